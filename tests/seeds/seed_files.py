"""Reads the seed files strictly: a key given twice in one mapping is an error, not the last one winning."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lab.settings import ROOT

SEEDS = ROOT / 'seeds'
KIT_FILES = sorted((SEEDS / 'kits').glob('*.yaml'))
SCENARIO_FILES = sorted((SEEDS / 'scenarios').glob('*.yaml'))
ALL_FILES = sorted(SEEDS.rglob('*.yaml'))
CODES = {
    *('id', 'key', 'kind', 'phase', 'cue', 'level', 'levels', 'types', 'suits', 'skill', 'skill_id', 'dimensions'),
    *('listen_for', 'default_interview_types', 'default_rubric_id', 'overlay_of', 'family', 'persona_id', 'avatar_id'),
    *('kit_id', 'look', 'layout', 'email', 'phone'),
    *('said', 'code', 'breaks', 'when', 'starters', 'input', 'expected', 'time', 'space'),
}


class StrictLoader(yaml.CSafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if key.tag != 'tag:yaml.org,2002:merge']
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f'given twice: {sorted(twice)}', node.start_mark)
        return super().construct_mapping(node, deep)


def parsed(text: str) -> Any:  # noqa: ANN401  whatever the file holds
    return yaml.load(text, StrictLoader)


@cache
def read(path: Path) -> Any:  # noqa: ANN401
    return parsed(path.read_text(encoding='utf-8'))


def planted(name: str) -> list[dict[str, Any]]:
    """The entries of one of the files that hold a list, such as `skills`."""
    entries: list[dict[str, Any]] = read(SEEDS / f'{name}.yaml')
    return entries


def kits() -> list[dict[str, Any]]:
    return [read(path) for path in KIT_FILES]


def scenarios() -> list[dict[str, Any]]:
    return [scenario for path in SCENARIO_FILES for scenario in read(path)]


def texts(node: object, where: str = '') -> list[tuple[str, str]]:
    """Every text that people read or hear, with the path it stands at; items of a list go by their id or place."""
    if isinstance(node, str):
        return [(where, node)]
    if isinstance(node, dict):
        return [found for key, value in node.items() if key not in CODES for found in texts(value, f'{where}.{key}')]
    if isinstance(node, list):
        return [found for at, item in enumerate(node) for found in texts(item, f'{where}[{_label(item, at)}]')]
    return []


def _label(item: object, at: int) -> str:
    return str(item.get('id', at)) if isinstance(item, dict) else str(at)
