"""What the seed files say: role kits, rubrics, avatars, skills, personas, tones and scenarios as typed rows."""

from pathlib import Path
from typing import Any

import yaml

from lab.errors import NotFound
from lab.models.avatar import Avatar
from lab.models.columns import SeedRow
from lab.models.kit import QuestionBank, RoleKit
from lab.models.rubric import Dimension, Rubric
from lab.models.scenario import Partner, Persona, Scenario, Tone, WorkplaceSkill
from lab.settings import ROOT

SEEDS = ROOT / 'seeds'

# Rows refer to rows of earlier files.
FILES: dict[str, type[SeedRow]] = {
    'rubrics.yaml': Rubric,
    'avatars.yaml': Avatar,
    'skills.yaml': WorkplaceSkill,
    'personas.yaml': Persona,
    'tones.yaml': Tone,
    'scenarios/*.yaml': Scenario,
    'kits/*.yaml': RoleKit,
}


def files(folder: Path = SEEDS) -> list[tuple[Path, type[SeedRow]]]:
    return [(path, model) for pattern, model in FILES.items() for path in sorted(folder.glob(pattern))]


def rows(path: Path, model: type[SeedRow]) -> list[SeedRow]:
    """Raises ValueError, with the file's name, for anything the tables could not hold."""
    entries = _loaded(path.read_text())
    entries = entries if isinstance(entries, list) else [entries]
    return [_row(path, model, entry, number) for number, entry in enumerate(entries)]


def kit(kit_id: str, folder: Path = SEEDS) -> RoleKit:
    for path in folder.glob('kits/*.yaml'):
        if _head(path)['id'] == kit_id:
            return RoleKit.model_validate(rows(path, RoleKit)[0])
    raise NotFound(f'There is no role kit "{kit_id}". `lab kits` lists them.')


def rubric(rubric_id: str, folder: Path = SEEDS) -> Rubric:
    found = next((each for each in rows(folder / 'rubrics.yaml', Rubric) if each.id == rubric_id), None)
    if found is None:
        raise NotFound(f'There is no rubric "{rubric_id}".')
    return Rubric.model_validate(found)


def names(folder: Path = SEEDS) -> list[tuple[str, str]]:
    """(id, name) of every role kit in the order of the catalogue, without reading the question banks."""
    heads = [_head(path) for path in folder.glob('kits/*.yaml')]
    return [(head['id'], head['name']) for head in sorted(heads, key=lambda head: (head['position'], head['id']))]


def _row(path: Path, model: type[SeedRow], entry: dict[str, Any], number: int) -> SeedRow:
    try:
        if unknown := entry.keys() - model.model_fields.keys():
            raise ValueError(f'unknown keys {sorted(unknown)}')
        if 'position' in model.model_fields:
            entry = {'position': number, **entry}
        return _checked(model.model_validate(entry))
    except ValueError as problem:
        raise ValueError(f'{path.name}: {entry.get("id")}: {problem}') from problem


def _checked(row: SeedRow) -> SeedRow:
    match row:
        case RoleKit():
            QuestionBank.model_validate(row.bank)
        case Rubric():
            [Dimension.model_validate(each) for each in row.dimensions]
        case Scenario():
            Partner.model_validate(row.partner)
    return row


def _head(path: Path) -> dict[str, Any]:
    """Everything of a kit above its bank, which is nearly all of the file."""
    head: dict[str, Any] = _loaded(path.read_text().split('\nbank:', 1)[0])
    return head


def _loaded(text: str) -> Any:  # noqa: ANN401
    return yaml.load(text, Loader=yaml.CSafeLoader)
