"""Checks on what a model wrote, before anybody hears or reads it. Each says what is wrong, or ''."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lab.engines.builtin.extraction.skills import find_skills
from lab.engines.builtin.measuring.lexicons import word_set
from lab.engines.builtin.measuring.words import fold
from lab.engines.builtin.reading.words import tagged
from lab.engines.llm.prompts import Prompt

RUN = 7
"""Words in a row that no text shares with a prompt by chance."""
LONGEST_WORD = 34
ENGLISH, ENOUGH_TO_TELL = 0.2, 8
"""Share of function words under which a text of some length is not plain English."""
ONES = 'zero one two three four five six seven eight nine'
TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
NUMBERS = {
    **{word: value for value, word in enumerate(ONES.split())},
    **{word: value for value, word in enumerate(TEENS.split(), 10)},
    **{word: 10 * value for value, word in enumerate(TENS.split(), 2)},
}
LARGE = 'hundred thousand million billion dozen'
MARKUP = re.compile(r'[<>{}`|\\^~*]|\bhttps?:|\bwww\.|(?<![A-Za-z])[#_]|_{2}|\S@\S|^\s*[-•]\s', re.MULTILINE)
STUTTER = re.compile(r'(?i)\b(\w+)(?:\W+\1\b){2,}')
BLANK = re.compile(r'\[[^\[\]]{2,120}\]')
SMALL = frozenset(
    ['one', 'two', 'three', 'half', 'first', 'second', 'third', 'once', 'twice', 'single', 'couple', 'both']
)
"""Number words that count nothing a candidate would have to have said."""


def unreadable(text: str) -> str:
    """Markup, addresses, hidden characters, another language, or no words at all."""
    if MARKUP.search(text) or any(unicodedata.category(letter) in ('Cc', 'Cf', 'Cs', 'Co', 'Cn') for letter in text):
        return 'It holds markup, an address or hidden characters.'
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    if not words or max(map(len, text.split())) > LONGEST_WORD or STUTTER.search(text):
        return 'It is not made of words.'
    plain = sum(fold(word) in word_set('function_words') for word in words)
    if len(words) >= ENOUGH_TO_TELL and plain < ENGLISH * len(words):
        return 'It is not plain English.'
    return ''


def leaked(text: str, prompt: Prompt) -> str:
    """The prompt's mark, forwards or backwards, or a run of its words."""
    squeezed = _squeezed(text)
    mark = _squeezed(prompt.mark)
    shared = _runs(text) & _prompt_runs(prompt)
    return 'It repeats what it was told.' if mark in squeezed or mark[::-1] in squeezed or shared else ''


def says(text: str, *kinds: str) -> str:
    low = text.lower().replace('’', "'")
    found = next((kind for kind in kinds if any(pattern.search(low) for pattern in _patterns()[kind])), '')
    return f'It holds words of {found}.' if found else ''


def invented(text: str, known: str, tools: bool = False) -> str:
    """A number or a name (and with `tools` a skill's name) outside blanks that `known`, lower case, does not hold."""
    plain = BLANK.sub(' ', text)
    for word in _particulars(plain, tools):
        forms = (_bare(word), _other_form(_bare(word)))
        if not any(form and re.search(rf'(?<!\w){re.escape(form)}(?!\w)', known) for form in forms):
            return f'"{word}" was never said.'
    return ''


def tools_in(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_skills(text)]


def known_words(*sources: str) -> str:
    return '\n'.join(sources).lower().replace('’', "'")


def requests(text: str) -> bool:
    """Whether it asks for something, with or without a question mark."""
    return '?' in text or bool(says(text, 'request'))


def first_problem(*problems: str) -> str:
    return next((problem for problem in problems if problem), '')


def _particulars(text: str, tools: bool) -> Iterable[str]:
    opens = True
    for word in tagged(text):
        shown = word.text[:1].isupper() and not opens and fold(word.text) not in word_set('function_words')
        figure = _counts(fold(word.text))
        if figure or word.tag == 'NP0' or (shown and word.text != 'I'):
            yield word.text
        opens = word.text in '.!?:“"'
    if tools:
        yield from tools_in(text)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", '', word.lower().replace('’', "'")).strip('.,$£€%')


def _counts(low: str) -> bool:
    return low not in SMALL and (
        any(letter.isdigit() for letter in low) or low.split('-')[0] in NUMBERS or low in LARGE
    )


def _other_form(number: str) -> str:
    """Words for figures and figures for words, up to ninety-nine."""
    tens, _, ones = number.partition('-')
    if tens in NUMBERS and (not ones or ones in NUMBERS):
        return str(NUMBERS[tens] + (NUMBERS[ones] if ones else 0))
    return next((word for word, value in NUMBERS.items() if str(value) == number), '')


@cache
def _prompt_runs(prompt: Prompt) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(re.sub(r'{[{%#].*?[}%#]}', ' | ', prompt.text)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r'\w+', text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _squeezed(text: str) -> str:
    return re.sub(r'[^a-z0-9]', '', text.lower())


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for line in Path(__file__).with_name('guard.txt').read_text('utf-8').splitlines():
        if line.startswith('['):
            kind = found.setdefault(line.strip('[]'), [])
        elif line.strip() and not line.startswith('#'):
            kind.append(re.compile(line))
    return found
