"""Where a document is given: dropped, chosen or pasted. What comes of it is the page's affair."""

from collections.abc import Awaitable, Callable

from nicegui import events, ui
from nicegui.element import Element

from components.complaint import Complaint
from components.markup import button, icon, note, tag
from lab.errors import LabError

ACCEPTED = '.pdf,.docx,.txt,.md'
LOST = 'The file did not arrive. Please choose it again; nothing else on this page has changed.'
REJECTED = '(all) => emit(all[0].file.name, all[0].file.size, all[0].failedPropValidation)'


class UploadBox:
    """`on_file` gets the name and the bytes, `on_paste` the text; each awaits until the document is stored.

    What they refuse with a LabError is said here, and what was given stays as it is.
    """

    def __init__(
        self,
        noun: str,
        limit_mb: int,
        on_file: Callable[[str, bytes], Awaitable[None]],
        on_paste: Callable[[str], Awaitable[None]],
        sample: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.noun, self.limit_mb, self.on_file, self.on_paste = noun, limit_mb, on_file, on_paste
        self.upload = self._hidden_upload()
        self._drop_zone(sample)
        self.state = tag('div')
        self.paste = tag('div', 'stack tight')
        self.paste.set_visibility(False)

    def refuse(self, sentence: str) -> None:
        self.state.clear()
        with self.state:
            note(sentence, 'bad', role='alert')

    def _under_way(self) -> None:
        self.state.clear()
        with self.state, tag('div', 'stack'):
            tag('p', 'muted', 'Your file is on its way.', role='status')
            with tag('div', 'skeleton row', aria_hidden='true'):
                tag('i')

    async def _take(self, taking: Awaitable[None]) -> None:
        try:
            await taking
        except LabError as error:
            self.refuse(error.sentence)

    def _hidden_upload(self) -> ui.upload:
        """Quasar's own box cannot be named for screen readers, so it works unseen behind real buttons."""

        async def received(event: events.UploadEventArguments) -> None:
            content = await event.file.read()
            self.upload.reset()
            await self._take(self.on_file(event.file.name, content))

        limit = self.limit_mb * 1_000_000
        upload = ui.upload(on_begin_upload=self._under_way, on_upload=received, auto_upload=True, max_file_size=limit)
        upload.on('rejected', lambda event: self._rejected(*event.args), js_handler=REJECTED)
        upload.on('failed', lambda: self.refuse(LOST), args=[])
        return upload.classes('hidden').props(f'accept="{ACCEPTED}" aria-hidden=true')

    def _drop_zone(self, sample: Callable[[], Awaitable[None]] | None) -> None:
        with tag('div', 'drop') as zone:
            with tag('div', 'drop-what'):
                with tag('span', 'sign', aria_hidden='true'):
                    icon('upload')
                with tag('div'):
                    tag('b', 'for-mouse', f'Drop {self.noun} here')
                    tag('b', 'for-touch', f'{self.noun[:1].upper()}{self.noun[1:]} as a file or as text')
                    tag('span', 'muted small', f'PDF, Word, text or Markdown, up to {self.limit_mb} MB')
            with tag('div', 'line'):
                choose = button('Choose a file', 'primary')
                choose.on('click', js_handler=f'() => getElement({self.upload.id}).$refs.qRef.pickFiles()')
                self.pasting = button('Paste the text', 'outline').props('aria-expanded=false')
                self.pasting.on_click(self._toggle_paste)
                if sample:
                    button('Try a sample', 'quiet').on_click(sample)
        self._take_drops(zone)

    def _take_drops(self, zone: Element) -> None:
        dropped = f"""(event) => {{ event.preventDefault(); event.currentTarget.classList.remove('over');
            getElement({self.upload.id}).$refs.qRef.addFiles(event.dataTransfer.files); }}"""
        zone.on('drop', js_handler=dropped)
        zone.on(
            'dragover', js_handler="(event) => { event.preventDefault(); event.currentTarget.classList.add('over'); }"
        )
        zone.on('dragleave', js_handler="(event) => event.currentTarget.classList.remove('over')")

    def _paste_field(self) -> None:
        with self.paste:
            self.text = ui.textarea(f'The text of {self.noun}').props(
                'autogrow input-style="min-height: 9rem; max-height: 24rem"'
            )
            complaint = Complaint(self.text)

            async def use() -> None:
                if text := (self.text.value or '').strip():
                    await self._take(self.on_paste(text))
                else:
                    complaint.make('There is no text here yet. Paste it, or choose a file above.')

            button('Use this text', 'soft').on_click(use)

    def _toggle_paste(self) -> None:
        """Most people choose a file, so the field is made for those who paste."""
        if not self.paste.default_slot.children:
            self._paste_field()
        self.paste.set_visibility(not self.paste.visible)
        self.pasting.props(f'aria-expanded={str(self.paste.visible).lower()}')
        if self.paste.visible:
            self.text.run_method('focus')

    def _rejected(self, name: str, size: int, why: str) -> None:
        """What the browser itself does not even send."""
        if why == 'max-file-size':
            told = f'has {size / 1_000_000:.0f} MB, and up to {self.limit_mb} MB are taken. Make its pictures smaller'
        else:
            told = 'is no PDF, Word, text or Markdown file. Save it as one of these'
        self.refuse(f'“{name}” {told}, or paste its text.')
