"""Specimens of pictures of a session; each is drawn after the text and stands beside a table that says the same."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from components.charts import moves, radar, trend
from components.delivery import delivery
from components.figures import figures
from components.pictured import Picture, Table, pictured
from components.scores import scores_at_a_glance
from components.sparkline import sparkline
from components.specimens.chapter import Specimen
from components.specimens.content import content, one
from components.time_spent import time_spent
from components.trends import over_time
from lab.models.course import Course
from lab.models.evaluation import SpeechMetrics
from lab.models.history import Compared, LastTime, Trend, TrendPoint
from lab.models.report import ReportDimension, ReportView

SESSIONS = tuple(UUID(int=number) for number in range(1, 4))
DAYS = tuple(datetime(2026, month, day, tzinfo=UTC) for month, day in ((2, 3), (2, 17), (3, 4)))
DATES, OVERALL = ('3 Feb', '17 Feb', '4 Mar'), (2.5, None, 3.6)


def specimens() -> tuple[Specimen, ...]:
    return (
        Specimen(
            'Radar', ('charts', 'pictured'), 'Now, and the last time dashed, with gaps where none was judged.', levels
        ),
        Specimen('Trend', ('charts',), 'One score over sessions; what was not judged is bridged.', overall),
        Specimen('Line', ('sparkline',), 'The same with the text, where there is nothing else to draw.', lined),
        Specimen('At a glance', ('scores',), 'The radar beside the table, in a report.', glance),
        Specimen('Over time', ('trends',), 'A small picture for each dimension, in one row of equals.', moved),
        Specimen('Two sessions', ('charts',), 'From one session to the other, a line a dimension.', between),
        Specimen('Where the time went', ('time_spent',), 'Planned, and what it took.', spent),
        Specimen(
            'Delivery',
            ('delivery', 'session_picture'),
            'Minute by minute, with the band that is easy to follow.',
            spoken,
        ),
        Specimen('Figures', ('figures',), 'Counted, with the formula beside each.', counted),
    )


def levels() -> list[Picture]:
    rows = content('levels')
    names, now, before = ([row[key] for row in rows] for key in ('name', 'now', 'before'))
    cells = [[name, _level(then), _level(score)] for name, then, score in zip(names, before, now, strict=True)]
    label = 'Levels: ' + ', '.join(f'{name} {score:g}' for name, score in zip(names, now, strict=True))
    said = Table('Levels now and the last time', ('Dimension', 'Before', 'Now'), cells)
    return [pictured('Levels', 'The dashed shape is the time before.', radar(names, now, before), label, said)]


def overall() -> list[Picture]:
    cells = [[date, _level(score)] for date, score in zip(DATES, OVERALL, strict=True)]
    said = Table('Overall in three sessions', ('Session', 'Overall'), cells)
    label = 'Overall: 2.5, not judged, 3.6'
    return [pictured('Overall', 'Three sessions.', trend(DATES, OVERALL), label, said, 'low')]


def lined() -> None:
    sparkline((2.5, 3.1, 3.6), DATES, 'Overall: 2.5, 3.1, 3.6')


def glance() -> list[Picture]:
    rows = content('levels')
    shown = [ReportDimension(dimension=row['name'], name=row['name'], score=row['now']) for row in rows]
    shown.append(ReportDimension(dimension='fit', name='Role fit'))
    report = one(ReportView, 'report').model_copy(update={'dimensions': shown})
    earlier = {row['name']: row['before'] for row in rows}
    return scores_at_a_glance(report, LastTime(session_id=SESSIONS[1], at=DAYS[1], levels=earlier))


def moved() -> list[Picture]:
    rows = [('Overall', OVERALL), ('Depth', (2.5, 3, 4)), ('Composure', (4, 4, 3.5)), ('Ownership', (3.5, None, 4.5))]
    return over_time([_trend(name, scores) for name, scores in rows])


def between() -> list[Picture]:
    kept = [row for row in content('levels') if row['before'] is not None]
    rows = [
        Compared(dimension=row['name'], name=row['name'], first=row['before'], second=row['now'], move='up')
        for row in kept
    ]
    cells = [[row.name, _level(row.first), _level(row.second)] for row in rows]
    said = Table('Both sessions', ('Dimension', '17 Feb', '4 Mar'), cells)
    return [pictured('Both sessions', 'Hollow is the first.', moves(rows), 'As in the table below', said, 'moves')]


def spent() -> list[Picture]:
    return time_spent(one(Course, 'course'))


def spoken() -> list[Picture]:
    return delivery(one(SpeechMetrics, 'metrics'), one(Course, 'course'))


def counted() -> None:
    figures(one(SpeechMetrics, 'metrics'))


def _level(score: float | None) -> str:
    return 'not judged' if score is None else f'{score:g}'


def _trend(name: str, scores: Sequence[float | None]) -> Trend:
    points = zip(SESSIONS, DAYS, scores, strict=True)
    made = [TrendPoint(session_id=session, at=at, score=score) for session, at, score in points]
    return Trend(dimension=name.lower(), name=name, points=made)
