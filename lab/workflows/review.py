"""Review of a finished session: evaluate it, write the feedback, put the report together."""

from uuid import UUID

from lab.models.viewer import Viewer
from lab.services.conversations import Conversations
from lab.services.evaluation import Evaluations
from lab.services.reports import Reports
from lab.workflows.pipeline import Pipeline, Stage

NAME = 'review'


def review(evaluations: Evaluations, reports: Reports, conversations: Conversations) -> Pipeline:
    """A conversation is talked over in one step, so its middle stage has nothing to do."""

    async def evaluate(viewer: Viewer, session_id: UUID) -> None:
        talked = await conversations.holds(viewer, session_id)
        await (conversations.evaluate if talked else evaluations.evaluate)(viewer, session_id)

    async def coach(viewer: Viewer, session_id: UUID) -> None:
        if not await conversations.holds(viewer, session_id):
            await evaluations.coach(viewer, session_id)

    async def finish(viewer: Viewer, session_id: UUID) -> None:
        talked = await conversations.holds(viewer, session_id)
        await (conversations.finish if talked else reports.finish)(viewer, session_id)

    return Pipeline(
        NAME,
        (
            Stage('Weighing your answers', evaluate),
            Stage('Writing your feedback', coach),
            Stage('Putting your report together', finish),
        ),
    )
