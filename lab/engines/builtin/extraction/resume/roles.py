"""Who is the title and who the employer in the heads of a section: each by its words, all by their common place.

The same part of a head (first cell of the row above the date, say) plays the same role in every entry, so the evidence
of each place is averaged over the section and joins the evidence of each name.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.places import is_place, without_place
from lab.engines.builtin.extraction.resume.blocks import Block
from lab.engines.builtin.extraction.resume.dating import without_date
from lab.engines.builtin.extraction.resume.heads import POST_LABEL
from lab.engines.builtin.extraction.resume.segments import OF_EMPLOYMENT, cuts_of, split_strongly
from lab.engines.builtin.extraction.titles import title_score

OF_EMPLOYMENT_BEHIND = re.compile(rf'\s*(?:,|\s[–—-])\s*{OF_EMPLOYMENT.pattern}\s*$', re.I)
COMMON_PLACE, COMMON_CUT, CERTAIN = 1.2, 1.2, 9.0
Slot = tuple[int, int, int]


@dataclass
class Part:
    """`slot`: rows from the dated row, number in the row, parts in the row."""

    text: str
    slot: Slot
    title: float = 0.0
    employer: float = 0.0


@dataclass
class Roles:
    """`own_row` says that the employer stands in a row apart from the title's."""

    title: str = ''
    employer: str = ''
    place: str = ''
    own_row: bool = False


def roles_of(blocks: list[Block]) -> list[Roles]:
    parts = [_parts(block) for block in blocks]
    places = [next((part.text for part in found if is_place(part.text)), '') for found in parts]
    named = [[part for part in found if not is_place(part.text)] for found in parts]
    _weigh(named)
    joint = _common_cut([found[0].text for found in named if len(found) == 1])
    roles = [_pair(found) if len(found) > 1 else _single(found, joint) for found in named]
    return [_tidied(role, place) for role, place in zip(roles, places, strict=True)]


def _parts(block: Block) -> list[Part]:
    found: list[Part] = []
    dated_at = block.dated.at if block.dated else block.head[-1].at + 1
    for row in block.head:
        text = without_date(row, block.date if row is block.dated else None)
        label = POST_LABEL.match(text)
        if label:
            found.append(_labelled(text[label.end() :].strip(), label.lastgroup == 'title', (row.at - dated_at, 0, 0)))
            continue
        texts = [
            part for raw in split_strongly(text) for part in _at_employer(raw) if not OF_EMPLOYMENT.fullmatch(part)
        ]
        found += [Part(part, (row.at - dated_at, i, len(texts))) for i, part in enumerate(texts)]
    return found


def _labelled(text: str, titled: bool, slot: Slot) -> Part:
    return Part(text, slot, *((CERTAIN, -CERTAIN) if titled else (-CERTAIN, CERTAIN)))


def _at_employer(text: str) -> list[str]:
    """("Engineer at Acme") is two parts whatever else stands in the head."""
    match = re.match(r'(.{3,60}?)\s+(?:at|@)\s+(.{2,60})$', text)
    return [match[1], match[2]] if match and title_score(match[1]) >= 1 and match[2][0].isupper() else [text]


def _weigh(named: list[list[Part]]) -> None:
    titles: dict[Slot, list[float]] = defaultdict(list)
    employers: dict[Slot, list[float]] = defaultdict(list)
    for found in named:
        for part in found:
            part.title += min(title_score(part.text), 2.6)
            part.employer += min(employer_score(without_place(part.text)[0]), 2.8) - 0.8 * min(
                title_score(part.text), 2.0
            )
            titles[part.slot].append(part.title)
            employers[part.slot].append(part.employer)
    usual_title = {slot: fmean(scores) for slot, scores in titles.items()}
    usual_employer = {slot: fmean(scores) for slot, scores in employers.items()}
    for found in named:
        for part in found:
            part.title += COMMON_PLACE * usual_title[part.slot]
            part.employer += COMMON_PLACE * usual_employer[part.slot]


def _pair(found: list[Part]) -> Roles:
    pairs = [(a, b) for a in found for b in found if a is not b]
    title, employer = max(pairs, key=lambda pair: pair[0].title + pair[1].employer)
    if title_score(title.text) == 0 and title.title < 0.8 and employer_score(title.text) > 2:
        return Roles(employer=employer.text, own_row=True)
    apart = title.slot[0] != employer.slot[0]
    return Roles(_with_second_title(title, employer, found), employer.text, own_row=apart)


def _with_second_title(title: Part, employer: Part, found: list[Part]) -> str:
    """("Engineer | Team Lead | Acme"): parts beside the title that are titles too belong to it."""
    row = [part for part in found if part.slot[0] == title.slot[0] and part is not employer]
    beside = [
        p for p in row if abs(p.slot[1] - title.slot[1]) == 1 and title_score(p.text) >= 1.5 > employer_score(p.text)
    ]
    both = sorted([title, *beside[:1]], key=lambda part: part.slot[1])
    return ' | '.join(part.text for part in both)


def _single(found: list[Part], joint: tuple[str, bool]) -> Roles:
    if not found:
        return Roles()
    cuts = cuts_of(found[0].text)
    best = max(
        cuts, key=lambda cut: cut.strength + (COMMON_CUT if joint[0] and (cut.joint, cut.title_first) == joint else 0)
    )
    if not best.employer and title_score(best.title) < 1:
        return Roles(employer=best.title, place=best.place)
    return Roles(best.title, best.employer, best.place)


def _common_cut(phrases: list[str]) -> tuple[str, bool]:
    """The joint and order under which most one-phrase heads read well."""
    votes: dict[tuple[str, bool], float] = defaultdict(float)
    for phrase in phrases:
        cuts = cuts_of(phrase)
        whole = max(cut.strength for cut in cuts if not cut.joint)
        kinds = {(cut.joint, cut.title_first) for cut in cuts if cut.joint}
        for kind in kinds:
            votes[kind] += max(cut.strength for cut in cuts if (cut.joint, cut.title_first) == kind) - whole
    best = max(votes, key=lambda kind: votes[kind], default=('', True))
    return best if votes.get(best, 0.0) > 0 else ('', True)


def _tidied(roles: Roles, place: str) -> Roles:
    roles.employer = OF_EMPLOYMENT_BEHIND.sub('', roles.employer)
    employer, behind = without_place(roles.employer, bare_town=not roles.place)
    title, behind_title = without_place(roles.title)
    clean = re.compile(r'^[\s,;:|–—-]+|[\s,;:|–—-]+$')
    place = roles.place or place or behind or behind_title
    return Roles(clean.sub('', title), clean.sub('', employer), place, roles.own_row)
