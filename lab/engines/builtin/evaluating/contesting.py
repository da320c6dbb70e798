"""A contested score: the dimension weighed again with the words that the candidate points at."""

from lab.engines.builtin.evaluating.evidence import verified
from lab.engines.builtin.evaluating.judging import LEAST_WORDS
from lab.engines.builtin.evaluating.levels import GROUPS, Level, averaged, level_on, scaled
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.measuring.accounts import Account, accounts_of
from lab.models.evaluation import DimensionScore, Evidence
from lab.models.interview import Brief, Turn

COMPUTED = 'This one is computed from times and words by a formula, so a quote does not change it.'
NO_ANSWER = 'The words you point at stand where no answer was given, so there is nothing to weigh again.'
TOO_LITTLE = 'Together with what you point at there are still too few words to judge this.'
UNCHANGED = 'Weighed again with “{quote}” counted twice, the level stays where it was.'
UP = 'Weighed again with “{quote}” counted twice, the level rises from {before:g} to {after:g}.'
DOWN = (
    'Weighed again with “{quote}” counted twice, the level falls from {before:g} to {after:g}: the answer around it '
    'holds less of this than the others.'
)
FIRST = 'There was not enough to judge before. With “{quote}” there is, and the level is {after:g}.'
LEAST_POINTED = 15
"""Words of the answer pointed at from which it may be judged on what its question did not ask for."""


def reconsider(brief: Brief, transcript: list[Turn], before: DimensionScore, pointed: Evidence) -> DimensionScore:
    """The same dimension with a new score, evidence and rationale; the quote must stand in the transcript."""
    if not verified(pointed, transcript):
        raise ValueError('not in the transcript')
    key = before.dimension
    if key in ('hygiene', 'consistency') or key not in table('dimensions'):
        return before.model_copy(update={'rationale': COMPUTED})
    accounts = accounts_of(brief, transcript)
    here = next((account for account in accounts if pointed.turn in account.turns), None)
    level = _level(key, here) if here else None
    if here is None or level is None or here.standing != 'answer':
        return before.model_copy(update={'rationale': NO_ANSWER})
    levels = [found for account in accounts if account is not here and (found := level_on(key, account))]
    if sum(each.account.words for each in [*levels, level]) < LEAST_WORDS:
        return before.model_copy(update={'rationale': TOO_LITTLE})
    after = round(averaged([*levels, level, level]) * 2) / 2
    evidence = [pointed, *(each for each in before.evidence if each != pointed)][:3]
    return before.model_copy(
        update={'score': after, 'evidence': evidence, 'rationale': _told(pointed.quote, before.score, after)}
    )


def _level(key: str, account: Account) -> Level | None:
    """On the dimension even where its question did not call for it, once enough is said there."""
    if (asked := level_on(key, account)) is not None:
        return asked
    spec = table('dimensions').get(key, {})
    weights: dict[str, float] = spec.get(account.kind) or spec.get(GROUPS.get(account.kind, ''), {})
    if not weights or account.words < LEAST_POINTED:
        return None
    reached = sum(weight * account.strength(element) for element, weight in weights.items() if element != 'full')
    return Level(account, scaled(reached / weights['full']))


def _told(quote: str, before: float | None, after: float) -> str:
    if before is None:
        return FIRST.format(quote=quote, after=after)
    wording = UNCHANGED if after == before else UP if after > before else DOWN
    return wording.format(quote=quote, before=before, after=after)
