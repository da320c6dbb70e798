"""What talk is about: the question, the role, work at large, or something beside all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lab.engines.builtin.measuring.lexicons import entry, stem_set, word_set
from lab.engines.builtin.measuring.words import Word, words_of
from lab.models.interview import Brief

SHORT_TALK = 12
"""Content words under which nothing is called off-topic: a short honest answer may share no word with the question."""
OF_ONESELF = 0.04
LINKED_SHARE = 0.05
FREE_SENTENCE = 2
LEAST_FREE = 3
"""Words of free time from which they can outweigh the rest."""


@dataclass(frozen=True)
class Topic:
    """`role` are stems of the posting, the kit and the résumé; `cues` what answers to this question tend to hold."""

    question: frozenset[str]
    role: frozenset[str]
    cues: tuple[str, ...] = field(default=())

    def links(self, words: Iterable[Word]) -> frozenset[str]:
        """Stems shared with the question, or foreseen for it."""
        content = {word.stem: word.low for word in words if is_content(word)}
        return frozenset(s for s, low in content.items() if s in self.question or low.startswith(self.cues or ('\0',)))

    def beside(self, words: Sequence[Word], personal: bool) -> bool:
        """Whether talk of some length is about something else than the question, the role or work.

        On `personal` questions whatever candidates say of themselves is to the point, unless it is about free time.
        """
        content = {word.stem for word in words if is_content(word)}
        links, free = len(self.links(words)), len(content & self.free_time())
        work = len((content - self.free_time()) & (self.role | stem_set('working_words')))
        if free >= LEAST_FREE and free > links + work:
            return True
        if personal and sum(word.low in ('i', "i'm", "i've", "i'd", 'my', 'me') for word in words) >= OF_ONESELF * len(
            words
        ):
            return False
        return len(content) >= SHORT_TALK and links + work < LINKED_SHARE * len(content) + (links == 0)

    def bearing(self, words: Sequence[Word]) -> int:
        """How many content words bear on the question, the role or work."""
        content = {word.stem for word in words if is_content(word)}
        return len(self.links(words) | ((content - self.free_time()) & (self.role | stem_set('working_words'))))

    def aside(self, words: Sequence[Word]) -> bool:
        """Whether a sentence is about free time, with less of the question, the role or work in it."""
        content = {word.stem for word in words if is_content(word)}
        free = content & self.free_time()
        other = (self.links(words) | content & (self.role | stem_set('working_words'))) - free
        return len(free) >= FREE_SENTENCE and len(free) > len(other)

    def free_time(self) -> frozenset[str]:
        return stem_set('leisure_words') - self.role - self.question


def role_words(brief: Brief) -> frozenset[str]:
    texts = [
        brief.kit_name,
        brief.kit_description,
        *brief.focus_skills,
        *brief.bank.good_looks_like,
        brief.bank.sample_job,
    ]
    texts += [question.text for question in brief.bank.questions] + [
        each for q in brief.bank.questions for each in q.listen_for
    ]
    return content_stems(' '.join([*texts, *_job_texts(brief), *_resume_texts(brief)]))


def content_stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if is_content(word))


def is_content(word: Word) -> bool:
    return (
        word.low not in word_set('function_words')
        and len(word.low) > 2
        and word.low not in entry('grammar', 'in_passing')
    )


def _job_texts(brief: Brief) -> list[str]:
    job = brief.job
    if job is None:
        return []
    skills = [skill.text for skill in [*job.required_skills, *job.nice_to_have_skills]]
    return [job.title, *skills, *(item.text for item in job.responsibilities), *(item.text for item in job.signals)]


def _resume_texts(brief: Brief) -> list[str]:
    who = brief.candidate
    work = [text for entry in who.work_history for text in (entry.title, entry.employer, *entry.highlights)]
    projects = [text for project in who.projects for text in (project.name, project.summary, *project.technologies)]
    return [*work, *projects, *(skill.name for skill in who.skills_claimed), *(each.field for each in who.education)]
