"""Honest answers to questions put to the interviewer: out of the posting or the notes, or that it cannot say."""

import re

from lab.engines.builtin.interviewing.choosing import pick
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.planning.clauses import duty
from lab.engines.builtin.planning.clean import speakable, without_asides
from lab.engines.builtin.planning.spoken import listed, skill
from lab.engines.builtin.reading.figures import said_number
from lab.engines.builtin.reading.lexicon import any_of, phrases, plain, words_of
from lab.engines.builtin.reading.words import content_stems, stem

LONGEST_SENTENCE = 20


def answer_to(scene: Scene, question: str) -> str:
    """One sentence, two at most."""
    said = plain(question)
    for entry in phrases('backs')['answers']:
        if not any_of(entry['asks'].split('; ')).search(said):
            continue
        if 'says' in entry:
            minutes = said_number(max(1, round(scene.remaining_s / 60)))
            return pick(scene, [text.format(minutes_left=minutes) for text in entry['says']]) or str(entry['says'][0])
        if found := SOURCES[entry['find']](scene):
            return found
    return _from_posting(scene, question) or _cannot_say(scene)


def _team(scene: Scene) -> str:
    job = scene.brief.job
    signals = [signal.text for signal in job.signals if 'team' in f'{signal.kind} {signal.text}'.lower()] if job else []
    return _quoted(scene, [*signals, *(line for line in _notes(scene) if re.search(r'(?i)\bteam\b', line))])


def _tools(scene: Scene) -> str:
    job = scene.brief.job
    names = [skill(name) for wanted in (job.required_skills if job else []) for name in wanted.names][:3]
    return pick(scene, [f'The posting names {listed(list(dict.fromkeys(names)))}.']) if names else ''


def _day(scene: Scene) -> str:
    job = scene.brief.job
    duties = [said for item in (job.responsibilities if job else []) if (said := duty(item.text))]
    return pick(scene, [f'From the posting, {said}.' for said in duties[:2]])


def _company(scene: Scene) -> str:
    job = scene.brief.job
    return _quoted(scene, [*_notes(scene), *(signal.text for signal in (job.signals if job else []))])


SOURCES = {'team': _team, 'tools': _tools, 'day': _day, 'company': _company}


def _from_posting(scene: Scene, question: str) -> str:
    """The sentence of posting or notes that shares most words with the question."""
    empty = {stem(word) for name in ('question_words', 'common_nouns') for word in words_of(name)}
    asked = content_stems(question) - empty
    job = scene.brief.job
    lines = _notes(scene)
    if job:
        lines += [signal.text for signal in job.signals] + [item.text for item in job.responsibilities]
    best = max(lines, key=lambda line: len(asked & content_stems(line)), default='')
    return _quoted(scene, [best]) if len(asked & content_stems(best)) >= min(2, len(asked)) and asked else ''


def _quoted(scene: Scene, lines: list[str]) -> str:
    """The first line that can be said and was not said before, with where it is from."""
    notes = _notes(scene)
    for line in lines:
        said = duty(line) or without_asides(line).strip(' .')
        whole = len(said.split()) >= 3 and speakable(said, LONGEST_SENTENCE)
        if whole and pick(scene, [said]):
            where = 'Your notes say' if line in notes else 'The posting says'
            small = said[0].lower() + said[1:] if said.split()[0] in SMALL else said
            return f'{where} {small}. {pick(scene, MORE)}'.strip()
    return ''


def _notes(scene: Scene) -> list[str]:
    return [part.strip() for part in re.split(r'(?<=[.!?])\s+|\n', scene.brief.company_notes) if part.strip()]


def _cannot_say(scene: Scene) -> str:
    wordings = [str(wording) for wording in phrases('backs')['cannot_say']]
    return pick(scene, wordings) or wordings[len(scene.state.said) % len(wordings)]


MORE = ['That’s as much as I know.', 'More than that I can’t say from here.', '']
SMALL = frozenset({'The', 'You', 'We', 'Our', 'A', 'An', 'Most', 'There', 'It', 'This', 'Your'})
