"""The cuts of an analysis; its numbers are in analysis.yaml beside it, or in the card that `card` is.

`recast analyse THIS_FOLDER FILE` prints its cutflow. What becomes of an event must not depend on the others.
"""

from recast.analysis.toolkit import (
    SelectionBuilder,
    best_four,
    find_leptons,
    flatten_events,
    four_momenta,
    invariant_mass,
    isolated,
    pair_masses,
    pair_up,
    reconstruct,
)

CUTS = ("leading_pt_min_gev", "mz_gev", "pair_min_gev", "m4l_min_gev", "m4l_max_gev")
"""Cuts that the card must have: they are read before the first event."""


class Analysis:
    """Four muons at the Z peak."""

    def __init__(self, card, mass_gev=None):
        # mass_gev is that of the resonance, where the card has a mass_window
        self.card, self.mass_gev = card, mass_gev
        self.detector = card.detector()  # what `objects` of the card describes
        self.cuts = card.cut_values(CUTS)

    def select(self, events, draws):
        """Apply the cuts: a decision for each event that is left; all randomness comes from `draws`."""
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)

        # muons as the detector sees them: efficiency, resolution, isolation
        muons, counts = find_leptons(flat, self.detector, draws, at_least=4)
        steps.cut("four muons in acceptance", counts >= 4)
        muons = reconstruct(muons, flat, self.detector, draws)
        muons = muons.where(isolated(flat, muons, self.detector.isolation))
        keep = steps.cut("four isolated muons", muons.present.sum(axis=1) >= 4)
        muons = muons.take(keep)
        keep = steps.cut("leading pT", muons.ordered().pt[:, 0] > self.cuts["leading_pt_min_gev"])
        muons = muons.take(keep)

        # the two pairs, and masses; several cuts on the same events
        muons = best_four(muons, self.cuts["mz_gev"])
        momenta = four_momenta(muons)
        pairs = pair_up(muons, pair_masses(momenta), self.cuts["mz_gev"])
        m4l = invariant_mass(momenta.sum(axis=1))
        at_peak = (m4l > self.cuts["m4l_min_gev"]) & (m4l < self.cuts["m4l_max_gev"])
        apart = pairs.min_ossf_gev > self.cuts["pair_min_gev"]
        passed = steps.cuts(
            (("two opposite-sign pairs", pairs.complete), ("pair mass", apart), ("at the Z peak", at_peak))
        )

        # a mask for each region of the card over the events that passed; observables can be in `spectra`
        m4l, m2 = m4l[passed], pairs.m2_gev[passed]
        return steps.finish({"signal": m4l > 0}, {"m4l_gev": m4l, "m2_gev": m2})
