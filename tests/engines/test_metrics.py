"""What is counted in a transcript, with and without times."""

import pytest

from lab.engines.builtin.measuring import measure
from lab.engines.builtin.measuring.disfluency import filler_count, kept
from lab.engines.builtin.measuring.figures import figures_of
from lab.engines.builtin.measuring.sentences import are_pointed, sentences_of
from lab.engines.builtin.measuring.words import words_of
from lab.models.interview import Turn
from lab.models.spoken import TimedWord


def asked(text: str, seconds: int = 60) -> Turn:
    return Turn(speaker='interviewer', text=text, seconds=seconds)


def said(text: str, start: int | None = None, end: int | None = None) -> Turn:
    return Turn(speaker='candidate', text=text, started_ms=start, ended_ms=end)


def test_pace_and_fillers_are_over_the_time_of_the_answers() -> None:
    metrics = measure([asked('How was it?'), said('um ' * 5 + 'word ' * 95, 1_000, 41_000)])
    assert metrics.words_per_minute == 150.0
    assert metrics.fillers == 5
    assert metrics.fillers_per_minute == 7.5
    assert not metrics.typed


def test_typed_answers_have_counts_and_no_paces() -> None:
    metrics = measure(
        [asked('Why us?'), said('Because of the work.'), asked('And?'), said('That is all of it, really.')]
    )
    assert metrics.typed
    assert metrics.words_per_minute is metrics.fillers_per_minute is metrics.talk_share is None
    assert (metrics.answers, metrics.candidate_words, metrics.interviewer_words) == (2, 10, 3)
    assert metrics.longest_answer_words == 6


def test_talk_share_is_the_candidates_part_of_all_words() -> None:
    metrics = measure([asked('one two'), said('one two three four five six', 0, 3_000)])
    assert metrics.talk_share == 0.75


def test_an_empty_transcript_measures_nothing() -> None:
    metrics = measure([])
    assert (metrics.answers, metrics.candidate_words, metrics.median_answer_words) == (0, 0, 0)


def test_length_is_held_against_what_the_question_called_for() -> None:
    metrics = measure([asked('Briefly?', seconds=10), said('word ' * 50)])
    assert metrics.per_answer[0]['length_ratio'] == 2.0


@pytest.mark.parametrize(
    ('text', 'count'),
    [
        ('Um, so I, uh, I went there.', 2),
        ('It was, like, really late, you know, and we left.', 2),
        ('I like the work and I look like my brother.', 0),
        ('Do you know how it works? I mean, it runs.', 1),
        ('It was a kind of filter that you know how to clean.', 0),
    ],
)
def test_fillers_are_counted_as_heard(text: str, count: int) -> None:
    assert filler_count(words_of(text), text) == count


def test_repetitions_and_broken_words_are_left_out_of_content() -> None:
    text = 'I I was the the engin- engineer for for the, um, for the pump.'
    assert ' '.join(word.low for word in kept(words_of(text), text)) == 'i was the engineer for the pump'


@pytest.mark.parametrize(
    ('text', 'value', 'percent'),
    [
        ('fell to twenty-four hours', 24, False),
        ('two hundred people', 200, False),
        ('by 18 %', 18, False),
        ('by 18%', 18, True),
        ('about forty percent', 40, True),
        ('1,200 orders', 1200, False),
        ('£3k a month', 3000, False),
    ],
)
def test_numbers_are_read_as_values(text: str, value: float, percent: bool) -> None:
    figure = figures_of(words_of(text))[0]
    assert (figure.value, figure.percent) == (value, percent)


def test_sentences_are_guessed_where_there_are_no_points() -> None:
    text = (
        'we had a report that nobody opened so i went to three shops and i asked them why and they told me that they '
        'needed it on paper before six so we printed it every morning and the waste went down by a fifth'
    )
    pieces = [' '.join(word.low for word in sentence.kept) for sentence in sentences_of(text, 0)]
    assert len(pieces) >= 3
    assert ' '.join(pieces) == text


def test_what_the_times_of_words_say_about_delivery() -> None:
    question = Turn(speaker='interviewer', text='How was it?', started_ms=0, ended_ms=10_000)
    words = [
        TimedWord(text='It was', start_ms=13_000, end_ms=23_000),
        TimedWord(text='late', start_ms=28_000, end_ms=33_000),
    ]
    answer = Turn(speaker='candidate', text='word ' * 50, started_ms=13_000, ended_ms=33_000, words=words)
    follow_up = Turn(speaker='interviewer', text='Why?', started_ms=33_500, ended_ms=34_500)
    eager = Turn(speaker='candidate', text='word ' * 10, started_ms=34_400, ended_ms=38_400)
    typed = said('Typed between the spoken ones.')
    metrics = measure([question, answer, follow_up, eager, asked('And?'), typed])
    assert metrics.pauses == 1
    assert metrics.longest_pause_s == 5.0
    assert metrics.median_first_word_s == 3.0, 'who answers before the question has ended has no time to the first word'
    assert metrics.words_per_minute == round(60 / (19 / 60), 1), 'a pause to think is not speaking slowly'
    assert metrics.talk_ratio == round(19 / (19 + 11), 3)
    first, second, third = metrics.per_answer
    assert (first['pauses_s'], first['speaking_s'], first['at_s']) == ([5.0], 15.0, 13.0)
    assert second['first_word_s'] is None
    assert third['speaking_s'] is None


def test_talk_without_points_is_cut_where_a_writer_would_set_one() -> None:
    text = 'we counted the returns of every shop for a month in the end my manager called the two with the most'
    pieces = [' '.join(word.low for word in sentence.kept) for sentence in sentences_of(text, 0, pointed=False)]
    assert pieces == ['we counted the returns of every shop for a month', text[text.index('in the end') :]]


def test_joined_clauses_stay_in_one_sentence_until_it_grows_long() -> None:
    text = 'there was a waiter who forgot the card and i had to talk to him'
    assert len(sentences_of(text, 0, pointed=False)) == 1


def test_whether_points_were_written_is_told_from_all_answers() -> None:
    assert are_pointed(['I counted it. It was nine.', 'Yes'])
    assert not are_pointed(['i counted it and it was nine', 'yes'])
