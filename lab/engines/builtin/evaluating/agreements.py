"""Facts found twice: in the résumé and in the answers, or in two answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.facts import compared, runs, shown
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.figures import Figure, figures_of
from lab.engines.builtin.measuring.lexicons import entry, word_set
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.topic import is_content
from lab.engines.builtin.measuring.words import Word, words_of
from lab.models.extraction import ResumeExtraction

NAME, FIGURE = 0.5, 1.0
LONG_NAME = 5


@dataclass(frozen=True)
class Agreement:
    """A fact found twice: `what` names it for people; a name counts for less than a figure."""

    what: str
    mark: Marked
    worth: float


def agreements(resume: ResumeExtraction, accounts: Sequence[Account]) -> list[Agreement]:
    said = [mark for account in accounts for mark in account.marks if mark.ignored in ('', 'repeat')]
    found: dict[str, Agreement] = {}
    for worth, rows in ((NAME, _names(resume, said)), (NAME, _skills(resume, said)), (FIGURE, _figures(resume, said))):
        for what, mark in rows:
            found.setdefault(what, Agreement(what, mark, worth))
    for what, mark in _told_twice(accounts):
        found.setdefault(what, Agreement(what, mark, FIGURE))
    return list(found.values())


def _names(resume: ResumeExtraction, said: Sequence[Marked]) -> Iterator[tuple[str, Marked]]:
    names = (
        [w.employer for w in resume.work_history]
        + [e.institution for e in resume.education]
        + [p.name for p in resume.projects]
    )
    for name in names:
        tokens = [
            word.low for word in words_of(name) if word.low not in entry('grammar', 'corporate') and len(word.low) > 2
        ][:2]
        mark = next((m for m in said if tokens and set(tokens) <= {w.low for w in m.sentence.kept}), None)
        mark = mark or next((m for m in said if tokens and len(tokens[0]) > 4 and _names_it(m, tokens[0])), None)
        if mark:
            yield f'your time with {name}' if name not in {p.name for p in resume.projects} else name, mark


def _names_it(mark: Marked, token: str) -> bool:
    """Whether a name is said; recogniser text has no capitals, so a word that is no other word will do."""
    rare = len(token) > LONG_NAME and not any(
        token in word_set(f'{name}_words') for name in ('generic', 'working', 'leisure')
    )
    return any(word.low == token and (rare or word.text[0].isupper()) for word in mark.sentence.kept)


def _skills(resume: ResumeExtraction, said: Sequence[Marked]) -> Iterator[tuple[str, Marked]]:
    for skill in resume.skills_claimed:
        tokens = [word.low for word in words_of(skill.name)]
        if tokens and len(''.join(tokens)) > 1:
            mark = next(
                (m for m in said if m.real and m.did('i') and runs(tokens, [w.low for w in m.sentence.kept])), None
            )
            if mark:
                yield skill.name, mark


def _figures(resume: ResumeExtraction, said: Sequence[Marked]) -> Iterator[tuple[str, Marked]]:
    for text, mark, written, spoken in compared(resume, said):
        for figure in written:
            if any(figure.value == other.value for other in spoken):
                noun = _noun(words_of(text), figure)
                yield (
                    f'{shown(figure, words_of(text))} {noun.low}' if noun else f'the {shown(figure, words_of(text))}',
                    mark,
                )


def _told_twice(accounts: Sequence[Account]) -> Iterator[tuple[str, Marked]]:
    """A figure with its noun that comes back in another answer."""
    seen: dict[tuple[float, str], int] = {}
    for number, account in enumerate(accounts):
        for mark in account.marks:
            for figure in figures_of(mark.sentence.kept) if not mark.ignored else ():
                noun = _noun(mark.sentence.kept, figure)
                if noun and figure.value > 2 and seen.setdefault((figure.value, noun.stem), number) != number:
                    yield f'{shown(figure, mark.sentence.kept)} {noun.low}', mark


def _noun(words: Sequence[Word], figure: Figure) -> Word | None:
    after = words[figure.end] if figure.end < len(words) else None
    return after if after and is_content(after) and not figure.percent else None
