"""One contract for every recogniser and its fake, and what an endpoint that misbehaves leads to."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import SecretStr

from lab.errors import Unavailable
from lab.providers import endpoint, stt
from lab.providers.stt import Recogniser
from lab.providers.stt.moonshine import LONGEST_S, RATE, cut
from lab.providers.stt.openai import OpenAIRecogniser
from lab.settings import Settings
from tests.contracts import misbehaving
from tests.voice.sounds import said

KINDS = ('moonshine', 'openai', 'fake')
SENTENCE = 'I led the move of our billing to Postgres.'


@pytest.fixture
async def server() -> AsyncGenerator[misbehaving.Server, None]:
    async with misbehaving.running() as server:
        yield server


def settings(kind: str, server: misbehaving.Server, folder: Path) -> Settings:
    key = SecretStr('not-a-real-key')
    return Settings(stt=kind, stt_url=server.url, stt_key=key, data_dir=folder, _env_file=None)


@pytest.fixture(params=KINDS)
async def recogniser(request: pytest.FixtureRequest, server: misbehaving.Server, tmp_path: Path) -> Recogniser:
    made = stt.create(settings(request.param, server, tmp_path))
    await made.load()
    assert made.name == request.param
    return made


async def test_speech_becomes_its_words_with_times_in_order(recogniser: Recogniser) -> None:
    sound = said(SENTENCE)
    heard = await recogniser.transcribe(sound)
    assert len(set(_words(heard.text)) & set(_words(SENTENCE))) >= 4
    assert ' '.join(word.text for word in heard.words) == heard.text
    assert all(word.start_ms <= word.end_ms for word in heard.words)
    assert [word.start_ms for word in heard.words] == sorted(word.start_ms for word in heard.words)
    assert recogniser.waiting == 0


async def test_the_same_sound_is_always_the_same_text(recogniser: Recogniser) -> None:
    sound = said(SENTENCE)
    assert (await recogniser.transcribe(sound)).text == (await recogniser.transcribe(sound)).text


@pytest.mark.parametrize('kind', ['moonshine', 'fake'])
@pytest.mark.parametrize('sound', [np.zeros(0, np.float32), np.zeros(RATE, np.float32)], ids=['nothing', 'silence'])
async def test_silence_has_no_words(
    kind: str, sound: NDArray[np.float32], server: misbehaving.Server, tmp_path: Path
) -> None:
    made = stt.create(settings(kind, server, tmp_path))
    await made.load()
    heard = await made.transcribe(sound)
    assert heard.text == ''
    assert heard.words == []


async def test_an_endpoint_gets_a_wav_with_its_model_and_key(server: misbehaving.Server, tmp_path: Path) -> None:
    await OpenAIRecogniser(settings('openai', server, tmp_path)).transcribe(said(SENTENCE))
    path, body = server.asked[0]
    assert path == '/v1/audio/transcriptions'
    assert b'gpt-transcribe' in body
    assert b'RIFF' in body


async def test_an_endpoint_without_word_times_is_asked_for_plain_text_from_then_on(
    server: misbehaving.Server, tmp_path: Path
) -> None:
    server.manner = 'strict'
    made = OpenAIRecogniser(settings('openai', server, tmp_path))
    for _ in range(2):
        heard = await made.transcribe(said(SENTENCE))
        assert heard.text == misbehaving.TEXT
        assert len(heard.words) == 1
    assert len(server.asked) == 3
    assert not made.words_known


@pytest.mark.parametrize('manner', ['error', 'hang', 'cut', 'junk', 'refused'])
async def test_an_endpoint_that_misbehaves_is_told_in_a_sentence(
    manner: str, server: misbehaving.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint.Endpoint.__init__, '__defaults__', (0.5,))
    server.manner = manner
    made = OpenAIRecogniser(settings('openai', server, tmp_path))
    with pytest.raises(Unavailable, match=r'The recogniser at http://127\.0\.0\.1'):
        await made.transcribe(said(SENTENCE))
    assert made.waiting == 0
    server.manner = 'fine'
    assert (await made.transcribe(said(SENTENCE))).text == misbehaving.TEXT


async def test_nobody_listening_is_told_in_a_sentence(server: misbehaving.Server, tmp_path: Path) -> None:
    server.port = 9
    with pytest.raises(Unavailable, match='does not answer'):
        await OpenAIRecogniser(settings('openai', server, tmp_path)).transcribe(said(SENTENCE))


def test_long_sound_is_cut_where_it_is_quiet() -> None:
    sound = np.concatenate([said(SENTENCE), np.zeros(RATE, np.float32)] * 10)
    pieces = cut(sound)
    assert sum(len(piece) for _, piece in pieces) == len(sound)
    assert all(len(piece) <= LONGEST_S * RATE for _, piece in pieces)
    assert len(pieces) > 1
    assert all(float(np.abs(sound[start - 800 : start + 800]).max()) < 0.05 for start, _ in pieces[1:])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
