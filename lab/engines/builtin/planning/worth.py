"""What a question is worth per interview type; the numbers rank questions against each other, no more."""

from lab.models.interview import Brief
from lab.models.plan import TriggerKind

# hr, hiring_manager, technical, panel
WORTH: dict[TriggerKind, tuple[float, float, float, float]] = {
    'opening': (1.0, 1.0, 1.0, 1.0),
    'claim': (0.72, 0.95, 0.97, 0.9),
    'gap': (0.95, 0.6, 0.2, 0.6),
    'short_tenure': (0.75, 0.5, 0.2, 0.5),
    'frequent_switches': (0.8, 0.6, 0.15, 0.5),
    'overlap': (0.4, 0.3, 0.1, 0.3),
    'unevidenced_skill': (0.35, 0.5, 0.78, 0.6),
    'project': (0.6, 0.72, 0.95, 0.75),
    'role': (0.85, 0.84, 0.66, 0.78),
    'education': (0.5, 0.4, 0.35, 0.45),
    'requirement_missing': (0.78, 0.84, 0.86, 0.82),
    'requirement_met': (0.6, 0.72, 0.88, 0.75),
    'responsibility': (0.74, 0.88, 0.66, 0.8),
    'company': (0.86, 0.55, 0.2, 0.5),
    'kit': (0.78, 0.78, 0.8, 0.78),
    'closing': (0.5, 0.5, 0.5, 0.5),
}
COLUMNS = ('hr', 'hiring_manager', 'technical', 'panel')


def worth(kind: TriggerKind, brief: Brief) -> float:
    return WORTH[kind][COLUMNS.index(brief.interview_type.value)]
