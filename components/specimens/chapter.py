"""How specimens stand on the design page: chapters, and in each its specimens with name, use and states."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nicegui.element import Element

from components.markup import heading, paragraph, tag
from components.pictured import Picture

Draw = Callable[[], object]


@dataclass(frozen=True)
class Specimen:
    """`modules` are the files of `components/` that it shows, `use` says when to take it.

    `draw` gives back the pictures that wait until the text stands.
    """

    title: str
    modules: tuple[str, ...]
    use: str
    draw: Callable[[], Sequence[Picture] | None]

    @property
    def key(self) -> str:
        return self.title.lower().replace(' ', '-').replace(',', '')


@dataclass(frozen=True)
class Chapter:
    title: str
    about: str
    specimens: Sequence[Specimen]

    @property
    def key(self) -> str:
        return self.title.lower().replace(' ', '-')


def show(chapter: Chapter) -> list[Picture]:
    """The pictures that are still to be drawn are given back."""
    with tag('div', 'design-chapter'):
        return [picture for specimen in chapter.specimens for picture in _stand(specimen)]


def index(chapters: Sequence[Chapter], current: str, address: str) -> None:
    """The way to each chapter, and to each specimen of the one that is shown."""
    with tag('nav', 'design-index', aria_label='Chapters of the design system'):
        for chapter in chapters:
            link = tag('a', 'chapter-link', chapter.title, href=f'{address}/{chapter.key}')
            if chapter.key != current:
                continue
            link.props('aria-current=page')
            with tag('ul', 'plain'):
                for specimen in chapter.specimens:
                    with tag('li'):
                        tag('a', text=specimen.title, href=f'#{specimen.key}')


def states(shown: Mapping[str, Draw], classes: str = '') -> None:
    """One beside the other, each under its name."""
    with tag('div', f'states {classes}'):
        for name, draw in shown.items():
            with tag('div', 'state-cell'):
                tag('p', 'eyebrow', name)
                draw()


class Switch:
    """One place that shows one state at a time, for what may stand on a page only once."""

    def __init__(self, label: str, shown: Mapping[str, Draw], chosen: int = 0) -> None:
        self._shown = shown
        self._chips: dict[str, Element] = {}
        with tag('div', 'line moments', role='group', aria_label=label):
            for name in shown:
                self._chips[name] = tag('button', 'chip', name, type='button')
                self._chips[name].on('click', lambda name=name: self.choose(name))
        self._place = tag('div', 'stack')
        self.choose(list(shown)[chosen])

    def choose(self, name: str) -> None:
        for each, chip in self._chips.items():
            chip.props(f'aria-pressed={str(each == name).lower()}')
        self._place.clear()
        with self._place:
            self._shown[name]()


def moments(label: str, scripts: Mapping[str, str]) -> None:
    """Buttons that make something happen in the page as a session would: the shared parts of speech are at hand."""
    with tag('div', 'line moments', role='group', aria_label=label):
        for name, script in scripts.items():
            parts = 'capture, link, playback, session'
            act = f'() => import("lab-speech").then(({{ {parts} }}) => {{ const tell = {TELL}; {script} }})'
            tag('button', 'chip', name, type='button').on('click', js_handler=act)


TELL = '(source, kind, detail = {}) => source.dispatchEvent(new CustomEvent(kind, { detail }))'


def _stand(specimen: Specimen) -> Sequence[Picture]:
    with tag('article', 'specimen', aria_labelledby=specimen.key):
        with tag('header', 'stack tight'):
            heading(2, specimen.title).props(f'id={specimen.key} tabindex=-1')
            paragraph(specimen.use, 'muted')
            if specimen.modules:
                with tag('p', 'small modules'):
                    for name in specimen.modules:
                        tag('code', text=f'components/{name}.py')
        with tag('div', 'stack specimen-body'):
            return specimen.draw() or ()
