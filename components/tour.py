"""The tour of a newcomer: four notes, shown once in a browser and again when asked for."""

from uuid import UUID

from nicegui import ui

ACCOUNT = '.me [aria-label*="menu for"]'
NOTES = [
    {
        'title': 'Two things to practise',
        'text': 'Interviews, with somebody who has read your résumé. Conversations, for the talks at work that are '
        'hard to begin.',
        'beside': ['.switch'],
    },
    {
        'title': 'Begin with a role',
        'text': 'Choose one, give your résumé or try a sample, and you are in the room three steps later. Six minutes '
        'are enough for a first time.',
        'beside': ['.page a.primary'],
    },
    {
        'title': 'Everything is kept for you',
        'text': 'Each session waits in your history with its transcript and what was made of it. One that you broke '
        'off goes on at the same question.',
        'beside': ['.nav a[href="/history"]', ACCOUNT],
    },
    {
        'title': 'Yours to change, yours to delete',
        'text': 'Your résumé and everything that is kept about you stand in your profile. You find this tour again '
        'in this menu.',
        'beside': [ACCOUNT],
    },
]


class Tour(ui.element, component='tour.js'):
    """`asked` shows it to somebody who has seen it. What a person has seen stays in their browser, under their id."""

    def __init__(self, user_id: UUID, asked: bool = False) -> None:
        super().__init__()
        self._props.update({'notes': NOTES, 'who': str(user_id), 'asked': asked})
