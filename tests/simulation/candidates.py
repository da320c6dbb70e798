"""Simulated candidates: they answer whatever is asked, out of what was written for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lab.models.interview import Ask, Brief
from lab.models.kit import RoleKit

ROOT = Path(__file__).parent.parent.parent
PEOPLE = Path(__file__).parent / 'people'
TODAY = '2026-11'
SPENT = ['I think I’ve told you what there is.', 'There isn’t much more to it.', 'That’s really all I know about it.']


@dataclass
class Prepared:
    """Something to say, and the words of a question that call for it."""

    to: Sequence[str]
    says: str

    def fits(self, question: str) -> int:
        return sum(len(word) for word in self.to if re.search(rf'(?<!\w){re.escape(word)}', question.lower()))


@dataclass
class Candidate:
    """Says the prepared answer that fits best and has not been said yet; replies are for follow-up questions."""

    answers: list[Prepared]
    replies: list[Prepared]
    spent: list[str] = field(default_factory=lambda: list(SPENT))

    @property
    def more(self) -> bool:
        return True

    async def next(self, ask: Ask, turn: int, remaining_s: float) -> str | None:
        first, second = (self.replies, self.answers) if ask.probe else (self.answers, self.replies)
        if ask.question_id == 'invitation':
            first, second = [each for each in self.answers if 'ask me' in each.to], []
        for prepared in (first, second):
            best = max(prepared, key=lambda each: each.fits(ask.question), default=None)
            if best and best.fits(ask.question):
                prepared.remove(best)
                return best.says
        if first:
            return first.pop(0).says
        return self.spent.pop(0) if self.spent else 'No.'


@dataclass
class Repeating:
    """Says the same few things in turn: the silent, the rambling, the hostile, the one who gives orders."""

    says: list[str]
    at: int = 0

    @property
    def more(self) -> bool:
        return True

    async def next(self, ask: Ask, turn: int, remaining_s: float) -> str | None:
        said = self.says[self.at % len(self.says)]
        self.at += 1
        return said


def person(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PEOPLE / f'{name}.yaml').read_text(encoding='utf-8'))
    return loaded


def candidate(name: str, level: str) -> Candidate:
    """A weak, middling or strong candidate for a kit."""
    said = person(name)[level]
    return Candidate(*([Prepared(**each) for each in said[kind]] for kind in ('answers', 'replies')))


def brief_for(name: str, **chosen: object) -> Brief:
    """The brief of a person for their kit; `chosen` may set type, style, seniority, minutes, or leave the job out."""
    who = person(name)
    kit = RoleKit.model_validate(yaml.safe_load((ROOT / 'seeds' / 'kits' / f'{who["kit"]}.yaml').read_text('utf-8')))
    return Brief.model_validate(
        {
            'kit_id': kit.id,
            'kit_name': kit.name,
            'kit_description': kit.description,
            'focus_skills': kit.focus_skills,
            'bank': kit.questions(),
            'candidate': who['resume'],
            'job': who.get('job'),
            'company_notes': who.get('notes', ''),
            'today': TODAY,
            **chosen,
        }
    )
