"""What an answer holds and what it lacks: occasion, own part, outcome, figures, reasons."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from lab.engines.builtin.reading.deeds import Deed, own, shared
from lab.engines.builtin.reading.demand import Demand, tells_a_story
from lab.engines.builtin.reading.effects import find_effect
from lab.engines.builtin.reading.figures import Figure, figures
from lab.engines.builtin.reading.lexicon import pattern, plain
from lab.engines.builtin.reading.spans import quote_at, trimmed
from lab.engines.builtin.reading.words import tagged, word_count
from lab.models.interview import Notice, NoticeKind

SHORT = 14
SHORT_FACT = 4
SHORT_STORY = 30
RAMBLING = 170
RAMBLING_SHARE = 1.5
WORDS_PER_FACT = 50
WORDS_PER_SECOND = 2.5
SEVERAL_DEEDS = 2


@dataclass(frozen=True)
class Answer:
    """An answer under reading; what it takes to be full depends on what was asked (`demand`) and for how long."""

    text: str
    demand: Demand
    seconds: int = 90

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def words(self) -> int:
        return word_count(self.text)

    @cached_property
    def own(self) -> list[Deed]:
        return own(self.text)

    @cached_property
    def shared(self) -> list[Deed]:
        return shared(self.text)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.text)

    @cached_property
    def effect(self) -> re.Match[str] | None:
        """An effect that could be measured, told in a sentence without a figure."""
        return find_effect(self.text)

    @cached_property
    def results(self) -> bool:
        return bool(
            pattern('results').search(self.plain)
            or pattern('felt_change').search(self.plain)
            or pattern('measurable_change').search(self.plain)
        )

    def has(self, lexicon: str) -> re.Match[str] | None:
        return pattern(lexicon).search(self.plain)


def notices(answer: Answer) -> list[Notice]:
    """In the order of the rules: lacks first, then what is there."""
    found = [rule(answer) for rule in RULES]
    noticed = [notice for notice in found if notice is not None]
    strong = _strong(answer, {notice.kind for notice in noticed})
    return [*noticed, strong] if strong else noticed


def _length(answer: Answer) -> Notice | None:
    if answer.words < (SHORT_FACT if answer.demand in {'number', 'fact', 'reply', 'reason'} else SHORT):
        return Notice(kind='short', detail=f'{answer.words} words')
    concrete = len(answer.own) + len(answer.shared) + len(answer.figures) + len(set(_names(answer)))
    empty = answer.words > RAMBLING and concrete * WORDS_PER_FACT < answer.words
    if empty or answer.words > max(RAMBLING, RAMBLING_SHARE * answer.seconds * WORDS_PER_SECOND):
        return Notice(kind='rambling', detail=f'{answer.words} words')
    return None


def _vague(answer: Answer) -> Notice | None:
    if found := answer.has('vague'):
        return Notice(kind='vague', quote=trimmed(answer.text[found.start() : found.end()], 1))
    told = answer.own or answer.shared or answer.figures or _names(answer)
    asked_for_facts = answer.demand not in {'motive', 'imagined', 'opinion', 'practice'}
    return Notice(kind='vague') if answer.words >= SHORT and not told and asked_for_facts else None


def _no_example(answer: Answer) -> Notice | None:
    """A habit or a trait where an occasion was asked for, or nothing told that happened."""
    if answer.words < SHORT or answer.has('examples') or len(answer.own) + len(answer.shared) >= SEVERAL_DEEDS:
        return None
    habit = answer.has('habits')
    if habit and answer.demand in {'occasion', 'reflection', 'practice', 'opinion', 'fact'}:
        return Notice(kind='no_example', quote=quote_at(answer.text, habit.start(), habit.end()))
    return Notice(kind='no_example') if answer.demand == 'occasion' and not (answer.own or answer.shared) else None


def _no_result(answer: Answer) -> Notice | None:
    told = [*answer.own, *answer.shared]
    if not tells_a_story(answer.demand) or not told or answer.words < SHORT:
        return None
    if answer.results or _others_acted(answer.text, told[-1].start):
        return None
    return Notice(kind='no_result', quote=told[-1].said)


def _others_acted(text: str, after: int) -> bool:
    """Whether someone or something else did something once the last deed was told: "he was moved within the hour"."""
    words = [word for word in tagged(text) if word.start > after and word.tag not in {'AV0', 'XX0'}]
    return any(
        verb.past and (subject.noun or subject.tag in {'PNP', 'PNI'}) and subject.lower not in {'i', 'we'}
        for subject, verb in pairwise(words)
    )


def _no_number(answer: Answer) -> Notice | None:
    if not (effect := answer.effect):
        return None
    return Notice(
        kind='no_number',
        quote=quote_at(answer.text, effect.start(), effect.end()) or answer.text[effect.start() : effect.end()],
    )


def _no_ownership(answer: Answer) -> Notice | None:
    """ "We" did it all; a couple of deeds of one's own settle it."""
    own_part, joint = len(answer.own), len(answer.shared)
    said_we = len(re.findall(r"(?i)\bwe(?:'\w+)?\b", answer.plain))
    enough = joint >= SEVERAL_DEEDS or said_we > SEVERAL_DEEDS or answer.words < SHORT_STORY
    if joint and enough and own_part == 0:
        quote = next((deed.said for deed in answer.shared if deed.whole), answer.shared[0].said)
        return Notice(kind='no_ownership', quote=quote, detail=f'“we” {said_we} times, “I” never')
    return None


def _no_reason(answer: Answer) -> Notice | None:
    decided = answer.has('decisions')
    if answer.has('reasons') or answer.words < SHORT_FACT:
        return None
    if decided and not decided.group().endswith('to') and answer.words >= SHORT_FACT:
        return Notice(kind='no_reason', quote=quote_at(answer.text, decided.start(), decided.end()))
    wants_why = answer.demand in {'practice', 'imagined', 'opinion'} and SHORT <= answer.words < 3 * SHORT
    return Notice(kind='no_reason') if wants_why or decided else None


def _hedged(answer: Answer) -> Notice | None:
    found = list(pattern('hedges').finditer(answer.plain))
    if len(found) < 2 or len(found) * 20 < answer.words:
        return None
    return Notice(kind='hedged', quote=answer.text[found[0].start() : found[0].end()], detail=f'{len(found)} times')


def _specific(answer: Answer) -> Notice | None:
    names = _names(answer)
    concrete = [answer.figures, names, answer.has('examples'), answer.has('people'), len(answer.own) >= SEVERAL_DEEDS]
    kinds = sum(map(bool, concrete))
    if kinds < 3 or answer.words < SHORT:
        return None
    return Notice(
        kind='specific', quote=next((deed.said for deed in answer.own if deed.whole), names[0] if names else '')
    )


def _measured(answer: Answer) -> Notice | None:
    counting = next((figure for figure in answer.figures if _counts(figure)), None)
    if counting is None:
        return None
    return Notice(kind='measured', quote=quote_at(answer.text, counting.start, counting.end) or counting.text)


def _counts(figure: Figure) -> bool:
    """Whether it counts an effect or a size; how long something took, in days or longer, does not."""
    return figure.unit not in {'day', 'week', 'month', 'year'} and bool(figure.unit or figure.value >= 10)


def _owned(answer: Answer) -> Notice | None:
    if not answer.own or len(answer.own) < min(SEVERAL_DEEDS, len(answer.shared) + 1):
        return None
    return Notice(kind='owned', quote=next((deed.said for deed in answer.own if deed.whole), answer.own[0].said))


def _strong(answer: Answer, kinds: set[NoticeKind]) -> Notice | None:
    full = {'specific', 'owned'} <= kinds and ('measured' in kinds or answer.results or bool(answer.has('reasons')))
    holes = {'short', 'vague', 'no_ownership', 'no_example', 'rambling'} & kinds
    return Notice(kind='strong') if full and not holes and answer.words >= 3 * SHORT else None


def _names(answer: Answer) -> list[str]:
    """Proper names and capitals that do not open a sentence."""
    words = tagged(answer.text)
    found = []
    for before, word in pairwise(words):
        if (
            word.text[:1].isupper()
            and word.lower not in {'i', "i'm"}
            and before.text not in '.?!;:"“'
            and len(word.text) > 1
        ):
            found.append(word.text)
    return found


RULES: list[Callable[[Answer], Notice | None]] = [
    _length,
    _vague,
    _no_example,
    _no_result,
    _no_number,
    _no_ownership,
    _no_reason,
    _hedged,
    _specific,
    _measured,
    _owned,
]
