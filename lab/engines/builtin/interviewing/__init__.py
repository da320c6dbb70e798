"""The interviewer: opens, reads each answer, asks the next question, closes."""

from lab.engines.builtin.interviewing.interviewer import next_move, open_interview

__all__ = ['next_move', 'open_interview']
