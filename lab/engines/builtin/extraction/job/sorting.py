"""Which items are duties, which are asked for, which are nice to have: the likeliest sequence of kinds.

Every item is weighed by its own words and by the heading above it. Neighbours tend to be of one kind, and postings go
from duties to demands to wishes, so the best path through all items decides (Viterbi), not each item alone.
"""

from dataclasses import dataclass

from lab.engines.builtin.extraction.cues import weighted
from lab.engines.builtin.extraction.job.passages import Passage
from lab.engines.builtin.extraction.verbs import opening_verb

KINDS = ('responsibilities', 'required', 'nice', 'assessed', 'other')
ORDER = {kind: place for place, kind in enumerate(KINDS)}
OPENINGS = {'stem': 2.0, 'gerund': 0.9, 'third': 1.6, 'past': 0.3, '': 0.0}
HEADING, HEADING_OVER_PROSE, ABOUT, WISH, NEVER_BY_WORDS = 6.0, 2.5, 1.2, 3.5, -2.0
SURE_OVER_PROSE = ('nice', 'other', 'assessed')
SWITCH, SWITCH_IN_PROSE, SWITCH_AT_GAP, BACKWARDS = 3.0, 1.6, 0.6, 0.9
GERUND_BESIDE_COMMANDS, WITHIN_COMMAND = 1.2, 0.5


@dataclass
class Item:
    """`heading` is the kind the nearest heading announces; `fresh` marks the first item after a heading or a gap."""

    passage: Passage
    heading: str = ''
    fresh: bool = False
    announced: bool = False


def sort_items(items: list[Item]) -> list[str]:
    """The kind of each item, in order."""
    if not items:
        return []
    commands = _speaks_in_commands(items)
    scores = [weigh(item, commands) for item in items]
    best, back = scores[0], []
    for item, score in zip(items[1:], scores[1:], strict=True):
        steps = {kind: _likeliest_before(kind, best, item) for kind in KINDS}
        best = {kind: best[steps[kind]] - _cost(steps[kind], kind, item) + score[kind] for kind in KINDS}
        back.append(steps)
    path = [max(KINDS, key=lambda k: best[k])]
    for steps in reversed(back):
        path.append(steps[path[-1]])
    return path[::-1]


def _likeliest_before(kind: str, best: dict[str, float], item: Item) -> str:
    return max(KINDS, key=lambda before: best[before] - _cost(before, kind, item))


def weigh(item: Item, commands: bool = False) -> dict[str, float]:
    """How strongly words and heading speak for each kind; `commands` says that the posting's duties are imperatives."""
    text, bullet = item.passage.text, item.passage.bullet
    score = {kind: _by_words(text, kind) for kind in KINDS if kind != 'assessed'} | {'assessed': NEVER_BY_WORDS}
    opening = opening_verb(text)
    score['responsibilities'] += OPENINGS[opening]
    score['required'] *= WITHIN_COMMAND if opening == 'stem' else 1.0
    score['required'] += GERUND_BESIDE_COMMANDS if commands and opening == 'gerund' else 0.0
    score = {kind: min(value, 5.0) for kind, value in score.items()}
    score['other'] += -1.0 if bullet else 0.8
    if item.heading == 'about':
        score['other'] += ABOUT
    elif item.heading:
        score[item.heading] += HEADING if bullet or item.heading in SURE_OVER_PROSE else HEADING_OVER_PROSE
    if score['nice'] >= WISH and item.heading in ('', 'required', 'nice'):
        score['nice'] += HEADING
    return score


def _speaks_in_commands(items: list[Item]) -> bool:
    """Where duties are imperatives, a list of gerunds tells what one should have done before."""
    openings = [opening_verb(item.passage.text) for item in items if item.passage.bullet]
    return openings.count('stem') >= 0.2 * len(openings) > 0


def _by_words(text: str, kind: str) -> float:
    hits = sorted((weight for weight, pattern in weighted('job.cues.txt')[kind] if pattern.search(text)), reverse=True)
    return sum(weight / (rank + 1) for rank, weight in enumerate(hits))


def _cost(kind: str, to: str, item: Item) -> float:
    if kind == to or item.announced:
        return 0.0
    within = SWITCH if item.passage.bullet else SWITCH_IN_PROSE
    cost = SWITCH_AT_GAP if item.fresh or ('other' in (kind, to) and not item.passage.bullet) else within
    return cost + (BACKWARDS if ORDER[to] < ORDER[kind] != ORDER['other'] else 0.0)
