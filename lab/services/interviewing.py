"""Interviewing: a session from its start to its last word; every turn is stored as it happens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine, Say
from lab.errors import Conflict, InvalidInput
from lab.models.columns import utc_now
from lab.models.interview import InterviewSession, InterviewStatus, Move, Turn
from lab.models.live import LiveView, Pulse, Readiness
from lab.models.plan import Plan
from lab.models.session import UNBEGUN, EndReason, RoleplaySession, SessionState, SessionType
from lab.models.spoken import Spoken
from lab.models.viewer import Viewer
from lab.services.casting import seat
from lab.services.contracts import Clock, Lifecycle, Pipelines
from lab.services.openings import find_prepared
from lab.services.planning import Planning
from lab.services.scenes import Scene, scene_of
from lab.services.turns import ELSEWHERE, answered_turn, asked_turn, given
from lab.services.usage import asking_for
from lab.services.viewing import live_view, pulse
from lab.storage import catalog, configs, queue, sessions, tasks, transcripts
from lab.storage.database import Database
from lab.storage.sessions import Interview

LONGEST_ANSWER = 20_000
ENDED = 'This interview has ended. Your answers are kept; see the analysis.'


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
        self._engine = engine
        self._planning = planning
        self._pipelines = pipelines
        self._clock = clock
        self._lifecycle = lifecycle

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
            interview = await self._unbegun(session, viewer, session_id)
            await catalog.get_avatars(session, avatar_ids)
            seats = seat(interview.plan, avatar_ids, await catalog.list_avatars(session))
            interview.live.avatar_ids = seats
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
            raise InvalidInput('Please agree to what is kept before the interview begins.')
        move = find_prepared(scene) or await self._engine.open(scene.brief, scene.plan)
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            if interview.live.state in UNBEGUN:
                now = utc_now()
                await self._lifecycle.enter(session, interview.live, 'begun by the candidate')
                self._clock.start(interview.live, now)
                interview.row.status = InterviewStatus.running
                self._say(session, interview, scene.plan, move, 0, now)
        return await self.view(viewer, session_id)

    async def answer(
        self,
        viewer: Viewer,
        session_id: UUID,
        turn: int,
        text: str,
        spoken: Spoken | None = None,
        foreseen: Move | None = None,
        say: Say | None = None,
    ) -> LiveView:
        """Store the answer and the question that follows on it, both or neither.

        `turn` is the number the view gave. The same answer to the same turn again changes nothing; another one is a
        Conflict. `foreseen` is what `foresee` gave for this very answer; `say` gets the question sentence by sentence.
        """
        text = text.strip()
        if len(text) > LONGEST_ANSWER:
            raise InvalidInput('This answer is too long to be said in an interview. Shorten it and send it again.')
        scene = await self._scene(viewer, session_id)
        if given(scene.turns, turn, text):
            return self._viewed(scene)
        check_open(scene.live)
        move = foreseen or await self._next(viewer, scene, text, say)
        try:
            await self._keep(viewer, scene, turn, text, move, spoken)
        except (Conflict, IntegrityError):  # another window was faster
            scene = await self._scene(viewer, session_id)
            if not given(scene.turns, turn, text):
                raise Conflict(ELSEWHERE) from None
        return await self._after(viewer, session_id)

    async def foresee(self, viewer: Viewer, session_id: UUID, turn: int, text: str) -> Move | None:
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
                await queue.beat(session, session_id, await queue.now(session))
            turn = await transcripts.count_turns(session, live)
        if live.state is SessionState.running and self._clock.over(live, now):
            view = await self._closed_for_time(viewer, session_id)
            return Pulse(state=view.state, turn=view.turn, remaining_s=view.remaining_s)
        return pulse(live, turn, self._clock, now)

    async def end(self, viewer: Viewer, session_id: UUID) -> LiveView:
        """By the candidate's own wish; what was said so far is reviewed."""
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            if interview.live.state in UNBEGUN:
                raise Conflict('This interview has not begun yet.')
            if interview.live.state is SessionState.running:
                self._clock.tick(interview.live, utc_now())
                await self._finish(session, interview, EndReason.ended_by_candidate, utc_now())
        return await self._after(viewer, session_id)

    async def close(self, viewer: Viewer, session_id: UUID, reason: EndReason, unseen_s: float = 0) -> LiveView:
        """Not by the candidate: nobody came back to it, it failed, staff ended it.

        With `unseen_s` only if nobody has been seen in it for so long.
        """
        async with self._database.transaction() as session:
            interview, now = await sessions.get(session, viewer, session_id, lock=True), utc_now()
            seen_at = interview.live.seen_at or now
            if interview.live.state is SessionState.running and (now - seen_at).total_seconds() >= unseen_s:
                await self._finish(session, interview, reason, now)
        return await self._after(viewer, session_id)

    async def _next(self, viewer: Viewer, scene: Scene, text: str, say: Say | None) -> Move:
        remaining = self._clock.remaining_s(scene.live, utc_now())
        said = scene.answered(text)
        with asking_for(viewer, scene.live.id):
            return await self._engine.ask(scene.brief, scene.plan, scene.interview.state, said, remaining, say)

    async def _keep(
        self, viewer: Viewer, scene: Scene, turn: int, text: str, move: Move, spoken: Spoken | None
    ) -> None:
        session_id = scene.live.id
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            turns = await transcripts.list_turns(session, viewer, session_id)
            if len(turns) != turn:
                raise Conflict(ELSEWHERE)
            check_open(interview.live)
            now = utc_now()
            self._clock.tick(interview.live, now)
            session.add(answered_turn(interview.live, turns[-1], text, move.reading, scene.candidate, spoken))
            interview.row.state_before = interview.row.state
            self._say(session, interview, scene.plan, move, turn + 1, now)
            await tasks.hand_in(session, interview, move.ask.question_id, now)
            if move.ask.closing:
                stopped = move.reading is not None and move.reading.has('wants_to_stop')
                reason = EndReason.asked_to_stop if stopped else EndReason.completed
                await self._finish(session, interview, reason, now)
            elif self._clock.over(interview.live, now):
                await self._finish(session, interview, EndReason.time_up, now)

    async def _closed_for_time(self, viewer: Viewer, session_id: UUID) -> LiveView:
        """The interviewer says goodbye; a question left open stays unanswered, which is not the same as silence."""
        scene = await self._scene(viewer, session_id)
        said = [*scene.transcript(), Turn(speaker='candidate', text='')]
        move = await self._engine.ask(scene.brief, scene.plan, scene.interview.state, said, 0)
        async with self._database.transaction() as session:
            interview = await sessions.get(session, viewer, session_id, lock=True)
            turns = await transcripts.list_turns(session, viewer, session_id)
            if interview.live.state is SessionState.running and len(turns) == len(scene.turns):
                now = utc_now()
                if move.ask.closing:
                    self._say(session, interview, scene.plan, move, len(turns), now)
                await self._finish(session, interview, EndReason.time_up, now)
        return await self._after(viewer, session_id)

    def _say(
        self, session: AsyncSession, interview: Interview, plan: Plan, move: Move, position: int, now: datetime
    ) -> None:
        at = int(self._clock.used_s(interview.live, now) * 1000)
        session.add(asked_turn(interview.live, plan, move.ask, position, at))
        interview.row.state = move.state.model_dump(mode='json')

    async def _finish(self, session: AsyncSession, interview: Interview, reason: EndReason, now: datetime) -> None:
        await self._lifecycle.move(session, interview.live, SessionState.ended, reason.value)
        interview.live.ended_at = now
        interview.live.end_reason = reason
        interview.row.status = InterviewStatus.ended

    async def _after(self, viewer: Viewer, session_id: UUID) -> LiveView:
        scene = await self._scene(viewer, session_id)
        if scene.live.state is SessionState.ended:
            await self._pipelines.review(viewer, session_id)
        return self._viewed(scene)

    async def _scene(self, viewer: Viewer, session_id: UUID) -> Scene:
        async with self._database.session() as session:
            return await scene_of(session, viewer, session_id)

    async def _unbegun(self, session: AsyncSession, viewer: Viewer, session_id: UUID) -> Interview:
        interview = await sessions.get(session, viewer, session_id, lock=True)
        if interview.live.state not in UNBEGUN:
            raise Conflict('This interview has already begun; this can no longer be changed.')
        return interview

    def _viewed(self, scene: Scene) -> LiveView:
        return live_view(scene.interview, scene.plan, scene.brief.kit_name, scene.turns, self._clock, utc_now())


def check_open(live: RoleplaySession) -> None:
    if live.state in UNBEGUN:
        raise Conflict('This interview has not begun yet.')
    if live.state is not SessionState.running:
        raise Conflict(ENDED)
