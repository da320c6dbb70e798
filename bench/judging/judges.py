"""An engine as the bench asks it: one interview in, one evaluation or the coach's text out."""

import asyncio
from types import TracebackType
from typing import Self

from lab.engines.builtin.measuring import measure
from lab.engines.choosing import close, create
from lab.models.evaluation import Evaluation, Feedback
from lab.models.interview import Brief, Turn
from lab.settings import Settings


class Judge:
    """The builtin engine, or the model named in the settings. One event loop for all calls."""

    def __init__(self, name: str) -> None:
        self.engine = create(Settings(engine=name))  # type: ignore[arg-type]
        self._runner = asyncio.Runner()
        self.stood_in = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._runner.run(close(self.engine))
        self._runner.close()

    def evaluation(self, brief: Brief, transcript: list[Turn]) -> Evaluation:
        evaluation = self._runner.run(self.engine.evaluate(brief, transcript, measure(transcript)))
        self.stood_in += bool(evaluation.stood_in)
        return evaluation

    def score(self, brief: Brief, transcript: list[Turn]) -> float:
        """Of an interview in which enough was said to judge it; 1 where it was not."""
        return self.evaluation(brief, transcript).overall.score or 1.0

    def feedback(self, brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback:
        return self._runner.run(self.engine.coach(brief, transcript, evaluation))
