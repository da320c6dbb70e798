"""Where the time went: each phase as the plan meant it and as it came, with a table that says the same."""

from collections.abc import Sequence

from components.charts import phases
from components.pictured import Picture, Table, pictured
from lab.models.course import Course, PhaseTime

SHORTEST_S = 60
HOW = 'The pale bar is what the plan meant to give a phase, the full one what it took.'
HEAD = ('Phase', 'Planned', 'Took', 'From', 'Questions answered')


def time_spent(course: Course) -> list[Picture]:
    """Nothing where too little time was spent to tell."""
    if not course.phases or course.seconds < SHORTEST_S:
        return []
    times = [f'{each.name} {_minutes(each.took_s)} of {_minutes(each.planned_s)}' for each in course.phases]
    said = Table('Time of each phase', HEAD, phase_rows(course.phases))
    return [pictured('Where the time went', HOW, phases(course), ', '.join(times), said, 'phases-time')]


def phase_rows(times: Sequence[PhaseTime]) -> list[list[str]]:
    return [
        [
            phase.name,
            _minutes(phase.planned_s),
            _minutes(phase.took_s) if phase.from_s is not None else 'not come to',
            f'{phase.from_s // 60:.0f}:{phase.from_s % 60:02.0f}' if phase.from_s is not None else '–',
            str(phase.questions),
        ]
        for phase in times
    ]


def _minutes(seconds: float) -> str:
    return f'{seconds / 60:.1f} min'
