"""Analysis: applies an analysis to a sample in chunks, over workers; the split changes no bit."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.analysis.control import Control
from recast.analysis.cutflow import Cutflow, Selection, Tally
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.spectrum import Spectra, Spectrum, fill_spectra
from recast.analysis.yields import NONE_SELECTED, Yield
from recast.core.errors import InputError, RunError
from recast.core.parallel import Workers
from recast.detector.draws import Draws
from recast.events.normalisation import is_scaled
from recast.events.sample import Sample

__all__ = ["AnalysisResult", "analyse"]

_CHUNK = 20_000  # events; bounds the memory


@dataclass(frozen=True, slots=True)
class AnalysisResult:
    """Cutflow and tallies of one sample."""

    analysis: str
    sample: str
    process: str
    contribution: str
    sqrt_s_gev: float
    n_generated: int
    """Events that the cross section refers to, those left out by a parton-level filter included."""
    cross_section_pb: float
    cross_section_error_pb: float
    cutflow: Cutflow
    regions: dict[str, Tally]
    provenance: dict[str, Any] = field(default_factory=dict)
    spectra: Spectra = field(default_factory=dict)
    """Of the events as they stand, by region and name; none where the analysis declares none."""
    unsigned_pb: float = 0.0
    """Cross section of the events without the signs of their weights, where some are negative and the weights
    themselves are in pb; else 0."""

    @property
    def thinned(self) -> bool:
        """Whether the shower took events by chance, the others being left to a control variate."""
        shower = self.provenance.get("sample", {}).get("shower") or {}
        return bool(shower.get("counts", {}).get("thinned"))

    def cross_section(self, region: str) -> Yield:
        """Return the selected cross section of a region [pb] with its simulation error.

        Notes
        -----
        With n generated events of weight w, var(sum w) = sum w^2 - (sum w)^2/n, to which the error of the
        generator's cross section is added in quadrature. It is relative to the cross section, as weights that
        were scaled to it change with it. Weights that are in pb themselves, as recast and generators of
        IDWTUP = +-4 write them, do not follow their sum: of signed ones, the error is that of their size,
        relative to the cross section without signs. Where n is 0 the yield has a bound in place of an error
        (`Yield.bound`).
        """
        if region not in self.regions:
            raise InputError(f'no region "{region}"', where=f"result of {self.analysis}")
        tally = self.regions[region]
        value, squares = float(tally.sum_weights), float(tally.sum_squared_weights)
        variance = squares - value**2 / self.n_generated if self.n_generated else squares
        # sqrt(<w^2>) is the unsigned weight of an event; of those showered it may be larger
        unsigned, showered = (
            (float(tally.sum_squared_weights) / tally.n_raw) ** 0.5 if tally.n_raw else 0.0
            for _, tally in self.cutflow.steps[:2]
        )
        scale = max(abs(self.cross_section_pb), self.unsigned_pb)
        relative = self.cross_section_error_pb / scale if scale else 0.0
        return Yield(
            value,
            (max(variance, 0.0) + (value * relative) ** 2) ** 0.5,
            tally.n_raw,
            value**2 / squares if squares else 0.0,
            NONE_SELECTED * max(unsigned, showered) if not tally.n_raw else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        regions = {name: tally.to_json() for name, tally in self.regions.items()}
        values = {name: getattr(self, name) for name in self.__slots__}
        spectra = {
            region: {name: item.to_json() for name, item in group.items()}
            for region, group in self.spectra.items()
        }
        return values | {"cutflow": self.cutflow.to_json(), "regions": regions, "spectra": spectra}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> AnalysisResult:
        """Inverse of `to_json`."""
        try:
            cutflow = Cutflow.from_json(content["cutflow"])
            regions = {name: Tally.from_json(item) for name, item in content["regions"].items()}
            spectra = {
                region: {name: Spectrum.from_json(item) for name, item in group.items()}
                for region, group in content.get("spectra", {}).items()
            }
            return cls(**(content | {"cutflow": cutflow, "regions": regions, "spectra": spectra}))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"not the result of an analysis ({error!r})") from error


@dataclass(frozen=True, slots=True)
class _Task:
    analysis: LoadedAnalysis
    events: ak.Array
    draws: Draws
    offsets: dict[str, npt.NDArray[np.float64]]
    wanted: tuple[str, ...]


def _apply(task: _Task) -> tuple[Cutflow, dict[str, Tally], Spectra, Fraction]:
    selection = task.analysis.select(task.events, task.draws)
    analysis = task.analysis
    analysis.require_regions(selection.regions, task.wanted)
    _require_disjoint(analysis, selection)
    spectra = fill_spectra(analysis.card.spectra, selection, f"analysis {analysis.name}")
    tallies = selection.tallies
    shares = _shares(task, selection) if task.offsets else {}
    for name, offset in task.offsets.items():
        found = np.flatnonzero(shares[name])
        weight = selection.weight[found] * shares[name][found]
        # an event of weight w that has an offset b gives (b + w)^2 = b^2 + w (w + 2 b)
        total, crossed = Tally.of(weight), weight * offset[found]
        squares = total.sum_squared_weights + 2 * Tally.of(crossed).sum_weights
        tallies[name] = Tally(total.n_raw, total.sum_weights, squares)
    # minus the sum of the negative weights
    negative = -Tally.of(np.minimum(selection.weight, 0.0)).sum_weights
    return selection.cutflow, tallies, spectra, negative


def _require_disjoint(analysis: LoadedAnalysis, selection: Selection) -> None:
    """Refuse regions that the card calls disjoint and that share an event: it would count twice."""
    for group in analysis.card.disjoint:
        known = [name for name in group if name in selection.regions]
        for one, other in itertools.combinations(known, 2):
            both = int(np.count_nonzero(selection.regions[one] & selection.regions[other]))
            if both:
                raise InputError(
                    f'the regions "{one}" and "{other}" share {both} of the selected events',
                    where=f"analysis {analysis.name}, disjoint",
                    mend="Change the selection, or take them out of disjoint.",
                )


def _shares(task: _Task, selection: Selection) -> dict[str, npt.NDArray[np.float64]]:
    """Return the share of its turns with which each event is selected, of each region, shape (N,)."""
    from recast.events.recoil import TURNS, angle, turned  # noqa: PLC0415 - loads numba

    shares = {name: mask.astype(np.float64) for name, mask in selection.regions.items()}
    if "recoil" not in ak.fields(task.events):
        return shares
    movable = np.flatnonzero(ak.to_numpy(ak.any(task.events["member"], axis=1)))
    events, turns = task.events[movable], [angle(number) for number in range(1, TURNS)]
    together = max(_CHUNK // max(len(movable), 1), 1)
    for first in range(0, len(turns), together):
        some = turns[first : first + together]
        for name, mask in task.analysis.select(turned(events, some), task.draws).regions.items():
            shares[name][movable] += mask.reshape(len(some), -1).sum(axis=0)
    for share in shares.values():
        share[movable] /= TURNS
    return shares


def _chunks(events: ak.Array | Iterable[ak.Array]) -> Iterator[ak.Array]:
    for part in (events,) if isinstance(events, ak.Array) else events:
        # an empty record is a result as well: every event was left out by the parton-level filter
        for start in range(0, max(len(part), 1), _CHUNK):
            yield part[start : start + _CHUNK]


def analyse(
    analysis: LoadedAnalysis,
    events: ak.Array | Iterable[ak.Array],
    sample: Sample,
    seed: int,
    workers: Workers | None = None,
    control: Control | None = None,
    factor: npt.NDArray[np.float64] | None = None,
    regions: Iterable[str] = (),
) -> AnalysisResult:
    """Apply an analysis to the events of a sample.

    Parameters
    ----------
    analysis
        From `load_analysis`.
    events
        The event record, or chunks of it in any number and size.
    sample
        Its name is the key of the random numbers; its cross section normalises the first line.
    seed
        Seed of the run.
    workers
        Processes to share the chunks, where there are several; none: this process.
    control, factor
        The control variate of the sample and the factors of its thinning (`recast.analysis.control`). With
        them an event whose resonance can be turned counts in a region by the share of its turns that are
        selected (`recast.events.recoil`); the cutflow is that of the events as they stand.
    regions
        Regions that the selection must make, which is looked at with the first chunk.

    Returns
    -------
    The same numbers, bit for bit, for any chunks and workers. The first step of the cutflow is the whole
    sample, those events included that a parton-level filter left out.

    Raises
    ------
    RunError
        If there are no events, or more than the sample states.
    InputError
        If a region of `regions` is not made.
    """
    draws, wanted = Draws(seed, sample.name), tuple(regions)
    offsets = {} if control is None or factor is None else control.offsets(factor)

    def task(chunk: ak.Array) -> _Task:
        numbers = np.asarray(chunk["event"], np.int64)
        own = {name: offset[numbers] for name, offset in offsets.items()}
        return _Task(analysis, chunk, draws, own, wanted)

    tasks = map(task, _chunks(events))
    cutflow: Cutflow | None = None
    tally_of: dict[str, Tally] = {}
    spectra: Spectra = {}
    negative = Fraction(0)
    first = list(itertools.islice(tasks, 2))
    # another process takes longer to start than a single chunk to select
    spread = workers.imap if workers and len(first) > 1 else map
    for part, tallies, more, signed in spread(_apply, itertools.chain(first, tasks)):
        cutflow = part if cutflow is None else cutflow + part
        tally_of = {name: tally_of.get(name, Tally()) + tally for name, tally in tallies.items()}
        spectra = _added(spectra, more) if spectra else more
        negative += signed
    for name, offset in offsets.items():
        tally = Tally.of(offset)
        tally_of[name] += Tally(0, tally.sum_weights, tally.sum_squared_weights)
    where = f"sample {sample.name}"
    filtered = control is not None or bool(sample.provenance.get("shower", {}).get("filter"))
    if cutflow is None or (not cutflow.steps[0][1].n_raw and not filtered):
        raise RunError("holds no events", where=where, mend="Was the file written completely?")
    read = cutflow.steps[0][1]
    if read.n_raw > sample.n_events:
        raise RunError(f"holds {read.n_raw} events, but states {sample.n_events}", where=where)
    return AnalysisResult(
        analysis=analysis.name,
        sample=sample.name,
        process=sample.process,
        contribution=sample.contribution,
        sqrt_s_gev=sample.sqrt_s_gev,
        n_generated=sample.n_events,
        cross_section_pb=sample.cross_section_pb,
        cross_section_error_pb=sample.cross_section_error_pb,
        cutflow=Cutflow((("generated", _generated(sample, read, control)), *cutflow.steps)),
        regions=tally_of,
        provenance={"seed": seed, "analysis_fingerprint": analysis.fingerprint, "sample": sample.provenance},
        spectra=spectra,
        unsigned_pb=_unsigned_pb(sample, read, negative, control),
    )


def _added(one: Spectra, other: Spectra) -> Spectra:
    return {
        region: {name: item + other[region][name] for name, item in group.items()}
        for region, group in one.items()
    }


def _unsigned_pb(sample: Sample, read: Tally, negative: Fraction, control: Control | None) -> float:
    """Return `AnalysisResult.unsigned_pb`; filtered events have the mean size of those read."""
    if is_scaled(sample):
        return 0.0
    if control is not None:
        signed = control.weight.min(initial=0.0) < 0
        return float(Tally.of(np.abs(control.weight)).sum_weights) if signed else 0.0
    return float((read.sum_weights + 2 * negative) * sample.n_events / read.n_raw) if negative else 0.0


def _generated(sample: Sample, read: Tally, control: Control | None) -> Tally:
    """Return the tally of the whole sample: filtered events carry the mean squared weight of those read."""
    if control is not None:
        return Tally.of(control.weight)
    weights = Tally.of(np.array([sample.cross_section_pb])).sum_weights
    if not read.n_raw:  # none was showered: equal weights stand in
        return Tally(sample.n_events, weights, weights**2 / sample.n_events)
    squares = read.sum_squared_weights * sample.n_events / read.n_raw
    return Tally(sample.n_events, weights, squares)
