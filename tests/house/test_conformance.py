"""The accessibility report: a row for every criterion of WCAG 2.2 A and AA, and a test that exists in every row."""

import re

from tests.house.test_house import ROOT, tracked

REPORT = ROOT / 'docs' / 'accessibility.md'
A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
    2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2
    3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""
TERMS = {'Supports', 'Partially supports', 'Does not support', 'Not applicable'}
SHEETS = sorted((ROOT / 'components' / 'static' / 'theme').glob('*.css'))
FILMS = {'.mp4', '.webm', '.mov', '.avi', '.mkv', '.gif'}
GESTURES = re.compile(r'touchmove|touchstart|pointermove|devicemotion|deviceorientation|gesturestart')


def rows(level: str) -> dict[str, list[str]]:
    """Criterion → its other cells."""
    part = REPORT.read_text().split(f'## Level {level}\n')[1].split('\n## ')[0]
    lines = [
        [cell.strip() for cell in line.strip('|').split('|')] for line in part.splitlines() if re.match(r'\| \d', line)
    ]
    return {cells[0].split()[0]: cells[1:] for cells in lines}


def test_every_criterion_has_a_row() -> None:
    for level, criteria in (('A', A), ('AA', AA)):
        assert list(rows(level)) == criteria.split(), level
        assert {conformance for conformance, *_ in rows(level).values()} <= TERMS


def test_every_row_names_tests_that_exist() -> None:
    for criterion, cells in (rows('A') | rows('AA')).items():
        assert re.findall(r'`\S+::\S+`', cells[-1]), f'{criterion} names no test'
    for file, name in re.findall(r'`(\S+?)::(\S+?)`', REPORT.read_text()):
        assert (ROOT / file).is_file(), file
        assert re.search(rf'^(async )?def {name}\(', (ROOT / file).read_text(), re.MULTILINE), f'{file}::{name}'


def test_there_is_no_recorded_film() -> None:
    assert [path.name for path in tracked() if path.suffix in FILMS] == []


def test_no_picture_holds_words() -> None:
    drawn = [
        path for path in tracked() if path.parts[len(ROOT.parts)] == 'components' and path.suffix in ('.svg', '.yaml')
    ]
    assert drawn
    assert [path.name for path in drawn if '<text' in path.read_text()] == []


def test_nothing_appears_by_hovering() -> None:
    sources = [
        path for path in tracked() if path.suffix == '.py' and path.parts[len(ROOT.parts)] in ('pages', 'components')
    ]
    assert [path.name for path in sources if re.search(r'\.tooltip\(|title=[\'"]', path.read_text())] == []
    shown = re.compile(r':hover[^{]*\{[^}]*(display|visibility|opacity):')
    assert [sheet.name for sheet in SHEETS if shown.search(sheet.read_text())] == []


def test_nothing_flashes() -> None:
    """What goes round takes at least a second, which is far from three times a second."""
    tokens = (SHEETS[0].parent / 'tokens.css').read_text()
    named = {f'var(--{name})': seconds for name, seconds in re.findall(r'--(breath|wait): ([\d.]+s) ', tokens)}
    animations = [each for sheet in SHEETS for each in re.findall(r'animation: ([^;}]+)', sheet.read_text())]
    assert animations
    for each in (each for each in animations if each != 'none'):
        told = ' '.join(named.get(word, word) for word in each.split())
        rounds = re.findall(r'([\d.]+)s\b', told)
        assert rounds, each
        assert float(rounds[0]) >= 1, each


def test_nothing_is_done_by_gesture_or_by_moving_the_device() -> None:
    scripts = [
        path for path in tracked() if path.suffix == '.js' and 'components' in path.parts and 'vendor' not in path.parts
    ]
    assert [path.name for path in scripts if GESTURES.search(path.read_text())] == []
