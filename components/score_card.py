"""One dimension of the evaluation: its level, why, the words it rests on, the next step."""

from collections.abc import Callable, Sequence

from markupsafe import Markup
from nicegui.element import Element

from components.hear import SILENT, Hear, Recorded
from components.markup import tag
from components.plain import ICON, plain
from lab.models.evaluation import DimensionScore, Evidence

NOT_JUDGED = 'Not enough to judge'
QUOTE = Markup('<a href="#turn-{}"><q>{}</q><span class="to">{}<span>Read it in the transcript</span></span></a>')

LINE, QUOTES = Markup('<li>{}</li>'), Markup('<ul class="evidence">{}</ul>')
UNJUDGED = Markup('<h3>{}</h3><span class="value none">{}</span>')
NAME = Markup(
    '<div class="name"><h3>{}</h3><span><span class="value">{} of 5</span>'
    '<span class="small muted"> ± {}</span></span></div>'
)
METER = Markup(
    '<div class="meter" aria-hidden="true"><i style="width: {}%"></i><b style="left: {}%; right: {}%"></b></div>'
)
WHY, NEXT = Markup('<p>{}</p>'), Markup('<p class="next"><b>Next step: </b><span>{}</span></p>')


def score_card(
    score: DimensionScore, recorded: Recorded = SILENT, more: Callable[[Element], object] = lambda box: None
) -> None:
    """`more` adds what stands under the next step to the box it is given."""
    if score.score is None:
        _unjudged(score, more)
        return
    with tag('section', 'score', aria_label=score.name, id=anchor(score.dimension)):
        with tag('div') as box:
            name = NAME.format(score.name, f'{score.score:g}', f'{score.band:g}')
            plain(name + _meter(score.score, score.band) + _why(score), 'why')
            more(box)
        quotes(score.evidence, recorded)


def _unjudged(score: DimensionScore, more: Callable[[Element], object]) -> None:
    """Small: it is no low score, and there is little to read."""
    with tag('section', 'score unjudged', aria_label=score.name, id=anchor(score.dimension)):
        plain(UNJUDGED.format(score.name, NOT_JUDGED), 'name')
        with tag('div') as box:
            plain(_why(score), 'why')
            more(box)


def _why(score: DimensionScore) -> Markup:
    empty = score.rationale.strip(' .') == NOT_JUDGED
    why = Markup('') if empty else WHY.format(score.rationale)
    return why + NEXT.format(score.improvement) if score.improvement else why


def anchor(dimension: str) -> str:
    """The id under which a dimension stands on the page; places quoted for it lead back there."""
    return f'dimension-{dimension}'


def quotes(evidence: Sequence[Evidence], recorded: Recorded = SILENT) -> None:
    """Each quote jumps to the turn it comes from; one of a recorded answer can be heard where it stands."""
    if not any(each.turn in recorded for each in evidence):
        if evidence:
            plain(_lines(evidence), 'evidence', 'ul')
        return
    with tag('ul', 'evidence'):
        for each in evidence:
            with tag('li'):
                plain(_quote(each))
                if each.turn in recorded:
                    Hear(recorded[each.turn])


def quoted(evidence: Sequence[Evidence]) -> Markup:
    """The same as a piece of HTML, for what nobody can hear."""
    return QUOTES.format(_lines(evidence))


def _lines(evidence: Sequence[Evidence]) -> Markup:
    return Markup('').join(LINE.format(_quote(each)) for each in evidence)


def _quote(each: Evidence) -> Markup:
    return QUOTE.format(each.turn, each.quote, ICON.format('arrow-right'))


def _meter(value: float, band: float) -> Markup:
    low, high = max(1.0, value - band), min(5.0, value + band)
    return METER.format(_percent(value), _percent(low), 100 - _percent(high))


def _percent(value: float) -> float:
    return round((value - 1) / 4 * 100, 1)
