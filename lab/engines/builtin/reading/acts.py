"""What a candidate does instead of answering: silence, "pass", a question back, an instruction, "can we stop?"."""

import re

from lab.engines.builtin.reading.lexicon import pattern, plain
from lab.engines.builtin.reading.words import word_count
from lab.models.interview import Notice, NoticeKind

ONLY_FILLERS = re.compile(r'(?i)^[\W_]*(?:(?:um+|uh+|er+m?|hm+|mm+|ah+|oh)[\W_]*)*$')
# an act is the point of a turn only when little else is said; these are the most words it may stand among
ROOM: dict[NoticeKind, int] = {'hostile': 25, 'wants_to_stop': 18, 'asks_repeat': 16, 'asks_time': 16, 'dont_know': 16}
LISTS: dict[NoticeKind, str] = {
    'hostile': 'hostile',
    'wants_to_stop': 'stop',
    'asks_repeat': 'asks_repeat',
    'asks_time': 'asks_time',
    'dont_know': 'dont_know',
}
WHOLE: dict[NoticeKind, str] = {'wants_to_stop': 'stop_whole', 'asks_repeat': 'asks_repeat_whole'}
QUESTION_ROOM = 40
NO_WORD = re.compile(
    r'^[^aeiouyàâäåæéèêëîïíóòôöøúùûü]+$|(.)\1{3}|(..+)\2{2}|[bcdfghjklmnpqrstvwxz]{6}'
    r'|asdf|sdfg|dfgh|fghj|ghjk|hjkl|jklk|qwert|zxcv|xcvb'
)
SMALL_TALK = re.compile(
    r'(?i)^(?:\s|,|sorry|um+|uh+|so|and|well|okay|ok|hmm|wait|like|yeah|yes|but|right|thanks|thank you|sure|actually)+'
)
INVERTED = re.compile(
    r'(?i)^(?:what|how|who|whom|where|when|why|which|is|are|do|does|did|can|could|will|would|should|may|have|has|any|am)\b'
    r'|\byou(?:r|rself)?\b|[,;] (?:what|how|who|where|when|why|which)\b'
)
GOES_ON = re.compile(r"(?i)\b(?:but|i'd|i would|i think|maybe i|probably|however|although)\b")


def find_act(answer: str) -> Notice | None:
    """The one act of the turn, or None when it is an answer."""
    said = plain(answer).strip()
    if ONLY_FILLERS.fullmatch(said):
        return Notice(kind='silence')
    if found := pattern('instruction').search(said):
        return Notice(kind='instruction', quote=answer.strip()[found.start() : found.end()])
    return _short_act(answer.strip(), said) or _non_answer(answer, said) or _question_back(answer.strip(), said)


def _short_act(answer: str, said: str) -> Notice | None:
    words = word_count(said)
    for kind, room in ROOM.items():
        whole = kind in WHOLE and pattern(WHOLE[kind]).fullmatch(said.rstrip(' .!'))
        found = pattern(LISTS[kind]).search(said) if words <= room else None
        if whole or (found and not _goes_on(kind, said) and not (kind == 'hostile' and _told(said, found))):
            return Notice(kind=kind, quote=answer[found.start() : found.end()] if found else answer)
    return None


def _told(said: str, found: re.Match[str]) -> bool:
    """ "The customer called it a stupid question" tells of somebody else's anger."""
    return bool(re.search(r'(?i)\b(?:said|told|asked|called|thought|shouted|yelled|wrote)\b', said[: found.start()]))


def _goes_on(kind: NoticeKind, said: str) -> bool:
    """ "I don't know exactly, but I'd start with the logs" is an answer; so is "let me think … it was in May"."""
    if kind not in {'dont_know', 'asks_time'}:
        return False
    rest = pattern(LISTS[kind]).sub(' ', said)
    return word_count(rest) >= 5 and (kind == 'asks_time' or bool(GOES_ON.search(rest)))


def _non_answer(answer: str, said: str) -> Notice | None:
    bare = said.strip(' .!,…')
    if not re.search(r'[^\W_]', said) or pattern('non_answer').fullmatch(bare) or _gibberish(bare):
        return Notice(kind='non_answer', quote=answer.strip())
    return None


def _gibberish(said: str) -> bool:
    """Mostly letter strings without a vowel, or one piece repeated."""
    words = re.findall(r'[^\W\d_]{4,}', said.lower())
    if not words:
        return False
    return sum(map(bool, map(NO_WORD.search, words))) * 2 > len(words)


def _question_back(answer: str, said: str) -> Notice | None:
    """A question put to the interviewer. A question inside a story ("so I thought, why not?") is none."""
    if word_count(said) > QUESTION_ROOM:
        return None
    sentences = [part.strip() for part in re.split(r'(?<=[.!?])\s+', said) if part.strip()]
    last = sentences[-1] if sentences else ''
    opened = SMALL_TALK.sub('', last)
    asks = bool(pattern('asks_back').match(opened))
    marked = last.endswith('?') and (asks or bool(INVERTED.search(opened)))
    if marked or (asks and word_count(said) <= 14 and not said.endswith(('.', '!', '?'))):
        start = said.rfind(opened) if opened else 0
        return Notice(kind='asks_back', quote=answer[start:])
    return None
