"""What the browser may fetch before a link is followed: pages that only show something, never one whose opening counts.

Catalogues and their cards are fetched while the pointer rests on a link. What the visitor has just changed may stand on
the other pages, so those wait until the button goes down. A page that lay too long loads itself anew.
"""

import json
from collections.abc import Sequence
from typing import Any

from nicegui import ui

RESTING = ('/interview/practice', '/avatar/practice', '/interview/kits/*', '/avatar/scenarios/*')
PRESSED = ('/', '/history', '/profile', '/staff/queue', '/session/*/analysis')


def install() -> None:
    """Call once, before `ui.run`."""
    rules = json.dumps({'prefetch': [_rule(RESTING, 'moderate'), _rule(PRESSED, 'conservative')]})
    ui.add_head_html(f'<script type="speculationrules">{rules}</script>', shared=True)


def _rule(paths: Sequence[str], eagerness: str) -> dict[str, Any]:
    pages = [{'href_matches': {'pathname': path, 'search': ''}} for path in paths]
    elsewhere = {'not': {'selector_matches': '[aria-current]'}}
    return {'source': 'document', 'where': {'and': [{'or': pages}, elsewhere]}, 'eagerness': eagerness}
