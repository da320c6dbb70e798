"""Any text is read in bounded time, and none makes the rules stumble."""

import time
import timeit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lab.engines.builtin.extraction import extract_job, extract_resume
from lab.models.document import ReadText

HEADS = ['', 'WORK EXPERIENCE\n', 'EDUCATION\n', 'SKILLS\n', 'PROJECTS\n']
SCRAPS = [
    *(
        'of',
        'in',
        'the',
        'Senior',
        'Engineer',
        'Ltd',
        ',',
        '-',
        '2019',
        '–',
        'to',
        'present',
        'Jan',
        'May',
        'a',
        'A',
        'B.Sc',
    ),
    *(
        'Bachelor',
        'University',
        '(',
        ')',
        '|',
        ':',
        'https://x.y/z',
        '12/24',
        '%',
        '$',
        '5',
        'years',
        '@',
        'with',
        'and',
    ),
    *('•', '\t', '\n', '\n2020', 'Acme, London\n', 'Q3', '’19', 'since', 'till now', 'Present', 'from 2019 to Jan -'),
]


@given(st.sampled_from(HEADS), st.lists(st.sampled_from(SCRAPS), max_size=120))
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_jumble_makes_the_rules_stumble(head: str, scraps: list[str]) -> None:
    text = ReadText.of(head + ' '.join(scraps))
    resume, job = extract_resume(text, '2026-11'), extract_job(text)
    assert all(0 <= entry.span.start <= entry.span.end <= len(text.text) for entry in resume.work_history if entry.span)
    assert all(entry.title or entry.employer for entry in resume.work_history)
    assert all(item.text for item in job.responsibilities)


@pytest.mark.parametrize(
    'text', ['a' * 60_000, '( ' * 20_000, '2019 - ' * 8_000, 'Bachelor of ' * 5_000, 'e.g. ' * 8_000]
)
def test_endless_lines_take_no_endless_time(text: str) -> None:
    start = time.process_time()
    for head in HEADS:
        extract_resume(ReadText.of(head + text), '2026-11')
    extract_job(ReadText.of(text))
    assert time.process_time() - start < 10


def test_a_page_takes_a_fraction_of_a_second() -> None:
    post = (
        'Shift Manager, Fennick Parcels Ltd, Leeds, {} - {}\n'
        + '• Planned nights for 40 pickers and cut overtime by 12%\n' * 6
    )
    page = 'Ola Brandt\n\nWORK EXPERIENCE\n\n' + '\n'.join(post.format(year, year + 1) for year in range(2012, 2024))
    text = ReadText.of(page)
    assert len(extract_resume(text, '2026-11').work_history) == 12
    assert min(timeit.repeat(lambda: extract_resume(text, '2026-11'), time.process_time, number=1, repeat=3)) < 0.15
