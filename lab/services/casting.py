"""Casting: which avatars sit where, so that an interviewer keeps one face, one name and one voice."""

from collections.abc import Sequence

from lab.models.avatar import Avatar
from lab.models.plan import Plan


def cast(plan: Plan, avatars: Sequence[Avatar]) -> Plan:
    """The plan with its members named after the avatars that play them, in order."""
    members = [
        member.model_copy(update={'name': avatar.name, 'avatar_id': avatar.id})
        for member, avatar in zip(plan.members, avatars, strict=False)
    ]
    return plan.model_copy(update={'members': members + plan.members[len(members) :]})


def seat(plan: Plan, wanted: Sequence[str], avatars: Sequence[Avatar]) -> list[str]:
    """Avatar ids for every member: those wanted first, then others who suit this kind of interview; nobody twice."""
    suiting = [avatar.id for avatar in avatars if plan.interview_type in avatar.suits]
    others = [avatar.id for avatar in avatars if avatar.id not in suiting]
    order = dict.fromkeys([*wanted, *suiting, *others])
    return list(order)[: len(plan.members)]
