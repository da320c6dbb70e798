"""Builds the sample résumés: each <id>.yaml beside this file becomes <id>.pdf, the same bytes every time."""

import argparse
from pathlib import Path

import yaml
from layouts import LAYOUTS

HERE = Path(__file__).parent


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('--to', type=Path, default=HERE, help='folder to write to')
    folder = arguments.parse_args().to
    for source in sorted(HERE.glob('*.yaml')):
        sample = yaml.safe_load(source.read_text(encoding='utf-8'))
        LAYOUTS[sample['layout']](sample['resume'], folder / f'{source.stem}.pdf')


if __name__ == '__main__':
    main()
