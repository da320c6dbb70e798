"""Conversations: started with a scenario, a persona, a tone and a face; held as every live session is; talked over."""

import asyncio
from importlib.metadata import version
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from lab.engines.contracts import Engine
from lab.errors import Conflict, NotFound
from lab.models.analysis import AnalysisStatus, AnalysisType, SessionAnalysis
from lab.models.conversation import ConversationSession, Debrief, DebriefView
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Turn
from lab.models.scenario import Persona, Tone
from lab.models.session import RoleplaySession, SessionState, SessionType
from lab.models.viewer import Viewer
from lab.services.contracts import Lifecycle, Pipelines
from lab.services.course import course_of
from lab.services.subjects import ConversationScene, ConversationSubject
from lab.services.usage import asking_for
from lab.services.viewing import shown
from lab.storage import analyses, catalog, conversations, sessions
from lab.storage.database import Database


class Conversations:
    def __init__(self, database: Database, engine: Engine, pipelines: Pipelines, lifecycle: Lifecycle) -> None:
        self._database = database
        self._engine = engine
        self._pipelines = pipelines
        self._lifecycle = lifecycle
        self._subject = ConversationSubject(engine)

    async def start(
        self, viewer: Viewer, scenario_id: str, persona_id: str = '', tone_id: str = 'even', avatar_id: str = ''
    ) -> UUID:
        """A new session's id; without a persona or a face those the scenario was written for."""
        async with self._database.transaction() as session:
            scenario = await catalog.get_scenario(session, scenario_id)
            persona = await session.get(Persona, persona_id or str(scenario.partner['persona_id']))
            tone = await session.get(Tone, tone_id)
            if persona is None or tone is None:
                raise NotFound('There is no such person or tone.')
            chosen = avatar_id or str(scenario.partner['avatar_id'])
            await catalog.get_avatars(session, [chosen])
            live = RoleplaySession(
                user_id=viewer.user_id,
                session_type=SessionType.workplace_practice,
                context_ref_id=scenario.id,
                limit_s=scenario.minutes * 60,
                avatar_ids=[chosen],
            )
            await self._lifecycle.create(session, live, 'started by the candidate')
            session.add(
                ConversationSession(
                    roleplay_session_id=live.id, scenario_id=scenario.id, persona_id=persona.id, tone_id=tone.id
                )
            )
        return live.id

    async def practised(self, viewer: Viewer) -> set[str]:
        """Ids of scenarios."""
        async with self._database.session() as session:
            return await conversations.list_practised(session, viewer)

    async def holds(self, viewer: Viewer, session_id: UUID) -> bool:
        """Whether this session is a conversation."""
        async with self._database.session() as session:
            live = await sessions.get_live(session, viewer, session_id)
        return live.session_type is SessionType.workplace_practice

    async def report(self, viewer: Viewer, session_id: UUID) -> DebriefView:
        """What there is by now. Raises Conflict while the conversation is still going on."""
        async with self._database.session() as session:
            scene = await self._subject.scene(session, viewer, session_id)
            analysis = await analyses.find(session, viewer, session_id)
        live, meeting = scene.live, scene.meeting
        if live.state not in (SessionState.ended, SessionState.analyzed):
            raise Conflict('This conversation is not over yet.')
        analyzed = live.state is SessionState.analyzed
        progress = self._pipelines.reviewed() if analyzed else await self._pipelines.review_progress(session_id)
        return DebriefView(
            session_id=live.id,
            meeting=meeting,
            started_at=live.started_at,
            ended_at=live.ended_at,
            end_reason=live.end_reason,
            used_minutes=round(live.used_s / 60, 1),
            progress=progress,
            debrief=Debrief.model_validate(analysis.evaluation) if analysis else None,
            metrics=analysis.typed_metrics() if analysis else None,
            course=course_of(scene.turns),
            transcript=[shown(turn) for turn in scene.turns],
            reasons={turn.position: turn.reason for turn in scene.turns if turn.reason},
        )

    async def evaluate(self, viewer: Viewer, session_id: UUID) -> None:
        """Writes the session's analysis, unless it stands already."""
        async with self._database.session() as session:
            if await analyses.find(session, viewer, session_id) is not None:
                return
            scene = await self._subject.scene(session, viewer, session_id)
        transcript = scene.transcript()
        metrics = await asyncio.to_thread(_measured, transcript)
        if not scene.live.delivery_metrics:
            metrics = metrics.without_delivery()
        with asking_for(viewer, session_id):
            debrief = await self._engine.debrief(scene.meeting, transcript, scene.conversation.stance)
        row = SessionAnalysis(
            session_id=session_id,
            analysis_type=AnalysisType.workplace,
            status=AnalysisStatus.coached,
            rubric_scores=_scores(debrief),
            evaluation=debrief.model_dump(mode='json'),
            metrics=metrics.model_dump(mode='json'),
            engine=debrief.engine,
            versions=_versions(scene, debrief),
        )
        try:
            async with self._database.transaction() as session:
                session.add(row)
        except IntegrityError:  # written by the run before a crash
            return

    async def finish(self, viewer: Viewer, session_id: UUID) -> None:
        """Close the session as analyzed, once."""
        async with self._database.transaction() as session:
            held = await conversations.get(session, viewer, session_id, lock=True)
            analysis = await analyses.get(session, viewer, session_id)
            analysis.status = AnalysisStatus.complete
            if held.live.state is SessionState.ended:
                await self._lifecycle.move(session, held.live, SessionState.analyzed, 'talked over')


def _scores(debrief: Debrief) -> dict[str, object]:
    """What histories and trends need of it."""
    return {
        'overall': debrief.score,
        'recommendation': None,
        'confidence': debrief.confidence,
        'outcome': debrief.outcome,
        'dimensions': [
            {'dimension': each.skill, 'name': each.name, 'score': each.level} for each in debrief.skill_levels
        ],
    }


def _versions(scene: ConversationScene, debrief: Debrief) -> dict[str, object]:
    return {
        'lab': version('interview-practice-lab'),
        'engine': debrief.engine,
        'scenario': scene.meeting.scenario_id,
        'made_with': debrief.made_with,
    }


def _measured(transcript: list[Turn]) -> SpeechMetrics:
    from lab.engines.builtin.measuring import measure  # brings its lexicons along

    return measure(transcript)
