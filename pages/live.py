"""The way into the interview. The page holds nothing: it is rebuilt whole from the session, at any moment."""

from uuid import UUID

from nicegui import ui

from components.room_frame import VIEWPORT, room_frame
from lab.errors import NoPlace
from lab.models.live import LiveView
from lab.models.session import UNBEGUN, SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.attending import attend
from pages.doors import door
from pages.room import Room
from pages.spoken_room import SpokenRoom


def create(lab: Lab) -> None:
    @door('/session/{session_id}/live', reconnect_timeout=60, viewport=VIEWPORT)
    async def live(viewer: Viewer, session_id: UUID) -> None:
        try:
            view = await _entered(lab, viewer, session_id)
        except NoPlace:
            ui.navigate.to(f'/session/{session_id}/ready')
            return
        if view.state in (SessionState.ended, SessionState.analyzed) and not view.closed:
            ui.navigate.to(f'/session/{session_id}/analysis')
            return
        needs = await lab.accounts.accommodations(viewer)
        looks = {avatar.id: avatar.look for avatar in await lab.catalog.list_avatars()}
        with room_frame(f'{view.kind.capitalize()}: {view.kit_name}') as box:
            kind = Room if view.readiness.typed else SpokenRoom
            room = kind(lab, viewer, view, looks, needs)
        attend(lab, viewer, session_id, box, room.heed)


async def _entered(lab: Lab, viewer: Viewer, session_id: UUID) -> LiveView:
    """The session as it stands; one that has not begun yet begins now."""
    view = await lab.interviewing.view(viewer, session_id)
    if view.state in UNBEGUN:
        return await lab.interviewing.begin(viewer, session_id)
    return view
