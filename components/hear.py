"""A recorded answer, heard where it is spoken of."""

from collections.abc import Mapping
from types import MappingProxyType

from nicegui import ui

Recorded = Mapping[int, str]
"""Where the recordings are: addresses by the position of the answer. Answers without one are not in it."""
SILENT: Recorded = MappingProxyType({})


class Hear(ui.element, component='hear.js'):
    def __init__(self, address: str, label: str = 'Hear this answer') -> None:
        super().__init__()
        self._props['address'], self._props['label'] = address, label
