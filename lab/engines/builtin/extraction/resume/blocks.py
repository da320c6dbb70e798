"""Dated entries of a section: which row carries the date, which rows around it name the post, which tell of it.

One résumé builds all its entries alike, so the shape of a head (how many rows above and below the date) is chosen once
for the section: the one under which most entries have a title and an employer.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lab.engines.builtin.extraction.dates import DateSpan, find_dates
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.places import is_place
from lab.engines.builtin.extraction.resume.rows import TIGHT, Row, continues, run_starts
from lab.engines.builtin.extraction.resume.segments import split_strongly, two_parts
from lab.engines.builtin.extraction.titles import title_score
from lab.engines.builtin.extraction.verbs import opening_verb

DURATION = re.compile(
    r'[(\[]?\s*(?:approx\.?\s*|~)?\d{1,2}\+?\s*(?:years?|yrs?|y)\.?(?:,?\s*(?:and\s*)?\d{1,2}\s*(?:months?|mos?|m)\.?)?\s*[)\]]?'
    r'|[(\[]?\s*\d{1,3}\s*(?:months?|mos?|weeks?|days?)\.?\s*[)\]]?',
    re.I,
)
LABEL = re.compile(
    r'^(?:key |main |major |primary |core |selected |job |other )?(?:responsibilit\w+|achievements?|accomplishments?|duties|'
    r'description|roles? (?:and|&) responsibilit\w+|environment|technolog\w+|tools?|tech(?: stack)?|skills|summary|highlights?|'
    r'projects?(?: (?:name|title|description|\d+))?|client|team size|role|overview|duration|domain|platform|languages?|stack|'
    r'details|activities|software used|contributions?|courses?|note)\b[^:\n]{0,25}[:–-]',
    re.I,
)
SENTENCE = re.compile(
    r'\b(?:is|was|are|were|has|have|had|been|being|which|that|who|we|our|i|my|me|it|its|their|they|this|these|responsible|'
    r'worked|working|helped|used|using|including|based on|as well as|such as|I|We|My|Our)\b'
)
DATE_LABEL = re.compile(r'^(?:duration|period|dates?|from|since|project|time ?frame|timeline)\b', re.I)
FIELD_LABEL = re.compile(r'^[A-Z][\w /&.-]{2,30}\s*:\s*\S')
POST_LABEL = re.compile(
    r'^(?:(?P<employer>company(?: name)?|employer|organi[sz]ation(?: name)?|firm)|'
    r'(?P<title>designation|position|job title|title|role|post|job role|job position))\s*(?:held)?\s*[:–-]\s*(?=\S)',
    re.I,
)
LONGEST_HEAD, MOST_ABOVE, MOST_BELOW, OPENS_SO, LONG_NAME, SAMPLE = 16, 3, 3, 0.2, 42, 40
SHAPES = [(up, down) for up in range(MOST_ABOVE + 1) for down in range(MOST_BELOW + 1) if up + down <= 3]


@dataclass
class Block:
    """`head` are the rows that name the post, `date` its period; `body` the rows that tell of it."""

    head: list[Row]
    date: DateSpan | None = None
    dated: Row | None = None
    body: list[Row] = field(default_factory=list)


def dated_blocks(rows: list[Row]) -> list[Block]:
    rows = [row for row in rows if not DURATION.fullmatch(row.plain)]
    anchors = _unlabelled(rows, [(i, date) for i in range(len(rows)) if (date := entry_date(rows, i))])
    if not anchors:
        return []
    heads = _heads(rows, [i for i, _ in anchors])
    starts = [min([*head, i]) for head, (i, _) in zip(heads, anchors, strict=True)] + [len(rows)]
    blocks = []
    rows_below = sum(i + 1 in head for head, (i, _) in zip(heads, anchors, strict=True)) * 2 > len(anchors)
    for n, (i, date) in enumerate(anchors):
        taken = {*heads[n], i}
        dated = rows[i]
        if not rows_below and set(heads[n]) <= {i + 1} and _runs_on(rows, i):
            dated, date = _unwrapped(rows[i], rows[i + 1], date)
            heads[n] = []
            taken.add(i + 1)
        head = [dated if k == i else rows[k] for k in sorted({*heads[n], i})]
        body = [rows[k] for k in range(starts[n], starts[n + 1]) if k not in taken]
        blocks.append(Block(head, date, dated, body))
    return blocks


def _unlabelled(rows: list[Row], anchors: list[tuple[int, DateSpan]]) -> list[tuple[int, DateSpan]]:
    """Where entries are dated plainly, a date behind a label ("Duration: …") belongs to a part of an entry."""
    plain = [anchor for anchor in anchors if not DATE_LABEL.match(rows[anchor[0]].text)]
    return plain or anchors


def entry_date(rows: list[Row], i: int) -> DateSpan | None:
    """The period an entry's row gives: a date beside a name or alone, not one that a sentence mentions."""
    row = rows[i]
    dates = find_dates(row.text)
    if not dates or (i > 0 and _is_body(rows[i - 1]) and continues(rows[i - 1], row)):
        return None
    date = next((d for d in dates if not d.single), dates[-1])
    before, after = row.text[: date.at].strip(' \t([,|–—-:•·'), row.text[date.until :].strip(' \t)],|–—-:.•·')
    rest = DURATION.sub('', f'{before} {after}').strip(' ,|()[]·•-–—.:')
    barred = bool(re.search(r'[|\t]', row.text))
    if len(rest.split()) > LONGEST_HEAD * (1.5 if barred else 1) or (
        before and after and len(after.split()) > 6 and '\t' not in row.text
    ):
        return None
    if re.search(r'[a-z]{2}\.$', row.text) and len(rest.split()) > 5:
        return None
    if after and not before and not _names_behind(row.text[date.until :], after):
        return None
    if row.bullet and (opening_verb(rest) or max(title_score(rest), employer_score(rest) - 0.5) < 1 or date.single):
        return None
    return date if not date.single or _single_is_entry(before, after, row, date) else None


def head_like(row: Row, above: Row | None) -> bool:
    """Whether a row could name a post, a school or a project: short, not a sentence, not a label, not a wrapped rest."""
    text = row.plain
    words = text.split()
    if (row.bullet and not _placed(row)) or not words or len(words) > LONGEST_HEAD or len(text) > 130:
        return False
    if POST_LABEL.match(text):
        return True
    if LABEL.match(text) or FIELD_LABEL.match(text):
        return False
    if len(words) > 5 and SENTENCE.search(text):
        return False
    if re.search(r'[a-z]{3}[.;]$', text) and not re.search(r'\b(?:inc|ltd|corp|pvt|llc|univ|dept)\.$', text, re.I):
        return False
    loud = row.line.heading or row.line.bold
    if text[0].islower() and not loud and not re.match(r'[a-z]\w*[A-Z.]', text) and employer_score(text) < 1.5:
        return False
    if above is not None and _is_body(above) and continues(above, row):
        return False
    opening = opening_verb(text)
    if opening and len(words) > 5 and title_score(text) < 1 and employer_score(text) < 1.6:
        return False
    return opening in ('', 'stem', 'gerund') or title_score(text) >= 2 or len(words) <= 2


def without_date(row: Row, date: DateSpan | None) -> str:
    """A row's text without its date and durations; cells and pieces of different look are kept apart by tabs."""
    cuts = [cut for cut in run_starts(row) if date is None or not date.at <= cut < date.until]
    first, last = (date.at, date.until) if date else (len(row.text), len(row.text))
    text = _tabbed(row.text[:first], cuts, 0).rstrip(' ([,–—-|:')
    text += '\t' + _tabbed(row.text[last:], cuts, last).lstrip(' )],–—-|:.')
    cells = [
        DURATION.sub('', cell).strip(' ,|()[]·•–—-:') if DURATION.search(cell) else cell for cell in text.split('\t')
    ]
    return '\t'.join(cell.strip() for cell in cells if cell.strip(' ,|()–—-.'))


def _tabbed(text: str, cuts: list[int], offset: int) -> str:
    for cut in sorted((cut - offset for cut in cuts if 0 < cut - offset < len(text)), reverse=True):
        text = f'{text[:cut].rstrip()}\t{text[cut:]}'
    return text


def _heads(rows: list[Row], anchors: list[int]) -> list[list[int]]:
    """For each dated row the rows of its head, under the shape that suits the section best.

    The rows between the section's heading and its first date can only be a head: a strong hint for all of them.
    """
    reach = [_reach(rows, anchors, n) for n in range(len(anchors))]
    best, best_quality = SHAPES[0], -1.0
    opening = anchors[0] if anchors[0] == len(reach[0][0]) else -1
    for shape in SHAPES:
        quality = _quality(rows, anchors[:SAMPLE], reach[:SAMPLE], shape) + (OPENS_SO if shape[0] == opening else 0.0)
        if quality > best_quality + 0.02:
            best, best_quality = shape, quality
    return [_fitted(rows, i, above, below, best) for i, (above, below) in zip(anchors, reach, strict=True)]


def _reach(rows: list[Row], anchors: list[int], n: int) -> tuple[list[int], list[int]]:
    """Rows next to the dated row that could belong to its head, nearest first, above and below."""
    i = anchors[n]
    floor = anchors[n - 1] if n else -1
    ceiling = anchors[n + 1] if n + 1 < len(anchors) else len(rows)
    above, below = [], []
    for k in range(i - 1, max(floor, i - 1 - MOST_ABOVE), -1):
        if not head_like(rows[k], rows[k - 1] if k else None) or ('\t' in rows[k + 1].text and rows[k + 1].bullet):
            break
        above.append(k)
    for k in range(i + 1, min(ceiling, i + 1 + MOST_BELOW)):
        if not head_like(rows[k], rows[k - 1]):
            break
        below.append(k)
    return above, below


def _quality(
    rows: list[Row], anchors: list[int], reach: list[tuple[list[int], list[int]]], shape: tuple[int, int]
) -> float:
    """How well a shape explains the section: posts found in the heads, rows wasted, looks shared; 0 to about 2.5."""
    up, down = shape
    total, looks, used = 0.0, [], set()
    for i, (above, below) in zip(anchors, reach, strict=True):
        head = [k for k in above[:up] if k not in used] + [i] + below[:down]
        used |= set(head)
        total += _post_strength(rows, head, i) - 0.22 * _wasted(rows, head, i)
        looks.append(tuple((k - i, rows[k].style, rows[k].line.italic) for k in sorted(head)))
    alike = Counter(looks).most_common(1)[0][1] / len(looks)
    return total / len(anchors) + 0.25 * alike


def _post_strength(rows: list[Row], head: list[int], dated: int) -> float:
    parts = [part for k in head for part in split_strongly(_text(rows, k, dated))]
    parts = [part for part in parts if not is_place(part)]
    if not parts:
        return 0.0
    if len(parts) == 1:
        cut = two_parts(parts[0])
        return 0.95 * (min(title_score(cut.title), 2) + min(employer_score(cut.employer), 2)) / 2
    titles = sorted(parts, key=lambda part: title_score(part) - 0.5 * employer_score(part))
    others = [part for part in parts if part is not titles[-1]]
    return (
        min(title_score(titles[-1]), 2) + min(max(employer_score(part) - 0.3 * title_score(part) for part in others), 2)
    ) / 2


def _wasted(rows: list[Row], head: list[int], dated: int) -> int:
    """Rows of the head beyond those that a title, an employer and a place need."""
    useful = sum(bool(split_strongly(_text(rows, k, dated))) for k in head)
    weak = sum(_strength(_text(rows, k, dated)) < 1.0 for k in head if k != dated)
    return max(0, useful - 2) + weak


def _fitted(rows: list[Row], dated: int, above: list[int], below: list[int], shape: tuple[int, int]) -> list[int]:
    """The head under the shape; a far row that names nothing stays out."""
    up, down = shape
    head = above[:up]
    tail = below[:down]
    while head and head[-1] > 0 and _strength(_text(rows, head[-1], dated)) < 0.5:
        head.pop()
    while tail and _strength(_text(rows, tail[-1], dated)) < 0.5:
        tail.pop()
    return head + tail


def _strength(text: str) -> float:
    return max(title_score(text), employer_score(text), 1.0 if is_place(text) else 0.0)


def _runs_on(rows: list[Row], dated: int) -> bool:
    """A long name beside a date set to the right may run on in a short row below."""
    if dated + 1 >= len(rows) or '\t' not in rows[dated].text or not rows[dated].line.y1:
        return False
    name, below = rows[dated].text.split('\t')[0], rows[dated + 1]
    tight = below.gap < TIGHT and below.line.x1 < 0.6 * rows[dated].line.x1
    reading = two_parts(name)
    tight = tight and title_score(reading.title) >= 1 and bool(reading.employer)
    return tight and len(name) >= LONG_NAME and len(below.plain.split()) <= 6 and head_like(below, None)


def _unwrapped(row: Row, below: Row, date: DateSpan) -> tuple[Row, DateSpan]:
    cut = row.text.index('\t')
    added = f' {below.plain}'
    shift = len(added) if date.at > cut else 0
    whole = replace(row, text=row.text[:cut] + added + row.text[cut:], end=below.end)
    return whole, date._replace(at=date.at + shift, until=date.until + shift)


def _text(rows: list[Row], k: int, dated: int) -> str:
    if k != dated:
        return without_date(rows[k], None)
    dates = find_dates(rows[k].text)
    return without_date(rows[k], next((d for d in dates if not d.single), dates[-1]) if dates else None)


def _names_behind(text: str, after: str) -> bool:
    """("2019 – 2021  Engineer, Acme") names a post behind the date; ("Since 2004 we have been building") does not."""
    return bool(re.match(r'\s*[\t|:,;)–—-]', text)) or (
        len(after.split()) <= 10 and max(title_score(after), employer_score(after)) >= 1.5
    )


def _placed(row: Row) -> bool:
    """("• Acme    Leeds, UK"): some résumés put a mark before each employer; a place set apart gives the head away."""
    return any(is_place(cell) or find_dates(cell) for cell in row.cells[1:])


def _is_body(row: Row) -> bool:
    return row.bullet or len(row.plain.split()) > 9


def _single_is_entry(before: str, after: str, row: Row, date: DateSpan) -> bool:
    """A single date dates an entry when it stands alone or at the row's edge, set off from the name."""
    if not before and not after:
        return True
    set_off = bool(re.search(r'[\t(,|–—:-]\s*$', row.text[: date.at])) or bool(
        re.match(r'\s*[\t|:–—-]', row.text[date.until :])
    )
    return set_off and (not after or not before) and len((before + after).split()) <= 12
