"""What a reader hands back, light enough for the child process: the same names as `lab.models.document`, no imports."""

from dataclasses import asdict, dataclass, field
from typing import Any

TEXT_LIMIT = 200_000
"""Characters kept of a document: fifty dense pages."""
LINE_LIMIT = 10_000


@dataclass(slots=True)
class TextLine:
    """One line in reading order; `lab.models.document.Line` without its offsets."""

    text: str
    page: int = 0
    column: int = 0
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    heading: bool = False
    bullet: bool = False
    runs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    lines: list[TextLine]
    pages: int = 1
    kind: str = 'text'
    notices: list[str] = field(default_factory=list)

    def payload(self) -> dict[str, Any]:
        """The fields of `ReadText`: lines joined by line feeds, with each line's offsets."""
        rows, start = [], 0
        for line in self.lines:
            end = start + len(line.text)
            rows.append({**asdict(line), 'start': start, 'end': end})
            start = end + 1
        text = '\n'.join(line.text for line in self.lines)
        return {'text': text, 'lines': rows, 'pages': self.pages, 'kind': self.kind, 'notices': self.notices}
