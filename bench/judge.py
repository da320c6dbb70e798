"""How good the judge is. `judge.py [FOLDER] [--engine builtin|llm] [--key scores.overall] [--only PART] [--most N]`.

FOLDER holds `.jsonl` transcripts that people have scored; without one only what needs no people is measured. The llm
engine is the one the settings name (LAB_LLM_MODEL and so on).
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.judging import agreement, changes, graded, simulated
from bench.judging.judges import Judge

PARTS = ('agreement', 'people', 'changes', 'interviews')


def main() -> None:
    wanted = _arguments()
    with Judge(wanted.engine) as judge:
        print(f'engine {judge.engine.name}')
        if wanted.folder and 'agreement' in wanted.only:
            scored = agreement.scored_in(wanted.folder, wanted.key)
            agreement.print_agreement(judge, scored[: wanted.most or None])
        if {'people', 'changes'} & set(wanted.only):
            _print_graded(judge, wanted.only)
        if 'interviews' in wanted.only:
            simulated.print_simulated(judge, wanted.most)
        if judge.stood_in:
            print(f'\nThe model failed in {judge.stood_in} evaluations, and the rules stood in.')


def _print_graded(judge: Judge, only: list[str]) -> None:
    evaluations = {(one.kit, one.person): judge.evaluation(one.brief, one.transcript) for one in graded.cases()}
    if 'people' in only:
        graded.print_people(judge, evaluations)
        graded.print_spread(evaluations)
        graded.print_repeatability(judge)
        graded.print_quotes(judge, evaluations)
    if 'changes' in only:
        changes.print_changes(judge, evaluations)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='lab bench judge', description=__doc__)
    parser.add_argument('folder', nargs='?', type=Path, help='transcripts that people have scored')
    parser.add_argument('--engine', choices=('builtin', 'llm'), default='builtin')
    parser.add_argument('--key', default='scores.overall', help='where the human score stands in a line')
    parser.add_argument('--only', choices=PARTS, action='append', help='one part; may be given more than once')
    parser.add_argument('--most', type=int, default=0, help='at most this many transcripts and interviews')
    wanted = parser.parse_args()
    wanted.only = wanted.only or list(PARTS)
    return wanted


if __name__ == '__main__':
    main()
