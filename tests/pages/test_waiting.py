"""While an analysis is written, its page names the steps that there are."""

from lab.workflows.review import review
from pages.analysis import STAGES


def test_the_stages_shown_are_those_of_the_review() -> None:
    pipeline = review(None, None, None)  # type: ignore[arg-type]
    assert tuple(stage.name for stage in pipeline.stages) == STAGES
