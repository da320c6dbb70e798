"""Edits of an interview whose effect on a fair score is known beforehand."""

import random
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lab.models.interview import Brief, Turn

SEED = 7


@lru_cache
def texts() -> dict[str, Any]:
    written: dict[str, Any] = yaml.safe_load((Path(__file__).parent / 'edits.yaml').read_text(encoding='utf-8'))
    return written


def each_answer(transcript: list[Turn], edit: Callable[[int, str], str]) -> list[Turn]:
    """`edit` gets the number of the answer and its text."""
    out, number = [], 0
    for turn in transcript:
        if turn.speaker == 'candidate':
            turn = turn.model_copy(update={'text': edit(number, turn.text)})
            number += 1
        out.append(turn)
    return out


def padded(transcript: list[Turn]) -> list[Turn]:
    """Every answer about twice as long, with talk that says nothing."""
    return each_answer(
        transcript, lambda n, text: f'{_padding(n)} {text} {_padding(n + 1)}' if len(text) > 40 else text
    )


def praised(transcript: list[Turn]) -> list[Turn]:
    return each_answer(transcript, lambda n, text: f'{text} {_of("self_praise", n)}')


def repeated(transcript: list[Turn]) -> list[Turn]:
    """Every answer said once more at its end."""
    return each_answer(transcript, lambda n, text: f'{text} As I said: {text}')


def beside_the_point(transcript: list[Turn]) -> list[Turn]:
    return each_answer(transcript, lambda n, text: f'{text} {_of("irrelevance", n)}')


def injected(transcript: list[Turn]) -> list[Turn]:
    return each_answer(transcript, lambda n, text: f'{text} {_of("injection", n)}')


def hedged(transcript: list[Turn]) -> list[Turn]:
    """A hedge before every second "I" or "we" that opens a clause."""
    return each_answer(transcript, lambda n, text: _hedge(text))


def shuffled(transcript: list[Turn]) -> list[Turn]:
    """Questions in another order, each with its follow-ups; the first and the last stay."""
    pairs = [transcript[i : i + 2] for i in range(0, len(transcript), 2)]
    groups: list[list[Turn]] = []
    for pair in pairs:
        if groups and re.match(r'(How do you know|How did you know|And what)', pair[0].text):
            groups[-1] += pair
        else:
            groups.append(list(pair))
    middle = groups[1:-1]
    random.Random(SEED).shuffle(middle)
    return [turn for group in [groups[0], *middle, groups[-1]] for turn in group]


def renamed(transcript: list[Turn]) -> list[Turn]:
    """Other names, schools and employers, in questions and answers alike."""
    return [turn.model_copy(update={'text': _swap(turn.text, texts()['names'])}) for turn in transcript]


def renamed_brief(brief: Brief) -> Brief:
    return Brief.model_validate_json(_swap(brief.model_dump_json(), texts()['names']))


def regendered(transcript: list[Turn]) -> list[Turn]:
    return [turn.model_copy(update={'text': _swap(turn.text, texts()['genders'])}) for turn in transcript]


def noisy(transcript: list[Turn], share: float, words: str = 'misheard') -> list[Turn]:
    """As a recogniser might write it: no punctuation, no capitals, and a share of the words misheard, lost or added."""
    luck = random.Random(SEED)
    return each_answer(transcript, lambda n, text: _misheard(text, share, luck, words))


def withdrawn(transcript: list[Turn]) -> list[Turn]:
    """The two longest stories are taken back at their end."""
    longest = sorted((len(t.text), i) for i, t in enumerate(transcript) if t.speaker == 'candidate')[-2:]
    taken = {index: _of('retractions', number) for number, (_, index) in enumerate(longest)}
    return [
        turn.model_copy(update={'text': f'{turn.text} {taken[i]}'}) if i in taken else turn
        for i, turn in enumerate(transcript)
    ]


def with_result(transcript: list[Turn], kit: str) -> list[Turn]:
    """A measured result at the end of one story that had none."""
    number, result = texts()['measured'][kit]
    return each_answer(transcript, lambda n, text: f'{text} {result}' if n == number else text)


def answered_beside(transcript: list[Turn]) -> list[Turn]:
    """Fluent talk about something else in place of every answer."""
    return each_answer(transcript, lambda n, text: _of('off_topic', n))


def answered_far_beside(transcript: list[Turn]) -> list[Turn]:
    """The same with stories that are not full of words of free time."""
    return each_answer(transcript, lambda n, text: _of('unseen_off_topic', n))


def _padding(number: int) -> str:
    return f'{_of("padding", 2 * number)} {_of("padding", 2 * number + 1)}'


def _of(kind: str, number: int) -> str:
    choices = texts()[kind]
    return str(choices[number % len(choices)])


def _hedge(text: str) -> str:
    hedges, count = texts()['hedges'], 0

    def put(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'{found[1]}{hedges[count // 2 % len(hedges)]} {found[2]} ' if count % 2 else found[0]

    return re.sub(r'(^|[.,:] |\band |\bso )(I|we|We) ', put, text)


def _swap(text: str, table: dict[str, str]) -> str:
    words = {**table, **{key.capitalize(): value.capitalize() for key, value in table.items()}}
    return re.sub(r'\b[A-Za-z]+\b', lambda found: words.get(found[0], found[0]), text)


def _misheard(text: str, share: float, luck: random.Random, instead: str) -> str:
    words = re.sub(r"[^\w\s'%£$.]|\.(?!\d)", ' ', text.lower()).split()
    out: list[str] = []
    for word in words:
        roll = luck.random()
        if roll < share * 0.6:
            out.append(luck.choice(texts()[instead]))
        elif roll < share * 0.8:
            continue
        elif roll < share:
            out += [word, luck.choice(texts()[instead])]
        else:
            out.append(word)
    return ' '.join(out)
