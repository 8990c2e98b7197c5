"""Generate: p p > t t~ with a rare decay of one top quark, t > q V, as a process of a card."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError
from recast.core.words import parse_word, parses_words
from recast.generate.base import Contribution, Generator
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.top.generator import TopGenerator, reference_cross_section
from recast.generate.top.process import QUARK_PIDS, Boson, Chirality, RareChannel, TopProcess, TopSettings
from recast.generate.top.production import PairProduction
from recast.model.base import Point

__all__ = ["RARE_TOP_DECAYS", "RareTopDecay", "rare_top_decay"]

_CHANNELS = {
    f"tt_{boson}{quark}": RareChannel(boson, quark) for boson in Boson for quark in reversed(QUARK_PIDS)
}
RARE_TOP_DECAYS = {name: TopProcess(1.0, channel).name for name, channel in _CHANNELS.items()}
"""Short names and MadGraph's notation."""


def rare_top_decay(notation: str, options: Mapping[str, Any]) -> RareTopDecay | None:
    """Return the process of this notation, with or without the decay of the other top; None for another."""
    words = notation.lower().replace(" ,", ",")
    for short, channel in _CHANNELS.items():
        whole = RARE_TOP_DECAYS[short]
        if words not in (whole, whole.rpartition(", ")[0]):
            continue
        for key in options:
            if key != "chirality":
                raise InputError(
                    f'{notation} has no option "{key}"', where="process", mend="It has: chirality."
                )
        word = parse_word(Chirality, options.get("chirality", str(Chirality.LEFT)), "chirality")
        return RareTopDecay(dataclasses.replace(channel, chirality=word))
    return None


@dataclass(frozen=True, slots=True)
class RareTopDecay:
    """t t~ with t > q V, V > l l (a `recast.generate.processes.Reaction`).

    Events are normalised to BR(t > q V) BR(V > l l) = 1.
    """

    channel: RareChannel

    @property
    def name(self) -> str:
        """The process in MadGraph's notation."""
        return TopProcess(1.0, self.channel).name

    @property
    def branching(self) -> str:
        """The branching ratios that are 1 in the events."""
        if self.channel.boson is Boson.Z:
            return f"BR(t -> Z {self.channel.quark}) BR(Z -> l l)"
        return f"BR(t -> Z' {self.channel.quark}) BR(Z' -> mu mu)"

    @property
    def symbol(self) -> str:
        """The same in mathtext."""
        boson, leptons = ("Z", r"\ell\ell") if self.channel.boson is Boson.Z else ("Z'", r"\mu\mu")
        return rf"BR(t \to {boson} {self.channel.quark}) \times BR({boson} \to {leptons})"

    @property
    def features(self) -> tuple[str, ...]:
        """Matrix elements of the pair."""
        return ("top:pair",)

    @property
    def reweighted(self) -> bool:
        """Its matrix elements are not kept for other scales."""
        return False

    @property
    def colourless(self) -> bool:
        """Its rate is that of top quarks."""
        return False

    @property
    def quark_sector(self) -> bool:
        """The quarks mix with the top quark."""
        return True

    @property
    def options(self) -> tuple[str, ...]:
        """PDF set and scale: there are no cuts."""
        return ("pdf_set", "scale", "scale_factor")

    def settings(self, options: Mapping[str, Any]) -> TopSettings:
        """Return the settings of the generator."""
        return TopSettings(**options)

    def generator(self, backend: str, settings: TopSettings, madgraph: MadGraphOptions) -> Generator:
        """Return the embedded generator, the only one of the process."""
        del madgraph
        if backend != "builtin":
            raise InputError(
                f"the backend {backend} does not make {self.name} with factorised decays",
                where="generate.backend",
                mend="Leave it out, or read MadGraph's events with recast analyse.",
            )
        return TopGenerator(settings)

    @parses_words
    def at(self, contribution: Contribution, sqrt_s_gev: float) -> TopProcess:
        """Return the process at an energy; there is one contribution, that of its boson."""
        found = TopProcess(sqrt_s_gev, self.channel)
        signal = () if self.channel.boson is Boson.Z else (Contribution.SIGNAL,)
        if contribution not in (found.contribution, Contribution.FULL, *signal):
            raise InputError(f"{self.name} has no contribution {contribution}", mend="Leave it out.")
        return found

    def sample_name(self, process: TopProcess, point: Point, label: str) -> str:
        """Return the name of a sample: of boson and energy, as nothing else changes the rate."""
        del label
        new = self.channel.boson is Boson.NEW
        mass = f"{self.channel.at(point).mass_gev:g}" if new else ""
        return f"{self.channel.boson}{mass}-{process.sqrt_s_gev / 1000:g}TeV"

    def describe(self, process: TopProcess, point: Point) -> dict[str, Any]:
        """Return what the events depend on."""
        return {"process": process.describe(process.rare(point))}

    def check(self, settings: TopSettings, sqrt_s_gev: float, point: Point) -> None:
        """Refuse a closed decay, an energy without a cross section, a PDF set without alpha_s."""
        process = TopProcess(sqrt_s_gev, self.channel)
        reference_cross_section(process)
        settings.check(self.channel.at(point))
        PairProduction(sqrt_s_gev, settings)

    def prepare(self, settings: TopSettings, point: Point) -> None:
        """Do nothing: nothing is kept."""

    def inside(self, settings: TopSettings, window: Mapping[str, float]) -> TopSettings:
        """Return the same: there are no cuts."""
        del window
        return settings

    def check_window(self, settings: TopSettings, window: Mapping[str, float], analysis: str) -> None:
        """Accept all: there are no cuts."""

    def cuts_in_words(self, settings: TopSettings) -> str:
        """Return nothing: there are no cuts."""
        del settings
        return ""

    def normalisation_error(self, sqrt_s_gev: float) -> tuple[float, str]:
        """Return the relative error of the cross section of t t~."""
        value, error, source = reference_cross_section(TopProcess(sqrt_s_gev, self.channel))
        return error / value, source
