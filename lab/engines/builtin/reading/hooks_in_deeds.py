"""Hooks in what was done: deeds, "we", things chosen, people told, tools named."""

import re
from collections.abc import Iterator

from lab.engines.builtin.reading.deeds import Deed
from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.lexicon import pattern, plain, words_of
from lab.engines.builtin.reading.spans import clauses, sentence_around
from lab.engines.builtin.reading.substance import Answer
from lab.engines.builtin.reading.turned import turned_round
from lab.engines.builtin.reading.words import Word, tagged

DETERMINERS = frozenset({'AT0', 'DPS', 'DT0', 'CRD', 'ORD', 'AJ0', 'AJS', 'AJC', 'PNI'})
CHOOSING = frozenset({'choose', 'pick', 'opt', 'select', 'prefer', 'use'})
LONGEST_WE = 9
LONGEST_CHOICE = 4
BY_ME = re.compile(r'(?i)(?:\W|and|so|but|then|also)*(?:i|we)\b')
OWNER = re.compile(r'(?i)\b(my|our|his|her|their|the)\s+(?:\w+\s)?$')
ONE_OF = re.compile(r'(?i)\bone of (?:my|the|our|his|her|their)\s+(?:\w+\s)?$')


def in_deeds(answer: Answer) -> Iterator[Hook]:
    for finder in (joint, choices, people, done):
        yield from finder(answer)


def joint(answer: Answer) -> Iterator[Hook]:
    for deed in answer.shared:
        if deed.whole and deed.said.lower().startswith('we') and 3 <= len(deed.said.split()) <= LONGEST_WE:
            yield Hook('we', deed.said)
            return


def choices(answer: Answer) -> Iterator[Hook]:
    """What was chosen or used where no reason was given."""
    words = tagged(answer.text)
    for index, word in enumerate(words):
        steps = _steps_to_choice(words, index)
        if not steps or pattern('reasons').search(plain(sentence_around(answer.text, word.start))):
            continue
        if named := _noun_phrase(answer.text, words, index + steps):
            yield Hook('choice', named, turned_round(named))


def people(answer: Answer) -> Iterator[Hook]:
    """Someone who was told or asked something, or who was against it, where the rest was not told."""
    for clause in clauses(answer.text):
        said = plain(clause.text)
        found = pattern('people').search(said)
        if not found or pattern('replied').search(answer.plain[clause.start + found.end() :]):
            continue
        telling, upset = pattern('telling').search(said), pattern('upset').search(said)
        if telling and BY_ME.match(said) and telling.end() <= found.start():
            yield Hook('people', found.group(), _person(said, found))
        elif upset and found.end() <= upset.start() and not BY_ME.match(said):
            yield Hook('upset', found.group(), _person(said, found))


def done(answer: Answer) -> Iterator[Hook]:
    """The last deed, for what came of it; the fullest, for why and how."""
    whole = [deed for deed in answer.own if deed.whole]
    if not whole:
        return
    fullest = max(whole, key=lambda deed: len(deed.told.split()))
    yield Hook('last_deed', whole[-1].told, f'you {turned_round(whole[-1].told)}')
    yield Hook('why_deed', fullest.told, _in_base_form(fullest))
    if fullest.verb in words_of('craft_verbs'):
        yield Hook('how_deed', fullest.told, _in_base_form(fullest))


def tools(answer: Answer, skills: tuple[str, ...]) -> Iterator[Hook]:
    for skill in skills:
        found = re.search(rf'(?<![\w-]){re.escape(skill)}(?![\w-])', answer.text)
        if found and len(skill.split()) <= 3 and re.match(r'[A-Z0-9]', skill):
            yield Hook('tool', found.group(), found.group())


def _steps_to_choice(words: tuple[Word, ...], index: int) -> int:
    """How many words on from the verb the chosen thing begins; 0 when nothing is chosen here."""
    word = words[index]
    if not word.past:
        return 0
    following = words[index + 1].lower if index + 1 < len(words) else ''
    if word.lemma in {'go', 'settle'} and following in {'with', 'for', 'on'}:
        return 2
    return 1 if word.lemma in CHOOSING else 0


def _noun_phrase(text: str, words: tuple[Word, ...], index: int) -> str:
    """At most four words from `index`, ending on a noun that something can be asked about."""
    taken: list[Word] = []
    for word in words[index : index + LONGEST_CHOICE + 1]:
        if not (word.noun or word.tag in DETERMINERS):
            break
        taken.append(word)
    while taken and not taken[-1].noun:
        taken.pop()
    if not 1 <= len(taken) <= LONGEST_CHOICE or taken[-1].lower in words_of('empty_nouns'):
        return ''
    return text[taken[0].start : taken[-1].end]


def _person(text: str, found: re.Match[str]) -> str:
    """ "a customer" → "the customer", "my manager" → "your manager", "one of my teammates" → "your teammate"."""
    noun = found.group() if found.group().isupper() else found.group().lower()
    before = text[max(0, found.start() - 30) : found.start()]
    noun = noun.removesuffix('s') if ONE_OF.search(before) else noun
    owner = OWNER.search(before)
    if owner is None:
        return f'the {noun}'
    said = {'my': 'your', 'our': 'your'}.get(owner[1].lower(), owner[1].lower())
    return ' '.join([said, *owner.group().split()[1:], noun])


def _in_base_form(deed: Deed) -> str:
    _, _, rest = deed.told.partition(' ')
    return f'{deed.verb} {turned_round(rest)}'.strip()
