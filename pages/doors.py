"""How a page is opened: who asks, and what is shown when it cannot be opened."""

import inspect
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from uuid import UUID

from fastapi import Request
from nicegui import ui

from components.frame import frame
from components.markup import button, heading, link_button, paragraph, tag
from components.portrait import empty_room
from lab.errors import LabError, NotFound
from lab.models.viewer import Viewer

Build = Callable[..., Awaitable[None]]


def door(path: str, **options: Any) -> Callable[[Build], Build]:  # noqa: ANN401  NiceGUI's own page options
    """A page whose builder takes the viewer first, then what stands in its address."""

    def decorate(build: Build) -> Build:
        @wraps(build)
        async def opened(request: Request, **address: Any) -> None:  # noqa: ANN401  as declared by the builder
            viewer = request.scope.get('viewer')
            try:
                await build(viewer, **_typed(build, address))
            except LabError as error:
                problem(error, viewer)

        opened.__signature__ = _signature(build)  # type: ignore[attr-defined]
        ui.page(path, **options)(opened)
        return opened

    return decorate


def problem(error: LabError, viewer: Viewer | None) -> None:
    """One clear sentence with a way on."""
    ui.status_code(error.status)
    ours = error.status >= 500
    with frame(error.title, viewer), tag('div', 'closed'):
        with tag('div', 'stack'):
            heading(1, error.title)
            paragraph(error.sentence, 'lead')
            with tag('div', 'line'):
                if ours:
                    button('Try again').on('click', js_handler='() => location.reload()')
                link_button('Back to the start', '/', 'outline' if ours else 'primary')
                if viewer is not None:
                    link_button('My sessions', '/history', 'quiet')
        empty_room()


def told(act: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """What a click does; an error becomes the sentence it carries, and the page stays as it is."""

    @wraps(act)
    async def acting(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401  as declared by the act
        try:
            await act(*args, **kwargs)
        except LabError as error:
            ui.notify(error.sentence, type='negative', multi_line=True, timeout=9000, close_button='Close')

    return acting


def _typed(build: Build, address: dict[str, Any]) -> dict[str, Any]:
    """Ids as ids; what is no id leads nowhere, like an id that nobody has."""
    wanted = inspect.signature(build, eval_str=True).parameters
    try:
        return {key: UUID(value) if wanted[key].annotation is UUID else value for key, value in address.items()}
    except ValueError as malformed:
        raise NotFound('There is nothing at this address.') from malformed


def _signature(build: Build) -> inspect.Signature:
    """FastAPI reads the address from here: the builder's parameters with the request in the viewer's place."""
    _, *rest = inspect.signature(build, eval_str=True).parameters.values()
    request = inspect.Parameter('request', inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    plain = (each.replace(annotation=str) if each.annotation is UUID else each for each in rest)
    return inspect.Signature([request, *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in plain)])
