"""The ends of a piece: silence before it cut off, because it delays; a breath after it as long as its last mark."""

from lab.providers.tts import visemes, waves
from lab.providers.tts.sound import Mouth, Sound

BREATHS_MS = {',': 110, ';': 160, ':': 160, '.': 260, '?': 260, '!': 260, '…': 320}
PLAIN_MS = 60
_LEAD_MS, _TAIL_MS = 10, 40


def breathed(samples: waves.Samples, rate: int, mouths: list[Mouth], piece: str) -> Sound:
    """The sound of a piece from what an engine made of it; without mouths they follow the spelling."""
    start, end = waves.voiced(samples, rate)
    if not mouths:
        mouths = visemes.spread(visemes.sounded(piece), start * 1000 / rate, end * 1000 / rate)
    start, end = max(0, start - rate * _LEAD_MS // 1000), min(len(samples), end + rate * _TAIL_MS // 1000)
    mouths = visemes.moved(mouths, -start * 1000 // rate, (end - start) * 1000 // rate)
    breath = BREATHS_MS.get(piece.rstrip('"\'”’)]')[-1:], PLAIN_MS)
    return Sound(waves.pcm16(samples[start:end]) + bytes(rate * breath // 1000 * 2), rate, mouths, piece)
