"""A score contested: the candidate points at words that were missed, and sees both scores."""

from collections.abc import Awaitable, Callable, Mapping

from markupsafe import Markup
from nicegui import ui
from nicegui.element import Element

from components.markup import button, heading, paragraph, tag
from components.plain import plain
from lab.errors import LabError
from lab.models.attempt import ContestView
from lab.models.evaluation import DimensionScore

LONGEST = 20
MARKED = """(event) => { const marked = getSelection(), from = document.getElementById('pick-from');
    emit(from && marked.anchorNode && from.contains(marked.anchorNode) ? marked.toString() : ''); }"""

PRESSED = "(event) => event.target.closest('button') && emit()"
DRILL = Markup('<a class="small" href="{}">Practise this with one question</a>')
ASK = Markup(
    '<button class="text-act" type="button" aria-label="Was something missed in {}?">Was something missed?</button>'
)

Contest = Callable[[str, int, str, str], Awaitable[ContestView]]


class Contesting:
    """`answers` are the candidate's, by position; `contest` gets dimension, position, quote and note. A new contest is
    shown at the end of `box`. Beside the way to contest stands the one to a `drill`, where there is one.
    """

    def __init__(
        self, score: DimensionScore, answers: Mapping[int, str], contest: Contest, box: Element, drill: str = ''
    ) -> None:
        self.score, self.answers, self.contest, self.box = score, answers, contest, box
        self.turn = next(iter(answers), 0)
        ways = plain((DRILL.format(drill) if drill else Markup('')) + ASK.format(score.name), 'more no-print')
        ways.on('click', self.open, js_handler=PRESSED)

    def open(self) -> None:
        with ui.dialog(value=True) as dialog, ui.card().classes('stack lab-dialog'):
            dialog.props(f'aria-label="Contest the score of {self.score.name}"')
            heading(2, f'What was missed in “{self.score.name}”?')
            paragraph(
                'Point at up to twenty words you said. This one dimension is judged again with them in view. '
                'Both scores stay in your report, whichever way it goes.',
                'muted',
            )
            options = {turn: f'Answer {n}: {_short(said)}' for n, (turn, said) in enumerate(self.answers.items(), 1)}
            ui.select(options, value=self.turn, label='In which answer', on_change=lambda e: self._choose(e.value))
            self.said = tag('p', 'pick-from', self.answers.get(self.turn, ''), id='pick-from')
            mark = button('Use the words I marked', 'soft', 'start')
            mark.on('click', lambda event: self._mark(str(event.args or '')), js_handler=MARKED)
            self.quote = ui.input('The words, as you said them', on_change=self._count)
            self.count = tag('span', 'small muted', role='status')
            self.note = ui.input('Why they count (only you see this)')
            with tag('div', 'line'):
                self.go = button('Judge it again').on_click(self.judge)
                button('Close', 'outline').on_click(dialog.close)
            self.outcome = tag('div', 'stack tight', role='status')
        self._count()

    async def judge(self) -> None:
        self.go.set_enabled(False)
        try:
            found = await self.contest(self.score.dimension, self.turn, self.quote.value or '', self.note.value or '')
        except LabError as error:
            ui.notify(error.sentence, type='negative', multi_line=True, timeout=9000, close_button='Close')
            return
        finally:
            self.go.set_enabled(True)
        self.outcome.clear()
        with self.outcome:
            contested(found)
        with self.box:
            contested(found)

    def _choose(self, turn: int) -> None:
        self.turn = turn
        self.said._text = self.answers[turn]
        self.said.update()

    def _mark(self, words: str) -> None:
        if words.strip():
            self.quote.set_value(' '.join(words.split()))
        else:
            ui.notify('Mark the words in the answer above first, then press this.')

    def _count(self) -> None:
        words = len((self.quote.value or '').split())
        self.count._text = f'{words} of at most {LONGEST} words'
        self.count.update()
        self.go.set_enabled(0 < words <= LONGEST)


def contested(view: ContestView) -> None:
    """Both scores and the words that were pointed at."""
    before, after = _of_five(view.before), _of_five(view.after)
    with tag('div', 'contested'):
        with tag('div', 'both'):
            tag('b', text=f'Contested: {before} before, {after} with these words in view')
        with tag('a', href=f'#turn-{view.turn}'):
            tag('q', text=view.quote)
        paragraph(view.after.rationale, 'small')
        if view.note:
            paragraph(f'Your note: {view.note}', 'small muted')


def _of_five(score: DimensionScore) -> str:
    return 'not judged' if score.score is None else f'{score.score:g} of 5'


def _short(said: str) -> str:
    words = said.split()
    return ' '.join(words[:9]) + (' …' if len(words) > 9 else '')
