"""The coach's part of the report: wins, improvements, better answers, the week's plan."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from components.hear import SILENT, Hear, Recorded
from components.markup import heading, paragraph, tag
from components.plain import plain
from components.score_card import quote, quotes
from lab.models.evaluation import BetterAnswer, Point, PracticeDay

BETTER = Markup(
    '<h3>{}</h3><div class="stack tight"><span class="eyebrow">What you said</span><p class="said">{}</p></div>'
    '<div class="stack tight"><span class="eyebrow">In your words, in a stronger order</span><p>{}</p>{}</div>'
)
POINT, QUOTED = Markup('<li><p>{}</p>{}</li>'), Markup('<ul class="evidence"><li>{}</li></ul>')
WAY = Markup('<div class="line"><a class="small muted" href="#turn-{}">Read it in the transcript</a></div>')
PART, WHY = Markup('<span class="{}">{}</span>'), Markup('<p class="small muted">{}</p>')
DAY = Markup(
    '<span class="day">Day {}</span><span class="what">{}</span><span class="muted small figures">{} min</span>{}'
)
PASS = Markup('<span class="pass">Done when {}</span>')
BLANK = re.compile(r'(\[[^\]]+\])')


def points(title: str, entries: Sequence[Point], classes: str, recorded: Recorded = SILENT, level: int = 2) -> None:
    with tag('div', 'stack'):
        heading(level, title)
        if not any(each.turn in recorded for entry in entries for each in entry.evidence[:1]):
            lines = (POINT.format(entry.text, _proof(entry)) for entry in entries)
            plain(Markup('').join(lines), f'three-up {classes}', 'ol')
            return
        with tag('ol', f'three-up {classes}'):
            for entry in entries:
                with tag('li'):
                    paragraph(entry.text)
                    proof(entry, recorded)


def proof(entry: Point, recorded: Recorded = SILENT) -> None:
    """The words a point rests on; where it quotes them itself, only the way to them."""
    if not entry.evidence:
        return
    first = entry.evidence[0]
    if not _quotes_itself(entry):
        quotes([first], recorded)
    elif first.turn not in recorded:
        plain(_proof(entry))
    else:
        with tag('div', 'line'):
            plain(WAY.format(first.turn))
            Hear(recorded[first.turn])


def _proof(entry: Point) -> Markup:
    if not entry.evidence:
        return Markup('')
    first = entry.evidence[0]
    return WAY.format(first.turn) if _quotes_itself(entry) else QUOTED.format(quote(first))


def _quotes_itself(entry: Point) -> bool:
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
