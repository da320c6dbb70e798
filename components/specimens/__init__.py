"""Every component in all its states, with invented people: what the design page shows."""

from collections.abc import Sequence

from components.specimens import (
    catalogue,
    controls,
    foundations,
    home,
    journey,
    report,
    room,
    small_pieces,
    staff,
)
from components.specimens.chapter import Chapter
from lab.models.avatar import Avatar


def chapters(avatars: Sequence[Avatar]) -> list[Chapter]:
    """`avatars` are those of this lab, so that each of them is looked at."""
    return [
        foundations.chapter(),
        controls.chapter(),
        small_pieces.chapter(),
        home.chapter(avatars),
        catalogue.chapter(),
        journey.chapter(avatars),
        room.chapter(avatars),
        report.chapter(),
        staff.chapter(),
    ]
