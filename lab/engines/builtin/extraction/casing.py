"""Names and titles that are set in capitals, put in the case one would say them in."""

import re

SMALL = frozenset(['of', 'and', 'the', 'in', 'for', 'to', 'at', 'on', 'de', 'la', 'du', 'von', 'van', 'der', 'und'])
SHORT, ABBREVIATION = 3, 4


def spoken_case(text: str) -> str:
    """("HEAD OF SALES") → ("Head of Sales"); short words that could be abbreviations stay, mixed case is left alone."""
    shouted = text.isupper() and (len(text.split()) > 1 or len(text) > ABBREVIATION)
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", _word, text) if shouted else text


def name_case(text: str) -> str:
    """The same for a person's name, where nothing is an abbreviation but initials."""
    return re.sub(r'[^\W\d_]{2,}', lambda match: match.group().capitalize(), text) if text.isupper() else text


def _word(match: re.Match[str]) -> str:
    word = match.group()
    if word.casefold() in SMALL and match.start() > 0:
        return word.lower()
    return word if len(word) <= SHORT else word.capitalize()
