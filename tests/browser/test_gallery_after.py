"""Every page and state after an interview and of the staff: axe finds nothing, nothing is cut or too wide."""

import pytest

from tests.gallery.checking import check
from tests.gallery.fixtures import gallery, planted
from tests.gallery.place import Gallery
from tests.gallery.scenes import AFTERWARDS, KEEPING, Scene

__all__ = ['gallery', 'planted']


@pytest.mark.parametrize('scene', AFTERWARDS + KEEPING, ids=lambda scene: scene.name)
def test_nothing_is_in_the_way_and_nothing_is_cut(gallery: Gallery, scene: Scene) -> None:
    check(gallery, scene)
