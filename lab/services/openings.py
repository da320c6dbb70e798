"""First questions made ahead, kept with the session, so that whichever server begins it has one at once."""

from uuid import UUID

from lab.engines.contracts import Engine
from lab.models.interview import Move
from lab.models.opening import Prepared
from lab.models.session import UNBEGUN
from lab.models.viewer import Viewer
from lab.services.scenes import Scene, scene_of
from lab.storage import sessions
from lab.storage.database import Database


class Openings:
    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine

    async def prepare(self, viewer: Viewer, session_id: UUID) -> Scene:
        """The scene with its first question made; once, unless the candidate chooses otherwise afterwards."""
        async with self._database.session() as session:
            scene = await scene_of(session, viewer, session_id)
        if scene.live.state in UNBEGUN and find_prepared(scene) is None:
            move = await self._engine.open(scene.brief, scene.plan)
            prepared = Prepared(
                move=move, avatar_ids=scene.live.avatar_ids, delivery_metrics=scene.live.delivery_metrics
            )
            async with self._database.transaction() as session:
                interview = await sessions.get(session, viewer, session_id, lock=True)
                interview.row.prepared = prepared.model_dump(mode='json')
            scene.interview.row.prepared = interview.row.prepared
        return scene


def find_prepared(scene: Scene) -> Move | None:
    """The first question if one was made for exactly what is chosen now."""
    if scene.interview.row.prepared is None:
        return None
    prepared = Prepared.model_validate(scene.interview.row.prepared)
    chosen = (scene.live.avatar_ids, scene.live.delivery_metrics)
    return prepared.move if (prepared.avatar_ids, prepared.delivery_metrics) == chosen else None
