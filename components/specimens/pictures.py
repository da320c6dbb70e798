"""Specimens of pictures of a session; each is drawn after the text and stands beside a table that says the same."""

from components.charts import radar, trend
from components.delivery import delivery
from components.figures import figures
from components.pictured import Picture, Table, pictured
from components.specimens.chapter import Specimen
from components.specimens.content import content, one
from lab.models.course import Course
from lab.models.evaluation import SpeechMetrics

DATES, OVERALL = ('3 Feb', '17 Feb', '4 Mar'), (2.5, None, 3.6)


def specimens() -> tuple[Specimen, ...]:
    return (
        Specimen(
            'Radar', ('charts', 'pictured'), 'Now, and the last time dashed, with gaps where none was judged.', levels
        ),
        Specimen('Trend', ('charts',), 'One score over sessions; what was not judged is bridged.', overall),
        Specimen('Delivery', ('delivery',), 'Minute by minute, with the band that is easy to follow.', spoken),
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


def spoken() -> list[Picture]:
    return delivery(one(SpeechMetrics, 'metrics'), Course())


def counted() -> None:
    figures(one(SpeechMetrics, 'metrics'))


def _level(score: float | None) -> str:
    return 'not judged' if score is None else f'{score:g}'
