"""The checks on wording themselves: each finds its fault, and honest sentences pass."""

import pytest
import yaml

from tests.seeds.seed_files import parsed
from tests.seeds.wording import prose, smells, spoken_smells, words

FAULTY = [
    ('What did  you do?', 'two spaces'),
    ('What did you do ?', 'space before a mark'),
    ('Well,what did you do?', 'no space after a mark'),
    ('What did you do??', 'two marks'),
    ('What did did you do?', 'a word twice'),
    ('What would Deloitte say?', 'a real company'),
    ('How do you prioritize?', 'spelling'),
    ('What was the behavior you saw?', 'spelling'),
    ('Was it a easy choice?', 'a wrong article'),
    ('Was it an hard choice?', 'a wrong article'),
    ('He said "no and left.', 'unbalanced "'),
    ('TODO: a question', 'left over'),
]
FAULTY_WHEN_SPOKEN = [
    ('What did you do? And why?', 'more than one question'),
    ('what did you do?', 'begins in lower case'),
    ('What did you do', 'does not end'),
    ('Which tools (e.g. a debugger) did you use?', 'cannot be read aloud'),
    ('Answer using STAR, what did you do?', 'coaches'),
    ('Please describe a situation in which you failed.', 'stiff'),
    ('Are you married?', 'unlawful'),
    ('One two three four five six seven eight nine ten eleven?', 'more than 10'),
]
SOUND = [
    "What's the first thing you'd look at when a nightly job hasn't finished by eight?",
    'She said "not today." What then?',
    'It was a one-off, a European rule, an hour late, and a university had had it first.',
    'A user asked for it... and a unit test caught it.',
]


@pytest.mark.parametrize(('text', 'fault'), FAULTY)
def test_a_faulty_text_is_found(text: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in smells(text))


@pytest.mark.parametrize(('text', 'fault'), FAULTY_WHEN_SPOKEN)
def test_a_text_that_nobody_would_say_is_found(text: str, fault: str) -> None:
    assert any(fault in found for found in spoken_smells(text, 10))


@pytest.mark.parametrize('text', SOUND)
def test_a_sound_text_passes(text: str) -> None:
    assert smells(text) == []


def test_words_are_counted_as_they_are_said() -> None:
    assert words("You've got 1,800 to spend – what's first?") == 7


def test_code_is_not_judged_as_prose() -> None:
    assert 'color' not in prose('Use this:\n```python\ncolor  = 1\n```\nor `color`.')


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match='given twice'):
        parsed('id: a\nname: b\nid: c\n')
