"""Questions, scenarios and tasks of the role kit, as planned questions."""

from collections.abc import Iterator, Sequence

from lab.engines.builtin.planning.bridges import bridge_to
from lab.engines.builtin.planning.seeds import stable
from lab.engines.builtin.planning.worth import worth
from lab.engines.builtin.reading.words import content_stems
from lab.models.interview import Brief
from lab.models.kit import BankProbe, BankQuestion, BankScenario, BankTask, InterviewType, Level, PhaseKey
from lab.models.plan import PlannedQuestion, Trigger

LONG_ENOUGH_FOR_TASK = 15
TASK_TYPES = frozenset({InterviewType.technical, InterviewType.hiring_manager, InterviewType.panel})
TASK_PROBES = [
    (
        'shallow',
        'What would you try first, even if it turns out wrong?',
        'Get them started',
        'A first step with a reason',
    ),
    ('always', 'Where could that go wrong?', 'Look for care', 'A case that breaks it, and what to do'),
    ('no_reason', 'What speaks against doing it that way?', 'Look for a weighed choice', 'An alternative and its cost'),
    (
        'always',
        'What would you leave out of a first version?',
        'Look for judgement',
        'Something that can wait, and why',
    ),
    (
        'strong',
        'What changes when there is a hundred times as much of it?',
        'Raise the scale',
        'What gives way first, and why',
    ),
]


def bank_questions(brief: Brief, phase: PhaseKey) -> list[tuple[float, PlannedQuestion]]:
    """Those of a phase that suit the interview's type and level, with their worth; the best bridges go first."""
    suiting = [
        question
        for question in brief.bank.questions
        if question.phase == phase and _suits(question.types, question.levels, brief)
    ]
    ranked = sorted(suiting, key=lambda question: -_value(question, brief))
    used: set[str] = set()
    return [(_value(question, brief), _planned(question, brief, used)) for question in ranked]


def scenario(brief: Brief) -> PlannedQuestion | None:
    suiting = [each for each in brief.bank.scenarios if _suits(each.types, [], brief)]
    if not suiting:
        return None
    chosen = suiting[stable(brief.candidate.name, brief.kit_id, brief.interview_type.value) % len(suiting)]
    return _planned_scenario(chosen)


def task(brief: Brief) -> PlannedQuestion | None:
    """One task, where the type and the session's length give it room."""
    if brief.interview_type not in TASK_TYPES or brief.minutes < LONG_ENOUGH_FOR_TASK:
        return None
    suiting = [
        each
        for each in brief.bank.tasks
        if _suits(each.types, each.levels, brief) and each.minutes <= brief.minutes * 0.7
    ]
    suiting = suiting or [each for each in brief.bank.tasks if _suits(each.types, each.levels, brief)]
    if not suiting:
        return None
    return _planned_task(suiting[stable(brief.candidate.name, brief.kit_id, 'task') % len(suiting)])


def _suits(types: Sequence[InterviewType], levels: Sequence[Level], brief: Brief) -> bool:
    return (not types or brief.interview_type in types) and (not levels or brief.seniority in levels)


def _value(question: BankQuestion, brief: Brief) -> float:
    """The kit's own order matters a little; a skill the posting names, and a type it was written for, a little more."""
    job = brief.job
    named = bool(job) and content_stems(question.skill) <= content_stems(' '.join(_job_lines(brief)))
    made_for = 0.08 if question.types and len(question.types) < 4 else 0.0
    level = 0.06 if question.levels else 0.0
    spread = (stable(question.id, brief.candidate.name) % 100) / 1000
    return worth('kit', brief) + 0.08 * named + made_for + level + spread


def _job_lines(brief: Brief) -> Iterator[str]:
    if brief.job:
        yield from (item.text for item in brief.job.required_skills)
        yield from (item.text for item in brief.job.responsibilities)


def _planned(question: BankQuestion, brief: Brief, used: set[str]) -> PlannedQuestion:
    bridge = bridge_to(question, brief, used) if question.phase == 'role' else None
    return PlannedQuestion(
        **question.model_dump(
            include={
                'id',
                'text',
                'intent',
                'expected_signal',
                'strong_answer',
                'skill',
                'dimensions',
                'listen_for',
                'seconds',
            }
        ),
        trigger=bridge.trigger if bridge else Trigger(kind='kit', label=f'{question.skill}, for this role'),
        bridge=bridge.text if bridge else '',
        probes=list(question.probes),
        topic=question.skill.lower() if not question.skill.isupper() else question.skill,
    )


def _planned_scenario(each: BankScenario) -> PlannedQuestion:
    return PlannedQuestion(
        **each.model_dump(
            include={'id', 'intent', 'expected_signal', 'strong_answer', 'skill', 'dimensions', 'listen_for', 'seconds'}
        ),
        text=each.question,
        bridge=' '.join(each.setup.split()),
        trigger=Trigger(kind='kit', label=f'{each.kind.replace("_", "-")}: {each.title}'),
        probes=list(each.turns),
        topic='the situation I described',
        easier='What would you do in the first five minutes?' if each.kind != 'role_play' else '',
    )


def _planned_task(each: BankTask) -> PlannedQuestion:
    probes = [
        BankProbe.model_validate(dict(zip(('cue', 'text', 'intent', 'expected_signal'), row, strict=True)))
        for row in TASK_PROBES
    ]
    return PlannedQuestion(
        id=each.id,
        text=' '.join(each.spoken.split()),
        intent=f'See them work on a problem: {each.title}',
        expected_signal=each.expected_signal,
        strong_answer=each.strong_explanation or each.expected_signal,
        trigger=Trigger(kind='kit', label=f'task: {each.title}'),
        dimensions=['problem_solving', 'clarity'],
        listen_for=[word.lower() for case in each.cases for word in case.name.split() if len(word) > 4][:24],
        probes=[*each.followups, *probes] if each.followups else probes,
        seconds=each.minutes * 60,
        topic='the task',
        easier='What would you do by hand, with a small example?',
        task=each,
    )
