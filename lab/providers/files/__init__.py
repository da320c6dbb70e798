"""Where raw files are kept: a folder, or any store that speaks S3."""

from typing import Protocol

from lab.providers.files.local import LocalFiles
from lab.settings import Settings


class Files(Protocol):
    """Keys are made by the services, as `{user_id}/{sha256}`. What is put is whole or not there at all."""

    async def put(self, key: str, content: bytes, mime: str) -> None:
        """Raises StorageFull or Unavailable; the same key again replaces."""

    async def get(self, key: str) -> bytes:
        """Raises NotFound."""

    async def delete(self, key: str) -> None:
        """Deleting what is not there is no error."""

    async def exists(self, key: str) -> bool: ...


def create(settings: Settings) -> Files:
    if settings.files == 's3':
        from lab.providers.files.s3 import S3Files  # boto3 takes a third of a second to import

        return S3Files(settings)
    return LocalFiles(settings.uploads)
