"""The picture of a session, minute by minute: who spoke, how fast, with how many fillers, and to which question."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from components.charts import Figure, axis, caption
from lab.models.course import Course, Stretch
from lab.models.evaluation import SpeechMetrics

Answer = dict[str, Any]
EASY_PACE = (120.0, 170.0)
"""Words a minute that are easy to follow; the same as the rubric's."""


def session(course: Course, metrics: SpeechMetrics) -> Figure:
    """A column an answer, as wide as it was long; a dotted line where each question begins. Without fillers no row."""
    answers = spoken(metrics)
    columns = _columns(answers, course)
    fillers = [answer['fillers'] for answer in answers]
    heard = any(fillers)
    traces = [
        {**columns, 'y': [answer['words_per_minute'] for answer in answers], 'yaxis': 'y'},
        *([{**columns, 'y': fillers, 'yaxis': 'y2'}] if heard else []),
        _lane('You', [(answer['at_s'], answer['at_s'] + answer['seconds']) for answer in answers]),
        _lane('They', [(each.from_s, each.asked_s) for each in course.stretches if each.asked_s > each.from_s]),
    ]
    fastest = max([EASY_PACE[1], *(answer['words_per_minute'] for answer in answers)])
    minutes = axis({'range': [0, _end(course, answers)], 'ticksuffix': ' min', 'nticks': 7})
    below = {'yaxis2': axis({'range': [0, max([3, *fillers]) * 1.1], 'nticks': 3, 'domain': [0, 0.19]})}
    layout = {
        **(below if heard else {}),
        'xaxis': {**minutes, 'anchor': 'y2' if heard else 'y'},
        'yaxis': axis({'range': [0, fastest * 1.1], 'nticks': 4, 'domain': [0.32 if heard else 0, 0.74]}),
        'yaxis3': axis({'type': 'category', 'showgrid': False, 'domain': [0.87, 1]}),
        'shapes': [_band(), *(_boundary(each.from_s) for each in course.stretches)],
        'annotations': _words(course.stretches, heard),
        'barmode': 'overlay',
        'hovermode': 'closest',
        'dragmode': False,
        'margin': {'l': 40, 'r': 10, 't': 24, 'b': 28},
    }
    return {'data': traces, 'layout': layout}


def spoken(metrics: SpeechMetrics) -> list[Answer]:
    """The answers that have times; none where the candidate asked not to be measured by how they speak."""
    return [each for each in metrics.per_answer if each.get('speaking_s')] if metrics.delivery else []


def _columns(answers: Sequence[Answer], course: Course) -> Figure:
    asked = {each.answer_turn: each.question for each in course.stretches}
    return {
        'type': 'bar',
        'x': [float(answer['at_s'] + answer['seconds'] / 2) / 60 for answer in answers],
        'width': [answer['seconds'] / 60 for answer in answers],
        'hovertext': [_hint(answer, asked.get(answer['turn'], '')) for answer in answers],
        'hoverinfo': 'text',
    }


def _words(stretches: Sequence[Stretch], heard: bool) -> list[Figure]:
    numbers = [_number(each.from_s, each.number) for each in stretches if not each.probe]
    return [*numbers, caption('Words a minute', 0.745), *([caption('Fillers', 0.195)] if heard else [])]


def _hint(answer: Answer, question: str) -> str:
    said = f'{answer["words_per_minute"]:.0f} words a minute, fillers: {answer["fillers"]}'
    return '<br>'.join([*wrap(question, 44), said])


def _lane(name: str, spans: Sequence[tuple[float, float]]) -> Figure:
    lengths = [(end - start) / 60 for start, end in spans]
    lane = {'type': 'bar', 'orientation': 'h', 'yaxis': 'y3', 'hoverinfo': 'skip', 'width': 0.7}
    return {**lane, 'y': [name] * len(spans), 'base': [start / 60 for start, _ in spans], 'x': lengths}


def _end(course: Course, answers: Sequence[Answer]) -> float:
    return max([course.seconds, *(float(answer['at_s'] + answer['seconds']) for answer in answers)]) / 60


def _band() -> Figure:
    band = {'type': 'rect', 'xref': 'paper', 'x0': 0, 'x1': 1, 'y0': EASY_PACE[0], 'y1': EASY_PACE[1]}
    return {**band, 'layer': 'below', 'line': {'width': 0}}


def _boundary(at_s: float) -> Figure:
    line = {'type': 'line', 'x0': at_s / 60, 'x1': at_s / 60, 'yref': 'paper', 'y0': 0, 'y1': 1}
    return {**line, 'layer': 'above', 'line': {'width': 1, 'dash': 'dot'}}


def _number(at_s: float, number: int) -> Figure:
    place = {'x': at_s / 60, 'yref': 'paper', 'y': 1, 'xanchor': 'left', 'yanchor': 'bottom', 'showarrow': False}
    return {**place, 'text': str(number), 'font': {'size': 11}}
