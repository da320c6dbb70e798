"""Accounts: who may sign in, what a browser session is worth, and that nobody learns who has an account."""

import asyncio
from statistics import median
from time import perf_counter

import pytest
from sqlmodel import select

from lab.errors import Conflict, Forbidden, InvalidInput, SignInRequired
from lab.models.audit import AuditEvent
from lab.models.user import Accommodations
from lab.models.viewer import Role, Viewer
from lab.services.accounts import Accounts, cookie, viewer
from lab.wiring import Lab


async def test_the_address_is_known_in_any_case(lab: Lab, rosa: Viewer) -> None:
    assert (await lab.accounts.sign_in(' Rosa@Example.COM', 'correct horse')).id == rosa.user_id
    with pytest.raises(Conflict, match='already'):
        await lab.accounts.sign_up('ROSA@example.com', 'Rosa', 'correct horse')


async def test_the_same_address_twice_at_once_is_one_account(lab: Lab) -> None:
    both = (lab.accounts.sign_up('twin@example.com', 'Twin', 'correct horse') for _ in range(2))
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ['Conflict', 'User']


@pytest.mark.parametrize(
    ('email', 'name', 'password'),
    [
        ('no address', 'Ida', 'correct horse'),
        ('ida@example', 'Ida', 'correct horse'),
        ('ida@example.com', '  ', 'correct horse'),
        ('ida@example.com', 'Ida', 'short'),
        ('ida@example.com', 'Ida', 'aaaaaaaaaa'),
        ('ida@example.com', 'Ida', 'ida@example.com'),
        ('ida@example.com', 'Ida', 'x' * 129),
    ],
)
async def test_what_cannot_be_an_account_is_refused(lab: Lab, email: str, name: str, password: str) -> None:
    with pytest.raises(InvalidInput):
        await lab.accounts.sign_up(email, name, password)


async def test_a_wrong_password_and_an_unknown_address_look_and_last_the_same(lab: Lab, rosa: Viewer) -> None:
    async def refused(email: str) -> tuple[str, float]:
        start = perf_counter()
        with pytest.raises(SignInRequired) as wrong:
            await lab.accounts.sign_in(email, 'wrong password')
        return wrong.value.sentence, perf_counter() - start

    await refused('nobody@example.com')
    known = [await refused('rosa@example.com') for _ in range(9)]
    unknown = [await refused('nobody@example.com') for _ in range(9)]
    assert {sentence for sentence, _ in known} == {sentence for sentence, _ in unknown}
    ratio = median(seconds for _, seconds in known) / median(seconds for _, seconds in unknown)
    assert 0.6 < ratio < 1.6  # without the dummy hash it would be more than 20


async def test_signing_out_everywhere_ends_every_session(lab: Lab, rosa: Viewer) -> None:
    session = cookie(await lab.accounts.get(rosa))
    assert await lab.accounts.viewer_of(session) == rosa
    await lab.accounts.sign_out_everywhere(rosa)
    assert await lab.accounts.viewer_of(session) is None
    assert await lab.accounts.viewer_of({}) is None


async def test_only_an_admin_changes_roles_and_it_is_recorded(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    with pytest.raises(Forbidden):
        await lab.accounts.change_role(rosa, 'rosa@example.com', Role.admin)
    with pytest.raises(Forbidden):
        await lab.accounts.list_all(stranger)
    admin = viewer(await lab.accounts.change_role(None, 'rosa@example.com', Role.admin))
    await lab.accounts.change_role(admin, 'stranger@example.com', Role.staff)
    found = [(user.email, user.role) for user in await lab.accounts.list_all(admin)]
    assert found == [('rosa@example.com', Role.admin), ('stranger@example.com', Role.staff)]
    async with lab.database.session() as session:
        actions = [(event.action, event.detail) for event in (await session.exec(select(AuditEvent))).all()]
    assert actions[-1] == ('role_changed', {'to': 'staff'})


async def test_the_demo_candidate_is_one_however_many_ask(lab: Lab) -> None:
    users = await asyncio.gather(*(lab.accounts.demo_user() for _ in range(5)))
    assert len({user.id for user in users}) == 1
    with pytest.raises(SignInRequired):
        await lab.accounts.sign_in('demo@example.com', '')


async def test_accommodations_are_kept(lab: Lab, rosa: Viewer) -> None:
    wanted = Accommodations(extra_time=1.5, delivery_metrics=False)
    await lab.accounts.set_accommodations(rosa, wanted)
    assert await lab.accounts.accommodations(rosa) == wanted


def test_a_password_is_hashed_as_owasp_recommends() -> None:
    assert Accounts(None)._hasher.hash('correct horse').startswith('$argon2id$v=19$m=19456,t=2,p=1$')  # type: ignore[arg-type]
