"""Report: the look of each constraint, the same in every figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matplotlib.colors import to_hex, to_rgb

__all__ = ["LineStyle", "Style", "style_of"]

LineStyle = Literal["-"] | tuple[float, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """Colours and line of one constraint."""

    line: str
    """Colour of the edge."""
    band: str = "#bbbbbb"
    """Colour of the preferred band."""
    dashes: LineStyle = "-"
    strength: float = 0.25
    """How much of the edge's colour the excluded region has; the rest is white."""

    @property
    def tint(self) -> str:
        """Colour of the excluded region, opaque."""
        parts = [1.0 - self.strength * (1.0 - value) for value in to_rgb(self.line)]
        return to_hex((parts[0], parts[1], parts[2]))


_STYLES = {
    "trident": Style("#c0392b"),
    "trident_ccfr": Style("#c0392b", dashes=(0, (6.0, 1.5))),
    "trident_charm_ii": Style("#c0392b", dashes=(0, (6.0, 1.5, 1.2, 1.5))),
    "g_minus_2": Style("#707070", band="#5b9bd5", strength=0.3),
    "z_couplings": Style("#303030", strength=0.35),
    "tau": Style("#2e7d32", band="#7cc47f"),
    "tau_universality": Style("#00796b", band="#80cbc4"),
    "bs_mixing": Style("#b8860b"),
    "kaon": Style("#8d6e63"),
    "b_to_s_mumu": Style("#2e7d32", band="#66bb6a"),
    "kinetic_mixing": Style("#546e7a"),
    "perturbativity": Style("#222222", dashes=(0, (1.0, 1.5))),
    "babar_4mu": Style("#6a3d9a"),
    "cms_4mu": Style("#1f5fa8"),
    "collider": Style("#000000", dashes=(0, (5.0, 2.5)), strength=0.1),
}


def style_of(name: str) -> Style:
    """Return the style of a constraint; a neutral one for a name without its own."""
    return _STYLES.get(name, Style("#444444"))
