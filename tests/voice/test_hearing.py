"""A candidate is heard: whole answers, pauses to think, second thoughts, and everything that ends a turn otherwise."""

import numpy as np
import pytest
from numpy.typing import NDArray

from lab.errors import Unavailable
from lab.providers.stt.heard import Heard
from lab.voice.end_of_turn import EMPTY_MS
from lab.voice.messages import Open, Partial, Pause, Problem
from tests.voice.ears import Ears, Models
from tests.voice.sounds import said, share

FIRST = 'In my last job I looked after the help desk of a hospital with four people,'
SECOND = 'and we brought the waiting time down from nine hours to three.'
WHOLE = f'{FIRST} {SECOND}'


async def test_an_answer_becomes_one_turn_with_its_words_and_times(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(1.0, said(WHOLE), 2.5)
    assert ears.kinds() == ['turn']
    turn = ears.turn
    assert share(turn.text, WHOLE) > 0.8
    assert 950 <= turn.started_ms <= 1150
    assert abs(turn.ended_ms - 1000 - len(said(WHOLE)) / 16) < 350
    assert ' '.join(word.text for word in turn.words) == turn.text
    assert all(turn.started_ms <= word.start_ms <= word.end_ms <= turn.ended_ms + 64 for word in turn.words)


async def test_words_are_shown_while_they_are_said_and_a_possible_end_is_told(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said(WHOLE), 0.5)
    partials = [message.text for message in ears.came if isinstance(message, Partial)]
    assert len(partials) >= 2
    assert len(partials[0]) < len(partials[-1])
    pauses = [message for message in ears.came if isinstance(message, Pause)]
    assert pauses[-1].text == partials[-1]
    assert 0 <= pauses[-1].p_end <= 1
    assert ears.kinds() == []


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('I was in charge of the schedule, and', 'I also ordered the material for all of the shops.'),
        ('We measured the success by, um,', 'the number of complaints for every thousand orders.'),
        ('I started out in the warehouse.', 'After a year they asked me to plan the shifts.'),
        ('If the numbers had been worse,', 'I would have stopped the roll out on the same day.'),
    ],
)
async def test_two_seconds_to_think_do_not_end_the_turn(models: Models, before: str, after: str) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said(before), 2.0, said(after), 4.0)
    assert ears.kinds() == ['turn']
    assert share(ears.turn.text, f'{before} {after}') > 0.7


async def test_who_goes_on_takes_the_turn_back_and_the_next_holds_it_all(models: Models) -> None:
    ears = Ears(models, Open(patience='quick'))
    await ears.hear(0.5, said(WHOLE), 1.2)
    assert ears.kinds() == ['turn']
    ears.interviewer_begins()
    await ears.hear(0.6, said('And the nurses told me that it really helped them.'), 4.0)
    assert ears.kinds() == ['turn', 'reopened', 'turn']
    assert share(ears.turn.text, WHOLE) > 0.75
    assert share(ears.turn.text, 'And the nurses told me that it really helped them.') > 0.6
    assert ears.turn.started_ms < 1000


async def test_going_on_before_the_interviewer_has_begun_reopens_too(models: Models) -> None:
    ears = Ears(models, Open(patience='quick'))
    await ears.hear(0.5, said(WHOLE), 1.0, said('And the nurses told me that it helped.'), 3.0)
    assert ears.kinds() == ['turn', 'reopened', 'turn']


async def test_the_next_answer_begins_anew(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said(WHOLE), 2.0)
    ears.interviewer_begins()
    await ears.hear(6.0)
    ears.interviewer_ends()
    await ears.hear(
        0.5, said('I would ask the people who use it every day, and then I would draw a plan with them.'), 2.5
    )
    assert ears.kinds() == ['turn', 'turn']
    assert 'hospital' not in ears.turn.text
    assert share(ears.turn.text, 'I would ask the people who use it every day') > 0.6


async def test_done_ends_the_turn_however_the_sentence_stands(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said('I was in charge of the schedule, and'), 0.4)
    ears.hearing.done()
    await ears.hearing.settled()
    assert ears.kinds() == ['turn']
    assert ears.turn.why == 'done'
    assert share(ears.turn.text, 'I was in charge of the schedule') > 0.6


async def test_done_without_a_word_is_an_empty_answer(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5)
    ears.hearing.done()
    assert ears.kinds() == ['turn']
    assert ears.turn.text == ''


async def test_a_moment_is_given_when_it_is_asked_for(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said(WHOLE))
    ears.hearing.moment(6)
    await ears.hear(5.5)
    assert ears.kinds() == []
    await ears.hear(4.0)
    assert ears.kinds() == ['turn']


async def test_a_moment_can_be_asked_for_aloud(models: Models) -> None:
    ears = Ears(models)
    await ears.hear(0.5, said('Let me think about that for a moment.'), 8.0, said(WHOLE), 3.0)
    assert ears.kinds() == ['turn']
    assert share(ears.turn.text, WHOLE) > 0.7


async def test_nothing_said_for_long_is_an_empty_turn(models: Models) -> None:
    ears = Ears(models, Open(patience='quick'))
    await ears.hear(EMPTY_MS['quick'] / 1000 - 0.5)
    assert ears.kinds() == []
    await ears.hear(1.0)
    assert ears.kinds() == ['turn']
    assert ears.turn.text == ''
    assert ears.turn.why == 'silence'


async def test_before_the_first_question_silence_means_nothing(models: Models) -> None:
    ears = Ears(models, Open(patience='quick'))
    ears.hearing._asked = False
    await ears.hear(EMPTY_MS['quick'] / 1000 + 2)
    assert ears.kinds() == []


async def test_push_to_talk_ends_when_it_is_let_go_and_never_before(models: Models) -> None:
    ears = Ears(models, Open(mode='push_to_talk'))
    ears.hearing.talk(True)
    await ears.hear(0.3, said(WHOLE), 5.0)
    assert ears.kinds() == []
    ears.hearing.talk(False)
    await ears.hearing.settled()
    assert ears.kinds() == ['turn']
    assert ears.turn.why == 'released'
    assert share(ears.turn.text, WHOLE) > 0.75
    await ears.hearing.close()


async def test_a_key_pressed_without_a_word_is_no_answer(models: Models) -> None:
    ears = Ears(models, Open(mode='push_to_talk'))
    ears.hearing.talk(True)
    await ears.hear(0.5)
    ears.hearing.talk(False)
    await ears.hearing.settled()
    assert ears.kinds() == []
    await ears.hearing.close()


async def test_muted_the_microphone_is_not_heard_and_the_answer_ends_by_the_clock(models: Models) -> None:
    ears = Ears(models, Open(patience='quick'))
    await ears.hear(0.5, said(WHOLE))
    ears.hearing.mute(True)
    await ears.hear(said('And that nobody should hear.'))
    while not ears.kinds():
        await ears.hearing.settled()
        await _tick()
    assert ears.kinds() == ['turn']
    assert 'nobody' not in ears.turn.text
    await ears.hearing.close()


async def test_the_pauses_of_this_candidate_are_learned_and_handed_on(models: Models) -> None:
    ears = Ears(models, Open(patience='patient'))
    await ears.hear(0.5, *[part for n in range(6) for part in (said(f'Then we moved box {n} and'), 1.4)], 6.0)
    assert ears.turn.usual_pause_ms is not None
    assert 1100 < ears.turn.usual_pause_ms < 1800


async def test_a_line_that_goes_on_keeps_its_clock(models: Models) -> None:
    ears = Ears(models, Open(clock_ms=60_000))
    await ears.hear(1.0, said(WHOLE), 2.5)
    assert 60_950 <= ears.turn.started_ms <= 61_150


class Deaf:
    name, words_known, waiting, spare = 'deaf', False, 0, True

    async def load(self) -> None: ...

    async def transcribe(self, samples: NDArray[np.float32]) -> Heard:
        raise Unavailable('The recogniser does not answer.')


async def test_a_recogniser_that_fails_is_told_once_and_done_still_works(models: Models) -> None:
    ears = Ears(models, recogniser=Deaf())
    await ears.hear(0.5, said(WHOLE), 1.0)
    assert [message.sentence for message in ears.came if isinstance(message, Problem)] == [
        'The recogniser does not answer.'
    ]
    ears.hearing.done()
    await ears.hearing.settled()
    assert ears.kinds() == ['problem', 'turn']


async def _tick() -> None:
    import asyncio

    await asyncio.sleep(0.05)
