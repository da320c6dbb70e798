"""Pictures of scores. Each stands beside a table that says the same, and loads after the text around it."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from nicegui import ui

from components.markup import tag

BARE = {'displayModeBar': False, 'staticPlot': True, 'responsive': True}


def radar(names: Sequence[str], scores: Sequence[float], label: str, before: Sequence[float | None] = ()) -> None:
    """Dimensions as a closed shape, 1–5; the shape `before` lies dashed under it, with gaps where none was judged."""
    corners = ['<br>'.join(wrap(name, 13)) for name in names]
    ring = {
        'type': 'scatterpolar',
        'theta': [*corners, corners[0]],
        'r': [*scores, scores[0]],
        'fill': 'toself',
        'mode': 'lines+markers',
    }
    layout = {
        'polar': {
            'bgcolor': 'rgba(0,0,0,0)',
            'radialaxis': {'range': [0, 5], 'tickvals': [1, 2, 3, 4, 5], 'tickfont': {'size': 11}},
            'angularaxis': {'tickfont': {'size': 12}, 'direction': 'clockwise', 'rotation': 90},
        },
        'margin': {'l': 84, 'r': 84, 't': 40, 'b': 40},
    }
    if any(score is not None for score in before):
        dashed = {
            **ring,
            'r': [*before, before[0]],
            'fill': 'none',
            'mode': 'lines',
            'line': {'dash': 'dash', 'width': 2},
        }
        with tag('div', 'before-first'):
            _figure([dashed, ring], layout, label)
        return
    _figure([ring], layout, label)


def trend(dates: Sequence[str], scores: Sequence[float | None], label: str) -> None:
    """One score over sessions, 1–5."""
    places = list(range(len(dates)))  # two sessions may bear one date
    points = {'type': 'scatter', 'x': places, 'y': list(scores), 'mode': 'lines+markers', 'marker': {'size': 9}}
    layout = {
        'xaxis': {
            'tickvals': places,
            'ticktext': [date.replace(' ', '<br>', 2).replace('<br>', ' ', 1) for date in dates],
            'range': [-0.4, max(len(dates) - 0.6, 0.6)],
            'showgrid': False,
            'zeroline': False,
            'fixedrange': True,
        },
        'yaxis': {'range': [0.8, 5.2], 'tickvals': [1, 2, 3, 4, 5], 'fixedrange': True, 'zeroline': False},
        'margin': {'l': 34, 'r': 12, 't': 12, 'b': 46},
    }
    _figure([points], layout, label)


def course(
    names: Sequence[str], values: Sequence[float], label: str, band: tuple[float, float], unit: str = ''
) -> None:
    """One value an answer over a session, with the band in which it is well."""
    points = {'type': 'scatter', 'x': list(names), 'y': list(values), 'mode': 'lines+markers', 'marker': {'size': 9}}
    top = max([*values, band[1]]) * 1.1
    shade = {'type': 'rect', 'xref': 'paper', 'x0': 0, 'x1': 1, 'y0': band[0], 'y1': band[1], 'layer': 'below'}
    layout = {
        'xaxis': {'type': 'category', 'showgrid': False, 'fixedrange': True, 'title': {'text': 'Answer'}},
        'yaxis': {'range': [0, top], 'ticksuffix': unit, 'fixedrange': True, 'zeroline': False, 'nticks': 5},
        'shapes': [{**shade, 'line': {'width': 0}}],
        'margin': {'l': 46, 'r': 12, 't': 12, 'b': 44},
    }
    _figure([points], layout, label)


def _figure(traces: list[dict[str, Any]], layout: dict[str, Any], label: str) -> None:
    clear = {'paper_bgcolor': 'rgba(0,0,0,0)', 'plot_bgcolor': 'rgba(0,0,0,0)', 'showlegend': False, 'autosize': True}
    with tag('div', role='img', aria_label=label):
        ui.plotly({'data': traces, 'layout': {**layout, **clear}, 'config': BARE})
