"""The house itself: style, types, import contracts, and what must never stand in a tracked file."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

CHECKS = {
    'style': ['ruff', 'check', '.'],
    'format': ['ruff', 'format', '--check', '.'],
    'types': ['mypy'],
    'imports go down only': ['lint-imports', '--no-cache'],
}


@pytest.mark.parametrize('name', CHECKS)
def test_check_finds_nothing(name: str) -> None:
    command, *options = CHECKS[name]
    ran = subprocess.run([BIN / command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]


def tracked() -> list[Path]:
    listed = subprocess.run(['git', 'ls-files'], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def test_requirements_are_pinned_with_hashes_and_name_no_index() -> None:
    for path in (ROOT / 'requirements').glob('*.txt'):
        text = path.read_text()
        pinned = re.findall(r'^[A-Za-z0-9_.\[\]-]+==\S+', text, re.MULTILINE)
        assert pinned, path
        assert text.count('--hash=sha256:') >= len(pinned), path
        assert set(re.findall(r'^\s*(-[\w-]+)', text, re.MULTILINE)) == {'--hash'}, path
        assert '//' not in text, path


def test_no_file_shows_unescaped_text_from_people() -> None:
    """Unsanitized are our own drawings, and HTML that escapes whatever is put into it: types tell it from text, and it
    begins as a literal.
    """
    ours = [p for p in tracked() if p.suffix == '.py' and 'tests' not in p.parts]
    places = [p.name for p in ours if re.search('sanitize=False|innerHTML=', p.read_text())]
    assert sorted(places) == ['plain.py', 'portrait.py']
    trees = {p.name: ast.parse(p.read_text()) for p in (ROOT / 'components').rglob('*.py')}
    made = [(name, each) for name, tree in trees.items() for each in ast.walk(tree) if isinstance(each, ast.Call)]
    marked = [(name, each) for name, each in made if isinstance(each.func, ast.Name) and each.func.id == 'Markup']
    assert marked
    assert [f'{name}:{each.lineno}' for name, each in marked if not isinstance(each.args[0], ast.Constant)] == []


def test_no_source_holds_raw_colours() -> None:
    """Every colour is a token of the theme."""
    sources = [p for p in tracked() if p.suffix == '.py' and p.parts[len(ROOT.parts)] in ('pages', 'components')]
    strays = [p.name for p in sources if re.search(r'#[0-9a-fA-F]{3,8}\b', p.read_text())]
    assert strays == []
