"""Plants everything the gallery shows: `python -m tests.gallery.planting FOLDER` prints what stands where, as JSON.

A process of its own, because the browser that looks at it brings its event loop along.
"""

import asyncio
import json
import math
import os
import struct
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from lab.engines.builtin.engine import BuiltinEngine
from lab.models.document import DocType
from lab.models.evaluation import Evaluation, SpeechMetrics
from lab.models.interview import Brief, Turn
from lab.models.live import LiveView
from lab.models.task import Language, TaskDraft
from lab.models.token import Scope
from lab.models.viewer import Role
from lab.settings import ROOT, Settings
from lab.wiring import Lab
from tests.browser.answers import ANSWERS
from tests.browser.test_conversation import SAID as TALKED
from tests.browser.to_task import RESUME as STUDENT
from tests.browser.to_task import SAID as BUILT
from tests.gallery import rows
from tests.gallery.people import Person

ANALYST = (ROOT / 'seeds' / 'resumes' / 'data-analyst.pdf').read_bytes()
POSTING = (ROOT / 'seeds' / 'resumes' / 'data-analyst-job.txt').read_bytes()
FAILING = 'it-support'
PLACES = 3
CODE = """def longest_run(days):
    best = run = 0
    for before, day in zip([None, *days], days):
        run = run + 1 if before is not None and day == before + 1 else 1
        best = max(best, run)
    return best
"""
BETTER = (
    'I rebuilt the weekly sales report, because it took a colleague a whole day. I wrote it in SQL, checked it for '
    'three weeks against the old one, and since then it takes nine minutes. Forty buyers read it every Monday.'
)


class Stumbling(BuiltinEngine):
    """Cannot judge one kit, so that its review fails."""

    async def evaluate(self, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics) -> Evaluation:
        if brief.kit_id == FAILING:
            raise RuntimeError('the gallery shows what a failed review looks like')
        return await super().evaluate(brief, transcript, metrics)


async def plant(folder: Path) -> dict[str, str]:
    lab = Lab(Settings(data_dir=folder, speech=False, speech_places=PLACES, _env_file=None), Stumbling())  # type: ignore[call-arg]
    await lab.start()
    places = {'scenario': await stuck(lab)}
    await Person.arrive(lab, 'Mara Voss')
    await Person.arrive(lab, 'Sam Adeyemi', Role.staff)
    await Person.arrive(lab, 'Ada Holm', Role.admin)
    places |= await practised(await Person.arrive(lab, 'Daniel Osei'))
    places |= await under_way(await Person.arrive(lab, 'Rosa Lind'))
    places |= await in_line(lab)
    places |= await gone_wrong(await Person.arrive(lab, 'Lena Farouk'))
    await lab.stop()
    rows.fall_asleep(folder, places)
    return places


async def practised(daniel: Person) -> dict[str, str]:
    """Somebody with a history: interviews better and worse, a talk, attempts, a contest, links, tokens."""
    lab, asking = daniel.lab, daniel.viewer
    student = await daniel.give(STUDENT.encode(), 'computing-student.txt')
    coded = await coding(daniel, student.id)
    await daniel.date_back(coded, 12, 1180)
    resume = await daniel.give(ANALYST, 'daniel-osei.pdf')
    places = {'coded': coded}
    for name, answers, days in (('thin', ANSWERS[:1], 30), ('first', ANSWERS[:3], 16), ('second', ANSWERS[:6], 9)):
        view = await daniel.begin(await daniel.choose('data-analyst', resume))
        places[name] = await daniel.finish(await daniel.say(view, answers))
        await daniel.date_back(places[name], days)
    view = await daniel.begin(await daniel.choose('data-analyst', resume), recording=True)
    places['done'] = await daniel.finish(await daniel.say(view, ANSWERS, aloud=True))
    await daniel.date_back(places['done'], 2)
    await lab.recordings.keep(asking, places['done'], 1, hum())
    places['talked'] = await talk(daniel)
    await afterwards(daniel, places)
    await lab.tokens.create(asking, 'My notebook', [Scope.read], 90)
    await lab.tokens.create(asking, 'The careers dashboard of the faculty', [Scope.read, Scope.write], 365)
    shared = await lab.sharing.share(asking, places['done'], 14, 'Mrs Adeyemi')
    revoked = await lab.sharing.share(asking, places['done'], 14, 'Somebody else')
    await lab.sharing.revoke(asking, revoked.link.id)
    named = {key: str(value) for key, value in places.items()}
    return named | {'shared': shared.secret, 'revoked': revoked.secret}


async def afterwards(daniel: Person, places: dict[str, Any]) -> None:
    """Tried again, drilled, contested, and a day of the plan done."""
    lab, asking, done = daniel.lab, daniel.viewer, places['done']
    tried = await lab.attempts.retry(asking, done, 3)
    await lab.attempts.answer(asking, tried.id, BETTER)
    opened = await lab.attempts.retry(asking, done, 5)
    drill = await lab.attempts.drill(asking, done, 'depth')
    await lab.attempts.answer(asking, drill.id, BETTER)
    short = await lab.attempts.drill(asking, done, 'ownership')
    await lab.attempts.answer(asking, short.id, 'I would ask.')
    report = await lab.reports.report(asking, done)
    quote = ' '.join(report.transcript[3].text.split()[:8])
    await lab.attempts.contest(asking, done, 'depth', 3, quote, 'This is a number, is it not?')
    await lab.practice.tick(asking, done, 1, True)
    places |= {'tried': tried.id, 'opened': opened.id, 'drilled': drill.id, 'short': short.id}


async def coding(person: Person, resume_id: UUID) -> UUID:
    """A technical interview with a task that was handed in."""
    resume = await person.lab.documents.get(person.viewer, resume_id)
    view = await to_task(person, await person.choose('software-engineering-intern', resume, 'technical', 20))
    await person.lab.tasks.save(person.viewer, view.session_id, TaskDraft(language=Language.python, code=CODE))
    said = 'I walk over the days once and count how long the present run is. Empty lists give zero.'
    return await person.finish(await person.say(view, [said, *BUILT]))


async def to_task(person: Person, session_id: UUID) -> LiveView:
    view = await person.begin(session_id)
    for number in range(40):
        if view.task is not None:
            break
        view = await person.say(view, [BUILT[number % len(BUILT)]])
    assert view.task is not None
    return view


async def talk(person: Person) -> UUID:
    session_id = await person.lab.conversations.start(person.viewer, await stuck(person.lab))
    session_id = await person.finish(await person.say(await person.begin(session_id), list(TALKED)))
    await person.date_back(session_id, 5, 290)
    return session_id


async def stuck(lab: Lab) -> str:
    return next(each.id for each in await lab.catalog.list_scenarios() if each.name == 'Stuck since Tuesday')


async def under_way(rosa: Person) -> dict[str, str]:
    """Somebody in the middle of things: every step before and in an interview."""
    lab, asking = rosa.lab, rosa.viewer
    student = await rosa.give(STUDENT.encode(), 'rosa-lind.txt')
    await lab.documents.paste(asking, DocType.job_description, POSTING.decode())
    await finished_documents(rosa)
    places = {
        'one': await rosa.choose('data-analyst', student),
        'panel': await rosa.choose('data-analyst', student, 'panel', 15),
        'ready': await rosa.prepare(await rosa.choose('software-engineer', student, 'hr')),
        'talk_ready': await lab.conversations.start(asking, await stuck(lab)),
    }
    closing = await rosa.say(await rosa.begin(await rosa.choose('data-analyst', student, 'hr', 6, 'stress')), ANSWERS)
    places['over'] = await rosa.finish(closing)
    for name, left_s in (('typed', 250.0), ('minute', 48.0), ('late', -1.0), ('lost', 200.0), ('taken', 150.0)):
        view = await rosa.begin(await rosa.choose('product-manager', student, 'hiring_manager'))
        places[name] = (await rosa.say(view, ANSWERS[:3])).session_id
        await rosa.set_clock(places[name], left_s)
    seats = await rosa.begin(await rosa.choose('product-manager', student, 'panel', 15))
    places['seats'] = (await rosa.say(seats, ANSWERS[:2])).session_id
    task = await to_task(rosa, await rosa.choose('software-engineering-intern', student, 'technical', 20))
    places['task'] = task.session_id
    await lab.tasks.save(asking, task.session_id, TaskDraft(language=Language.python, code=CODE))
    talking = await rosa.begin(await lab.conversations.start(asking, await stuck(lab)))
    places['talking'] = (await rosa.say(talking, list(TALKED)[:1])).session_id
    spoken = await rosa.begin(await rosa.choose('product-manager', student, 'hr'), typed=False)
    places['spoken'] = (await rosa.say(spoken, ANSWERS[:2], aloud=True)).session_id
    panel = await rosa.begin(await rosa.choose('data-analyst', student, 'panel', 15, 'neutral'), typed=False)
    places['spoken_panel'] = (await rosa.say(panel, ANSWERS[:1], aloud=True)).session_id
    return {key: str(value) for key, value in places.items()}


async def finished_documents(person: Person) -> None:
    from tests.steps import finished

    for document in await person.lab.documents.list_mine(person.viewer):
        await finished(lambda id=document.id: person.lab.documents.progress(person.viewer, id))


async def in_line(lab: Lab) -> dict[str, str]:
    """Three more for one more place."""
    waiting: dict[str, UUID] = {}
    for name in ('Ama Boateng', 'Jun Watanabe', 'Priya Raghunathan'):
        person = await Person.arrive(lab, name)
        resume = await person.give(STUDENT.encode(), 'resume.txt')
        session_id = await person.prepare(await person.choose('data-analyst', resume), typed=False)
        place = await lab.admission.enter(person.viewer, session_id)
        if place.position == 0:
            view = await lab.interviewing.begin(person.viewer, session_id)
            await person.say(view, ANSWERS[:1], aloud=True)
        waiting[name.split()[0].lower()] = session_id
    return {'waiting': str(waiting['priya'])}


async def gone_wrong(lena: Person) -> dict[str, str]:
    """Reviews that are pending or have failed, and a plan that cannot be read."""
    resume = await lena.give(STUDENT.encode(), 'lena.txt')
    pending = await lena.say(await lena.begin(await lena.choose('data-analyst', resume)), ANSWERS[:3])
    failed = await lena.say(await lena.begin(await lena.choose(FAILING, resume)), ANSWERS[:3])
    await lena.finish(failed)
    broken = await lena.choose('product-manager', resume)
    return {'pending': str(pending.session_id), 'failed': str(failed.session_id), 'broken': str(broken)}


def routes() -> list[str]:
    """The addresses of all pages there are."""
    from nicegui import app

    import pages

    before = len(app.routes)
    pages.create(Lab(Settings(_env_file=None)))  # type: ignore[call-arg]
    return [str(getattr(route, 'path', '')) for route in app.routes[before:]]


def hum(seconds: float = 3) -> bytes:
    """Something to play where a voice was kept."""
    wave = (int(6000 * math.sin(2 * math.pi * 180 * n / 16000)) for n in range(int(16000 * seconds)))
    return b''.join(struct.pack('<h', each) for each in wave)


if __name__ == '__main__':
    for name in [name for name in os.environ if name.startswith('LAB_')]:
        del os.environ[name]
    places = asyncio.run(plant(Path(sys.argv[1])))
    json.dump({'places': places, 'routes': routes()}, sys.stdout)
