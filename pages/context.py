"""You and the job: résumé, job description, company notes, the kind of interview."""

from dataclasses import dataclass
from typing import cast

from nicegui import ui

from components.choices import Choice, choices
from components.frame import frame, steps
from components.markup import button, heading, paragraph, say, tag
from components.theme import area
from lab.errors import LabError
from lab.models.document import DocType
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Choices
from lab.models.kit import InterviewType, Level, RoleKit, Style
from lab.models.setup import Setup
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.reading import Reading

TYPES = {
    'hr': Choice('hr', 'HR', 'Motive, behaviour, gaps, fit'),
    'hiring_manager': Choice('hiring_manager', 'Hiring manager', 'Your work, ownership, judgement'),
    'technical': Choice('technical', 'Technical', 'Depth, trade-offs, how it works'),
    'panel': Choice('panel', 'Panel', 'Several people, each with their own interest'),
}
STYLES = [
    Choice('friendly', 'Friendly', 'Warm, gives you room'),
    Choice('neutral', 'Neutral', 'Even, to the point'),
    Choice('stress', 'Under pressure', 'Sceptical, short of time, never rude'),
]
LEVELS = [
    Choice('entry', 'Entry', 'First job or internship'),
    Choice('mid', 'Mid', 'Some years in'),
    Choice('senior', 'Senior', 'You set direction'),
]


@dataclass
class Chosen:
    interview_type: str
    style: str = 'friendly'
    seniority: str = 'entry'
    minutes: str = '6'
    notes: str = ''
    link: str = ''


def create(lab: Lab) -> None:
    @door('/interview/kits/{kit_id}', reconnect_timeout=60)
    async def context(viewer: Viewer, kit_id: str, kind: str = '') -> None:
        kit = await lab.catalog.get_kit(kit_id)
        resume = await lab.documents.latest(viewer, DocType.resume)
        with frame(kit.name, viewer, 'practice', f'roomy area {area(kit.domain)[0]}'):
            with tag('header', 'stack'):
                steps('context')
                heading(1, kit.name)
                paragraph(kit.description, 'lead')
            setting = Setting(lab, viewer, kit, kind)
            await setting.resume.open(resume)
            await setting.job.open(None)


class Setting:
    """The page's parts and what has been chosen on it so far."""

    def __init__(self, lab: Lab, viewer: Viewer, kit: RoleKit, kind: str = '') -> None:
        self.lab, self.viewer, self.kit = lab, viewer, kit
        kinds = kit.default_interview_types
        self.chosen = Chosen(next((each for each in kinds if each == kind), kinds[0]), seniority=kit.level)
        with section('Your résumé', 'Needed. The interviewer reads it before you meet.'):
            self.resume = Reading(lab, viewer, kit, DocType.resume, self.check)
        with section('The job', 'Optional. With the posting, questions aim at what this employer asks for.'):
            self.job = Reading(lab, viewer, kit, DocType.job_description, self.check)
        with section('The company', 'Optional. What you know about them; a link is kept, never opened.'):
            self._company()
        with section('The interview', 'You can change this every time.'):
            self._interview()
        self._go_on()

    def check(self) -> None:
        """The way on opens once the résumé has been read."""
        if hasattr(self, 'go'):
            ready = self.resume.ready and (self.job.ready or self.job.document is None)
            self.go.set_enabled(ready)
            say(self.why, 'Everything is ready.' if ready else self._missing())

    def _missing(self) -> str:
        if self.resume.document is None:
            return 'Give your résumé first.'
        return 'It goes on once your documents have been read.'

    @told
    async def start(self) -> None:
        resume, chosen = self.resume.document, self.chosen
        if resume is None:
            return
        setup = Setup(
            choices=Choices(
                kit_id=self.kit.id,
                resume_doc_id=resume.id,
                jd_doc_id=self.job.document.id if self.job.document else None,
                interview_type=InterviewType(chosen.interview_type),
                style=Style(chosen.style),
                seniority=Level(chosen.seniority),
                minutes=float(chosen.minutes),
            ),
            resume=cast(ResumeExtraction | None, self.resume.corrected()),
            job=cast(JobExtraction | None, self.job.corrected()),
            notes=chosen.notes,
            link=chosen.link,
        )
        self.go.props('loading')
        say(self.why, 'Your interview is being planned around what you gave.')
        try:
            session_id = await self.lab.setting_up.start(self.viewer, setup)
        except LabError:
            self.go.props(remove='loading')
            self.check()
            raise
        ui.navigate.to(f'/session/{session_id}/avatar')

    def _company(self) -> None:
        with tag('div', 'stack'):
            notes = ui.textarea('Notes about the company or the team').props('autogrow')
            notes.on_value_change(lambda event: self._keep('notes', event.value))
            link = ui.input('Link to the posting or the company', placeholder='https://')
            link.on_value_change(lambda event: self._keep('link', event.value))

    def _interview(self) -> None:
        chosen = self.chosen
        kinds = [TYPES[each] for each in TYPES if each in self.kit.default_interview_types]
        lengths = [Choice('6', 'Quick', '6 minutes'), Choice('15', 'Standard', '15 minutes')]
        lengths.append(Choice(str(self.kit.minutes), 'Full', f'{self.kit.minutes} minutes'))
        with tag('div', 'stack loose'):
            choices(
                'Who interviews you', 'type', kinds, chosen.interview_type, lambda v: self._keep('interview_type', v)
            )
            choices('In which manner', 'style', STYLES, chosen.style, lambda v: self._keep('style', v))
            choices('At which level', 'level', LEVELS, chosen.seniority, lambda v: self._keep('seniority', v))
            choices('How long', 'minutes', lengths, chosen.minutes, lambda v: self._keep('minutes', v))

    def _go_on(self) -> None:
        with tag('div', 'go-bar'):
            with tag('div', 'what'):
                self.sum = tag('b')
                self.why = tag('span', 'small', role='status')
            self.go = button('Continue to your interviewer', 'primary', 'big').on_click(self.start)
        self._summarise()
        self.check()

    def _summarise(self) -> None:
        """The choices in a line, so that nobody has to scroll up to see them."""
        chosen = self.chosen
        styles, levels = ({each.value: each.label for each in group} for group in (STYLES, LEVELS))
        parts = (TYPES[chosen.interview_type].label, styles[chosen.style], levels[chosen.seniority])
        say(self.sum, f'{", ".join((parts[0], *(part.lower() for part in parts[1:])))}, {chosen.minutes} minutes')

    def _keep(self, name: str, value: str | None) -> None:
        setattr(self.chosen, name, value or '')
        self._summarise()


def section(title: str, why: str) -> ui.element:
    """A titled part of the page; used as a context, it holds what belongs to it."""
    with tag('section', 'section', aria_label=title):
        with tag('div', 'side'):
            heading(2, title)
            paragraph(why)
        return tag('div', 'stack')
