"""The interviewer's notebook: why each question was asked and what a strong answer would have shown."""

from collections.abc import Sequence

from components.markup import heading, tag
from lab.models.report import NotebookEntry


def notebook(entries: Sequence[NotebookEntry]) -> None:
    for entry in entries:
        with tag('article', 'book'):
            tag('span', 'eyebrow', _where(entry))
            heading(3, entry.question)
            with tag('dl'):
                for term, text in _lines(entry):
                    tag('dt', text=term)
                    tag('dd', text=text)
                if entry.answer_turn is not None:
                    tag('dt', text='Your answer')
                    with tag('dd'):
                        tag('a', text='Read it in the transcript', href=f'#turn-{entry.answer_turn}')


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
