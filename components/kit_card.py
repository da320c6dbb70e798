"""A role kit as a card of the catalogue."""

from markupsafe import Markup

from components.plain import ICON, each, plain
from components.theme import area
from lab.models.kit import KitCard

LEVELS = {'entry': 'Entry', 'mid': 'Mid', 'senior': 'Senior'}
CARD = Markup(
    '<article class="kit area {colour}">'
    '<div class="top"><span class="where">{icon}<span>{domain}</span></span><span class="figures">{size}</span></div>'
    '<h3><a href="/interview/kits/{id}">{name}</a></h3><p>{description}</p>'
    '<ul class="skills" aria-label="Skills in focus">{skills}</ul>'
    '<div class="foot"><span class="tags">{tracks}</span>{best}</div>'
    '</article>'
)
SKILL, TRACK, BEST = (
    Markup('<li>{}</li>'),
    Markup('<span class="tag">{}</span>'),
    Markup('<span class="best">Best {:.1f}</span>'),
)


def kit_card(kit: KitCard, best: float | None) -> None:
    """`best` is the candidate's best overall score with this kit, 1–5."""
    colour, sign = area(kit.domain)
    card = CARD.format(
        colour=colour,
        icon=ICON.format(sign),
        domain=kit.domain,
        size=f'{LEVELS[kit.level]} · {kit.minutes} min',
        id=kit.id,
        name=kit.name,
        description=kit.description,
        skills=each(SKILL, kit.focus_skills[:5]),
        tracks=each(TRACK, kit.tracks[:4]),
        best='' if best is None else BEST.format(best),
    )
    plain(card, name='li')
