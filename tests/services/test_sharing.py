"""A report goes out as a link that ends, and on paper that holds every quote."""

import asyncio
import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pypdfium2
import pytest

from lab.errors import Conflict, InvalidInput, NotFound
from lab.models.columns import utc_now
from lab.models.report import ReportView
from lab.models.viewer import Viewer
from lab.services.printing import report_pdf
from lab.wiring import Lab
from tests.steps import begun, reviewed


@pytest.fixture
async def report(lab: Lab, rosa: Viewer) -> ReportView:
    view = await begun(lab, rosa)
    said = 'I taught forty first-years to read a balance sheet, and thirty of them passed the first test.'
    await lab.interviewing.answer(rosa, view.session_id, view.turn, said)
    await lab.interviewing.end(rosa, view.session_id)
    return await reviewed(lab, rosa, view.session_id)


async def test_whoever_has_the_link_reads_the_report_until_it_is_taken_back(
    lab: Lab, rosa: Viewer, report: ReportView
) -> None:
    shared = await lab.sharing.share(rosa, report.session_id, note='Ms Abara')
    read = await lab.sharing.read(shared.secret)
    assert (read.candidate, read.report.overall) == ('Rosa Lind', report.overall)
    (link,) = await lab.sharing.list_mine(rosa, report.session_id)
    assert (link.note, link.opened) == ('Ms Abara', 1)
    await lab.sharing.revoke(rosa, link.id)
    with pytest.raises(NotFound):
        await lab.sharing.read(shared.secret)
    assert await lab.sharing.list_mine(rosa, report.session_id) == []


async def test_a_link_ends_by_itself_and_can_leave_the_transcript_out(
    lab: Lab, rosa: Viewer, report: ReportView
) -> None:
    shared = await lab.sharing.share(rosa, report.session_id, days=1, with_transcript=False)
    assert (await lab.sharing.read(shared.secret)).report.transcript == []
    async with lab.database.transaction() as session:
        link = await session.get(type(shared.link), shared.link.id)
        assert link is not None
        link.expires_at = utc_now() - timedelta(seconds=1)
    with pytest.raises(NotFound):
        await lab.sharing.read(shared.secret)


async def test_nothing_unfinished_and_nothing_of_others_is_shared(
    lab: Lab, rosa: Viewer, stranger: Viewer, report: ReportView
) -> None:
    unfinished = await begun(lab, rosa)
    with pytest.raises(Conflict):
        await lab.sharing.share(rosa, unfinished.session_id)
    with pytest.raises(NotFound):
        await lab.sharing.share(stranger, report.session_id)
    with pytest.raises(InvalidInput):
        await lab.sharing.share(rosa, report.session_id, days=400)
    link = (await lab.sharing.share(rosa, report.session_id)).link
    with pytest.raises(NotFound):
        await lab.sharing.revoke(stranger, link.id)
    with pytest.raises(NotFound):
        await lab.sharing.read('guessed')


async def test_the_paper_holds_the_verdict_every_quote_and_every_turn(report: ReportView) -> None:
    content = await asyncio.to_thread(report_pdf, report, 'Zoë Łukasik')
    text = _plain(''.join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(content))))
    assert 'ZoëŁukasik' in text
    quotes = [each.quote for dimension in report.dimensions for each in dimension.evidence]
    assert quotes
    for quote in quotes + [turn.text for turn in report.transcript]:
        assert _plain(quote) in text, quote


def test_a_report_of_nothing_is_still_a_page() -> None:
    bare = ReportView.model_construct(
        session_id=UUID(int=1), kit_name='Data <analyst> & co', overall=None, dimensions=[], feedback=None,
        transcript=[], ended_at=None, used_minutes=0.0,
    )  # fmt: skip
    assert report_pdf(bare, 'Rosa').startswith(b'%PDF')


def _plain(text: str) -> str:
    """Without what line breaks and page ends do to it."""
    return re.sub(
        r'[\s\ufffe-]|InterviewPracticeLab·forpracticeonly,notforselectionorgrades\d+', '', re.sub(r'\s', '', text)
    )
