"""A tiny lab of the speech parts alone, steered over HTTP: `python -m tests.browser.speech.app PORT`.

What the page sends and tells is read from `/seen`; `/send`, `/sound` and `/drop` do what the real server would.
"""

import math
import struct
import sys
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import numpy as np
import yaml
from fastapi import WebSocket, WebSocketDisconnect
from nicegui import app, ui
from numpy.typing import NDArray

from components import theme
from components.avatar_stage import AvatarStage
from components.captions import Captions
from components.markup import tag
from components.microphone import Microphone
from components.sound_check import Sample, SoundCheck
from components.voice_link import VoiceLink
from lab.models.plan import Member
from lab.providers.tts.sound import Mouth
from lab.settings import ROOT
from lab.voice.messages import Sounding, packed

AVATARS = yaml.safe_load((ROOT / 'seeds/avatars.yaml').read_text())
LOOKS = {each['id']: each['look'] for each in AVATARS}


class Seen:
    def __init__(self) -> None:
        self.frames = b''
        self.sizes: set[int] = set()
        self.messages: list[dict[str, Any]] = []
        self.events: list[list[Any]] = []
        self.tickets: set[str] = set()
        self.connections: list[WebSocket] = []
        self.refuse = 0
        self.recording = b''


seen = Seen()


async def ticket() -> str:
    seen.tickets.add(given := uuid4().hex)
    return given


@app.websocket('/api/ws/voice/one')
async def voice(socket: WebSocket, ticket: str = '') -> None:
    await socket.accept()
    if seen.refuse or ticket not in seen.tickets:
        await socket.close(seen.refuse or 4401)
        return
    seen.tickets.discard(ticket)
    seen.connections.append(socket)
    try:
        while True:
            message = await socket.receive()
            if message['type'] == 'websocket.disconnect':
                break
            if message.get('bytes') is not None:
                seen.frames += message['bytes']
                seen.sizes.add(len(message['bytes']))
            else:
                seen.messages.append(yaml.safe_load(message['text']))
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        seen.connections.remove(socket)


@app.get('/seen')
async def read() -> dict[str, Any]:
    samples = np.frombuffer(seen.frames[: len(seen.frames) // 2 * 2], '<i2')
    return {
        'samples': len(samples),
        'sizes': sorted(seen.sizes),
        'hertz': loudest(samples),
        'peak': int(np.abs(samples.astype(int)).max()) if len(samples) else 0,
        'messages': seen.messages,
        'events': seen.events,
        'open': len(seen.connections),
        'recorded': len(seen.recording) // 2,
    }


@app.post('/forget')
async def forget() -> None:
    seen.frames, seen.sizes, seen.messages, seen.events = b'', set(), [], []


@app.post('/send')
async def send(message: dict[str, Any]) -> None:
    await seen.connections[-1].send_json(message)


@app.post('/sound')
async def sound(wanted: dict[str, Any]) -> None:
    """A tone of `ms` with the mouths given."""
    rate = wanted.get('rate', 22050)
    ticks = np.arange(int(rate * wanted['ms'] / 1000))
    pcm = (9000 * np.sin(2 * math.pi * wanted.get('hertz', 300) * ticks / rate)).astype('<i2').tobytes()
    piece = Sounding(
        id=wanted['id'],
        n=wanted.get('n', 0),
        text=wanted.get('text', ''),
        till=0,
        rate=rate,
        mouth=[Mouth(*each) for each in wanted.get('mouth', [])],
        last=wanted.get('last', True),
        pcm=pcm,
    )
    await seen.connections[-1].send_bytes(packed(piece))


@app.post('/drop')
async def drop(how: dict[str, int]) -> None:
    seen.refuse = how.get('refuse', 0)
    for socket in list(seen.connections):
        await socket.close(how.get('code', 1011))


def loudest(samples: NDArray[np.int16]) -> float:
    """The strongest frequency of the last second."""
    last = samples[-16000:].astype(float)
    if len(last) < 16000:
        return 0.0
    return float(np.argmax(np.abs(np.fft.rfft(last * np.hanning(16000)))))


def noted(name: str) -> Callable[..., None]:
    return lambda *args: seen.events.append([name, *(list(each) if isinstance(each, tuple) else each for each in args)])


def members(count: int) -> list[Member]:
    roles = ('hiring manager', 'recruiter', 'engineer')
    return [
        Member(key=f'm{i}', name=AVATARS[i]['name'], role=roles[i], interest='', avatar_id=AVATARS[i]['id'])
        for i in range(count)
    ]


@ui.page('/live')
def live(seats: int = 1, mode: str = 'open_mic', autostart: bool = False) -> None:
    with tag('div', 'room-page'), tag('div', 'room'):
        tag('h1', 'visually-hidden', 'Interview')
        bar = tag('div', 'room-bar')
        with tag('div', 'room-stage'):
            stage = AvatarStage(members(seats), LOOKS)
            with tag('div', 'room-notices'):
                VoiceLink('/api/ws/voice/one', ticket, noted('link'))
        with tag('div', 'room-words'):
            Captions(members(seats))
        with tag('div', 'room-dock'):
            Microphone(noted('mic'), noted('typed'), noted('mode'), mode, autostart=autostart)  # type: ignore[arg-type]
    with bar:
        ui.button('Second speaks', on_click=lambda: stage.give_word('m1'))
        ui.button('First thinks', on_click=lambda: stage.state('m0', 'thinking'))


@ui.page('/check')
def check() -> None:
    async def recorded(pcm: bytes) -> str:
        seen.recording = pcm
        return 'I am ready to talk about my work'

    with tag('div', 'width page'):
        tag('h1', text='Get ready')
        tag('h2', text='How you answer')
        with tag('div', 'card'):
            SoundCheck(recorded, noted('result'), noted('typed'), sample)


async def sample() -> Sample:
    tone = (6000 * math.sin(2 * math.pi * 220 * i / 22050) for i in range(8000))
    return Sample(b''.join(struct.pack('<h', int(value)) for value in tone), 22050)


if __name__ == '__main__':
    theme.install()
    ui.run(
        port=int(sys.argv[1]),
        host='127.0.0.1',
        reload=False,
        show=False,
        show_welcome_message=False,
        tailwind=False,
        dark=None,
        language='en-US',
        title='Speech',
    )
