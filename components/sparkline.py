"""A score over sessions as one line, drawn here: it stands with the text and needs no code of charts."""

from collections.abc import Sequence

from markupsafe import Markup

from components.markup import tag
from components.plain import each, plain

LEVELS = (5, 4, 3, 2, 1)
EDGE = 3
"""Hundredths of the width that stay free beside the first and the last session."""
PICTURE = Markup(
    '<div class="levels">{levels}</div><svg viewBox="0 0 100 100" preserveAspectRatio="none">{grid}{line}{dots}</svg>'
    '<div class="dates">{ends}</div>'
)
GRID, WORD = Markup('<path class="level" d="M0 {}H100"/>'), Markup('<span>{}</span>')
LINE, DOT = Markup('<path class="way" d="M{}"/>'), Markup('<path class="session" d="M{}h0"/>')


def sparkline(scores: Sequence[float], dates: Sequence[str], label: str) -> None:
    """`scores` are from 1 to 5, `dates` theirs; the first and the last are named. `label` says what is seen."""
    with tag('div', role='img', aria_label=label):
        plain(drawn(scores, dates), 'sparkline').props('aria-hidden=true')


def drawn(scores: Sequence[float], dates: Sequence[str]) -> Markup:
    """The line stretches with its place; words stand beside it, so that they keep their size."""
    places = [f'{_across(number, len(scores)):.1f} {_height(score):.1f}' for number, score in enumerate(scores)]
    return PICTURE.format(
        levels=each(WORD, [str(level) for level in LEVELS]),
        grid=each(GRID, [f'{_height(level):g}' for level in LEVELS]),
        line=LINE.format('L'.join(places)),
        dots=each(DOT, places),
        ends=each(WORD, [dates[0], dates[-1]]),
    )


def _across(number: int, of: int) -> float:
    return EDGE + (100 - 2 * EDGE) * (number / (of - 1) if of > 1 else 0.5)


def _height(score: float) -> float:
    return 25 * (5 - score)
