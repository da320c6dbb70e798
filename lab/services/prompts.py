"""Prompts: which there are, in which versions, and which of them is live."""

from pathlib import Path

from lab.engines.llm import prompts
from lab.errors import Forbidden
from lab.models.model_call import PromptVersion, PromptView
from lab.models.viewer import Role, Viewer
from lab.storage import audit, model_calls
from lab.storage.database import Database

TITLES = {
    'interviewer': 'Interviewer',
    'evaluator': 'Evaluator',
    'feedback_writer': 'Feedback writer',
    'planner': 'Planner',
    'resume_extractor': 'Résumé extractor',
    'job_extractor': 'Job description extractor',
    'task_reviewer': 'Task reviewer',
    'conversation_persona': 'Conversation persona',
    'conversation_analyst': 'Conversation analyst',
}


class Prompts:
    def __init__(self, database: Database, folder: Path = prompts.FOLDER) -> None:
        self._database = database
        self._folder = folder

    async def live(self) -> dict[str, int]:
        """What was chosen; of the others the newest version is live."""
        async with self._database.session() as session:
            return await model_calls.choices(session)

    async def list(self, viewer: Viewer) -> list[PromptView]:
        _staff_only(viewer)
        chosen = await self.live()
        return [self._view(name, chosen.get(name)) for name in sorted(prompts.names(self._folder), key=_place)]

    async def choose(self, viewer: Viewer, name: str, version: int) -> None:
        """Results made before keep what they were made with. Raises NotFound."""
        _staff_only(viewer)
        prompts.load(name, version, self._folder)
        async with self._database.transaction() as session:
            await model_calls.choose(session, name, version, viewer.user_id)
            await audit.record(session, viewer.user_id, 'prompt_chosen', name, version=version)

    def _view(self, name: str, chosen: int | None) -> PromptView:
        known = prompts.versions(name, self._folder)
        live = chosen if chosen in known else known[-1]
        loaded = [prompts.load(name, version, self._folder) for version in reversed(known)]
        return PromptView(
            name=name,
            title=TITLES.get(name, name.replace('_', ' ').capitalize()),
            purpose=next(each for each in loaded if each.version == live).about,
            versions=[_version(each, live) for each in loaded],
        )


def _version(prompt: prompts.Prompt, live: int) -> PromptVersion:
    named = f'{prompt.name}/v{prompt.version} {prompt.hash}'
    return PromptVersion(version=prompt.version, live=prompt.version == live, fingerprint=named, text=prompt.text)


def _place(name: str) -> tuple[int, str]:
    return (list(TITLES).index(name) if name in TITLES else len(TITLES), name)


def _staff_only(viewer: Viewer) -> None:
    if viewer.role not in (Role.staff, Role.admin):
        raise Forbidden('Only staff can see and choose prompts.')
