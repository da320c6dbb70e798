"""Two answers to one question beside each other, each with its levels and the words they rest on."""

from components.markup import heading, paragraph, tag
from lab.models.attempt import AttemptView, Side
from lab.models.evaluation import DimensionScore


def side_by_side(view: AttemptView) -> None:
    both = view.before is not None and view.after is not None
    with tag('section', 'two' if both else '', aria_label='Both answers' if both else 'Your answer'):
        if view.before is not None:
            _side('In the interview', view.before)
        if view.after is not None:
            _side('This time', view.after)
    if view.strong_answer:
        with tag('section', 'panel'):
            heading(2, 'What a strong answer shows')
            paragraph(view.strong_answer)


def _side(title: str, side: Side) -> None:
    with tag('article', 'card stack'):
        with tag('div', 'line apart'):
            heading(2, title)
            if side.overall is not None:
                tag('span', 'figures', f'{side.overall:g} of 5')
        paragraph(side.text or 'Nothing was said.')
        if not side.scores:
            paragraph('Too short to judge.', 'small muted')
        for score in side.scores:
            _score(score)


def _score(score: DimensionScore) -> None:
    with tag('div', 'stack tight'):
        with tag('div', 'line apart'):
            tag('b', text=score.name)
            tag('span', 'figures small', f'{score.score:g} of 5')
        paragraph(score.rationale, 'small')
        if score.improvement:
            paragraph(f'Next step: {score.improvement}', 'small muted')
