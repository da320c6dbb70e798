"""The graded people: invented candidates of known level, their interviews and what the evaluator makes of them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lab.engines.builtin.evaluating import evaluate
from lab.engines.builtin.measuring import measure
from lab.models.evaluation import Evaluation
from lab.models.interview import Brief, Turn
from lab.models.kit import QuestionBank
from lab.models.rubric import Dimension

FOLDER = Path(__file__).parent / 'graded'
RUBRICS = Path(__file__).parents[2] / 'seeds' / 'rubrics.yaml'
KITS = ('software', 'analyst', 'nurse')
PEOPLE = ('strong', 'terse', 'middling', 'weak', 'long_empty')
SPOKEN_KITS = ('spoken/sales', 'spoken/teacher')
SPOKEN_PEOPLE = ('strong', 'stumbling', 'middling', 'weak')
"""Written down as they spoke; who stumbles says what the strong one says."""

OTHER_KITS = ('others/support', 'others/kitchen', 'others/bridges', 'others/library')
OTHER_PEOPLE = ('strong', 'middling', 'long_empty')
"""People of other kits; `bridges` and `library` were looked at only when the rules stood."""


@dataclass(frozen=True)
class Case:
    """One person's interview for one kit."""

    kit: str
    person: str
    brief: Brief
    transcript: list[Turn]


@lru_cache
def case(kit: str, person: str) -> Case:
    graded = _graded(kit)
    answers = graded['people'][person]['answers']
    turns = [turn for question in graded['questions'] for turn in _exchange(question, answers[question['id']])]
    return Case(kit, person, _brief(graded), turns)


def judged(brief: Brief, transcript: list[Turn]) -> Evaluation:
    return evaluate(brief, transcript, measure(transcript))


def overall(brief: Brief, transcript: list[Turn]) -> float:
    score = judged(brief, transcript).overall.score
    assert score is not None
    return score


def bare(case: Case) -> Brief:
    """The same interview with nothing known about the role or the person."""
    return Brief(kit_id='general', kit_name='', bank=QuestionBank(good_looks_like=[], risks=[], questions=[]))


@lru_cache
def dimensions(rubric: str) -> tuple[Dimension, ...]:
    rubrics = {each['id']: each for each in yaml.safe_load(RUBRICS.read_text(encoding='utf-8'))}
    return tuple(Dimension.model_validate(each) for each in rubrics[rubric]['dimensions'])


def _exchange(question: dict[str, str], answer: str) -> list[Turn]:
    return [Turn(speaker='interviewer', text=question['text']), Turn(speaker='candidate', text=str(answer).strip())]


def _brief(graded: dict[str, Any]) -> Brief:
    return Brief(
        kit_id=graded['kit'],
        kit_name=graded['kit'].replace('-', ' '),
        bank=QuestionBank(good_looks_like=[], risks=[], questions=[]),
        dimensions=list(dimensions(graded['rubric'])),
        interview_type=graded['interview_type'],
        candidate=graded['candidate'],
        job=graded['job'],
    )


@lru_cache
def _graded(kit: str) -> dict[str, Any]:
    graded: dict[str, Any] = yaml.safe_load((FOLDER / f'{kit}.yaml').read_text(encoding='utf-8'))
    return graded
