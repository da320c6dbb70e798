"""SQL, lightly: no grammar of it is at hand, so words and brackets are read."""

import re
from collections.abc import Iterator

from lab.engines.builtin.reviewing.program import Place, Program
from lab.models.task import Fault, Language

COMMENT = re.compile(r'--[^\n]*|/\*.*?\*/', re.DOTALL)
SPEAKS_SQL = re.compile(r'^\s*(?:with|select)\b', re.IGNORECASE)
LEFT_JOIN = re.compile(
    r'\bleft\s+(?:outer\s+)?join\s+(?:\w+\.)?(?P<table>\w+)(?:\s+(?:as\s+)?(?!on\b|using\b)(?P<alias>\w+))?', re.I
)
AGGREGATE = re.compile(r'\b(?:count|sum|avg|min|max)\s*\(', re.IGNORECASE)


def looks_like_sql(code: str) -> bool:
    return bool(SPEAKS_SQL.match(_bare(code))) and bool(re.search(r'\bfrom\b', code, re.IGNORECASE))


def parse_sql(code: str) -> Program:
    program = Program(Language.sql, code, _bare(code))
    program.errors += [Place(line, line) for line in _unbalanced(program.bare)]
    return program


def faults_of_sql(program: Program) -> Iterator[Fault]:
    bare = program.bare
    if not SPEAKS_SQL.match(bare):
        yield _fault('syntax', 1, 'This does not begin with SELECT or WITH, so it is not a query yet.')
    elif not re.search(r'\bfrom\b', bare, re.IGNORECASE):
        yield _fault('syntax', 1, 'There is no FROM: the query does not say which table it reads.')
    for line in _unbalanced(bare)[:1]:
        yield _fault('syntax', line, f'The brackets do not match from line {line} on. It would not run as it stands.')
    yield from _joins_undone(bare)
    yield from _ungrouped(bare)


def _joins_undone(bare: str) -> Iterator[Fault]:
    """A condition in WHERE on the optional side of a LEFT JOIN drops the rows that the join was to keep."""
    for join in LEFT_JOIN.finditer(bare):
        name = join['alias'] or join['table']
        rest = bare[join.end() :]
        where = re.search(
            r'\bwhere\b(?P<on>.*?)(?:\bgroup\b|\border\b|\bunion\b|\)|$)', rest, re.IGNORECASE | re.DOTALL
        )
        if where and re.search(rf'\b{re.escape(name)}\.\w+(?!\s+is\s+null)', where['on'], re.IGNORECASE):
            if re.search(rf'\b{re.escape(name)}\.\w+\s+is\s+(?:not\s+)?null', where['on'], re.IGNORECASE):
                continue
            line = bare.count('\n', 0, join.end() + where.start()) + 1
            yield _fault(
                'join_undone', line, f'The condition on `{name}` in WHERE drops the rows that the LEFT JOIN keeps.'
            )


def _ungrouped(bare: str) -> Iterator[Fault]:
    for found in re.finditer(
        r'\bselect\b(?P<list>(?:(?!\bselect\b).)*?)\bfrom\b(?P<rest>(?:(?!\bselect\b).)*)', bare, re.I | re.S
    ):
        columns = [part.strip() for part in _split(found['list'])]
        plain = [part for part in columns if re.fullmatch(r'[\w.]+(?:\s+as\s+\w+)?', part, re.IGNORECASE)]
        counted = [
            part
            for part in columns
            if AGGREGATE.search(part) and ' over ' not in f' {part.lower()} '.replace('over(', 'over (')
        ]
        if plain and counted and not re.search(r'\bgroup\s+by\b', found['rest'], re.IGNORECASE):
            line = bare.count('\n', 0, found.start()) + 1
            yield _fault('not_grouped', line, f'`{plain[0]}` stands beside an aggregate without a GROUP BY.')


def _split(columns: str) -> list[str]:
    """At the commas outside of brackets."""
    parts, depth = [''], 0
    for letter in columns:
        depth += (letter == '(') - (letter == ')')
        if letter == ',' and depth == 0:
            parts.append('')
        else:
            parts[-1] += letter
    return parts


def _unbalanced(bare: str) -> list[int]:
    """The lines of brackets that are never closed, or close nothing."""
    open_at: list[int] = []
    line = 1
    for letter in re.sub(r"'[^'\n]*'", lambda text: "'" + ' ' * (len(text.group()) - 2) + "'", bare):
        if letter == '\n':
            line += 1
        elif letter == '(':
            open_at.append(line)
        elif letter == ')':
            if not open_at:
                return [line]
            open_at.pop()
    return open_at


def _bare(code: str) -> str:
    return COMMENT.sub(lambda text: re.sub(r'[^\n]', ' ', text.group()), code)


def _fault(kind: str, line: int, note: str) -> Fault:
    return Fault.model_validate({'kind': kind, 'note': note, 'first_line': line, 'last_line': line})
