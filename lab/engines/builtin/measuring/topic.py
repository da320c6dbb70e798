"""What talk is about: the question, the role, work at large, or something beside all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lab.engines.builtin.measuring.lexicons import entry, stem_set, word_set
from lab.engines.builtin.measuring.words import Word, words_of
from lab.models.interview import Brief

GIVEN_BACK = 5
SHORT_TALK = 12
"""Content words under which nothing is called off-topic: a short honest answer may share no word with the question."""
LINKED_SHARE, OUTWEIGHED = 0.05, -0.05
"""The least bent to the matter that is asked of talk in general, and of what people tell of themselves."""
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

    def beside(self, words: Sequence[Word], own: bool) -> bool:
        """Whether talk of some length is about something else than the question, the role or work.

        What people did themselves (`own`) may be told in the words of any trade: it is off the point only when words of
        free time outweigh the rest. Other talk must have something of the question, the role or work in it.
        """
        if len({word.stem for word in words if is_content(word)}) < SHORT_TALK:
            return self._free(words) >= LEAST_FREE and self._free(words) > self.bearing(words)
        return self.bent(words) < (OUTWEIGHED if own else LINKED_SHARE)

    def bent(self, words: Sequence[Word]) -> float:
        """Words on the matter, less those of free time, as a share of all that say something; -1 to 1."""
        general = word_set('generic_words') | word_set('buzz_words')
        bearing, free = self.bearing(words), self._free(words)
        plain = {word.stem for word in words if is_content(word) and word.low not in general}
        return (bearing - free) / max(len(plain), bearing + free, 1)

    def _free(self, words: Iterable[Word]) -> int:
        return len({word.stem for word in words if is_content(word)} & self.free_time())

    def gives_back(self, words: Sequence[Word]) -> bool:
        """Whether a short sentence says hardly more than the question did."""
        content = {word.stem for word in words if is_content(word)}
        return 2 <= len(content) <= GIVEN_BACK and len(content & self.question) >= len(content) - (len(content) > 2)

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
