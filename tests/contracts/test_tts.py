"""One contract for every synthesiser and its fake, and what an endpoint that misbehaves leads to."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from lab.errors import Unavailable
from lab.providers import endpoint, tts
from lab.providers.tts import Synthesiser
from lab.providers.tts.openai import OpenAISynthesiser
from lab.providers.tts.sound import Sound, VoiceChoice
from lab.providers.tts.waves import floats, hertz
from lab.settings import Settings
from tests.contracts import misbehaving

KINDS = ('piper', 'kokoro', 'openai', 'fake')
TEXT = 'Thanks for coming in. Could you tell me about a project you are proud of, and what your part in it was?'
KOKORO = 'LAB_KOKORO_MODEL', 'LAB_KOKORO_VOICES'
NO_KOKORO = 'Kokoro is tested where its files are: 92 MB that no package carries (LAB_KOKORO_MODEL, LAB_KOKORO_VOICES)'


@pytest.fixture(scope='session')
def voices_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Piper's patched copy is made once."""
    return tmp_path_factory.mktemp('voices')


@pytest.fixture
async def server() -> AsyncGenerator[misbehaving.Server, None]:
    async with misbehaving.running() as server:
        yield server


def settings(kind: str, server: misbehaving.Server, folder: Path) -> Settings:
    kokoro = dict(zip(('kokoro_model', 'kokoro_voices'), (os.environ.get(name) for name in KOKORO), strict=True))
    return Settings(
        tts=kind, tts_url=server.url, tts_key=SecretStr('not-a-real-key'), tts_model='speech-1', data_dir=folder,
        _env_file=None, **kokoro,
    )  # fmt: skip


@pytest.fixture(params=KINDS)
async def synthesiser(request: pytest.FixtureRequest, server: misbehaving.Server, voices_folder: Path) -> Synthesiser:
    if request.param == 'kokoro' and not all(os.environ.get(name) for name in KOKORO):
        pytest.skip(NO_KOKORO)
    made = tts.create(settings(request.param, server, voices_folder))
    await made.load()
    assert made.name == request.param
    return made


async def test_a_text_becomes_sounds_sentence_by_sentence(synthesiser: Synthesiser) -> None:
    sounds = await _all(synthesiser, TEXT)
    assert len(sounds) >= 2
    assert ' '.join(sound.text for sound in sounds) == TEXT
    assert sounds[0].text == 'Thanks for coming in.'
    for sound in sounds:
        assert 200 < sound.ms < 12_000
        assert len(sound.pcm) % 2 == 0
        assert float(np.abs(floats(sound.pcm)).max()) > 0.05


async def test_the_mouth_moves_within_the_sound_and_ends_at_rest(synthesiser: Synthesiser) -> None:
    for sound in await _all(synthesiser, TEXT):
        times = [mouth.at_ms for mouth in sound.mouth]
        assert times == sorted(times)
        assert times[0] >= 0
        assert times[-1] <= sound.ms
        assert sound.mouth[-1].shape == 'rest'
        assert len({mouth.shape for mouth in sound.mouth}) >= 2


async def test_voices_are_known_and_an_unknown_one_is_spoken_by_the_first(synthesiser: Synthesiser) -> None:
    assert synthesiser.voices()
    sounds = await _all(synthesiser, 'Good morning.', VoiceChoice(id='nobody'))
    assert sounds[0].ms > 200


@pytest.mark.parametrize('kind', ['piper', 'fake'])
async def test_pitch_and_rate_are_heard(kind: str, server: misbehaving.Server, voices_folder: Path) -> None:
    """Said five times, as Piper draws every length anew; the breaths between sentences stay as long at any rate."""
    made = tts.create(settings(kind, server, voices_folder))
    await made.load()
    often, voices = ' '.join([TEXT] * 5), (VoiceChoice(), VoiceChoice(pitch=1.2), VoiceChoice(rate=1.5))
    plain, high, fast = [await _all(made, often, voice) for voice in voices]
    assert 1.08 < _pitch(high) / _pitch(plain) < 1.35
    assert _ms(fast) < 0.88 * _ms(plain)
    assert 0.85 < _ms(high) / _ms(plain) < 1.15


async def test_nothing_to_say_is_no_sound(synthesiser: Synthesiser) -> None:
    assert await _all(synthesiser, ' … ') == []


@pytest.mark.parametrize('manner', ['error', 'hang', 'cut', 'junk', 'refused'])
async def test_an_endpoint_that_misbehaves_is_told_in_a_sentence(
    manner: str, server: misbehaving.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint.Endpoint.__init__, '__defaults__', (0.5,))
    server.manner = manner
    made = OpenAISynthesiser(settings('openai', server, tmp_path))
    with pytest.raises(Unavailable, match=r'The synthesiser at http://127\.0\.0\.1'):
        await _all(made, TEXT)


@pytest.mark.parametrize(
    'answer',
    [
        misbehaving.wav(rate=4000),
        misbehaving.wav(rate=384_000),
        misbehaving.wav(width=1),
        misbehaving.wav(seconds=0),
        b'RIFF',
    ],
    ids=['too few samples', 'too many samples', 'eight bits', 'no samples', 'cut off'],
)
async def test_what_is_no_usable_sound_is_refused(answer: bytes, server: misbehaving.Server, tmp_path: Path) -> None:
    server.answer = answer
    with pytest.raises(Unavailable, match='no sound'):
        await _all(OpenAISynthesiser(settings('openai', server, tmp_path)), TEXT)


@pytest.mark.parametrize('rate', [8000, 16_000, 44_100, 48_000])
async def test_an_endpoint_may_speak_at_any_usual_rate_and_in_stereo(
    rate: int, server: misbehaving.Server, tmp_path: Path
) -> None:
    server.answer = misbehaving.wav(seconds=1, rate=rate, channels=2)
    sounds = await _all(OpenAISynthesiser(settings('openai', server, tmp_path)), 'Hello.')
    assert sounds[0].rate == rate
    assert 900 < sounds[0].ms < 1500


async def test_without_a_model_the_endpoint_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match='LAB_TTS_MODEL'):
        await OpenAISynthesiser(Settings(tts='openai', data_dir=tmp_path, _env_file=None)).load()


async def test_kokoro_without_its_files_says_what_to_set(tmp_path: Path) -> None:
    bare = Settings(tts='kokoro', kokoro_model=None, kokoro_voices=None, data_dir=tmp_path, _env_file=None)
    with pytest.raises(Unavailable, match='LAB_KOKORO_MODEL'):
        await tts.create(bare).load()


async def _all(synthesiser: Synthesiser, text: str, voice: VoiceChoice | None = None) -> list[Sound]:
    return [sound async for sound in synthesiser.speak(text, voice or VoiceChoice())]


def _ms(sounds: list[Sound]) -> int:
    return sum(sound.ms for sound in sounds)


def _pitch(sounds: list[Sound]) -> int:
    return hertz(np.concatenate([floats(sound.pcm) for sound in sounds]), sounds[0].rate)
