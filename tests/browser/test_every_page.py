"""Every page as a screen reader, a magnifying glass, a shaking hand and forced colours find it."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.browser.tree import Tree
from tests.gallery.fixtures import gallery, planted
from tests.gallery.looking import misplaced
from tests.gallery.place import Gallery
from tests.gallery.scenes import SCENES

__all__ = ['gallery', 'planted']

LOOKED_AT = """
sign-in-wrong home-history kits kits-nothing scenario-open context-paste context-correcting
avatar-panel ready-heard ready-waiting live-answering live-ending live-listening
analysis-pending analysis-unfolded analysis-before analysis-task debrief
attempt-judged compare shared history profile-unfolded staff-queue staff-prompts-open missing
"""
PROBES = ROOT / 'tests' / 'browser' / 'probes'
PAGE, ICONS = ((PROBES / f'{name}.js').read_text() for name in ('page', 'icons'))
TWICE, FOUR_TIMES = (640, 450), (320, 256)
"""What is left of a window of 1280 × 1024 at 200 % and at 400 %."""
WAYS = ('Practice Interviews', 'Practice Conversations', 'History', 'Profile')
DRAWN = '() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'
UNFOLD = '() => document.querySelectorAll("details").forEach((each) => { each.open = true; })'
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }"""


class Seen(NamedTuple):
    """One state of one page: its tree, the names of all its tables, also of those folded away, and by what was looked
    at the sentences about what is wrong."""

    tree: Tree
    tables: list[str]
    wrong: dict[str, list[str]]
    title: str
    language: str


@pytest.fixture(scope='module')
def seen(gallery: Gallery) -> dict[str, Seen]:
    """Each scene is opened once and looked at in every way."""
    scenes = {scene.name: scene for scene in SCENES}
    return {name: gallery.looked_at(scenes[name], _seen) for name in LOOKED_AT.split()}


def _seen(page: Page) -> Seen:
    tree, wrong = Tree.of(page), page.evaluate(PAGE)
    title, language = wrong.pop('title'), wrong.pop('language')
    spacing = page.add_style_tag(content=SPACED)
    wrong['spaced'] = misplaced(page)
    spacing.evaluate('(each) => each.remove()')
    for name, (width, height) in {'twice': TWICE, 'four times': FOUR_TIMES}.items():
        page.set_viewport_size({'width': width, 'height': height})
        wrong[name] = misplaced(page, strict=name == 'four times')
    wrong['lost'] = sorted(_controls(tree) - _controls(Tree.of(page)))
    page.emulate_media(forced_colors='active')
    page.evaluate(DRAWN)
    wrong['icons'] = page.evaluate(ICONS)
    return Seen(tree, _tables(page), wrong, title, language)


def _tables(page: Page) -> list[str]:
    """As one reads them who opens every fold."""
    page.evaluate(UNFOLD)
    return [each.name for each in Tree.of(page).all('table')]


def _controls(tree: Tree) -> set[str]:
    """Links of the navigation go into the menu where there is little room, the course of a session behind a button."""
    return {str(each) for each in tree.all('button', 'textbox', 'checkbox', 'radio', 'combobox', 'slider')}


def _wrong(seen: dict[str, Seen], what: str) -> dict[str, list[str]]:
    return {name: each.wrong[what] for name, each in seen.items() if each.wrong[what]}


def _wrong_in_tree(seen: dict[str, Seen], look: Callable[[Tree], list[str]]) -> dict[str, list[str]]:
    return {name: found for name, each in seen.items() if (found := look(each.tree))}


def test_each_page_has_one_first_heading_and_skips_no_level(seen: dict[str, Seen]) -> None:
    assert _wrong_in_tree(seen, Tree.headings) == {}


def test_each_page_has_its_landmarks_and_they_are_told_apart(seen: dict[str, Seen]) -> None:
    assert _wrong_in_tree(seen, Tree.landmarks) == {}


def test_every_control_and_picture_has_a_name(seen: dict[str, Seen]) -> None:
    assert _wrong_in_tree(seen, Tree.unnamed) == {}


def test_lists_are_lists(seen: dict[str, Seen]) -> None:
    assert _wrong_in_tree(seen, Tree.lists) == {}


def test_controls_tell_their_state(seen: dict[str, Seen]) -> None:
    assert _wrong_in_tree(seen, Tree.stateless) == {}
    pressed = {each.name: each.states.get('pressed') for each in seen['kits'].tree.all('button')}
    assert pressed['All'] == 'true'
    assert pressed['Data'] == 'false'


def test_what_is_said_about_an_element_is_there_and_is_said_of_one(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'references') == {}


def test_pictures_of_figures_stand_beside_a_table(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'charts') == {}
    assert 'Overall score of each session' in seen['home-history'].tables
    for name in ('analysis-before', 'shared'):
        assert seen[name].tree.all('table'), name


def test_titles_tell_pages_apart_and_the_language_is_told(seen: dict[str, Seen]) -> None:
    assert {each.language for each in seen.values()} == {'en-US'}
    pages = ('sign-in-wrong', 'home-history', 'kits', 'scenario-open', 'context-paste', 'avatar-panel', 'ready-heard')
    pages += ('live-answering', 'analysis-before', 'attempt-judged', 'compare', 'shared', 'history')
    titles = [seen[name].title for name in (*pages, 'profile-unfolded', 'staff-queue', 'missing')]
    assert len(set(titles)) == len(titles), sorted(titles)
    assert all(title.endswith('· Interview Practice Lab') for title in titles), titles


def test_what_was_filled_in_wrongly_is_told_at_its_field(seen: dict[str, Seen]) -> None:
    for field in seen['sign-in-wrong'].tree.all('textbox'):
        assert field.states.get('invalid') == 'true', field
        assert field.states.get('describedby'), field


def test_the_room_is_read_in_the_order_of_the_talk(seen: dict[str, Seen]) -> None:
    order = seen['live-answering'].tree.order(
        ('heading', 'Interview'),
        ('button', 'End the interview'),
        ('region', 'Interviewers'),
        ('log', 'The interviewer says'),
        ('textbox', 'Your answer'),
        ('button', 'Send answer'),
    )
    assert -1 not in order
    assert order == sorted(order)


def test_the_analysis_is_read_from_the_verdict_to_the_transcript(seen: dict[str, Seen]) -> None:
    names = (
        'What worked',
        'What to work on',
        'Dimension by dimension',
        'Your next seven days',
        'The interviewer’s notebook',
    )
    order = seen['analysis-unfolded'].tree.order(*(('heading', name) for name in names))
    assert -1 not in order
    assert order == sorted(order)


def test_the_words_on_a_control_are_in_its_name(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'unlike') == {}


def test_fields_about_the_person_say_what_they_are_for(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'purposeless') == {}


def test_the_navigation_is_the_same_everywhere(seen: dict[str, Seen]) -> None:
    ways = {name: _ways(each.tree) for name, each in seen.items() if _ways(each.tree)}
    assert len({tuple(way) for name, way in ways.items() if not name.startswith('staff')}) == 1, ways


def _ways(tree: Tree) -> list[str]:
    """The links of the header, where there is one."""
    return [each.name for each in tree.all('link') if each.name in WAYS] if tree.all('navigation') else []


def test_voice_samples_stand_in_writing(seen: dict[str, Seen]) -> None:
    voices = [each for each in seen['avatar-panel'].tree.all('button') if each.name.startswith('Hear ')]
    assert voices
    assert all(each.states.get('describedby') for each in voices)


def test_targets_are_large_enough(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'small') == {}


def test_nothing_is_cut_or_scrolls_sideways_at_200_percent(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'twice') == {}


def test_nothing_is_cut_or_scrolls_sideways_at_400_percent(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'four times') == {}


def test_no_control_is_lost_at_400_percent(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'lost') == {}


def test_wider_spacing_of_text_cuts_nothing(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'spaced') == {}


def test_nothing_moves_where_motion_is_not_wanted(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'moving') == {}


def test_icons_are_seen_in_forced_colours(seen: dict[str, Seen]) -> None:
    assert _wrong(seen, 'icons') == {}
