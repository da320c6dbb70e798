"""What a confined process can still do: it tries, and reports on stdout. Run as a file by `test_sandbox`."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from lab.documents.confine import isolate, limit


def main() -> None:
    folder, port = sys.stdin.read().splitlines()[1:]
    limit()
    isolate()
    tries = {
        'write': lambda: Path(folder, 'written').write_text('harm'),
        'grow': lambda: os.write(os.open(Path(folder, 'there'), os.O_WRONLY), b'harm'),
        'fork': os.fork,
        'network': lambda: socket.socket().connect(('127.0.0.1', int(port))),
        'memory': lambda: bytearray(900 * 2**20),
        'files': lambda: [os.open(os.devnull, os.O_RDONLY) for _ in range(100)],
    }
    done = {name: attempt(action) for name, action in tries.items()}
    print(json.dumps({'text': '', 'uid': os.getuid(), 'environment': dict(os.environ), 'done': done}))


def attempt(action: Callable[[], object]) -> str:
    try:
        action()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return 'done'


main()
