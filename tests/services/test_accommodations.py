"""What candidates have set for themselves holds everywhere: who did not want it is not measured by how they speak."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from lab.api.results import Analyses
from lab.engines.builtin.engine import BuiltinEngine
from lab.models.analysis import AnalysisType
from lab.models.attempt import AttemptKind
from lab.models.live import Readiness
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.gallery.people import Person
from tests.steps import finished, prepared

UMS = [
    'Um, I, uh, sort of, you know, counted the, um, boxes. And, um, I wrote the figures into a sheet, you know.',
    'I, um, rebuilt the weekly report in SQL, uh, because it took a whole day. Um, now it takes nine minutes.',
    'We, you know, kept ten percent out as a control group. Um, after six weeks I, uh, compared both groups.',
    'Um, I told the buyers the same hour that one figure was wrong, and I, uh, added a check to the report, um.',
]
DELIVERY = re.compile(
    r'filler|words a minute|words_per_minute|\bpace\b|\bpauses?\b|“um”|too fast|too slow', re.IGNORECASE
)


@pytest.fixture
def engine() -> BuiltinEngine:
    return BuiltinEngine()


async def test_without_delivery_metrics_no_pace_and_no_filler_is_told_anywhere(lab: Lab, rosa: Viewer) -> None:
    measured = await _interview(lab, rosa, delivery=True)
    assert len(DELIVERY.findall(' '.join(await _everything(lab, rosa, measured)))) > 5, 'nothing to leave out'
    unmeasured = await _interview(lab, rosa, delivery=False)
    told = [text for text in await _everything(lab, rosa, unmeasured) if DELIVERY.search(text)]
    assert told == []


async def test_neither_in_a_conversation_nor_in_an_answer_given_again(lab: Lab, rosa: Viewer) -> None:
    talked = await _conversation(lab, rosa, delivery=False)
    assert [
        text for text in await _everything(lab, rosa, talked, AnalysisType.workplace) if DELIVERY.search(text)
    ] == []
    session_id = await _interview(lab, rosa, delivery=False)
    again = await lab.attempts.retry(rosa, session_id, 1)
    assert again.kind is AttemptKind.retry
    tried = await lab.attempts.answer(rosa, again.id, f'{UMS[1]} {UMS[0]}')
    assert tried.after is not None
    assert [
        text for text in _texts([score.model_dump() for score in tried.after.scores]) if DELIVERY.search(text)
    ] == []


async def _interview(lab: Lab, rosa: Viewer, delivery: bool) -> UUID:
    return await _held(lab, rosa, await lab.interviewing.start(rosa, await prepared(lab, rosa)), delivery)


async def _conversation(lab: Lab, rosa: Viewer, delivery: bool) -> UUID:
    return await _held(lab, rosa, await lab.conversations.start(rosa, 'stuck-since-tuesday'), delivery)


async def _held(lab: Lab, rosa: Viewer, session_id: UUID, delivery: bool) -> UUID:
    """Answered aloud, as far as the lab can tell."""
    await lab.interviewing.get_ready(rosa, session_id, Readiness(consent=True, delivery_metrics=delivery))
    person = Person(lab, rosa)
    await person.say(await lab.interviewing.begin(rosa, session_id), UMS, aloud=True)
    await lab.interviewing.end(rosa, session_id)
    await finished(lambda: lab.pipelines.review_progress(session_id))
    return session_id


async def _everything(
    lab: Lab, rosa: Viewer, session_id: UUID, kind: AnalysisType = AnalysisType.interview
) -> list[str]:
    """What the page and the API have to say of a session; what was said in it is left out."""
    analyses = Analyses(lab.reports, lab.conversations)
    made = (await analyses.get(rosa, session_id, kind)).model_dump(mode='json')
    view = await (lab.reports if kind is AnalysisType.interview else lab.conversations).report(rosa, session_id)
    shown = view.model_dump(mode='json', exclude={'transcript', 'notebook', 'course', 'metrics', 'reasons', 'meeting'})
    return [*_keys(made), *_texts(made), *_texts(shown)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ('quote', 'said', 'evidence', 'question', 'better_answer', 'answer'):
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from _keys(each)
