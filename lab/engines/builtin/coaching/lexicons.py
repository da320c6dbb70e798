"""Texts of this room, loaded once."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / 'lexicons' / 'coaching'


@lru_cache
def table(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f'{name}.yaml').read_text(encoding='utf-8')))
