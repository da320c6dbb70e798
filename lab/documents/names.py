"""File names as they are shown to people; nothing is ever stored under one."""

import re
import unicodedata

LONGEST = 120
_UNSHOWN = re.compile(r'[^\w .,;+&@#()\[\]\'’–—-]')


def shown_name(file_name: str) -> str:
    """The last part of the path without control, direction and other characters that could mislead a reader."""
    name = re.split(r'[/\\]', unicodedata.normalize('NFC', file_name))[-1]
    name = ' '.join(_UNSHOWN.sub(' ', name).split()).strip('. ')
    stem, dot, ending = name.rpartition('.')
    stem, ending = (stem.strip(), ending.strip()) if dot else (name, '')
    return (stem[: LONGEST - len(ending) - 1] + (f'.{ending}' if ending else '')) or 'document'
