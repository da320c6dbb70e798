"""All scores at a glance: the radar, with last time under it, beside the table that says the same."""

from markupsafe import Markup

from components.charts import radar
from components.markup import tag
from components.pictured import Picture
from components.plain import plain
from lab.models.history import LastTime
from lab.models.report import ReportDimension, ReportView

TABLE = Markup('<caption class="visually-hidden">Score of each dimension</caption>{}<tbody>{}</tbody>')
HEAD = Markup(
    '<thead><tr><th scope="col">Dimension</th><th scope="col">This time</th><th scope="col">Last time</th></tr></thead>'
)
ROW = Markup('<tr><th scope="row">{}</th><td>{}</td>{}</tr>')
BEFORE = Markup('<td class="muted">{}</td>')
FEWEST = 3  # of two dimensions there is no shape


def scores_at_a_glance(report: ReportView, before: LastTime | None) -> list[Picture]:
    judged = [each for each in report.dimensions if each.score is not None]
    drawn = len(judged) >= FEWEST
    pictures: list[Picture] = []
    with tag('div', 'glance' if drawn else ''):
        if drawn:
            with tag('div', 'stack tight'):
                pictures.append(_picture(judged, before))
                if before:
                    _legend(before)
        with tag('div', 'table-box'):
            _table(report.dimensions, before)
    return pictures


def _picture(judged: list[ReportDimension], before: LastTime | None) -> Picture:
    earlier = [before.levels.get(each.dimension) for each in judged] if before else []
    label = ', '.join(f'{each.name} {each.score:g} of 5' for each in judged)
    figure = radar([each.name for each in judged], [each.score or 0 for each in judged], earlier)
    return Picture(figure, f'Radar of the scores: {label}', 'before-first' if len(figure['data']) > 1 else '')


def _table(dimensions: list[ReportDimension], before: LastTime | None) -> None:
    rows = []
    for each in dimensions:
        now = 'not enough to judge' if each.score is None else f'{each.score:g} of 5'
        earlier = before.levels.get(each.dimension) if before else None
        then = BEFORE.format('–' if earlier is None else f'{earlier:g} of 5') if before else ''
        rows.append(ROW.format(each.name, now, then))
    plain(TABLE.format(HEAD if before else '', Markup('').join(rows)), 'plain-table', 'table')


def _legend(before: LastTime) -> None:
    with tag('p', 'legend'):
        with tag('span'):
            tag('i', aria_hidden='true')
            tag('span', text='This time')
        with tag('span'):
            tag('i', 'before', aria_hidden='true')
            tag('a', text=f'Last time, {before.at:%d %B}', href=f'/session/{before.session_id}/analysis')
