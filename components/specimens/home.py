"""Specimens of what a newcomer meets, and of what helps while waiting."""

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from components.markup import button, tag
from components.specimens.chapter import Chapter, Specimen
from components.tips import INTERVIEW, Tips
from components.tour import Tour
from components.welcome import scene, what_happens
from lab.models.avatar import Avatar


def chapter(avatars: Sequence[Avatar]) -> Chapter:
    return Chapter(
        'Arriving',
        'A person in a quiet room before anything else. Help stands where it is needed and goes when it was read.',
        (
            Specimen(
                'Scene', ('welcome',), 'An interviewer and the kind of question they ask.', partial(seen, avatars)
            ),
            Specimen('What happens', ('welcome',), 'Three steps and how long each takes.', what_happens),
            Specimen('Tour', ('tour',), 'Four notes in the corner; whoever would rather begin, begins.', tour),
            Specimen('Tips', ('tips',), 'One at a time, for whoever waits.', tips),
        ),
    )


def seen(avatars: Sequence[Avatar]) -> None:
    for avatar in avatars[:1]:
        scene(avatar, 'You cut wrong stock counts by forty percent. How did you know it was forty?')


def tour() -> None:
    place = tag('div')

    def show() -> None:
        place.clear()
        with place:
            Tour(uuid4(), asked=True)

    button('Show the tour', 'outline', 'start').on_click(show)


def tips() -> None:
    Tips(INTERVIEW)
