"""A workplace conversation through the REST API, from its start to its debrief, beside the interview product."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import jsonschema_rs
import pytest
from fastapi import FastAPI

from lab.engines.builtin.engine import BuiltinEngine
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.api.test_rest import app, client, client_of, started
from tests.simulation.test_conversations import TALKERS

WANTED = {
    'sessionType': 'workplace_practice',
    'scenarioId': 'stuck-since-tuesday',
    'personaId': 'straight-talker',
    'toneId': 'warm',
    'consent': True,
}

__all__ = ['app', 'client']


@pytest.fixture
def engine() -> BuiltinEngine:
    return BuiltinEngine()


async def met(client: httpx.AsyncClient, **changed: object) -> dict[str, Any]:
    answer = await client.post('/api/avatar/session/start', json=WANTED | changed)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def analysed(client: httpx.AsyncClient, session_id: str) -> dict[str, Any]:
    for _ in range(200):
        wanted = {'sessionId': session_id, 'analysisType': 'workplace'}
        answer = await client.post('/api/avatar/analyze-session', json=wanted)
        if answer.status_code == 200:
            return dict(answer.json())
        assert (answer.status_code, answer.headers['retry-after']) == (202, '1'), answer.text
        await asyncio.sleep(0.05)
    raise AssertionError(answer.text)


async def test_a_conversation_is_held_through_it(client: httpx.AsyncClient) -> None:
    session = await met(client)
    here = f'/api/avatar/session/{session["id"]}'
    shown = ('sessionType', 'state', 'configId', 'kitId', 'phase', 'turn')
    assert [session[key] for key in shown] == [
        'workplace_practice',
        'running',
        None,
        'stuck-since-tuesday',
        None,
        1,
    ]
    assert session['speaker'] == 'Piet Oosterhuis'
    said = [session['question']]
    for line in TALKERS['skilled']:
        session = (await client.post(f'{here}/transcript', json={'turn': session['turn'], 'text': line})).json()
        said.append(session['question'])
        if session['closed']:
            break
    assert session['closed']
    assert len(set(said)) == len(said)
    assert (await client.get(f'{here}/status')).json()['state'] in ('ended', 'analyzed')
    analysis = await analysed(client, session['id'])
    assert (analysis['analysisType'], analysis['state'], analysis['evaluation']) == ('workplace', 'complete', None)
    debrief = analysis['debrief']
    assert debrief['outcome'] == 'settled'
    turns = (await client.get(f'{here}/transcript')).json()['turns']
    quotes = [each for level in debrief['skillLevels'] for each in level['evidence']]
    assert quotes
    assert all(each['quote'] in turns[each['turn']]['text'] for each in quotes)


async def test_it_can_be_kept_alive_and_ended_early(client: httpx.AsyncClient) -> None:
    session = await met(client, personaId=None, avatarIds=[])
    here = f'/api/avatar/session/{session["id"]}'
    assert (await client.post(f'{here}/heartbeat')).json()['state'] == 'running'
    running = {'sessionId': session['id'], 'analysisType': 'workplace'}
    assert (await client.post('/api/avatar/analyze-session', json=running)).status_code == 409
    ended = (await client.post(f'{here}/end')).json()
    assert (ended['state'], ended['endReason']) == ('ended', 'ended_by_candidate')
    assert (await analysed(client, session['id']))['debrief']['score'] is None


async def test_each_product_has_its_own_analysis(client: httpx.AsyncClient) -> None:
    interview, conversation = await started(client), await met(client)
    for session, wrong, word in ((interview, 'workplace', 'interview'), (conversation, 'interview', 'conversation')):
        await client.post(f'/api/avatar/session/{session["id"]}/end')
        wanted = {'sessionId': session['id'], 'analysisType': wrong}
        answer = await client.post('/api/avatar/analyze-session', json=wanted)
        assert answer.status_code == 409
        assert answer.json()['detail'].startswith(f'This session is a{"n" if word == "interview" else ""} {word};')
    other = await client.post(f'/api/interview/session/{conversation["id"]}/analyze')
    assert other.status_code == 409
    every = (await client.get('/api/avatar/results')).json()['entries']
    assert {each['sessionType'] for each in every} == {'interview_practice', 'workplace_practice'}
    for kind, session in (('interview_practice', interview), ('workplace_practice', conversation)):
        only = (await client.get('/api/avatar/results', params={'session_type': kind})).json()['entries']
        assert [each['sessionId'] for each in only] == [session['id']]


@pytest.mark.parametrize(
    ('changed', 'status'),
    [
        ({'scenarioId': 'no-such-thing'}, 404),
        ({'personaId': 'nobody'}, 404),
        ({'toneId': 'purple'}, 404),
        ({'avatarIds': ['nobody']}, 404),
        ({'avatarIds': ['one', 'two']}, 422),
        ({'consent': False}, 422),
        ({'configId': str(uuid4())}, 422),
        ({'sessionType': 'interview_practice'}, 422),
        ({'sessionType': 'tea_party'}, 422),
        ({'sessionType': ['workplace_practice']}, 422),
        ({'scenarioId': '../\0'}, 422),
    ],
)
async def test_what_does_not_exist_or_fit_is_said(
    client: httpx.AsyncClient, changed: dict[str, object], status: int
) -> None:
    answer = await client.post('/api/avatar/session/start', json=WANTED | changed)
    assert (answer.status_code, answer.headers['content-type']) == (status, 'application/problem+json')
    assert (await client.get('/api/avatar/results')).json()['entries'] == []


async def test_somebody_elses_conversation_does_not_exist(
    app: FastAPI, lab: Lab, client: httpx.AsyncClient, stranger: Viewer
) -> None:
    session = await met(client)
    async with await client_of(app, lab, stranger) as other:
        here = f'/api/avatar/session/{session["id"]}'
        wanted = {'sessionId': session['id'], 'analysisType': 'workplace'}
        answers = [
            await other.get(f'{here}/status'),
            await other.get(f'{here}/transcript'),
            await other.post(f'{here}/transcript', json={'turn': 1, 'text': 'I was never here.'}),
            await other.post(f'{here}/heartbeat'),
            await other.post(f'{here}/end'),
            await other.post('/api/avatar/analyze-session', json=wanted),
        ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)


async def test_bodies_are_described_with_examples_that_fit(client: httpx.AsyncClient) -> None:
    described = (await client.get('/api/openapi.json')).json()
    seen = 0
    for methods in described['paths'].values():
        for called in methods.values():
            content = called.get('requestBody', {}).get('content', {})
            for schema in (kind['schema'] for name, kind in content.items() if name == 'application/json'):
                for one in schema.get('oneOf') or schema.get('anyOf') or [schema]:
                    whole = described['components']['schemas'][one['$ref'].split('/')[-1]]
                    assert whole['examples'], one
                    rules = {**one, 'components': described['components']}
                    for example in whole['examples']:
                        jsonschema_rs.validate(rules, example)
                        seen += 1
    assert seen >= 6


async def test_it_is_never_called_an_interview(client: httpx.AsyncClient) -> None:
    session = await met(client)
    here = f'/api/avatar/session/{session["id"]}'
    await client.post(f'{here}/end')
    late = await client.post(f'{here}/transcript', json={'turn': 1, 'text': 'One more thing.'})
    assert late.status_code == 409
    assert 'interview' not in late.json()['detail']
