"""`lab extract`: exactly the shape that is promised, on standard output and nothing else there."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

RESUME = """Ottilie Brandvold
Logistics coordinator
ottilie@example.com

Experience

Logistics Coordinator, Fjordgate Freight, Bergen
March 2021 - present
- Planned 40 lorry loads a week across three depots
- Cut empty runs by 18% with a return-load board

Warehouse Assistant, Havnelager AS
June 2018 - February 2021
- Counted stock every Friday and explained the differences

Education

BSc Logistics, Molde University, 2015 - 2018

Skills
Excel, SQL, SAP
"""
POSTING = """Transport Planner

You will
- Plan daily routes for 25 drivers
- Talk to customers when a delivery slips

Essential
- Experience of route planning
- Confident with Excel

Desirable
- A second language
"""
KEYS = 'headline name work_history education projects skills_claimed claims keywords risk_flags'
JOB_KEYS = 'title responsibilities required_skills nice_to_have_skills seniority signals'


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / 'ottilie.txt'
    path.write_text(RESUME)
    return path


def test_one_resume_is_one_object(run: Run, resume: Path) -> None:
    said = run('extract', resume)
    assert said.returncode == 0
    found = json.loads(said.stdout)
    assert sorted(found) == sorted(KEYS.split())
    assert found['name'] == 'Ottilie Brandvold'
    first = found['work_history'][0]
    assert sorted(first) == ['employer', 'end', 'highlights', 'start', 'title']
    assert (first['employer'], first['start'], first['end']) == ('Fjordgate Freight', '2021-03', 'present')
    assert {'name', 'evidenced'} == set(found['skills_claimed'][0])


def test_one_job_description_is_one_object(run: Run, tmp_path: Path) -> None:
    path = tmp_path / 'job.txt'
    path.write_text(POSTING)
    found = json.loads(run('extract', path, '--kind', 'jd').stdout)
    assert sorted(found) == sorted(JOB_KEYS.split())
    assert found['title'] == 'Transport Planner'
    assert len(found['responsibilities']) == 2
    assert found['nice_to_have_skills'] == ['A second language']


def test_several_files_are_a_line_each_in_order_the_bad_ones_too(run: Run, resume: Path, tmp_path: Path) -> None:
    broken, empty, missing = tmp_path / 'broken.pdf', tmp_path / 'empty.docx', tmp_path / 'missing.txt'
    broken.write_bytes(b'%PDF-1.7\nnothing more')
    empty.write_bytes(b'')
    files = [resume, broken, empty, missing, resume]
    said = run('extract', *files)
    assert said.returncode == 1
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert [line['file'] for line in lines] == [str(file) for file in files]
    assert ['error' in line for line in lines] == [False, True, True, True, False]
    assert all(sorted(line) == ['error', 'file'] for line in lines[1:4])
    assert lines[0] == lines[4]
    assert 'Traceback' not in said.stderr


def test_all_good_is_exit_0(run: Run, resume: Path) -> None:
    assert run('extract', resume, resume).returncode == 0


@pytest.mark.parametrize('content', [b'', b'%PDF-1.7\nnothing more', b'\x89PNG\r\n\x1a\n' + bytes(99), None])
def test_a_single_bad_file_is_exit_2_and_one_line(run: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / 'cv.pdf'
    if content is not None:
        path.write_bytes(content)
    said = run('extract', path)
    assert said.returncode == 2
    assert said.stdout == ''
    assert len(said.stderr.splitlines()) == 1


def test_an_unknown_kind_is_refused(run: Run, resume: Path) -> None:
    said = run('extract', resume, '--kind', 'poem')
    assert said.returncode == 2
    assert 'resume, jd' in said.stderr
