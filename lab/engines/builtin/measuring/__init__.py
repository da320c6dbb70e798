"""What can be counted and marked in a transcript: words, sentences, acts, details, exchanges, speech metrics."""

from lab.engines.builtin.measuring.speech import measure

__all__ = ['measure']
