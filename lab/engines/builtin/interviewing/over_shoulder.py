"""What an interviewer sees over the candidate's shoulder: the code or text as it stands, turned into questions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.builtin.reading.lexicon import phrases
from lab.engines.builtin.reviewing import features
from lab.engines.builtin.reviewing.costs_said import cost_said
from lab.engines.builtin.reviewing.faults import faults_of
from lab.engines.builtin.reviewing.program import Program
from lab.engines.builtin.reviewing.said import Sentence, shortened
from lab.engines.builtin.reviewing.sql import faults_of_sql
from lab.engines.builtin.reviewing.work import begun, program_of
from lab.models.kit import BankTask, Cue, TaskFollowup
from lab.models.task import Fault, Language, TaskWork

BROKEN = ('no_base_case', 'endless_loop', 'join_undone', 'not_grouped')
WHEN_DONE = ('syntax', 'no_return', 'unused_parameter')
FIGURE = re.compile(r'\d')
DIVIDED = re.compile(r'/\s*(?:len\((?P<list>[A-Za-z_]\w*)\)|(?P<name>[A-Za-z_]\w*)(?:\[\w+\])?)')
SORTED = re.compile(
    r'(?:sorted\((?P<a>[A-Za-z_]\w*)|(?P<b>[A-Za-z_]\w*)\.(?:sort|toSorted)\b|sort\((?P<c>[A-Za-z_]\w*))'
)
JOINED = re.compile(r'\bjoin\s+(?P<name>[A-Za-z_]\w*)', re.IGNORECASE)
LONGEST_NAME, LONGEST_QUOTE = 32, 9


@dataclass(frozen=True)
class Look:
    """A question about the work; `key` and `topic` keep it from coming twice, `lead` points at its place."""

    key: str
    asks: str
    intent: str
    signal: str
    why: str
    worth: float
    lead: str = ''
    topic: str = ''
    cue: Cue = 'always'


def looks(task: BankTask, work: TaskWork, talk: list[Sentence], *, done: bool) -> list[Look]:
    """The worthiest first. With nothing written yet only the task's own follow-ups are left."""
    program = program_of(work) if begun(task, work.language, work.code) else None
    found = [*_of_program(program, task, talk, done=done)] if program is not None else [*_of_words(work)]
    found += [look for each in task.followups if (look := _followup(each, program)) is not None]
    return sorted(found, key=lambda look: -look.worth)


def _of_program(program: Program, task: BankTask, talk: list[Sentence], *, done: bool) -> Iterator[Look]:
    faults = list(faults_of_sql(program)) if program.language is Language.sql else faults_of(program)
    for fault in faults:
        if fault.kind in BROKEN or (done and fault.kind in WHEN_DONE):
            yield from _look(fault.kind, 0.95, program, fault.first_line, _named_in(fault))
    if program.broken and program.language is not Language.sql:
        return
    yield from _of_query(program) if program.language is Language.sql else _of_code(program)
    main = program.main
    if main is not None and task.cost is not None and cost_said(talk) is None and (done or program.loops):
        yield from _look('cost', 0.55, program)


def _of_code(program: Program) -> Iterator[Look]:
    lines = program.bare.split('\n')
    for feature, key, worth in (('indexes_unguarded', 'first_of_none', 0.9), ('truthiness', 'truthiness', 0.85)):
        for first, _ in (features.find(program, feature) or [])[:1]:
            names = [name for name in re.findall(features.NAME, lines[first - 1]) if name not in KEYWORDS]
            taken = next((m[1] or m[2] for m in features.INDEXED.finditer(lines[first - 1])), '')
            yield from _look(key, worth, program, first, taken or (names[-1] if names else ''))
    for number, line in enumerate(lines, 1):
        divided = DIVIDED.search(re.sub(r'//.*' if program.language is not Language.python else r'$^', '', line))
        name = (divided['list'] or divided['name'] or '') if divided else ''
        if name and not re.search(
            rf'\b{re.escape(name)}\b(?:\[\w+\])?\s*(?:[=!]=|>|<)|not {re.escape(name)}\b', program.bare
        ):
            yield from _look('division', 0.7, program, number, name)
            break
    for first, _ in (features.find(program, 'nested') or [])[:1]:
        yield from _look('nested', 0.82, program, first)
    for first, _ in (features.find(program, 'sorts') or [])[:1]:
        found = SORTED.search(lines[first - 1])
        name = next(filter(None, found.groups()), '') if found else ''
        yield from _look('sorts', 0.72, program, first, name)
    collection = _collection(program)
    if collection and not features.find(program, 'guard_empty') and not features.find(program, 'after_loop'):
        yield from _look('empty', 0.74, program, None, collection)
    for first, name in _carried(program)[:1]:
        yield from _look('trace', 0.6, program, first, name)


def _of_query(program: Program) -> Iterator[Look]:
    lines = program.bare.split('\n')
    for number, line in enumerate(lines, 1):
        if joined := JOINED.search(line):
            yield from _look('join', 0.75, program, number, joined['name'])
            break
    for number, line in enumerate(lines, 1):
        if re.search(r'\bgroup\s+by\b', line, re.IGNORECASE):
            yield from _look('grouped', 0.65, program, number)
            break


def _of_words(work: TaskWork) -> Iterator[Look]:
    """Pseudo-code or prose: a step taken at its word, a figure traced back, the beginning defended."""
    written = work.text if work.text.strip() else work.code
    lines = [(number, line.strip(' -*#>|')) for number, line in enumerate(written.split('\n'), 1)]
    lines = [(number, line) for number, line in lines if len(line.split()) >= 3 and not speaks_to_machine(line)]
    if not lines:
        return
    if work.code.strip() and not work.text.strip():
        number, line = lines[len(lines) // 2]
        yield from _look('words', 0.8, None, number, _short(line))
        return
    figured = next((line for _, line in lines if FIGURE.search(line) and len(line.split()) >= 4), '')
    if figured:
        at = next(word for word in figured.lower().split() if FIGURE.search(word))
        yield from _look('figure', 0.8, None, None, _short(figured, at))
    if figured != lines[0][1]:
        yield from _look('begins', 0.58, None, None, _short(lines[0][1]))


def _look(key: str, worth: float, program: Program | None, line: int | None = None, name: str = '') -> Iterator[Look]:
    entry = phrases('tasks')['looks'][key]
    main = program.main if program is not None else None
    slots = {'fn': main.name if main else 'your code', 'line': line or 1, 'name': name}
    unsayable = len(name) > LONGEST_NAME and program is not None
    if not unsayable and not ('{name}' in entry['asks'] and not name):
        asks = entry['asks'].format(**slots)
        yield Look(key, asks, entry['intent'], entry['signal'], entry['why'], worth, topic=key)


def _followup(each: TaskFollowup, program: Program | None) -> Look | None:
    """One of the task's own; it points at the line that calls for it, and waits for that line to be written."""
    lead, worth = '', {'strong': 0.5, 'always': 0.62}.get(each.cue, 0.56)
    if each.when:
        found = features.find_all(program, each.when) if program is not None and len(program.lines) > 2 else None
        if found is None:
            return None
        lead = '' if each.when.startswith('!') else f'line {found[0][0]}'
        worth = 0.78
    why = 'The interviewer follows this task up with it.' if not each.when else 'Your code as it stood called for it.'
    topic = {'~join': 'join', '~left': 'join_undone', '!~left': 'join_undone'}.get(each.when, each.when or each.text)
    return Look(each.text, each.text, each.intent, each.expected_signal, why, worth, lead, topic, each.cue)


def _collection(program: Program) -> str:
    """The parameter that is walked through, or sorted and then walked through."""
    if program.main is None:
        return ''
    walked = ' '.join(loop.over for loop in program.loops)
    return next((name for name in program.main.params if re.search(rf'\b{re.escape(name)}\b', walked)), '')


def _carried(program: Program) -> list[tuple[int, str]]:
    """Names that are changed from round to round of an outer loop, with its line."""
    lines = program.bare.split('\n')
    found = []
    for loop in program.loops:
        if loop.place.loops or loop.kind == 'for_in_clause':
            continue
        for line in lines[loop.place.first : loop.place.last]:
            changed = re.match(rf'\s*({features.NAME})\s*(?:[+-]?=(?!=))', line)
            before = '\n'.join(lines[: loop.place.first - 1])
            if changed and re.search(rf'\b{re.escape(changed[1])}\b\s*(?::[^=\n]+)?=', before):
                found.append((loop.place.first, changed[1]))
                break
    return found


def _named_in(fault: Fault) -> str:
    """The name a fault is about: the last one it puts in code marks."""
    names = re.findall(r'`([A-Za-z_]\w*)`', fault.note)
    return names[-1] if names else ''


def _short(line: str, around: str = '') -> str:
    """A few words, to the end of a clause where there is one."""
    clauses = [part for part in re.split(r'(?<=[,;.])\s+', line) if len(part.split()) >= 3] or [line]
    words = next((part for part in clauses if around in part.lower()), clauses[0]).split()
    at = next((n for n, word in enumerate(words) if around and around in word.lower()), 0)
    first = max(0, min(at - LONGEST_QUOTE // 2, len(words) - LONGEST_QUOTE))
    return shortened(' '.join(words[first : first + LONGEST_QUOTE])).rstrip('.,;:')


KEYWORDS = frozenset(
    {
        'if',
        'not',
        'and',
        'or',
        'is',
        'in',
        'return',
        'for',
        'while',
        'else',
        'elif',
        'let',
        'const',
        'var',
        'null',
        'None',
    }
)
