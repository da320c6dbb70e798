"""The speech process: loads the engines once and serves all lines over its two pipes. `python -m lab.voice.child`."""

import asyncio
import os
import resource
import sys
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from lab.errors import LabError, Unavailable
from lab.providers import stt, tts
from lab.providers.one_thread import any_stuck
from lab.providers.tts.waves import floats
from lab.settings import Settings
from lab.voice.messages import (
    Beat,
    Close,
    Frame,
    FromSpeech,
    Open,
    Overloaded,
    Problem,
    Ready,
    Sounding,
    Transcribe,
    Transcribed,
    Utter,
    framed,
    read_frame,
)
from lab.voice.place import Engines, Place

MODELS = Path(__file__).parent / 'models'
BEAT_S = 2.0
NICENESS = -5
NO_MODELS = 'Speech cannot be heard here because the package onnxruntime is not installed. Answers can be typed.'
STUCK = 3
"""Exit status when an engine hangs: only a new process can mend it."""
LONGEST_CHECK = 30 * 16000 * 2


class Switchboard:
    def __init__(self, engines: Engines, places: int, write: Callable[[bytes], object]) -> None:
        self._engines, self._places, self._write = engines, places, write
        self._lines: dict[int, Place] = {}
        self._checks: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, frame: Frame) -> None:
        message = frame.to_speech()
        line = frame.line
        if isinstance(message, Open):
            await self._open(line, message)
        elif isinstance(message, Close):
            await self._close(line)
        elif isinstance(message, Transcribe):
            self._checks.add(line)
        elif isinstance(message, Utter):
            self._begin(self._utter(line, message))
        elif isinstance(message, bytes) and line in self._checks:
            self._checks.discard(line)
            self._begin(self._transcribe(line, message))
        elif (place := self._lines.get(line)) is not None:
            await place.take(message)

    def send(self, line: int, message: FromSpeech) -> None:
        self._write(framed(line, message))

    async def _open(self, line: int, opening: Open) -> None:
        if len(self._lines) >= self._places and line not in self._lines:
            return self.send(line, Overloaded())
        await self._close(line)
        self._lines[line] = Place(opening, self._engines, lambda message: self.send(line, message))
        return None

    async def _close(self, line: int) -> None:
        self._checks.discard(line)
        if (place := self._lines.pop(line, None)) is not None:
            await place.close()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _transcribe(self, line: int, pcm: bytes) -> None:
        try:
            if self._engines.recogniser is None:
                raise Unavailable('Speech cannot be understood here.')
            heard = await self._engines.recogniser.transcribe(floats(pcm[:LONGEST_CHECK]))
        except LabError as error:
            return self.send(line, Problem(sentence=error.sentence))
        return self.send(line, Transcribed(text=heard.text))

    async def _utter(self, line: int, wish: Utter) -> None:
        """All of its pieces as one sound, the mouths in line."""
        pcm, mouth, rate, ms = b'', [], 16000, 0
        try:
            if self._engines.synthesiser is None:
                raise Unavailable('There is no voice here.')
            async for sound in self._engines.synthesiser.speak(wish.text, wish.voice):
                mouth += [one._replace(at_ms=one.at_ms + ms) for one in sound.mouth]
                pcm, rate, ms = pcm + sound.pcm, sound.rate, ms + sound.ms
        except LabError as error:
            return self.send(line, Problem(sentence=error.sentence))
        text = wish.text
        whole = Sounding(id='', n=0, text=text, till=len(text), rate=rate, mouth=mouth, last=True, pcm=pcm)
        return self.send(line, whole)


async def serve(settings: Settings, source: BinaryIO, sink: BinaryIO) -> int:
    reader, writer = await _pipes(source, sink)
    beating = asyncio.ensure_future(_beat(writer.write))
    engines, ready = await load(settings)
    board = Switchboard(engines, settings.speech_places, writer.write)
    board.send(0, ready)
    _prefer()
    reading = asyncio.ensure_future(_read(reader, board))
    await asyncio.wait((beating, reading), return_when=asyncio.FIRST_COMPLETED)
    return STUCK if beating.done() else 0


def _prefer() -> None:
    """Before page work, where that is allowed. Niceness is each thread's own on Linux, and the engines have theirs."""
    with suppress(OSError):
        for thread in Path('/proc/self/task').iterdir():
            number = int(thread.name)
            os.setpriority(os.PRIO_PROCESS, number, min(NICENESS, os.getpriority(os.PRIO_PROCESS, number)))


async def load(settings: Settings) -> tuple[Engines, Ready]:
    """Whatever can be had; each thing that cannot is a sentence."""
    engines, ready = Engines(), Ready()
    recogniser, synthesiser = stt.create(settings), tts.create(settings)
    try:
        await recogniser.load()
        from lab.voice import turn_model, vad

        engines.make_vad = vad.load(MODELS / 'silero_vad.onnx')
        engines.turn_model = turn_model.load(MODELS / 'smart_turn_v3.2_cpu.onnx')
        engines.recogniser, ready.stt = recogniser, recogniser.name
    except Unavailable as error:
        ready.problems.append(error.sentence)
    except ImportError:
        ready.problems.append(NO_MODELS)
    try:
        await synthesiser.load()
        engines.synthesiser, ready.tts = synthesiser, synthesiser.name
        ready.voices = synthesiser.voices()
    except Unavailable as error:
        ready.problems.append(error.sentence)
    return engines, ready


async def _read(reader: asyncio.StreamReader, board: Switchboard) -> None:
    while (frame := await read_frame(reader)) is not None:
        await board.take(frame)


async def _beat(write: Callable[[bytes], object]) -> None:
    """Until an engine is stuck."""
    while not any_stuck():
        used = resource.getrusage(resource.RUSAGE_SELF)
        write(framed(0, Beat(cpu_s=used.ru_utime + used.ru_stime, rss_mb=_rss_mb(), threads=threading.active_count())))
        await asyncio.sleep(BEAT_S)


def _rss_mb() -> float:
    statm = Path('/proc/self/statm')
    if not statm.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6


async def _pipes(source: BinaryIO, sink: BinaryIO) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), source)
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, sink)
    return reader, asyncio.StreamWriter(transport, protocol, None, loop)


def main() -> int:
    """Whatever a library prints must not get between the frames: from here on standard output is standard error."""
    sink = os.fdopen(os.dup(1), 'wb', buffering=0)
    os.dup2(2, 1)
    return asyncio.run(serve(Settings(), sys.stdin.buffer, sink))


if __name__ == '__main__':
    status = main()
    sys.stderr.flush()
    os._exit(status)  # a thread that hangs in its engine would keep the process
