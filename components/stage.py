"""The stage of a live session: the interviewers, who they are, and who speaks."""

from collections.abc import Mapping, Sequence

from nicegui.element import Element

from components.markup import tag
from components.portrait import Look, portrait
from lab.models.plan import Member


class Stage:
    """`looks` maps avatar ids to looks. Whoever speaks is marked; the others recede."""

    def __init__(self, members: Sequence[Member], looks: Mapping[str, Look]) -> None:
        self.seats: dict[str, Element] = {}
        with tag('section', f'stage {"one" if len(members) == 1 else "many"}', aria_label='Interviewers'):
            for member in members:
                with tag('div', 'seat') as seat:
                    portrait(looks[member.avatar_id], member.name)
                    with tag('div', 'plate'):
                        tag('i', aria_hidden='true')
                        tag('span', text=f'{member.name}, {member.role}')
                self.seats[member.key] = seat

    def give_word(self, key: str) -> None:
        for each, seat in self.seats.items():
            seat.classes(add='speaking') if each == key else seat.classes(remove='speaking')
