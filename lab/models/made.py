"""What made a result."""

from pydantic import BaseModel


class Made(BaseModel):
    """`engine` names who made it, `made_with` the prompt's version, its hash and the model.

    `stood_in` is the sentence that says why the builtin engine made it where a model was to; empty when none was.
    """

    engine: str = 'builtin'
    made_with: str = ''
    stood_in: str = ''
