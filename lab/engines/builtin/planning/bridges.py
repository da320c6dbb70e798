"""What a question of the kit rests on: a sentence that names the line of the posting or résumé behind it."""

from dataclasses import dataclass

from lab.engines.builtin.planning.clauses import deed, duty, duty_slots
from lab.engines.builtin.planning.places import place_slots
from lab.engines.builtin.planning.seeds import stable
from lab.engines.builtin.planning.spoken import capitalised
from lab.engines.builtin.planning.templates import filled
from lab.engines.builtin.reading.lexicon import phrases, words_of
from lab.engines.builtin.reading.words import content_stems, stem
from lab.models.extraction import JobItem, JobSkill, Span
from lab.models.interview import Brief
from lab.models.kit import BankQuestion
from lab.models.plan import Trigger

ENOUGH_SHARED = 2
LONGEST_TOGETHER = 40


@dataclass(frozen=True)
class Bridge:
    text: str
    trigger: Trigger


def bridge_to(question: BankQuestion, brief: Brief, used: set[str]) -> Bridge | None:
    """A bridge whose line shares words with the question, or whose posting names its skill; a line serves once."""
    for found in (_duty(question, brief, used), _skill(question, brief, used), _deed(question, brief, used)):
        if found and len(f'{found.text} {question.text}'.split()) <= LONGEST_TOGETHER:
            used.add(found.trigger.quote)
            return found
    return None


def _duty(question: BankQuestion, brief: Brief, used: set[str]) -> Bridge | None:
    items = brief.job.responsibilities if brief.job else []
    scored = [(_shared(question, item.text), item) for item in items if item.text not in used and duty(item.text)]
    shared, best = max(scored, key=lambda pair: pair[0], default=(0, None))
    if best is None or shared < ENOUGH_SHARED:
        return None
    wordings = [text for wording in phrases('bridges')['duty'] if (text := filled(wording, duty_slots(best.text)))]
    said = wordings[stable(question.id, brief.candidate.name) % len(wordings)]
    return _bridge(said, 'responsibility', 'the posting: ', best.text, best.span, 'job')


def _skill(question: BankQuestion, brief: Brief, used: set[str]) -> Bridge | None:
    if brief.job is None:
        return None
    skill = content_stems(question.skill)
    lines: list[JobItem | JobSkill] = [*brief.job.required_skills, *brief.job.responsibilities]
    lines += brief.job.nice_to_have_skills
    found = next(
        (line for line in lines if skill and skill <= content_stems(line.text) and line.text not in used), None
    )
    if found is None or f'skill {question.skill}' in used or not skill & content_stems(question.text):
        return None
    used.add(f'skill {question.skill}')
    wordings = phrases('bridges')['skill']
    said = wordings[stable(question.id, brief.candidate.name) % len(wordings)]
    name = question.skill if question.skill.isupper() else question.skill.lower()
    text = said.format(skill=name, skill_cap=capitalised(name))
    return _bridge(text, 'requirement_met', f'{question.skill} in the posting: ', found.text, found.span, 'job')


def _deed(question: BankQuestion, brief: Brief, used: set[str]) -> Bridge | None:
    for work in brief.candidate.work_history[:4]:
        for line in work.highlights[:5]:
            clause = deed(line, current=work.current)
            if clause and line not in used and _shared(question, line) >= ENOUGH_SHARED:
                place = place_slots(work)['at_cap']
                text = f'{place}, {clause}.' if place else f'{capitalised(clause)}.'
                return _bridge(text, 'role', 'the résumé: ', line, work.span, 'resume')
    return None


def _bridge(text: str, kind: str, prefix: str, quote: str, span: Span | None, source: str) -> Bridge:
    words = quote.split()
    label = prefix + '“' + ' '.join(words[:6]).rstrip(' ,;.') + ('…”' if len(words) > 6 else '”')
    return Bridge(
        text, Trigger.model_validate({'kind': kind, 'label': label, 'source': source, 'quote': quote, 'span': span})
    )


def _shared(question: BankQuestion, line: str) -> int:
    """Words that question and line share, if two are of the question itself or make up all of its skill."""
    empty = {stem(word) for name in ('question_words', 'common_nouns') for word in words_of(name)}
    said, skill = content_stems(line) - empty, content_stems(question.skill)
    asked = said & content_stems(f'{question.text} {question.skill}')
    heard = said & {stem(word) for entry in question.listen_for for word in entry.split() if len(word) > 3}
    close = len(asked) >= ENOUGH_SHARED or (
        bool(asked) and skill <= said and bool(skill & content_stems(question.text))
    )
    return ENOUGH_SHARED + len(asked | heard) if close else 0
