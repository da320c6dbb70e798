"""What an interviewer will notice in a résumé: risk flags and claims, told without alarm."""

from components.markup import heading, paragraph, tag
from lab.models.extraction import ResumeExtraction

NAMES = {
    'gap': 'A gap',
    'short_tenure': 'A short stay',
    'frequent_switches': 'Several moves',
    'overlap': 'Overlapping dates',
    'unevidenced_skill': 'Listed, not shown',
}


def noticed(extraction: ResumeExtraction) -> None:
    """A few points; nothing is shown when there is nothing to notice. Skills that are only listed are one of them."""
    unseen = [flag.skill for flag in extraction.risk_flags if flag.kind == 'unevidenced_skill' and flag.skill][:8]
    flags = [flag for flag in extraction.risk_flags if flag.kind != 'unevidenced_skill'][:5]
    claims = extraction.claims[:4]
    if not flags and not claims and not unseen:
        return
    with tag('section', 'stack'):
        heading(3, 'An interviewer will ask about')
        paragraph(
            'None of this is a fault. It is where a question is likely, so have your sentence ready.', 'small muted'
        )
        for flag in flags:
            with tag('div', 'flagged'):
                tag('b', text=NAMES[flag.kind])
                tag('span', 'small', flag.detail)
        if unseen:
            with tag('div', 'flagged'):
                tag('b', text=NAMES['unevidenced_skill'])
                tag('span', 'small', f'Among your skills, and nowhere at work or in a project: {", ".join(unseen)}')
        for claim in claims:
            with tag('div', 'flagged'):
                tag('b', text='A claim to stand behind')
                tag('span', 'small', f'“{claim.text}”')
