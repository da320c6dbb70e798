"""Setting up an interview: corrections kept, notes stored, the interview configured, planned and made."""

from uuid import UUID

from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.setup import Setup
from lab.models.viewer import Viewer
from lab.services.documents import Documents
from lab.services.interviewing import Interviewing
from lab.services.planning import Planning
from lab.services.profiles import Profiles


class SettingUp:
    def __init__(
        self, documents: Documents, profiles: Profiles, planning: Planning, interviewing: Interviewing
    ) -> None:
        self._documents = documents
        self._profiles = profiles
        self._planning = planning
        self._interviewing = interviewing

    async def start(self, viewer: Viewer, setup: Setup) -> UUID:
        """The new session's id; the plan is made from what the candidate corrected."""
        choices = setup.choices
        if setup.resume is not None:
            await self._profiles.correct(viewer, choices.resume_doc_id, setup.resume)
        if setup.job is not None and choices.jd_doc_id is not None:
            await self._profiles.correct(viewer, choices.jd_doc_id, setup.job)
        config = await self._planning.configure(viewer, await self._with_notes(viewer, setup))
        return await self._interviewing.start(viewer, config.id)

    async def _with_notes(self, viewer: Viewer, setup: Setup) -> Choices:
        if setup.link.strip():
            notes = await self._documents.link(viewer, DocType.company_notes, setup.link, setup.notes)
        elif setup.notes.strip():
            notes = await self._documents.paste(viewer, DocType.company_notes, setup.notes)
        else:
            return setup.choices
        await self._documents.read(viewer, notes.id)
        return setup.choices.model_copy(update={'company_notes_doc_id': notes.id})
