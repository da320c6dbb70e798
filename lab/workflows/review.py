"""Review of a finished session: evaluate it, write the feedback, put the report together."""

from lab.services.evaluation import Evaluations
from lab.services.reports import Reports
from lab.workflows.pipeline import Pipeline, Stage

NAME = 'review'


def review(evaluations: Evaluations, reports: Reports) -> Pipeline:
    return Pipeline(
        NAME,
        (
            Stage('Weighing your answers', evaluations.evaluate),
            Stage('Writing your feedback', evaluations.coach),
            Stage('Putting your report together', reports.finish),
        ),
    )
