"""Two sessions of one kind beside each other: what moved, and what is within the noise."""

from uuid import UUID

from components.charts import moves
from components.frame import frame
from components.markup import heading, link_button, paragraph, tag
from components.pictured import Picture, draw_all
from lab.models.history import Compared, Comparison, Move, SessionSummary
from lab.models.viewer import Viewer
from lab.wiring import Lab
from pages.doors import door

MOVES: dict[Move, str] = {
    'up': '▲ higher',
    'down': '▼ lower',
    'same': 'within the noise',
    'unknown': 'cannot be compared',
}


def create(lab: Lab) -> None:
    @door('/history/compare/{first}/{second}')
    async def compare(viewer: Viewer, first: UUID, second: UUID) -> None:
        found = await lab.history.compare(viewer, first, second)
        with frame('Compare two sessions', viewer, 'history'):
            heading(1, 'Two sessions, side by side.')
            paragraph(found.remark, 'lead')
            pictures = _picture(found)
            with tag('div', 'table-box', tabindex=0, role='region', aria_label='Scores of both sessions'):
                _table(found)
            with tag('div', 'line'):
                for each in (found.first, found.second):
                    address = f'/session/{each.session_id}/analysis'
                    link_button(f'Read the analysis of {_when(found, each)}', address, 'outline')
            await draw_all(pictures)


def _picture(found: Comparison) -> list[Picture]:
    """Of what was judged at least once; a line needs both."""
    rows = [row for row in found.rows if row.first is not None or row.second is not None]
    if not rows:
        return []
    with tag('figure', 'pictured'):
        with tag('figcaption', 'legend'):
            for each, sign in ((found.first, 'hollow'), (found.second, 'full')):
                with tag('span'):
                    tag('i', sign, aria_hidden='true')
                    tag('span', text=_when(found, each))
        return [Picture(moves(rows), 'From one session to the other, as in the table below', 'moves')]


def _table(found: Comparison) -> None:
    with tag('table', 'plain-table'):
        tag('caption', 'visually-hidden', 'Score of each dimension in both sessions')
        with tag('tr'):
            tag('th', text='Dimension', scope='col')
            for each in (found.first, found.second):
                tag('th', text=f'{each.title}, {_when(found, each)}', scope='col')
            tag('th', text='Difference', scope='col')
        for row in found.rows:
            _row(row)


def _row(row: Compared) -> None:
    with tag('tr'):
        tag('th', text=row.name, scope='row')
        for score in (row.first, row.second):
            tag('td', text='–' if score is None else f'{score:.1f}')
        missing = row.first is None or row.second is None
        tag('td', f'move {row.move}', 'not judged both times' if missing else MOVES[row.move])


def _when(found: Comparison, each: SessionSummary) -> str:
    """With the hour where both were held on one day."""
    same = found.first.created_at.date() == found.second.created_at.date()
    return f'{each.created_at:%d %b, %H:%M}' if same else f'{each.created_at:%d %b %Y}'
