"""What every page stands in: header, navigation, the main column."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui
from nicegui.element import Element

from components.markup import icon, tag
from lab.models.viewer import Role, Viewer

PRODUCTS = (
    ('practice', 'Interviews', '/interview/practice'),
    ('conversations', 'Conversations', '/avatar/practice'),
)
SECTIONS = (
    ('history', 'History', '/history'),
    ('profile', 'Profile', '/profile'),
)
STAFF_SECTIONS = (('queue', 'Queue', '/staff/queue'), ('prompts', 'Prompts', '/staff/prompts'))
DEVELOPER_SECTIONS = (('design', 'Design', '/staff/design'),)

STEPS = (('context', 'You and the job'), ('avatar', 'Interviewer'), ('ready', 'Get ready'), ('live', 'Interview'))


@contextmanager
def frame(title: str, viewer: Viewer | None, section: str = '', classes: str = '') -> Iterator[Element]:
    """The page's frame; yields its main column. `section` is the key of the navigation entry it belongs to."""
    ui.page_title(f'{title} · Interview Practice Lab')
    with ui.header().props('role=banner'), tag('div', 'width bar'):
        with tag('a', 'logo', href='/', aria_label='Interview Practice Lab, home'):
            tag('i', aria_hidden='true')
            tag('span', text='Practice Lab')
        if viewer:
            _switch(section)
            _navigation(viewer, section)
        with tag('div', 'me'):
            _theme_switch()
            if viewer:
                _account(viewer)
    column = tag('div', f'width page {classes}')
    ui.skip_link(target=column)  # before the content, part of which may come later
    with column:
        yield column


def _switch(section: str) -> None:
    """Between the two products; in a narrow window their first word goes."""
    with tag('nav', 'switch', aria_label='What to practise'):
        for key, label, address in PRODUCTS:
            with tag('a', href=address, aria_label=f'Practice {label}') as link:
                tag('span', 'practice', 'Practice ')
                tag('span', text=label)
            if key == section:
                link.props('aria-current=page')


def _navigation(viewer: Viewer, section: str) -> None:
    with tag('nav', f'nav {_width(viewer)}', aria_label='Main'):
        for key, label, address in _sections(viewer):
            link = tag('a', text=label, href=address)
            if key == section:
                link.props('aria-current=page')


def _sections(viewer: Viewer) -> tuple[tuple[str, str, str], ...]:
    if viewer.role is Role.admin:
        return SECTIONS + STAFF_SECTIONS + DEVELOPER_SECTIONS
    return SECTIONS + STAFF_SECTIONS if viewer.role is Role.staff else SECTIONS


def _width(viewer: Viewer) -> str:
    """Many sections need a wider window to stand in the header."""
    return 'many' if len(_sections(viewer)) > len(SECTIONS) else ''


def _account(viewer: Viewer) -> None:
    letters = initials(viewer.name)
    with ui.button(color=None).classes('quiet round').props(f'aria-label="{letters}: menu for {_plain(viewer.name)}"'):
        tag('span', 'initials', letters)
        with ui.menu().props('auto-close role=navigation aria-label="Your pages"'):
            for _, label, address in _sections(viewer):
                tag('a', f'menu-link only-narrow {_width(viewer)}', label, href=address)
            with tag('a', 'menu-link', href='/?around=yes'):
                icon('lightbulb')
                tag('span', text='Show me around')
            with tag('form', method='post', action='/sign-out'), tag('button', 'menu-link', type='submit'):
                icon('log-out')
                tag('span', text='Sign out')


def _theme_switch() -> None:
    """Follows the system until the person chooses; the choice stays in the browser (see theme.py)."""
    switch = ui.button(color=None).classes('quiet round').props('aria-label="Switch between light and dark"')
    switch.on('click', js_handler='() => labTheme.toggle()')
    with switch:
        icon('moon')


def initials(name: str) -> str:
    parts = name.split()
    return ''.join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper() or '·'


def steps(current: str, **back: str) -> None:
    """The way to an interview, with the step one stands on; `back` holds the addresses of steps one may return to."""
    place = [key for key, _ in STEPS].index(current)
    with tag('ol', 'steps', aria_label='Steps'):
        for number, (key, label) in enumerate(STEPS):
            with tag('li', 'done' if number < place else '') as step:
                tag('a', text=label, href=back[key]) if key in back else tag('span', text=label)
            if number == place:
                step.props('aria-current=step')


def _plain(name: str) -> str:
    return name.replace('"', '').replace('\\', '') or 'your account'
