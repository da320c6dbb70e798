"""What an answer holds: each element with its strength from 0 to 1 and the sentences that show it, best first.

Strengths saturate, so that saying more of the same adds next to nothing.
"""

from collections.abc import Callable, Sequence
from math import exp, prod

from lab.engines.builtin.measuring.acts import is_past
from lab.engines.builtin.measuring.details import is_number
from lab.engines.builtin.measuring.lexicons import entry, stem_set
from lab.engines.builtin.measuring.marking import SOME, Marked
from lab.engines.builtin.measuring.topic import Topic

Shown = tuple[float, list[Marked]]
PHRASED = (
    'option',
    'check',
    'cause',
    'adapt',
    'result',
    'credit',
    'limit',
    'clarify',
    'other_voice',
)
FULL_DETAIL = 2.6
WORTH_ONE = 0.85
"""What one full sentence that shows an element is worth; the next ones add less."""
DENSE = 0.42
"""Share of checkable words in a good telling."""
USUAL_WORDS = 100
"""Words an answer takes that has all it needs; length alone is no merit."""
VAGUE_RESULT, CONSEQUENCE, WISH, LEARNED = 0.4, 0.5, 0.4, 0.5
NEAR = 4
"""Words between a change and its figure."""
PLAIN_QUESTION = 0.6
TOOLS_COUNTED = 2
PLAIN_TELLING = 2
"""Plain sentences in which somebody acts or speaks that make a telling."""


def elements_of(marks: Sequence[Marked], topic: Topic) -> dict[str, Shown]:
    real = grounded(marks)
    found = {label: _phrased(real, label) for label in PHRASED}
    return found | {name: finder(real, topic) for name, finder in FINDERS.items()} | {'question': question_back(marks)}


def grounded(marks: Sequence[Marked]) -> list[Marked]:
    """Sentences that say something, and plain ones of the same telling in which somebody acts or speaks.

    A telling may be plain throughout ("She wanted it quiet, I wanted them to talk, so we did both").
    """
    plain = [mark.sentence.turn for mark in marks if not mark.real and _part_of_telling(mark)]
    telling = {mark.sentence.turn for mark in marks if mark.real}
    telling |= {turn for turn in plain if plain.count(turn) >= PLAIN_TELLING}
    return [mark for mark in marks if mark.real or (mark.sentence.turn in telling and _part_of_telling(mark))]


def compact(real: Sequence[Marked]) -> float:
    """1 for a telling of usual length; longer ones need more in them for the same strength."""
    words = sum(len(mark.sentence.kept) for mark in real)
    return min(1.0, USUAL_WORDS / words) if words else 1.0


def _part_of_telling(mark: Marked) -> bool:
    """Short of details itself, but somebody did something in it, or it holds some detail and what was asked or seen."""
    if mark.ignored or mark.details.empty or mark.has('habit'):
        return False
    acted = any(act.mode == 'did' and is_past(mark.sentence.kept[act.verb].low) for act in mark.acts)
    heard = mark.has('other_voice') and any(is_past(word.low) for word in mark.sentence.kept)
    return (
        acted
        or heard
        or (mark.weight >= SOME and (bool(mark.acts) or mark.has('other_voice', 'clarify', 'result', 'check')))
    )


def _phrased(real: Sequence[Marked], label: str) -> Shown:
    """Each sentence with such a phrase adds by what it holds: a reason with nothing concrete to it is half a reason."""
    showing = [mark for mark in real if mark.has(label) and not (label == 'check' and mark.has('unchecked'))]
    wanting = prod(1 - WORTH_ONE * min(1.0, 0.4 + 0.2 * mark.weight) for mark in showing)
    return 1 - wanting ** compact(real), sorted(showing, key=lambda mark: -mark.weight)


def _reason(real: Sequence[Marked], topic: Topic) -> Shown:
    """A stated why; "so I …" draws a consequence and is worth less."""
    strength, showing = _phrased(real, 'reason')
    return (strength or (CONSEQUENCE if any(mark.has('therefore') for mark in real) else 0.0)), showing


def _occasion(real: Sequence[Marked], topic: Topic) -> Shown:
    """A particular occasion: a time or a case is named and somebody does something in it."""
    told = [mark for mark in real if mark.told]
    placed = [mark for mark in told if mark.has('occasion') and mark.real]
    if placed:
        return 1.0, placed
    past = [mark for mark in told if not mark.would and any(is_past(word.low) for word in mark.sentence.kept)]
    return (min(1.0, 0.4 * len(past) - 0.1), past) if any(mark.acts for mark in past) else (0.0, [])


def _result(real: Sequence[Marked], topic: Topic) -> Shown:
    """How it came out. "It worked" and "they were happy" say that it ended, not what it changed."""
    strength, showing = _phrased(real, 'result')
    vague = [mark for mark in real if mark.has('outcome') and not mark.has('result')]
    return (strength, showing + vague) if showing else (VAGUE_RESULT if vague else 0.0, vague)


def _role_link(real: Sequence[Marked], topic: Topic) -> Shown:
    """What ties the candidate to this job; a wish for some job is worth less."""
    strength, showing = _phrased(real, 'role_link')
    return (strength or (WISH if any(mark.has('wish') for mark in real) else 0.0)), showing


def _weighed(real: Sequence[Marked], topic: Topic) -> Shown:
    """One thing set against another ("cheap, but slow"): a sign of thinking in more than one direction."""
    showing = [mark for mark in real if entry('grammar', 'against') & mark.lows or mark.has('option')]
    return 1 - 0.6 ** (len(showing) * compact(real)), sorted(showing, key=lambda mark: -mark.weight)


def _lesson(real: Sequence[Marked], topic: Topic) -> Shown:
    """What is done differently since; "I learned a lot" says only that something was."""
    strength, showing = _phrased(real, 'lesson')
    return (strength or (LEARNED if any(mark.has('learned') for mark in real) else 0.0)), showing


def _specifics(real: Sequence[Marked], topic: Topic) -> Shown:
    """Details that belong to an account, and how dense they stand; a list of names in which nobody acts is none."""
    telling = [mark for mark in real if mark.told or mark.has('result', 'cause', 'check', 'clarify', 'option')]
    exact = {each for mark in telling for each in mark.details.numbers | mark.details.names}
    tools = {each for mark in telling for each in mark.details.tools}
    plain = {each for mark in telling for each in mark.details.content} - topic.question
    amount = len(exact) + 0.7 * min(len(tools), TOOLS_COUNTED) + 0.4 * len(plain)
    weight, general = sum(mark.weight for mark in telling), sum(mark.details.general + _vague(mark) for mark in telling)
    density = min(1.0, weight / (weight + general) / DENSE) if weight > 0 else 0.0
    amount *= compact(real)
    return (1 - exp(-amount / FULL_DETAIL)) * (0.5 + 0.5 * density), sorted(telling, key=lambda mark: -mark.weight)


def _vague(mark: Marked) -> int:
    return sum(word.low in entry('grammar', 'vague') for word in mark.sentence.kept)


def _own(real: Sequence[Marked], topic: Topic) -> Shown:
    """What the candidate did; an act with nothing concrete to it counts little."""
    own = [mark for mark in real if (mark.did('i') and not mark.has('habit')) or mark.has('own_part')]
    acts = sum(_acts(mark) * min(1.0, SOME + mark.weight / 4) for mark in own)
    return 1 - 0.45 ** (acts * compact(real)), sorted(own, key=lambda mark: -mark.weight)


def _acts(mark: Marked) -> int:
    return min(2, max(1, sum(act.who == 'i' for act in mark.acts)))


def _team(real: Sequence[Marked], topic: Topic) -> Shown:
    team = [mark for mark in real if mark.did('we') and not mark.did('i') and not mark.has('own_part')]
    return 1 - 0.5 ** len(team), team


def _intended(real: Sequence[Marked], topic: Topic) -> Shown:
    """What would be done, step by step: the acts of an answer to "what would you do"."""
    meant = [mark for mark in real if mark.acts or mark.has('clarify', 'check', 'sequence') or _bidden(mark)]
    return 1 - 0.5 ** (len(meant) * compact(real)), sorted(meant, key=lambda mark: -mark.weight)


def _bidden(mark: Marked) -> bool:
    """A step told as a bare verb ("Trace one slow request", "Go to the patient")."""
    words = mark.sentence.kept
    return len(words) > 2 and words[1].low in (
        'the',
        'a',
        'one',
        'to',
        'it',
        'them',
        'my',
        'each',
        'every',
        'by',
        'for',
        'since',
    )


def _measured(real: Sequence[Marked], topic: Topic) -> Shown:
    """An effect with its figure: a number beside a word of change, not a date or the size of the team."""
    showing = [mark for mark in real if _counts_effect(mark)]
    return (
        1 - 0.15 ** len(showing),
        sorted(showing, key=lambda mark: (not mark.has('result', 'span'), -len(mark.details.numbers))),
    )


def _counts_effect(mark: Marked) -> bool:
    """A span ("from fifty to six"), or a figure within a few words of what came out; intentions do not count."""
    words = mark.sentence.kept
    figures = [i for i, word in enumerate(words) if is_number(word.low) and not _dates(word.low)]
    came_out = [i for hit in mark.hits if hit.label == 'result' for i in range(hit.start, hit.end)]
    near = any(abs(i - at) <= NEAR for i in figures for at in came_out)
    return bool(figures) and not mark.would and (near or mark.has('span'))


def _dates(low: str) -> bool:
    return low[:2] in ('19', '20') and len(low) == 4 and low.isdigit()


def _sequence(real: Sequence[Marked], topic: Topic) -> Shown:
    steps = [mark for mark in real if mark.has('sequence')]
    acting = [mark for mark in real if mark.acts]
    return min(1.0, 0.35 * len(steps) + 0.2 * max(0, len(acting) - 1)), steps or acting


def _mechanism(real: Sequence[Marked], topic: Topic) -> Shown:
    """How a thing works: terms of the field tied together by a reason, a cause or a condition."""
    tied = [
        mark
        for mark in real
        if mark.has('reason', 'cause', 'option', 'adapt') or entry('grammar', 'conditions') & mark.lows
    ]
    showing = [mark for mark in tied if _terms(mark, topic) >= 2]
    return 1 - 0.45 ** len(showing), sorted(showing, key=lambda mark: -_terms(mark, topic))


def _terms(mark: Marked, topic: Topic) -> int:
    return len(mark.details.tools) + len(
        (mark.details.content - stem_set('working_words')) | (mark.details.content & topic.role)
    )


def _compared(real: Sequence[Marked], topic: Topic) -> Shown:
    """Figures set against something: a baseline, a group, a period, another source."""
    showing = [mark for mark in real if mark.has('contrast') or len(mark.details.numbers) >= 2]
    return 1 - 0.4 ** len(showing), sorted(showing, key=lambda mark: (-len(mark.details.numbers), -mark.weight))


def question_back(marks: Sequence[Marked]) -> Shown:
    """A question of the candidate's own; one that names something of the work counts in full."""
    heard = [mark for mark in marks if not mark.ignored and len(mark.sentence.kept) > 3]
    asked = [mark for mark in heard if asks(mark) or (mark.has('asks_back') and not mark.has('unknown'))]
    on_work = [mark for mark in asked if mark.real and not mark.lows & entry('grammar', 'perks')]
    return (1.0 if on_work else PLAIN_QUESTION if asked else 0.0), on_work


def asks(mark: Marked) -> bool:
    led_in = entry('grammar', 'leading') | {'thank', 'thanks', 'you'}
    first = next((word.low for word in mark.sentence.kept if word.low not in led_in), '')
    return mark.sentence.asked or first in entry('grammar', 'asking') or mark.has('asks')


FINDERS: dict[str, Callable[[Sequence[Marked], Topic], Shown]] = {
    'occasion': _occasion,
    'specifics': _specifics,
    'own': _own,
    'team': _team,
    'reason': _reason,
    'weighed': _weighed,
    'result': _result,
    'lesson': _lesson,
    'role_link': _role_link,
    'intended': _intended,
    'measured': _measured,
    'sequence': _sequence,
    'mechanism': _mechanism,
    'compared': _compared,
}
