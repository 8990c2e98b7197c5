"""1312.4194 on the Z: acceptance and limit on BR(t -> Zq) beside the published ones, and the Z' mass line."""

import json
from pathlib import Path

import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.analysis.run import analyse
from recast.analysis.templates import load_templates
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.detector.draws import Draws
from recast.events.parquet.slim import read_parquet
from recast.exclusion.scaling import branching_limits
from recast.generate.shower import shower
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import Boson, RareChannel, TopProcess
from recast.inputs.top import top_branching
from recast.model.zprime import ZPrimePoint
from recast.statistics.expected import count_limits

MADGRAPH = Path(__file__).parents[1] / "data" / "top" / "madgraph_acceptance.json"


def showered(folder, channel, events):
    with workers(1) as pool:
        partons = TopGenerator().generate(
            TopProcess(8000.0, channel),
            ZPrimePoint(60.0, 0.1),
            events,
            4,
            folder / "closure.lhe.gz",
            workers=pool,
            progress=Silent(),
        )
        sample = shower(partons, "no-mpi-jets", 4, folder / "events.parquet", workers=pool, progress=Silent())
    return read_parquet(sample.path), sample


def test_shipped_closure_page(closure_page):
    rows = closure_page("cms_2013_t_to_zq")["limit on BR(t -> Zq), 8 TeV"]["rows"]
    assert [row["published"] for row in rows] == [6.0e-4, 1.0e-3]
    for row in rows:  # 12000 events; docs/top.md says what other readings of the selection give
        assert 0.6 < row["ratio"] < 0.95
        assert row["cause"]


@pytest.mark.slow
def test_limit_on_the_z_beside_the_published_one(tmp_path):
    """Expected 0.073 % here, 0.10 % by CMS; docs/top.md has the cutflow, and what other readings give."""
    analysis = load_analysis("cms_2013_t_to_zq")
    events, sample = showered(tmp_path, RareChannel(Boson.Z), 3000)
    selected = analyse(analysis, events, sample, 4).cross_section("on_z")
    luminosity = 1000.0 * analysis.card.dataset().luminosity_fb(8000.0)
    templates = load_templates(analysis.folder)
    counts = count_limits(
        "cls",
        1,
        templates.published,
        background_error=templates.published * templates.published_relative_error,
        signal_relative_error=float(np.hypot(selected.relative_error, 0.063)),
    )
    limit = branching_limits(selected.scaled(luminosity), counts)
    leptons = 2.0 * top_branching("z_to_charged_lepton_pair").value
    published = {item.name: item.value for item in analysis.card.validation}
    expected = limit.expected[2].value / leptons / published["BR(t -> Zq), 95 % CL, 8 TeV, expected"]
    observed = limit.observed.value / leptons / published["BR(t -> Zq), 95 % CL, 8 TeV, observed"]
    # 27 and 20 per cent below with 12000 events; two deviations of 3000 events are 20 per cent of that
    assert 0.58 < expected < 0.95
    assert 0.62 < observed < 1.0


@pytest.fixture(scope="module")
def zprime_60(tmp_path_factory):
    """4000 events t -> c Z' of 60 GeV, with their sample, and the analysis at that mass."""
    events, sample = showered(tmp_path_factory.mktemp("zp60"), RareChannel(), 4000)
    return events, sample, load_analysis("cms_2013_t_to_zq").at(60.0)


@pytest.mark.slow
def test_mass_line_of_the_zprime(zprime_60):
    """The measured muon pairs are at the mass of the Z', with the resolution that the window is made for."""
    events, _, analysis = zprime_60
    pairs = analysis.select(events, Draws(4, "closure")).observables["m_ll_gev"]
    assert len(pairs) > 60
    assert np.median(pairs) == pytest.approx(60.0, rel=0.005)
    low, high = np.quantile(pairs, [0.16, 0.84])
    assert 0.008 < (high - low) / 2 / 60.0 < 0.02


@pytest.mark.slow
def test_cutflow_is_that_of_madgraph_events(zprime_60):
    """Each step beside the 50 000 events of MadGraph's decay chain that went through the same programs."""
    events, sample, analysis = zprime_60
    entry = json.loads(MADGRAPH.read_text(encoding="utf-8"))["masses"]["60"]["selected"]
    steps = dict(analyse(analysis, events, sample, 4).cutflow.steps)
    assert list(steps) == list(entry)
    for name in list(entry)[2:]:
        theirs, ours = entry[name] / 50_000, steps[name].n_raw / 4000
        error = (theirs * (1 - theirs) * (1 / 4000 + 1 / 50_000)) ** 0.5
        assert abs(ours - theirs) < 3.5 * error, name
