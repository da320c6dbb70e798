"""No video: the drawn interviewer needs nobody."""

from lab.errors import VideoRefused
from lab.providers.avatar.rental import Ending, Rental, Running


class DrawnOnly:
    name = 'local'
    url = ''
    places = 0

    def offers(self, avatar_id: str) -> bool:
        return False

    async def rent(self, avatar_id: str, seconds: int) -> Rental:
        raise VideoRefused('off', 'This lab has no video; the interviewers are drawn.')

    async def keep_alive(self, id: str) -> None:
        """Nothing to keep."""

    async def stop(self, id: str, why: Ending) -> None:
        """Nothing to stop."""

    async def list_active(self) -> list[Running]:
        return []

    async def find(self, id: str) -> Running | None:
        return None

    async def credits(self) -> float:
        return 0.0

    async def faces(self) -> dict[str, str]:
        return {}

    async def close(self) -> None:
        """Nothing to close."""
