"""Who did what in an answer: deeds told with "I" or "we" and a past verb, and how each can be said back."""

from dataclasses import dataclass
from functools import lru_cache

from lab.engines.builtin.reading.lexicon import pattern, words_of
from lab.engines.builtin.reading.spans import Clause, clauses
from lab.engines.builtin.reading.words import Word

BETWEEN = {'AV0', 'XX0', 'ITJ'}
STOPPERS = {'CJS', 'CJT', 'DTQ', 'PNQ', 'AVQ'}
LONGEST_TOLD = 9
TELLING_AUXILIARIES = frozenset({'did', 'was', 'were', 'had', 'got'})
LOOSE_ADVERBS = frozenset({'then', 'also', 'too', 'basically', 'really', 'actually', 'again'})


@dataclass(frozen=True, slots=True)
class Deed:
    """`told` is the verbatim stretch from the verb on ("rewrote the query"); `said` has the subject before it."""

    who: str
    verb: str
    told: str
    said: str
    start: int
    whole: bool


@lru_cache(maxsize=64)
def deeds(text: str) -> tuple[Deed, ...]:
    """In the order told. Thinking, being and wanting are no deeds."""
    found: list[Deed] = []
    who = ''
    for clause in clauses(text):
        deed, who = _deed(text, clause, who)
        if deed:
            found.append(deed)
    return tuple(found)


def own(text: str) -> list[Deed]:
    return [deed for deed in deeds(text) if deed.who == 'i']


def shared(text: str) -> list[Deed]:
    return [deed for deed in deeds(text) if deed.who == 'we']


def _deed(text: str, clause: Clause, before: str) -> tuple[Deed | None, str]:
    """A clause without a subject of its own ("and rewrote it") goes on with the one before."""
    words = clause.words
    subject = next((i for i, word in enumerate(words[:5]) if word.tag == 'PNP' and word.lower in {'i', 'we'}), None)
    if subject is None:
        return _goes_on(text, clause, before)
    verb = _verb_after(words, subject)
    who = words[subject].lower
    return (_told(text, clause, verb, who, subject) if verb is not None else None), who


def _goes_on(text: str, clause: Clause, before: str) -> tuple[Deed | None, str]:
    first = next((i for i, word in enumerate(clause.words) if word.tag not in {*BETWEEN, 'CJC'}), None)
    if first is None:
        return None, before
    if not clause.words[first].past:
        return None, ''
    return (_told(text, clause, first, before) if before else None), before


def _verb_after(words: tuple[Word, ...], subject: int) -> int | None:
    for index in range(subject + 1, min(subject + 5, len(words))):
        if words[index].past or words[index].tag in {'VVB', 'VVN'}:
            return index
        if words[index].tag not in BETWEEN:
            return None
    return None


def _told(text: str, clause: Clause, verb: int, who: str, subject: int | None = None) -> Deed | None:
    word = clause.words[verb]
    if not word.past or word.lemma in words_of('states') or word.lower in TELLING_AUXILIARIES:
        return None
    stop, whole = _stop(clause.words, verb)
    end = clause.words[stop].end
    told = text[word.start : end]
    start = clause.words[subject].start if subject is not None else word.start
    return Deed(
        who, word.lemma, told, text[start:end], start, whole and _holds_a_thing(clause.words[verb + 1 : stop + 1])
    )


def _stop(words: tuple[Word, ...], verb: int) -> tuple[int, bool]:
    """The last word to say, and whether the phrase is whole there: the clause's end, or before a preposition."""
    last = len(words) - 1
    for index in range(verb + 1, len(words)):
        if words[index].tag in STOPPERS or _new_subject(words, index):
            last = index - 1
            break
    while last > verb and (words[last].tag in {'CJC', 'PRP', 'PRF', 'AT0', 'TO0', 'ITJ', 'DPS'} or _loose(words[last])):
        last -= 1
    if last - verb > 2 and words[last].tag == 'VVI' and words[last - 1].tag == 'TO0':
        last -= 2
    if last - verb < LONGEST_TOLD:
        return last, last > verb
    for index in range(verb + LONGEST_TOLD - 1, verb + 1, -1):
        if words[index].tag in {'PRP', 'TO0', 'CJC'} and not words[index - 1].tag.startswith(
            ('PR', 'CJ', 'AT', 'DP', 'AJ', 'TO')
        ):
            return index - 1, True
    return last, False


def _new_subject(words: tuple[Word, ...], index: int) -> bool:
    """ "… a lot of people | it was fun": someone who never paused."""
    return words[index].tag == 'PNP' and index + 1 < len(words) and words[index + 1].past


def _loose(word: Word) -> bool:
    return word.lower in LOOSE_ADVERBS or (word.tag == 'AV0' and bool(pattern('quote_closers').fullmatch(word.lower)))


def _holds_a_thing(words: tuple[Word, ...]) -> bool:
    """Something one could ask about: a noun that is more than "it" or "stuff"."""
    return any(word.noun and word.lower not in words_of('empty_nouns') for word in words)
