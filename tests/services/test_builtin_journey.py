"""The journey with the builtin engine and a real PDF: asked about what is in it, judged by what was said."""

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from lab.models.document import DocType
from lab.models.extraction import ResumeExtraction
from lab.models.interview import Choices, InterviewType, Style
from lab.models.live import Readiness
from lab.models.session import EndReason, SessionState
from lab.models.viewer import Viewer
from lab.services.accounts import viewer
from lab.settings import ROOT, Settings
from lab.wiring import Lab
from tests.steps import finished, reviewed

ANSWERS = [
    'I like finding out why a number moved. At Larkspur I built the weekly report, and I want to do that for members.',
    'I counted returns twice in the finance feed, saw the totals were 212,000 pounds off and agreed a definition.',
    'We moved it from spreadsheets to SQL.',
    "I don't know.",
    'I kept a tenth of the customers out of the mailing, and they bought 40% less often than those who got it.',
    'Could you say that again?',
    'I would ask what decision hangs on it first, then look at the rows behind the number before I look at the chart.',
]


@pytest.fixture
async def lab(planted_file: Path, tmp_path: Path) -> AsyncGenerator[Lab, None]:
    (tmp_path / 'data').mkdir()
    shutil.copy(planted_file, tmp_path / 'data' / 'lab.db')
    lab = Lab(Settings(data_dir=tmp_path / 'data', _env_file=None))
    await lab.start()
    yield lab
    await lab.stop()


@pytest.fixture
async def daniel(lab: Lab) -> Viewer:
    return viewer(await lab.accounts.sign_up('daniel@example.com', 'Daniel Osei', 'correct horse'))


@pytest.mark.parametrize(('kind', 'style'), [('hr', 'friendly'), ('panel', 'neutral'), ('technical', 'stress')])
async def test_asked_about_the_resume_and_judged_by_the_answers(
    lab: Lab, daniel: Viewer, kind: str, style: str
) -> None:
    content = (ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf').read_bytes()
    resume = await lab.documents.upload(daniel, DocType.resume, 'cv.pdf', content)
    await finished(lambda: lab.documents.progress(daniel, resume.id))
    extraction = await lab.profiles.extraction(daniel, resume.id)
    assert isinstance(extraction, ResumeExtraction)
    assert extraction.name == 'Daniel Osei'
    choices = Choices(
        kit_id='data-analyst', resume_doc_id=resume.id, interview_type=InterviewType(kind), style=Style(style)
    )
    session_id = await lab.interviewing.start(daniel, (await lab.planning.configure(daniel, choices)).id)
    await lab.interviewing.get_ready(daniel, session_id, Readiness(consent=True))
    view = await lab.interviewing.begin(daniel, session_id)
    for number in range(40):
        if view.state is not SessionState.running:
            break
        view = await lab.interviewing.answer(daniel, session_id, view.turn, ANSWERS[number % len(ANSWERS)])
    assert view.end_reason is EndReason.completed
    questions = [turn.text for turn in view.transcript if turn.speaker == 'interviewer']
    assert len(set(questions)) == len(questions)
    assert {turn.name for turn in view.transcript if turn.speaker == 'interviewer'} <= {m.name for m in view.members}
    report = await reviewed(lab, daniel, session_id)
    assert report.progress.problem is None
    assert report.overall is not None
    assert report.overall.score is not None
    quotes = [quote for dimension in report.dimensions for quote in dimension.evidence]
    assert quotes
    assert all(quote.quote in report.transcript[quote.turn].text for quote in quotes)
    assert any(entry.trigger and entry.strong_answer for entry in report.notebook)
    assert report.feedback is not None
    assert len(report.feedback.practice_plan_7_days) == 7
