"""Rubrics: the dimensions an interview is judged on and what 1, 3 and 5 look like on each."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Field

from lab.models.columns import Json, SeedRow


class Guide(BaseModel):
    one: str
    three: str
    five: str


class Dimension(BaseModel):
    """`weights` is the weight per interview type in percent; a type that is missing weighs `weight`.

    `computed` dimensions come from times and words by formula, not from what was said.
    """

    key: str
    name: str
    asks: str
    guide: Guide
    weight: float = 12.5
    weights: dict[str, float] = {}
    computed: bool = False


class Rubric(SeedRow, table=True):
    """`dimensions` validates as a list of `Dimension`; `scoring_guide` maps a dimension's key to its 1/3/5 texts."""

    __tablename__ = 'interview_rubrics'

    description: str = ''
    overlay_of: str | None = None
    dimensions: list[dict[str, Any]] = Field(sa_type=Json)
    scoring_guide: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    version: int = 1

    def typed(self) -> list[Dimension]:
        return [Dimension.model_validate(each) for each in self.dimensions]
