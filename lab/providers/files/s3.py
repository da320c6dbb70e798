"""Files in any store that speaks S3. One client for all threads; boto3 itself is not asynchronous."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import boto3
import structlog
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from pydantic import SecretStr

from lab.errors import NotFound, StorageFull, Unavailable
from lab.providers.files.keys import checked
from lab.settings import Settings

AT_ONCE = 20
_MISSING = ('404', 'NoSuchKey', 'NotFound')
_FULL = ('507', 'InsufficientStorage', 'QuotaExceeded', 'XMinioStorageFull')
_DOWN = 'The file store is not answering, so nothing was changed there. Please try again in a minute.'
_log = structlog.get_logger()
_T = TypeVar('_T')


class S3Files:
    """An outage is noticed within seconds: two to connect, ten to read, three tries."""

    def __init__(self, settings: Settings) -> None:
        self._bucket = settings.s3_bucket
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix='s3')
        self._client: Any = boto3.client(
            's3',
            endpoint_url=settings.s3_endpoint,
            region_name=settings.s3_region,
            aws_access_key_id=_revealed(settings.s3_access_key),
            aws_secret_access_key=_revealed(settings.s3_secret_key),
            config=Config(
                connect_timeout=2,
                read_timeout=10,
                max_pool_connections=AT_ONCE,
                retries={'mode': 'standard', 'total_max_attempts': 3},
            ),
        )

    async def put(self, key: str, content: bytes, mime: str) -> None:
        place = self._place(key)
        await self._ask(lambda: self._client.put_object(**place, Body=content, ContentType=mime))

    async def get(self, key: str) -> bytes:
        place = self._place(key)
        return await self._ask(lambda: bytes(self._client.get_object(**place)['Body'].read()))

    async def delete(self, key: str) -> None:
        place = self._place(key)
        await self._ask(lambda: self._client.delete_object(**place))

    async def exists(self, key: str) -> bool:
        place = self._place(key)
        try:
            await self._ask(lambda: self._client.head_object(**place))
        except NotFound:
            return False
        return True

    def _place(self, key: str) -> dict[str, str]:
        return {'Bucket': self._bucket, 'Key': checked(key)}

    async def _ask(self, request: Callable[[], _T]) -> _T:
        with _named():
            return await asyncio.get_running_loop().run_in_executor(self._pool, request)


def _revealed(secret: SecretStr | None) -> str | None:
    """None leaves it to the places where boto3 itself looks."""
    return secret.get_secret_value() if secret else None


@contextmanager
def _named() -> Iterator[None]:
    """What boto3 says, in the words of the lab."""
    try:
        yield
    except ClientError as error:
        code = error.response.get('Error', {}).get('Code', '')
        if code in _MISSING:
            raise NotFound('This file is no longer stored.') from error
        if code in _FULL:
            raise StorageFull('There is no room left to store this file. Please tell whoever runs this lab.') from error
        _log.warning('file store refused', code=code)
        raise Unavailable(_DOWN) from error
    except (BotoCoreError, OSError) as error:
        _log.warning('file store is down', error=type(error).__name__)
        raise Unavailable(_DOWN) from error
