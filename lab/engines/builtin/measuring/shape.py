"""How an answer is put together: its headline, its order, how much of it says something, and how it ends."""

from collections.abc import Sequence

from lab.engines.builtin.measuring.disfluency import is_sound
from lab.engines.builtin.measuring.elements import Shown
from lab.engines.builtin.measuring.lexicons import entry
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.topic import Topic

PROMPT_WORDS = 14
LATE_WORDS = 32
"""Words before the point is reached: up to the first it comes at once, past the second it comes late."""
PLAIN, EACH_DETAIL = 0.6, 0.2
"""What a sentence of no details is worth as a headline, and what each detail adds up to 1: one word makes no point, and
a misheard one must not."""
THIN_SENTENCE = 0.4
"""The same of sentences that are told to the point, where some detail is given or somebody acts."""
FULL_SHARE = 0.6
"""Share of words in sentences that say something from which an answer is called to the point."""
RUNS_OUT = 0.1
PLANNED = ('hypothetical', 'explain')
PERSONAL = ('motive', 'fit', 'introduction', 'weakness', 'closing', 'greeting', 'other')


def shape_of(marks: Sequence[Marked], topic: Topic, kind: str) -> dict[str, Shown]:
    said = [mark for mark in marks if mark.ignored != 'repeat']
    return {
        'headline': _headline(said, topic),
        'order': _order(said, kind),
        'focus': _focus(said),
        'landing': _landing(said),
        'on_point': _on_point(said, topic),
    }


def _headline(said: Sequence[Marked], topic: Topic) -> Shown:
    """How soon the first sentence comes that answers: one that says something, or takes up what was asked."""
    before = 0
    for mark in said:
        if not mark.ignored and (_pointed(mark) or len(topic.links(mark.sentence.kept)) > 1):
            strength = 1.0 if before <= PROMPT_WORDS else 0.6 if before <= LATE_WORDS else 0.25
            return strength * _full(mark, PLAIN), [mark]
        before += len(mark.sentence.kept)
    return 0.0, []


def _full(mark: Marked, plain: float) -> float:
    return min(1.0, plain + EACH_DETAIL * max(0.0, mark.weight))


def _pointed(mark: Marked) -> bool:
    return mark.real and (bool(mark.acts) or bool(mark.details.numbers) or mark.weight >= 2)


def _order(said: Sequence[Marked], kind: str) -> Shown:
    real = [mark for mark in said if mark.real]
    if kind in PLANNED:
        return _share(
            real, (('sequence',), 0.4), (('reason', 'option'), 0.35), (('check', 'result', 'measured', 'adapt'), 0.25)
        )
    if kind in PERSONAL:
        return _share(
            real,
            (('reason', 'role_link', 'cause'), 0.5),
            (('occasion', 'own_part', 'result', 'lesson', 'adapt', 'check'), 0.5),
        )
    return _story(real)


def _share(real: Sequence[Marked], *parts: tuple[tuple[str, ...], float]) -> Shown:
    shown = [(weight, [mark for mark in real if mark.has(*labels)]) for labels, weight in parts]
    stepped = 0.15 if sum(bool(mark.acts) for mark in real) >= 3 else 0.0
    return min(1.0, stepped + sum(weight for weight, marks in shown if marks)), [
        m for _, marks in shown for m in marks[:1]
    ]


def _story(real: Sequence[Marked]) -> Shown:
    """Situation, own action and result, in that order."""
    acts = [i for i, mark in enumerate(real) if mark.acts]
    if not acts:
        return 0.0, []
    ends = [i for i, mark in enumerate(real) if i >= acts[0] and mark.has('result', 'outcome', 'lesson')]
    placed = any(mark.has('occasion', 'situation', 'task') for mark in real[: acts[0] + 1]) or acts[0] > 0
    why = any(mark.has('reason', 'cause', 'option') for mark in real)
    ended = 0.3 if ends and ends[-1] >= acts[0] + (len(real) > 2) else 0.15 if ends else 0.0
    return 0.3 + 0.2 * placed + 0.2 * why + ended, [real[acts[0]], *(real[i] for i in ends[-1:])]


def _focus(said: Sequence[Marked]) -> Shown:
    total = sum(len(mark.sentence.kept) for mark in said)
    saying = [mark for mark in said if mark.real or (mark.acts_told and not mark.ignored)]
    share = sum(len(mark.sentence.kept) * _full(mark, THIN_SENTENCE) for mark in saying) / total if total else 0.0
    return min(1.0, share / FULL_SHARE), saying


def _landing(said: Sequence[Marked]) -> Shown:
    """Whether the last sentence closes the answer, or the answer runs out ("so yeah", "and then I …")."""
    closing = [mark for mark in said if len(mark.sentence.kept) > 3][-1:]
    if not closing:
        return 0.0, []
    closes = closing[0].real or closing[0].has('result', 'outcome', 'lesson', 'role_link')
    return (RUNS_OUT if _runs_out(said[-1]) else 1.0 if closes else 0.3), closing


def _runs_out(mark: Marked) -> bool:
    words = [word.low for word in mark.sentence.words if not is_sound(word)]
    return not words or words[-1] in entry('grammar', 'trailing') or words[-1] in entry('grammar', 'hanging')


def _on_point(said: Sequence[Marked], topic: Topic) -> Shown:
    """Whether the answer takes up what was asked, in the question's words or in those foreseen for it."""
    linked = [mark for mark in said if mark.telling and topic.links(mark.sentence.kept)]
    links = frozenset(stem for mark in linked for stem in topic.links(mark.sentence.kept))
    return min(1.0, len(links) / 2), linked
