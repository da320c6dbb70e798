"""How far a judge has been checked against people, and when that is enough to drop the word "uncalibrated"."""

from datetime import date

from pydantic import BaseModel, Field


class Ratings(BaseModel):
    """Agreement of an engine with the mean of trained raters on a set of interviews, on the scale from 1 to 5.

    `second_language` is the share of speakers for whom the language is not their first, `subgroup_gap` the largest
    difference of the mean error between groups; null where it was not measured.
    """

    rated_on: date
    made_with: str = ''
    transcripts: int
    kits: int
    raters: int
    second_language: float
    between_raters_kappa: float
    kappa: float
    r: float
    mean_error: float
    within_one: float
    same_band: float
    subgroup_gap: float | None = None


class Gate(BaseModel):
    """What a set and the agreement on it must reach: the least of each, except for errors and gaps, which are most."""

    transcripts: int = 40
    kits: int = 4
    raters: int = 2
    second_language: float = 0.25
    between_raters_kappa: float = 0.67
    kappa: float = 0.62
    r: float = 0.6
    mean_error: float = 0.4
    within_one: float = 0.95
    same_band: float = 0.8
    subgroup_gap: float = 0.2

    def missed(self, ratings: Ratings) -> list[str]:
        """The names of all figures that fall short."""
        most = ('mean_error', 'subgroup_gap')
        found = {name: (getattr(ratings, name), getattr(self, name)) for name in Gate.model_fields}
        return [
            name
            for name, (value, bar) in found.items()
            if value is None or (value > bar if name in most else value < bar)
        ]


class Calibration(BaseModel):
    """The present state, by engine; an engine that is not named, or has no ratings, is uncalibrated."""

    gate: Gate = Field(default_factory=Gate)
    engines: dict[str, Ratings | None] = {}

    def calibrated(self, engine: str) -> bool:
        ratings = self.engines.get(engine)
        return ratings is not None and not self.gate.missed(ratings)
