"""Voices for interviewers: each gets an installed one that fits, and no two of a panel sound the same if it can be."""

import math
from collections.abc import Mapping, Sequence

from lab.models.avatar import Avatar
from lab.providers.tts.sound import Voice, VoiceChoice

HERTZ = {'she/her': 195.0, 'he/him': 115.0}
BETWEEN = 150.0
USED_ALREADY = 0.4
OWN_PITCH = 0.8, 1.2
"""What the pitches of avatars range over."""


def voices_for(avatars: Sequence[Avatar], installed: Sequence[Voice]) -> Mapping[str, VoiceChoice]:
    """By avatar id, in order: whoever comes first chooses first."""
    chosen: dict[str, VoiceChoice] = {}
    used: dict[str, int] = {}
    for avatar in avatars:
        pitch, rate = float(avatar.voice.get('pitch', 1.0)), float(avatar.voice.get('rate', 1.0))
        wanted = HERTZ.get(avatar.pronouns, BETWEEN) * pitch
        if not installed:
            chosen[avatar.id] = VoiceChoice(pitch=pitch, rate=rate)
            continue
        costs = {each.id: _unlike(each, wanted) + USED_ALREADY * used.get(each.id, 0) for each in installed}
        best = min(installed, key=lambda voice: costs[voice.id])
        used[best.id] = used.get(best.id, 0) + 1
        chosen[avatar.id] = VoiceChoice(id=best.id, pitch=_pitch(best, wanted, pitch), rate=rate)
    return chosen


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
