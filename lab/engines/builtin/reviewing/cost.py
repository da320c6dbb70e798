"""What a program costs in time, as far as its loops, sorts, searches and recursion show it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from lab.engines.builtin.reviewing.program import Bit, Function, Loop, Place, Program

DEEPEST_CALLS = 4
T = TypeVar('T', Loop, Bit)
SORT_NAME = re.compile(r'^(?:[\w.:\[\]]+(?:\.|::))?(?:sorted|sort|toSorted|stable_sort)\s*\(')
LINEAR = re.compile(
    r'^(?:(?P<on>\w+)\.(?:index|count|remove|includes|indexOf|lastIndexOf|contains)\b'
    r'|(?P<builtin>sum|list|set)\b|(?P<front>\w+)\.(?:pop\(0|insert\(0|unshift|splice))\s*\(?'
)
HASHED = re.compile(
    r'\b(\w+)\s*(?::[^=\n]+)?=\s*'
    r'(?:set\(|frozenset\(|\{|dict\(|defaultdict\(|Counter\(|new (?:Set|Map|Hash\w+|Tree\w+))'
)
HASHED_TYPE = re.compile(
    r'\b(?:unordered_)?(?:set|map)\s*<[^;\n]*>\s*&?\s*(\w+)|\b(?:Hash)?(?:Set|Map)\s*<[^;\n]*>\s*(\w+)'
)
LISTED = re.compile(r'\b(\w+)\s*(?::[^=\n]+)?=\s*(?:sorted\(|list\(|\[)')
CONSTANT = re.compile(r'^(?:range\(\s*\d+\s*(?:,\s*\d+\s*)*\)|\(?\w+\s*<=?\s*\d+\)?|[\[(][\d\s,\'"]*[\])])$')
HALVED = re.compile(r'(?://=|/=|>>=)\s*[2-9]|(?:=\s*[^=\n]*(?://|/|>>)\s*[12]\b)|Math\.floor\([^)\n]*/\s*2\)')
SHRINKS = re.compile(
    r'\.(?:popleft|shift|poll|pollFirst|pop|pop_front|removeFirst|remove)\(|\bdel\b|\.erase\('
    r'|(?:left|start|lo|head|tail)\s*(?:\+=|\+\+)'
)
RUN_WALK = re.compile(r'\bin\b|\.has\(|\.contains\(|\.count\(|\.find\(')
RUN_START = re.compile(r'\bnot in\b|!\s*\w+\.(?:has|contains|count)\(|\.find\([^)]*\)\s*==')
CLASS = re.compile(r'^\s*(?:public |export )?class\b', re.MULTILINE)
MEMO = re.compile(r'\b(?:cache|lru_cache|memo\w*|seen|dp)\b')


@dataclass(frozen=True)
class Cost:
    """n to the power of `power`, times log n to the power of `logs`; or exponential."""

    power: int = 0
    logs: int = 0
    exponential: bool = False
    lines: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    why: str = field(default='', compare=False)

    @property
    def rank(self) -> tuple[bool, int, int]:
        return (self.exponential, self.power, self.logs)

    def __str__(self) -> str:
        if self.exponential:
            return 'O(2ⁿ)'
        power = {0: '', 1: 'n', 2: 'n²', 3: 'n³'}.get(self.power, f'n^{self.power}')
        logs = {0: '', 1: 'log n'}.get(self.logs, f'log^{self.logs} n')
        return f'O({" ".join(part for part in (power, logs) if part) or "1"})'


def cost_of(program: Program) -> Cost | None:
    """None when there is nothing to reckon with: no function and no loop."""
    if program.too_big or not (program.functions or program.loops or program.calls):
        return None
    outermost = [each for each in program.functions if each.place.function is None] or program.functions
    reckoned = [_of_function(program, each, ()) for each in outermost] + [_of_body(program, None, ())]
    return max(reckoned, key=lambda cost: cost.rank)


def counted(program: Program, loop: Loop) -> bool:
    """Whether a loop grows with its input: constant ones do not, and those that only take away what others added."""
    if CONSTANT.match(loop.over) or (loop.place.loops and _window(program, loop)):
        return False
    return not _paid_elsewhere(program, loop)


def halves(program: Program, loop: Loop) -> bool:
    body = '\n'.join(program.bare.split('\n')[loop.place.first - 1 : loop.place.last])
    return loop.kind in {'while_statement', 'for_statement', 'do_statement'} and bool(HALVED.search(body))


def _of_function(program: Program, function: Function, callers: tuple[str, ...]) -> Cost:
    own = _of_body(program, function, (*callers, function.name))
    again = [call for call in program.calls if _calls(call, function.name) and _within(call.place, function)]
    if not again or not function.name:
        return own
    text = '\n'.join(program.bare.split('\n')[function.place.first - 1 : function.place.last])
    lines = tuple((call.place.first, call.place.last) for call in again)
    if HALVED.search(text):
        return Cost(own.power, own.logs + 1, lines=lines, why='it calls itself on half of the input')
    above = '\n'.join(program.bare.split('\n')[max(0, function.place.first - 3) : function.place.first])
    branching = len(again) > 1 and not MEMO.search(text) and not MEMO.search(above)
    if branching and not own.power:
        return Cost(exponential=True, lines=lines, why='it calls itself more than once for every input')
    return Cost(own.power + 1, own.logs, lines=lines, why='it calls itself once for every element')


def _of_body(program: Program, function: Function | None, callers: tuple[str, ...]) -> Cost:
    """The dearest place of a function, or of what stands outside any."""
    best = Cost()
    for loop in _inside(program.loops, function):
        around = _loops_of(program, [*loop.place.loops, loop.number])
        best = max(best, _nested(program, around), key=lambda cost: cost.rank)
    for call in _inside(program.calls, function):
        extra = _of_call(program, call, callers)
        if extra is not None:
            total = _times(_nested(program, _loops_of(program, call.place.loops)), extra, call)
            best = max(best, total, key=lambda cost: cost.rank)
    return max([best, *_searches(program, function)], key=lambda cost: cost.rank)


def _times(around: Cost, extra: Cost, call: Bit) -> Cost:
    """A call inside loops costs its own as often as they go round."""
    return Cost(
        around.power + extra.power,
        around.logs + extra.logs,
        around.exponential or extra.exponential,
        (*around.lines, *(extra.lines or ((call.place.first, call.place.last),))),
        ' and '.join(part for part in (around.why, extra.why) if part),
    )


def _nested(program: Program, loops: Sequence[Loop]) -> Cost:
    grown = [loop for loop in loops if counted(program, loop)]
    logs = sum(halves(program, loop) for loop in grown)
    lines = tuple((loop.place.first, loop.place.first) for loop in grown)
    words = {0: '', 1: 'one loop', 2: 'one loop inside another', 3: 'three loops inside each other'}
    return Cost(len(grown) - logs, logs, lines=lines, why=words.get(len(grown), 'loops inside each other'))


def _of_call(program: Program, call: Bit, callers: tuple[str, ...]) -> Cost | None:
    if SORT_NAME.match(call.text) or call.text.startswith(('Arrays.sort', 'Collections.sort')):
        return Cost(1, 1, why='a sort')
    called = next((each for each in program.functions if each.name and _calls(call, each.name)), None)
    if called is not None and called.name not in callers and len(callers) < DEEPEST_CALLS:
        cost = _of_function(program, called, callers)
        lines = ((call.place.first, call.place.last), *cost.lines)
        why = f'it calls `{called.name}`, which has {cost.why}' if cost.why else ''
        return Cost(cost.power, cost.logs, cost.exponential, lines, why)
    linear = LINEAR.match(call.text)
    if linear and (linear['on'] or linear['front'] or linear['builtin']) not in hashed(program):
        return Cost(1, 0, why=f'a search by `{call.text.split("(")[0]}`' if not linear['builtin'] else 'a pass')
    return None


def _searches(program: Program, function: Function | None) -> list[Cost]:
    """`x in a_list` inside a loop goes through the list every time."""
    found, lists = [], listed(program)
    for bit in _inside(program.conditions, function):
        searched = re.search(r'\b(?:not )?in (\w+)\b', bit.text)
        if searched and searched[1] in lists and bit.place.loops:
            around = _nested(program, _loops_of(program, bit.place.loops))
            lines = (*around.lines, (bit.place.first, bit.place.last))
            why = f'a search through the list `{searched[1]}` in a loop'
            found.append(Cost(around.power + 1, around.logs, lines=lines, why=why))
    return found


def hashed(program: Program) -> set[str]:
    """Names that hold a set or a map, where a look-up costs next to nothing."""
    typed = {name for pair in HASHED_TYPE.findall(program.bare) for name in pair if name}
    return set(HASHED.findall(program.bare)) | typed


def listed(program: Program) -> set[str]:
    """Names that hold a list as far as can be seen: parameters that are never made anything else, and list literals."""
    params = {name for function in program.functions for name in function.params}
    return (set(LISTED.findall(program.bare)) | params) - hashed(program)


def _window(program: Program, loop: Loop) -> bool:
    """A walk over what belongs to one key, such as its recent entries, and not over the input."""
    made = rf'\b{re.escape(loop.over)}\s*=\s*[\w.]+(?:\[\w+(?:\[\w+\])?\]|\.(?:get|setdefault|computeIfAbsent)\()'
    of_one_key = re.fullmatch(r'[\w.]+\[\w+\]', loop.over)
    return bool(of_one_key) or (loop.over.isidentifier() and bool(re.search(made, program.bare)))


def _paid_elsewhere(program: Program, loop: Loop) -> bool:
    """A loop that only removes what was added once, in an earlier call too, or walks each run only from its start."""
    text = program.bare.split('\n')
    body = '\n'.join(text[loop.place.first - 1 : loop.place.last])
    if loop.kind == 'while_statement' and SHRINKS.search(body):
        return bool(loop.place.loops or CLASS.search(program.bare))
    if not loop.place.loops:
        return False
    outer = next((each for each in program.loops if each.number == loop.place.loops[-1]), None)
    before = '\n'.join(text[outer.place.first : loop.place.first - 1]) if outer else ''
    hash_walk = RUN_WALK.search(loop.over) and any(name in loop.over for name in hashed(program))
    return bool(hash_walk and RUN_START.search(before))


def _loops_of(program: Program, numbers: Sequence[int]) -> list[Loop]:
    return [loop for number in numbers for loop in program.loops if loop.number == number]


def _inside(parts: Sequence[T], function: Function | None) -> list[T]:
    if function is None:
        return [part for part in parts if part.place.function is None]
    return [part for part in parts if _within(part.place, function)]


def _within(place: Place, function: Function) -> bool:
    return place.function == function.number


def _calls(call: Bit, name: str) -> bool:
    return bool(re.match(rf'(?:[\w.]*\.|this\.|self\.)?{re.escape(name)}\s*\(', call.text))
