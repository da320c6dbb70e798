"""One dimension of the evaluation: its level, why, the words it rests on, the next step."""

from collections.abc import Sequence

from components.markup import heading, paragraph, tag
from lab.models.evaluation import DimensionScore, Evidence


def score_card(score: DimensionScore) -> None:
    with tag('section', 'score', aria_label=score.name):
        with tag('div'):
            with tag('div', 'name'):
                heading(3, score.name)
                if score.score is None:
                    tag('span', 'value none', 'Not enough to judge')
                else:
                    tag('span', 'value', f'{score.score:g} of 5')
                    tag('span', 'small muted', f'give or take {score.band:g}')
            if score.score is not None:
                _meter(score.score, score.band)
            paragraph(score.rationale)
            if score.improvement:
                with tag('div', 'next'):
                    tag('b', text='Next step: ')
                    tag('span', text=score.improvement)
        quotes(score.evidence)


def quotes(evidence: Sequence[Evidence]) -> None:
    """Each quote jumps to the turn it comes from."""
    with tag('ul', 'evidence'):
        for each in evidence:
            with tag('li'), tag('a', href=f'#turn-{each.turn}'):
                tag('q', text=each.quote)
                tag('span', text='Read it in the transcript')


def _meter(value: float, band: float) -> None:
    low, high = max(1.0, value - band), min(5.0, value + band)
    with tag('div', 'meter', aria_hidden='true'):
        tag('i').style(f'width: {_percent(value)}%')
        tag('b').style(f'left: {_percent(low)}%; right: {100 - _percent(high)}%')


def _percent(value: float) -> float:
    return round((value - 1) / 4 * 100, 1)
