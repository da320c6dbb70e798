"""Stance: how what is heard moves the other person, from where their tone starts them out."""

from collections.abc import Sequence

from lab.engines.builtin.conversing.manners import manners
from lab.engines.builtin.conversing.moves import GOOD
from lab.models.conversation import Heard, Meeting, Stance
from lab.models.scenario import MoveKind

START = {'warm': 1.0, 'even': 2.0, 'rushed': 2.2, 'guarded': 3.0, 'upset': 4.0}
SHIFTS: dict[MoveKind, float] = {
    'asks_open': -0.4,
    'names_facts': -0.1,
    'says_effect': -0.1,
    'says_wish': -0.2,
    'owns': -0.8,
    'acknowledges': -0.7,
    'credits': -0.5,
    'takes_up': -0.3,
    'gives_reason': -0.2,
    'checks': -0.3,
    'blames': 1.2,
    'generalises': 0.7,
    'demands': 0.7,
    'excuses': 0.5,
    'threatens': 0.9,
    'hedges': 0.2,
    'insults': 2.0,
    'off_topic': 0.3,
    'silence': 0.2,
}
LISTENING: tuple[MoveKind, ...] = ('asks_open', 'acknowledges', 'takes_up', 'owns', 'credits')
"""What somebody does who wants to hear the other side."""
SLOW_TO_COME_DOWN = 0.7  # upset
PATIENT = 0.7  # warm: a bad move counts for less
OWN_TASTE = 0.4  # what softens or hardens this persona in particular


def beginning(meeting: Meeting) -> Stance:
    return Stance(tension=START.get(meeting.tone_id, 2.0))


def moved(meeting: Meeting, stance: Stance, heard: Sequence[Heard]) -> Stance:
    kinds = [each.kind for each in heard]
    shift = sum(_shift(meeting, kind) for kind in kinds)
    trust = [*stance.trust, *(kind for kind in kinds if kind in GOOD and stance.trust.count(kind) < _most(kind))]
    return stance.model_copy(
        update={
            'tension': min(5.0, max(0.0, stance.tension + shift)),
            'trust': trust,
            'insults': stance.insults + ('insults' in kinds),
            'silences': stance.silences + ('silence' in kinds),
            'offers': stance.offers + ('proposes' in kinds or 'fixes' in kinds),
        }
    )


def _most(kind: MoveKind) -> int:
    """Whoever asks or shows understanding again has earned more; a second figure has not."""
    return 2 if kind in LISTENING else 1


def near_hint(stance: Stance) -> bool:
    return not stance.hinted and len(stance.trust) >= 2 and stance.tension < 4


def near_reveal(meeting: Meeting, stance: Stance) -> bool:
    """Somebody guarded says it only after being asked about it again."""
    needed = 4 if meeting.tone_id == 'guarded' else 3
    return stance.hinted and not stance.revealed and len(stance.trust) >= needed and stance.tension < 3.5


def ready(stance: Stance) -> bool:
    """To settle: what was behind it is out, or enough was done well without it."""
    return stance.tension < 3 and (stance.revealed or len(stance.trust) >= 5)


def _shift(meeting: Meeting, kind: MoveKind) -> float:
    manner = manners(meeting.persona_id)
    shift = SHIFTS.get(kind, 0.0)
    shift += (OWN_TASTE if kind in manner.hardens else 0.0) - (OWN_TASTE if kind in manner.softens else 0.0)
    if shift < 0 and meeting.tone_id == 'upset':
        return shift * SLOW_TO_COME_DOWN
    return shift * PATIENT if shift > 0 and meeting.tone_id == 'warm' else shift
