"""The start: what is unfinished, what is due today, the last result, where to begin."""

from datetime import date

from nicegui import ui

from components.frame import frame
from components.kit_card import kit_card
from components.markup import button, heading, link_button, paragraph, tag
from components.pictured import Table, table
from components.session_row import described, is_talk, outcome
from components.sparkline import sparkline
from components.tour import Tour
from components.welcome import scene, what_happens
from lab.errors import Conflict
from lab.models.avatar import Avatar
from lab.models.columns import utc_now
from lab.models.history import Overview, SessionSummary, Trend
from lab.models.kit import KitCard
from lab.models.practice import PlanDay, PlanView, Streak
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door, told
from pages.kits import best_scores

QUESTION = 'You write that you cut wrong stock counts by forty percent. Forty percent of what?'


def create(lab: Lab) -> None:
    @door('/')
    async def home(viewer: Viewer, around: str = '') -> None:
        past, kits = await lab.history.overview(viewer), await lab.catalog.list_kits()
        with frame('Home', viewer, classes='roomy'):
            if around or not past.sessions:
                Tour(viewer.user_id, asked=bool(around))
            if not past.sessions:
                _welcome((await lab.catalog.list_avatars())[0])
                what_happens()
            else:
                await _back(lab, viewer, past)
                _progress(past.trends)
            _next(kits, past.sessions)


def _welcome(interviewer: Avatar) -> None:
    with tag('div', 'hero first'):
        with tag('div'):
            heading(1, 'Say it here first.')
            paragraph(
                'Rehearse the interview with someone who has read your résumé, follows up on your own words, '
                'and shows you afterwards which sentence earned which score.',
                'lead',
            )
            _ways()
        scene(interviewer, QUESTION)


def _ways() -> None:
    with tag('div', 'line'):
        link_button('Choose an interview', '/interview/practice', 'primary', 'big')
        link_button('Choose a conversation', '/avatar/practice', 'outline', 'big')


async def _back(lab: Lab, viewer: Viewer, past: Overview) -> None:
    unfinished, last = past.unfinished, past.last_result
    streak, plan = await lab.practice.streak(viewer), await _plan(lab, viewer, past.sessions)
    with tag('div', 'hero back'):
        with tag('div'):
            heading(1, 'What would you like to say better?')
            paragraph(_streak(streak), 'lead')
            _ways()
        if unfinished:
            _unfinished(unfinished)
        elif last:
            _last(last)
    with tag('div', 'today'):
        if plan is not None:
            Due(lab, viewer, plan)
        if last and unfinished:
            _last(last)


def _streak(streak: Streak) -> str:
    if streak.days < 2:
        return 'Take the role you know, or the one you are worried about.'
    run = f'You have practised {streak.days} days in a row'
    return f'{run}.' if streak.today else f'{run}. Today would make it {streak.days + 1}.'


def _unfinished(summary: SessionSummary) -> None:
    kind = 'conversation' if is_talk(summary) else 'interview'
    with tag('aside', 'panel resume-session', aria_label=f'Unfinished {kind}'):
        tag('span', 'small muted', f'Unfinished {kind} of {summary.created_at:%d %B}')
        heading(2, summary.title)
        tag('span', 'muted', 'It goes on at the same place.')
        link_button('Go on', f'/session/{summary.session_id}/{summary.step}', 'on-panel', 'start')


def _last(summary: SessionSummary) -> None:
    score = '' if summary.score is None else f', {summary.score:.1f} of 5'
    with tag('aside', 'card stack tight', aria_label='Last result'):
        tag('span', 'eyebrow', f'Last result · {described(summary)}')
        heading(2, summary.title, 'visually-hidden')
        tag('p', 'result', f'{outcome(summary)}{score}')
        tag('p', 'muted', summary.title)
        tag('a', text='Read the analysis', href=f'/session/{summary.session_id}/analysis')


def _next(kits: list[KitCard], sessions: list[SessionSummary]) -> None:
    best, done = best_scores(sessions), {each.kit_id for each in sessions}
    with tag('section', 'stack'):
        with tag('div', 'line apart'):
            heading(2, 'Next to try' if sessions else 'Where many begin')
            tag('a', text=f'All {len(kits)} roles', href='/interview/practice')
        with tag('ul', 'grid'):
            for kit in sorted(kits, key=lambda kit: (kit.id in done, kit.position))[:3]:
                kit_card(kit, best.get(kit.id))


async def _plan(lab: Lab, viewer: Viewer, sessions: list[SessionSummary]) -> PlanView | None:
    """Of the last interview that was analyzed; none once it is done, or where too little was said to plan."""
    analyzed = (each for each in sessions if each.state == 'analyzed' and not is_talk(each))
    latest = next(analyzed, None)
    if latest is None:
        return None
    try:
        plan = await lab.practice.plan(viewer, latest.session_id)
    except Conflict:
        return None
    return plan if plan.next else None


class Due:
    """The next day of the plan, to be ticked here."""

    def __init__(self, lab: Lab, viewer: Viewer, plan: PlanView) -> None:
        self.lab, self.viewer, self.plan = lab, viewer, plan
        self.show()

    @ui.refreshable_method
    def show(self) -> None:
        day = self.plan.next
        with tag('section', 'card due', aria_label='Your plan'):
            if day is None:
                paragraph('All seven days are done. Hold the interview again and see what moved.')
                return
            with tag('div', 'stack tight'):
                when = _when(self.plan.on(day), utc_now().date())
                tag('span', 'eyebrow', f'{when} · day {day.day} of {len(self.plan.days)} · {day.time_minutes} minutes')
                heading(2, 'Your plan', 'visually-hidden')
                paragraph(day.task)
                tag('a', 'small', 'See the whole plan', href=f'/session/{self.plan.session_id}/analysis#plan')
            button('Done', 'soft', 'start').on_click(lambda: self.tick(day))

    @told
    async def tick(self, day: PlanDay) -> None:
        self.plan = await self.lab.practice.tick(self.viewer, self.plan.session_id, day.day)
        self.show.refresh()


def _when(due: date, today: date) -> str:
    if due <= today:
        return 'Due today' if due == today else f'Due since {due:%d %B}'
    return 'Tomorrow' if (due - today).days == 1 else f'On {due:%d %B}'


def _progress(trends: list[Trend]) -> None:
    """Shown from the second comparable session on; one point is no trend."""
    points = [(point.at, point.score) for point in trends[0].points if point.score is not None] if trends else []
    if len(points) < 2:
        return
    said = ', '.join(f'{at:%d %B} {score:g}' for at, score in points)
    rows = [[f'{at:%d %B}', f'{score:g} of 5'] for at, score in points]
    with tag('section', 'stack'), tag('figure', 'pictured'):
        with tag('figcaption', 'stack tight'):
            heading(2, 'How it goes')
            paragraph('Your overall score, session by session.', 'small muted')
        dates, label = [f'{at:%d %b}' for at, _ in points], f'Overall score over your sessions: {said}'
        sparkline([score for _, score in points], dates, label)
        with tag('details', 'fold small-fold'):
            tag('summary', text='How it goes, as a table')
            table(Table('Overall score of each session', ('Session', 'Score'), rows))
