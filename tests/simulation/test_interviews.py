"""Fifty simulated interviews: no repeats, no probe that ignores the answer, questions that name something, an end."""

import asyncio
from itertools import pairwise
from statistics import mean, median

import pytest

from lab.engines.builtin.engine import BuiltinEngine
from lab.services.rehearsing import LineAnswers, WrittenAnswers, question_line, rehearse
from tests.simulation.candidates import brief_for, candidate
from tests.simulation.interviews import KITS, all_interviews, hold
from tests.simulation.measures import Held


@pytest.fixture(scope='module')
def held() -> list[Held]:
    return [asyncio.run(hold(name, brief, answers())) for name, brief, answers in all_interviews()]


def test_there_are_enough_of_them(held: list[Held]) -> None:
    assert len(held) >= 30
    assert {each.brief.kit_id for each in held} == set(KITS)


def test_no_question_is_repeated(held: list[Held]) -> None:
    assert {each.name: each.repeats() for each in held if each.repeats()} == {}


def test_no_probe_ignores_the_answer(held: list[Held]) -> None:
    assert {each.name: each.ignoring() for each in held if each.ignoring()} == {}


def test_most_questions_name_something_of_the_candidate_or_the_posting(held: list[Held]) -> None:
    assert mean(each.grounded_share() for each in held) >= 0.75
    assert min((each.grounded_share(), each.name) for each in held)[0] >= 0.6


def test_every_interview_ends_with_a_goodbye(held: list[Held]) -> None:
    assert [each.name for each in held if not each.closed()] == []


def test_whoever_answers_is_invited_to_ask_and_sees_every_phase(held: list[Held]) -> None:
    for each in held:
        if any(level in each.name for level in ('weak', 'middling', 'strong')):
            assert each.invited(), each.name
            assert each.phases() == [phase.key for phase in each.plan.phases], each.name


def test_questions_are_as_short_as_people_ask_them(held: list[Held]) -> None:
    words = [count for each in held for count in each.words()]
    assert 12 <= median(words) <= 20
    assert sum(count <= 45 for count in words) / len(words) >= 0.97
    last = [len(turn.text.split('. ')[-1].split()) for each in held for turn in each.questions]
    assert sum(count <= 25 for count in last) / len(last) >= 0.95


def test_one_question_a_turn(held: list[Held]) -> None:
    assert [turn.text for each in held for turn in each.asked if turn.text.count('?') > 1] == []


def test_two_probes_in_a_row_never_have_the_same_shape(held: list[Held]) -> None:
    for each in held:
        asked = each.asked
        for before, turn in pairwise(asked):
            if before.probe and turn.probe:
                assert not (before.text.startswith('“') and turn.text.startswith('“')), turn.text
                assert not (before.text.startswith('You said') and turn.text.startswith('You said')), turn.text


def test_the_same_interview_comes_out_the_same() -> None:
    for name in KITS:
        brief = brief_for(name, interview_type='panel', minutes=10)
        first, second = (asyncio.run(hold(name, brief, candidate(name, 'middling'))) for _ in range(2))
        assert first.transcript == second.transcript


def test_people_and_styles_get_different_interviews(held: list[Held]) -> None:
    assert len({each.transcript[0].text for each in held if 'middling' in each.name}) == 12


async def test_when_prepared_answers_run_out_the_interviewer_says_goodbye() -> None:
    brief = brief_for('data-analyst', minutes=15)
    engine = BuiltinEngine()
    answers = WrittenAnswers.of('First answer,\nin two lines.\n\n\nSecond answer, a bit longer than the first.\n')
    turns = [turn async for turn in rehearse(engine, brief, await engine.plan(brief), answers)]
    assert turns[1].text == 'First answer, in two lines.'
    assert [turn.speaker for turn in turns] == ['interviewer', 'candidate'] * 2 + ['interviewer']
    assert turns[-1].question_id == 'goodbye'
    assert all(turn.reading for turn in turns if turn.speaker == 'candidate')


async def test_line_by_line_each_question_is_one_json_line_and_an_empty_line_is_silence() -> None:
    brief = brief_for('data-analyst', minutes=6)
    engine, written = BuiltinEngine(), list[str]()
    given = iter(['', 'I like numbers and I want to do more experiments in a team.', None])

    async def read() -> str | None:
        return next(given)

    plan = await engine.plan(brief)
    turns = [turn async for turn in rehearse(engine, brief, plan, LineAnswers(written.append, read))]
    assert len(written) == 3
    assert all(line.startswith('{"turn": ') and '\n' not in line for line in written)
    assert turns[1].text == ''
    assert turns[-1].question_id == 'goodbye'


async def test_the_simulated_clock_counts_words_and_silence() -> None:
    brief = brief_for('data-analyst', minutes=6)
    engine, left = BuiltinEngine(), list[float]()

    class Watching(WrittenAnswers):
        async def next(self, ask: object, turn: int, remaining_s: float) -> str | None:
            left.append(remaining_s)
            return ['', 'word ' * 150, None][len(left) - 1]

        @property
        def more(self) -> bool:
            return True

    turns = [turn async for turn in rehearse(engine, brief, await engine.plan(brief), Watching([]))]
    spoken = [len(turn.text.split()) / 2.5 for turn in turns if turn.speaker == 'interviewer']
    assert left[0] == pytest.approx(360 - spoken[0])
    assert left[1] == pytest.approx(left[0] - 5 - spoken[1])
    assert left[2] == pytest.approx(left[1] - 60 - spoken[2])


async def test_a_question_line_has_what_the_command_line_promises() -> None:
    brief = brief_for('software-engineer', interview_type='technical', minutes=45)
    engine = BuiltinEngine()
    plan = await engine.plan(brief)
    ask = (await engine.open(brief, plan)).ask
    assert set(question_line(ask, 0, 100.4)) == {'turn', 'speaker', 'phase', 'question', 'remaining_s'}
    assert question_line(ask, 0, -3)['remaining_s'] == 0
    task = next(question.task for phase in plan.phases for question in phase.questions if question.task)
    assert question_line(ask.model_copy(update={'task': task}), 4, 10)['task']['title'] == task.title
