"""The plan of an interview: triggers found, questions ranked, phases filled."""

from collections.abc import Iterable, Iterator

from lab.engines.builtin.planning.from_job import seeds_of_job
from lab.engines.builtin.planning.from_kit import bank_questions, scenario, task
from lab.engines.builtin.planning.from_resume import seeds_of_resume
from lab.engines.builtin.planning.members import assign, members_of
from lab.engines.builtin.planning.openings import opening_seeds
from lab.engines.builtin.planning.phases import GOALS, NAMES, budgets, has_scenario, how_many
from lab.engines.builtin.planning.ranking import Candidate, best
from lab.engines.builtin.planning.seeds import Seed
from lab.engines.builtin.planning.templates import planted
from lab.engines.builtin.reading.lexicon import phrases
from lab.models.interview import Brief
from lab.models.kit import BankProbe, InterviewType, Level, PhaseKey
from lab.models.plan import Plan, PlannedPhase, PlannedQuestion, Trigger

LONG_FOR_BOTH = 30


def make_plan(brief: Brief) -> Plan:
    """The same brief gives the same plan."""
    members = members_of(brief)
    situations = _situations(brief)
    chosen: dict[PhaseKey, list[PlannedQuestion]] = {
        'warm_up': _warm_up(brief),
        'resume': [],
        'role': [],
        'scenario': situations,
        'wrap_up': _wrap_up(brief),
    }
    set_task = next((each.task for each in situations if each.task), None)
    spent = budgets(brief, scenario=bool(situations), task_minutes=set_task.minutes if set_task else 0)
    chosen['resume'] = best(
        [*_grown(seeds_of_resume(brief), brief), *_banked(brief, 'resume')], how_many(spent['resume'])
    )
    chosen['role'] = best([*_grown(seeds_of_job(brief), brief), *_banked(brief, 'role')], how_many(spent['role']))
    chosen['resume'] = _work_first(chosen['resume'])
    phases = [
        PlannedPhase(
            key=key, name=NAMES[key], goal=GOALS[key], budget_s=spent[key], questions=assign(questions, key, members)
        )
        for key, questions in _said_once(chosen).items()
        if questions
    ]
    return Plan(
        minutes=brief.minutes,
        interview_type=brief.interview_type.value,
        style=brief.style.value,
        seniority=brief.seniority.value,
        members=members,
        phases=phases,
        rules=list(phrases('rules')['probing']),
    )


def _work_first(questions: list[PlannedQuestion]) -> list[PlannedQuestion]:
    """A doubt is not the first thing to ask about a résumé, when there is anything else."""
    doubts = {'gap', 'short_tenure', 'frequent_switches', 'overlap', 'unevidenced_skill'}
    first = next((each for each in questions if each.trigger.kind not in doubts), None)
    return [first, *(each for each in questions if each is not first)] if first else questions


def _said_once(chosen: dict[PhaseKey, list[PlannedQuestion]]) -> dict[PhaseKey, list[PlannedQuestion]]:
    """A line of the résumé or posting is named once: later bridges to it fall away, later questions on it too."""
    named: set[str] = set()
    kept: dict[PhaseKey, list[PlannedQuestion]] = {}
    for key, questions in chosen.items():
        kept[key] = []
        for question in questions:
            again = question.trigger.quote in named
            if again and question.bridge:
                plain_trigger = Trigger(kind='kit', label=f'{question.skill}, for this role')
                question = question.model_copy(update={'bridge': '', 'trigger': plain_trigger})
            elif again:
                continue
            kept[key].append(question)
            if question.trigger.kind != 'opening':
                named |= {question.trigger.quote} - {''}
    return kept


def _warm_up(brief: Brief) -> list[PlannedQuestion]:
    openings = best(list(_grown(opening_seeds(brief), brief)), 1)
    banked = [question for _, question in bank_questions(brief, 'warm_up')][:2]
    return [*(each.model_copy(update={'required': True}) for each in openings), *banked]


def _situations(brief: Brief) -> list[PlannedQuestion]:
    """A task where it fits, else a scenario; both in a long session."""
    if not has_scenario(brief):
        return []
    set_task, told = task(brief), scenario(brief)
    found = [each for each in (set_task, told) if each is not None]
    return found if brief.minutes >= LONG_FOR_BOTH else found[:1]


def _wrap_up(brief: Brief) -> list[PlannedQuestion]:
    last = [question for _, question in bank_questions(brief, 'wrap_up')][:1]
    words = phrases('rules')['invitation']
    trigger = Trigger(kind='closing', label='your questions')
    invitation = PlannedQuestion(id='invitation', trigger=trigger, required=True, seconds=45, **words)
    return [*last, invitation]


def _grown(seeds: Iterable[Seed], brief: Brief) -> Iterator[Candidate]:
    for seed in seeds:
        if grown := planted(seed, brief):
            question, wordings = grown
            yield Candidate(_for_level(question, brief), seed.weight, seed.template, seed.about, wordings)


def _banked(brief: Brief, phase: PhaseKey) -> Iterator[Candidate]:
    """Of the kit's résumé questions, which fit any résumé, fewer are wanted where the résumé says much."""
    rest = 0.16 if phase == 'resume' and brief.candidate.work_history else 0.0
    for value, question in bank_questions(brief, phase):
        bridged = 0.1 if question.bridge else 0.0
        yield Candidate(question, value - rest + bridged, 'kit', f'kit {question.skill}')


def _for_level(question: PlannedQuestion, brief: Brief) -> PlannedQuestion:
    """Senior candidates are asked for scope and trade-offs where an answer is strong."""
    if brief.seniority is Level.entry or question.trigger.kind not in {'claim', 'role', 'project', 'requirement_met'}:
        return question
    lines = phrases('rules')['senior_technical' if brief.interview_type is InterviewType.technical else 'senior']
    probes = [BankProbe.model_validate(line) for line in lines]
    return question.model_copy(update={'probes': [*probes, *question.probes]})
