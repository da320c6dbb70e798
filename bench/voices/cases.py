"""Cases of the speech bench: what the microphone hears of an answer, where its pauses lie and where it ends."""

import json
import re
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml

from bench.voices import shaping
from bench.voices.synthesis import RATE, Samples, Speaker, say, speakers

TEXTS = Path(__file__).with_name('answers.yaml')
PAUSE_S = 2.0


@dataclass(frozen=True)
class Case:
    """`pauses` and `end` in seconds; `group` names the kind of answer, `voice` who says it and where."""

    name: str
    group: str
    voice: str
    text: str
    sound: Samples
    end: float
    pauses: list[tuple[float, float]] = field(default_factory=list)


def recorded(folder: Path) -> list[Case]:
    """A folder with meta.json: `full`, `cut` and `pause` of each text, the last two with a silence of 2 s in them."""
    found = []
    for one in json.loads((folder / 'meta.json').read_text()):
        for group in ('full', 'cut', 'pause'):
            path = folder / f'{group}{one["i"]}.wav'
            if path.exists():
                sound = read(path)
                found.append(_case(path.stem, group, folder.name, one['text'], sound, _silences(sound)))
    return found


def made(most: int = 0, wanted: str = '') -> Iterator[Case]:
    """Every text by one voice after the other, at most `most` of each kind; each fourth in a room, each fifth noisy."""
    texts, voices = yaml.safe_load(TEXTS.read_text()), speakers()
    for group, all_of_it in texts.items():
        if wanted and group != wanted:
            continue
        for n, text in enumerate(all_of_it[: most or None]):
            yield _made(group, n, text, voices[n % len(voices)])


def read(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        return (np.frombuffer(file.readframes(file.getnframes()), '<i2') / 32768).astype(np.float32)


def _made(group: str, n: int, text: str, voice: Speaker) -> Case:
    if group in ('clauses', 'long'):
        sound, pauses = _cut(text, voice)
    else:
        sound, pauses = _halves(text, voice, drawn_out=group == 'trailing')
    where = voice.name
    if n % 4 == 3:
        sound, where = shaping.in_a_room(sound, n), f'{where}, room'
    if n % 5 == 4:
        sound, where = shaping.noisy(sound, 15, n), f'{where}, noise'
    return _case(f'{group}{n}', group, where, text, sound, pauses)


def _cut(text: str, voice: Speaker) -> tuple[Samples, list[tuple[float, float]]]:
    """Said in one breath, with a silence at the quietest place near each mark."""
    whole = _plain(text)
    sound = say(voice, whole)
    marks = [len(_plain(text[: found.start()])) / len(whole) for found in re.finditer(r'\|', text)]
    parts, pauses, last, at = [], [], 0, 0.0
    for share in marks:
        cut = max(shaping.quietest(sound, share), last + 1)
        parts += [sound[last:cut], shaping.silence(PAUSE_S)]
        at += (cut - last) / RATE
        pauses.append((at, at + PAUSE_S))
        at, last = at + PAUSE_S, cut
    return np.concatenate([*parts, sound[last:]]), pauses


def _halves(text: str, voice: Speaker, drawn_out: bool) -> tuple[Samples, list[tuple[float, float]]]:
    """Each part said by itself, as people do who did not know yet how to go on."""
    parts, pauses, at = [], [], 0.0
    halves = [half.strip() for half in text.split('|')]
    for n, half in enumerate(halves):
        sound = say(voice, half)
        if n < len(halves) - 1 and drawn_out:
            sound = shaping.drawn_out(sound)
        parts.append(sound)
        at += len(sound) / RATE
        if n < len(halves) - 1:
            parts.append(shaping.silence(PAUSE_S))
            pauses.append((at, at + PAUSE_S))
            at += PAUSE_S
    return np.concatenate(parts), pauses


def _case(name: str, group: str, voice: str, text: str, sound: Samples, pauses: list[tuple[float, float]]) -> Case:
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    end = min(len(sound), int(loud[-1]) + 1) / RATE if len(loud) else 0.0
    spoken_end = pauses[-1][1] if pauses else 0.0
    return Case(name, group, voice, _plain(text), sound, max(end, spoken_end), pauses)


def _silences(sound: Samples, least_s: float = 1.5) -> list[tuple[float, float]]:
    frames = np.abs(sound[: len(sound) // 160 * 160]).reshape(-1, 160).max(axis=1) < 1e-4
    edges = np.flatnonzero(np.diff(np.concatenate(([0], frames.astype(np.int8), [0]))))
    return [(a / 100, b / 100) for a, b in edges.reshape(-1, 2).tolist() if b - a >= least_s * 100]


def _plain(text: str) -> str:
    return re.sub(r'\s+', ' ', text.replace('|', ' ')).strip()
