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
    """At most eight points; nothing is shown when there is nothing to notice."""
    flags, claims = extraction.risk_flags[:5], extraction.claims[:4]
    if not flags and not claims:
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
        for claim in claims:
            with tag('div', 'flagged'):
                tag('b', text='A claim to stand behind')
                tag('span', 'small', f'“{claim.text}”')
