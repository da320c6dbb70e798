"""Written text as it is spoken: what a synthesiser would otherwise read wrongly, or not at all."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LEXICON: dict[str, Any] = yaml.safe_load(Path(__file__).with_name('lexicon').joinpath('spoken.yaml').read_text())
_NUMBER = r'\d[\d,]*(?:\.\d+)?'
_START, _END = r'(?<![\w.+#&/-])', r'(?![\w+#&/]|-\w)'


def spoken_form(text: str) -> str:
    """`CI/CD cut it by 40% in 2019–2021` → `C-I C-D cut it by 40% in 20 19 to 20 21`."""
    text = _unmarked(text)
    text = _abbreviations().sub(lambda found: _abbreviation(found, text), text)
    text = _words().sub(lambda found: str(LEXICON['words'][found[0]]), text)
    for pattern, said in _numbers():
        text = pattern.sub(said, text)
    text = re.sub(r'(?<=[a-z])/(?=[a-z])', ' or ', text)
    text = re.sub(r'(?<=\w)/(?=[A-Z])', ', ', text)
    text = re.sub(rf'{_START}[A-Z]{{2,3}}(s?)(?![\w&]|-[A-Z]\b)', _acronym, text)
    return re.sub(r'\s+', ' ', text).strip()


def _unmarked(text: str) -> str:
    """Without marks that nobody says; a dash or an ellipsis becomes the pause it stands for."""
    text = text.replace('’', "'").replace('‑', '-').replace('\u00a0', ' ').replace('\u202f', ' ')
    text = re.sub(r'[*`_"“”„«»\[\]{}|\\^•]|\bhttps?://', ' ', text)
    text = re.sub(r'(?:\.{3,}|…)(?=\s*$)', '.', text)
    text = re.sub(r'\.{3,}|…|\s+[–—-]\s+|—', ', ', text)
    text = re.sub(r'\s*[()]\s*(?![.,;:?!]|$)', ', ', text)
    text = re.sub(r'[()]', '', text)
    return re.sub(r'[\U0001F000-\U0001FAFF\u2600-\u27BF]', '', re.sub(r'(?:,\s*)+,', ',', text))


@cache
def _abbreviations() -> re.Pattern[str]:
    names = sorted([*LEXICON['abbreviations'], *LEXICON['closing_abbreviations']], key=len, reverse=True)
    return re.compile(rf'(?<![\w.])(?:{"|".join(map(re.escape, names))}|(?:[A-Z]\.){{2,}})(?!\w)')


def _abbreviation(found: re.Match[str], text: str) -> str:
    """The full stop stays where it also ends the text."""
    written = found[0]
    said = LEXICON['abbreviations'].get(written) or LEXICON['closing_abbreviations'].get(written)
    said = said or '-'.join(written.replace('.', ''))
    return said + '.' if found.end() == len(text.rstrip()) else said


@cache
def _words() -> re.Pattern[str]:
    names = sorted(LEXICON['words'], key=len, reverse=True)
    return re.compile(rf'{_START}(?:{"|".join(map(re.escape, names))}){_END}')


@cache
def _numbers() -> list[tuple[re.Pattern[str], Any]]:
    """In this order: what a number is of, then ranges, then years."""
    units, money, multiples, signs = (_any_of(LEXICON[name]) for name in ('units', 'currencies', 'multiples', 'signs'))
    return [
        (
            re.compile(
                rf'(?P<one>\b[Aa]n? )?(?P<c>{money})\s?(?P<n>{_NUMBER})(?:\s?(?P<m>{multiples})\b)?(?P<plus>\+)?'
            ),
            _money,
        ),
        (re.compile(rf'(?<![\w.])({signs})\s?(?=\d)'), lambda found: LEXICON['signs'][found[1]] + ' '),
        (re.compile(rf'\b({_NUMBER})\s?({units})(?![\w/])'), _unit),
        (re.compile(r'\b(\d[\d,.]*)(k|K)\b'), r'\1 thousand'),
        (re.compile(r'(?<=[\d%])\s?[-–]\s?(?=\d)(?!\d+-\d)'), ' to '),
        (re.compile(r'\b(\d+)\+(?!\d)'), r'\1 plus'),
        (re.compile(r"(?<![\d.,])'?(1[1-9]|20)(\d\d)(s?)\b(?![.,]\d|%)"), _year),
        (re.compile(r"(?<![\d.,])'?([2-9]0)s\b"), lambda found: _decade(found[1])),
        (re.compile(r'(?<=\w)-(?=\d)'), ' '),
    ]


def _any_of(names: dict[str, Any]) -> str:
    return '|'.join(map(re.escape, sorted(names, key=len, reverse=True)))


def _money(found: re.Match[str]) -> str:
    article, amount, multiple = found['one'] or '', found['n'], found['m']
    one, many = LEXICON['currencies'][found['c']]
    single = article or (amount == '1' and not multiple)
    said = [amount, *([LEXICON['multiples'][multiple]] if multiple else []), *(['plus'] if found['plus'] else [])]
    return article + ' '.join([*said, one if single else many])


def _unit(found: re.Match[str]) -> str:
    one, many = LEXICON['units'][found[2]]
    return f'{found[1]} {one if found[1] == "1" else many}'


def _year(found: re.Match[str]) -> str:
    """Years from 1100 to 2099; what else has four digits and no comma is rarely said in an interview."""
    century, year, plural = found[1], found[2], found[3]
    if plural and year.endswith('0') and year != '00':
        return f'{century} {_decade(year)}'
    if year == '00':
        return f'{century}00{plural}' if century == '20' else f'{century} hundred{plural}'
    if year.startswith('0'):
        return f'{century}{year}' if century == '20' else f'{century} oh {year[1]}'
    return f'{century} {year}'


_DECADES = ['tens', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties']


def _decade(year: str) -> str:
    return _DECADES[int(year[0]) - 1]


def _acronym(found: re.Match[str]) -> str:
    """With hyphens, so that an A stays an A; without a vowel the phonemiser spells it by itself, and better."""
    letters, plural = found[0].removesuffix('s'), found[1]
    if letters in LEXICON['left_alone'] or not set(letters) & set('AEIOU'):
        return found[0]
    return '-'.join(letters) + ("'s" if plural else '')
