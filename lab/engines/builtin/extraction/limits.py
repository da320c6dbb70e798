"""Bounds on what is looked at, so that no text can keep the patterns busy for long."""

from lab.models.document import Line, ReadText

LONGEST_LINE, MOST_LINES = 3_000, 3_000


def bounded(text: ReadText) -> ReadText:
    """The same text with its lines cut to a length and a number that no real document reaches; offsets hold."""
    return text.model_copy(update={'lines': [_cut(line) for line in text.lines[:MOST_LINES]]})


def _cut(line: Line) -> Line:
    if len(line.text) <= LONGEST_LINE:
        return line
    return line.model_copy(update={'text': line.text[:LONGEST_LINE], 'end': line.start + LONGEST_LINE})
