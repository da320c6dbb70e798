"""Specimens of the staff's pages."""

from components.desk import desk_figures, live_table, waiting_table
from components.desk_hours import desk_hours
from components.pictured import Picture
from components.prompt_card import prompt_card, use_table
from components.specimens.chapter import Chapter, Specimen
from components.specimens.content import one, several
from lab.models.desk import Desk, DeskSpell
from lab.models.model_call import ModelUse, PromptView


def chapter() -> Chapter:
    return Chapter(
        'Staff',
        'Who is here and what the model is told. What anybody says is never shown.',
        (
            Specimen('Desk', ('desk',), 'Rows stay while they are the same people, so that focus stays too.', desk),
            Specimen('Last hours', ('desk_hours',), 'Counts only, so that nobody is in it.', hours),
            Specimen('Empty desk', ('desk',), 'The same with nobody there.', nobody),
            Specimen('Prompts', ('prompt_card',), 'Versions, which is live, and what the model has taken.', prompts),
        ),
    )


def desk() -> None:
    seen = one(Desk, 'desk')
    desk_figures(seen)
    waiting_table(lambda *_: None).show(seen.waiting)
    live_table(lambda *_: None).show(seen.live)


def nobody() -> None:
    waiting_table(lambda *_: None).show([])
    live_table(lambda *_: None).show([])


def hours() -> list[Picture]:
    return desk_hours(several(DeskSpell, 'spells'))


def prompts() -> None:
    async def chosen(_: str, __: int) -> None: ...

    use_table(several(ModelUse, 'use'))
    use_table([])
    prompt_card(one(PromptView, 'prompt'), chosen)
