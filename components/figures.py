"""Figures of how one spoke: counted, with the formula beside each."""

from components.markup import tag
from lab.models.evaluation import SpeechMetrics


def figures(metrics: SpeechMetrics) -> None:
    with tag('dl', 'figure-row'):
        for term, value, how in _shown(metrics):
            with tag('div'):
                tag('dt', text=term)
                tag('dd', text=value)
                tag('dd', 'how', how)


def _shown(metrics: SpeechMetrics) -> list[tuple[str, str, str]]:
    total = metrics.candidate_words + metrics.interviewer_words
    shown = [
        ('Answers', str(metrics.answers), 'turns in which you said something'),
        ('Your words', str(metrics.candidate_words), f'of {total} in the whole conversation'),
        ('Typical answer', f'{metrics.median_answer_words} words', 'half of your answers were shorter, half longer'),
        ('Longest answer', f'{metrics.longest_answer_words} words', 'about 150 words are a minute of speech'),
    ]
    if metrics.words_per_minute is not None:
        shown.append(('Pace', f'{metrics.words_per_minute:.0f} words a minute', 'words divided by the time you spoke'))
    if metrics.fillers_per_minute is not None:
        shown.append(
            ('Fillers', f'{metrics.fillers_per_minute:.1f} a minute', '“um”, “uh” and the like, up to 5 is fine')
        )
    return shown
