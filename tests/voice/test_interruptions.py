"""Over the interviewer's sound: speech stops it, and coughs, hums, yeses and our own echo do not."""

import numpy as np
import pytest

from lab.voice.messages import GoOn, Interrupted
from tests.voice.ears import Ears, Models
from tests.voice.sounds import Samples, cough, hum, said, silence

INTO_S = 3.0
"""Later than an answer could be taken up again."""


async def over_the_question(models: Models, sound: Samples, echo: float = 0.0, after_s: float = 1.5) -> Ears:
    """`sound` is heard while a question is asked that the microphone hears `echo` of, a tenth of a second late."""
    ears = Ears(models)
    ours = ears.interviewer_begins()
    heard = np.concatenate([silence(0.1), ours * echo, silence(INTO_S + 3)])[: int((INTO_S + 3) * 16_000)]
    at = int(INTO_S * 16_000)
    heard[at : at + len(sound)] += sound[: len(heard) - at]
    end = min(len(heard), at + len(sound) + int(after_s * 16_000))
    await ears.hear(heard[:end])
    return ears


@pytest.mark.parametrize('words', ['Sorry, can I add one thing to that?', 'No, wait, that was somebody else.'])
@pytest.mark.parametrize('pitch', [1.0, 1.2])
async def test_who_speaks_up_interrupts_and_is_heard_from_the_first_word(
    models: Models, words: str, pitch: float
) -> None:
    ears = await over_the_question(models, said(words, pitch), after_s=3.0)
    assert any(isinstance(message, Interrupted) for message in ears.came)
    await ears.hear(3.0)
    assert ears.kinds() == ['interrupted', 'turn']
    assert words.split()[0].strip(',').lower() in ears.turn.text.lower()


async def test_it_takes_a_quarter_of_a_second(models: Models) -> None:
    ears = Ears(models)
    ears.interviewer_begins()
    await ears.hear(INTO_S)
    sound = said('But wait, I meant the second one.')
    for n in range(20):
        await ears.hear(sound[n * 320 : (n + 1) * 320])
        if ears.came:
            break
    assert ears.kinds() == ['interrupted']
    assert n * 20 <= 260


@pytest.mark.parametrize('sound', [hum(), cough()], ids=['hum', 'cough'])
async def test_a_hum_or_a_cough_does_not_interrupt(models: Models, sound: Samples) -> None:
    ears = await over_the_question(models, sound)
    assert ears.kinds() == []


@pytest.mark.parametrize('echo', [0.5, 0.1, 0.03])
async def test_our_own_echo_does_not_interrupt(models: Models, echo: float) -> None:
    ears = await over_the_question(models, silence(0.1), echo=echo)
    assert ears.kinds() == []


async def test_a_voice_is_heard_through_a_faint_echo(models: Models) -> None:
    ears = await over_the_question(models, said('But wait, I meant the second one.'), echo=0.03)
    assert 'interrupted' in ears.kinds()


@pytest.mark.parametrize('words', ['Yeah.', 'Mm-hmm.', 'Okay.'])
async def test_a_yeah_lets_the_interviewer_go_on(models: Models, words: str) -> None:
    ears = await over_the_question(models, said(words), after_s=2.0)
    assert not ears.came or any(isinstance(message, GoOn) for message in ears.came)
    assert 'turn' not in ears.kinds()
