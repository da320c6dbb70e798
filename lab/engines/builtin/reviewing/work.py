"""What was handed in, read: the program if there is one, the words said and written, and what kind of text it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lab.engines.builtin.reviewing.faults import faults_of, other_language
from lab.engines.builtin.reviewing.program import Program, parse
from lab.engines.builtin.reviewing.said import Sentence, apart, spoken, written
from lab.engines.builtin.reviewing.sql import faults_of_sql, looks_like_sql, parse_sql
from lab.models.interview import Turn
from lab.models.kit import BankTask
from lab.models.task import Fault, Language, Submission, TaskWork

WORDS_AS_CODE = 0.45
"""From this share of lines on that do not parse, what stands there is read as words."""
NAMES = {
    Language.python: 'Python',
    Language.javascript: 'JavaScript',
    Language.typescript: 'TypeScript',
    Language.java: 'Java',
    Language.cpp: 'C++',
    Language.sql: 'SQL',
    Language.plain: 'plain text',
}


@dataclass
class Work:
    """`program` is null where there is nothing but words; `started` is false for an empty panel or the bare starter."""

    task: BankTask
    language: Language
    code: str
    program: Program | None
    talk: list[Sentence]
    text: list[Sentence]
    faults: list[Fault] = field(default_factory=list)
    started: bool = True

    @property
    def words(self) -> list[Sentence]:
        return [*self.text, *self.talk]

    @property
    def legible(self) -> Program | None:
        """The program, where it was begun and can be read."""
        return self.program if self.program is not None and self.started and not self.program.too_big else None


def read_work(task: BankTask, submission: Submission, transcript: Sequence[Turn]) -> Work:
    talk = spoken(transcript, task.id, task.prompt)
    code, language = submission.code, submission.language
    if not code.strip():
        code = typed_in_answers(task.id, transcript)
        language = guessed(code, language) if code else language
    text = written(submission.text, task.prompt)
    if not code.strip():
        return Work(task, language, '', None, talk, text, started=bool(text))
    if not begun(task, language, code):
        return Work(task, language, code, None, talk, text, [_starter_only()], started=False)
    return _parsed(Work(task, language, code, None, talk, text))


def typed_in_answers(task_id: str, transcript: Sequence[Turn]) -> str:
    """The last code that was typed where answers go."""
    given = [turn for turn in transcript if turn.speaker == 'candidate' and turn.question_id == task_id]
    return next((code for turn in reversed(given) if (code := apart(turn.text)[1])), '')


def begun(task: BankTask, language: Language, code: str) -> bool:
    return ''.join(code.split()) != ''.join(task.starters.get(language.value, '').split())


def guessed(code: str, language: Language) -> Language:
    """The language it parses in, where the panel was left on words."""
    if language is not Language.plain:
        return language
    if looks_like_sql(code):
        return Language.sql
    candidates = (Language.python, Language.javascript, Language.typescript, Language.java, Language.cpp)
    clean = [
        each for each in candidates if not (tried := parse(code, each)).broken and (tried.functions or tried.loops)
    ]
    return clean[0] if clean else Language.plain


def program_of(work: TaskWork) -> Program | None:
    """The code as it stands, for someone who looks over a shoulder: null when it cannot be read as code."""
    if not work.code.strip():
        return None
    language = guessed(work.code, work.language)
    if language is Language.plain:
        return None
    program = parse_sql(work.code) if language is Language.sql else parse(work.code, language)
    return None if program.too_big else program


def _parsed(work: Work) -> Work:
    work.language = guessed(work.code, work.language)
    if work.language is Language.plain:
        return _as_words(work, note=False)
    if work.language is Language.sql:
        work.program = parse_sql(work.code)
        work.faults = list(faults_of_sql(work.program))
        return work
    work.program = parse(work.code, work.language)
    other = Language.sql if work.program.broken and looks_like_sql(work.code) else other_language(work.program)
    if other is not None:
        return _in_other(work, other)
    if _mostly_words(work.program):
        return _as_words(work, note=True)
    work.faults = faults_of(work.program)
    return work


def _in_other(work: Work, language: Language) -> Work:
    note = f'The panel was set to {NAMES[work.language]}; this is {NAMES[language]} and was read as that.'
    work.language = language
    _parsed(work)
    work.faults = [Fault(kind='wrong_language', note=note), *work.faults]
    return work


def _as_words(work: Work, *, note: bool) -> Work:
    """Pseudo-code counts: its lines are sentences, and what patterns find in it is found."""
    work.program = Program(Language.plain, work.code, work.code)
    work.text = [*work.text, *written(work.code, work.task.prompt)]
    if note:
        said = f'This is not {NAMES[work.language]} that parses; it was read as pseudo-code, line by line.'
        work.faults = [Fault(kind='pseudo_code', note=said)]
    work.language = Language.plain
    return work


def _mostly_words(program: Program) -> bool:
    """A slip breaks a line or two; words in place of code break most of them."""
    if not program.broken:
        return False
    written_lines = [number for number, line in enumerate(program.bare.split('\n'), 1) if line.strip()]
    broken = {line for place in program.errors for line in range(place.first, place.last + 1)}
    share = len(broken & set(written_lines)) / max(1, len(written_lines))
    return share >= WORDS_AS_CODE and (len(written_lines) > 2 or not program.functions)


def _starter_only() -> Fault:
    return Fault(kind='starter_only', note='Only the lines that were there at the start stand in the panel.')
