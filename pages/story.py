"""The story of a report: what was decided, what to do next, why, and what was said; for its candidate or a reader."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from components.chapters import Chapter, in_chapters
from components.delivery import delivery
from components.feedback import better_answer, points, practice_plan, proof
from components.figures import figures, figures_title
from components.fold import Fold
from components.hear import Recorded
from components.made_by import made_by
from components.markup import heading, paragraph, say, tag
from components.notebook import notebook
from components.pictured import Picture, draw_all
from components.plan_checklist import PlanChecklist
from components.score_card import anchor, score_card
from components.scores import scores_at_a_glance
from components.task_review import task_review
from components.time_spent import time_spent
from components.transcript import Quoted, quoted_for, transcript
from components.verdict import first_step, verdict
from lab.models.evaluation import Point
from lab.models.report import ReportView
from pages.owning import Own


async def story(report: ReportView, candidate: str, own: Own | None = None) -> None:
    """With `own` also what only the candidate may do: hear the recordings, answer again, drill, contest, plan."""
    told = Story(report, candidate, own)
    in_chapters(told.opening, list(told.chapters()))
    await draw_all(told.pictures)


@dataclass
class Story:
    """Each chapter is told only where there is something to tell."""

    report: ReportView
    candidate: str
    own: Own | None
    pictures: list[Picture] = field(default_factory=list)

    def chapters(self) -> Iterator[Chapter]:
        report, own, feedback = self.report, self.own, self.report.feedback
        judged = any(each.score is not None for each in report.dimensions)
        if judged:
            yield Chapter('glance', 'At a glance', self.glance)
        if feedback:
            yield Chapter('worked', 'What worked, and what to work on', self.worked)
        yield Chapter('why', 'Dimension by dimension', self.why)
        if feedback and feedback.better_answers:
            yield Chapter('told-again', 'Two answers, told again', self.told_again)
        if feedback:
            yield Chapter('plan', 'Your next seven days', self.plan)
        if own and own.view.tried:
            yield Chapter('tried', 'What you have tried since', own.tried)
        for number, shown in enumerate(report.tasks, 1):
            title = 'The task' if len(report.tasks) == 1 else f'Task {number}'
            yield Chapter(f'task-{number}', title, partial(task_review, shown, number))
        if report.strengths or report.risks or report.role_fit_notes:
            yield Chapter('employer', 'Through an employer’s eyes', self.remarks)
        if report.metrics:
            yield Chapter('spoke', figures_title(report.metrics), self.spoke)
        if report.notebook:
            yield Chapter('notebook', 'The interviewer’s notebook', self.notes)
        if report.transcript:
            yield Chapter('transcript', 'Transcript', self.said)

    def opening(self) -> None:
        verdict(self.report)
        first_step(self.report, self.own.view.plan if self.own else None, self.own.address if self.own else '')
        made_by(self.report)
        if self.own:
            self.own.actions()

    def glance(self) -> None:
        heading(2, 'At a glance')
        self.pictures += scores_at_a_glance(self.report, self.own.view.before if self.own else None)

    def worked(self) -> None:
        assert self.report.feedback
        points('What worked', self.report.feedback.wins, 'good', self.recorded)
        points('What to work on', self.report.feedback.improvements, 'work', self.recorded)

    def why(self) -> None:
        heading(2, 'Dimension by dimension')
        for score in sorted(self.report.dimensions, key=lambda each: each.score is None):
            score_card(score, self.recorded, partial(self.own.below, score) if self.own else lambda box: None)

    def told_again(self) -> None:
        assert self.report.feedback
        heading(2, 'Two answers, told again')
        paragraph('Only your own facts are used. The marked places are for you to fill.', 'muted')
        for answer in self.report.feedback.better_answers:
            better_answer(answer)

    def plan(self) -> None:
        assert self.report.feedback
        heading(2, 'Your next seven days')
        if self.own and self.own.view.plan:
            PlanChecklist(self.own.view.plan, self.own.tick)
        else:
            practice_plan(self.report.feedback.practice_plan_7_days)

    def remarks(self) -> None:
        heading(2, 'Through an employer’s eyes')
        for title, entries in (
            ('Strengths', self.report.strengths),
            ('Where they would hesitate', self.report.risks),
            ('For this role', self.report.role_fit_notes),
        ):
            if entries:
                heading(3, title)
                for entry in entries:
                    self._remark(entry)

    def spoke(self) -> None:
        assert self.report.metrics
        heading(2, figures_title(self.report.metrics))
        figures(self.report.metrics)
        self.pictures += delivery(self.report.metrics, self.report.course)
        self.pictures += time_spent(self.report.course)

    def notes(self) -> None:
        heading(2, 'The interviewer’s notebook')
        fold = Fold(partial(notebook, self.report.notebook))
        say(fold.summary, 'Why each question was asked, and what a strong answer would show')

    def said(self) -> None:
        heading(2, 'Transcript')
        again = f'{self.own.address}/again' if self.own else ''
        transcript(self.report.transcript, self.candidate, '', self.recorded, again, self.quoted)

    @property
    def recorded(self) -> Recorded:
        """Only the candidate hears them."""
        if self.own is None:
            return {}
        base = f'/api/recordings/{self.report.session_id}'
        return {turn.position: f'{base}/{turn.position}.wav' for turn in self.report.transcript if turn.recorded}

    @property
    def quoted(self) -> Quoted:
        scores = self.report.dimensions
        return quoted_for((score.name, anchor(score.dimension), score.evidence) for score in scores)

    def _remark(self, entry: Point) -> None:
        with tag('div', 'flagged'):
            paragraph(entry.text)
            proof(entry, self.recorded)
