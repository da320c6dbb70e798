"""How somebody spoke over the session: a picture of pace and length, and a table that says the same and more."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.charts import course
from components.markup import heading, paragraph, tag
from lab.models.evaluation import SpeechMetrics

EASY_PACE = (120.0, 170.0)
"""Words a minute that are easy to follow; the same as the rubric's."""
FEWEST = 2
Answer = dict[str, Any]


class Delivery:
    """Only for answers that were spoken, at least two. `draw` fills the places that were kept for the pictures."""

    def __init__(self, metrics: SpeechMetrics) -> None:
        self.answers = [each for each in metrics.per_answer if each.get('speaking_s')]
        self._places: list[tuple[Element, Callable[[], None]]] = []
        if not metrics.delivery or len(self.answers) < FEWEST:
            return
        with tag('section', 'stack'):
            heading(3, 'Over the session')
            with tag('div', 'two'):
                self._picture('Pace', 'Words a minute, pauses left out. The band is easy to follow.', self._pace)
                self._picture('Length', 'Each answer as a share of what its question called for.', self._length)
            with tag('div', 'table-box'):
                _table(self.answers)

    async def draw(self) -> None:
        if not self._places:
            return
        await ui.context.client.connected()
        for place, picture in self._places:
            with place:
                picture()

    def _picture(self, title: str, how: str, draw: Callable[[], None]) -> None:
        with tag('figure', 'stack tight'):
            tag('figcaption', 'label', title)
            paragraph(how, 'small muted')
            self._places.append((tag('div', 'chart low'), draw))

    def _pace(self) -> None:
        values = [each['words_per_minute'] for each in self.answers]
        course(_names(self.answers), values, f'Pace of each answer: {_listed(values, "words a minute")}', EASY_PACE)

    def _length(self) -> None:
        values = [round(100 * each['length_ratio']) for each in self.answers]
        course(_names(self.answers), values, f'Length of each answer: {_listed(values, "percent")}', (60.0, 130.0), '%')


def _names(answers: Sequence[Answer]) -> list[str]:
    return [str(number) for number in range(1, len(answers) + 1)]


def _listed(values: Sequence[float], unit: str) -> str:
    return ', '.join(f'{value:.0f}' for value in values) + f' {unit}'


def _table(answers: Sequence[Answer]) -> None:
    with tag('table', 'plain-table'):
        tag('caption', 'visually-hidden', 'How each answer was spoken')
        with tag('tr'):
            for head in ('Answer', 'At', 'Spoken for', 'Pace', 'Fillers', 'Long pauses', 'To the first word'):
                tag('th', text=head, scope='col')
        for number, answer in enumerate(answers, 1):
            with tag('tr'):
                with tag('th', scope='row'):
                    tag('a', text=str(number), href=f'#turn-{answer["turn"]}', aria_label=f'Answer {number}, read it')
                for cell in _cells(answer):
                    tag('td', text=cell)


def _cells(answer: Answer) -> list[str]:
    pauses = answer['pauses_s']
    wait = answer['first_word_s']
    return [
        f'{answer["at_s"] // 60:.0f}:{answer["at_s"] % 60:02.0f}',
        f'{answer["speaking_s"]:.0f} s, {100 * answer["length_ratio"]:.0f} % of its length',
        f'{answer["words_per_minute"]:.0f} a minute',
        str(answer['fillers']),
        ', '.join(f'{pause:.0f} s' for pause in pauses) or 'none',
        'before the question ended' if wait is None else f'{wait:.1f} s',
    ]
