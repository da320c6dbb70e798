"""Costs as people say them: "n log n", "linear", "O of n squared"."""

import re
from collections.abc import Sequence

from lab.engines.builtin.reviewing.said import Sentence

FORMS: list[tuple[str, str]] = [
    ('O(2ⁿ)', r'\b(?:exponential|two to the (?:power of )?n|2\s*(?:\^|\*\*)\s*n|2ⁿ)'),
    ('O(n³)', r'\bn\s*(?:³|\^\s*3|\*\*\s*3|cubed|to the (?:third|three))|\bcubic\b'),
    ('O(n² log n)', r'\bn\s*(?:²|\^\s*2|squared)\s*log'),
    ('O(n²)', r'\bn\s*(?:²|\^\s*2|\*\*\s*2|squared|times n\b|\*\s*n\b)|\bquadratic\b|\bsquare of n\b'),
    ('O(n log n)', r'\bn\s*(?:\*|times)?\s*log(?:arithm)?s?\b(?:\s*\(?(?:of )?n)?|\blinearithmic\b|\blog[- ]linear\b'),
    ('O(log n)', r'\b(?:O\s*\(\s*|o of )?log\s*\(?n\b|\blogarithmic\b'),
    ('O(n)', r'\bO\s*\(\s*n\s*\)|\b(?:o|order)(?: of)? n\b|\blinear\b|\bproportional to n\b'),
    ('O(1)', r'\bO\s*\(\s*1\s*\)|\b(?:o|order)(?: of)? (?:1|one)\b|\bconstant[- ](?:time|cost)\b|\bconstant per\b'),
]
CLAUSES = re.compile(r'(?i),?\s+(?:but|whereas|while|though|however)\s+')
AS_IT_STANDS = re.compile(
    r'(?i)\b(?:mine|this|it|my|the (?:code|solution|whole|total)|overall|altogether|together|so)\b'
)
INSTEAD = re.compile(
    r'(?i)\b(?:brute|naive|would be worse|instead of|otherwise|rather than|could be|if (?:I|you|we))\b'
)


def cost_said(found: Sequence[Sentence]) -> tuple[str, Sentence] | None:
    """The cost the candidate gives to the solution: the last one said that is not about another way."""
    others = [(cost, each, part) for each in found for part in CLAUSES.split(each.text) for cost in _costs_in(part)]
    own = [told for told in others if not INSTEAD.search(told[2])]
    chosen = [told for told in own if AS_IT_STANDS.search(told[2])] or own or others
    return chosen[-1][:2] if chosen else None


def normal(cost: str) -> str:
    """A cost as a seed file or a model writes it, in the form of this module; '' when it is none of them."""
    return next((form for form, pattern in FORMS if re.search(pattern, cost, re.IGNORECASE)), '')


def _costs_in(text: str) -> list[str]:
    """The dearest of those named: "sorting is n log n and the loop is n" is n log n."""
    return [form for form, pattern in FORMS if re.search(pattern, text, re.IGNORECASE)][:1]
