"""A part folded away until somebody looks, and only then made: nobody waits for what most never open."""

from collections.abc import Callable

from components.markup import tag


class Fold:
    """`inside` makes its content, once; `unfolded` at once. Fill `summary` with what is read on it."""

    def __init__(self, inside: Callable[[], object], unfolded: bool = False, classes: str = '') -> None:
        self._inside, self._made = inside, False
        with tag('details', f'fold {classes}') as self._details:
            self.summary = tag('summary')
        self._details.on('toggle', self._make, js_handler='(e) => e.target.open && emit()')
        if unfolded:
            self.unfold()

    def unfold(self) -> None:
        self._details.props('open')
        self._make()

    def _make(self) -> None:
        if not self._made:
            self._made = True
            with self._details:
                self._inside()
