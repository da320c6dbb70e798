"""The prompts, for staff: their versions, what they say, which one is live; and what the model has cost."""

from nicegui import ui

from components.frame import frame
from components.markup import heading, paragraph, tag
from components.prompt_card import prompt_card, use_table
from lab.models.model_call import ModelUse, PromptView
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told


def create(lab: Lab) -> None:
    @door('/staff/prompts')
    async def prompts(viewer: Viewer) -> None:
        views, use = await lab.prompts.list(viewer), await lab.usage.list_use(viewer)
        with frame('Prompts', viewer, 'prompts'):
            with tag('header', 'stack tight'):
                heading(1, 'What the model is told.')
                paragraph('A new version is live as soon as it is chosen. What was made before stays as it is.', 'lead')
            Shelf(lab, viewer, views, use)


class Shelf:
    def __init__(self, lab: Lab, viewer: Viewer, views: list[PromptView], use: list[ModelUse]) -> None:
        self.lab, self.viewer, self.views = lab, viewer, views
        with tag('section', 'stack', aria_label='Use of the model'):
            heading(2, 'The last thirty days')
            use_table(use)
        with tag('div', 'stack loose'):
            self.cards()

    @ui.refreshable_method
    def cards(self) -> None:
        for view in self.views:
            prompt_card(view, self.choose)

    @told
    async def choose(self, name: str, version: int) -> None:
        await self.lab.prompts.choose(self.viewer, name, version)
        self.views = await self.lab.prompts.list(self.viewer)
        self.cards.refresh()
        ui.notify(f'Version {version} is live now.', type='positive')
