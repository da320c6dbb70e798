"""What is wrong with a program as far as it shows without running it, each with its lines."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tree_sitter import Node

from lab.engines.builtin.reviewing import grammar
from lab.engines.builtin.reviewing.program import Function, Program, parse
from lab.models.task import Fault, Language

MOST_ERRORS = 3
ENDLESS = re.compile(r'^\(?(?:True|true|1)\)?$')
WAYS_OUT = re.compile(r'\b(?:break|return|raise|throw|yield)\b')
VOID = re.compile(r'\bvoid\b')
BLOCKS = frozenset({'block', 'statement_block', 'compound_statement'})


def faults_of(program: Program) -> list[Fault]:
    if program.too_big:
        return []
    found = [*_syntax(program)]
    for function in program.functions:
        found += [*_base_case(program, function), *_unused(program, function), *_no_return(program, function)]
    found += [*_unreachable(program), *_endless(program)]
    return sorted(found, key=lambda fault: (fault.kind != 'syntax', fault.first_line or 0))


def other_language(program: Program) -> Language | None:
    """The language it parses in when it does not parse in its own."""
    if not program.broken:
        return None
    others = [each for each in grammar.SOURCES if each is not program.language]
    clean = [each for each in others if not (tried := parse(program.code, each)).broken and tried.functions]
    return clean[0] if clean else None


def _syntax(program: Program) -> Iterator[Fault]:
    python = _python_error(program) if program.language is Language.python and program.broken else None
    lines = [python] if python else list(dict.fromkeys(place.first for place in program.errors))
    for line in lines[:MOST_ERRORS]:
        written = program.lines[line - 1].strip() if line <= len(program.lines) else ''
        shown = f': `{written[:60]}`' if written else ''
        yield Fault(
            kind='syntax',
            note=f'Line {line} does not parse{shown}. It would not run as it stands.',
            first_line=line,
            last_line=line,
        )


def _python_error(program: Program) -> int | None:
    """Python's own parser knows the line better; it builds a tree and runs nothing."""
    try:
        ast.parse(program.code)
    except SyntaxError as problem:
        return problem.lineno
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


def _base_case(program: Program, function: Function) -> Iterator[Fault]:
    """A function that calls itself on every path: no condition stands before or around the call."""
    if not function.name:
        return
    calls = [
        call
        for call in program.calls
        if call.place.function == function.number and re.match(rf'(?:\w+\.)?{re.escape(function.name)}\s*\(', call.text)
    ]
    if not calls:
        return
    guarded = any(bit.place.function == function.number for bit in program.conditions)
    early = any(
        each.place.first < calls[0].place.first
        for each in program.returns
        if each.place.function == function.number and function.name not in each.text
    )
    if not guarded and not early:
        yield Fault(
            kind='no_base_case',
            note=f'`{function.name}` calls itself in line {calls[0].place.first} and nothing stops it.',
            first_line=calls[0].place.first,
            last_line=calls[0].place.last,
        )


def _unused(program: Program, function: Function) -> Iterator[Fault]:
    if not function.name or function.node.child_by_field_name('body') is None:
        return
    used = set(_names_used(function.node.child_by_field_name('body')))
    for name in function.params:
        if name not in used and not name.startswith('_'):
            yield Fault(
                kind='unused_parameter',
                note=f'`{function.name}` never uses its parameter `{name}`.',
                first_line=function.place.first,
                last_line=function.place.first,
            )


def _no_return(program: Program, function: Function) -> Iterator[Fault]:
    """The main function gives nothing back; short arrow functions do so without the word."""
    body = function.node.child_by_field_name('body')
    if function is not program.main or body is None or body.type not in BLOCKS:
        return
    head = program.bare.split('\n')[function.place.first - 1]
    if VOID.search(head) or any(each.place.function == function.number for each in program.returns):
        return
    if not re.search(r'\byield\b', grammar.text_of(body)) and not _empty(body):
        yield Fault(
            kind='no_return',
            note=f'`{function.name}` never returns a result.',
            first_line=function.place.first,
            last_line=function.place.last,
        )


def _unreachable(program: Program) -> Iterator[Fault]:
    for function in program.functions:
        body = function.node.child_by_field_name('body')
        for block in _blocks(body) if body is not None and function.name else ():
            statements = [each for each in block.named_children if each.type not in grammar.COMMENTS]
            for before, after in pairwise(statements):
                if before.type in grammar.LEAVES and after.type not in grammar.FUNCTIONS:
                    first, left = after.start_point[0] + 1, before.start_point[0] + 1
                    note = f'Line {first} is never reached, because line {left} leaves before it.'
                    yield Fault(kind='unreachable', note=note, first_line=first, last_line=first)
                    break


def _endless(program: Program) -> Iterator[Fault]:
    for loop in program.loops:
        body = '\n'.join(program.bare.split('\n')[loop.place.first - 1 : loop.place.last])
        if loop.kind == 'while_statement' and ENDLESS.match(loop.over) and not WAYS_OUT.search(body):
            note = f'The loop in line {loop.place.first} has no way out.'
            yield Fault(kind='endless_loop', note=note, first_line=loop.place.first, last_line=loop.place.last)


def _blocks(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        each = stack.pop()
        if each.type in BLOCKS:
            yield each
        stack += [child for child in each.named_children if child.type not in grammar.FUNCTIONS]


def _names_used(node: Node | None) -> Iterator[str]:
    stack = [node] if node is not None else []
    while stack:
        each = stack.pop()
        if each.type in grammar.NAMES or each.type == 'shorthand_property_identifier':
            yield grammar.text_of(each)
        stack += each.named_children


def _empty(body: Node) -> bool:
    """Nothing is written in it yet."""
    real = [each for each in body.named_children if each.type not in grammar.COMMENTS]
    idle = {'pass', '...', 'pass;', ''}
    return all(grammar.text_of(each).strip() in idle for each in real)
