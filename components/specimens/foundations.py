"""Specimens of the tokens: what every sheet is made of."""

from collections.abc import Iterator

from components import tokens
from components.markup import icon, paragraph, tag
from components.specimens.chapter import Chapter, Specimen, states
from components.theme import STATIC

GROUNDS = ('bg', 'surface', 'sunken', 'panel')
COLOURS = {
    'Grounds and lines': ('bg', 'surface', 'sunken', 'line', 'line-strong'),
    'Words': ('ink', 'ink-2', 'ink-3'),
    'Brand and mark': ('brand', 'brand-ink', 'brand-soft', 'on-brand', 'mark', 'mark-soft'),
    'Panel and plate': ('panel', 'panel-ink', 'panel-ink-2', 'on-plate', 'plate-quiet'),
    'Standing': ('good', 'good-soft', 'warn', 'warn-soft', 'bad', 'bad-soft'),
    'Level of the voice': ('meter-quiet', 'meter', 'meter-over'),
}
ON = {
    'brand-ink': 'brand-soft',
    'on-brand': 'brand',
    'panel-ink': 'panel',
    'panel-ink-2': 'panel',
    'good': 'good-soft',
    'warn': 'warn-soft',
    'bad': 'bad-soft',
}
"""The ground a colour of words stands on; the others stand on the surface."""
BARE = ('bg', 'surface', 'sunken', 'line', 'brand-soft', 'mark', 'mark-soft', 'panel', 'good-soft', 'warn-soft')
FILLS = (*BARE, 'bad-soft', 'on-plate', 'plate-quiet', 'meter-quiet')
TYPE = {
    'verdict': 'The one word of a report',
    'h1': 'The sentence a page opens with',
    'figure': 'A figure that is looked at',
    'large': 'A chapter, a sentence made larger',
    'question': 'What the interviewer asks',
    'h2': 'A part of a page',
    'card': 'The name of a card',
    'h3': 'A heading inside a part',
    'lead': 'What a page is for',
    'body': 'What is read',
    'control': 'Buttons, fields and notes',
    'small': 'What stands beside something',
    'tag': 'Tags, and who said it',
    'fine': 'The least there is',
}
SPACES = ('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8')
RADII = ('r-xs', 'r-s', 'r', 'r-l', 'r-full')
LIFTS = {'lift-1': 'Rests on the page', 'lift-2': 'Under the pointer, menus', 'lift-3': 'Dialogs, over everything'}
MOTION = {
    'quick': 'An answer to a touch: colours, borders',
    'calm': 'Somebody comes to the front, a bar grows',
    'breath': 'Somebody thinks',
    'wait': 'A place that waits for its content',
}


def chapter() -> Chapter:
    return Chapter(
        'Foundations',
        'Raw values stand in one sheet, tokens.css. Every other sheet names them, and a test holds it to that.',
        (
            Specimen(
                'Colours', ('tokens',), 'The ratio is computed; words need 4.5, what is only looked at 3.', colours
            ),
            Specimen(
                'Areas', ('theme',), 'One accent a subject, for its name and its marks, never for a ground.', areas
            ),
            Specimen('Type', (), 'Two faces: one for what is said large, one for what is read.', sizes),
            Specimen('Space and corners', (), 'Eight steps, five corners.', spaces),
            Specimen('Elevation', (), 'Lines carry most of it. A shadow says that something lies above.', lifts),
            Specimen('Motion', (), 'Only where something happened, and none for whoever asks for none.', motion),
            Specimen('Focus', (), 'One ring for everything. Go here by keyboard to see it.', focus),
            Specimen('Icons', (), 'Lucide, as masks: they take the colour of the words beside them.', icons),
        ),
    )


def colours() -> None:
    for name, members in COLOURS.items():
        tag('p', 'eyebrow', name)
        with tag('ul', 'swatches'):
            for member in members:
                _swatch(member)


def areas() -> None:
    with tag('ul', 'swatches'):
        for member in (name for name in tokens.light() if name.startswith('area-')):
            _swatch(member)


def sizes() -> None:
    with tag('ul', 'plain stack'):
        for name, use in TYPE.items():
            with tag('li', 'type-line'):
                tag('span', f'type-{name}', use)
                tag('span', 'small muted figures', f'{name} · {tokens.light()[f"text-{name}"]}')


def spaces() -> None:
    with tag('ul', 'swatches'):
        for name in SPACES:
            with tag('li', 'space'):
                tag('i', f'space-{name}', aria_hidden='true')
                _named(name)
    with tag('ul', 'swatches'):
        for name in RADII:
            with tag('li', 'corner'):
                tag('i', f'corner-{name}', aria_hidden='true')
                _named(name)


def lifts() -> None:
    with tag('ul', 'swatches'):
        for name, use in LIFTS.items():
            with tag('li', f'lift {name}'):
                tag('b', text=name)
                tag('span', 'small muted', use)


def motion() -> None:
    with tag('ul', 'swatches'):
        for name, use in MOTION.items():
            with tag('li', 'moves'):
                tag('i', f'moves-{name}', aria_hidden='true')
                tag('b', text=name)
                tag('span', 'small muted', use)
                tag('span', 'small muted figures', tokens.light()[name])


def focus() -> None:
    states(
        {
            'At rest': lambda: tag('a', text='Read it in the transcript', href='#focus'),
            'With the focus': lambda: tag('a', 'shows-focus', 'Read it in the transcript', href='#focus'),
        }
    )
    paragraph('Layers, from below: ' + ', '.join(_layers()), 'small muted')


def icons() -> None:
    with tag('ul', 'icons-all'):
        for path in sorted((STATIC / 'icons').glob('*.svg')):
            with tag('li'):
                icon(path.stem)
                tag('span', 'small', path.stem)


def _swatch(name: str) -> None:
    with tag('li', 'swatch'):
        tag('i', f'fill fill-{name}', aria_hidden='true')
        tag('b', text=name)
        for theme, values in (('light', tokens.light()), ('dark', tokens.dark())):
            told = f'{theme} {values[name]}'
            if name not in FILLS:
                told += f' · {tokens.contrast(values[name], values[ON.get(name, "surface")]):.1f}'
            tag('span', 'small muted figures', told)
        if name not in FILLS:
            tag('span', 'small muted', f'on {ON.get(name, "surface")}')


def _named(name: str) -> None:
    tag('b', text=name)
    tag('span', 'small muted figures', tokens.light()[name])


def _layers() -> Iterator[str]:
    return (f'{name[2:]} {value}' for name, value in tokens.light().items() if name.startswith('z-'))
