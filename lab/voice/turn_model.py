"""The smart-turn model: from how the last seconds sound, the probability that the speaker has finished."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime

RATE = 16000
SPAN = 8 * RATE
FFT, HOP, BANDS = 400, 160, 80
FLOOR = 1e-10


class SmartTurn:
    """Shared by all lines; it computes in a thread of its own."""

    def __init__(self, session: 'onnxruntime.InferenceSession') -> None:
        self._session = session
        self._thread = ThreadPoolExecutor(1, 'turn')

    async def p_end(self, samples: NDArray[np.float32]) -> float:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._p_end, samples)

    def _p_end(self, samples: NDArray[np.float32]) -> float:
        given = {'input_features': log_mel(samples)[np.newaxis]}
        return float(self._session.run(None, given)[0][0].item())


def load(path: Path) -> SmartTurn:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    return SmartTurn(onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider']))


def log_mel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the model was trained on: Whisper's features (Radford et al. 2022, appendix) of the last 8 s, (80, 800)."""
    sound = samples[-SPAN:]
    sound = np.pad(sound, (SPAN - len(sound), 0)).astype(np.float32)
    sound = (sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)
    frames = sliding_window_view(np.pad(sound, FFT // 2, mode='reflect'), FFT)[::HOP][:-1]
    power = np.abs(np.fft.rfft(frames * np.hanning(FFT + 1)[:-1].astype(np.float32))) ** 2
    logged = np.log10(np.maximum(FLOOR, power @ _filters())).T
    return np.asarray((np.maximum(logged, logged.max() - 8) + 4) / 4, np.float32)


@lru_cache
def _filters() -> NDArray[np.float64]:
    """Triangles on Slaney's mel scale, each of the same area: (FFT / 2 + 1, BANDS)."""
    edges = _hertz(np.linspace(0, _mel(RATE / 2), BANDS + 2))
    bins = np.linspace(0, RATE / 2, FFT // 2 + 1)[:, np.newaxis]
    rising = (bins - edges[:-2]) / np.diff(edges)[:-1]
    falling = (edges[2:] - bins) / np.diff(edges)[1:]
    area: NDArray[np.float64] = 2 / (edges[2:] - edges[:-2])
    return np.maximum(0, np.minimum(rising, falling)) * area


def _mel(hertz: float) -> float:
    """Linear up to 1 kHz (15 mel), logarithmic above."""
    return 3 * hertz / 200 if hertz < 1000 else 15 + float(np.log(hertz / 1000)) * 27 / float(np.log(6.4))


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mels < 15, 200 * mels / 3, 1000 * np.exp(np.log(6.4) / 27 * (mels - 15)))
