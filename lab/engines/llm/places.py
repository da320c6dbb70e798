"""Where something stands in a text, however its spaces, dashes and quotes were copied."""

import re

from lab.models.extraction import Span

SAME = str.maketrans({'’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-', '\u00a0': ' '})


class Places:
    def __init__(self, text: str) -> None:
        self._text = text.translate(SAME)

    def find(self, words: str) -> Span | None:
        return next(iter(self.find_all(words)), None)

    def find_all(self, words: str) -> list[Span]:
        """As whole words, in any case; line breaks count as spaces, and a hyphen at one may have been joined."""
        parts = words.translate(SAME).split()
        if not parts:
            return []
        pattern = r'\s*-?\s+'.join(map(re.escape, parts))
        found = re.finditer(rf'(?<!\w){pattern}(?!\w)', self._text, re.IGNORECASE)
        return [Span(start=match.start(), end=match.end()) for match in found]
