"""A real S3 server for the tests: SeaweedFS from its wheel."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from lab.settings import Settings

WEED = Path(sys.executable).with_name('weed')


@contextmanager
def s3_server(folder: Path) -> Iterator[tuple[Settings, subprocess.Popen[bytes]]]:
    """SeaweedFS with an empty bucket, on ports of its own."""
    access = {'accessKey': 'practice', 'secretKey': 'practice-secret'}
    identity = {'name': 'practice', 'credentials': [access], 'actions': ['Admin', 'Read', 'Write', 'List']}
    (folder / 's3.json').write_text(json.dumps({'identities': [identity]}))
    (folder / 'store').mkdir()
    ports = _ports()
    with (folder / 'log').open('wb') as log:
        server = subprocess.Popen(_command(folder, ports), cwd=folder, stdout=log, stderr=log)
    settings = Settings(
        files='s3',
        s3_bucket='uploads',
        s3_endpoint=f'http://127.0.0.1:{ports["s3.port"]}',
        s3_access_key=access['accessKey'],
        s3_secret_key=access['secretKey'],
    )
    try:
        _make_bucket(settings)
        yield settings, server
    finally:
        _stop(server, ports)


def _ports() -> dict[str, int]:
    names = [f'{part}.port{kind}' for part in ('master', 'volume', 'filer', 's3') for kind in ('', '.grpc')]
    return {name: _free_port() for name in names} | {'s3.port.iceberg': 0, 's3.port.lance': 0}


def _command(folder: Path, ports: dict[str, int]) -> list[str]:
    return [
        *(str(WEED), 'server', '-dir', str(folder / 'store'), '-ip', '127.0.0.1', '-ip.bind', '127.0.0.1'),
        *(
            '-filer',
            '-s3',
            '-s3.config',
            str(folder / 's3.json'),
            '-volume.max',
            '8',
            '-master.volumeSizeLimitMB',
            '64',
        ),
        *('-master.telemetry=false', *(f'-{name}={number}' for name, number in ports.items())),
    ]


def _stop(server: subprocess.Popen[bytes], ports: dict[str, int]) -> None:
    """Killed, because it takes its time to stop; so its sockets have to be swept up."""
    server.kill()
    server.wait()
    for path in Path('/tmp').glob('seaweedfs-*.sock'):
        if path.stem.rpartition('-')[2] in map(str, ports.values()):
            path.unlink()


def _make_bucket(settings: Settings) -> None:
    assert settings.s3_access_key is not None
    assert settings.s3_secret_key is not None
    _until_healthy(f'{settings.s3_endpoint}/healthz')
    client = boto3.client(
        's3',
        endpoint_url=settings.s3_endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=settings.s3_access_key.get_secret_value(),
        aws_secret_access_key=settings.s3_secret_key.get_secret_value(),
    )
    deadline = time.monotonic() + 30
    while True:
        try:
            client.create_bucket(Bucket=settings.s3_bucket)
            client.put_object(Bucket=settings.s3_bucket, Key='ready', Body=b'')
        except (BotoCoreError, ClientError):
            assert time.monotonic() < deadline, 'the S3 server takes no files'
            time.sleep(0.2)
        else:
            return


def _until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError('the S3 server did not start')


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return int(probe.getsockname()[1])
