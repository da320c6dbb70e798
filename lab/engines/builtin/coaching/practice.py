"""Seven days of practice, ten to fifteen minutes each, tied to the weakest dimensions and to what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from lab.engines.builtin.coaching.anchors import named
from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.evaluating.evidence import clipped
from lab.engines.builtin.evaluating.judging import Judgement
from lab.engines.builtin.evaluating.wording import fill, short_question
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
    weak = _weakest(evaluation)
    redo, drills = table('practice')['redo'], table('practice')['drills']
    first, second, third = ([*weak, *(key for key in USUAL if key not in weak)])[:3]
    days: list[tuple[Drill, str, Setting]] = [
        (redo[0], first, _setting(brief, judgement, evaluation, first, better[0])),
        (drills[first][0], first, _setting(brief, judgement, evaluation, first, better[0])),
        (redo[1], second, _setting(brief, judgement, evaluation, second, better[1])),
        (
            _second_drill(drills[second], second, evaluation),
            second,
            _setting(brief, judgement, evaluation, second, better[1]),
        ),
        (*_gap_day(brief, judgement, third), _setting(brief, judgement, evaluation, third, better[0])),
        (*_sixth_day(judgement, weak), _setting(brief, judgement, evaluation, first, better[1])),
        (table('practice')['rehearsal'], first, _setting(brief, judgement, evaluation, first, better[0])),
    ]
    name = next((score.name for score in evaluation.dimension_scores if score.dimension == first), 'your weakest side')
    return [
        _day(number, drill, key, setting, {'name': name, 'flag': _flag(brief)})
        for number, (drill, key, setting) in enumerate(days, 1)
    ]


def _second_drill(drills: list[Drill], key: str, evaluation: Evaluation) -> Drill:
    """The harder drill builds on something done well, so there must be something."""
    low = any(score.dimension == key and (score.score or 0.0) <= LOW for score in evaluation.dimension_scores)
    return drills[0] if low else drills[-1]


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
    quotes = [evidence.quote for evidence in score.evidence] if score else []
    spare = clipped(' '.join(better.said.split()), LONGEST_NAME) or _claimed(brief) or short_question(better.question)
    unmet = [need.text for need in judgement.needs if need.posted and not need.met]
    places = [named(entry.employer) for entry in brief.candidate.work_history if entry.employer]
    return Setting(
        asked=short_question(better.question),
        quote=clipped(quotes[0], LONGEST_NAME) if quotes else spare,
        gap=clipped(quotes[-1], LONGEST_NAME) if quotes else spare,
        place=places[0] if places else 'The latest entry',
        need=clipped((unmet or _asks(judgement, score))[0], LONGEST_NAME),
    )


def _claimed(brief: Brief) -> str:
    """A line of the résumé, where nothing was said."""
    lines = (line for entry in brief.candidate.work_history for line in entry.highlights)
    return clipped(next(lines, ''), LONGEST_NAME)


def _asks(judgement: Judgement, score: DimensionScore | None) -> list[str]:
    return [need.text for need in judgement.needs] or ['the first thing the posting asks for']


def _gap_day(brief: Brief, judgement: Judgement, third: str) -> tuple[Drill, str]:
    """The hard question the résumé invites, a need that never came up, or a drill."""
    special, drills = table('practice')['special'], table('practice')['drills']
    if _flag(brief):
        return special['gap'], 'composure'
    if any(need.posted and not need.met for need in judgement.needs):
        return special['need'], 'role_fit'
    return drills[third][0], third


def _sixth_day(judgement: Judgement, weak: Sequence[str]) -> tuple[Drill, str]:
    """Questions for the employer, unless a good one was asked; then follow-ups."""
    special = table('practice')['special']
    closing = judgement.role_fit.closing
    asked = closing is not None and closing.strength('question') >= 1.0
    return (special['follow_up'], 'composure') if asked else (special['questions'], 'role_fit')


def _flag(brief: Brief) -> str:
    """The first thing in the résumé that an interviewer would ask about, named for a sentence."""
    for flag in brief.candidate.risk_flags:
        years = '–'.join(dict.fromkeys(date[:4] for date in (flag.since or '', flag.until or '') if date))
        if flag.kind == 'gap' and years:
            return f'the {years} gap in your résumé'
        if flag.kind == 'short_tenure' and flag.employer:
            return f'your short time at {named(flag.employer)}'
    return ''
