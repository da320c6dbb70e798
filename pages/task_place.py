"""The place of a task in the room: its panel opens when the task is set and closes when the interview moves on."""

from uuid import UUID

from nicegui import background_tasks
from nicegui.element import Element

from components.code_panel import CodePanel
from components.markup import note
from lab.errors import LabError
from lab.models.live import LiveView
from lab.models.session import SessionState
from lab.models.task import TaskDraft, TaskView
from lab.models.viewer import Viewer
from lab.wiring import Lab


class TaskPlace:
    def __init__(self, lab: Lab, viewer: Viewer, session_id: UUID, place: Element) -> None:
        self.lab, self.viewer, self.session_id, self.place = lab, viewer, session_id, place
        self.panel: CodePanel | None = None
        self.task_id = ''

    def show(self, view: LiveView) -> None:
        wanted = view.task.id if view.task and view.state is SessionState.running else ''
        if wanted == self.task_id:
            return
        self.task_id = wanted
        if wanted:
            background_tasks.create(self._open(wanted), name='opening a task', context=self.place)
        else:
            self._close()

    async def save(self) -> None:
        """Before an answer goes out, so that the interviewer sees what stands there now."""
        if self.panel is not None:
            await self.panel.save_now()

    async def _open(self, task_id: str) -> None:
        try:
            view = await self.lab.tasks.get(self.viewer, self.session_id)
        except LabError:  # moved on in the meantime; the next view says so
            return
        if self.task_id == task_id and view.open:
            self.place.clear()
            with self.place:
                self.panel = CodePanel(view, str(self.session_id), self._save)

    def _close(self) -> None:
        if self.panel is None:
            return
        title = self.panel.view.task.title
        self.panel.close()
        self.panel = None
        self.place.clear()
        with self.place:
            note(f'Your work on “{title}” is handed in. It will be in the analysis.', 'good', role='status')

    async def _save(self, draft: TaskDraft, over: bool) -> TaskView:
        return await self.lab.tasks.save(self.viewer, self.session_id, draft, over=over)
