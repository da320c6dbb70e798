"""How the time is spent: when a phase is over, when to wrap up, how many exchanges still fit."""

from lab.engines.builtin.interviewing.scene import Scene
from lab.models.kit import PhaseKey

WORDS_PER_SECOND = 2.5
OWN_SECONDS = 8.0
LEAST_RESERVE = 28.0
MOST_RESERVE = 60.0
GOODBYE_ONLY = 12.0


def elapsed(scene: Scene) -> float:
    return scene.memory.total_s - scene.remaining_s


def exchange_s(scene: Scene) -> float:
    """What the next question and its answer will probably take."""
    recent = scene.memory.lengths[-4:]
    answer = sum(recent) / len(recent) / WORDS_PER_SECOND if recent else 30.0
    return OWN_SECONDS + min(max(answer, 6.0), 90.0)


def reserve(scene: Scene) -> float:
    """Time kept for the candidate's question and the goodbye."""
    planned = scene.phase('wrap_up')
    stretched = _stretched(scene, planned.budget_s) if planned else LEAST_RESERVE
    return min(max(stretched * 0.7, LEAST_RESERVE), MOST_RESERVE)


def must_wrap_up(scene: Scene) -> bool:
    return scene.remaining_s <= _needed(scene) or exchanges(scene) >= most_exchanges(scene)


def _needed(scene: Scene) -> float:
    """What must be left before another question: the reserve, or its answer and a goodbye."""
    return max(reserve(scene), exchange_s(scene) + 2 * GOODBYE_ONLY)


def is_last_question(scene: Scene) -> bool:
    """Whether after one more exchange there would be time for nothing but the goodbye."""
    by_time = scene.remaining_s <= _needed(scene) + 1.3 * exchange_s(scene)
    return by_time or exchanges(scene) >= most_exchanges(scene) - 1


def only_goodbye(scene: Scene) -> bool:
    return scene.remaining_s <= GOODBYE_ONLY


def phase_over(scene: Scene, key: PhaseKey) -> bool:
    """By the clock, half an exchange early; or when short answers have used up the phase's share of exchanges."""
    end = _stretched(scene, _end_of(scene, key))
    by_time = elapsed(scene) + exchange_s(scene) / 2 >= end
    return by_time or scene.memory.exchanges.get(key, 0) >= _quota(scene, key)


def time_pressure(scene: Scene, key: PhaseKey) -> float:
    """0 at leisure, 1 when the phase's time is used up."""
    end = _stretched(scene, _end_of(scene, key))
    left = end - elapsed(scene)
    return min(1.0, max(0.0, 1 - left / (3 * exchange_s(scene))))


def exchanges(scene: Scene) -> int:
    return sum(scene.memory.exchanges.values())


def most_exchanges(scene: Scene) -> int:
    """Short answers must not make an interview an interrogation: about two exchanges a minute, nine at least."""
    return max(9, round(scene.plan.minutes * 2.2))


def _quota(scene: Scene, key: PhaseKey) -> int:
    """The phase's share of the exchanges, as its budget is of the time."""
    phase = scene.phase(key)
    whole = sum(each.budget_s for each in scene.plan.phases if each.key != 'wrap_up')
    return max(2, round((phase.budget_s if phase else 0) / max(1, whole) * (most_exchanges(scene) - 1)))


def _end_of(scene: Scene, key: PhaseKey) -> float:
    end = 0.0
    for phase in scene.plan.phases:
        end += phase.budget_s
        if phase.key == key:
            break
    return end


def _stretched(scene: Scene, seconds: float) -> float:
    """Budgets grow with the extra time a candidate has been given."""
    return seconds * scene.memory.total_s / max(scene.plan.minutes * 60, 1.0)
