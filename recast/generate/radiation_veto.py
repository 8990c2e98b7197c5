"""Generate: the second stage of the parton-level filter, as a hook inside Pythia's evolution."""

from __future__ import annotations

from typing import Any

import pythia8mc

from recast.generate.parton_filter import LEPTON_CODES, AfterRadiation

__all__ = ["RadiationVeto"]

# entries 1 to 4 of Pythia's process record are the beams and the incoming partons
_FIRST_OUTGOING = 5
# doVetoPT's position when it is called for radiation off resonances, which comes last
_RESONANCES = 5


class RadiationVeto(pythia8mc.UserHooks):  # type: ignore[misc]  # an untyped extension class
    """Stops the evolution of events whose leptons fail the conditions when it has come down to a scale.

    At that moment Pythia has not yet put the decay products of Z and Z' into the event; they are carried
    along by the boost that takes the resonance from where it was to where it is (as Pythia does later).
    """

    def __init__(self, conditions: AfterRadiation) -> None:
        super().__init__()
        self._conditions = conditions
        self._process: Any = None
        self.current = 0
        """Index of the event in hand; set by whoever feeds Pythia."""
        self.stopped: list[int] = []
        """Indices of the events that were stopped here."""

    def watch(self, pythia: Any) -> None:
        """Take the hard process from `pythia` (the hook itself is only given the evolved event)."""
        self._process = pythia.process

    def canVetoPT(self) -> bool:  # noqa: N802 - Pythia's name
        """Tell Pythia that the hook wants to be asked."""
        return True

    def scaleVetoPT(self) -> float:  # noqa: N802 - Pythia's name
        """Tell Pythia the scale [GeV] at which to ask."""
        return self._conditions.scale_gev

    def doVetoPT(self, position: int, event: Any) -> bool:  # noqa: N802 - Pythia's name
        """Return whether to stop this event."""
        if position == _RESONANCES:
            return False
        leptons = self._leptons(event)
        # an event whose record is not understood is kept
        if leptons is None or self._conditions.passes(leptons):
            return False
        self.stopped.append(self.current)
        return True

    def _leptons(self, event: Any) -> list[tuple[float, float, float]] | None:
        process = self._process
        ancestor: dict[int, int] = {}
        boosts: dict[int, Any] = {}
        found = []
        for index in range(_FIRST_OUTGOING, process.size()):
            particle = process[index]
            mother = particle.mother1()
            top = ancestor[index] = ancestor.get(mother, index)
            if particle.status() < 0 or particle.idAbs() not in LEPTON_CODES:
                continue
            if top not in boosts:
                if top >= event.size() or event[top].id() != process[top].id():
                    return None
                now = event[event[top].iBotCopy()]
                if now.status() < 0:
                    return None
                boosts[top] = pythia8mc.RotBstMatrix()
                boosts[top].bst(process[top].p(), now.p())
            momentum = pythia8mc.Vec4(particle.p())
            momentum.rotbst(boosts[top])
            found.append((momentum.px(), momentum.py(), momentum.pz()))
        return found
