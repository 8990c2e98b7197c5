"""Model: the Lorentz structures that the vertices use, in UFO notation."""

from __future__ import annotations

from recast.model.ufo.elements import Lorentz

__all__ = ["LORENTZ"]

_STRUCTURES = (
    Lorentz("FFV1", (2, 2, 3), "Gamma(3,2,1)"),
    Lorentz("FFV2", (2, 2, 3), "Gamma(3,2,-1)*ProjM(-1,1)"),
    Lorentz("FFV3", (2, 2, 3), "Gamma(3,2,-1)*ProjP(-1,1)"),
    # The chirality projectors, written out: pyAmpliCol 1.0.1 exchanges a ProjM and a ProjP that stand alone.
    Lorentz("FFS1", (2, 2, 1), "Identity(2,1)/2 - Gamma5(2,1)/2"),
    Lorentz("FFS2", (2, 2, 1), "Identity(2,1)/2 + Gamma5(2,1)/2"),
    Lorentz("SSS1", (1, 1, 1), "1"),
    Lorentz("SSSS1", (1, 1, 1, 1), "1"),
    Lorentz("VSS1", (3, 1, 1), "P(1,2) - P(1,3)"),
    Lorentz("VVS1", (3, 3, 1), "Metric(1,2)"),
    Lorentz("VVSS1", (3, 3, 1, 1), "Metric(1,2)"),
    Lorentz(
        "VVV1",
        (3, 3, 3),
        "P(3,1)*Metric(1,2) - P(3,2)*Metric(1,2) - P(2,1)*Metric(1,3)"
        " + P(2,3)*Metric(1,3) + P(1,2)*Metric(2,3) - P(1,3)*Metric(2,3)",
    ),
    Lorentz("VVVV1", (3, 3, 3, 3), "Metric(1,4)*Metric(2,3) - Metric(1,3)*Metric(2,4)"),
    Lorentz("VVVV2", (3, 3, 3, 3), "Metric(1,4)*Metric(2,3) - Metric(1,2)*Metric(3,4)"),
    Lorentz("VVVV3", (3, 3, 3, 3), "Metric(1,3)*Metric(2,4) - Metric(1,2)*Metric(3,4)"),
    Lorentz(
        "VVVV4",
        (3, 3, 3, 3),
        "Metric(1,4)*Metric(2,3) + Metric(1,3)*Metric(2,4) - 2*Metric(1,2)*Metric(3,4)",
    ),
)

LORENTZ: dict[str, Lorentz] = {item.name: item for item in _STRUCTURES}
"""Structures by name."""
