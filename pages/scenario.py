"""One scenario: the situation, who sits across, how they start out today, and what they look like."""

from nicegui import ui

from components.avatar_cards import avatar_cards
from components.choices import Choice, choices
from components.fold import Fold
from components.frame import frame
from components.markup import button, heading, paragraph, say, tag
from components.portrait import portrait
from lab.models.avatar import Avatar
from lab.models.scenario import Persona, Scenario, Tone
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told


def create(lab: Lab) -> None:
    @door('/avatar/scenarios/{scenario_id}')
    async def scenario(viewer: Viewer, scenario_id: str) -> None:
        found = await lab.catalog.get_scenario(scenario_id)
        personas, tones = await lab.catalog.list_personas(), await lab.catalog.list_tones()
        avatars = await lab.catalog.list_avatars()
        with frame(found.name, viewer, 'conversations', 'roomy'):
            with tag('header', 'stack'):
                tag('span', 'eyebrow', f'With {found.partner["name"]}, {found.partner["role"]}')
                heading(1, found.name)
                paragraph(found.situation, 'lead')
            with tag('div', 'main-side'):
                with tag('div', 'stack'):
                    setting = Setting(lab, viewer, found, personas, tones, avatars)
                with tag('aside', 'scene sticky', aria_label='What you want'):
                    setting.face()
                    _goal(found)
            setting.go_on()


def _goal(scenario: Scenario) -> None:
    with tag('div', 'goal'):
        heading(2, 'What you want to come away with')
        paragraph(scenario.your_goal)
        tag('span', 'small', f'About {scenario.minutes} minutes. They open; you take it from there.')


class Setting:
    """The persona is the one the scenario was written for, unless another is chosen."""

    def __init__(
        self,
        lab: Lab,
        viewer: Viewer,
        scenario: Scenario,
        personas: list[Persona],
        tones: list[Tone],
        avatars: list[Avatar],
    ) -> None:
        self.lab, self.viewer, self.scenario = lab, viewer, scenario
        self.personas, self.avatars = personas, avatars
        self.persona, self.tone = str(scenario.partner['persona_id']), 'even'
        self.avatar, self.looks = str(scenario.partner['avatar_id']), {each.id: each.look for each in avatars}
        days = [Choice(each.id, each.name, each.description) for each in tones]
        choices('How they start out today', 'tone', days, self.tone, lambda key: self._keep('tone', key), 'tones')
        say(Fold(self._kinds).summary, 'Another kind of person')
        say(Fold(self._faces).summary, 'Another face')

    @ui.refreshable_method
    def face(self) -> None:
        """A drawing of its own: the colours of a drawing in a closed fold cannot be used outside of it."""
        portrait({**self.looks[self.avatar], 'seat': 'beside'}, str(self.scenario.partner['name']))

    def go_on(self) -> None:
        with tag('div', 'go-bar'):
            with tag('div', 'what'):
                tag('b', text=f'With {self.scenario.partner["name"]}')
                tag('span', 'small', 'Next you try your microphone, and then it begins.')
            button('Continue', 'primary', 'big').on_click(self.go)

    def _kinds(self) -> None:
        kinds = [Choice(each.id, each.name, each.role) for each in self.personas]
        choices('Who they are', 'persona', kinds, self.persona, lambda key: self._keep('persona', key), 'personas')

    def _faces(self) -> None:
        avatar_cards(self.avatars, [self.avatar], False, lambda key, on: self._show(key) if on else None)

    def _show(self, avatar_id: str) -> None:
        self.avatar = avatar_id
        self.face.refresh()

    @told
    async def go(self) -> None:
        session_id = await self.lab.conversations.start(
            self.viewer, self.scenario.id, self.persona, self.tone, self.avatar
        )
        ui.navigate.to(f'/session/{session_id}/ready')

    def _keep(self, name: str, key: str) -> None:
        setattr(self, name, key)
