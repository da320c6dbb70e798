"""Accounts: signing up and in, who a browser session belongs to, roles, and what a user needs to take part."""

import asyncio
import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from lab.errors import Conflict, Forbidden, InvalidInput, SignInRequired
from lab.models.user import Accommodations, User
from lab.models.viewer import Role, Viewer
from lab.storage import audit, users
from lab.storage.database import Database

if TYPE_CHECKING:
    from pwdlib import PasswordHash

DEMO = 'demo@example.com'
EMAIL = re.compile(r'[^@\s]+@[^@\s]+\.[^@\s.]+')
SHORTEST, LONGEST = 8, 128
WRONG = 'The e-mail address or the password is not right.'


class Accounts:
    def __init__(self, database: Database, demo: bool = False) -> None:
        self._database = database
        self._hashing = asyncio.Semaphore(2)
        self.demo = demo

    async def sign_up(self, email: str, name: str, password: str) -> User:
        return await self.add(email, name, password, Role.candidate)

    async def sign_in(self, email: str, password: str) -> User:
        """Takes the same time whether or not the address is known, and says the same when it fails."""
        async with self._database.session() as session:
            user = await users.find_by_email(session, email.strip().lower())
        known = user.password_hash if user is not None else None
        right = await self._hashed('verify', password[:LONGEST], known or await self._unguessable())
        if user is None or known is None or not right:
            raise SignInRequired(WRONG)
        return user

    async def viewer_of(self, cookie: Mapping[str, Any]) -> Viewer | None:
        """Nobody when the account is gone or has signed out everywhere since."""
        if not isinstance(key := cookie.get('user'), str):
            return None
        async with self._database.session() as session:
            user = await users.find(session, UUID(key))
        if user is None or user.session_version != cookie.get('version'):
            return None
        return viewer(user)

    async def demo_cookie(self) -> dict[str, Any]:
        return cookie(await self.demo_user())

    async def demo_user(self) -> User:
        async with self._database.session() as session:
            user = await users.find_by_email(session, DEMO)
        if user is not None:
            return user
        try:
            return await self.add(DEMO, 'Demo candidate', None, Role.candidate)
        except Conflict:  # another request was first
            return await self.demo_user()

    async def sign_out_everywhere(self, viewer: Viewer) -> None:
        async with self._database.transaction() as session:
            (await users.get(session, viewer.user_id)).session_version += 1

    async def get(self, viewer: Viewer) -> User:
        async with self._database.session() as session:
            return await users.get(session, viewer.user_id)

    async def find_by_email(self, email: str) -> User:
        """For whoever keeps the machine; raises InvalidInput."""
        async with self._database.session() as session:
            return _known(await users.find_by_email(session, email.strip().lower()), email)

    async def accommodations(self, viewer: Viewer) -> Accommodations:
        return Accommodations.model_validate((await self.get(viewer)).accommodations)

    async def set_accommodations(self, viewer: Viewer, wanted: Accommodations) -> None:
        async with self._database.transaction() as session:
            (await users.get(session, viewer.user_id)).accommodations = wanted.model_dump()

    async def add(self, email: str, name: str, password: str | None, role: Role) -> User:
        """Without a password nobody can sign in to it by form. Raises InvalidInput and Conflict."""
        email, name = email.strip().lower(), ' '.join(name.split())
        _check(email, name, password)
        hashed = None if password is None else await self._hashed('hash', password)
        user = User(email=email, name=name, role=role, password_hash=hashed)
        try:
            async with self._database.transaction() as session:
                session.add(user)
                await session.flush()
                await audit.record(session, user.id, 'account_created', str(user.id), role=role.value)
        except IntegrityError as taken:
            raise Conflict('There is an account with this e-mail address already. Sign in instead.') from taken
        return user

    async def list_all(self, viewer: Viewer | None) -> list[User]:
        _admins_only(viewer)
        async with self._database.session() as session:
            return await users.list_all(session)

    async def change_role(self, viewer: Viewer | None, email: str, role: Role) -> User:
        """`viewer` is an admin, or nobody on the command line of the machine itself."""
        _admins_only(viewer)
        async with self._database.transaction() as session:
            user = _known(await users.find_by_email(session, email.strip().lower()), email)
            user.role = role
            await audit.record(session, viewer.user_id if viewer else None, 'role_changed', str(user.id), to=role.value)
        return user

    async def _hashed(self, method: str, *args: str) -> Any:  # noqa: ANN401
        async with self._hashing:  # each takes one core for 50 ms and 19 MB
            return await asyncio.to_thread(getattr(self._hasher, method), *args)

    async def _unguessable(self) -> str:
        if not hasattr(self, '_dummy'):
            self._dummy: str = await self._hashed('hash', 'nobody has this password')
        return self._dummy

    @cached_property
    def _hasher(self) -> 'PasswordHash':
        """Argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane."""
        from pwdlib import PasswordHash
        from pwdlib.hashers.argon2 import Argon2Hasher

        return PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))


def viewer(user: User) -> Viewer:
    return Viewer(user.id, user.role, user.name)


def cookie(user: User) -> dict[str, Any]:
    """What a signed browser session holds to be recognised by `viewer_of`."""
    return {'user': str(user.id), 'version': user.session_version}


def _check(email: str, name: str, password: str | None) -> None:
    if not EMAIL.fullmatch(email) or len(email) > 254:
        raise InvalidInput('This does not look like an e-mail address. Check it for typing errors.')
    if not name or len(name) > 120:
        raise InvalidInput('Please give a name of at most 120 characters.')
    if password is None:
        return
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(f'Choose a password of {SHORTEST} to {LONGEST} characters.')
    if password.lower() in {email, name.lower()} or len(set(password)) < 4:
        raise InvalidInput('This password is too easy to guess. Choose another one.')


def _known(user: User | None, email: str) -> User:
    if user is None:
        raise InvalidInput(f'There is no account with the address {email}.')
    return user


def _admins_only(viewer: Viewer | None) -> None:
    if viewer is not None and viewer.role is not Role.admin:
        raise Forbidden('Only an admin can do this.')
