"""Every page and every state of it: where it stands, who looks, what to press, and what must then be seen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.gallery import microphones, steps
from tests.gallery.rows import send_home

NOBODY, NEW, KNOWN, BUSY, STAFF, ADMIN = '', 'mara', 'daniel', 'rosa', 'sam', 'ada'
"""Nobody signed in; somebody's first visit; somebody with a history; somebody in the midst of it; staff; developers."""


@dataclass(frozen=True)
class Scene:
    """`{…}` in the address is a place of the planting; `script` runs before the page does, `before` on the folder."""

    name: str
    address: str
    who: str
    shows: str
    act: Callable[[Page], None] = lambda page: None
    script: str = ''
    before: Callable[[Path], None] = lambda folder: None


def words(text: str) -> str:
    return f'text={text}'


KIT, TALK = '/interview/kits/data-analyst', '/avatar/scenarios/{scenario}'
ANALYSIS, LIVE, READY = '/session/{%s}/analysis', '/session/{%s}/live', '/session/{%s}/ready'

ENTRANCE = (
    Scene('sign-in', '/sign-in', NOBODY, 'input[type=password]'),
    Scene('sign-in-wrong', '/sign-in', NOBODY, '[role=alert]', steps.sign_in_wrongly),
    Scene('sign-up', '/sign-up', NOBODY, 'input[name=name]'),
    Scene('home-first', '/', NEW, 'h1'),
    Scene('home-history', '/', KNOWN, '[aria-label="Your plan"]', steps.charts),
    Scene('home-unfinished', '/', BUSY, 'aside[aria-label^=Unfinished]'),
    Scene('menu', '/', KNOWN, '.menu-link:visible', steps.open_menu),
)
CATALOGUES = (
    Scene('kits', '/interview/practice', KNOWN, '.kit'),
    Scene('kits-filtered', '/interview/practice?domain=Data&level=entry', NEW, '.kit'),
    Scene('kits-nothing', '/interview/practice?search=astronaut', NEW, words('No role fits')),
    Scene('scenarios', '/avatar/practice', KNOWN, 'section ul.grid li'),
    Scene('scenarios-filtered', '/avatar/practice?level=entry', NEW, 'section ul.grid li'),
    Scene('scenarios-nothing', '/avatar/practice?search=astronaut', NEW, words('No scenario fits')),
    Scene('scenario', TALK, NEW, 'h1'),
    Scene('scenario-open', TALK, NEW, '.portrait', steps.unfold),
)
PREPARING = (
    Scene('context', KIT, NEW, '.drop'),
    Scene('context-paste', KIT, NEW, 'textarea', steps.paste),
    Scene('context-refused', KIT, NEW, '[role=alert]', steps.give_broken),
    Scene('context-read', KIT, KNOWN, words('What we read'), steps.wait_read),
    Scene('context-job', KIT, BUSY, 'section[aria-label="The job"] .fold', steps.sample_job),
    Scene('context-correcting', KIT, BUSY, '.entry', steps.correct),
    Scene('avatar', '/session/{one}/avatar', BUSY, '.portrait'),
    Scene('avatar-panel', '/session/{panel}/avatar', BUSY, '.portrait'),
    Scene('ready', READY % 'ready', BUSY, 'text=Turn the microphone on', steps.wait_speech),
    Scene('ready-typed', READY % 'ready', BUSY, words('I agree to this'), steps.type_instead),
    Scene('ready-missing', READY % 'ready', BUSY, '.refusal', steps.check_microphone, microphones.MISSING),
    Scene('ready-refused', READY % 'ready', BUSY, '.refusal', steps.check_microphone, microphones.REFUSED),
    Scene('ready-heard', READY % 'ready', BUSY, '.check-row', steps.check_microphone, microphones.WORKING),
    Scene('ready-agreed', READY % 'ready', BUSY, 'button:not([disabled]):has-text("Begin")', steps.agree),
    Scene('ready-conversation', READY % 'talk_ready', BUSY, words('What you want')),
    Scene('ready-waiting', READY % 'waiting', 'priya', words('in line')),
)
LIVE_ROOM = (
    Scene('live', LIVE % 'typed', BUSY, '.question'),
    Scene('live-answering', LIVE % 'typed', BUSY, 'textarea', steps.draft),
    Scene('live-ending', LIVE % 'typed', BUSY, '[role=dialog] button', steps.ask_to_end),
    Scene('live-panel', LIVE % 'seats', BUSY, '.stage.many'),
    Scene('live-task', LIVE % 'task', BUSY, '.cm-content', steps.wait_task),
    Scene('live-minute', LIVE % 'minute', BUSY, words('Less than a minute')),
    Scene('live-late', LIVE % 'late', BUSY, '.time-left'),
    Scene('live-over', LIVE % 'over', BUSY, words('See the analysis')),
    Scene('live-lost', LIVE % 'lost', BUSY, '.away', steps.lose_connection),
    Scene('live-taken', LIVE % 'taken', BUSY, words('goes on in another window'), steps.open_elsewhere),
    Scene('live-spoken', LIVE % 'spoken', BUSY, '.captions-text', steps.wait_speech),
    Scene('live-listening', LIVE % 'spoken', BUSY, '.mic-row', steps.speak, microphones.WORKING),
    Scene('live-muted', LIVE % 'spoken', BUSY, words('You are muted'), steps.mute, microphones.WORKING),
    Scene('live-refused', LIVE % 'spoken', BUSY, '.refusal', steps.speak, microphones.REFUSED),
    Scene('live-spoken-panel', LIVE % 'spoken_panel', BUSY, '.stage.many', steps.speak, microphones.WORKING),
    Scene('conversation', LIVE % 'talking', BUSY, '.question'),
)
AFTERWARDS = (
    Scene('analysis-pending', ANALYSIS % 'pending', 'lena', '.progress'),
    Scene('analysis-failed', ANALYSIS % 'failed', 'lena', words('not read yet')),
    Scene('analysis', ANALYSIS % 'done', KNOWN, '.score', steps.charts),
    Scene('analysis-unfolded', ANALYSIS % 'done', KNOWN, '.score', steps.unfold),
    Scene('analysis-thin', ANALYSIS % 'thin', KNOWN, words('Not enough')),
    Scene('analysis-before', ANALYSIS % 'second', KNOWN, '.legend', steps.charts),
    Scene('analysis-task', ANALYSIS % 'coded', KNOWN, '.code-lines', steps.charts),
    Scene('analysis-contest', ANALYSIS % 'done', KNOWN, '#pick-from', steps.contest),
    Scene('analysis-share', ANALYSIS % 'done', KNOWN, '[role=dialog] [readonly]', steps.share),
    Scene('debrief', ANALYSIS % 'talked', KNOWN, words('Skill by skill')),
    Scene('attempt', '/session/{done}/again/5', KNOWN, 'textarea'),
    Scene('attempt-judged', '/attempt/{tried}', KNOWN, '[aria-label="Both answers"]'),
    Scene('drill', '/session/{done}/drill?dimension=clarity', KNOWN, 'textarea'),
    Scene('drill-judged', '/attempt/{drilled}', KNOWN, '.note'),
    Scene('drill-short', '/attempt/{short}', KNOWN, '.note'),
    Scene('compare', '/history/compare/{first}/{second}', KNOWN, 'table'),
    Scene('shared', '/shared/{shared}', NOBODY, words('Dimension by dimension'), steps.charts),
    Scene('shared-revoked', '/shared/{revoked}', NOBODY, words('leads nowhere')),
    Scene('history-empty', '/history', NEW, words('Nothing yet')),
    Scene('history', '/history', KNOWN, '.past', steps.charts),
    Scene('history-picked', '/history', KNOWN, '.picked button', steps.pick_two),
    Scene('history-deleting', '/history', KNOWN, '[role=alertdialog] button', steps.delete_first),
    Scene('history-nothing', '/history?product=conversations&standing=unfinished', KNOWN, words('No session fits')),
)
KEEPING = (
    Scene('profile-empty', '/profile', NEW, words('No résumé yet')),
    Scene('profile', '/profile', KNOWN, '.kept'),
    Scene('profile-unfolded', '/profile', KNOWN, '.entry', steps.unfold),
    Scene('profile-token', '/profile', KNOWN, 'input.secret', steps.make_token),
    Scene('profile-leaving', '/profile', KNOWN, '[role=alertdialog] button', steps.leave_for_good),
    Scene('staff-queue', '/staff/queue', STAFF, 'table'),
    Scene('staff-queue-ending', '/staff/queue', STAFF, '.q-dialog button', steps.end_theirs),
    Scene('staff-prompts', '/staff/prompts', STAFF, 'h2'),
    Scene('staff-prompts-open', '/staff/prompts', STAFF, 'details[open]', steps.unfold),
    Scene('design', '/staff/design', ADMIN, 'h1'),
    Scene('design-chapter', '/staff/design/controls', ADMIN, 'h1'),
    Scene('missing', '/nothing/here', NEW, 'h1'),
    Scene('not-mine', ANALYSIS % 'done', NEW, 'h1'),
    Scene('closed-door', '/staff/queue', NEW, 'h1'),
    Scene('failed', LIVE % 'broken', 'lena', words('could not be shown')),
    Scene('staff-queue-empty', '/staff/queue', STAFF, 'h1', before=send_home),  # last: nobody is left
)
SCENES = ENTRANCE + CATALOGUES + PREPARING + LIVE_ROOM + AFTERWARDS + KEEPING
