"""Figures of how one spoke: counted, with the formula beside each."""

import re

from markupsafe import Markup

from components.plain import plain
from lab.models.evaluation import SpeechMetrics

FIGURE = Markup('<div><dt>{}</dt>{}<dd class="how">{}</dd></div>')
LARGE, BESIDE = Markup('<dd>{}<span>{}</span>{}</dd>'), Markup('<i>{}</i>')
NUMBER = re.compile(r'(at least )?([\d.]+%?)( .*)?')


def figures(metrics: SpeechMetrics) -> None:
    rows = (FIGURE.format(term, _value(value), how) for term, value, how in _shown(metrics))
    plain(Markup('').join(rows), 'figure-row', 'dl')


def figures_title(metrics: SpeechMetrics) -> str:
    """The title that these figures stand under."""
    return 'How you answered' if metrics.typed else 'How you spoke'


def _value(value: str) -> Markup:
    """The number large, what it counts beside it."""
    found = NUMBER.fullmatch(value)
    before, number, unit = found.groups() if found else ('', value, '')
    small = [BESIDE.format(each) if each else '' for each in (before, unit)]
    return LARGE.format(small[0], number, small[1])


def _shown(metrics: SpeechMetrics) -> list[tuple[str, str, str]]:
    total = metrics.candidate_words + metrics.interviewer_words
    shown = [
        ('Answers', str(metrics.answers), 'turns in which you said something'),
        ('Your words', str(metrics.candidate_words), f'of {total} in the whole conversation'),
        ('Typical answer', f'{metrics.median_answer_words} words', 'half of your answers were shorter, half longer'),
        ('Longest answer', f'{metrics.longest_answer_words} words', 'about 150 words are a minute of speech'),
    ]
    if metrics.words_per_minute is not None:
        how = 'words divided by the time you spoke, pauses over 2 seconds left out'
        shown.append(('Pace', f'{metrics.words_per_minute:.0f} words a minute', how))
    if metrics.fillers_per_minute is not None:
        how = '“um”, “uh”, “you know”: up to 5 is fine. Half of the “um”s are not written down, so count on more'
        heard = f'at least {metrics.fillers_per_minute:.1f} a minute' if metrics.fillers_per_minute else 'none heard'
        shown.append(('Fillers', heard, how))
    return shown + (_of_time(metrics) if metrics.delivery and not metrics.typed else [])


def _of_time(metrics: SpeechMetrics) -> list[tuple[str, str, str]]:
    longest = f'; the longest {metrics.longest_pause_s:.0f} seconds' if metrics.pauses else ''
    shown = [('Pauses to think', str(metrics.pauses), f'silences of more than 2 seconds inside your answers{longest}')]
    if metrics.talk_ratio is not None:
        how = 'the time you spoke, of the time that either of you spoke'
        shown.append(('Your share of the talking', f'{metrics.talk_ratio:.0%}', how))
    if metrics.median_first_word_s is not None:
        how = 'from the end of a question to your first word; half were quicker. Never held against you'
        shown.append(('Time to the first word', f'{metrics.median_first_word_s:.1f} s', how))
    return shown
