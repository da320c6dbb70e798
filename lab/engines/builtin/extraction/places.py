"""Places: whether a text is one, and a place cut off the end of a name."""

import re
from functools import cache

from lab.engines.builtin.extraction.lexicon import groups_of
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.titles import title_score

CUT = re.compile(r'\s+[-–—|·•@]\s*|\s*[,(\t]\s*|\s+[-–—]$')
STREET = re.compile(
    r'[,\s]+\d{1,5}[A-Za-z]?\s+(?:[\w.]+\s+){0,4}(?:ave(?:nue)?|st(?:reet)?|road|rd|blvd|boulevard|lane|ln|drive|way|square|plaza)\b.*$',
    re.I,
)
JOINING = frozenset(
    [
        'of',
        'the',
        'de',
        'du',
        'la',
        'le',
        'for',
        'and',
        '&',
        'in',
        'at',
        'air',
        'visit',
        'port',
        'new',
        'north',
        'south',
        'east',
        'west',
        'san',
        'hospitals',
        'college',
        'university',
        'institute',
        'authority',
        'transport',
    ]
)
AFTER_LEGAL_FORM = re.compile(
    r'(.+\b(?:plc|ltd\.?|limited|llc|gmbh|ag|inc\.?|s\.?a\.?|b\.?v\.?|pvt\.? ltd\.?|z o\.o\.)),\s+'
    r'([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)$',
    re.I,
)
LANDS = ('UK', 'US', 'EU')
TOWN = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þa-z][\w.'’-]*){0,2}")
TOWN_WITH_CODE = re.compile(
    r"([A-ZÀ-Þ][a-zà-ÿ][\w.'’-]*(?: [A-ZÀ-Þ][a-zà-ÿ][\w.'’-]*)?) ([A-Z]{2})(?: \d{5}(?:-\d{4})?)?"
)
NAMED_AFTER = re.compile(
    r'\b(?:University|College|Institute|School|Universidad|Université|Universität) (?:of|at|de)\b', re.I
)


def is_place(text: str) -> bool:
    """A known city, region, country, "Remote", or an unknown town before a known region or country."""
    parts = [part.strip(' .') for part in re.split(r'[,/;(]', text.strip(' ()-–—')) if part.strip(' .()')]
    if not parts or len(parts) > 4 or len(text) > 60:
        return False
    known = [_known(part.rstrip(')')) for part in parts]
    if len(parts) == 1:
        return (known[0] and (len(parts[0]) > 2 or parts[0] in LANDS)) or _is_town_with_code(parts[0])
    town = TOWN.fullmatch(parts[0])
    if known[0] or not all(known[1:]):
        return all(known)
    unknown = title_score(parts[0]) == 0 and employer_score(parts[0]) <= 1
    return bool(town) and unknown and is_land(parts[1])


def _is_town_with_code(part: str) -> bool:
    """("Salem OR", "Salem OR 97301"): an unknown town before a code, with nothing between."""
    match = TOWN_WITH_CODE.fullmatch(part)
    return bool(match and match[2] in _codes() and employer_score(match[1]) <= 1 and not title_score(match[1]))


def is_land(part: str) -> bool:
    """A region or country by name or code."""
    groups = groups_of('places.txt')
    return part.replace('.', '') in _codes() or part.casefold() in (*groups['region'], *groups['country'])


def without_place(text: str, bare_town: bool = True) -> tuple[str, str]:
    """("Microsoft – Bangalore, Karnataka") → ("Microsoft", "Bangalore, Karnataka").

    With `bare_town` a town set off by nothing but a space goes too ("Acme Melbourne").
    """
    for cut in CUT.finditer(text):
        name, place = text[: cut.start()].strip(), text[cut.end() :].strip(' )-–—,')
        if not name or not place or not is_place(place):
            continue
        if NAMED_AFTER.search(name) and ',' not in place and cut.group().strip() in (',', '-', '–'):
            return text.strip(), ''
        return name, place
    named = AFTER_LEGAL_FORM.match(text)
    if named:
        return named.group(1), named.group(2)
    name = STREET.sub('', text).strip(' -–—,|')
    return _without_town(name) if bare_town else (name, '')


def _without_town(text: str) -> tuple[str, str]:
    """A town at the very end with nothing but a space before it ("Acme Melbourne", "Acme West Chester, OH")."""
    words = text.split(' ')
    for n in range(1, min(len(words), 5)):
        name, place = words[:n], ' '.join(words[n:])
        short = n == 1 and name[0].isupper() and len(name[0]) <= 4
        rest_ok = (
            name[-1].casefold() not in JOINING
            and not short
            and not (n == 1 and place.casefold() in groups_of('places.txt')['country'])
        )
        if (
            rest_ok
            and len(place) > 4
            and not place.startswith(name[-1])
            and _known(place.split(',')[0])
            and is_place(place)
        ):
            return ' '.join(name), place
    return text, ''


def _known(part: str) -> bool:
    folded = re.sub(r'\s+(?:area|metropolitan area|region|urban)$', '', part.casefold().strip())
    if part.isupper() and part.replace('.', '') in _codes():
        return True
    town, _, code = part.rpartition(' ')
    if town and code in _codes():
        return _known(town)
    return folded in _names() or bool(re.fullmatch(r'[A-Z]{2},? \d{5}', part))


@cache
def _names() -> frozenset[str]:
    groups = groups_of('places.txt')
    return frozenset(line for key in ('city', 'region', 'country', 'word') for line in groups[key])


@cache
def _codes() -> frozenset[str]:
    return frozenset(groups_of('places.txt')['code'])
