"""Tokens: made and revoked by a candidate, and what a program that shows one may do."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from lab.errors import InvalidInput
from lab.models.columns import utc_now
from lab.models.token import ApiToken, NewToken, Scope
from lab.models.viewer import Viewer
from lab.services.accounts import viewer as viewer_for
from lab.storage import audit, tokens, users
from lab.storage.database import Database

PREFIX = 'lab_'
MOST = 20
LONGEST_DAYS = 365
USED_EVERY = timedelta(minutes=1)  # a row is not written for every call


class Tokens:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, viewer: Viewer, name: str, scopes: Sequence[Scope], days: int = 90) -> NewToken:
        """The secret is in the answer and nowhere else."""
        name = ' '.join(name.split())
        if not 1 <= len(name) <= 80:
            raise InvalidInput('Give the token a name of at most 80 characters, so that you know it again.')
        if not scopes:
            raise InvalidInput('Choose what the token may do: read, write, or both.')
        if not 1 <= days <= LONGEST_DAYS:
            raise InvalidInput(f'A token lives for 1 to {LONGEST_DAYS} days.')
        secret = PREFIX + secrets.token_urlsafe(32)
        token = ApiToken(
            user_id=viewer.user_id,
            name=name,
            shown=secret[:8],
            secret_hash=_hash(secret),
            scopes=[scope.value for scope in dict.fromkeys(scopes)],
            expires_at=utc_now() + timedelta(days=days),
        )
        async with self._database.transaction() as session:
            if len(await tokens.list_mine(session, viewer)) >= MOST:
                raise InvalidInput(f'You have {MOST} tokens already. Revoke one that is no longer used.')
            session.add(token)
            await audit.record(session, viewer.user_id, 'token_created', str(token.id))
        return NewToken(token=token, secret=secret)

    async def list_mine(self, viewer: Viewer) -> list[ApiToken]:
        """Without the revoked ones, newest first."""
        async with self._database.session() as session:
            return await tokens.list_mine(session, viewer)

    async def revoke(self, viewer: Viewer, token_id: UUID) -> None:
        async with self._database.transaction() as session:
            token = await tokens.get(session, viewer, token_id)
            if token.revoked_at is None:
                token.revoked_at = utc_now()
                await audit.record(session, viewer.user_id, 'token_revoked', str(token_id))

    async def bearer(self, secret: str) -> tuple[Viewer, frozenset[Scope]] | None:
        """Whose program this is and what it may do; nobody's when the token is unknown, expired or revoked."""
        async with self._database.session() as session:
            token = await tokens.find_by_hash(session, _hash(secret))
            if token is None or token.revoked_at is not None or token.expires_at <= utc_now():
                return None
            user = await users.get(session, token.user_id)
        if token.used_at is None or utc_now() - token.used_at > USED_EVERY:
            async with self._database.transaction() as session:
                (await tokens.get(session, viewer_for(user), token.id)).used_at = utc_now()
        return viewer_for(user), frozenset(Scope(scope) for scope in token.scopes)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
