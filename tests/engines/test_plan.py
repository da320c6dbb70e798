"""Plans: named triggers, budgets that sum, types that differ, and any résumé at all."""

import re
import time
from itertools import product

import pytest

from lab.engines.builtin.planning import make_plan
from lab.models.extraction import JobExtraction, JobItem, JobSkill, ResumeExtraction
from lab.models.interview import Brief
from lab.models.plan import Plan, PlannedQuestion
from tests.engines.odd_resumes import ALL, TWELVE_JOBS
from tests.simulation.candidates import brief_for

TYPES = ('hr', 'hiring_manager', 'technical', 'panel')
RAW = re.compile(r'[•§|]|\s{2}|\{|\}|_{2}|\s[,.;?]|\.\.|\b(\w{2,}) \1\b|(?<![A-Z])\?\?|“”')
WRONG_ARTICLE = re.compile(
    r'\b[Aa] (?:[aeio]\w|u(?!ni|se|sa|su|ti|ro|bi|k\b|s\b|x\b|i\b)\w)|\b[Aa]n [bcdfgjklpqtvwz][a-z]'
)


def questions_of(plan: Plan, phase: str = '') -> list[PlannedQuestion]:
    return [question for each in plan.phases if phase in ('', each.key) for question in each.questions]


def triggers_of(plan: Plan) -> set[str]:
    return {question.trigger.kind for question in questions_of(plan)}


@pytest.mark.parametrize(('kit', 'minutes'), list(product(['software-engineer', 'registered-nurse'], [6, 10, 15, 45])))
def test_budgets_sum_to_the_session_and_more_is_planned_than_fits(kit: str, minutes: float) -> None:
    plan = make_plan(brief_for(kit, interview_type='technical', minutes=minutes))
    assert sum(phase.budget_s for phase in plan.phases) == minutes * 60
    assert plan.phases[0].key == 'warm_up'
    assert plan.phases[-1].key == 'wrap_up'
    for phase in plan.phases:
        if phase.key in {'resume', 'role'}:
            assert len(phase.questions) * 90 > phase.budget_s


def test_a_short_session_has_no_scenario_and_a_long_technical_one_a_task() -> None:
    short = make_plan(brief_for('software-engineer', interview_type='technical', minutes=6))
    long = make_plan(brief_for('software-engineer', interview_type='technical', minutes=45))
    assert not questions_of(short, 'scenario')
    assert [question.task is not None for question in questions_of(long, 'scenario')] == [True, False]
    assert not any(question.task for question in questions_of(make_plan(brief_for('data-analyst', minutes=45))))


def test_triggers_are_named_for_people() -> None:
    labels = {
        q.trigger.label for q in questions_of(make_plan(brief_for('data-analyst', interview_type='panel', minutes=30)))
    }
    assert 'your 2023 gap' in labels
    assert 'the 40% claim at Northwind Housing Association' in labels
    assert 'the posting asks for A/B testing; the résumé shows none' in labels
    assert 'Tableau, claimed and never shown' in labels


def test_the_posting_decides_what_is_missing_and_what_is_there() -> None:
    job = JobExtraction(
        title='Clerk',
        required_skills=[
            JobSkill(text='SQL', names=['SQL']),
            JobSkill(text='Excel', names=['Excel']),
            JobSkill(text='Power BI or Tableau', names=['Power BI', 'Tableau']),
            JobSkill(text='Good communication', names=['Communication']),
        ],
    )
    resume = ResumeExtraction(skills_claimed=[], keywords=['Excel', 'Tableau', 'PostgreSQL'])
    brief = brief_for('data-analyst', minutes=45).model_copy(update={'job': job, 'candidate': resume})
    labels = ' '.join(q.trigger.label for q in questions_of(make_plan(brief)))
    assert 'Excel, asked for and shown' in labels
    assert 'SQL, asked for and shown' in labels
    assert 'Power BI;' not in labels
    assert 'ommunication' not in labels


def test_types_differ_in_what_they_ask() -> None:
    plans = {kind: make_plan(brief_for('data-analyst', interview_type=kind, minutes=6)) for kind in TYPES}
    texts = {kind: {question.text for question in questions_of(plan)} for kind, plan in plans.items()}
    assert 'gap' in triggers_of(plans['hr'])
    assert 'company' in triggers_of(plans['hr'])
    assert 'gap' not in triggers_of(plans['technical'])
    assert 'claim' in triggers_of(plans['technical'])
    assert len(texts['hr'] & texts['technical']) < 0.6 * len(texts['hr'])


def test_a_panel_has_members_of_its_own_interest() -> None:
    plan = make_plan(brief_for('data-analyst', interview_type='panel', minutes=15))
    assert len(plan.members) == 3
    assert len({member.name for member in plan.members}) == 3
    assert {question.asked_by for question in questions_of(plan)} == {member.key for member in plan.members}
    about_sql = [question for question in questions_of(plan) if question.skill == 'SQL']
    assert about_sql
    assert {question.asked_by for question in about_sql} == {'analyst'}


def test_no_line_of_resume_or_posting_is_named_twice() -> None:
    for kit, kind in product(['software-engineer', 'data-analyst', 'registered-nurse'], TYPES):
        plan = make_plan(brief_for(kit, interview_type=kind, minutes=45))
        quotes = [q.trigger.quote for q in questions_of(plan) if q.trigger.quote and q.trigger.kind != 'opening']
        assert len(quotes) == len(set(quotes))


def test_a_doubt_is_never_the_first_thing_asked_about_a_resume() -> None:
    plan = make_plan(brief_for('data-analyst', interview_type='hr', minutes=6))
    assert questions_of(plan, 'resume')[0].trigger.kind not in {'gap', 'short_tenure', 'frequent_switches', 'overlap'}


def test_a_bridge_names_a_line_that_shares_words_with_the_question() -> None:
    plan = make_plan(brief_for('registered-nurse', interview_type='technical', minutes=30))
    bridged = [question for question in questions_of(plan, 'role') if question.bridge]
    assert bridged
    assert all(question.trigger.quote for question in bridged)
    assert any('and-over comes up' in question.bridge or 'hand-over' in question.bridge for question in bridged)


@pytest.mark.parametrize(('name', 'kind'), list(product(ALL, TYPES)))
def test_questions_read_well_for_any_resume(name: str, kind: str) -> None:
    base = brief_for('data-analyst', interview_type=kind, minutes=30, seniority='mid')
    job = JobExtraction(title='Data analyst', responsibilities=[JobItem(text='• § ~~ //'), JobItem(text='Run reports')])
    plan = make_plan(base.model_copy(update={'candidate': ALL[name], 'job': job}))
    assert questions_of(plan, 'warm_up')
    for question in questions_of(plan):
        for text in (f'{question.bridge} {question.text}', question.again, question.easier):
            assert not RAW.search(text.strip()), text
            assert not WRONG_ARTICLE.search(text), text
            assert 'gnore' not in text
            assert 'ystem:' not in text
            assert text.count('?') <= 1, text
        assert len(question.text.split()) <= 38, question.text


def test_short_stays_that_were_meant_to_be_short_are_no_trigger() -> None:
    resume = TWELVE_JOBS.model_copy(deep=True)
    resume.work_history[2].title = 'Summer Intern'
    brief = brief_for('data-analyst', interview_type='hr', minutes=30)
    asked = triggers_of(make_plan(brief.model_copy(update={'candidate': resume})))
    kept = triggers_of(make_plan(brief.model_copy(update={'candidate': TWELVE_JOBS})))
    assert 'short_tenure' in kept
    assert 'short_tenure' not in asked


def test_the_same_brief_gives_the_same_plan_in_time() -> None:
    brief: Brief = brief_for('software-engineer', interview_type='panel', minutes=45)
    first = make_plan(brief)
    start = time.perf_counter()
    assert make_plan(brief.model_copy(deep=True)) == first
    assert time.perf_counter() - start < 0.2
