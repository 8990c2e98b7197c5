"""Model: quarks of the UFO, with the vector-like ones when they mix: charge matrices as UFO expressions."""

from __future__ import annotations

from fractions import Fraction

from recast.model.ufo.content import Contents
from recast.model.ufo.elements import InternalParameter, Lagrangian
from recast.model.ufo.expression import ONE, ZERO, Expression, symbol
from recast.model.ufo.fermions import Family, Matrix, diagonal, zprime_charges

__all__ = ["quark_families"]

_HALF = Fraction(1, 2)
_UP = ("u", "c", "t", "U1", "U2")
_DOWN = ("d", "s", "b", "D1", "D2")
_SIZE = 5


def quark_families(lagrangian: Lagrangian, contents: Contents) -> tuple[Family, Family, Matrix, Matrix]:
    """Return up and down quarks and the matrices V_L and V_R of the charged current.

    With mixing, parameters are added to `lagrangian`: products of rows of the rotations, because every
    neutral coupling is made of a_ij = conj(U_1i) U_1j (the doublet Q) and b_ij = conj(U_2i) U_2j (the
    singlet), and the effective couplings of eq. (8), of which the left-handed up-type ones are V L V^dagger.
    """
    if not contents.mixing:
        none, half, minus = (diagonal((value,) * 3) for value in (0, _HALF, -_HALF))
        of_up, of_down = (zprime_charges(names[:3], contents) for names in (_UP, _DOWN))
        up = Family(_UP[:3], Fraction(2, 3), _HALF, half, none, *of_up, none, none)
        down = Family(_DOWN[:3], Fraction(-1, 3), -_HALF, minus, none, *of_down, none, none)
        return up, down, diagonal((1, 1, 1)), none
    _rotations(lagrangian)
    left, right = _charged(lagrangian)
    effective = _effective(lagrangian)
    up = _family(lagrangian, _UP, "U", Fraction(2, 3), _HALF, effective["LU"], effective["RU"])
    down = _family(lagrangian, _DOWN, "D", Fraction(-1, 3), -_HALF, effective["LD"], effective["RD"])
    return up, down, left, right


def _define(lagrangian: Lagrangian, name: str, value: str, *, real: bool = False) -> None:
    kind = "real" if real else "complex"
    lagrangian.internals.append(InternalParameter(name, value, name.replace("x", "_"), kind))
    if real:
        lagrangian.real.add(name)


def _rotations(lagrangian: Lagrangian) -> None:
    for name, size in (("UL", 5), ("UR", 5), ("DL", 5), ("DR", 5), ("CKM", 3)):
        for i in range(1, size + 1):
            for j in range(1, size + 1):
                _define(lagrangian, f"{name}{i}x{j}", f"R{name}{i}x{j} + complex(0,1)*I{name}{i}x{j}")


def _row_products(lagrangian: Lagrangian, prefix: str, rotation: str, row: int) -> Matrix:
    """Define prefix_ij = conj(U_row,i) U_row,j for i <= j; the rest follows, the matrix is Hermitian."""
    for i in range(1, _SIZE + 1):
        for j in range(i, _SIZE + 1):
            name = f"{prefix}{rotation}{i}x{j}"
            if i == j:
                value = f"R{rotation}{row}x{i}**2 + I{rotation}{row}x{i}**2"
            else:
                value = f"complexconjugate({rotation}{row}x{i})*{rotation}{row}x{j}"
            _define(lagrangian, name, value, real=i == j)
    return _hermitian(lagrangian, f"{prefix}{rotation}", _SIZE)


def _hermitian(lagrangian: Lagrangian, name: str, size: int) -> Matrix:
    real = frozenset(lagrangian.real)

    def element(i: int, j: int) -> Expression:
        if i <= j:
            return symbol(f"{name}{i + 1}x{j + 1}")
        return symbol(f"{name}{j + 1}x{i + 1}").conjugate(real)

    return tuple(tuple(element(i, j) for j in range(size)) for i in range(size))


def _charged(lagrangian: Lagrangian) -> tuple[Matrix, Matrix]:
    for i in range(1, _SIZE + 1):
        for j in range(1, _SIZE + 1):
            terms = [f"complexconjugate(UL1x{i})*DL1x{j}"]
            terms += [
                f"complexconjugate(UL{k + 2}x{i})*CKM{k}x{m}*DL{m + 2}x{j}"
                for k in range(1, 4)
                for m in range(1, 4)
            ]
            _define(lagrangian, f"WL{i}x{j}", " + ".join(terms))
            _define(lagrangian, f"WR{i}x{j}", f"complexconjugate(UR1x{i})*DR1x{j}")
    left, right = (
        tuple(tuple(symbol(f"{name}{i + 1}x{j + 1}") for j in range(_SIZE)) for i in range(_SIZE))
        for name in ("WL", "WR")
    )
    return left, right


def _effective(lagrangian: Lagrangian) -> dict[str, Matrix]:
    for name in ("LD", "RD", "RU"):
        for i in range(1, 4):
            for j in range(i, 4):
                value = f"RZP{name}{i}x{j}"
                value += "" if i == j else f" + complex(0,1)*IZP{name}{i}x{j}"
                _define(lagrangian, f"ZP{name}{i}x{j}", value, real=i == j)
    down = _hermitian(lagrangian, "ZPLD", 3)
    for i in range(1, 4):
        for j in range(i, 4):
            terms = [
                f"CKM{i}x{k + 1}*{down[k][m]}*complexconjugate(CKM{j}x{m + 1})"
                for k in range(3)
                for m in range(3)
            ]
            _define(lagrangian, f"ZPLU{i}x{j}", " + ".join(terms))
    return {name: _hermitian(lagrangian, f"ZP{name}", 3) for name in ("LD", "RD", "LU", "RU")}


def _family(
    lagrangian: Lagrangian,
    names: tuple[str, ...],
    sort: str,
    charge: Fraction,
    isospin: Fraction,
    effective_left: Matrix,
    effective_right: Matrix,
) -> Family:
    doublet_left = _row_products(lagrangian, "A", f"{sort}L", 1)
    singlet_left = _row_products(lagrangian, "B", f"{sort}L", 2)
    doublet_right = _row_products(lagrangian, "A", f"{sort}R", 1)
    singlet_right = _row_products(lagrangian, "B", f"{sort}R", 2)
    indices = range(_SIZE)

    def combine(plus: Matrix, minus: Matrix) -> Matrix:
        return tuple(tuple(plus[i][j] - minus[i][j] for j in indices) for i in indices)

    def scaled(matrix: Matrix, factor: Fraction) -> Matrix:
        return tuple(tuple(matrix[i][j] * factor for j in indices) for i in indices)

    def padded(matrix: Matrix) -> Matrix:
        return tuple(tuple(matrix[i][j] if max(i, j) < 3 else ZERO for j in indices) for i in indices)

    unity = tuple(tuple(ONE if i == j else ZERO for j in indices) for i in indices)
    return Family(
        names,
        charge,
        isospin,
        t3_left=scaled(combine(unity, singlet_left), isospin),
        t3_right=scaled(doublet_right, isospin),
        qp_left=combine(doublet_left, singlet_left),
        qp_right=combine(doublet_right, singlet_right),
        effective_left=padded(effective_left),
        effective_right=padded(effective_right),
    )
