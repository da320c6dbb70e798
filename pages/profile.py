"""Who I am here: my résumé and what it says about me, how I like to be interviewed, what is kept, my own programs."""

from collections.abc import Mapping
from typing import Any

from nicegui import ui

from components.frame import frame, initials
from components.markup import heading, paragraph, side, tag
from components.tick import tick
from lab.models.practice import Streak
from lab.models.user import Accommodations, User
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.my_data import Kept
from pages.my_resumes import Resumes
from pages.my_tokens import Tokens

TIMES = {1.0: 'As planned', 1.25: 'A quarter more', 1.5: 'Half as long again', 2.0: 'Twice as long'}
CAPTIONS = {'normal': 'Normal', 'large': 'Large', 'larger': 'Larger'}


def create(lab: Lab) -> None:
    @door('/profile')
    async def profile(viewer: Viewer) -> None:
        user, needs = await lab.accounts.get(viewer), await lab.accounts.accommodations(viewer)
        sessions, streak = await lab.history.list_mine(viewer), await lab.practice.streak(viewer)
        kit_id = next((each.kit_id for each in sessions if each.kit_id), None) or (await lab.catalog.list_kits())[0].id
        with frame('Profile', viewer, 'profile'):
            _who(user, sum(each.step == 'analysis' for each in sessions), streak)
            resumes = Resumes(lab, viewer, kit_id)
            Needs(lab, viewer, needs)
            Kept(lab, viewer)
            tokens = Tokens(lab, viewer)
            await resumes.show()
            await tokens.show()


def _who(user: User, held: int, streak: Streak) -> None:
    with tag('header', 'who-i-am'):
        tag('span', 'initials large', initials(user.name), aria_hidden='true')
        with tag('div', 'stack tight'):
            heading(1, user.name or 'Your profile')
            paragraph(f'{user.email} · here since {user.created_at:%B %Y}', 'muted')
            if held:
                sessions = 'one session' if held == 1 else f'{held} sessions'
                run = f', {streak.days} days in a row' if streak.days > 1 else ''
                paragraph(f'You have finished {sessions}{run}.')


class Needs:
    """What is set here is kept at once, and proposed before every interview."""

    def __init__(self, lab: Lab, viewer: Viewer, needs: Accommodations) -> None:
        self.lab, self.viewer, self.needs = lab, viewer, needs
        with tag('section', 'section', aria_label='How you like to be interviewed'):
            side(
                'How you like to be interviewed', 'Proposed before every interview; you can change it there once more.'
            )
            with tag('div', 'stack'):
                self._select('extra_time', 'Time for an interview', TIMES)
                self._tick('no_timer', 'Hide the clock', 'You are told in words when it is time to finish.')
                self._tick(
                    'delivery_metrics',
                    'Show pace and fillers',
                    'Without it they are neither shown nor counted, in no score and no picture.',
                )
                self._select('captions', 'Size of the captions', CAPTIONS)
                self.kept = tag('p', 'small muted', role='status')

    @told
    async def keep(self, name: str, value: float | bool | str, words: str) -> None:
        setattr(self.needs, name, value)
        await self.lab.accounts.set_accommodations(self.viewer, self.needs)
        self.kept._text = f'Kept: {words}. Your next session starts with this.'
        self.kept.update()

    def _tick(self, name: str, label: str, detail: str) -> None:
        words = {on: f'{label[0].lower()}{label[1:]}, {"yes" if on else "no"}' for on in (True, False)}
        tick(label, getattr(self.needs, name), lambda on: self.keep(name, on, words[on]), detail)

    def _select(self, name: str, label: str, options: Mapping[Any, str]) -> None:
        field = ui.select(dict(options), value=getattr(self.needs, name), label=label).classes('short-field')
        field.on_value_change(lambda event: self.keep(name, event.value, f'{label}, {options[event.value]}'.lower()))
