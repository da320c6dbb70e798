"""Candidates who speak into `kills.py`: frames over the voice socket, and after every kill the same session again."""

import asyncio
import random
import time
from contextlib import suppress

import httpx
import numpy as np
import websockets
from kills import Client, call

from bench.voices.synthesis import RATE, SPEAKERS, Samples, say
from tests.browser.answers import ANSWERS

FRAME = 320
QUIET_S = 12.0  # sooner, and the interview ends before the tenth kill


async def talk(client: Client, address: str, number: int) -> None:
    """Speaks an answer, is silent, and so on; what was stored once must be there after every kill."""
    sound = (await asyncio.to_thread(say, SPEAKERS[number % 3], ANSWERS[number % len(ANSWERS)]))[: 12 * RATE]
    headers = {'authorization': f'Bearer {client.secret}'}
    base = f'{address}/api/avatar/session/{client.session_id}'
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=20) as http:
        while True:
            with suppress(OSError, websockets.WebSocketException, httpx.HTTPError):
                ticket = await call(http, 'POST', '/voice')
                await check_kept(client, http)
                url = address.replace('http', 'ws') + ticket['address']
                extra = {**headers, 'origin': address}
                async with websockets.connect(url, additional_headers=extra, max_size=2**24) as socket:
                    await connected(client, http, socket, sound)
            await asyncio.sleep(0.3)


async def connected(
    client: Client, http: httpx.AsyncClient, socket: websockets.ClientConnection, sound: Samples
) -> None:
    """Back is who hears the interviewer, or is heard, again."""
    await asyncio.wait_for(socket.recv(), 20)
    client.back.append(time.monotonic())
    hearing = asyncio.create_task(_listen(socket))
    try:
        while not hearing.done():
            await _play(socket, sound)
            await _play(socket, np.zeros(int(random.uniform(1, 1.5) * QUIET_S * RATE), np.float32))
            state = await call(http, 'POST', '/heartbeat')
            client.over = state['state'] != 'running'
            await check_kept(client, http)
    finally:
        hearing.cancel()


async def check_kept(client: Client, http: httpx.AsyncClient) -> None:
    turns = (await call(http, 'GET', '/transcript'))['turns']
    said = [turn['text'] for turn in turns if turn['speaker'] == 'candidate']
    known = client.kept[:-1]  # the last one may still be taken back, to be said on
    if said[: len(known)] != known:
        client.wrong.append(f'{len(known)} spoken answers were stored, {len(said)} are there')
    client.kept = said


async def _play(socket: websockets.ClientConnection, sound: Samples) -> None:
    begun = time.monotonic()
    for at in range(0, len(sound) - FRAME, FRAME):
        await socket.send((sound[at : at + FRAME] * 32767).astype('<i2').tobytes())
        await asyncio.sleep(max(0.0, begun + at / RATE - time.monotonic()))


async def _listen(socket: websockets.ClientConnection) -> None:
    async for _ in socket:
        pass
