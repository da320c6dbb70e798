"""Every place in an answer that an interviewer can take hold of, in words that fit a question."""

import re
from itertools import pairwise

from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.hooks_in_deeds import in_deeds, tools
from lab.engines.builtin.reading.hooks_in_words import in_words
from lab.engines.builtin.reading.lexicon import pattern, plain
from lab.engines.builtin.reading.substance import Answer


def find_hooks(answer: Answer, skills: tuple[str, ...] = ()) -> list[Hook]:
    """`skills` are names of tools that may be asked about."""
    found = [*in_words(answer), *in_deeds(answer), *tools(answer, skills)]
    return [hook for hook in found if hook.quote and takeable(hook.quote)]


def takeable(quote: str) -> bool:
    """Fluent enough to be said back, and nothing that one had better not touch."""
    said = plain(quote.lower())
    words = re.findall(r"[\w']+", said)
    stutters = any(one == other for one, other in pairwise(words))
    return (
        not stutters
        and not said.startswith(('you ', "you're"))
        and not any(pattern(name).search(said) for name in ('fillers', 'stumbles', 'sad', 'private'))
    )
