"""Staff see who waits and who is live, can end a session, and never read an answer; nobody else sees anything."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from lab.errors import Conflict, Forbidden
from lab.models.live import Readiness
from lab.models.queue import TicketState
from lab.models.session import EndReason
from lab.models.viewer import Role, Viewer
from lab.services.accounts import viewer
from lab.services.desks import SPELLS, spell_of
from lab.storage import queue
from lab.storage.desks import Stay
from lab.wiring import Lab
from tests.steps import prepared

SECRET = 'My manager at Larkspur is called Quentin.'


@pytest.fixture
async def ines(lab: Lab) -> Viewer:
    return viewer(await lab.accounts.add('ines@example.com', 'Ines Aldous', None, Role.staff))


@pytest.fixture
async def spoken(lab: Lab, rosa: Viewer, stranger: Viewer) -> list[tuple[Viewer, UUID]]:
    """Rosa talks in the only place, somebody else waits for it."""
    async with lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 1)
    people = []
    for asking in (rosa, stranger):
        session_id = await lab.interviewing.start(asking, await prepared(lab, asking))
        await lab.interviewing.get_ready(asking, session_id, Readiness(consent=True, typed=False))
        people.append((asking, session_id))
    view = await lab.interviewing.begin(*people[0])
    await lab.interviewing.answer(*people[0], view.turn, SECRET)
    await lab.admission.join(*people[1])
    return people


async def test_candidates_see_nothing_of_it(lab: Lab, rosa: Viewer, spoken: list[tuple[Viewer, UUID]]) -> None:
    with pytest.raises(Forbidden):
        await lab.desks.look(rosa)
    with pytest.raises(Forbidden):
        await lab.desks.end(rosa, spoken[1][1])
    assert (await lab.admission.look(*spoken[1])) is not None


async def test_the_desk_tells_who_and_how_long_and_not_what(
    lab: Lab, ines: Viewer, spoken: list[tuple[Viewer, UUID]]
) -> None:
    desk = await lab.desks.look(ines)
    (speech,) = [each for each in desk.places if each.resource == 'speech']
    assert (speech.places, speech.taken, speech.waiting) == (1, 1, 1)
    assert [(line.candidate, line.kit_name, line.slot) for line in desk.live] == [('Rosa Lind', 'Data analyst', 1)]
    assert [(line.candidate, line.position) for line in desk.waiting] == [('Some One', 1)]
    assert 'Quentin' not in desk.model_dump_json()
    assert 'What brings you here' not in desk.model_dump_json()


async def test_staff_end_a_session_and_the_next_gets_the_place(
    lab: Lab, ines: Viewer, spoken: list[tuple[Viewer, UUID]]
) -> None:
    await lab.desks.end(ines, spoken[0][1])
    view = await lab.interviewing.view(*spoken[0])
    assert view.end_reason is EndReason.staff
    assert view.transcript[1].text == SECRET
    await lab.admission.sweep()
    place = await lab.admission.beat(*spoken[1])
    assert place is not None
    assert place.state is TicketState.offered
    with pytest.raises(Conflict, match='any more'):
        await lab.desks.end(ines, spoken[0][1])


async def test_staff_take_somebody_out_of_the_line(lab: Lab, ines: Viewer, spoken: list[tuple[Viewer, UUID]]) -> None:
    await lab.desks.end(ines, spoken[1][1])
    assert (await lab.desks.look(ines)).waiting == []
    assert (await lab.admission.join(*spoken[1])).position == 1


async def test_the_last_hours_are_counted_and_name_nobody(
    lab: Lab, ines: Viewer, rosa: Viewer, spoken: list[tuple[Viewer, UUID]]
) -> None:
    spells = await lab.desks.lately(ines)
    assert len(spells) == SPELLS
    assert (spells[-1].spoken, spells[-1].typed, sum(each.let_in for each in spells)) == (1, 0, 1)
    assert 'Rosa' not in ''.join(each.model_dump_json() for each in spells)
    with pytest.raises(Forbidden):
        await lab.desks.lately(rosa)


def test_a_part_of_an_hour_tells_the_most_at_once_and_the_longest_wait() -> None:
    def at(minutes: float) -> datetime:
        return datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=minutes)

    stays = [
        Stay(typed=False, queued_at=at(-3), begun_at=at(1), ended_at=at(5)),
        Stay(typed=False, begun_at=at(-4), ended_at=at(2)),
        Stay(typed=False, begun_at=at(6), ended_at=at(9)),
        Stay(typed=True, begun_at=at(14), ended_at=None),
        Stay(typed=False, queued_at=at(10)),
    ]
    spell = spell_of(stays, at(0), at(15))
    assert (spell.spoken, spell.typed, spell.let_in, spell.longest_wait_s) == (2, 1, 3, 240)
    later = spell_of(stays, at(15), at(30))
    assert (later.spoken, later.typed, later.let_in, later.longest_wait_s) == (0, 1, 0, 0)
