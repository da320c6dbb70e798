"""A prompt with its versions: which one is live, what each says, and a way to choose another."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from components.markup import button, heading, paragraph, tag
from lab.models.model_call import ModelUse, PromptVersion, PromptView

COLUMNS = ('Asked to', 'Model', 'Requests', 'Not usable', 'Tokens in', 'Cached', 'Tokens out', 'Cost', 'Mean time')
Choose = Callable[[str, int], Awaitable[None]]


def prompt_card(prompt: PromptView, choose: Choose) -> None:
    with tag('article', 'card stack', aria_label=prompt.title):
        heading(2, prompt.title)
        paragraph(_plain(prompt.purpose), 'muted')
        for version in prompt.versions:
            with tag('div', 'line'):
                tag('strong', text=f'Version {version.version}')
                tag('span', 'muted', version.fingerprint)
                if version.live:
                    tag('span', 'tag', 'Live')
                else:
                    _choice(prompt, version, choose)
            with ui.element('details').classes('fold small-fold'):
                tag('summary', text=f'What version {version.version} says')
                tag('pre', 'prompt-text', version.text, tabindex='0')


def _choice(prompt: PromptView, version: PromptVersion, choose: Choose) -> None:
    act = button('Make live', 'soft').props(f'aria-label="Make version {version.version} of {prompt.title} live"')

    async def chosen() -> None:
        await choose(prompt.name, version.version)

    act.on_click(chosen)


def use_table(use: list[ModelUse]) -> None:
    """What the model has taken over the last thirty days."""
    if not use:
        paragraph('No model has been asked anything in the last thirty days.', 'muted')
        return
    with (
        tag('div', 'table-box', tabindex='0', role='region', aria_label='Use of the model'),
        tag('table', 'plain-table'),
    ):
        with tag('thead'), tag('tr'):
            for name in (
                'Asked to',
                'Model',
                'Requests',
                'Not usable',
                'Tokens in',
                'Cached',
                'Tokens out',
                'Cost',
                'Mean',
            ):
                tag('th', text=name, scope='col')
        with tag('tbody'):
            for each in use:
                _row(each)


def _row(use: ModelUse) -> None:
    figures = (use.calls, use.failed, use.tokens_in, use.tokens_cached, use.tokens_out)
    with tag('tr'):
        tag('th', text=use.capability, scope='row')
        tag('td', text=use.model)
        for figure in figures:
            tag('td', '', f'{figure:,}')
        tag('td', '', f'{use.cost:.2f}')
        tag('td', '', f'{use.mean_ms / 1000:.1f} s')


def _plain(text: str) -> str:
    return ' '.join(text.replace('`', '').split())
