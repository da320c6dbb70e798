"""The catalogue of role kits; search and filters live in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from nicegui import ui

from components.empty import empty
from components.frame import frame
from components.kit_card import LEVELS, kit_card
from components.markup import heading, paragraph, tag
from lab.models.history import SessionSummary
from lab.models.kit import KitCard
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door

PATH = '/interview/practice'
ANOTHER = 'Try a shorter word, or take a filter away. Roles that are near to yours ask many of the same questions.'


@dataclass
class Filters:
    domain: str = ''
    level: str = ''
    track: str = ''
    search: str = ''

    def address(self) -> str:
        chosen = {name: value for name, value in vars(self).items() if value}
        return f'{PATH}?{urlencode(chosen)}' if chosen else PATH

    def let_through(self, kit: KitCard) -> bool:
        words = f'{kit.name} {kit.domain} {kit.description} {" ".join(kit.focus_skills)}'.casefold()
        return (
            self.domain in ('', kit.domain)
            and self.level in ('', kit.level)
            and (not self.track or self.track in kit.tracks)
            and all(word in words for word in self.search.casefold().split())
        )

    def told(self) -> str:
        parts = [f'“{self.search}”' if self.search else '', f'in {self.domain}' if self.domain else '']
        parts += [f'at {LEVELS[self.level].lower()} level' if self.level in LEVELS else '', self.track]
        return ' '.join(part for part in parts if part)


def create(lab: Lab) -> None:
    @door(PATH)
    async def kits(viewer: Viewer, domain: str = '', level: str = '', track: str = '', search: str = '') -> None:
        cards, sessions = await lab.catalog.list_kits(), await lab.history.list_mine(viewer)
        with frame('Role kits', viewer, 'practice', 'wide'):
            with tag('header', 'stack tight'):
                heading(1, 'Pick the interview you are worried about.')
                paragraph(
                    'Each one is a real conversation with an interviewer who has read your résumé. '
                    'You answer, they follow up, and every score you get quotes your own words.',
                    'lead',
                )
            Catalogue(cards, best_scores(sessions), Filters(domain, level, track, search))


class Catalogue:
    def __init__(self, cards: list[KitCard], best: dict[str, float], filters: Filters) -> None:
        self.cards, self.best, self.filters = cards, best, filters
        self.tools()
        with tag('div', 'stack'):
            self.found()

    def tools(self) -> None:
        with tag('div', 'tools', role='group', aria_label='Filter kits'):
            with tag('div', 'fields'):
                self._search()
                levels = {key: LEVELS[key] for key in LEVELS if any(card.level == key for card in self.cards)}
                self._select('level', 'Level', {'': 'Any level'} | levels)
                tracks = sorted({track for card in self.cards for track in card.tracks})
                self._select('track', 'Kind', {'': 'Any kind'} | {track: track for track in tracks})
            with tag('div', 'areas'):
                self.areas()

    @ui.refreshable_method
    def areas(self) -> None:
        for domain in ['', *dict.fromkeys(card.domain for card in self.cards)]:
            chip = tag('button', 'chip', domain or 'All', type='button')
            chip.props(f'aria-pressed={str(self.filters.domain == domain).lower()}')
            chip.on('click', lambda domain=domain: self.choose('domain', domain))

    @ui.refreshable_method
    def found(self) -> None:
        shown = [card for card in self.cards if self.filters.let_through(card)]
        heading(2, 'Role kits', 'visually-hidden')
        tag('p', 'count', f'{len(shown)} of {len(self.cards)} roles', role='status')
        if not shown:
            empty('search', f'No role fits {self.filters.told()}.', ANOTHER, 'Show all roles', PATH)
            return
        with tag('ul', 'grid'):
            for card in shown:
                kit_card(card, self.best.get(card.id))

    def choose(self, name: str, value: str) -> None:
        setattr(self.filters, name, value)
        ui.navigate.history.replace(self.filters.address())
        if name == 'domain':
            self.areas.refresh()
        self.found.refresh()

    def _search(self) -> None:
        field = ui.input('Search roles or skills', value=self.filters.search).props('debounce=250 clearable')
        field.on_value_change(lambda event: self.choose('search', event.value or ''))

    def _select(self, name: str, label: str, options: dict[str, str]) -> None:
        select = ui.select(options, value=getattr(self.filters, name), label=label)
        select.on_value_change(lambda event: self.choose(name, event.value or ''))


def best_scores(sessions: list[SessionSummary]) -> dict[str, float]:
    """Kit id → best overall score."""
    best: dict[str, float] = {}
    for each in sessions:
        if each.score is not None:
            best[each.kit_id] = max(each.score, best.get(each.kit_id, 0.0))
    return best
