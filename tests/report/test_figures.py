"""Report: figures of constraints: levels in legends, no text over another, equal bytes, provenance."""

import itertools

import numpy as np
import pytest
from curves import at, mass_curve
from PIL import Image

from recast.exclusion.collider_bound import COLLIDER, COLLIDER_STYLE
from recast.exclusion.coupling import ParameterLimit, no_limit
from recast.exclusion.coupling_figure import Collider, coupling_figure
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import plane_figure
from recast.exclusion.scaling import CurvePoint
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Style
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import scenario
from recast.lowenergy.registry import OBSERVABLES, observable
from recast.report.coupling_plot import PlotLabel, draw_coupling_figure
from recast.report.layers import EXPECTED_COLOURS
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
        "neutrino trident (95 % CL, two-sided) [CHARM-II, CCFR, NuTeV]",
        "Bs mixing (as stated, no CL)",
        "neutrino trident, CCFR (95 % CL, two-sided)",
        "perturbative to the Planck scale (a prior, no CL)",
        "τ → μνν, preferred (1σ) [Belle, LEP, CLEO]",
        "a search (95 % CL, one-sided, recast)",
        "simulation error of this line (1σ)",
        "end of the limit: none at the next point",
        "change of Bs mixing (no CL)",
    ]


def test_a_plane_names_its_regions_with_levels_and_nothing_that_is_not_there():
    texts = legend(draw_plane_figure(plane(), (False, False), "caption"))
    assert texts == [
        "limit below 743 GeV: neutrino trident (95 % CL, two-sided) [CHARM-II, CCFR, NuTeV; 2014]",
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
    assert legend(draw_coupling_figure(made, "")) == [
        "neutrino trident (95 % CL, two-sided) [CHARM-II, CCFR, NuTeV]"
    ]


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


def test_ticks_mark_the_side_that_a_line_excludes():
    """Below B_s mixing, above CCFR: coloured pixels on that side of the line alone; a prior has none."""
    made = coupling_figure((5, 500), (0.004, 1), PAPER, [], ["bs_mixing", "trident_ccfr", "perturbativity"])
    figure = draw_coupling_figure(made, "caption")
    axes = figure.axes[0]
    ticked = [line.get_gid() for line in axes.lines if line.get_path_effects()]
    assert ticked == ["excluded side of bs_mixing", "excluded side of trident_ccfr"]
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[..., :3].astype(int)
    for name, masses in (
        ("bs_mixing", np.geomspace(40, 250, 400)),
        ("trident_ccfr", np.geomspace(20, 120, 400)),
    ):
        (item,) = [item for item in made.lines if item.info.name == name]
        log = np.log([(p.mzp_gev, p.gp_excluded) for p in item.bound.points if p.gp_excluded])
        edge = np.exp(np.interp(np.log(masses), *log.T))
        seen = {}
        for side, offset in (("above", 7), ("below", -7)):
            places = axes.transData.transform(np.column_stack([masses, edge])) + np.array([0, offset])
            dark = [pixels[pixels.shape[0] - 1 - round(y), round(x)].min() < 200 for x, y in places]
            seen[side] = sum(dark)
        other = {"above": "below", "below": "above"}[str(item.info.excludes)]
        assert seen[str(item.info.excludes)] > 10
        assert seen[other] == 0


_DEFICIENT = {
    "none": np.eye(3),
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
}
"""Machado, Oliveira, Fernandes, IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291, severity 1, linear RGB."""


def _lab(colour, seen_with):
    """CIELAB (D65) of an sRGB colour as it is seen."""
    red = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(red <= 0.04045, red / 12.92, ((red + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(_DEFICIENT[seen_with]) @ linear, 0, 1)
    to_xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
    xyz = np.array(to_xyz) @ linear / [0.95047, 1.0, 1.08883]
    cube = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * cube[1] - 16, 500 * (cube[0] - cube[1]), 200 * (cube[1] - cube[2])])


@pytest.mark.parametrize("seen_with", list(_DEFICIENT))
def test_things_of_one_kind_of_line_have_colours_that_everybody_tells_apart(seen_with):
    """At least 15 in CIELAB between any two: about seven times the smallest difference that is seen."""
    looks = {name: item.style for name, item in OBSERVABLES.items() if item.style != Style()}
    looks[COLLIDER] = COLLIDER_STYLE
    assert len(looks) > 12
    for (one, first), (two, second) in itertools.combinations(looks.items(), 2):
        same = one.startswith("trident") and two.startswith("trident")
        if first.dashes != second.dashes or same:
            assert first != second, (one, two)
            continue
        distance = np.linalg.norm(_lab(first.line, seen_with) - _lab(second.line, seen_with))
        assert distance > 15, (one, two, distance)
    bands = [_lab(colour, seen_with) for colour in EXPECTED_COLOURS.values()]
    assert np.linalg.norm(bands[0] - bands[1]) > 15
