"""`main.py` as it is, which first writes down every route it has: `python walked.py FILE`."""

import json
import runpy
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nicegui import app, ui
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

ROOT = Path(__file__).parents[2]


def listed(routes: Sequence[BaseRoute], prefix: str = '') -> Iterator[tuple[str, str]]:
    """Method and path; of a router that was included those it has itself.

    `WS` is a websocket, `ANY` a whole application at a prefix. What is of neither kind has its class's name, so that
    nothing is passed over.
    """
    for route in routes:
        if isinstance(route, Route):
            yield from ((method, prefix + route.path) for method in sorted((route.methods or {'ANY'}) - {'HEAD'}))
        elif isinstance(route, WebSocketRoute):
            yield 'WS', prefix + route.path
        elif isinstance(route, Mount) and route.routes:
            yield from listed(route.routes, prefix + route.path)
        elif isinstance(route, Mount):
            yield 'ANY', prefix + route.path
        elif (included := getattr(route, 'original_router', None)) is not None:
            yield from listed(included.routes, prefix)
        else:
            yield type(route).__name__, prefix + str(getattr(route, 'path', ''))


if __name__ in ('__main__', '__mp_main__'):
    run = ui.run

    def running(**options: Any) -> None:  # noqa: ANN401  what main.py passes on
        Path(sys.argv[1]).write_text(json.dumps(sorted(set(listed(app.routes)))))
        run(**options)

    ui.run = running
    sys.path.insert(0, str(ROOT))
    runpy.run_path(str(ROOT / 'main.py'), run_name='__main__')
