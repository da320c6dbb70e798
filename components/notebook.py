"""The interviewer's notebook: why each question was asked and what a strong answer would have shown."""

from collections.abc import Sequence

from markupsafe import Markup

from components.plain import plain
from lab.models.report import NotebookEntry

ENTRY = Markup('<span class="eyebrow">{}</span><h3>{}</h3><dl>{}{}</dl>')
LINE = Markup('<dt>{}</dt><dd>{}</dd>')
ANSWER = LINE.format('Your answer', Markup('<a href="#turn-{}">Read it in the transcript</a>'))


def notebook(entries: Sequence[NotebookEntry]) -> None:
    for entry in entries:
        lines = Markup('').join(LINE.format(term, text) for term, text in _lines(entry))
        answer = '' if entry.answer_turn is None else ANSWER.format(entry.answer_turn)
        plain(ENTRY.format(_where(entry), entry.question, lines, answer), 'book', 'article')


def _where(entry: NotebookEntry) -> str:
    kind = 'follow-up' if entry.probe else entry.trigger
    return ' · '.join(part for part in (entry.phase_name, entry.interviewer, kind) if part)


def _lines(entry: NotebookEntry) -> list[tuple[str, str]]:
    pairs = (
        ('Why it was asked', entry.reason),
        ('What it tested', entry.intent),
        ('What to listen for', entry.expected_signal),
        ('A strong answer', entry.strong_answer),
        ('Who asked', f'The built-in interviewer stood in. {entry.stood_in}' if entry.stood_in else ''),
    )
    return [(term, text) for term, text in pairs if text]
