"""A document of the context page: given, read while one watches, shown to be corrected, replaced."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from nicegui.element import Element

from components.extraction_review import ExtractionReview
from components.fold import Fold
from components.job_review import JobReview
from components.markup import button, icon, note, tag
from components.noticed import noticed
from components.read_counts import job_counts, resume_counts
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

    async def open(
        self, document: UserDocument | None, instead: UserDocument | None = None, unfolded: bool = False
    ) -> None:
        """Show this document, or the place to give one; `instead` is what can be kept after all."""
        self.document, self.review, self.ready = document, None, False
        self.box.clear()
        with self.box:
            if document is None:
                self._give()
                if instead is not None:
                    keep = button(f'Keep {instead.file_name}', 'quiet', 'start')
                    keep.on_click(lambda: self.open(instead))
            else:
                self._file(document)
                with tag('div', 'stack') as below:
                    await self._read(document.id, below, unfolded)
        self.on_change()

    async def _read(self, document_id: UUID, below: Element, unfolded: bool) -> None:
        """What was read before stands there at once, and folded."""
        progress = await self.lab.documents.progress(self.viewer, document_id)
        if progress.done:
            await self._show(document_id, below, progress.problem, unfolded)
        else:
            self._follow(document_id, below)

    def corrected(self) -> ResumeExtraction | JobExtraction | None:
        return self.review.draft if self.review is not None and self.review.changed else None

    def _give(self) -> None:
        async def upload(name: str, content: bytes) -> None:
            await self.open(await self.lab.documents.upload(self.viewer, self.doc_type, name, content), unfolded=True)

        async def paste(text: str) -> None:
            await self.open(await self.lab.documents.paste(self.viewer, self.doc_type, text), unfolded=True)

        @told
        async def sample() -> None:
            take = self.lab.samples.take_resume if self.doc_type is DocType.resume else self.lab.samples.take_job
            await self.open(await take(self.viewer, self.kit), unfolded=True)

        UploadBox(NOUNS[self.doc_type], self.lab.settings.upload_limit_mb, upload, paste, sample)

    def _file(self, document: UserDocument) -> None:
        with tag('div', 'file'):
            icon('file-text')
            with tag('div', 'what'):
                tag('b', text=document.file_name)
                tag('span', 'small muted', f'Given on {document.created_at:%d %B %Y}')
            replace = button('Use another', 'outline').on_click(lambda: self.open(None, document))
            replace.props(f'aria-label="Use another file for {NOUNS[self.doc_type]}"')

    def _follow(self, document_id: UUID, below: Element) -> None:
        """Watch the reading until it is done, then show what was read."""
        with below:
            line = tag('p', 'muted', role='status')
            with tag('div', 'skeleton row', aria_hidden='true'):
                for _ in range(4):
                    tag('i')

        async def look() -> bool:
            progress = await self.lab.documents.progress(self.viewer, document_id)
            line._text = f'{progress.name} …'
            line.update()
            if progress.done:
                await self._show(document_id, below, progress.problem, unfolded=True)
            return progress.done

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

    async def _show(self, document_id: UUID, below: Element, problem: str | None, unfolded: bool) -> None:
        below.clear()
        with below:
            if problem:
                note(problem, 'bad', role='alert')
                await self._another_way(document_id)
                return
            extraction = await self.lab.profiles.extraction(self.viewer, document_id)
            if isinstance(extraction, ResumeExtraction):
                self._what_we_read(resume_counts(extraction), partial(ExtractionReview, extraction), unfolded)
                noticed(extraction)
            elif isinstance(extraction, JobExtraction):
                self._what_we_read(job_counts(extraction), partial(JobReview, extraction), unfolded)
        self.ready = True
        self.on_change()

    def _what_we_read(self, counts: str, review: Callable[[], ExtractionReview | JobReview], unfolded: bool) -> None:
        def inside() -> None:
            with tag('div', 'stack loose'):
                self.review = review()

        with Fold(inside, unfolded, 'what-we-read').summary, tag('span'):
            tag('span', text=f'What we read: {counts}. ' if counts else 'What we read. ')
            tag('span', 'muted', 'Please correct what is wrong.')
