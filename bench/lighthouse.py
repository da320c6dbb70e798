"""Lighthouse on every page: performance, accessibility, best practices, and which audits fail. `lighthouse.py [PAGE…]`

Phone is Lighthouse's default: a slow 4G network (1.6 Mbit/s, 150 ms) and a processor four times slower, both simulated,
in a small window. The window is the browser's own: an emulated screen holds up a headless browser's first frame for two
seconds. Desktop is its preset: a large window, 10 Mbit/s, 40 ms, the processor as it is. The goal for performance holds
for home and the catalogue. It needs node and fetches Lighthouse through npx.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser import chromium
from tests.browser.conftest import Server
from tests.browser.every_page import every_page

VERSION = '12.8.2'  # the last that runs on Node 20
CATEGORIES = {'performance': 90, 'accessibility': 95, 'best-practices': 95}
FAST = ('home', 'catalogue')
FLAGS = '--headless=new --no-sandbox --disable-gpu --window-size=412,823'
KINDS = {'phone, slow 4G': ['--screenEmulation.disabled'], 'desktop': ['--preset=desktop']}
HEAD = ('performance', 'goal', 'accessibility', 'goal', 'best practices', 'goal', 'paint s', 'blocked ms', 'shift')
WIDTHS = (13, 6, 15, 6, 16, 6, 9, 12, 8)
FIGURES = {'largest-contentful-paint': (1000, 1), 'total-blocking-time': (1, 0), 'cumulative-layout-shift': (1, 3)}


def main(*wanted: str) -> None:
    with TemporaryDirectory(prefix='lab-lighthouse-') as folder:
        pages = every_page(Path(folder) / 'data')
        server = Server(Path(folder) / 'data', LAB_DEMO='1')
        server.start()
        try:
            print(f'{"":30}' + ''.join(f'{title:>{width}}' for title, width in zip(HEAD, WIDTHS, strict=True)))
            for name, path in pages.items():
                if not wanted or name in wanted:
                    for kind, options in KINDS.items():
                        show(name, kind, audited(server.address + path, options))
        finally:
            server.stop()


def audited(address: str, options: list[str]) -> dict[str, Any]:
    command = ['npx', '--yes', f'lighthouse@{VERSION}', address, '--quiet', '--output=json', *options]
    command += [f'--only-categories={",".join(CATEGORIES)}', f'--chrome-flags={FLAGS}']
    browser = os.environ.get('CHROMIUM') or chromium.installed() or ''
    ran = subprocess.run(
        command, env=os.environ | {'CHROME_PATH': browser}, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(ran.stderr[-2000:])
    return json.loads(ran.stdout)  # type: ignore[no-any-return]


def show(name: str, kind: str, result: dict[str, Any]) -> None:
    cells, failing = [], []
    for category, goal in CATEGORIES.items():
        found = result['categories'][category]
        bound = category != 'performance' or name in FAST
        cells += [f'{found["score"] * 100:.0f}', f'≥{goal}' if bound else '']
        failing += [audit for audit in failed(result, category) if category != 'performance']
    for audit, (unit, digits) in FIGURES.items():
        cells.append(f'{result["audits"][audit]["numericValue"] / unit:.{digits}f}')
    row = ''.join(f'{cell:>{width}}' for cell, width in zip(cells, WIDTHS, strict=True))
    print(f'{f"{name}, {kind}":30}{row}', flush=True)
    for audit in failing:
        print(f'    fails: {audit}', flush=True)


def failed(result: dict[str, Any], category: str) -> list[str]:
    references = (each['id'] for each in result['categories'][category]['auditRefs'] if each['weight'])
    audits = (result['audits'][id] for id in references)
    return [f'{each["id"]}: {each["title"]}' for each in audits if each['score'] not in (None, 1)]


if __name__ == '__main__':
    main(*sys.argv[1:])
