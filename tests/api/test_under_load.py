"""Signing in is dear, and must not be felt by anybody else."""

import asyncio

import httpx
from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

from lab.api.edge import install
from lab.wiring import Lab


async def test_twenty_sign_ins_at_once_leave_the_lab_answering(lab: Lab) -> None:
    app = FastAPI()
    install(app, lab)
    app.add_middleware(SessionMiddleware, secret_key='s' * 32)
    await lab.accounts.sign_up('rosa@example.com', 'Rosa', 'correct horse')
    form = {'email': 'rosa@example.com', 'password': 'correct horse'}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://lab.example') as client:
        sign_ins = asyncio.gather(*(client.post('/sign-in', data=form) for _ in range(20)))
        served = 0
        while not sign_ins.done():
            assert (await client.get('/healthz')).status_code == 200
            served += not sign_ins.done()
            await asyncio.sleep(0.01)
    assert {answer.headers['location'] for answer in await sign_ins} == {'/'}
    assert served > 5  # hashing in the loop would let one through before the last sign-in, or none
