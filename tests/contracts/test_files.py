"""One contract for the folder and for a real S3 server: what is put is whole, or not there at all."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from lab.errors import InvalidInput, NotFound, StorageFull, Unavailable
from lab.providers import files
from lab.providers.files import Files
from lab.settings import Settings
from tests.contracts.s3 import s3_server

KEY = '5f0c2b9e-6f0b-4a51-9a53-0d8b8c0f8a11/9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab'


@pytest.fixture(scope='module')
def s3_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with s3_server(tmp_path_factory.mktemp('s3')) as (settings, _):
        yield settings


@pytest.fixture(params=['local', 's3'])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    if request.param == 's3':
        return files.create(request.getfixturevalue('s3_settings'))
    return files.create(Settings(data_dir=tmp_path))


async def test_what_is_put_is_got(store: Files) -> None:
    content = bytes(range(256)) * 4000
    await store.put(KEY, content, 'application/pdf')
    assert await store.exists(KEY)
    assert await store.get(KEY) == content


async def test_the_same_key_again_replaces(store: Files) -> None:
    await store.put(KEY, b'first and longer', 'text/plain')
    await store.put(KEY, b'second', 'text/plain')
    assert await store.get(KEY) == b'second'


async def test_an_empty_file_is_a_file(store: Files) -> None:
    await store.put(f'{KEY}0', b'', 'text/plain')
    assert await store.get(f'{KEY}0') == b''


async def test_what_is_deleted_is_gone_and_may_be_deleted_again(store: Files) -> None:
    await store.put(KEY, b'x', 'text/plain')
    await store.delete(KEY)
    await store.delete(KEY)
    assert not await store.exists(KEY)
    with pytest.raises(NotFound):
        await store.get(KEY)


async def test_what_was_never_there_is_not_found(store: Files) -> None:
    assert not await store.exists('nobody/nothing')
    with pytest.raises(NotFound):
        await store.get('nobody/nothing')


@pytest.mark.parametrize(
    'key', ['', '../x', 'a/../../x', '/etc/passwd', 'a//b', 'a/.', 'a\\b', 'a/b\n', '.hidden', 'a' * 501]
)
async def test_a_key_cannot_leave_the_store(store: Files, key: str) -> None:
    for use in (store.put(key, b'x', 'text/plain'), store.get(key), store.delete(key), store.exists(key)):
        with pytest.raises(InvalidInput):
            await use


async def test_many_at_once_do_not_mix(store: Files) -> None:
    keys = [f'someone/{number}' for number in range(30)]
    await asyncio.gather(*(store.put(key, key.encode() * 2000, 'text/plain') for key in keys))
    assert await asyncio.gather(*map(store.get, keys)) == [key.encode() * 2000 for key in keys]


async def test_the_folder_never_shows_a_half_written_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = files.create(Settings(data_dir=tmp_path))
    await store.put(KEY, b'old', 'text/plain')
    monkeypatch.setattr(os, 'fsync', lambda _: (_ for _ in ()).throw(OSError(28, 'No space left on device')))
    with pytest.raises(StorageFull):
        await store.put(KEY, b'new', 'text/plain')
    assert await store.get(KEY) == b'old'
    assert files_in(tmp_path) == [KEY.split('/')[1]]


async def test_a_full_disk_is_said_so(tmp_path: Path) -> None:
    """A real limit of the operating system: a process that may write no more than 1 MB to a file."""
    code = (
        'import asyncio, resource, sys; from pathlib import Path\n'
        'from lab.providers import files; from lab.settings import Settings; from lab.errors import StorageFull\n'
        'resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))\n'
        'store = files.create(Settings(data_dir=Path(sys.argv[1])))\n'
        'try: asyncio.run(store.put("a/b", b"x" * 2**21, "text/plain"))\n'
        'except StorageFull as error: print(error.status)\n'
    )
    done = await asyncio.create_subprocess_exec(
        sys.executable, '-c', code, str(tmp_path), cwd=Path(files.__file__).parents[3], stdout=subprocess.PIPE
    )
    out, _ = await done.communicate()
    assert out.strip() == b'507'
    assert files_in(tmp_path) == []


async def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / 'uploads').write_text('a file where the folder should be')
    store = files.create(Settings(data_dir=tmp_path))
    with pytest.raises(Unavailable):
        await store.put(KEY, b'x', 'text/plain')


def test_without_s3_nothing_of_it_is_imported() -> None:
    code = (
        'import sys; from lab.providers import files; from lab.settings import Settings\n'
        'files.create(Settings()); print("boto3" in sys.modules)'
    )
    done = subprocess.run(
        [sys.executable, '-c', code], cwd=Path(files.__file__).parents[3], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == 'False'


async def test_a_server_that_dies_is_said_so(tmp_path: Path) -> None:
    with s3_server(tmp_path) as (settings, server):
        store = files.create(settings)
        await store.put(KEY, b'before', 'text/plain')
        server.kill()
        server.wait()
        start = time.monotonic()
        uses = (store.put(KEY, b'after', 'text/plain'), store.get(KEY), store.delete(KEY), store.exists(KEY))
        errors = await asyncio.gather(*uses, return_exceptions=True)
    assert time.monotonic() - start < 10
    assert [type(error) for error in errors] == [Unavailable] * 4
    assert 'try again' in str(errors[0])


async def test_a_line_cut_while_uploading_leaves_what_was_there(s3_settings: Settings) -> None:
    assert s3_settings.s3_endpoint is not None
    await files.create(s3_settings).put(KEY, b'before', 'text/plain')
    async with line_that_breaks(int(s3_settings.s3_endpoint.rpartition(':')[2]), after=200_000) as port:
        store = files.create(s3_settings.model_copy(update={'s3_endpoint': f'http://127.0.0.1:{port}'}))
        with pytest.raises(Unavailable):
            await store.put(KEY, bytes(3_000_000), 'text/plain')
    assert await files.create(s3_settings).get(KEY) == b'before'


async def test_a_store_that_refuses_the_keys_is_unavailable(s3_settings: Settings) -> None:
    wrong = s3_settings.model_copy(update={'s3_secret_key': SecretStr('not the key')})
    with pytest.raises(Unavailable):
        await files.create(wrong).put('a/b', b'x', 'text/plain')


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob('*') if path.is_file()]


@asynccontextmanager
async def line_that_breaks(port: int, after: int) -> AsyncIterator[int]:
    """A port that leads to another one, and drops every connection after so many bytes."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, back = await asyncio.open_connection('127.0.0.1', port)
        with suppress(ConnectionError):
            back.write(await reader.readexactly(after))
            await back.drain()
        back.transport.abort()
        writer.transport.abort()

    async with await asyncio.start_server(carry, '127.0.0.1', 0) as server:
        yield server.sockets[0].getsockname()[1]
