"""How each dimension moved: a small picture for each, in one row of equals, and the table that says the same."""

from collections.abc import Sequence

from components.charts import trend
from components.markup import heading, paragraph, tag
from components.pictured import Picture, Table, table
from lab.models.history import Move, Trend, TrendPoint

MOVES: dict[Move, str] = {'up': '▲ higher', 'down': '▼ lower', 'same': 'within the noise', 'unknown': '–'}
COLUMNS = 6
FEWEST = 2
HOW = (
    'Interviews for the same kind of role, from 1 to 5. A difference of less than half a point is within the noise and '
    'gets no arrow.'
)


def over_time(trends: Sequence[Trend]) -> list[Picture]:
    """Nothing until two comparable sessions were judged."""
    kept = judged_sessions(trends)
    if not trends or len(kept) < FEWEST:
        return []
    pictures = []
    with tag('section', 'stack', aria_label='Over time'):
        heading(2, 'Over time')
        paragraph(HOW, 'muted')
        with tag('ul', 'multiples'):
            for each in trends:
                points = points_of(each, kept)
                if sum(point.score is not None for point in points) >= FEWEST:
                    with tag('li', 'whole' if each.dimension == 'overall' else ''):
                        pictures.append(_multiple(each, points))
        with tag('details', 'fold small-fold'):
            tag('summary', text='All of it as a table')
            table(Table('Scores over time', head_of(kept), trend_rows(trends, kept)))
    return pictures


def judged_sessions(trends: Sequence[Trend]) -> list[TrendPoint]:
    """The sessions in which anything was judged, oldest first."""
    judged = {point.session_id for each in trends for point in each.points if point.score is not None}
    return [point for point in trends[0].points if point.session_id in judged] if trends else []


def points_of(each: Trend, kept: Sequence[TrendPoint]) -> list[TrendPoint]:
    """The dimension's points in the sessions that are kept; where it was not among the judged, an empty one."""
    mine = {point.session_id: point for point in each.points}
    return [mine.get(point.session_id, point.model_copy(update={'score': None})) for point in kept]


def head_of(kept: Sequence[TrendPoint]) -> list[str]:
    return ['Dimension', *(f'{point.at:%d %b}' for point in kept[-COLUMNS:]), 'Since the time before']


def trend_rows(trends: Sequence[Trend], kept: Sequence[TrendPoint]) -> list[list[str]]:
    rows = []
    for each in trends:
        points = points_of(each, kept)
        scores = ['–' if point.score is None else f'{point.score:.1f}' for point in points[-COLUMNS:]]
        rows.append([each.name, *scores, MOVES[_move(each, points)]])
    return rows


def _multiple(each: Trend, points: Sequence[TrendPoint]) -> Picture:
    last = next(point for point in reversed(points) if point.score is not None)
    move = _move(each, points)
    with tag('div', 'line apart'):
        tag('h3', text=each.name)
        tag('span', 'figures', f'{last.score:.1f}')
    tag('p', f'small move {move}', MOVES[move] if move != 'unknown' else 'Not judged the last time')
    dates = [f'{point.at:%d %b}' for point in points]
    said = ', '.join(f'{point.at:%d %B} {point.score:g}' for point in points if point.score is not None)
    return Picture(trend(dates, [point.score for point in points]), f'{each.name}: {said}', 'multiple')


def _move(each: Trend, points: Sequence[TrendPoint]) -> Move:
    return each.model_copy(update={'points': list(points)}).move
