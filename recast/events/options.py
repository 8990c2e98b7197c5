"""Events: what a user can choose when event files are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.root.branch_map import BranchMap
from recast.events.thresholds import Slimming, default_slimming

__all__ = ["BadEvents", "Completeness", "ReadOptions"]


class Completeness(StrEnum):
    """What is done with a file that ends too early."""

    REQUIRED = "required"
    """It is refused."""
    KEEP_COMPLETE = "keep-complete"
    """The whole events before the cut are used, and a note says so."""


@dataclass(frozen=True, slots=True)
class BadEvents:
    """How many broken events of a file may be left out."""

    number: int = 0
    percent: float = 0.0
    """Of the events of the file."""

    @classmethod
    def from_word(cls, word: str) -> BadEvents:
        """Return the limit of a word such as "3" or "0.5%".

        Raises
        ------
        InputError
            If it is no number from 0, or no percentage from 0 to 100.
        """
        text = word.strip()
        try:
            share = text.endswith("%")
            limit = cls(percent=float(text[:-1])) if share else cls(number=int(text))
        except ValueError:
            limit = cls(number=-1)
        if limit.number < 0 or not 0.0 <= limit.percent <= 100.0:
            raise InputError(
                f"--skip-bad-events is {word}",
                mend="Give a number of events, such as 3, or a share of the file, such as 1%.",
            )
        return limit

    @property
    def allowed(self) -> bool:
        """Whether any may be left out."""
        return self.number > 0 or self.percent > 0.0

    def exceeded(self, bad: int, events: int | None) -> bool:
        """Whether `bad` events are too many; `events` is the number of all, None while it is not known."""
        if self.percent > 0.0:
            return events is not None and bad > self.percent / 100.0 * events
        return bad > self.number

    def __str__(self) -> str:
        return f"{self.percent:g} %" if self.percent > 0.0 else str(self.number)


@parses_words
@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices; the defaults are those of `recast analyse`."""

    slimming: Slimming | None = None
    """Thresholds of the event record; those of the shower profiles by default."""
    cross_section_pb: float | None = None
    """Replaces the cross section that the file states [pb]."""
    sqrt_s_gev: float | None = None
    """Replaces the energy of the beams, for files that do not hold them [GeV]."""
    completeness: Completeness = Completeness.REQUIRED
    weight: str | None = None
    """Name of the weight, where there are several; the nominal one by default."""
    dressing_cone: float | None = None
    """Photons nearer than this Delta R to an electron or muon are added to it; none by default."""
    branch_map: BranchMap | None = None
    """Meaning of the branches of a flat ROOT ntuple."""
    bad_events: BadEvents = BadEvents()
    """Broken events that may be left out; none by default."""

    @property
    def thresholds(self) -> Slimming:
        """The thresholds in force."""
        return self.slimming or default_slimming()

    def check_source(self, own: bool, parton_level: bool, where: str) -> None:
        """Refuse choices that would give wrong numbers for a file.

        Parameters
        ----------
        own
            Whether the weights are recast's own, which add up to the cross section of the whole file.
        parton_level
            Whether the file holds partons without hadrons.
        where
            The file, for messages.

        Raises
        ------
        InputError
            If a part of an own file is to be used, or jets are to be made of what is no whole event.
        """
        if own and self.completeness is Completeness.KEEP_COMPLETE:
            raise InputError(
                "its weights add up to the cross section of the whole file: no part of it can be used",
                where=where,
                mend="Leave --keep-complete out; a file that was cut off must be made again.",
            )
        if not self.thresholds.jets:
            return
        objects = self.branch_map is not None
        if parton_level or (objects and not self.has_objects_branches):
            raise InputError(
                "the analysis needs jets and missing momentum, which cannot be made of these particles",
                where=where,
                mend="Shower it with --profile no-mpi-jets or full-jets, or give a branch map with both.",
            )

    @property
    def has_objects_branches(self) -> bool:
        """Whether the branch map names jets and missing momentum."""
        return self.branch_map is not None and self.branch_map.has_objects

    @property
    def has_jets(self) -> bool:
        """Whether the record gets the columns `jets` and `missing`."""
        return bool(self.thresholds.jets) or self.has_objects_branches
