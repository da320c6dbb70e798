"""The coach's part of the report: wins, improvements, better answers, the week's plan."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from components.hear import SILENT, Hear, Recorded
from components.markup import heading, paragraph, tag
from components.plain import plain
from components.score_card import quoted, quotes
from lab.models.evaluation import BetterAnswer, Point, PracticeDay

POINT, LINE = Markup('<p>{}</p>{}'), Markup('<div class="line">{}</div>')
WAY = Markup('<a class="small muted" href="#turn-{}">Read it in the transcript</a>')
BETTER = Markup(
    '<h3>{}</h3><div class="stack tight"><span class="eyebrow">What you said</span><p class="said">{}</p></div>'
    '<div class="stack tight"><span class="eyebrow">In your words, in a stronger order</span><p>{}</p>{}</div>'
)
PART, WHY = Markup('<span class="{}">{}</span>'), Markup('<p class="small muted">{}</p>')
DAY = Markup(
    '<span class="day">Day {}</span><span class="what">{}</span><span class="muted small figures">{} min</span>{}'
)
PASS = Markup('<span class="pass">Done when {}</span>')
BLANK = re.compile(r'(\[[^\]]+\])')


def points(title: str, entries: Sequence[Point], classes: str, recorded: Recorded = SILENT, level: int = 2) -> None:
    with tag('div', 'stack'):
        heading(level, title)
        with tag('ol', f'three-up {classes}'):
            for entry in entries:
                if any(each.turn in recorded for each in entry.evidence[:1]):
                    with tag('li'):
                        paragraph(entry.text)
                        proof(entry, recorded)
                else:
                    plain(POINT.format(entry.text, _silent_proof(entry)), name='li')


def proof(entry: Point, recorded: Recorded = SILENT) -> None:
    """The words a point rests on; where it quotes them itself, only the way to them."""
    if not entry.evidence:
        return
    first = entry.evidence[0]
    if not _said_in(entry):
        quotes([first], recorded)
        return
    with tag('div', 'line'):
        tag('a', 'small muted', 'Read it in the transcript', href=f'#turn-{first.turn}')
        if first.turn in recorded:
            Hear(recorded[first.turn])


def _silent_proof(entry: Point) -> Markup:
    if not entry.evidence:
        return Markup('')
    way = LINE.format(WAY.format(entry.evidence[0].turn))
    return way if _said_in(entry) else quoted(entry.evidence[:1])


def _said_in(entry: Point) -> bool:
    """Whether the point quotes the words it rests on itself."""
    return ' '.join(entry.evidence[0].quote.split()[:4]) in entry.text


def better_answer(answer: BetterAnswer) -> None:
    """What was said beside what could be said; blanks stand out as places to fill."""
    parts = BLANK.split(answer.better_answer)
    told = Markup('').join(PART.format('blank' if BLANK.fullmatch(part) else '', part) for part in parts)
    why = WHY.format(answer.why) if answer.why else ''
    said = answer.said or 'You did not answer this one.'
    plain(BETTER.format(answer.question, said, told, why), 'better', 'article')


def practice_plan(days: Sequence[PracticeDay]) -> None:
    with tag('ol', 'days'):
        for each in days:
            plain(of_day(each), name='li')


def of_day(each: PracticeDay) -> Markup:
    until = each.passes_when
    passes = PASS.format(f'{until[0].lower()}{until[1:]}') if until else ''
    return DAY.format(each.day, each.task, each.time_minutes, passes)
