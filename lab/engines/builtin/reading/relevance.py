"""How far an answer is about what was asked, fair to honest answers in other words."""

import math
import re
from functools import cache, lru_cache

from lab.engines.builtin.reading.lexicon import pattern, plain, words_of
from lab.engines.builtin.reading.words import content_stems, plain_words, stem, word_count
from lab.models.interview import Brief
from lab.models.plan import PlannedQuestion

OFF_TOPIC_BELOW = 0.3
OFF_TOPIC_WORDS = 7
HALF_WAY = 1.6
STATES = re.compile(r'(?i)\b(?:is|are|was|were|has|have)\b')


def relevance(answer: str, question: str, planned: PlannedQuestion | None, brief: Brief) -> float:
    """0–1. What was asked counts whole, the candidate's and the role's own world half, work and study a little."""
    said = content_stems(answer)
    asked = {each for each in content_stems(question) if each not in _empty_stems()}
    listened = _listened(answer, planned)
    world = said & world_of(brief)
    worldly = len(pattern('work_words').findall(plain(answer)))
    hits = 1.2 * len(said & asked) + 1.0 * listened + 0.5 * min(len(world), 4) + 0.25 * min(worldly, 4)
    return round(1 - math.exp(-hits / HALF_WAY), 2)


def off_topic(answer: str, score: float) -> bool:
    """Long enough to be an answer, about neither the question nor work or study, and about something else.

    What names nothing of everyday life is off topic only as a statement about the world: nobody's "I" or "we" in it.
    """
    words = word_count(answer)
    if words < OFF_TOPIC_WORDS:
        return False
    elsewhere = {found.lower() for found in pattern('offtopic').findall(plain(answer))}
    if not elsewhere:
        stated = STATES.search(answer) and not pattern('anybody').search(plain(answer))
        return words > OFF_TOPIC_WORDS and score < OFF_TOPIC_BELOW and bool(stated)
    return score < OFF_TOPIC_BELOW or (
        len(elsewhere) >= 2 and score < 2 * OFF_TOPIC_BELOW and len(elsewhere) * 12 > words
    )


def _listened(answer: str, planned: PlannedQuestion | None) -> int:
    if planned is None:
        return 0
    lower = f' {" ".join(plain_words(answer))}'
    return sum(1 for heard in {*map(str.lower, planned.listen_for)} if f' {heard}' in lower)


def world_of(brief: Brief) -> set[str]:
    """Stems of the role's skills and of what the résumé and the posting name."""
    return set(_stems_of(tuple(_names(brief))))


def _names(brief: Brief) -> list[str]:
    candidate, job = brief.candidate, brief.job
    return [
        *brief.focus_skills,
        *([job.title, job.company] if job else []),
        *(skill.name for skill in candidate.skills_claimed),
        *(f'{work.employer} {work.title} {" ".join(work.highlights)}' for work in candidate.work_history),
        *(f'{project.name} {project.summary}' for project in candidate.projects),
        *(f'{study.institution} {study.field}' for study in candidate.education),
        *(item.text for item in (job.responsibilities if job else [])),
        *(' '.join(skill.names) for skill in (job.required_skills if job else [])),
    ]


@lru_cache(maxsize=32)
def _stems_of(names: tuple[str, ...]) -> set[str]:
    return content_stems(' '.join(names)) - _empty_stems()


@cache
def _empty_stems() -> set[str]:
    return {stem(word) for word in words_of('question_words')}
