"""What is kept about me: taken along as one file, or deleted with the account."""

from nicegui import ui

from components.markup import button, heading, link_button, paragraph, side, tag
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told

WORDS = 'delete my account'


class Kept:
    def __init__(self, lab: Lab, viewer: Viewer) -> None:
        self.lab, self.viewer = lab, viewer
        with tag('section', 'section', aria_label='What is kept about you'):
            side('What is kept about you', 'Yours to take along and to delete, at any time.')
            with tag('div', 'stack'):
                with tag('dl', 'keeping'):
                    for what, how_long in self._kept():
                        tag('dt', text=what)
                        tag('dd', text=how_long)
                with tag('div', 'line'):
                    take = button('Download everything', 'soft')
                    take.props('href="/download/my-data.zip" download')
                    link_button('Delete single sessions', '/history', 'outline')
                    button('Delete my account', 'danger').on_click(self.open)

    def _kept(self) -> tuple[tuple[str, str], ...]:
        kept, voices = self.lab.settings.keep_days, self.lab.recordings.keep_days
        return (
            ('Résumés and postings, and what was read in them', f'{kept} days after you last touched them'),
            ('Sessions with their transcripts and reports', f'{kept} days after you last touched them'),
            ('Recordings of your voice', f'{voices} days, and only where you agreed to it'),
        )

    def open(self) -> None:
        with ui.dialog(value=True) as dialog, ui.card().classes('stack lab-dialog'):
            dialog.props('role=alertdialog aria-label="Delete your account"')
            heading(2, 'Delete your account?')
            paragraph(
                'Everything goes for good: your résumés, sessions, recordings, reports, links and tokens. '
                'Download it first if you want to keep it. Nobody can bring it back.'
            )
            typed = ui.input(f'Type “{WORDS}” to go on').props('autocomplete=off')
            with tag('div', 'line'):
                button('Keep my account', 'outline').on_click(dialog.close)
                go = button('Delete it for good', 'danger').on_click(self.delete)
            go.set_enabled(False)
            typed.on_value_change(lambda event: go.set_enabled(_meant(event.value)))

    @told
    async def delete(self) -> None:
        await self.lab.records.delete_account(self.viewer)
        ui.run_javascript(LEAVE)


LEAVE = """const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out' });
    document.body.append(form); form.submit();"""


def _meant(typed: str | None) -> bool:
    return (typed or '').strip().lower() == WORDS
