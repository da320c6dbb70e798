"""Documents: uploaded, pasted or linked, stored once per candidate, read, looked up and deleted."""

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable
from time import monotonic
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from lab.documents.sniff import kind_of
from lab.errors import InvalidInput, UnreadableDocument
from lab.models.columns import utc_now
from lab.models.document import DocType, ReadText, UserDocument
from lab.models.progress import Progress
from lab.models.viewer import Viewer
from lab.providers.files import Files
from lab.services.contracts import Pipelines
from lab.services.profiles import Profiles
from lab.storage import audit, documents
from lab.storage.database import Database

Read = Callable[[bytes, str], Awaitable[ReadText]]

LINK = re.compile(r'https?://[^\s/]+\.[^\s/]+\S*')
LONGEST_LINK = 2000
LONGEST_PASTE = 200_000
LOOK_AGAIN_S = 0.1
MIME = {
    'pdf': 'application/pdf',
    'docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'markdown': 'text/markdown',
    'text': 'text/plain',
}


class Documents:
    def __init__(
        self,
        database: Database,
        files: Files,
        read: Read,
        profiles: Profiles,
        pipelines: Pipelines,
        limit_mb: int = 10,
    ) -> None:
        self._database = database
        self._files = files
        self._read = read
        self._profiles = profiles
        self._pipelines = pipelines
        self._limit_mb = limit_mb

    async def upload(self, viewer: Viewer, doc_type: DocType, file_name: str, content: bytes) -> UserDocument:
        """The stored document, whose reading has begun; the same file again is the same document.

        Raises UnreadableDocument for what can be seen at once, before anything is stored.
        """
        name = shown_name(file_name)
        if len(content) > self._limit_mb * 2**20:
            size = f'{len(content) / 2**20:.0f} MB'
            sentence = (
                f'This file has {size}; at most {self._limit_mb} MB can be read. Save a smaller one and upload that.'
            )
            raise UnreadableDocument('too_big', sentence)
        mime = MIME[kind_of(content, name)]
        return await self._store(viewer, doc_type, name, mime, content)

    async def paste(self, viewer: Viewer, doc_type: DocType, text: str) -> UserDocument:
        if not text.strip():
            raise UnreadableDocument('empty', 'There is no text here yet. Paste it into the box, or upload a file.')
        if len(text) > LONGEST_PASTE:
            raise UnreadableDocument('too_big', 'This text is very long. Paste only the part that matters.')
        return await self._store(viewer, doc_type, 'Pasted text.txt', 'text/plain', text.encode())

    async def link(self, viewer: Viewer, doc_type: DocType, link: str, notes: str = '') -> UserDocument:
        """A link is kept as it is and never opened; what to know about it comes from the notes."""
        link = link.strip()
        if not LINK.fullmatch(link) or len(link) > LONGEST_LINK:
            raise InvalidInput('This does not look like a web address. It should begin with https://')
        text = f'{notes.strip()}\n{link}\n'.lstrip()
        return await self._store(viewer, doc_type, 'Notes.txt', 'text/plain', text.encode(), link)

    async def get(self, viewer: Viewer, document_id: UUID) -> UserDocument:
        async with self._database.session() as session:
            return await documents.get(session, viewer, document_id)

    async def list_mine(self, viewer: Viewer, doc_type: DocType | None = None) -> list[UserDocument]:
        async with self._database.session() as session:
            return await documents.list_mine(session, viewer, doc_type)

    async def latest(self, viewer: Viewer, doc_type: DocType) -> UserDocument | None:
        """The newest one that could be read."""
        async with self._database.session() as session:
            return await documents.find_latest_read(session, viewer, doc_type)

    async def progress(self, viewer: Viewer, document_id: UUID) -> Progress:
        document = await self.get(viewer, document_id)
        if document.problem is not None:
            return Progress(stage=1, of=2, name='Reading your document', done=True, problem=document.problem)
        if document.ready:
            return Progress(stage=2, of=2, name='Read', done=True)
        return await self._pipelines.preparation(document_id)

    async def wait(self, viewer: Viewer, document_id: UUID, seconds: float) -> UserDocument:
        """The document once it is read, or cannot be, or the seconds are over."""
        await self.retry(viewer, document_id)
        deadline = monotonic() + seconds
        while not (await self.progress(viewer, document_id)).done and monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AGAIN_S)  # durable work has no event to wait for
        return await self.get(viewer, document_id)

    async def retry(self, viewer: Viewer, document_id: UUID) -> None:
        """Take up a preparation that failed through no fault of the document."""
        document = await self.get(viewer, document_id)
        if document.problem is None and not document.ready:
            await self._pipelines.prepare(viewer, document_id)

    async def use(self, viewer: Viewer, document_id: UUID) -> None:
        """From now on the latest of its kind, as if it had been uploaded again."""
        async with self._database.transaction() as session:
            document = await documents.get(session, viewer, document_id, lock=True)
            document.used_at = utc_now()
            await session.flush()
            await self._profiles.refresh(session, viewer)

    async def delete(self, viewer: Viewer, document_id: UUID) -> None:
        """With its file and everything read from it; interviews that were held on it stay in the history."""
        async with self._database.session() as session:
            document = await documents.get(session, viewer, document_id)
            shared = await documents.file_in_use(session, document.s3_url, besides=document_id)
        if not shared:
            await self._files.delete(document.s3_url)
        async with self._database.transaction() as session:
            await session.delete(await documents.get(session, viewer, document_id, lock=True))
            await session.flush()
            await self._profiles.refresh(session, viewer)
            await audit.record(session, viewer.user_id, 'document_deleted', str(document_id))
        await self._pipelines.forget([document_id])
        await self._database.scrub()

    async def read(self, viewer: Viewer, document_id: UUID) -> None:
        """Text and layout from the stored file; a document that cannot be read gets the sentence that says why."""
        document = await self.get(viewer, document_id)
        if document.raw_text is not None or document.problem is not None:
            return
        try:
            text: ReadText | None = await self._read(await self._files.get(document.s3_url), document.file_name)
            problem = None
        except UnreadableDocument as unreadable:
            text, problem = None, unreadable.sentence
        async with self._database.transaction() as session:
            document = await documents.get(session, viewer, document_id, lock=True)
            document.problem = problem
            if text is not None:
                document.raw_text = text.text
                document.layout = text.model_dump(mode='json', exclude={'text'})

    async def _store(
        self, viewer: Viewer, doc_type: DocType, name: str, mime: str, content: bytes, link: str | None = None
    ) -> UserDocument:
        source_hash = await asyncio.to_thread(lambda: hashlib.sha256(content).hexdigest())
        document = UserDocument(
            user_id=viewer.user_id,
            doc_type=doc_type,
            file_name=name,
            mime_type=mime,
            s3_url=f'{viewer.user_id}/{source_hash}',
            source_hash=source_hash,
            size_bytes=len(content),
            link=link,
        )
        await self._files.put(document.s3_url, content, mime)
        kept = await self._keep(viewer, document)
        if not kept.ready:
            await self._pipelines.prepare(viewer, kept.id, again=kept is not document)
        return kept

    async def _keep(self, viewer: Viewer, document: UserDocument) -> UserDocument:
        """Its row, or the row of the same file when there is one; without a row the file goes again."""
        try:
            async with self._database.transaction() as session:
                same = await documents.find_same(session, viewer, document.doc_type, document.source_hash)
                if same is None:
                    session.add(document)
                    return document
                same.used_at = utc_now()
                same.problem = None
                if same.ready:
                    await session.flush()
                    await self._profiles.refresh(session, viewer)
                return same
        except IntegrityError:  # the same file, uploaded twice at once
            return await self._keep(viewer, document)
        finally:
            await self._drop_unused(document.s3_url)

    async def _drop_unused(self, key: str) -> None:
        async with self._database.session() as session:
            used = await documents.file_in_use(session, key)
        if not used:
            await self._files.delete(key)


def shown_name(file_name: str) -> str:
    """The last part of the name, fit to be shown; it is never used as a path."""
    last = re.split(r'[/\\]', file_name)[-1]
    printable = ''.join(letter for letter in last if letter.isprintable()).strip()
    return printable[:120] or 'document'
