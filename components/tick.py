"""A box to tick: a native checkbox with its label and a line of detail."""

from collections.abc import Callable

from components.markup import tag


def tick(label: str, value: bool, on_change: Callable[[bool], object], detail: str = '') -> None:
    with tag('label', 'tick'):
        box = tag('input', type='checkbox')
        if value:
            box.props('checked')
        box.on('change', lambda event: on_change(bool(event.args)), js_handler='(e) => emit(e.target.checked)')
        with tag('span'):
            tag('span', text=label)
            if detail:
                tag('span', 'small muted detail', detail)
