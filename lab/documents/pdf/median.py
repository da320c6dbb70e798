"""The median; importing the standard library's costs the reading process as much as a page."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """Of at least one value; the lower middle one of an even number."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]
