"""Repeating: a call with an idempotency key is carried out once, and answered the same when it is sent again."""

from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy.exc import IntegrityError

from lab.errors import Conflict, InvalidInput
from lab.models.columns import utc_now
from lab.models.token import RepeatableCall
from lab.models.viewer import Viewer
from lab.storage import tokens
from lab.storage.database import Database

KEPT = timedelta(days=1)
STUCK = timedelta(minutes=2)  # the server was ended in the middle of it


class Answered(NamedTuple):
    status: int
    answer: dict[str, Any]


class Repeating:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, viewer: Viewer, key: str, fingerprint: str) -> Answered | None:
        """What was answered before, or nothing: then carry it out and call `finish`, or `forget` when it failed.

        Raises InvalidInput for a key that was used for another call, Conflict while the first is not answered yet.
        """
        try:
            async with self._database.transaction() as session:
                await tokens.drop_calls_before(session, viewer, utc_now() - KEPT)
                known = await tokens.find_call(session, viewer, key)
                if known is not None and known.status is None and known.created_at < utc_now() - STUCK:
                    await tokens.drop_call(session, viewer, key)
                    known = None
                if known is None:
                    session.add(RepeatableCall(user_id=viewer.user_id, key=key, fingerprint=fingerprint))
                    return None
        except IntegrityError as raced:
            raise Conflict('This call is being carried out already. Ask again in a moment.') from raced
        if known.fingerprint != fingerprint:
            raise InvalidInput('This idempotency key was used for another call. Make a new key for each new call.')
        if known.status is None:
            raise Conflict('This call is being carried out already. Ask again in a moment.')
        return Answered(known.status, known.answer or {})

    async def finish(self, viewer: Viewer, key: str, answered: Answered) -> None:
        async with self._database.transaction() as session:
            if (call := await tokens.find_call(session, viewer, key)) is not None:
                call.status, call.answer = answered

    async def forget(self, viewer: Viewer, key: str) -> None:
        async with self._database.transaction() as session:
            await tokens.drop_call(session, viewer, key)
