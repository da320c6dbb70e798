"""A workplace scenario as a card of its catalogue."""

from markupsafe import Markup

from components.kit_card import LEVELS
from components.plain import ICON, plain
from lab.models.scenario import Scenario

CARD = Markup(
    '<article class="kit area talks">'
    '<div class="top"><span class="where">{icon}<span>with {partner}</span></span><span class="figures">{size}</span>'
    '</div><h3><a href="/avatar/scenarios/{id}">{name}</a></h3><p>{summary}</p>'
    '<div class="foot"><span>{role}</span>{practised}</div>'
    '</article>'
)
PRACTISED = Markup('<span class="best">Practised</span>')


def scenario_card(scenario: Scenario, practised: bool) -> None:
    card = CARD.format(
        icon=ICON.format('message-circle'),
        partner=scenario.partner['name'],
        size=f'{LEVELS[scenario.level]} · {scenario.minutes} min',
        id=scenario.id,
        name=scenario.name,
        summary=scenario.summary,
        role=scenario.partner['role'],
        practised=PRACTISED if practised else '',
    )
    plain(card, name='li')
