"""Profiles: what is read out of a candidate's documents, what they correct in it, and their latest highlights."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine
from lab.errors import Conflict, InvalidInput
from lab.models.columns import utc_now
from lab.models.document import DocType, UserDocument
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.profile import ExtractedProfile
from lab.models.viewer import Viewer
from lab.services.corrections import consistent
from lab.services.usage import asking_for
from lab.storage import documents, profiles
from lab.storage.database import Database

Extraction = ResumeExtraction | JobExtraction
KINDS: dict[DocType, type[ResumeExtraction] | type[JobExtraction]] = {
    DocType.resume: ResumeExtraction,
    DocType.job_description: JobExtraction,
}


class Profiles:
    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine

    async def extract(self, viewer: Viewer, document_id: UUID, again: bool = False) -> None:
        """Once per document, or `again` when asked; what the candidate has corrected is never written over."""
        document = await self._get(viewer, document_id)
        done = document.parsed_json is not None and not again
        if done or document.corrected or document.raw_text is None or document.doc_type not in KINDS:
            return
        with asking_for(viewer):
            extraction = await self._extracted(document)
        async with self._database.transaction() as session:
            document = await documents.get(session, viewer, document_id, lock=True)
            if not document.corrected:
                document.parsed_json = extraction.model_dump(mode='json')
                await session.flush()
                await self.refresh(session, viewer)

    async def correct(
        self, viewer: Viewer, document_id: UUID, extraction: Extraction, version: int | None = None
    ) -> UserDocument:
        """Keep what the candidate put right; with the `version` they saw, a change made since is a Conflict."""
        async with self._database.transaction() as session:
            document = await documents.get(session, viewer, document_id, lock=True)
            if KINDS.get(document.doc_type) is not type(extraction):
                raise InvalidInput('This kind of document has nothing of that sort to correct.')
            if version is not None and version != document.version:
                raise Conflict('This was changed in another window. Reload the page to see it, then correct it there.')
            before = typed(document)
            if isinstance(extraction, ResumeExtraction) and isinstance(before, ResumeExtraction):
                extraction = consistent(before, extraction, this_month())
            document.parsed_json = extraction.model_dump(mode='json')
            document.corrected = True
            await session.flush()
            await self.refresh(session, viewer)
        return document

    async def extraction(self, viewer: Viewer, document_id: UUID) -> Extraction | None:
        """Null while it is not read yet, or when nothing is read out of its kind."""
        return typed(await self._get(viewer, document_id))

    async def find(self, viewer: Viewer) -> ExtractedProfile | None:
        """The highlights of the latest résumé."""
        async with self._database.session() as session:
            return await profiles.find(session, viewer)

    async def refresh(self, session: AsyncSession, viewer: Viewer) -> None:
        """Bring the highlights up to date with the latest résumé; without one they go."""
        latest = await documents.find_latest_read(session, viewer, DocType.resume)
        if latest is None:
            await profiles.remove(session, viewer)
            return
        dumped = latest.parsed_json or {}
        columns = ('headline', 'work_history', 'projects', 'skills_claimed', 'risk_flags')
        shown = {name: dumped[name] for name in columns if name in dumped}
        await profiles.put(session, ExtractedProfile(user_id=viewer.user_id, latest_resume_doc_id=latest.id, **shown))

    async def _extracted(self, document: UserDocument) -> Extraction:
        if document.doc_type is DocType.resume:
            return await self._engine.extract_resume(document.read_text(), this_month())
        return await self._engine.extract_job(document.read_text())

    async def _get(self, viewer: Viewer, document_id: UUID) -> UserDocument:
        async with self._database.session() as session:
            return await documents.get(session, viewer, document_id)


def typed(document: UserDocument) -> Extraction | None:
    kind = KINDS.get(document.doc_type)
    return kind.model_validate(document.parsed_json) if kind and document.parsed_json is not None else None


def this_month() -> str:
    return f'{utc_now():%Y-%m}'
