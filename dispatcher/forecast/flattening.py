"""The event loop's functions with the tables they use as parameters of their own.

In the source every function takes `day` and reads `day.line.work[queue]`. That is pleasant to read and slow to compile:
numba copies and counts references to all tables at every call (measured: 117 s to compile, 20 µs a customer). Here each
function is rewritten to take exactly the tables that it and its helpers use, `line_work[queue]`; nothing else changes.

What a function may do with `day` is little: `day.group.table`, the same through names given by `line = day.line`
or `work = day.line.work`, and passing it on as a helper's first argument.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

OURS = "dispatcher."
"""The project's functions; whatever else the loop may call, the compiler knows."""
WHOLE = "day"
"""The parameter that is replaced."""
ENTRY = "live_days"
INDEX = "uint64"
"""An index of this type is not looked at whether it is negative: measured, a tenth of the time."""

Table = tuple[str, str]
"""(group, table)."""


@dataclass
class Flat:
    """A function, rewritten: it takes `tables` first, in order. `constants` are the numbers that it names."""

    source: FunctionType
    tree: ast.FunctionDef
    constants: dict[str, int | float]
    tables: list[Table] = field(default_factory=list)


def flatten(function: Callable[..., Any]) -> dict[str, Flat]:
    """The function and all helpers of the project that it reaches, by name, each after those that it calls."""
    done: dict[str, Flat] = {}
    assert isinstance(function, FunctionType)
    _flatten(function, done)
    return done


def flat_text(flat: dict[str, Flat], apart: frozenset[str]) -> str:
    """A module that compiles these functions with numba: those named in `apart` by themselves, the rest as one."""
    if unknown := sorted(apart - flat.keys()):
        raise TypeError(f"no function of the loop is called {' or '.join(unknown)}")
    constants: dict[str, int | float] = {}
    for one in flat.values():
        for name, value in one.constants.items():
            if constants.setdefault(name, value) != value:
                raise TypeError(f"{name} means {constants[name]} and {value} in functions of one loop")
    lines = [
        "import numba",
        f"from numba import {INDEX}",
        "",
        *(f"{name} = {value!r}" for name, value in sorted(constants.items())),
    ]
    for name, one in flat.items():
        options = "cache=True" if name == ENTRY else f"forceinline={name not in apart}"
        lines += ["", "", f'@numba.njit({options}, nogil=True, error_model="numpy", _nrt=False)', ast.unparse(one.tree)]
    return "\n".join(lines) + "\n"


def _flatten(function: FunctionType, done: dict[str, Flat]) -> None:
    named = {name: function.__globals__.get(name) for name in function.__code__.co_names}
    for helper in named.values():
        if isinstance(helper, FunctionType) and helper.__module__.startswith(OURS):
            if helper.__name__ not in done:
                _flatten(helper, done)
            elif done[helper.__name__].source is not helper:
                raise TypeError(f"two functions of one loop are called {helper.__name__}")
    tree = ast.parse(inspect.getsource(function)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    constants = {name: value for name, value in named.items() if isinstance(value, int | float)}
    flat = done[function.__name__] = Flat(function, tree, constants)
    _Rewriter(flat, done).rewrite()
    for argument in tree.args.args:
        argument.annotation = None
    tree.returns = None


class _Rewriter(ast.NodeTransformer):
    """Rewrites one function in place: its tables, and every index."""

    def __init__(self, flat: Flat, done: dict[str, Flat]) -> None:
        self._flat = flat
        self._done = done
        self._groups: dict[str, str] = {}
        self._used: set[Table] = set()

    def rewrite(self) -> None:
        tree = self._flat.tree
        self._note_names(tree)
        tree.body = [self.visit(statement) for statement in tree.body]
        self._flat.tables = sorted(self._used)
        if tree.args.args and tree.args.args[0].arg == WHOLE:
            tree.args.args[:1] = [ast.arg(_name(table)) for table in self._flat.tables]
        ast.fix_missing_locations(tree)

    def _note_names(self, tree: ast.FunctionDef) -> None:
        """Learn which local names stand for groups."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for name, value in _pairs(node):
                    if _is_group(value) and isinstance(name, ast.Name) and isinstance(value, ast.Attribute):
                        self._groups[name.id] = value.attr

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        kept = [(name, value) for name, value in _pairs(node) if not _is_group(value)]
        if len(kept) == len(_pairs(node)):
            return self.generic_visit(node)
        if not kept:
            return ast.Pass()
        names, values = [name for name, _ in kept], [value for _, value in kept]
        target = names[0] if len(kept) == 1 else ast.Tuple(names, ast.Store())
        value = values[0] if len(kept) == 1 else ast.Tuple(values, ast.Load())
        return self.generic_visit(ast.Assign([target], value))

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        group = self._group(node.value)
        if group is None:
            return self.generic_visit(node)
        self._used.add((group, node.attr))
        return ast.Name(_name((group, node.attr)), node.ctx)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`table[row][column]` as `table[row, column]`, with indices that are known not to count from the end."""
        places: list[ast.expr] = [node.slice]
        value = node.value
        while isinstance(value, ast.Subscript):
            places.insert(0, value.slice)
            value = value.value
        named = isinstance(value, ast.Name) or (isinstance(value, ast.Attribute) and self._group(value.value))
        if not named:
            return self.generic_visit(node)
        wrapped: list[ast.expr] = [ast.Call(ast.Name(INDEX, ast.Load()), [self.visit(place)], []) for place in places]
        index = wrapped[0] if len(wrapped) == 1 else ast.Tuple(wrapped, ast.Load())
        return ast.Subscript(self.visit(value), index, node.ctx)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if node.args and _is_whole(node.args[0]) and isinstance(node.func, ast.Name):
            tables = self._done[node.func.id].tables
            self._used.update(tables)
            node.args[:1] = [ast.Name(_name(table), ast.Load()) for table in tables]
        return node

    def _group(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Attribute) and _is_whole(node.value):
            return node.attr
        return self._groups.get(node.id) if isinstance(node, ast.Name) else None


def _name(table: Table) -> str:
    return "_".join(table)


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == WHOLE


def _is_group(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and _is_whole(node.value)


def _pairs(node: ast.Assign) -> list[tuple[ast.expr, ast.expr]]:
    """The (name, value) pairs of an assignment, of a tuple or a single one."""
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple) and len(node.targets) == 1:
        return list(zip(target.elts, node.value.elts, strict=True))
    return [(target, node.value)]
