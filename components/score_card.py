"""One dimension of the evaluation: its level, why, the words it rests on, the next step."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from components.hear import SILENT, Hear, Recorded
from components.markup import heading, paragraph, tag
from components.plain import ICON, plain
from lab.models.evaluation import DimensionScore, Evidence

NOT_JUDGED = 'Not enough to judge'
QUOTE = Markup('<a href="#turn-{}"><q>{}</q><span class="to">{}<span>Read it in the transcript</span></span></a>')


def score_card(score: DimensionScore, recorded: Recorded = SILENT, more: Callable[[], object] = lambda: None) -> None:
    """`more` adds what stands under the next step."""
    if score.score is None:
        _unjudged(score, more)
        return
    with tag('section', 'score', aria_label=score.name, id=anchor(score.dimension)):
        with tag('div', 'why'):
            with tag('div', 'name'):
                heading(3, score.name)
                with tag('span'):
                    tag('span', 'value', f'{score.score:g} of 5')
                    tag('span', 'small muted', f' ± {score.band:g}')
            _meter(score.score, score.band)
            _why(score)
            more()
        quotes(score.evidence, recorded)


def _unjudged(score: DimensionScore, more: Callable[[], object]) -> None:
    """Small: it is no low score, and there is little to read."""
    with tag('section', 'score unjudged', aria_label=score.name, id=anchor(score.dimension)):
        with tag('div', 'name'):
            heading(3, score.name)
            tag('span', 'value none', NOT_JUDGED)
        with tag('div', 'why'):
            _why(score)
            more()


def _why(score: DimensionScore) -> None:
    if score.rationale.strip(' .') != NOT_JUDGED:
        paragraph(score.rationale)
    if score.improvement:
        with tag('p', 'next'):
            tag('b', text='Next step: ')
            tag('span', text=score.improvement)


def anchor(dimension: str) -> str:
    """The id under which a dimension stands on the page; places quoted for it lead back there."""
    return f'dimension-{dimension}'


def quotes(evidence: Sequence[Evidence], recorded: Recorded = SILENT) -> None:
    """Each quote jumps to the turn it comes from; one of a recorded answer can be heard where it stands."""
    if not evidence:
        return
    with tag('ul', 'evidence'):
        for each in evidence:
            quote = QUOTE.format(each.turn, each.quote, ICON.format('arrow-right'))
            if each.turn not in recorded:
                plain(quote, name='li')
                continue
            with tag('li'):
                plain(quote)
                Hear(recorded[each.turn])


def _meter(value: float, band: float) -> None:
    low, high = max(1.0, value - band), min(5.0, value + band)
    with tag('div', 'meter', aria_hidden='true'):
        tag('i').style(f'width: {_percent(value)}%')
        tag('b').style(f'left: {_percent(low)}%; right: {100 - _percent(high)}%')


def _percent(value: float) -> float:
    return round((value - 1) / 4 * 100, 1)
