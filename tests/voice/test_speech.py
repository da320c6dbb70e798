"""The speech process from the server's side: lines, questions, failures, and a process that dies in between."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from lab.errors import Unavailable
from lab.providers.tts.sound import VoiceChoice
from lab.settings import Settings
from lab.voice import process
from lab.voice.line import Line
from lab.voice.messages import (
    FromSpeech,
    Hush,
    Interrupted,
    Open,
    Played,
    Prepare,
    Problem,
    Reopened,
    Said,
    Say,
    Sounding,
    Turn,
)
from lab.voice.speech import Speech
from tests.voice.sounds import pcm, said, share, silence

QUESTION = 'Thanks for coming in. Could you tell me about a project you are proud of, and what your part in it was?'
ANSWER = 'In my last job I looked after a help desk of a hospital, and we brought the waiting time down to an hour.'
LIMIT_S = 60
FRAME = 640


def settings(folder: Path, **changes: object) -> Settings:
    return Settings(**{'speech': True, 'data_dir': folder, '_env_file': None} | changes)


@pytest.fixture(scope='session')
def speech_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp('speech')


async def up(speech: Speech) -> Speech:
    await speech.start()
    await until(lambda: speech.ready is not None)
    return speech


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not true():  # noqa: ASYNC110 - it becomes true in another process
            await asyncio.sleep(0.05)


@pytest.fixture
async def fake_speech(speech_folder: Path) -> AsyncGenerator[Speech, None]:
    """A real process in which only the synthesiser is a fake."""
    speech = await up(Speech(settings(speech_folder, tts='fake', stt='fake', speech_places=2)))
    yield speech
    await speech.stop()


class Ear:
    """Takes down all that a line gives."""

    def __init__(self, line: Line) -> None:
        self.line, self.came, self._news = line, list[FromSpeech](), asyncio.Event()
        self.task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self.line:
            self.came.append(message)
            self._news.set()

    async def until(self, kind: type, where: Callable[[FromSpeech], bool] = lambda message: True) -> FromSpeech:
        async with asyncio.timeout(LIMIT_S):
            while True:
                for message in self.came:
                    if isinstance(message, kind) and where(message):
                        return message
                self._news.clear()
                await self._news.wait()


async def talk(line: Line, *sounds: object) -> None:
    """At four times the pace of life: what is heard keeps its own time."""
    for sound in sounds:
        content = pcm(silence(sound) if isinstance(sound, int | float) else sound)  # type: ignore[arg-type]
        for at in range(0, len(content), FRAME):
            line.send(content[at : at + FRAME])
            await asyncio.sleep(0.005)


async def test_a_whole_exchange_with_the_real_parts(speech_folder: Path) -> None:
    speech = await up(Speech(settings(speech_folder)))
    try:
        assert speech.ready
        assert (speech.ready.stt, speech.ready.tts) == ('moonshine', 'piper')
        assert speech.ready.problems == []
        ear = Ear(await speech.open(Open()))
        ear.line.send(Say(id='q1', text='Good morning. What did you do?'))
        first = await ear.until(Sounding)
        assert isinstance(first, Sounding)
        assert (first.id, first.n, first.text, first.rate) == ('q1', 0, 'Good morning.', 22_050)
        await ear.until(Said)
        await talk(ear.line, 0.5, said(ANSWER), 6.0)
        turn = await ear.until(Turn)
        assert isinstance(turn, Turn)
        assert share(turn.text, ANSWER) > 0.7
        check = 'Good morning, I am testing the microphone before we begin.'
        assert share(await speech.transcribe(pcm(said(check))), check) > 0.6
        sample = await speech.speak('Hello there. Good to meet you.', VoiceChoice(pitch=1.1))
        assert sample.ms > 800
        assert sample.mouth[-1].at_ms <= sample.ms
        await ear.line.close()
        await asyncio.wait_for(ear.task, 5)
        assert speech.taken == 0
    finally:
        await speech.stop()


async def test_starting_does_not_wait_for_the_models(speech_folder: Path) -> None:
    speech = Speech(settings(speech_folder, tts='fake', stt='fake'))
    async with asyncio.timeout(0.5):
        await speech.start()
    assert speech.ready is None
    with pytest.raises(Unavailable, match='getting ready'):
        await speech.open(Open())
    await speech.stop()


async def test_switched_off_it_says_so_and_starts_nothing(tmp_path: Path) -> None:
    speech = Speech(settings(tmp_path, speech=False))
    await speech.start()
    assert speech.ready
    assert speech.ready.problems == ['Speech is switched off here. Answers can be typed.']
    assert speech.pid is None
    for asking in (speech.open(Open()), speech.transcribe(b''), speech.speak('Hello.', VoiceChoice())):
        with pytest.raises(Unavailable, match='typed'):
            await asking


async def test_without_a_voice_questions_count_as_said_and_answers_are_heard(speech_folder: Path) -> None:
    speech = await up(Speech(settings(speech_folder, tts='openai', tts_model='', stt='fake')))
    try:
        assert speech.ready
        assert (speech.ready.stt, speech.ready.tts) == ('fake', '')
        assert 'LAB_TTS_MODEL' in speech.ready.problems[0]
        ear = Ear(await speech.open(Open(patience='quick')))
        ear.line.send(Say(id='q1', text=QUESTION))
        await ear.until(Said)
        await talk(ear.line, 0.5, said(ANSWER), 3.0)
        assert (await ear.until(Turn)).text  # type: ignore[union-attr]
    finally:
        await speech.stop()


async def test_a_question_comes_piece_by_piece_and_is_told_when_it_is_over(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open()))
    ear.line.send(Prepare(text=QUESTION))
    ear.line.send(Say(id='q1', text=QUESTION))
    last = await ear.until(Sounding, lambda message: message.last)  # type: ignore[union-attr]
    sounds = [message for message in ear.came if isinstance(message, Sounding)]
    assert ' '.join(sound.text for sound in sounds) == QUESTION
    assert [sound.n for sound in sounds] == list(range(len(sounds)))
    assert [QUESTION[: sound.till].endswith(sound.text) for sound in sounds] == [True] * len(sounds)
    ear.line.send(Played(id='q1', ms=sum(sound.ms for sound in sounds)))
    assert (await ear.until(Said)) == Said(id='q1')
    assert isinstance(last, Sounding)
    assert last.till == len(QUESTION)


async def test_an_utterance_may_come_in_parts(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open()))
    ear.line.send(Say(id='q1', text='I see.', more=True))
    await ear.until(Sounding)
    await asyncio.sleep(0.3)
    ear.line.send(Say(id='q1', text='And what came of it?', more=True))
    ear.line.send(Say(id='q1', text=''))
    last = await ear.until(Sounding, lambda message: message.last)  # type: ignore[union-attr]
    sounds = [message for message in ear.came if isinstance(message, Sounding)]
    assert [sound.text for sound in sounds if sound.text] == ['I see.', 'And what came of it?']
    assert sounds[1].till == len('I see. And what came of it?')
    assert isinstance(last, Sounding)
    assert not any(sound.last for sound in sounds[:-1])


async def test_hushed_it_stops_and_the_next_question_begins(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open()))
    ear.line.send(Say(id='q1', text=QUESTION * 3))
    await ear.until(Sounding)
    ear.line.send(Hush())
    ear.line.send(Say(id='q2', text='And then?'))
    await ear.until(Said, lambda message: message.id == 'q2')  # type: ignore[union-attr]
    assert not any(isinstance(message, Said) and message.id == 'q1' for message in ear.came)
    assert not any(isinstance(message, Sounding) and message.id == 'q1' and message.last for message in ear.came)


async def test_who_interrupts_is_told_how_far_the_interviewer_had_come(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open()))
    ear.line.send(Say(id='q1', text=QUESTION))
    await ear.until(Sounding)
    ear.line.send(Played(id='q1', ms=2600))
    await talk(ear.line, 0.2, said('No, wait, I would like to add one more thing.'), 0.3)
    stopped = await ear.until(Interrupted)
    assert isinstance(stopped, Interrupted)
    assert stopped.id == 'q1'
    assert QUESTION.startswith(stopped.spoken_text)
    assert 'Thanks for coming in.' in stopped.spoken_text


async def test_all_places_taken_is_told_in_a_sentence_and_leaving_frees_one(fake_speech: Speech) -> None:
    lines = [await fake_speech.open(Open()) for _ in range(2)]
    assert fake_speech.taken == 2
    with pytest.raises(Unavailable, match='All 2 places'):
        await fake_speech.open(Open())
    await lines[0].close()
    assert fake_speech.taken == 1
    await fake_speech.open(Open())


async def test_a_killed_process_comes_back_and_the_line_goes_on(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open(patience='quick')))
    ear.line.send(Say(id='q1', text=QUESTION, expects='short'))
    await ear.until(Sounding)
    await talk(ear.line, 2.0)
    before = fake_speech.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    await until(lambda: fake_speech.pid not in (before, None) and fake_speech.ready is not None)
    await ear.until(Said)
    sounds = [message for message in ear.came if isinstance(message, Sounding)]
    assert ' '.join(sound.text for sound in sounds) == QUESTION
    assert [sound.n for sound in sounds] == list(range(len(sounds)))
    await talk(ear.line, 0.5, said(ANSWER), 3.0)
    turn = await ear.until(Turn)
    assert isinstance(turn, Turn)
    assert turn.started_ms >= 2000


async def test_a_process_that_falls_silent_is_replaced(fake_speech: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, 'BEATS_S', 4.0)
    before = fake_speech.pid
    assert before is not None
    await asyncio.sleep(2.5)  # the old limit is being waited for until the next beat
    os.kill(before, signal.SIGSTOP)
    await until(lambda: fake_speech.pid not in (before, None) and fake_speech.ready is not None)
    assert fake_speech.pid != before


async def test_stopping_ends_the_process_and_every_line(speech_folder: Path) -> None:
    speech = await up(Speech(settings(speech_folder, tts='fake', stt='fake')))
    ear, pid = Ear(await speech.open(Open())), speech.pid
    assert pid is not None
    await speech.stop()
    await asyncio.wait_for(ear.task, 5)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_an_endpoint_that_is_down_is_told_on_the_line(speech_folder: Path) -> None:
    down = 'http://127.0.0.1:9/v1'
    outside = {'tts': 'openai', 'tts_model': 'x', 'tts_url': down, 'stt': 'openai', 'stt_url': down}
    speech = await up(Speech(settings(speech_folder, **outside)))
    try:
        ear = Ear(await speech.open(Open()))
        ear.line.send(Say(id='q1', text='Good morning.'))
        problem = await ear.until(Problem)
        assert isinstance(problem, Problem)
        assert problem.sentence.startswith('The synthesiser at')
        await ear.until(Said)
        with pytest.raises(Unavailable, match='The recogniser at'):
            await speech.transcribe(pcm(said('Testing.')))
    finally:
        await speech.stop()


async def test_going_on_early_takes_the_question_back(fake_speech: Speech) -> None:
    ear = Ear(await fake_speech.open(Open(patience='quick', expects='short')))
    await talk(ear.line, 0.5, said(ANSWER), 2.5)
    await ear.until(Turn)
    ear.line.send(Say(id='q1', text=QUESTION))
    await ear.until(Sounding)
    await talk(ear.line, 0.3, said('And the nurses told me that it really helped.'), 0.3)
    await ear.until(Reopened)
    assert not any(isinstance(message, Said) for message in ear.came)
