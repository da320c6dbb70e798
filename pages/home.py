"""The start: what is unfinished, the last result, where to begin."""

from nicegui import ui

from components.charts import trend
from components.frame import frame
from components.kit_card import kit_card
from components.markup import heading, link_button, paragraph, tag
from components.session_row import described
from lab.models.history import SessionSummary, Trend
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door
from pages.kits import best_scores


def create(lab: Lab) -> None:
    @door('/')
    async def home(viewer: Viewer) -> None:
        sessions, kits = await lab.history.list_mine(viewer), await lab.catalog.list_kits()
        unfinished, last = await lab.history.unfinished(viewer), await lab.history.last_result(viewer)
        trends = await lab.history.trends(viewer)
        with frame('Home', viewer):
            with tag('div', 'hero'):
                with tag('div'):
                    heading(1, 'Say it here first.')
                    paragraph(
                        'Rehearse the interview with someone who has read your résumé, follows up on your own words, '
                        'and shows you afterwards which sentence earned which score.',
                        'lead',
                    )
                    with tag('div', 'line').style('margin-top: 22px'):
                        link_button('Choose an interview', '/interview/practice', 'primary', 'big')
                if unfinished:
                    _unfinished(unfinished)
                elif last:
                    _last(last)
            chart = _progress(trends)
            with tag('section', 'stack'):
                heading(2, 'Where many begin' if not sessions else 'Next to try')
                best, done = best_scores(sessions), {each.kit_id for each in sessions}
                with tag('ul', 'grid'):
                    for kit in sorted(kits, key=lambda kit: (kit.id in done, kit.position))[:3]:
                        kit_card(kit, best.get(kit.id))
            if chart is not None:
                await ui.context.client.connected()
                with chart:
                    _draw(trends[0])


def _unfinished(summary: SessionSummary) -> None:
    with tag('aside', 'panel', aria_label='Unfinished interview'):
        tag('span', 'small muted', f'Unfinished since {summary.created_at:%d %B}')
        heading(2, summary.title)
        link_button('Go on', f'/session/{summary.session_id}/{summary.step}', 'on-panel', 'start')


def _last(summary: SessionSummary) -> None:
    with tag('aside', 'panel', aria_label='Last result'):
        tag('span', 'small muted', f'Last result · {described(summary)}')
        heading(2, f'{summary.title}: {summary.recommendation or "not enough said"}')
        address = f'/session/{summary.session_id}/analysis'
        link_button('Read the analysis', address, 'on-panel', 'start')


def _progress(trends: list[Trend]) -> ui.element | None:
    """Shown from the second comparable session on; one point is no trend."""
    if not trends or sum(point.score is not None for point in trends[0].points) < 2:
        return None
    with tag('section', 'stack'):
        heading(2, 'How it goes')
        return tag('div', 'chart')


def _draw(overall: Trend) -> None:
    dates = [f'{point.at:%d %b}' for point in overall.points]
    said = ', '.join(f'{point.at:%d %B} {point.score:g}' for point in overall.points if point.score is not None)
    trend(dates, [point.score for point in overall.points], f'Overall score over your sessions: {said}')
