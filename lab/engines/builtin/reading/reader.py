"""How one answer is read: what was done instead of answering, or what the answer holds and lacks."""

from lab.engines.builtin.reading.acts import find_act
from lab.engines.builtin.reading.contradictions import find_conflict
from lab.engines.builtin.reading.demand import demand_of
from lab.engines.builtin.reading.hooks import find_hooks
from lab.engines.builtin.reading.relevance import off_topic, relevance
from lab.engines.builtin.reading.substance import Answer, notices
from lab.engines.builtin.reading.words import content_stems, word_count
from lab.models.interview import Brief, Notice, Reading
from lab.models.plan import PlannedQuestion

REPEATED_SHARE = 0.7
REPEATED_WORDS = 8
ECHOED_SHARE = 0.75


def read_answer(
    answer: str, question: str, brief: Brief, planned: PlannedQuestion | None = None, earlier: tuple[str, ...] = ()
) -> Reading:
    """`planned` is the question of the plan that `question` asks or probes; `earlier` are the answers before."""
    if act := find_act(answer):
        return Reading(words=word_count(answer), notices=[_thinking_aloud(act, question)])
    score = relevance(answer, question, planned, brief)
    if off_topic(answer, score):
        return Reading(words=word_count(answer), notices=[Notice(kind='off_topic', quote='')], relevance=score)
    read = Answer(answer, demand_of(question), planned.seconds if planned else 90)
    found = [*_conflict(answer, planned, brief), *_repeats(answer, earlier), *notices(read)]
    return Reading(words=read.words, notices=found, echo=_echo(read, brief), relevance=score)


def _thinking_aloud(act: Notice, question: str) -> Notice:
    """ "Why should you hire me?" said back to the one who asked it is no question, but time to think."""
    said = content_stems(act.quote)
    echoes = act.kind == 'asks_back' and bool(said) and len(said & content_stems(question)) / len(said) >= ECHOED_SHARE
    return Notice(kind='asks_time', quote=act.quote) if echoes else act


def _conflict(answer: str, planned: PlannedQuestion | None, brief: Brief) -> list[Notice]:
    conflict = find_conflict(answer, planned, brief.candidate, brief.today)
    if conflict is None:
        return []
    return [
        Notice(kind='contradiction', quote=conflict.quote, detail=f'résumé: {conflict.resume}; said: {conflict.said}')
    ]


def _repeats(answer: str, earlier: tuple[str, ...]) -> list[Notice]:
    """The same story again, in the same words."""
    said = content_stems(answer)
    if len(said) < REPEATED_WORDS:
        return []
    shares = [len(said & content_stems(before)) / len(said) for before in earlier]
    return [Notice(kind='repeats_self')] if max(shares, default=0) >= REPEATED_SHARE else []


def _echo(answer: Answer, brief: Brief) -> str:
    skills = tuple(skill.name for skill in brief.candidate.skills_claimed)
    quotes = [hook.quote for hook in find_hooks(answer, skills) if len(hook.quote.split()) >= 2]
    return quotes[0] if quotes else ''
