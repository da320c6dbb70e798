"""How many calls one candidate's programs may make, and the headers that tell them."""

from time import time

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from lab.errors import TooManyCalls
from lab.models.viewer import Viewer


class Rates:
    """Counted in this process: behind several servers a candidate has the rate on each of them."""

    def __init__(self, rate: str) -> None:
        """`rate` as in `120/minute`."""
        self._rate = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def take(self, viewer: Viewer) -> dict[str, str]:
        """One call; the headers for its answer. Raises TooManyCalls."""
        key = str(viewer.user_id)
        within = await self._limiter.hit(self._rate, key)
        window = await self._limiter.get_window_stats(self._rate, key)
        reset = max(1, round(window.reset_time - time()))
        headers = {
            'RateLimit-Limit': str(self._rate.amount),
            'RateLimit-Remaining': str(window.remaining),
            'RateLimit-Reset': str(reset),
        }
        if not within:
            raise TooManyCalls('These are more calls than one program may make. Wait a little, then go on.', headers)
        return headers
