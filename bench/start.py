"""A class presses start at once: 200 joins in 5 s through two servers, on both databases.

`start.py [JOINS] [SECONDS]`
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from databases import KINDS, database

from lab.errors import LabError
from lab.live.lifecycle import SessionLifecycle
from lab.models import tables  # noqa: F401  every table must be known before a session is stored
from lab.models.queue import TicketState
from lab.models.session import RoleplaySession, SessionType
from lab.models.user import User
from lab.models.viewer import Viewer
from lab.services.admission import Admission
from lab.storage import queue
from lab.storage.database import Database

PLACES = 6
HEAD = ('joins', 'errors', 'p50 ms', 'p99 ms', 'max ms', 'cpu ms each', 'out of turn', 'overtaken by ms')
WIDTHS = (7, 8, 8, 8, 8, 13, 13, 17)


def main(joins: int = 200, seconds: float = 5) -> None:
    """`out of turn`: called before an earlier ticket. `overtaken`: of two, the one who asked first came second."""
    print_row('', HEAD)
    for kind in KINDS:
        with database(kind) as url:
            asyncio.run(start_together(kind, url, joins, seconds))


async def start_together(kind: str, url: str, joins: int, seconds: float) -> None:
    databases = [Database(url) for _ in range(2)]
    servers = [Admission(each, SessionLifecycle(), None, {'speech': PLACES}) for each in databases]
    await servers[0].open()
    people = await prepare(databases[0], joins)
    asked: dict[UUID, float] = {}
    taken: list[float] = []
    errors = 0

    async def press(number: int) -> None:
        nonlocal errors
        await asyncio.sleep(number * seconds / joins)
        viewer, session_id = people[number]
        asked[session_id] = begun = time.monotonic()
        try:
            await servers[number % 2].join(viewer, session_id)
        except LabError:
            errors += 1
        taken.append((time.monotonic() - begun) * 1000)

    spent = time.process_time()
    await asyncio.gather(*(press(number) for number in range(joins)))
    spent = (time.process_time() - spent) * 1000 / joins
    async with databases[0].session() as session:
        tickets = sorted((ticket for ticket, _ in await queue.list_all(session, 'speech')), key=lambda t: t.id or 0)
    late = [asked[before.session_id] - asked[after.session_id] for before, after in pairwise(tickets)]
    wrong = await serve_all(servers[0], databases[0], [ticket.session_id for ticket in tickets], people[0][0])
    cut = quantiles(taken, n=100)
    figures = (len(tickets), errors, cut[49], cut[98], max(taken), spent, wrong, max(0.0, *late) * 1000)
    print_row(kind, [f'{figure:.0f}' for figure in figures])
    for each in databases:
        await each.close()


def print_row(name: str, figures: Sequence[str]) -> None:
    print(f'{name:12}' + ''.join(f'{figure:>{width}}' for figure, width in zip(figures, WIDTHS, strict=True)))


async def prepare(database: Database, joins: int) -> list[tuple[Viewer, UUID]]:
    async with database.transaction() as session:
        user = User(email='class@example.com', name='Class')
        session.add(user)
        await session.flush()
        kind = SessionType.interview_practice
        lives = [
            RoleplaySession(
                user_id=user.id, session_type=kind, context_ref_id='kit', typed=False, consent={'given': True}
            )
            for _ in range(joins)
        ]
        session.add_all(lives)
    return [(Viewer(user.id), live.id) for live in lives]


async def serve_all(hall: Admission, database: Database, order: list[UUID], viewer: Viewer) -> int:
    """Everybody takes a place and leaves it again; how many were called before somebody with an earlier ticket."""
    wrong = 0
    while order:
        await hall.sweep()
        async with database.session() as session:
            called = [t for t, _ in await queue.list_all(session, 'speech') if t.state is TicketState.offered]
        wrong += sum(ticket.session_id not in order[:PLACES] for ticket in called)
        for ticket in called:
            await hall.accept(viewer, ticket.session_id, ticket.token or '')
            order.remove(ticket.session_id)
            await hall.leave(viewer, ticket.session_id)
    return wrong


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
