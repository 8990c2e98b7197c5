"""Cards with figures: what is accepted, and the one line that says what is wrong."""

import copy

import pytest

from recast.cards import FigureCard, RunCard, card_schema, parse_any_card
from recast.core.errors import InputError

COUPLING = {"name": "a", "kind": "coupling", "mzp_gev": [10, 100], "gp": [0.01, 1], "regions": ["trident"]}
PLANE = {
    "name": "b",
    "kind": "plane",
    "x": {"parameter": "mq_gev", "range": [1000, 2000]},
    "y": {"parameter": "md_gev", "range": [1000, 2000]},
    "fixed": {"mzp_gev": 100, "gp": 0.1},
    "bands": ["b_to_s_mumu"],
}


def card(*figures, **more):
    return {"name": "c", "figures": [copy.deepcopy(figure) for figure in figures], **more}


def test_a_card_without_model_and_analysis_has_figures_alone():
    found = parse_any_card(card(COUPLING, PLANE))
    assert isinstance(found, FigureCard)
    assert [figure.kind for figure in found.figures] == ["coupling", "plane"]


def test_a_run_card_may_have_figures_with_its_curve():
    block = {"model": {"mzp_gev": [10]}, "analysis": {"name": "x"}}
    found = parse_any_card(card(COUPLING | {"collider": True}, **block))
    assert isinstance(found, RunCard)
    assert found.figures[0].collider


def test_a_card_is_the_same_after_a_trip_through_json():
    found = parse_any_card(card(COUPLING, PLANE))
    assert parse_any_card(found.model_dump(mode="json")) == found


@pytest.mark.parametrize(
    ("figure", "change", "message"),
    [
        (COUPLING, {"kind": "couplng"}, r"figures.0.kind is 'couplng'\. Did you mean \"coupling\"\?"),
        (COUPLING, {"regions": ["tridnt"]}, r'figures.0.regions: unknown constraint "tridnt"\. Did you mean'),
        (COUPLING, {"regions": []}, r"figures.0: a figure needs regions, lines or bands"),
        (COUPLING, {"regions": ["tau", "tau"]}, r"figures.0.regions: a name stands twice"),
        (COUPLING, {"region": []}, r'unknown key "figures.0.region"\. Did you mean "regions"\?'),
        (COUPLING, {"mzp_gev": [100, 10]}, r"figures.0.mzp_gev: the range \[100, 10\] does not rise"),
        (COUPLING, {"mzp_gev": [0, 10]}, r"figures.0.mzp_gev.0 is 0\. Input should be greater than 0"),
        (COUPLING, {"gp": [float("nan"), 1]}, r"figures.0.gp.0 is 'nan'\. Input should be a finite number"),
        (COUPLING, {"bands": ["trident"]}, r"trident names no preferred band in the data set 2014"),
        (COUPLING, {"data": "2015"}, r"figures.0.data is '2015'\. Did you mean \"2014\"\?"),
        (COUPLING, {"form": "print"}, r"figures.0.form is 'print'\. Did you mean \"printed\"\?"),
        (
            COUPLING,
            {"quarks": "papr"},
            r'figures.0.quarks: unknown quark sector "papr"\. Did you mean "paper"',
        ),
        (COUPLING, {"collider": True}, r"figures: a asks for the simulated curve, but the card has no model"),
        (COUPLING, {"name": "../a"}, r"figures.0.name is '../a'\. Take letters, digits, dots"),
        (COUPLING, {"labels": [{"text": "a", "x": 1, "y": 1, "colour": "red"}]}, r"labels.0.colour is 'red'"),
        (COUPLING, {"labels": [{"text": "a", "x": 1, "z": 1}]}, r'unknown key "figures.0.labels.0.z"'),
        (
            PLANE,
            {"x": {"parameter": "mass", "range": [1, 2]}},
            r'figures.0.x.parameter: unknown parameter "mas',
        ),
        (
            PLANE,
            {"x": {"parameter": "mq_gev", "range": [1, 2], "point": 3}},
            r'"figures.0.x.point"\. Did you',
        ),
        (PLANE, {"fixed": {"mzp": 3}}, r'unknown parameter "mzp" in fixed\. Did you mean "mzp_gev"'),
        (PLANE, {"bands": []}, r"figures.0: a figure needs regions, bands or vphi_limit"),
        (PLANE, {"vphi_limit": {"levels_gev": []}}, r"figures.0.vphi_limit.levels_gev is"),
        (PLANE, {"vphi_limit": {"levels_gev": [1], "below": "tridents"}}, r'unknown constraint "tridents"'),
    ],
)
def test_bad_figures_are_refused_by_name(figure, change, message):
    with pytest.raises(InputError, match=message) as caught:
        parse_any_card(card(figure | change), "c")
    assert "\n" not in str(caught.value)


def test_names_of_figures_are_distinct():
    with pytest.raises(InputError, match="the name of a figure stands twice"):
        parse_any_card(card(COUPLING, COUPLING))


def test_no_figure_is_no_card():
    with pytest.raises(InputError, match="figures"):
        parse_any_card(card())


def test_the_schema_describes_both_kinds_of_figure():
    assert {"FigureCard", "CouplingFigureBlock", "PlaneFigureBlock"} <= card_schema()["$defs"].keys()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"gp": [1e-300, 1]}, "figures.0.gp: 1e-300 is not between 1e-12 and 100"),
        ({"gp": [1, 1e300]}, r"figures.0.gp: 1e\+300 is not between"),
        ({"mzp_gev": [1e-7, 1]}, r"figures.0.mzp_gev: 1e-07 is not between 1e-06 and 1e\+06"),
        ({"title": "$\\frac{$"}, "figures.0.title: matplotlib cannot read its TeX"),
        ({"labels": [{"text": "a\nb", "x": 1, "y": 1}]}, "figures.0.labels.0.text: it holds a line break"),
        (
            {"bs_effects": [1e300]},
            "figures.0.bs_effects.0 is 1e.300. Input should be less than or equal to 100",
        ),
        ({"bs_effects": [0.1, 0.1]}, "figures.0.bs_effects: a value stands twice"),
        ({"regions": "trident"}, "figures.0.regions is 'trident'. Write a list: .trident."),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_refused(change, message):
    figure = {"name": "a", "kind": "coupling", "mzp_gev": [1, 10], "gp": [0.1, 1], "regions": ["trident"]}
    with pytest.raises(InputError, match=message):
        parse_any_card({"name": "x", "figures": [figure | change]})


def test_levels_of_a_plane_are_distinct_and_few():
    plane = {
        "name": "a",
        "kind": "plane",
        "x": {"parameter": "mq_gev", "range": [5000, 60000]},
        "y": {"parameter": "md_gev", "range": [5000, 60000]},
        "fixed": {"mzp_gev": 100, "gp": 0.1},
    }
    for levels, message in (([1, 1], "a value stands twice"), (list(range(1, 40)), "at most 30 items")):
        with pytest.raises(InputError, match=message):
            parse_any_card({"name": "x", "figures": [plane | {"vphi_limit": {"levels_gev": levels}}]})
