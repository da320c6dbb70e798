"""Who asks: one interviewer, or the seats of the role's panel, and which question is whose."""

from collections.abc import Sequence

from lab.engines.builtin.planning.seeds import stable
from lab.engines.builtin.reading.lexicon import phrases
from lab.engines.builtin.reading.words import content_stems
from lab.models.interview import Brief
from lab.models.kit import InterviewType, PhaseKey, Seat
from lab.models.plan import Member, PlannedQuestion

LONG_PANEL = 12


def members_of(brief: Brief) -> list[Member]:
    """At most three; two when the session is short."""
    names = _names(brief)
    if brief.interview_type is InterviewType.panel and len(brief.bank.panel) > 1:
        seats = brief.bank.panel[: 3 if brief.minutes >= LONG_PANEL else 2]
        return [_seated(seat, name) for seat, name in zip(seats, names, strict=False)]
    kind = brief.interview_type.value
    role = brief.bank.interviewer_roles.get(kind) or phrases('people')['roles'][kind]
    return [Member(key='lead', name=names[0], role=role, interest=phrases('people')['interests'][kind])]


def assign(questions: Sequence[PlannedQuestion], phase: PhaseKey, members: Sequence[Member]) -> list[PlannedQuestion]:
    """Each question to the member whose skills it is about; warm-up and wrap-up belong to the first."""
    if len(members) == 1 or phase in {'warm_up', 'wrap_up'}:
        return [question.model_copy(update={'asked_by': members[0].key}) for question in questions]
    return [
        question.model_copy(update={'asked_by': _whose(question, index, phase, members)})
        for index, question in enumerate(questions)
    ]


def _whose(question: PlannedQuestion, index: int, phase: PhaseKey, members: Sequence[Member]) -> str:
    about = content_stems(f'{question.text} {question.skill} {question.intent}')
    closeness = [
        3 * (question.skill in member.skills)
        + len(about & content_stems(f'{member.interest} {" ".join(member.skills)}'))
        for member in members
    ]
    best = max(closeness)
    if best:
        return members[closeness.index(best)].key
    resting = 1 if phase == 'resume' else len(members) - 1
    return members[resting if index % 3 else 0].key


def _seated(seat: Seat, name: str) -> Member:
    return Member(key=seat.key, name=name, role=seat.role, interest=seat.interest, skills=list(seat.skills))


def _names(brief: Brief) -> list[str]:
    names = [str(name) for name in phrases('people')['names']]
    start = stable(brief.kit_id, brief.candidate.name) % len(names)
    turned = names[start:] + names[:start]
    own = brief.candidate.name.lower().split()
    return [name for name in turned if name.split()[0].lower() not in own]
