"""The catalogue of workplace scenarios, grouped by the skill they train; search and filters live in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from nicegui import ui

from components.empty import empty
from components.frame import frame
from components.kit_card import LEVELS
from components.markup import heading, paragraph, tag
from components.scenario_card import scenario_card
from lab.models.scenario import Scenario, WorkplaceSkill
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door

PATH = '/avatar/practice'
ANOTHER = 'Try another word, such as “money”, “late” or “manager”, or take a filter away.'


@dataclass
class Filters:
    skill: str = ''
    level: str = ''
    search: str = ''

    def address(self) -> str:
        chosen = {name: value for name, value in vars(self).items() if value}
        return f'{PATH}?{urlencode(chosen)}' if chosen else PATH

    def let_through(self, scenario: Scenario) -> bool:
        words = f'{scenario.name} {scenario.summary} {scenario.partner.get("role", "")}'.casefold()
        return (
            self.skill in ('', scenario.skill_id)
            and self.level in ('', scenario.level)
            and all(word in words for word in self.search.casefold().split())
        )


def create(lab: Lab) -> None:
    @door(PATH)
    async def scenarios(viewer: Viewer, skill: str = '', level: str = '', search: str = '') -> None:
        found, skills = await lab.catalog.list_scenarios(), await lab.catalog.list_skills()
        practised = await lab.conversations.practised(viewer)
        with frame('Conversations', viewer, 'conversations', 'wide'):
            with tag('header', 'stack tight'):
                heading(1, 'Have the talk before you have the talk.')
                paragraph(
                    'Somebody sits across from you who wants something and does not say everything. Say it your way, '
                    'see how they take it, and find out afterwards which sentence moved them.',
                    'lead',
                )
            Catalogue(found, skills, practised, Filters(skill, level, search))


class Catalogue:
    def __init__(
        self, scenarios: list[Scenario], skills: list[WorkplaceSkill], practised: set[str], filters: Filters
    ) -> None:
        self.scenarios, self.skills, self.practised, self.filters = scenarios, skills, practised, filters
        self.tools()
        with tag('div', 'stack loose'):
            self.found()

    def tools(self) -> None:
        with tag('div', 'tools', role='group', aria_label='Filter scenarios'):
            with tag('div', 'fields'):
                field = ui.input('Search scenarios', value=self.filters.search).props('debounce=250 clearable')
                field.on_value_change(lambda event: self.choose('search', event.value or ''))
                level = ui.select({'': 'Any level'} | LEVELS, value=self.filters.level, label='Level')
                level.on_value_change(lambda event: self.choose('level', event.value or ''))
            with tag('div', 'areas'):
                self.areas()

    @ui.refreshable_method
    def areas(self) -> None:
        for key, name in [('', 'All'), *((skill.id, skill.name) for skill in self.skills)]:
            chip = tag('button', 'chip', name, type='button')
            chip.props(f'aria-pressed={str(self.filters.skill == key).lower()}')
            chip.on('click', lambda key=key: self.choose('skill', key))

    @ui.refreshable_method
    def found(self) -> None:
        shown = [each for each in self.scenarios if self.filters.let_through(each)]
        tag('p', 'count', f'{len(shown)} of {len(self.scenarios)} scenarios', role='status')
        if not shown:
            empty('search', 'No scenario fits what you look for.', ANOTHER, 'Show all scenarios', PATH)
        for skill in self.skills:
            group = [each for each in shown if each.skill_id == skill.id]
            if group:
                with tag('section', 'stack', aria_label=skill.name):
                    with tag('div', 'stack tight'):
                        heading(2, skill.name)
                        paragraph(skill.description, 'muted')
                    with tag('ul', 'grid'):
                        for scenario in group:
                            scenario_card(scenario, scenario.id in self.practised)

    def choose(self, name: str, value: str) -> None:
        setattr(self.filters, name, value)
        ui.navigate.history.replace(self.filters.address())
        if name == 'skill':
            self.areas.refresh()
        self.found.refresh()
