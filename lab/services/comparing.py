"""Comparing: what is different between two answers, and between two sessions, said in sentences."""

import re

from lab.models.attempt import Side

NOISE = 0.5
"""Half a point: what one answer more or less can move a level by."""
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
    return [*said, *_counted(before.text, after.text)] or ['Both answers come out the same.']


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
