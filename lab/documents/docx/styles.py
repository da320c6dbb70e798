"""Word styles and lists: what a style says about the runs and paragraphs that use it."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

WORD = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
_DEPTH = 20


@dataclass(slots=True, frozen=True)
class Format:
    """What is in force for a run; `level` is the outline level of its paragraph (0 is a top heading)."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    size: float = 10.0
    colour: str = ''
    shaded: bool = False
    level: int | None = None
    numbered: bool = False


class Styles:
    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._plain = Format()
        self._default = ''
        if styles is not None:
            self._by_id = {one.get(f'{WORD}styleId', ''): one for one in styles.iter(f'{WORD}style')}
            self._plain = formatted(self._plain, styles.find(f'{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr'))
            self._default = next((key for key, one in self._by_id.items() if _is_default(one)), '')
        self._unmarked = _unmarked(numbering)

    def paragraph(self, properties: Element | None) -> Format:
        """The format that runs of a paragraph start from."""
        style = attribute(properties, 'pStyle') or self._default
        found = self._styled(self._plain, style)
        found = replace(found, level=self._level(properties, style, found), numbered=self._numbered(properties, found))
        return replace(found, shaded=found.shaded or _is_shaded(properties))

    def run(self, paragraph: Format, properties: Element | None) -> Format:
        if properties is None:
            return paragraph
        style = attribute(properties, 'rStyle')
        return formatted(self._styled(paragraph, style) if style else paragraph, properties)

    def _styled(self, start: Format, style: str, depth: int = 0) -> Format:
        element = self._by_id.get(style)
        if element is None or depth > _DEPTH:
            return start
        based = attribute(element, 'basedOn')
        found = formatted(self._styled(start, based, depth + 1) if based else start, element.find(f'{WORD}rPr'))
        properties = element.find(f'{WORD}pPr')
        name = attribute(element, 'name').lower()
        level = 0 if name == 'title' or name.startswith('heading') else _outline(properties)
        listed = found.numbered or name.startswith('list') or _list_number(properties) not in ('', '0')
        return replace(found, level=found.level if level is None else level, numbered=listed)

    def _level(self, properties: Element | None, style: str, found: Format) -> int | None:
        own = _outline(properties)
        return found.level if own is None else own

    def _numbered(self, properties: Element | None, found: Format) -> bool:
        number = _list_number(properties)
        return number not in self._unmarked if number else found.numbered


def formatted(start: Format, properties: Element | None) -> Format:
    """`start` as changed by the run properties given."""
    if properties is None:
        return start
    size = attribute(properties, 'sz')
    return replace(
        start,
        bold=_toggled(properties, 'b', start.bold),
        italic=_toggled(properties, 'i', start.italic),
        hidden=_toggled(properties, 'vanish', start.hidden),
        size=int(size) / 2 if size.isdecimal() else start.size,
        colour=attribute(properties, 'color').upper() or start.colour,
        shaded=start.shaded or _is_shaded(properties) or attribute(properties, 'highlight') not in ('', 'none'),
    )


def attribute(properties: Element | None, name: str, value: str = 'val') -> str:
    element = None if properties is None else properties.find(WORD + name)
    return '' if element is None else element.get(WORD + value, '')


def _toggled(properties: Element, name: str, start: bool) -> bool:
    element = properties.find(WORD + name)
    return start if element is None else element.get(f'{WORD}val', 'true') not in ('0', 'false', 'off')


def _is_shaded(properties: Element | None) -> bool:
    return attribute(properties, 'shd', 'fill').upper() not in ('', 'AUTO', 'FFFFFF')


def _is_default(style: Element) -> bool:
    return style.get(f'{WORD}type') == 'paragraph' and style.get(f'{WORD}default') in ('1', 'true')


def _outline(properties: Element | None) -> int | None:
    level = attribute(properties, 'outlineLvl')
    return int(level) if level.isdecimal() and int(level) < 9 else None


def _list_number(properties: Element | None) -> str:
    return attribute(None if properties is None else properties.find(f'{WORD}numPr'), 'numId')


def _unmarked(numbering: Element | None) -> set[str]:
    """List numbers that show no mark: 0 takes a paragraph out of its list, and some lists have the format `none`."""
    if numbering is None:
        return {'0'}
    shown = {
        one.get(f'{WORD}abstractNumId'): {attribute(level, 'numFmt') for level in one.iter(f'{WORD}lvl')}
        for one in numbering.iter(f'{WORD}abstractNum')
    }
    numbers = numbering.iter(f'{WORD}num')
    return {
        '0',
        *(one.get(f'{WORD}numId', '') for one in numbers if shown.get(attribute(one, 'abstractNumId')) == {'none'}),
    }
