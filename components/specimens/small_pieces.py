"""Specimens of the small things any page is made of."""

from components import frame
from components.empty import empty
from components.fold import Fold
from components.markup import heading, note, paragraph, say, tag
from components.skeleton import skeleton
from components.specimens.chapter import Chapter, Specimen, states
from components.trouble import trouble


def chapter() -> Chapter:
    return Chapter(
        'Pieces',
        'Lines before boxes. A box is for what can be taken out of the page and still means something.',
        (
            Specimen('Page frame', ('frame',), 'It stands around this page: header, switch, steps, one column.', steps),
            Specimen('Words', ('markup',), 'A page opens with a sentence, and says under it what it is for.', words),
            Specimen(
                'Notes', ('markup',), 'One sentence beside what it is about. Its colour is never the only sign.', notes
            ),
            Specimen('Tags', (), 'A standing or a kind, in one or two words.', tags),
            Specimen('Cards and panels', (), 'A panel is the one thing on a page that wants to be seen first.', cards),
            Specimen(
                'Fold and table',
                ('fold',),
                'For what only some will read, made when they look. A table scrolls in itself, never the page.',
                folded,
            ),
            Specimen('Empty', ('empty',), 'What will stand here, and the one thing to do about it.', nothing),
            Specimen(
                'Loading', ('skeleton',), 'Keeps the place, so that nothing moves when the content comes.', loading
            ),
            Specimen('Trouble', ('trouble',), 'What went wrong, what is safe, and the way on.', wrong),
        ),
    )


def steps() -> None:
    states({'At the second step': lambda: frame.steps('avatar'), 'At the last': lambda: frame.steps('live')}, 'one')


def words() -> None:
    paragraph('Pick the interview you are worried about.', 'type-h1 display')
    paragraph('Each kit is a real conversation with an interviewer who has read your résumé.', 'lead')
    paragraph('You answer, they follow up, and every score you get quotes your own words.')
    paragraph('Twelve of fourteen, on 4 March 2026', 'small muted figures')


def notes() -> None:
    note('Your résumé is kept for thirty days.')
    note('Your microphone is fine: you come through clearly.', 'good')
    note('You come through very quietly. Move closer, then record again.', 'warn')
    note('Nothing was heard. Check that the microphone is switched on.', 'bad')


def tags() -> None:
    with tag('div', 'line'):
        tag('span', 'tag', 'Unfinished')
        tag('span', 'tag good', 'Passed')
        tag('span', 'tag state warn', 'away for 1:02')
        tag('span', 'skill', 'SQL')
        tag('span', 'skill unseen', 'Tableau')


def cards() -> None:
    with tag('div', 'two'):
        with tag('div', 'card stack tight'):
            heading(3, 'Your last interview')
            paragraph('Data analyst, three days ago: 3.6 of 5.')
        with tag('div', 'panel'):
            heading(3, 'Unfinished interview')
            paragraph('Your place is kept for another four minutes.')
            tag('span', 'muted', 'Data analyst')


def folded() -> None:
    fold = Fold(lambda: paragraph('Pauses over two seconds are left out of the pace.'))
    say(fold.summary, 'How each answer was spoken')
    with tag('div', 'table-box', tabindex=0, role='region', aria_label='A table'), tag('table', 'plain-table'):
        tag('caption', 'visually-hidden', 'Levels in two sessions')
        with tag('tr'):
            for head in ('Dimension', 'March', 'April'):
                tag('th', text=head, scope='col')
        for name, before, after in (('Clarity', '3', '3.5'), ('Ownership', '3.5', '4.5')):
            with tag('tr'):
                tag('th', text=name, scope='row')
                tag('td', text=before)
                tag('td', text=after)


def nothing() -> None:
    sentence = 'Your interviews and conversations will wait for you here, with what was said and what it showed.'
    empty('history', 'Nothing here yet', sentence, 'Choose an interview', '/interview/practice', level=3)


def loading() -> None:
    states(
        {
            'Words': lambda: skeleton('lines', 'The transcript is being read', 3),
            'Rows': lambda: skeleton('row', 'Your sessions are being read', 2),
            'Somebody': lambda: skeleton('portrait', 'The interviewers are being drawn'),
        }
    )
    skeleton('card', 'The kits are being read', 2)
    skeleton('chart', 'The picture is being drawn')


def wrong() -> None:
    async def again() -> None: ...

    sentence = 'The analysis could not be finished. Your answers are safe, and trying again costs nothing.'
    trouble('This has not worked', sentence, again, level=3)
