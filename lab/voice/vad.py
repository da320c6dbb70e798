"""Voice activity: the Silero model window by window, and the hysteresis that makes stretches of speech of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime

RATE = 16000
WINDOW = 512
WINDOW_MS = 32
CONTEXT = 64
ON, OFF = 0.5, 0.35
CLEAR = 0.1
CLEAR_WINDOWS = 32
"""After about a second that is surely no voice the model starts afresh: noise dulls its memory (found in its use)."""


class SileroVad:
    """One line's voice activity; the model itself is shared, the memory is not."""

    def __init__(self, session: 'onnxruntime.InferenceSession') -> None:
        self._session = session
        self._state: NDArray[np.float32]
        self._context: NDArray[np.float32]
        self.reset()

    def __call__(self, window: NDArray[np.float32]) -> float:
        sound = np.concatenate((self._context, window[np.newaxis]), axis=1)
        given = {'input': sound, 'state': self._state, 'sr': np.array(RATE, np.int64)}
        probability, state = self._session.run(None, given)
        self._state = state
        self._context = sound[:, -CONTEXT:]
        voiced = float(probability[0][0])
        self._settle(voiced)
        return voiced

    def reset(self) -> None:
        self._state = np.zeros((2, 1, 128), np.float32)
        self._context = np.zeros((1, CONTEXT), np.float32)
        self._clear = 0

    def _settle(self, voiced: float) -> None:
        self._clear = self._clear + 1 if voiced < CLEAR else 0
        if self._clear >= CLEAR_WINDOWS:
            self.reset()


def load(path: Path) -> Callable[[], SileroVad]:
    """Loads the model once; each call of what is returned gives a line its own."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider'])
    return lambda: SileroVad(session)
