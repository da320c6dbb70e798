"""The debrief: how a conversation went, skill by skill, from the moves that were heard in it."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple

import yaml
from pydantic import BaseModel

from lab.engines.builtin.conversing.moves import heard_in, stems
from lab.models.conversation import Debrief, Heard, Instead, Meeting, SkillLevel, Stance
from lab.models.evaluation import Confidence, Evidence, Point
from lab.models.interview import Turn
from lab.models.scenario import MoveKind

PHRASES = Path(__file__).parents[1] / 'phrases/conversing/debrief.yaml'
LEAST_WORDS, LEAST_TURNS = 40, 3
"""Below either there is not enough to judge."""
KIND_WORTH, REPEAT_WORTH, BAD_COST = 0.75, 0.25, 0.75
HIGH, LOW = 4.0, 2.5
TWO_QUOTES_FROM = 4.0
QUOTE_WORDS = 20
MOST = 3
POINTLESS = ('listening', 'networking')
"""Skills in which nobody has a point to make."""
OWNING = ('receiving-feedback', 'bad-news')
"""Skills that want one's own part named, whatever it is."""
OPENLY = 1
"""Open questions beside which a closed one needs no other words."""


class SkillTexts(BaseModel):
    name: str
    base: float
    good: list[MoveKind]
    bad: list[MoveKind]
    rationale: dict[Literal['high', 'mid', 'low', 'clean', 'thin'], str]
    try_instead: str


class Texts(BaseModel):
    skills: dict[str, SkillTexts]
    outcome: dict[str, str]
    strengths: dict[MoveKind, str]
    growth: dict[str, str]
    instead: dict[MoveKind, str]
    why: dict[MoveKind, str]


class Told(NamedTuple):
    """One candidate turn by its index in the transcript, and what was heard in it."""

    turn: int
    text: str
    heard: list[Heard]


def debrief(meeting: Meeting, transcript: Sequence[Turn], stance: Stance) -> Debrief:
    told = _told(meeting, transcript)
    words = sum(len(each.text.split()) for each in told)
    enough = words >= LEAST_WORDS and len(told) >= LEAST_TURNS
    levels = [_level(meeting, key, skill, told, enough) for key, skill in texts().skills.items()]
    judged = [each.level for each in levels if each.level is not None]
    outcome = _outcome(stance)
    next_id, next_name = next(iter(meeting.next_scenarios.items()), ('', ''))
    if meeting.skill_id == 'listening':  # where a silence is often the best thing said
        told = _without(told, 'silence')
    if stance.settled:  # then leaving is no flaw
        told = _without(told, 'leaves')
    return Debrief(
        summary=_summary(meeting, outcome, levels, enough),
        outcome=outcome,
        score=round(sum(judged) / len(judged), 1) if judged else None,
        confidence=_confidence(words, len(told)),
        skill_levels=levels,
        strengths=_strengths(meeting, told),
        growth_areas=_growth(meeting, told, enough, stance.settled),
        try_instead=_instead(meeting, _without(told, 'proposes') if stance.settled else told),
        next_scenario_id=next_id,
        next_scenario_why=f'“{next_name}” asks for the same skill with someone else.' if next_id else '',
        hidden_concern=meeting.hidden_concern,
    )


def _without(told: Sequence[Told], kind: MoveKind) -> list[Told]:
    return [each._replace(heard=[one for one in each.heard if one.kind != kind]) for each in told]


def _told(meeting: Meeting, transcript: Sequence[Turn]) -> list[Told]:
    subject = stems(f'{meeting.situation} {meeting.your_goal} {meeting.opening}')
    before, told = '', []
    for index, turn in enumerate(transcript):
        if turn.speaker == 'interviewer':
            before = turn.text
        else:
            told.append(Told(index, turn.text, heard_in(turn.text, before, subject)))
    return told


def _level(meeting: Meeting, key: str, skill: SkillTexts, told: Sequence[Told], enough: bool) -> SkillLevel:
    good = [(each, heard) for each in told for heard in each.heard if heard.kind in skill.good]
    bad = [(each, heard) for each in told for heard in each.heard if heard.kind in skill.bad]
    level = SkillLevel(skill=key, name=skill.name, try_instead=_filled(meeting, skill.try_instead))
    if not enough:
        return level.model_copy(update={'rationale': 'Not enough was said to judge this.'})
    if not good and not bad and not _called_for(meeting, key):
        return level.model_copy(update={'rationale': 'The conversation gave no occasion for this.'})
    kinds = Counter(heard.kind for _, heard in good)
    score = skill.base + KIND_WORTH * len(kinds) + REPEAT_WORTH * min(4, len(good) - len(kinds)) - BAD_COST * len(bad)
    evidence = _evidence(good if score >= LOW else [*bad, *good])
    if score >= TWO_QUOTES_FROM and len({each.turn for each in evidence}) < 2:
        score = TWO_QUOTES_FROM - 0.5
    score = min(5.0, max(1.0, round(score * 2) / 2))
    grade: Literal['high', 'mid', 'low'] = 'high' if score >= HIGH else 'mid' if score >= LOW else 'low'
    kinder: Literal['clean', 'thin'] | None = 'clean' if grade == 'mid' else 'thin' if grade == 'low' and good else None
    wording = skill.rationale.get(kinder) if kinder == 'thin' or (kinder and not bad) else None
    rationale = _filled(meeting, wording or skill.rationale[grade])
    return level.model_copy(update={'level': score, 'evidence': evidence, 'rationale': rationale})


def _called_for(meeting: Meeting, key: str) -> bool:
    """Whether its absence is a lack: whoever listens has no point to make, and not everybody has a part in it."""
    if key == 'point':
        return meeting.skill_id not in POINTLESS
    return key != 'own_part' or meeting.skill_id in OWNING


def _evidence(found: Sequence[tuple[Told, Heard]]) -> list[Evidence]:
    """At most three quotes, from different turns where there are any."""
    quotes: dict[int, Evidence] = {}
    for each, heard in found:
        quote = ' '.join(heard.quote.split()[:QUOTE_WORDS])
        if quote and quote in each.text:
            quotes.setdefault(each.turn, Evidence(quote=quote, turn=each.turn))
    return list(quotes.values())[:MOST]


def _strengths(meeting: Meeting, told: Sequence[Told]) -> list[Point]:
    return _points(meeting, told, {str(kind): text for kind, text in texts().strengths.items()})


def _growth(meeting: Meeting, told: Sequence[Told], enough: bool, settled: bool) -> list[Point]:
    points = _points(meeting, told, texts().growth)
    kinds = {heard.kind for each in told for heard in each.heard}
    missing = {
        'no_listening': not kinds & {'asks_open', 'acknowledges', 'takes_up'},
        'no_facts': 'names_facts' not in kinds and _called_for(meeting, 'point'),
        'no_proposal': 'proposes' not in kinds,
        'no_fix': 'proposes' in kinds and 'fixes' not in kinds and not settled,
    }
    absent = [Point(text=_filled(meeting, texts().growth[key])) for key, holds in missing.items() if holds and enough]
    return [*points, *absent][:MOST]


def _points(meeting: Meeting, told: Sequence[Told], wording: dict[str, str]) -> list[Point]:
    """The first of each kind, no turn twice."""
    points: dict[str, Point] = {}
    turns: set[int] = set()
    for kind, wanted in wording.items():
        for each in told:
            quote = next((heard.quote for heard in each.heard if heard.kind == kind), None)
            if (
                quote is not None
                and kind not in points
                and each.turn not in turns
                and len(quote.split()) <= QUOTE_WORDS
            ):
                evidence = [Evidence(quote=quote, turn=each.turn)] if quote else []
                points[kind] = Point(text=_filled(meeting, wanted, quote), evidence=evidence)
                turns.add(each.turn)
    return list(points.values())[:MOST]


def _instead(meeting: Meeting, told: Sequence[Told]) -> list[Instead]:
    found: list[Instead] = []
    for kind, wording in texts().instead.items():
        for each in told:
            said = next((heard.quote for heard in each.heard if heard.kind == kind and heard.quote), '')
            if said and each.turn not in {other.turn for other in found} and not _mended(kind, each, told):
                why = texts().why[kind]
                found.append(Instead(turn=each.turn, said=said, instead=_filled(meeting, wording), why=why))
                break
    return sorted(found[:MOST], key=lambda each: each.turn)


def _mended(kind: MoveKind, told: Told, every: Sequence[Told]) -> bool:
    """A proposal that has its day, then or later, or a closed question of somebody who asks openly: no other words."""
    if kind == 'proposes':
        later = (each for each in every if each.turn >= told.turn)
        return any(heard.kind in ('fixes', 'asks_open') for each in later for heard in each.heard)
    if kind != 'asks_closed':
        return False
    better = ('asks_open', 'proposes', 'checks', 'fixes', 'small_talk')
    openly = sum(heard.kind == 'asks_open' for each in every for heard in each.heard)
    return openly >= OPENLY or any(heard.kind in better for heard in told.heard)


def _outcome(stance: Stance) -> Literal['settled', 'closer', 'open', 'broken_off']:
    if stance.insults >= 2:
        return 'broken_off'
    if stance.settled:
        return 'settled'
    return 'closer' if stance.revealed else 'open'


def _summary(meeting: Meeting, outcome: str, levels: Sequence[SkillLevel], enough: bool) -> str:
    ended = _filled(meeting, texts().outcome[outcome])
    judged = [each for each in levels if each.level is not None]
    if not enough or not judged:
        return f'{ended} Too little was said to judge how.'
    best, least = max(judged, key=lambda each: each.level or 0), min(judged, key=lambda each: each.level or 0)
    if best.level == least.level:
        return f'{ended} No side of it stood out from the others.'
    return f'{ended} Your strongest side was {_lower(best.name)}; the one to practise is {_lower(least.name)}.'


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _confidence(words: int, turns: int) -> Confidence:
    return 'High' if words >= 200 and turns >= 6 else 'Med' if words >= 90 and turns >= 4 else 'Low'


def _filled(meeting: Meeting, wording: str, quote: str = '') -> str:
    return Template(wording).safe_substitute(partner=meeting.partner.split()[0], quote=quote)


@cache
def texts() -> Texts:
    return Texts.model_validate(yaml.safe_load(PHRASES.read_text(encoding='utf-8')))
