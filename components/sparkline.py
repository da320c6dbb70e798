"""A score over sessions as one line, drawn here: it stands with the text and needs no code of charts."""

from collections.abc import Sequence
from html import escape

from nicegui import ui

from components.markup import tag

LEVELS = (5, 4, 3, 2, 1)
EDGE = 3
"""Hundredths of the width that stay free beside the first and the last session."""


def sparkline(scores: Sequence[float], dates: Sequence[str], label: str) -> None:
    """`scores` are from 1 to 5, `dates` theirs; the first and the last are named. `label` says what is seen."""
    with tag('div', role='img', aria_label=label):
        ui.html(drawn(scores, dates), sanitize=False).classes('sparkline').props('aria-hidden=true')


def drawn(scores: Sequence[float], dates: Sequence[str]) -> str:
    """The line stretches with its place; words stand beside it, so that they keep their size."""
    places = [f'{_across(number, len(scores)):.1f} {_height(score):.1f}' for number, score in enumerate(scores)]
    grid = ''.join(f'<path class="level" d="M0 {_height(level):g}H100"/>' for level in LEVELS)
    line = f'<path class="way" d="M{"L".join(places)}"/>'
    dots = ''.join(f'<path class="session" d="M{place}h0"/>' for place in places)
    levels = ''.join(f'<span>{level}</span>' for level in LEVELS)
    ends = ''.join(f'<span>{escape(date)}</span>' for date in (dates[0], dates[-1]))
    picture = f'<svg viewBox="0 0 100 100" preserveAspectRatio="none">{grid}{line}{dots}</svg>'
    return f'<div class="levels">{levels}</div>{picture}<div class="dates">{ends}</div>'


def _across(number: int, of: int) -> float:
    return EDGE + (100 - 2 * EDGE) * (number / (of - 1) if of > 1 else 0.5)


def _height(score: float) -> float:
    return 25 * (5 - score)
