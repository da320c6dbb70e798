"""Facts that can be held against each other: what the résumé says, beside sentences about the same thing."""

from collections.abc import Iterator, Sequence

from lab.engines.builtin.measuring.details import is_number
from lab.engines.builtin.measuring.figures import Figure, figures_of
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.topic import is_content
from lab.engines.builtin.measuring.words import Word, words_of
from lab.models.extraction import ResumeExtraction

SHARED_STEMS = 2
"""Content words two statements share from which they are about the same thing."""


def compared(
    resume: ResumeExtraction, said: Sequence[Marked]
) -> Iterator[tuple[str, Marked, list[Figure], list[Figure]]]:
    """Statements of the résumé with figures, beside sentences with figures about the same thing."""
    texts = [text for job in resume.work_history for text in job.highlights] + [claim.text for claim in resume.claims]
    for text in dict.fromkeys(texts):
        written = figures_of(words_of(text))
        for mark in said if written else ():
            spoken = figures_of(mark.sentence.kept)
            if spoken and (len(shared_words(text, mark)) >= SHARED_STEMS or _same_pair(written, spoken)):
                yield text, mark, written, spoken


def _same_pair(written: Sequence[Figure], spoken: Sequence[Figure]) -> bool:
    return len({f.value for f in written} & {f.value for f in spoken}) >= 2


def shared_words(text: str, mark: Marked) -> set[str]:
    written = {word.stem for word in words_of(text) if is_content(word) and not is_number(word.low)}
    return written & {word.stem for word in mark.sentence.kept if is_content(word)}


def runs(tokens: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(words[i : i + len(tokens)]) == list(tokens) for i in range(len(words) - len(tokens) + 1))


def shown(figure: Figure, words: Sequence[Word]) -> str:
    shown = ' '.join(word.text for word in words[figure.start : figure.end])
    return f'{shown} percent' if figure.percent and not shown.endswith('%') else shown
