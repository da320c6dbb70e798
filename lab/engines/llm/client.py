"""What a capability needs to ask its model: which one, through which prompt, within which limits."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from lab.engines.llm.deadline import Deadline
from lab.engines.llm.endpoint import Endpoint, Hear, Parse, Wish
from lab.engines.llm.ledger import Caps, Ledger
from lab.engines.llm.prompts import FOLDER, LiveVersions, Prompt, load, versions
from lab.engines.llm.schemas import Draft, response_format
from lab.engines.llm.trouble import Misfit
from lab.models.model_call import Outcome, asked_for

D = TypeVar('D', bound=Draft)
T = TypeVar('T')
MOST_PROBLEMS = 6
Check = Callable[[D], list[str]]


class Server(Protocol):
    """Where the model is; starting it may take a while."""

    async def endpoint(self) -> Endpoint:
        """Raises NoAnswer while there is none."""

    async def ready(self) -> Endpoint:
        """Waits until there is one. Raises NoAnswer."""

    async def close(self) -> None: ...


@dataclass(frozen=True)
class Models:
    """The model for each capability; `seconds` is what a capability may take as a whole, outside a live turn."""

    server: Server
    ledger: Ledger
    caps: Caps
    names: dict[str, str]
    seconds: float
    live: LiveVersions
    folder: Path = FOLDER

    async def desk(self, capability: str, prompt: str, seconds: float | None = None) -> 'Desk':
        """With `seconds` for a live turn, which waits for no server to start. Raises NoAnswer and CapReached."""
        deadline = Deadline(self.seconds if seconds is None else seconds)
        if self.caps.any:
            scope = asked_for.get()
            session, day = await self.ledger.spent(scope)
            self.caps.check(session, day, scope.session_id)
        chosen = (await self.live()).get(prompt)
        loaded = load(prompt, chosen if chosen in versions(prompt, self.folder) else None, self.folder)
        endpoint = await (self.server.ready() if seconds is None else self.server.endpoint())
        return Desk(endpoint, capability, self.names[capability], loaded, deadline)


@dataclass(frozen=True)
class Desk:
    """One capability at work: its model and prompt, and until when."""

    endpoint: Endpoint
    capability: str
    model: str
    prompt: Prompt
    deadline: Deadline

    @property
    def made_with(self) -> str:
        return self.prompt.fingerprint(self.model)

    async def fill(
        self, draft: type[D], step: str, known: dict[str, Any], wanted: dict[str, Any], check: Check[D]
    ) -> D:
        """`known` makes the part of the prompt that stays the same, `wanted` the part that changes. Raises NoAnswer."""
        wish = self.wish(draft, step, known, wanted)
        return await self.endpoint.patiently(wish, fitting(draft, check), self.deadline)

    async def fill_live(self, wish: Wish, parse: Parse[T], hear: Hear) -> T:
        """Once, without a second try."""
        return await self.endpoint.ask(wish, parse, self.deadline.left, hear)

    def wish(self, draft: type[D], step: str, known: dict[str, Any], wanted: dict[str, Any]) -> Wish:
        messages = [
            {'role': 'system', 'content': self.prompt.render('System', **known)},
            {'role': 'user', 'content': self.prompt.render(step.capitalize(), **wanted)},
        ]
        return Wish(self.capability, step, self.model, messages, response_format(draft), self.made_with)


def fitting(draft: type[D], check: Check[D]) -> Parse[D]:
    """Text to draft; what does not fit is a Misfit with its reasons."""

    def parse(text: str) -> D:
        try:
            filled = draft.model_validate_json(_object_in(text))
        except ValidationError as error:
            raise Misfit(text, _problems(error)) from error
        if problems := check(filled):
            raise Misfit(text, ' '.join(problems[:MOST_PROBLEMS]), Outcome.withheld)
        return filled

    return parse


def no_check(draft: Draft) -> list[str]:
    return []


def _object_in(text: str) -> str:
    """Some servers wrap the object in a fence although they were given a schema."""
    start, end = text.find('{'), text.rfind('}')
    return text[start : end + 1] if 0 <= start < end else text


def _problems(error: ValidationError) -> str:
    found = [f'{".".join(map(str, each["loc"])) or "The object"}: {each["msg"]}.' for each in error.errors()]
    return ' '.join(found[:MOST_PROBLEMS])
