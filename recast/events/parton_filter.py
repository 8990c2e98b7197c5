"""Events: the parton-level filter: which events cannot pass an analysis and need no (further) shower.

Two stages. On the partons, conditions on masses. Inside the shower, once every emission above a scale is
done and before the costly rest (softer multiple interactions, hadronisation), conditions on the leptons'
momenta with margins for what is still to come: softer recoil and radiation off the leptons. The second
stage never changes an event that it lets pass, for it draws no random number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from pydantic import Field, model_validator

from recast.core.blocks import Block, Positive
from recast.events.parton_table import PartonTable

__all__ = ["LEPTON_CODES", "AfterRadiation", "PartonFilter"]


LEPTON_CODES = (11, 13, 15)
_FINAL = 1

NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class AfterRadiation(Block):
    """Conditions on the leptons when all emissions above `scale_gev` are done.

    Radiation off the leptons comes later. It can hand energy from a hard lepton to a soft one, so that
    no condition on the softest lepton loses no event, and |eta| is tested for harder ones only.
    """

    scale_gev: Positive
    """Evolution scale of the test [GeV]."""
    pt_min_gev: tuple[NotNegative, ...] = Field(strict=False)
    """Thresholds of the leptons ordered in pT, hardest first [GeV]."""
    abs_eta_max: Positive
    """Largest |eta| of leptons harder than `eta_tested_above_gev`."""
    eta_tested_above_gev: NotNegative = 0.0
    """pT above which |eta| is tested [GeV]."""
    source: str = Field(min_length=3)
    """Why the conditions lose no event."""

    @model_validator(mode="after")
    def _falling(self) -> AfterRadiation:
        if list(self.pt_min_gev) != sorted(self.pt_min_gev, reverse=True):
            raise ValueError("pt_min_gev must not increase")
        return self

    def covers(self, other: AfterRadiation | None) -> bool:
        """Return whether what fulfils other conditions is sure to fulfil these."""
        return (
            other is not None
            and other.scale_gev == self.scale_gev
            and len(other.pt_min_gev) >= len(self.pt_min_gev)
            and all(own <= theirs for own, theirs in zip(self.pt_min_gev, other.pt_min_gev, strict=False))
            and other.abs_eta_max <= self.abs_eta_max
            and other.eta_tested_above_gev <= self.eta_tested_above_gev
        )

    def passes(self, leptons: Sequence[tuple[float, float, float]]) -> bool:
        """Return whether leptons with momenta (px, py, pz) [GeV] of one event fulfil the conditions."""
        if len(leptons) < len(self.pt_min_gev):
            return False
        momenta = sorted(((math.hypot(px, py), abs(pz)) for px, py, pz in leptons), reverse=True)
        if any(pt <= least for (pt, _), least in zip(momenta, self.pt_min_gev, strict=False)):
            return False
        slope = math.sinh(self.abs_eta_max)
        needed = momenta[: len(self.pt_min_gev)]
        return all(pz < pt * slope for pt, pz in needed if pt > self.eta_tested_above_gev)


class PartonFilter(Block):
    """Conditions that every event which can pass an analysis fulfils; each is optional."""

    leptons_min: int = 0
    """Least number of charged leptons inside the two limits that follow."""
    lepton_pt_min_gev: NotNegative = 0.0
    """Smallest pT of these leptons [GeV]."""
    lepton_abs_eta_max: Positive | None = None
    """Largest |eta| of these leptons."""
    m4l_min_gev: NotNegative = 0.0
    """Least mass of all charged leptons [GeV]; radiation only lowers it."""
    m4l_max_gev: Positive | None = None
    """Largest mass of all charged leptons [GeV]."""
    mll_min_gev: NotNegative = 0.0
    """Least mass of every opposite-sign same-flavour pair [GeV]. Radiation lowers it but for the recoil
    when the two leptons radiate with others; leave a margin."""
    after_radiation: AfterRadiation | None = None
    """The second stage; none if absent."""
    source: str = "no condition"
    """Why the conditions lose no event."""

    def describe(self) -> dict[str, Any]:
        """Return the conditions as plain values, for provenance and cache keys."""
        return self.model_dump(mode="json")

    def covers(self, other: PartonFilter | None) -> bool:
        """Return whether what fulfils another filter is sure to fulfil this one: it leaves out no more.

        Without another filter this one must have no conditions.

        Examples
        --------
        >>> PartonFilter(m4l_min_gev=70).covers(PartonFilter(m4l_min_gev=80))
        True
        >>> PartonFilter(m4l_min_gev=90).covers(PartonFilter(m4l_min_gev=80))
        False
        """
        wanted = other or PartonFilter()
        eta = wanted.lepton_abs_eta_max if wanted.lepton_abs_eta_max is not None else math.inf
        highest = wanted.m4l_max_gev if wanted.m4l_max_gev is not None else math.inf
        leptons = not self.leptons_min or (
            wanted.leptons_min >= self.leptons_min
            and wanted.lepton_pt_min_gev >= self.lepton_pt_min_gev
            and (self.lepton_abs_eta_max is None or eta <= self.lepton_abs_eta_max)
        )
        masses = (
            wanted.m4l_min_gev >= self.m4l_min_gev
            and (self.m4l_max_gev is None or highest <= self.m4l_max_gev)
            and wanted.mll_min_gev >= self.mll_min_gev
        )
        radiated = self.after_radiation is None or self.after_radiation.covers(wanted.after_radiation)
        return bool(leptons and masses and radiated)

    def mask(self, partons: PartonTable) -> npt.NDArray[np.bool_]:
        """Return which events fulfil the conditions on the partons, shape (N,)."""
        import awkward as ak  # noqa: PLC0415 - takes a fifth of a second
        import vector  # noqa: PLC0415

        vector.register_awkward()
        chosen = np.isin(np.abs(partons.codes[:, 0]), LEPTON_CODES) & (partons.codes[:, 1] == _FINAL)
        event_of = np.repeat(np.arange(len(partons)), partons.counts)
        counts = np.bincount(event_of[chosen], minlength=len(partons))
        px, py, pz, energy = partons.momenta[chosen, :4].T
        leptons = ak.unflatten(
            ak.zip(
                {"px": px, "py": py, "pz": pz, "E": energy, "pid": partons.codes[chosen, 0]},
                with_name="Momentum4D",
            ),
            counts,
        )
        passed = np.ones(len(partons), bool)
        if self.leptons_min:
            near = leptons.pt >= self.lepton_pt_min_gev
            if self.lepton_abs_eta_max is not None:
                near = near & (np.abs(leptons.eta) <= self.lepton_abs_eta_max)
            passed &= ak.to_numpy(ak.sum(near, axis=1)) >= self.leptons_min
        m4l = _mass(*(np.bincount(event_of[chosen], row, len(partons)) for row in (px, py, pz, energy)))
        passed &= m4l >= self.m4l_min_gev
        if self.m4l_max_gev is not None:
            passed &= m4l <= self.m4l_max_gev
        if self.mll_min_gev:
            first, second = ak.unzip(ak.combinations(leptons, 2))
            light = (first.pid + second.pid == 0) & ((first + second).mass < self.mll_min_gev)
            passed &= ~ak.to_numpy(ak.any(light, axis=1))
        return passed


def _mass(
    px: npt.NDArray[Any], py: npt.NDArray[Any], pz: npt.NDArray[Any], energy: npt.NDArray[Any]
) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = np.sqrt(np.maximum(energy**2 - px**2 - py**2 - pz**2, 0.0))
    return result
