"""How the candidate talked about the work: an approach, a reason, a try by hand, a cost, another way."""

import re
from collections.abc import Sequence

from lab.engines.builtin.reviewing.said import Sentence
from lab.models.task import ExplanationReview, TaskEvidence

LEAST_WORDS, ENOUGH_WORDS = 12, 45
POINTS: dict[str, tuple[str, str]] = {
    'approach': (
        'the steps of your approach',
        r'\b(?:first|then|next|after that|at the end|finally|start by|begin with|my (?:idea|plan|approach)'
        r"|i(?:'d|'ll| would| will)? (?:sort|loop|walk|go through|keep|store|count|split|join|group|number|track|scan"
        r'|compare))\b',
    ),
    'reason': ('a reason', r'\b(?:because|so that|since|otherwise|that way|which means|the reason|in order to)\b'),
    'trial': (
        'an example you tried',
        r'\b(?:for example|let me try|let me check|if i (?:put|try|take|give|run)|with the example|walk(?:ing)? through'
        r'|for an? (?:empty|single|list)|with (?:an? (?:empty|single|list)|\d|one|two|three|four|five)'
        r'|by hand|trace|say the|suppose|imagine|for instance|test(?:ed|ing)? (?:it|this)? ?with)\b',
    ),
    'cost': (
        'what it costs',
        r'\bo ?\(|\bo of\b|\b(?:n log n|linear|quadratic|constant|complexity|per cent|percent|cost|memory|seconds'
        r'|a year|budget)\b',
    ),
    'other': (
        'another way and why not',
        r'\b(?:alternativ\w*|instead|trade-?off|another way|could also|other option|brute force|rather than'
        r'|the other way|compared (?:with|to)|downside|the risk|on the other hand)\b',
    ),
}


def explanation_review(talk: Sequence[Sentence]) -> ExplanationReview:
    words = sum(len(each.text.split()) for each in talk)
    if words < LEAST_WORDS:
        return ExplanationReview(standing='none', note=_NOTHING)
    found = {key: each for key, (_, pattern) in POINTS.items() if (each := _first(talk, pattern)) is not None}
    named = [POINTS[key][0] for key in found]
    missing = [name for key, (name, _) in POINTS.items() if key not in found]
    evidence = _once([each.evidence() for each in found.values()])[:3]
    if len(found) >= 3 and words >= ENOUGH_WORDS:
        lacking = f' What was left out: {missing[0]}.' if missing else ''
        return ExplanationReview(standing='clear', note=f'You gave {_listed(named)}.{lacking}', evidence=evidence)
    if found:
        note = f'You gave {_listed(named)}. Still to say: {_listed(missing[:2])}.'
        return ExplanationReview(standing='partial', note=note, evidence=evidence)
    return ExplanationReview(
        standing='thin',
        note='You talked, and the steps, the reason and the cost of your way did not come out.',
        evidence=[talk[0].evidence()],
    )


_NOTHING = 'You said next to nothing while you worked, so an interviewer would have to guess how you think.'


def _first(talk: Sequence[Sentence], pattern: str) -> Sentence | None:
    return next((each for each in talk if re.search(pattern, each.text.replace('’', "'"), re.IGNORECASE)), None)


def _once(evidence: list[TaskEvidence]) -> list[TaskEvidence]:
    return [each for at, each in enumerate(evidence) if each not in evidence[:at]]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f'{", ".join(names[:-1])} and {names[-1]}'
