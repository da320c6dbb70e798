"""A lab that reviews one session slowly, to be killed in the middle: `python -m tests.workflows.victim FOLDER LOG`.

Every call of its engine is written to the log when it begins and when it ends.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from lab.settings import Settings
from lab.wiring import Lab
from tests.doubles import ScriptedEngine
from tests.steps import begun, reviewed


class LoggedEngine(ScriptedEngine):
    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log

    def note(self, words: str) -> None:
        with self.log.open('a') as file:
            file.write(f'{words}\n')
            file.flush()
            os.fsync(file.fileno())

    async def evaluate(self, *args: Any) -> Any:  # noqa: ANN401
        return await self._slowly('evaluate', super().evaluate(*args))

    async def coach(self, *args: Any) -> Any:  # noqa: ANN401
        return await self._slowly('coach', super().coach(*args))

    async def _slowly(self, name: str, work: Any) -> Any:  # noqa: ANN401
        self.note(f'{name} begins')
        await asyncio.sleep(0.5)
        result = await work
        self.note(f'{name} ends')
        return result


async def main(folder: Path, log: Path) -> None:
    engine = LoggedEngine(log)
    lab = Lab(Settings(data_dir=folder, _env_file=None), engine)
    await lab.start()
    engine.note('up')
    user = await lab.accounts.demo_user()
    rosa = (await lab.accounts.viewer_of(await lab.accounts.demo_cookie())) or sys.exit('no viewer')
    if not await lab.history.list_mine(rosa):
        view = await begun(lab, rosa)
        await lab.interviewing.answer(rosa, view.session_id, 1, 'I counted the boxes twice.')
        await lab.interviewing.end(rosa, view.session_id)
    session_id = (await lab.history.list_mine(rosa))[0].session_id
    await reviewed(lab, rosa, session_id)
    engine.note(f'done {user.id} {session_id}')
    await lab.stop()


if __name__ == '__main__':
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
