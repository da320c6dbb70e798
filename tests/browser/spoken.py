"""A candidate who speaks: sentences of a synthesised voice, given to the page's microphone when the test says so."""

import asyncio
import base64
import io
import re
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

from lab.providers import tts
from lab.providers.tts.sound import VoiceChoice
from lab.settings import Settings

RATE = 16_000
PATIENT_MS = 150_000
"""A busy machine recognises speech far slower than it is spoken; nothing here is about time."""

MICROPHONE = """
(() => {
  const context = new AudioContext(), out = context.createMediaStreamDestination();
  const noise = context.createBuffer(1, 32000, 16000), hiss = context.createBufferSource();
  noise.getChannelData(0).forEach((_, i, all) => { all[i] = (Math.random() - .5) * .0012; });
  Object.assign(hiss, { buffer: noise, loop: true }).connect(out);
  hiss.start();
  navigator.mediaDevices.getUserMedia = async () => { await context.resume(); return out.stream.clone(); };
  window.speak = async (recording) => {
    const bytes = Uint8Array.from(atob(recording), (each) => each.charCodeAt(0));
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(bytes.buffer);
    source.connect(out);
    await new Promise((done) => { source.onended = done; source.start(); });
  };
})();
"""
"""In place of the fake device, which would play its file through whoever speaks."""


def synthesised(folder: Path, clips: Mapping[str, Sequence[str | float]]) -> dict[str, bytes]:
    """A WAV for each list of sentences and silences (seconds), over a faint hiss."""
    return asyncio.run(_all(Settings(data_dir=folder, _env_file=None), clips))


async def _all(settings: Settings, clips: Mapping[str, Sequence[str | float]]) -> dict[str, bytes]:
    synthesiser = tts.create(settings)
    await synthesiser.load()
    return {name: _wav(np.concatenate(await _spoken(synthesiser, parts))) for name, parts in clips.items()}


async def _spoken(synthesiser: tts.Synthesiser, parts: Sequence[str | float]) -> list[NDArray[np.int16]]:
    pieces: list[NDArray[np.int16]] = []
    for part in parts:
        if isinstance(part, str):
            async for sound in synthesiser.speak(part, VoiceChoice()):
                samples = np.frombuffer(sound.pcm, '<i2').astype(np.float32) * 0.6
                pieces.append(soxr.resample(samples, sound.rate, RATE).astype(np.int16))
        else:
            pieces.append(np.random.default_rng(1).normal(0, 14, int(part * RATE)).astype(np.int16))
    return pieces


def _wav(samples: NDArray[np.int16]) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return buffer.getvalue()


def speak(page: Page, recording: bytes) -> None:
    """Returns when it has been said."""
    page.evaluate('(recording) => window.speak(recording)', base64.b64encode(recording).decode())


def interviewer_speaks(page: Page) -> None:
    page.wait_for_selector('.seat[data-state=speaking]', timeout=PATIENT_MS)


def interviewer_listens(page: Page) -> None:
    page.wait_for_selector('.stage:not(:has(.seat:not([data-state=listening])))', timeout=PATIENT_MS)


def asked(page: Page) -> int:
    """How many questions the transcript of the page holds."""
    return page.locator('.talk li:not(.mine)').count()


def heard_and_asked(page: Page, answers: int) -> None:
    """So many answers are in the transcript, and the question after the last was said to its end."""
    expect(page.locator('.talk li.mine')).to_have_count(answers, timeout=PATIENT_MS)
    interviewer_listens(page)


def overlap(said: str, written: str) -> float:
    """The share of the words that were said which are written down."""
    words = plain(said)
    found = plain(written)
    return sum(word in found for word in words) / len(words)


def plain(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
