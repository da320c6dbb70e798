"""Hooks in the words chosen: effects, sizes, hardship, habits, hedges, self-praise."""

import re
from collections.abc import Iterator

from lab.engines.builtin.reading.hook import Hook
from lab.engines.builtin.reading.lexicon import any_of, pattern, phrases, plain, words_of
from lab.engines.builtin.reading.spans import clause_at, quote_at, trimmed, without_loose_end
from lab.engines.builtin.reading.substance import Answer
from lab.engines.builtin.reading.turned import turned_round
from lab.engines.builtin.reading.words import tagged

MENTIONED_ONLY = 60
AMOUNT = 'many|a lot of|lots of|several|some|a few|a bunch of|tons of|plenty of|dozens of|a couple of|hundreds of'
MANY = re.compile(rf'(?i)(?<!how )\b(?:{AMOUNT}|thousands of|numerous|multiple)\s+(?:\w+\s)?')
BIG = re.compile(r'(?i)\b(?:big|large|huge|small|massive|tiny|sizeable|larger|smaller)\s+(?:\w+\s)?')
IT_WAS = re.compile(r"(?i)\b(?:was|were|is|are|it's|got|became|pretty|really|very|quite|so|most)\s$")
LIKING = re.compile(
    r"(?i)\b(?:lik|lov|want|enjoy|been|was|were|am|be|had|wish|dream|interest|fascinat)\w*\b|['’](?:m|re)\b"
)
MET = re.compile(
    r'(?i)\b(?:had|have|was an?|were|made|found|got|hit|ran into|faced|caused|noticed|with|some|several)'
    r'\s+(?:\w+\s+){0,3}$'
)
NOT = re.compile(r"(?i)\b(?:not|never)\b|n't")


def in_words(answer: Answer) -> Iterator[Hook]:
    for finder in (effects, felt, hard, problems, habits, traits, vague, hedges, quantities, sizes, learned, counted):
        yield from finder(answer)


def effects(answer: Answer) -> Iterator[Hook]:
    effect = answer.effect
    if effect is None:
        return
    quote = quote_at(answer.text, effect.start(), effect.end()) or answer.text[effect.start() : effect.end()]
    comparative = effect.group().lower() in words_of('comparatives')
    yield Hook('faster' if comparative else 'effect', quote, effect.group().lower())


def felt(answer: Answer) -> Iterator[Hook]:
    if answer.effect:
        return
    for kind in ('felt_change', 'felt_comparatives'):
        for found in pattern(kind).finditer(answer.plain):
            reported = kind == 'felt_change' or IT_WAS.search(answer.plain[max(0, found.start() - 12) : found.start()])
            if reported:
                yield Hook('felt', quote_at(answer.text, found.start(), found.end()))
                return


def hard(answer: Answer) -> Iterator[Hook]:
    for found in pattern('difficulty').finditer(answer.plain):
        before = answer.plain[max(0, found.start() - 16) : found.start()]
        if IT_WAS.search(before) and not NOT.search(before):
            yield Hook('hard', quote_at(answer.text, found.start(), found.end()), found.group().lower())


def problems(answer: Answer) -> Iterator[Hook]:
    """A problem that is named and left at that."""
    found = answer.has('problem_nouns')
    met = found and MET.search(answer.plain[max(0, found.start() - 40) : found.start()])
    if found and met and answer.words < MENTIONED_ONLY:
        noun = found.group().lower()
        quote = quote_at(answer.text, found.start(), found.end())
        yield Hook('problems' if noun.endswith('s') else 'problem', quote, noun)


def habits(answer: Answer) -> Iterator[Hook]:
    for found in pattern('habits').finditer(answer.plain):
        quote = quote_at(answer.text, found.start(), found.end())
        named = any(word.noun and word.lower not in words_of('empty_nouns') for word in tagged(quote))
        if re.match(r'(?i)i\b', quote) and named and len(quote.split()) >= 4 and not LIKING.search(quote):
            yield Hook('habit', quote, turned_round(quote))


def traits(answer: Answer) -> Iterator[Hook]:
    for trait in phrases('traits'):
        found = any_of(trait['words']).search(answer.plain)
        clause = clause_at(answer.text, found.start()) if found else None
        if found and clause and pattern('first_person').search(plain(clause.text)):
            for ask in trait['asks']:
                yield Hook('trait', answer.text[found.start() : found.end()], ask)


def vague(answer: Answer) -> Iterator[Hook]:
    for found in pattern('vague').finditer(answer.plain):
        quote = trimmed(answer.text[found.start() : found.end()], 3)
        if quote:
            yield Hook('vague', quote)
            return


def hedges(answer: Answer) -> Iterator[Hook]:
    """A short sentence part that opens with "I think" or its like."""
    for found in pattern('hedges').finditer(answer.plain):
        start = max(answer.plain.rfind(mark, 0, found.start()) for mark in '.,;?!') + 1
        ends = [end for mark in '.,;?!' if (end := answer.plain.find(mark, found.end())) > 0]
        quote = without_loose_end(answer.text[start : min(ends, default=len(answer.text))])
        opinion = re.match(r'(?i)i (?:think|guess|suppose|feel)', quote)
        imagined = re.search(r'(?i)\b(?:would|could)\b', quote)
        if opinion and not imagined and 3 <= len(quote.split()) <= 9 and trimmed(quote):
            yield Hook('hedge', quote)


def quantities(answer: Answer) -> Iterator[Hook]:
    for found, noun in _counted_by(answer, MANY, 'countable'):
        yield Hook('how_many', answer.text[found : noun.end()], noun.group().lower())


def sizes(answer: Answer) -> Iterator[Hook]:
    for found, noun in _counted_by(answer, BIG, 'sizes'):
        yield Hook('how_big', answer.text[found : noun.end()], noun.group().lower())


def learned(answer: Answer) -> Iterator[Hook]:
    if found := answer.has('learned'):
        yield Hook('learned', quote_at(answer.text, found.start(), found.end()))


def counted(answer: Answer) -> Iterator[Hook]:
    for figure in answer.figures:
        if figure.unit in {'%', '$', '£', '€'}:
            yield Hook('figure', figure.text, figure.text)


def _counted_by(answer: Answer, amount: re.Pattern[str], nouns: str) -> Iterator[tuple[int, re.Match[str]]]:
    """A size without a figure and its noun, which follows at once or after one word."""
    for found in amount.finditer(answer.plain):
        noun = pattern(nouns).match(answer.plain, found.end()) or pattern(nouns).search(
            answer.plain, found.start(), found.end()
        )
        if noun and not any(
            figure.unit and noun.group().lower().startswith(figure.unit[:4]) for figure in answer.figures
        ):
            yield found.start(), noun
