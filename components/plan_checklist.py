"""The week's plan as a checklist: what is done, what comes next, how far one is."""

from collections.abc import Awaitable, Callable

from markupsafe import Markup
from nicegui import ui

from components.feedback import of_day
from components.markup import paragraph, tag
from components.plain import plain
from lab.models.practice import PlanDay, PlanView

BOX = Markup('<input type="checkbox" aria-label="Day {} done"{}>')
CHECKED = Markup(' checked')

Tick = Callable[[int, bool], Awaitable[PlanView]]


class PlanChecklist:
    """`on_tick` gets the number of a day and whether it is done."""

    def __init__(self, plan: PlanView, on_tick: Tick) -> None:
        self.plan, self.on_tick = plan, on_tick
        self.progress()
        with tag('ol', 'days checks'):
            for day in plan.days:
                self._day(day)

    @ui.refreshable_method
    def progress(self) -> None:
        done, of = self.plan.done, len(self.plan.days)
        with tag('div', 'line'):
            bar = tag('div', 'done-bar', role='progressbar', aria_label='Days done')
            bar.props(f'aria-valuemin=0 aria-valuemax={of} aria-valuenow={done}')
            with bar:
                tag('i').style(f'width: {100 * done / max(of, 1):.0f}%')
            paragraph(f'{done} of {of} days done', 'small figures')

    def _day(self, day: PlanDay) -> None:
        box = BOX.format(day.day, CHECKED if day.done_at else '')
        line = plain(box + of_day(day), 'done' if day.done_at else '', 'li')

        async def ticked(done: bool) -> None:
            self.plan = await self.on_tick(day.day, done)
            line.classes('done') if done else line.classes(remove='done')
            self.progress.refresh()

        line.on('change', lambda event: ticked(bool(event.args)), js_handler='(e) => emit(e.target.checked)')
