"""One server's candidates for `admission.py`: they come, wait, take a place, stay a while and leave, or just vanish.

`crowd.py URL SEED SECONDS` with sessions made before. Leases are short here, so that a killed crowd's places come back
while one watches.
"""

import asyncio
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlmodel import select

from lab.errors import NoPlace
from lab.live.lifecycle import SessionLifecycle
from lab.models import tables  # noqa: F401  every table must be known before a session is stored
from lab.models.queue import TicketState
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer
from lab.services.admission import Admission
from lab.storage import queue
from lab.storage.database import Database

PLACES, PEOPLE = 3, 6
VANISHING = 0.2
queue.LEASE_S, queue.OFFER_S = 3, 2


async def main(url: str, seed: int, seconds: float) -> None:
    database = Database(url)
    hall = Admission(database, SessionLifecycle(), None, {'speech': PLACES})
    async with database.session() as session:
        everybody = (await session.exec(select(RoleplaySession).order_by(RoleplaySession.id))).all()  # type: ignore[arg-type]
    mine = [each for number, each in enumerate(everybody) if number % 3 == seed % 3][:PEOPLE]
    until = time.monotonic() + seconds
    chance = random.Random(seed)
    people = (come_and_go(hall, Viewer(each.user_id), each, chance, until) for each in mine)
    await asyncio.gather(sweeping(hall, until), *people)
    await database.close()


async def come_and_go(
    hall: Admission, viewer: Viewer, live: RoleplaySession, chance: random.Random, until: float
) -> None:
    while time.monotonic() < until:
        place = await hall.join(viewer, live.id)
        while place is not None and place.state is TicketState.waiting and time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.1, 0.4))
            place = await hall.beat(viewer, live.id)
        if place is None or place.state is not TicketState.offered or chance.random() < VANISHING:
            await asyncio.sleep(chance.uniform(0.2, 1))
            continue
        try:
            await hall.accept(viewer, live.id, place.token or '')
        except NoPlace:
            continue
        print('entered', flush=True)
        for _ in range(chance.randrange(1, 5)):
            await asyncio.sleep(0.2)
            await hall.beat(viewer, live.id)
        if chance.random() > VANISHING:
            await hall.leave(viewer, live.id)


async def sweeping(hall: Admission, until: float) -> None:
    while time.monotonic() < until:
        await hall.sweep()
        await asyncio.sleep(0.3)


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
