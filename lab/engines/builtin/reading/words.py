"""Words of a spoken text with their place, part of speech (BNC C5 tags) and lemma."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import snowballstemmer

from lab.engines.builtin.reading.lexicon import entries, plain, words_of

TOKEN = re.compile(r'[$£€]?\d[\d.,:/]*\d%?|[$£€]?\d%?|[^\W\d_]+(?:[-&][^\W\d_]+)*|%|[^\w\s]', re.UNICODE)
CONTRACTION = re.compile(r"(?i)(n['’]t|['’](?:ll|ve|re|m|d|s))$")
SENTENCE_END = frozenset('.?!;')
LONGEST_SENTENCE = 40
ALSO_NOUNS = frozenset({'left', 'felt', 'found', 'saw', 'rose', 'bore', 'wound', 'shot', 'thought', 'cost', 'read'})
LOCK = Lock()  # the stemmer keeps the word it is at, and plans are made in another thread than replies


@dataclass(frozen=True, slots=True)
class Word:
    """`tag` is a C5 part of speech; `start` and `end` are offsets into the text."""

    text: str
    lower: str
    lemma: str
    tag: str
    start: int
    end: int

    @property
    def noun(self) -> bool:
        return self.tag in {'NN0', 'NN1', 'NN2', 'NP0', 'UNC'}

    @property
    def past(self) -> bool:
        return self.tag in {'VVD', 'VBD', 'VDD', 'VHD'}

    @property
    def verb(self) -> bool:
        return self.tag.startswith('V')


@lru_cache(maxsize=256)
def tagged(text: str) -> tuple[Word, ...]:
    """Every word and mark of the text. Cached, because reading and replying look at the same answer."""
    found: list[Word] = []
    for sentence in _sentences(_tokens(text)):
        with LOCK:
            tags = _tagger().tag_sent([plain(token) for token, _, _ in sentence])
        found += [_word(token, tag, start, end) for (token, start, end), tag in zip(sentence, tags, strict=True)]
    return tuple(_used(word, found[index + 1 : index + 2]) for index, word in enumerate(found))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    with LOCK:
        return str(_stemmer().stemWord(plain(word.lower())))


def content_stems(text: str) -> set[str]:
    """Stems of the words that carry meaning, for comparing what was said with what was asked."""
    empty = words_of('stop_words')
    return {stem(word) for word in plain_words(text) if word not in empty and len(word) > 1}


def plain_words(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())


def word_count(text: str) -> int:
    return len(re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text))


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Tokens with offsets; the apostrophe parts of contractions are tokens of their own."""
    found: list[tuple[str, int, int]] = []
    for match in re.finditer(rf"[^\W\d_]+(?:[-&][^\W\d_]+)*['’][^\W\d_]+|{TOKEN.pattern}", text):
        token, start = match.group(), match.start()
        split = CONTRACTION.search(token)
        if split and split.start():
            found.append((token[: split.start()], start, start + split.start()))
            found.append((split.group(), start + split.start(), match.end()))
        else:
            found.append((token, start, match.end()))
    return found


def _sentences(tokens: list[tuple[str, int, int]]) -> list[list[tuple[str, int, int]]]:
    sentences: list[list[tuple[str, int, int]]] = []
    current: list[tuple[str, int, int]] = []
    for token in tokens:
        current.append(token)
        if token[0] in SENTENCE_END or len(current) >= LONGEST_SENTENCE:
            sentences.append(current)
            current = []
    return [*sentences, current] if current else sentences


def _word(token: str, tagged_as: tuple[str, str, str], start: int, end: int) -> Word:
    _, lemma, tag = tagged_as
    lower = plain(token.lower())
    irregular = _irregular().get(lower)
    if irregular and _past_for_sure(lower, irregular, tag):
        lemma, tag = irregular, 'VVD'
    return Word(token, lower, lemma.lower(), tag, start, end)


def _used(word: Word, following: list[Word]) -> Word:
    """The tagger takes every "used" for "used to"."""
    if word.lower != 'used' or word.tag != 'VM0' or (following and following[0].lower == 'to'):
        return word
    return replace(word, lemma='use', tag='VVD')


def _past_for_sure(lower: str, base: str, tag: str) -> bool:
    if tag == 'VVB' or (tag == 'VVI' and lower != base):
        return True
    return lower != base and not tag.startswith('V') and lower not in ALSO_NOUNS


@cache
def _irregular() -> dict[str, str]:
    """Past form → base form of irregular verbs, which the tagger sometimes takes for something else."""
    return dict(pair.split() for pair in entries('irregular_past'))


@cache
def _tagger() -> Any:  # noqa: ANN401  the library is untyped
    """Loaded at first use: 0.15 s."""
    from HanTa.HanoverTagger import HanoverTagger  # type: ignore[import-untyped]

    return HanoverTagger('morphmodel_en.pgz')


@cache
def _stemmer() -> Any:  # noqa: ANN401  the library is untyped
    return snowballstemmer.stemmer('english')
