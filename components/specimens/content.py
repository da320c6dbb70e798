"""Invented content for the specimens, as the models that components take."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

Model = TypeVar('Model', bound=BaseModel)
FILE = Path(__file__).parent / 'content.yaml'


def one(kind: type[Model], name: str) -> Model:
    return kind.model_validate(content(name))


def several(kind: type[Model], name: str) -> list[Model]:
    return [kind.model_validate(each) for each in content(name)]


def content(name: str) -> Any:  # noqa: ANN401  whatever the file holds under this name
    return _read()[name]


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return read
