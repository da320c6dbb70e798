"""What can be counted in an interview: repeats, probes and what they rest on, what questions name, words, time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lab.engines.builtin.reading.words import content_stems
from lab.models.interview import Brief, NoticeKind, Turn
from lab.models.kit import Cue
from lab.models.plan import Plan

NEARLY_THE_SAME = 0.9
LEAST_CORE = 5
GENERAL = content_stems(
    'tell describe walk talk explain give example happen last first next best worst question résumé posting job role '
    'work use look see show part exactly roughly moment day week month year people someone start mind hear team '
    'project company time part thing different topic another point yourself answer ask interview situation place end '
    'number one two three'
)
CUES: dict[Cue, tuple[NoticeKind, ...]] = {
    'shallow': ('short', 'vague'),
    'no_example': ('no_example',),
    'no_result': ('no_result',),
    'no_number': ('no_number',),
    'no_ownership': ('no_ownership',),
    'no_reason': ('no_reason', 'hedged'),
    'strong': ('strong',),
}


@dataclass
class Held:
    """An interview that was held."""

    name: str
    brief: Brief
    plan: Plan
    transcript: Sequence[Turn]
    milliseconds: list[float] = field(default_factory=list)

    @property
    def asked(self) -> list[Turn]:
        return [turn for turn in self.transcript if turn.speaker == 'interviewer']

    @property
    def questions(self) -> list[Turn]:
        """Turns that ask something; nudges and the goodbye do not."""
        return [turn for turn in self.asked if '?' in turn.text or turn.text.startswith('Tell')]

    def repeats(self) -> list[str]:
        """Questions asked before in the same words, or nearly."""
        last = [_core(turn.text) for turn in self.asked if turn.question_id != 'goodbye']
        return [each for at, each in enumerate(last) if any(_alike(each, before) for before in last[:at])]

    def ignoring(self) -> list[str]:
        """Probes that neither take up a word of the answer before them nor follow a lack it really has."""
        return [
            turn.text for before, turn in self._probes() if not (_shares(before, turn) or self._cue_holds(before, turn))
        ]

    def grounded_share(self) -> float:
        """Share of questions that name something of résumé, posting, notes or the candidate's answers so far."""
        named = [turn for at, turn in enumerate(self.transcript) if turn in self.questions and self._names(at)]
        return len(named) / max(1, len(self.questions))

    def phases(self) -> list[str]:
        return list(dict.fromkeys(turn.phase for turn in self.asked if turn.phase))

    def closed(self) -> bool:
        last = self.transcript[-1]
        return last.speaker == 'interviewer' and last.question_id == 'goodbye' and last.phase == 'wrap_up'

    def invited(self) -> bool:
        return any(turn.question_id == 'invitation' for turn in self.asked)

    def words(self) -> list[int]:
        return [len(turn.text.split()) for turn in self.questions]

    def _probes(self) -> list[tuple[Turn, Turn]]:
        return [(self.transcript[at - 1], turn) for at, turn in enumerate(self.transcript) if turn.probe]

    def _cue_holds(self, before: Turn, probe: Turn) -> bool:
        """A planned probe whose cue the reading of the answer shows; `always` follows every answer."""
        reading = before.reading
        planned = next((q for phase in self.plan.phases for q in phase.questions if q.id == probe.question_id), None)
        cues = [each.cue for each in (planned.probes if planned else []) if probe.text.endswith(each.text)]
        if reading is None:
            return False
        held = any(cue == 'always' or reading.has(*CUES[cue]) for cue in cues)
        return held or (
            reading.has('contradiction', 'repeats_self', 'rambling') and probe.question_id == before.question_id
        )

    def _names(self, at: int) -> bool:
        said = ' '.join(turn.text for turn in self.transcript[:at] if turn.speaker == 'candidate')
        known = content_stems(f'{_written(self.brief)} {said}') - GENERAL
        return bool((content_stems(self.transcript[at].text) - GENERAL) & known)


def _shares(answer: Turn, probe: Turn) -> bool:
    """One word that is not on everybody's lips, two that are, or a quote."""
    both = content_stems(probe.text) & content_stems(answer.text)
    return bool(both - GENERAL) or len(both) > 1 or _quotes(answer.text, probe.text)


def _quotes(answer: str, probe: str) -> bool:
    quoted = re.findall(r'“([^”]+)”', probe)
    return any(each.lower() in answer.lower() for each in quoted)


def _written(brief: Brief) -> str:
    parts = [brief.candidate.model_dump_json(exclude={'contact', 'notices'}), brief.company_notes]
    return re.sub(r'[^\w\s%.-]', ' ', ' '.join([*parts, brief.job.model_dump_json() if brief.job else '']))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= NEARLY_THE_SAME


def _core(text: str) -> str:
    """The last sentence, or the whole turn where that is a phrase like "What did you do?"."""
    last = re.split(r'(?<=[.?!])\s+', text.strip())[-1]
    return last if len(last.split()) >= LEAST_CORE else text
