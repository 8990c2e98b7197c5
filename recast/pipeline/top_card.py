"""Pipeline: the run card of a limit on t -> Z' q (`kind: top_zprime`), YAML -> validated dataclasses."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from recast.core.blocks import Block, Count, Name, Positive, validated
from recast.inputs.top import top_energies_gev

__all__ = ["KIND", "TopCard", "parse_top_card", "top_card_schema"]

KIND = "top_zprime"
"""The value of `kind` that tells this card from that of the four-lepton pipeline."""


class TopModelBlock(Block):
    """The Z' and its coupling to top quarks."""

    mzp_gev: tuple[Positive, ...] = Field(strict=False, min_length=1)
    """Masses of the Z' [GeV], without repetition, below mt - mq."""
    gp: Positive = 0.1
    """g': it sets the width of the Z' (narrow) and nothing else, as limits are on branching ratios."""
    chirality: Literal["left", "right", "both"] = "left"
    """Chirality of the up-type current."""
    quark: Literal["c", "u"] = "c"
    """The light quark."""

    @field_validator("mzp_gev")
    @classmethod
    def _masses(cls, masses: tuple[float, ...]) -> tuple[float, ...]:
        if len(set(masses)) != len(masses):
            raise ValueError("a mass stands twice")
        return tuple(sorted(masses))


class TopGenerateBlock(Block):
    """How events are generated."""

    events: Count = 4000
    """Events of each mass and energy."""
    events_on_z: Count = 8000
    """Events of t -> Z q, for the comparison with the published limit."""
    pdf_set: str = "NNPDF31_lo_as_0130"
    """PDF set in Pythia's share folder, with alpha_s in its name."""
    scale: Literal["mt", "transverse_mass"] = "mt"
    """Factorisation and renormalisation scale."""
    scale_factor: Positive = 1.0


class TopShowerBlock(Block):
    """How events are showered."""

    profile: str = "no-mpi-jets"
    """A profile that keeps jets: no-mpi-jets or full-jets."""


class TopAnalysisBlock(Block):
    """Which analysis is applied."""

    name: str = "cms_2013_t_to_zq"
    """Name of a built-in analysis, or the folder of one's own, with backgrounds.yaml."""
    dataset: str | None = None


class TopLimitBlock(Block):
    """When a limit is stated."""

    least_events: Annotated[float, Field(ge=0)] = 3.0
    """Rows that expect fewer events at BR = 1 say no_limit."""


class Projection(Block):
    """A future data set."""

    sqrt_s_gev: Positive
    luminosity_fb: Positive

    @field_validator("sqrt_s_gev")
    @classmethod
    def _known(cls, energy: float) -> float:
        if energy not in top_energies_gev():
            known = ", ".join(f"{value:g}" for value in top_energies_gev())
            raise ValueError(f"no cross section of t t~ at {energy:g} GeV. Known: {known}")
        return energy


class RightHandedBlock(Block):
    """The free right-handed up sector of the model's prediction."""

    mu_gev: Positive = 1000.0
    """Mass of U [GeV]."""
    yukawa: Positive = 1.0
    """|Y_Ut| = |Y_Uc|."""
    vphi_gev: Positive = 750.0
    """vPhi [GeV]; 750 GeV is the lowest that neutrino tridents allow (1403.1269)."""


class PredictionBlock(Block):
    """The model's prediction, (24) of 1403.1269."""

    vphi_gev: Positive = 1800.0
    """vPhi [GeV] of the C9 curve; 1.8 TeV is the largest that B_s mixing allows (1403.1269)."""
    sector: str = "unit_yukawas"
    """Named quark sector that has C9 (recast/inputs/quark_scenarios.yaml)."""
    right_handed: RightHandedBlock = RightHandedBlock()


class TopCard(Block):
    """The card of a limit on BR(t -> Z' q) BR(Z' -> mu mu)."""

    kind: Literal["top_zprime"]
    name: Name
    """Short name, used in titles."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    model: TopModelBlock
    generate: TopGenerateBlock = TopGenerateBlock()
    shower: TopShowerBlock = TopShowerBlock()
    analysis: TopAnalysisBlock = TopAnalysisBlock()
    limit: TopLimitBlock = TopLimitBlock()
    projections: tuple[Projection, ...] = Field(default=(), strict=False)
    prediction: PredictionBlock = PredictionBlock()

    @field_validator("projections")
    @classmethod
    def _once(cls, items: tuple[Projection, ...]) -> tuple[Projection, ...]:
        if len(set(items)) != len(items):
            raise ValueError("a projection stands twice")
        return items


def parse_top_card(content: Any, where: str = "card") -> TopCard:
    """Validate the content of a card.

    Raises
    ------
    InputError
        Names the key, what is wrong with it and the nearest valid key.
    """
    return validated(TopCard, content, where, "a run card")


def top_card_schema() -> dict[str, Any]:
    """Return the JSON schema of the card."""
    return TopCard.model_json_schema()
