"""All sessions of a candidate, how often and how well they practised, and each dimension over comparable sessions."""

from nicegui import ui

from components.charts import trend
from components.frame import frame
from components.markup import heading, link_button, paragraph, tag
from components.session_row import is_talk
from lab.models.history import Move, SessionSummary, Trend
from lab.models.practice import Streak
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door
from pages.past import Filters, Past

MOVES: dict[Move, str] = {'up': '▲ higher', 'down': '▼ lower', 'same': 'within the noise', 'unknown': '–'}
COLUMNS = 6


def create(lab: Lab) -> None:
    @door('/history')
    async def history(viewer: Viewer, product: str = '', kind: str = '', standing: str = '') -> None:
        sessions, trends = await lab.history.list_mine(viewer), await lab.history.trends(viewer)
        streak = await lab.practice.streak(viewer)
        with frame('History', viewer, 'history'):
            heading(1, 'What you have practised.')
            if not sessions:
                paragraph('Nothing yet. Your interviews and conversations will wait for you here.', 'lead')
                with tag('div', 'line'):
                    link_button('Choose an interview', '/interview/practice')
                    link_button('Choose a conversation', '/avatar/practice', 'outline')
                return
            _facts(sessions, streak)
            Past(lab, viewer, sessions, Filters(product, kind, standing))
            chart = _over_time(trends)
            if chart is not None:
                await ui.context.client.connected()
                with chart:
                    _draw(trends[0])


def _facts(sessions: list[SessionSummary], streak: Streak) -> None:
    with tag('dl', 'facts'):
        _fact('Sessions finished', str(sum(each.step == 'analysis' for each in sessions)))
        for name, talks in (('Best interview', False), ('Best conversation', True)):
            scores = [
                (each.score, each.title) for each in sessions if each.score is not None and is_talk(each) == talks
            ]
            if scores:
                best, title = max(scores)
                _fact(f'{name}: {title}', f'{best:.1f} of 5')
        _fact('Days in a row', str(streak.days))
        if streak.longest > streak.days:
            _fact('Longest run', f'{streak.longest} days')


def _fact(name: str, value: str) -> None:
    with tag('div'):
        tag('dt', text=name)
        tag('dd', text=value)


def _over_time(trends: list[Trend]) -> ui.element | None:
    """Only sessions of one family of kits are compared; a difference under half a point is noise."""
    if not trends or len(trends[0].points) < 2:
        return None
    with tag('section', 'stack'):
        heading(2, 'Over time')
        paragraph(
            'Interviews for the same kind of role. A difference of less than half a point is within the noise '
            'and gets no arrow.',
            'muted',
        )
        chart = tag('div', 'chart')
        with tag('div', 'table-box', tabindex=0, role='region', aria_label='Scores over time'):
            _rows(trends)
    return chart


def _rows(trends: list[Trend]) -> None:
    points = trends[0].points[-COLUMNS:]
    with tag('table', 'plain-table'):
        with tag('tr'):
            tag('th', text='Dimension', scope='col')
            for point in points:
                tag('th', text=f'{point.at:%d %b}', scope='col')
            tag('th', text='Since the time before', scope='col')
        for each in trends:
            by_session = {point.session_id: point.score for point in each.points}
            with tag('tr'):
                tag('th', text=each.name, scope='row')
                for point in points:
                    score = by_session.get(point.session_id)
                    tag('td', text='–' if score is None else f'{score:.1f}')
                tag('td', f'move {each.move}', MOVES[each.move])


def _draw(overall: Trend) -> None:
    dates = [f'{point.at:%d %b %H:%M}' for point in overall.points]
    trend(dates, [point.score for point in overall.points], 'Overall score over time, as in the table below')
