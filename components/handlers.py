"""What the framework asks about the handlers of every element, three times each: asked once, and remembered."""

from collections.abc import Callable
from functools import lru_cache
from types import MethodType
from typing import Any

from nicegui import helpers

asked = helpers.expects_arguments


def install() -> None:
    """More than half of the time in which a page was built went into reading the same few signatures; call once."""
    helpers.expects_arguments = expects_arguments  # type: ignore[assignment]  # only the argument's name differs


def expects_arguments(handler: Callable[..., Any]) -> bool:
    """Methods of one class are alike, whatever they are bound to."""
    return _of_method(handler.__func__) if isinstance(handler, MethodType) else asked(handler)


@lru_cache(1024)
def _of_method(function: Callable[..., Any]) -> bool:
    return asked(MethodType(function, object()))
