"""Events: what is known of a file when all its events were read: sums of weights, beams, cross sections."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.displaced import PROMPT_MM, far_leptons
from recast.events.full import BEAM, FullEvents, FullFile
from recast.events.join import check_same, combined, shares
from recast.events.lhe.matching import matching_note
from recast.events.normalisation import (
    DIGITS,
    NO_EVENTS,
    SIGMAS,
    UNREADABLE,
    RunTotals,
    Settled,
    as_scaled,
    is_placeholder,
    settled,
)
from recast.events.options import Completeness, ReadOptions
from recast.events.sample import Sample, described, description_notes, factor_between, sample_of
from recast.events.weights import chosen_weight, nominal

__all__ = [
    "Choosing",
    "Counter",
    "Totals",
    "factors_of",
    "no_joining",
    "of_read",
    "own_scale",
    "refuse_jumps",
    "run_factors",
    "run_names",
    "settled_runs",
    "totals_sample",
]

_EARLY = 10
"""Events after which errors of the running cross section can be believed."""
_SAME_PROCESS = "Files of one process can be joined, others are analysed one by one."
_SAME_ENERGY = 1e-3
"""Relative difference of the energies of the beams of one run: some write momenta with few digits."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What is known of a file when all its events were read; plain values."""

    runs: tuple[RunTotals, ...]
    """Of each run of the generator: files that were joined hold several."""
    own: bool
    """Whether the weights are in pb already: those of the whole sample add up to its cross section."""
    renumber: bool
    """Whether event numbers repeat or are negative: the position in the file then takes their place."""
    weight: str | None = None
    """Name of the weight of choice, where it is not the nominal one."""
    notes: list[str] = field(default_factory=list)
    sample: dict[str, Any] | None = None
    """The sample that the file describes."""
    names: tuple[str, ...] = ()
    """Of the weights."""
    left_out: int = 0
    """Number of broken events that were left out."""
    stand_for: float = 1.0
    """Factor on the weights of recast's own events that makes them stand for those as well."""

    @property
    def n_events(self) -> int:
        """Number of events that were read."""
        return sum(run.n_events for run in self.runs)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Totals:
        """Build from the values that JSON keeps."""
        runs = tuple(map(RunTotals.from_json, content["runs"]))
        return cls(**(content | {"runs": runs, "names": tuple(content["names"])}))


class _Run:
    """Sums up the events of one run."""

    def __init__(self, lhe: dict[str, Any] | None) -> None:
        self._lhe = lhe
        self.other_beams = ""
        """Says which event has other beams than the first one, if there is one."""
        self._weights: list[npt.NDArray[np.float64]] = []
        self._nominal: list[npt.NDArray[np.float64]] = []
        self._stated: tuple[float, float] | None = None
        self._stated_weight: tuple[float, float] | None = None
        self._beams: tuple[int, int] | None = None
        self._sqrt_s: float | None = None
        self._energies: tuple[float, float] | None = None
        self._number = -1
        self._alike = 0
        """Number of events at the end that state the same cross section."""
        self.other_cross_section = ""
        """Says where the cross section jumps, if it does: two samples under one header."""
        if lhe is not None:
            first_beam, second_beam = lhe["beams"]
            self._beams = (first_beam, second_beam)
            one, two = lhe["energies_gev"]
            self._energies = (one, two)
            # of beams without mass; for equal energies exactly their sum
            self._sqrt_s = 2.0 * math.sqrt(one * two) if one > 0 and two > 0 else None

    def add(self, events: FullEvents, chosen: int, reference: int | None) -> None:
        """Add events; `chosen` and `reference` are the weight of choice and the nominal one."""
        self._weights.append(events.weights[:, chosen])
        if self._lhe is None:
            self._look_at_beams(events)
        if reference is not None and reference != chosen:
            self._nominal.append(events.weights[:, reference])
        known = ~np.isnan(events.cross_section_pb[:, 0])
        stated = events.cross_section_pb[known]
        if len(stated):
            if self._lhe is None:
                self._look_for_jumps(stated, events.number[known])
            self._stated = (float(stated[-1, 0]), float(stated[-1, 1]))
        if events.weight_cross_sections_pb is not None and chosen != reference:
            of_choice = events.weight_cross_sections_pb[:, chosen]
            of_choice = of_choice[np.isfinite(of_choice).all(axis=1)]
            if len(of_choice):
                self._stated_weight = (float(of_choice[-1, 0]), float(of_choice[-1, 1]))

    def _look_for_jumps(self, stated: npt.NDArray[np.float64], number: npt.NDArray[np.int64]) -> None:
        """Find a change from one event to the next that no refining explains: one beyond the errors.

        Without errors it is one after events that all stated the same: what is refined changes all the time.
        """
        if self._stated is not None:
            stated = np.concatenate([[self._stated], stated])
            number = np.concatenate([[self._number], number])
        self._number = int(number[-1])
        value, error = stated[:, 0], np.abs(stated[:, 1])
        step, size = np.abs(np.diff(value)), np.maximum(np.abs(value[1:]), np.abs(value[:-1]))
        allowed = SIGMAS * np.hypot(error[1:], error[:-1])
        # early estimates, and those without an error, only where event numbers begin anew as well
        seen = sum(map(len, self._weights)) - len(stated) + np.arange(len(stated) - 1)
        sure = ((error[1:] > 0) & (error[:-1] > 0) & (seen >= _EARLY)) | (np.diff(number) <= 0)
        alike = self._runs_of_equal(value)
        sure |= (error[1:] == 0) & (error[:-1] == 0) & (alike[:-1] >= _EARLY)
        jumps = np.flatnonzero(sure & (step > allowed + DIGITS * size) & ~_without_value(stated))
        if jumps.size and not self.other_cross_section:
            at = int(jumps[0])
            self.other_cross_section = (
                f"the cross section jumps from {value[at]:g} +- {error[at]:g} pb with event {number[at]} to "
                f"{value[at + 1]:g} +- {error[at + 1]:g} pb with event {number[at + 1]}"
            )

    def _runs_of_equal(self, value: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Return how many values before and at each one are equal to it, those of earlier pieces included."""
        place = np.arange(len(value))
        begins = np.concatenate([[0], place[1:] * (np.diff(value) != 0)])
        alike = place - np.maximum.accumulate(begins) + 1
        alike += np.where(np.maximum.accumulate(begins) == 0, max(self._alike - 1, 0), 0)
        self._alike = int(alike[-1])
        return np.asarray(alike, np.int64)

    def _look_at_beams(self, events: FullEvents) -> None:
        rows = np.flatnonzero(events.status == BEAM)
        if len(rows) != 2 * len(events) or (np.diff(events.event_of[rows].reshape(-1, 2)) != 0).any():
            events = events.take(0, 1)
            rows = np.flatnonzero(events.status == BEAM)
            if len(rows) != 2:
                return
        pairs = events.pid[rows].reshape(-1, 2)
        e, px, py, pz = (
            np.asarray(getattr(events, name)[rows], np.float64).reshape(-1, 2).sum(axis=1)
            for name in ("e", "px", "py", "pz")
        )
        roots = np.sqrt(np.maximum(e**2 - px**2 - py**2 - pz**2, 0.0))
        if self._beams is None:
            self._beams = (int(pairs[0, 0]), int(pairs[0, 1]))
            first_e = np.asarray(events.e[rows][:2], np.float64)
            self._energies = (float(first_e[0]), float(first_e[1]))
            # beam momenta are written with few digits by some
            self._sqrt_s = round(float(roots[0]), 3) or None
        others = (pairs != np.asarray(self._beams)).any(axis=1)
        if self._sqrt_s is not None:
            others |= np.abs(roots - self._sqrt_s) > _SAME_ENERGY * self._sqrt_s
        if others.any():
            bad = int(np.argmax(others))
            self.other_beams = self.other_beams or (
                f"the beams of event {events.number[bad]} ({pairs[bad, 0]} and {pairs[bad, 1]}, "
                f"{roots[bad]:g} GeV) are not those of the events before it"
            )

    @property
    def has_events(self) -> bool:
        """Whether any event was added."""
        return bool(self._weights)

    def totals(self, reference: int | None, chosen: int) -> RunTotals:
        """Return the sums."""
        weights = np.concatenate(self._weights)
        known = weights if reference == chosen else np.concatenate(self._nominal) if self._nominal else None
        reference_weights = weights if known is None else known
        sizes = np.abs(reference_weights)
        of_lhe = self._lhe or {"strategy": None, "processes": []}
        return RunTotals(
            n_events=len(weights),
            sum_weights=math.fsum(weights.tolist()),
            sum_squares=float((weights**2).sum()),
            nominal_sum=None if known is None else math.fsum(known.tolist()),
            nominal_squares=None if known is None else float((known**2).sum()),
            smallest=float(sizes.min()),
            largest=float(sizes.max()),
            n_negative=int((reference_weights < 0).sum()),
            stated_pb=_readable(self._stated, self._lhe),
            stated_weight_pb=self._stated_weight,
            strategy=of_lhe["strategy"],
            processes=tuple(map(_process, of_lhe["processes"])),
            sqrt_s_gev=self._sqrt_s,
            beams=self._beams,
            energies_gev=self._energies,
            jump=self.other_cross_section,
        )


def _without_value(stated: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which steps begin or end with a cross section that is none, shape (N - 1,)."""
    none = (stated[:, 0] == 0) | (stated[:, 0] == np.abs(stated[:, 1])) | (stated[:, 1] < 0)
    return np.asarray(none[1:] | none[:-1])


def _readable(stated: tuple[float, float] | None, lhe: dict[str, Any] | None) -> tuple[float, float] | None:
    """Return a stated cross section as plain numbers; an LHE file always states one, readable or not."""
    if stated is None:
        return UNREADABLE if lhe is not None else None
    return stated if all(map(math.isfinite, stated)) else UNREADABLE


def _process(row: Sequence[float]) -> tuple[float, float, float, int]:
    """Return a process of an init block as plain numbers; XMAXUP is not used."""
    value, error = _readable((row[0], row[1]), {}) or UNREADABLE
    return value, error, row[2] if math.isfinite(row[2]) else 0.0, int(row[3])


class Counter:
    """Keeps the totals of the events of a file."""

    def __init__(self, file: FullFile, options: ReadOptions) -> None:
        self._file, self._options = file, options
        self._numbers: list[npt.NDArray[np.int64]] = []
        self._runs: list[_Run] = []
        self._names: tuple[str, ...] = ()
        self._chosen = 0
        self._reference: int | None = None
        self._far = 0

    def count(self, events: FullEvents) -> npt.NDArray[np.float64]:
        """Add events; returns the weight of choice of each, as in the file.

        Raises
        ------
        InputError
            If beams are not those of the events before.
        """
        if not self._numbers:  # what a file holds is known with its first chunk
            self._names = events.weight_names
            self._reference = nominal(self._names)
            self._chosen = self._choice()
        while len(self._runs) <= events.run:
            of_run = self._file.runs[len(self._runs)] if self._file.runs else self._file.facts
            self._runs.append(_Run(of_run.get("lhe")))
        run = self._runs[events.run]
        run.add(events, self._chosen, self._reference)
        if run.other_beams:
            raise InputError(run.other_beams, where=self._file.where, mend=_SAME_PROCESS)
        self._numbers.append(events.number)
        self._far += int(far_leptons(events).sum())
        return events.weights[:, self._chosen]

    def _choice(self) -> int:
        """Return the weight to sum up: the nominal one, or the first where no name says which it is."""
        return self._reference or 0

    def _weight_notes(self) -> list[str]:
        return []

    def matching_notes(self) -> list[str]:
        """Return what the headers of the runs expect of a shower, in sentences."""
        words = (
            (run.get("lhe") or {}).get("matching", "") for run in (self._file.runs or [self._file.facts])
        )
        return list(dict.fromkeys(filter(None, map(matching_note, words))))

    def totals(self) -> Totals:
        """Return the totals, after the last chunk.

        Raises
        ------
        InputError
            If there were no events, of none that the file counts either, in a run of several neither, or
            recast's own files were joined.
        """
        if not self._numbers:
            return self._of_none_kept()
        count = max(len(self._runs), len(self._file.runs))
        filled = [run.has_events for run in self._runs] + [False] * (count - len(self._runs))
        if not all(filled):
            raise InputError(
                "holds no events",
                where=run_names(self._file.where, count)[filled.index(False)],
                mend="Join the files without it, or make it again.",
            )
        if self._file.own and len(self._runs) > 1:
            raise no_joining(self._file.where)
        numbers = np.concatenate(self._numbers)
        renumber = bool(numbers.min() < 0 or len(np.unique(numbers)) != len(numbers))
        notes = [*self._file.notes, *self.matching_notes(), *self._weight_notes()]
        if self._far:
            which = f"{self._far} of {len(numbers)} events have leptons from decays"
            notes.append(f"{which} more than {PROMPT_MM:g} mm from the beams, which count as prompt")
        if renumber:
            notes.append("event numbers repeat or are negative: positions in the file take their place")
        sample = self._file.sample
        runs = tuple(run.totals(self._reference, self._chosen) for run in self._runs)
        if self._file.generated is not None:
            runs = (self._of_generated(runs[0], *self._file.generated, notes),)
        own = self._file.own
        if self._file.maybe_own and all(map(_may_be_own, runs)):
            own = True
            notes.extend(self._taken_for_own(runs))
        own = own and self._chosen == self._reference
        return Totals(
            runs=runs,
            own=own,
            renumber=renumber,
            weight=self._options.weight if self._chosen != self._reference else None,
            notes=notes,
            sample=sample.to_json() if sample else None,
            names=self._names,
            left_out=len(self._file.left_out),
            stand_for=self._stand_for(runs[0]) if own else 1.0,
        )

    def _of_none_kept(self) -> Totals:
        """Return the totals of a file that holds none of the generated events which it counts."""
        generated = self._file.generated
        if generated is None or not generated[2] or self._file.left_out:
            raise InputError("the file holds no events", where=self._file.where)
        notes = list(self._file.notes)
        run = self._of_generated(NO_EVENTS, *generated, notes)
        return Totals(runs=(run,), own=False, renumber=False, notes=notes)

    def _of_generated(
        self, run: RunTotals, tree: str, total: float, count: float, notes: list[str]
    ) -> RunTotals:
        """Return the totals of events of which the file says of how many generated ones they were taken.

        Raises
        ------
        InputError
            If it says less than it holds, or no number.
        """
        lost = self._file.left_out
        read = run.n_events + len(lost)
        of_read = math.fsum([run.sum_weights, *filter(math.isfinite, lost)])
        text = f"its tree {tree} counts {count:g} generated events with weights of {total:g}"
        same = count == read and abs(total - of_read) <= DIGITS * abs(of_read)
        if not same and not (count > read and math.isfinite(total) and total != 0):
            raise InputError(
                f"{text}, but it holds {read} events with weights of {of_read:g}",
                where=self._file.where,
                mend="Make the file again, or leave sums out of the branch map.",
            )
        if same:
            return run
        notes.append(f"{text}, of which it holds {read}: the cross section is that of all generated events")
        stand_in = run.n_events / read if read else 1.0  # the others stand for broken ones
        return dataclasses.replace(run, generated=(total * stand_in, round(count * stand_in)))

    def _taken_for_own(self, runs: Sequence[RunTotals]) -> list[str]:
        """Check that a file without a mark may be read as one of recast's own; returns what is doubtful."""
        self._options.check_source(True, False, self._file.where)
        if len(runs) > 1:
            raise no_joining(self._file.where)
        found, stated = runs[0].sum_weights, (runs[0].stated_pb or UNREADABLE)[0]
        if abs(found - stated) <= DIGITS * abs(stated):
            return []
        text = (
            f"its weights, named {self._names[0]}, add up to {found:.5g} of the {stated:.5g} pb that it "
            "states: it is taken for an older file of recast's own, of which a filter left events out"
        )
        return [text]

    def _stand_for(self, run: RunTotals) -> float:
        """Return the factor with which the weights of an own file add up to those of all its events."""
        lost = [weight for weight in self._file.left_out if math.isfinite(weight)]
        unknown = (len(self._file.left_out) - len(lost)) / run.n_events
        total = math.fsum([run.sum_weights * (1.0 + unknown), *lost])
        if self._file.left_out and not run.sum_weights * total > 0:
            raise InputError(
                f"the weights of its sound events add up to {run.sum_weights:g} pb, those of all to "
                f"{total:g} pb: they cannot stand for the broken ones",
                where=self._file.where,
                mend="Make the file again.",
            )
        return total / run.sum_weights if self._file.left_out else 1.0


class Choosing(Counter):
    """A counter of events of which one weight is used: that of the options, the nominal one by default."""

    def _choice(self) -> int:
        return chosen_weight(self._names, self._options.weight, self._file.where)

    def _weight_notes(self) -> list[str]:
        count = len(self._names)
        if count == 1 or self._options.weight is not None:
            return []
        shown = self._names[self._chosen].strip() or f"{self._chosen + 1}. one, without a name"
        return [f"of its {count} weights the nominal one is taken ({shown}); --weight NAME takes another"]


def _may_be_own(run: RunTotals) -> bool:
    """Whether weights add up to the stated cross section, or to less of it, as a filter leaves."""
    if run.stated_pb is None or is_placeholder(*run.stated_pb):
        return False
    value, total = run.stated_pb[0], run.sum_weights
    return total * value >= 0 and abs(total) <= (1.0 + DIGITS) * abs(value)


def no_joining(where: str) -> InputError:
    """Return what is said where recast's own files are joined."""
    return InputError(
        "recast's own files cannot be joined: each holds the whole cross section",
        where=where,
        mend="Take them one by one, and analyse them with recast analyse --merge.",
    )


def own_scale(
    totals: Totals, path: Path, given_pb: float | None
) -> tuple[tuple[float, float] | None, float] | None:
    """Return cross section and error of recast's own events [pb], and the factor that gives them its weights.

    None where only the sum of the weights says what they mean: the file states no cross section.

    Parameters
    ----------
    totals, path
        What was read, and where.
    given_pb
        The user's cross section [pb], which comes before that of the file.

    Raises
    ------
    InputError
        As `recast.events.sample.factor_between`.
    """
    stated = totals.runs[0].stated_pb
    if totals.sample is not None:
        sample = Sample.from_json(totals.sample, path)
        stated = (sample.cross_section_pb, sample.cross_section_error_pb)
    if given_pb is None:
        return stated, totals.stand_for
    if stated is None or stated == UNREADABLE:
        return None
    return (given_pb, 0.0), factor_between(stated[0], given_pb, str(path)) * totals.stand_for


def of_read(sample: Sample, totals: Totals, options: ReadOptions) -> Sample:
    """Return a described sample with the number of events that those which were read stand for."""
    if totals.own:
        if not totals.left_out:
            return sample
        share = totals.n_events / (totals.n_events + totals.left_out)
        return dataclasses.replace(sample, n_events=max(round(sample.n_events * share), totals.n_events))
    if options.bad_events.allowed or options.completeness is Completeness.KEEP_COMPLETE:
        return dataclasses.replace(sample, n_events=sum(run.n_generated for run in totals.runs))
    return sample


def settled_runs(
    totals: Totals, path: Path, given_pb: float | None, sample: Sample | None = None
) -> list[Settled | None]:
    """Return the cross section of each run of a file; None of those that state none.

    Parameters
    ----------
    totals
        What was read.
    path
        The file.
    given_pb
        The user's cross section [pb], which comes before all others.
    sample
        The file's description, which comes before what it states; the one beside it by default.

    Raises
    ------
    InputError
        As `recast.events.normalisation.settled`, and `refuse_jumps`.
    """
    refuse_jumps(totals, path, given_pb)
    known = sample or described(path)
    stated = (known.cross_section_pb, known.cross_section_error_pb) if known else None
    return [
        settled(run, given_pb=given_pb, described_pb=stated, weight=totals.weight, where=str(path))
        for run in totals.runs
    ]


def refuse_jumps(totals: Totals, path: Path, given_pb: float | None) -> None:
    """Refuse a file of which a run states two cross sections, unless the user states one [pb].

    This is asked of the totals and not of the events: those may come from the cache, where a reader that was
    given a cross section put them.
    """
    jump = next((run.jump for run in totals.runs if run.jump), "")
    if jump and given_pb is None:
        raise InputError(
            jump,
            where=str(path),
            mend="Are they two samples? Take them one by one, or state it with --cross-section.",
        )


def run_factors(totals: Totals, found: Sequence[Settled], path: Path) -> tuple[float, ...]:
    """Return the factor of each run that turns its weights into pb; all runs together are one sample."""
    if len(found) == 1:
        return (found[0].factor,)
    parts = shares([run.n_events for run in totals.runs], str(path))
    return tuple(item.factor * part for item, part in zip(found, parts, strict=True))


def totals_sample(
    totals: Totals, path: Path, options: ReadOptions
) -> tuple[Sample, tuple[float, ...], tuple[str, ...]]:
    """Return the sample of a file, the factor of each run that turns its weights into pb, and notes.

    Raises
    ------
    InputError
        If the cross section or the energy of the beams is not known, the beams are not protons, the weights
        contradict the cross section, or the runs of a joined file are not of one process.
    """
    given, several = options.cross_section_pb, len(totals.runs) > 1
    beside = described(path)
    for run in totals.runs:
        _check_energy(run.sqrt_s_gev, "the file", path, options)
    if beside is not None:
        _check_energy(beside.sqrt_s_gev, "its sample description", path, options)
    scale = own_scale(totals, path, given) if totals.own else None
    refuse_jumps(totals, path, given)
    if totals.sample is not None:
        of_file = Sample.from_json(totals.sample, path)
        _check_energy(of_file.sqrt_s_gev, "the file", path, options)
        of_file = of_read(of_file, totals, options)
        factor = scale[1] if scale is not None else 1.0
        return of_file if given is None else of_file.with_cross_section(given), (factor,), ()

    def sample(run: RunTotals, stated_pb: tuple[float, float] | None) -> Sample:
        found = sample_of(
            path,
            run.n_generated,
            sqrt_s_gev=options.sqrt_s_gev if options.sqrt_s_gev is not None else run.sqrt_s_gev,
            stated_pb=stated_pb,
            cross_section_pb=given,
            beams=run.beams,
        )
        if totals.weight is not None:
            found = dataclasses.replace(found, provenance=found.provenance | {"weight": totals.weight})
        if several:
            return dataclasses.replace(found, n_events=run.n_events)
        return of_read(found, totals, options)

    of_description = description_notes(path)
    if scale is not None:
        # events that a filter left out are part of the cross section, but not of the sum of weights
        return sample(totals.runs[0], scale[0]), (scale[1],), of_description
    found = settled_runs(totals, path, given)
    samples = []
    for run, known in zip(totals.runs, found, strict=True):
        item = sample(run, known[:2] if known else None)
        if known is not None:
            item = dataclasses.replace(
                item, cross_section_pb=known.value_pb, cross_section_error_pb=known.error_pb
            )
            item = as_scaled(item) if known.scaled else item
        samples.append(item)
    known_all = [item for item in found if item is not None]  # of others there is no sample
    notes = tuple(dict.fromkeys([*of_description, *(note for item in known_all for note in item.notes)]))
    if len(samples) == 1:
        return samples[0], run_factors(totals, known_all, path), notes
    where = run_names(path, len(samples))
    check_same(totals.runs, where)
    whole = combined(samples, where)
    joined = f"it holds {len(samples)} runs that were joined; their cross sections are averaged"
    return whole, run_factors(totals, known_all, path), (*notes, joined)


def _check_energy(stated_gev: float | None, what: str, path: Path, options: ReadOptions) -> None:
    given = options.sqrt_s_gev
    if given is None or stated_gev is None or math.isclose(given, stated_gev, rel_tol=_SAME_ENERGY):
        return
    raise InputError(
        f"--sqrt-s is {given:g} GeV, {what} says {stated_gev:g} GeV",
        where=str(path),
        mend="Leave --sqrt-s out.",
    )


def run_names(path: Path | str, count: int) -> list[str]:
    """Return what the runs of a file are called in messages."""
    return [f"{path}, run {number} of {count} that were joined" for number in range(1, count + 1)]


def factors_of(totals: Totals, factors: tuple[float, ...], first: int, count: int) -> Any:
    """Return the factor of `count` events from position `first`: one number where all have the same."""
    if len(factors) == 1:
        return factors[0]
    ends = np.cumsum([run.n_events for run in totals.runs])
    return np.asarray(factors)[np.searchsorted(ends, np.arange(first, first + count), side="right")]
