"""Signing in and signing up: real forms, because a cookie can only be set on an HTTP answer."""

from urllib.parse import urlencode

from fastapi import Request
from nicegui import ui

from components.frame import frame
from components.markup import heading, icon, note, paragraph, tag
from lab.api.signing import take_notice
from lab.wiring import Lab

PROMISES = (
    ('mic', 'Aloud, as in the room. Typing is always possible.'),
    ('quote', 'Every judgement quotes the words that it rests on.'),
    ('shield-check', 'Your résumé and your interviews are yours to delete.'),
)


def create(lab: Lab) -> None:
    @ui.page('/sign-in')
    def sign_in(request: Request, next: str = '/') -> None:
        notice = take_notice(request)
        with frame('Sign in', None, classes='roomy'), tag('div', 'doorway'):
            _promise()
            with tag('div', 'sheet stack'):
                _sign_in(next, notice)

    @ui.page('/sign-up')
    def sign_up(request: Request, next: str = '/') -> None:
        notice = take_notice(request)
        with frame('Make an account', None, classes='roomy'), tag('div', 'doorway'):
            _promise()
            with tag('div', 'sheet stack'):
                _sign_up(next, notice)


def _promise() -> None:
    """What this place is, for somebody who has not been in it yet."""
    with tag('div', 'told'):
        tag('p', 'claim', 'Say it here first.')
        paragraph(
            'Rehearse the interview with someone who has read your résumé, follows up on your own words, '
            'and shows you afterwards which sentence earned which score.',
            'lead',
        )
        with tag('ul'):
            for sign, text in PROMISES:
                with tag('li'):
                    icon(sign)
                    tag('span', text=text)


def _sign_in(next: str, notice: dict[str, str]) -> None:
    heading(1, 'Welcome back.', 'at-door')
    _problem(notice)
    with tag('form', method='post', action='/sign-in'):
        _target(next)
        wrong = 'problem' in notice
        _field('E-mail', 'email', 'email', 'username', notice.get('email', ''), wrong)
        _field('Password', 'password', 'password', 'current-password', wrong=wrong)
        tag('button', text='Sign in', type='submit')
    _other('New here?', 'Make an account', '/sign-up', next)


def _sign_up(next: str, notice: dict[str, str]) -> None:
    heading(1, 'Make an account.', 'at-door')
    _problem(notice)
    with tag('form', method='post', action='/sign-up'):
        _target(next)
        _field('Your name, as the interviewer should say it', 'name', 'text', 'name', notice.get('name', ''))
        _field('E-mail', 'email', 'email', 'username', notice.get('email', ''))
        _field('Password, at least 8 characters', 'password', 'password', 'new-password')
        tag('button', text='Make an account', type='submit')
    _other('Been here before?', 'I have an account', '/sign-in', next)


def _problem(notice: dict[str, str]) -> None:
    if sentence := notice.get('problem'):
        note(sentence, 'bad', role='alert').props('id=problem')


def _target(address: str) -> None:
    tag('input', type='hidden', name='next', value=address)


def _field(label: str, name: str, kind: str, autocomplete: str, value: str = '', wrong: bool = False) -> None:
    with tag('label'):
        tag('span', text=label)
        field = tag('input', name=name, type=kind, autocomplete=autocomplete, value=value, required='required')
    if wrong:
        field.props('aria-invalid=true aria-describedby=problem')


def _other(question: str, label: str, address: str, next: str) -> None:
    with tag('p', 'small other'):
        tag('span', 'muted', f'{question} ')
        tag('a', text=label, href=address if next == '/' else f'{address}?{urlencode({"next": next})}')
