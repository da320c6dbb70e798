import time
import timeit

import pytest

from lab.engines.builtin.extraction import canonical_skill, find_skills, skill_domains


def names(text: str) -> list[str]:
    return [found.name for found in find_skills(text)]


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Skills: go, excel, c, r, C++, c#, .net', ['Go', 'Microsoft Excel', 'C', 'R', 'C++', 'C#', '.NET']),
        ('Built a React front end in Go, with Spring and Excel.', ['React', 'Front-end development', 'Go', 'Spring']),
        ('programming in R and C.', ['R', 'C']),
        ('REST APIs with Node JS and HTML/CSS', ['REST APIs', 'Node.js', 'HTML', 'CSS']),
        ('wound care; IV cannulation; triage', ['Wound care', 'Cannulation', 'Triage']),
        ('machine\nlearning', ['Machine learning']),
    ],
)
def test_skills_are_found_under_their_names(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name in expected] == expected


@pytest.mark.parametrize(
    'text',
    [
        'I go to work and excel at rest; we react to spring changes.',
        'React to customer needs in Spring 2020.',
        'R&D at C-level, said John C. Smith.',
        'Access to the Word of God; net revenue; the rest of us.',
        'see example.com/r/jane',
    ],
)
def test_common_words_are_no_skills(text: str) -> None:
    assert not {'Go', 'Microsoft Excel', 'REST APIs', 'React', 'Spring', 'R', 'C', '.NET', 'Microsoft Word'} & set(
        names(text)
    )


def test_offsets_point_at_the_words() -> None:
    text = 'Moved billing to PostgreSQL and Kafka.'
    assert [text[found.start : found.end] for found in find_skills(text)][-2:] == ['PostgreSQL', 'Kafka']


def test_aliases_share_a_name() -> None:
    assert {canonical_skill(name) for name in ('ReactJS', 'React.js', 'react js')} == {'React'}
    assert canonical_skill('underwater basket weaving') == ''


def test_the_lexicon_is_broad() -> None:
    assert len(skill_domains()) >= 1500
    assert {
        'software',
        'data',
        'business',
        'finance',
        'marketing',
        'engineering',
        'health',
        'education',
        'people',
    } <= set(skill_domains().values())


def test_a_kilobyte_takes_no_more_than_two_milliseconds() -> None:
    text = 'Led a team that moved reporting from Excel to Power BI and SQL; wrote Python for A/B tests. ' * 110
    assert min(timeit.repeat(lambda: find_skills(text), time.process_time, number=1, repeat=5)) / len(text) < 2e-6
