"""Videos of live sessions: who gets one, and that every one is given back."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from lab.errors import NotFound, VideoRefused
from lab.live import video_upkeep
from lab.models.columns import utc_now
from lab.models.live import Readiness
from lab.models.session import EndReason, HeygenSession, RoleplaySession
from lab.models.video import VideoStart
from lab.models.viewer import Viewer
from lab.services.accounts import viewer
from lab.storage import queue
from lab.wiring import Lab
from tests.avatar.fake import LiveAvatar
from tests.steps import prepared


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests look themselves, when they want to."""
    monkeypatch.setattr(video_upkeep, 'LOOK_S', 3600)


async def chosen(lab: Lab, who: Viewer, kit: str = 'data-analyst', interview_type: str = 'hr') -> UUID:
    """A spoken interview on video, ready to begin."""
    session_id = await lab.interviewing.start(who, await prepared(lab, who, kit, interview_type))
    await lab.interviewing.get_ready(who, session_id, Readiness(consent=True, typed=False))
    await lab.videos.choose(who, session_id, True)
    return session_id


async def shown(lab: Lab, who: Viewer, session_id: UUID, service: LiveAvatar) -> VideoStart:
    """As far as the page brings it: rented, started with its token, reported."""
    start = await lab.videos.rent(who, session_id)
    async with httpx.AsyncClient() as page:
        headers = {'authorization': f'Bearer {start.token}'}
        (await page.post(f'{service.address}/v1/sessions/start', headers=headers)).raise_for_status()
    await lab.videos.began(who, session_id, start.id)
    return start


async def on_video(lab: Lab, who: Viewer, service: LiveAvatar) -> UUID:
    session_id = await chosen(lab, who)
    await lab.interviewing.begin(who, session_id)
    await shown(lab, who, session_id, service)
    return session_id


async def rows(lab: Lab, session_id: UUID) -> list[HeygenSession]:
    async with lab.database.session() as session:
        wanted = select(HeygenSession).where(HeygenSession.session_id == session_id)
        return list(await session.exec(wanted.order_by(HeygenSession.created_at)))  # type: ignore[arg-type]


async def changed(lab: Lab, table: type, id: UUID, change: Callable[..., object]) -> None:
    async with lab.database.transaction() as session:
        change(await session.get(table, id))


async def places(lab: Lab) -> int:
    async with lab.database.session() as session:
        return await queue.locked(session, 'heygen')


def active(service: LiveAvatar) -> list[str]:
    return [id for id, each in service.seen()['sessions'].items() if each['active']]


def stops(service: LiveAvatar, session: HeygenSession) -> list[str]:
    reasons: list[str] = service.seen()['sessions'][session.provider_session_id]['stops']
    return reasons


async def test_it_is_offered_for_one_interviewer_and_not_for_a_panel(lab: Lab, rosa: Viewer) -> None:
    alone = await chosen(lab, rosa)
    assert (await lab.videos.offer(rosa, alone)).wanted
    panel = await chosen(lab, rosa, 'product-manager', 'panel')
    offer = await lab.videos.offer(rosa, panel)
    assert (offer.offered, offer.wanted) == (False, False)
    with pytest.raises(VideoRefused):
        await lab.videos.rent(rosa, panel)


async def test_a_typed_or_drawn_interview_rents_nothing(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await chosen(lab, rosa)
    await lab.videos.choose(rosa, session_id, False)
    with pytest.raises(VideoRefused, match='not on video'):
        await lab.videos.rent(rosa, session_id)
    await lab.videos.choose(rosa, session_id, True)
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True, typed=True))
    with pytest.raises(VideoRefused, match='not on video'):
        await lab.videos.rent(rosa, session_id)
    assert service.seen()['sessions'] == {}


async def test_nobody_rents_for_somebody_else(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    session_id = await chosen(lab, rosa)
    for use in (lab.videos.rent(stranger, session_id), lab.videos.choose(stranger, session_id, True)):
        with pytest.raises(NotFound):
            await use


async def test_a_rental_is_as_long_as_the_interview_may_be(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await chosen(lab, rosa)
    await lab.videos.rent(rosa, session_id)
    (session,) = service.seen()['sessions'].values()
    assert session['wanted']['max_session_duration'] == 360 + 120


ENDS = {
    'ended_by_candidate': 'USER_CLOSED',
    'lost': 'USER_DISCONNECTED',
    'failed': 'SERVER_ERROR',
    'staff': 'USER_CLOSED',
}


@pytest.mark.parametrize('reason', ENDS)
async def test_every_end_gives_it_back_with_its_reason_and_its_cost(
    lab: Lab, rosa: Viewer, service: LiveAvatar, reason: str
) -> None:
    session_id = await on_video(lab, rosa, service)
    await lab.video_upkeep.look()
    assert len(active(service)) == 1
    if reason == 'ended_by_candidate':
        await lab.interviewing.end(rosa, session_id)
    else:
        await lab.interviewing.close(rosa, session_id, EndReason(reason))
    await lab.video_upkeep.look()
    await lab.video_upkeep.look()
    (row,) = await rows(lab, session_id)
    assert active(service) == []
    assert stops(service, row) == [ENDS[reason]]
    assert (row.status, row.end_reason, row.token, row.credits) == ('over', reason, None, 1)
    assert row.started_at is not None
    assert row.ended_at is not None


async def test_whoever_goes_away_is_not_paid_for_and_gets_another_on_coming_back(
    lab: Lab, rosa: Viewer, service: LiveAvatar
) -> None:
    session_id = await on_video(lab, rosa, service)

    def unseen(live: RoleplaySession) -> None:
        live.seen_at = utc_now() - timedelta(seconds=50)

    await changed(lab, RoleplaySession, session_id, unseen)
    await lab.video_upkeep.look()
    assert active(service) == []
    (row,) = await rows(lab, session_id)
    assert row.end_reason == 'left'
    await lab.interviewing.pulse(rosa, session_id)
    await shown(lab, rosa, session_id, service)
    await lab.video_upkeep.look()
    assert len(active(service)) == 1


async def test_a_reload_replaces_the_video(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    again = await shown(lab, rosa, session_id, service)
    first, second = await rows(lab, session_id)
    assert active(service) == [second.provider_session_id]
    assert second.id == again.id
    assert (first.status, first.end_reason) == ('over', 'replaced')
    await lab.videos.ended(rosa, session_id, first.id, 'closed')
    assert active(service) == [second.provider_session_id]


async def test_what_the_page_reports_is_kept_and_frees_the_place(
    lab: Lab, rosa: Viewer, stranger: Viewer, service: LiveAvatar
) -> None:
    session_id = await on_video(lab, rosa, service)
    other = await chosen(lab, stranger)
    with pytest.raises(VideoRefused, match='taken right now'):
        await lab.videos.rent(stranger, other)
    (row,) = await rows(lab, session_id)
    await lab.videos.ended(rosa, session_id, row.id, 'dropped')
    (row,) = await rows(lab, session_id)
    assert (row.status, row.end_reason) == ('over', 'dropped')
    assert (await lab.videos.rent(stranger, other)).token


async def test_many_at_once_share_the_places(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    people = [rosa] + [
        viewer(await lab.accounts.sign_up(f'one{n}@example.com', f'Person {n}', 'correct horse')) for n in range(5)
    ]
    ids = [await chosen(lab, who) for who in people]
    rented = await asyncio.gather(
        *(lab.videos.rent(who, id) for who, id in zip(people, ids, strict=True)), return_exceptions=True
    )
    assert len([each for each in rented if isinstance(each, VideoStart)]) == 1
    assert {str(each) for each in rented if isinstance(each, BaseException)} == {
        'All interviewers on video are taken right now.'
    }
    assert len(service.seen()['sessions']) == 1


async def test_a_failed_rental_keeps_no_place(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await chosen(lab, rosa)
    for mood, words in (('no_credits', 'no credits'), ('broken', 'out of order'), ('wrong_key', 'LAB_HEYGEN_KEY')):
        service.behave(mood=mood)
        with pytest.raises(VideoRefused, match=words):
            await lab.videos.rent(rosa, session_id)
    service.behave(mood='well')
    assert (await lab.videos.rent(rosa, session_id)).token


async def test_next_in_line_has_its_token_before_it_comes(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await chosen(lab, rosa)
    await lab.admission.join(rosa, session_id)
    await lab.warm_up.finished(session_id)
    (row,) = await rows(lab, session_id)
    assert row.token
    await lab.video_upkeep.look()
    service.behave(mood='broken')
    start = await lab.videos.rent(rosa, session_id)
    assert (start.id, start.token) == (row.id, row.token)
    service.behave(mood='well')
    assert (await lab.videos.rent(rosa, session_id)).id != row.id, 'a token is good for one start'


async def test_what_was_rented_ahead_and_never_used_is_given_back(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await chosen(lab, rosa)
    await lab.admission.join(rosa, session_id)
    await lab.warm_up.finished(session_id)
    (row,) = await rows(lab, session_id)

    def older(row: HeygenSession) -> None:
        row.created_at = utc_now() - timedelta(minutes=11)

    await changed(lab, HeygenSession, row.id, older)
    await lab.video_upkeep.look()
    (row,) = await rows(lab, session_id)
    assert (row.status, row.end_reason) == ('over', 'unused')


async def test_it_is_kept_alive_every_two_minutes_by_one_server_only(
    lab: Lab, rosa: Viewer, service: LiveAvatar
) -> None:
    session_id = await on_video(lab, rosa, service)
    (row,) = await rows(lab, session_id)

    def silent(row: HeygenSession) -> None:
        row.kept_at = utc_now() - timedelta(seconds=121)

    await lab.video_upkeep.look()
    assert service.seen()['sessions'][row.provider_session_id]['kept'] == 0
    await changed(lab, HeygenSession, row.id, silent)
    await asyncio.gather(lab.video_upkeep.look(), lab.video_upkeep.look())
    assert service.seen()['sessions'][row.provider_session_id]['kept'] == 1


async def test_what_the_service_has_ended_is_over_here_too(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    (row,) = await rows(lab, session_id)
    service.behave(sessions={})

    def silent(row: HeygenSession) -> None:
        row.kept_at = utc_now() - timedelta(seconds=121)

    await changed(lab, HeygenSession, row.id, silent)
    await lab.video_upkeep.look()
    (row,) = await rows(lab, session_id)
    assert (row.status, row.end_reason) == ('over', 'ended by the service')


async def test_what_cannot_be_stopped_holds_a_place_until_it_is(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    service.behave(mood='broken', only='/stop')
    await lab.interviewing.end(rosa, session_id)
    await lab.video_upkeep.look()
    (row,) = await rows(lab, session_id)
    assert row.status == 'stopping'
    assert await places(lab) == 0
    service.behave(mood='well', only='')

    def earlier(row: HeygenSession) -> None:
        row.kept_at = utc_now() - timedelta(seconds=16)

    await changed(lab, HeygenSession, row.id, earlier)
    await lab.video_upkeep.look()
    (row,) = await rows(lab, session_id)
    assert (row.status, row.end_reason) == ('over', 'ended_by_candidate')
    assert active(service) == []
    assert await places(lab) == 1


async def test_strays_are_stopped_and_ours_and_the_young_are_left(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    service.leave('stray')
    service.leave('young', age_s=5)
    assert await lab.video_upkeep.compare() == 0
    (row,) = await rows(lab, session_id)
    assert sorted(active(service)) == sorted(['young', row.provider_session_id])
    assert service.seen()['sessions']['stray']['stops'] == ['ZOMBIE_SESSION_REAP']


async def test_a_stray_that_does_not_stop_costs_a_place_while_it_fails(
    lab: Lab, rosa: Viewer, service: LiveAvatar
) -> None:
    service.leave('stray')
    service.behave(mood='broken', only='/stop')
    assert await lab.video_upkeep.compare() == 1
    await lab.video_upkeep.look()
    assert await places(lab) == 0
    session_id = await chosen(lab, rosa)
    with pytest.raises(VideoRefused, match='taken right now'):
        await lab.videos.rent(rosa, session_id)
    service.behave(mood='well', only='')
    assert await lab.video_upkeep.compare() == 0
    await lab.video_upkeep.look()
    assert await places(lab) == 1
    assert (await lab.videos.rent(rosa, session_id)).token


async def test_a_deleted_interview_leaves_no_video_behind(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    (row,) = await rows(lab, session_id)
    await lab.interviewing.end(rosa, session_id)
    await lab.history.delete(rosa, session_id)
    sessions = service.seen()['sessions']
    sessions[row.provider_session_id]['created_at'] = (utc_now() - timedelta(minutes=5)).isoformat()
    service.behave(sessions=sessions)
    await lab.video_upkeep.compare()
    assert active(service) == []


async def test_the_goodbye_is_said_to_its_end(lab: Lab, rosa: Viewer, service: LiveAvatar) -> None:
    session_id = await on_video(lab, rosa, service)
    view = await lab.interviewing.view(rosa, session_id)
    while not view.closed:
        view = await lab.interviewing.answer(rosa, session_id, view.turn, 'I built the weekly review with two others.')
    await lab.video_upkeep.look()
    assert len(active(service)) == 1
    (row,) = await rows(lab, session_id)
    await lab.videos.ended(rosa, session_id, row.id, 'closed')
    (row,) = await rows(lab, session_id)
    assert (row.status, row.end_reason) == ('over', 'completed')
    assert active(service) == []


async def test_a_page_that_does_not_report_the_end_is_not_waited_for(
    lab: Lab, rosa: Viewer, service: LiveAvatar
) -> None:
    session_id = await on_video(lab, rosa, service)
    await lab.interviewing.close(rosa, session_id, EndReason.time_up)
    await lab.video_upkeep.look()
    assert len(active(service)) == 1

    def earlier(live: RoleplaySession) -> None:
        live.ended_at = utc_now() - timedelta(seconds=31)

    await changed(lab, RoleplaySession, session_id, earlier)
    await lab.video_upkeep.look()
    assert active(service) == []
