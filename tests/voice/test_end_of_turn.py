"""How long a silence must last: a table of what was said, how it sounded, what was asked, and the wait."""

import pytest

from lab.voice.end_of_turn import EMPTY_MS, SURE, Silence, empty_after_ms, how_long
from lab.voice.messages import Expects, Patience
from lab.voice.pauses import Pauses
from lab.voice.words_so_far import read_words

LONG = 'In the spring I moved the whole stock to a new system and we lost only two orders in the process.'
"""Twenty words, whole."""

WAITS = [
    # said so far, how sure smart-turn is, what was asked, between these milliseconds
    (LONG, 0.98, 'story', 400, 700),
    (LONG, 0.30, 'story', 800, 1200),
    (LONG, 0.02, 'story', 1200, 1500),
    (LONG, 0.98, 'thinking', 600, 900),
    ('I moved the stock to a new system.', 0.98, 'story', 2200, 2600),
    ('I moved the stock to a new system.', 0.98, 'short', 400, 700),
    ('About three years.', 0.95, 'short', 400, 700),
    (LONG + ' And then I', 0.98, 'story', 3000, 3400),
    (LONG + ' The main thing was, um', 0.98, 'story', 3000, 3400),
    (LONG + ' But because', 0.98, 'short', 3000, 3400),
    (LONG + ' We talked to', 0.98, 'story', 2300, 2700),
    (LONG + ' We talked to', 0.02, 'story', 3000, 3400),
    (LONG + ' It was not ready the year before.', 0.98, 'story', 400, 700),
    (LONG + ' For example', 0.98, 'story', 3000, 3400),
    ('If the test had failed', 0.9, 'story', 2300, 2700),
    ('There was one time', 0.9, 'story', 2400, 2800),
    ("That's a good question.", 0.9, 'story', 2400, 2800),
    ('Let me think.', 0.99, 'short', 14_000, 16_000),
    (LONG + ' Give me a second.', 0.99, 'story', 14_000, 16_000),
    (LONG + " So that's it.", 0.05, 'story', 300, 500),
    ('Sorry, could you repeat the question?', 0.1, 'story', 300, 500),
]


@pytest.mark.parametrize(('said', 'p_end', 'expects', 'least', 'most'), WAITS)
def test_wait(said: str, p_end: float, expects: Expects, least: int, most: int) -> None:
    wait = how_long(Silence(read_words(said), p_end, expects))
    assert least <= wait.ms <= most, wait
    assert wait.why


@pytest.mark.parametrize('said', [row[0] for row in WAITS])
def test_patience_orders_every_wait(said: str) -> None:
    quick, normal, patient = (
        how_long(Silence(read_words(said), 0.5, 'story', patience)).ms for patience in ('quick', 'normal', 'patient')
    )
    assert quick < normal < patient


def test_the_surer_the_voice_the_shorter_the_wait() -> None:
    waits = [how_long(Silence(read_words(LONG), share / 10)).ms for share in range(11)]
    assert waits == sorted(waits, reverse=True)
    assert waits[0] > 2 * waits[-1]


def test_the_more_was_said_the_shorter_the_wait() -> None:
    waits = [how_long(Silence(read_words('We moved ' + 'boxes ' * n), 0.98)).ms for n in range(20)]
    assert waits == sorted(waits, reverse=True)
    assert waits[0] > 3 * waits[-1]


@pytest.mark.parametrize(('usual_ms', 'p_end'), [(2500, 0.98), (2500, 0.05)])
def test_who_pauses_for_long_is_waited_for(usual_ms: int, p_end: float) -> None:
    plain = how_long(Silence(read_words(LONG), p_end)).ms
    known = how_long(Silence(read_words(LONG), p_end, usual_pause_ms=usual_ms))
    assert known.ms > plain + 300
    assert 'pauses' in known.why


def test_short_pauses_do_not_shorten_the_wait() -> None:
    assert how_long(Silence(read_words(LONG), 0.98, usual_pause_ms=300)) == how_long(Silence(read_words(LONG), 0.98))


def test_an_answer_with_long_pauses_is_waited_for_as_long_again() -> None:
    assert how_long(Silence(read_words(LONG), 0.98, this_answer_ms=2000)).ms > 2000
    assert how_long(Silence(read_words(LONG), 0.98, this_answer_ms=60_000)).ms < 4000


def test_who_says_that_they_are_done_is_not_kept_waiting_by_their_pauses() -> None:
    said = read_words(LONG + " That's all.")
    assert how_long(Silence(said, SURE, usual_pause_ms=3000, this_answer_ms=3000)).ms < 500


@pytest.mark.parametrize('patience', ['quick', 'normal', 'patient'])
def test_a_question_that_needs_thought_leaves_longer_for_the_first_word(patience: Patience) -> None:
    assert EMPTY_MS[patience] == empty_after_ms(patience, 'story') < empty_after_ms(patience, 'thinking')


def test_one_long_pause_among_five_is_not_the_usual_one() -> None:
    pauses = Pauses()
    for ms in (320, 350, 400, 320, 2000):
        pauses.add(ms, taken_for_end=False)
    assert pauses.usual_ms == 400
