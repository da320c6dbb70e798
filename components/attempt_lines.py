"""What was answered again or drilled after a session, with how it went."""

from collections.abc import Sequence

from components.markup import tag
from lab.models.attempt import AttemptKind, AttemptLine


def attempt_lines(lines: Sequence[AttemptLine]) -> None:
    for each in lines:
        with tag('a', 'row-link', href=f'/attempt/{each.id}'):
            with tag('span'):
                tag('b', text=each.question)
                kind = 'Answered again' if each.kind is AttemptKind.retry else 'Drill'
                tag('span', 'small muted', f'{kind} · {each.answered_at:%d %B %Y}')
            tag('span', 'figures', '' if each.overall is None else f'{each.overall:g} of 5')
            tag('span', f'tag {"good" if each.passed else ""}', _outcome(each))


def _outcome(line: AttemptLine) -> str:
    if line.overall is None:
        return 'Too short'
    return {True: 'Passed', False: 'Not yet', None: 'See both'}[line.passed]
