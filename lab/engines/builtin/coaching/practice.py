"""Seven days of practice, ten to fifteen minutes each, tied to the weakest dimensions and to what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.coaching.anchors import named
from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.evaluating.evidence import clipped
from lab.engines.builtin.evaluating.judging import Judgement
from lab.engines.builtin.evaluating.wording import fill, short_question
from lab.engines.builtin.measuring.marking import marked
from lab.engines.builtin.measuring.sentences import sentences_of
from lab.models.evaluation import BetterAnswer, DimensionScore, Evaluation, PracticeDay
from lab.models.interview import Brief

USUAL = ('depth', 'clarity', 'ownership', 'role_fit', 'problem_solving', 'composure')
"""What is practised when too little was said to tell what is weakest."""
LONGEST_NAME = 10
LOW = 2.0
Drill = list[str | int]


@dataclass(frozen=True)
class Setting:
    """What the drills are filled with."""

    asked: str
    quote: str
    gap: str
    place: str
    need: str

    @property
    def slots(self) -> dict[str, str]:
        return {'asked': self.asked, 'quote': self.quote, 'gap': self.gap, 'place': self.place, 'need': self.need}


def practice_of(
    brief: Brief, judgement: Judgement, evaluation: Evaluation, better: Sequence[BetterAnswer]
) -> list[PracticeDay]:
    """The order of the week follows from what was weakest; the hard question comes only when there is one."""
    weak = _weakest(evaluation)
    first, second, third = ([*weak, *(key for key in USUAL if key not in weak)])[:3]
    kind = table('practice')['kinds'].get(first, 'substance')
    turn = sum(map(ord, brief.kit_id + first + better[0].question))
    drills = table('practice')['drills']
    ways: dict[str, tuple[Drill, str, str, BetterAnswer]] = {
        'redo_first': (_way(table('practice')['redo'], turn), first, first, better[0]),
        'redo_second': (_way(table('practice')['redo'], turn + 1), second, second, better[1]),
        'drill_first': (_drill(drills[first], first, evaluation, turn), first, first, better[0]),
        'drill_second': (_drill(drills[second], second, evaluation, turn), second, second, better[1]),
        'kit': (_kit_day(brief, turn), second, second, better[1]),
        'hard': (*_hard_day(brief, judgement, third, turn), third, better[0]),
        'ends': (*_end_day(judgement, turn), first, better[1]),
        'rehearsal': (table('practice')['rehearsal'][kind], first, first, better[0]),
    }
    name = next((score.name for score in evaluation.dimension_scores if score.dimension == first), 'your weakest side')
    days = []
    for number, part in enumerate(table('practice')['weeks'][kind], 1):
        drill, practised, key, answer = ways[part]
        setting = _setting(brief, judgement, evaluation, key, answer)
        days.append(_day(number, drill, practised, setting, {'name': name, 'flag': _flag(brief)}))
    return days


def _way(ways: Sequence[Drill], turn: int) -> Drill:
    """One of several, always the same for the same interview."""
    return ways[turn % len(ways)]


def _kit_day(brief: Brief, turn: int) -> Drill:
    """What this work asks for; where the kit is one of one's own, an answer once more in another way."""
    return table('practice')['kits'].get(brief.kit_id) or _way(table('practice')['redo'], turn + 2)


def _drill(drills: Sequence[Drill], key: str, evaluation: Evaluation, turn: int) -> Drill:
    """The harder drill builds on something done well, so there must be something."""
    low = any(score.dimension == key and (score.score or 0.0) <= LOW for score in evaluation.dimension_scores)
    return drills[0] if low else _way(drills, turn)


def _day(number: int, drill: Drill, dimension: str, setting: Setting, more: dict[str, str]) -> PracticeDay:
    task, passes, minutes = drill
    slots = setting.slots | more
    return PracticeDay(
        day=number,
        task=fill(str(task), slots),
        time_minutes=int(minutes),
        passes_when=fill(str(passes), slots),
        dimension=dimension,
    )


def _weakest(evaluation: Evaluation) -> list[str]:
    known = table('practice')['drills']
    judged = [score for score in evaluation.dimension_scores if score.score is not None and score.dimension in known]
    return [score.dimension for score in sorted(judged, key=lambda each: ((each.score or 0.0), -each.weight))]


def _setting(brief: Brief, judgement: Judgement, evaluation: Evaluation, key: str, better: BetterAnswer) -> Setting:
    score = next((each for each in evaluation.dimension_scores if each.dimension == key), None)
    quotes = [evidence.quote for evidence in score.evidence if _worth_practising(evidence.quote)] if score else []
    spare = clipped(_told(better.said), LONGEST_NAME) or _claimed(brief) or short_question(better.question)
    unmet = [need.text for need in judgement.needs if need.posted and not need.met]
    places = [named(entry.employer) for entry in brief.candidate.work_history if entry.employer]
    return Setting(
        asked=short_question(better.question),
        quote=clipped(quotes[0], LONGEST_NAME) if quotes else spare,
        gap=clipped(quotes[-1], LONGEST_NAME) if quotes else spare,
        place=places[0] if places else 'The latest entry',
        need=clipped((unmet or _asks(judgement, score))[0], LONGEST_NAME),
    )


def _worth_practising(quoted: str) -> bool:
    marks = [marked(sentence) for sentence in sentences_of(quoted, 0) if sentence.kept]
    return not any(mark.courtesy or mark.biography or mark.has('unknown', 'abandon') for mark in marks)


def _told(said: str) -> str:
    """The answer from its first sentence on that is worth telling again."""
    starts = (each.start for each in sentences_of(said, 0) if _worth_practising(said[each.start : each.end]))
    start = next(starts, None)
    return '' if start is None else ' '.join(said[start:].split())


def _claimed(brief: Brief) -> str:
    """A line of the résumé, where nothing was said."""
    lines = (line for entry in brief.candidate.work_history for line in entry.highlights)
    return clipped(next(lines, ''), LONGEST_NAME)


def _asks(judgement: Judgement, score: DimensionScore | None) -> list[str]:
    return [need.text for need in judgement.needs] or ['the first thing the posting asks for']


def _hard_day(brief: Brief, judgement: Judgement, third: str, turn: int) -> tuple[Drill, str]:
    """The hard question the résumé invites, a need that never came up, or a drill."""
    special, drills = table('practice')['special'], table('practice')['drills']
    if _flag(brief):
        return _way(special['gap'], turn), 'composure'
    if any(need.posted and not need.met for need in judgement.needs):
        return _way(special['need'], turn), 'role_fit'
    return _way(drills[third], turn), third


def _end_day(judgement: Judgement, turn: int) -> tuple[Drill, str]:
    """Questions for the employer, unless one was asked; then follow-ups."""
    special = table('practice')['special']
    closing = judgement.role_fit.closing
    asked = closing is not None and closing.strength('question') > 0
    return (_way(special['follow_up'], turn), 'composure') if asked else (_way(special['questions'], turn), 'role_fit')


def _flag(brief: Brief) -> str:
    """The first thing in the résumé that an interviewer would ask about, named for a sentence."""
    for flag in brief.candidate.risk_flags:
        years = '–'.join(dict.fromkeys(date[:4] for date in (flag.since or '', flag.until or '') if date))
        if flag.kind == 'gap' and years:
            return f'the {years} gap in your résumé'
        if flag.kind == 'short_tenure' and flag.employer:
            return f'your short time at {named(flag.employer)}'
    return ''
