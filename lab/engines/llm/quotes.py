"""The candidate's words as proof: quotes looked up in their turns, and texts that may be shown beside them."""

import re
from collections.abc import Sequence

from lab.engines.builtin.evaluating.evidence import LONGEST_QUOTE, verified
from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.llm import guards
from lab.engines.llm.drafts import PointDraft
from lab.engines.llm.places import Places
from lab.engines.llm.prompts import Prompt
from lab.models.conversation import Meeting
from lab.models.evaluation import Evidence, Point
from lab.models.interview import Brief, Turn

SHORTEST_QUOTE = 2
QUOTED = re.compile(r'[“"]([^“”"]{3,})[”"]')
FORBIDDEN = ('hints', 'praise', 'verdict', 'ending', 'machine')
TO_YOU = re.compile(r'(?i)\byou\b|\byour')


class Quotes:
    def __init__(self, prompt: Prompt, brief: Brief | Meeting, transcript: list[Turn]) -> None:
        self._prompt = prompt
        self._transcript = transcript
        self._turns = {n: Places(turn.text) for n, turn in enumerate(transcript) if turn.speaker == 'candidate'}
        said = '\n'.join(turn.text for turn in transcript)
        self._known = guards.known_words(said, brief.model_dump_json())

    def checked(self, quote: str, turn: int) -> Evidence | None:
        """As it stands in the turn named, or in another of the candidate's; None when it stands in none.

        Orders to a machine prove nothing.
        """
        words = quote.strip(' “”"\'').split()[:LONGEST_QUOTE]
        if len(words) < SHORTEST_QUOTE or speaks_to_machine(quote):
            return None
        for number in sorted(self._turns, key=lambda each: each != turn):
            if span := self._turns[number].find(' '.join(words)):
                text = self._transcript[number].text[span.start : span.end]
                evidence = Evidence(quote=' '.join(text.split()), turn=number)
                stands = verified(evidence, self._transcript) and not self._ordered(span.start, number)
                return evidence if stands else None
        return None

    def points(self, drafts: Sequence[PointDraft]) -> list[Point]:
        """Those that rest on a quote and may be shown."""
        found = [(self.fit(each.text), self.checked(each.quote, each.turn)) for each in drafts]
        return [Point(text=text, evidence=[evidence]) for text, evidence in found if text and evidence]

    def fit(self, text: str) -> str:
        """The text when it may be shown, else ''."""
        return '' if self.problem(text) else text.strip()

    def problem(self, text: str, *, to_you: bool = True) -> str:
        """What keeps it from being shown; a text about an answer need not speak to the candidate (`to_you`)."""
        quoted = [inside.strip(' .,;') for inside in QUOTED.findall(text)]
        return guards.first_problem(
            '' if not to_you or TO_YOU.search(text) else 'It does not speak to the candidate.',
            guards.unreadable(text),
            guards.leaked(text, self._prompt),
            guards.says(text, *FORBIDDEN),
            guards.invented(text, self._known),
            '' if all(self._was_said(each) for each in quoted) else 'It quotes what was not said.',
        )

    def _was_said(self, quoted: str) -> bool:
        """Its parts between dots, by whoever: a text may quote the question too."""
        parts = [part for part in re.split(r'…|\.\.\.', quoted) if part.strip()]
        return all(any(Places(turn.text).find(part) for turn in self._transcript) for part in parts)

    def _ordered(self, start: int, number: int) -> bool:
        """Whether the sentence around the quote gives orders to a machine."""
        text = self._transcript[number].text
        begin = max(text.rfind(mark, 0, start) for mark in '.!?\n') + 1
        end = min([at for mark in '.!?\n' if (at := text.find(mark, start)) >= 0], default=len(text))
        return speaks_to_machine(text[begin : end + 1])
