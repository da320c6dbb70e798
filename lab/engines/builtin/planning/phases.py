"""Phases of an interview and the seconds each may take."""

from lab.models.interview import Brief
from lab.models.kit import InterviewType, PhaseKey

NAMES: dict[PhaseKey, str] = {
    'warm_up': 'Warm-up',
    'resume': 'Your résumé',
    'role': 'The role',
    'scenario': 'A situation',
    'wrap_up': 'Wrap-up',
}
GOALS: dict[PhaseKey, str] = {
    'warm_up': 'Settling in, and what brings you here',
    'resume': 'What stands behind the lines of your résumé',
    'role': 'How you would do this job',
    'scenario': 'Thinking on your feet',
    'wrap_up': 'Your own question, and goodbye',
}
# minutes from which on the shares hold: warm-up, résumé, role, scenario, wrap-up
SHARES: list[tuple[float, tuple[float, float, float, float, float]]] = [
    (30, (0.05, 0.27, 0.41, 0.20, 0.07)),
    (15, (0.08, 0.29, 0.33, 0.20, 0.10)),
    (9, (0.10, 0.30, 0.29, 0.18, 0.13)),
    (0, (0.14, 0.36, 0.33, 0.0, 0.17)),
]
SCENARIO_FROM = {
    InterviewType.technical: 9,
    InterviewType.hiring_manager: 9,
    InterviewType.panel: 12,
    InterviewType.hr: 15,
}
SECONDS_PER_ANSWER = 38
MOST_FOR_TASK = 0.45
"""The share of a session a task may take: an interview is still a conversation."""


def budgets(brief: Brief, *, scenario: bool, task_minutes: int = 0) -> dict[PhaseKey, int]:
    """Seconds per phase; they sum to the session's. A scenario's share goes to the role when there is none.

    A task gets its own minutes as far as the session has them; the résumé and the role share what is left.
    """
    shares = next(row for least, row in SHARES if brief.minutes >= least)
    total = round(brief.minutes * 60)
    if not scenario:
        shares = (shares[0], shares[1] + shares[3] * 0.4, shares[2] + shares[3] * 0.6, 0.0, shares[4])
    if brief.interview_type is InterviewType.technical:
        shares = (shares[0], shares[1] - 0.06, shares[2] + 0.06, shares[3], shares[4])
    if task_minutes:
        shares = _with_task(shares, task_minutes / brief.minutes)
    keys: tuple[PhaseKey, ...] = ('warm_up', 'resume', 'role', 'scenario', 'wrap_up')
    spent = {key: round(total * share) for key, share in zip(keys, shares, strict=True)}
    spent['role'] += total - sum(spent.values())
    return spent


def _with_task(shares: tuple[float, ...], wanted: float) -> tuple[float, float, float, float, float]:
    warm_up, resume, role, scenario, wrap_up = shares
    task = max(scenario, min(wanted, MOST_FOR_TASK))
    rest = (1 - warm_up - wrap_up - task) / max(0.01, resume + role)
    return (warm_up, resume * rest, role * rest, task, wrap_up)


def has_scenario(brief: Brief) -> bool:
    return brief.minutes >= SCENARIO_FROM[brief.interview_type]


def how_many(seconds: int) -> int:
    """Questions to plan for a phase: more than can be asked, so that the interviewer may choose."""
    return round(seconds / SECONDS_PER_ANSWER) + 3
