"""Analysis: a control variate: what the partons tell of a selection, so that fewer events need a shower.

For event i of weight w_i let s_i be 1 if it is selected after the shower, and p_i any number that depends on
its partons. The selected cross section is the sum of w_i p_i + w_i f_i (s_i - p_i), where f_i = 1/q_i for
events that are drawn for the shower with probability q_i, else 0. It is unbiased for any p and any q > 0;
good ones make its variance small. Best is q in proportion to the standard deviation of s - p.
Source: control variates and two-phase sampling, W. G. Cochran, Sampling Techniques (1977), chapters 7 and 12.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.core.seeds import stream
from recast.detector.draws import Draws
from recast.events.parton_table import PartonTable
from recast.events.record import Origin, make_events, with_photons

if TYPE_CHECKING:
    from recast.analysis.loader import Analysis, LoadedAnalysis

__all__ = ["Control", "bare_leptons", "control"]

Real = npt.NDArray[np.float64]

_KICKS = ((3.0, 0.30), (9.0, 0.30), (18.0, 0.20), (33.0, 0.13), (60.0, 0.05), (100.0, 0.02))
"""Transverse momenta [GeV] as initial-state radiation gives them to a system of the Z mass at the LHC, and
their shares. They decide on the variance, not on the expectation, as all numbers that follow."""
_LEFT = 0.9
"""Share of the events in which no lepton is lost to radiation off leptons or to tracks near it."""
_DRAWN = 1.0
"""q over the standard deviation of s - p: near the optimum where a shower costs ten times the rest."""
_LEAST = 0.01
"""Smallest q: no event counts for more than a hundred."""
_FINAL, _MASS = 1, 4


@dataclass(frozen=True, slots=True)
class Control:
    """The control variate of N parton events."""

    weight: Real
    """w [pb], shape (N,)."""
    allowed: npt.NDArray[np.bool_]
    """Events that can pass the analysis at all, shape (N,); p of the others is 0."""
    regions: dict[str, Real]
    """p of each region, shape (N,)."""

    def thinning(self, seed: int, sample: str) -> Real:
        """Draw the events to shower, each for itself: return f, shape (N,).

        `seed` is that of the run, `sample` the name of the sample: with the number of the event they decide.
        """
        p = np.clip(np.array(list(self.regions.values())), 0.0, 1.0)
        # variance of s - p as measured for leptons that radiate: any positive function would do
        variance = 0.005 + 0.06 * p + 0.15 * np.sqrt(p) * (1.0 - p)
        size = np.abs(self.weight) / max(float(np.abs(self.weight).mean()), np.finfo(float).tiny)
        chance = np.clip(_DRAWN * size * np.sqrt(variance.max(axis=0)), _LEAST, 1.0)
        drawn = stream(seed, sample, "thinning").random(len(chance)) < chance
        return np.where(drawn & self.allowed, 1.0 / chance, 0.0)

    def offsets(self, factor: Real) -> dict[str, Real]:
        """Return w p (1 - f) of each region [pb], shape (N,); w f is added where an event is selected."""
        return {name: self.weight * p * (1.0 - factor) for name, p in self.regions.items()}


def control(analysis: LoadedAnalysis, partons: PartonTable, draws: Draws) -> Control:
    """Return the control variate of an analysis that has one.

    `draws` are those of the selection after the shower: a lepton that the detector misses is missed in both.

    Raises
    ------
    RunError
        If the analysis returns something else than a finite number for each event and region.
    """
    made = analysis.control_variate(partons, draws)
    for name, p in made.items():
        if np.shape(p) != (len(partons),) or not np.isfinite(p).all():
            raise RunError(
                f'control_variate returns for region "{name}" no finite number for each event',
                where=f"analysis {analysis.name}",
            )
    allowed = analysis.card.parton_filter.mask(partons)
    regions = {name: np.where(allowed, np.asarray(p, float), 0.0) for name, p in made.items()}
    return Control(partons.weight, allowed, regions)


def bare_leptons(analysis: Analysis, partons: PartonTable, draws: Draws) -> dict[str, Real]:
    """Return how often an analysis selects the leptons of the partons themselves: a control variate.

    The final state recoils against a few fixed transverse momenta in turn, as it does against initial-state
    radiation; radiation off the leptons and tracks near them count on the average.

    Returns
    -------
    Chance to be selected, for each region, shape (N,).
    """
    from recast.analysis.kicks import kicked  # noqa: PLC0415 - loads numba

    final = partons.codes[:, 1] == _FINAL
    owner = np.repeat(np.arange(len(partons)), partons.counts)[final]
    counts = np.bincount(owner, minlength=len(partons))
    momenta, pid = partons.momenta[final], partons.codes[final, 0]
    # all recoils at once; the azimuth turns by the golden angle: no event sees one direction alone
    size, share = np.array(_KICKS).T
    azimuth = 2.399963 * (np.arange(len(size))[:, None] + partons.event)
    qx, qy = (size[:, None] * function(azimuth) for function in (np.cos, np.sin))
    (px, py, pz), order = kicked(counts, momenta, qx, qy)
    source = order % len(momenta)
    columns = {"px": px[order], "py": py[order], "pz": pz[order], "mass": momenta[source, _MASS]}
    columns |= {"pid": pid[source], "origin": np.full(len(order), int(Origin.PROMPT))}
    events = make_events(
        np.tile(partons.event, len(size)),
        np.tile(partons.weight, len(size)),
        np.tile(counts, len(size)),
        columns,
        where="control variate",
    )
    selection = analysis.select(with_photons(events, 0.0), draws)  # partons have radiated no photon
    weight = _LEFT * share[:, None]
    return {
        name: (weight * mask.reshape(len(size), -1)).sum(axis=0) for name, mask in selection.regions.items()
    }
