"""My résumés on the profile page: given, read, corrected, which one is current, what will be asked about it."""

from functools import partial
from uuid import UUID

from nicegui import ui

from components.confirm import confirm
from components.empty import empty
from components.extraction_review import ExtractionReview
from components.fold import Fold
from components.markup import button, link_button, note, paragraph, say, side, tag
from components.noticed import noticed
from components.resume_read import resume_read
from components.upload_box import UploadBox
from lab.models.document import DocType, UserDocument
from lab.models.extraction import ResumeExtraction
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told
from pages.watching import watch


class Resumes:
    """`kit_id` is the kit with which the questions about the current résumé can be practised."""

    def __init__(self, lab: Lab, viewer: Viewer, kit_id: str) -> None:
        self.lab, self.viewer, self.kit_id = lab, viewer, kit_id
        with tag('section', 'section', aria_label='Your résumé'):
            side('Your résumé', 'Interviewers read the current one, and go by your corrections.')
            with tag('div', 'stack loose'):
                self.current = tag('div', 'stack')
                self.versions = tag('div')
                self.giving = Fold(self._give)

    async def show(self) -> None:
        mine = await self.lab.documents.list_mine(self.viewer, DocType.resume)
        latest = await self.lab.documents.latest(self.viewer, DocType.resume)
        self.current.clear()
        with self.current:
            if latest is None:
                sentence = 'Give one here, or when you choose an interview. It is read once and yours to correct.'
                empty('file-text', 'No résumé yet.', sentence, level=3)
            else:
                await self._read(latest)
        self.versions.clear()
        with self.versions:
            for document in mine:
                self._version(document, document.id == latest.id if latest else False)
        say(self.giving.summary, 'Give a new version' if mine else 'Give your résumé')
        if not mine:
            self.giving.unfold()

    def _give(self) -> None:
        UploadBox('your résumé', self.lab.settings.upload_limit_mb, self.take, self.paste)

    @told
    async def take(self, name: str, content: bytes) -> None:
        await self._follow(await self.lab.documents.upload(self.viewer, DocType.resume, name, content))

    @told
    async def paste(self, text: str) -> None:
        await self._follow(await self.lab.documents.paste(self.viewer, DocType.resume, text))

    async def _follow(self, document: UserDocument) -> None:
        """Until it has been read, or cannot be."""
        self.current.clear()
        with self.current:
            line = paragraph('Reading your résumé …', 'muted').props('role=status')

        async def look() -> bool:
            progress = await self.lab.documents.progress(self.viewer, document.id)
            if progress.done:
                await self.show()
                if progress.problem:
                    with self.current:
                        note(progress.problem, 'bad', role='alert')
            return progress.done

        watch(look, 0.4, line)

    async def _read(self, latest: UserDocument) -> None:
        extraction = await self.lab.profiles.extraction(self.viewer, latest.id)
        if not isinstance(extraction, ResumeExtraction):
            return
        resume_read(extraction)
        say(Fold(partial(self._corrections, latest, extraction)).summary, 'Correct what was read')
        noticed(extraction)
        if extraction.risk_flags or extraction.claims:
            with tag('div', 'line'):
                link_button('Practise exactly these', f'/interview/kits/{self.kit_id}?kind=hr')
                paragraph('An HR interview takes up the gaps and claims of your résumé.', 'small muted')

    def _corrections(self, latest: UserDocument, extraction: ResumeExtraction) -> None:
        with tag('div', 'stack loose'):
            kept = 'Your corrections stay when the résumé is read again, and interviewers go by them.'
            paragraph(kept, 'small muted')
            review = ExtractionReview(extraction)
            button('Save the corrections', 'soft', 'start').on_click(lambda: self.correct(latest, review))

    @told
    async def correct(self, document: UserDocument, review: ExtractionReview) -> None:
        await self.lab.profiles.correct(self.viewer, document.id, review.draft, document.version)
        ui.notify('Saved. Your next interviewer goes by this.', type='positive')
        await self.show()

    def _version(self, document: UserDocument, current: bool) -> None:
        with tag('div', 'kept'):
            with tag('div', 'what'):
                tag('b', text=document.file_name)
                tag('span', 'small muted', _about(document))
            if current:
                tag('span', 'tag good', 'Current')
            elif document.ready:
                use = button('Use this one', 'outline').on_click(lambda: self.use(document.id))
                use.props(f'aria-label="Use this one: {_plain(document.file_name)}"')
            remove = button('Delete', 'quiet').on_click(lambda: self._ask(document))
            remove.props(f'aria-label="Delete {_plain(document.file_name)}"')

    @told
    async def use(self, document_id: UUID) -> None:
        await self.lab.documents.use(self.viewer, document_id)
        await self.show()

    def _ask(self, document: UserDocument) -> None:
        @told
        async def delete() -> None:
            await self.lab.documents.delete(self.viewer, document.id)
            await self.show()

        kept = 'The file and what was read from it are deleted for good. Interviews held on it stay in your history.'
        confirm('Delete this résumé?', f'{document.file_name}. {kept}', 'Delete it', delete)


def _about(document: UserDocument) -> str:
    given = f'Given on {document.created_at:%d %B %Y}'
    if document.problem:
        return f'{given}. {document.problem}'
    return f'{given}, corrected by you' if document.corrected else given


def _plain(name: str) -> str:
    return name.replace('"', '').replace('\\', '')
