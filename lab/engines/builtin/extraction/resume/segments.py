"""The parts of a head row: cells, and names joined by bars, dashes, commas or "at"."""

import re
from typing import NamedTuple

from lab.engines.builtin.extraction.cues import alternatives
from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.places import without_place
from lab.engines.builtin.extraction.titles import title_score

STRONG = re.compile(r'\s*\t\s*|\s*[|¦‖]\s*|\s+[·•∙●⋅◆♦]\s*|\s*;\s+|\s::\s')
JOINTS = re.compile(
    r'\s+at\s+|\s+@\s*|\s+[–—―]\s+|\s+-{1,2}\s+|\s*,\s+|\s+/\s+|:\s+|\s+[(]|\s+for\s+|\s+in\s+|\s+with\s+|\s+[-–—](?=\w)|(?<=\w)[–—]\s+'
)
LEGAL = re.compile(
    r'^(?:inc|llc|llp|ltd|limited|corp|co|gmbh|plc|pvt|lp|pte|sa|ag|bv|jr|sr|pvt\.? ltd)\b(?!-)\.?', re.I
)
DASH_OVER_COMMA = 0.3
WEAK_JOINTS = ('for', 'in', 'with', '/', '(')
OF_EMPLOYMENT = re.compile(
    rf'[(\[]?{alternatives("employment")}(?:\s*(?:position|role|job|contract|work|employee))?[)\]]?', re.I
)


class Cut(NamedTuple):
    """One way to read a phrase. `joint` is what the cut was made at, '' for the phrase as a whole."""

    strength: float
    title: str
    employer: str
    joint: str = ''
    title_first: bool = True
    place: str = ''


def split_strongly(text: str) -> list[str]:
    return [part for raw in STRONG.split(text) if (part := raw.strip(' ,–—-|')) and re.search(r'\w', part)]


def two_parts(text: str) -> Cut:
    """The likeliest reading of a phrase as title and employer; one of them is empty when it names only the other."""
    return max(cuts_of(text))


def cuts_of(text: str) -> list[Cut]:
    """Every way to read a phrase, the whole as a title and as an employer included."""
    whole, place = without_place(text)
    cuts = [
        Cut(title_score(whole) + 0.2, whole, '', place=place),
        Cut(employer_score(whole) + 0.1, '', whole, place=place),
    ]
    for joint in JOINTS.finditer(whole):
        left, right = whole[: joint.start()].strip(' ,(-–—'), whole[joint.end() :].strip(' ,-–—')
        right = right.strip('()') if joint.group().endswith('(') else right
        if not left or not right or LEGAL.match(right) or left.count('(') > left.count(')') + joint.group().count('('):
            continue
        kind = joint.group().strip().replace('—', '–').replace('-', '–') or ' '
        stronger = DASH_OVER_COMMA if kind == '–' and ', ' in whole else 0.0
        cuts.append(Cut(_reading(left, right, kind) + stronger, left, right, kind, True, place))
        if kind not in ('at', '@'):
            strength = _reading(right, left, kind) - 0.05 + stronger
            cuts.append(Cut(strength, right, left, kind, False, place))
    return cuts


def _reading(title: str, employer: str, joint: str) -> float:
    """How well the two parts read as a title and an employer."""
    as_title, as_employer = title_score(title), employer_score(employer)
    if as_title < 0.9:
        return 0.5 * as_employer
    strength = as_title + as_employer - 0.6 * title_score(employer) - 0.3 * max(0.0, employer_score(title) - 1.2)
    if joint in WEAK_JOINTS:
        strength -= 0.9
    return strength + (0.6 if joint in ('at', '@') else 0.0)
