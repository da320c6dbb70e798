"""Meetings: the brief of a conversation, put together from its scenario, persona and tone."""

from collections.abc import Sequence

from lab.models.conversation import Meeting
from lab.models.scenario import Partner, Scenario
from lab.storage.conversations import Conversation


def meeting_of(conversation: Conversation, you: str, others: Sequence[Scenario]) -> Meeting:
    """`others` are the scenarios that may come next."""
    scenario, persona, tone = conversation.scenario, conversation.persona, conversation.tone
    partner = Partner.model_validate(scenario.partner)
    alike = [each for each in others if each.skill_id == scenario.skill_id and each.id != scenario.id]
    return Meeting(
        scenario_id=scenario.id,
        title=scenario.name,
        skill_id=scenario.skill_id,
        skill=conversation.skill.name,
        level=scenario.level,
        situation=scenario.situation,
        your_goal=scenario.your_goal,
        what_good_looks_like=scenario.what_good_looks_like,
        tips_after=scenario.tips_after,
        you=you,
        partner=partner.name,
        **partner.model_dump(exclude={'name', 'persona_id', 'avatar_id'}),
        persona_id=persona.id,
        persona=persona.name,
        temperament=persona.temperament,
        speech=persona.speech,
        softens=persona.softens,
        hardens=persona.hardens,
        tone_id=tone.id,
        tone=tone.name,
        manner=tone.manner,
        minutes=conversation.live.limit_s / 60,
        next_scenarios={each.id: each.name for each in alike},
    )
