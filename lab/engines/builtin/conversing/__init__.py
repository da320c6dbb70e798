"""Conversing: the other person in a workplace conversation reacts, holds back, comes round and stays themselves."""

from lab.engines.builtin.conversing.debrief import debrief
from lab.engines.builtin.conversing.partner import begin, respond

__all__ = ['begin', 'debrief', 'respond']
