"""What the last words promise: every mark where it belongs, and nowhere else."""

import pytest

from lab.voice.words_so_far import Mark, read_words

MARKS: list[tuple[str, Mark]] = [
    ('We moved everything and', 'hanging'),
    ('My role was', 'hanging'),
    ('I want to join because I.', 'hanging'),
    ('We measured it by, um', 'hanging'),
    ('I sent it to', 'leaning'),
    ('I was the only one who knew it', 'faint'),
    ('I sometimes take', 'wanting'),
    ('It was a mix of', 'phrase'),
    ('First of all', 'phrase'),
    ('And then we went—', 'broken_off'),
    ('I would probably talk…', 'broken_off'),
    ('When the order came in,', 'comma'),
    ('When I disagreed with my manager about the date.', 'opener'),
    ('There was one time', 'announcing'),
    ("I'll give you an example.", 'announcing'),
    ('Good question.', 'remark'),
    ('Let me think.', 'moment'),
    ('I moved to Leeds. Just give me a second.', 'moment'),
    ('Hold on.', 'moment'),
    ("And that's it.", 'finished'),
    ('That was basically all.', 'finished'),
    ('Could you repeat the question please?', 'asking'),
    ('Do you mean the first project?', 'asking'),
    ('Mhm.', 'backchannel'),
    ('Yeah, okay.', 'backchannel'),
]


@pytest.mark.parametrize(('said', 'mark'), MARKS)
def test_mark(said: str, mark: Mark) -> None:
    assert read_words(said).has(mark), read_words(said).marks


@pytest.mark.parametrize(
    'said',
    [
        'I led the move to a new warehouse and we finished two weeks early.',
        'No, I have never managed people directly.',
        'We cut the nightly batch from four hours to twenty minutes.',
        'The report used to take three days. After six weeks the waiting time was under three hours.',
        'I prefer to work in the mornings, when it is quiet.',
        'So I gave my manager a moment of rest.',
    ],
)
def test_a_whole_sentence_promises_nothing(said: str) -> None:
    assert not read_words(said).marks


def test_words_are_counted_without_marks() -> None:
    assert read_words("Well, it's a three-week job… I think.").length == 7
    assert read_words('').length == 0
    assert not read_words('').marks
