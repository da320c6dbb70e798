"""Probes that an answer offers: those that take up its words, and those of the plan whose cue it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lab.engines.builtin.interviewing.echoing import echoed
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.planning.spoken import capitalised
from lab.engines.builtin.reading.deeds import own
from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.hooks import takeable
from lab.engines.builtin.reading.lexicon import phrases
from lab.engines.builtin.reading.turned import turned_round
from lab.models.interview import NoticeKind
from lab.models.kit import BankProbe, Cue

CUES: dict[Cue, tuple[NoticeKind, ...]] = {
    'shallow': ('short', 'vague'),
    'no_example': ('no_example',),
    'no_result': ('no_result',),
    'no_number': ('no_number',),
    'no_ownership': ('no_ownership',),
    'no_reason': ('no_reason', 'hedged'),
    'strong': ('strong',),
    'always': (),
}
BANK_WORTH: dict[Cue, float] = {
    'no_ownership': 0.8,
    'no_example': 0.76,
    'shallow': 0.74,
    'no_result': 0.72,
    'no_number': 0.66,
    'no_reason': 0.66,
    'strong': 0.64,
    'always': 0.56,
}
LONGEST_RETELLING = 11
BEGINS_INSIDE = re.compile(r'(?i)(?:is|was|are|were|be|been|has|have|had|to|not|of|in|on|at|for|with|by|from)\b')


@dataclass(frozen=True)
class Option:
    """`shape` is the frame of the sentence; two probes in a row never share it. `lead` retells, `text` asks."""

    text: str
    shape: str
    cue: Cue
    worth: float
    intent: str
    expected_signal: str
    why: str
    again: str = ''
    lead: str = ''
    quote: str = ''
    key: str = ''


def options(scene: Scene) -> list[Option]:
    return [*_from_hooks(scene), *_from_plan(scene)]


def _from_hooks(scene: Scene) -> Iterator[Option]:
    for hook in scene.hooks:
        for kind in (hook.kind, *(('deeper',) if hook.kind == 'last_deed' else ())):
            entry = phrases('probes')[kind]
            for wording in entry['says']:
                if not (wording.startswith('quote') and BEGINS_INSIDE.match(hook.quote)):
                    yield _worded(entry, wording, hook, kind)


def _worded(entry: dict[str, object], wording: str, hook: Hook, kind: str) -> Option:
    shape, text = (part.strip() for part in str(wording).split('|'))
    said = text.format(q=hook.quote.rstrip('.,'), slot=hook.slot)
    return Option(
        text=capitalised(said),
        shape=f'{shape} {kind}',
        cue=entry['cue'],  # type: ignore[arg-type]
        worth=float(str(entry['worth'])),
        intent=str(entry['intent']),
        expected_signal=str(entry['expected_signal']),
        why=str(entry['why']).format(q=hook.quote, slot=hook.slot),
        again=str(entry['again']).format(q=hook.quote, slot=hook.slot),
        quote=hook.quote,
        key=wording,
    )


def _from_plan(scene: Scene) -> Iterator[Option]:
    question = scene.current
    if question is None:
        return
    for probe in question.probes:
        if probe.cue == 'always' or any(scene.reading.has(kind) for kind in CUES[probe.cue]):
            yield _of_plan(scene, probe)


def _of_plan(scene: Scene, probe: BankProbe) -> Option:
    lead = _lead(scene, probe)
    return Option(
        text=probe.text,
        shape='plan retold' if lead else 'plan',
        cue=probe.cue,
        worth=BANK_WORTH[probe.cue] + (0.04 if lead else -0.06),
        intent=probe.intent,
        expected_signal=probe.expected_signal,
        why=WHY[probe.cue],
        again='',
        lead=lead,
        quote='',
        key=probe.text,
    )


def _lead(scene: Scene, probe: BankProbe) -> str:
    """The deed said back where the probe asks on from it; a figure repeated where the answer was strong."""
    if scene.state.phase == 'scenario':
        return ''
    if probe.cue in {'no_result', 'no_reason', 'shallow', 'always'}:
        points_back = re.search(r'(?i)\b(?:it|that|this|them|they|those|there)\b', probe.text)
        return '' if points_back else retold(scene) or echoed(scene)
    claim = scene.current is not None and scene.current.trigger.kind == 'claim'
    return _figure_repeated(scene) if probe.cue == 'strong' and claim else ''


def _figure_repeated(scene: Scene) -> str:
    """ "From 25 minutes to about 10, okay." """
    change = re.search(
        r'(?i)\bfrom (?:about |around )?\d[\w%]* (?:\w+ ){0,2}to (?:about |around )?\d[\w%]*', scene.answer
    )
    if change:
        return _fresh(scene, f'{capitalised(change.group())}, okay.')
    found = [hook.quote for hook in scene.hooks if hook.kind == 'figure']
    return _fresh(scene, f'{capitalised(found[-1])}, okay.') if found and len(found[-1]) > 3 else ''


def _fresh(scene: Scene, lead: str) -> str:
    return '' if any(lead in said for said in scene.state.said) else lead


def retold(scene: Scene) -> str:
    """The answer's fullest deed said back in a few words, or a very short answer repeated."""
    told = [deed for deed in own(scene.answer) if deed.whole and takeable(deed.told)]
    short = [deed for deed in told if len(deed.told.split()) + 2 <= LONGEST_RETELLING]
    if short:
        return f'{"So you" if scene.seed % 2 else "You"} {turned_round(short[-1].told)}.'
    return ''


WHY: dict[Cue, str] = {
    'shallow': 'Your answer stayed general, so the interviewer asked for something concrete.',
    'no_example': 'You told what you do in general; the interviewer asked for an occasion.',
    'no_result': 'You told what you did and not how it came out, so the interviewer asked.',
    'no_number': 'You named an effect without a figure, so the interviewer asked for one.',
    'no_ownership': 'You said “we” and told no deed of your own, so the interviewer asked for your part.',
    'no_reason': 'You gave no reason, so the interviewer asked for one.',
    'strong': 'Your answer was concrete, so the interviewer went one step deeper.',
    'always': 'The interviewer follows this question up with everyone.',
}
