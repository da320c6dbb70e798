"""kill -9 of the server in the middle of live sessions, again and again: who comes back, how soon, with what lost.

`kills.py [KILLS] [SESSIONS] [ALOUD]`. Half of the sessions hold a place for speech, half are typed ones; of those with
a place `ALOUD` (4) really speak into the voice socket. A table at the end; a line a kill before it.
"""

import asyncio
import random
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.kit import InterviewType
from lab.models.live import Readiness
from lab.models.queue import TicketState
from lab.models.token import Scope
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.storage import queue
from lab.wiring import Lab
from tests.browser.answers import ANSWERS
from tests.browser.conftest import Server

PLACES = 10
RESUME = (
    'Rosa Lind\nData analyst\n\nExperience\nAnalyst, Larkspur, 2021 - 2024\nRebuilt the weekly stock report in SQL.'
)
ANSWER_S, LIMIT_S = 24.0, 15.0  # at twelve the interviews end before the tenth kill


@dataclass
class Client:
    """One candidate's program: what it was told is stored must be there after every kill."""

    session_id: UUID
    secret: str
    spoken: bool
    answers: int = 0
    kept: list[str] = field(default_factory=list)
    doubtful: str | None = None
    lost: int = 0
    back: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    used: tuple[float, float] = (0.0, 0.0)  # on the session's clock, and when that was
    over: bool = False


def main(kills: int = 10, sessions: int = 20, aloud: int = 4) -> None:
    with TemporaryDirectory(prefix='lab-kills-') as folder:
        asyncio.run(kill_again_and_again(Path(folder) / 'data', kills, sessions, aloud))


async def kill_again_and_again(folder: Path, kills: int, sessions: int, aloud: int) -> None:
    from kills_aloud import talk

    clients = await begun(folder, sessions)
    server = Server(
        folder, LAB_SPEECH=str(aloud > 0).lower(), LAB_SPEECH_PLACES=str(PLACES), LAB_API_RATE='100000/minute'
    )
    await asyncio.to_thread(bring_up, server)
    going = [asyncio.create_task(live(client, server.address)) for client in clients[aloud:]]
    going += [asyncio.create_task(talk(each, server.address, n)) for n, each in enumerate(clients[:aloud])]
    try:
        await kill_and_watch(server, clients, kills)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
        await end_all(clients, server.address)
    finally:
        await asyncio.to_thread(server.kill)
    await tell(folder, clients, kills)


async def kill_and_watch(server: Server, clients: list[Client], kills: int) -> None:
    chance = random.Random(3)
    for number in range(1, kills + 1):
        await asyncio.sleep(chance.uniform(4, 9))
        before = [len(client.back) for client in clients]
        at = time.monotonic()
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(bring_up, server)
        up = time.monotonic() - at
        back = await all_back(clients, before, at)
        still = sum(not client.over for client in clients)
        lost, wrong = sum(client.lost for client in clients), sum(len(client.wrong) for client in clients)
        told = f'{still} live, server up after {up:5.1f} s, everybody back after {back:5.1f} s; by now'
        print(f'kill {number:3}: {told} {lost} answers lost, {wrong} things wrong', flush=True)


def bring_up(server: Server) -> None:
    """A busy machine may take its time."""
    try:
        server.start()
    except AssertionError:
        for _ in range(4):
            with suppress(AssertionError):
                return server._wait()
        raise


async def live(client: Client, address: str) -> None:
    """Answers and gives signs of life; after a failure it asks for where things stand, and goes on from there."""
    headers = {'authorization': f'Bearer {client.secret}'}
    address = f'{address}/api/avatar/session/{client.session_id}'
    async with httpx.AsyncClient(base_url=address, headers=headers, timeout=20) as http:
        await asyncio.sleep(random.uniform(0, ANSWER_S))
        while True:
            try:
                await exchange(client, http)
                await asyncio.sleep(random.uniform(0.6, 1.4) * ANSWER_S)
            except (httpx.HTTPError, OSError):
                await come_back(client, http)


async def exchange(client: Client, http: httpx.AsyncClient) -> None:
    await call(http, 'POST', '/heartbeat')
    asked, state = time.monotonic(), await call(http, 'GET', '/status')
    check_clock(client, state, asked)
    if state['state'] != 'running':
        client.over = True
        return
    client.answers += 1
    client.doubtful = f'{ANSWERS[client.answers % len(ANSWERS)]} That was answer {client.answers}.'
    await call(http, 'POST', '/transcript', {'turn': state['turn'], 'text': client.doubtful})
    client.kept.append(client.doubtful)
    client.doubtful = None


async def come_back(client: Client, http: httpx.AsyncClient) -> None:
    """As soon as the server answers again, everything that was stored must be there."""
    while True:
        try:
            turns = (await call(http, 'GET', '/transcript'))['turns']
            asked = time.monotonic()
            check_clock(client, await call(http, 'GET', '/status'), asked)
            break
        except (httpx.HTTPError, OSError):
            await asyncio.sleep(0.25)
    client.back.append(time.monotonic())
    said = [turn['text'] for turn in turns if turn['speaker'] == 'candidate']
    if client.doubtful is not None:
        if client.doubtful in said:
            client.kept.append(client.doubtful)
        else:
            client.lost += 1
        client.doubtful = None
    if said != client.kept:
        client.wrong.append(f'{len(client.kept)} answers were stored, {len(said)} are there')


def check_clock(client: Client, state: dict[str, Any], asked: float) -> None:
    """It never runs backwards by more than what the last sign of life had not yet counted, nor faster than time."""
    used, at = float(state['usedS']), time.monotonic()
    before, then = client.used
    if then and not before - 1 <= used <= before + (at - then) + 1:
        client.wrong.append(f'the clock went from {before:.0f} to {used:.0f} in {at - then:.0f} s')
    client.used = used, asked  # the clock was read some time between asking and hearing


async def call(http: httpx.AsyncClient, method: str, path: str, sent: dict[str, Any] | None = None) -> dict[str, Any]:
    answered = await http.request(method, path, json=sent)
    answered.raise_for_status()
    return dict(answered.json())


async def all_back(clients: list[Client], before: list[int], at: float) -> float:
    """Seconds from the kill until the last one who had noticed it was back."""
    until = time.monotonic() + 3 * LIMIT_S
    while time.monotonic() < until:
        if all(client.over or len(client.back) > count for client, count in zip(clients, before, strict=True)):
            break
        await asyncio.sleep(0.1)
    return max((client.back[-1] for client in clients if client.back), default=time.monotonic()) - at


async def begun(folder: Path, sessions: int) -> list[Client]:
    """Live sessions of as many candidates, half of them holding a place."""
    lab = Lab(Settings(data_dir=folder, speech=False, speech_places=PLACES, _env_file=None))  # type: ignore[call-arg]
    await lab.start()
    ready = [await one(lab, number, spoken=number < sessions // 2) for number in range(sessions)]
    for asking, client in ready:
        await lab.interviewing.begin(asking, client.session_id)
    await lab.stop()
    return [client for _, client in ready]


async def one(lab: Lab, number: int, spoken: bool) -> tuple[Viewer, Client]:
    asking: Viewer = viewer(await lab.accounts.add(f'p{number}@example.com', f'Person {number}', None, Role.candidate))
    resume = await lab.documents.paste(asking, DocType.resume, RESUME)
    while not (await lab.documents.progress(asking, resume.id)).done:  # noqa: ASYNC110  as a page would
        await asyncio.sleep(0.02)
    config = await lab.planning.configure(
        asking, Choices(kit_id='data-analyst', resume_doc_id=resume.id, interview_type=InterviewType.hr, minutes=60)
    )
    session_id = await lab.interviewing.start(asking, config.id)
    await lab.interviewing.get_ready(asking, session_id, Readiness(consent=True, typed=not spoken))
    made = await lab.tokens.create(asking, 'bench', [Scope.read, Scope.write])
    return asking, Client(session_id, made.secret, spoken)


async def end_all(clients: list[Client], address: str) -> None:
    for client in clients:
        headers = {'authorization': f'Bearer {client.secret}'}
        async with httpx.AsyncClient(headers=headers) as http:
            await http.post(f'{address}/api/avatar/session/{client.session_id}/end', timeout=20)


async def tell(folder: Path, clients: list[Client], kills: int) -> None:
    lab = Lab(Settings(data_dir=folder, _env_file=None))  # type: ignore[call-arg]
    async with lab.database.session() as session:
        left = await queue.list_all(session, 'speech')
    await lab.close()
    held = sum(ticket.state is TicketState.active for ticket, _ in left)
    answers = sum(len(client.kept) for client in clients)
    wrong = [words for client in clients for words in client.wrong]
    print(f'\n{"sessions":>9}{"kills":>7}{"answers":>9}{"lost":>6}{"most by one":>13}{"leaked":>8}  wrong')
    lost = [client.lost for client in clients]
    print(f'{len(clients):9}{kills:7}{answers:9}{sum(lost):6}{max(lost):13}{held:8}  {wrong or "nothing"}')


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
