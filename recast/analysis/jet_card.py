"""Analysis: the entry `hadrons` of analysis.yaml: jets, b tagging, missing momentum and overlap removal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from recast.analysis.card import AnalysisCard, Number, Numbers, Table
from recast.core.blocks import Block, validated
from recast.core.errors import InputError
from recast.detector.jets import BTagger, JetModel, MissingModel

__all__ = ["Hadrons", "hadrons_of"]


class JetBlock(Numbers):
    """Jets (`recast.detector.jets.JetModel`)."""

    radius: Number
    """Radius of the anti-kT jets."""
    pt_min_gev: Number
    """A jet has a larger measured pT."""
    abs_eta_max: Number
    """A jet has a smaller |eta|."""
    resolution: Table | None = None
    """Relative pT resolution; absent: momenta are measured exactly."""


class TagBlock(Block):
    """Chance to be tagged, by flavour of the jet."""

    b: Table
    """Of jets with a b hadron."""
    c: Table
    """Of jets with a c hadron."""
    light: Table
    """Of all others."""


class MissingBlock(Numbers):
    """Resolution of the missing momentum (`recast.detector.jets.MissingModel`)."""

    units: ClassVar[Mapping[str, str]] = {"stochastic": "GeV^(1/2)"}

    constant_gev: Number
    """Constant part [GeV]."""
    stochastic: Number
    """Factor of the root of the sum of transverse energies [root of GeV]."""


class Hadrons(Numbers):
    """Everything about jets and missing momentum."""

    jets: JetBlock
    """Jets."""
    b_tagging: TagBlock | None = None
    """Tagging of b jets; absent: none is looked for."""
    missing: MissingBlock
    """Missing momentum."""
    overlap_distance: Number
    """Jets within this Delta R of a selected lepton are that lepton."""

    def jet_model(self) -> JetModel:
        """Return the detector's jets."""
        block = self.jets
        resolution = block.resolution.table() if block.resolution else None
        return JetModel(block.radius.value, block.pt_min_gev.value, block.abs_eta_max.value, resolution)

    def tagger(self) -> BTagger:
        """Return the tagger, checked against the range of the jets; an `InputError` without one."""
        block = self.b_tagging
        if block is None:
            raise InputError("hadrons has no b_tagging", mend="Describe the tagging of b jets there.")
        result = BTagger({5: block.b.table(), 4: block.c.table(), 0: block.light.table()})
        result.check(self.jet_model())
        return result

    def missing_model(self) -> MissingModel:
        """Return the resolution of the missing momentum."""
        return MissingModel(self.missing.constant_gev.value, self.missing.stochastic.value)


def hadrons_of(card: AnalysisCard) -> Hadrons:
    """Return the validated entry `hadrons` of a card.

    Raises
    ------
    InputError
        If there is none, or something is wrong with it.
    """
    where = f"analysis {card.name}"
    if card.hadrons is None:
        raise InputError("it has no entry hadrons", where=where, mend="Describe jets and b tagging there.")
    result = validated(Hadrons, card.hadrons, f"{where}, hadrons", "hadrons")
    result.jet_model().check()
    if result.b_tagging is not None:
        result.tagger()
    return result
