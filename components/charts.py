"""Figures as plain dictionaries for Plotly. Their colours are in charts.css, so that they follow the theme."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from nicegui import ui

from components.markup import tag
from lab.models.course import Course
from lab.models.evaluation import SpeechMetrics
from lab.models.history import Compared

Figure = dict[str, Any]
Answer = dict[str, Any]

EASY_PACE = (120.0, 170.0)
"""Words a minute that are easy to follow; the same as the rubric's."""
LEVELS = {'range': [0.8, 5.2], 'tickvals': [1, 2, 3, 4, 5]}
STILL = {'displayModeBar': False, 'staticPlot': True, 'responsive': True}
TOUCHED = {'displayModeBar': False, 'responsive': True}
"""Says more where one points at it, and lets a finger scroll the page."""


def draw(figure: Figure, label: str) -> None:
    """`label` says in a sentence what is seen."""
    config = TOUCHED if figure['layout'].get('hovermode') else STILL
    clear = {'paper_bgcolor': 'rgba(0,0,0,0)', 'plot_bgcolor': 'rgba(0,0,0,0)', 'showlegend': False, 'autosize': True}
    with tag('div', role='img', aria_label=label):
        ui.plotly({'data': figure['data'], 'layout': {**figure['layout'], **clear}, 'config': config})


def radar(names: Sequence[str], scores: Sequence[float], before: Sequence[float | None] = ()) -> Figure:
    """Dimensions as a closed shape, 1–5; the shape `before` lies dashed under it, with gaps where none was judged."""
    corners = ['<br>'.join(wrap(name, 13)) for name in names]
    around: Figure = {'type': 'scatterpolar', 'theta': [*corners, corners[0]]}
    ring = {**around, 'r': [*scores, scores[0]], 'fill': 'toself', 'mode': 'lines+markers'}
    traces = [ring]
    if any(score is not None for score in before):
        dashed = {'dash': 'dash', 'width': 2}
        traces = [{**around, 'r': [*before, before[0]], 'fill': 'none', 'mode': 'lines', 'line': dashed}, ring]
    layout = {
        'polar': {
            'bgcolor': 'rgba(0,0,0,0)',
            'radialaxis': {'range': [0, 5], 'tickvals': [1, 2, 3, 4, 5], 'tickfont': {'size': 11}},
            'angularaxis': {'tickfont': {'size': 12}, 'direction': 'clockwise', 'rotation': 90},
        },
        'margin': {'l': 84, 'r': 84, 't': 40, 'b': 40},
    }
    return {'data': traces, 'layout': layout}


def trend(dates: Sequence[str], scores: Sequence[float | None]) -> Figure:
    """One score over sessions, 1–5; sessions in which it was not judged are bridged."""
    places = list(range(len(dates)))  # two sessions may bear one date
    points = {'type': 'scatter', 'x': places, 'y': list(scores), 'mode': 'lines+markers', 'connectgaps': True}
    shown = places if len(places) <= 3 else [places[0], places[-1]]
    ticks = {'tickvals': shown, 'ticktext': [dates[place] for place in shown]}
    layout = {
        'xaxis': {**_plain(ticks), 'range': [-0.4, max(len(dates) - 0.6, 0.6)], 'showgrid': False},
        'yaxis': _plain(LEVELS),
        'margin': {'l': 22, 'r': 12, 't': 8, 'b': 26},
    }
    return {'data': [{**points, 'marker': {'size': 8}}], 'layout': layout}


def moves(rows: Sequence[Compared]) -> Figure:
    """From one session to the other, a line a dimension: the first hollow, the second filled."""
    names = ['<br>'.join(wrap(row.name, 20)) for row in rows]
    traces: list[Figure] = [
        {'type': 'scatter', 'mode': 'lines', 'x': [row.first, row.second], 'y': [name, name]}
        for row, name in zip(rows, names, strict=True)
    ]
    for values, sign in (([row.first for row in rows], 'circle-open'), ([row.second for row in rows], 'circle')):
        marks = {'symbol': sign, 'size': 12}
        traces.append({'type': 'scatter', 'mode': 'markers', 'x': values, 'y': names, 'marker': marks})
    layout = {
        'xaxis': {**_plain(LEVELS), 'side': 'top'},
        'yaxis': _plain({'autorange': 'reversed', 'type': 'category'}),
        'margin': {'l': 128, 'r': 12, 't': 26, 'b': 8},
    }
    return {'data': traces, 'layout': layout}


def session(course: Course, metrics: SpeechMetrics) -> Figure:
    """Minute by minute: who spoke, the pace of each answer and its fillers, with a line where each question begins."""
    answers = spoken(metrics)
    asked = {each.answer_turn: each for each in course.stretches}
    hints = [_hint(answer, asked[answer['turn']].question if answer['turn'] in asked else '') for answer in answers]
    spans = {'x': [_middle(answer) for answer in answers], 'width': [answer['seconds'] / 60 for answer in answers]}
    columns = {'type': 'bar', **spans, 'hovertext': hints, 'hoverinfo': 'text'}
    fillers = [answer['fillers'] for answer in answers]
    traces = [
        {**columns, 'y': [answer['words_per_minute'] for answer in answers], 'yaxis': 'y'},
        {**columns, 'y': fillers, 'yaxis': 'y2'},
        _lane('You', [(answer['at_s'], answer['at_s'] + answer['seconds']) for answer in answers]),
        _lane('They', [(each.from_s, each.asked_s) for each in course.stretches if each.asked_s > each.from_s]),
    ]
    fastest = max([EASY_PACE[1], *(answer['words_per_minute'] for answer in answers)])
    band: Figure = {'type': 'rect', 'xref': 'paper', 'x0': 0, 'x1': 1, 'y0': EASY_PACE[0], 'y1': EASY_PACE[1]}
    band |= {'layer': 'below', 'line': {'width': 0}}
    layout = {
        'xaxis': {**_plain({'range': [0, _end(course, answers)], 'ticksuffix': ' min'}), 'anchor': 'y2', 'nticks': 7},
        'yaxis': {**_plain({'range': [0, fastest * 1.1], 'nticks': 4}), 'domain': [0.32, 0.74]},
        'yaxis2': {**_plain({'range': [0, max([3, *fillers]) * 1.1], 'nticks': 3}), 'domain': [0, 0.19]},
        'yaxis3': {**_plain({'type': 'category', 'showgrid': False}), 'domain': [0.87, 1]},
        'shapes': [
            {**band, 'layer': 'below', 'line': {'width': 0}},
            *(_boundary(each.from_s) for each in course.stretches),
        ],
        'annotations': [
            *(_number(each.from_s, each.number) for each in course.stretches if not each.probe),
            *(_title(text, at) for text, at in (('Words a minute', 0.745), ('Fillers', 0.195))),
        ],
        'barmode': 'overlay',
        'hovermode': 'closest',
        'dragmode': False,
        'margin': {'l': 40, 'r': 10, 't': 24, 'b': 28},
    }
    return {'data': traces, 'layout': layout}


def spoken(metrics: SpeechMetrics) -> list[Answer]:
    """The answers that have times; none where the candidate asked not to be measured by how they speak."""
    return [each for each in metrics.per_answer if each.get('speaking_s')] if metrics.delivery else []


def phases(course: Course) -> Figure:
    """Each phase where it stood in the plan and, under it, where it stood in the session."""
    names = ['<br>'.join(wrap(phase.name, 15)) for phase in course.phases]
    planned = [(phase.planned_from_s, phase.planned_s) for phase in course.phases]
    happened = [(phase.from_s or 0.0, phase.took_s) for phase in course.phases]
    layout = {
        'xaxis': {**_plain({'rangemode': 'tozero', 'ticksuffix': ' min'}), 'nticks': 7},
        'yaxis': _plain({'autorange': 'reversed', 'type': 'category', 'showgrid': False}),
        'barmode': 'group',
        'bargap': 0.34,
        'margin': {'l': 108, 'r': 12, 't': 8, 'b': 30},
    }
    return {'data': [_bars(names, planned), _bars(names, happened)], 'layout': layout}


def shares(parts: Sequence[tuple[str, float]]) -> Figure:
    """One bar, cut where each part ends."""
    traces = [{'type': 'bar', 'orientation': 'h', 'x': [part], 'y': [''], 'width': 0.9} for _, part in parts]
    axis = {'visible': False, 'fixedrange': True}
    layout = {'barmode': 'stack', 'xaxis': {**axis, 'range': [0, sum(part for _, part in parts)]}, 'yaxis': axis}
    return {'data': traces, 'layout': {**layout, 'margin': {'l': 0, 'r': 0, 't': 0, 'b': 0}}}


def _plain(axis: Figure) -> Figure:
    return {'fixedrange': True, 'zeroline': False, **axis}


def _middle(answer: Answer) -> float:
    return float(answer['at_s'] + answer['seconds'] / 2) / 60


def _hint(answer: Answer, question: str) -> str:
    said = f'{answer["words_per_minute"]:.0f} words a minute, fillers: {answer["fillers"]}'
    return '<br>'.join([*wrap(question, 44), said])


def _lane(name: str, spans: Sequence[tuple[float, float]]) -> Figure:
    lengths = [(end - start) / 60 for start, end in spans]
    lane = {'type': 'bar', 'orientation': 'h', 'yaxis': 'y3', 'hoverinfo': 'skip', 'width': 0.7}
    return {**lane, 'y': [name] * len(spans), 'base': [start / 60 for start, _ in spans], 'x': lengths}


def _end(course: Course, answers: Sequence[Answer]) -> float:
    return max([course.seconds, *(float(answer['at_s'] + answer['seconds']) for answer in answers)]) / 60


def _boundary(at_s: float) -> Figure:
    line = {'type': 'line', 'x0': at_s / 60, 'x1': at_s / 60, 'yref': 'paper', 'y0': 0, 'y1': 1}
    return {**line, 'layer': 'above', 'line': {'width': 1, 'dash': 'dot'}}


def _number(at_s: float, number: int) -> Figure:
    place = {'x': at_s / 60, 'yref': 'paper', 'y': 1, 'xanchor': 'left', 'yanchor': 'bottom', 'showarrow': False}
    return {**place, 'text': str(number), 'font': {'size': 11}}


def _title(text: str, at: float) -> Figure:
    place = {'xref': 'paper', 'x': 0, 'yref': 'paper', 'y': at, 'xanchor': 'left', 'yanchor': 'bottom'}
    return {**place, 'text': text, 'showarrow': False, 'font': {'size': 12}}


def _bars(names: Sequence[str], spans: Sequence[tuple[float, float]]) -> Figure:
    starts, lengths = [start / 60 for start, _ in spans], [length / 60 for _, length in spans]
    return {'type': 'bar', 'orientation': 'h', 'y': list(names), 'base': starts, 'x': lengths}
