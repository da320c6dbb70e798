"""The interviewer on video in the room, where the candidate chose that and the lab has it."""

from components.avatar_stage import AvatarStage
from components.heygen_stage import HeygenStage, VideoChange
from lab.errors import VideoRefused
from lab.models.live import LiveView
from lab.models.session import SessionState
from lab.models.video import VideoStart
from lab.models.viewer import Viewer
from lab.wiring import Lab


def on_video(lab: Lab, viewer: Viewer, view: LiveView, stage: AvatarStage) -> HeygenStage | None:
    """Laid over the drawn interviewer, who is there from the start and goes on when it fails."""
    offered = lab.videos.offered([member.avatar_id for member in view.members])
    if not view.on_video or not offered or view.state is not SessionState.running:
        return None

    async def rent() -> VideoStart | None:
        try:
            return await lab.videos.rent(viewer, view.session_id)
        except VideoRefused:
            return None

    async def changed(video: VideoStart | None, change: VideoChange) -> None:
        if video is None:
            return
        if change == 'began':
            await lab.videos.began(viewer, view.session_id, video.id)
        else:
            await lab.videos.ended(viewer, view.session_id, video.id, change)

    with stage:
        return HeygenStage(view.members[0].name, rent, changed)
