"""What an answer is before it is judged: an answer, silence, a pass, gibberish, an echo, or beside the question."""

from collections.abc import Iterable, Sequence
from typing import Literal

from lab.engines.builtin.measuring.lexicons import entry, word_set
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.questions import QuestionKind
from lab.engines.builtin.measuring.topic import Topic, content_stems, is_content
from lab.engines.builtin.measuring.words import Word

Standing = Literal['answer', 'silence', 'non_answer', 'gibberish', 'echo', 'off_topic']
ANY_SUBJECT = ('greeting', 'closing')
SOME_BEARING = 2
"""Words on the question, the role or work that make a short rest of an answer an answer."""
SHORT = 15
"""Words up to which "I don't know" is the whole answer and not its beginning."""
TINY = 3
LEAST_LANGUAGE = 0.35
"""Share of known words under which talk is not language."""
ECHOED = 0.7


def standing_of(marks: Sequence[Marked], question: str, topic: Topic, kind: QuestionKind) -> Standing:
    """Off-topic is not asked of small talk and of the candidate's own questions: any subject is welcome there."""
    words = [word for mark in marks for word in mark.sentence.kept]
    if not words:
        return 'silence'
    if _gibberish(words):
        return 'gibberish'
    if _echo(words, question):
        return 'echo'
    if _passes(marks, words):
        return 'non_answer'
    return 'off_topic' if kind not in ANY_SUBJECT and _beside(marks, topic) else 'answer'


def _beside(marks: Sequence[Marked], topic: Topic) -> bool:
    """Remarks on the side are forgiven as long as what is left is an answer."""
    kept = [mark for mark in marks if not mark.ignored]
    asides = [mark for mark in marks if mark.ignored == 'aside']
    to_point, beside = _words(kept), _words(asides)
    if not to_point or (len(beside) > len(to_point) and topic.bearing(to_point) < SOME_BEARING):
        return bool(asides)
    return topic.beside(to_point, any(mark.acts or _of_oneself(mark) for mark in kept))


def _of_oneself(mark: Marked) -> bool:
    return bool(mark.lows & {"i'm", "i've", "i'd", 'i', 'my', 'me'})


def _words(marks: Iterable[Marked]) -> list[Word]:
    return [word for mark in marks for word in mark.sentence.kept]


def _passes(marks: Sequence[Marked], words: Sequence[Word]) -> bool:
    if len(words) > SHORT:
        return False
    gives_up = any(mark.has('abandon', 'unknown') for mark in marks)
    return (
        (gives_up or len(words) <= TINY) and not any(mark.real and mark.acts for mark in marks) and _weight(marks) < 2
    )


def _weight(marks: Sequence[Marked]) -> float:
    return max((mark.weight for mark in marks), default=0.0)


def _gibberish(words: Sequence[Word]) -> bool:
    if len(words) < 4:
        return not any(_known(word) or _spoken(word) for word in words)
    known = sum(_known(word) for word in words) / len(words)
    varied = len({word.low for word in words}) / len(words)
    return (known < LEAST_LANGUAGE and not _mostly_spoken(words)) or (varied < 0.2 and len(words) > 10)


def _mostly_spoken(words: Sequence[Word]) -> bool:
    """Names and jargon are not gibberish as long as they can be said and some small words hold them together."""
    small = sum(word.low in word_set('function_words') for word in words)
    return small >= 0.15 * len(words) and sum(_spoken(word) for word in words) >= 0.8 * len(words)


def _known(word: Word) -> bool:
    lists = ('function_words', 'generic_words', 'working_words', 'buzz_words', 'leisure_words')
    return (
        any(word.low in word_set(name) for name in lists)
        or word.low in entry('details', 'tools')
        or word.low[0].isdigit()
    )


def _spoken(word: Word) -> bool:
    vowels = sum(letter in 'aeiouyáéíóúäöüàèìòùâêîôûãõåæø' for letter in word.low)
    return word.low.isdigit() or (vowels >= 0.2 * len(word.low) and len(word.low) < 22)


def _echo(words: Sequence[Word], question: str) -> bool:
    asked = content_stems(question)
    content = {word.stem for word in words if is_content(word)}
    return len(content) >= 3 and len(content & asked) >= ECHOED * len(content)
