"""A long page told in chapters, with an index of them beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.markup import tag
from components.page_index import PageIndex


@dataclass
class Chapter:
    """`id` is its place on the page; `tell` writes it, its heading first."""

    id: str
    title: str
    tell: Callable[[], None]


def in_chapters(opening: Callable[[], None], chapters: Sequence[Chapter]) -> None:
    with tag('div', 'report'):
        with tag('header', 'opening'):
            opening()
        PageIndex([(chapter.id, chapter.title) for chapter in chapters])
        with tag('div', 'chapters'):
            for chapter in chapters:
                with tag('section', 'chapter', id=chapter.id, aria_label=chapter.title):
                    chapter.tell()
