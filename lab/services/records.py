"""Records: all that is kept about a user, to take away, to delete, and to let go when its time has come."""

import io
import json
import zipfile
from contextlib import suppress
from datetime import timedelta
from typing import Any

from lab.errors import NotFound
from lab.models.columns import utc_now
from lab.models.viewer import Viewer
from lab.providers.files import Files
from lab.services.contracts import Pipelines
from lab.storage import audit, documents, histories, recordings, records, sessions, users
from lab.storage.database import Database


class Records:
    def __init__(self, database: Database, files: Files, pipelines: Pipelines, keep_days: int) -> None:
        self._database = database
        self._files = files
        self._pipelines = pipelines
        self.keep_days = keep_days

    async def export(self, viewer: Viewer) -> dict[str, list[dict[str, Any]]]:
        """Every row that belongs to the viewer, by table, as plain JSON; never a password."""
        async with self._database.session() as session:
            return await records.list_owned(session, viewer)

    async def archive(self, viewer: Viewer) -> bytes:
        """A zip: `records.json` as `export` gives it, the documents under their own names, the recordings."""
        rows = await self.export(viewer)
        async with self._database.session() as session:
            mine = await documents.list_mine(session, viewer)
            voices = await recordings.list_keys(session, viewer)
        kept = {f'documents/{n} {each.file_name}': each.s3_url for n, each in enumerate(mine, 1)}
        kept |= {f'recordings/{"/".join(key.split("/")[-2:])}': key for key in voices}
        target = io.BytesIO()
        with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('records.json', json.dumps(rows, ensure_ascii=False, indent=2))
            for name, key in kept.items():
                with suppress(NotFound):  # deleted meanwhile
                    archive.writestr(name, await self._files.get(key))
        return target.getvalue()

    async def delete_account(self, viewer: Viewer) -> None:
        """The files, every row that belongs to the viewer, and the work done for them. The audit trail keeps the id."""
        async with self._database.session() as session:
            mine = await documents.list_mine(session, viewer)
            held = [line.live.id for line in await histories.list_mine(session, viewer)]
            kept = [each.s3_url for each in mine] + await recordings.list_keys(session, viewer)
        for key in kept:
            await self._files.delete(key)
        async with self._database.transaction() as session:
            await audit.record(session, viewer.user_id, 'account_deleted', str(viewer.user_id))
            await session.delete(await users.get(session, viewer.user_id))
        await self._pipelines.forget([*(each.id for each in mine), *held])
        await self._database.scrub()

    async def purge(self) -> int:
        """Delete every session in which nothing has happened for as long as sessions are kept; how many there were."""
        async with self._database.transaction() as session:
            stale = await sessions.list_stale(session, utc_now() - timedelta(days=self.keep_days))
            kept = await recordings.list_keys_of(session, [live.id for live in stale])
            for live in stale:
                await session.delete(live)
            if stale:
                await audit.record(session, None, 'sessions_purged', count=len(stale), days=self.keep_days)
        for key in kept:
            await self._files.delete(key)
        await self._pipelines.forget([live.id for live in stale])
        return len(stale)
