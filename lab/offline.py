"""The journey without browser and database: files in, JSON on standard output, role kits straight from the seeds."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from lab.documents.reader import Limits, read
from lab.engines import choosing
from lab.engines.contracts import Engine
from lab.errors import InvalidInput, LabError
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Ask, Brief, Turn
from lab.models.kit import InterviewType, Level, QuestionBank, Style
from lab.models.plan import Plan
from lab.services import seeds
from lab.services.rehearsing import LineAnswers, WrittenAnswers, question_line, rehearse, result, spoken_s
from lab.settings import Settings

NO_KIT = QuestionBank(good_looks_like=[], risks=[], questions=[])
TURNS = TypeAdapter(list[Turn])


@dataclass(frozen=True)
class Wanted:
    """Empty strings leave the choice to the kit."""

    resume: Path
    jd: Path | None
    kit: str
    type: str
    style: str
    seniority: str
    minutes: float


async def extract(files: Sequence[Path], kind: str, engine_name: str = '') -> int:
    """The exit status: 0, or 1 when one of several files could not be read; a single bad file raises."""
    async with _engine(engine_name) as engine:
        if len(files) == 1:
            show((await _extracted(engine, files[0], kind)).printed(), indent=2)
            return 0
        at_once = asyncio.Semaphore(4)
        status = 0
        for line in [asyncio.create_task(_extracted_line(engine, file, kind, at_once)) for file in files]:
            show(await line)
            status |= 'error' in await line
        return status


async def _extracted_line(engine: Engine, file: Path, kind: str, at_once: asyncio.Semaphore) -> dict[str, Any]:
    async with at_once:
        try:
            return {'file': str(file), **(await _extracted(engine, file, kind)).printed()}
        except LabError as problem:
            return {'file': str(file), 'error': problem.sentence}


async def plan(wanted: Wanted, engine_name: str = '') -> None:
    async with _engine(engine_name) as engine:
        show((await engine.plan(await _brief(engine, wanted))).model_dump(mode='json'), indent=2)


async def interview(wanted: Wanted, answers: Path | None, engine_name: str = '') -> None:
    """Answers come from the file, or line by line from standard input; the result is printed last."""
    from lab.engines.builtin.measuring import measure

    written = WrittenAnswers.of(_text(answers)) if answers else None
    async with _engine(engine_name) as engine:
        brief = await _brief(engine, wanted)
        plan = await engine.plan(brief)
        transcript = [turn async for turn in rehearse(engine, brief, plan, written or LineAnswers(_say, _heard))]
        if written is None:
            show(_farewell(plan, transcript))
        whole = await result(engine, brief, plan, transcript, measure, _config(wanted, brief))
    show(whole, indent=2 if written else None)


async def score(files: Sequence[Path], kit_id: str | None, engine_name: str = '') -> int:
    """The exit status: 0, or 1 when something among several could not be read; a single bad file raises."""
    async with _engine(engine_name) as engine:
        return await _scored(engine, files, kit_id)


async def _scored(engine: Engine, files: Sequence[Path], kit_id: str | None) -> int:
    status, brief = 0, _scoring_brief(kit_id)
    for file in files:
        for called, found in _transcripts(file):
            try:
                line = await _evaluated(engine, brief, _turns(found))
            except InvalidInput as problem:
                if called == {'file': str(file)} and len(files) == 1:
                    raise
                line, status = {'error': problem.sentence}, 1
            show({**called, **line})
    return status


@asynccontextmanager
async def _engine(name: str) -> AsyncGenerator[Engine, None]:
    """The one asked for, or the one that is configured."""
    settings = Settings()
    if name:
        settings.engine = 'llm' if choice('engine', name, ('builtin', 'llm')) == 'llm' else 'builtin'
    engine = choosing.create(settings)
    try:
        yield engine
    finally:
        await choosing.close(engine)


def _say(line: str) -> None:
    print(line, flush=True)


async def _heard() -> str | None:
    """The next line of standard input; null at its end."""
    line = await asyncio.to_thread(sys.stdin.readline)
    return line.rstrip('\n') if line else None


def _farewell(plan: Plan, transcript: Sequence[Turn]) -> dict[str, Any]:
    """The interviewer's last turn, to which nothing is answered."""
    left = plan.minutes * 60 - sum(spoken_s(turn.text) for turn in transcript)
    last = transcript[-1]
    ask = Ask(phase=last.phase or 'wrap_up', question=last.text, name=last.name, intent='', expected_signal='')
    return question_line(ask, len(transcript) - 1, left)


def _config(wanted: Wanted, brief: Brief) -> dict[str, Any]:
    return {
        'kit': brief.kit_id,
        'kit_name': brief.kit_name,
        'resume': wanted.resume.name,
        'jd': wanted.jd.name if wanted.jd else None,
        'type': brief.interview_type,
        'style': brief.style,
        'seniority': brief.seniority,
        'minutes': brief.minutes,
    }


async def _evaluated(engine: Engine, brief: Brief, turns: list[Turn]) -> dict[str, Any]:
    from lab.engines.builtin.measuring import measure

    return (await engine.evaluate(brief, turns, measure(turns))).printed()


def _transcripts(file: Path) -> Iterator[tuple[dict[str, Any], Any]]:
    """What each transcript is called by, and what stands there; a `.jsonl` file holds one a line."""
    try:
        text = _text(file)
    except InvalidInput as missing:
        yield {'file': str(file)}, missing
        return
    if file.suffix != '.jsonl':
        yield {'file': str(file)}, _json(text)
        return
    for number, line in enumerate(text.split('\n'), 1):
        entry = _json(line)
        if isinstance(entry, dict) and 'id' in entry:
            yield {'id': entry['id']}, entry.get('turns')
        elif line.strip():
            yield {'file': str(file), 'line': number}, None


def _turns(found: Any) -> list[Turn]:  # noqa: ANN401
    if isinstance(found, InvalidInput):
        raise found
    try:
        return TURNS.validate_python(found)
    except ValidationError as problem:
        raise InvalidInput('This is not a transcript: a list of turns, each with speaker and text.') from problem


def _json(text: str) -> Any:  # noqa: ANN401
    """Null for what is not JSON, which no transcript is either."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def _scoring_brief(kit_id: str | None) -> Brief:
    """Without a kit the eight general dimensions weigh the same."""
    if kit_id is None:
        return Brief(kit_id='', kit_name='', bank=NO_KIT, today=this_month())
    kit = seeds.kit(kit_id)
    return Brief(
        kit_id=kit.id,
        kit_name=kit.name,
        kit_description=kit.description,
        focus_skills=kit.focus_skills,
        bank=kit.questions(),
        dimensions=seeds.rubric(kit.default_rubric_id).typed(),
        interview_type=InterviewType(kit.default_interview_types[0]),
        seniority=kit.level,
        today=this_month(),
    )


async def _brief(engine: Engine, wanted: Wanted) -> Brief:
    brief = _scoring_brief(wanted.kit)
    resume, job = await _extracted(engine, wanted.resume, 'resume'), None
    if wanted.jd is not None:
        job = await _extracted(engine, wanted.jd, 'jd')
    return brief.model_copy(
        update={
            'interview_type': InterviewType(choice('type', wanted.type or brief.interview_type, tuple(InterviewType))),
            'style': Style(choice('style', wanted.style, tuple(Style))),
            'seniority': Level(choice('seniority', wanted.seniority or brief.seniority, tuple(Level))),
            'minutes': wanted.minutes,
            'candidate': resume,
            'job': job,
        }
    )


async def _extracted(engine: Engine, file: Path, kind: str) -> ResumeExtraction | JobExtraction:
    text = await read(_bytes(file), file.name, Limits.of(Settings()))
    return await (engine.extract_resume(text, this_month()) if kind == 'resume' else engine.extract_job(text))


def _text(file: Path) -> str:
    return _bytes(file).decode('utf-8-sig', errors='replace')


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise InvalidInput(f'{file} cannot be opened: {problem.strerror}.') from problem


def choice(name: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise InvalidInput(f'There is no {name} "{value}"; there are {", ".join(known)}.')
    return value


def show(content: Any, indent: int | None = None) -> None:  # noqa: ANN401
    print(json.dumps(content, ensure_ascii=False, indent=indent), flush=True)


def this_month() -> str:
    return f'{datetime.now(UTC):%Y-%m}'
