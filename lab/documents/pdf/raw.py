"""The C functions of pdfium, without pypdfium2's own layer, whose import takes longer than reading a page."""

from typing import Any

from pypdfium2_raw import bindings  # type: ignore[import-untyped]

pdfium: Any = bindings
