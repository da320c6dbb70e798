"""My résumé and what it says about me; what I need to take part on equal terms."""

from nicegui import ui

from components.frame import frame
from components.markup import button, heading, link_button, paragraph, tag
from components.noticed import noticed
from components.tick import tick
from lab.models.document import DocType, UserDocument
from lab.models.extraction import ResumeExtraction
from lab.models.user import Accommodations
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told


def create(lab: Lab) -> None:
    @door('/profile')
    async def profile(viewer: Viewer) -> None:
        resume = await lab.documents.latest(viewer, DocType.resume)
        extraction = await lab.profiles.extraction(viewer, resume.id) if resume else None
        needs = await lab.accounts.accommodations(viewer)
        with frame('Profile', viewer, 'profile'):
            heading(1, viewer.name or 'Your profile')
            with tag('div', 'main-side'):
                with tag('div', 'stack loose'):
                    if resume and isinstance(extraction, ResumeExtraction):
                        _resume(resume, extraction)
                    else:
                        paragraph('No résumé yet. Give one when you choose an interview.', 'lead')
                        link_button('Choose an interview', '/interview/practice').classes('start')
                Needs(lab, viewer, needs)


def _resume(resume: UserDocument, extraction: ResumeExtraction) -> None:
    with tag('section', 'stack'):
        heading(2, 'Your résumé')
        paragraph(f'{resume.file_name}, given on {resume.created_at:%d %B %Y}.', 'muted')
        if extraction.headline:
            paragraph(extraction.headline, 'lead')
        with tag('ul', 'stack tight plain'):
            for entry in extraction.work_history:
                span = f' · {entry.start} to {entry.end}' if entry.start and entry.end else ''
                tag('li', text=f'{entry.title or "Work"} at {entry.employer or "an employer"}{span}')
        with tag('div', 'line'):
            for skill in extraction.skills_claimed[:24]:
                tag('span', 'skill' if skill.evidenced else 'skill unseen', skill.name).style('padding-right: 12px')
    noticed(extraction)


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
