"""Skills named in a text, found through a lexicon of canonical names and their aliases.

An alias that ends in `!` counts only in exactly this spelling ("REST", not "rest"); one that ends in `?` is also a
common word or name ("Go", "Spring"), so its surroundings must show that a skill is meant.
"""

import re
from functools import cache
from typing import NamedTuple

from lab.engines.builtin.extraction.lexicon import FOLDER, lines_of

TOKEN = re.compile(r'(?:(?<!\w)\.)?[^\W_]+[+#]*')
GAPS = frozenset(['', ' ', '-', '/', '.', '&', "'", '’', ' & ', ' / ', ' - ', '- ', '\n', '\xa0', '-\n', '  '])
SEPARATORS = frozenset(',;/|•·:()[]\n\t●▪◦–*')
JOINERS = frozenset(['and', 'or', 'und', 'et', 'y'])
CUES = frozenset(['in', 'using', 'with', 'via', 'like', 'including', 'as', 'used', 'uses', 'on', 'of', 'e.g', 'plus'])


class FoundSkill(NamedTuple):
    name: str
    start: int
    end: int


class Alias(NamedTuple):
    rest: tuple[str, ...]
    name: str
    exact: str
    doubtful: bool


class Token(NamedTuple):
    key: str
    start: int
    end: int


def find_skills(text: str) -> list[FoundSkill]:
    """Every skill named in the text, in order, longest name first, never overlapping."""
    tokens = [Token(_key(m.group()), m.start(), m.end()) for m in TOKEN.finditer(text)]
    aliases, found, i = _aliases(), [], 0
    while i < len(tokens):
        candidates = aliases.get(tokens[i].key)
        hit = _first_match(text, tokens, i, candidates) if candidates else None
        if hit:
            found.append(FoundSkill(hit.name, tokens[i].start, tokens[i + len(hit.rest)].end))
        i += 1 + (len(hit.rest) if hit else 0)
    return found


def canonical_skill(name: str) -> str:
    """The lexicon's name of a skill written in full ("ReactJS" → "React"), or an empty string."""
    tokens = tuple(_key(m.group()) for m in TOKEN.finditer(name))
    same = (alias.name for alias in _aliases().get(tokens[0], ()) if alias.rest == tokens[1:]) if tokens else iter(())
    return next(same, '')


@cache
def skill_domains() -> dict[str, str]:
    """Canonical name to the lexicon file it stands in: software, platforms, data, business, health, people, …"""
    return {name: domain for domain, name, _ in reversed(_written())}


def _first_match(text: str, tokens: list[Token], i: int, candidates: list[Alias]) -> Alias | None:
    for alias in candidates:
        last = i + len(alias.rest)
        if last >= len(tokens) or any(tokens[i + 1 + k].key != key for k, key in enumerate(alias.rest)):
            continue
        if not all(text[tokens[k].end : tokens[k + 1].start] in GAPS for k in range(i, last)):
            continue
        start, end = tokens[i].start, tokens[last].end
        if _meant(text, start, end, alias):
            return alias
    return None


def _meant(text: str, start: int, end: int, alias: Alias) -> bool:
    if not alias.exact:
        return True
    if end - start == 1 and (text[start - 1 : start] in ('/', '.', '-') or text[end : end + 1] in ('/', '-')):
        return False
    if text[start:end].removesuffix('s') != alias.exact.removesuffix('s'):
        return _in_list(text, start, end)
    return not alias.doubtful or _in_list(text, start, end) or _in_sentence(text, start, end)


def _in_list(text: str, start: int, end: int) -> bool:
    """Separators or joining words on both sides: one of several things listed."""
    before = text[max(0, start - 24) : start].rstrip(' ')
    after = text[end : end + 24].lstrip(' ')
    word = before.split()[-1] if before.split() else ''
    opens = not before or before[-1] in SEPARATORS or word.casefold() in JOINERS
    follows = after.split()[0].casefold() if after.split() else ''
    closes = not after or after[0] in SEPARATORS or follows in JOINERS or bool(re.match(r'\.(\s|$)', after))
    return opens and closes and not (before.endswith('&') or after.startswith('&') or text[end : end + 1] in "'’")


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Capitalised in the middle of a sentence, and not the beginning of a longer name or a date."""
    if end - start < 2:
        return _cued(text, start) and not re.match(r"[\w&'’-]|\s(?!and\b|or\b|for\b|to\b)\w", text[end:])
    before = re.search(r'([\w.]+) $', text[max(0, start - 24) : start])
    if not before or re.match(r"\s?[A-Z\d&]|['’]|-[a-z]", text[end:]):
        return False
    word = before.group(1)
    if word in ('the', 'this', 'that'):
        return False
    return (word.islower() and not word.endswith('.')) or word.endswith('ed') or word.casefold() in CUES


def _cued(text: str, start: int) -> bool:
    words = text[max(0, start - 24) : start].split()
    return bool(words) and words[-1].casefold() in CUES


def _key(token: str) -> str:
    """Case and plural folded: aliases and texts go through the same fold."""
    key = token.casefold()
    return key[:-1] if len(key) > 3 and key[-1] == 's' and key[-2] != 's' else key


@cache
def _aliases() -> dict[str, list[Alias]]:
    table: dict[str, dict[tuple[str, ...], Alias]] = {}
    for _, name, written in _written():
        plain = written.rstrip('!?')
        tokens = tuple(_key(m.group()) for m in TOKEN.finditer(plain))
        exact = plain if written != plain else ''
        alias = Alias(tokens[1:], name, exact, written.endswith('?'))
        table.setdefault(tokens[0], {}).setdefault(alias.rest, alias)
    return {first: sorted(rests.values(), key=lambda a: -len(a.rest)) for first, rests in table.items()}


@cache
def _written() -> list[tuple[str, str, str]]:
    """(domain, canonical name, alias as written) of every file, in order."""
    return [
        (path.name.split('.')[1], line.split(' | ')[0].rstrip('!?'), alias)
        for path in sorted(FOLDER.glob('skills.*.txt'))
        for line in lines_of(path.name)
        for alias in line.split(' | ')
    ]
