"""What the candidate is told about text that was left out."""

from collections.abc import Iterable

from lab.documents.characters import has_unseen


def hidden_text(words: list[str], shown: Iterable[str] = ()) -> list[str]:
    """What was hidden as words, or as characters between the words `shown`; empty when nothing was."""
    sentences = _left_out(words)
    if any(has_unseen(word) for word in shown):
        sentences.append('Characters that cannot be seen, but can carry a message, were taken out.')
    return sentences


def _left_out(words: list[str]) -> list[str]:
    count = len([word for word in words if any(letter.isalnum() for letter in word)])
    if not count:
        return []
    amount = 'One word' if count == 1 else f'{count} words'
    was = 'was' if count == 1 else 'were'
    return [f'{amount} that nobody can see on the page (white, tiny, off the page or marked hidden) {was} left out.']


def shortened() -> str:
    return 'This document is very long, so only its beginning is used.'
