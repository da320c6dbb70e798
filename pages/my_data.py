"""What is kept about me: taken along as one file, or deleted with the account."""

from nicegui import ui

from components.markup import button, heading, link_button, paragraph, tag
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told

WORDS = 'delete my account'


class Kept:
    def __init__(self, lab: Lab, viewer: Viewer) -> None:
        self.lab, self.viewer = lab, viewer
        with tag('section', 'stack', aria_label='What is kept about you'):
            heading(2, 'What is kept about you')
            paragraph(
                'Your documents, what was read in them, your sessions with their transcripts, recordings and reports, '
                f'for {lab.settings.keep_days} days after you last touched them.',
                'muted',
            )
            with tag('div', 'line'):
                ui.button('Download everything', color=None).classes('soft').props(
                    'href="/download/my-data.zip" download'
                )
                link_button('Delete single sessions', '/history', 'outline')
                button('Delete my account', 'danger').on_click(self.open)

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
