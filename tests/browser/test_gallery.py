"""Every page and state on the way to an interview and in it: axe finds nothing, nothing is cut or too wide."""

import re

import pytest

from tests.gallery.checking import check
from tests.gallery.fixtures import gallery, planted
from tests.gallery.place import Gallery
from tests.gallery.scenes import CATALOGUES, ENTRANCE, LIVE_ROOM, PREPARING, SCENES, Scene

__all__ = ['gallery', 'planted']


@pytest.mark.parametrize('scene', ENTRANCE + CATALOGUES + PREPARING + LIVE_ROOM, ids=lambda scene: scene.name)
def test_nothing_is_in_the_way_and_nothing_is_cut(gallery: Gallery, scene: Scene) -> None:
    check(gallery, scene)


def test_every_page_has_a_scene(gallery: Gallery) -> None:
    shown = [scene.address.split('?')[0].format(**gallery.places) for scene in SCENES]
    left = set(shown)
    for route in gallery.routes:
        fitting = {each for each in left if re.fullmatch(re.sub(r'\{\w+(:path)?\}', '[^/]+', route), each)}
        if route == '/{path:path}':
            fitting = left
        assert fitting, f'no scene shows {route}'
        left -= fitting
    assert not left
