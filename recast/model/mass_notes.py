"""Model: says where vector-like quarks move the masses of known quarks away from their input values."""

from __future__ import annotations

from recast.inputs import constants
from recast.model.base import Point
from recast.model.decays import DOWN, UP
from recast.model.point import ModelPoint
from recast.model.spectrum import quark_spectrum

__all__ = ["mass_notes"]

_LIGHT = 3
_ROUNDING = 1e-12
"""Part of the heaviest mass below which a shift is one of rounding."""


def mass_notes(point: Point | ModelPoint) -> tuple[str, ...]:
    """Return a sentence on known quarks whose masses differ from their input values; none where they agree.

    The threshold, with its reason, is in recast/inputs/validity.yaml.

    Raises
    ------
    InputError
        As `quark_spectrum`.
    """
    if not isinstance(point, ModelPoint) or point.quarks is None:
        return ()
    spectrum, known = quark_spectrum(point), constants.fermion_masses()
    largest, moved = constants.validity()["largest_mass_shift"], []
    for names, rotation in ((UP, spectrum.up), (DOWN, spectrum.down)):
        rounding = _ROUNDING * float(rotation.masses[-1])
        for name, mass in zip(names[:_LIGHT], rotation.masses[:_LIGHT].tolist(), strict=True):
            shift = mass - known[name]
            if abs(shift) > max(largest * known[name], rounding):
                moved.append(
                    f"m({name}) = {mass:.4g} GeV, input {known[name]:.4g} ({shift / known[name]:+.1%})"
                )
    if not moved:
        return ()
    listed = ", ".join(moved)
    text = (
        f"the vector-like quarks move masses of known quarks by more than {largest:.0%}: {listed}; couplings "
    )
    return (
        text
        + "and widths have the moved ones. Make Yukawas or vPhi smaller, or the vector-like masses larger",
    )
