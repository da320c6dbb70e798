"""History: a candidate's sessions over time, the unfinished one, and how scores move between comparable sessions."""

from collections.abc import Sequence
from uuid import UUID

from lab.errors import NotFound
from lab.models.history import OVER, Comparison, LastTime, Overview, SessionSummary, Step, Trend, TrendPoint
from lab.models.session import UNBEGUN, RoleplaySession, SessionType
from lab.models.viewer import Viewer
from lab.providers.files import Files
from lab.services.calibration import calibration
from lab.services.comparing import comparable, comparison
from lab.services.contracts import Pipelines
from lab.storage import audit, histories, recordings, sessions
from lab.storage.database import Database
from lab.storage.histories import SessionLine


class History:
    def __init__(self, database: Database, files: Files, pipelines: Pipelines) -> None:
        self._database = database
        self._files = files
        self._pipelines = pipelines

    async def list_mine(self, viewer: Viewer) -> list[SessionSummary]:
        """Of both products, newest first."""
        return [_summary(line) for line in await self._lines(viewer)]

    async def overview(self, viewer: Viewer) -> Overview:
        lines = await self._lines(viewer)
        return Overview(sessions=[_summary(line) for line in lines], trends=_trends(lines))

    async def trends(self, viewer: Viewer, family: str = '') -> list[Trend]:
        """For each dimension the scores of all analyzed sessions of one family of kits, the overall score first.

        Without a `family` the one practised last.
        """
        return _trends(await self._lines(viewer), family)

    async def compare(self, viewer: Viewer, one: UUID, other: UUID) -> Comparison:
        """Two analyzed sessions, the older first. Raises NotFound, and Conflict while one is not analyzed."""
        lines = {line.live.id: line for line in await self._lines(viewer)}
        if one not in lines or other not in lines:
            raise NotFound('There is no such session.')
        first, second = sorted((lines[one], lines[other]), key=lambda line: line.live.created_at)
        return comparison(first, second, _summary(first), _summary(second))

    async def delete(self, viewer: Viewer, session_id: UUID) -> None:
        """The session with its transcript, its analysis and its recordings."""
        async with self._database.transaction() as session:
            kept = await recordings.list_keys(session, viewer, [session_id])
            await session.delete(await sessions.get_live(session, viewer, session_id, lock=True))
            await audit.record(session, viewer.user_id, 'session_deleted', str(session_id))
        for key in kept:
            await self._files.delete(key)
        await self._pipelines.forget([session_id])
        await self._database.scrub()

    async def _lines(self, viewer: Viewer) -> list[SessionLine]:
        async with self._database.session() as session:
            return await histories.list_mine(session, viewer)


def last_time(lines: Sequence[SessionLine], session_id: UUID) -> LastTime | None:
    """The levels of the comparable session before this one in which there was enough to judge; `lines` newest first."""
    this = next(line for line in lines if line.live.id == session_id)
    alike = (line for line in lines if _judged(line) and comparable(line, this))
    earlier = next((line for line in alike if line.live.created_at < this.live.created_at), None)
    if earlier is None:
        return None
    levels = {each['dimension']: each['score'] for each in (earlier.scores or {}).get('dimensions', [])}
    return LastTime(session_id=earlier.live.id, at=earlier.live.ended_at or earlier.live.created_at, levels=levels)


def _judged(line: SessionLine) -> bool:
    return any(each['score'] is not None for each in (line.scores or {}).get('dimensions', []))


def _summary(line: SessionLine) -> SessionSummary:
    live, config, scores = line.live, line.config, line.scores or {}
    return SessionSummary(
        session_id=live.id,
        session_type=live.session_type,
        title=line.kit_name or line.scenario_name or live.context_ref_id,
        kit_id=config.role_kit_id if config else '',
        family=line.family or '',
        interview_type=config.interview_type if config else '',
        style=config.style if config else '',
        seniority=config.seniority if config else '',
        state=live.state,
        step=_step(live),
        end_reason=live.end_reason,
        created_at=live.created_at,
        started_at=live.started_at,
        ended_at=live.ended_at,
        used_minutes=round(live.used_s / 60, 1),
        score=scores.get('overall'),
        recommendation=scores.get('recommendation'),
        confidence=scores.get('confidence'),
        outcome=scores.get('outcome'),
        calibrated=calibration().calibrated(line.engine or ''),
    )


def _step(live: RoleplaySession) -> Step:
    if live.state in OVER:
        return 'analysis'
    if live.state in UNBEGUN:
        chosen = live.consent or live.session_type is SessionType.workplace_practice
        return 'ready' if chosen else 'avatar'
    return 'live'


def _trends(newest_first: list[SessionLine], family: str = '') -> list[Trend]:
    lines = [line for line in reversed(newest_first) if line.scores is not None and line.family]
    family = family or (lines[-1].family or '' if lines else '')
    trends: dict[str, Trend] = {}
    for line in lines:
        if line.family == family:
            _add(trends, line)
    return list(trends.values())


def _add(trends: dict[str, Trend], line: SessionLine) -> None:
    scores = line.scores or {}
    overall = {'dimension': 'overall', 'name': 'Overall', 'score': scores.get('overall')}
    at = line.live.ended_at or line.live.created_at
    for each in (overall, *scores.get('dimensions', [])):
        trend = trends.setdefault(each['dimension'], Trend(dimension=each['dimension'], name=each['name'], points=[]))
        trend.points.append(TrendPoint(session_id=line.live.id, at=at, score=each['score']))
