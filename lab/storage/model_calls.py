"""Calls of models in the database: added one by one, summed for caps and for staff. Nobody's words are in them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.models.model_call import ModelCall, ModelUse, Outcome, PromptChoice, Spent


async def spent_in_session(session: AsyncSession, session_id: UUID) -> Spent:
    return await _spent(session, col(ModelCall.session_id) == session_id)


async def spent_since(session: AsyncSession, since: datetime) -> Spent:
    """By the whole lab."""
    return await _spent(session, col(ModelCall.created_at) >= since)


async def list_of_session(session: AsyncSession, session_id: UUID) -> Sequence[ModelCall]:
    mine = select(ModelCall).where(ModelCall.session_id == session_id).order_by(col(ModelCall.created_at))
    return (await session.exec(mine)).all()


async def list_use(session: AsyncSession, since: datetime) -> list[ModelUse]:
    """By capability and model, the dearest first."""
    failed = func.sum(case((col(ModelCall.outcome) != Outcome.ok, 1), else_=0))
    sums = (func.sum(ModelCall.tokens_in), func.sum(ModelCall.tokens_out), func.sum(ModelCall.tokens_cached))
    cost = func.sum(ModelCall.cost)
    grouped = (
        select(ModelCall.capability, ModelCall.model, func.count(), failed, *sums, cost, func.avg(ModelCall.ms))  # type: ignore[call-overload]
        .where(col(ModelCall.created_at) >= since)
        .group_by(ModelCall.capability, ModelCall.model)
        .order_by(cost.desc())
    )
    names = ('capability', 'model', 'calls', 'failed', 'tokens_in', 'tokens_out', 'tokens_cached', 'cost', 'mean_ms')
    rows = (await session.exec(grouped)).all()
    return [ModelUse(**{**dict(zip(names, row, strict=True)), 'mean_ms': round(row[-1])}) for row in rows]


async def choices(session: AsyncSession) -> dict[str, int]:
    """The version that is live, by the prompt's name, where one was chosen."""
    return {each.name: each.version for each in (await session.exec(select(PromptChoice))).all()}


async def choose(session: AsyncSession, name: str, version: int, chosen_by: UUID) -> None:
    await session.merge(PromptChoice(name=name, version=version, chosen_by=chosen_by))


async def _spent(session: AsyncSession, condition: ColumnElement[bool]) -> Spent:
    tokens = func.sum(ModelCall.tokens_in + ModelCall.tokens_out)
    found = select(func.sum(ModelCall.cost), tokens, func.count()).where(condition)
    cost, used, calls = (await session.exec(found)).one()
    return Spent(cost or 0.0, used or 0, calls)
