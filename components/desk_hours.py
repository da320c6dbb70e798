"""The last hours at the desk: how many were live at once and how long the line was, in counts only."""

from collections.abc import Sequence

from components.charts import hours
from components.markup import tag
from components.pictured import Picture, Table, pictured
from lab.models.desk import DeskSpell

HOW = 'By quarters of an hour. The darker part of a column speaks, the paler part types.'
HEAD = ('From', 'Speaking at once', 'Typing at once', 'Let in', 'Longest wait')


def desk_hours(spells: Sequence[DeskSpell]) -> list[Picture]:
    """A line instead, where nobody was here."""
    if not any(spell.spoken or spell.typed or spell.let_in for spell in spells):
        tag('p', 'muted', 'Nobody has practised in the last hours. The picture begins with the first interview.')
        return []
    busiest = max(spells, key=lambda spell: spell.spoken + spell.typed)
    longest = max(spell.longest_wait_s for spell in spells)
    waited = f'The longest wait was {_minutes(longest)}.' if longest >= 3 else 'Nobody had to wait.'
    label = f'At most {busiest.spoken + busiest.typed} at once, around {busiest.at:%H:%M}. {waited}'
    said = Table('The last hours', HEAD, spell_rows(spells))
    return [pictured('The last hours', f'{label} {HOW}', hours(spells), label, said, 'hours', level=2)]


def spell_rows(spells: Sequence[DeskSpell]) -> list[list[str]]:
    return [
        [f'{spell.at:%H:%M}', str(spell.spoken), str(spell.typed), str(spell.let_in), _minutes(spell.longest_wait_s)]
        for spell in spells
    ]


def _minutes(seconds: float) -> str:
    return f'{seconds / 60:.1f} min'
