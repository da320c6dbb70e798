"""Grammars: which parser reads a language, and what the same thing is called in each of them."""

from functools import cache

import tree_sitter_cpp
import tree_sitter_java
import tree_sitter_javascript
import tree_sitter_python
import tree_sitter_typescript
from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser

from lab.models.task import Language

SOURCES = {
    Language.python: tree_sitter_python.language,
    Language.javascript: tree_sitter_javascript.language,
    Language.typescript: tree_sitter_typescript.language_typescript,
    Language.java: tree_sitter_java.language,
    Language.cpp: tree_sitter_cpp.language,
}
FUNCTIONS = frozenset(
    {
        'function_definition',
        'function_declaration',
        'function_expression',
        'generator_function_declaration',
        'method_definition',
        'method_declaration',
        'constructor_declaration',
        'arrow_function',
        'lambda_expression',
        'lambda',
    }
)
LOOPS = frozenset(
    {
        'for_statement',
        'while_statement',
        'do_statement',
        'for_in_statement',
        'enhanced_for_statement',
        'for_range_loop',
        'for_in_clause',
    }
)
BRANCHES = frozenset({'if_statement', 'elif_clause', 'ternary_expression', 'conditional_expression', 'if_clause'})
COMMENTS = frozenset({'comment', 'line_comment', 'block_comment', 'html_comment'})
STRINGS = frozenset({'string', 'template_string', 'string_literal', 'raw_string_literal', 'concatenated_string'})
CALLS = frozenset({'call', 'call_expression', 'method_invocation', 'object_creation_expression', 'new_expression'})
LEAVES = frozenset({'return_statement', 'raise_statement', 'throw_statement', 'break_statement', 'continue_statement'})
NAMES = frozenset({'identifier', 'field_identifier', 'property_identifier', 'shorthand_property_identifier'})


CALLBACKS = ('forEach', 'map', 'filter', 'reduce', 'some', 'every', 'flatMap', 'find', 'findIndex')


@cache
def parser(language: Language) -> Parser:
    return Parser(Grammar(SOURCES[language]()))


def name_of(function: Node, before: Node | None) -> str:
    """Its name; an arrow function or lambda goes by the variable it is given to, and may have none."""
    named = function.child_by_field_name('name')
    declarator = function.child_by_field_name('declarator')
    while named is None and declarator is not None:
        if declarator.type in {'identifier', 'field_identifier', 'qualified_identifier', 'destructor_name'}:
            named = declarator
        declarator = declarator.child_by_field_name('declarator')
    if named is None and before is not None and before.type in {'variable_declarator', 'assignment_expression', 'pair'}:
        named = before.child_by_field_name('name') or before.child_by_field_name('left')
    return text_of(named)


def is_loop(node: Node) -> bool:
    """A loop, or a call that calls back once for every element."""
    if node.type != 'call_expression':
        return node.is_named and node.type in LOOPS
    called, given = node.child_by_field_name('function'), node.child_by_field_name('arguments')
    if called is None or given is None or called.type != 'member_expression':
        return False
    callback = any(each.type in {'arrow_function', 'function_expression'} for each in given.named_children)
    return callback and text_of(called.child_by_field_name('property')) in CALLBACKS


def params_of(function: Node) -> list[str]:
    """Plain names in their order; patterns and catch-all parameters are left out."""
    found = function.child_by_field_name('parameters') or function.child_by_field_name('parameter')
    declarator = function.child_by_field_name('declarator')
    while found is None and declarator is not None:
        found = declarator.child_by_field_name('parameters')
        declarator = declarator.child_by_field_name('declarator')
    if found is None:
        return []
    return [found.text.decode()] if found.type == 'identifier' and found.text else _names_in(found)


def _names_in(parameters: Node) -> list[str]:
    names = []
    for each in parameters.named_children:
        if each.type in {'list_splat_pattern', 'dictionary_splat_pattern', 'rest_pattern', 'object_pattern', 'comment'}:
            continue
        name = each if each.type == 'identifier' else _declared(each)
        if name is not None:
            names.append(text_of(name))
    return [name for name in names if name not in {'', 'self', 'cls', 'this', '_'}]


def _declared(parameter: Node) -> Node | None:
    for field in ('name', 'pattern', 'declarator'):
        inner = parameter.child_by_field_name(field)
        while inner is not None and inner.type not in {'identifier'} and inner.named_child_count:
            inner = inner.named_children[-1]
        if inner is not None:
            return inner
    first = parameter.named_children[0] if parameter.named_child_count else None
    return first if first is not None and first.type == 'identifier' else None


def text_of(node: Node | None) -> str:
    return node.text.decode(errors='replace') if node is not None and node.text else ''
