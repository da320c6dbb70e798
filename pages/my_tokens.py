"""My API tokens on the profile page: made, shown once, listed, revoked."""

from functools import partial
from uuid import UUID

from nicegui import ui

from components.confirm import confirm
from components.fold import Fold
from components.markup import button, paragraph, say, side, tag
from components.tick import tick
from lab.models.token import ApiToken, Scope
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import told

DAYS = {7: 'One week', 30: 'A month', 90: 'Three months', 365: 'A year'}
MAY = {Scope.read: 'Look things up', Scope.write: 'Start, answer, upload and end'}


class Tokens:
    def __init__(self, lab: Lab, viewer: Viewer) -> None:
        self.lab, self.viewer = lab, viewer
        self.scopes: dict[Scope, bool] = {Scope.read: True, Scope.write: False}
        with tag('section', 'section', aria_label='Programs of your own'):
            side('Programs of your own', 'For those who program. Most people never need this.')
            with tag('div', 'stack'):
                with tag('p', 'muted'):
                    tag(
                        'span',
                        text='A token lets a program of yours use this lab in your name. What it can call is in ',
                    )
                    tag('a', text='the description of the API', href='/api/openapi.json')
                    tag('span', text='.')
                self.listed = tag('div')
                say(Fold(self._making).summary, 'Make a token')

    def _making(self) -> None:
        with tag('div', 'stack'):
            with tag('div', 'two'):
                self.name = ui.input('What it is for')
                self.days = ui.select(DAYS, value=90, label='For how long')
            for scope, what in MAY.items():
                tick(what, self.scopes[scope], partial(self._may, scope))
            button('Make the token', 'soft', 'start').on_click(self.make)
            self.made = tag('div', 'stack tight', role='status')

    async def show(self) -> None:
        mine = await self.lab.tokens.list_mine(self.viewer)
        self.listed.clear()
        with self.listed:
            for token in mine:
                self._row(token)

    @told
    async def make(self) -> None:
        scopes = [scope for scope, on in self.scopes.items() if on]
        new = await self.lab.tokens.create(self.viewer, self.name.value or '', scopes, int(self.days.value))
        self.name.set_value('')
        self.made.clear()
        with self.made:
            paragraph('Copy this token now. It is not shown again.', 'small')
            with tag('div', 'line nowrap'):
                ui.input('Token', value=new.secret).props('readonly input-class="secret"').classes('fills')
                copy = button('Copy', 'soft')
                copy.on('click', js_handler=f'() => navigator.clipboard.writeText("{new.secret}")')
        await self.show()

    def _row(self, token: ApiToken) -> None:
        may = ' and '.join(MAY[Scope(scope)].lower() for scope in token.scopes)
        used = f'last used on {token.used_at:%d %B %Y}' if token.used_at else 'not used yet'
        with tag('div', 'kept'):
            with tag('div', 'what'):
                tag('b', text=token.name)
                tag('span', 'small muted', f'{token.shown}… may {may}, until {token.expires_at:%d %B %Y}, {used}')
            button('Revoke', 'outline').on_click(lambda: self._ask(token))

    def _ask(self, token: ApiToken) -> None:
        confirm(
            'Revoke this token?',
            f'{token.name}. Programs that use it are shut out at once.',
            'Revoke it',
            lambda: self.revoke(token.id),
        )

    @told
    async def revoke(self, token_id: UUID) -> None:
        await self.lab.tokens.revoke(self.viewer, token_id)
        await self.show()

    def _may(self, scope: Scope, on: bool) -> None:
        self.scopes[scope] = on
