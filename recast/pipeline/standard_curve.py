"""Pipeline: the signal yields of recast/inputs/standard for a narrow Z', made from the results of a run."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recast.analysis.control import ControlTask, control
from recast.analysis.loader import load_analysis
from recast.cards import RunCard, parse_card
from recast.core.atomic import write_text
from recast.core.errors import InputError, did_you_mean, one_line
from recast.core.parallel import Workers, workers
from recast.core.seeds import derive_seed
from recast.detector.draws import Draws
from recast.events.parton_table import PartonTable
from recast.exclusion.curve import ExclusionCurve, LimitSource
from recast.generate.base import Contribution
from recast.generate.builtin import BuiltinGenerator, WeightedEvents
from recast.generate.processes import settings_of
from recast.inputs.standard_curves import COLUMNS
from recast.model.base import Model
from recast.model.charges import FERMIONS
from recast.model.widths import zp_partial_widths
from recast.pipeline.archive import with_kept_model
from recast.pipeline.results import checked_results
from recast.pipeline.simulate import signal_masses

__all__ = ["StandardYields", "standard_yields"]

_CHUNK = 20_000
"""Points that are selected at a time."""
_COUPLING = 0.02
"""Of the parton-level integrals: narrow, whatever the branching ratios."""


@dataclass(frozen=True, slots=True)
class StandardYields:
    """The yields, and what standard.yaml says of them."""

    name: str
    """That of the analysis."""
    rows: tuple[tuple[float, ...], ...]
    """Values of `COLUMNS`, a row a mass."""
    entry: dict[str, Any]
    """How they were made and what they are for, plain values."""

    def write(self, folder: Path) -> Path:
        """Write NAME.csv into a folder, atomically."""
        stream = io.StringIO()
        title = one_line(self.entry["title"])
        law = "signal A g^2 (BR + r) of a narrow Z' with vector charges, events; see standard.yaml"
        stream.write(f"# {title}: {law}\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([[f"{number:.6g}" for number in row] for row in self.rows])
        return write_text(folder / f"{self.name}.csv", stream.getvalue())


def standard_yields(
    folder: Path,
    fermion: str,
    changed: Mapping[str, float],
    *,
    title: str,
    command: str,
    points: int,
    tell: Callable[[str], None],
) -> StandardYields:
    """Return the signal of a narrow Z' at the masses of a run.

    Parameters
    ----------
    folder
        The results of a scan over the mass, with limits that were found by scaling.
    fermion
        What radiates the Z' and what it decays to.
    changed
        Parameters of the model that make the branching ratio to the fermion small, so that the interference
        with the Standard Model is seen.
    title, command
        What the curve is called, and the command that made the folder, as they are to be told.
    points
        Points of each integral at parton level.
    tell
        Receives a line for each mass.

    Raises
    ------
    InputError
        If the fermion is unknown, the results are damaged or of a process without weighted points, or the
        model has no charges.
    """
    rows = []
    with checked_results(folder) as (content, where), workers(1) as pool:
        card = parse_card(with_kept_model(content["provenance"]["card"], where), where)
        model = card.model.load()
        curve = ExclusionCurve.from_dict(content["curve"])
        by_mass = {item["parameters"][model.mass]: item for item in content["points"]}
        for row in curve.rows:
            mass = row.point[model.mass]
            if row.source is not LimitSource.SCALING or row.limits.observed.value is None:
                tell(f"{mass:g} GeV is left out: {row.source}, {row.limits.observed.reason}")
                continue
            item = by_mass[mass]
            ratio, charge = _fermion(model, mass, card, fermion, {})
            seed = derive_seed(card.seed, "standard", f"{mass:g}")
            interference, error = _interference(card, pool, mass, fermion, changed, points, seed)
            events, coupling = item["signal_events_at_reference"], item["reference"]["coupling"]
            unit = (coupling * charge) ** 2 * (ratio + interference)
            found = (mass, events["value"] / unit, events["error"] / unit, interference, error, ratio)
            rows.append(found)
            tell("  ".join(f"{number:.5g}" for number in found))
        counts, values = content["statistics"], ", ".join(f"{name}={changed[name]:g}" for name in changed)
        entry = {
            "file": f"{card.analysis.name}.csv",
            "title": title,
            "analysis": card.analysis.name,
            "dataset": card.analysis.dataset,
            "region": card.analysis.region,
            "observed": counts["observed_events"],
            "background": counts["background"],
            "method": card.limit.method,
            "cl": card.limit.cl,
            "fermion": fermion,
            "references": content["references"],
            "made_by": {
                "command": command,
                "model": model.name,
                "seed": card.seed,
                "interference": f"selected bare leptons, {points} points each, {values}, g = {_COUPLING:g}",
                "revision": content["provenance"]["git_revision"],
                "versions": content["provenance"]["versions"],
            },
        }
        return StandardYields(card.analysis.name, tuple(rows), entry)


def _fermion(
    model: Model, mass: float, card: RunCard, fermion: str, changed: Mapping[str, float]
) -> tuple[float, float]:
    """Return the branching ratio of Z' -> f f and the vector charge of f."""
    if fermion not in FERMIONS:
        raise InputError(f'unknown fermion "{fermion}"', mend=did_you_mean(fermion, FERMIONS))
    values = {**card.model.parameters, **changed, model.mass: mass, model.coupling: _COUPLING}
    charges = model.charges(values)
    if charges is None:
        raise InputError(f"the model {model.name} has no charges")
    widths: dict[str, Any] = zp_partial_widths(mass, _COUPLING, charges)
    total = sum(float(width) for width in widths.values())
    return float(widths[fermion]) / total, abs(float(charges.vector(fermion)))


def _interference(
    card: RunCard,
    pool: Workers,
    mass: float,
    fermion: str,
    changed: Mapping[str, float],
    points: int,
    seed: int,
) -> tuple[float, float]:
    """Return r and its error, from (full - SM)/|NP|^2 = (BR + r)/BR of what is selected.

    Of the parton level, with the selection of the bare leptons that the analysis' control variate makes.
    """
    reaction, model = card.reaction(), card.model.load()
    settings = settings_of(reaction, card.generate.options())
    analysis = load_analysis(card.analysis.name)
    window = signal_masses(card, analysis)
    if window is not None:
        settings = reaction.inside(settings, window)
    generator = reaction.generator("builtin", settings, card.generate.madgraph.options())
    if not isinstance(generator, BuiltinGenerator):
        raise InputError(f"the process {reaction.name} has no weighted points")
    data = analysis.card.dataset(card.analysis.dataset)
    energy = max(data.luminosities, key=lambda item: item.value_fb).sqrt_s_gev
    point = model.point({**card.model.parameters, **changed, model.mass: mass, model.coupling: _COUPLING})
    found = []
    for part in (Contribution.SIGNAL, Contribution.NP):
        events = generator.weighted(reaction.at(part, energy), point, seed, points, pool)
        draws = Draws(seed, f"{part} {mass:g}")
        wanted = analysis.card.parton_filter
        tasks = (ControlTask(analysis, piece, draws, wanted) for piece in _table(events).pieces(_CHUNK))
        pieces = map(control, tasks)
        region = card.analysis.region
        found.append(events.integral(np.concatenate([piece.regions[region] for piece in pieces])))
    (signal, signal_error), (new, new_error) = found
    branching, _ = _fermion(model, mass, card, fermion, changed)
    error = branching * math.hypot(signal_error / new, signal * new_error / new**2)
    return branching * (signal / new - 1.0), error


def _table(events: WeightedEvents) -> PartonTable:
    """Return the outgoing leptons of weighted points as partons."""
    count = len(events.weights)
    energy, px, py, pz = np.moveaxis(events.momenta[:, 2:].reshape(-1, 4), 1, 0)
    mass = np.sqrt(np.maximum(energy**2 - px**2 - py**2 - pz**2, 0.0))
    codes = np.zeros((energy.size, 6), np.int32)
    codes[:, 0], codes[:, 1] = events.pids[:, 2:].reshape(-1), 1
    zero = np.zeros_like(energy)
    momenta = np.column_stack([px, py, pz, energy, mass, zero, zero])
    counts = np.full(count, events.pids.shape[1] - 2, np.int64)
    header = np.zeros((count, 3))
    return PartonTable(np.arange(count, dtype=np.int64), events.weights, header, counts, codes, momenta)
