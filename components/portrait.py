"""An interviewer drawn from the look of their avatar: a scene behind and a bust in front, in named groups."""

from collections.abc import Mapping

from nicegui import ui
from nicegui.element import Element

from components.hair import back_hair, front_hair
from components.markup import tag

Look = Mapping[str, str]


def portrait(look: Look, name: str) -> Element:
    """The drawing; `name` is told to those who do not see it. The look comes from our own seeds, never from a person."""
    with tag('div', 'portrait', role='img', aria_label=f'{name}, interviewer') as box:
        ui.html(drawing(look), sanitize=False).style('height: 100%')
    return box


def drawing(look: Look) -> str:
    """Two SVGs on one another: the room fills any shape, the person stands whole at its lower edge."""
    return (
        '<div style="position:relative;height:100%;overflow:hidden">'
        '<svg viewBox="0 0 640 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true" '
        f'style="position:absolute;inset:0;width:100%;height:100%">{scene(look)}</svg>'
        '<svg viewBox="60 24 280 306" preserveAspectRatio="xMidYMax meet" aria-hidden="true" '
        f'style="position:absolute;left:0;bottom:0;width:100%;height:96%">{figure(look)}</svg></div>'
    )


def scene(look: Look) -> str:
    accent = look.get('accent_colour', '#3a2bd6')
    wall, light = mixed(accent, '#eef0f2', 0.86), mixed(accent, '#ffffff', 0.93)
    glow = f'<stop stop-color="{light}"/><stop offset="1" stop-color="{wall}"/>'
    gradient = f'<radialGradient id="glow-{accent[1:]}" cx=".5" cy=".55" r=".75">{glow}</radialGradient>'
    ground = f'<defs>{gradient}</defs><rect width="640" height="400" fill="url(#glow-{accent[1:]})"/>'
    shade = mixed(accent, '#dfe3e8', 0.72)
    return ground + SCENES.get(look.get('background', 'plain'), '').replace('SHADE', shade).replace('LIGHT', light)


SCENES = {
    'plain': '',
    'window': (
        '<g fill="SHADE" opacity=".75"><rect x="56" y="40" width="150" height="230" rx="8"/></g>'
        '<g fill="LIGHT"><rect x="66" y="50" width="61" height="100" rx="4"/><rect x="135" y="50" width="61" height="100" rx="4"/>'
        '<rect x="66" y="158" width="61" height="102" rx="4"/><rect x="135" y="158" width="61" height="102" rx="4"/></g>'
        '<g fill="SHADE" opacity=".7"><path d="M520 400c-4-60 6-110 28-150 6 50 0 100-8 150z"/>'
        '<path d="M540 400c10-50 34-88 66-108-6 44-30 82-50 108z"/><path d="M528 400c-16-40-42-66-70-78 4 38 26 62 52 78z"/></g>'
    ),
    'office': (
        '<g fill="SHADE" opacity=".65"><rect x="60" y="66" width="132" height="96" rx="8"/>'
        '<rect x="470" y="96" width="130" height="12" rx="4"/><rect x="470" y="190" width="130" height="12" rx="4"/>'
        '<rect x="484" y="52" width="18" height="44" rx="3"/><rect x="506" y="60" width="14" height="36" rx="3"/>'
        '<rect x="560" y="150" width="26" height="40" rx="6"/><rect x="488" y="154" width="46" height="36" rx="3"/></g>'
        '<g fill="LIGHT"><rect x="72" y="78" width="108" height="72" rx="4"/></g>'
    ),
    'shelf': (
        '<g fill="SHADE" opacity=".6"><rect x="40" y="120" width="170" height="9"/><rect x="40" y="236" width="170" height="9"/>'
        '<rect x="432" y="120" width="170" height="9"/><rect x="432" y="236" width="170" height="9"/>'
        '<rect x="54" y="66" width="16" height="54"/><rect x="74" y="58" width="20" height="62"/><rect x="98" y="74" width="14" height="46"/>'
        '<rect x="140" y="84" width="44" height="36" rx="18"/><rect x="60" y="186" width="22" height="50"/><rect x="86" y="178" width="16" height="58"/>'
        '<rect x="106" y="192" width="26" height="44"/><rect x="452" y="62" width="18" height="58"/><rect x="474" y="74" width="24" height="46"/>'
        '<rect x="540" y="70" width="14" height="50"/><rect x="558" y="60" width="20" height="60"/><rect x="470" y="190" width="60" height="46" rx="4"/></g>'
    ),
}


def figure(look: Look) -> str:
    """Groups `eyes`, `brows`, `mouth` are named so that they can be moved."""
    return ''.join((
        back_hair(look), neck(look), clothes(look), ears(look), face(look), beard(look), features(look), front_hair(look), glasses(look)
    ))  # fmt: skip


FACES = {
    'round': 'M132 148c0-52 30-82 68-82s68 30 68 82c0 54-32 88-68 88s-68-34-68-88z',
    'oval': 'M136 146c0-50 28-80 64-80s64 30 64 80c0 50-34 96-64 96s-64-46-64-96z',
    'long': 'M138 142c0-48 26-78 62-78s62 30 62 78c0 30-6 58-18 78-10 18-26 30-44 30s-34-12-44-30c-12-20-18-48-18-78z',
    'square': 'M134 140c0-46 28-76 66-76s66 30 66 76c0 30-2 54-10 70-10 20-32 34-56 34s-46-14-56-34c-8-16-10-40-10-70z',
}


def face(look: Look) -> str:
    skin = look['skin']
    cheek = mixed(skin, '#c2453a', 0.4)
    return (
        f'<path d="{FACES.get(look.get("face", "oval"), FACES["oval"])}" fill="{skin}"/>'
        f'<g fill="{cheek}" opacity=".26"><ellipse cx="158" cy="188" rx="14" ry="8"/><ellipse cx="242" cy="188" rx="14" ry="8"/></g>'
    )


def ears(look: Look) -> str:
    if look.get('hair_style') == 'headscarf':
        return ''
    skin, shade = look['skin'], shaded(look['skin'])
    return (
        f'<g fill="{skin}"><ellipse cx="134" cy="158" rx="12" ry="19"/><ellipse cx="266" cy="158" rx="12" ry="19"/></g>'
        f'<g fill="none" stroke="{shade}" stroke-width="3" stroke-linecap="round"><path d="M131 150c-5 4-5 12 0 16"/>'
        '<path d="M269 150c5 4 5 12 0 16"/></g>'
    )


def neck(look: Look) -> str:
    return (
        f'<path d="M172 210h56v52c0 16-12 28-28 28s-28-12-28-28z" fill="{look["skin"]}"/>'
        f'<path d="M172 222c8 16 18 24 28 24s20-8 28-24v24c-8 14-18 20-28 20s-20-6-28-20z" fill="{shaded(look["skin"])}" opacity=".55"/>'
    )


def clothes(look: Look) -> str:
    colour = look.get('clothes_colour', '#2f3e63')
    body = f'<path d="M74 342c2-46 26-72 66-82l32-10c6 14 16 22 28 22s22-8 28-22l32 10c40 10 64 36 66 82z" fill="{colour}"/>'
    dark, pale = mixed(colour, '#10131b', 0.34), '#f6f5f2'
    fold = f'<g fill="none" stroke="{dark}" stroke-width="3" stroke-linecap="round" opacity=".6"><path d="M112 300c6 10 8 24 8 42"/><path d="M288 300c-6 10-8 24-8 42"/></g>'
    extras = {
        'blazer': (
            f'<path d="M172 250l28 46 28-46 10 4-30 88h-16l-30-88z" fill="{pale}"/>'
            f'<path d="M170 250l-14 8 6 30 28 54h10l-10-40zM230 250l14 8-6 30-28 54h-10l10-40z" fill="{dark}"/>'
        ),
        'shirt': (
            f'<path d="M170 250l30 26-20 24-20-42zM230 250l-30 26 20 24 20-42z" fill="{mixed(colour, "#ffffff", 0.72)}"/>'
            f'<g fill="{dark}" opacity=".7"><circle cx="200" cy="296" r="2.6"/><circle cx="200" cy="318" r="2.6"/></g>'
        ),
        'jumper': f'<path d="M166 252c8 22 20 32 34 32s26-10 34-32l8 3c-8 28-22 42-42 42s-34-14-42-42z" fill="{dark}" opacity=".75"/>',
        'scrubs': f'<path d="M168 251l32 50 32-50 10 3-42 66-42-66z" fill="{dark}" opacity=".8"/>',
        'dress': f'<path d="M160 254c6 30 22 46 40 46s34-16 40-46c-8 22-22 34-40 34s-32-12-40-34z" fill="{dark}" opacity=".65"/>',
    }
    return body + fold + extras.get(look.get('clothes', 'shirt'), '')


def beard(look: Look) -> str:
    colour = mixed(look['hair_colour'], look['skin'], 0.12)
    shapes = {
        'stubble': (0.22, 'M142 178c4 40 26 62 58 62s54-22 58-62c-8 14-20 18-30 16-10-6-46-6-56 0-10 2-22-2-30-16z'),
        'short': (0.85, 'M140 172c2 44 26 70 60 70s58-26 60-70c-6 16-18 22-30 20-12-6-48-6-60 0-12 2-24-4-30-20z'),
        'full': (1.0, 'M138 166c-2 54 26 92 62 92s64-38 62-92c-6 18-18 26-32 24-12-6-48-6-60 0-14 2-26-6-32-24z'),
    }
    if look.get('beard', 'none') not in shapes:
        return ''
    strength, path = shapes[look['beard']]
    return f'<path d="{path}" fill="{colour}" opacity="{strength}"/>'


def features(look: Look) -> str:
    line = mixed(look['hair_colour'], '#1b1512', 0.45)
    brows = {
        'soft': ('M150 138q14-8 30-3', 'M220 135q16-5 30 3', 5),
        'straight': ('M150 136h30', 'M220 136h30', 5),
        'arched': ('M150 139q15-14 31-4', 'M219 135q16-10 31 4', 4.5),
        'thick': ('M149 138q15-9 32-4', 'M219 134q17-5 32 4', 8),
    }
    left, right, width = brows.get(look.get('brows', 'soft'), brows['soft'])
    return (
        f'<g class="brows" fill="none" stroke="{line}" stroke-width="{width}" stroke-linecap="round"><path d="{left}"/><path d="{right}"/></g>'
        '<g class="eyes"><g fill="#fdfdfb"><ellipse cx="167" cy="158" rx="13" ry="8.5"/><ellipse cx="233" cy="158" rx="13" ry="8.5"/></g>'
        '<g fill="#2c211c"><circle cx="168" cy="158" r="6.6"/><circle cx="232" cy="158" r="6.6"/></g>'
        '<g fill="#fff"><circle cx="170.4" cy="155.6" r="2"/><circle cx="234.4" cy="155.6" r="2"/></g>'
        f'<g fill="none" stroke="{line}" stroke-width="3" stroke-linecap="round"><path d="M153 155q14-12 28 0"/><path d="M219 155q14-12 28 0"/></g></g>'
        f'<path d="M201 160c-4 14-9 22-7 27 2 4 9 4 13 2" fill="none" stroke="{shaded(look["skin"])}" stroke-width="3.4" stroke-linecap="round"/>'
        f'<g class="mouth"><path d="M178 210q22 13 44 0" fill="none" stroke="{mixed(look["skin"], "#7a2a2a", 0.42)}" stroke-width="4.4" stroke-linecap="round"/></g>'
    )


def glasses(look: Look) -> str:
    frames = {
        'round': '<circle cx="167" cy="159" r="21"/><circle cx="233" cy="159" r="21"/>',
        'square': '<rect x="145" y="142" width="44" height="34" rx="8"/><rect x="211" y="142" width="44" height="34" rx="8"/>',
    }
    drawn = frames.get(look.get('glasses', 'none'))
    if not drawn:
        return ''
    sides = '<path d="M188 157q12-6 24 0M146 154l-11-3M254 154l11-3"/>'
    return f'<g fill="#ffffff" fill-opacity=".12" stroke="#23252e" stroke-width="3.6">{drawn}{sides}</g>'


def shaded(colour: str) -> str:
    return mixed(colour, '#5a2b1c', 0.3)


def mixed(colour: str, other: str, share: float) -> str:
    """`share` (0–1) of `other` in the mixture; colours are `#rrggbb`."""
    ours, theirs = (tuple(int(each[i : i + 2], 16) for i in (1, 3, 5)) for each in (colour, other))
    return '#' + ''.join(f'{round(a * (1 - share) + b * share):02x}' for a, b in zip(ours, theirs, strict=True))
