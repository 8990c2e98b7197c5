"""Generate: what a process, a generator and a matrix element are; the arrow from a model point to events."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.words import parse_word, parses_words
from recast.events.sample import Sample
from recast.model.base import Point

__all__ = [
    "FINAL_STATES",
    "Contribution",
    "FinalState",
    "Generator",
    "GeneratorCuts",
    "GeneratorSettings",
    "MatrixElement",
    "Process",
    "Quark",
    "TunedGenerator",
    "has_new_physics",
    "matrix_element_word",
    "quark_classes",
    "require_contribution",
]


class Contribution(StrEnum):
    """Which part of |M_SM + M_NP|^2 is generated."""

    SM = "sm"
    """|M_SM|^2."""
    NP = "np"
    """|M_NP|^2: every diagram with the new particle."""
    INTERFERENCE = "interference"
    """2 Re(M_SM^* M_NP); signed weights."""
    SIGNAL = "signal"
    """full - sm = interference + np; signed weights."""
    FULL = "full"
    """|M_SM + M_NP|^2."""


class FinalState(StrEnum):
    """Four charged leptons, two opposite-sign same-flavour pairs."""

    FOUR_MUONS = "4mu"
    FOUR_ELECTRONS = "4e"
    TWO_ELECTRONS_TWO_MUONS = "2e2mu"


class Quark(StrEnum):
    """A massless initial quark; one stands for all with equal couplings (`quark_classes`)."""

    UP = "u"
    DOWN = "d"
    STRANGE = "s"
    CHARM = "c"
    BOTTOM = "b"


_LIKE = {"d": Quark.DOWN, "u": Quark.UP, "s": Quark.DOWN, "c": Quark.UP, "b": Quark.DOWN}
"""Flavours with equal couplings in the Standard Model."""


def quark_classes(point: Point, flavours: Iterable[str] = tuple(_LIKE)) -> dict[str, Quark]:
    """Return the representative of each flavour: u and d, where new physics does not tell it from them."""
    return {
        flavour: _LIKE[flavour] if point.same_quarks(flavour, _LIKE[flavour].value) else Quark(flavour)
        for flavour in flavours
    }


@parses_words
def has_new_physics(point: Point, final_state: FinalState) -> bool:
    """Return whether the mediator takes part in q q~ > four leptons."""
    return point.coupling != 0 and point.takes_part(frozenset(map(abs, FINAL_STATES[final_state])))


@parses_words
def require_contribution(contribution: Contribution, point: Point, final_state: FinalState) -> None:
    """Refuse a contribution that vanishes identically: an `InputError`."""
    new = contribution in (Contribution.NP, Contribution.INTERFERENCE, Contribution.SIGNAL)
    if new and not has_new_physics(point, final_state):
        raise InputError(
            f'"{contribution}" of {final_state} is zero at coupling {point.coupling:g}',
            where="process",
            mend="Choose leptons that the new particle couples to, a coupling above 0, or sm.",
        )


FINAL_STATES: dict[FinalState, tuple[int, int, int, int]] = {
    FinalState.FOUR_MUONS: (-13, 13, -13, 13),
    FinalState.FOUR_ELECTRONS: (-11, 11, -11, 11),
    FinalState.TWO_ELECTRONS_TWO_MUONS: (-11, 11, -13, 13),
}
"""PDG identity codes of the outgoing leptons, in the order of the momenta (antilepton, lepton, twice)."""


@parses_words
@dataclass(frozen=True, slots=True)
class Process:
    """A hard process in proton-proton collisions."""

    final_state: FinalState
    contribution: Contribution
    sqrt_s_gev: float
    quarks: tuple[str, ...] = ("u", "d", "s", "c")

    def __post_init__(self) -> None:
        unknown = sorted(set(self.quarks) - set("udscb"))
        if unknown or not self.quarks:
            raise InputError(
                f'unknown quark "{" ".join(unknown)}"', where="quarks", mend="Known: u, d, s, c, b."
            )
        repeated = sorted({quark for quark in self.quarks if self.quarks.count(quark) > 1})
        if repeated:
            raise InputError(
                f'"{" ".join(repeated)}" stands twice', where="quarks", mend="Name each quark once."
            )
        if not (math.isfinite(self.sqrt_s_gev) and self.sqrt_s_gev > 0):
            raise InputError(f"sqrt_s_gev is {self.sqrt_s_gev}, not a positive energy")

    @property
    def name(self) -> str:
        """The process in MadGraph's notation."""
        leptons = {-13: "mu+", 13: "mu-", -11: "e+", 11: "e-"}
        return "p p > " + " ".join(leptons[pid] for pid in FINAL_STATES[self.final_state])

    @classmethod
    def parse(
        cls, final_state: str, contribution: str, sqrt_s_gev: float, quarks: tuple[str, ...]
    ) -> Process:
        """Build a process from a card's words; an unknown word is an `InputError` that names the nearest."""
        return cls(
            parse_word(FinalState, final_state, "process"),
            parse_word(Contribution, contribution),
            sqrt_s_gev,
            quarks,
        )


@dataclass(frozen=True, slots=True)
class GeneratorCuts:
    """Cuts on the partons; they define the cross section and must be looser than any analysis.

    The cuts are on invariant masses, which the boost from initial-state radiation does not change.
    Final-state radiation only lowers m4l; its recoil can raise a pair mass, by which the default of
    `mll_min_gev` loses at most about 1e-3 of the selected Standard Model events of a cut at 5 GeV.
    """

    m4l_min_gev: float = 80.0
    m4l_max_gev: float = 130.0
    mll_min_gev: float = 4.0
    """Smallest mass of every opposite-sign same-flavour pair [GeV]."""
    pt_min_gev: float = 0.0
    """Smallest transverse momentum of each lepton in the frame without initial-state radiation [GeV]."""
    eta_max: float = 20.0
    """Largest |eta| of each lepton in the same frame."""

    def __post_init__(self) -> None:
        masses = (self.mll_min_gev, self.m4l_min_gev, self.m4l_max_gev)
        if not all(map(math.isfinite, masses)) or not self.mll_min_gev > 0 or not 0 < masses[1] < masses[2]:
            raise InputError(
                f"generator cuts are mll_min_gev {masses[0]:g}, m4l_min_gev {masses[1]:g}, "
                f"m4l_max_gev {masses[2]:g}",
                mend="They need to be finite, with 0 < mll_min_gev and 0 < m4l_min_gev < m4l_max_gev.",
            )


@dataclass(frozen=True, slots=True)
class GeneratorSettings:
    """Choices of the generator that are not part of the model point."""

    pdf_set: str = "NNPDF31_lo_as_0130"
    """Name of a PDF set in Pythia's share folder."""
    scale: str = "m4l"
    """Factorisation scale: 'm4l' (dynamic) or 'fixed'. The process has no strong coupling at this order."""
    scale_factor: float = 1.0
    """Multiplies the scale."""
    fixed_scale_gev: float = 91.1876
    """The scale when `scale` is 'fixed' [GeV]."""
    cuts: GeneratorCuts = field(default_factory=GeneratorCuts)
    matrix_element: str = "auto"
    """'helicity' (own amplitudes), 'amplicol' (pyAmpliCol on the UFO), or 'auto': the own where they hold."""
    above_bound: float = 1e-3
    """Largest share of the cross section above the bound of the unweighting, in weights that stay above one.

    With more, events are made faster and have weights of different size. The share is that of new points,
    an upper limit at 97.7 % (`recast.generate.bound`).
    """

    def __post_init__(self) -> None:
        if not (math.isfinite(self.above_bound) and 0 < self.above_bound < 1):
            raise InputError(f"above_bound is {self.above_bound:g}; it must be between 0 and 1")
        for name in ("scale_factor", "fixed_scale_gev"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise InputError(f"{name} is {value:g}; it must be a finite number greater than 0")
        if self.scale not in ("m4l", "fixed"):
            raise InputError(f'unknown scale "{self.scale}"', mend=did_you_mean(self.scale, ["m4l", "fixed"]))
        object.__setattr__(self, "matrix_element", matrix_element_word(self.matrix_element))


def matrix_element_word(word: str) -> str:
    """Return the word for the matrix element, `helicity` for the `numpy` of old cards; refuse others."""
    known = ("auto", "helicity", "amplicol")
    found = "helicity" if word == "numpy" else word
    if found not in known:
        raise InputError(f'unknown matrix_element "{word}"', mend=did_you_mean(word, known))
    return found


class MatrixElement(Protocol):
    """Squared matrix elements of q q~ -> four leptons at one model point (the Z' width is the point's)."""

    name: str

    def evaluate(
        self, momenta: npt.NDArray[np.float64], quark: Quark, contribution: Contribution
    ) -> npt.NDArray[np.float64]:
        """Return |M|^2 summed over spins and colours, averaged over the initial state [GeV^-4].

        Parameters
        ----------
        momenta
            Shape (N, 6, 4), components (E, px, py, pz) [GeV]; rows: quark, antiquark, then the leptons in
            the order of `FINAL_STATES`. Any frame; massless and conserved to machine precision.
        quark
            Flavour class of the incoming quark (swap the first two rows for the other beam).
        contribution
            The part of |M|^2.

        Returns
        -------
        Shape (N,); the factor 1/(2! 2!) for identical leptons is included.
        """
        ...


@runtime_checkable
class Generator(Protocol):
    """Makes parton events for a process, of the kind that it is for, at a model point."""

    def generate(
        self,
        process: Any,
        point: Any,
        n_events: int,
        seed: int,
        out: Path,
        *,
        workers: Workers,
        progress: Progress,
    ) -> Sample:
        """Write `n_events` unweighted events to the LHE file `out` and return the sample.

        A generator with an attribute `writes_columns` that is true is also asked for columns (.parquet,
        `recast.events.lhe.writer.write_partons`): what the pipeline keeps between it and the shower.
        """
        ...

    def integrate(
        self, process: Any, point: Any, seed: int, n_points: int, workers: Workers
    ) -> tuple[float, float]:
        """Return the cross section and its error [pb]; `n_points` phase-space points set the effort."""
        ...

    def describe(self) -> dict[str, Any]:
        """Return everything the events depend on besides the arguments of `generate` (for cache keys)."""
        ...


@runtime_checkable
class TunedGenerator(Generator, Protocol):
    """A generator whose warm-up is a value that several samples may share."""

    def tuning_key(self, process: Any, point: Any) -> str:
        """Return a key that jobs have in common which may share a tuning."""
        ...

    def tune(self, process: Any, point: Any, seed: int, workers: Workers) -> Any:
        """Return a tuning, which has a method `save(path)`."""
        ...

    def tuned(self, path: Path, key: str | None = None) -> Generator:
        """Return the same generator with the tuning in a file; one of another key is refused."""
        ...
