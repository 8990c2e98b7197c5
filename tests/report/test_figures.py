"""Report: figures of constraints: levels in legends, no text over another, equal bytes, provenance."""

import numpy as np
import pytest
from curves import at, mass_curve
from PIL import Image

from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.coupling_figure import Collider, coupling_figure
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import plane_figure
from recast.exclusion.scaling import CurvePoint
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import scenario
from recast.lowenergy.registry import observable
from recast.report.coupling_plot import PlotLabel, draw_coupling_figure
from recast.report.page import made_by_text, save_figure
from recast.report.plane_plot import draw_plane_figure

PAPER = DataSet.PAPER


def collider():
    limits = [(10.0, 0.012), (30.0, 0.026), (60.0, 0.19), (90.0, None)]
    rows = []
    for mass, gp in limits:
        item = no_limit("nothing") if gp is None else ParameterLimit(gp, 0.02 * gp)
        rows.append(ExclusionRow(at(mass), LimitSource.SCALING, CurvePoint(item, (item,) * 5)))
    return Collider(mass_curve(rows), "a search", 0.95)


def content(simulated=None):
    return coupling_figure(
        (5, 500),
        (0.004, 1),
        PAPER,
        ["trident", "bs_mixing"],
        ["trident_ccfr", "perturbativity"],
        ["tau"],
        [0.05],
        collider=simulated,
    )


def plane(form=Form.DERIVED):
    x, y = (Axis(name, np.linspace(5e3, 60e3, 81)) for name in ("mq_gev", "md_gev"))
    fixed, sector = {"mzp_gev": 100.0, "gp": 0.1}, scenario("unit_yukawas")
    return plane_figure(
        x, y, PAPER, fixed, (), ["b_to_s_mumu"], (1, 2), [750, 2500], "trident", sector, Forms.all(form)
    )


def legend(figure):
    return [text.get_text() for text in figure.legends[0].get_texts()]


def test_every_curve_has_its_level_in_the_legend():
    figure = draw_coupling_figure(content(collider()), "caption", "title", collider=collider())
    assert legend(figure) == [
        "neutrino trident (95 % CL, two-sided)",
        "Bs mixing (as stated, no CL)",
        "neutrino trident, CCFR (95 % CL, two-sided)",
        "perturbative to the Planck scale (a prior, no CL)",
        "τ → μνν, preferred (1σ)",
        "a search (95 % CL, one-sided, recast)",
        "simulation error of this line (1σ)",
        "change of Bs mixing (no CL)",
    ]


def test_a_plane_names_its_regions_with_levels_and_nothing_that_is_not_there():
    texts = legend(draw_plane_figure(plane(), (False, False), "caption"))
    assert texts == [
        "limit below 743 GeV: neutrino trident (95 % CL, two-sided) [2014]",
        r"no $v_\Phi$ allowed by Bs mixing (as stated, no CL) [2014]",
        "b → sμμ, preferred (1σ, 2 parameters) [2014]",
        "b → sμμ, preferred (2σ, 2 parameters) [2014]",
        r"largest $v_\Phi$ from Bs mixing (as stated, no CL) [2014]",
    ]
    high = plane_figure(
        *(Axis(name, np.linspace(40e3, 60e3, 11)) for name in ("mq_gev", "md_gev")),
        PAPER,
        {"mzp_gev": 100.0, "gp": 0.1},
        vphi_levels_gev=[5000],
        vphi_above="trident",
        quarks=scenario("unit_yukawas"),
    )
    assert len(legend(draw_plane_figure(high, (True, True), "caption"))) == 1


def test_regions_are_shaded_on_the_excluded_side():
    """The pixel colours: above tridents, below B_s mixing, white between."""
    figure = draw_coupling_figure(content(), "caption")
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[..., :3]

    def colour(mass, gp):
        x, y = figure.axes[0].transData.transform((mass, gp))
        return "#{:02x}{:02x}{:02x}".format(*pixels[pixels.shape[0] - 1 - round(y), round(x)])

    assert colour(20.0, 0.04) == observable("trident").style.tint
    assert colour(200.0, 0.03) == observable("bs_mixing").style.tint
    assert colour(100.0, 0.08) == "#ffffff"  # vPhi = 1250 GeV
    assert colour(7.0, 0.005) == "#ffffff"  # B_s mixing holds from 10 GeV


def test_texts_do_not_cover_each_other_or_the_axes():
    for figure in (
        draw_coupling_figure(content(collider()), "words " * 60, "title", collider=collider()),
        draw_plane_figure(plane(), (False, False), "words " * 60, "title"),
    ):
        figure.canvas.draw()
        axes = figure.axes[0]
        boxes = [text.get_window_extent() for text in figure.texts]
        boxes += [figure.legends[0].get_window_extent(), axes.get_tightbbox()]
        for i, first in enumerate(boxes):
            assert first.x0 >= 0
            assert first.x1 <= figure.bbox.x1
            for second in boxes[i + 1 :]:
                assert not first.overlaps(second)


def test_labels_of_the_card_are_drawn_where_it_says():
    label = PlotLabel("words", 20.0, 0.05, 30.0, "#123456")
    axes = draw_coupling_figure(content(), "caption", labels=[label]).axes[0]
    (text,) = [item for item in axes.texts if item.get_text() == "words"]
    assert text.get_position() == (20.0, 0.05)
    assert text.get_rotation() == 30.0


def test_a_line_outside_the_ranges_has_no_entry():
    made = coupling_figure((5, 20), (0.004, 0.1), PAPER, ["trident", "z_couplings"])
    assert legend(draw_coupling_figure(made, "")) == ["neutrino trident (95 % CL, two-sided)"]


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_equal_numbers_give_equal_bytes_with_the_provenance_inside(tmp_path, kind):
    text = made_by_text(
        {"versions": {"recast-hep": "9.9"}, "git_revision": "abc", "seed": 3, "card": {"name": "n"}}
    )
    paths = [tmp_path / f"{name}.{kind}" for name in "ab"]
    for path in paths:
        save_figure(draw_plane_figure(plane(), (False, False), "caption"), [path], text)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert b"CreationDate" not in paths[0].read_bytes()
    if kind == "png":
        with Image.open(paths[0]) as image:
            assert image.text == {"Description": text}
    else:
        assert b"recast-hep 9.9; git abc; card n; seed 3" in paths[0].read_bytes()
