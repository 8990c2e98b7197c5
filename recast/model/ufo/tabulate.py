"""Model: turns internal parameters of a Lagrangian into numbers of the card, for speed."""

from __future__ import annotations

import cmath
from collections.abc import Callable
from typing import Any

from recast.model.ufo.elements import ExternalParameter, InternalParameter, Lagrangian

__all__ = ["internal_values", "tabulate"]


def internal_values(lagrangian: Lagrangian, externals: dict[str, float]) -> dict[str, complex]:
    """Return the value of every internal parameter for these external ones, by name."""
    functions: dict[str, Callable[..., Any]] = {
        "complexconjugate": lambda z: complex(z).conjugate(),
        "complex": complex,
    }
    known: dict[str, Any] = {"cmath": cmath, **functions, **externals}
    values: dict[str, complex] = {}
    for item in lagrangian.internals:
        # the expressions are our own text, built from the Lagrangian and never from user input
        values[item.name] = complex(eval(item.value, {"__builtins__": {}}, known))  # noqa: S307
        known[item.name] = values[item.name]
    return values


def tabulate(lagrangian: Lagrangian) -> None:
    """Replace internal parameters by external ones of block TABLE (real parts) and IMTABLE.

    Defaults are computed from the defaults of the externals; symbolic algebra then never sees the nested
    expressions behind a coupling.
    """
    values = internal_values(lagrangian, {item.name: item.value for item in lagrangian.externals})
    kept: list[InternalParameter] = []
    for number, item in enumerate(lagrangian.internals, start=1):
        if item.name == "G":
            kept.append(item)
            continue
        value = values[item.name]
        if item.kind == "real":
            lagrangian.externals.append(
                ExternalParameter(item.name, value.real, "TABLE", (number,), item.tex)
            )
            continue
        for prefix, part, block in (("TR", value.real, "TABLE"), ("TI", value.imag, "IMTABLE")):
            lagrangian.externals.append(
                ExternalParameter(f"{prefix}{item.name}", part, block, (number,), item.tex)
            )
        text = f"TR{item.name} + complex(0,1)*TI{item.name}"
        kept.append(InternalParameter(item.name, text, item.tex, item.kind))
    lagrangian.internals = kept
