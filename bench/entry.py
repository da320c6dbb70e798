"""From pressing enter to the first sound of a spoken interview, cold and warmed up. `entry.py [TIMES]`"""

import asyncio
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.models.document import DocType
from lab.models.interview import Choices
from lab.models.kit import InterviewType
from lab.models.live import Readiness
from lab.models.viewer import Role
from lab.services.accounts import viewer
from lab.settings import Settings
from lab.wiring import Lab

RESUME = 'Rosa Lind\nData analyst\n\nExperience\nAnalyst, Larkspur, 2021 - 2024\nRebuilt the stock report in SQL.'


class Ear:
    """A page that only listens."""

    def __init__(self) -> None:
        self.heard = asyncio.Event()

    def tell(self, message: dict[str, Any]) -> None: ...

    def play(self, sound: bytes) -> None:
        self.heard.set()

    def close(self, code: int) -> None: ...


def main(times: int = 5) -> None:
    with TemporaryDirectory(prefix='lab-entry-') as folder:
        asyncio.run(enter_often(Path(folder), times))


async def enter_often(folder: Path, times: int) -> None:
    lab = Lab(Settings(data_dir=folder, speech_places=2, _env_file=None))  # type: ignore[call-arg]
    await lab.start()
    while lab.speech.ready is None:  # noqa: ASYNC110  nothing here could set an event
        await asyncio.sleep(0.1)
    print(f'{"":12}{"begin ms":>10}{"connect ms":>12}{"first sound ms":>16}{"most ms":>9}')
    for name, warm in (('cold', False), ('warmed up', True)):
        runs = [await enter(lab, f'{name}{number}', warm) for number in range(times)]
        begun, connected, sounded = (median(column) for column in zip(*runs, strict=True))
        print(f'{name:12}{begun:10.0f}{connected:12.0f}{sounded:16.0f}{max(run[2] for run in runs):9.0f}')
    await lab.stop()


async def enter(lab: Lab, name: str, warm: bool) -> tuple[float, float, float]:
    """Milliseconds since pressing enter: the interview begun, the page connected, the first sound there."""
    asking = viewer(await lab.accounts.add(f'{name.replace(" ", "")}@example.com', name, None, Role.candidate))
    resume = await lab.documents.paste(asking, DocType.resume, RESUME)
    while not (await lab.documents.progress(asking, resume.id)).done:  # noqa: ASYNC110  as a page would
        await asyncio.sleep(0.02)
    wanted = Choices(kit_id='data-analyst', resume_doc_id=resume.id, interview_type=InterviewType.hr)
    config = await lab.planning.configure(asking, wanted)
    session_id = await lab.interviewing.start(asking, config.id)
    await lab.interviewing.get_ready(asking, session_id, Readiness(consent=True, typed=False))
    if warm:
        await lab.admission.join(asking, session_id)
        await lab.warm_up.finished(session_id)
    pressed, ear = time.monotonic(), Ear()
    await lab.interviewing.begin(asking, session_id)
    begun = time.monotonic()
    ticket = lab.spoken.tickets.take(
        await lab.spoken.ticket(asking, session_id, fresh=True), session_id, asking.user_id
    )
    assert ticket is not None
    await lab.spoken.attach(ticket, ear)
    connected = time.monotonic()
    async with asyncio.timeout(60):
        await ear.heard.wait()
    heard = time.monotonic()
    await lab.interviewing.end(asking, session_id)
    await lab.spoken.close(session_id)
    return (begun - pressed) * 1000, (connected - pressed) * 1000, (heard - pressed) * 1000


if __name__ == '__main__':
    main(*(int(argument) for argument in sys.argv[1:]))
