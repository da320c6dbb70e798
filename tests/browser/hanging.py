"""A proxy on loopback that can be frozen with its connections open, as a sleeping laptop leaves them."""

import signal
import socket
import subprocess
import sys
import time
from types import TracebackType

RELAY = """
import asyncio, sys

async def pump(reader, writer):
    try:
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
    except OSError:
        pass
    writer.close()

async def relay(reader, writer):
    there = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    await asyncio.gather(pump(reader, there[1]), pump(there[0], writer))

async def main():
    server = await asyncio.start_server(relay, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()

asyncio.run(main())
"""


class Hanging:
    """`port` leads to the server behind it; frozen, it neither answers nor closes anything."""

    def __init__(self, behind: int) -> None:
        self._behind = behind
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.port = free.getsockname()[1]

    def __enter__(self) -> 'Hanging':
        command = [sys.executable, '-c', RELAY, str(self.port), str(self._behind)]
        self._relay = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._relay.kill()
        self._relay.wait()

    def freeze(self) -> None:
        self._relay.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._relay.send_signal(signal.SIGCONT)

    def _wait(self) -> None:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as attempt:
                if attempt.connect_ex(('127.0.0.1', self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError('the proxy does not answer')
