"""Plain and pasted text: any encoding, headings and lists marked."""

import time
from contextlib import suppress

import pytest

from lab.documents import sandbox
from lab.documents.reader import read, read_pasted, read_sync
from lab.errors import Unavailable, UnreadableDocument

RESUME = 'Ottoline Marsh\r\nWerk bij dé haven – 2019 tot 2023\r\n'


@pytest.mark.parametrize(
    'content',
    [
        RESUME.encode(),
        RESUME.encode('utf-8-sig'),
        RESUME.encode('utf-16'),
        RESUME.encode('utf-16-le'),
        RESUME.encode('utf-16-be'),
        RESUME.encode('utf-32'),
        RESUME.encode('cp1252'),
    ],
)
async def test_every_usual_encoding_is_read(content: bytes) -> None:
    found = await read(content, 'resume.txt')
    assert found.text == 'Ottoline Marsh\nWerk bij dé haven – 2019 tot 2023'
    assert found.kind == 'text'


def test_a_long_text_in_another_script_is_text() -> None:
    content = ('Инженер Анна Лапина строит порты. ' * 400).encode()
    assert read_sync(content, 'resume.txt').text.startswith('Инженер Анна')


def test_markdown_is_marked_and_its_signs_go() -> None:
    text = (
        '# Ottoline Marsh\n\n## Work history\n\n**Harbour pilot scheduler**, [Port of Lindow](https://example.org)\n'
        '* Planned the *turns* of `forty` pilots\n  - Cut the waiting time\n\n---\nSkills\n------\n'
        '2 * 3 * 4 and snake_case_name, **bold_name**\n'
    )
    found = read_pasted(text)
    assert [(line.text, line.heading, line.bullet) for line in found.lines] == [
        ('Ottoline Marsh', True, False),
        ('', False, False),
        ('Work history', True, False),
        ('', False, False),
        ('Harbour pilot scheduler, Port of Lindow', False, False),
        ('• Planned the turns of forty pilots', False, True),
        ('• Cut the waiting time', False, True),
        ('', False, False),
        ('Skills', True, False),
        ('', False, False),
        ('2 * 3 * 4 and snake_case_name, bold_name', False, False),
    ]
    assert found.lines[4].bold
    assert [found.text[line.start : line.end] for line in found.lines] == [line.text for line in found.lines]


def test_signs_of_markdown_stay_in_plain_text() -> None:
    assert read_sync(b'Rated *very* good by __main__', 'resume.txt').text == 'Rated *very* good by __main__'
    assert read_sync(b'Rated *very* good', 'resume.md').text == 'Rated very good'


def test_blank_lines_part_entries_but_never_pile_up() -> None:
    assert read_pasted('\n\n  \nDock clerk\n\n\n\n2016 - 2019\n\n\n').text == 'Dock clerk\n\n2016 - 2019'


def test_what_is_pasted_is_cleaned() -> None:
    found = read_pasted('Of\ufb01ce\u00a0work\u200b and con\u00adfidence \u202eevil\u202c\n\uf0b7\tRadio')
    assert found.text == 'Office work and confidence evil\n• Radio'
    assert found.notices == ['Characters that cannot be seen, but can carry a message, were taken out.']


@pytest.mark.parametrize('text', ['', ' \n\t ', '\u200b\u200b', '---\n***'])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_pasted(text)
    assert refusal.value.kind == 'empty'


def test_a_flood_is_cut_and_said_so() -> None:
    found = read_pasted('tide table\n' * 60_000)
    assert 10_000 <= len(found.lines) <= 10_001
    assert found.notices == ['This document is very long, so only its beginning is used.']


@pytest.mark.parametrize(
    'piece', ['**x ', '[', '`', '# #', '\t', ' ', '. ', 'é' + 'a' * 99, '_a', 'аb', '- ', '<!--', '~']
)
def test_no_line_takes_long_however_it_is_made(piece: str) -> None:
    start = time.monotonic()
    with suppress(UnreadableDocument):
        read_pasted('# ' + piece * (300_000 // len(piece)))
    assert time.monotonic() - start < 2


def test_a_server_without_room_for_a_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, 'Resource temporarily unavailable')

    monkeypatch.setattr(sandbox.subprocess, 'Popen', refuse)
    with pytest.raises(Unavailable, match='try again'):
        sandbox.run(b'Ottoline Marsh', 'resume.txt', 50)
