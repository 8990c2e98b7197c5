"""Model: parameters of the vector-like quarks, of phi and of kinetic mixing (1403.1269, eqs. 9-14)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError
from recast.inputs.constants import validity

__all__ = ["QuarkSector", "Yukawas"]

Yukawas = tuple[complex, complex, complex]


@dataclass(frozen=True, slots=True)
class QuarkSector:
    """What the model has beyond the leptons; a point without it is the leptonic model.

    Raises
    ------
    InputError
        If a number is not finite, a mass is not positive, a size is beyond `recast.inputs.constants`, or
        |kinetic_mixing| is 1 or more.
    """

    mq_gev: float
    """Vector-like mass of the doublet Q [GeV]."""
    mu_gev: float
    """Vector-like mass of the up-type singlet U [GeV]."""
    md_gev: float
    """Vector-like mass of the down-type singlet D [GeV]."""
    yq: Yukawas = (0j, 0j, 0j)
    """Y_Qd, Y_Qs, Y_Qb; those of up-type quarks follow, (Y_Qu, Y_Qc, Y_Qt) = V* (Y_Qd, Y_Qs, Y_Qb)."""
    yu: Yukawas = (0j, 0j, 0j)
    """Y_Uu, Y_Uc, Y_Ut."""
    yd: Yukawas = (0j, 0j, 0j)
    """Y_Dd, Y_Ds, Y_Db."""
    mphi_gev: float = 500.0
    """Mass of the scalar phi [GeV]."""
    kinetic_mixing: float = 0.0
    """epsilon of -(epsilon/2) Z'^{ab} B_{ab} (eq. 14)."""

    def __post_init__(self) -> None:
        for name in ("mq_gev", "mu_gev", "md_gev", "mphi_gev"):
            _positive(name, getattr(self, name))
        for name in ("yq", "yu", "yd"):
            object.__setattr__(self, name, _yukawas(name, getattr(self, name)))
        eps = self.kinetic_mixing
        if isinstance(eps, bool) or not isinstance(eps, int | float) or not math.isfinite(eps):
            raise InputError(f"kinetic_mixing is {eps!r}, not a finite number", where="quark sector")
        if not abs(eps) < 1:
            raise InputError(f"kinetic_mixing is {eps:g}; its size must be below 1", where="quark sector")

    def describe(self) -> dict[str, Any]:
        """Return the parameters as plain values; a Yukawa coupling is [real, imaginary]."""
        plain: dict[str, Any] = {
            name: float(getattr(self, name))
            for name in ("mq_gev", "mu_gev", "md_gev", "mphi_gev", "kinetic_mixing")
        }
        for name in ("yq", "yu", "yd"):
            plain[name] = [[value.real, value.imag] for value in getattr(self, name)]
        return plain


def _positive(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f"{name} is {value!r}, not a finite number", where="quark sector")
    if value <= 0:
        raise InputError(f"{name} is {value:g}; it must be greater than 0", where="quark sector")
    lightest, heaviest = (validity()[f"{end}_quark_mass_gev"] for end in ("smallest", "largest"))
    if not lightest <= value <= heaviest:
        raise InputError(
            f"{name} is {value:g}; it must be between {lightest:g} and {heaviest:g} GeV", where="quark sector"
        )


def _yukawas(name: str, values: object) -> Yukawas:
    if not isinstance(values, tuple | list) or len(values) != 3:
        raise InputError(f"{name} is {values!r}, not three numbers", where="quark sector")
    for value in values:
        number = isinstance(value, int | float | complex) and not isinstance(value, bool)
        if not number or not math.isfinite(abs(value)):
            raise InputError(f"{name} contains {value!r}, not a finite number", where="quark sector")
        largest = validity()["largest_model_coupling"]
        if abs(value) > largest:
            raise InputError(
                f"{name} contains {value!r}; its size must be at most {largest:g}",
                where="quark sector",
            )
    return (complex(values[0]), complex(values[1]), complex(values[2]))
