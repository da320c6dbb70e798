"""How far the details of an interview are to be believed, from the talk they stand in."""

from collections.abc import Sequence

from lab.engines.builtin.measuring.marking import REAL, Marked

THIN, DENSE = 0.14, 0.23
"""Share of checkable words among words of content, in sentences that have any: worth nothing, and worth all."""
SOME_SAYINGS, ALL_SAYINGS = 0.35, 0.5
"""Share of habits, sayings and praise beside what is told, from which the rest is believed less, and not at all."""
PRAISE, UNDONE = 0.25, 0.05
"""What praise counts among sayings, for it costs a dimension already; and what a sentence counts among what is told in
which nobody does anything, for one word misheard makes such a sentence of any saying."""
UNGROUNDED, GROUNDED = 0.5, 1.0
"""Things done and exact details to an answer about oneself: up to here no detail is believed, from here all are."""
LEAST_OF_ONESELF = 2
"""Answers about oneself under which nothing is said about how well an interview is grounded."""


def credit_of(marks: Sequence[Marked]) -> float:
    """1 where details stand close, between things somebody did.

    Where they are rare among general words, and between sayings and praise, they are chance: in recogniser text
    mostly words misheard.
    """
    said = [mark for mark in marks if mark.ignored != 'repeat']
    detailed = [mark for mark in said if not mark.ignored and mark.weight >= REAL]
    weight = sum(mark.weight for mark in detailed)
    general = sum(mark.details.general + mark.details.buzz for mark in detailed)
    density = weight / (weight + general) if detailed else DENSE
    return ramp(density, THIN, DENSE) * (1.0 - ramp(_sayings(said), SOME_SAYINGS, ALL_SAYINGS))


def grounding_of(answers: Sequence[Sequence[Marked]]) -> float:
    """0 where hardly anything is done or named in answers about oneself: lone nouns need such company to be believed.

    A misheard word makes a noun of anything, and seldom an act, a figure or a name.
    """
    marks = [mark for answer in answers for mark in answer if not mark.ignored]
    if len(answers) < LEAST_OF_ONESELF:
        return 1.0
    acts = sum(mark.acts_told for mark in marks)
    exact = {each for mark in marks for each in mark.details.numbers | mark.details.names | mark.details.tools}
    return ramp((acts + len(exact)) / len(answers), UNGROUNDED, GROUNDED)


def ramp(x: float, start: float, end: float) -> float:
    return max(0.0, min(1.0, (x - start) / (end - start)))


def _sayings(marks: Sequence[Marked]) -> float:
    """The share of sentences that hold for anybody, beside those in which somebody does something."""
    praise = sum(mark.ignored == 'boast' for mark in marks)
    said = PRAISE * praise + sum(_general(mark) for mark in marks)
    told = [mark for mark in marks if mark.telling and not _general(mark)]
    done = sum(mark.acts_told for mark in told)
    return said / (said + done + UNDONE * (len(told) - done)) if said else 0.0


def _general(mark: Marked) -> bool:
    return mark.ignored != 'boast' and (mark.has('habit') or mark.details.empty)
