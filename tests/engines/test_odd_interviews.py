"""Whatever stands in a transcript, the judge and the coach come through: quotes hold, scores stay on the scale."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.engines.builtin.coaching import coach
from lab.engines.builtin.coaching.rewriting import faithful
from lab.engines.builtin.evaluating import evaluate
from lab.engines.builtin.evaluating.evidence import verified
from lab.engines.builtin.measuring import measure
from lab.models.evaluation import Evaluation, Evidence, Feedback
from lab.models.interview import Brief, Turn
from tests.metamorphic.people import bare, case

PIECES = [
    'I led the team in 2023',
    'um',
    'uh',
    'you know',
    'like',
    'so yeah',
    'we',
    'because',
    'I',
    'fell from 12 to 3',
    '[inaudible]',
    '(laughs)',
    '…',
    '—',
    '“quoted”',
    "don't know",
    'sorry',
    'Python',
    'C++',
    '🙂',
    '👩‍💻 👍🏽',
    'für Söhne',
    'Привет, я работал',
    '我在学校教书',
    'مرحبا',
    'def f(x):\n    return x[0] if x else None',
    'SELECT * FROM t;',
    '<b>bold</b>',
    'https://example.org/a?b=c',
    '100%',
    '£4.50',
    '\u200b',
    '\u202e',
    'a' * 60,
    '.',
    '?',
    '\n\n',
    '\t',
    '-',
    "I'm",
    'I- I',
    '{best}',
    '{lack}',
    '\\1',
    'and then',
    'in the end',
    'never mind',
    'the the the',
]
ASKED = [
    '',
    'Tell me about yourself.',
    'Tell me about a time you led something?',
    'Mm-hmm.',
    'Why this job?',
    '?',
    '🙂',
    'What would you do if it failed?',
    'And how do you know?',
    'Anything you would like to ask us?',
    'What is a hash map?',
]

saying = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(' '.join),
    st.text(max_size=200),
)
answers = saying.map(lambda text: Turn(speaker='candidate', text=text))
asking = st.builds(
    Turn,
    speaker=st.just('interviewer'),
    text=st.one_of(st.sampled_from(ASKED), st.text(max_size=60)),
    probe=st.booleans(),
    seconds=st.integers(0, 300),
)
timed = st.tuples(answers, st.integers(0, 10**6), st.integers(-100, 10**5)).map(
    lambda drawn: drawn[0].model_copy(update={'started_ms': drawn[1], 'ended_ms': drawn[1] + drawn[2]})
)
transcripts = st.lists(st.one_of(asking, answers, timed), max_size=14)
briefs = st.sampled_from(
    [bare(case('nurse', 'strong')), case('software', 'strong').brief, case('analyst', 'weak').brief]
)


@given(briefs, transcripts)
@settings(max_examples=120, deadline=None)
def test_any_transcript_is_judged_and_coached_with_quotes_that_hold(brief: Brief, transcript: list[Turn]) -> None:
    check(brief, transcript)


@pytest.mark.parametrize(
    'transcript',
    [
        [],
        [Turn(speaker='interviewer', text='Tell me about yourself.')] * 30,
        [Turn(speaker='candidate', text='Yes.')],
        [Turn(speaker='candidate', text='')] * 5,
        [Turn(speaker='candidate', text='🙂 ' * 300)],
        [Turn(speaker='candidate', text='word ' * 20000)],
        [Turn(speaker='candidate', text='я работал учителем в школе и вёл двенадцать уроков в неделю. ' * 40)],
        [Turn(speaker='candidate', text='for i in range(10):\n    print(i)\n' * 60)],
        [Turn(speaker='candidate', text='um uh um ' * 400)],
    ],
    ids=['empty', 'interviewer only', 'one word', 'silence', 'emoji', 'huge', 'another script', 'code', 'fillers only'],
)
def test_odd_transcripts_one_by_one(transcript: list[Turn]) -> None:
    evaluation, _ = check(case('software', 'strong').brief, transcript)
    assert evaluation.overall.recommendation in (None, 'No', 'Lean No')


def check(brief: Brief, transcript: list[Turn]) -> tuple[Evaluation, Feedback]:
    evaluation = evaluate(brief, transcript, measure(transcript))
    feedback = coach(brief, transcript, evaluation)
    for score in evaluation.dimension_scores:
        assert score.score is None or (1 <= score.score <= 5 and (score.score * 2).is_integer())
        assert score.rationale
        assert score.score is None or score.improvement
    overall = evaluation.overall
    assert overall.summary
    assert overall.score is None or overall.coverage >= 0.6
    assert (overall.score is None) == (overall.recommendation is None)
    assert all(verified(each, transcript) for each in shown(evaluation, feedback))
    assert (len(feedback.wins), len(feedback.improvements)) == (3, 3)
    assert (len(feedback.better_answers), len(feedback.practice_plan_7_days)) == (2, 7)
    assert all(faithful(each.better_answer, brief, transcript) for each in feedback.better_answers)
    assert all(10 <= day.time_minutes <= 15 and day.task for day in feedback.practice_plan_7_days)
    return evaluation, feedback


def shown(evaluation: Evaluation, feedback: Feedback) -> Iterator[Evidence]:
    for holder in (
        *evaluation.dimension_scores,
        *evaluation.strengths,
        *evaluation.risks,
        *evaluation.role_fit_notes,
        *feedback.wins,
        *feedback.improvements,
    ):
        yield from holder.evidence
