"""Signing in and signing up: real forms, because a cookie can only be set on an HTTP answer."""

from fastapi import Request
from nicegui import ui

from components.frame import frame
from components.markup import heading, note, paragraph, tag
from lab.wiring import Lab


def create(lab: Lab) -> None:
    @ui.page('/sign-in')
    def sign_in(request: Request, next: str = '/', problem: str = '') -> None:
        with frame('Sign in', None), tag('div', 'sheet stack'):
            heading(1, 'Welcome back.')
            _problem(problem)
            with tag('form', method='post', action='/sign-in'):
                _target(next)
                _field('E-mail', 'email', 'email', 'username')
                _field('Password', 'password', 'password', 'current-password')
                tag('button', text='Sign in', type='submit')
            with tag('p', 'small'):
                tag('a', text='Make an account', href='/sign-up')

    @ui.page('/sign-up')
    def sign_up(request: Request, next: str = '/', problem: str = '') -> None:
        with frame('Make an account', None), tag('div', 'sheet stack'):
            heading(1, 'Make an account.')
            paragraph('Your résumé and interviews stay on this server and are yours to delete.', 'muted')
            _problem(problem)
            with tag('form', method='post', action='/sign-up'):
                _target(next)
                _field('Your name, as the interviewer should say it', 'name', 'text', 'name')
                _field('E-mail', 'email', 'email', 'username')
                _field('Password, at least 8 characters', 'password', 'password', 'new-password')
                tag('button', text='Make an account', type='submit')
            with tag('p', 'small'):
                tag('a', text='I have an account', href='/sign-in')


def _problem(sentence: str) -> None:
    if sentence:
        note(sentence, 'bad', role='alert')


def _target(address: str) -> None:
    tag('input', type='hidden', name='next', value=address)


def _field(label: str, name: str, kind: str, autocomplete: str) -> None:
    with tag('label'):
        tag('span', text=label)
        tag('input', name=name, type=kind, autocomplete=autocomplete, required='required')
