"""`python -m lab.storage.migrations "what changed"` writes the next revision from the models."""

import asyncio
import sys
import tempfile

from lab.storage import migrations


async def main(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f'sqlite+aiosqlite:///{folder}/history.db'
        await migrations.upgrade(url)
        await migrations.write(url, message)


asyncio.run(main(sys.argv[1]))
