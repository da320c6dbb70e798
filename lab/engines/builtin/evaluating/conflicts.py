"""Statements that do not fit the résumé: skills denied, team sizes and figures that differ. Asked as questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lab.engines.builtin.evaluating.facts import SHARED_STEMS, compared, runs, shared_words, shown
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.figures import figures_of
from lab.engines.builtin.measuring.lexicons import entry
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.words import Word, stem, words_of
from lab.models.extraction import ResumeExtraction, WorkEntry

PEOPLE = frozenset(stem(word) for word in entry('grammar', 'people'))
GROUPS = frozenset(stem(word) for word in entry('grammar', 'groups'))
DENIED = re.compile(
    r'\b(?:never (?:really |actually )?(?:used|worked with|done|touched|learned|tried)|'
    r"haven't (?:really |actually )?(?:used|worked with)|don't know|no experience (?:with|in))\b"
)


@dataclass(frozen=True)
class Conflict:
    """Two statements that do not fit; `question` asks which one holds."""

    question: str
    mark: Marked
    other: Marked | None = None


def conflicts(resume: ResumeExtraction, accounts: Sequence[Account]) -> list[Conflict]:
    said = [mark for account in accounts for mark in account.marks if not mark.ignored]
    found = [*_denied_skills(resume, said), *_team_sizes(resume, accounts), *_other_figures(resume, said)]
    return list({conflict.question: conflict for conflict in found}.values())


def _other_figures(resume: ResumeExtraction, said: Sequence[Marked]) -> Iterator[Conflict]:
    """The same thing in per cent, with another figure, and the written one nowhere in what was said."""
    everything = {figure.value for mark in said for figure in figures_of(mark.sentence.kept)}
    for text, mark, written, spoken in compared(resume, said):
        shares = [figure for figure in written if figure.percent and figure.value not in everything]
        others = [figure for figure in spoken if figure.percent]
        if shares and others and len(shared_words(text, mark)) > SHARED_STEMS:
            yield Conflict(
                f'Your résumé says {shown(shares[0], words_of(text))} where you said '
                f'{shown(others[0], mark.sentence.kept)}. Which one is it?',
                mark,
            )


def _denied_skills(resume: ResumeExtraction, said: Sequence[Marked]) -> Iterator[Conflict]:
    for mark in said:
        words = [word.low for word in mark.sentence.kept]
        denied = DENIED.search(' '.join(words))
        for skill in resume.skills_claimed if denied else ():
            tokens = [word.low for word in words_of(skill.name)]
            if tokens and runs(tokens, ' '.join(words)[denied.end() :].split() if denied else []):
                yield Conflict(
                    f'Your résumé lists {skill.name}; here it sounded as if you had not used it. '
                    'How much have you done with it?',
                    mark,
                )


def _team_sizes(resume: ResumeExtraction, accounts: Sequence[Account]) -> Iterator[Conflict]:
    """Team sizes said about the same employer or project, or told in two answers about the same one."""
    for job in resume.work_history:
        written = next((size for text in job.highlights if (size := _team(words_of(text)))), None)
        for account in accounts:
            for mark in account.marks:
                spoken = _team(mark.sentence.kept) if not mark.ignored else None
                if written and spoken and written != spoken and _about(job, account):
                    yield Conflict(
                        f'Your résumé says a team of {written}, and in your answer it was {spoken}. Which one is it?',
                        mark,
                    )


def _about(job: WorkEntry, account: Account) -> bool:
    tokens = {
        word.low
        for word in words_of(job.employer)
        if word.low not in entry('grammar', 'corporate') and len(word.low) > 2
    }
    asked = {word.low for word in words_of(account.exchange.asked)}
    return bool(tokens & (asked | {word.low for mark in account.marks for word in mark.sentence.kept}))


def _team(words: Sequence[Word]) -> int | None:
    """The size in "a team of five", "five of us", "we were five" or "five people in the team"."""
    for figure in figures_of(words):
        before, after = (
            [w.stem for w in words[max(0, figure.start - 2) : figure.start]],
            [w.stem for w in words[figure.end : figure.end + 5]],
        )
        counted = bool(after) and after[0] in PEOPLE and bool(GROUPS & set(after))
        if (
            (before and before[-1] == 'of' and set(before) & GROUPS)
            or counted
            or after[:2] == ['of', 'us']
            or before == ['we', 'were']
        ):
            return int(figure.value) if figure.value < 100 and not figure.percent else None
    return None
