"""How an answer is read."""

from lab.engines.builtin.reading.reader import read_answer

__all__ = ['read_answer']
