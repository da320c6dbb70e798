"""How somebody spoke over the session: pace, fillers and who spoke, as pictures and as tables."""

from collections.abc import Sequence

from components.charts import shares
from components.markup import tag
from components.pictured import Cell, Link, Picture, Table, pictured
from components.session_picture import Answer, session, spoken
from lab.models.course import Course, Stretch
from lab.models.evaluation import SpeechMetrics

FEWEST = 2
HEAD = ('Answer', 'To question', 'From', 'To', 'Words a minute', 'Fillers', 'Long pauses', 'To the first word')
HOW = (
    'Each column is an answer, as wide as it was long. A dotted line is where a question begins; follow-ups have no '
    'number. The band is a pace that is easy to follow.'
)


def delivery(metrics: SpeechMetrics, course: Course, they: str = 'the interviewer') -> list[Picture]:
    """Only for answers that were spoken, at least two; nothing where the candidate asked not to be measured."""
    answers = spoken(metrics)
    if len(answers) < FEWEST:
        return []
    pictures = []
    with tag('div', 'stack loose'):
        if metrics.talk_ratio is not None:
            pictures.append(_talk(metrics, they))
        label = (
            f'Pace of your answers in order: {_listed([each["words_per_minute"] for each in answers])} words a minute'
        )
        said = Table('How each answer was spoken', HEAD, answer_rows(answers, course))
        heard = any(each['fillers'] for each in answers)
        how = HOW if heard else f'{HOW} No filler was heard.'
        size = 'session' if heard else 'session no-fillers'
        pictures.append(pictured('Minute by minute', how, session(course, metrics), label, said, size))
    return pictures


def answer_rows(answers: Sequence[Answer], course: Course) -> list[list[Cell]]:
    asked = {each.answer_turn: each for each in course.stretches}
    return [_row(number, answer, asked.get(answer['turn'])) for number, answer in enumerate(answers, 1)]


def _talk(metrics: SpeechMetrics, they: str) -> Picture:
    mine, theirs = talk_parts(metrics)
    share = f'{metrics.talk_ratio:.0%}'
    rows = [['You', _clock(mine), share], [_capital(they), _clock(theirs), f'{1 - (metrics.talk_ratio or 0):.0%}']]
    said = Table('Who spoke for how long', ('Who', 'Minutes', 'Share'), rows)
    how = f'You spoke for {_clock(mine)} minutes, {they} for {_clock(theirs)}: {share} of the talking was yours.'
    return pictured('Who spoke', how, shares([('You', mine), (they, theirs)]), how, said, 'shares')


def talk_parts(metrics: SpeechMetrics) -> tuple[float, float]:
    """Seconds of speech: the candidate's and the other side's."""
    mine = sum(each['speaking_s'] for each in spoken(metrics))
    ratio = metrics.talk_ratio or 1.0
    return mine, mine * (1 - ratio) / ratio


def _row(number: int, answer: Answer, asked: Stretch | None) -> list[Cell]:
    wait, pauses = answer['first_word_s'], answer['pauses_s']
    return [
        Link(str(number), f'#turn-{answer["turn"]}', f'Answer {number}, read it'),
        _question(asked),
        _clock(answer['at_s']),
        _clock(answer['at_s'] + answer['seconds']),
        f'{answer["words_per_minute"]:.0f}',
        str(answer['fillers']),
        ', '.join(f'{pause:.0f} s' for pause in pauses) or 'none',
        'before the question ended' if wait is None else f'{wait:.1f} s',
    ]


def _question(asked: Stretch | None) -> str:
    if asked is None:
        return ''
    which = f'Follow-up to {asked.number}' if asked.probe else str(asked.number)
    return f'{which}, at {_clock(asked.from_s)}: {asked.question}' if asked.question else which


def _listed(values: Sequence[float]) -> str:
    return ', '.join(f'{value:.0f}' for value in values)


def _clock(seconds: float) -> str:
    return f'{seconds // 60:.0f}:{seconds % 60:02.0f}'


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
