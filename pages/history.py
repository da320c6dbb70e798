"""All sessions of a candidate, and how each dimension went over comparable ones."""

from nicegui import ui

from components.charts import trend
from components.frame import frame
from components.markup import heading, link_button, paragraph, tag
from components.session_row import session_row
from lab.models.history import Trend
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door


def create(lab: Lab) -> None:
    @door('/history')
    async def history(viewer: Viewer) -> None:
        sessions, trends = await lab.history.list_mine(viewer), await lab.history.trends(viewer)
        with frame('History', viewer, 'history'):
            heading(1, 'What you have practised.')
            if not sessions:
                paragraph('Nothing yet. Your interviews and their analyses will wait for you here.', 'lead')
                link_button('Choose an interview', '/interview/practice').classes('start')
                return
            with tag('section'):
                for summary in sessions:
                    session_row(summary)
            chart = _table(trends)
            if chart is not None:
                await ui.context.client.connected()
                with chart:
                    _draw(trends[0])


def _table(trends: list[Trend]) -> ui.element | None:
    """Only sessions of one family of kits are compared; a difference under half a point is noise."""
    if not trends or len(trends[0].points) < 2:
        return None
    with tag('section', 'stack'):
        heading(2, 'Over time')
        paragraph('Sessions of the same kind of role. A difference of less than half a point means nothing.', 'muted')
        chart = tag('div', 'chart')
        with tag('div', 'table-box', tabindex=0, role='region', aria_label='Scores over time'):
            _rows(trends)
    return chart


def _rows(trends: list[Trend]) -> None:
    with tag('table', 'plain-table'):
        with tag('tr'):
            tag('th', text='Dimension', scope='col')
            for point in trends[0].points[-6:]:
                tag('th', text=f'{point.at:%d %b}', scope='col')
        for each in trends:
            with tag('tr'):
                tag('th', text=each.name, scope='row')
                for point in each.points[-6:]:
                    tag('td', text='–' if point.score is None else f'{point.score:.1f}')


def _draw(overall: Trend) -> None:
    dates = [f'{point.at:%d %b %H:%M}' for point in overall.points]
    trend(dates, [point.score for point in overall.points], 'Overall score over time, as in the table below')
