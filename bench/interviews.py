"""Simulated interviews with the builtin engine, counted. `interviews.py [PART OF A NAME]` prints those in full."""

import asyncio
import sys
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.simulation.interviews import all_interviews, hold
from tests.simulation.measures import Held

COUNTED = {'turns': 6, 'repeats': 8, 'ignoring': 9, 'named': 7, 'phases': 7, 'closed': 7}
COLUMNS = COUNTED | {'words': 6, 'most': 5, 'ms': 6, 'max': 6}
HEAD = f'{"interview":52}' + ''.join(f'{name:>{width}}' for name, width in COLUMNS.items())


def main(wanted: str = '') -> None:
    chosen = [each for each in all_interviews() if wanted in each[0]]
    held = [asyncio.run(hold(name, brief, answers())) for name, brief, answers in chosen]
    if wanted:
        for each in held:
            print_whole(each)
    print(HEAD)
    for each in held:
        print(row(each.name, [each]))
    print(row(f'all {len(held)}', held))


def row(name: str, held: list[Held]) -> str:
    words = [count for each in held for count in each.words()]
    spent = [ms for each in held for ms in each.milliseconds]
    return (
        f'{name:52}{sum(len(each.asked) for each in held):6}{sum(len(each.repeats()) for each in held):8}'
        f'{sum(len(each.ignoring()) for each in held):9}{mean(each.grounded_share() for each in held):7.2f}'
        f'{mean(len(each.phases()) for each in held):7.1f}{sum(each.closed() for each in held) / len(held):7.0%}'
        f'{median(words) if words else 0:6.0f}{max(words, default=0):5}{mean(spent):6.1f}{max(spent):6.0f}'
    )


def print_whole(held: Held) -> None:
    print(f'\n===== {held.name}')
    for turn in held.transcript:
        mark = '' if turn.speaker == 'candidate' else f'[{turn.phase}{", probe" if turn.probe else ""}] '
        print(
            f'{"    " if turn.speaker == "candidate" else turn.name.split()[0] + " "}{mark}{turn.text or "(silence)"}'
        )
    print()


if __name__ == '__main__':
    main(*sys.argv[1:2])
