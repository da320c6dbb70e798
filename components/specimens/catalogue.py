"""Specimens of what is chosen from, and of what is listed afterwards."""

from components.attempt_lines import attempt_lines
from components.kit_card import kit_card
from components.markup import tag
from components.scenario_card import scenario_card
from components.session_row import session_row
from components.specimens.chapter import Chapter, Specimen
from components.specimens.content import one, several
from lab.models.attempt import AttemptLine
from lab.models.history import SessionSummary
from lab.models.kit import KitCard
from lab.models.scenario import Scenario


def chapter() -> Chapter:
    return Chapter(
        'Catalogue and history',
        'One card a role, one row a session. The whole of it is the link.',
        (
            Specimen('Kit card', ('kit_card',), 'With the best result there has been, if there has been one.', kits),
            Specimen('Scenario card', ('scenario_card',), 'The same, for the other product.', scenarios),
            Specimen('Session row', ('session_row',), 'Judged, unfinished, being read, a talk, too little said.', rows),
            Specimen('Attempts', ('attempt_lines',), 'What was answered again or drilled, and how it went.', attempts),
        ),
    )


def kits() -> None:
    with tag('ul', 'grid'):
        for kit, best in zip(several(KitCard, 'kits'), (3.6, None, 4.2), strict=True):
            kit_card(kit, best)


def scenarios() -> None:
    scenario = one(Scenario, 'scenario')
    with tag('ul', 'grid'):
        scenario_card(scenario, False)
        scenario_card(scenario, True)


def rows() -> None:
    with tag('div'):
        for summary in several(SessionSummary, 'sessions'):
            session_row(summary)


def attempts() -> None:
    with tag('div'):
        attempt_lines(several(AttemptLine, 'attempts'))
