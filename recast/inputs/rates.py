"""Inputs: what rates of annihilation take from elsewhere, read from rates.yaml with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recast.core.yaml import load_yaml
from recast.inputs.top import Quoted

__all__ = [
    "PublishedRate",
    "gluon_fusion_fraction",
    "nnlo_over_nlo",
    "pdf_member_error",
    "published_rates",
]


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    content: dict[str, Any] = load_yaml(Path(str(files("recast.inputs").joinpath("rates.yaml"))))
    return content


def _quoted(entry: dict[str, Any]) -> Quoted:
    return Quoted(float(entry["value"]), float(entry.get("error", 0.0)), str(entry["source"]))


def nnlo_over_nlo() -> Quoted:
    """Return the rate of Drell-Yan pairs near the Z at NNLO over that at NLO."""
    return _quoted(_content()["nnlo_over_nlo"])


def pdf_member_error() -> Quoted:
    """Return the relative error of the rate from the members of a PDF set, the value; its error is 0."""
    return _quoted(_content()["pdf_members"])


def gluon_fusion_fraction(sqrt_s_gev: float, m4l_gev: Sequence[float]) -> Quoted | None:
    """Return the rate of four leptons that does not start from quarks over the rest; None: not known.

    Parameters
    ----------
    sqrt_s_gev
        Energy of the protons.
    m4l_gev
        Lowest and highest mass of the four leptons; inside a published window.

    Examples
    --------
    >>> gluon_fusion_fraction(13000.0, (86.0, 96.0)).value < 0.02
    True
    >>> gluon_fusion_fraction(8000.0, (80.0, 100.0)) is None
    True
    """
    for entry in _content()["gluon_fusion"]:
        low, high = entry["m4l_gev"]
        if entry["sqrt_s_gev"] == sqrt_s_gev and low <= m4l_gev[0] and m4l_gev[1] <= high:
            return _quoted(entry)
    return None


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """A measured sigma(p p -> Z/gamma* -> l l), one lepton flavour, without cuts on the leptons."""

    experiment: str
    sqrt_s_gev: float
    mass_gev: tuple[float, float]
    """Window of the pair's mass."""
    value_pb: float
    error_pb: float
    """All errors in quadrature."""
    source: str


def published_rates() -> tuple[PublishedRate, ...]:
    """Return the measured cross sections of rates.yaml."""
    return tuple(
        PublishedRate(
            str(entry["experiment"]),
            float(entry["sqrt_s_gev"]),
            (float(entry["mass_gev"][0]), float(entry["mass_gev"][1])),
            float(entry["value_pb"]),
            sum(float(error) ** 2 for error in entry["errors_pb"]) ** 0.5,
            str(entry["source"]),
        )
        for entry in _content()["drell_yan"]
    )
