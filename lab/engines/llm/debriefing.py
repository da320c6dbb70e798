"""The debrief by the model: quotes are looked up, levels stay near what the rules count, totals are the rules'."""

from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.builtin.reading.words import content_stems
from lab.engines.llm import guards
from lab.engines.llm.client import Desk, no_check
from lab.engines.llm.conversation_context import guides, looked_at
from lab.engines.llm.drafts import DebriefDraft, InsteadDraft, PointDraft, SkillDraft
from lab.engines.llm.quotes import Quotes
from lab.engines.llm.trouble import NoAnswer
from lab.models.conversation import Debrief, Instead, Meeting, SkillLevel
from lab.models.evaluation import Evidence, Point
from lab.models.interview import Turn
from lab.models.model_call import Outcome

LEEWAY, LEEWAY_UNDER_ORDERS = 1.0, 0.5
"""How far a level may leave what the rules count; the second where a turn gave orders to a machine."""
TWO_QUOTES_FROM = 4.0
MOST = 3


async def talk_over(desk: Desk, meeting: Meeting, transcript: list[Turn], base: Debrief) -> Debrief:
    """`base` is the rules' debrief of the same conversation. Raises NoAnswer."""
    if base.score is None:
        return base
    values = looked_at(meeting, transcript, guides(base))
    wanted = {'skills': values.pop('skills')}
    draft = await desk.fill(DebriefDraft, 'judge', values, wanted, no_check)
    debrief = Debriefing(desk, meeting, transcript, base).debrief(draft)
    if debrief == base:
        raise NoAnswer(Outcome.withheld, 'Nothing of it could be used.')
    return debrief.model_copy(update={'engine': 'llm', 'made_with': desk.made_with})


class Debriefing:
    def __init__(self, desk: Desk, meeting: Meeting, transcript: list[Turn], base: Debrief) -> None:
        self._base = base
        self._prompt = desk.prompt
        self._transcript = transcript
        self._quotes = Quotes(desk.prompt, meeting, transcript)
        own = [turn.text for turn in transcript]
        told = meeting.model_dump_json(include={'situation', 'your_goal', 'what_good_looks_like', 'partner', 'role'})
        self._known = guards.known_words(told, *own)
        partner = ' '.join(turn.text for turn in transcript if turn.speaker == 'interviewer')
        self._about = content_stems(f'{told} {partner} {base.model_dump_json(exclude={"engine", "made_with"})}')
        ordered = any(speaks_to_machine(turn.text) for turn in transcript if turn.speaker == 'candidate')
        self._leeway = LEEWAY_UNDER_ORDERS if ordered else LEEWAY

    def debrief(self, draft: DebriefDraft) -> Debrief:
        base = self._base
        drafts = {each.skill: each for each in reversed(draft.skills)}
        levels = [self._level(each, drafts.get(each.skill)) for each in base.skill_levels]
        judged = [each.level for each in levels if each.level is not None]
        return base.model_copy(
            update={
                'skill_levels': levels,
                'score': round(sum(judged) / len(judged), 1) if judged else None,
                'strengths': self._points(draft.strengths) or base.strengths,
                'growth_areas': self._points(draft.growth_areas) or base.growth_areas,
                'try_instead': self._instead(draft.try_instead) or base.try_instead,
                'summary': self._fit(draft.summary) or base.summary,
            }
        )

    def _level(self, base: SkillLevel, draft: SkillDraft | None) -> SkillLevel:
        """Null where the rules found nothing to judge, whatever the model says."""
        if base.level is None or draft is None or draft.level is None:
            return base
        checked = [self._quotes.checked(each.quote, each.turn) for each in draft.quotes]
        evidence = _distinct([each for each in checked if each is not None] + base.evidence)[:MOST]
        level = min(base.level + self._leeway, max(base.level - self._leeway, float(draft.level)), 5.0)
        if level >= TWO_QUOTES_FROM > base.level and len({each.turn for each in evidence}) < 2:
            level = max(base.level, TWO_QUOTES_FROM - 0.5)
        update: dict[str, object] = {'level': max(1.0, level), 'evidence': evidence}
        if level == draft.level:  # else the words were written for another level
            update['rationale'] = self._fit(draft.rationale) or base.rationale
        update['try_instead'] = self._words(draft.try_instead) or base.try_instead
        return base.model_copy(update=update)

    def _points(self, drafts: list[PointDraft]) -> list[Point]:
        return self._quotes.points(drafts)[:MOST]

    def _instead(self, drafts: list[InsteadDraft]) -> list[Instead]:
        found: dict[int, Instead] = {}
        for each in drafts:
            said, words, why = (
                self._quotes.checked(each.said, each.turn),
                self._words(each.instead),
                self._words(each.why),
            )
            if said and words and why:
                found.setdefault(said.turn, Instead(turn=said.turn, said=said.quote, instead=words, why=why))
        return sorted(found.values(), key=lambda each: each.turn)[:MOST]

    def _words(self, text: str) -> str:
        """What they might have said: nothing in it but blanks that nobody said."""
        problem = guards.first_problem(
            '' if text.strip() else 'It is empty.',
            guards.unreadable(guards.BLANK.sub('something', text)),
            guards.leaked(text, self._prompt),
            guards.says(text, 'verdict', 'machine', 'ending', 'hints', 'coaching'),
            guards.invented(text, self._known),
            '' if content_stems(text) & self._about else 'It has nothing to do with the conversation.',
        )
        return '' if problem else text.strip()

    def _fit(self, text: str) -> str:
        return self._quotes.fit(text)


def _distinct(found: list[Evidence]) -> list[Evidence]:
    """One a turn."""
    return list({each.turn: each for each in reversed(found)}.values())[::-1]
