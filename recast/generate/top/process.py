"""Generate: what a rare top decay is (couplings, masses, leptons) and what is generated around it."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.generate.base import Contribution
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.top import top_values
from recast.model.base import Point
from recast.model.decays import UP, neutral_couplings
from recast.model.point import ModelPoint
from recast.model.spectrum import quark_spectrum
from recast.model.two_body import fermion_to_vector
from recast.model.widths import zp_width_gev
from recast.model.zprime import ZPrimePoint

__all__ = ["Boson", "Chirality", "RareChannel", "RareDecay", "TopProcess", "TopSettings"]

QUARK_PIDS = {"u": 2, "c": 4}
_TOP = UP.index("t")
_WHERE = "rare top decay"


class Boson(StrEnum):
    """The boson of the rare decay, as in a process string."""

    NEW = "zp"
    """The mediator of the model."""
    Z = "z"


class Chirality(StrEnum):
    """Chirality of the up-type current q-bar gamma t that a boson couples to."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    """Equal left- and right-handed couplings: their interference, of relative size mq/mt, is kept."""

    def couplings(self) -> tuple[complex, complex]:
        """Return gL and gR of unit size."""
        return (0j if self is Chirality.RIGHT else 1 + 0j, 0j if self is Chirality.LEFT else 1 + 0j)


@dataclass(frozen=True, slots=True)
class RareDecay:
    """The decay t -> q V, V -> l+ l-.

    Only ratios of couplings matter: the sample is normalised to BR(t -> q V) BR(V -> l l) = 1.
    """

    boson: int
    """PDG code of V: 32 (Z') or 23 (Z)."""
    mass_gev: float
    width_gev: float
    left: complex
    """gL of q-bar gamma^mu (gL P_L + gR P_R) t V_mu."""
    right: complex
    lepton_left: float
    """vL of l-bar gamma^mu (vL P_L + vR P_R) l V_mu."""
    lepton_right: float
    leptons: tuple[int, ...] = (13,)
    """PDG codes of the leptons, with equal rates."""
    quark: str = "c"
    """'c' or 'u'."""

    def __post_init__(self) -> None:
        numbers = (self.mass_gev, self.width_gev, self.lepton_left, self.lepton_right)
        if not all(math.isfinite(x) for x in (*numbers, abs(self.left), abs(self.right))):
            raise InputError("a mass, width or coupling is not a finite number", where=_WHERE)
        if self.quark not in QUARK_PIDS:
            raise InputError(f'unknown quark "{self.quark}"', where=_WHERE, mend="Known: u, c.")
        if not (self.mass_gev > 0 and self.width_gev > 0):
            raise InputError(
                f"mass {self.mass_gev:g} GeV and width {self.width_gev:g} GeV must be greater than 0",
                where=_WHERE,
            )
        if self.left == 0 and self.right == 0:
            raise InputError(
                f"t does not couple to {self.quark} V: both chiral couplings are 0",
                where=_WHERE,
                mend="Give a point with Y_t and Y_q of Q or of U, or choose a chirality.",
            )
        if self.lepton_left == 0 and self.lepton_right == 0:
            raise InputError(
                "the boson does not couple to leptons of its decay",
                where=_WHERE,
                mend="Give a coupling above 0 and a model with a charge of them.",
            )
        if not self.leptons or not set(self.leptons) <= {11, 13}:
            raise InputError(f"leptons {self.leptons} are not among 11 and 13", where=_WHERE)

    @property
    def quark_pid(self) -> int:
        """PDG code of the light quark."""
        return QUARK_PIDS[self.quark]

    def describe(self) -> dict[str, Any]:
        """Return plain values for provenance and cache keys."""
        plain = dataclasses.asdict(self)
        for name in ("left", "right"):
            plain[name] = [plain[name].real, plain[name].imag]
        return plain


def _of_quarks(point: ModelPoint, quark: str) -> RareDecay:
    """Return t -> q Z' with the chiral couplings of a point with quarks (exact 5 x 5 mixing)."""
    spectrum = quark_spectrum(point)
    gp = np.asarray(point.gp)
    left, right = neutral_couplings(spectrum, spectrum.up_charges, 2.0 / 3.0, gp, "Zp")
    index = UP.index(quark)
    # rounding of the rotations leaves 1e-17 where a sector does not couple
    chosen = [complex(m[index, _TOP]) if abs(m[index, _TOP]) > 1e-15 else 0j for m in (left, right)]
    width = zp_width_gev(point)
    return RareDecay(32, point.mzp_gev, width, chosen[0], chosen[1], point.gp, point.gp, (13,), quark)


@parses_words
@dataclass(frozen=True, slots=True)
class RareChannel:
    """t -> q V, V -> l l in words; `at` gives its numbers at a model point.

    Examples
    --------
    >>> from recast.model.zprime import ZPrimePoint
    >>> RareChannel(quark="u").at(ZPrimePoint(60.0, 0.1)).left
    (1+0j)
    """

    boson: Boson = Boson.NEW
    quark: str = "c"
    """'c' or 'u'."""
    chirality: Chirality = Chirality.LEFT
    """Of q-bar gamma t V; points with a quark sector have couplings of their own."""

    def __post_init__(self) -> None:
        if self.quark not in QUARK_PIDS:
            raise InputError(f'unknown quark "{self.quark}"', where=_WHERE, mend="Known: u, c.")

    @property
    def name(self) -> str:
        """The decay in MadGraph's notation."""
        leptons = "l+ l-" if self.boson is Boson.Z else "mu+ mu-"
        return f"t > {self.quark} {self.boson}, {self.boson} > {leptons}"

    def at(self, point: Point | ModelPoint) -> RareDecay:
        """Return couplings, mass and width at a point.

        The Z decays to e e and mu mu with its own couplings; the new boson to mu mu.

        Raises
        ------
        InputError
            If the point has no such decay: no coupling to muons, or none to t and the quark.
        """
        left, right = self.chirality.couplings()
        if self.boson is Boson.Z:
            scheme = point.electroweak
            s2, width = scheme.sin2_theta_w, scheme.gamma_z_gev
            return RareDecay(23, scheme.mz_gev, width, left, right, -0.5 + s2, s2, (11, 13), self.quark)
        if isinstance(point, ModelPoint):
            if point.quarks is not None:
                return _of_quarks(point, self.quark)
            point = ZPrimePoint(point.mzp_gev, point.gp, point.electroweak)
        charges, coupling = point.charges, point.coupling
        if charges is None:
            raise InputError(
                "the mediator of this model is no vector with charges of its own",
                where=_WHERE,
                mend="Take a model of the family zprime.",
            )
        if coupling == 0:
            raise InputError(
                f"{point.coupling_name} is 0: the new boson does not decay to muons",
                where=_WHERE,
                mend=f"Give {point.coupling_name} > 0.",
            )
        lepton_left, lepton_right = (coupling * float(of("mu")) for of in (charges.left, charges.right))
        new = point.mediator
        mass, width = new.mass_gev, new.width_gev
        return RareDecay(new.pdg, mass, width, left, right, lepton_left, lepton_right, (13,), self.quark)


@dataclass(frozen=True, slots=True)
class TopProcess:
    """p p -> t t~ with one rare decay, or with two W decays to leptons where `channel` is None."""

    sqrt_s_gev: float
    channel: RareChannel | None
    lepton_flavours: tuple[int, ...] = (11, 13, 15)
    """Flavours of W -> l nu, in equal parts."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.sqrt_s_gev) and self.sqrt_s_gev > 0):
            raise InputError(f"sqrt_s_gev is {self.sqrt_s_gev}, not a positive energy")
        if not self.lepton_flavours or not set(self.lepton_flavours) <= {11, 13, 15}:
            raise InputError(f"lepton flavours {self.lepton_flavours} are not among 11, 13 and 15")

    @property
    def name(self) -> str:
        """The process in MadGraph's notation, decays of one side where the other is the conjugate."""
        if self.channel is None:
            return "p p > t t~, t > b l nu, t~ > b~ l nu"
        return f"p p > t t~, {self.channel.name}, t~ > b~ l nu"

    @property
    def contribution(self) -> Contribution:
        """New physics alone, or the Standard Model."""
        new = self.channel is not None and self.channel.boson is Boson.NEW
        return Contribution.NP if new else Contribution.SM

    def rare(self, point: Point | ModelPoint) -> RareDecay | None:
        """Return the rare decay at a point; errors as in `RareChannel.at`."""
        return self.channel.at(point) if self.channel else None

    def describe(self, rare: RareDecay | None) -> dict[str, Any]:
        """Return plain values for provenance and cache keys."""
        return {
            "sqrt_s_gev": self.sqrt_s_gev,
            "lepton_flavours": list(self.lepton_flavours),
            "rare": rare.describe() if rare else None,
        }


@dataclass(frozen=True, slots=True)
class TopSettings:
    """Choices of the generator that are not part of the decay."""

    pdf_set: str = "NNPDF31_lo_as_0130"
    scale: str = "mt"
    """Factorisation and renormalisation scale: 'mt' (fixed) or 'transverse_mass' (sqrt(mt^2 + pT^2))."""
    scale_factor: float = 1.0
    masses: dict[str, float] = field(default_factory=top_values)
    """Masses and widths of `recast.inputs.top.top_values` [GeV]."""

    def __post_init__(self) -> None:
        if self.scale not in ("mt", "transverse_mass"):
            raise InputError(
                f'unknown scale "{self.scale}"', mend=did_you_mean(self.scale, ["mt", "transverse_mass"])
            )
        if not (math.isfinite(self.scale_factor) and self.scale_factor > 0):
            raise InputError(f"scale_factor is {self.scale_factor:g}; it must be a finite number above 0")

    @property
    def top_width_gev(self) -> float:
        """Width of the top quark: t -> b W at tree level with |V_tb| = 1 [GeV]."""
        scheme = electroweak_scheme("gmu")
        coupling = np.asarray(scheme.e / math.sqrt(2.0 * scheme.sin2_theta_w))
        m = self.masses
        arrays = np.asarray(m["mt_gev"]), np.asarray(m["mb_gev"])
        return float(fermion_to_vector(*arrays, m["mw_gev"], coupling, np.asarray(0.0)))

    def quark_mass_gev(self, pid: int) -> float:
        """Return the mass of u, c or b in the decays [GeV]."""
        return self.masses[{2: "mu_gev", 4: "mc_gev", 5: "mb_gev"}[pid]]

    def check(self, rare: RareDecay) -> None:
        """Refuse a decay that is closed.

        Raises
        ------
        InputError
            If the boson's mass is not below mt - mq.
        """
        threshold = self.masses["mt_gev"] - self.quark_mass_gev(rare.quark_pid)
        if rare.mass_gev >= threshold:
            raise InputError(
                f"the boson's mass {rare.mass_gev:g} GeV is not below mt - m{rare.quark} = {threshold:g} GeV",
                where=_WHERE,
                mend="t -> q V is closed there: leave that mass out.",
            )
