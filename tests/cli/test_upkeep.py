"""The commands that run a lab and look after it."""

import json
import signal
import socket
import subprocess
from pathlib import Path
from time import monotonic, sleep

import httpx

from lab.services import seeds
from lab.workflows.durable import lock
from tests.cli.conftest import LAB, Run


def test_kits_lists_ids_and_names(run: Run) -> None:
    said = run('kits')
    assert [tuple(line.split(maxsplit=1)) for line in said.stdout.splitlines()] == seeds.names()


def test_people_are_added_listed_changed_and_exported(run: Run, tmp_path: Path) -> None:
    added = run('user', 'add', 'Ida@Example.com', '--name', 'Ida Holm', LAB_USER_PASSWORD='correct horse')
    assert added.returncode == 0
    assert run('user', 'role', 'ida@example.com', 'staff').returncode == 0
    assert run('user', 'list').stdout.split() == ['ida@example.com', 'staff', 'Ida', 'Holm']
    exported = json.loads(run('export', 'ida@example.com').stdout)
    assert exported['users'][0]['name'] == 'Ida Holm'
    assert 'password_hash' not in exported['users'][0]
    assert run('purge').stdout == '0 sessions deleted, 0 recordings of answers deleted.\n'


def test_what_does_not_exist_is_one_sentence_and_exit_2(run: Run) -> None:
    for arguments in (['export', 'no@example.com'], ['user', 'role', 'no@example.com', 'admin'], ['bench', 'nothing']):
        said = run(*arguments)
        assert said.returncode == 2
        assert said.stdout == ''
        assert 'Traceback' not in said.stderr
        assert said.stderr.strip()


def test_seed_plants_once(run: Run) -> None:
    assert int(run('seed').stdout.split()[0]) > 50
    assert run('seed').stdout == '0 rows planted.\n'


def test_the_doctor_finds_a_healthy_lab_well_and_a_dead_database_not(run: Run, tmp_path: Path) -> None:
    assert run('doctor').returncode == 0
    run('seed')
    said = run('doctor')
    assert said.returncode == 0
    assert 'sqlite, up to date' in said.stdout
    dead = f'postgresql+asyncpg://nobody@localhost/nothing?host={tmp_path}'
    said = run('doctor', LAB_DATABASE_URL=dead)
    assert said.returncode == 1
    assert 'is not answering' in said.stdout
    assert 'Traceback' not in said.stderr


def test_serve_answers_and_stops(environment: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [LAB, 'serve', '--port', str(port)], env=environment, cwd=tmp_path, stderr=subprocess.PIPE
    )
    try:
        wait_for_health(server, port)
    finally:
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=15)[1].decode()
    assert 'Traceback' not in said
    secret = Path(environment['LAB_DATA_DIR']) / 'secret'
    assert secret.stat().st_mode & 0o777 == 0o600
    assert len(secret.read_text()) >= 48


def wait_for_health(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = monotonic() + 20
    while monotonic() < deadline:
        assert server.poll() is None, server.communicate()[1].decode()
        try:
            assert httpx.get(f'http://127.0.0.1:{port}/healthz').json() == {'status': 'ok'}
        except httpx.TransportError:
            sleep(0.05)
        else:
            return
    raise AssertionError('the lab did not answer')


def test_a_second_server_on_the_same_folder_is_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    held = lock(tmp_path / 'data' / 'workflows.db')
    said = run('serve')
    held.close()
    assert said.returncode == 2
    assert said.stderr.startswith('Another lab is running on')
    assert len(said.stderr.splitlines()) == 1
