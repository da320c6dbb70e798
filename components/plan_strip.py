"""The course of an interview as a strip, each phase as wide as its time, and as a list that says the same."""

from collections.abc import Sequence

from nicegui import ui

from components.markup import heading, tag
from lab.models.plan import PlannedPhase


class PlanStrip:
    """Phases and their lengths; the questions stay with the interviewer."""

    def __init__(self, phases: Sequence[PlannedPhase], factor: float) -> None:
        self.phases, self.factor = phases, factor
        with tag('section', 'stack plan-strip', aria_label='What will happen'):
            self.show()

    def stretch(self, factor: float) -> None:
        """With extra time, every phase has more of it."""
        self.factor = factor
        self.show.refresh()

    @ui.refreshable_method
    def show(self) -> None:
        total = sum(phase.budget_s for phase in self.phases) * self.factor
        with tag('div', 'line apart'):
            heading(2, 'What will happen')
            tag('span', 'figures muted', f'{length(total)} in all')
        with tag('div', 'strip', aria_hidden='true'):
            for phase in self.phases:
                tag('i').style(f'flex-grow: {phase.budget_s}')
        with tag('ol', 'timeline'):
            for phase in self.phases:
                self._phase(phase)

    def _phase(self, phase: PlannedPhase) -> None:
        with tag('li'):
            with tag('div'):
                tag('b', text=phase.name)
                tag('p', 'small muted', phase.goal)
            tag('span', 'time', length(phase.budget_s * self.factor))


def length(seconds: float) -> str:
    return f'about {round(seconds / 60)} min' if seconds >= 90 else 'about a minute'
