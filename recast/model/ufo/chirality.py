"""Model: Lorentz structures of two fermions by their left- and right-handed parts, in one notation."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fractions import Fraction

from recast.core.python_code import expression_tree
from recast.model.ufo.formula import safe_number

__all__ = ["Chirality", "chirality"]

_SIMPLE: dict[str, tuple[int, int]] = {
    "Identity": (1, 1),
    "Gamma5": (-1, 1),
    "ProjM": (1, 0),
    "ProjP": (0, 1),
}
_Factor = tuple[str, tuple[int, ...]]
_Term = tuple[Fraction, tuple[_Factor, ...]]


@dataclass(frozen=True, slots=True)
class Chirality:
    """The structure (gamma^mu) (left P_L + right P_R) between two spinors.

    Examples
    --------
    >>> chirality("Gamma5(-1,1)*Gamma(3,2,-1)").text
    '-1*Gamma(3,2,-1)*ProjM(-1,1) + Gamma(3,2,-1)*ProjP(-1,1)'
    """

    vector: int | None
    """Index of the vector; None for a scalar."""
    row: int
    column: int
    left: Fraction
    right: Fraction

    @property
    def text(self) -> str:
        """The structure as a UFO writes it; without a projector that stands alone.

        pyAmpliCol 1.0.1 exchanges a ProjM and a ProjP that are a whole structure, and does not end with some
        others.
        """
        ends = f"{self.row},{self.column}"
        if self.vector is None:
            parts = [
                ((self.left + self.right) / 2, f"Identity({ends})"),
                ((self.right - self.left) / 2, f"Gamma5({ends})"),
            ]
        elif self.left == self.right:
            parts = [(self.left, f"Gamma({self.vector},{ends})")]
        else:
            gamma = f"Gamma({self.vector},{self.row},-1)"
            parts = [
                (self.left, f"{gamma}*ProjM(-1,{self.column})"),
                (self.right, f"{gamma}*ProjP(-1,{self.column})"),
            ]
        texts = [_times(factor, tensor) for factor, tensor in parts if factor]
        return " + ".join(texts).replace("+ -1*", "- ") or "0"


def _times(factor: Fraction, tensor: str) -> str:
    sign = "-1*" if factor < 0 else ""
    above, below = abs(factor.numerator), factor.denominator
    text = tensor if above == 1 else f"{safe_number(above)}*{tensor}"
    return f"{sign}{text}" if below == 1 else f"{sign}{text}/{safe_number(below)}"


def chirality(text: str) -> Chirality | None:
    """Return the parts of a structure of gamma matrices, projectors and numbers; None for any other."""
    try:
        terms = _terms(expression_tree(text.strip()).body)
        found = [_chain(term) for term in terms]
    except (ValueError, SyntaxError, ZeroDivisionError):
        return None
    ends = {(item.vector, item.row, item.column) for item in found}
    if len(ends) != 1:
        return None
    vector, row, column = ends.pop()
    left, right = (
        sum((item.left for item in found), Fraction()),
        sum((item.right for item in found), Fraction()),
    )
    return Chirality(vector, row, column, left, right)


def _terms(node: ast.expr) -> list[_Term]:
    """Return a structure as a sum of products; ValueError for what is none."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = -1 if isinstance(node.op, ast.Sub) else 1
        return _terms(node.left) + [(sign * factor, part) for factor, part in _terms(node.right)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return [
            (first * second, one + other)
            for first, one in _terms(node.left)
            for second, other in _terms(node.right)
        ]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        ((below, part),) = _terms(node.right)
        if not part:
            return [(factor / below, factors) for factor, factors in _terms(node.left)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return [(-factor, part) for factor, part in _terms(node.operand)]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return [(Fraction(repr(node.value)), ())]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return [(Fraction(1), ((node.func.id, tuple(ast.literal_eval(item) for item in node.args)),))]
    raise ValueError(ast.unparse(node))


def _chain(term: _Term) -> Chirality:
    """Return the parts of a product of matrices that are joined by their spinor indices."""
    factor, factors = term
    by_row = {indices[-2]: (name, indices) for name, indices in factors if len(indices) > 1}
    rows = [index for index in by_row if index > 0]
    if len(by_row) != len(factors) or len(rows) != 1:
        raise ValueError("no chain")
    chain: list[_Factor] = []
    index = rows[0]
    while index in by_row and (index < 0 or not chain):
        chain.append(by_row[index])
        index = chain[-1][1][-1]
    gammas = [indices[0] for name, indices in chain if name == "Gamma"]
    if len(chain) != len(factors) or index <= 0 or len(gammas) > 1:
        raise ValueError("no chain")
    parts = [factor, factor]
    flipped = False
    for name, _ in reversed(chain):
        if name == "Gamma":
            flipped = not flipped
        elif name in _SIMPLE:
            left, right = _SIMPLE[name]
            parts = [parts[0] * (right if flipped else left), parts[1] * (left if flipped else right)]
        else:
            raise ValueError(name)
    return Chirality(gammas[0] if gammas else None, rows[0], index, parts[0], parts[1])
