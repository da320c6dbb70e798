"""Users in the database. The only rows that are looked up before anybody is known to ask."""

from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.user import User


async def get(session: AsyncSession, user_id: UUID) -> User:
    user = await session.get(User, user_id)
    if user is None:
        raise NotFound('There is no such account.')
    return user


async def find(session: AsyncSession, user_id: UUID) -> User | None:
    return await session.get(User, user_id)


async def find_by_email(session: AsyncSession, email: str) -> User | None:
    return (await session.exec(select(User).where(User.email == email))).first()


async def list_all(session: AsyncSession) -> list[User]:
    return list((await session.exec(select(User).order_by(col(User.email)))).all())
