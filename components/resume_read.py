"""What was read out of a résumé, at a glance."""

from components.markup import paragraph, tag
from lab.models.extraction import ResumeExtraction


def resume_read(extraction: ResumeExtraction) -> None:
    with tag('div', 'stack'):
        if extraction.headline:
            paragraph(extraction.headline, 'lead')
        with tag('ul', 'stack tight plain'):
            for entry in extraction.work_history:
                span = f' · {entry.start} to {entry.end}' if entry.start and entry.end else ''
                tag('li', text=f'{entry.title or "Work"} at {entry.employer or "an employer"}{span}')
        with tag('div', 'line'):
            for skill in extraction.skills_claimed[:24]:
                tag('span', 'skill' if skill.evidenced else 'skill unseen', skill.name)
