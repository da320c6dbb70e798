"""Two sessions of one kind beside each other: what moved, and what is within the noise."""

from uuid import UUID

from components.frame import frame
from components.markup import heading, link_button, paragraph, tag
from lab.models.history import Compared, Comparison
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door

MOVES = {'up': '▲ higher', 'down': '▼ lower', 'same': 'within the noise', 'unknown': 'cannot be compared'}


def create(lab: Lab) -> None:
    @door('/history/compare/{first}/{second}')
    async def compare(viewer: Viewer, first: UUID, second: UUID) -> None:
        found = await lab.history.compare(viewer, first, second)
        with frame('Compare two sessions', viewer, 'history'):
            heading(1, 'Two sessions, side by side.')
            paragraph(found.remark, 'lead')
            with tag('div', 'table-box', tabindex=0, role='region', aria_label='Scores of both sessions'):
                _table(found)
            with tag('div', 'line'):
                for each in (found.first, found.second):
                    address = f'/session/{each.session_id}/analysis'
                    link_button(f'Read the analysis of {each.created_at:%d %B}', address, 'outline')


def _table(found: Comparison) -> None:
    with tag('table', 'plain-table'):
        tag('caption', 'visually-hidden', 'Score of each dimension in both sessions')
        with tag('tr'):
            tag('th', text='Dimension', scope='col')
            for each in (found.first, found.second):
                tag('th', text=f'{each.title}, {each.created_at:%d %b %Y}', scope='col')
            tag('th', text='Difference', scope='col')
        for row in found.rows:
            _row(row)


def _row(row: Compared) -> None:
    with tag('tr'):
        tag('th', text=row.name, scope='row')
        for score in (row.first, row.second):
            tag('td', text='–' if score is None else f'{score:.1f}')
        tag('td', f'move {row.move}', MOVES[row.move])
