"""Every route of the real application, asked by everybody, for their own things, another's and what does not exist.

The table says who may what; a route that stands in no line of it fails, and so does a line without its route.
"""

import asyncio
import json
import re
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from lab.models.interview import Choices, InterviewType
from lab.models.live import Readiness
from lab.models.user import User
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab
from tests.browser.conftest import Server
from tests.steps import begun, read, reviewed

PASSWORD = 'correct horse'
ROLES = ('owner', 'candidate', 'staff', 'admin')
"""Of those signed in; whatever there is belongs to the owner, a candidate too."""


@dataclass(frozen=True)
class Policy:
    """`who` may: everybody, the signed in, the owner of the thing, staff, or developers.

    `fill` is what stands for each name in the path and in the body: one of the owner's things, or the text itself.
    `own` is what whoever may do it can be answered beside a success: without speech, or a file, or in another state.
    """

    who: str
    fill: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    form: dict[str, str] | None = None
    own: tuple[int, ...] = ()


EVERYBODY, SIGNED_IN, FRAMEWORK = Policy('everybody'), Policy('signed_in'), Policy('framework')
STAFF, DEVELOPERS = Policy('staff'), Policy('developers')


def of(thing: str, *own: int, body: dict[str, Any] | None = None, **more: str) -> Policy:
    """Things are named after the first name in the path or body they stand for."""
    name = {'config': 'config_id', 'document': 'document_id', 'attempt': 'attempt_id'}.get(thing, 'session_id')
    return Policy('owner', {name: thing, **more}, body, own=own)


ANSWER = {'turn': 1, 'text': 'I taught forty first-years to read a balance sheet.'}
CONFIG = {'roleKitId': 'data-analyst', 'resumeDocId': '{document_id}', 'interviewType': 'hr'}
TALK = {'sessionType': 'workplace_practice', 'scenarioId': 'stuck-since-tuesday', 'consent': True}

POLICIES: dict[str, Policy] = {
    'GET /healthz': EVERYBODY,
    'GET /theme.css': EVERYBODY,
    'GET /favicon.ico': EVERYBODY,
    'GET /theme.js': EVERYBODY,
    'GET /static/fonts/{path:path}': Policy('everybody', {'path': 'instrument-sans.OFL.txt'}),
    'GET /static/{path:path}': Policy('everybody', {'path': 'theme.js'}),
    'GET /sign-in': EVERYBODY,
    'GET /sign-up': EVERYBODY,
    'POST /sign-in': Policy('everybody', form={}),
    'POST /sign-up': Policy('everybody', form={}),
    'POST /sign-out': Policy('everybody', form={}),
    'GET /api/openapi.json': EVERYBODY,
    'GET /shared/{secret}': Policy('secret', {'secret': 'secret'}),
    'ANY /_nicegui/{version}/static': FRAMEWORK,
    'ANY /_nicegui_ws': FRAMEWORK,
    'GET /_nicegui/{version}/components/{key:path}': FRAMEWORK,
    'GET /_nicegui/{version}/dynamic_resources/{name}': FRAMEWORK,
    'GET /_nicegui/{version}/esm/{key}/{path:path}': FRAMEWORK,
    'GET /_nicegui/{version}/libraries/{key:path}': FRAMEWORK,
    'GET /_nicegui/{version}/resources/{key}/{path:path}': FRAMEWORK,
    'GET /': SIGNED_IN,
    'GET /interview/practice': SIGNED_IN,
    'GET /interview/kits/{kit_id}': Policy('signed_in', {'kit_id': 'data-analyst'}),
    'GET /avatar/practice': SIGNED_IN,
    'GET /avatar/scenarios/{scenario_id}': Policy('signed_in', {'scenario_id': 'stuck-since-tuesday'}),
    'GET /history': SIGNED_IN,
    'GET /profile': SIGNED_IN,
    'GET /{path:path}': Policy('nothing', {'path': 'no/such/page'}),
    'GET /history/compare/{first}/{second}': Policy('owner', {'first': 'reviewed', 'second': 'again'}),
    'GET /session/{session_id}/avatar': of('waiting'),
    'GET /session/{session_id}/ready': of('waiting'),
    'GET /session/{session_id}/live': of('running'),
    'GET /session/{session_id}/analysis': of('reviewed'),
    'GET /session/{session_id}/again/{turn}': of('reviewed', turn='1'),
    'GET /session/{session_id}/drill': of('reviewed', 409),
    'GET /attempt/{attempt_id}': of('attempt'),
    'GET /download/session/{session_id}/report.pdf': of('reviewed'),
    'GET /download/session/{session_id}/report.json': of('reviewed'),
    'GET /download/session/{session_id}/plan.ics': of('reviewed'),
    'GET /download/my-data.zip': SIGNED_IN,
    'GET /staff/design': DEVELOPERS,
    'GET /staff/design/{key}': Policy('developers', {'key': 'controls'}),
    'GET /staff/prompts': STAFF,
    'GET /staff/queue': STAFF,
    'GET /api/recordings/{session_id}/{position}.wav': of('reviewed', position='1'),
    'GET /api/voices/{avatar_id}.wav': Policy('signed_in', {'avatar_id': 'ines-moreau'}, own=(503,)),
    'POST /api/dictation': Policy('signed_in', own=(422,)),
    'WS /api/ws/voice/{session_id}': Policy('ticket', {'session_id': 'running'}),
    'GET /api/interview/role-kits': SIGNED_IN,
    'GET /api/interview/role-kits/{kit_id}': Policy('signed_in', {'kit_id': 'data-analyst'}),
    'GET /api/interview/documents': SIGNED_IN,
    'POST /api/interview/documents/upload': Policy('signed_in', own=(422,), form={'docType': 'resume'}),
    'GET /api/interview/documents/{document_id}': of('document'),
    'POST /api/interview/documents/{document_id}/parse': of('document'),
    'POST /api/interview/config': Policy('owner', {'document_id': 'document'}, CONFIG),
    'POST /api/interview/config/{config_id}/plan': of('config'),
    'POST /api/interview/session/start': of('config', body={'configId': '{config_id}', 'consent': True}),
    'POST /api/interview/session/{session_id}/analyze': of('reviewed'),
    'GET /api/avatar/scenarios': SIGNED_IN,
    'GET /api/avatar/skills': SIGNED_IN,
    'GET /api/avatar/personas': SIGNED_IN,
    'GET /api/avatar/tones': SIGNED_IN,
    'GET /api/avatar/avatars': SIGNED_IN,
    'GET /api/avatar/results': SIGNED_IN,
    'POST /api/avatar/session/start': Policy('signed_in', body=TALK),
    'GET /api/avatar/session/{session_id}/status': of('talk'),
    'GET /api/avatar/session/{session_id}/transcript': of('talk'),
    'POST /api/avatar/session/{session_id}/transcript': of('talk', body=ANSWER),
    'POST /api/avatar/session/{session_id}/heartbeat': of('running'),
    'POST /api/avatar/session/{session_id}/voice': of('running'),
    'POST /api/avatar/session/{session_id}/end': of('running'),
    'POST /api/avatar/analyze-session': of('reviewed', body={'sessionId': '{session_id}', 'analysisType': 'interview'}),
    **{
        f'{method} /api/{{rest:path}}': Policy('nothing', {'rest': 'no/such/thing'})
        for method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE')
    },
}


@dataclass
class Walked:
    """A running server with its routes, somebody signed in for each role, and the ids of the owner's things."""

    address: str
    routes: set[str]
    things: dict[str, str]
    people: dict[str, httpx.Client]


class WalkedServer(Server):
    """Writes its routes down before it serves."""

    def command(self) -> list[str]:
        return [sys.executable, 'tests/api/walked.py', str(self.folder / 'routes.json')]


@pytest.fixture(scope='module')
def walked(tmp_path_factory: pytest.TempPathFactory) -> Generator[Walked, None, None]:
    folder = tmp_path_factory.mktemp('walked') / 'data'
    things = asyncio.run(_planted(folder))
    server = WalkedServer(folder, LAB_API_RATE='100000/minute')
    server.start()
    people = {role: httpx.Client(base_url=server.address, timeout=30) for role in ('nobody', *ROLES)}
    for role in ROLES:
        form = {'email': f'{role}@example.com', 'password': PASSWORD}
        assert people[role].post('/sign-in', data=form).headers['location'] == '/'
    written = json.loads((folder / 'routes.json').read_text())
    routes = {re.sub(r'/_nicegui/[\d.]+/', '/_nicegui/{version}/', f'{method} {path}') for method, path in written}
    yield Walked(server.address, routes, things, people)
    for person in people.values():
        person.close()
    server.stop()
    assert 'Traceback' not in server.log, server.log[-4000:]


async def _planted(folder: Path) -> dict[str, str]:
    lab = Lab(Settings(data_dir=folder, _env_file=None))
    await lab.prepare()
    await lab.start()
    people: dict[str, User] = {}
    for role in ROLES:
        power = Role(role) if role in ('staff', 'admin') else Role.candidate
        people[role] = await lab.accounts.add(f'{role}@example.com', role.capitalize(), PASSWORD, power)
    things = await _things(lab, viewer(people['owner']))
    await lab.stop()
    return things


async def _things(lab: Lab, owner: Viewer) -> dict[str, str]:
    reviewed_one, again = await _reviewed(lab, owner), await _reviewed(lab, owner)
    shared = await lab.sharing.share(owner, reviewed_one)
    attempt = await lab.attempts.retry(owner, reviewed_one, 1)
    document = await read(lab, owner)
    waiting = await lab.interviewing.start(owner, await _configured(lab, owner, document.id))
    running = (await begun(lab, owner)).session_id
    talk = await lab.conversations.start(owner, 'stuck-since-tuesday')
    await lab.interviewing.get_ready(owner, talk, Readiness(consent=True))
    await lab.interviewing.begin(owner, talk)
    config = await _configured(lab, owner, document.id)
    found = {'reviewed': reviewed_one, 'again': again, 'attempt': attempt.id, 'document': document.id, 'config': config}
    found |= {'waiting': waiting, 'running': running, 'talk': talk, 'secret': shared.secret}
    return {name: str(thing) for name, thing in found.items()}


async def _configured(lab: Lab, owner: Viewer, document_id: Any) -> Any:  # noqa: ANN401  ids
    choices = Choices(kit_id='data-analyst', resume_doc_id=document_id, interview_type=InterviewType.hr)
    return (await lab.planning.configure(owner, choices)).id


async def _reviewed(lab: Lab, owner: Viewer) -> Any:  # noqa: ANN401  an id
    """With a recording of its first answer."""
    session_id = await lab.interviewing.start(owner, await _configured(lab, owner, (await read(lab, owner)).id))
    await lab.interviewing.get_ready(owner, session_id, Readiness(consent=True, recording=True))
    view = await lab.interviewing.begin(owner, session_id)
    said = 'I taught forty first-years to read a balance sheet, and thirty of them passed the first test.'
    view = await lab.interviewing.answer(owner, session_id, view.turn, said)
    await lab.recordings.keep(owner, session_id, 1, bytes(3200))
    await lab.interviewing.answer(
        owner, session_id, view.turn, said + ' I did it again in the spring, with forty more.'
    )
    await lab.interviewing.end(owner, session_id)
    await reviewed(lab, owner, session_id)
    return session_id


def test_every_route_has_a_policy_and_every_policy_a_route(walked: Walked) -> None:
    assert walked.routes - POLICIES.keys() == set(), 'say in POLICIES who may use these'
    assert POLICIES.keys() - walked.routes == set(), 'these are gone'


@pytest.mark.parametrize('route', [route for route, policy in POLICIES.items() if policy.who != 'framework'])
def test_everybody_gets_what_is_theirs(walked: Walked, route: str) -> None:
    CHECKS[POLICIES[route].who](walked, route, POLICIES[route])


def _asked(walked: Walked, route: str, policy: Policy, role: str, absent: bool = False) -> httpx.Response:
    method, path = route.split(' ', 1)
    filled = {name: walked.things.get(value, value) for name, value in policy.fill.items()}
    if absent:
        filled |= {name: str(uuid4()) for name, value in policy.fill.items() if value in walked.things}
    path = re.sub(r'{(\w+)(?::\w+)?}', lambda name: filled[name[1]], path)
    body = json.loads(_filled(json.dumps(policy.body), filled)) if policy.body else None
    answer = walked.people[role].request(method, path, json=body, data=policy.form)
    assert answer.status_code < 500 or answer.status_code in policy.own, (route, role, answer.text[:400])
    return answer


def _filled(text: str, filled: dict[str, str]) -> str:
    for name, value in filled.items():
        text = text.replace(f'{{{name}}}', value)
    return text


def _refused_to_nobody(walked: Walked, route: str, policy: Policy) -> None:
    answer = _asked(walked, route, policy, 'nobody')
    page = route.startswith('GET ') and not route.startswith('GET /api/')
    assert answer.status_code == (303 if page else 401), (route, answer.status_code)
    assert not page or answer.headers['location'].startswith('/sign-in')


def _everybody(walked: Walked, route: str, policy: Policy) -> None:
    """A form that is not filled in leads back to its page."""
    answer = _asked(walked, route, policy, 'nobody')
    assert answer.status_code in (200, 303), (route, answer.status_code)


def _signed_in(walked: Walked, route: str, policy: Policy) -> None:
    _refused_to_nobody(walked, route, policy)
    for role in ROLES:
        answer = _asked(walked, route, policy, role)
        assert answer.status_code in (200, 201, *policy.own), (route, role, answer.status_code)


def _owner(walked: Walked, route: str, policy: Policy) -> None:
    """For anybody else, staff too, it looks as if there were no such thing."""
    _refused_to_nobody(walked, route, policy)
    for role in ROLES[1:]:
        assert _asked(walked, route, policy, role).status_code == 404, (route, role)
    for role in ('owner', 'staff'):
        assert _asked(walked, route, policy, role, absent=True).status_code == 404, (route, role, 'absent')
    own = _asked(walked, route, policy, 'owner').status_code
    assert own in (200, 201, 202, *policy.own), (route, own)


def _staff(walked: Walked, route: str, policy: Policy) -> None:
    _refused_to_nobody(walked, route, policy)
    assert [_asked(walked, route, policy, role).status_code for role in ROLES] == [403, 403, 200, 200]


def _developers(walked: Walked, route: str, policy: Policy) -> None:
    """Those who run the lab; staff have no use for it."""
    _refused_to_nobody(walked, route, policy)
    assert [_asked(walked, route, policy, role).status_code for role in ROLES] == [403, 403, 403, 200]


def _secret(walked: Walked, route: str, policy: Policy) -> None:
    """Whoever has the link."""
    for role in ('nobody', *ROLES):
        assert _asked(walked, route, policy, role).status_code == 200, role
        assert _asked(walked, route, policy, role, absent=True).status_code == 404, role


def _nothing(walked: Walked, route: str, policy: Policy) -> None:
    _refused_to_nobody(walked, route, policy)
    assert {_asked(walked, route, policy, role).status_code for role in ROLES} == {404}


def _ticket(walked: Walked, route: str, policy: Policy) -> None:
    """Being signed in is not enough, the owner's own session neither; another site gets no connection at all."""
    for role in ('nobody', *ROLES):
        cookies = '; '.join(f'{name}={value}' for name, value in walked.people[role].cookies.items())
        for session in (walked.things['running'], str(uuid4())):
            address = f'{walked.address.replace("http", "ws")}/api/ws/voice/{session}?ticket=made-up'
            with connect(address, origin=walked.address, additional_headers={'cookie': cookies}) as socket:  # type: ignore[arg-type]
                with pytest.raises(ConnectionClosed):
                    socket.recv(timeout=10)
                assert socket.close_code == 4401, role


CHECKS = {
    'everybody': _everybody,
    'signed_in': _signed_in,
    'owner': _owner,
    'staff': _staff,
    'developers': _developers,
    'secret': _secret,
    'nothing': _nothing,
    'ticket': _ticket,
}
