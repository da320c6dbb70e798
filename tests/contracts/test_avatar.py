"""The contract with LiveAvatar, against a fake of it on loopback that can do all that goes wrong."""

import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from lab.errors import VideoRefused
from lab.providers import avatar
from lab.providers.avatar import VideoAvatars
from lab.providers.avatar.looking import look
from lab.settings import Settings
from tests.avatar.fake import LiveAvatar, live_avatar

WAYNE = 'dd73ea75-1218-4ef3-92ce-606d5f7fbc0a'


@pytest.fixture(scope='module')
def running() -> Iterator[LiveAvatar]:
    with live_avatar() as service:
        yield service


@pytest.fixture
def service(running: LiveAvatar) -> LiveAvatar:
    running.forget()
    return running


@pytest.fixture
async def heygen(service: LiveAvatar, tmp_path: Path) -> AsyncIterator[VideoAvatars]:
    video = avatar.create(service.settings(tmp_path))
    yield video
    await video.close()


async def test_a_rental_is_lite_and_carries_nothing_but_a_face_and_a_length(
    heygen: VideoAvatars, service: LiveAvatar
) -> None:
    rental = await heygen.rent('ines-moreau', 400)
    method, path, body, bearer = service.seen()['calls'][-1]
    assert (method, path, bearer) == ('POST', '/v1/sessions/token', None)
    assert body == {
        'mode': 'LITE',
        'avatar_id': 'face-1',
        'is_sandbox': False,
        'video_settings': {'quality': 'high', 'encoding': 'H264'},
        'max_session_duration': 400,
    }
    assert rental.id in service.seen()['sessions']
    assert 'right-key' not in rental.token


async def test_no_rental_is_longer_than_the_settings_allow(service: LiveAvatar, tmp_path: Path) -> None:
    video = avatar.create(service.settings(tmp_path, heygen_max_seconds=120))
    await video.rent('ines-moreau', 4000)
    assert service.seen()['calls'][-1][2]['max_session_duration'] == 120


@pytest.mark.parametrize(
    ('setting', 'offered', 'face'),
    [
        ('ines-moreau=face-7', {'ines-moreau'}, 'face-7'),
        (' ines-moreau = face-7 , face-1', {'ines-moreau', 'tom-halloran'}, 'face-7'),
        ('face-1', {'ines-moreau', 'tom-halloran'}, 'face-1'),
        ('tom-halloran=face-9', {'tom-halloran'}, None),
        ('', set(), None),
    ],
)
async def test_only_interviewers_with_a_face_are_offered(
    service: LiveAvatar, tmp_path: Path, setting: str, offered: set[str], face: str | None
) -> None:
    video = avatar.create(service.settings(tmp_path, heygen_avatars=setting))
    assert {each for each in ('ines-moreau', 'tom-halloran') if video.offers(each)} == offered
    if face:
        await video.rent('ines-moreau', 60)
        assert service.seen()['calls'][-1][2]['avatar_id'] == face


async def test_the_sandbox_takes_the_one_face_that_costs_nothing(service: LiveAvatar, tmp_path: Path) -> None:
    video = avatar.create(service.settings(tmp_path, heygen_sandbox=True, heygen_avatars='ines-moreau=face-7'))
    await video.rent('ines-moreau', 60)
    body = service.seen()['calls'][-1][2]
    assert (body['avatar_id'], body['is_sandbox']) == (WAYNE, True)


async def test_without_a_key_nothing_is_offered(tmp_path: Path) -> None:
    for settings in (
        Settings(_env_file=None, data_dir=tmp_path),
        Settings(_env_file=None, data_dir=tmp_path, avatar='heygen', heygen_avatars='face-1'),
        Settings(_env_file=None, data_dir=tmp_path, heygen_key=SecretStr('k'), heygen_avatars='face-1'),
        Settings(_env_file=None, data_dir=tmp_path, avatar='heygen', heygen_key=SecretStr(''), heygen_avatars='face-1'),
    ):
        video = avatar.create(settings)
        assert not video.offers('ines-moreau')
        assert await video.list_active() == []
        with pytest.raises(VideoRefused, match='drawn'):
            await video.rent('ines-moreau', 60)


REFUSALS = {
    'no_credits': ('credits', 'no credits left'),
    'no_credits_400': ('credits', 'no credits left'),
    'wrong_key': ('key', 'LAB_HEYGEN_KEY'),
    'busy': ('busy', 'a pause of 30 seconds'),
    'broken': ('down', 'status 500'),
    'nonsense': ('down', 'form that this lab does not know'),
}


@pytest.mark.parametrize('mood', REFUSALS)
async def test_every_refusal_has_a_reason_and_a_sentence(heygen: VideoAvatars, service: LiveAvatar, mood: str) -> None:
    service.behave(mood=mood)
    kind, words = REFUSALS[mood]
    with pytest.raises(VideoRefused, match=words) as caught:
        await heygen.rent('ines-moreau', 60)
    assert caught.value.kind == kind
    assert caught.value.pause_s == (30 if mood == 'busy' else 0)


async def test_a_wrong_key_is_told_by_the_service_itself(service: LiveAvatar, tmp_path: Path) -> None:
    video = avatar.create(service.settings(tmp_path, heygen_key=SecretStr('wrong')))
    with pytest.raises(VideoRefused, match='LAB_HEYGEN_KEY'):
        await video.rent('ines-moreau', 60)


async def test_a_short_pause_is_made_and_a_long_one_is_not(heygen: VideoAvatars, service: LiveAvatar) -> None:
    service.behave(mood='briefly_busy')
    assert (await heygen.rent('ines-moreau', 60)).token
    assert len(service.seen()['calls']) == 2
    service.behave(mood='busy')
    with pytest.raises(VideoRefused):
        await heygen.rent('ines-moreau', 60)
    assert len(service.seen()['calls']) == 3


async def test_a_service_that_says_nothing_is_left_within_seconds(heygen: VideoAvatars, service: LiveAvatar) -> None:
    service.behave(mood='silent')
    began = time.monotonic()
    with pytest.raises(VideoRefused, match='does not answer') as caught:
        await heygen.rent('ines-moreau', 60)
    assert caught.value.kind == 'down'
    assert time.monotonic() - began < 6


async def test_a_service_that_is_not_there_is_down(tmp_path: Path, service: LiveAvatar) -> None:
    video = avatar.create(service.settings(tmp_path, heygen_url='http://127.0.0.1:9'))
    with pytest.raises(VideoRefused, match='does not answer'):
        await video.credits()


async def test_sessions_are_kept_listed_stopped_and_reckoned(heygen: VideoAvatars, service: LiveAvatar) -> None:
    for number in range(130):
        service.leave(f'left-{number}')
    assert len(await heygen.list_active()) == 130
    await heygen.keep_alive('left-1')
    await heygen.stop('left-1', 'USER_CLOSED')
    await heygen.stop('left-1', 'USER_CLOSED')
    await heygen.stop('never-there', 'ZOMBIE_SESSION_REAP')
    found = await heygen.find('left-1')
    assert found is not None
    assert found.created_at is not None
    assert found.created_at.tzinfo is not None
    assert 600 <= found.seconds < 660
    assert found.credits == 11
    assert await heygen.find('never-there') is None
    assert service.seen()['sessions']['left-1']['stops'] == ['USER_CLOSED', 'USER_CLOSED']
    with pytest.raises(VideoRefused) as caught:
        await heygen.keep_alive('left-1')
    assert caught.value.kind == 'gone'


async def test_what_is_left_and_who_there_is_can_be_asked(heygen: VideoAvatars) -> None:
    assert await heygen.credits() == 10
    assert await heygen.faces() == {'face-1': 'Judy'}


async def test_the_doctor_says_what_there_is_and_what_is_missing(service: LiveAvatar, tmp_path: Path) -> None:
    assert await look(Settings(_env_file=None, data_dir=tmp_path)) == (
        True,
        'drawn; LAB_AVATAR=heygen and LAB_HEYGEN_KEY add interviewers on video',
    )
    assert await look(service.settings(tmp_path)) == (True, 'HeyGen, 10 credits (minutes) left, 1 at a time')
    bad = {
        'LAB_HEYGEN_KEY': await look(service.settings(tmp_path, heygen_key=None)),
        'does not accept the key': await look(service.settings(tmp_path, heygen_key=SecretStr('wrong'))),
        'Judy face-1': await look(service.settings(tmp_path, heygen_avatars='')),
        'does not answer': await look(service.settings(tmp_path, heygen_url='http://127.0.0.1:9')),
    }
    service.behave(credits=0.5)
    bad['0 credits'] = await look(service.settings(tmp_path))
    assert {words: words in said for words, (_, said) in bad.items()} == dict.fromkeys(bad, True)
    assert not any(well for well, _ in bad.values())
