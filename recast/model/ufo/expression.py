"""Model: exact sums of products of named parameters, the coefficients of the Lagrangian as UFO text."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["ONE", "SQRT2", "ZERO", "Expression", "I", "symbol"]

_Key = tuple[tuple[str, int], ...]
_SQRT2 = "cmath.sqrt(2)"


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum of terms: a (real, imaginary) rational coefficient times integer powers of symbols."""

    terms: tuple[tuple[_Key, tuple[Fraction, Fraction]], ...] = ()

    @staticmethod
    def _from(content: dict[_Key, tuple[Fraction, Fraction]]) -> Expression:
        kept = {key: value for key, value in content.items() if any(value)}
        return Expression(tuple(sorted(kept.items())))

    def __add__(self, other: Expression) -> Expression:
        content = dict(self.terms)
        for key, (real, imaginary) in other.terms:
            old = content.get(key, (Fraction(0), Fraction(0)))
            content[key] = (old[0] + real, old[1] + imaginary)
        return Expression._from(content)

    def __mul__(self, other: Expression | int | Fraction) -> Expression:
        if not isinstance(other, Expression):
            if other == 0:
                return Expression()
            return Expression(tuple((key, (re * other, im * other)) for key, (re, im) in self.terms))
        content: dict[_Key, tuple[Fraction, Fraction]] = {}
        for key_a, (ra, ia) in self.terms:
            for key_b, (rb, ib) in other.terms:
                key, factor = _product(key_a, key_b)
                old = content.get(key, (Fraction(0), Fraction(0)))
                content[key] = (old[0] + factor * (ra * rb - ia * ib), old[1] + factor * (ra * ib + ia * rb))
        return Expression._from(content)

    __rmul__ = __mul__

    def __neg__(self) -> Expression:
        return self * -1

    def __sub__(self, other: Expression) -> Expression:
        return self + -other

    def __truediv__(self, other: Expression | int) -> Expression:
        """Divide by an integer or by a single product of symbols."""
        if isinstance(other, int):
            return self * Fraction(1, other)
        if len(other.terms) != 1 or other.terms[0][1][1] != 0:
            raise ValueError("an expression is only divisible by one real product")
        key, (real, _) = other.terms[0]
        return self * Expression(((tuple((name, -n) for name, n in key), (1 / real, Fraction(0))),))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def conjugate(self, real: frozenset[str]) -> Expression:
        """Return the complex conjugate; symbols that are not in `real` are conjugated by name."""
        content = {
            tuple(sorted((_conjugate_name(name, real), power) for name, power in key)): (re, -im)
            for key, (re, im) in self.terms
        }
        return Expression._from(content)

    def symbols(self) -> set[str]:
        """Return the names of the parameters."""
        names = {name for key, _ in self.terms for name, _ in key if name != _SQRT2}
        return {name.removeprefix("complexconjugate(").removesuffix(")") for name in names}

    def __str__(self) -> str:
        if not self.terms:
            return "0.0"
        return " + ".join(_term(key, value) for key, value in self.terms).replace("+ -", "- ")


def symbol(name: str) -> Expression:
    """Return the parameter `name` as an expression."""
    return Expression(((((name, 1),), (Fraction(1), Fraction(0))),))


ZERO = Expression()
ONE = Expression((((), (Fraction(1), Fraction(0))),))
I = Expression((((), (Fraction(0), Fraction(1))),))  # noqa: E741 - the imaginary unit
SQRT2 = symbol(_SQRT2)


def _product(a: _Key, b: _Key) -> tuple[_Key, Fraction]:
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + power
    factor = Fraction(1)
    while abs(powers.get(_SQRT2, 0)) > 1:
        sign = 1 if powers[_SQRT2] > 0 else -1
        powers[_SQRT2] -= 2 * sign
        factor *= Fraction(2) ** sign
    return tuple(sorted((name, power) for name, power in powers.items() if power)), factor


def _conjugate_name(name: str, real: frozenset[str]) -> str:
    if name == _SQRT2 or name in real:
        return name
    if name.startswith("complexconjugate("):
        return name.removeprefix("complexconjugate(").removesuffix(")")
    return f"complexconjugate({name})"


def _term(key: _Key, value: tuple[Fraction, Fraction]) -> str:
    real, imaginary = value
    if real and imaginary:
        raise ValueError("a term is either real or imaginary")
    number, unit = (imaginary, "complex(0,1)") if imaginary else (real, "")
    above = [f"{abs(number.numerator)}."] if abs(number.numerator) != 1 else []
    below = [f"{number.denominator}."] if number.denominator != 1 else []
    above += [unit] if unit else []
    for name, power in key:
        text = name if abs(power) == 1 else f"{name}**{abs(power)}"
        (above if power > 0 else below).append(text)
    text = "*".join(above) or "1."
    if below:
        text = f"({text})/({'*'.join(below)})" if len(below) > 1 else f"({text})/{below[0]}"
    return f"-{text}" if number < 0 else text
