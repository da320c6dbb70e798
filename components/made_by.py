"""What made the judgements of a report, and where the built-in engine stood in for a model."""

from components.markup import note
from lab.models.report import ReportView

ENGINES = {'builtin': 'the built-in interviewer', 'llm': 'a language model, within the bounds of the built-in rules'}


def made_by(report: ReportView) -> None:
    """Nothing where the rules did all of it on purpose."""
    if report.judged_by == 'builtin' and not report.stood_in:
        return
    judged = f'Judged by {ENGINES.get(report.judged_by, report.judged_by)}.'
    note(' '.join([judged, *report.stood_in]))
