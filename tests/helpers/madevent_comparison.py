"""The general engine and MadEvent on one process: cross sections, shapes, events a second.

`python tests/helpers/madevent_comparison.py` measures those of data/madgraph/engine_processes.yaml
that engine.json has no row of; numbers choose some of them. MG5_PATH names MadGraph.
"""

import json
import os
import re
import resource
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from row_file import PROGRAM, write_rows
from scipy.stats import chi2

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.core.resources import resource as resource_folder
from recast.core.yaml import load_yaml
from recast.events.partons import read_parton_file
from recast.generate.base import Contribution, GeneratorSettings
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings
from recast.generate.engine.notation import Names
from recast.generate.madgraph.execute import TimeLimit
from recast.generate.madgraph.folders import process_folder
from recast.generate.madgraph.generator import MadGraphGenerator, UserProcess
from recast.generate.madgraph.installation import find_madgraph
from recast.generate.madgraph.recipes import checked_recipe
from recast.model.card_values import BENCHMARK
from recast.model.param_card import param_card_text
from recast.model.point import ModelPoint
from recast.model.registry import load_model
from recast.model.ufo.elements import Lagrangian
from recast.model.ufo.slha import card_text
from recast.model.whole import whole_ufo

__all__ = ["PROCESSES", "TABLE", "clock", "compilation_apart", "measure", "pull", "ratio", "table_text"]

DATA = Path(__file__).parents[1] / "data" / "madgraph"
TABLE = DATA / "engine.json"
PROCESSES = load_yaml(DATA / "engine_processes.yaml")
"""What is compared, and the settings of all."""
BINS = 10
_OBSERVABLE = re.compile(r"(pt|eta|m)\(([^()]+)\)")
_ORDERS = {"full": "", "sm": " NP=0", "signal": " NP=2 QED=2 NP^2>0"}
"""The last one is for two particles, of which an s-channel boson is the only propagator."""
_SCALES = ("scale", "dsqrt_q2fact1", "dsqrt_q2fact2")


def clock():
    """Return processor time of this process and of all that it started and waited for [s]."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


@contextmanager
def compilation_apart(folder):
    """Put a gfortran on PATH that notes its processor time; yield a function that returns the sum [s]."""
    tools, notes = folder / "bin", folder / "notes"
    tools.mkdir(parents=True)
    notes.mkdir()
    program = tools / "gfortran"
    real = shutil.which("gfortran")
    program.write_text(f'#!/bin/bash\n{real} "$@"\ncode=$?\ntimes > {notes}/$$\nexit $code\n')
    program.chmod(0o755)
    old = os.environ["PATH"]
    os.environ["PATH"] = f"{tools}{os.pathsep}{old}"

    def spent():
        found = re.findall(r"(\d+)m([\d.]+)s", "".join(path.read_text() for path in notes.iterdir()))
        return sum(60 * int(minutes) + float(seconds) for minutes, seconds in found)

    try:
        yield spent
    finally:
        os.environ["PATH"] = old


def model_point(entry):
    """Return the point of an entry; `vector_like_quarks` is the benchmark of the full UFO."""
    if entry["model"] == "vector_like_quarks":
        return BENCHMARK
    return load_model(entry["model"]).point(entry["parameters"])


def _ufo(entry, point):
    """Return the folder of the whole UFO of a point, and its param card."""
    folder = resource_folder("mc_cards", "ufo", entry["ufo"]) if "ufo" in entry else point.whole()[0]
    if isinstance(point, ModelPoint):
        return folder, param_card_text(point)
    whole = whole_ufo(point)
    values = point.whole()[1] | {whole.mediator.width: whole.width_gev}
    lagrangian = Lagrangian()
    lagrangian.particles.extend(whole.ufo.particles)
    lagrangian.externals.extend(whole.ufo.externals.values())
    return folder, card_text(lagrangian, values, {})


def observables(path, names, wanted):
    """Return the weights of an event file and its observables, by name.

    The label of several particles means the one of largest pT; eta is its size.
    """
    table = read_parton_file(path).table
    event = np.repeat(np.arange(len(table)), table.counts)
    out = table.codes[:, 1] == 1

    def hardest(label):
        rows = np.flatnonzero(out & np.isin(table.codes[:, 0], names.codes(label)))
        size = np.hypot(*table.momenta[rows, :2].T)
        rows = rows[np.lexsort((-size, event[rows]))]
        found, first = np.unique(event[rows], return_index=True)
        assert len(found) == len(table), label
        return table.momenta[rows[first], :4]

    found = {}
    for text in wanted:
        kind, inner = _OBSERVABLE.fullmatch(text).groups()
        px, py, pz, energy = sum(hardest(label.strip()) for label in inner.split(",")).T
        pt = np.hypot(px, py)
        found[text] = {
            "pt": lambda pt=pt: pt,
            "eta": lambda pt=pt, pz=pz: np.abs(np.arcsinh(pz / pt)),
            "m": lambda pt=pt, pz=pz, energy=energy: np.sqrt(energy**2 - pz**2 - pt**2),
        }[kind]()
    return table.weight, found


def shape_chi2(ours, theirs):
    """Return chi2 and degrees of freedom of two weighted samples in bins of equal content of the first.

    Where a value repeats (the mass of a particle), bins that are empty in both do not count.
    """
    (weight_a, value_a), (weight_b, value_b) = ours, theirs
    edges = np.unique(np.quantile(np.concatenate([value_a, value_b]), np.linspace(0, 1, BINS + 1)[1:-1]))
    parts, variances = [], []
    for weight, value in ((weight_a, value_a), (weight_b, value_b)):
        bins, total = np.searchsorted(edges, value), weight.sum()
        parts.append(np.bincount(bins, weight, len(edges) + 1) / total)
        variances.append(np.bincount(bins, weight**2, len(edges) + 1) / total**2)
    variance = sum(variances)
    used = variance > 0
    difference = parts[0] - parts[1]
    return float((difference[used] ** 2 / variance[used]).sum()), int(used.sum()) - 1


def measure(entry, seed):
    """Return the row of a process: both cross sections [pb], chi2 of shapes, events per second."""
    point, common = model_point(entry), PROCESSES
    cuts = {name: {key: float(value) for key, value in cut.items()} for name, cut in entry["cuts"].items()}
    settings = EngineSettings(pdf_set=common["pdf_set"], scale="fixed", cuts=cuts)
    generator = EngineGenerator(settings)
    process = EngineProcess(entry["name"], Contribution(entry["contribution"]), entry["sqrt_s_gev"])
    row = {"name": entry["name"], "seed": seed}
    count, silent = common["events"], Silent()
    with TemporaryDirectory(prefix="recast-") as place, workers(1) as pool:
        folder = Path(place)
        # matrix elements, kernels and the process folder are compiled outside the measurement
        generator.generate(process, point, 100, seed + 1, folder / "w.lhe.gz", workers=pool, progress=silent)
        start = clock()
        ours = generator.generate(
            process, point, count, seed, folder / "e.lhe.gz", workers=pool, progress=silent
        )
        row["engine_s"] = clock() - start
        value = generator.integrate(process, point, seed + 2, entry.get("points", common["points"]), pool)
        row |= {"engine_pb": value[0], "engine_error_pb": value[1]}
        row["efficiency"] = ours.provenance["unweighting_efficiency"]
        user = user_process(entry, point)
        program = find_madgraph()
        process_folder(program, user.recipe, log=folder / "log", time_limit=TimeLimit(7200.0))
        with compilation_apart(folder / "compiler") as compiling:
            start = clock()
            theirs = MadGraphGenerator(GeneratorSettings(pdf_set=common["pdf_set"])).generate_user(
                user, entry.get("madevent_events", count), seed, folder / "m.lhe.gz", progress=silent
            )
            row |= {"madevent_s": clock() - start - compiling(), "compilation_s": compiling()}
        row |= {"madevent_pb": theirs.cross_section_pb, "madevent_error_pb": theirs.cross_section_error_pb}
        row["madevent_events"] = theirs.n_events
        names = Names(whole_ufo(point).ufo)
        (a, first), (b, second) = (
            observables(sample.path, names, entry["shapes"]) for sample in (ours, theirs)
        )
        row["shapes"] = {name: shape_chi2((a, first[name]), (b, second[name])) for name in first}
    return {key: float(f"{value:.6g}") if isinstance(value, float) else value for key, value in row.items()}


def user_process(entry, point):
    """Return MadEvent's side of an entry."""
    ufo, card = _ufo(entry, point)
    quarks = "g u u~ d d~ s s~ c c~"
    line = f"{entry['name']}{_ORDERS[entry['contribution']]}"
    recipe = checked_recipe(
        ufo,
        [line],
        definitions=[f"p = {quarks}", f"j = {quarks}"],
        cuts_of_each_order=entry.get("cuts_of_each_order", False),
    )
    scale = PROCESSES["scale_gev"]
    entries = {"fixed_ren_scale": True, "fixed_fac_scale": True, **dict.fromkeys(_SCALES, scale)}
    entries |= PROCESSES["run_card"] | entry["run_card"]
    return UserProcess(recipe, entry["sqrt_s_gev"], card, {key: str(value) for key, value in entries.items()})


def pull(row):
    """Return the difference of engine and MadEvent over the error of both."""
    error = np.hypot(row["engine_error_pb"], row["madevent_error_pb"])
    return (row["engine_pb"] - row["madevent_pb"]) / error


def ratio(row, count):
    """Return events of the engine per second of processor time over those of MadEvent."""
    return (count / row["engine_s"]) / (row["madevent_events"] / row["madevent_s"])


def table_text(rows):
    """Return the rows as a table in Markdown."""
    count = PROCESSES["events"]
    entries = {entry["name"]: entry for entry in PROCESSES["processes"]}
    lines = [
        "| process | model | TeV | engine [pb] | MadEvent [pb] | pull | shapes | per s | MadEvent | ratio |",
        "| --- " * 10 + "|",
    ]
    for row in rows:
        entry = entries[row["name"]]
        shapes = ", ".join(f"{name} {chi2.sf(*found):.2f}" for name, found in row["shapes"].items())
        ours, theirs = count / row["engine_s"], row["madevent_events"] / row["madevent_s"]
        lines.append(
            f"| `{row['name']}` | {entry['model']}, {entry['contribution']} | {entry['sqrt_s_gev'] / 1000:g} "
            f"| {_number(row, 'engine')} | {_number(row, 'madevent')} | {pull(row):+.1f} | {shapes} "
            f"| {ours:.0f} | {theirs:.0f} | {ours / theirs:.1f} |"
        )
    return "\n".join(lines)


def _number(row, name):
    value, error = row[f"{name}_pb"], row[f"{name}_error_pb"]
    return f"{value:.5g} ({100 * error / value:.2f} %)"


def main():
    """Measure what has no row yet, or the numbers of processes that are named; write after each."""
    data = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {**PROGRAM, "rows": []}
    wanted = [int(word) for word in sys.argv[1:]] or range(len(PROCESSES["processes"]))
    for number in wanted:
        entry = PROCESSES["processes"][number]
        if any(row["name"] == entry["name"] for row in data["rows"]):
            continue
        data["rows"].append(measure(entry, PROCESSES["seed"]))
        order = {item["name"]: k for k, item in enumerate(PROCESSES["processes"])}
        data["rows"].sort(key=lambda row: order[row["name"]])
        write_rows(TABLE, data)
        sys.stdout.write(table_text([row for row in data["rows"] if row["name"] == entry["name"]]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
