"""After a conversation: how it ended, skill by skill, what to try instead, what was behind it, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from components.chapters import Chapter, in_chapters
from components.delivery import delivery
from components.feedback import points
from components.figures import figures, figures_title
from components.hear import Recorded
from components.markup import heading, link_button, note, paragraph, tag
from components.pictured import Picture, draw_all
from components.score_card import anchor, quotes
from components.transcript import Quoted, quoted_for, transcript
from lab.models.conversation import Debrief, DebriefView, Instead, SkillLevel

OUTCOMES = {
    'settled': 'You came to an agreement.',
    'closer': 'Not settled, but you know now what it is about.',
    'open': 'You parted with it open.',
    'broken_off': 'They broke it off.',
}


async def told(view: DebriefView, candidate: str) -> None:
    assert view.debrief is not None
    after = After(view, view.debrief, candidate)
    in_chapters(after.opening, list(after.chapters()))
    with tag('div', 'line no-print onward'):
        if view.debrief.next_scenario_id:
            link_button('Next: the same skill', f'/avatar/scenarios/{view.debrief.next_scenario_id}')
        link_button('Have this talk again', f'/avatar/scenarios/{view.meeting.scenario_id}', 'outline')
        link_button('See all sessions', '/history', 'outline')
    await draw_all(after.pictures)


@dataclass
class After:
    """Each chapter is told only where there is something to tell."""

    view: DebriefView
    debrief: Debrief
    candidate: str
    pictures: list[Picture] = field(default_factory=list)

    def chapters(self) -> Iterator[Chapter]:
        debrief = self.debrief
        yield Chapter('behind', 'What was behind it', self.behind)
        if debrief.try_instead:
            yield Chapter('instead', 'Try instead', self.instead)
        yield Chapter('skills', 'Skill by skill', self.skills)
        if debrief.strengths or debrief.growth_areas:
            yield Chapter('moved', 'What moved it, and what held it back', self.moved)
        if self.view.metrics:
            yield Chapter('spoke', figures_title(self.view.metrics), self.spoke)
        if self.view.reasons:
            yield Chapter('reasons', f'Why {_first(self.view)} said it', self.reasons)
        yield Chapter('transcript', 'Transcript', self.said)

    def opening(self) -> None:
        _verdict(self.view, self.debrief)
        _first_step(self.debrief)

    def behind(self) -> None:
        """The hidden concern is told now, whether or not it came out."""
        with tag('div', 'panel'):
            heading(2, f'What was behind it for {_first(self.view)}')
            paragraph(self.debrief.hidden_concern)
            with tag('ul', 'stack tight'):
                for tip in self.view.meeting.tips_after:
                    tag('li', text=tip)

    def instead(self) -> None:
        heading(2, 'Try instead')
        for each in self.debrief.try_instead:
            _instead(each)

    def skills(self) -> None:
        heading(2, 'Skill by skill')
        for level in self.debrief.skill_levels:
            _skill(level, self.recorded)

    def moved(self) -> None:
        if self.debrief.strengths:
            points('What moved it', self.debrief.strengths, 'good', self.recorded)
        if self.debrief.growth_areas:
            points('What held it back', self.debrief.growth_areas, 'work', self.recorded)

    def spoke(self) -> None:
        assert self.view.metrics
        heading(2, figures_title(self.view.metrics))
        figures(self.view.metrics)
        self.pictures += delivery(self.view.metrics, self.view.course, _first(self.view))

    def reasons(self) -> None:
        heading(2, f'Why {_first(self.view)} said it')
        with tag('details', 'fold'):
            tag('summary', text='Turn by turn, what your words did')
            _reasons(self.view)

    def said(self) -> None:
        heading(2, 'Transcript')
        transcript(self.view.transcript, self.candidate, '', self.recorded, '', self.quoted)

    @property
    def recorded(self) -> Recorded:
        base = f'/api/recordings/{self.view.session_id}'
        return {turn.position: f'{base}/{turn.position}.wav' for turn in self.view.transcript if turn.recorded}

    @property
    def quoted(self) -> Quoted:
        levels = self.debrief.skill_levels
        return quoted_for((level.name, anchor(level.skill), level.evidence) for level in levels)


def _verdict(view: DebriefView, debrief: Debrief) -> None:
    day = f'{view.ended_at:%d %B %Y}' if view.ended_at else ''
    tag('span', 'eyebrow', f'{view.meeting.title} · {view.meeting.skill} · {day}, {view.used_minutes:.0f} minutes')
    with tag('div', 'verdict'):
        with tag('div', 'stack'):
            heading(1, OUTCOMES[debrief.outcome], 'big')
            paragraph(debrief.summary, 'letter')
        if debrief.score is not None:
            with tag('dl', 'overall'):
                tag('dt', 'eyebrow', 'Overall')
                tag('dd', 'clock', f'{debrief.score:.1f} of 5')
                confidence = {'High': 'High', 'Med': 'Medium', 'Low': 'Low'}[debrief.confidence]
                tag('dd', 'small muted', f'{confidence} confidence')
    if debrief.score is not None:
        note('Uncalibrated: these levels have not been checked against human raters yet. Use them to practise.')


def _first_step(debrief: Debrief) -> None:
    """The weakest skill's own advice, early."""
    levels = [each for each in debrief.skill_levels if each.level is not None] or debrief.skill_levels
    if not levels:
        return
    weakest = min(levels, key=lambda each: each.level or 0)
    with tag('section', 'first-step', aria_label='What to do next'):
        tag('span', 'eyebrow', 'What to do next')
        heading(2, weakest.try_instead)
        paragraph(f'It would do most for {weakest.name[0].lower()}{weakest.name[1:]}.', 'small')
        if debrief.try_instead:
            with tag('div', 'line no-print'):
                tag('a', text='See your own words, told another way', href='#instead')


def _skill(level: SkillLevel, recorded: Recorded) -> None:
    judged = level.level is not None
    with tag('section', 'score' if judged else 'score unjudged', aria_label=level.name, id=anchor(level.skill)):
        with tag('div', 'why'):
            with tag('div', 'name'):
                heading(3, level.name)
                value = 'Not judged' if level.level is None else f'{level.level:g} of 5'
                tag('span', 'value none' if level.level is None else 'value', value)
            paragraph(level.rationale)
            with tag('p', 'next'):
                tag('b', text='Next time: ')
                tag('span', text=level.try_instead)
        quotes(level.evidence, recorded)


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


def _reasons(view: DebriefView) -> None:
    with tag('ol', 'stack tight plain'):
        for turn in view.transcript:
            if turn.speaker == 'interviewer' and (reason := view.reasons.get(turn.position)):
                with tag('li', 'flagged'):
                    tag('q', text=turn.text)
                    paragraph(reason, 'small muted')


def _first(view: DebriefView) -> str:
    return view.meeting.partner.split()[0]
