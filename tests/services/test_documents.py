"""Documents: one row and one file per content, or none at all; what was corrected stays; what is deleted is gone."""

import asyncio
from pathlib import Path

import pytest

from lab.errors import Conflict, InvalidInput, NotFound, StorageFull, UnreadableDocument
from lab.models.document import DocType, UserDocument
from lab.models.extraction import ResumeExtraction
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.doubles import ScriptedEngine
from tests.steps import RESUME, begun, finished, read

HALF_PDF = b'%PDF-1.7\n1 0 obj\n<< /Type /Catalog'


def stored(lab: Lab) -> list[Path]:
    return [path for path in lab.settings.uploads.rglob('*') if path.is_file()]


async def uploaded(lab: Lab, viewer: Viewer, name: str, content: bytes) -> UserDocument:
    document = await lab.documents.upload(viewer, DocType.resume, name, content)
    await finished(lambda: lab.documents.progress(viewer, document.id))
    return await lab.documents.get(viewer, document.id)


async def test_the_same_file_is_stored_and_read_once(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    first = await uploaded(lab, rosa, 'cv.txt', RESUME.encode())
    again = await uploaded(lab, rosa, 'other name.txt', RESUME.encode())
    assert first.id == again.id
    assert engine.calls == ['extract_resume']
    assert len(stored(lab)) == 1
    assert stored(lab)[0].name == first.source_hash


async def test_the_same_unreadable_file_is_told_again(lab: Lab, rosa: Viewer) -> None:
    for _ in range(3):
        document = await uploaded(lab, rosa, 'cv.pdf', b'%PDF-1.7 this is no document')
        assert document.problem is not None
        assert not document.ready


async def test_the_same_file_twice_at_once_is_one_document(lab: Lab, rosa: Viewer) -> None:
    both = [lab.documents.upload(rosa, DocType.resume, 'cv.txt', RESUME.encode()) for _ in range(4)]
    assert len({document.id for document in await asyncio.gather(*both)}) == 1
    assert len(await lab.documents.list_mine(rosa)) == 1


@pytest.mark.parametrize(
    ('name', 'content', 'kind'),
    [
        ('empty.txt', b'', 'empty'),
        ('blank.txt', b' \n\t', 'empty'),
        ('picture.pdf', b'\x89PNG\r\n\x1a\n' + bytes(200), 'wrong_type'),
        ('huge.txt', b'a' * (10 * 2**20 + 1), 'too_big'),
    ],
)
async def test_what_is_refused_leaves_nothing(lab: Lab, rosa: Viewer, name: str, content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        await lab.documents.upload(rosa, DocType.resume, name, content)
    assert refused.value.kind == kind
    assert await lab.documents.list_mine(rosa) == []
    assert stored(lab) == []


async def test_what_turns_out_unreadable_says_so_and_is_never_the_latest(lab: Lab, rosa: Viewer) -> None:
    good = await read(lab, rosa)
    bad = await uploaded(lab, rosa, 'half.pdf', HALF_PDF)
    assert bad.problem is not None
    assert bad.problem.endswith('.')
    assert bad.raw_text is None
    assert (await lab.documents.progress(rosa, bad.id)).problem == bad.problem
    latest = await lab.documents.latest(rosa, DocType.resume)
    assert latest is not None
    assert latest.id == good.id


async def test_a_full_disk_leaves_no_row(lab: Lab, rosa: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*args: object) -> None:
        raise StorageFull('There is no room left.')

    monkeypatch.setattr(lab.files, 'put', full)
    with pytest.raises(StorageFull):
        await lab.documents.upload(rosa, DocType.resume, 'cv.txt', RESUME.encode())
    assert await lab.documents.list_mine(rosa) == []


async def test_a_row_that_cannot_be_written_takes_its_file_along(
    lab: Lab, rosa: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr('lab.storage.documents.find_same', broken)
    with pytest.raises(ZeroDivisionError):
        await lab.documents.upload(rosa, DocType.resume, 'cv.txt', RESUME.encode())
    assert stored(lab) == []


@pytest.mark.parametrize(
    ('given', 'shown'),
    [
        ('../../etc/passwd', 'passwd'),
        ('C:\\Users\\rosa\\cv.txt', 'cv.txt'),
        ('a\x00b\n.txt', 'ab.txt'),
        ('', 'document'),
        ('x' * 500, 'x' * 120),
    ],
)
async def test_a_file_name_is_only_ever_shown(lab: Lab, rosa: Viewer, given: str, shown: str) -> None:
    document = await lab.documents.upload(rosa, DocType.company_notes, given, b'We build kayaks.')
    assert document.file_name == shown
    assert stored(lab)[0].parent.name == str(rosa.user_id)


async def test_what_the_candidate_corrected_stays(lab: Lab, rosa: Viewer, engine: ScriptedEngine) -> None:
    document = await read(lab, rosa)
    right = ResumeExtraction(name='Rosa Lind', headline='Tutor, three years')
    await lab.profiles.correct(rosa, document.id, right, document.version)
    await lab.profiles.extract(rosa, document.id, again=True)
    await uploaded(lab, rosa, 'cv.txt', RESUME.encode())
    assert await lab.profiles.extraction(rosa, document.id) == right
    profile = await lab.profiles.find(rosa)
    assert profile is not None
    assert profile.headline == 'Tutor, three years'


async def test_two_tabs_that_correct_the_same_do_not_overwrite_each_other(lab: Lab, rosa: Viewer) -> None:
    document = await read(lab, rosa)
    await lab.profiles.correct(rosa, document.id, ResumeExtraction(headline='One'), document.version)
    with pytest.raises(Conflict):
        await lab.profiles.correct(rosa, document.id, ResumeExtraction(headline='Two'), document.version)
    assert (await lab.documents.get(rosa, document.id)).parsed_json is not None
    notes = await lab.documents.paste(rosa, DocType.company_notes, 'We build kayaks.')
    with pytest.raises(InvalidInput):
        await lab.profiles.correct(rosa, notes.id, ResumeExtraction())


async def test_the_profile_follows_the_latest_resume(lab: Lab, rosa: Viewer) -> None:
    await read(lab, rosa)
    newer = await read(lab, rosa, 'Rosa Lind\nBoat builder')
    profile = await lab.profiles.find(rosa)
    assert profile is not None
    assert profile.headline == 'Boat builder'
    await lab.documents.delete(rosa, newer.id)
    profile = await lab.profiles.find(rosa)
    assert profile is not None
    assert profile.headline == 'Tutor and tinkerer'
    await lab.documents.delete(rosa, profile.latest_resume_doc_id)
    assert await lab.profiles.find(rosa) is None
    assert stored(lab) == []


async def test_a_file_that_two_documents_share_goes_with_the_last(lab: Lab, rosa: Viewer) -> None:
    resume = await read(lab, rosa)
    other = await read(lab, rosa, RESUME, DocType.other)
    await lab.documents.delete(rosa, resume.id)
    assert len(stored(lab)) == 1
    await lab.documents.delete(rosa, other.id)
    assert stored(lab) == []


async def test_an_interview_outlives_the_resume_it_was_held_on(lab: Lab, rosa: Viewer) -> None:
    view = await begun(lab, rosa)
    resume = await lab.documents.latest(rosa, DocType.resume)
    assert resume is not None
    await lab.documents.delete(rosa, resume.id)
    view = await lab.interviewing.answer(rosa, view.session_id, view.turn, 'I measured it.')
    assert view.turn == 3
    with pytest.raises(NotFound):
        await lab.documents.get(rosa, resume.id)


async def test_a_link_is_kept_and_only_kept(lab: Lab, rosa: Viewer) -> None:
    notes = await lab.documents.link(rosa, DocType.company_notes, 'https://kayaks.example/about', 'Forty people.')
    await finished(lambda: lab.documents.progress(rosa, notes.id))
    kept = await lab.documents.get(rosa, notes.id)
    assert kept.link == 'https://kayaks.example/about'
    assert kept.raw_text is not None
    assert 'Forty people.' in kept.raw_text
    for link in ('javascript:alert(1)', 'kayaks', 'https://', 'file:///etc/passwd'):
        with pytest.raises(InvalidInput):
            await lab.documents.link(rosa, DocType.company_notes, link)
