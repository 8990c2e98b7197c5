"""Rows of the table of shipped models in docs/madgraph.md: parton cross sections by MadGraph and embedded.

`python tests/helpers/madgraph_models.py` makes the rows of tests/data/madgraph/models.json that have no
numbers yet (MG5_PATH names MadGraph). A row with a new coupling is one without numbers.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from madevent_comparison import measure
from row_file import write_rows

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.madgraph.generator import MadGraphGenerator
from recast.model.charges import FERMIONS, NEUTRINOS, QUARKS
from recast.model.registry import load_model
from recast.model.ufo.content import Support
from recast.model.zprime import ZPrimePoint

__all__ = ["TABLE", "pull", "run_row", "table"]

TABLE = Path(__file__).parents[1] / "data" / "madgraph" / "models.json"


class AllCharges(ZPrimePoint):
    """A Z' whose UFO has every charge as a parameter, those of quarks where one is not zero.

    The UFO of a `ZPrimePoint` has the charges alone that are not zero. With all of them, models share a UFO
    and the process folder that MadGraph compiles for it.
    """

    def _supports(self):
        left_out = QUARKS if self.quadratic else ()
        return tuple(Support(name, axial=name not in NEUTRINOS) for name in FERMIONS if name not in left_out)


def table():
    """Return the content of the data file."""
    return json.loads(TABLE.read_text(encoding="utf-8"))


def pull(row):
    """Return the difference of MadGraph and the embedded generator over the error of both."""
    error = np.hypot(row["madgraph_error_pb"], row["embedded_error_pb"])
    return (row["madgraph_pb"] - row["embedded_pb"]) / error


def run_row(data, row, seed):
    """Return a row with numbers of its own: both generators at the row's point."""
    if "process" in row:
        return row | run_engine(data, row, seed)
    model = load_model(row["model"])
    point = model.point({model.mass: row["mass_gev"], model.coupling: row["coupling"]})
    shared = point
    if isinstance(point, ZPrimePoint) and not row.get("own_ufo", False):
        shared = AllCharges(point.mzp_gev, point.gp, point.electroweak, point.charges)
    process = Process.parse(data["process"], row["contribution"], data["sqrt_s_gev"], tuple(data["quarks"]))
    settings = GeneratorSettings(pdf_set=data["pdf_set"])
    with workers(1) as pool, TemporaryDirectory(prefix="recast-") as folder:
        sample = MadGraphGenerator(settings).generate(
            process, shared, data["madgraph_events"], seed, Path(folder) / "x.lhe.gz",
            workers=pool, progress=Silent(),
        )  # fmt: skip
        ours = BuiltinGenerator(settings).integrate(process, point, seed, data["embedded_points"], pool)
    theirs = sample.cross_section_pb, sample.cross_section_error_pb
    keys = ("madgraph_pb", "madgraph_error_pb", "embedded_pb", "embedded_error_pb")
    return row | {key: float(f"{value:.6g}") for key, value in zip(keys, (*theirs, *ours), strict=True)}


def run_engine(data, row, seed):
    """Return the numbers of a row of p p > mu+ mu- within 20 % of the mass, by the engine and MadEvent."""
    model = load_model(row["model"])
    edges = 0.8 * row["mass_gev"], 1.2 * row["mass_gev"]
    entry = {
        "name": row["process"],
        "model": row["model"],
        "parameters": {model.mass: row["mass_gev"], model.coupling: row["coupling"]},
        "contribution": row["contribution"],
        "sqrt_s_gev": data["sqrt_s_gev"],
        "cuts": {"m(mu+,mu-)": dict(zip(("min", "max"), edges, strict=True))},
        "run_card": dict(zip(("mmll", "mmllmax"), edges, strict=True)),
        "shapes": [],
    }
    made = measure(entry, seed)
    return {
        f"{name}_{what}pb": made[f"{source}_{what}pb"]
        for name, source in (("madgraph", "madevent"), ("embedded", "engine"))
        for what in ("", "error_")
    }


def main():
    """Fill the rows without numbers, one after the other; the file is written after each."""
    data = table()
    for number, row in enumerate(data["rows"]):
        if "madgraph_pb" in row:
            continue
        data["rows"][number] = made = run_row(data, row, data["seed"])
        write_rows(TABLE, data)
        sys.stdout.write(f"{json.dumps(made)} pull {pull(made):+.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
