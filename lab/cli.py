"""The command line: run the lab, look after it, and take the whole journey without a browser.

Everything heavy is imported by the command that needs it, so that the others answer at once.
"""

import os
import runpy
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from lab.errors import LabError

T = TypeVar('T')
app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, help=__doc__
)
people = typer.Typer(no_args_is_help=True, help='The people who may sign in.')
app.add_typer(people, name='user')

Kit = Annotated[str, typer.Option(help='A role kit; `lab kits` lists them.')]
Resume = Annotated[Path, typer.Option(help='PDF, DOCX, Markdown or text.')]
Job = Annotated[Path | None, typer.Option(help='The job description.')]
Type = Annotated[str, typer.Option(help='hr, hiring_manager, technical or panel; the kit says which is usual.')]
Style = Annotated[str, typer.Option(help='friendly, neutral or stress')]
Level = Annotated[str, typer.Option(help='entry, mid or senior; the kit says which is usual.')]
Minutes = Annotated[float, typer.Option(min=3, max=90)]
Engine = Annotated[str, typer.Option(help='builtin or llm; what LAB_ENGINE says unless given.')]


def main() -> None:
    try:
        app(standalone_mode=True)
    except LabError as problem:
        print(problem.sentence, file=sys.stderr)
        sys.exit(2)


@app.command()
def serve(
    port: Annotated[int | None, typer.Option()] = None, host: Annotated[str | None, typer.Option()] = None
) -> None:
    """Run the lab; migrates and plants what is missing."""
    from lab.settings import ROOT, Settings
    from lab.workflows.durable import lock

    lock(Settings().workflow_database).close()  # said in one sentence here, not in the midst of a start
    if port is not None:
        os.environ['LAB_PORT'] = str(port)
    if host is not None:
        os.environ['LAB_HOST'] = host
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.argv = ['main.py']
    runpy.run_path(str(ROOT / 'main.py'), run_name='__main__')


@app.command()
def kits() -> None:
    """The role kits: their ids and names."""
    from lab.services import seeds

    for kit_id, name in seeds.names():
        print(f'{kit_id:32}{name}')


@app.command()
def seed() -> None:
    """Make the tables and plant what has changed in the seeds."""
    from lab import upkeep

    print(f'{_run(upkeep.seed())} rows planted.')


@app.command()
def doctor() -> None:
    """What is configured, what is missing, and what each missing part would add."""
    from lab import upkeep

    findings = _run(upkeep.doctor())
    for finding in findings:
        print(f'{"ok " if finding.well else "BAD"}  {finding.part:18}{finding.words}')
    sys.exit(0 if all(finding.well for finding in findings) else 1)


@people.command('add')
def add_user(
    email: str,
    name: Annotated[str, typer.Option(prompt=True)],
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, envvar='LAB_USER_PASSWORD')
    ],
    role: Annotated[str, typer.Option(help='candidate, staff or admin')] = 'candidate',
) -> None:
    """Make an account."""
    from lab import upkeep

    print(f'{_run(upkeep.add_user(email, name, password, role)).email} can sign in now.')


@people.command('list')
def list_users() -> None:
    """Everybody with an account."""
    from lab import upkeep

    for user in _run(upkeep.list_users()):
        print(f'{user.email:40}{user.role:12}{user.name}')


@people.command('role')
def change_role(email: str, role: str) -> None:
    """Make somebody candidate, staff or admin."""
    from lab import upkeep

    print(f'{email} is {_run(upkeep.change_role(email, role)).role.value} now.')


@app.command()
def export(email: str) -> None:
    """Everything that is kept about somebody, as JSON."""
    from lab import upkeep
    from lab.offline import show

    show(_run(upkeep.export(email)), indent=2)


@app.command()
def purge() -> None:
    """Delete the sessions that nobody has touched for longer than they are kept, and voices after their own time."""
    from lab import upkeep

    sessions, voices = _run(upkeep.purge())
    print(f'{sessions} sessions deleted, {voices} recordings of answers deleted.')


@app.command(context_settings={'allow_extra_args': True, 'ignore_unknown_options': True})
def bench(context: typer.Context, name: str) -> None:
    """Run a bench by name, with whatever follows as its arguments."""
    from lab.settings import ROOT

    script = ROOT / 'bench' / f'{name}.py'
    if not script.is_file():
        known = ', '.join(sorted(path.stem for path in script.parent.glob('*.py')))
        raise typer.BadParameter(f'There is no bench "{name}"; there are {known}.')
    sys.argv = [str(script), *context.args]
    sys.path.insert(0, str(ROOT))
    runpy.run_path(str(script), run_name='__main__')


@app.command()
def extract(
    files: list[Path], kind: Annotated[str, typer.Option(help='resume or jd')] = 'resume', engine: Engine = ''
) -> None:
    """Print what is read out of résumés or job descriptions."""
    from lab import offline

    sys.exit(_run(offline.extract(files, offline.choice('kind', kind, ('resume', 'jd')), engine)))


@app.command()
def plan(
    resume: Resume,
    kit: Kit,
    jd: Job = None,
    type: Type = '',
    style: Style = 'neutral',
    seniority: Level = '',
    minutes: Minutes = 6,
    engine: Engine = '',
) -> None:
    """Print the plan an interview would follow."""
    from lab import offline

    _run(offline.plan(offline.Wanted(resume, jd, kit, type, style, seniority, minutes), engine))


@app.command()
def interview(
    resume: Resume,
    kit: Kit,
    jd: Job = None,
    type: Type = '',
    style: Style = 'neutral',
    seniority: Level = '',
    minutes: Minutes = 6,
    engine: Engine = '',
    answers: Annotated[Path | None, typer.Option(help='A text file, one answer a paragraph.')] = None,
    stdio: Annotated[bool, typer.Option('--stdio', help='Questions out and answers in, a line each.')] = False,
) -> None:
    """Hold an interview and print its result."""
    from lab import offline

    if (answers is None) != stdio:
        raise typer.BadParameter('Give either --answers FILE or --stdio.')
    wanted = offline.Wanted(resume, jd, kit, type, style, seniority, minutes)
    _run(offline.interview(wanted, answers, engine))


@app.command()
def score(
    files: list[Path],
    kit: Annotated[str | None, typer.Option(help='Judge by the rubric of a role kit.')] = None,
    engine: Engine = '',
) -> None:
    """Print an evaluation for every transcript, a line each."""
    from lab import offline

    sys.exit(_run(offline.score(files, kit, engine)))


def _run(work: Coroutine[Any, Any, T]) -> T:
    import asyncio

    from lab import logs

    logs.to_stderr()
    return asyncio.run(work)
