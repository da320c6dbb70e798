"""A dictated recording is cut between words, silence is left out, and the words come back in order."""

import numpy as np

from lab.voice.dictation import EARLIEST, FRAME, LATEST, RATE, pieces, words


def tone(seconds: float, loud: float = 6000.0) -> np.ndarray:
    return (loud * np.sin(np.arange(int(seconds * RATE)) * 0.3)).astype('<i2')


def hush(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE), '<i2')


def test_a_long_recording_is_cut_where_nobody_speaks() -> None:
    recording = np.concatenate([tone(9), hush(0.4), tone(8), hush(0.4), tone(5)])
    found = pieces(recording.tobytes())
    assert b''.join(found) == recording.tobytes()
    assert all(EARLIEST <= len(piece) / 2 / FRAME <= LATEST for piece in found[:-1])
    ends = np.cumsum([len(piece) / 2 / RATE for piece in found])[:-1]
    assert 9.0 <= ends[0] <= 9.4, ends
    assert any(17.4 <= end <= 17.8 for end in ends), ends


def test_silence_is_never_asked_about() -> None:
    assert pieces(hush(30).tobytes()) == []
    assert pieces(b'\x01') == []


async def test_words_come_in_order() -> None:
    asked: list[int] = []

    async def transcribe(piece: bytes) -> str:
        asked.append(len(piece))
        return f' part {len(asked)} '

    assert await words(np.concatenate([tone(9), hush(0.4), tone(8)]).tobytes(), transcribe) == 'part 1 part 2'
    assert await words(hush(4).tobytes(), transcribe) == ''
