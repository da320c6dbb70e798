"""One dimension of the evaluation: its level, why, the words it rests on, the next step."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from components.markup import heading, icon, paragraph, tag
from lab.models.evaluation import DimensionScore, Evidence

Recorded = AbstractSet[int]
"""Positions of the answers that can be heard."""


def score_card(
    score: DimensionScore, recorded: Recorded = frozenset(), more: Callable[[], object] = lambda: None
) -> None:
    """`more` adds what stands under the next step."""
    with tag('section', 'score', aria_label=score.name):
        with tag('div'):
            with tag('div', 'name'):
                heading(3, score.name)
                if score.score is None:
                    tag('span', 'value none', 'Not enough to judge')
                else:
                    with tag('span'):
                        tag('span', 'value', f'{score.score:g} of 5')
                        tag('span', 'small muted', f' ± {score.band:g}')
            if score.score is not None:
                _meter(score.score, score.band)
            paragraph(score.rationale)
            if score.improvement:
                with tag('div', 'next'):
                    tag('b', text='Next step: ')
                    tag('span', text=score.improvement)
            more()
        quotes(score.evidence, recorded)


def quotes(evidence: Sequence[Evidence], recorded: Recorded = frozenset()) -> None:
    """Each quote jumps to the turn it comes from; one of a recorded answer can be heard there."""
    with tag('ul', 'evidence'):
        for each in evidence:
            with tag('li'):
                with tag('a', href=f'#turn-{each.turn}'):
                    tag('q', text=each.quote)
                    tag('span', text='Read it in the transcript')
                if each.turn in recorded:
                    _hear(each.turn)


def _hear(turn: int) -> None:
    with tag('button', 'act quiet hear no-print', type='button') as hear:
        icon('play')
        tag('span', text='Hear this answer')
    hear.on('click', js_handler=f'() => document.getElementById("voice-{turn}").play()')


def _meter(value: float, band: float) -> None:
    low, high = max(1.0, value - band), min(5.0, value + band)
    with tag('div', 'meter', aria_hidden='true'):
        tag('i').style(f'width: {_percent(value)}%')
        tag('b').style(f'left: {_percent(low)}%; right: {100 - _percent(high)}%')


def _percent(value: float) -> float:
    return round((value - 1) / 4 * 100, 1)
