"""Extraction against typed truth: precision, recall and F1 a field, per set and variant. `extraction.py DATA_FOLDER`.

The folder holds sets of documents beside their `truth.json` and the scorer `score_extraction.py`. Job descriptions are
scored twice, as they are and with their headings and lead-ins taken out. Milliseconds are from file to JSON, warm.
"""

import importlib.util
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any, NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.documents.reader import read_sync
from lab.engines.builtin.extraction import extract_job, extract_resume
from lab.models.document import ReadText
from lab.models.extraction import JobExtraction, ResumeExtraction

TODAY = '2026-11'
CORE = ['employers', 'titles', 'dates', 'skills', 'institutions', 'degrees']
RESUME = [*CORE, 'name', 'headline', 'projects', 'job', 'gaps', 'short_tenures']
JOB = ['responsibilities', 'required', 'nice_to_have', 'title', 'seniority']
LEVELS = {'junior': 'entry', 'mid': 'mid', 'senior': 'senior', 'lead': 'senior', 'principal': 'senior'}
GOALS = {'resumes_jsonresume': '.80', 'resumes_rendercv': '.85', 'resumes_realpdf': '.70', 'resumes_dataturks': 'R .70'}
SAME_ITEM = 0.85

Counts = tuple[int, int, int]
Draft = TypeVar('Draft', ResumeExtraction, JobExtraction)


class Row(NamedTuple):
    """Counts a field as (right, given, true), and what each document took."""

    counts: dict[str, list[Counts]]
    spent: list[float]


def main(folder: Path) -> None:
    scorer = _scorer(folder / 'score_extraction.py')
    print(_line('résumés (P/R/F1 in %)', RESUME, 'core', 'goal', 'ms', 'docs'))
    for name, goal in GOALS.items():
        for variant, row in _resumes(folder / name, scorer).items():
            print(_scored(f'{name} {variant}', row, RESUME, CORE, goal, scorer))
    print(_line('job descriptions', JOB, 'mean', 'goal', 'ms', 'docs'))
    for label, goal, change in (('as they are', '.80', str), ('no headings', '.60', without_headings)):
        print(_scored(f'jds_dfe {label}', _jobs(folder / 'jds_dfe', change, scorer), JOB, JOB, goal, scorer))


def without_headings(text: str) -> str:
    """Headings go, and every line outside a list that announces one."""
    title, *rest = text.split('\n')
    announces = re.compile(r'#|(?![\s*•-]).*:\s*$')
    return '\n'.join([title, *(line for line in rest if not announces.match(line))])


def _resumes(folder: Path, scorer: ModuleType) -> dict[str, Row]:
    rows: dict[str, Row] = defaultdict(lambda: Row(defaultdict(list), []))
    for truth, path in _documents(folder, ('.pdf', '.docx', '.txt')):
        resume, spent = _timed(partial(_resume, path))
        for row in (rows['all'], rows[path.name]):
            row.spent.append(spent)
            for field, counts in scorer.score_doc(_as_truth(resume), truth).items():
                row.counts[field].append(counts)
    return dict(rows) if len(rows) > 2 else {'all': rows['all']}


def _jobs(folder: Path, change: Callable[[str], str], scorer: ModuleType) -> Row:
    row = Row(defaultdict(list), [])
    for truth, path in _documents(folder, ('.txt',)):
        text = ReadText.of(change(path.read_text('utf-8')))
        job, spent = _timed(partial(extract_job, text))
        row.spent.append(spent)
        for field, given in _items(job).items():
            wanted = truth[field] if isinstance(truth[field], list) else [LEVELS.get(truth[field], truth[field])]
            right = len(scorer.match(given, wanted, scorer.token_set, SAME_ITEM))
            row.counts[field].append((right, len(given), len(wanted)))
    return row


def _resume(path: Path) -> ResumeExtraction:
    return extract_resume(read_sync(path), TODAY)


def _items(job: JobExtraction) -> dict[str, list[str]]:
    return {
        'responsibilities': [item.text for item in job.responsibilities],
        'required': [item.text for item in job.required_skills],
        'nice_to_have': [item.text for item in job.nice_to_have_skills],
        'title': [job.title],
        'seniority': [job.seniority],
    }


def _as_truth(resume: ResumeExtraction) -> dict[str, Any]:
    flags = {kind: [flag for flag in resume.risk_flags if flag.kind == kind] for kind in ('gap', 'short_tenure')}
    return {
        'name': resume.name,
        'headline': resume.headline,
        'work': [entry.model_dump() for entry in resume.work_history],
        'education': [entry.model_dump() for entry in resume.education],
        'projects': [project.model_dump() for project in resume.projects],
        'skills': [skill.name for skill in resume.skills_claimed],
        'flags': {
            'gaps': [{'from': flag.since, 'to': flag.until} for flag in flags['gap']],
            'short_tenures': [{'employer': flag.employer} for flag in flags['short_tenure']],
        },
    }


def _documents(folder: Path, kinds: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], Path]]:
    for truth in sorted(folder.glob('*/truth.json')):
        for path in sorted(truth.parent.iterdir()):
            if path.suffix in kinds:
                yield json.loads(truth.read_text('utf-8')), path


def _timed(extract: Callable[[], Draft]) -> tuple[Draft, float]:
    start = time.perf_counter()
    draft = extract()
    json.dumps(draft.printed())
    return draft, (time.perf_counter() - start) * 1000


def _scored(label: str, row: Row, fields: list[str], core: list[str], goal: str, scorer: ModuleType) -> str:
    rates = {field: scorer.prf(*map(sum, zip(*found, strict=True))) for field, found in row.counts.items()}
    cells = ['/'.join(f'{100 * rate:.0f}' for rate in rates[field]) if field in rates else '-' for field in fields]
    scores = [rates[field][2] for field in core if field in rates]
    mean = f'{sum(scores) / len(scores):.3f}' if scores else '-'
    return _line(label, cells, mean, goal, f'{median(row.spent or [0]):.0f}', str(len(row.spent)))


def _line(label: str, cells: list[str], *rest: str) -> str:
    return f'{label:32}' + ''.join(f'{cell[:11]:>12}' for cell in cells) + ''.join(f'{cell:>7}' for cell in rest)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location('score_extraction', path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == '__main__':
    main(Path(sys.argv[1]))
