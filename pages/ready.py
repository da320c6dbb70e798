"""Before it begins: what will happen and for how long, what is kept, extra time, consent."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

from nicegui import ui

from components.choices import Choice, choices
from components.frame import frame, steps
from components.markup import button, heading, paragraph, tag
from components.plan_strip import PlanStrip
from components.tick import tick
from components.tips import CONVERSATION, INTERVIEW, Tips
from lab.models.live import LiveView, Readiness
from lab.models.queue import Place, TicketState
from lab.models.session import UNBEGUN
from lab.models.user import Accommodations
from lab.models.viewer import Viewer
from lab.settings import Settings
from lab.wiring import Lab
from pages.answering import Answering
from pages.doors import door, told
from pages.waiting import Waiting

ADVICE = (
    'One question at a time. Answer as you would say it aloud.',
    'The interviewer follows up on your own words.',
    'You can ask to hear a question again, or say that you do not know.',
    'If the page closes or the connection drops, come back: you go on at the same question.',
    'Nobody else reads this. The scores are for practice, not for a decision about you.',
)
TALKING = (
    'They open. Answer as you would in the room, in your own words.',
    'They react to what you say: some of it softens them, some of it does not.',
    'Nobody coaches you while it goes on. That comes afterwards, with your own words beside it.',
    'If the page closes or the connection drops, come back: you go on where you were.',
    'Nobody else reads this. The levels are for practice, not for a decision about you.',
)
EXTRA = [
    Choice('1.0', 'As planned'),
    Choice('1.25', 'A quarter more'),
    Choice('1.5', 'Half as long again'),
    Choice('2.0', 'Twice as long'),
]


def create(lab: Lab) -> None:
    @door('/session/{session_id}/ready')
    async def ready(viewer: Viewer, session_id: UUID) -> None:
        view = await lab.interviewing.view(viewer, session_id)
        if view.state not in UNBEGUN:
            ui.navigate.to(f'/session/{session_id}/live')
            return
        wanted = await lab.accounts.accommodations(viewer)
        with frame('Get ready', viewer, 'practice' if view.config_id else 'conversations', 'roomy'):
            with tag('header', 'stack'):
                if view.config_id:
                    steps('ready', avatar=f'/session/{session_id}/avatar')
                heading(1, 'Take a breath. Here is what will happen.')
                paragraph(_introduction(view), 'lead')
            with tag('div', 'main-side'):
                with tag('div', 'stack wide'):
                    strip = await _ahead(lab, viewer, view, wanted.extra_time)
                    preparing = Preparing(lab, viewer, view, wanted, strip)
                    if place := await lab.admission.look(viewer, session_id):
                        preparing.wait(place)
                _advice(ADVICE if view.config_id else TALKING)


async def _ahead(lab: Lab, viewer: Viewer, view: LiveView, factor: float) -> PlanStrip | None:
    """The course of an interview, or the situation of a conversation."""
    if view.config_id:
        return PlanStrip((await lab.planning.plan(viewer, view.config_id)).typed().phases, factor)
    scenario = await lab.catalog.get_scenario(view.kit_id)
    with tag('section', 'card stack', aria_label='The situation'):
        heading(2, scenario.name)
        paragraph(scenario.situation)
        with tag('p'):
            tag('b', text='What you want: ')
            tag('span', text=scenario.your_goal)
    return None


def _introduction(view: LiveView) -> str:
    names = ' and '.join(member.name for member in view.members)
    return f'{view.kit_name}: {names} will talk with you for about {view.limit_s / 60:.0f} minutes.'


def _elsewhere(settings: Settings, on_video: bool) -> str:
    """Where words and voice go, as it is configured."""
    uses = [
        (
            settings.engine == 'llm' and settings.llm_gguf is None,
            'your résumé and your answers are read',
            settings.llm_url,
        ),
        (settings.speech and settings.stt == 'openai', 'what you say aloud is written down', settings.stt_url),
        (settings.speech and settings.tts == 'openai', 'the interviewer’s words are spoken', settings.tts_url),
        (on_video, 'the interviewer’s words, not yours, are turned into a video', settings.heygen_url),
    ]
    outside = [f'{what} at {urlsplit(where).hostname}' for used, what, where in uses if used]
    return f'Beside this server, {" and ".join(outside)}.' if outside else 'Nothing is sent anywhere else.'


def _advice(lines: Sequence[str]) -> None:
    with tag('aside', 'panel sticky'):
        heading(2, 'How it works')
        with tag('ul', 'stack plain advice'):
            for line in lines:
                tag('li', text=line)


class Preparing:
    def __init__(
        self, lab: Lab, viewer: Viewer, view: LiveView, wanted: Accommodations, strip: PlanStrip | None
    ) -> None:
        self.lab, self.viewer, self.view, self.strip = lab, viewer, view, strip
        self.readiness = Readiness(
            consent=False,
            extra_time=wanted.extra_time,
            no_timer=wanted.no_timer,
            delivery_metrics=wanted.delivery_metrics,
        )
        with tag('div', 'stack wide') as self.box:
            Answering(lab, view, self.readiness)
            self._time(wanted)
            self._consent()

    @told
    async def begin(self) -> None:
        session_id = self.view.session_id
        await self.lab.interviewing.get_ready(self.viewer, session_id, self.readiness)
        place = None if self.readiness.typed else await self.lab.admission.enter(self.viewer, session_id)
        if place is None or place.state is TicketState.active:
            ui.navigate.to(f'/session/{session_id}/live')
        else:
            self.wait(place)

    def wait(self, place: Place) -> None:
        """In the place of the settings: the line for a spoken interview."""
        self.box.clear()
        with self.box:
            tips = INTERVIEW if self.view.config_id else CONVERSATION
            Waiting(self.lab, self.viewer, self.view.session_id, place, self._type_instead, self._stay)
            Tips(tips)

    async def _type_instead(self) -> None:
        self.readiness = self.view.readiness.model_copy(update={'typed': True, 'consent': True})
        await self.begin()

    async def _stay(self) -> None:
        ui.navigate.reload()

    def _time(self, wanted: Accommodations) -> None:
        with tag('section', 'stack', aria_label='Your time'):
            heading(2, 'Your time')
            choices('How much time', 'extra', EXTRA, str(wanted.extra_time), self._set_time, 'four')
            tick(
                'Hide the clock', wanted.no_timer, self._hide_clock, 'You are told in words when it is time to finish.'
            )

    def _set_time(self, factor: str) -> None:
        self.readiness.extra_time = float(factor)
        if self.strip is not None:
            self.strip.stretch(float(factor))

    def _hide_clock(self, hidden: bool) -> None:
        self.readiness.no_timer = hidden

    def _consent(self) -> None:
        with tag('section', 'card stack', aria_label='What is kept'):
            heading(2, 'What is kept')
            paragraph(
                f'Your answers, how they were judged and the report, for {self.lab.settings.keep_days} days or until '
                'you delete them. Your résumé stays on this server. '
                f'{_elsewhere(self.lab.settings, self.view.on_video)} '
                'No face or voice is analysed for who you are or how you feel.'
            )
            tick('I agree to this', False, lambda given: consent(given))
            go = button(f'Begin the {self.view.kind}', 'primary', 'big start').on_click(self.begin)
            go.set_enabled(False)

            def consent(given: bool) -> None:
                self.readiness.consent = given
                go.set_enabled(given)
