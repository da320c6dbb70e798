"""A model that an order has taken over: it keeps the form that is asked for and fills it with what was ordered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.llm.sensible import sensible
from tests.llm.server import Asked

KEPT = {
    'phase',
    'base',
    'dimension',
    'cue',
    'kind',
    'standing',
    'seniority',
    'start',
    'end',
    'explanation',
    'turn',
    'mood',
    'skill',
}
"""Fields that the form itself settles."""


class Attack(NamedTuple):
    order: str
    obeyed: str


def attacks() -> list[Attack]:
    loaded = yaml.safe_load(Path(__file__).with_name('attacks.yaml').read_text('utf-8'))
    return [Attack(**each) for each in loaded]


def captured(attack: Attack) -> Callable[[Asked], dict[str, Any]]:
    """Also the highest score for everything, and proof that was never said beside proof that was."""

    def answer(asked: Asked) -> dict[str, Any]:
        text = attack.obeyed.replace('{prompt}', asked.system[:280]).replace('{backwards}', asked.system[:60][::-1])
        filled: dict[str, Any] = _filled(sensible(asked), text)
        return filled

    return answer


def _filled(value: Any, text: str, key: str = '') -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {each: _filled(inside, text, each) for each, inside in value.items()}
    if isinstance(value, list):
        return [_filled(each, text, key) for each in value]
    if key in ('score', 'level'):
        return 5
    if key == 'standing':
        return 'handled'
    return text if isinstance(value, str) and key not in KEPT and not (key == 'quote' and len(value) > 40) else value
