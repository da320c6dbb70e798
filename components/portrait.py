"""An interviewer drawn from the look of their avatar: a room behind and a person in front, in groups that can move."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any
from zlib import crc32

import yaml
from nicegui import ui
from nicegui.element import Element

from components.markup import tag

Look = Mapping[str, str]
Paint = dict[str, str]
DRAWINGS = Path(__file__).parent / 'drawings'
COVERED_EARS = ('headscarf', 'bob', 'long')
NO_FRINGE = ('headscarf', 'bald')


def portrait(look: Look, name: str) -> Element:
    """The drawing; `name` is told to those who do not see it. The look is our own seed, never from a person."""
    with tag('div', 'portrait', role='img', aria_label=f'{name}, interviewer') as box:
        ui.html(drawing(look), sanitize=False)
    return box


def empty_room() -> Element:
    """A room in which nobody sits, for a door that stays closed; it says nothing that words do not."""
    nobody = pieces('nobody')
    paint = palette(nobody['look'])
    parts = {'room': room(nobody['look'], paint), 'chair': filled(nobody['chair'], paint)}
    with tag('div', 'portrait', aria_hidden='true') as box:
        ui.html(framed('empty', paint, parts), sanitize=False)
    return box


def drawing(look: Look) -> str:
    """Two SVGs on one another: the room fills any shape, the person stands whole at its lower edge."""
    return _drawn(tuple(sorted(look.items())))


@cache
def _drawn(features: tuple[tuple[str, str], ...]) -> str:
    look = dict(features)
    paint = palette(look)
    outline = {'outline': pieces('faces')['face'][look.get('face', 'oval')]}
    gradients = framed('gradients', paint, outline)
    return framed('whole', paint, {'room': room(look, paint), 'gradients': gradients, 'person': person(look, paint)})


def room(look: Look, paint: Paint) -> str:
    rooms = pieces('rooms')
    things = filled(rooms[look.get('background', 'plain')], paint)
    return framed('room', paint, {'light': filled(rooms['light'], paint), 'things': things})


def person(look: Look, paint: Paint) -> str:
    bare = look.get('hair_style') in COVERED_EARS
    parts = {
        'hair_back': hair(look, paint, 'back'),
        'worn': worn(look, paint),
        'ears': '' if bare else filled(pieces('faces')['ears'], paint),
        'face': face(look, paint),
        'features': features(look, paint),
        'hair_front': hair(look, paint, 'front'),
    }
    return framed('person', paint, parts)


def worn(look: Look, paint: Paint) -> str:
    clothes, kind = pieces('clothes'), look.get('clothes', 'shirt')
    neckline = {'neckline': clothes['necklines'][kind]}
    drawn = clothes['behind'].get(kind, '') + clothes['neck'] + clothes['body'] + clothes['worn'][kind]
    return filled(drawn, paint | neckline)


def face(look: Look, paint: Paint) -> str:
    faces, style, grown = pieces('faces'), look.get('hair_style', 'short'), look.get('beard', 'none')
    parts = {
        'outline': faces['face'][look.get('face', 'oval')],
        'lit': filled(faces['lit'], paint),
        'fringe': '' if style in NO_FRINGE else filled(pieces('hair')[style]['front'], paint),
        'beard': faces['beard'][grown],
        'beard_below': faces['beard_below'] if grown == 'full' else '',
    }
    return framed('face', paint, parts)


def features(look: Look, paint: Paint) -> str:
    faces = pieces('faces')
    lenses = faces['glasses'][look.get('glasses', 'none')]
    parts = {
        'nose': faces['nose'][look.get('nose', 'straight')],
        'brow': faces['brow'][look.get('brows', 'soft')],
        'left_eye': eye(look, paint, 168),
        'right_eye': eye(look, paint, 232),
        'mouth': mouth(look, paint),
        'glasses': filled(faces['glasses_frame'], paint | {'lenses': lenses}) if lenses else '',
    }
    return framed('features', paint, parts)


def eye(look: Look, paint: Paint, x: int) -> str:
    faces = pieces('faces')
    half, top, bottom = faces['lids'][look.get('eyes', 'almond')]
    left, right = f'{x - half:g} 158', f'{x + half:g} 158'
    lash = f'M{left}Q{x} {158 + top:g} {right}'
    shapes = {
        'lash': lash,
        'almond': f'{lash}Q{x} {158 + bottom:g} {left}z',
        'crease': f'M{x - half + 1:g} 151Q{x} {150 + top * 0.7:g} {x + half - 1:g} 151',
    }
    places = {'x': x, 'half': half, 'top': top, 'bottom': bottom, 'glint': x - 2.4, 'outer': x - 20}
    return filled(faces['eye'], paint | shapes | {name: f'{place:g}' for name, place in places.items()})


def mouth(look: Look, paint: Paint) -> str:
    faces = pieces('faces')
    return filled(faces['mouth'], paint | faces['lips'][look.get('lips', 'medium')] | {'seam': faces['seam']})


def hair(look: Look, paint: Paint, layer: str) -> str:
    style = pieces('hair').get(look.get('hair_style', 'short'), {})
    if layer not in style:
        return ''
    shine = style.get('shine', '') if layer == 'front' else ''
    return framed('hair', paint, {'drawn': filled(style[layer], paint), 'shine': shine})


def palette(look: Look) -> Paint:
    """The colours of a drawing by name, and `key`, which makes the ids of this look its own."""
    rules = pieces('palette')
    shade = rules['shade']['light' if brightness(look['skin']) > 120 else 'dark']
    brow = rules['under_scarf'] if look.get('hair_style') == 'headscarf' else look['hair_colour']
    colours = {'eye_colour': rules['eyes'], **look, 'shade': shade, 'brow_colour': brow}
    mixes = {
        name: mixed(colours[of], colours.get(into, into), share) for name, (of, into, share) in rules['mixed'].items()
    }
    return {**rules['fixed'], **mixes, 'key': f'{crc32(repr(sorted(look.items())).encode()):x}'}


def mixed(colour: str, other: str, share: float) -> str:
    """`share` (0–1) of `other` in the mixture; colours are `#rrggbb`."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return '#' + ''.join(f'{round(a * (1 - share) + b * share):02x}' for a, b in pairs)


def brightness(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def framed(frame: str, paint: Paint, parts: Paint) -> str:
    return filled(pieces('frame')[frame], paint | parts)


def filled(shapes: str, paint: Paint) -> str:
    return Template(shapes).substitute(paint)


@cache
def pieces(name: str) -> dict[str, Any]:
    """The shapes of one file of drawings."""
    loaded: dict[str, Any] = yaml.safe_load((DRAWINGS / f'{name}.yaml').read_text())
    return loaded
