"""A program as it can be seen without running it: functions, loops, conditions and calls, each with its lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node

from lab.engines.builtin.reviewing import grammar
from lab.models.task import Language

MOST_LINES = 1500
DEEPEST = 160
LONG_STRING = 24


@dataclass(frozen=True)
class Place:
    """Lines from 1. `loops` are the numbers of those around it, outermost first, in the same named function."""

    first: int
    last: int
    loops: tuple[int, ...] = ()
    function: int | None = None


@dataclass(frozen=True)
class Function:
    name: str
    params: tuple[str, ...]
    place: Place
    node: Node = field(repr=False)

    @property
    def number(self) -> int:
        return self.node.id


@dataclass(frozen=True)
class Loop:
    """`over` is what it walks or the condition it runs on, as written; `names` are the variables it sets."""

    kind: str
    over: str
    names: tuple[str, ...]
    place: Place
    node: Node = field(repr=False)

    @property
    def number(self) -> int:
        return self.node.id


@dataclass(frozen=True)
class Bit:
    """A condition, a call or a statement, as written without comments."""

    text: str
    place: Place
    node: Node = field(repr=False)


@dataclass
class Program:
    language: Language
    code: str
    bare: str
    functions: list[Function] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    conditions: list[Bit] = field(default_factory=list)
    calls: list[Bit] = field(default_factory=list)
    returns: list[Bit] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    too_big: bool = False

    @cached_property
    def lines(self) -> list[str]:
        return self.code.split('\n')

    @cached_property
    def main(self) -> Function | None:
        """The longest named function that stands in no other."""
        named = [each for each in self.functions if each.name and each.name not in {'__init__', 'constructor', 'main'}]
        return max(named, key=lambda each: each.place.last - each.place.first, default=None)

    @property
    def broken(self) -> bool:
        return bool(self.errors)


def parse(code: str, language: Language) -> Program:
    """Never fails: what cannot be parsed has `errors`, what is too long or too deep to read is `too_big`."""
    source = code.encode(errors='replace')
    root = grammar.parser(language).parse(source).root_node
    program = Program(language, code, bare=code)
    if code.count('\n') > MOST_LINES:
        program.too_big = True
        return program
    nodes = list(_walk(root))
    program.bare = _bared(source, nodes)
    lines = program.bare.split('\n')
    for node, before, place, depth in nodes:
        if depth > DEEPEST:
            program.too_big = True
            return program
        _note(program, lines, node, before, place)
    return program


def _walk(root: Node) -> Iterator[tuple[Node, Node | None, Place, int]]:
    """Every node with its parent, place and depth, in the order of the code; nothing below the deepest level."""
    stack: list[tuple[Node, Node | None, int | None, tuple[int, ...], int]] = [(root, None, None, (), 0)]
    while stack:
        node, before, function, around, depth = stack.pop()
        yield node, before, Place(node.start_point[0] + 1, _last_line(node), around, function), depth
        if depth > DEEPEST:
            return
        within, inside = function, around
        if node.is_named and node.type in grammar.FUNCTIONS and grammar.name_of(node, before):
            within, inside = node.id, ()
        once, clauses = _walked_once(node), _clauses(node)
        own: tuple[int, ...] = (node.id,) if grammar.is_loop(node) and not clauses else ()
        for child in reversed(node.children):
            extra: tuple[int, ...] = () if child in once else own
            if clauses:
                before_it = [each for each in clauses if child not in clauses or each.start_byte < child.start_byte]
                extra = tuple(each.id for each in before_it)
            stack.append((child, node, within, (*inside, *extra), depth + 1))


def _clauses(node: Node) -> list[Node]:
    if 'comprehension' not in node.type and node.type != 'generator_expression':
        return []
    return [each for each in node.named_children if each.type == 'for_in_clause']


def _walked_once(node: Node) -> list[Node]:
    """Parts of a loop that run once: what it walks over, and a counter's first value."""
    if node.type in grammar.CALLS:
        return [each for each in node.children if each.type not in {'arguments', 'argument_list'}]
    if node.type not in grammar.LOOPS or node.type == 'for_in_clause':
        return []
    fields = ('right', 'value', 'initializer', 'init')
    return [each for name in fields if (each := node.child_by_field_name(name)) is not None]


def _last_line(node: Node) -> int:
    row, column = node.end_point
    return int(row + (1 if column or row == node.start_point[0] else 0))


def _note(program: Program, lines: list[str], node: Node, before: Node | None, place: Place) -> None:
    if node.type == 'ERROR' or node.is_missing:
        program.errors.append(place)
    if not node.is_named:
        return
    if node.type in grammar.FUNCTIONS:
        names = tuple(grammar.params_of(node))
        program.functions.append(Function(grammar.name_of(node, before), names, place, node))
    elif grammar.is_loop(node):
        program.loops.append(_loop(node, place))
    if node.type in grammar.CALLS:
        program.calls.append(Bit(_text(program, node), place, node))
    elif node.type == 'return_statement':
        program.returns.append(Bit(_text(program, node), place, node))
    if node.type in grammar.BRANCHES or node.type == 'while_statement':
        condition = node.child_by_field_name('condition') or _middle(node)
        if condition is not None:
            at = Place(condition.start_point[0] + 1, _last_line(condition), place.loops, place.function)
            program.conditions.append(Bit(_text(program, condition), at, node))


def _middle(node: Node) -> Node | None:
    named = node.named_children
    return named[1] if node.type == 'conditional_expression' and len(named) > 1 else named[0] if named else None


def _loop(node: Node, place: Place) -> Loop:
    over = _first_field(node, 'right', 'value', 'condition', 'function', 'object')
    left = _first_field(node, 'left', 'name', 'declarator', 'initializer', 'init')
    names = tuple(dict.fromkeys(_names(left))) if left is not None else ()
    return Loop(node.type, ' '.join(grammar.text_of(over).split()), names, place, node)


def _first_field(node: Node, *names: str) -> Node | None:
    return next((found for name in names if (found := node.child_by_field_name(name)) is not None), None)


def _names(node: Node) -> Iterator[str]:
    stack = [node]
    while stack:
        each = stack.pop()
        if each.type in {'identifier', 'shorthand_property_identifier_pattern'}:
            yield grammar.text_of(each)
        stack += reversed(each.named_children)


def _text(program: Program, node: Node) -> str:
    """As written, in one line, without what stands in comments and long strings."""
    return ' '.join(program.bare.encode()[node.start_byte : node.end_byte].decode(errors='replace').split())


def _bared(source: bytes, nodes: list[tuple[Node, Node | None, Place, int]]) -> str:
    """The code with comments and long strings blanked out; every byte keeps its place."""
    bare = bytearray(source)
    for node, before, _, _ in nodes:
        long_string = node.type in grammar.STRINGS and node.end_byte - node.start_byte > LONG_STRING
        lone_string = node.type in grammar.STRINGS and before is not None and before.type == 'expression_statement'
        if node.type in grammar.COMMENTS or long_string or lone_string:
            for at in range(node.start_byte, node.end_byte):
                if bare[at] != 0x0A:
                    bare[at] = 0x20
    return bare.decode(errors='replace')
