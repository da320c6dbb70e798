"""Every module that holds tables; importing this one registers them all."""

from lab.models import (
    analysis,
    audit,
    avatar,
    cohort,
    document,
    interview,
    kit,
    plan,
    profile,
    queue,
    rubric,
    scenario,
    seed,
    session,
    transcript,
    user,
)

__all__ = [
    'analysis',
    'audit',
    'avatar',
    'cohort',
    'document',
    'interview',
    'kit',
    'plan',
    'profile',
    'queue',
    'rubric',
    'scenario',
    'seed',
    'session',
    'transcript',
    'user',
]
