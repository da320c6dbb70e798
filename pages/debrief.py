"""After a conversation: how it ended, skill by skill, what to try instead, what was behind it, what comes next."""

from components.delivery import Delivery
from components.feedback import points
from components.figures import figures
from components.markup import heading, link_button, note, paragraph, tag
from components.score_card import quotes
from components.transcript import transcript
from lab.models.conversation import Debrief, DebriefView, Instead, SkillLevel

OUTCOMES = {
    'settled': 'You came to an agreement.',
    'closer': 'Not settled, but you know now what it is about.',
    'open': 'You parted with it open.',
    'broken_off': 'They broke it off.',
}


async def told(view: DebriefView, candidate: str) -> None:
    debrief = view.debrief
    assert debrief is not None
    _verdict(view, debrief)
    with tag('section'):
        heading(2, 'Skill by skill', 'opens')
        for level in debrief.skill_levels:
            _skill(level)
    if debrief.strengths:
        points('What moved it', debrief.strengths, 'good')
    if debrief.growth_areas:
        points('What held it back', debrief.growth_areas, 'work')
    if debrief.try_instead:
        with tag('section', 'stack'):
            heading(2, 'Try instead')
            for each in debrief.try_instead:
                _instead(each)
    _behind(view, debrief)
    delivery = None
    if view.metrics:
        with tag('section', 'stack'):
            heading(2, 'In figures')
            figures(view.metrics)
            delivery = Delivery(view.metrics)
    with tag('details', 'fold').props('open'):
        tag('summary', text='Transcript')
        transcript(view.transcript, candidate)
    with tag('details', 'fold'):
        tag('summary', text=f'Why {_first(view)} said what they said')
        _reasons(view)
    with tag('div', 'line no-print'):
        if debrief.next_scenario_id:
            link_button('Next: the same skill', f'/avatar/scenarios/{debrief.next_scenario_id}')
        link_button('Have this talk again', f'/avatar/scenarios/{view.meeting.scenario_id}', 'outline')
        link_button('See all sessions', '/history', 'outline')
    if delivery is not None:
        await delivery.draw()


def _verdict(view: DebriefView, debrief: Debrief) -> None:
    day = f'{view.ended_at:%d %B %Y}' if view.ended_at else ''
    with tag('header', 'stack'):
        tag('span', 'eyebrow', f'{view.meeting.title} · {view.meeting.skill} · {day}, {view.used_minutes:.0f} minutes')
        with tag('div', 'verdict'):
            with tag('div', 'stack'):
                heading(1, OUTCOMES[debrief.outcome], 'big')
                paragraph(debrief.summary, 'letter')
            if debrief.score is not None:
                with tag('dl', 'stack tight'):
                    tag('dt', 'eyebrow', 'Overall')
                    tag('dd', 'clock', f'{debrief.score:.1f} of 5')
                    confidence = {'High': 'High', 'Med': 'Medium', 'Low': 'Low'}[debrief.confidence]
                    tag('dd', 'small muted', f'{confidence} confidence')
        note('Uncalibrated: these levels have not been checked against human raters yet. Use them to practise.')


def _skill(level: SkillLevel) -> None:
    with tag('section', 'score', aria_label=level.name):
        with tag('div'):
            with tag('div', 'name'):
                heading(3, level.name)
                value = 'Not judged' if level.level is None else f'{level.level:g} of 5'
                tag('span', 'value none' if level.level is None else 'value', value)
            paragraph(level.rationale)
            with tag('div', 'next'):
                tag('b', text='Next time: ')
                tag('span', text=level.try_instead)
        quotes(level.evidence)


def _instead(each: Instead) -> None:
    with tag('article', 'better'):
        with tag('div', 'stack tight'):
            tag('span', 'eyebrow', 'You said')
            with tag('p', 'said'):
                tag('a', text=each.said, href=f'#turn-{each.turn}')
        with tag('div', 'stack tight'):
            tag('span', 'eyebrow', 'This might go further')
            paragraph(each.instead)
            paragraph(each.why, 'small muted')


def _behind(view: DebriefView, debrief: Debrief) -> None:
    """The hidden concern is told now, whether or not it came out."""
    with tag('section', 'panel'):
        heading(2, f'What was behind it for {_first(view)}')
        paragraph(debrief.hidden_concern)
        with tag('ul', 'stack tight'):
            for tip in view.meeting.tips_after:
                tag('li', text=tip)


def _reasons(view: DebriefView) -> None:
    with tag('ol', 'stack tight plain'):
        for turn in view.transcript:
            if turn.speaker == 'interviewer' and (reason := view.reasons.get(turn.position)):
                with tag('li', 'flagged'):
                    tag('q', text=turn.text)
                    paragraph(reason, 'small muted')


def _first(view: DebriefView) -> str:
    return view.meeting.partner.split()[0]
