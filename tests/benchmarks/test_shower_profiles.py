"""Rate of each shower profile, with and without the filter, and its effect on the ATLAS Z -> 4l acceptance.

Run with `pytest -m benchmark -s tests/benchmarks/test_shower_profiles.py`; prints a table.
"""

import time

import pytest
from event_files import read_events

from recast.analysis.loader import load_analysis
from recast.analysis.run import analyse
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.generate.base import GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.profiles import profile_names
from recast.generate.shower import shower
from recast.model.zprime import ZPrimePoint

SEED = 20140305
N_EVENTS = 6000


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("partons")
    generator = BuiltinGenerator(GeneratorSettings(matrix_element="helicity"))
    result = {}
    with workers(1) as pool:
        for contribution, mzp_gev in (("sm", 30.0), ("np", 10.0), ("np", 50.0)):
            process = Process.parse("4mu", contribution, 8000.0, ("u", "d", "s", "c"))
            path = folder / f"{contribution}-{mzp_gev:g}.lhe.gz"
            result[path.name.removesuffix(".lhe.gz")] = generator.generate(
                process, ZPrimePoint(mzp_gev, 0.05), N_EVENTS, SEED, path, workers=pool, progress=Silent()
            )
    return result


@pytest.mark.benchmark
def test_profiles(samples, tmp_path):
    analysis = load_analysis("atlas_2013_z4l")
    conditions = analysis.card.parton_filter
    print(f"\n{'sample':8} {'profile':8} {'filter':6} {'events/s/core':>13} {'4mu acceptance':>20}")
    accepted = {}
    with workers(1) as pool:
        for name, sample in samples.items():
            for profile in profile_names():
                for event_filter in (None, conditions):
                    out = tmp_path / f"{name}-{profile}-{event_filter is not None}.parquet"
                    start = time.perf_counter()
                    made = shower(
                        sample, profile, SEED, out, event_filter=event_filter, workers=pool, progress=Silent()
                    )
                    rate = N_EVENTS / (time.perf_counter() - start)
                    result = analyse(analysis, read_events(out)[0], made, SEED, pool).cross_section("4mu")
                    share = result.value / sample.cross_section_pb
                    error = result.error / sample.cross_section_pb
                    filtered = "off" if event_filter is None else "on"
                    print(f"{name:8} {profile:8} {filtered:6} {rate:13.0f} {share:12.4f} +- {error:.4f}")
                    accepted[name, profile, filtered] = share
    for name in samples:
        for profile in profile_names():
            assert accepted[name, profile, "on"] == pytest.approx(accepted[name, profile, "off"], rel=2e-3)
        assert accepted[name, "no-mpi", "off"] == pytest.approx(accepted[name, "full", "off"], rel=0.25)
