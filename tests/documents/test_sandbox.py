"""The child process that reads: what it may not do, and what becomes of it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lab.documents import sandbox
from lab.documents.reader import Limits, read
from lab.errors import UnreadableDocument
from tests.documents.papers import MAIN, pdf_objects, pdf_of, stream

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


Plant = Callable[[str], object]


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Code that is run in place of the reader."""
    monkeypatch.setattr(sandbox, 'CHILD', tmp_path / 'child.py')
    return (tmp_path / 'child.py').write_text


async def test_a_document_is_read_in_a_process_of_its_own() -> None:
    found = await read(pdf_of(*MAIN), 'resume.pdf')
    assert found.text.split('\n') == MAIN
    assert found.lines[0].x0 > 0


async def test_it_works_wherever_the_server_was_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('PYTHONPATH', str(tmp_path))
    (tmp_path / 'json.py').write_text('raise SystemExit(3)')
    assert (await read(b'Ottoline Marsh', 'resume.txt')).text == 'Ottoline Marsh'


def test_nothing_can_be_reached_from_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('LAB_SECRET', 'nobody may know')
    monkeypatch.setattr(sandbox, 'CHILD', HERE / 'harm.py')
    with TemporaryDirectory() as name, socket.create_server(('127.0.0.1', 0)) as server:
        folder, there = Path(name), Path(name, 'there')
        there.write_text('')
        for path in (folder, there):
            path.chmod(0o777)
        said = sandbox.run(f'{name}\n{server.getsockname()[1]}'.encode(), 'resume.pdf', 50).said
        assert not any(path.read_text() for path in folder.iterdir())
    assert 'done' not in {said['done'][name] for name in ('write', 'grow', 'memory', 'files')}
    assert not any(name.startswith('LAB') for name in said['environment'])
    assert said['uid'] != 0
    if os.getuid() == 0:
        assert (said['done']['fork'], said['done']['network']) == ('BlockingIOError', 'OSError')


async def test_a_reader_that_hangs_is_ended(child: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, 'WALL_SECONDS', 1.0)
    child('import time\ntime.sleep(60)')
    start = time.monotonic()
    with pytest.raises(UnreadableDocument) as refusal:
        await read(b'%PDF-1.7', 'resume.pdf')
    assert refusal.value.kind == 'too_slow'
    assert time.monotonic() - start < 3


async def test_what_it_started_ends_with_it(child: Plant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, 'WALL_SECONDS', 1.0)
    child(
        'import pathlib, subprocess, sys, time\n'
        'one = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])\n'
        f'pathlib.Path({str(tmp_path / "pid")!r}).write_text(str(one.pid))\n'
        'time.sleep(60)\n'
    )
    with pytest.raises(UnreadableDocument):
        await read(b'text', 'resume.txt')
    assert _has_ended(int(written(tmp_path / 'pid')))


async def test_an_endless_answer_is_not_waited_for(child: Plant) -> None:
    child('import sys\nwhile True: sys.stdout.write("x" * 65536)')
    start = time.monotonic()
    with pytest.raises(UnreadableDocument) as refusal:
        await read(b'text', 'resume.txt')
    assert refusal.value.kind == 'corrupt'
    assert time.monotonic() - start < 4


@pytest.mark.parametrize(
    'code',
    ['import os; os.abort()', 'raise SystemExit(1)', 'print("no json")', 'print("[1]")', 'import os; os.close(0)'],
)
async def test_a_reader_that_breaks_is_a_damaged_document(child: Plant, code: str) -> None:
    child(code)
    with pytest.raises(UnreadableDocument) as refusal:
        await read(b'text' * 100_000, 'resume.txt')
    assert refusal.value.kind == 'corrupt'


async def test_no_more_than_two_read_at_once(child: Plant, tmp_path: Path) -> None:
    log = str(tmp_path / 'log')
    child(
        f'import sys, time\nlog = open({log!r}, "a")\nsys.stdin.read()\n'
        'log.write("+"); log.flush(); time.sleep(0.3)\n'
        'log.write("-"); log.flush()\nprint(\'{"text": "", "lines": []}\')\n'
    )
    await asyncio.gather(*(read(b'text', 'resume.txt') for _ in range(6)))
    running = peak = 0
    for sign in written(tmp_path / 'log'):
        running += 1 if sign == '+' else -1
        peak = max(peak, running)
    assert peak == 2


async def test_the_loop_goes_on_while_a_document_is_read(child: Plant) -> None:
    child('import time\ntime.sleep(0.5)')
    reading = asyncio.ensure_future(read(b'text', 'resume.txt'))
    beats = 0
    while not reading.done():
        await asyncio.sleep(0.02)
        beats += 1
    assert beats >= 10
    assert isinstance(reading.exception(), UnreadableDocument)


async def test_a_pdf_that_kills_the_first_parser_is_read_by_the_second() -> None:
    resources = b'<</Font<</F 6 0 R>>/XObject<</X 5 0 R>>>>'
    content = pdf_objects(
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources%s>>' % resources,
        stream(b'BT /F 12 Tf 20 200 Td (Ottoline Marsh) Tj ET /X Do'),
        stream(b'/X Do /X Do', b'/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>'),
        b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    )
    assert (await read(content, 'resume.pdf')).text == 'Ottoline Marsh'


def test_a_server_that_is_killed_leaves_no_reader_behind(tmp_path: Path) -> None:
    (tmp_path / 'child.py').write_text(
        f'import os, pathlib, sys\nsys.path.insert(0, {str(ROOT)!r})\n'
        'from lab.documents.confine import limit\nlimit()\n'
        f'pathlib.Path({str(tmp_path / "pid")!r}).write_text(str(os.getpid()))\nwhile True: pass\n'
    )
    server = subprocess.Popen(
        [
            sys.executable,
            '-c',
            'import pathlib, sys; from lab.documents import sandbox\n'
            f'sandbox.CHILD = pathlib.Path({str(tmp_path / "child.py")!r}); sandbox.run(b"text", "a.txt", 50)',
        ],
        cwd=ROOT,
    )
    pid = int(written(tmp_path / 'pid'))
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert _has_ended(pid)


async def test_a_file_over_the_limit_is_not_even_started(child: Plant) -> None:
    child('raise SystemExit(9)')
    with pytest.raises(UnreadableDocument, match=r'2\.0 MB, and at most 1') as refusal:
        await read(bytes(2 * 2**20), 'resume.pdf', Limits(size=2**20))
    assert refusal.value.kind == 'too_big'


async def test_a_two_page_resume_is_read_in_a_fraction_of_a_second() -> None:
    content = pdf_of(*(MAIN * 5))
    await read(content, 'resume.pdf')
    spent = []
    for _ in range(5):
        start = time.monotonic()
        await read(content, 'resume.pdf')
        spent.append(time.monotonic() - start)
    assert min(spent) < 0.4


def written(path: Path) -> str:
    for _ in range(200):
        if path.exists() and (text := path.read_text()):
            return text
        time.sleep(0.05)
    raise AssertionError('the reader did not start')


def _has_ended(pid: int) -> bool:
    for _ in range(60):
        stat = Path(f'/proc/{pid}/stat')
        if not stat.exists() or stat.read_text().rpartition(')')[2].split()[0] == 'Z':
            return True
        time.sleep(0.05)
    return False
