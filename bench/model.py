"""How soon a model's question is heard: `lab bench model [--turns 8] [--first-ms 300] [--per-second 60]`.

A scripted server on loopback takes a while to its first token and then writes at an even pace. Measured is the time
from the end of an answer to the first sentence handed out, and (where speech is installed) to its first sound.
"""

import argparse
import asyncio
import json
import time
from contextlib import suppress
from statistics import median
from typing import Any

from lab.engines.builtin.engine import BuiltinEngine
from lab.engines.choosing import create
from lab.engines.llm.ledger import MemoryLedger
from lab.errors import Unavailable
from lab.models.interview import Brief, Turn
from lab.providers import tts
from lab.providers.tts import Synthesiser, VoiceChoice
from lab.services import seeds
from lab.services.rehearsing import asked_turn
from lab.settings import Settings

GOAL_S = 0.9
ANSWERS = (
    'At my last job I rebuilt the weekly report because three teams counted differently. I asked each for their '
    'definition, wrote one down with them, and moved the report to SQL; it took two days and now runs by itself.',
    'I compared the old and the new counts for a month. They differed by four percent at first, which came from '
    'returns that were booked twice, so I agreed with finance where they belong.',
    'We were five people, and my part was the data model and the tests. A colleague did the dashboard.',
    'The hardest part was that nobody owned the customer list, so I went to the three people who changed it most and '
    'asked them what they needed before I touched anything.',
)
TOKEN = 4
"""Characters of a token."""


async def main() -> None:
    wanted = _arguments()
    server = await _server(wanted.first_ms / 1000, 1 / wanted.per_second)
    url = f'http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1'
    ledger = MemoryLedger()
    engine = create(Settings(_env_file=None, engine='llm', llm_url=url, llm_model='scripted'), ledger)  # type: ignore[call-arg]
    speaker = await _speaker() if wanted.sound else None
    firsts, sounds, wholes, spoke = [], [], [], 0
    await _turn(engine, 0)  # loads what a first turn loads
    for number in range(wanted.turns):
        told = await _turn(engine, number)
        firsts.append(told['first'])
        wholes.append(told['whole'])
        spoke += told['engine'] == 'llm'
        if speaker and told['sentence']:
            sounds.append(told['first'] + await _first_sound(speaker, told['sentence']))
    await engine.close()  # type: ignore[attr-defined]
    server.close()
    print(f'{wanted.first_ms} ms to the first token, {wanted.per_second:g} tokens a second')
    print(f'{spoke} of {wanted.turns} turns by the model, the others by the rules')
    _row('end of answer to first sentence', firsts)
    if sounds:
        _row('end of answer to first sound', sounds)
    _row('end of answer to the whole turn', wholes)
    print(f'goal for the first sound: {GOAL_S} s at the median')


async def _turn(engine: Any, number: int) -> dict[str, Any]:  # noqa: ANN401
    brief = _brief()
    rules = BuiltinEngine()
    plan = await rules.plan(brief)
    opened = await rules.open(brief, plan)
    answer = ANSWERS[number % len(ANSWERS)]
    transcript = [asked_turn(opened.ask), Turn(speaker='candidate', text=answer)]
    heard: list[tuple[float, str]] = []
    began = time.perf_counter()
    move = await engine.ask(
        brief, plan, opened.state, transcript, 300, lambda said: heard.append((time.perf_counter() - began, said))
    )
    whole = time.perf_counter() - began
    first, sentence = heard[0] if heard else (whole, '')
    return {'first': first, 'whole': whole, 'sentence': sentence, 'engine': move.ask.engine}


def _brief() -> Brief:
    kit = seeds.kit('data-analyst')
    return Brief(
        kit_id=kit.id,
        kit_name=kit.name,
        kit_description=kit.description,
        focus_skills=kit.focus_skills,
        bank=kit.questions(),
        dimensions=seeds.rubric(kit.default_rubric_id).typed(),
        seniority=kit.level,
        today='2026-11',
    )


async def _server(first_s: float, token_s: float) -> asyncio.Server:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):  # a turn past its deadline leaves
            await told(reader, writer)

    async def told(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b'\r\n\r\n')).decode().lower()
        length = int(head.split('content-length: ')[1].split('\r\n')[0])
        body = json.loads(await reader.readexactly(length))
        writer.write(b'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n')
        await asyncio.sleep(first_s)
        began, text = time.perf_counter(), _answer(body)
        for count, at in enumerate(range(0, len(text), TOKEN)):
            await asyncio.sleep(max(0.0, began + count * token_s - time.perf_counter()))
            _send(writer, {'delta': {'content': text[at : at + TOKEN]}, 'finish_reason': None})
            await writer.drain()
        _send(writer, {'delta': {}, 'finish_reason': 'stop'})
        writer.write(b'data: [DONE]\n\n')
        await writer.drain()
        writer.close()

    return await asyncio.start_server(serve, '127.0.0.1', 0)


def _answer(body: Any) -> str:  # noqa: ANN401
    """A turn as a good model would say it: a few words to what was said, then the question."""
    plain = body['messages'][1]['content'].split('aPlainVersionOfThisTurn">\n')[1].split('\n</data>')[0]
    question = str(json.loads(plain)).replace('! ', '. ').split('. ')[-1]
    turn = {
        'phase': 'role',
        'question': f'Okay, so that was your part. {question}',
        'intent': 'See how they came to it and what they gave up for it',
        'expected_signal': 'A decision with its reason and its price',
        'followups': ['What would you do otherwise today?', 'Who disagreed, and why?'],
    }
    return json.dumps(turn, ensure_ascii=False)


def _send(writer: asyncio.StreamWriter, choice: dict[str, Any]) -> None:
    event = {'id': 'c', 'object': 'chat.completion.chunk', 'created': 1, 'model': 'scripted'}
    writer.write(f'data: {json.dumps({**event, "choices": [{"index": 0, **choice}]})}\n\n'.encode())


async def _speaker() -> Synthesiser | None:
    """The local synthesiser, where there is one."""
    speaker = tts.create(Settings(_env_file=None))  # type: ignore[call-arg]
    try:
        await speaker.load()
    except Unavailable as missing:
        print(missing.sentence)
        return None
    await _first_sound(speaker, 'Good morning.')
    return speaker


async def _first_sound(speaker: Synthesiser, sentence: str) -> float:
    began = time.perf_counter()
    async for _ in speaker.speak(sentence, VoiceChoice()):
        break
    return time.perf_counter() - began


def _row(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    print(f'{name:36} median {median(ordered):.2f} s   slowest {ordered[-1]:.2f} s')


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='lab bench model')
    parser.add_argument('--turns', type=int, default=8)
    parser.add_argument('--first-ms', type=int, default=300)
    parser.add_argument('--per-second', type=float, default=60)
    parser.add_argument('--no-sound', dest='sound', action='store_false')
    return parser.parse_args()


if __name__ == '__main__':
    asyncio.run(main())
