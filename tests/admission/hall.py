"""A hall with few places and two servers at its door, walked through at random while its rules are watched.

The time is set by hand, so that leases run out without waiting for them.
"""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NoPlace
from lab.live.lifecycle import SessionLifecycle
from lab.models.queue import Place, QueueTicket, TicketState
from lab.models.session import RoleplaySession, SessionType
from lab.models.user import User
from lab.models.viewer import Viewer
from lab.services.admission import Admission
from lab.storage.database import Database

T = TypeVar('T')

PLACES = 2
PEOPLE = 7
who = st.integers(0, PEOPLE - 1)
door = st.integers(0, 1)


class Hall:
    """Two servers on one database; all that is asynchronous runs on a loop of its own."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.now = datetime(2026, 5, 1, tzinfo=UTC)
        self.databases = [Database(url) for _ in range(2)]
        self.servers = [
            Admission(each, SessionLifecycle(), None, {'speech': PLACES}, clock=self._clock) for each in self.databases
        ]
        self.people = self.run(self._people())
        self.run(self.servers[0].open())
        self.steps = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def tickets(self) -> list[QueueTicket]:
        return self.run(self._tickets())

    def empty(self) -> None:
        self.run(self._empty())

    def close(self) -> None:
        for database in self.databases:
            self.run(database.close())
        self.loop.close()

    async def _clock(self, session: AsyncSession) -> datetime:
        return self.now

    async def _people(self) -> list[tuple[Viewer, UUID]]:
        async with self.databases[0].transaction() as session:
            user = User(email='walker@example.com', name='Walker')
            session.add(user)
            await session.flush()
            kind = SessionType.interview_practice
            sessions = [
                RoleplaySession(
                    user_id=user.id, session_type=kind, context_ref_id='kit', typed=False, consent={'given': True}
                )
                for _ in range(PEOPLE)
            ]
            session.add_all(sessions)
        return [(Viewer(user.id), each.id) for each in sessions]

    async def _tickets(self) -> list[QueueTicket]:
        async with self.databases[0].session() as session:
            return list((await session.exec(select(QueueTicket).order_by(col(QueueTicket.id)))).all())

    async def _empty(self) -> None:
        async with self.databases[0].transaction() as session:
            await session.exec(delete(QueueTicket))


def walking(hall: Hall) -> type[RuleBasedStateMachine]:
    """A machine for hypothesis that walks through this hall."""

    class Walk(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.places: dict[int, Place] = {}
            self.called: set[int] = set()
            hall.empty()

        @rule(w=who, d=door)
        def join(self, w: int, d: int) -> None:
            before = {t.session_id: t.id for t in hall.tickets() if t.lease_until >= hall.now}
            self.places[w] = hall.run(hall.servers[d].join(*hall.people[w]))
            mine = [t for t in hall.tickets() if t.session_id == hall.people[w][1]]
            assert len(mine) == 1
            assert before.get(mine[0].session_id, mine[0].id) == mine[0].id, 'joining again lost the place in the line'

        @rule(w=who, d=door)
        def beat(self, w: int, d: int) -> None:
            before = {t.session_id: t.lease_until for t in hall.tickets()}.get(hall.people[w][1])
            place = hall.run(hall.servers[d].beat(*hall.people[w]))
            assert (place is not None) == (before is not None and before >= hall.now), 'a lapsed lease was revived'

        @rule(w=who, d=door)
        def accept(self, w: int, d: int) -> None:
            place = self.places.get(w)
            if place is None or place.token is None:
                return
            mine = next((t for t in hall.tickets() if t.session_id == hall.people[w][1]), None)
            good = mine is not None and mine.token == place.token and mine.lease_until >= hall.now
            try:
                self.places[w] = hall.run(hall.servers[d].accept(*hall.people[w], place.token))
            except NoPlace:
                assert not good
            else:
                assert good, 'a stale token opened the door'

        @rule(w=who, d=door)
        def leave(self, w: int, d: int) -> None:
            hall.run(hall.servers[d].leave(*hall.people[w]))
            assert hall.people[w][1] not in {t.session_id for t in hall.tickets()}

        @rule(seconds=st.sampled_from([1, 9, 19, 21, 44, 46]))
        def wait(self, seconds: int) -> None:
            hall.now += timedelta(seconds=seconds)

        @rule(d=door)
        def sweep(self, d: int) -> None:
            hall.run(hall.servers[d].sweep())
            tickets = hall.tickets()
            assert all(t.lease_until >= hall.now for t in tickets), 'a lapsed ticket survives a sweep'
            held = [t for t in tickets if t.slot is not None]
            waiting = [t for t in tickets if t.state is TicketState.waiting]
            assert not waiting or len(held) == PLACES, 'somebody waits while a place is free'

        @invariant()
        def rules_hold(self) -> None:
            hall.steps += 1
            tickets = hall.tickets()
            held = [t for t in tickets if t.slot is not None]
            assert len(held) <= PLACES
            assert len({t.slot for t in held}) == len(held)
            assert all(t.slot is not None and 1 <= t.slot <= PLACES for t in held)
            for ticket in held:
                if ticket.id not in self.called:
                    self.called.add(ticket.id or 0)
                    passed = [t for t in tickets if t.slot is None and (t.id or 0) < (ticket.id or 0)]
                    assert not passed, 'somebody who came earlier still waits'

    return Walk
