"""Figures as plain dictionaries for Plotly. Their colours are in charts.css, so that they follow the theme."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from nicegui import ui

from components.markup import tag
from lab.models.course import Course
from lab.models.desk import DeskSpell
from lab.models.history import Compared

Figure = dict[str, Any]

LEVELS = {'range': [0.8, 5.2], 'tickvals': [1, 2, 3, 4, 5]}
STILL = {'displayModeBar': False, 'staticPlot': True, 'responsive': True}
TOUCHED = {'displayModeBar': False, 'responsive': True}
"""Says more where one points at it, and lets a finger scroll the page."""


def draw(figure: Figure, label: str) -> None:
    """`label` says in a sentence what is seen."""
    config = TOUCHED if figure['layout'].get('hovermode') else STILL
    clear = {'paper_bgcolor': 'rgba(0,0,0,0)', 'plot_bgcolor': 'rgba(0,0,0,0)', 'showlegend': False, 'autosize': True}
    with tag('div', role='img', aria_label=label), tag('div', aria_hidden='true'):
        ui.plotly({'data': figure['data'], 'layout': {**figure['layout'], **clear}, 'config': config})


def radar(names: Sequence[str], scores: Sequence[float], before: Sequence[float | None] = ()) -> Figure:
    """Dimensions as a closed shape, 1–5; the shape `before` lies dashed under it, with gaps where none was judged."""
    corners = ['<br>'.join(wrap(name, 12, break_long_words=False)) for name in names]
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
        'margin': {'l': 92, 'r': 92, 't': 40, 'b': 40},
    }
    return {'data': traces, 'layout': layout}


def trend(dates: Sequence[str], scores: Sequence[float | None]) -> Figure:
    """One score over sessions, 1–5; sessions in which it was not judged are bridged."""
    places = list(range(len(dates)))  # two sessions may bear one date
    points = {'type': 'scatter', 'x': places, 'y': list(scores), 'mode': 'lines+markers', 'connectgaps': True}
    shown = places if len(places) <= 3 else [places[0], places[-1]]
    ticks = {'tickvals': shown, 'ticktext': [dates[place] for place in shown]}
    layout = {
        'xaxis': {**axis(ticks), 'range': [-0.4, max(len(dates) - 0.6, 0.6)], 'showgrid': False},
        'yaxis': axis(LEVELS),
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
        'xaxis': {**axis(LEVELS), 'side': 'top'},
        'yaxis': axis({'autorange': 'reversed', 'type': 'category'}),
        'margin': {'l': 128, 'r': 12, 't': 26, 'b': 8},
    }
    return {'data': traces, 'layout': layout}


def phases(course: Course) -> Figure:
    """Each phase where it stood in the plan and, under it, where it stood in the session."""
    names = ['<br>'.join(wrap(phase.name, 15)) for phase in course.phases]
    planned = [(phase.planned_from_s, phase.planned_s) for phase in course.phases]
    happened = [(phase.from_s or 0.0, phase.took_s) for phase in course.phases]
    layout = {
        'xaxis': {**axis({'rangemode': 'tozero', 'ticksuffix': ' min'}), 'nticks': 7},
        'yaxis': axis({'autorange': 'reversed', 'type': 'category', 'showgrid': False}),
        'barmode': 'group',
        'bargap': 0.34,
        'margin': {'l': 108, 'r': 12, 't': 8, 'b': 30},
    }
    return {'data': [_bars(names, planned), _bars(names, happened)], 'layout': layout}


def shares(parts: Sequence[tuple[str, float]]) -> Figure:
    """One bar, cut where each part ends."""
    traces = [{'type': 'bar', 'orientation': 'h', 'x': [part], 'y': [''], 'width': 0.9} for _, part in parts]
    bare = axis({'visible': False})
    layout = {'barmode': 'stack', 'xaxis': {**bare, 'range': [0, sum(part for _, part in parts)]}, 'yaxis': bare}
    return {'data': traces, 'layout': {**layout, 'margin': {'l': 0, 'r': 0, 't': 0, 'b': 0}}}


def hours(spells: Sequence[DeskSpell]) -> Figure:
    """The last hours by the clock: sessions live at once, and under them the longest wait in minutes."""
    at = [f'{spell.at:%H:%M}' for spell in spells]
    column = {'type': 'bar', 'x': at, 'hoverinfo': 'x+y'}
    waits = [round(spell.longest_wait_s / 60, 1) for spell in spells]
    most = max([3, *(spell.spoken + spell.typed for spell in spells)])
    layout = {
        'xaxis': {**axis({'type': 'category', 'showgrid': False}), 'anchor': 'y2', 'nticks': 6, 'tickangle': 0},
        'yaxis': {**axis({'range': [0, most * 1.1], 'nticks': 4}), 'domain': [0.42, 0.93]},
        'yaxis2': {**axis({'range': [0, max([2, *waits]) * 1.1], 'nticks': 3}), 'domain': [0, 0.24]},
        'annotations': [
            caption(text, height) for text, height in (('Live at once', 0.94), ('Longest wait, min', 0.25))
        ],
        'barmode': 'stack',
        'bargap': 0.12,
        'hovermode': 'closest',
        'dragmode': False,
        'margin': {'l': 34, 'r': 10, 't': 12, 'b': 30},
    }
    spoken_typed = [[spell.spoken for spell in spells], [spell.typed for spell in spells]]
    return {
        'data': [*({**column, 'y': counts} for counts in spoken_typed), {**column, 'y': waits, 'yaxis': 'y2'}],
        'layout': layout,
    }


def axis(own: Figure) -> Figure:
    """One that stays as it is drawn."""
    return {'fixedrange': True, 'zeroline': False, **own}


def caption(text: str, at: float) -> Figure:
    """Over a row of a picture, at its left."""
    place = {'xref': 'paper', 'x': 0, 'yref': 'paper', 'y': at, 'xanchor': 'left', 'yanchor': 'bottom'}
    return {**place, 'text': text, 'showarrow': False, 'font': {'size': 12}}


def _bars(names: Sequence[str], spans: Sequence[tuple[float, float]]) -> Figure:
    starts, lengths = [start / 60 for start, _ in spans], [length / 60 for _, length in spans]
    return {'type': 'bar', 'orientation': 'h', 'y': list(names), 'base': starts, 'x': lengths}
