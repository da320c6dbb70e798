"""Comparing: what is different between two answers, and between two sessions, said in sentences."""

import re
from typing import Any

from lab.errors import Conflict
from lab.models.attempt import Side
from lab.models.history import NOISE, Compared, Comparison, SessionSummary, moved
from lab.models.session import SessionType
from lab.storage.histories import SessionLine

ALIKE = 'The same kind of session. A difference of less than half a point is within the noise and gets no arrow.'
UNLIKE = 'These were different kinds of sessions, so no difference is marked.'
FIGURE = re.compile(r'\d[\d.,]*')


def changes(before: Side, after: Side) -> list[str]:
    """Levels that moved by more than the noise, then what can be counted; the same in both is not named."""
    first = {each.dimension: each for each in before.scores}
    said = []
    for each in after.scores:
        earlier = first.get(each.dimension)
        if earlier is None:
            said.append(f'{each.name} can be judged now: {each.score:g} of 5.')
        elif earlier.score is not None and each.score is not None and abs(each.score - earlier.score) >= NOISE:
            way = 'rose' if each.score > earlier.score else 'fell'
            said.append(f'{each.name} {way} from {earlier.score:g} to {each.score:g}.')
    said += [
        f'{each.name} could not be judged this time.' for each in before.scores if each.dimension not in _of(after)
    ]
    said += _counted(before.text, after.text)
    return said or (['Both answers come out the same.'] if before.scores and after.scores else [])


def comparison(first: SessionLine, second: SessionLine, older: SessionSummary, newer: SessionSummary) -> Comparison:
    """Levels are set side by side whatever the sessions were; an arrow stands only where they may be compared."""
    if first.scores is None or second.scores is None:
        raise Conflict('One of these sessions has no report yet.')
    alike = comparable(first, second)
    before, after = _levels(first.scores), _levels(second.scores)
    rows = [
        Compared(
            dimension=key,
            name=name,
            first=before.get(key, (name, None))[1],
            second=after.get(key, (name, None))[1],
            move=moved(before.get(key, (name, None))[1], after.get(key, (name, None))[1]) if alike else 'unknown',
        )
        for key, (name, _) in {**after, **before}.items()
    ]
    return Comparison(first=older, second=newer, comparable=alike, remark=ALIKE if alike else UNLIKE, rows=rows)


def comparable(first: SessionLine, second: SessionLine) -> bool:
    """Interviews of one family of kits, conversations of one scenario."""
    if first.live.session_type is not second.live.session_type:
        return False
    if first.live.session_type is SessionType.workplace_practice:
        return first.live.context_ref_id == second.live.context_ref_id
    return bool(first.family) and first.family == second.family


def _levels(scores: dict[str, Any]) -> dict[str, tuple[str, float | None]]:
    dimensions = {each['dimension']: (each['name'], each['score']) for each in scores.get('dimensions', [])}
    return {'overall': ('Overall', scores.get('overall')), **dimensions}


def _counted(before: str, after: str) -> list[str]:
    said = []
    figures = set(FIGURE.findall(after)) - set(FIGURE.findall(before))
    if figures:
        said.append(f'New in it: {_listed(sorted(figures)[:4])}.')
    words = len(before.split()), len(after.split())
    if words[1] > 1.5 * words[0] or words[0] > 1.5 * words[1]:
        said.append(f'It is {"longer" if words[1] > words[0] else "shorter"}: {words[1]} words after {words[0]}.')
    return said


def _of(side: Side) -> set[str]:
    return {each.dimension for each in side.scores}


def _listed(parts: list[str]) -> str:
    return ' and '.join([', '.join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
