"""A page as a screen reader gets it: the browser's own accessibility tree, and what is wrong with it."""

from collections import Counter
from typing import Any, NamedTuple

from playwright.sync_api import Page

NAMED = {
    'button', 'link', 'textbox', 'searchbox', 'combobox', 'listbox', 'checkbox', 'radio', 'slider', 'switch', 'tab',
    'menuitem', 'meter', 'progressbar', 'dialog', 'alertdialog', 'image', 'img', 'region', 'radiogroup',
    'DisclosureTriangle', 'table', 'log', 'timer', 'navigation',
}  # fmt: skip
STATES = {'checkbox': 'checked', 'radio': 'checked', 'switch': 'checked', 'DisclosureTriangle': 'expanded'}


class Node(NamedTuple):
    """`children` are the roles below it, seen through what has none of its own."""

    role: str
    name: str
    states: dict[str, Any]
    children: tuple[str, ...]

    def __str__(self) -> str:
        return f'{self.role} “{self.name[:50]}”'


class Tree(NamedTuple):
    """Its nodes in reading order."""

    nodes: list[Node]

    @classmethod
    def of(cls, page: Page) -> 'Tree':
        session = page.context.new_cdp_session(page)
        found = {each['nodeId']: each for each in session.send('Accessibility.getFullAXTree')['nodes']}
        session.detach()
        nodes: list[Node] = []
        _read(next(iter(found.values())), found, nodes)
        return cls(nodes)

    def all(self, *roles: str) -> list[Node]:
        return [each for each in self.nodes if each.role in roles]

    def order(self, *wanted: tuple[str, str]) -> list[int]:
        """Where each of these (role, beginning of the name) is read; -1 where it is not."""
        return [next((n for n, each in enumerate(self.nodes) if _is(each, *one)), -1) for one in wanted]

    def headings(self) -> list[str]:
        levels = [int(each.states.get('level', 0)) for each in self.all('heading')]
        found = [] if levels.count(1) == 1 else [f'{levels.count(1)} headings of the first level']
        steps = zip([0, *levels], levels, strict=False)
        return found + [
            f'a heading of level {now} follows one of {before}' for before, now in steps if now > before + 1
        ]

    def landmarks(self) -> list[str]:
        counts = Counter(each.role for each in self.nodes)
        found = [] if counts['main'] == 1 and counts['banner'] <= 1 else ['not one main part under one banner']
        twice = Counter((each.role, each.name) for each in self.all('navigation', 'region', 'complementary'))
        return found + [f'{count} of {role} “{name}”' for (role, name), count in twice.items() if count > 1]

    def unnamed(self) -> list[str]:
        return [f'{each.role} without a name' for each in self.nodes if each.role in NAMED and not each.name.strip()]

    def lists(self) -> list[str]:
        return [f'{each} has no items' for each in self.all('list') if 'listitem' not in each.children]

    def stateless(self) -> list[str]:
        mute = (each for each in self.all(*STATES) if STATES[each.role] not in each.states)
        return [f'{each} tells no state' for each in mute]


def _is(node: Node, role: str, name: str) -> bool:
    return node.role == role and node.name.startswith(name)


def _read(raw: dict[str, Any], found: dict[str, Any], nodes: list[Node]) -> None:
    children = [found[id] for id in raw.get('childIds', []) if id in found]
    if not raw.get('ignored'):
        states = {each['name']: each['value'].get('value') for each in raw.get('properties', [])}
        roles = tuple(_role(each) for each in _shown(children, found))
        nodes.append(Node(_role(raw), str(raw.get('name', {}).get('value') or ''), states, roles))
    for child in children:
        _read(child, found, nodes)


def _shown(children: list[dict[str, Any]], found: dict[str, Any]) -> list[dict[str, Any]]:
    shown = []
    for child in children:
        below = [found[id] for id in child.get('childIds', []) if id in found]
        shown += _shown(below, found) if child.get('ignored') or _role(child) == 'generic' else [child]
    return shown


def _role(raw: dict[str, Any]) -> str:
    return str(raw.get('role', {}).get('value') or '')
