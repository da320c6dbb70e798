"""The published API on the real server: every answer as described, and the example client of `docs/` at work."""

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from lab.models.token import Scope
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.browser.answers import ANSWERS
from tests.browser.conftest import ROOT, Server
from tests.simulation.test_conversations import TALKERS

EXAMPLES = 10


async def _token(folder: Path) -> str:
    lab = Lab(Settings(data_dir=folder, _env_file=None))
    await lab.prepare()
    user = await lab.accounts.sign_up('rosa@example.com', 'Rosa Lind', 'correct horse')
    made = await lab.tokens.create(viewer(user), 'tests', tuple(Scope))
    await lab.database.close()
    return made.secret


@pytest.fixture(scope='module')
def token(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[str, str], None, None]:
    """The address of a server and a token that opens it."""
    folder = tmp_path_factory.mktemp('api') / 'data'
    secret = asyncio.run(_token(folder))
    server = Server(folder, LAB_API_RATE='100000/minute')
    server.start()
    yield server.address, secret
    server.stop()
    assert not server.failures


def test_every_answer_is_as_described(token: tuple[str, str]) -> None:
    """Calls as they should be and as they should not. Whether a made-up id is anything is for the lab to say, and
    a query with names nobody knows is answered as if they were not there, so two checks are left out."""
    address, secret = token
    described = schemathesis.openapi.from_url(f'{address}/api/openapi.json')
    operations = [each.ok() for each in described.get_all_operations()]
    assert len(operations) == 24
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _tried(operation.as_strategy(generation_mode=mode), secret)


def _tried(calls: SearchStrategy[schemathesis.Case], secret: str) -> None:
    @given(case=calls)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def tried(case: schemathesis.Case) -> None:
        answer = case.call(headers={'Authorization': f'Bearer {secret}'}, timeout=30)
        case.validate_response(answer, excluded_checks=[negative_data_rejection, positive_data_acceptance])

    with contextlib.suppress(Unsatisfiable):  # a call without anything to get wrong
        tried()


def test_the_example_client_holds_an_interview(token: tuple[str, str], tmp_path: Path) -> None:
    answers = tmp_path / 'answers.txt'
    answers.write_text('\n\n'.join(ANSWERS))
    resume = ROOT / 'seeds/resumes/data-analyst.pdf'
    address, secret = token
    command = [sys.executable, 'docs/api_client.py', '--address', address, '--token', secret, '--resume', str(resume)]
    ran = subprocess.run(
        [*command, '--answers', str(answers)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert 'of 5' in ran.stdout
    assert ran.stdout.count('“') >= 3
    quotes = [line.strip().strip('“”') for line in ran.stdout.splitlines() if line.strip().startswith('“')]
    assert all(any(quote in answer for answer in ANSWERS) for quote in quotes), quotes


def test_the_example_client_holds_a_conversation(token: tuple[str, str], tmp_path: Path) -> None:
    lines, (address, secret) = TALKERS['skilled'], token
    (tmp_path / 'lines.txt').write_text('\n\n'.join(lines))
    command = [sys.executable, 'docs/api_client.py', '--address', address, '--token', secret]
    command += ['--scenario', 'stuck-since-tuesday', '--answers', str(tmp_path / 'lines.txt')]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert 'Piet Oosterhuis:' in ran.stdout
    quotes = [line.strip().strip('“”') for line in ran.stdout.splitlines() if line.strip().startswith('“')]
    assert len(quotes) >= 3
    assert all(any(quote in line for line in lines) for quote in quotes), quotes


def test_without_a_token_there_is_nothing(token: tuple[str, str]) -> None:
    answer = httpx.get(f'{token[0]}/api/interview/role-kits')
    assert answer.status_code == 401
    assert answer.headers['content-type'] == 'application/problem+json'
