"""From phonemes, or letters where there is nothing better, to the shapes a mouth takes."""

from collections.abc import Iterable

from lab.providers.tts.sound import Mouth, Shape

SHAPES: dict[str, Shape] = {
    **dict.fromkeys('mbp', 'closed'),
    **dict.fromkeys('fvʋ', 'teeth'),
    **dict.fromkeys('θðlɫ', 'tongue'),
    **dict.fromkeys('szʃʒç', 'hiss'),
    **dict.fromkeys('ɹrɚɝɜ', 'narrow'),
    **dict.fromkeys('wuʊy', 'round'),
    **dict.fromkeys('oɔøœ', 'oh'),
    **dict.fromkeys('aɑæʌɐ', 'open'),
    **dict.fromkeys('eɛiɪjᵻɨ', 'wide'),
    **dict.fromkeys('tdnkɡgŋhɾʔəxqcɲ', 'small'),
    **dict.fromkeys('.,;:!?^$', 'rest'),
}
"""International phonetic letters as espeak-ng writes American and British English."""

LENGTHS: dict[Shape, float] = {'open': 2, 'wide': 1.6, 'oh': 2, 'round': 1.7, 'narrow': 1.5}
"""Against 1 for a consonant, where an engine tells no times."""

_LETTERS = [
    *(
        ('th', 'θ'),
        ('sh', 'ʃ'),
        ('ch', 'ʃ'),
        ('ph', 'f'),
        ('wh', 'w'),
        ('ck', 'k'),
        ('ng', 'ŋ'),
        ('qu', 'kw'),
        ('gh', ''),
    ),
    *(('oo', 'u'), ('ou', 'au'), ('ow', 'o'), ('ee', 'i'), ('ea', 'i'), ('ai', 'e'), ('ay', 'e'), ('oa', 'o')),
    *(('x', 'ks'), ('c', 'k'), ('y', 'i'), ('0', 'ziro'), ('1', 'wʌn'), ('2', 'tu'), ('3', 'θri'), ('4', 'fɔr')),
    *(('5', 'fav'), ('6', 'siks'), ('7', 'sevn'), ('8', 'et'), ('9', 'nan'), ('%', 'pɚsent')),
]
_SHORTEST_MS = 35
"""Shapes held for less are left out, but lips that must meet do."""


def timed(phonemes: Iterable[tuple[str, float]]) -> list[Mouth]:
    """From phonemes with their lengths in milliseconds; marks of stress and length belong to the phoneme before."""
    at, mouths = 0.0, [Mouth(0, 'rest')]
    for phoneme, ms in phonemes:
        shape = SHAPES.get(phoneme[:1])
        if shape and shape != mouths[-1].shape:
            _move(mouths, Mouth(round(at), shape))
        at += ms
    if mouths[-1].shape != 'rest':
        mouths.append(Mouth(round(at), 'rest'))
    return mouths


def spread(phonemes: str, start_ms: float, end_ms: float) -> list[Mouth]:
    """Over the time in which there is voice, by how long each kind usually takes."""
    known = [(letter, LENGTHS.get(SHAPES[letter], 1.0)) for letter in phonemes if letter in SHAPES]
    unit = (end_ms - start_ms) / (sum(length for _, length in known) or 1)
    return timed([('^', start_ms), *((letter, length * unit) for letter, length in known)])


def sounded(text: str) -> str:
    """English spelling, roughly as phonemes: enough for lips, not for ears."""
    text = text.lower()
    for letters, phonemes in _LETTERS:
        text = text.replace(letters, phonemes)
    return text


def _move(mouths: list[Mouth], mouth: Mouth) -> None:
    before = mouths[-1]
    if mouth.at_ms - before.at_ms < _SHORTEST_MS and before.shape not in ('closed', 'teeth') and len(mouths) > 1:
        mouth = Mouth(before.at_ms, mouth.shape)
        mouths.pop()
    if mouths[-1].shape != mouth.shape:
        mouths.append(mouth)


def moved(mouths: list[Mouth], by_ms: int, end_ms: int) -> list[Mouth]:
    """For a sound whose beginning was cut off, and that ends here."""
    before = [mouth for mouth in mouths if mouth.at_ms + by_ms <= 0][-1:]
    later = [Mouth(mouth.at_ms + by_ms, mouth.shape) for mouth in mouths if 0 < mouth.at_ms + by_ms < end_ms]
    kept = [Mouth(0, mouth.shape) for mouth in before] + later
    return kept if kept[-1:] and kept[-1].shape == 'rest' else [*kept, Mouth(end_ms, 'rest')]
