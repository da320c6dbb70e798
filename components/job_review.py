"""What was read out of a job description, shown to be corrected: one line an item."""

from typing import Any

from nicegui import ui

from components.markup import note, tag
from lab.models.extraction import JobExtraction, JobItem, JobSkill


class JobReview:
    """Edits a copy; `draft` is what the candidate has made of it, `changed` whether they touched it."""

    def __init__(self, extraction: JobExtraction) -> None:
        self.draft = extraction.model_copy(deep=True)
        self.changed = False
        for sentence in self.draft.notices:
            note(sentence, 'warn')
        with tag('div', 'two'):
            self._field('Title', 'title')
            self._field('Company', 'company')
        self._lines('What you would do', 'responsibilities', JobItem)
        self._lines('What they require', 'required_skills', JobSkill)
        self._lines('What would be nice to have', 'nice_to_have_skills', JobSkill)

    def _field(self, label: str, name: str) -> None:
        def keep(event: Any) -> None:  # noqa: ANN401  the event's type depends on the field
            setattr(self.draft, name, (event.value or '').strip())
            self.changed = True

        ui.input(label, value=getattr(self.draft, name), on_change=keep)

    def _lines(self, label: str, name: str, kind: type[JobItem] | type[JobSkill]) -> None:
        known = {each.text: each for each in getattr(self.draft, name)}

        def keep(event: Any) -> None:  # noqa: ANN401  the event's type depends on the field
            wanted = [line.strip() for line in (event.value or '').splitlines() if line.strip()]
            setattr(self.draft, name, [known.get(line) or kind(text=line) for line in wanted])
            self.changed = True

        text = '\n'.join(known)
        ui.textarea(f'{label}, one a line', value=text, on_change=keep).props(
            'autogrow debounce=300 input-style="max-height: 16rem"'
        )
