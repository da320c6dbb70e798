"""What was read out of a résumé, shown to be corrected before anything is built on it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from components.markup import button, heading, icon, note, paragraph, tag
from lab.models.extraction import EducationEntry, Project, ResumeExtraction, Skill, WorkEntry


class ExtractionReview:
    """Edits a copy; `draft` is what the candidate has made of it, `changed` whether they touched it."""

    def __init__(self, extraction: ResumeExtraction) -> None:
        self.draft = extraction.model_copy(deep=True)
        self.changed = False
        for sentence in self.draft.notices:
            note(sentence, 'warn')
        with tag('div', 'two'):
            self._field('Name', self.draft, 'name')
            self._field('Headline', self.draft, 'headline')
        self.work()
        self.education()
        self.projects()
        self.skills()

    @ui.refreshable_method
    def work(self) -> None:
        self._list('Work', self.draft.work_history, WorkEntry, self._work_entry)

    @ui.refreshable_method
    def education(self) -> None:
        self._list('Education', self.draft.education, EducationEntry, self._education_entry)

    @ui.refreshable_method
    def projects(self) -> None:
        self._list('Projects', self.draft.projects, Project, self._project)

    @ui.refreshable_method
    def skills(self) -> None:
        with tag('section', 'read'):
            heading(3, 'Skills you claim')
            paragraph(
                'A dashed skill is listed and never shown at work, so an interviewer may ask for it.', 'small muted'
            )
            with tag('div', 'line'):
                for skill in self.draft.skills_claimed:
                    self._skill(skill)
            self._new_skill()

    def _list(
        self, title: str, entries: list[Any], make: Callable[[], Any], show: Callable[[Any, Callable[[], object]], None]
    ) -> None:
        refresh = {'Work': self.work, 'Education': self.education, 'Projects': self.projects}[title].refresh

        def add() -> None:
            entries.append(make())
            self._touch(refresh)

        with tag('section', 'read'):
            with tag('div', 'line apart'):
                heading(3, title)
                button('Add', 'quiet').props(f'aria-label="Add to {title.lower()}"').on_click(add)
            if not entries:
                paragraph('Nothing was found here. Add what is missing, or leave it.', 'small muted')
            for entry in entries:
                show(entry, partial(self._remove, entries, entry, refresh))

    def _work_entry(self, entry: WorkEntry, remove: Callable[[], object]) -> None:
        with tag('div', 'entry'):
            self._field('Title', entry, 'title')
            self._field('Employer', entry, 'employer')
            self._field('From', entry, 'start', '2023-04')
            self._field('To', entry, 'end', 'present')
            self._remove_button(entry.title or entry.employer or 'this entry', remove)
            if entry.highlights:
                with tag('ul', 'highlights'):
                    for highlight in entry.highlights[:6]:
                        tag('li', text=highlight)

    def _education_entry(self, entry: EducationEntry, remove: Callable[[], object]) -> None:
        with tag('div', 'entry three'):
            self._field('Institution', entry, 'institution')
            self._field('Degree', entry, 'degree')
            self._field('Field', entry, 'field')
            self._field('From', entry, 'start')
            self._field('To', entry, 'end')
            self._remove_button(entry.institution or 'this entry', remove)

    def _project(self, project: Project, remove: Callable[[], object]) -> None:
        with tag('div', 'line nowrap'):
            with tag('div', 'fills'):
                self._field('Project', project, 'name')
            self._remove_button(project.name or 'this project', remove)

    def _skill(self, skill: Skill) -> None:
        with tag('span', 'skill' if skill.evidenced else 'skill unseen'):
            tag('span', text=skill.name)
            remove = tag('button', type='button', aria_label=f'Remove {skill.name}')
            remove.on('click', lambda: self._remove(self.draft.skills_claimed, skill, self.skills.refresh))
            with remove:
                icon('x')

    def _new_skill(self) -> None:
        def add() -> None:
            if name := (field.value or '').strip():
                self.draft.skills_claimed.append(Skill(name=name[:60]))
                self._touch(self.skills.refresh)

        field = ui.input('Add a skill').on('keydown.enter', add).classes('short-field')

    def _field(self, label: str, owner: object, name: str, placeholder: str = '') -> None:
        def keep(event: Any) -> None:  # noqa: ANN401  the event's type depends on the field
            setattr(owner, name, (event.value or '').strip())
            self.changed = True

        ui.input(label, value=getattr(owner, name), placeholder=placeholder, on_change=keep)

    def _remove_button(self, what: str, remove: Callable[[], object]) -> None:
        plain = what.replace('"', '')
        with ui.button(color=None, on_click=remove).classes('quiet round').props(f'aria-label="Remove {plain}"'):
            icon('trash-2')

    def _remove(self, entries: list[Any], entry: object, refresh: Callable[[], object]) -> None:
        entries[:] = [each for each in entries if each is not entry]
        self._touch(refresh)

    def _touch(self, refresh: Callable[[], object]) -> None:
        self.changed = True
        refresh()
