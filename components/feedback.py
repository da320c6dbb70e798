"""The coach's part of the report: wins, improvements, better answers, the week's plan."""

import re
from collections.abc import Sequence

from components.hear import SILENT, Hear, Recorded
from components.markup import heading, paragraph, tag
from components.score_card import quotes
from lab.models.evaluation import BetterAnswer, Point, PracticeDay

BLANK = re.compile(r'(\[[^\]]+\])')


def points(title: str, entries: Sequence[Point], classes: str, recorded: Recorded = SILENT, level: int = 2) -> None:
    with tag('div', 'stack'):
        heading(level, title)
        with tag('ol', f'three-up {classes}'):
            for entry in entries:
                with tag('li'):
                    paragraph(entry.text)
                    proof(entry, recorded)


def proof(entry: Point, recorded: Recorded = SILENT) -> None:
    """The words a point rests on; where it quotes them itself, only the way to them."""
    if not entry.evidence:
        return
    first = entry.evidence[0]
    if ' '.join(first.quote.split()[:4]) in entry.text:
        with tag('div', 'line'):
            tag('a', 'small muted', 'Read it in the transcript', href=f'#turn-{first.turn}')
            if first.turn in recorded:
                Hear(recorded[first.turn])
    else:
        quotes([first], recorded)


def better_answer(answer: BetterAnswer) -> None:
    """What was said beside what could be said; blanks stand out as places to fill."""
    with tag('article', 'better'):
        heading(3, answer.question)
        with tag('div', 'stack tight'):
            tag('span', 'eyebrow', 'What you said')
            paragraph(answer.said or 'You did not answer this one.', 'said')
        with tag('div', 'stack tight'):
            tag('span', 'eyebrow', 'In your words, in a stronger order')
            with tag('p'):
                for part in BLANK.split(answer.better_answer):
                    tag('span', 'blank' if BLANK.fullmatch(part) else '', part)
            if answer.why:
                paragraph(answer.why, 'small muted')


def practice_plan(days: Sequence[PracticeDay]) -> None:
    with tag('ol', 'days'):
        for each in days:
            with tag('li'):
                tag('span', 'day', f'Day {each.day}')
                tag('span', 'what', each.task)
                tag('span', 'muted small figures', f'{each.time_minutes} min')
                if each.passes_when:
                    tag('span', 'pass', f'Done when {each.passes_when[0].lower()}{each.passes_when[1:]}')
