"""Specimens of the way to an interview: what was uploaded and read, who interviews, the check, the line."""

from collections.abc import Sequence
from functools import partial

from nicegui import ui

from components.avatar_cards import avatar_cards
from components.extraction_review import ExtractionReview
from components.job_review import JobReview
from components.markup import note
from components.noticed import noticed
from components.plan_strip import PlanStrip
from components.queue_panel import QueuePanel
from components.resume_read import resume_read
from components.sound_check import SoundCheck
from components.specimens.chapter import Chapter, Specimen, Switch, moments, states
from components.specimens.content import one, several
from components.upload_box import UploadBox
from lab.models.avatar import Avatar
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.plan import PlannedPhase
from lab.models.queue import Place

REFUSED = "tell(capture, 'state', {state: 'refused', problem: '%s'})"
OFF = "tell(capture, 'state', {state: 'off', problem: ''})"


def chapter(avatars: Sequence[Avatar]) -> Chapter:
    return Chapter(
        'On the way',
        'What is given, what was made of it, and who asks. Whatever was read can be put right.',
        (
            Specimen(
                'Upload', ('upload_box',), 'Drop, choose or paste. Under a dragged file it takes the accent.', upload
            ),
            Specimen('What was read', ('resume_read',), 'At a glance, where nothing is to be corrected.', read),
            Specimen(
                'Résumé to correct',
                ('extraction_review',),
                'Every line is a field; what could not be read is said.',
                review,
            ),
            Specimen('Job to correct', ('job_review',), 'One line an item.', job),
            Specimen(
                'What will be asked about', ('noticed',), 'Without alarm: a place where a question is likely.', notice
            ),
            Specimen(
                'Interviewers',
                ('avatar_cards', 'portrait'),
                'One by radio, a panel by checkbox.',
                partial(people, avatars),
            ),
            Specimen('Plan', ('plan_strip',), 'Each phase as wide as its time, and the same as a list.', plan),
            Specimen('Sound check', ('sound_check',), 'Asks for the microphone only when it is pressed.', check),
            Specimen(
                'Place in line', ('queue_panel',), 'How many are ahead, how long it may take, the ways out.', line
            ),
        ),
    )


def upload() -> None:
    async def taken(*_: object) -> None:
        ui.notify('A specimen keeps nothing.')

    UploadBox('your résumé', 10, taken, taken, taken)
    sentence = 'This file is locked with a password. Save a copy without one, or paste the text.'
    states(
        {
            'Being read': lambda: note('daniel-osei.pdf is being read.', role='status'),
            'Not readable': lambda: note(sentence, 'bad'),
        },
        'two-up',
    )


def read() -> None:
    resume_read(one(ResumeExtraction, 'resume'))


def review() -> None:
    ExtractionReview(one(ResumeExtraction, 'resume'))


def job() -> None:
    JobReview(one(JobExtraction, 'job'))


def notice() -> None:
    noticed(one(ResumeExtraction, 'resume'))


def people(avatars: Sequence[Avatar]) -> None:
    """All of them: a look that cannot be drawn shows here first."""
    shown = {
        'One of them': lambda: avatar_cards(avatars, [avatars[0].id], False, lambda *_: None, '/api/voices'),
        'A panel': lambda: avatar_cards(avatars, [each.id for each in avatars[:2]], True, lambda *_: None),
    }
    Switch('How many', shown)


def plan() -> None:
    PlanStrip(several(PlannedPhase, 'phases'), 1)


def check() -> None:
    async def heard(_: bytes) -> str:
        return 'I am ready to talk about my work.'

    kinds = {'denied': 'Refused', 'none': 'No microphone', 'taken': 'In use', 'insecure': 'Not secure'}
    moments('States of the microphone', {'Off': OFF} | {name: REFUSED % kind for kind, name in kinds.items()})
    SoundCheck(heard, lambda _: None, lambda: None)


def line() -> None:
    fourth, first, offered = several(Place, 'places')

    async def nothing() -> None: ...

    shown = {
        'Fourth': lambda: QueuePanel(fourth, nothing, nothing),
        'Next': lambda: QueuePanel(first, nothing, nothing),
        'Called': lambda: QueuePanel(offered, nothing, nothing),
    }
    Switch('Places', shown)
