"""Analysis atlas_2015_m4l: m4l at the Z peak, 8 TeV, particle level; ATLAS arXiv:1509.07844.

The fiducial cuts are those that its HEPData record and its Rivet routine ATLAS_2015_I1394865 state.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.analysis.toolkit import FourLeptonFiducial, FourLeptons, channels

__all__ = ["Analysis"]


class Analysis(FourLeptonFiducial):
    """Exactly four dressed leptons in two pairs, each with some transverse momentum."""

    exactly = True
    names = ("m2_min_gev", "pair_pt_min_gev", "m4l_min_gev", "m4l_max_gev")

    def least_m2_gev(self, m4l_gev: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the least mass of the second pair [GeV], one number."""
        return np.full(len(m4l_gev), self.cuts["m2_min_gev"])

    def also(self, four: FourLeptons) -> tuple[tuple[str, npt.NDArray[np.bool_]], ...]:
        """Return the cut on the pT of both pairs."""
        return (("pT of both pairs", (four.pair_pt_gev() > self.cuts["pair_pt_min_gev"]).all(axis=1)),)

    def regions(self, four: FourLeptons) -> dict[str, npt.NDArray[np.bool_]]:
        """Return the first bin of m4l by flavours, and all bins together."""
        above = four.m4l_gev > self.cuts["m4l_min_gev"]
        peak = above & (four.m4l_gev < self.cuts["m4l_max_gev"])
        return {name: mask & peak for name, mask in channels(four.leptons).items()} | {"4l_all": above}
