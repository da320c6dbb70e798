"""A document of the context page: given, read while one watches, shown to be corrected, replaced."""

from collections.abc import Callable
from uuid import UUID

from nicegui import ui
from nicegui.element import Element

from components.extraction_review import ExtractionReview
from components.job_review import JobReview
from components.markup import button, icon, note, tag
from components.noticed import noticed
from components.upload_box import UploadBox
from lab.models.document import DocType, UserDocument
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.kit import RoleKit
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told
from pages.watching import watch

NOUNS = {DocType.resume: 'your résumé', DocType.job_description: 'the job description'}


class Reading:
    """`document` is what the interview will be built on once `ready`; `on_change` is called whenever that changes."""

    def __init__(
        self, lab: Lab, viewer: Viewer, kit: RoleKit, doc_type: DocType, on_change: Callable[[], object]
    ) -> None:
        self.lab, self.viewer, self.kit, self.doc_type, self.on_change = lab, viewer, kit, doc_type, on_change
        self.document: UserDocument | None = None
        self.review: ExtractionReview | JobReview | None = None
        self.ready = False
        self.box = tag('div', 'stack')

    async def open(self, document: UserDocument | None) -> None:
        """Show this document, or the place to give one."""
        self.document, self.review, self.ready = document, None, False
        self.box.clear()
        with self.box:
            if document is None:
                self._give()
            else:
                self._file(document)
                with tag('div', 'stack') as below:
                    await self._follow(document.id, below)
        self.on_change()

    def corrected(self) -> ResumeExtraction | JobExtraction | None:
        return self.review.draft if self.review is not None and self.review.changed else None

    def _give(self) -> None:
        @told
        async def upload(name: str, content: bytes) -> None:
            await self.open(await self.lab.documents.upload(self.viewer, self.doc_type, name, content))

        @told
        async def paste(text: str) -> None:
            await self.open(await self.lab.documents.paste(self.viewer, self.doc_type, text))

        @told
        async def sample() -> None:
            take = self.lab.samples.take_resume if self.doc_type is DocType.resume else self.lab.samples.take_job
            await self.open(await take(self.viewer, self.kit))

        UploadBox(NOUNS[self.doc_type], self.lab.settings.upload_limit_mb, upload, paste, sample)

    def _file(self, document: UserDocument) -> None:
        with tag('div', 'file'):
            icon('file-text')
            with tag('div', 'what'):
                tag('b', text=document.file_name)
                tag('span', 'small muted', f'Given on {document.created_at:%d %B %Y}')
            replace = button('Use another', 'outline')
            replace.props(f'aria-label="Use another file for {NOUNS[self.doc_type]}"').on_click(lambda: self.open(None))

    async def _follow(self, document_id: UUID, below: Element) -> None:
        """Show what was read; where it is still being read, watch until it is done."""
        with below:
            line = tag('p', 'muted', role='status')

        async def look() -> bool:
            progress = await self.lab.documents.progress(self.viewer, document_id)
            line._text = f'{progress.name} …'
            line.update()
            if progress.done:
                await self._show(document_id, below, progress.problem)
            return progress.done

        if not await look():
            watch(look, 0.25, below)

    async def _another_way(self, document_id: UUID) -> None:
        """A document that cannot be read is replaced; one that was only unlucky is tried again."""
        document = await self.lab.documents.get(self.viewer, document_id)
        if document.problem is not None:
            self._give()
            return

        @told
        async def retry() -> None:
            await self.lab.documents.retry(self.viewer, document_id)
            await self.open(document)

        button('Try again', 'primary', 'start').on_click(retry)

    async def _show(self, document_id: UUID, below: Element, problem: str | None) -> None:
        below.clear()
        with below:
            if problem:
                note(problem, 'bad', role='alert')
                await self._another_way(document_id)
                return
            extraction = await self.lab.profiles.extraction(self.viewer, document_id)
            if isinstance(extraction, ResumeExtraction):
                with ui.element('details').classes('fold').props('open'):
                    tag('summary', text='What we read. Please correct what is wrong.')
                    with tag('div', 'stack loose'):
                        self.review = ExtractionReview(extraction)
                noticed(extraction)
            elif isinstance(extraction, JobExtraction):
                with ui.element('details').classes('fold').props('open'):
                    tag('summary', text='What we read. Please correct what is wrong.')
                    with tag('div', 'stack'):
                        self.review = JobReview(extraction)
        self.ready = True
        self.on_change()
