"""Specimens of the live room. Parts of speech share one microphone, one playback and one link, here as in a session."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from nicegui import ui

from components.answer_box import AnswerBox
from components.avatar_stage import AvatarStage, Doing
from components.captions import Captions
from components.clock import Clock
from components.code_panel import CodePanel
from components.dictation import Dictation
from components.heygen_stage import HeygenStage
from components.markup import tag
from components.microphone import Microphone
from components.room_bar import RoomBar
from components.room_side import RoomSide
from components.room_window import RoomWindow
from components.specimens.chapter import Chapter, Specimen, Switch, moments, states
from components.specimens.content import content, one, several
from components.voice_link import VoiceLink
from lab.models.avatar import Avatar
from lab.models.live import LiveTurn, LiveView
from lab.models.plan import Member
from lab.models.session import SessionState
from lab.models.task import ReviewedTask, ShownTask, SubmissionStatus, TaskDraft, TaskView, TaskWork

DOINGS: tuple[Doing, ...] = ('listening', 'thinking', 'speaking')
SENTENCE = 'And how did you decide what to do first?'
ANSWER = 'First I had to know whether the numbers were wrong or late.'
STARTED = f"tell(playback, 'started', {{id: 'q', n: 0, text: '{SENTENCE}', member: 'lead'}})"
SPEECH = {
    'The interviewer speaks': STARTED,
    'Has finished': "tell(playback, 'ended', {id: 'q', n: 0, last: true})",
    'You speak': f"tell(session, 'message', {{kind: 'voice_start'}}); "
    f"tell(session, 'message', {{kind: 'partial', text: '{ANSWER[:30]}'}})",
    'You have finished': f"tell(session, 'message', {{kind: 'turn', text: '{ANSWER}'}})",
    'You speak over them': f"{STARTED}; tell(session, 'message', "
    "{kind: 'interrupted', id: 'q', spoken_text: 'And how did you'})",
}
LINK = {
    'Lost': "tell(link, 'lost', {code: 1006})",
    'Speech is loading': "tell(link, 'lost', {code: 1013})",
    'Opened elsewhere': "tell(link, 'closed', {code: 4409, reason: 'elsewhere'})",
    'All places taken': "tell(link, 'closed', {code: 4429, reason: 'full'})",
    'No speech here': "tell(link, 'closed', {code: 4503, reason: 'off'})",
    'Sound held back': "tell(playback, 'blocked')",
    'All is well': "tell(link, 'open'); tell(playback, 'running')",
}
MICROPHONE = {
    'Off': "tell(capture, 'state', {state: 'off', problem: ''})",
    'Asking': "tell(capture, 'state', {state: 'asking', problem: ''})",
    'On': "tell(capture, 'state', {state: 'on', problem: ''})",
    'Muted': "tell(capture, 'state', {state: 'muted', problem: ''})",
    'Refused': "tell(capture, 'state', {state: 'refused', problem: 'denied'})",
}


def chapter(avatars: Sequence[Avatar]) -> Chapter:
    return Chapter(
        'Live room',
        'A quiet room with a person in it. The buttons below make happen here what a session makes happen.',
        (
            Specimen(
                'Interviewer and captions',
                ('avatar_stage', 'portrait', 'heygen_stage', 'captions'),
                'Drawn, and on video where there is one; in a panel whoever has the word is larger.',
                partial(stage, avatars),
            ),
            Specimen(
                'Microphone', ('microphone',), 'Level, mute, time to think, done. Help when it is refused.', microphone
            ),
            Specimen('Troubles of the link', ('voice_link',), 'Draws nothing while all is well.', link),
            Specimen('Clock', ('clock',), 'Ruled by the server. Says little, and nothing every second.', clocks),
            Specimen('Bar and course', ('room_bar', 'room_side'), 'How far it has come, and the way out.', bar),
            Specimen('Window of the room', ('room_frame', 'room_window'), 'Without the header of other pages.', window),
            Specimen('Answer box', ('answer_box',), 'Typed; the draft stays in the browser.', answer),
            Specimen('Dictation', ('dictation',), 'Recorded, written down, put right, then sent.', dictation),
            Specimen('Task', ('code_panel',), 'An editor or a writing area that saves itself.', task),
        ),
    )


def stage(avatars: Sequence[Avatar]) -> None:
    """Any of them in any of the three states, a panel, and one whose video does not come."""
    moments('What happens', SPEECH)
    shown: dict[str, Callable[[], object]] = {avatar.name.split()[0]: partial(_alone, avatar) for avatar in avatars}
    Switch('Who interviews', shown | {'A panel': partial(_seats, avatars), 'On video': partial(_video, avatars)})
    Captions(several(Member, 'members'))


def microphone() -> None:
    moments('State of the microphone', MICROPHONE)
    Microphone(lambda _: None, lambda: None)


def link() -> None:
    async def no_ticket() -> str:
        return ''

    moments('State of the connection', LINK)
    VoiceLink('/api/ws/voice/none', no_ticket, lambda _: None)


def clocks() -> None:
    shown = {'Begun': (360, True), 'Half way': (180, True), 'Last minute': (41, True), 'Over': (0, False)}
    states({name: _clock(left, runs) for name, (left, runs) in shown.items()}, 'four')


def bar() -> None:
    async def nothing() -> None: ...

    view = _live()
    late = view.model_copy(update={'remaining_s': 40, 'used_s': 320, 'warning': 'last_minute'})
    over = view.model_copy(update={'state': SessionState.ended})
    shown = {
        name: partial(_bar, each, nothing) for name, each in {'Running': view, 'Late': late, 'Ended': over}.items()
    }
    Switch('Course of the session', shown)
    RoomSide(view)


def window() -> None:
    moments('The connection', {'Goes': _away('true'), 'Comes back': _away('false')})
    RoomWindow()


def answer() -> None:
    def box(aside: bool) -> None:
        async def sent(turn: int, text: str) -> None:
            ui.notify(f'An answer of {len(text.split())} words to question {turn}.', type='positive')
            made.refused()

        made = AnswerBox('specimen', 3, sent, aside=aside, open=aside)

    Switch('Where it stands', {'Beside a microphone': partial(box, True), 'Typed session': partial(box, False)})


def dictation() -> None:
    Dictation(lambda words: ui.notify(words))


def task() -> None:
    reviewed = one(ReviewedTask, 'task')
    case = ShownTask.model_validate(content('case_task'))
    shown = {
        'Coding': partial(_panel, reviewed.task, reviewed.work),
        'Case': partial(_panel, case, TaskWork(text='Who works on Sundays now, and what they cost.')),
    }
    Switch('Kind of task', shown, chosen=1)


def _seats(avatars: Sequence[Avatar]) -> None:
    members = _members(avatars)
    chips = tag('div', 'line moments', role='group', aria_label='Who has the word')
    seats = AvatarStage(members, _looks(avatars))
    with chips:
        for member in members:
            tag('button', 'chip', member.name, type='button').on('click', partial(seats.give_word, member.key))


def _video(avatars: Sequence[Avatar]) -> None:
    async def none() -> None:
        return None

    async def changed(*_: object) -> None: ...

    member = _members(avatars)[1]
    with AvatarStage([member], _looks(avatars)):
        HeygenStage(member.name, none, changed)


def _alone(avatar: Avatar) -> None:
    member = Member(key='lead', name=avatar.name, role='Interviewer', interest='', avatar_id=avatar.id)
    chips = tag('div', 'line moments', role='group', aria_label=f'What {avatar.name} does')
    seat = AvatarStage([member], {avatar.id: avatar.look})
    with chips:
        for doing in DOINGS:
            chip = tag('button', 'chip', doing.capitalize(), type='button')
            chip.on('click', partial(seat.state, 'lead', doing))


def _clock(left: int, runs: bool) -> Callable[[], object]:
    return lambda: Clock(360, left, runs, lambda: None)


def _bar(view: LiveView, nothing: Callable[[], Awaitable[None]]) -> None:
    RoomBar(view, nothing, nothing).show(view)


def _panel(task: ShownTask, work: TaskWork) -> None:
    view = TaskView(task=task, work=work, version=1, status=SubmissionStatus.draft, open=True)

    async def keep(draft: TaskDraft, _: bool) -> TaskView:
        return view.model_copy(update={'work': TaskWork(**draft.model_dump(exclude={'version'})), 'version': 2})

    CodePanel(view, 'specimen', keep)


def _away(gone: str) -> str:
    return f"window.dispatchEvent(new CustomEvent('lab-away', {{detail: {gone}}}))"


def _live() -> LiveView:
    turns = several(LiveTurn, 'turns')
    return LiveView.model_validate(content('live') | {'members': several(Member, 'members'), 'transcript': turns})


def _members(avatars: Sequence[Avatar]) -> list[Member]:
    seats = zip(several(Member, 'members'), avatars, strict=False)
    return [seat.model_copy(update={'avatar_id': avatar.id, 'name': avatar.name}) for seat, avatar in seats]


def _looks(avatars: Sequence[Avatar]) -> dict[str, dict[str, str]]:
    return {avatar.id: avatar.look for avatar in avatars}
