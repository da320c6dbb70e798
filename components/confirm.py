"""A question before something goes for good."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from components.markup import button, heading, paragraph, tag


def confirm(title: str, sentence: str, yes: str, act: Callable[[], Awaitable[None]]) -> None:
    """`act` runs when the candidate presses `yes`; closing the question changes nothing."""
    with ui.dialog(value=True) as dialog, ui.card().classes('stack lab-dialog'):
        dialog.props(f'role=alertdialog aria-label="{title}"')
        heading(2, title)
        paragraph(sentence)

        async def confirmed() -> None:
            dialog.close()
            await act()

        with tag('div', 'line'):
            button('Keep it', 'outline').on_click(dialog.close)
            button(yes, 'danger').on_click(confirmed)
