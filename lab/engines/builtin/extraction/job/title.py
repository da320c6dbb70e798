"""The title of the job and the company that offers it."""

import re

from lab.engines.builtin.extraction.job.headings import announces
from lab.engines.builtin.extraction.job.passages import Passage
from lab.engines.builtin.extraction.titles import title_score

LABEL = re.compile(r'^(?:job title|position(?: title)?|role|title|post|vacancy|job)\s*[:–-]\s*(.+)$', re.I)
COMPANY_LABEL = re.compile(r'^(?:company|employer|organi[sz]ation|agency)(?: name)?\s*:\s*(.+)$', re.I)
TAIL = re.compile(
    r'\s*(?:[\[(](?:m/?w?/?f?/?[dx]?|f/m/?d?|w/m/d|all genders|remote|hybrid|on-?site|[^)\]]*\b(?:remote|hybrid|'
    r'full[- ]time|part[- ]time|contract|location)\b[^)\]]*)[\])]|\bjob description\b)\s*',
    re.I,
)
WANTED = re.compile(
    r'\b(?:looking for|seeking|hiring|recruiting|searching for|role of|position of|join us as|work as|as)\s+'
    r'(?:an?|the|our|experienced|talented|\s)+\s*((?:[A-Z][\w/+&-]*|of|and)(?:[ ,]+(?:[A-Z][\w/+&-]*|of|and|for)){0,5})'
)
SPLIT = re.compile(r'\s+(?:[|–—]|-|@|at)\s+')

COMPANY_SPLIT = re.compile(r'\s+(?:[|—@]|at)\s+')


def job_title(found: list[Passage]) -> str:
    top = found[:14]
    labelled = next((m.group(1) for p in top if (m := LABEL.match(p.text))), '')
    if labelled:
        return _clean(labelled)
    for passage in top[:5]:
        first = _clean(SPLIT.split(passage.text)[0])
        if _alone(passage) and len(first.split()) <= 10 and title_score(first) >= 1:
            return first
    wanted = next((m.group(1) for p in found if (m := WANTED.search(p.text)) and title_score(m.group(1)) >= 1), '')
    return wanted or (_clean(top[0].text) if top and top[0].level == 1 and not announces(top[0], None) else '')


def job_company(found: list[Passage], title: str) -> str:
    for passage in found[:14]:
        if match := COMPANY_LABEL.match(passage.text):
            return match.group(1).strip()
    for passage in found[:3]:
        parts = COMPANY_SPLIT.split(passage.text)
        if len(parts) > 1 and title and title in _clean(parts[0]) and len(parts[-1].split()) <= 6:
            return parts[-1].removeprefix('Join ').strip()
    about = (
        re.match(r'(?:About|Why|Join|Working at|Life at)\s+([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})\??$', p.text)
        for p in found
    )
    named = [m.group(1) for m in about if m and m.group(1).casefold() not in ('us', 'you', 'the role', 'the team')]
    return next((name for name in named if not name.startswith(('The ', 'You', 'Us', 'Our', 'Your'))), '')


def _alone(passage: Passage) -> bool:
    return not passage.bullet and not re.search(r'[.!?]$', passage.text)


def _clean(text: str) -> str:
    return re.sub(r'\s+', ' ', TAIL.sub(' ', text)).strip(' :–—-|#*,')
