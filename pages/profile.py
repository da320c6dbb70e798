"""My résumés and what they say about me, what I need to take part, programs of my own, what is kept about me."""

from nicegui import ui

from components.frame import frame
from components.markup import button, heading, tag
from components.tick import tick
from lab.models.user import Accommodations
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.my_data import Kept
from pages.my_resumes import Resumes
from pages.my_tokens import Tokens


def create(lab: Lab) -> None:
    @door('/profile')
    async def profile(viewer: Viewer) -> None:
        needs = await lab.accounts.accommodations(viewer)
        kit_id = await _kit(lab, viewer)
        with frame('Profile', viewer, 'profile'):
            heading(1, viewer.name or 'Your profile')
            with tag('div', 'main-side'):
                with tag('div', 'stack wide'):
                    resumes = Resumes(lab, viewer, kit_id)
                    tokens = Tokens(lab, viewer)
                    Kept(lab, viewer)
                Needs(lab, viewer, needs)
            await resumes.show()
            await tokens.show()


async def _kit(lab: Lab, viewer: Viewer) -> str:
    """The one practised last, or the first of the catalogue."""
    practised = (each.kit_id for each in await lab.history.list_mine(viewer) if each.kit_id)
    return next(practised, None) or (await lab.catalog.list_kits())[0].id


class Needs:
    """What is set here is proposed before every interview."""

    def __init__(self, lab: Lab, viewer: Viewer, needs: Accommodations) -> None:
        self.lab, self.viewer, self.needs = lab, viewer, needs
        with tag('aside', 'card stack', aria_label='What I need'):
            heading(2, 'What I need')
            times = {1.0: 'Planned time', 1.25: 'A quarter more', 1.5: 'Half as long again', 2.0: 'Twice as long'}
            times_field = ui.select(times, value=needs.extra_time, label='Time')
            times_field.on_value_change(lambda event: self._keep('extra_time', event.value))
            tick('Hide the clock', needs.no_timer, lambda on: self._keep('no_timer', on))
            tick('Show pace and fillers', needs.delivery_metrics, lambda on: self._keep('delivery_metrics', on))
            button('Save', 'soft', 'start').on_click(self.save)

    @told
    async def save(self) -> None:
        await self.lab.accounts.set_accommodations(self.viewer, self.needs)
        ui.notify('Saved. Your next interview starts with this.', type='positive')

    def _keep(self, name: str, value: float | bool) -> None:
        setattr(self.needs, name, value)
