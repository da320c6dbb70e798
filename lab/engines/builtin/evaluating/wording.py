"""Fills the texts a student reads: quotes in place, questions named, counts in words, capitals right."""

import re
from collections.abc import Sequence

from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.questions import is_reaction
from lab.engines.builtin.measuring.topic import content_stems

LONGEST_QUESTION = 14
LONGEST_SHOWN = 40
TELLING = 2
"""Content words by which a question can be told from others."""
COUNTS = ('none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve')


def filled(texts: Sequence[str], slots: dict[str, str]) -> str:
    """The first text, counted from a place that depends on the words, whose slots can all be filled."""
    usable = [text for text in texts if all(slots.get(name) for name in re.findall(r'{(\w+)}', text))]
    if not usable:
        return ''
    chosen = usable[sum(map(ord, slots.get('best', '') + slots.get('lack', ''))) % len(usable)]
    return fill(chosen, slots)


def fill(text: str, slots: dict[str, str]) -> str:
    for name, value in slots.items():
        text = re.sub(r'(^|[.!?] ){' + name + '}', lambda found, v=value: found[1] + capital(v), text)  # type: ignore[misc]
        text = text.replace('{' + name + '}', value)
    return re.sub(r'([.?!])”([.])', r'\1”', text).strip()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return ' and '.join(part for part in (', '.join(parts[:-1]), parts[-1]) if part) if parts else ''


def counted(number: int) -> str:
    return COUNTS[number] if number < len(COUNTS) else str(number)


def tally(number: int, of: int) -> str:
    if of == 1:
        return 'the answer that called for it' if number else 'none of your answers'
    if number == of:
        return f'all {counted(of)} answers' if of > 2 else 'both answers'
    return f'{counted(number)} of {counted(of)} answers'


def asked(account: Account) -> str:
    return short_question(account.exchange.question)


def short_question(question: str) -> str:
    """A question as it can be named in a sentence: its most telling part, cut when long."""
    parts = [part for part in re.split(r'(?<=[.!?])\s+', question.strip()) if part and not is_reaction(part)]
    if not parts:
        return 'the first question'
    fitting = [part for part in parts if len(part.split()) <= LONGEST_QUESTION and len(content_stems(part)) >= TELLING]
    asking = [part for part in fitting if part.endswith('?')] or _questions(parts) or fitting or [max(parts, key=len)]
    words = capital(
        re.sub(r'^(?:(?:so|and|okay|ok|now|well|great|right|good)[,.]? )+', '', asking[-1], flags=re.I)
    ).split()
    cut = ' '.join(words[:LONGEST_QUESTION]).rstrip('.,;:')
    return cut + '…' if len(words) > LONGEST_QUESTION else cut


def _questions(parts: Sequence[str]) -> list[str]:
    """Short ones that can still be told from others ("What were you proudest of?")."""
    short = [part for part in parts if part.endswith('?') and len(part.split()) <= LONGEST_QUESTION]
    return [part for part in short if len(part.split()) >= TELLING + 2]


def full_question(question: str) -> str:
    """A question as it is shown: the asking sentence and, when it leads up to it, the one before."""
    parts = [part for part in re.split(r'(?<=[.!?])\s+', question.strip()) if part and not is_reaction(part)]
    asking = [i for i, part in enumerate(parts) if part.endswith('?')] or [len(parts) - 1]
    shown = parts[max(0, asking[-1] - 1) : asking[-1] + 1]
    if len(shown) > 1 and (len(' '.join(shown).split()) > LONGEST_SHOWN or _greets(shown[0])):
        shown = shown[1:]
    return ' '.join(shown) or question.strip()


def _greets(sentence: str) -> bool:
    return bool(
        re.match(
            r"(hello|hi|good to|nice to|thanks|thank you|i'm|we have|we've|let's|my name|so,? we)\b", sentence.lower()
        )
    )
