"""A corrected résumé is consistent: its flags, months and claims follow from what stands in it now."""

from lab.models.extraction import Claim, Project, ResumeExtraction, RiskFlag, WorkEntry
from lab.services.corrections import consistent

READ = ResumeExtraction(
    work_history=[
        WorkEntry(employer='Fjordgate', title='Planner', start='2023-09', end='present'),
        WorkEntry(employer='Havnelagr', title='Assistant', start='2019-01', end='2022-12'),
    ],
    projects=[Project(name='Return-load board')],
    claims=[
        Claim(text='Cut empty runs by 18%', about='Fjordgate'),
        Claim(text='Counted 4,000 pallets', about='Havnelagr'),
        Claim(text='Used by 40 drivers', about='Return-load board'),
        Claim(text='First in my year'),
    ],
    risk_flags=[
        RiskFlag(kind='gap', detail='No post from 2023-01 to 2023-08', since='2023-01', until='2023-08', months=8)
    ],
)


def corrected(**changes: object) -> ResumeExtraction:
    return consistent(READ, READ.model_copy(deep=True, update=changes), '2026-11')


def with_work(*changes: tuple[int, dict[str, str]]) -> list[WorkEntry]:
    entries = [entry.model_copy() for entry in READ.work_history]
    for number, change in changes:
        entries[number] = entries[number].model_copy(update=change)
    return entries


def test_a_corrected_date_takes_its_gap_along() -> None:
    assert [flag.kind for flag in corrected().risk_flags] == ['gap']
    now = corrected(work_history=with_work((1, {'end': '2023-08'})))
    assert now.risk_flags == []
    assert now.total_months == corrected().total_months + 8


def test_a_claim_follows_its_employers_new_name() -> None:
    now = corrected(work_history=with_work((1, {'employer': 'Havnelager AS'})))
    assert [claim.about for claim in now.claims] == ['Fjordgate', 'Havnelager AS', 'Return-load board', '']


def test_a_claim_goes_with_the_entry_it_stands_under() -> None:
    now = corrected(projects=[])
    assert [claim.about for claim in now.claims] == ['Fjordgate', 'Havnelagr', '']
