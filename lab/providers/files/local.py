"""Files in a folder: written beside their place and then moved there, so that none is ever half there."""

import asyncio
import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lab.errors import NotFound, StorageFull, Unavailable
from lab.providers.files.keys import checked

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class LocalFiles:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, content: bytes, mime: str) -> None:
        await asyncio.to_thread(_write, self._path(key), content)

    async def get(self, key: str) -> bytes:
        return await asyncio.to_thread(_read, self._path(key))

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(_delete, self._path(key))

    async def exists(self, key: str) -> bool:
        return await asyncio.to_thread(self._path(key).is_file)

    def _path(self, key: str) -> Path:
        return self._folder / checked(key)


def _write(path: Path, content: bytes) -> None:
    with _named():
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix='.', suffix='.part')
        try:
            with os.fdopen(number, 'wb') as file:
                file.write(content)
                file.flush()
                os.fsync(number)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            raise


def _read(path: Path) -> bytes:
    with _named():
        return path.read_bytes()


def _delete(path: Path) -> None:
    with _named():
        path.unlink(missing_ok=True)


@contextmanager
def _named() -> Iterator[None]:
    """What the system says, in the words of the lab."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound('This file is no longer stored.') from error
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull('There is no room left to store this file. Please tell whoever runs this lab.') from error
        raise Unavailable('Files cannot be stored or read right now. Please try again in a minute.') from error
