"""A workplace scenario as a card of its catalogue."""

from components.kit_card import LEVELS
from components.markup import icon, tag
from lab.models.scenario import Scenario


def scenario_card(scenario: Scenario, practised: bool) -> None:
    with tag('li'), tag('article', 'kit area talks'):
        with tag('div', 'top'):
            with tag('span', 'where'):
                icon('message-circle')
                tag('span', text=f'with {scenario.partner["name"]}')
            tag('span', 'figures', f'{LEVELS[scenario.level]} · {scenario.minutes} min')
        with tag('h3'):
            tag('a', text=scenario.name, href=f'/avatar/scenarios/{scenario.id}')
        tag('p', text=scenario.summary)
        with tag('div', 'foot'):
            tag('span', text=str(scenario.partner['role']))
            if practised:
                tag('span', 'best', 'Practised')
