"""Closure with Figs. 2 and 3 of arXiv:1403.1269: the shipped cards beside what the paper says of its figures.

The paper's text names no ranges of axes. Simulated numbers of Fig. 3 are in docs/figures.md.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from curves import mass_curve

from recast.cards import parse_any_card
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.exclusion.collider_bound import crossings
from recast.exclusion.coupling_figure import coupling_figure
from recast.exclusion.curve import ExclusionRow
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import plane_figure
from recast.inputs.lowenergy import DataSet
from recast.lowenergy import tau
from recast.lowenergy.base import Plane
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import scenario

PAPER = DataSet.PAPER


def block(card, name):
    figures = parse_any_card(load_yaml(resource("workflows", card))).figures
    return next(figure for figure in figures if figure.name == name)


def panel(name, nodes=121):
    """Return the content of a panel of Fig. 2, by default on a coarser grid than the figure's of 251."""
    item = block("paper_fig2.yaml", name)
    x, y = (Axis(a.parameter, np.linspace(*a.range, nodes)) for a in (item.x, item.y))
    return plane_figure(
        x,
        y,
        PAPER,
        item.fixed,
        bands=item.bands,
        vphi_levels_gev=item.vphi_limit.levels_gev,
        vphi_above=item.vphi_limit.below,
        quarks=scenario(item.quarks),
        forms=Forms.all(Form(item.form)),
    )


@pytest.fixture(scope="module")
def fig3():
    item = block("paper_fig3.yaml", "fig3")
    return coupling_figure(
        item.mzp_gev,
        item.gp,
        PAPER,
        item.regions,
        item.lines,
        item.bands,
        item.bs_effects,
        scenario(item.quarks),
        Forms.all(Form(item.form)),
    )


def edge(curves, name):
    (found,) = [item for item in curves if item.info.name == name]
    return np.array([[p.mzp_gev, p.gp_excluded or np.nan] for p in found.bound.points]).T


def test_figure_2_left_band_at_25_tev():
    """Printed: best masses of order 25 TeV for Yukawas of order unity; computed: 24.7 TeV."""
    _, table = panel("fig2_left").bands["b_to_s_mumu"]
    x = panel("fig2_left").x.values
    i, j = np.unravel_index(np.nanargmin(table), table.shape)
    assert (x[i], x[j]) == pytest.approx((24.7e3, 24.7e3), abs=500.0)


def test_figure_2_right_band_at_5_tev_and_limit_1_8_tev():
    """Printed: of order 5 TeV, vPhi below 1.8 TeV; computed at the best point: 5.7 TeV, 1.82 TeV."""
    content = panel("fig2_right", 251).as_dict()
    assert content["bands"][0]["best"]["mq_gev"] == pytest.approx(5.68e3, abs=1.0)
    assert content["vphi_limit"]["at_best"] == pytest.approx(1.823e3, abs=1.0)


def test_figure_2_right_has_no_region_that_bs_mixing_forbids_near_the_band():
    """The dark region is one of the left panel alone; with the derived sign a corner below 2 TeV is left."""
    assert not panel("fig2_right").vphi.impossible.any()
    derived = panel("fig2_right_derived")
    i, j = np.nonzero(derived.vphi.impossible)
    assert max(derived.x.values[i].max(), derived.y.values[j].max()) < 2.1e3


def test_figure_2_left_dark_region_hangs_on_the_sign_of_19c():
    """Printed sign: slivers along two edges, below 1 % of the panel; derived: 46 % of it."""
    printed, derived = panel("fig2_left").vphi, panel("fig2_left_derived").vphi
    assert printed.impossible.mean() == pytest.approx(0.0075, abs=0.003)
    assert derived.impossible.mean() == pytest.approx(0.463, abs=0.01)
    content = panel("fig2_left_derived")
    _, table = content.bands["b_to_s_mumu"]
    assert derived.impossible[np.unravel_index(np.nanargmin(table), table.shape)]
    # part of the one-sigma band is left, at larger masses
    close = (table < content.threshold(1.0)) & ~derived.impossible & ~derived.too_low
    assert close.any()


def test_figure_2_light_regions_are_where_tridents_forbid_the_limit():
    vphi = panel("fig2_right").vphi
    assert vphi.smallest_gev == pytest.approx(742.8, abs=0.1)
    # at the nodes next to the line of equal limits the region ends: below 743 GeV in, above it out
    assert vphi.limit_gev[vphi.too_low].max() < 742.8 < vphi.limit_gev[~vphi.too_low].min()
    # heavy quarks allow every vPhi that tridents do, light ones do not
    assert not vphi.too_low[-1, -1]
    assert vphi.too_low[0, 0]
    assert 0.1 < vphi.too_low.mean() < 0.3


def test_figure_3_tridents_exclude_the_whole_g_minus_2_band(fig3):
    """Printed: completely excludes the region favoured by (g-2), at mZ' above 10 GeV; here from 5 GeV."""
    (band,) = [item for item in fig3.bands if item.info.name == "g_minus_2"]
    mass, limit = edge(fig3.regions, "trident")
    low = np.array([pair[0] if pair else np.nan for pair in band.preferred])
    known = ~np.isnan(low)
    assert known[mass < 100].all()
    assert np.all(limit[known] < 0.5 * low[known])


def test_figure_3_tau_band_lies_where_31_says(fig3):
    (band,) = [item for item in fig3.bands if item.info.name == "tau"]
    rows = [(p.mzp_gev, *pair) for p, pair in zip(band.bound.points, band.preferred, strict=True) if pair]
    mass, low, high = np.array(rows).T
    # (31) as printed: (7.0 +- 3.0)e-3, at its rounding; (28) is proportional to g'^2 at every mass
    for coupling, expected in ((low, 4.0e-3), (high, 10.0e-3)):
        assert np.allclose(tau.predict(Plane(mass, coupling), PAPER), expected, rtol=0.02)
    assert np.allclose((high / low) ** 2, 10.0 / 4.0, rtol=0.02)


def test_figure_3_order_of_the_trident_lines(fig3):
    """Single experiments are weaker than their average: CCFR nearer to it than CHARM-II."""
    mass, average = edge(fig3.regions, "trident")
    _, ccfr = edge(fig3.lines, "trident_ccfr")
    _, charm = edge(fig3.lines, "trident_charm_ii")
    inside = mass < 500
    assert np.all(average[inside] < ccfr[inside])
    assert np.all(ccfr[inside] < charm[inside])


def test_figure_3_white_region_lies_between_tridents_and_bs_mixing(fig3):
    """Printed: anomaly accommodated left of the bottom-right triangle; white is allowed."""
    open_rows = [row for row in fig3.allowed if row.mzp_gev >= 10 and row.is_open]
    assert {row.low_by for row in open_rows} == {"bs_mixing"}
    # Z couplings become stronger than tridents at 1.58 TeV
    assert {row.high_by for row in open_rows if row.mzp_gev < 1400} == {"trident"}
    assert all(row.mzp_gev / row.low == pytest.approx(1831.0, abs=1.0) for row in open_rows)


def test_figure_3_dotted_lines_are_in_the_white_region(fig3):
    for line in fig3.effects:
        pairs = zip(line.gp, fig3.allowed, strict=True)
        assert all(row.low <= gp <= row.high for gp, row in pairs if gp is not None)
        assert any(gp is not None for gp in line.gp)


DOCS = Path(__file__).parents[2] / "docs" / "figures.md"
SIMULATED = json.loads((Path(__file__).parents[1] / "data" / "figures" / "fig3_collider.json").read_text())


def test_figure_3_crossings_follow_from_the_simulated_line():
    """No value is printed in the paper; those of docs/figures.md are what this curve gives."""
    curve = mass_curve(ExclusionRow.from_dict(row) for row in SIMULATED["curve"])
    found = crossings(curve, "trident", PAPER, scenario("no_first_generation"), Forms.all(Form.PRINTED))
    text = DOCS.read_text(encoding="utf-8")
    assert len(found) == 2
    for item in found:
        assert f"- {item.mzp_gev:.2f} +- {item.simulation_error_gev:.2f} (simulation)" in text
        assert item.simulation_error_gev > 0
    assert [item.collider_stronger_above for item in found] == [True, False]


def test_figure_3_table_of_the_docs_is_the_simulated_line():
    text = DOCS.read_text(encoding="utf-8")
    ends = []
    for row in SIMULATED["curve"]:
        limit = row["observed"]
        if limit["value"] is None:
            ends.append(row["parameters"]["mzp_gev"])
            assert limit["reason"] == "no signal above the background up to g' = 1.12"
            continue
        digits = next(d for d in (5, 4, 3) if 0 < round(limit["error"] * 10**d) < 100)
        shown = f"{limit['value']:.{digits}f}({round(limit['error'] * 10**digits)})"
        short = f"{limit['value']:.{digits - 1}f}({round(limit['error'] * 10 ** (digits - 1))})"
        assert shown in text or short in text, shown
    assert ends == [80.0, 90.0, 95.0]
