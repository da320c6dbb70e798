"""Of several windows the newest shows a session; the others are told, on this server at once and elsewhere soon."""

import pytest

from lab.errors import NotFound
from lab.live.presence import Elsewhere, Presence
from lab.models.session import SessionState
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.steps import begun


async def test_the_newer_window_takes_over_and_the_older_is_told(lab: Lab, rosa: Viewer) -> None:
    view, told = await begun(lab, rosa), []
    older = await lab.presence.attend(rosa, view.session_id, lambda: told.append('older'))
    assert (await lab.presence.beat(older)).state is SessionState.running
    newer = await lab.presence.attend(rosa, view.session_id, lambda: told.append('newer'))
    assert told == ['older']
    assert (lab.presence.holds(older), lab.presence.holds(newer)) == (False, True)
    with pytest.raises(Elsewhere):
        await lab.presence.beat(older)
    assert (await lab.presence.beat(newer)).turn == 1


async def test_a_window_of_another_server_takes_over_too(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    here = await lab.presence.attend(rosa, view.session_id, lambda: None)
    there = await Presence(lab.database, lab.interviewing).attend(rosa, view.session_id, lambda: None)
    with pytest.raises(Elsewhere):
        await lab.presence.beat(here)
    assert there.token != here.token


async def test_a_window_that_closes_late_does_not_unseat_the_newer(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    older = await lab.presence.attend(rosa, view.session_id, lambda: None)
    newer = await lab.presence.attend(rosa, view.session_id, lambda: None)
    lab.presence.leave(older)
    assert lab.presence.holds(newer)


async def test_nobody_attends_somebody_elses_session(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    view = await begun(lab, rosa)
    with pytest.raises(NotFound):
        await lab.presence.attend(stranger, view.session_id, lambda: None)
