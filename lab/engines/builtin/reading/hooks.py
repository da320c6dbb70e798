"""Every place in an answer that an interviewer can take hold of, in words that fit a question."""

from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.hooks_in_deeds import in_deeds, tools
from lab.engines.builtin.reading.hooks_in_words import in_words
from lab.engines.builtin.reading.substance import Answer


def find_hooks(answer: Answer, skills: tuple[str, ...] = ()) -> list[Hook]:
    """`skills` are names of tools that may be asked about."""
    found = [*in_words(answer), *in_deeds(answer), *tools(answer, skills)]
    return [hook for hook in found if hook.quote]
