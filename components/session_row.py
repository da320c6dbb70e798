"""One session in a list: what it was, when, how it went, and the page it goes on with."""

from components.markup import tag
from lab.models.history import SessionSummary
from lab.models.session import SessionType

TYPES = {'hr': 'HR', 'hiring_manager': 'Hiring manager', 'technical': 'Technical', 'panel': 'Panel'}
STYLES = {'friendly': 'friendly', 'neutral': 'neutral', 'stress': 'under pressure'}


OUTCOMES = {
    'settled': 'Agreement reached',
    'closer': 'Closer, not settled',
    'open': 'Left open',
    'broken_off': 'They broke it off',
}


def session_row(summary: SessionSummary) -> None:
    with tag('a', 'row-link', href=f'/session/{summary.session_id}/{summary.step}'):
        with tag('span'):
            tag('span', 'product', 'Conversation' if is_talk(summary) else 'Interview')
            tag('b', text=summary.title)
            tag('span', 'small muted', described(summary))
        with tag('span', 'figures'):
            tag('span', text=f'{summary.score:.1f} of 5' if summary.score is not None else '')
            if summary.score is not None and not summary.calibrated:
                tag('span', 'small muted', ' uncalibrated')
        tag('span', 'tag', outcome(summary))


def described(summary: SessionSummary) -> str:
    kind = f'{TYPES.get(summary.interview_type, "")}, {STYLES.get(summary.style, "")}'.strip(', ')
    return ' · '.join(part for part in (f'{summary.created_at:%d %B %Y}', kind) if part)


def outcome(summary: SessionSummary) -> str:
    if summary.step != 'analysis':
        return 'Unfinished'
    if summary.state == 'ended':
        return 'Being read'
    if is_talk(summary):
        return OUTCOMES.get(summary.outcome or '', 'Not enough said')
    return summary.recommendation or 'Not enough said'


def is_talk(summary: SessionSummary) -> bool:
    return summary.session_type is SessionType.workplace_practice
