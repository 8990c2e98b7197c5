"""Analysis atlas_2019_m4l: m4l at the Z peak, 13 TeV, particle level; ATLAS arXiv:1902.05892.

The fiducial cuts are those that its Rivet routine ATLAS_2019_I1720442 states.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.analysis.toolkit import FourLeptonFiducial, FourLeptons, channels

__all__ = ["Analysis"]

_EDGES = ("m2_low_to_gev", "m2_middle_from_gev", "m2_middle_to_gev", "m2_high_from_gev")
_LEAST = ("m2_low_gev", "m2_middle_gev", "m2_middle_gev", "m2_high_gev")


class Analysis(FourLeptonFiducial):
    """Four dressed leptons; the least mass of the second pair rises with m4l."""

    names = (*_EDGES, *dict.fromkeys(_LEAST), "peak_min_gev", "peak_max_4l_gev", "peak_max_gev")

    def least_m2_gev(self, m4l_gev: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the least mass of the second pair [GeV]: constant, rising, constant, rising, constant."""
        edges, least = ([self.cuts[name] for name in names] for names in (_EDGES, _LEAST))
        return np.asarray(np.interp(m4l_gev, edges, least))

    def regions(self, four: FourLeptons) -> dict[str, npt.NDArray[np.bool_]]:
        """Return the first bin of m4l of each flavour and of all together, and all bins of four muons."""
        found, m4l, cut = channels(four.leptons), four.m4l_gev, self.cuts
        above = m4l > cut["peak_min_gev"]
        highest = {name: cut["peak_max_4l_gev" if name == "4l" else "peak_max_gev"] for name in found}
        peak = {name: mask & above & (m4l < highest[name]) for name, mask in found.items()}
        return peak | {"4mu_all": found["4mu"] & above}
