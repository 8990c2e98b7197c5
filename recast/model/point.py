"""Model: `ModelPoint`, the parameters of the Lagrangian, validated and frozen."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from recast.core.errors import InputError
from recast.inputs.constants import validity
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme
from recast.model.quark_sector import QuarkSector

__all__ = ["ModelPoint", "check_coordinates"]


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
