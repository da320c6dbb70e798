"""A dimension in words: what you said, why this level, the smallest next step; with the quotes it rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lab.engines.builtin.evaluating.broken import broken_at
from lab.engines.builtin.evaluating.choosing import Quoted, best_of
from lab.engines.builtin.evaluating.composure import pressed
from lab.engines.builtin.evaluating.computed import consistency_words, hygiene_words
from lab.engines.builtin.evaluating.evidence import clipped, quote
from lab.engines.builtin.evaluating.judging import LEAST_WORDS, Finding, Judgement
from lab.engines.builtin.evaluating.lacking import Lack, lack_of
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.wording import asked, fill, filled, tally
from lab.models.evaluation import Evidence
from lab.models.interview import Turn

HIGH, LOW = 4.0, 2.0
LACK_BELOW = 4.0
"""Scores from which nothing is said to be missing; the next step stays."""
TALLIED = {'clarity': 'headline', 'depth': 'occasion', 'ownership': 'own', 'problem_solving': 'check'}
HELD = 0.5
SOUND_MOTIVE = 3.0
LONGEST_INSIDE, LONGEST_NAME = 15, 8
"""Words of a quote when it is told in a sentence, and when it is only named again."""


@dataclass
class Words:
    """What is shown under a dimension."""

    rationale: str
    improvement: str
    evidence: list[Evidence] = field(default_factory=list)
    lack: Evidence | None = None


def words_for(finding: Finding, judgement: Judgement, transcript: Sequence[Turn], quoted: Quoted) -> Words:
    if finding.score is None:
        return _not_judged(finding, judgement)
    special: dict[str, Callable[[], Words]] = {
        'hygiene': lambda: Words(*hygiene_words(finding, judgement, transcript)),
        'consistency': lambda: Words(*consistency_words(finding, judgement, transcript)),
    }
    return special[finding.key]() if finding.key in special else _told(finding, judgement, transcript, quoted)


def band_of(score: float) -> str:
    return 'high' if score >= HIGH else 'low' if score <= LOW else 'mid'


def _told(finding: Finding, judgement: Judgement, transcript: Sequence[Turn], quoted: Quoted) -> Words:
    score, texts = finding.score or 0.0, table('rationales')[finding.key]
    chosen = best_of(finding, judgement, quoted) if score > LOW else []
    best = [quote(quoted.take(mark), transcript, element) for mark, element in chosen]
    lack = lack_of(finding, quoted)
    if lack is None or lack.element == 'unfinished':
        lack = _broken(finding, judgement) or lack
    missing = quote(quoted.take(lack.mark), transcript, raw=lack.element == 'broken') if lack else None
    slots = _slots(finding, judgement, best, lack, missing)
    opening = filled(texts[band_of(score)], slots) or filled(texts['mid'], slots) or texts['low'][0]
    says, step = _lack_texts(finding, lack, judgement)
    named = {**slots, 'lack': clipped(slots['lack'], LONGEST_NAME), 'best': clipped(slots['best'], LONGEST_NAME)}
    if score >= LACK_BELOW or not says:
        return Words(opening, filled(texts['polish'], named) or fill(step, named), best[:3])
    evidence = (best + ([missing] if missing else []))[:3]
    return Words(f'{opening} {fill(says, slots)}'.strip(), fill(step, named), evidence, missing)


def _broken(finding: Finding, judgement: Judgement) -> Lack | None:
    """Composure is heard in sentences that keep starting over, when nothing weighs more."""
    if finding.key != 'composure':
        return None
    mark = broken_at(judgement.fluency, judgement.accounts)
    at = {turn: account for account in judgement.accounts for turn in account.turns}
    return Lack('broken', at[mark.sentence.turn], mark) if mark else None


def _lack_texts(finding: Finding, lack: Lack | None, judgement: Judgement) -> tuple[str, str]:
    own = table('rationales')[finding.key]['lacks']
    texts = {**table('standings')['lacks'], **own}
    key = lack.element if lack else ''
    if finding.key == 'role_fit':
        key = _fit_lack(lack, judgement)
    elif finding.key == 'composure' and lack is None and not pressed(judgement.accounts):
        key = 'unpressed'
    elif lack and 'empty' in own and key in own and not any(mark.real for mark in lack.account.marks):
        key = 'empty'
    chosen = texts.get(key, {'says': '', 'step': table('standings')['null_step'].get(finding.key, '')})
    shared = 0 if key in own else sum(map(ord, finding.key))
    return chosen['says'], _varied(chosen['step'], lack, shared)


def _varied(step: str | list[str], lack: Lack | None, shared: int) -> str:
    """One of several ways to say the same, always the same for the same place; texts that dimensions share differ."""
    ways = [step] if isinstance(step, str) else step
    return ways[(shared + (lack.mark.sentence.turn if lack else 0) // 2) % len(ways)]


def _fit_lack(lack: Lack | None, judgement: Judgement) -> str:
    """A need that never came up is the most useful thing to hear, once the motive itself is sound."""
    unmet = any(need.posted and need.met is None for need in judgement.needs)
    values = [level.value for level in judgement.role_fit.levels]
    if unmet and (lack is None or (values and min(values) >= SOUND_MOTIVE)):
        return 'needs'
    closing = judgement.role_fit.closing
    if lack:
        return lack.element
    return 'question' if closing and not closing.strength('question') else ''


def _slots(
    finding: Finding, judgement: Judgement, best: Sequence[Evidence], lack: Lack | None, missing: Evidence | None
) -> dict[str, str]:
    at = {answer.turn: account for account in judgement.accounts for answer in account.exchange.answers}
    levels, unmet = finding.levels, [need.text for need in judgement.needs if need.posted and need.met is None]
    element = TALLIED.get(finding.key, '')
    count = sum(level.account.strength(element) >= HELD for level in levels)
    return {
        'best': clipped(best[0].quote, LONGEST_INSIDE) if best else '',
        'second': clipped(best[1].quote, LONGEST_INSIDE) if len(best) > 1 else '',
        'best_asked': asked(at[best[0].turn]) if best else '',
        'lack': clipped(missing.quote, LONGEST_INSIDE) if missing else '',
        'asked': lack.asked if lack else '',
        'need': clipped(unmet[0], LONGEST_INSIDE) if unmet else '',
        'tally': tally(count, len(levels)) if element and count and levels else '',
    }


def _not_judged(finding: Finding, judgement: Judgement) -> Words:
    texts, steps = table('standings')['null_text'], table('standings')['null_step']
    words = sum(level.account.words for level in finding.levels)
    if finding.key not in table('rationales'):
        return Words(texts['unknown'], '')
    said = sum(account.words for account in judgement.accounts)
    key = {'hygiene': 'unmeasured', 'consistency': 'unchecked'}.get(
        finding.key, 'few' if finding.levels else 'untouched'
    )
    key = 'silent' if said < LEAST_WORDS else key
    return Words(fill(texts[key], {'words': str(words)}), steps.get(finding.key, steps['default']))
