"""All sessions of a candidate, how often and how well they practised, and each dimension over comparable sessions."""

from components.empty import empty
from components.frame import frame
from components.markup import heading, link_button, tag
from components.pictured import draw_all
from components.session_row import is_talk
from components.trends import over_time
from lab.models.history import SessionSummary
from lab.models.practice import Streak
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door
from pages.past import Filters, Past


def create(lab: Lab) -> None:
    @door('/history')
    async def history(viewer: Viewer, product: str = '', kind: str = '', standing: str = '') -> None:
        past, streak = await lab.history.overview(viewer), await lab.practice.streak(viewer)
        sessions = past.sessions
        with frame('History', viewer, 'history'):
            heading(1, 'What you have practised.')
            if not sessions:
                _nothing_yet()
                return
            _facts(sessions, streak)
            pictures = over_time(past.trends)
            Past(lab, viewer, sessions, Filters(product, kind, standing))
            await draw_all(pictures)


def _nothing_yet() -> None:
    sentence = 'Your interviews and conversations will wait for you here, each with what you said and how it went.'
    with empty('history', 'Nothing yet.', sentence), tag('div', 'line'):
        link_button('Choose an interview', '/interview/practice')
        link_button('Choose a conversation', '/avatar/practice', 'outline')


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
