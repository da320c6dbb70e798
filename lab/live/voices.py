"""Voices for interviewers: each gets an installed one that fits, and no two of a panel sound the same if it can be."""

import math
from collections.abc import Mapping, Sequence

from lab.models.avatar import Avatar
from lab.providers.tts.sound import Voice, VoiceChoice
from lab.services.casting import hertz_of

USED_ALREADY = 0.4
APART = 1.15  # more than two semitones: heard as somebody else even in one sentence
OWN_PITCH = 0.8, 1.2
"""What the pitches of avatars range over."""


def voices_for(avatars: Sequence[Avatar], installed: Sequence[Voice]) -> Mapping[str, VoiceChoice]:
    """By avatar id, in order: whoever comes first chooses first."""
    chosen: dict[str, VoiceChoice] = {}
    used: dict[str, int] = {}
    for avatar in avatars:
        pitch, rate = float(avatar.voice.get('pitch', 1.0)), float(avatar.voice.get('rate', 1.0))
        wanted = hertz_of(avatar)
        if not installed:
            chosen[avatar.id] = VoiceChoice(pitch=pitch, rate=rate)
            continue
        costs = {each.id: _unlike(each, wanted) + USED_ALREADY * used.get(each.id, 0) for each in installed}
        best = min(installed, key=lambda voice: costs[voice.id])
        used[best.id] = used.get(best.id, 0) + 1
        chosen[avatar.id] = VoiceChoice(id=best.id, pitch=_pitch(best, wanted, pitch), rate=rate)
    for voice in installed:
        chosen |= _apart({id: choice for id, choice in chosen.items() if choice.id == voice.id}, voice)
    return chosen


def _apart(chosen: Mapping[str, VoiceChoice], voice: Voice) -> dict[str, VoiceChoice]:
    """Those who share a voice keep their order and are heard apart, as far as the voice allows."""
    low, high = voice.pitch
    ids = sorted(chosen, key=lambda id: chosen[id].pitch)
    gap = min(APART, (high / low) ** (1 / max(1, len(ids) - 1)))
    pitches = [chosen[id].pitch for id in ids]
    for at in range(1, len(ids)):
        pitches[at] = max(pitches[at], pitches[at - 1] * gap)
    ceiling = high
    for at in reversed(range(len(ids))):
        pitches[at] = min(pitches[at], ceiling)
        ceiling = pitches[at] / gap
    moved = zip(ids, pitches, strict=True)
    return {id: chosen[id].model_copy(update={'pitch': round(max(pitch, low), 3)}) for id, pitch in moved}


def _unlike(voice: Voice, wanted: float) -> float:
    return abs(math.log(wanted / voice.hertz)) if voice.hertz else 0.3


def _pitch(voice: Voice, wanted: float, own: float) -> float:
    """As high as wanted; where the voice would stop sounding human, its limit, and people still differ."""
    low, high = voice.pitch
    if not voice.hertz:
        return round(min(max(own, low), high), 3)
    factor = wanted / voice.hertz
    if factor > high:
        factor = high * own / OWN_PITCH[1]
    elif factor < low:
        factor = low * own / OWN_PITCH[0]
    return round(min(max(factor, low), high), 3)
