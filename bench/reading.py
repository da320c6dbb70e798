"""Reading: milliseconds a page, and the share of the words that come out. `reading.py FOLDER…`.

The words of a PDF are those of `pdftotext` where it is installed, else those that pdfium alone finds; those of a DOCX
are mammoth's. Whether neighbouring words stay neighbours tells apart columns that are read one after the other from
columns that are mixed.
"""

import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import mammoth
import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.documents.characters import clean
from lab.documents.reader import read_sync


class Score(NamedTuple):
    milliseconds: float
    pages: int
    words: float
    pairs: float


def main(folders: list[Path]) -> None:
    scores: dict[str, list[Score]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob('*')):
            if path.suffix in ('.pdf', '.docx') and path.stat().st_size:
                scores[f'{folder.name}/{path.name}'].append(_score(path))
    print(f'{"set":40} {"files":>5} {"ms/page":>8} {"words":>6} {"pairs":>6} {"worst":>6}')
    scores['all'] = [one for found in scores.values() for one in found]
    for name, found in scores.items():
        speed = sum(one.milliseconds for one in found) / sum(one.pages for one in found)
        words, pairs = mean(one.words for one in found), mean(one.pairs for one in found)
        worst = min(one.words for one in found)
        print(f'{name:40} {len(found):5} {speed:8.1f} {words:6.3f} {pairs:6.3f} {worst:6.3f}')


def _score(path: Path) -> Score:
    start = time.perf_counter()
    found = read_sync(path)
    spent = (time.perf_counter() - start) * 1000
    words, wanted = _words(found.text), _words(_reference(path))
    kept = Counter(words) & Counter(wanted)
    neighbours = set(pairwise(words))
    return Score(
        milliseconds=spent,
        pages=found.pages,
        words=kept.total() / max(1, len(wanted)),
        pairs=mean([pair in neighbours for pair in pairwise(wanted)] or [True]),
    )


def _reference(path: Path) -> str:
    if path.suffix == '.docx':
        with path.open('rb') as file:
            return str(mammoth.extract_raw_text(file).value)
    if program := shutil.which('pdftotext'):
        return subprocess.run([program, path, '-'], capture_output=True, check=True, text=True).stdout
    pages = pypdfium2.PdfDocument(path)
    return '\n'.join(page.get_textpage().get_text_range() for page in pages)


def _words(text: str) -> list[str]:
    whole = re.sub('[\ufffe\x02]\\s*', '', text)
    return re.findall(r'\w+', clean(whole))


if __name__ == '__main__':
    main([Path(one) for one in sys.argv[1:]])
