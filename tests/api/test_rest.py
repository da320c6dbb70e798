"""The REST API on a running lab: tokens, pages, repeated calls, rates, and whose things are whose."""

from collections.abc import AsyncGenerator
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

from lab.api import edge
from lab.models.token import Scope
from lab.models.viewer import Viewer
from lab.wiring import Lab

RESUME = b'Rosa Lind\nTutor and tinkerer\nTaught forty first-years to read a balance sheet.'
CONFIG = {'roleKitId': 'data-analyst', 'interviewType': 'hr'}


@pytest.fixture
def app(lab: Lab) -> FastAPI:
    app = FastAPI()
    edge.install(app, lab)
    edge.close(app)
    app.add_middleware(SessionMiddleware, secret_key='s' * 32)
    return app


async def client_of(app: FastAPI, lab: Lab, viewer: Viewer, *scopes: Scope) -> httpx.AsyncClient:
    made = await lab.tokens.create(viewer, 'test', scopes or tuple(Scope))
    headers = {'authorization': f'Bearer {made.secret}'}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://lab.example', headers=headers)


@pytest.fixture
async def client(app: FastAPI, lab: Lab, rosa: Viewer) -> AsyncGenerator[httpx.AsyncClient, None]:
    async with await client_of(app, lab, rosa) as client:
        yield client


async def uploaded(client: httpx.AsyncClient, **headers: str) -> httpx.Response:
    form = {'docType': 'resume'}
    return await client.post(
        '/api/interview/documents/upload', files={'file': ('cv.txt', RESUME)}, data=form, headers=headers
    )


async def started(client: httpx.AsyncClient) -> dict[str, object]:
    document = (await uploaded(client)).json()
    parsed = await client.post(f'/api/interview/documents/{document["id"]}/parse')
    assert parsed.status_code == 200, parsed.text
    config = await client.post('/api/interview/config', json=CONFIG | {'resumeDocId': document['id']})
    assert config.status_code == 201, config.text
    session = await client.post('/api/interview/session/start', json={'configId': config.json()['id'], 'consent': True})
    assert session.status_code == 201, session.text
    return dict(session.json())


async def test_an_interview_is_held_through_it(client: httpx.AsyncClient) -> None:
    session = await started(client)
    assert (session['state'], session['turn']) == ('running', 1)
    here = f'/api/avatar/session/{session["id"]}'
    answered = await client.post(f'{here}/transcript', json={'turn': 1, 'text': 'I taught forty first-years.'})
    assert answered.status_code == 201
    assert answered.json()['turn'] == 3
    assert answered.json()['question'] != session['question']
    again = await client.post(f'{here}/transcript', json={'turn': 1, 'text': 'I taught forty first-years.'})
    assert again.json()['turn'] == 3
    elsewhere = await client.post(f'{here}/transcript', json={'turn': 1, 'text': 'Something else.'})
    assert elsewhere.status_code == 409
    assert (await client.post(f'{here}/heartbeat')).json()['turn'] == 3
    turns = (await client.get(f'{here}/transcript')).json()['turns']
    assert [turn['speaker'] for turn in turns] == ['interviewer', 'candidate', 'interviewer']
    assert (await client.post(f'{here}/end')).json()['state'] == 'ended'
    analysis = await client.post(f'/api/interview/session/{session["id"]}/analyze')
    assert analysis.status_code in (200, 202)
    results = (await client.get('/api/avatar/results')).json()
    assert [result['sessionId'] for result in results['entries']] == [session['id']]


async def test_a_token_does_what_its_scopes_say_until_it_is_revoked(app: FastAPI, lab: Lab, rosa: Viewer) -> None:
    async with await client_of(app, lab, rosa, Scope.read) as reader:
        assert (await reader.get('/api/interview/role-kits')).status_code == 200
        refused = await uploaded(reader)
        assert refused.status_code == 403
        assert 'write' in refused.json()['detail']
        assert (await reader.get('/profile')).status_code == 403
        (token,) = await lab.tokens.list_mine(rosa)
        assert token.used_at is not None
        await lab.tokens.revoke(rosa, token.id)
        gone = await reader.get('/api/interview/role-kits')
    assert gone.status_code == 401
    assert gone.headers['www-authenticate'] == 'Bearer'


async def test_the_secret_is_kept_nowhere(lab: Lab, rosa: Viewer) -> None:
    made = await lab.tokens.create(rosa, 'mine', [Scope.read])
    rows = await lab.records.export(rosa)
    assert made.secret not in str(rows)
    assert made.secret.startswith(made.token.shown)


async def test_somebody_elses_things_do_not_exist(
    app: FastAPI, lab: Lab, client: httpx.AsyncClient, stranger: Viewer
) -> None:
    session = await started(client)
    (document,) = (await client.get('/api/interview/documents')).json()['entries']
    async with await client_of(app, lab, stranger) as other:
        for identity in (session['id'], str(uuid4())):
            here = f'/api/avatar/session/{identity}'
            answers = [
                await other.get(f'{here}/status'),
                await other.get(f'{here}/transcript'),
                await other.post(f'{here}/transcript', json={'turn': 1, 'text': 'I was never here.'}),
                await other.post(f'{here}/heartbeat'),
                await other.post(f'{here}/end'),
                await other.post(f'/api/interview/session/{identity}/analyze'),
                await other.post(
                    '/api/avatar/analyze-session', json={'sessionId': identity, 'analysisType': 'interview'}
                ),
                await other.post(
                    '/api/interview/session/start', json={'configId': session['configId'], 'consent': True}
                ),
                await other.post(f'/api/interview/config/{session["configId"]}/plan'),
                await other.get(f'/api/interview/documents/{document["id"]}'),
                await other.post(f'/api/interview/documents/{document["id"]}/parse'),
                await other.post('/api/interview/config', json=CONFIG | {'resumeDocId': document['id']}),
            ]
            assert [answer.status_code for answer in answers] == [404] * len(answers)
        assert (await other.get('/api/interview/documents')).json()['entries'] == []
        assert (await other.get('/api/avatar/results')).json()['entries'] == []


async def test_a_call_with_a_key_is_carried_out_once(client: httpx.AsyncClient) -> None:
    document = (await uploaded(client)).json()
    await client.post(f'/api/interview/documents/{document["id"]}/parse')
    wanted = CONFIG | {'resumeDocId': document['id']}
    key = {'idempotency-key': 'first'}
    first = await client.post('/api/interview/config', json=wanted, headers=key)
    second = await client.post('/api/interview/config', json=wanted, headers=key)
    assert second.json() == first.json()
    assert second.status_code == first.status_code == 201
    assert second.headers['idempotent-replayed'] == 'true'
    other = await client.post('/api/interview/config', json=wanted | {'style': 'stress'}, headers=key)
    assert other.status_code == 422
    assert (await uploaded(client, **{'idempotency-key': 'file'})).status_code == 201
    assert (await uploaded(client, **{'idempotency-key': 'file'})).headers['idempotent-replayed'] == 'true'
    assert (await uploaded(client, **{'idempotency-key': 'a b'})).status_code == 422


async def test_a_call_that_failed_can_be_sent_again_with_its_key(client: httpx.AsyncClient) -> None:
    key = {'idempotency-key': 'early'}
    wanted = CONFIG | {'resumeDocId': str(uuid4())}
    assert (await client.post('/api/interview/config', json=wanted, headers=key)).status_code == 404
    assert (await client.post('/api/interview/config', json=wanted, headers=key)).status_code == 404


async def test_lists_come_in_pages(client: httpx.AsyncClient) -> None:
    seen, cursor = [], None
    while True:
        query = {'limit': '7'} | ({'cursor': cursor} if cursor else {})
        answer = (await client.get('/api/interview/role-kits', params=query)).json()
        seen += [kit['id'] for kit in answer['entries']]
        if (cursor := answer['nextCursor']) is None:
            break
    assert len(seen) == len(set(seen)) >= 16
    assert (await client.get('/api/interview/role-kits?cursor=%21%21')).status_code == 422


async def test_calls_are_counted_and_refused_past_the_rate(app: FastAPI, lab: Lab, rosa: Viewer) -> None:
    lab.settings.api_rate = '3/minute'
    slow = FastAPI()
    edge.install(slow, lab)
    slow.add_middleware(SessionMiddleware, secret_key='s' * 32)
    async with await client_of(slow, lab, rosa) as client:
        answers = [await client.get('/api/avatar/tones') for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers['ratelimit-remaining'] for answer in answers] == ['2', '1', '0', '0']
    assert 0 < int(answers[3].headers['retry-after']) <= 60
    assert answers[3].headers['content-type'] == 'application/problem+json'


async def test_what_no_route_answers_is_a_problem_document(client: httpx.AsyncClient) -> None:
    lost = await client.get('/api/nothing/here')
    assert (lost.status_code, lost.headers['content-type']) == (404, 'application/problem+json')
    wrong = await client.delete('/api/avatar/tones')
    assert (wrong.status_code, wrong.headers['allow']) == (405, 'GET')
    unreadable = await client.post('/api/interview/config', json={'roleKitId': 'data-analyst', 'colour': 'blue'})
    assert unreadable.status_code == 422
    assert {error['where'] for error in unreadable.json()['errors']} >= {'body.resumeDocId', 'body.colour'}


async def test_every_route_is_described(app: FastAPI, client: httpx.AsyncClient) -> None:
    described = (await client.get('/api/openapi.json')).json()
    wanted = {
        ('get', '/api/interview/role-kits'),
        ('get', '/api/interview/role-kits/{kit_id}'),
        ('post', '/api/interview/documents/upload'),
        ('get', '/api/interview/documents'),
        ('get', '/api/interview/documents/{document_id}'),
        ('post', '/api/interview/documents/{document_id}/parse'),
        ('post', '/api/interview/config'),
        ('post', '/api/interview/config/{config_id}/plan'),
        ('post', '/api/interview/session/start'),
        ('post', '/api/interview/session/{session_id}/analyze'),
        ('get', '/api/avatar/scenarios'),
        ('get', '/api/avatar/skills'),
        ('get', '/api/avatar/personas'),
        ('get', '/api/avatar/tones'),
        ('get', '/api/avatar/avatars'),
        ('post', '/api/avatar/session/start'),
        ('get', '/api/avatar/session/{session_id}/status'),
        ('post', '/api/avatar/session/{session_id}/heartbeat'),
        ('post', '/api/avatar/session/{session_id}/end'),
        ('post', '/api/avatar/session/{session_id}/transcript'),
        ('get', '/api/avatar/session/{session_id}/transcript'),
        ('post', '/api/avatar/session/{session_id}/voice'),
        ('post', '/api/avatar/analyze-session'),
        ('get', '/api/avatar/results'),
    }
    assert {(method, path) for path, methods in described['paths'].items() for method in methods} == wanted
