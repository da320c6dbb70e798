"""Who shows the interviewer on video: nobody, or HeyGen's LiveAvatar. The drawn interviewer needs no provider."""

from typing import Protocol

from lab.providers.avatar.rental import Ending, Rental, Running
from lab.settings import Settings


class VideoAvatars(Protocol):
    """Rents a face by the minute. It hears nothing and thinks nothing: it says the sound that the page gives it.

    Every call raises VideoRefused with its reason; none waits for longer than a few seconds.
    """

    name: str
    url: str
    places: int

    def offers(self, avatar_id: str) -> bool:
        """Whether this interviewer can appear on video."""

    async def rent(self, avatar_id: str, seconds: int) -> Rental:
        """For at most so long; the page that gets the token starts it."""

    async def keep_alive(self, id: str) -> None: ...

    async def stop(self, id: str, why: Ending) -> None:
        """Stopping what is over, or was never there, is no error."""

    async def list_active(self) -> list[Running]: ...

    async def find(self, id: str) -> Running | None: ...

    async def credits(self) -> float: ...

    async def faces(self) -> dict[str, str]:
        """Names of the account's avatars by the id that the settings want."""

    async def close(self) -> None: ...


def create(settings: Settings) -> VideoAvatars:
    """Without a key there is no video, whatever else is set."""
    if settings.avatar == 'heygen' and settings.heygen_key and settings.heygen_key.get_secret_value():
        from lab.providers.avatar.heygen import HeyGen

        return HeyGen(settings)
    from lab.providers.avatar.local import DrawnOnly

    return DrawnOnly()
