"""The general engine, and MadGraph where it is: events of a few processes (run with -m benchmark -s)."""

import resource
import time
from pathlib import Path

import pytest

from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import Contribution, GeneratorSettings
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings
from recast.generate.madgraph.execute import TimeLimit
from recast.generate.madgraph.folders import process_folder
from recast.generate.madgraph.generator import MadGraphGenerator, UserProcess
from recast.generate.madgraph.installation import find_madgraph
from recast.generate.madgraph.recipes import checked_recipe
from recast.model.ufo.build import build_lagrangian
from recast.model.ufo.content import Contents
from recast.model.ufo.slha import card_text
from recast.model.ufo.writer import cached_ufo
from recast.model.zprime import ZPrimePoint

COUNT = 10_000
PDF = "NNPDF23_lo_as_0130_qed"
POINT = ZPrimePoint(30.0, 0.1)
PROCESSES = {
    "p p > t t~": ({}, {}),
    "p p > mu+ mu- j": ({"pt(j)": {"min": 20.0}, "m(mu+,mu-)": {"min": 50.0}}, {"ptj": 20, "mmll": 50}),
    "p p > zp mu+ mu-": ({"m(mu+,mu-)": {"min": 10.0}}, {"mmll": 10}),
    "p p > t t~ j": ({"pt(j)": {"min": 20.0}}, {"ptj": 20}),
}
"""Cuts of both."""
OPEN = {"ptl": 0, "etal": -1, "drll": 0, "drjl": 0, "etaj": -1, "ptj": 0, "drjj": 0, "mmll": 0}
SCALES = {"fixed_ren_scale": True, "fixed_fac_scale": True, "scale": 91.1876}
SCALES |= {"dsqrt_q2fact1": 91.1876, "dsqrt_q2fact2": 91.1876, "maxjetflavor": 4, "use_syst": False}
QUARKS = "g u u~ d d~ s s~ c c~"


def madgraph():
    """Return MadGraph; None where there is none."""
    try:
        return find_madgraph()
    except InputError:
        return None


def clock() -> float:
    """Return processor time of this process and of all that it started and waited for [s]."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def user_process(name: str, cuts: dict[str, int]) -> UserProcess:
    contents = Contents.zprime(POINT._supports())
    lagrangian = build_lagrangian(contents)
    card = card_text(lagrangian, POINT._values(lagrangian.externals), {})
    labels = [f"p = {QUARKS}", f"j = {QUARKS}"]
    recipe = checked_recipe(cached_ufo(contents), [name], definitions=labels)
    entries = {key: str(value) for key, value in {**OPEN, **SCALES, **cuts}.items()}
    return UserProcess(recipe, 13000.0, card, entries)


@pytest.mark.benchmark
@pytest.mark.parametrize("name", PROCESSES)
def test_events_per_second_of_processor_time(tmp_path: Path, name: str) -> None:
    cuts, theirs = PROCESSES[name]
    generator = EngineGenerator(EngineSettings(pdf_set=PDF, scale="fixed", cuts=cuts))
    process = EngineProcess(name, Contribution.FULL, 13000.0)
    with workers(1) as pool:
        # matrix elements and process folder are compiled and kept outside the measurement
        generator.integrate(process, POINT, 1, 1000, pool)
        start = clock()
        sample = generator.generate(
            process, POINT, COUNT, 1, tmp_path / "x.lhe.gz", workers=pool, progress=Silent()
        )
        spent = clock() - start
    facts = sample.provenance
    print(
        f"\n{name}: {COUNT / spent:.0f} events/s of processor time, warm-up and writing included, efficiency "
        f"{facts['unweighting_efficiency']:.3f}, {sample.cross_section_pb:.5g} pb"
    )
    program = madgraph()
    if program is None:
        return
    user = user_process(name, theirs)
    process_folder(program, user.recipe, log=tmp_path / "log", time_limit=TimeLimit(3600.0))
    start, wall = clock(), time.perf_counter()
    other = MadGraphGenerator(GeneratorSettings(pdf_set=PDF)).generate_user(
        user, COUNT, 1, tmp_path / "mg.lhe.gz", progress=Silent()
    )
    spent, wall = clock() - start, time.perf_counter() - wall
    print(
        f"MadGraph: {COUNT / spent:.0f} events/s of processor time ({COUNT / wall:.0f} by the clock), "
        f"{other.cross_section_pb:.5g} pb"
    )
    assert other.cross_section_pb == pytest.approx(sample.cross_section_pb, rel=0.05)
