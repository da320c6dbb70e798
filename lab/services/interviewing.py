"""Interviewing: a session from its start to its last word, of either product; every turn is stored as it happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine, Say
from lab.errors import Conflict, InvalidInput
from lab.models.columns import utc_now
from lab.models.interview import InterviewSession, InterviewStatus, Reply
from lab.models.live import LiveView, Pulse, Readiness
from lab.models.plan import Plan
from lab.models.session import UNBEGUN, EndReason, RoleplaySession, SessionState, SessionType
from lab.models.spoken import Spoken
from lab.models.viewer import Viewer
from lab.services.casting import seat
from lab.services.contracts import Clock, Lifecycle, Pipelines
from lab.services.planning import Planning
from lab.services.subjects import ConversationSubject, InterviewSubject, LiveScene, Subject
from lab.services.troubles import Troubles
from lab.services.turns import ELSEWHERE, answered_turn, asked_turn, given
from lab.services.usage import asking_for
from lab.services.viewing import pulse
from lab.storage import catalog, configs, played, queue, sessions, tasks, transcripts
from lab.storage.database import Database
from lab.storage.played import Played
from lab.storage.sessions import Interview

LONGEST_ANSWER = 20_000
ENDED = 'This session has ended. Your answers are kept; see the analysis.'


class Interviewing:
    def __init__(
        self,
        database: Database,
        engine: Engine,
        planning: Planning,
        pipelines: Pipelines,
        clock: Clock,
        lifecycle: Lifecycle,
    ) -> None:
        self._database = database
        self._subjects: dict[SessionType, Subject[Any]] = {
            SessionType.interview_practice: InterviewSubject(engine),
            SessionType.workplace_practice: ConversationSubject(engine),
        }
        self._planning = planning
        self._pipelines = pipelines
        self._clock = clock
        self._lifecycle = lifecycle
        self._troubles = Troubles()

    async def start(self, viewer: Viewer, config_id: UUID) -> UUID:
        """The id of a session for this configuration; one that has not begun yet is taken up again."""
        plan = await self._planning.plan(viewer, config_id)
        async with self._database.transaction() as session:
            config = await configs.get(session, viewer, config_id)
            if (waiting := await sessions.find_unbegun(session, viewer, config)) is not None:
                return waiting.id
            kit = await catalog.get_kit(session, config.role_kit_id)
            live = RoleplaySession(
                user_id=viewer.user_id,
                session_type=SessionType.interview_practice,
                context_ref_id=kit.id,
                limit_s=config.minutes * 60,
                avatar_ids=seat(plan.typed(), [], await catalog.list_avatars(session)),
            )
            await self._lifecycle.create(session, live, 'started by the candidate')
            session.add(
                InterviewSession(
                    roleplay_session_id=live.id,
                    interview_config_id=config.id,
                    interview_plan_id=plan.id,
                    rubric_id=kit.default_rubric_id,
                )
            )
        return live.id

    async def view(self, viewer: Viewer, session_id: UUID) -> LiveView:
        return self._viewed(await self._scene(viewer, session_id))

    async def choose_avatar(self, viewer: Viewer, session_id: UUID, avatar_ids: Sequence[str]) -> LiveView:
        """For the first member and on; the other seats of a panel are filled with faces that are still free."""
        async with self._database.transaction() as session:
            held = await self._unbegun(session, viewer, session_id)
            await catalog.get_avatars(session, avatar_ids)
            if isinstance(held, Interview):
                avatar_ids = seat(held.plan, avatar_ids, await catalog.list_avatars(session))
            held.live.avatar_ids = list(avatar_ids)
        return await self.view(viewer, session_id)

    async def get_ready(self, viewer: Viewer, session_id: UUID, readiness: Readiness) -> LiveView:
        async with self._database.transaction() as session:
            live = (await self._unbegun(session, viewer, session_id)).live
            live.consent = {
                'given': readiness.consent,
                'recording': readiness.recording,
                'at': utc_now().isoformat(),
            }
            live.sqlmodel_update(readiness.model_dump(exclude={'consent', 'recording'}))
        return await self.view(viewer, session_id)

    async def begin(self, viewer: Viewer, session_id: UUID) -> LiveView:
        """The clock starts and the first question is asked; once, however often it is called."""
        scene = await self._scene(viewer, session_id)
        if scene.live.state not in UNBEGUN:
            return self._viewed(scene)
        if not scene.live.consent.get('given'):
            raise InvalidInput('Please agree to what is kept before it begins.')
        reply = await self._subject(scene.live).open(scene)
        async with self._database.transaction() as session:
            held = await played.get(session, viewer, session_id, lock=True)
            if held.live.state in UNBEGUN:
                now = utc_now()
                await self._lifecycle.enter(session, held.live, 'begun by the candidate')
                self._clock.start(held.live, now)
                _mark(held, InterviewStatus.running)
                self._say(session, held, scene.plan, reply, 0, now)
        return await self.view(viewer, session_id)

    async def answer(
        self,
        viewer: Viewer,
        session_id: UUID,
        turn: int,
        text: str,
        spoken: Spoken | None = None,
        foreseen: Reply | None = None,
        say: Say | None = None,
    ) -> LiveView:
        """Store the answer and the question that follows on it, both or neither.

        `turn` is the number the view gave. The same answer to the same turn again changes nothing; another one is a
        Conflict. `foreseen` is what `foresee` gave for this very answer; `say` gets the question sentence by sentence.
        """
        text = text.replace('\0', '').strip()  # what PostgreSQL cannot store
        if len(text) > LONGEST_ANSWER:
            raise InvalidInput('This answer is too long to be said in an interview. Shorten it and send it again.')
        scene = await self._scene(viewer, session_id)
        if given(scene.turns, turn, text):
            return self._viewed(scene)
        check_open(scene.live)
        async with self._troubles.watch(session_id, lambda: self.close(viewer, session_id, EndReason.failed)):
            reply = foreseen or await self._next(viewer, scene, text, say)
        try:
            await self._keep(viewer, scene, turn, text, reply, spoken)
        except (Conflict, IntegrityError):  # another window was faster
            scene = await self._scene(viewer, session_id)
            if not given(scene.turns, turn, text):
                raise Conflict(ELSEWHERE) from None
        return await self._after(viewer, session_id)

    async def foresee(self, viewer: Viewer, session_id: UUID, turn: int, text: str) -> Reply | None:
        """What would follow on this answer, nothing stored; None when the interview is not at this turn."""
        scene = await self._scene(viewer, session_id)
        if scene.live.state is not SessionState.running or len(scene.turns) != turn:
            return None
        return await self._next(viewer, scene, text.strip(), None)

    async def pulse(self, viewer: Viewer, session_id: UUID) -> Pulse:
        """A sign of life: counts the time, keeps the place, ends the session once its time and the grace are over."""
        async with self._database.transaction() as session:
            live, now = await sessions.get_live(session, viewer, session_id, lock=True), utc_now()
            if live.state is SessionState.running:
                self._clock.tick(live, now)
                await queue.beat(session, session_id, await queue.now(session), take=True)
            turn = await transcripts.count_turns(session, live)
        if live.state is SessionState.running and self._clock.over(live, now):
            view = await self._closed_for_time(viewer, session_id)
            return Pulse(state=view.state, turn=view.turn, remaining_s=view.remaining_s)
        return pulse(live, turn, self._clock, now)

    async def end(self, viewer: Viewer, session_id: UUID) -> LiveView:
        """By the candidate's own wish; what was said so far is reviewed."""
        async with self._database.transaction() as session:
            held = await played.get(session, viewer, session_id, lock=True)
            if held.live.state in UNBEGUN:
                raise Conflict('This session has not begun yet.')
            if held.live.state is SessionState.running:
                self._clock.tick(held.live, utc_now())
                await self._finish(session, held, EndReason.ended_by_candidate, utc_now())
        return await self._after(viewer, session_id)

    async def close(self, viewer: Viewer, session_id: UUID, reason: EndReason, unseen_s: float = 0) -> LiveView:
        """Not by the candidate: nobody came back to it, it failed, staff ended it.

        With `unseen_s` only if nobody has been seen in it for so long.
        """
        async with self._database.transaction() as session:
            held, now = await played.get(session, viewer, session_id, lock=True), utc_now()
            seen_at = held.live.seen_at or now
            if held.live.state is SessionState.running and (now - seen_at).total_seconds() >= unseen_s:
                await self._finish(session, held, reason, now)
        return await self._after(viewer, session_id)

    async def _next(self, viewer: Viewer, scene: LiveScene, text: str, say: Say | None) -> Reply:
        remaining = self._clock.remaining_s(scene.live, utc_now())
        with asking_for(viewer, scene.live.id):
            return await self._subject(scene.live).next(scene, text, remaining, say)

    async def _keep(
        self, viewer: Viewer, scene: LiveScene, turn: int, text: str, reply: Reply, spoken: Spoken | None
    ) -> None:
        session_id = scene.live.id
        async with self._database.transaction() as session:
            held = await played.get(session, viewer, session_id, lock=True)
            turns = await transcripts.list_turns(session, viewer, session_id)
            if len(turns) != turn:
                raise Conflict(ELSEWHERE)
            check_open(held.live)
            now = utc_now()
            self._clock.tick(held.live, now)
            session.add(answered_turn(held.live, turns[-1], text, reply.reading, scene.candidate, spoken))
            held.row.state_before = held.row.state
            self._say(session, held, scene.plan, reply, turn + 1, now)
            if isinstance(held, Interview):
                await tasks.hand_in(session, held, reply.ask.question_id, now)
            if reply.ask.closing:
                stopped = reply.reading is not None and reply.reading.has('wants_to_stop')
                reason = EndReason.asked_to_stop if stopped else EndReason.completed
                await self._finish(session, held, reason, now)
            elif self._clock.over(held.live, now):
                await self._finish(session, held, EndReason.time_up, now)

    async def _closed_for_time(self, viewer: Viewer, session_id: UUID) -> LiveView:
        """The interviewer says goodbye; a question left open stays unanswered, which is not the same as silence."""
        scene = await self._scene(viewer, session_id)
        reply = await self._subject(scene.live).next(scene, '', 0, None)
        async with self._database.transaction() as session:
            held = await played.get(session, viewer, session_id, lock=True)
            turns = await transcripts.list_turns(session, viewer, session_id)
            if held.live.state is SessionState.running and len(turns) == len(scene.turns):
                now = utc_now()
                if reply.ask.closing:
                    self._say(session, held, scene.plan, reply, len(turns), now)
                await self._finish(session, held, EndReason.time_up, now)
        return await self._after(viewer, session_id)

    def _say(self, session: AsyncSession, held: Played, plan: Plan, reply: Reply, position: int, now: datetime) -> None:
        at = int(self._clock.used_s(held.live, now) * 1000)
        session.add(asked_turn(held.live, plan, reply.ask, position, at))
        held.row.state = reply.state

    async def _finish(self, session: AsyncSession, held: Played, reason: EndReason, now: datetime) -> None:
        await self._lifecycle.move(session, held.live, SessionState.ended, reason.value)
        held.live.ended_at = now
        held.live.end_reason = reason
        _mark(held, InterviewStatus.ended)

    async def _after(self, viewer: Viewer, session_id: UUID) -> LiveView:
        scene = await self._scene(viewer, session_id)
        if scene.live.state is SessionState.ended:
            await self._pipelines.review(viewer, session_id)
        return self._viewed(scene)

    async def _scene(self, viewer: Viewer, session_id: UUID) -> LiveScene:
        async with self._database.session() as session:
            live = await sessions.get_live(session, viewer, session_id)
            scene: LiveScene = await self._subject(live).scene(session, viewer, session_id)
        return scene

    async def _unbegun(self, session: AsyncSession, viewer: Viewer, session_id: UUID) -> Played:
        held = await played.get(session, viewer, session_id, lock=True)
        if held.live.state not in UNBEGUN:
            raise Conflict('This session has already begun; this can no longer be changed.')
        return held

    def _viewed(self, scene: LiveScene) -> LiveView:
        return self._subject(scene.live).view(scene, self._clock, utc_now())

    def _subject(self, live: RoleplaySession) -> Subject[Any]:
        return self._subjects[live.session_type]


def check_open(live: RoleplaySession) -> None:
    if live.state in UNBEGUN:
        raise Conflict('This session has not begun yet.')
    if live.state is not SessionState.running:
        raise Conflict(ENDED)


def _mark(held: Played, status: InterviewStatus) -> None:
    if isinstance(held, Interview):
        held.row.status = status
