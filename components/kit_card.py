"""A role kit as a card of the catalogue."""

from components.markup import icon, tag
from components.theme import area
from lab.models.kit import KitCard

LEVELS = {'entry': 'Entry', 'mid': 'Mid', 'senior': 'Senior'}


def kit_card(kit: KitCard, best: float | None) -> None:
    """`best` is the candidate's best overall score with this kit, 1–5."""
    colour, sign = area(kit.domain)
    with tag('li'), tag('article', f'kit area {colour}'):
        with tag('div', 'top'):
            with tag('span', 'where'):
                icon(sign)
                tag('span', text=kit.domain)
            tag('span', 'figures', f'{LEVELS[kit.level]} · {kit.minutes} min')
        with tag('h3'):
            tag('a', text=kit.name, href=f'/interview/kits/{kit.id}')
        tag('p', text=kit.description)
        with tag('ul', 'skills', aria_label='Skills in focus'):
            for skill in kit.focus_skills[:5]:
                tag('li', text=skill)
        with tag('div', 'foot'):
            with tag('span', 'tags'):
                for track in kit.tracks[:4]:
                    tag('span', 'tag', track)
            if best is not None:
                tag('span', 'best', f'Best {best:.1f}')
