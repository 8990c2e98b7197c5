"""Model: expressions of a UFO, read without running them, and evaluated; numbers in plain notation."""

from __future__ import annotations

import ast
import cmath
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import CodeType
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.python_code import expression_tree

__all__ = ["Formula", "Function", "Value", "Values", "formula", "safe_number"]

Value = float | complex
Values = Mapping[str, Value]
_BARE = ("complex", "abs")
_DIGITS = 6
"""Digits of an integer that all readers keep: MadGraph 3.5.7 writes numbers of expressions with seven."""
_ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.Constant, ast.Name, ast.Load, ast.Call, ast.Attribute,
    ast.IfExp, ast.Compare, ast.BoolOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Pow, ast.USub, ast.UAdd, ast.Eq, ast.NotEq, ast.Lt, ast.LtE,
    ast.Gt, ast.GtE, ast.And, ast.Or, ast.Not,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Function:
    """A function that a UFO defines by an expression."""

    name: str
    arguments: tuple[str, ...]
    body: Formula


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression: arithmetic on names, functions of cmath and functions of the UFO; nothing else.

    Examples
    --------
    >>> formula("1.5e-05*MZ**2").evaluate({"MZ": 100.0})
    0.15
    """

    text: str
    names: frozenset[str] = field(compare=False)
    """Names of the parameters in it."""
    functions: Mapping[str, Function] = field(compare=False, repr=False)
    _code: CodeType = field(compare=False, repr=False)

    def evaluate(self, values: Values) -> Value:
        """Return the value, which is NaN where it cannot be computed (0/0, an overflow).

        Raises
        ------
        InputError
            For a name without a value.
        """
        for name in self.names - values.keys():
            raise InputError(
                f"the expression {self.text[:80]!r} has the name {name}, which is not defined",
                mend=did_you_mean(name, [known for known in values if len(known) > 1]),
            )
        known: dict[str, Any] = {name: values[name] for name in self.names}
        known |= {"__builtins__": {}, "cmath": cmath, "math": math, "complex": complex, "abs": abs}
        known |= {name: _callable(function) for name, function in self.functions.items()}
        try:
            # only names, numbers and arithmetic: `formula` has looked at every node
            return eval(self._code, known)  # type: ignore[no-any-return]  # noqa: S307
        except (ArithmeticError, ValueError, TypeError):
            return math.nan


def formula(text: str, functions: Iterable[Function] = (), where: str = "UFO") -> Formula:
    """Return an expression of a UFO.

    Raises
    ------
    InputError
        If it is anything else than arithmetic.
    """
    known = {item.name: item for item in functions}
    try:
        tree = expression_tree(text.strip())
        called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            _check(node, known)
            if isinstance(node, ast.Attribute) and (id(node) in called) != _is_function(node):
                raise ValueError(f"{node.attr} is {'a' if _is_function(node) else 'no'} function")
        code = compile(
            ast.fix_missing_locations(_Floats().visit(expression_tree(text.strip()))), "<UFO>", "eval"
        )
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}
        return Formula(text, frozenset(names - {"cmath", "math"}), known, code)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise InputError(f"the expression {text[:80]!r} is not understood ({error})", where=where) from error


def safe_number(number: float | int) -> str:
    """Return a number as integers of few digits, powers of ten and a fraction; its value is unchanged.

    Examples
    --------
    >>> safe_number(2.634632e7), safe_number(0.5), safe_number(1.1663787e-05)
    ('(26*10**6 + 346320)', '5/10', '(11*10**6 + 663787)/10**12')
    """
    value = Fraction(repr(number)) if isinstance(number, float) else Fraction(number)
    power = 0
    while value.denominator != 1:
        value *= 10
        power += 1
    below = "" if not power else "/10" if power == 1 else f"/10**{power}"
    return _whole(int(value)) + below


def _whole(number: int) -> str:
    text = str(abs(number))
    zeros = len(text) - len(text.rstrip("0")) if number else 0
    if len(text) <= _DIGITS:
        found = text
    elif len(text) - zeros <= _DIGITS:
        head = text[: len(text) - zeros]
        found = f"10**{zeros}" if head == "1" else f"{head}*10**{zeros}"
    else:
        parts = []
        for end in range(len(text), 0, -_DIGITS):
            part, power = int(text[max(0, end - _DIGITS) : end]), len(text) - end
            if part:
                parts.append(f"{part}*10**{power}" if power else str(part))
        found = f"({' + '.join(reversed(parts))})"
    return f"(-{found})" if number < 0 else found


def _of_module(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("cmath", "math")


def _is_function(node: ast.Attribute) -> bool:
    return callable(getattr(cmath, node.attr)) if _of_module(node) else node.attr == "conjugate"


def _check(node: ast.AST, functions: Mapping[str, Function]) -> None:
    if isinstance(node, ast.Call):
        called = node.func
        if node.keywords or any(isinstance(item, ast.Starred) for item in node.args):
            raise ValueError("an argument by name")
        if isinstance(called, ast.Name) and called.id not in (*_BARE, *functions):
            raise ValueError(f"the function {called.id} is not defined")
    elif isinstance(node, ast.Attribute):
        if node.attr.startswith("_") or not (
            hasattr(cmath, node.attr) if _of_module(node) else node.attr in ("conjugate", "real", "imag")
        ):
            raise ValueError(f"the attribute {node.attr}")
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool) or not isinstance(node.value, int | float | complex):
            raise ValueError(f"the constant {node.value!r}")
        if not cmath.isfinite(node.value) if not isinstance(node.value, int) else node.value > 10**300:
            raise ValueError("a number that is too large")
    elif not isinstance(node, _ALLOWED):
        raise ValueError(type(node).__name__)


def _callable(function: Function) -> Callable[..., Value]:
    def call(*values: Value) -> Value:
        return function.body.evaluate(dict(zip(function.arguments, values, strict=True)))

    return call


class _Floats(ast.NodeTransformer):
    """Makes integers floating-point numbers: a division is one, and 9**9**9 is an overflow."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return ast.Constant(float(node.value)) if isinstance(node.value, int) else node
