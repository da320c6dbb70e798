"""One OpenAI-compatible endpoint: a request goes out, its answer streams in, and what it took is written down."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import openai
from openai import AsyncOpenAI, AsyncStream
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletionChunk

from lab.engines.llm.deadline import Deadline
from lab.engines.llm.ledger import Ledger, Prices
from lab.engines.llm.trouble import PASSING, Misfit, NoAnswer
from lab.models.model_call import ModelCall, Outcome, asked_for

LONGEST = 60_000
"""Characters of an answer; past them something is wrong with it."""
TOKEN = 4
"""Characters of a token, where a server does not count."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
MOST_TRIES = 6
LEAST = 0.05
"""Seconds under which no request is worth sending."""

T = TypeVar('T')
Messages = list[Any]
"""Of `role` and `content`; the library's own types for them are many."""
Parse = Callable[[str], T]
Hear = Callable[[str], None]
"""Given the whole text so far each time it has grown; may raise NoAnswer, which ends the request."""


@dataclass(frozen=True)
class Wish:
    """`prompt` is the fingerprint of what the messages were made from."""

    capability: str
    step: str
    model: str
    messages: Messages
    format: Any
    prompt: str = ''

    def again(self, text: str, problems: str) -> 'Wish':
        """The same with what came back and what is wrong with it."""
        said = [
            {'role': 'assistant', 'content': text[:LONGEST] or '{}'},
            {'role': 'user', 'content': f'{problems}\nGive the whole object again, with this put right.'},
        ]
        return replace(self, messages=[*self.messages, *said])


@dataclass
class Took:
    """What a request has taken so far."""

    began: float = field(default_factory=time.monotonic)
    first: float | None = None
    text: str = ''
    usage: CompletionUsage | None = None


class Endpoint:
    """`base_url` is asked for at every request, because a child process may get another address when it is started
    again."""

    def __init__(self, client: AsyncOpenAI, prices: Prices, ledger: Ledger, at_once: int) -> None:
        self._client = client
        self._prices = prices
        self._ledger = ledger
        self._places = asyncio.Semaphore(at_once)

    async def patiently(self, wish: Wish, parse: Parse[T], deadline: Deadline) -> T:
        """As often as it takes within the deadline; what does not fit is sent back once. Raises NoAnswer."""
        repaired, pause, attempt = False, FIRST_PAUSE, 1
        while True:
            try:
                async with self._places:
                    return await self.ask(wish, parse, deadline.left, attempt=attempt)
            except Misfit as misfit:
                if repaired:
                    raise
                repaired, wish = True, wish.again(misfit.text, misfit.detail)
            except NoAnswer as trouble:
                wait = pause if trouble.retry_after is None else trouble.retry_after
                if trouble.outcome not in PASSING or attempt == MOST_TRIES or wait >= deadline.left:
                    raise
                await asyncio.sleep(wait)
                pause = min(2 * pause, LONGEST_PAUSE)
            attempt += 1

    async def ask(self, wish: Wish, parse: Parse[T], seconds: float, hear: Hear | None = None, attempt: int = 1) -> T:
        """One request. Raises NoAnswer; leaving it (by cancellation too) closes the stream."""
        took, outcome, detail = Took(), Outcome.cancelled, ''
        try:
            if seconds < LEAST:
                raise NoAnswer(Outcome.too_slow)
            async with asyncio.timeout(seconds):
                await self._stream(wish, took, hear)
            parsed = parse(took.text)
            outcome = Outcome.ok
        except TimeoutError as late:
            outcome = Outcome.too_slow
            raise NoAnswer(outcome) from late
        except NoAnswer as trouble:
            outcome, detail = trouble.outcome, trouble.detail
            raise
        finally:
            self._ledger.record(self._call(wish, took, outcome, detail, attempt))
        return parsed

    async def close(self) -> None:
        await self._client.close()

    async def _stream(self, wish: Wish, took: Took, hear: Hear | None) -> None:
        try:
            stream = await self._client.chat.completions.create(
                model=wish.model,
                messages=wish.messages,
                response_format=wish.format,
                stream=True,
                stream_options={'include_usage': True},
            )
            async with stream:
                await _read(stream, took, hear)
        except (openai.APIError, ValueError) as problem:
            trouble = _translated(problem)
            broke = took.text and trouble.outcome is Outcome.unreachable
            raise NoAnswer(Outcome.cut_off, trouble.detail) if broke else trouble from problem
        if not took.text.strip():
            raise NoAnswer(Outcome.empty)

    def _call(self, wish: Wish, took: Took, outcome: Outcome, detail: str, attempt: int) -> ModelCall:
        tokens_in, cached, out = _tokens(wish, took)
        scope = asked_for.get()
        return ModelCall(
            user_id=scope.user_id,
            session_id=scope.session_id,
            capability=wish.capability,
            step=wish.step,
            model=wish.model,
            prompt=wish.prompt,
            attempt=attempt,
            tokens_in=tokens_in,
            tokens_out=out,
            tokens_cached=cached,
            cost=self._prices.cost(tokens_in, cached, out),
            ms=round((time.monotonic() - took.began) * 1000),
            first_ms=None if took.first is None else round((took.first - took.began) * 1000),
            outcome=outcome,
            detail=detail[:300],
        )


async def _read(stream: AsyncStream[ChatCompletionChunk], took: Took, hear: Hear | None) -> None:
    finish, refusal = '', ''
    async for chunk in stream:
        took.usage = chunk.usage or took.usage
        for choice in chunk.choices or []:
            finish = choice.finish_reason or finish
            refusal += choice.delta.refusal or ''
            piece = choice.delta.content or ''
            if piece:
                took.first = took.first or time.monotonic()
                took.text += piece
                if hear:
                    hear(took.text)
        if len(took.text) > LONGEST:
            raise NoAnswer(Outcome.too_long)
    if refusal or finish == 'content_filter':
        raise NoAnswer(Outcome.refused, refusal)
    if finish != 'stop' and took.text:
        raise NoAnswer(Outcome.too_long if finish == 'length' else Outcome.cut_off)


def _translated(problem: Exception) -> NoAnswer:
    """ValueError is a stream that is no stream of JSON."""
    if isinstance(problem, openai.APITimeoutError):
        return NoAnswer(Outcome.too_slow)
    if isinstance(problem, openai.RateLimitError):
        return NoAnswer(Outcome.limited, str(problem), _retry_after(problem))
    if isinstance(problem, openai.APIStatusError):
        outcome = Outcome.failed if problem.status_code >= 500 else Outcome.rejected
        return NoAnswer(outcome, str(problem), _retry_after(problem))
    if isinstance(problem, openai.APIConnectionError):
        return NoAnswer(Outcome.unreachable, str(problem.__cause__ or problem))
    return NoAnswer(Outcome.failed, str(problem))


def _retry_after(problem: openai.APIStatusError) -> float | None:
    """Seconds; a date is not understood, and is waited for like no word at all."""
    try:
        return max(0.0, float(problem.response.headers.get('retry-after', '')))
    except ValueError:
        return None


def _tokens(wish: Wish, took: Took) -> tuple[int, int, int]:
    """In, of these cached, and out; estimated where the server does not say."""
    if took.usage is None:
        asked = sum(len(message['content']) for message in wish.messages) if took.first else 0
        return asked // TOKEN, 0, len(took.text) // TOKEN
    details = took.usage.prompt_tokens_details
    cached = (details.cached_tokens or 0) if details else 0
    return took.usage.prompt_tokens or 0, cached, took.usage.completion_tokens or 0
