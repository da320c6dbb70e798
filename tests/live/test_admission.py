"""Who gets a place: first come first served, one ticket a session, never more than there are, nothing kept for ever."""

import asyncio
from datetime import timedelta

import pytest

from lab.errors import Conflict, InvalidInput, NoPlace, NotFound
from lab.live.janitor import Janitor
from lab.models.live import Readiness
from lab.models.queue import TicketState
from lab.models.session import EndReason, SessionState
from lab.models.viewer import Viewer
from lab.storage import queue, sessions
from lab.wiring import Lab
from tests.doubles import ScriptedEngine
from tests.live.line import Line
from tests.steps import prepared


@pytest.fixture
async def line(lab: Lab) -> Line:
    await lab.janitor.stop()  # it goes by the real clock
    line = Line(lab)
    await line.hall.open()
    for name in ('ann', 'bob', 'cy', 'di'):
        await line.come(name)
    return line


async def test_the_line_is_served_in_order(line: Line) -> None:
    places = [await line.join(name) for name in ('ann', 'bob', 'cy', 'di')]
    assert [(place.state.value, place.position) for place in places] == [
        ('offered', 0),
        ('offered', 0),
        ('waiting', 1),
        ('waiting', 2),
    ]
    assert {places[0].slot, places[1].slot} == {1, 2}
    await line.hall.leave(*line.people['bob'])
    cy = await line.hall.beat(*line.people['cy'])
    di = await line.hall.beat(*line.people['di'])
    assert cy is not None
    assert di is not None
    assert (cy.state, di.state, di.position) == (TicketState.offered, TicketState.waiting, 1)


async def test_start_pressed_often_and_in_two_tabs_is_one_ticket(line: Line) -> None:
    places = await asyncio.gather(*(line.join('ann') for _ in range(3)), line.server().join(*line.people['ann']))
    assert len({place.token for place in places}) == 1
    async with line.lab.database.session() as session:
        assert len(await queue.list_all(session, 'speech')) == 1
        changes = await sessions.list_changes(session, *line.people['ann'])
    assert [change.state for change in changes] == [SessionState.created, SessionState.queued]


async def test_an_offer_lapses_and_the_next_gets_it(line: Line) -> None:
    ann, *_ = [await line.join(name) for name in ('ann', 'bob', 'cy')]
    assert ann.token is not None
    await line.later(21, 'cy')
    await line.hall.sweep()
    with pytest.raises(NoPlace, match='20 seconds'):
        await line.hall.accept(*line.people['ann'], ann.token)
    cy = await line.hall.beat(*line.people['cy'])
    assert cy is not None
    assert cy.state is TicketState.offered


async def test_taking_up_a_place_twice_is_taking_it_up_once(line: Line) -> None:
    ann = await line.join('ann')
    assert ann.token is not None
    both = await asyncio.gather(*(line.hall.accept(*line.people['ann'], ann.token) for _ in range(2)))
    assert [place.state for place in both] == [TicketState.active] * 2
    with pytest.raises(NoPlace):
        await line.hall.accept(*line.people['ann'], 'a token of long ago')


async def test_a_closed_laptop_frees_its_place_after_the_lease(line: Line) -> None:
    for name in ('ann', 'bob'):
        assert (await line.hall.enter(*line.people[name])).state is TicketState.active
    await line.join('cy')
    await line.later(40, 'ann', 'cy')
    assert await line.hall.sweep() == 0
    await line.later(10, 'ann', 'cy')
    assert await line.hall.sweep() == 1
    assert await line.hall.beat(*line.people['bob']) is None
    cy = await line.hall.beat(*line.people['cy'])
    assert cy is not None
    assert cy.state is TicketState.offered


async def test_an_expired_lease_is_never_revived(line: Line) -> None:
    await line.hall.enter(*line.people['ann'])
    await line.later(46)
    assert await line.hall.beat(*line.people['ann']) is None
    assert (await line.join('ann')).state is TicketState.offered


async def test_a_server_that_was_away_costs_nobody_a_place(line: Line) -> None:
    for name in ('ann', 'bob'):
        await line.hall.enter(*line.people[name])
    await line.join('cy')
    await line.later(300)
    again = line.server()
    await again.open()
    await again.sweep()
    assert [(await again.beat(*line.people[name])).state.value for name in ('ann', 'bob', 'cy')] == [  # type: ignore[union-attr]
        'active',
        'active',
        'waiting',
    ]


async def test_whoever_comes_back_to_a_running_interview_goes_first(line: Line) -> None:
    for name in ('ann', 'bob'):
        await line.hall.enter(*line.people[name])
    async with line.lab.database.transaction() as session:
        (await sessions.get_live(session, *line.people['di'], lock=True)).state = SessionState.running
    assert (await line.join('cy')).position == 1
    assert (await line.join('di')).position == 1
    await line.hall.leave(*line.people['ann'])
    assert (await line.join('di')).state is TicketState.offered
    assert (await line.join('cy')).state is TicketState.waiting


async def test_a_lowered_limit_puts_nobody_out(line: Line) -> None:
    for name in ('ann', 'bob'):
        await line.hall.enter(*line.people[name])
    await line.join('cy')
    async with line.lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 1)
    await line.hall.leave(*line.people['ann'])
    assert (await line.join('cy')).state is TicketState.waiting
    await line.hall.leave(*line.people['bob'])
    assert (await line.join('cy')).state is TicketState.offered


async def test_a_place_of_somebody_else_is_out_of_reach(line: Line, stranger: Viewer) -> None:
    _, session_id = line.people['ann']
    await line.join('ann')
    for call in (line.hall.join, line.hall.beat, line.hall.leave):
        with pytest.raises(NotFound):
            await call(stranger, session_id)
    assert await line.hall.look(stranger, session_id) is None


async def test_nobody_waits_without_consent(lab: Lab, rosa: Viewer) -> None:
    session_id = await lab.interviewing.start(rosa, await prepared(lab, rosa))
    with pytest.raises(InvalidInput, match='agree'):
        await lab.admission.join(rosa, session_id)


async def test_a_spoken_session_needs_a_place_and_gives_it_back(lab: Lab, line: Line) -> None:
    async with lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 1)
    ann = await lab.interviewing.begin(*line.people['ann'])
    assert ann.state is SessionState.running
    with pytest.raises(NoPlace, match='typing'):
        await lab.interviewing.begin(*line.people['bob'])
    assert await line.state('bob') is SessionState.created
    await lab.interviewing.end(*line.people['ann'])
    assert (await lab.interviewing.begin(*line.people['bob'])).state is SessionState.running
    with pytest.raises(Conflict, match='over'):
        await lab.admission.join(*line.people['ann'])


async def test_a_typed_session_enters_at_once(lab: Lab, line: Line) -> None:
    async with lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 0)
    await lab.interviewing.get_ready(*line.people['ann'], Readiness(consent=True, typed=True))
    assert (await lab.interviewing.begin(*line.people['ann'])).state is SessionState.running


async def test_the_next_in_line_is_warmed_up_once(lab: Lab, line: Line, engine: ScriptedEngine) -> None:
    warmed: list[tuple[str, str]] = []

    class Note:
        name = 'a note'

        async def __call__(self, asking: Viewer, scene: object, first: str) -> None:
            warmed.append((asking.name, first))

    class Broken:
        name = 'what fails'

        async def __call__(self, asking: Viewer, scene: object, first: str) -> None:
            raise ZeroDivisionError

    lab.warm_up.warmers = [Broken(), Note()]
    async with lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 1)
    opened = engine.calls.count('open')
    for name in ('ann', 'bob', 'cy', 'di'):
        for _ in range(2):
            await lab.admission.join(*line.people[name])
        await lab.warm_up.finished(line.people[name][1])
    assert [name for name, _ in warmed] == ['ann', 'bob', 'cy']  # the one whose place it is, and the next two
    assert {first for _, first in warmed} == {'What brings you here?'}
    assert [(await line.state(name)).value for name in line.people] == ['warming', 'warming', 'warming', 'queued']
    await lab.interviewing.begin(*line.people['ann'])
    assert engine.calls.count('open') == opened + 3
    async with lab.database.session() as session:
        changes = await sessions.list_changes(session, *line.people['ann'])
    assert [change.state.value for change in changes] == ['created', 'queued', 'warming', 'running']


async def test_another_choice_makes_the_first_question_anew(lab: Lab, line: Line, engine: ScriptedEngine) -> None:
    asking, session_id = line.people['ann']
    await lab.admission.join(asking, session_id)
    await lab.warm_up.finished(session_id)
    opened = engine.calls.count('open')
    present = (await lab.interviewing.view(asking, session_id)).members[0].avatar_id
    other = next(avatar.id for avatar in await lab.catalog.list_avatars() if avatar.id != present)
    await lab.interviewing.choose_avatar(asking, session_id, [other])
    await lab.interviewing.begin(asking, session_id)
    assert engine.calls.count('open') == opened + 1


async def test_a_session_nobody_came_back_to_ends_as_lost_and_is_reviewed(lab: Lab, line: Line) -> None:
    asking, session_id = line.people['ann']
    await lab.interviewing.begin(asking, session_id)
    janitor = Janitor(lab.database, lab.admission, lab.interviewing, lost_s=300)
    await janitor.start()
    async with lab.database.transaction() as session:
        live = await sessions.get_live(session, asking, session_id)
        assert live.seen_at is not None
        live.seen_at -= timedelta(seconds=310)
    assert await janitor.end_lost() == 0  # this server has only just begun to be there
    janitor._started -= 300
    ended = await asyncio.gather(janitor.end_lost(), janitor.end_lost())
    assert sum(ended) in (1, 2)
    await janitor.stop()
    view = await lab.interviewing.view(asking, session_id)
    assert (view.end_reason, view.state in (SessionState.ended, SessionState.analyzed)) == (EndReason.lost, True)
    async with lab.database.session() as session:
        changes = [change.cause for change in await sessions.list_changes(session, asking, session_id)]
        assert changes.count('lost') == 1
        assert await queue.list_all(session, 'speech') == []


async def test_whoever_comes_back_takes_the_next_place_with_a_sign_of_life(lab: Lab, line: Line) -> None:
    async with lab.database.transaction() as session:
        await queue.set_places(session, 'speech', 1)
    await lab.interviewing.begin(*line.people['ann'])
    await lab.admission.leave(*line.people['ann'])  # as after 45 s without a sign of life
    assert (await lab.admission.enter(*line.people['bob'])).state is TicketState.active
    assert (await lab.admission.join(*line.people['ann'])).state is TicketState.waiting
    await lab.admission.leave(*line.people['bob'])
    await lab.interviewing.pulse(*line.people['ann'])
    assert (await lab.admission.enter(*line.people['ann'])).state is TicketState.active


async def test_somebody_who_was_away_for_less_goes_on(lab: Lab, line: Line) -> None:
    asking, session_id = line.people['ann']
    view = await lab.interviewing.begin(asking, session_id)
    async with lab.database.transaction() as session:
        live = await sessions.get_live(session, asking, session_id)
        assert live.seen_at is not None
        live.seen_at -= timedelta(seconds=280)
    closed = await lab.interviewing.close(asking, session_id, EndReason.lost, 300)
    assert closed.state is SessionState.running
    assert [turn.text for turn in closed.transcript] == [turn.text for turn in view.transcript]
