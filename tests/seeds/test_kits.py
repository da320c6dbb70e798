"""Each role kit holds what an interviewer for the role needs, in the amounts and keys that the engines count on."""

from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from lab.models.kit import BankQuestion, BankScenario, Cue, InterviewType, Level, QuestionBank, RoleKit
from tests.seeds.seed_files import KIT_FILES, kits, planted, read
from tests.seeds.wording import plain, words

TRACKS = {'HR', 'Hiring manager', 'Technical', 'Panel', 'Case', 'Coding', 'Scenario', 'Role-play', 'Mixed'}
CARD = {
    *('id', 'name', 'level', 'domain', 'family', 'description', 'default_interview_types', 'default_rubric_id'),
    *('focus_skills', 'tracks', 'minutes', 'position', 'content_version', 'bank'),
}
COMPUTED = {'hygiene', 'consistency'}

each_kit = pytest.mark.parametrize('path', KIT_FILES, ids=lambda path: path.stem)


def test_there_are_sixteen_kits_in_an_order_of_their_own() -> None:
    assert len(KIT_FILES) == 16
    for key in ('id', 'name', 'position', 'description'):
        assert repeated(kit[key] for kit in kits()) == [], key


@each_kit
def test_the_card_says_what_the_catalogue_shows(path: Path) -> None:
    kit = read(path)
    assert set(kit) == CARD <= set(RoleKit.model_fields)
    assert kit['id'] == path.stem
    assert kit['level'] in set(Level)
    assert kit['default_rubric_id'] in rubric_dimensions()
    assert set(kit['default_interview_types']) <= set(InterviewType)
    assert kit['default_interview_types']
    assert set(kit['tracks']) <= TRACKS
    assert kit['tracks']
    assert 4 <= len(kit['focus_skills']) <= 6
    assert 15 <= kit['minutes'] <= 60
    assert words(kit['description']) <= 60
    assert all(kit[key] for key in ('name', 'domain', 'family'))


@each_kit
def test_the_bank_holds_enough(path: Path) -> None:
    bank = bank_of(path)
    phases = Counter(question.phase for question in bank.questions)
    assert len(bank.questions) >= 13
    assert phases['warm_up'] >= 2
    assert 2 <= phases['resume'] <= 3
    assert phases['role'] >= 8
    assert 5 <= len(bank.good_looks_like) <= 7
    assert 4 <= len(bank.risks) <= 6
    assert len(bank.scenarios) >= 2
    assert set(bank.interviewer_roles) == {'hr', 'hiring_manager', 'technical'}
    assert 2 <= len(bank.panel) <= 3
    assert sum(len(question.probes) for question in bank.questions) >= 24


@each_kit
def test_everyone_finds_questions(path: Path) -> None:
    questions = bank_of(path).questions
    for level in Level:
        assert sum(not q.levels or level in q.levels for q in questions) >= 10, level
    for kind in InterviewType:
        assert sum(not q.types or kind in q.types for q in questions) >= 6, kind
    assert any(q.levels == [Level.entry] for q in questions)
    assert any(q.levels and Level.entry not in q.levels for q in questions)


@each_kit
def test_no_id_and_no_text_comes_twice(path: Path) -> None:
    bank = bank_of(path)
    seats, tasks = [seat.key for seat in bank.panel], [task.id for task in bank.tasks]
    assert repeated([*(q.id for q in bank.questions), *(s.id for s in bank.scenarios), *tasks]) == []
    assert repeated(seats) == []
    asked = [q.text for q in bank.questions] + [s.question for s in bank.scenarios]
    probes = [probe.text for q in bank.questions for probe in q.probes]
    turns = [turn.text for s in bank.scenarios for turn in s.turns]
    assert repeated(plain(text) for text in asked + probes + turns) == []


@each_kit
def test_questions_carry_what_judging_needs(path: Path) -> None:
    kit, faults = read(path), []
    known = rubric_dimensions()[kit['default_rubric_id']] - COMPUTED
    judged: list[BankQuestion | BankScenario] = [*bank_of(path).questions, *bank_of(path).scenarios]
    for each in judged:
        if each.skill not in kit['focus_skills']:
            faults.append(f'{each.id}: {each.skill} is not in focus')
        if not each.dimensions or not set(each.dimensions) <= known:
            faults.append(f'{each.id}: dimensions {each.dimensions}')
        if not 8 <= len(set(each.listen_for)) <= 16 or any(term != term.lower() for term in each.listen_for):
            faults.append(f'{each.id}: listen_for {each.listen_for}')
        if not all((each.intent, each.expected_signal, each.strong_answer)):
            faults.append(f'{each.id}: says too little')
    assert faults == []


@each_kit
def test_probes_answer_to_cues(path: Path) -> None:
    bank = bank_of(path)
    cues = Counter(probe.cue for q in bank.questions for probe in q.probes)
    assert set(cues) == set(get_args(Cue))
    for question in bank.questions:
        assert 2 <= len(question.probes) <= 3, question.id
        assert len({probe.cue for probe in question.probes}) >= 2, question.id
        assert 45 <= question.seconds <= 120, question.id
    for scenario in bank.scenarios:
        assert 2 <= len(scenario.turns) <= 4, scenario.id


@each_kit
def test_tasks_can_be_done_and_judged(path: Path) -> None:
    bank = bank_of(path)
    for task in bank.tasks:
        assert 5 <= len(task.cases) <= 8, task.id
        assert repeated(task.cases) == []
        assert 5 <= task.minutes <= 45, task.id
        assert words(task.prompt) >= 40, task.id
        assert task.kind == 'system_design' or any(mark in task.prompt.lower() for mark in ('example', '|', '```')), (
            task.id
        )
    if {'Coding', 'Case'} & set(read(path)['tracks']):
        assert bank.tasks or any(scenario.kind == 'case' for scenario in bank.scenarios)


@each_kit
def test_the_panel_covers_skills_in_focus(path: Path) -> None:
    for seat in bank_of(path).panel:
        assert seat.skills, seat.key
        assert set(seat.skills) <= set(read(path)['focus_skills']), seat.key
        assert seat.role, seat.key
        assert seat.interest, seat.key


@each_kit
def test_the_sample_job_reads_like_a_posting(path: Path) -> None:
    job = bank_of(path).sample_job
    lines = [line.strip(' #*:') for line in job.splitlines()]
    assert 150 <= words(job) <= 250
    assert {'Responsibilities', 'Required', 'Nice to have'} <= set(lines)


def bank_of(path: Path) -> QuestionBank:
    return QuestionBank.model_validate(read(path)['bank'], extra='forbid')


def rubric_dimensions() -> dict[str, set[str]]:
    return {rubric['id']: {dimension['key'] for dimension in rubric['dimensions']} for rubric in planted('rubrics')}


def repeated(values: Any) -> list[Any]:  # noqa: ANN401  any iterable of things that can be counted
    return [value for value, times in Counter(values).items() if times > 1]
