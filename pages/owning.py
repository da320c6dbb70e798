"""What only the candidate sees and does on their report: plan, attempts, contests, links, the time before."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from nicegui.element import Element

from components.attempt_lines import attempt_lines
from components.contest import Contesting, contested
from components.markup import heading, paragraph, tag
from components.report_actions import ReportActions
from lab.models.attempt import ContestView
from lab.models.evaluation import DimensionScore
from lab.models.practice import PlanView
from lab.models.report import OwnView, ReportView
from lab.models.share import NewShare, ShareLink
from lab.models.viewer import Viewer
from lab.wiring import Lab


@dataclass
class Own:
    lab: Lab
    viewer: Viewer
    report: ReportView
    view: OwnView

    @classmethod
    async def of(cls, lab: Lab, viewer: Viewer, report: ReportView) -> Self:
        return cls(lab, viewer, report, await lab.reports.own(viewer, report.session_id))

    def actions(self) -> None:
        ReportActions(self.report, self)

    async def links(self) -> list[ShareLink]:
        return await self.lab.sharing.list_mine(self.viewer, self.report.session_id)

    async def share(self, days: int, note: str, with_transcript: bool) -> NewShare:
        return await self.lab.sharing.share(self.viewer, self.report.session_id, days, note, with_transcript)

    async def revoke(self, link_id: UUID) -> None:
        await self.lab.sharing.revoke(self.viewer, link_id)

    @property
    def address(self) -> str:
        return f'/session/{self.report.session_id}'

    async def tick(self, day: int, done: bool) -> PlanView:
        return await self.lab.practice.tick(self.viewer, self.report.session_id, day, done)

    async def contest(self, dimension: str, turn: int, quote: str, note: str) -> ContestView:
        return await self.lab.attempts.contest(self.viewer, self.report.session_id, dimension, turn, quote, note)

    def below(self, score: DimensionScore, box: Element) -> None:
        """Under a score: a question against it, and a way to contest it; contests that stand."""
        said = {turn.position: turn.text for turn in self.report.transcript if turn.speaker == 'candidate'}
        drill = '' if score.dimension == 'hygiene' else f'{self.address}/drill?dimension={score.dimension}'
        Contesting(score, {turn: text for turn, text in said.items() if text}, self.contest, box, drill)
        for each in self.view.contests:
            if each.dimension == score.dimension:
                contested(each)

    def tried(self) -> None:
        heading(2, 'What you have tried since')
        paragraph('Each opens with both answers side by side.', 'muted')
        with tag('div'):
            attempt_lines(self.view.tried)
