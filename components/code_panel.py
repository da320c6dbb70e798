"""The panel of a task: what is asked, and an editor or a writing area that saves itself."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Literal

from nicegui import background_tasks, ui
from nicegui.events import GenericEventArguments

from components.markup import heading, tag
from lab.errors import Conflict, LabError
from lab.models.task import Language, TaskDraft, TaskView, TaskWork

SAVE_AFTER_S = 0.8
NAMES = {
    Language.python: 'Python',
    Language.javascript: 'JavaScript',
    Language.typescript: 'TypeScript',
    Language.java: 'Java',
    Language.cpp: 'C++',
    Language.sql: 'SQL',
    Language.plain: 'Plain text',
}
MODES: dict[Language, Literal['Python', 'JavaScript', 'TypeScript', 'Java', 'C++', 'SQL'] | None] = {
    Language.python: 'Python',
    Language.javascript: 'JavaScript',
    Language.typescript: 'TypeScript',
    Language.java: 'Java',
    Language.cpp: 'C++',
    Language.sql: 'SQL',
    Language.plain: None,
}
WAY_OUT = 'Tab indents. To leave the editor, press Esc and then Tab. Nothing is run.'
SAVED, SAVING, UNSAVED = 'Saved', 'Saving …', 'Saves itself as you type'
LONGEST = 60_000


class CodePanel(ui.element, component='code_panel.js'):
    """`on_save` stores a draft and gives the view back; it raises Conflict when another window was faster.

    Its second argument says that the draft goes over whatever is stored: this browser had kept it from an earlier page,
    which may still be storing an older state of the same text.
    """

    def __init__(
        self, view: TaskView, draft_key: str, on_save: Callable[[TaskDraft, bool], Awaitable[TaskView]]
    ) -> None:
        super().__init__()
        self.classes('task-panel')
        self.view, self._save_draft = view, on_save
        self._newest = 0
        self._stopped = False
        self._recovered = False
        coding = view.task.kind == 'coding'
        self._props['label'] = f'Code for {view.task.title}'
        self._props['draft-key'] = f'{draft_key}:{view.task.id}'
        self._props['version'] = view.version
        self._props['described-by'] = 'task-hint'
        with self, tag('section', 'task', aria_labelledby='task-title'):
            self._asked()
            self._editor(view.work) if coding else self._paper(view.work)
        self.on('found', self._recover)

    async def save_now(self) -> None:
        """What stands there now is stored before anything else happens; a refusal is told, never raised."""
        self._newest += 1
        await self._save()

    def close(self) -> None:
        """The task is over: nothing more is stored from here."""
        self._stopped = True

    def _asked(self) -> None:
        task = self.view.task
        with tag('div', 'line apart'):
            heading(2, task.title).props['id'] = 'task-title'
            tag('span', 'small muted', f'about {task.minutes} minutes')
        with tag('details', 'fold task-text').props('open'):
            tag('summary', text='The task')
            ui.markdown(task.prompt, extras=['fenced-code-blocks', 'tables', 'cuddled-lists'])

    def _editor(self, work: TaskWork) -> None:
        offered = [Language(key) for key in self.view.task.starters] or [Language.python]
        offered += [Language.plain] if Language.plain not in offered else []
        language = work.language if work.code.strip() and work.language in offered else offered[0]
        code = work.code or self.view.task.starters.get(language.value, '')
        with tag('div', 'line apart'):
            self.language = ui.select(
                {each.value: NAMES[each] for each in offered}, value=language.value, label='Language'
            ).classes('task-language')
            self._told()
        self.editor = ui.codemirror(code, language=MODES[language], theme='githubLight', on_change=self._changed)
        self.editor.classes('task-editor')
        self._props['editor-id'] = self.editor.id
        tag('p', 'hint', WAY_OUT).props['id'] = 'task-hint'
        self.language.on_value_change(self._change_language)

    def _paper(self, work: TaskWork) -> None:
        with tag('div', 'line apart'):
            tag('span', 'hint', 'Words, lists and rough sketches in text are fine.').props['id'] = 'task-hint'
            self._told()
        self.paper = ui.textarea('Your answer in writing', value=work.text, on_change=self._changed)
        self.paper.props('autogrow').classes('task-paper')

    def _told(self) -> None:
        self.told = tag('span', 'small muted', SAVED if self.view.version else UNSAVED, role='status')

    def _work(self) -> TaskWork:
        if self.view.task.kind != 'coding':
            return TaskWork(text=str(self.paper.value or '')[:LONGEST])
        return TaskWork(language=Language(str(self.language.value)), code=str(self.editor.value or '')[:LONGEST])

    def _changed(self) -> None:
        self._tell(SAVING)
        self._newest += 1
        background_tasks.create(self._save_later(self._newest), name='saving a draft')

    async def _save_later(self, number: int) -> None:
        await asyncio.sleep(SAVE_AFTER_S)
        if number == self._newest:
            await self._save()

    async def _save(self) -> None:
        work = self._work()
        untouched = not self.view.version and work.code == self.view.task.starters.get(work.language.value, '')
        if self._stopped or work == self.view.work or (untouched and not work.text):
            return
        try:
            draft = TaskDraft(**work.model_dump(), version=self.view.version)
            self.view = await self._save_draft(draft, self._recovered)
        except LabError as error:
            self._tell(error.sentence if isinstance(error, Conflict) else f'Not saved: {error.sentence}')
            return
        self._recovered = False
        if not self.is_deleted:
            self._props['version'] = self.view.version
            self._tell(SAVED if self._work() == self.view.work else SAVING)

    def _tell(self, words: str) -> None:
        if self.told._text != words and not self.told.is_deleted:
            self.told._text = words
            self.told.update()

    def _change_language(self) -> None:
        """The first lines change with the language, as long as nothing else was written."""
        language, starters = Language(str(self.language.value)), self.view.task.starters
        self.editor.set_language(MODES[language])
        written = (self.editor.value or '').strip()
        if not written or written in {starter.strip() for starter in starters.values()}:
            self.editor.set_value(starters.get(language.value, ''))
        self._changed()

    def _recover(self, event: GenericEventArguments) -> None:
        """Text that this browser kept and the server never got."""
        self._recovered = True
        text = str(event.args['text'])[:LONGEST]
        if self.view.task.kind == 'coding':
            self.editor.set_value(text)
        else:
            self.paper.set_value(text)
        self._changed()
