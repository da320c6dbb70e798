"""The token of a video, made while its candidate is next in line."""

from lab.models.viewer import Viewer
from lab.services.scenes import Scene
from lab.services.videos import Videos


class WarmVideo:
    name = 'the video'

    def __init__(self, videos: Videos) -> None:
        self._videos = videos

    async def __call__(self, viewer: Viewer, scene: Scene, first: str) -> None:
        if scene.live.on_video:
            await self._videos.warm(viewer, scene.live.id)
