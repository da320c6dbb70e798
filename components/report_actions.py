"""What a candidate can do with a finished report: take it along, plan with it, let an adviser read it."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from nicegui import ui

from components.markup import button, heading, icon, paragraph, tag
from components.tick import tick
from lab.errors import LabError
from lab.models.report import ReportView
from lab.models.share import NewShare, ShareLink

DAYS = {7: 'One week', 14: 'Two weeks', 30: 'A month', 90: 'Three months'}


class Sharing(Protocol):
    async def links(self) -> list[ShareLink]: ...

    async def share(self, days: int, note: str, with_transcript: bool) -> NewShare: ...

    async def revoke(self, link_id: UUID) -> None: ...


class ReportActions:
    def __init__(self, report: ReportView, sharing: Sharing) -> None:
        self.sharing = sharing
        self.days, self.note, self.with_transcript = 14, '', True
        base = f'/download/session/{report.session_id}'
        with tag('nav', 'line no-print actions', aria_label='This report'):
            _download('PDF', f'{base}/report.pdf', 'download')
            _download('Plan as calendar', f'{base}/plan.ics', 'calendar-days')
            _download('JSON', f'{base}/report.json', 'code-xml')
            button('Share with an adviser', 'quiet').on_click(self.open)

    async def open(self) -> None:
        with ui.dialog(value=True).props('aria-label="Share this report"') as dialog, ui.card().classes('stack'):
            heading(2, 'Let somebody read this report')
            paragraph('Whoever has the link can read it, signed in or not, until it ends or you take it back.', 'muted')
            ui.select(DAYS, value=self.days, label='For how long', on_change=lambda e: self._keep('days', e.value))
            ui.input('For whom (only you see this)', on_change=lambda e: self._keep('note', e.value))
            tick('With the transcript', True, lambda on: self._keep('with_transcript', on))
            with tag('div', 'line'):
                button('Make a link').on_click(self.make)
                button('Close', 'outline').on_click(dialog.close)
            self.made = tag('div', 'stack tight', role='status')
            self.listed = tag('div', 'stack tight')
        await self._list()

    async def make(self) -> None:
        try:
            new = await self.sharing.share(self.days, self.note, self.with_transcript)
        except LabError as error:
            ui.notify(error.sentence, type='negative', multi_line=True, timeout=9000, close_button='Close')
            return
        address = await ui.run_javascript('location.origin') + f'/shared/{new.secret}'
        self.made.clear()
        with self.made:
            paragraph('Copy this link now; it is not shown again.', 'small')
            ui.input('Link', value=address).props('readonly').classes('mono')
            copy = button('Copy the link', 'soft', 'start')
            copy.on('click', js_handler=f'() => navigator.clipboard.writeText("{address}")')
        await self._list()

    async def _list(self) -> None:
        links = await self.sharing.links()
        self.listed.clear()
        with self.listed:
            self._rows(links)

    def _rows(self, links: Sequence[ShareLink]) -> None:
        if links:
            heading(3, 'Links that are open')
        for link in links:
            with tag('div', 'line apart'):
                opened = f'opened {link.opened} times' if link.opened != 1 else 'opened once'
                name = link.note or 'A link'
                tag(
                    'span',
                    'small',
                    f'{name}, until {link.expires_at:%d %B %Y}, {opened if link.opened else "not opened"}',
                )
                button('Take it back', 'outline', 'small').on_click(lambda link=link: self._revoke(link.id))

    async def _revoke(self, link_id: UUID) -> None:
        await self.sharing.revoke(link_id)
        await self._list()

    def _keep(self, name: str, value: int | str | bool) -> None:
        setattr(self, name, value)


def _download(label: str, address: str, sign: str) -> None:
    with tag('a', 'chip', href=address, download=True):
        icon(sign)
        tag('span', text=label)
