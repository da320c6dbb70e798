"""Casting: which avatars sit where, so that an interviewer keeps one face, one name and one voice."""

from collections.abc import Sequence
from math import log

from lab.models.avatar import Avatar
from lab.models.plan import Plan

HERTZ = {'she/her': 195.0, 'he/him': 115.0}
BETWEEN = 150.0


def cast(plan: Plan, avatars: Sequence[Avatar]) -> Plan:
    """The plan with its members named after the avatars that play them, in order."""
    members = [
        member.model_copy(update={'name': avatar.name, 'avatar_id': avatar.id})
        for member, avatar in zip(plan.members, avatars, strict=False)
    ]
    return plan.model_copy(update={'members': members + plan.members[len(members) :]})


def seat(plan: Plan, wanted: Sequence[str], avatars: Sequence[Avatar]) -> list[str]:
    """Avatar ids for every member: those wanted first, then others who suit this kind of interview; nobody twice.

    Whoever joins sounds as different as can be from those who sit there already.
    """
    known = {avatar.id: avatar for avatar in avatars}
    seated = [known[each] for each in dict.fromkeys(wanted) if each in known][: len(plan.members)]
    while len(seated) < min(len(plan.members), len(avatars)):
        free = [avatar for avatar in avatars if avatar not in seated]
        suiting = [avatar for avatar in free if plan.interview_type in avatar.suits]
        seated.append(max(suiting or free, key=lambda avatar: _unlike(avatar, seated)))
    return [avatar.id for avatar in seated]


def hertz_of(avatar: Avatar) -> float:
    """How high this person speaks, about."""
    return HERTZ.get(avatar.pronouns, BETWEEN) * float(avatar.voice.get('pitch', 1.0))


def _unlike(avatar: Avatar, seated: Sequence[Avatar]) -> float:
    return min((abs(log(hertz_of(avatar) / hertz_of(other))) for other in seated), default=0.0)
