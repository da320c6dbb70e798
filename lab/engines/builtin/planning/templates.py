"""Seeds turned into planned questions, by filling the question phrases."""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from lab.engines.builtin.planning.seeds import Seed, stable
from lab.engines.builtin.reading.lexicon import phrases
from lab.models.interview import Brief
from lab.models.kit import BankProbe
from lab.models.plan import PlannedQuestion, Trigger

MAY_BE_EMPTY = frozenset({'at'})
LONGEST_QUESTION = 34


def planted(seed: Seed, brief: Brief) -> tuple[PlannedQuestion, list[str]] | None:
    """The planned question of a seed and all its wordings; None when none can be filled or said in one breath."""
    words = _entry(seed.template)
    wordings = _for_type(words.get(seed.variant) or words['ask'], brief.interview_type.value)
    texts = [
        text for wording in wordings if (text := filled(wording, seed.slots)) and len(text.split()) <= LONGEST_QUESTION
    ]
    if not texts:
        return None
    start = stable(brief.candidate.name, brief.kit_id, seed.template) % len(texts)
    question = PlannedQuestion(
        id=re.sub(r'[^a-z0-9]+', '-', f'{seed.template} {seed.about or seed.label}'.lower()).strip('-')[:60],
        text=texts[start],
        trigger=_trigger(seed, words),
        dimensions=list(words['dimensions']),
        listen_for=list(words['listen_for']),
        probes=[_probe(line) for line in words['probes']],
        **{key: words[key] for key in ('intent', 'expected_signal', 'strong_answer', 'seconds')},
        **{key: filled(words.get(key, ''), seed.slots) for key in ('topic', 'again', 'easier')},
    )
    return question, texts[start:] + texts[:start]


def filled(wording: str, slots: Mapping[str, str]) -> str:
    """The wording with its slots filled and its first letter a capital; '' when a slot has nothing to say."""
    needed = {name for _, name, _, _ in Formatter().parse(wording) if name}
    if any(not slots.get(name) for name in needed - MAY_BE_EMPTY):
        return ''
    said = wording.format(**{name: slots.get(name, '') for name in needed})
    return re.sub(r'\s+([.,?:;])', r'\1', re.sub(r'\s{2,}', ' ', said)).strip()


def _entry(name: str) -> dict[str, Any]:
    """An entry, with what it takes over from the entry it is `like`."""
    words = dict(phrases('questions')[name])
    return {**_entry(words['like']), **words} if 'like' in words else words


def _for_type(ask: Mapping[str, list[str]], interview_type: str) -> list[str]:
    return [*ask.get(interview_type, []), *([] if interview_type in ask else ask.get('any', []))]


def _trigger(seed: Seed, words: Mapping[str, Any]) -> Trigger:
    label = seed.label or filled(words.get('label', ''), seed.slots)
    return Trigger(kind=seed.kind, label=label, source=seed.source, quote=seed.quote, span=seed.span)


def _probe(line: str) -> BankProbe:
    cue, text, intent, expected_signal = (part.strip() for part in line.split('|'))
    return BankProbe.model_validate({'cue': cue, 'text': text, 'intent': intent, 'expected_signal': expected_signal})
