"""The rules of the queue under long random walks and under kill -9, on both databases.

`admission.py [EXAMPLES] [SECONDS]`
"""

import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

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
from tests.admission.hall import Hall, walking

CROWDS = 3


def main(examples: int = 100, seconds: float = 25) -> None:
    print(f'{"walks on":12}{"steps":>8}{"seconds":>9}  violations')
    for kind in KINDS:
        with database(kind) as url:
            print_walk(kind, url, examples)
    print(f'\n{"kills on":12}{"kills":>8}{"looks":>8}{"entered":>9}{"most held":>11}{"left over":>11}  violations')
    for kind in KINDS:
        with database(kind) as url, TemporaryDirectory() as folder:
            asyncio.run(print_kills(kind, url, seconds, Path(folder)))


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


async def print_kills(kind: str, url: str, seconds: float, folder: Path) -> None:
    """Three servers' crowds; again and again one that is in full swing is killed, and another takes its people over."""
    watched = Database(url)
    await prepare(watched)
    until, chance = time.monotonic() + seconds, random.Random(7)
    crowds = [Crowd(url, number, until, folder / f'{kind}-{number}.txt') for number in range(CROWDS)]
    looks = most = violations = kills = 0
    next_kill = time.monotonic() + 1
    while time.monotonic() < until:
        held = await slots(watched)
        looks, most = looks + 1, max(most, len(held))
        violations += len(held) > PLACES or len(set(held)) != len(held)
        victim = chance.choice(crowds)
        if time.monotonic() > next_kill and victim.entered():
            victim.begin_again()
            next_kill, kills = time.monotonic() + chance.uniform(0.5, 2), kills + 1
        await asyncio.sleep(0.02)
    entered = sum(crowd.end() for crowd in crowds)
    left = await left_over(watched)
    print(f'{kind:12}{kills:8}{looks:8}{entered:9}{most:11}{left:11}  {violations or "none"}')
    await watched.close()


class Crowd:
    """A process of `crowd.py`; what it prints goes to a file."""

    def __init__(self, url: str, number: int, until: float, told: Path) -> None:
        self._command = [sys.executable, str(Path(__file__).with_name('crowd.py')), url, str(number)]
        self._until, self._told, self._before = until, told, 0
        self._begin()

    def entered(self) -> int:
        return self._told.read_text().count('entered')

    def begin_again(self) -> None:
        self._running.kill()
        self._running.wait()
        self._before += self.entered()
        self._begin()

    def end(self) -> int:
        """How often somebody of it held a place."""
        self._running.wait()
        return self._before + self.entered()

    def _begin(self) -> None:
        with self._told.open('w') as file:
            left = max(0.0, self._until - time.monotonic())
            self._running = subprocess.Popen([*self._command, str(left)], stdout=file)


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
