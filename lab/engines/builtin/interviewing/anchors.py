"""Words that tie a question of the kit to this candidate: what they said before, the company, where they worked."""

import re

from lab.engines.builtin.interviewing.choosing import pick, pick_from
from lab.engines.builtin.interviewing.grounding import names_something
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.interviewing.speech import Speech, spoken
from lab.engines.builtin.planning.openings import role_name
from lab.engines.builtin.planning.places import main_job, place_slots
from lab.engines.builtin.planning.spoken import employer, with_article
from lab.engines.builtin.planning.told import role_words
from lab.engines.builtin.reading.demand import demand_of
from lab.engines.builtin.reading.lexicon import phrases, words_of
from lab.engines.builtin.reading.words import Word, content_stems, stem, tagged
from lab.models.plan import PlannedQuestion

WANTED_SHARE = 0.8
MOST_CALLBACKS = 3
LONGEST_ANCHORED = 42


def anchored(scene: Scene, speech: Speech, question: PlannedQuestion) -> Speech:
    """Only where the question names nothing yet, and too few questions so far have named something."""
    memory = scene.memory
    due = memory.grounded < WANTED_SHARE * (memory.questions + 1)
    of_kit = question.trigger.kind == 'kit' and speech.phase in {'role', 'resume'}
    if not due or not of_kit or names_something(scene, spoken(speech)):
        return speech
    anchor = _callback(scene, question) or _place(scene, question)
    if anchor and len(f'{speech.setup} {speech.lead} {anchor} {speech.question}'.split()) <= LONGEST_ANCHORED:
        speech.lead = ' '.join(part for part in (speech.lead, anchor) if part)
    return speech


def _callback(scene: Scene, question: PlannedQuestion) -> str:
    """Something the candidate named before that the question is about."""
    if scene.memory.callbacks >= MOST_CALLBACKS:
        return ''
    about = content_stems(question.text) - {
        stem(word) for word in words_of('question_words') | words_of('common_nouns')
    }
    for answer in reversed(scene.earlier):
        for word in tagged(answer):
            if word.noun and stem(word.lower) in about and word.lower in words_of('callback_nouns'):
                scene.memory.callbacks += 1
                return pick_from(scene, 'transitions', 'callback').format(noun=_said_noun(word))
    return ''


def _said_noun(word: Word) -> str:
    return word.lower if word.tag == 'NN2' else with_article(word.lower)


def _place(scene: Scene, question: PlannedQuestion) -> str:
    """For what might happen: here at the company. For what did happen: where they worked."""
    demand = demand_of(question.text)
    if demand == 'imagined' or (demand == 'practice' and not re.match(r'(?i)how do you', question.text)):
        return _here(scene)
    if demand in {'occasion', 'reflection'}:
        work = main_job(scene.brief.candidate, role_words(scene.brief))
        said = place_slots(work)['employer'] if work else ''
        return pick(scene, [text.format(employer=said) for text in phrases('transitions')['from_past']]) if said else ''
    return ''


def _here(scene: Scene) -> str:
    company = employer(scene.brief.job.company) if scene.brief.job else ''
    if company:
        return pick(scene, [text.format(company=company) for text in phrases('transitions')['imagine']])
    role = role_name(scene.brief).removeprefix('this ').removesuffix(' role')
    if role in {'role', 'programme'}:
        return ''
    return pick(
        scene, [text.format(role=role, a_role=with_article(role)) for text in phrases('transitions')['imagine_role']]
    )
