"""Makes backgrounds.yaml and backgrounds.csv of this analysis from parton events; run once, by hand.

Parton events of t t~ Z/gamma*, t t~ W and W Z/gamma* come from MadGraph (cards in this folder); t t~ with a
lepton from a hadron is made here. `python analyses/cms_2013_t_to_zq/make_backgrounds.py --help`.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import yaml

from recast.analysis.card import AnalysisCard
from recast.analysis.loader import LoadedAnalysis, load_analysis
from recast.core.atomic import write_text
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.detector.draws import Draws
from recast.events.parquet.slim import read_parquet
from recast.events.partons import PartonFile, read_parton_file
from recast.events.record import Origin
from recast.events.sample import Sample, load_sample, sample_of
from recast.generate.shower import shower
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import TopProcess
from recast.inputs.top import top_cross_section
from recast.model.zprime import ZPrimePoint

__all__ = ["main"]

Real = npt.NDArray[np.float64]

_FOLDER = Path(__file__).resolve().parent
_COMMAND = f"python analyses/{_FOLDER.name}/{Path(__file__).name}"
_PROFILE = "no-mpi-jets"
_REPLICAS = 20
"""Draws of the detector for each event; the error counts events, not draws."""
_EDGES = np.round(np.geomspace(7.0, 182.0, 81), 4)
_LOOSE_LEPTON_GEV = 15.0
_MUON, _ELECTRON = 13, 11


@dataclass(frozen=True, slots=True)
class _Process:
    name: str
    title: str
    k_factor: float
    k_source: str
    relative_error: float
    error_source: str
    exchange: bool
    """Whether the pair was generated as muons only: electrons are the same with flavours exchanged."""


_TTV = "arXiv:1510.01131, abstract (CMS, 8 TeV)"
_WZ = (
    1.0,
    "leading order with one jet above 20 GeV, further jets from the shower",
    0.5,
    "spread of such a sample's jets and mistags, an estimate",
)
_PROCESSES = (
    _Process(
        "ttz",
        "t t~ Z/gamma*",
        1.643,
        f"242 fb, {_TTV}, times BR(Z -> mu mu) = 0.033658 over the sample in 71 < m(mu mu) < 111 GeV",
        0.25,
        f"242 +65 -55 fb, {_TTV}",
        exchange=True,
    ),
    _Process(
        "ttw",
        "t t~ W",
        2.91,
        f"382 fb, {_TTV}, times BR(W -> l nu) = 0.3258 over the sample",
        0.3,
        f"382 +117 -102 fb, {_TTV}",
        exchange=False,
    ),
    _Process("wz_e", "W Z/gamma* + jet, W -> e nu", *_WZ, exchange=True),
    _Process("wz_mu", "W Z/gamma* + jet, W -> mu nu", *_WZ, exchange=True),
)


def _preselected(events: ak.Array) -> ak.Array:
    """Return the events that hold three electrons or muons hard enough to be selected."""
    particles = events.particles
    code = abs(particles.pid)
    pt = np.hypot(particles.px, particles.py)
    lepton = ((code == _ELECTRON) | (code == _MUON)) & (pt > _LOOSE_LEPTON_GEV)
    return events[ak.sum(lepton, axis=1) >= 3]


def _exchanged(events: ak.Array) -> ak.Array:
    """Return the events with prompt electrons and muons exchanged (with their radiation)."""
    pid = events.particles.pid
    code = abs(pid)
    prompt = events.particles.origin == int(Origin.PROMPT)
    other = np.sign(pid) * (_ELECTRON + _MUON - code)
    swapped = ak.where(prompt & ((code == _ELECTRON) | (code == _MUON)), other, pid)
    particles = ak.with_field(events.particles, ak.values_astype(swapped, np.int32), "pid")
    return ak.with_field(events, particles, "particles")


def _mean_passed(
    analysis: LoadedAnalysis, events: ak.Array, sample: Sample, seed: int
) -> tuple[float, float]:
    """Return the selected cross section of the published region and its error [pb]."""
    passed = np.zeros(len(events))
    for replica in range(_REPLICAS):
        passed += analysis.select(events, Draws(seed + replica, sample.name)).passed
    weights = ak.to_numpy(events.weight) * passed / _REPLICAS
    return float(weights.sum()), float(np.sqrt((weights**2).sum()))


def _spectrum(implementation: Any, events: ak.Array, sample: Sample, seed: int) -> tuple[Real, Real]:
    """Return the selected cross section in bins of the muon pairs' mass and its errors [pb]."""
    bins = len(_EDGES) - 1
    share = np.zeros((len(events), bins))
    for replica in range(_REPLICAS):
        for selection in implementation.candidates(events, Draws(seed + replica, sample.name)):
            rows = np.flatnonzero(selection.passed)
            where = np.searchsorted(_EDGES, selection.observables["m_ll_gev"], side="right") - 1
            inside = (where >= 0) & (where < bins)
            np.add.at(share, (rows[inside], where[inside]), 1.0 / _REPLICAS)
    weighted = ak.to_numpy(events.weight)[:, None] * share
    return weighted.sum(axis=0), np.sqrt((weighted**2).sum(axis=0))


def _open_window(analysis: LoadedAnalysis, card: AnalysisCard) -> Any:
    """Return the analysis for muon pairs of any mass."""
    window = card.mass_window
    if window is None:
        raise ValueError("no mass window")
    half = window.relative_half_width.model_copy(update={"value": 0.999})
    wide = card.model_copy(update={"mass_window": window.model_copy(update={"relative_half_width": half})})
    return type(analysis.implementation)(wide, 100.0)


def _without_isolation(card: AnalysisCard) -> AnalysisCard:
    return card.model_copy(update={"objects": card.objects.model_copy(update={"isolation": None})})


def _cross_section(file: PartonFile) -> float:
    """Return the mean weight [pb] (IDWTUP = -4): MadGraph's init block leaves grouped subprocesses out."""
    return float(file.table.weight.mean())


def _showered(lhe: Path, name: str, seed: int, scratch: Path, jobs: int) -> tuple[ak.Array, Sample]:
    target = scratch / f"{name}.parquet"
    if not target.is_file():
        partons = read_parton_file(lhe)
        stated = (_cross_section(partons), partons.cross_section_error_pb)
        sample = sample_of(
            lhe, len(partons.table), sqrt_s_gev=partons.sqrt_s_gev, stated_pb=stated, cross_section_pb=None
        )
        with workers(jobs) as pool:
            named = dataclasses.replace(sample, name=name)
            shower(named, _PROFILE, seed, target, workers=pool, progress=Silent())
    return read_parquet(target), load_sample(target)


def _one(
    process: _Process, lhe: Path, grown: Path, arguments: argparse.Namespace, analysis: LoadedAnalysis
) -> tuple[dict[str, Any], Real, Real]:
    events, sample = _showered(lhe, process.name, arguments.seed, arguments.scratch, arguments.jobs)
    chosen = _preselected(events)
    per_pb = 1000.0 * analysis.card.dataset().luminosity_fb(sample.sqrt_s_gev) * process.k_factor
    value, error = _mean_passed(analysis, chosen, sample, arguments.seed)
    if process.exchange:
        more, more_error = _mean_passed(analysis, _exchanged(chosen), sample, arguments.seed)
        value, error = value + more, float(np.hypot(error, more_error))
    yields, errors = _spectrum(_open_window(analysis, analysis.card), chosen, sample, arguments.seed)
    high = read_parton_file(grown)
    growth = _cross_section(high) / sample.cross_section_pb
    entry = {
        "title": process.title,
        "generator": "MadGraph5_aMC@NLO 3.5.7, leading order, NNPDF2.3 LO; shower Pythia 8, " + _PROFILE,
        "events": sample.n_events,
        "leading_order_pb": sample.cross_section_pb,
        "k_factor": {"value": process.k_factor, "source": process.k_source},
        "cross_section_relative_error": {"value": process.relative_error, "source": process.error_source},
        "growth": {f"{high.sqrt_s_gev:g}": growth},
        "on_z": {"value": value * per_pb, "error": error * per_pb},
    }
    return entry, yields * per_pb, errors * per_pb


def _nonprompt(arguments: argparse.Namespace, analysis: LoadedAnalysis) -> tuple[dict[str, Any], Real, Real]:
    """T t~ -> l l and a third lepton from a hadron: mass shape without isolation, rate with it."""
    name = "tt_nonprompt"
    lhe = arguments.scratch / f"{name}.lhe.gz"
    target = arguments.scratch / f"{name}.parquet"
    if not target.is_file():
        with workers(arguments.jobs) as pool:
            made = TopGenerator().generate(
                TopProcess(8000.0, None),
                ZPrimePoint(1.0, 0.0),
                arguments.top_events,
                arguments.seed,
                lhe,
                workers=pool,
                progress=Silent(),
            )
            shower(made, _PROFILE, arguments.seed, target, workers=pool, progress=Silent())
    events, sample = read_parquet(target), load_sample(target)
    chosen = _preselected(events)
    loose_card = _without_isolation(analysis.card)
    kind = type(analysis.implementation)
    loose: Any = kind(loose_card)
    isolated = loose_leptons = 0.0
    for replica in range(_REPLICAS):
        draws = Draws(arguments.seed + replica, sample.name)
        for implementation, is_loose in ((analysis, False), (loose, True)):
            flow = implementation.select(chosen, draws).cutflow.to_json()
            step = next(row for row in flow if row["step"].startswith("exactly"))
            if is_loose:
                loose_leptons += step["n_raw"]
            else:
                isolated += step["n_raw"]
    share = isolated / loose_leptons
    per_pb = 1000.0 * analysis.card.dataset().luminosity_fb(sample.sqrt_s_gev) * share
    loose_loaded = dataclasses.replace(analysis, card=loose_card, implementation=loose)
    value, error = _mean_passed(loose_loaded, chosen, sample, arguments.seed)
    yields, errors = _spectrum(_open_window(analysis, loose_card), chosen, sample, arguments.seed)
    entry = {
        "title": "t t~ with a lepton from a hadron",
        "generator": "this program's t t~ at leading order; shower Pythia 8, " + _PROFILE,
        "events": sample.n_events,
        "leading_order_pb": sample.provenance["leading_order_pb"][0],
        "share_isolated": {
            "value": share,
            "error": float(share / np.sqrt(max(isolated / _REPLICAS, 1.0))),
            "source": "three leptons with over those without the isolation cut, before the cut on their mass",
        },
        "cross_section_relative_error": {
            "value": 1.0,
            "source": "an estimate: the shower's rate of isolated leptons from hadrons",
        },
        "growth": {"14000": top_cross_section(14000.0).value / top_cross_section(8000.0).value},
        "on_z": {"value": value * per_pb, "error": error * per_pb},
    }
    return entry, yields * per_pb, errors * per_pb


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_COMMAND, description=__doc__)
    for process in _PROCESSES:
        parser.add_argument(
            f"--{process.name}", nargs=2, type=Path, required=True, metavar=("8TEV.lhe", "14TEV.lhe")
        )
    parser.add_argument("--top-events", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=13124194)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Shower, select and write backgrounds.yaml and backgrounds.csv into --out."""
    arguments = _arguments()
    analysis = load_analysis(_FOLDER)
    entries: dict[str, Any] = {}
    columns: dict[str, Real] = {"m_low_gev": _EDGES[:-1], "m_high_gev": _EDGES[1:]}
    for process in _PROCESSES:
        lhe, grown = getattr(arguments, process.name)
        result = _one(process, lhe, grown, arguments, analysis)
        entries[process.name], columns[process.name], columns[f"{process.name}_error"] = result
    name = "tt_nonprompt"
    entries[name], columns[name], columns[f"{name}_error"] = _nonprompt(arguments, analysis)
    window = analysis.card.mass_window
    region = analysis.card.region("on_z")
    if window is None or region.expected is None:
        raise ValueError("the card states no published background")
    files = " ".join(f"--{item.name} {item.name}_8.lhe.gz {item.name}_14.lhe.gz" for item in _PROCESSES)
    content = {
        "command": f"{_COMMAND} {files} --top-events {arguments.top_events} "
        f"--seed {arguments.seed} --scratch SCRATCH --out FOLDER",
        "cards": "madgraph_*.txt in this folder, for MadGraph5_aMC@NLO 3.5.7",
        "seed": arguments.seed,
        "replicas": _REPLICAS,
        "published_on_z": {
            "value": region.expected,
            "relative_error": window.background_relative_error.value,
            "source": region.source,
        },
        "processes": entries,
    }
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    write_text(
        arguments.out / "backgrounds.yaml", "# Backgrounds in bins of m(mu mu); see docs/top.md.\n" + text
    )
    table = io.StringIO()
    table.write("# events in 19.7/fb at 8 TeV before the normalisation to the published background\n")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"{value:.6g}" for value in row] for row in zip(*columns.values(), strict=True))
    write_text(arguments.out / "backgrounds.csv", table.getvalue())


if __name__ == "__main__":
    main()
