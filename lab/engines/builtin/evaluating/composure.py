"""Composure, from words alone: whether answers are finished, and what happens when a follow-up presses."""

from collections.abc import Sequence

from lab.engines.builtin.evaluating.levels import HIGHEST, LOWEST, Level
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.marking import Marked

LEAST_ANSWERS = 3
FINISHED, UNFINISHED = 4.0, 2.0
"""Levels of an answer that is all content and of one that has none."""
FULL_ANSWER = 2
"""Sentences that say something from which an answer counts as given in full."""
THIN_SENTENCE, EACH_DETAIL, LONG_SENTENCE = 0.5, 0.2, 2.0
"""What such a sentence counts by its details; a long one stands for two, as where a recogniser ran two together."""
PLAIN = 0.6
"""What a sentence counts in which somebody acts, with no detail to it."""
MET, DROPPED = 0.75, -1.0
HELD = 0.5
UNSETTLED = -0.75
"""What it costs to lose one's way in an answer and find it again: the guide's "recovers with help"."""
BESIDE_CAP = 2.0
UNPRESSED_CAP = 4.0
"""Without a follow-up met or a slip put right there is nothing that shows more than steadiness."""


def composure_levels(accounts: Sequence[Account]) -> list[Level]:
    """A level per exchange; none when too few answers were given to tell."""
    asked = [account for account in accounts if account.kind not in ('greeting', 'closing')]
    if sum(len(account.exchange.answers) for account in asked) < LEAST_ANSWERS:
        return []
    return [Level(account, _level(account), _cap(account)) for account in asked]


def pressed(accounts: Sequence[Account]) -> bool:
    return any(met(account) or held(account) for account in accounts if account.standing == 'answer')


def met(account: Account) -> list[Marked]:
    """What was added when a follow-up question came."""
    probes = {answer.turn for answer in account.exchange.answers if answer.probe}
    added = [mark for mark in account.marks if mark.sentence.turn in probes and not mark.ignored]
    return sorted((mark for mark in added if mark.real or mark.acts_told), key=lambda mark: -mark.weight)


def held(account: Account) -> list[Marked]:
    """Calm in a hard place: a limit stated with a way on, a position kept with a reason, a slip put right."""
    return [
        mark
        for mark in account.marks
        if mark.real and (mark.has('holds') or (mark.has('limit') and mark.has('reason', 'adapt', 'check')))
    ]


def dropped(account: Account) -> list[Marked]:
    """Where an answer is given up ("never mind", "I can't think of anything") and nothing comes after."""
    last = max((i for i, mark in enumerate(account.marks) if mark.real), default=-1)
    given_up = [mark for mark in account.marks[last + 1 :] if mark.has('abandon', 'unknown')]
    return [mark for mark in given_up if not mark.has('holds', 'reason') and not mark.would]


def unsettled(account: Account) -> list[Marked]:
    """Where the candidate apologises, is at a loss or swears in place of content."""
    return [mark for mark in account.marks if mark.has('apology') and (not mark.real or mark.has('abandon', 'unknown'))]


def _level(account: Account) -> float:
    if account.standing in ('silence', 'non_answer', 'gibberish', 'echo'):
        return LOWEST
    finished = min(1.0, sum(map(_said, account.marks)) / FULL_ANSWER)
    value = UNFINISHED + (FINISHED - UNFINISHED) * finished * account.credit
    probed = any(answer.probe for answer in account.exchange.answers)
    value += (MET * account.credit if met(account) else DROPPED) if probed else 0.0
    value += HELD * account.credit if held(account) else 0.0
    value += DROPPED if dropped(account) else UNSETTLED if unsettled(account) else 0.0
    return max(LOWEST, min(BESIDE_CAP if account.standing == 'off_topic' else HIGHEST, value))


def _said(mark: Marked) -> float:
    """Smooth in its details, so that one word misheard neither makes a sentence nor undoes it."""
    real = min(LONG_SENTENCE, THIN_SENTENCE + EACH_DETAIL * mark.weight) if mark.real else 0.0
    return max(real, PLAIN if mark.acts_told and not mark.ignored else 0.0)


def _cap(account: Account) -> str:
    return account.standing if account.standing != 'answer' else ''
