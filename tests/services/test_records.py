"""What is kept about a user can be taken away, deleted whole, and is let go when its time has come."""

import json
from datetime import timedelta

from sqlalchemy import text
from sqlmodel import SQLModel, select

from lab.models.columns import utc_now
from lab.models.session import RoleplaySession
from lab.models.viewer import Viewer
from lab.storage.sessions import get_live
from lab.wiring import Lab
from tests.steps import begun, reviewed


async def whole_session(lab: Lab, viewer: Viewer) -> RoleplaySession:
    view = await begun(lab, viewer)
    await lab.interviewing.answer(viewer, view.session_id, 1, 'I counted the boxes twice.')
    await lab.interviewing.end(viewer, view.session_id)
    await reviewed(lab, viewer, view.session_id)
    async with lab.database.session() as session:
        return await get_live(session, viewer, view.session_id)


async def test_the_export_holds_every_table_and_no_password(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    await whole_session(lab, rosa)
    await whole_session(lab, stranger)
    exported = await lab.records.export(rosa)
    filled = {table for table, rows in exported.items() if rows}
    assert filled >= {
        'users',
        'user_documents',
        'user_profile_extracted',
        'interview_configs',
        'interview_plans',
        'roleplay_session',
        'session_changes',
        'transcripts',
        'interview_sessions',
        'ai_session_analysis',
        'interview_artifacts',
    }
    printed = json.dumps(exported)
    assert 'I counted the boxes twice.' in printed
    assert 'argon2' not in printed
    assert str(stranger.user_id) not in printed
    assert len(exported['users']) == len(exported['roleplay_session']) == 1


async def test_a_deleted_account_leaves_no_row_and_no_file(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    live = await whole_session(lab, rosa)
    kept = await whole_session(lab, stranger)
    await lab.records.delete_account(rosa)
    ids = (str(rosa.user_id), str(live.id))
    async with lab.database.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if table.name == 'audit_events':
                continue
            rows = [str(row) for row in (await connection.execute(select(table))).all()]
            assert not [row for row in rows if any(key in row for key in ids)], table.name
        assert await connection.scalar(text("SELECT count(*) FROM audit_events WHERE action = 'account_deleted'")) == 1
    assert {path.parent.name for path in lab.settings.uploads.rglob('*') if path.is_file()} == {str(stranger.user_id)}
    assert (await lab.reports.report(stranger, kept.id)).overall is not None


async def test_what_nobody_has_touched_for_long_is_let_go(lab: Lab, rosa: Viewer) -> None:
    old, new = await whole_session(lab, rosa), await whole_session(lab, rosa)
    async with lab.database.transaction() as session:
        found = await get_live(session, rosa, old.id)
        found.updated_at = utc_now() - timedelta(days=lab.records.keep_days + 1)
    assert await lab.records.purge() == 1
    assert [each.session_id for each in await lab.history.list_mine(rosa)] == [new.id]
    assert await lab.records.purge() == 0


async def test_one_session_can_be_deleted_with_all_that_hangs_on_it(lab: Lab, rosa: Viewer) -> None:
    live = await whole_session(lab, rosa)
    await lab.history.delete(rosa, live.id)
    exported = await lab.records.export(rosa)
    for table in ('roleplay_session', 'transcripts', 'interview_sessions', 'ai_session_analysis'):
        assert exported[table] == []
