"""Specimens of what is pressed, filled in and chosen."""

from collections.abc import Callable

from nicegui import ui

from components.choices import Choice, choices
from components.complaint import Complaint
from components.confirm import confirm
from components.markup import Kind, button, icon, link_button, tag
from components.specimens.chapter import Chapter, Specimen, states
from components.tick import tick

KINDS: tuple[tuple[Kind, str], ...] = (
    ('primary', 'Begin'),
    ('soft', 'Try a sample'),
    ('outline', 'Paste the text'),
    ('quiet', 'Not now'),
    ('danger', 'Delete it'),
)


def chapter() -> Chapter:
    return Chapter(
        'Controls',
        'Native where the browser has it: radios, checkboxes, links. One primary act in view.',
        (
            Specimen(
                'Buttons', ('markup',), 'A button does something here; whatever leads elsewhere is a link.', buttons
            ),
            Specimen('Room buttons', (), 'Larger to a thumb, for the live room and where sound is played.', acts),
            Specimen('Chips', (), 'Filters that are on or off, and small ways to take something along.', chips),
            Specimen('Fields', ('complaint',), 'The label stays; what is wrong is said at the field.', fields),
            Specimen('Choices', ('choices',), 'A few that exclude each other, each with what it means.', cards),
            Specimen('Tick', ('tick',), 'Agree, or not; what follows from it stands under it.', ticks),
            Specimen('Dialogs', ('confirm',), 'Only before something that cannot be taken back.', dialogs),
            Specimen('Toasts', (), 'What has just happened elsewhere. Troubles stay until they are closed.', toasts),
        ),
    )


def buttons() -> None:
    for kind, label in KINDS:
        states(
            {
                f'{kind}, at rest': _button(kind, label),
                'Under the pointer': _button(kind, label, 'shows-hover'),
                'With the focus': _button(kind, label, 'shows-focus'),
                'Not possible': _button(kind, label, off='disable'),
                'Busy': _button(kind, label, off='loading'),
            },
            'five',
        )
    states(
        {
            'Large': lambda: button('Choose an interview', 'primary', 'big'),
            'Round, with a name': _round,
            'A link': lambda: link_button('Back to the start', '/', 'outline'),
            'On a panel': _on_panel,
        }
    )


def acts() -> None:
    states(
        {
            'At rest': lambda: _act('Mute', 'mic'),
            'Primary': lambda: _act('Turn the microphone on', 'mic', 'primary'),
            'Muted, or recording': lambda: _act('Unmute', 'mic-off', 'warn'),
            'Quiet, on': lambda: _act('Captions', 'captions', 'quiet', pressed='true'),
            'Quiet, off': lambda: _act('Captions', 'captions', 'quiet', pressed='false'),
            'Not possible': lambda: _act('Play it back', 'play', disabled=True),
            'Hold to talk': lambda: _act('Hold to talk', 'mic', 'hold'),
            'Held': lambda: _act('Listening to you', 'mic', 'hold down', pressed='true'),
        }
    )


def chips() -> None:
    with tag('div', 'line', role='group', aria_label='Areas'):
        for name, on in (('All', True), ('Software', False), ('Data', False)):
            tag('button', 'chip', name, type='button', aria_pressed=str(on).lower())
    with tag('div', 'line actions'), tag('a', 'chip', href='#chips'):
        icon('download')
        tag('span', text='PDF')


def fields() -> None:
    with tag('div', 'states'):
        ui.input('Headline', value='Data analyst, three years in retail')
        ui.input('Employer', placeholder='As it stands on the payslip')
        ui.select({'': 'Any level', 'entry': 'Entry'}, value='', label='Level')
        ui.number('Days', value=14, min=1, max=90)
        ui.input('Access token', value='4f1c').props('readonly')
        ui.input('Company', value='Fjord Insurance').props('disable')
        wrong_one = ui.input('E-mail', value='amara at fjord')
        wrong_one.props('error error-message="This is no e-mail address: it has no @."')
        ui.textarea('What they require, one a line', value='SQL\nPlain writing').props('autogrow')
        wrong = ui.textarea('The text of your résumé').props('autogrow')
        complaint = Complaint(wrong)
    sentence = 'There is no text here yet. Paste it, or choose a file above.'
    button('Use this text', 'soft', 'start').on_click(lambda: complaint.make(sentence))


def cards() -> None:
    options = [
        Choice('friendly', 'Friendly', 'Warm, and still asks twice.'),
        Choice('neutral', 'Neutral', 'States, and does not nod.'),
        Choice('stress', 'Under pressure', 'Short of time, never rude.'),
    ]
    choices('Manner of the interviewer', 'design-manner', options, 'friendly', lambda _: None)


def ticks() -> None:
    tick('With the transcript', True, lambda _: None)
    tick('Keep my voice', False, lambda _: None, 'Recordings are deleted after thirty days.')


def dialogs() -> None:
    async def act() -> None:
        ui.notify('Nothing was deleted: this is only a specimen.', type='positive')

    gone = 'Its transcript, its report and its recordings are deleted for good.'
    ask = button('Delete a session', 'danger', 'start')
    ask.on_click(lambda: confirm('Delete this session?', f'Data analyst of 4 March 2026. {gone}', 'Delete it', act))


def toasts() -> None:
    sentences = {
        'positive': 'Version 2 is live now.',
        'warning': 'The queue is not answering. It is tried again by itself.',
        'negative': 'This link leads nowhere any more. Make a new one.',
    }
    with tag('div', 'line'):
        for kind, sentence in sentences.items():
            button(f'Show a {kind} one', 'outline').on_click(_toast(kind, sentence))


def _toast(kind: str, sentence: str) -> Callable[[], None]:
    return lambda: ui.notify(sentence, type=kind, multi_line=True, close_button='Close')  # type: ignore[arg-type]


def _button(kind: Kind, label: str, classes: str = '', off: str = '') -> Callable[[], object]:
    return lambda: button(label, kind, classes).props(off)


def _round() -> None:
    with ui.button(color=None).classes('quiet round').props('aria-label="Remove Harbour & Pine"'):
        icon('trash-2')


def _on_panel() -> None:
    with tag('div', 'panel'):
        button('Go on', 'on-panel', 'start')


def _act(label: str, sign: str, classes: str = '', pressed: str = '', disabled: bool = False) -> None:
    with tag('button', f'act {classes}', type='button', disabled=disabled) as act:
        icon(sign)
        tag('span', text=label)
    if pressed:
        act.props(f'aria-pressed={pressed}')
