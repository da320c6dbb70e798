"""What calls take: prices, caps, and where every call is written down."""

from datetime import UTC, datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from lab.engines.llm.trouble import CapReached
from lab.models.model_call import ModelCall, Scope, Spent
from lab.settings import Settings

MILLION = 1_000_000


class Ledger(Protocol):
    """Keeps calls somewhere; no call waits for it."""

    def record(self, call: ModelCall) -> None: ...

    async def spent(self, scope: Scope) -> tuple[Spent, Spent]:
        """In the scope's session, and by the whole lab since midnight (UTC)."""


class MemoryLedger:
    """For the command line, where nothing is stored."""

    def __init__(self) -> None:
        self.calls: list[ModelCall] = []

    def record(self, call: ModelCall) -> None:
        self.calls.append(call)

    async def spent(self, scope: Scope) -> tuple[Spent, Spent]:
        mine = [call for call in self.calls if call.session_id == scope.session_id]
        return _sum(mine), _sum([call for call in self.calls if call.created_at >= midnight()])


class Prices(NamedTuple):
    """Per million tokens."""

    tokens_in: float
    tokens_cached: float
    tokens_out: float

    @classmethod
    def of(cls, settings: Settings) -> 'Prices':
        cached = settings.llm_price_in if settings.llm_price_cached is None else settings.llm_price_cached
        return cls(settings.llm_price_in, cached, settings.llm_price_out)

    def cost(self, tokens_in: int, cached: int, out: int) -> float:
        fresh = tokens_in - cached
        return (fresh * self.tokens_in + cached * self.tokens_cached + out * self.tokens_out) / MILLION


class Caps(NamedTuple):
    """None is no limit."""

    session_cost: float | None
    day_cost: float | None
    session_tokens: int | None
    day_tokens: int | None

    @classmethod
    def of(cls, settings: Settings) -> 'Caps':
        return cls(settings.llm_session_cap, settings.llm_day_cap, settings.llm_session_tokens, settings.llm_day_tokens)

    @property
    def any(self) -> bool:
        return any(cap is not None for cap in self)

    def check(self, session: Spent, day: Spent, session_id: UUID | None) -> None:
        """Raises CapReached."""
        if session_id and (_over(session.cost, self.session_cost) or _over(session.tokens, self.session_tokens)):
            raise CapReached('What one session may use of the model was used up.')
        if _over(day.cost, self.day_cost) or _over(day.tokens, self.day_tokens):
            raise CapReached('What the lab may use of the model in a day was used up.')


def midnight() -> datetime:
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _over(used: float, cap: float | None) -> bool:
    return cap is not None and used >= cap


def _sum(calls: list[ModelCall]) -> Spent:
    tokens = sum(call.tokens_in + call.tokens_out for call in calls)
    return Spent(sum(call.cost for call in calls), tokens, len(calls))
