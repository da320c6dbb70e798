"""Features of code that cases name: guards, sorts, sets, bounds. Each is found with the lines it stands in."""

import re
from collections.abc import Callable, Iterator

from tree_sitter import Node

from lab.engines.builtin.reviewing import cost, grammar
from lab.engines.builtin.reviewing.program import Bit, Program

Lines = list[tuple[int, int]]

NAME = r'[A-Za-z_$][\w$]*'
EMPTY = re.compile(
    rf'(?:not (?P<a>{NAME})(?![\w.(\[])|len\((?P<b>{NAME})\)\s*(?:==\s*0|<\s*[12]\b|<=\s*[01]\b)|(?P<c>{NAME}) == \[\]'
    rf'|!(?P<d>{NAME})(?:\??\.length)?(?![\w.(\[=])|(?P<e>{NAME})\??\.length\s*(?:===?\s*0|<\s*[12]\b|<=\s*[01]\b)'
    rf'|(?P<f>{NAME})\.(?:isEmpty|empty)\(\)|(?P<g>{NAME})\.size\(\)\s*(?:==\s*0|<\s*[12]\b|<=\s*[01]\b))'
)
NONE = re.compile(
    r'\bis (?:not )?None|[!=]==?\s*(?:null|None|undefined|nullptr)\b|isnull\(|has_value\(|isPresent\(|\?\?',
    re.IGNORECASE,
)
ZERO = re.compile(r'(?<!length )(?:[=!]==?|<=|<)\s*0\b|<\s*1\b')
NEGATIVE = re.compile(r'<=?\s*0\b')
TRUTHY = re.compile(rf'^\(?\s*(?:not |!)\s*({NAME})\s*\)?$|^\(?\s*({NAME})\s*\)?$')
KEEPS_MAX = re.compile(r'(?:\bmax|Math\.max|std::max)\s*\(|Integer\.max')
KEEPS_MIN = re.compile(r'(?:\bmin|Math\.min|std::min)\s*\(|Integer\.min')
SET = re.compile(r'\bset\(|\{\s*\w+ for |new (?:Hash|Tree|LinkedHash)?Set\b|\bunordered_set\b|std::set\b|\bset<')
MAP = re.compile(
    r'\bdict\(|defaultdict\(|\{\}|Counter\(|new (?:Hash|Tree)?Map\b|\bunordered_map\b|\bmap<|setdefault\(|= \{'
)
QUEUE = re.compile(r'\bdeque\b|ArrayDeque|LinkedList|\bqueue<|\bQueue\b|\.shift\(|\.popleft\(|\.pop\(0\)|\.poll\(')
REMOVES = re.compile(
    r'\.(?:popleft|shift|poll|pollFirst|pop_front|pop|remove|removeFirst|delete|erase)\(|\bdel\b|\.splice\('
)
NOTHING = re.compile(
    r'(?:return|:|else) (?:None|null|undefined|-1|nullopt|std::nullopt|nullptr|Optional\.empty\(\))\s*;?$|^return\s*;?$'
)
FALSE = re.compile(r'return (?:False|false)\b')
WHOLE_DIVISION = re.compile(r'(?<!:)//(?!=)')
INDEXED = re.compile(rf'\b({NAME})(?:\[-?[01]\]|\.get\(0\)|\.at\(0\)|\.front\(\)|\.back\(\))|\b(?:max|min)\(({NAME})\)')


def find(program: Program, wanted: str) -> Lines | None:
    """The lines of a feature; `~pattern` is searched for in the code as written. None when it is not there."""
    if wanted.startswith('~'):
        return _searched(program, re.compile(wanted[1:], re.IGNORECASE | re.MULTILINE)) or None
    return list(FINDERS[wanted](program)) or None


def find_all(program: Program, wanted: str) -> Lines | None:
    """Of features joined by " + " all must be there, and none that is marked with "!"; the last one's lines first."""
    found: Lines = []
    for part in map(str.strip, wanted.split(' + ')):
        lines = find(program, part.removeprefix('!'))
        if (lines is None) is not part.startswith('!'):
            return None
        found = [*(lines or [])[:2], *found]
    return list(dict.fromkeys(found)) or [(1, 1)]


def known(wanted: str) -> bool:
    parts = [part.strip().removeprefix('!') for part in wanted.split(' + ')]
    return all(part.startswith('~') or part in FINDERS for part in parts)


def collections_of(program: Program) -> set[str]:
    """Parameters, and names that are made from them; not those that a loop sets."""
    names = {name for function in program.functions if function.name for name in function.params}
    for line in program.bare.split('\n'):
        made = re.match(rf'\s*(?:const |let |var |auto |final )?({NAME})\s*=\s*.*?\b({NAME})\b', line)
        if made and set(re.findall(NAME, line)) & names:
            names.add(made[1])
    return names - {name for loop in program.loops for name in loop.names}


def _searched(program: Program, pattern: re.Pattern[str]) -> Lines:
    found = []
    for match in pattern.finditer(program.bare):
        if match.group().strip():
            first = program.bare.count('\n', 0, match.start()) + 1
            found.append((first, first + match.group().count('\n')))
    return list(dict.fromkeys(found))


def _where(bits: list[Bit], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for bit in bits:
        if pattern.search(bit.text):
            yield bit.place.first, bit.place.last


def _guard_empty(program: Program) -> Iterator[tuple[int, int]]:
    names = collections_of(program)
    for bit in program.conditions:
        for match in EMPTY.finditer(bit.text):
            if not bit.place.loops and next(filter(None, match.groupdict().values())) in names:
                yield bit.place.first, bit.place.last
    yield from _searched(program, re.compile(r'default\s*=\s*0|\bor \[\]|\?\? \[\]'))


def _starts_from_nothing(program: Program) -> Iterator[tuple[int, int]]:
    """An empty input falls through to a first value that is returned, and nothing is taken from it before."""
    unsafe = {
        name
        for line in program.bare.split('\n')
        for match in INDEXED.finditer(line)
        if (name := match[1] or match[2]) in collections_of(program)
    }
    if unsafe and not list(_guard_empty(program)):
        return
    for bit in program.returns:
        returned = re.match(rf'return ({NAME})\b', bit.text)
        if returned and not bit.place.loops:
            first = re.compile(rf'\b{re.escape(returned[1])}\b[^=\n]*=\s*(?:0|0\.0|\[\]|\{{\}}|None|null|""|\'\')')
            yield from _searched(program, first)[:1]


def _indexes_unguarded(program: Program) -> Iterator[tuple[int, int]]:
    """Takes the first or last element of an input that nothing says is not empty."""
    if list(_guard_empty(program)):
        return
    for number, line in enumerate(program.bare.split('\n'), 1):
        if any((match[1] or match[2]) in collections_of(program) for match in INDEXED.finditer(line)):
            yield number, number


def _truthiness(program: Program) -> Iterator[tuple[int, int]]:
    """A bare truth test of a value inside a loop: zero counts as missing."""
    for bit in program.conditions:
        match = TRUTHY.match(bit.text)
        if match and bit.place.loops and (match[1] or match[2]) not in collections_of(program):
            yield bit.place.first, bit.place.last


def _skips_equal(program: Program) -> Iterator[tuple[int, int]]:
    for bit in program.conditions:
        if bit.place.loops and re.search(r'(?<![<>!=])===?(?!=)\s*(?!0\b)[\w.\[\] -]+$', bit.text.rstrip(')')):
            yield bit.place.first, bit.place.last


def _after_loop(program: Program) -> Iterator[tuple[int, int]]:
    """A condition, or a larger-of-two, after the last loop of the same function."""
    for function in program.functions:
        loops = [loop for loop in program.loops if loop.place.function == function.number and not loop.place.loops]
        end = max((loop.place.last for loop in loops), default=0)
        bits = [*program.conditions, *program.calls]
        for bit in bits if end else ():
            inside = bit.place.function == function.number and not bit.place.loops and bit.place.first > end
            if inside and (bit in program.conditions or KEEPS_MAX.search(bit.text)):
                yield bit.place.first, bit.place.last


def _sorts(program: Program) -> Iterator[tuple[int, int]]:
    for call in program.calls:
        if cost.SORT_NAME.match(call.text) or call.text.startswith(('Arrays.sort', 'Collections.sort')):
            yield call.place.first, call.place.last


def _updates_larger(program: Program) -> Iterator[tuple[int, int]]:
    """`if x > best: best = x`, or the larger of two."""
    yield from _searched(program, KEEPS_MAX)
    for bit in program.conditions:
        pair = re.match(rf'\(?({NAME})\s*([<>])=?\s*({NAME})\)?$', bit.text)
        if pair:
            larger, smaller = (pair[1], pair[3]) if pair[2] == '>' else (pair[3], pair[1])
            if re.search(rf'\b{re.escape(smaller)}\s*=\s*{re.escape(larger)}\b', program.bare):
                yield bit.place.first, bit.place.last


def _larger_every_time(program: Program) -> Iterator[tuple[int, int]]:
    """The larger of two is taken in every round of a loop, not only where a run breaks off."""
    larger = {first for first, _ in _updates_larger(program)}
    for bit in [*program.conditions, *program.calls]:
        if bit.place.first in larger and bit.place.loops and _straight_in_loop(bit.node):
            yield bit.place.first, bit.place.last


def _straight_in_loop(node: Node) -> bool:
    above = node.parent
    while above is not None and not grammar.is_loop(above):
        if above.type in {'if_statement', 'else_clause', 'elif_clause'}:
            return False
        above = above.parent
    return above is not None


def _nested(program: Program) -> Iterator[tuple[int, int]]:
    for loop in program.loops:
        if loop.place.loops and cost.counted(program, loop):
            yield loop.place.first, loop.place.first


def _loop(program: Program) -> Iterator[tuple[int, int]]:
    for loop in program.loops:
        yield loop.place.first, loop.place.first


def _recursive(program: Program) -> Iterator[tuple[int, int]]:
    for function in program.functions:
        for call in program.calls:
            if function.name and call.place.function == function.number and call.text.startswith(f'{function.name}('):
                yield call.place.first, call.place.last


def _in_code(pattern: re.Pattern[str]) -> Callable[[Program], Iterator[tuple[int, int]]]:
    return lambda program: iter(_searched(program, pattern))


def _in_conditions(pattern: re.Pattern[str]) -> Callable[[Program], Iterator[tuple[int, int]]]:
    return lambda program: _where(program.conditions, pattern)


def _in_returns(pattern: re.Pattern[str]) -> Callable[[Program], Iterator[tuple[int, int]]]:
    return lambda program: _where(program.returns, pattern)


FINDERS: dict[str, Callable[[Program], Iterator[tuple[int, int]]]] = {
    'guard_empty': _guard_empty,
    'starts_from_nothing': _starts_from_nothing,
    'indexes_unguarded': _indexes_unguarded,
    'guard_none': _in_code(NONE),
    'guard_zero': _in_conditions(ZERO),
    'guard_negative': _in_conditions(NEGATIVE),
    'truthiness': _truthiness,
    'skips_equal': _skips_equal,
    'sorts': _sorts,
    'uses_set': _in_code(SET),
    'uses_map': _in_code(MAP),
    'uses_queue': _in_code(QUEUE),
    'removes': _in_code(REMOVES),
    'larger_of_two': _updates_larger,
    'larger_every_time': _larger_every_time,
    'smaller_of_two': _in_code(KEEPS_MIN),
    'after_loop': _after_loop,
    'returns_nothing': _in_returns(NOTHING),
    'returns_false': _in_returns(FALSE),
    'whole_division': _in_code(WHOLE_DIVISION),
    'nested': _nested,
    'loop': _loop,
    'recursive': _recursive,
}
