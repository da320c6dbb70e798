"""Strict JSON schemas of drafts, as `response_format` wants them."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict


class Draft(BaseModel):
    """What a model fills in: every field, nothing else. Lengths are checked here and not told to the model's server,
    because few servers know how."""

    model_config = ConfigDict(extra='forbid')


@cache
def response_format(draft: type[Draft]) -> dict[str, Any]:
    schema = _strict(draft.model_json_schema())
    return {'type': 'json_schema', 'json_schema': {'name': draft.__name__, 'strict': True, 'schema': schema}}


def _strict(schema: Any) -> Any:  # noqa: ANN401
    """Without titles, defaults and lengths of strings; every property required."""
    if isinstance(schema, list):
        return [_strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if 'properties' in schema:
        properties = {name: _strict(each) for name, each in schema['properties'].items()}
        kept = {key: _strict(schema[key]) for key in ('$defs',) if key in schema}
        return {
            **kept,
            'type': 'object',
            'properties': properties,
            'required': list(properties),
            'additionalProperties': False,
        }
    dropped = {'title', 'default', 'minLength', 'maxLength', 'pattern'}
    return {key: _strict(value) for key, value in schema.items() if key not in dropped}
