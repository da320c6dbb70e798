"""At a task the interviewer asks about the code as it stands, in the candidate's own names, and keeps the time."""

from lab.engines.builtin.interviewing.over_shoulder import looks
from lab.engines.builtin.planning import make_plan
from lab.engines.builtin.reviewing.features import known
from lab.models.task import Language, TaskWork
from lab.services import seeds
from lab.services.task_lines import heard
from tests.simulation.candidates import brief_for
from tests.tasks import solutions
from tests.tasks.doubles import seeded


def asked(code: str, language: Language = Language.python, *, done: bool = False) -> list[str]:
    work = TaskWork(language=language, code=code)
    return [
        look.asks for look in looks(seeded('software-engineering-intern', 'longest-run-of-days'), work, [], done=done)
    ]


def test_questions_use_the_candidates_own_names_and_lines() -> None:
    said = ' '.join(asked(solutions.RUN_FIRST))
    assert 'You sort days in line 2.' in said
    assert 'In line 4 you take one element of days.' in said
    assert "What's in run after the first time round the loop in line 5?" in said or 'in best after' in said
    assert asked(solutions.RUN_SLOW)[0].startswith("There's a loop inside a loop, in line 5.")


def test_half_written_code_is_not_picked_at_until_it_is_done() -> None:
    half = 'def longest_run(days):\n    for day in days\n'
    assert not any('unfinished' in each for each in asked(half))
    assert asked(half, done=True)[0] == 'Line 2 looks unfinished to me. What belongs there?'


def test_with_nothing_written_only_the_tasks_own_questions_are_left() -> None:
    task = seeded('software-engineering-intern', 'longest-run-of-days')
    own = {each.text for each in task.followups}
    assert set(asked('')) <= own
    assert set(asked(task.starters['python'])) <= own


def test_every_follow_up_is_one_question() -> None:
    codes = [getattr(solutions, name) for name in dir(solutions) if name.isupper()]
    for code in codes:
        assert all(each.count('?') <= 1 for each in asked(code, done=True))


def test_a_line_of_input_can_hold_code_and_speech() -> None:
    said, work = heard('{"say": "Here it is.", "language": "python", "code": "x = 1\\n"}', TaskWork())
    assert (said, work.language, work.code) == ('Here it is.', 'python', 'x = 1\n')
    said, kept = heard('I would sort first.', work)
    assert (said, kept) == ('I would sort first.', work)
    said, typed = heard('Look: ```def f(x):\\n    return x```', work)
    assert (said, typed.code) == ('Look:', 'def f(x):\n    return x')
    assert heard('{not json', work) == ('{not json', work)


def test_a_task_needs_a_technical_talk_and_time_and_gets_its_minutes() -> None:
    kits = ['software-engineer', 'data-analyst']
    for kit in kits:
        for minutes, kind, expected in ((6, 'technical', 0), (15, 'technical', 1), (45, 'hr', 0), (45, 'panel', 1)):
            plan = make_plan(brief_for(kit, interview_type=kind, minutes=minutes))
            tasks = [each for phase in plan.phases for each in phase.questions if each.task]
            assert len(tasks) == expected, (kit, minutes, kind)
            for phase in plan.phases if tasks else ():
                if phase.key == 'scenario':
                    assert phase.budget_s >= 0.44 * minutes * 60 or phase.budget_s >= tasks[0].seconds - 1
            assert sum(phase.budget_s for phase in plan.phases) <= minutes * 60


def test_seeded_tasks_are_whole() -> None:
    banks = [seeds.kit(kit_id).questions() for kit_id, _ in seeds.names()]
    tasks = [task for bank in banks for task in bank.tasks]
    assert len(tasks) >= 12
    assert {task.kind for task in tasks} == {'coding', 'system_design', 'case'}
    for task in tasks:
        assert task.strong_explanation, task.id
        assert len(task.followups) >= 2, task.id
        assert all(known(each.when) for each in task.followups if each.when), task.id
        for case in [*task.cases, *task.edges]:
            assert case.said, (task.id, case.name)
            assert all(known(each) for each in (*case.code, *case.breaks)), (task.id, case.name)
        if task.kind == 'coding':
            assert task.starters, task.id
            assert all(case.input and case.expected for case in task.cases), task.id
