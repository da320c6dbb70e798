from lab.engines.builtin.extraction.resume.flags import risk_flags, total_months
from lab.models.extraction import EducationEntry, FlagKind, RiskFlag, Skill, Span, WorkEntry

TODAY = '2026-11'


def post(employer: str, start: str, end: str, title: str = 'Clerk') -> WorkEntry:
    return WorkEntry(employer=employer, title=title, start=start, end=end)


def flags(kind: FlagKind, *work: WorkEntry, education: list[EducationEntry] | None = None) -> list[RiskFlag]:
    return [flag for flag in risk_flags(list(work), education or [], [], TODAY) if flag.kind == kind]


def test_four_whole_months_are_a_gap_and_three_are_none() -> None:
    (gap,) = flags('gap', post('Amber', '2020-01', '2021-02'), post('Birch', '2021-07', 'present'))
    assert (gap.since, gap.until, gap.months) == ('2021-03', '2021-06', 4)
    assert not flags('gap', post('Amber', '2020-01', '2021-02'), post('Birch', '2021-06', 'present'))


def test_a_gap_says_what_was_studied_in_it() -> None:
    study = EducationEntry(institution='Moss College', degree='MA', start='2021-02', end='2022-06')
    (gap,) = flags('gap', post('Amber', '2020-01', '2021-02'), post('Birch', '2022-07', 'present'), education=[study])
    assert gap.detail.endswith('during MA at Moss College')


def test_a_post_that_spans_the_gap_closes_it() -> None:
    side = post('Own studio', '2019-01', 'present')
    assert not flags('gap', post('Amber', '2020-01', '2021-02'), post('Birch', '2022-01', '2023-01'), side)


def test_years_alone_show_no_gap() -> None:
    assert not flags('gap', post('Amber', '2015', '2017'), post('Birch', '2019', 'present'))


def test_under_a_year_is_short_unless_it_goes_on() -> None:
    short = flags('short_tenure', post('Amber', '2020-01', '2020-11'), post('Birch', '2021-01', '2021-12'))
    assert [(flag.employer, flag.months) for flag in short] == [('Amber', 11)]
    assert not flags('short_tenure', post('Cedar', '2026-09', 'present'))


def test_three_changes_in_three_years_are_frequent() -> None:
    posts = [post('Amber', '2018-01', '2019-12'), post('Birch', '2020-01', '2020-12')]
    posts += [post('Cedar', '2021-01', '2021-12'), post('Dogwood', '2022-01', '2024-12')]
    assert len(flags('frequent_switches', *posts)) == 1
    assert not flags('frequent_switches', *posts[:3])


def test_posts_at_two_employers_overlap_from_three_months() -> None:
    (overlap,) = flags('overlap', post('Amber', '2020-01', '2021-06'), post('Birch', '2021-03', '2022-03'))
    assert overlap.months == 4
    assert not flags('overlap', post('Amber', '2020-01', '2021-04'), post('Birch', '2021-03', '2022-03'))


def test_a_skill_never_shown_is_flagged_by_name() -> None:
    skills = [Skill(name='Tarot'), Skill(name='Excel', evidence=[Span(start=0, end=5)])]
    found = [flag.skill for flag in risk_flags([], [], skills, TODAY) if flag.kind == 'unevidenced_skill']
    assert found == ['Tarot']


def test_months_of_several_posts_count_once() -> None:
    posts = [post('Amber', '2020-01', '2020-12'), post('Birch', '2020-07', '2021-06'), post('Cedar', '', '')]
    assert total_months(posts, TODAY) == 18
