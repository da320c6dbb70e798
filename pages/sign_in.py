"""Signing in and signing up: real forms, because a cookie can only be set on an HTTP answer."""

from fastapi import Request
from nicegui import ui

from components.frame import frame
from components.markup import heading, note, paragraph, tag
from lab.api.signing import take_notice
from lab.wiring import Lab


def create(lab: Lab) -> None:
    @ui.page('/sign-in')
    def sign_in(request: Request, next: str = '/') -> None:
        notice = take_notice(request)
        with frame('Sign in', None), tag('div', 'sheet stack'):
            heading(1, 'Welcome back.')
            _problem(notice)
            with tag('form', method='post', action='/sign-in'):
                _target(next)
                _field('E-mail', 'email', 'email', 'username', notice.get('email', ''))
                _field('Password', 'password', 'password', 'current-password')
                tag('button', text='Sign in', type='submit')
            _other('Make an account', '/sign-up')

    @ui.page('/sign-up')
    def sign_up(request: Request, next: str = '/') -> None:
        notice = take_notice(request)
        with frame('Make an account', None), tag('div', 'sheet stack'):
            heading(1, 'Make an account.')
            paragraph('Your résumé and interviews stay on this server and are yours to delete.', 'muted')
            _problem(notice)
            with tag('form', method='post', action='/sign-up'):
                _target(next)
                _field('Your name, as the interviewer should say it', 'name', 'text', 'name', notice.get('name', ''))
                _field('E-mail', 'email', 'email', 'username', notice.get('email', ''))
                _field('Password, at least 8 characters', 'password', 'password', 'new-password')
                tag('button', text='Make an account', type='submit')
            _other('I have an account', '/sign-in')


def _problem(notice: dict[str, str]) -> None:
    if sentence := notice.get('problem'):
        note(sentence, 'bad', role='alert')


def _target(address: str) -> None:
    tag('input', type='hidden', name='next', value=address)


def _field(label: str, name: str, kind: str, autocomplete: str, value: str = '') -> None:
    with tag('label'):
        tag('span', text=label)
        tag('input', name=name, type=kind, autocomplete=autocomplete, value=value, required='required')


def _other(label: str, address: str) -> None:
    with tag('p', 'small'):
        tag('a', text=label, href=address)
