"""Pictures of every page × state × theme × width, and what is wrong in each. `gallery.py --folder DIR [--only WORD …]`

`--planted DIR` plants there, or takes what was planted there before.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Error, Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import FLAGS
from tests.gallery.looking import (
    COLOURS,
    EVERYTHING,
    SHAPES,
    THEMES,
    WIDTHS,
    asking,
    misplaced,
    put_on,
    resize,
    violations,
)
from tests.gallery.place import Gallery, opened, plant
from tests.gallery.scenes import SCENES, Scene

HEAD = """<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
body { font: 15px system-ui; margin: 24px; background: Canvas; color: CanvasText; color-scheme: light dark }
div { display: flex; flex-wrap: wrap; gap: 12px; align-items: start } figure { margin: 0; width: 260px }
img { width: 260px; max-height: 420px; object-fit: cover; object-position: top; border: 1px solid GrayText }
figcaption { font-size: 13px } .wrong { color: #c00 }</style><h1>Gallery</h1>"""


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument('--folder', type=Path, required=True)
    asked.add_argument('--planted', type=Path, default=None)
    asked.add_argument('--only', nargs='*', default=[], help='scenes whose name begins with one of these')
    asked.add_argument('--themes', nargs='*', default=THEMES)
    asked.add_argument('--widths', nargs='*', type=int, default=WIDTHS)
    wanted = asked.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    scenes = [each for each in SCENES if not wanted.only or each.name.startswith(tuple(wanted.only))]
    print(f'{"scene":24}{"theme":8}{"width":>6}{"axe":>6}{"layout":>8}')
    with TemporaryDirectory(prefix='lab-gallery-') as folder, sync_playwright() as playwright:
        copied(wanted.planted or Path(folder) / 'planted', Path(folder) / 'data')
        path = os.environ.get('CHROMIUM') or chromium.installed()
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        with opened(browser, Path(folder) / 'data') as gallery:
            for scene in scenes:
                take(gallery, scene, wanted.folder, wanted.themes, wanted.widths)
        browser.close()
    (wanted.folder / 'index.html').write_text(HEAD + ''.join(row(each, wanted.folder) for each in scenes))


def copied(planted: Path, to: Path) -> None:
    """Looking changes what is there, so a copy is looked at."""
    if not planted.with_suffix('.json').exists():
        plant(planted)
    shutil.copytree(planted, to)
    shutil.copy(planted.with_suffix('.json'), to.with_suffix('.json'))


def take(gallery: Gallery, scene: Scene, folder: Path, themes: Iterable[str], widths: Iterable[int]) -> None:
    """A scene that cannot be reached is told, and the others are taken."""
    try:
        with gallery.shown(scene) as page:
            for theme in themes:
                put_on(page, theme)
                for width in widths:
                    picture(page, scene, theme, width, folder)
    except (Error, AssertionError) as problem:
        print(f'{scene.name:24}could not be shown: {" ".join(str(problem).split())[:300]}', flush=True)


def picture(page: Page, scene: Scene, theme: str, width: int, folder: Path) -> None:
    resize(page, width)
    rules = EVERYTHING if width in (360, 1280) else COLOURS
    found = violations(page, SHAPES if asking(page) and width < 1280 else rules)
    wrong = misplaced(page, strict=False)
    page.screenshot(path=folder / f'{scene.name}-{theme}-{width}.png', full_page=True)
    print(f'{scene.name:24}{theme:8}{width:6}{len(found):6}{len(wrong):8}', flush=True)
    for line in (*found, *wrong):
        print(f'    {line}', flush=True)


def row(scene: Scene, folder: Path) -> str:
    figures = ''.join(
        f'<figure><a href="{each.name}"><img loading="lazy" src="{each.name}" alt=""></a>'
        f'<figcaption>{each.stem.removeprefix(scene.name + "-")}</figcaption></figure>'
        for each in sorted(folder.glob('*.png'))
        if each.stem.rsplit('-', 2)[0] == scene.name
    )
    return f'<h2 id="{scene.name}">{scene.name}</h2><div>{figures}</div>'


if __name__ == '__main__':
    main()
