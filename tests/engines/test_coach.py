"""The coach: counts, honesty, and rewrites that hold nothing the candidate did not give."""

import itertools
import re

import pytest

from lab.engines.builtin.coaching import coach
from lab.engines.builtin.coaching.cleaning import tidied
from lab.engines.builtin.coaching.rewriting import faithful
from lab.engines.builtin.evaluating import evaluate
from lab.engines.builtin.measuring import measure
from lab.engines.builtin.measuring.disfluency import kept
from lab.engines.builtin.measuring.words import words_of
from lab.models.evaluation import Evaluation, Feedback, Overall
from lab.models.extraction import ResumeExtraction, RiskFlag, WorkEntry
from lab.models.interview import Brief, Turn
from tests.engines.test_evaluate import GOOD, brief, talk
from tests.metamorphic.people import KITS, PEOPLE, case

CASES = [(kit, person) for kit in KITS for person in PEOPLE]


def coached(transcript: list[Turn], about: Brief | None = None) -> Feedback:
    known = about or brief()
    return coach(known, transcript, evaluate(known, transcript, measure(transcript)))


@pytest.mark.parametrize(('kit', 'person'), CASES)
def test_feedback_has_its_counts_and_every_part_is_told(kit: str, person: str) -> None:
    one = case(kit, person)
    feedback = coached(one.transcript, one.brief)
    assert len({win.text for win in feedback.wins}) == 3
    assert len({improvement.text for improvement in feedback.improvements}) == 3
    assert len({answer.question for answer in feedback.better_answers}) == 2
    assert len({day.task for day in feedback.practice_plan_7_days}) == 7
    assert all(
        10 <= day.time_minutes <= 15 and day.passes_when and day.dimension for day in feedback.practice_plan_7_days
    )


@pytest.mark.parametrize(('kit', 'person'), CASES)
def test_a_better_answer_holds_only_what_was_said_or_uploaded(kit: str, person: str) -> None:
    one = case(kit, person)
    for answer in coached(one.transcript, one.brief).better_answers:
        assert faithful(answer.better_answer, one.brief, one.transcript)


@pytest.mark.parametrize(('kit', 'person'), CASES)
def test_a_better_answer_reads_like_sentences(kit: str, person: str) -> None:
    one = case(kit, person)
    for answer in coached(one.transcript, one.brief).better_answers:
        text = answer.better_answer
        assert text[0].isupper() or text[0] == '['
        assert text[-1] in '.?'
        assert not re.search(r'\b(um|uh|you know|kind of|sort of|basically)\b', text.lower())
        assert not re.search(r'\bi\b|  | ,|\.\.|,\.|\{', text)
        assert text.count('[') == text.count(']')


def test_missing_pieces_are_blanks() -> None:
    answers = talk(
        'Tell me about a time you improved something.',
        'So um we had a lot of returns in the shop and, you know, we changed the labels on the boxes. '
        'It got a lot better.',
        'Tell me about a conflict.',
        'A driver shouted at my colleague in the yard, and we calmed him down with coffee.',
    )
    better = coached(answers).better_answers[0].better_answer
    assert 'we changed the labels on the boxes' in better.lower()
    assert '[what you did yourself]' in better
    assert re.search(r'\[(the number before|what changed)', better)
    assert '[how many] returns' in better


def test_an_invented_number_is_found() -> None:
    assert not faithful('I moved 41 printers to Leicester.', brief(), GOOD)
    assert faithful('I moved the printer to [where], and it went from seven stops a week to none.', brief(), GOOD)


def test_a_non_answer_gets_a_frame_tied_to_the_resume() -> None:
    resume = ResumeExtraction(
        work_history=[
            WorkEntry(employer='NORTHWIND HOUSING', title='Clerk', highlights=['Cut overdue repairs by 40 %'])
        ]
    )
    feedback = coached(talk('Tell me about a problem you solved.', "I don't know."), brief(candidate=resume))
    frame = feedback.better_answers[0]
    assert frame.better_answer.startswith('At Northwind Housing, [')
    assert 'Cut overdue repairs by 40 %' in frame.why
    assert frame.better_answer.count('[') >= 4


def test_wins_over_nothing_are_small_and_true() -> None:
    feedback = coached(talk('Why us?', '', 'Tell me about a mistake.', ''))
    text = ' '.join(win.text for win in feedback.wins)
    assert 'answered every question' not in text
    assert not any(win.evidence for win in feedback.wins)
    assert len(feedback.practice_plan_7_days) == 7


def test_wins_quote_and_do_not_praise_what_was_taken_back() -> None:
    taken = [
        turn.model_copy(update={'text': f"{turn.text} Actually, that wasn't me."}) if i == 1 else turn
        for i, turn in enumerate(GOOD)
    ]
    assert all('moved the printer' not in win.text for win in coached(taken).wins)
    assert any(win.evidence for win in coached(GOOD).wins)


def test_the_gap_in_the_resume_gets_a_day() -> None:
    resume = ResumeExtraction(risk_flags=[RiskFlag(kind='gap', detail='', since='2023-04', until='2023-12', months=8)])
    days = coached(GOOD, brief(candidate=resume)).practice_plan_7_days
    assert any('2023 gap' in day.task for day in days)


def test_another_engines_evaluation_can_be_coached() -> None:
    bare = Evaluation(overall=Overall(), dimension_scores=[], engine='llm')
    feedback = coach(brief(), GOOD, bare)
    assert (len(feedback.wins), len(feedback.improvements), len(feedback.better_answers)) == (3, 3, 2)


@pytest.mark.parametrize(
    ('said', 'tidy'),
    [
        ('um so i i went there and, you know, fixed it', 'I went there and fixed it.'),
        ('and I think I called them, like, twice', 'I called them twice.'),
        ('I think it was the report', 'I think it was the report.'),
        ('the shops was slow and we made it more fast', 'The shops were slow and we made it faster.'),
        ('waste fell 18 %', 'Waste fell 18 %.'),
    ],
)
def test_words_are_tidied_and_not_changed(said: str, tidy: str) -> None:
    assert tidied(kept(words_of(said), said), said) == tidy


TOLD = 'I counted the returns of every shop for a month and called the two with the most.'


@pytest.mark.parametrize('plain', ['Thank you, that answers it.', 'My contract ended in February.', 'I live in Leeds.'])
def test_nothing_has_to_be_added_to_thanks_and_plain_facts(plain: str) -> None:
    turns = talk(
        'What did you do about the returns?', f'{plain} {TOLD} {plain}', 'Why us?', f'{plain} I like your shops.'
    )
    evaluation = evaluate(brief(), turns, measure(turns))
    feedback = coached(turns)
    steps = [score.improvement for score in evaluation.dimension_scores]
    steps += [day.task for day in feedback.practice_plan_7_days] + [each.text for each in feedback.improvements]
    assert not any(f'“{plain[:-1]}' in step for step in steps)


@pytest.mark.parametrize(
    'said',
    [
        'Yes, thank you. How does the rota work on nights?',
        'Well, mostly who uses the report and what they do with it on Monday',
        "Yes. I'd be curious what a good first month looked like.",
    ],
)
def test_a_question_asked_in_any_words_at_the_end_is_heard(said: str) -> None:
    turns = talk('What did you do about the returns?', TOLD, 'What questions do you have for us?', said)
    feedback = coached([*turns, *talk('Anything you would add?', 'Thank you, that answers it.')])
    assert not any('without a question' in each.text for each in feedback.improvements)


def test_two_people_in_two_kits_get_different_weeks() -> None:
    weeks = [
        {day.task for day in coached(case(kit, person).transcript, case(kit, person).brief).practice_plan_7_days}
        for kit, person in (('nurse', 'middling'), ('software', 'middling'), ('others/kitchen', 'strong'))
    ]
    assert all(len(one & other) <= 1 for one, other in itertools.combinations(weeks, 2))


def test_a_place_one_knows_it_from_reads_as_a_place() -> None:
    resume = ResumeExtraction(work_history=[WorkEntry(employer='Bramble Leisure Centre', title='Adviser')])
    frame = coached(talk("What's yours to decide?", 'Not much.'), brief(candidate=resume)).better_answers[0]
    assert 'from at' not in frame.better_answer
