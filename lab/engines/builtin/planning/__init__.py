"""The plan of an interview, from role kit, résumé and posting."""

from lab.engines.builtin.planning.planner import make_plan

__all__ = ['make_plan']
