"""Model: restriction cards of the full UFO; a generator drops what is exactly zero in them."""

from __future__ import annotations

import numpy as np

from recast.model.card_values import BENCHMARK, card_values
from recast.model.effective import effective_couplings
from recast.model.spectrum import quark_spectrum

__all__ = ["RESTRICTIONS", "restriction_values"]

RESTRICTIONS: dict[str, str] = {
    "leptons_only": "Z' couples to leptons and phi only: no vector-like quarks, no kinetic mixing",
    "effective": "effective Z' couplings of eq. (8) without vector-like quarks; unitary gauge only",
    "massless_light_quarks": "u, d, s, c massless, vector-like quarks and mixing kept",
    "diagonal_ckm": "CKM matrix 1, vector-like quarks and mixing kept",
}
"""Names of the restrictions and what they are."""

_SMALL = 1e-13


def restriction_values(name: str) -> dict[str, float]:
    """Return the external parameters of a restriction card, by name.

    Numbers that are not zero are those of `BENCHMARK`, all different: generators also merge equal ones.
    """
    values = card_values(BENCHMARK)
    if name == "leptons_only":
        values |= _unmixed()
    elif name == "effective":
        values |= _unmixed() | _effective()
    elif name == "massless_light_quarks":
        values |= _rotated(light=True)
    elif name == "diagonal_ckm":
        values |= _rotated(light=False)
    else:
        raise ValueError(f"unknown restriction {name!r}")
    return {key: float(f"{value:.15g}") if abs(value) > _SMALL else 0.0 for key, value in values.items()}


def _unmixed() -> dict[str, float]:
    """Return trivial rotations, without kinetic mixing, vector-like quarks switched off."""
    values = {"eps": 0.0, "kVLQ": 0.0}
    rows = (2, 3, 4, 1, 0)
    for name in ("UL", "UR", "DL", "DR"):
        for i in range(5):
            for j in range(5):
                values[f"R{name}{i + 1}x{j + 1}"] = float(i == rows[j])
                values[f"I{name}{i + 1}x{j + 1}"] = 0.0
    return values


def _effective() -> dict[str, float]:
    found = effective_couplings([BENCHMARK])
    values: dict[str, float] = {}
    for name, matrix in (("LD", found.left_down), ("RD", found.right_down), ("RU", found.right_up)):
        for i in range(3):
            for j in range(i, 3):
                values[f"RZP{name}{i + 1}x{j + 1}"] = float(matrix[0, i, j].real)
                values[f"IZP{name}{i + 1}x{j + 1}"] = float(matrix[0, i, j].imag)
    return values


def _rotated(*, light: bool) -> dict[str, float]:
    known = card_values(BENCHMARK)
    masses = ([known[f"M{q}"] for q in "UCT"], [known[f"M{q}"] for q in "DSB"])
    if light:
        spectrum = quark_spectrum(
            BENCHMARK, light_masses_gev=([0.0, 0.0, masses[0][2]], [0.0, 0.0, masses[1][2]])
        )
    else:
        spectrum = quark_spectrum(BENCHMARK, ckm=np.eye(3, dtype=complex))
    values: dict[str, float] = {}
    for letter, rotation, names in (
        ("U", spectrum.up, ("MU", "MC", "MT", "MU1", "MU2")),
        ("D", spectrum.down, ("MD", "MS", "MB", "MD1", "MD2")),
    ):
        values |= {name: float(mass) for name, mass in zip(names, rotation.masses, strict=True)}
        for side, matrix in (("L", rotation.left), ("R", rotation.right)):
            for i in range(5):
                for j in range(5):
                    values[f"R{letter}{side}{i + 1}x{j + 1}"] = float(matrix[i, j].real)
                    values[f"I{letter}{side}{i + 1}x{j + 1}"] = float(matrix[i, j].imag)
    for i in range(3):
        for j in range(3):
            values[f"RCKM{i + 1}x{j + 1}"] = float(spectrum.ckm[i, j].real)
            values[f"ICKM{i + 1}x{j + 1}"] = float(spectrum.ckm[i, j].imag)
    return values
