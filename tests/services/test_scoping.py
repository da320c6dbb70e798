"""Everything that takes a viewer and an id says NotFound to everybody but the owner."""

import inspect
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from lab.errors import NotFound
from lab.models.document import DocType
from lab.models.extraction import ResumeExtraction
from lab.models.interview import Choices
from lab.models.live import Readiness
from lab.models.session import EndReason
from lab.models.viewer import Viewer
from lab.wiring import Lab
from tests.steps import begun

SERVICES = (
    'documents',
    'profiles',
    'planning',
    'interviewing',
    'evaluations',
    'reports',
    'history',
    'practice',
    'sharing',
)
REST = {
    'extraction': ResumeExtraction(),
    'avatar_ids': ['ines-moreau'],
    'readiness': Readiness(consent=True),
    'turn': 1,
    'text': 'I was never here.',
    'seconds': 0.1,
    'reason': EndReason.staff,
    'day': 1,
    'begins': date(2026, 1, 1),
    'link_id': uuid4(),
}


def walk(lab: Lab) -> list[tuple[str, str]]:
    """(service, method) of every public method that takes a viewer and the id of something."""
    return [
        (name, method)
        for name in SERVICES
        for method, function in inspect.getmembers(getattr(lab, name), inspect.iscoroutinefunction)
        if not method.startswith('_') and any(key.endswith('_id') for key in inspect.signature(function).parameters)
    ]


@pytest.mark.parametrize('owner', ['somebody', 'nobody'])
async def test_somebody_elses_things_do_not_exist(lab: Lab, rosa: Viewer, stranger: Viewer, owner: str) -> None:
    view = await begun(lab, rosa)
    resume = await lab.documents.latest(rosa, DocType.resume)
    assert resume is not None
    ids = {'session_id': view.session_id, 'config_id': view.config_id, 'document_id': resume.id}
    if owner == 'nobody':
        ids = dict.fromkeys(ids, uuid4())
    before = await lab.interviewing.view(rosa, view.session_id)
    walked = walk(lab)
    assert len(walked) >= 20
    for name, method in walked:
        function = getattr(getattr(lab, name), method)
        with pytest.raises(NotFound):
            await function(stranger, **arguments(function, ids))
    after = await lab.interviewing.view(rosa, view.session_id)
    assert (after.turn, after.state, after.members) == (before.turn, before.state, before.members)


def arguments(function: Any, ids: dict[str, UUID]) -> dict[str, Any]:  # noqa: ANN401
    needed = [
        key
        for key, parameter in inspect.signature(function).parameters.items()
        if key != 'viewer' and parameter.default is parameter.empty
    ]
    return {key: ids[key] if key in ids else REST[key] for key in needed}


async def test_somebody_elses_documents_cannot_be_chosen(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    await begun(lab, rosa)
    resume = await lab.documents.latest(rosa, DocType.resume)
    assert resume is not None
    with pytest.raises(NotFound):
        await lab.planning.configure(
            stranger, Choices(kit_id='data-analyst', resume_doc_id=resume.id, interview_type='hr')
        )


async def test_lists_hold_only_ones_own(lab: Lab, rosa: Viewer, stranger: Viewer) -> None:
    await begun(lab, rosa)
    assert await lab.documents.list_mine(stranger) == []
    assert await lab.history.list_mine(stranger) == []
    assert await lab.history.trends(stranger) == []
    assert (await lab.history.overview(stranger)).unfinished is None
    assert await lab.profiles.find(stranger) is None
    assert set(await lab.records.export(stranger)) >= {'users', 'user_documents'}
    assert (await lab.records.export(stranger))['user_documents'] == []
