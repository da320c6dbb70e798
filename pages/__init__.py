"""The pages: each module makes the pages of one part of the app; here they come together."""

from lab.wiring import Lab
from pages import (
    analysis,
    attempt,
    avatar,
    compare,
    context,
    history,
    home,
    kits,
    live,
    missing,
    profile,
    ready,
    scenario,
    scenarios,
    shared,
    sign_in,
)
from pages.staff import design, prompts, queue


def create(lab: Lab) -> None:
    for page in PAGES:
        page.create(lab)


PAGES = (
    home,
    sign_in,
    kits,
    scenarios,
    scenario,
    context,
    avatar,
    ready,
    live,
    analysis,
    attempt,
    compare,
    shared,
    history,
    profile,
    queue,
    prompts,
    design,
    missing,  # last: it takes every address that is left
)
