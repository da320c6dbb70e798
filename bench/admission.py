"""The rules of the queue under long random walks and under kill -9, on both databases. `admission.py [EXAMPLES] [SECONDS]`"""

import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from crowd import PLACES
from databases import KINDS, database
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlmodel import col, select

from lab.live.lifecycle import SessionLifecycle
from lab.models.queue import QueueTicket
from lab.models.session import RoleplaySession, SessionType
from lab.models.user import User
from lab.services.admission import Admission
from lab.storage import queue
from lab.storage.database import Database
from tests.queue.hall import Hall, walking

CROWDS = 3


def main(examples: int = 100, seconds: float = 25) -> None:
    print(f'{"walks on":12}{"steps":>8}{"seconds":>9}  violations')
    for kind in KINDS:
        with database(kind) as url:
            print_walk(kind, url, examples)
    print(f'\n{"kills on":12}{"kills":>8}{"looks":>8}{"entered":>9}{"most held":>11}{"left over":>11}  violations')
    for kind in KINDS:
        with database(kind) as url:
            asyncio.run(print_kills(kind, url, seconds))


def print_walk(kind: str, url: str, examples: int) -> None:
    hall, begun, found = Hall(url), time.monotonic(), 'none'
    long = settings(
        max_examples=examples,
        stateful_step_count=50,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        run_state_machine_as_test(walking(hall), settings=long)
    except AssertionError as broken:
        found = str(broken) or 'a rule'
    print(f'{kind:12}{hall.steps:8}{time.monotonic() - begun:9.1f}  {found}')
    hall.close()


async def print_kills(kind: str, url: str, seconds: float) -> None:
    """Three servers' crowds; one of them is killed every two seconds and another takes its people over."""
    watched = Database(url)
    await prepare(watched)
    crowds = {number: begin(url, number, seconds) for number in range(CROWDS)}
    chance, until, kills, entered = random.Random(7), time.monotonic() + seconds, 0, 0
    looks, most, violations, next_kill = 0, 0, 0, time.monotonic() + 2
    while time.monotonic() < until:
        held = await slots(watched)
        looks, most = looks + 1, max(most, len(held))
        violations += len(held) > PLACES or len(set(held)) != len(held)
        if time.monotonic() > next_kill:
            number, next_kill, kills = chance.randrange(CROWDS), time.monotonic() + 2, kills + 1
            crowds[number].kill()
            entered += count(crowds[number])
            crowds[number] = begin(url, number, until - time.monotonic())
        await asyncio.sleep(0.02)
    entered += sum(count(crowd) for crowd in crowds.values())
    left = await left_over(watched)
    print(f'{kind:12}{kills:8}{looks:8}{entered:9}{most:11}{left:11}  {violations or "none"}')
    await watched.close()


def begin(url: str, number: int, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name('crowd.py')), url, str(number), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def count(crowd: subprocess.Popen[str]) -> int:
    return crowd.communicate()[0].count('entered')


async def prepare(watched: Database) -> None:
    async with watched.transaction() as session:
        user = User(email='crowd@example.com', name='Crowd')
        session.add(user)
        await session.flush()
        kind = SessionType.interview_practice
        for _ in range(18):
            live = RoleplaySession(
                user_id=user.id, session_type=kind, context_ref_id='kit', typed=False, consent={'given': True}
            )
            session.add(live)
        await queue.set_places(session, 'speech', PLACES)


async def slots(watched: Database) -> list[int]:
    async with watched.session() as session:
        held = select(QueueTicket.slot).where(col(QueueTicket.slot).is_not(None))
        return [slot for slot in (await session.exec(held)).all() if slot is not None]


async def left_over(watched: Database) -> int:
    """Tickets that are still there once every lease has run out and somebody swept."""
    await asyncio.sleep(4)
    await Admission(watched, SessionLifecycle(), None, {'speech': PLACES}).sweep()
    async with watched.session() as session:
        return len(await queue.list_all(session, 'speech'))


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
