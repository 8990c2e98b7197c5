"""Model: `ModelPoint`, the parameters of the Lagrangian, validated and frozen."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from recast.core.errors import InputError
from recast.inputs.constants import validity
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme

__all__ = ["ModelPoint", "QuarkSector", "Yukawas", "check_coordinates"]

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
                f"{name} contains {value!r}; its size must be at most {largest:g}", where="quark sector"
            )
    return (complex(values[0]), complex(values[1]), complex(values[2]))


@dataclass(frozen=True, slots=True)
class ModelPoint:
    """A point of the gauged Lmu-Ltau model (1403.1269, section II).

    Raises
    ------
    InputError
        If the mass or the coupling is not a finite number, or the mass is not positive, or the coupling
        is negative, or one of them is beyond what the formulae hold for (`recast.inputs.constants`).
    """

    mzp_gev: float
    """Mass of the Z' [GeV]."""
    gp: float
    """U(1)' gauge coupling g'; zero is the Standard Model."""
    electroweak: ElectroweakScheme = field(default_factory=lambda: electroweak_scheme("gmu"))
    """Electroweak inputs of the simulation."""
    quarks: QuarkSector | None = None
    """Vector-like quarks, phi and kinetic mixing; None is the leptonic model."""

    def __post_init__(self) -> None:
        check_coordinates(self.mzp_gev, self.gp)
        if self.quarks is not None and self.gp == 0:
            raise InputError(
                "gp is 0, but the quark masses need vPhi = mZ'/g'",
                where="model point",
                mend="Give g' > 0, or a point without quarks.",
            )

    @classmethod
    def from_two(
        cls,
        *,
        mzp_gev: float | None = None,
        gp: float | None = None,
        vphi_gev: float | None = None,
        electroweak: ElectroweakScheme | None = None,
        quarks: QuarkSector | None = None,
    ) -> ModelPoint:
        """Build a point from two of mZ', g' and vPhi = mZ'/g'; a third one must agree to 1e-6.

        Raises
        ------
        InputError
            If fewer than two are given, or if the three contradict each other.
        """
        given = {"mzp_gev": mzp_gev, "gp": gp, "vphi_gev": vphi_gev}
        if sum(value is not None for value in given.values()) < 2:
            raise InputError("two of mzp_gev, gp and vphi_gev are needed", where="model point")
        if vphi_gev is not None and not (math.isfinite(vphi_gev) and vphi_gev > 0):
            raise InputError(f"vphi_gev is {vphi_gev:g}; it must be greater than 0", where="model point")
        if mzp_gev is None:
            mzp_gev = gp * vphi_gev  # type: ignore[operator]
        elif gp is None:
            gp = mzp_gev / vphi_gev  # type: ignore[operator]
        point = cls(mzp_gev, gp, electroweak or electroweak_scheme("gmu"), quarks)  # type: ignore[arg-type]
        if vphi_gev is not None and not math.isclose(point.vphi_gev, vphi_gev, rel_tol=1e-6):
            raise InputError(
                f"vphi_gev is {vphi_gev:g}, but mzp_gev/gp is {point.vphi_gev:g}",
                where="model point",
                mend="Leave one of the three out.",
            )
        return point

    @property
    def vphi_gev(self) -> float:
        """Vacuum expectation value of Phi, mZ'/g' [GeV]; infinite for g' = 0."""
        return self.mzp_gev / self.gp if self.gp else math.inf

    def describe(self) -> dict[str, Any]:
        """Return the point as plain values, for provenance and cache keys."""
        plain: dict[str, Any] = {
            "mzp_gev": float(self.mzp_gev),
            "gp": float(self.gp),
            "electroweak": self.electroweak.name,
        }
        if self.quarks is not None:
            plain["quarks"] = self.quarks.describe()
        return plain


def check_coordinates(mzp_gev: float, gp: float) -> None:
    """Refuse what is no mass [GeV] or coupling, and sizes at which formulae lose digits: an `InputError`."""
    for name, value, positive in (("mzp_gev", mzp_gev, True), ("gp", gp, False)):
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise InputError(f"{name} is {value!r}, not a finite number", where="model point")
        if value < 0 or (positive and value == 0):
            bound = "greater than 0" if positive else "0 or greater"
            raise InputError(f"{name} is {value:g}; it must be {bound}", where="model point")
    edges = validity()
    lightest, heaviest = edges["smallest_mass_gev"], edges["largest_mass_gev"]
    if not lightest <= mzp_gev <= heaviest:
        raise InputError(
            f"mzp_gev is {mzp_gev:g}; it must be between {lightest:g} and {heaviest:g} GeV",
            where="model point",
        )
    weakest, strongest = edges["smallest_coupling"], edges["largest_model_coupling"]
    if gp != 0 and not weakest <= gp <= strongest:
        raise InputError(
            f"gp is {gp:g}; it must be 0, or between {weakest:g} and {strongest:g}", where="model point"
        )
