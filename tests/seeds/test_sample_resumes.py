"""The sample résumés: real PDFs that say what their sources say, with dates that hold and weak spots to ask about."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.seeds.seed_files import KIT_FILES, SEEDS, read, texts
from tests.seeds.wording import smells, words

SAMPLES = sorted((SEEDS / 'resumes').glob('*.yaml'))
TODAY = (2026, 11)
MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')

each_sample = pytest.mark.parametrize('source', SAMPLES, ids=lambda path: path.stem)


def test_four_samples_look_different() -> None:
    assert len(SAMPLES) >= 4
    assert len({read(source)['layout'] for source in SAMPLES}) == len(SAMPLES)


@each_sample
def test_a_sample_belongs_to_a_kit_and_has_something_to_ask_about(source: Path) -> None:
    sample = read(source)
    assert sample['id'] == source.stem
    assert sample['kit_id'] in {path.stem for path in KIT_FILES}
    assert len(sample['weak_spots']) >= 2


@each_sample
def test_the_pdf_says_everything_its_source_says(source: Path) -> None:
    written = squeezed(pdf_text(source.with_suffix('.pdf')))
    resume = read(source)['resume']
    missing = [text for where, text in texts(resume) if squeezed(text) not in written and not where.endswith('.title')]
    titles = [text for where, text in texts(resume) if where.endswith('.title')]
    assert missing == []
    assert [title for title in titles if squeezed(title).lower() not in written.lower()] == []


@each_sample
def test_nothing_stands_off_the_page(source: Path) -> None:
    with pypdfium2.PdfDocument(source.with_suffix('.pdf')) as document:
        assert 1 <= len(document) <= 2
        for page in document:
            text, (width, height) = page.get_textpage(), page.get_size()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            assert all(min(box) >= 0 and box[2] <= width and box[3] <= height for box in boxes)


def test_the_committed_pdfs_are_what_the_sources_build(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SEEDS / 'resumes' / 'build.py', '--to', tmp_path], check=True)
    for source in SAMPLES:
        name = f'{source.stem}.pdf'
        assert pdf_text(tmp_path / name) == pdf_text(source.with_suffix('.pdf')), f'{name}: run seeds/resumes/build.py'


@each_sample
def test_dates_run_forwards_and_end_by_today(source: Path) -> None:
    for entry in dated(source):
        start, end = period(entry['dates'])
        assert start <= end <= TODAY, entry['title']


def test_the_gaps_that_are_promised_are_there() -> None:
    assert gaps('data-analyst') == [8]
    assert gaps('sales-career-changer') == [4]


@each_sample
def test_the_posting_beside_it_reads_like_one(source: Path) -> None:
    posting = source.with_name(f'{source.stem}-job.txt').read_text(encoding='utf-8')
    assert 150 <= words(posting) <= 250
    assert {'Responsibilities', 'Required', 'Nice to have'} <= set(posting.splitlines())
    assert [fault for line in posting.splitlines() for fault in smells(line.removeprefix('- '))] == []


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return '\n'.join(page.get_textpage().get_text_range() for page in document)


def squeezed(text: str) -> str:
    return re.sub(r'\s+', '', text)


def dated(source: Path) -> list[dict[str, Any]]:
    sections = read(source)['resume']['sections']
    return [entry for section in sections for entry in section.get('entries', []) if entry.get('dates')]


def period(dates: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """A year alone stands for the whole of it, as far as it has passed."""
    start, _, end = dates.partition(' – ')
    return moment(start, 1), moment(end or start, 12)


def moment(text: str, month: int) -> tuple[int, int]:
    if text == 'Present':
        return TODAY
    *named, year = text.split()
    return min((int(year), MONTHS.index(named[0]) + 1 if named else month), TODAY)


def gaps(sample: str) -> list[int]:
    """Whole months between one job and the next, where there are four or more."""
    sections = read(SEEDS / 'resumes' / f'{sample}.yaml')['resume']['sections']
    jobs = next(each['entries'] for each in sections if each['title'] in ('Experience', 'Work history'))
    periods = sorted(period(job['dates']) for job in jobs)
    counted = [12 * (after[0] - end[0]) + after[1] - end[1] - 1 for (_, end), (after, _) in pairwise(periods)]
    return [months for months in counted if months >= 4]
