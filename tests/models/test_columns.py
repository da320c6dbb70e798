"""Columns hold the same on both databases: times with their zone, JSON as assigned, choices within their list."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select

from lab.models.cohort import Assignment, Cohort
from lab.models.queue import QueueTicket, TicketState
from lab.models.session import RoleplaySession, SessionType
from lab.models.user import User
from lab.storage.database import Database


@pytest.fixture
async def user(database: Database) -> User:
    user = User(email='rosa@example.com', name='Rosa')
    async with database.transaction() as session:
        session.add(user)
    return user


def a_session(user: User, **changes: object) -> RoleplaySession:
    kept = {'user_id': user.id, 'session_type': SessionType.interview_practice, 'context_ref_id': 'data-analyst'}
    return RoleplaySession(**{**kept, **changes})


async def stored(database: Database, row: RoleplaySession) -> RoleplaySession:
    async with database.transaction() as session:
        session.add(row)
    async with database.session() as session:
        return (await session.exec(select(RoleplaySession).where(RoleplaySession.id == row.id))).one()


async def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database, user: User) -> None:
    noon = datetime(2026, 3, 1, 12, 30, 1, 999_999, tzinfo=timezone(timedelta(hours=5)))
    found = await stored(database, a_session(user, started_at=noon))
    assert found.started_at == noon
    assert found.started_at is not None
    assert found.started_at.tzinfo is UTC


async def test_a_time_without_zone_is_refused(database: Database, user: User) -> None:
    with pytest.raises(StatementError, match='naive'):
        await stored(database, a_session(user, started_at=datetime(2026, 3, 1)))


async def test_a_state_outside_the_list_is_refused_by_the_table(database: Database, user: User) -> None:
    found = await stored(database, a_session(user))
    async with database.engine.begin() as connection:
        wrong = text("UPDATE roleplay_session SET state = 'asleep' WHERE user_id IS NOT NULL")
        with pytest.raises(IntegrityError):
            await connection.execute(wrong)
    assert found.state.value == 'created'


async def test_json_is_saved_when_assigned(database: Database, user: User) -> None:
    found = await stored(database, a_session(user, consent={'given': True, 'words': 'ä“'}))
    assert found.consent == {'given': True, 'words': 'ä“'}
    async with database.transaction() as session:
        again = (await session.exec(select(RoleplaySession))).one()
        again.consent = {**again.consent, 'given': False}
    async with database.session() as session:
        assert (await session.exec(select(RoleplaySession.consent))).one()['given'] is False


async def ticket(database: Database, session_id: UUID, state: TicketState, slot: int | None) -> None:
    async with database.transaction() as session:
        session.add(QueueTicket(session_id=session_id, state=state, slot=slot, lease_until=datetime.now(UTC)))


async def test_a_slot_is_held_once_and_only_by_whoever_was_called(database: Database, user: User) -> None:
    first, second = await stored(database, a_session(user)), await stored(database, a_session(user))
    await ticket(database, first.id, TicketState.active, 1)
    for state, slot in ((TicketState.active, 1), (TicketState.active, None), (TicketState.waiting, 2)):
        with pytest.raises(IntegrityError):
            await ticket(database, second.id, state, slot)
    await ticket(database, second.id, TicketState.waiting, None)


async def test_an_assignment_has_exactly_one_subject(database: Database, user: User) -> None:
    async with database.transaction() as session:
        cohort = Cohort(name='Spring 2027', created_by=user.id)
        session.add(cohort)

    async def assigned() -> None:
        async with database.transaction() as session:
            session.add(Assignment(cohort_id=cohort.id, title='Nothing to practise'))

    with pytest.raises(IntegrityError):
        await assigned()
