"""Prompts: versioned files, their parts rendered with what people gave put in as data."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from lab.errors import NotFound
from lab.settings import ROOT

FOLDER = ROOT / 'prompts'
PART = re.compile(r'^# (\w+)\n', re.MULTILINE)
"""A prompt file is cut into its parts at its headings of the first order; what stands before them is for people."""
LiveVersions = Callable[[], Awaitable[dict[str, int]]]


@dataclass(frozen=True)
class Prompt:
    """`mark` stands in what is rendered and in nothing a person may be shown."""

    name: str
    version: int
    text: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    @property
    def mark(self) -> str:
        return f'{self.name.replace("_", "-")}-{self.hash}'

    @property
    def about(self) -> str:
        """What the file says of itself, for people."""
        return PART.split(self.text)[0].strip()

    def fingerprint(self, model: str) -> str:
        return f'{self.name}/v{self.version} {self.hash} {model}'

    def render(self, part: str, **values: Any) -> str:  # noqa: ANN401
        template = _environment().from_string(self.parts[part])
        return template.render(mark=self.mark, **values).strip()

    @property
    def parts(self) -> dict[str, str]:
        _, *cut = PART.split(self.text)
        return dict(zip(cut[::2], cut[1::2], strict=True))


def load(name: str, version: int | None = None, folder: Path = FOLDER) -> Prompt:
    """The newest version unless one is named. Raises NotFound."""
    known = versions(name, folder)
    chosen = version if version is not None else max(known, default=0)
    if chosen not in known:
        raise NotFound(f'There is no prompt {name} v{chosen}.')
    return _read(folder / name / f'v{chosen}.md')


def names(folder: Path = FOLDER) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and versions(path.name, folder))


def versions(name: str, folder: Path = FOLDER) -> list[int]:
    found = (re.fullmatch(r'v(\d+)', path.stem) for path in (folder / name).glob('v*.md'))
    return sorted(int(match[1]) for match in found if match)


def as_data(value: Any, name: str) -> str:  # noqa: ANN401
    """A block that nothing in it can close: JSON without angle brackets."""
    plain = value.model_dump(mode='json', exclude_defaults=True) if isinstance(value, BaseModel) else value
    written = json.dumps(plain, ensure_ascii=False, indent=1).replace('<', '\\u003c').replace('>', '\\u003e')
    return f'<data name="{name}">\n{written}\n</data>'


async def all_newest() -> dict[str, int]:
    """Where nobody has chosen."""
    return {}


def _read(path: Path) -> Prompt:
    return Prompt(path.parent.name, int(path.stem[1:]), path.read_text('utf-8'))


@cache
def _environment() -> Environment:
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
    environment.filters['data'] = as_data
    return environment
