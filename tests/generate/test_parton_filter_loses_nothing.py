"""The filter of ATLAS Z -> 4l against the unfiltered full shower, on more than 3000 selected events."""

from dataclasses import dataclass
from pathlib import Path

import awkward as ak
import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.core.parallel import default_jobs, workers
from recast.core.progress import Silent
from recast.events.parton_table import PartonTable
from recast.events.partons import read_partons
from recast.events.record import Origin, double_precision
from recast.events.slimming import slim
from recast.generate.base import GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.profiles import shower_profile
from recast.generate.pythia import Engine, engine, event_seed
from recast.generate.shower_worker import full_record
from recast.model.zprime import ZPrimePoint

SEED = 20140305


class Asked:
    """Conditions that note their answers and stop every event, as the rest of the shower is not needed."""

    def __init__(self, conditions):
        self.conditions = conditions
        self.scale_gev = conditions.scale_gev
        self.passed = []

    def passes(self, leptons):
        self.passed.append(self.conditions.passes(leptons))
        return False


@dataclass(frozen=True)
class _Part:
    partons: PartonTable
    seeds: list[int]


def whole_shower(part):
    """Shower events without a filter, each with random numbers of its own, which the filter has as well."""
    profile = shower_profile("full")
    result = engine(profile.settings, (4000.0, 4000.0), None).shower(part.partons, part.seeds)
    return slim(
        full_record(result.batch, part.partons.select(result.accepted)), profile.slimming, where="test"
    )


def selected(events, cuts):
    """Numbers of events whose prompt muons pass the analysis' cuts on momenta, without efficiencies."""
    particles = double_precision(events.particles)
    muons = particles[(np.abs(particles.pid) == 13) & (particles.origin == int(Origin.PROMPT))]
    muons = muons[(muons.pt > 4.0) & (np.abs(muons.eta) < 2.7)]
    four = ak.to_numpy((ak.num(muons) == 4) & (ak.sum(muons.pid, axis=1) == 0))
    muons, numbers = muons[four], ak.to_numpy(events.event)[four]
    pt = ak.to_numpy(muons.pt)  # the record is ordered in pT
    m4l = ak.to_numpy((muons[:, 0] + muons[:, 1] + muons[:, 2] + muons[:, 3]).mass)
    minus, plus = ak.unzip(ak.cartesian([muons[muons.pid > 0], muons[muons.pid < 0]]))
    pairs = ak.to_numpy((minus + plus).mass)
    nearest = np.take_along_axis(pairs, np.abs(pairs - cuts("mz_gev")).argmin(axis=1)[:, None], 1)[:, 0]
    passed = (
        (pt[:, 0] > cuts("leading_pt_min_gev"))
        & (pt[:, 1] > cuts("second_pt_min_gev"))
        & (pt[:, 2] > cuts("third_pt_min_gev"))
        & (m4l > cuts("m4l_min_gev"))
        & (m4l < cuts("m4l_max_gev"))
        & (pairs > cuts("all_ossf_min_gev")).all(axis=1)
        & (nearest > cuts("m1_min_gev"))
    )
    return numbers[passed]


def test_the_kinematic_limits_are_those_of_the_analysis():
    muon = load_analysis("atlas_2013_z4l").card.objects.muon
    assert (muon.pt_min_gev.value, muon.abs_eta_max.value) == (4.0, 2.7)


@pytest.mark.slow
def test_no_selected_event_is_lost(tmp_path):
    analysis = load_analysis("atlas_2013_z4l")
    parton_filter = analysis.card.parton_filter
    generator = BuiltinGenerator(GeneratorSettings(matrix_element="helicity"))
    n_selected, lost, n_kept, n_events = 0, [], 0, 0
    with workers(default_jobs()) as pool:
        for contribution, mzp_gev, size in (("sm", 30.0, 4000), ("np", 10.0, 2000), ("np", 40.0, 8000)):
            path = Path(tmp_path / f"{contribution}-{mzp_gev:g}.lhe.gz")
            process = Process.parse("4mu", contribution, 8000.0, ("u", "d", "s", "c"))
            point = ZPrimePoint(mzp_gev, 0.05)
            made = generator.generate(process, point, size, SEED, path, workers=pool, progress=Silent())
            partons = read_partons(made)
            asked = Asked(parton_filter.after_radiation)
            engine = Engine(shower_profile("full").settings, (4000.0, 4000.0), asked)
            kept = parton_filter.mask(partons)
            seeds = [event_seed(SEED, made.name, number) for number in range(size)]
            every = (_Part(part, seeds[part.event[0] : part.event[-1] + 1]) for part in partons.pieces(250))
            showered = ak.concatenate(list(pool.imap(whole_shower, every)))
            stopped = engine.shower(partons, seeds).vetoed
            decided = np.ones(size, bool)  # events that the hook was not asked about, or did not understand
            decided[stopped] = asked.passed
            kept &= decided
            found = selected(showered, analysis.card.cut)
            lost += [(contribution, mzp_gev, int(number)) for number in found if not kept[number]]
            n_selected += len(found)
            n_kept += int(kept.sum())
            n_events += size
    # one of 17 730 selected so far: these and those of docs/shower.md
    assert len(lost) <= 1
    assert n_selected >= 3000
    assert n_kept < 0.75 * n_events
