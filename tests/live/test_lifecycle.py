"""States follow each other in one order, each entered once."""

import asyncio
from uuid import UUID

import pytest

from lab.errors import Conflict
from lab.live.lifecycle import SessionLifecycle
from lab.models.session import RoleplaySession, SessionState, SessionType
from lab.models.viewer import Viewer
from lab.storage import sessions
from lab.wiring import Lab


@pytest.fixture
async def session_id(lab: Lab, rosa: Viewer) -> UUID:
    live = RoleplaySession(
        user_id=rosa.user_id, session_type=SessionType.interview_practice, context_ref_id='data-analyst'
    )
    async with lab.database.transaction() as session:
        await SessionLifecycle().create(session, live, 'for a test')
    return live.id


async def move(lab: Lab, viewer: Viewer, session_id: UUID, to: SessionState) -> None:
    async with lab.database.transaction() as session:
        live = await sessions.get_live(session, viewer, session_id, lock=True)
        await SessionLifecycle().move(session, live, to, 'for a test')


@pytest.mark.parametrize('to', [SessionState.created, SessionState.running, SessionState.analyzed])
async def test_no_state_is_skipped_or_entered_again(lab: Lab, rosa: Viewer, session_id: UUID, to: SessionState) -> None:
    with pytest.raises(Conflict):
        await move(lab, rosa, session_id, to)


async def test_of_two_that_change_it_at_once_one_wins(lab: Lab, rosa: Viewer, session_id: UUID) -> None:
    changes = (move(lab, rosa, session_id, SessionState.queued) for _ in range(5))
    results = await asyncio.gather(*changes, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ['Conflict'] * 4 + ['NoneType']
    async with lab.database.session() as session:
        states = [change.state for change in await sessions.list_changes(session, rosa, session_id)]
    assert states == [SessionState.created, SessionState.queued]
