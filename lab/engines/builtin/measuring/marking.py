"""One sentence with everything marked in it: acts, details, phrases, and whether it counts at all."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lab.engines.builtin.measuring.acts import Act, acts_of, is_past
from lab.engines.builtin.measuring.details import Details, details_of
from lab.engines.builtin.measuring.lexicons import entry, stem_set, table
from lab.engines.builtin.measuring.phrases import Hit, PhraseTable
from lab.engines.builtin.measuring.sentences import Sentence

REAL = 1.0
REAL_HABIT = 2.5
BOLD = 3.0
DENSITY = 0.04
SOME = 0.5
"""Weights of details from which a sentence says something that could be checked: told once, as a habit, as praise."""
COURTEOUS = 2.0
FACT = 6
"""Words of a plain fact of a life, after which something may still be told in the same sentence."""


@dataclass(frozen=True)
class Marked:
    """`ignored` names why a sentence gives no evidence: repeat, boast, instruction, echo or aside; empty
    when it counts."""

    sentence: Sentence
    acts: tuple[Act, ...]
    details: Details
    hits: tuple[Hit, ...]
    ignored: str = ''

    def has(self, *labels: str) -> bool:
        return any(hit.label in labels for hit in self.hits)

    def first(self, label: str) -> int:
        """The word, among those kept, at which a phrase of this label begins."""
        return min((hit.start for hit in self.hits if hit.label == label), default=0)

    @property
    def weight(self) -> float:
        """How much in it could be checked. Words of any workplace count half, buzzwords against."""
        details = self.details
        at_work = sum(stem in stem_set('working_words') for stem in details.content)
        exact = len(details.numbers) + len(details.names) + len(details.tools)
        return exact + len(details.content) - 0.5 * at_work - 0.5 * details.buzz

    @property
    def real(self) -> bool:
        """Says something that could be checked. A habit or a saying needs more to count than an account does."""
        bar = REAL_HABIT if self.has('habit') and not self.has('lesson') else REAL
        bar = max(bar, DENSITY * len(self.sentence.kept))
        return not self.ignored and self.weight >= bar and not self.details.empty

    def setting_aside(self, why: str) -> 'Marked':
        return replace(self, ignored=why)

    def did(self, who: str) -> bool:
        return any(act.who == who and act.mode == 'did' for act in self.acts)

    @property
    def would(self) -> bool:
        return any(act.mode == 'would' for act in self.acts)

    @property
    def telling(self) -> bool:
        """Tells anything at all, however plainly."""
        return not self.ignored and (self.weight >= SOME or self.acts_told)

    @property
    def lows(self) -> frozenset[str]:
        return frozenset(word.low for word in self.sentence.kept)

    @property
    def acts_told(self) -> bool:
        """Somebody does something in it, and not as a habit or a virtue."""
        acted = any(act.mode == 'did' for act in self.acts) or (self.would and self.weight >= SOME)
        return acted and not self.has('habit', 'boast')

    @property
    def courtesy(self) -> bool:
        """Thanks, goodbyes and "that's fair", with hardly anything else in the sentence."""
        return self.has('thanks') and not self.has('credit') and self.weight < COURTEOUS

    @property
    def biography(self) -> bool:
        """A plain fact of a life ("I live in Leeds"), with nothing told after it."""
        return self.has('biography') and not any(act.verb > self.first('biography') + FACT for act in self.acts)

    @property
    def told(self) -> bool:
        """Part of an account: somebody does something in it."""
        return bool(self.acts) or any(is_past(word.low) for word in self.sentence.kept)


def marked(sentence: Sentence) -> Marked:
    words = sentence.kept
    details = details_of(words, sentence.words[0])
    hits = tuple(_phrases().find(words))
    bare = Marked(sentence, tuple(acts_of(words)), details, hits)
    return Marked(sentence, bare.acts, details, hits, _ignored(bare))


def _ignored(mark: Marked) -> str:
    if mark.has('instruct'):
        return 'instruction'
    bragging = mark.has('boast') and (mark.weight < BOLD or mark.details.buzz >= 2)
    return 'boast' if bragging and not mark.has('result', 'span') else ''


@lru_cache
def _phrases() -> PhraseTable:
    return PhraseTable(table('marks'), entry('details', 'numbers'))
