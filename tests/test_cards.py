import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.cards import card_schema, load_card, parse_any_card, parse_card, with_model
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.generate.base import GeneratorSettings
from recast.generate.engine.hard import EngineSettings


def card(**changes):
    content = {
        "name": "test",
        "model": {"name": "lmu_ltau"},
        "scan": {"mzp_gev": [20, 10.5]},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(content.get(key), dict):
            content[key] = content[key] | value
        else:
            content[key] = value
    return content


def test_cuts_of_any_process_are_read_and_written_with_a_card():
    block = {"cuts": {"pt(j)": {"min": 20}}, "scale": "ht/2"}
    parsed = parse_card(card(process="p p > mu+ mu- j", generate=block))
    assert parsed.settings() == EngineSettings(scale="ht/2", cuts={"pt(j)": {"min": 20.0}})
    assert parse_card(parsed.model_dump(mode="json")).settings() == parsed.settings()


def test_words_of_a_figure_stay_with_the_model_of_the_card():
    figure = {"name": "f", "kind": "coupling", "mzp_gev": [5, 50], "gp": [0.01, 1], "regions": ["trident"]}
    labels = [{"text": "here", "x": 10, "y": 0.1}]
    content = card(figures=[figure | {"title": "of $L_μ - L_τ$", "labels": labels}])
    assert with_model(content, "le_lmu")["figures"] == [figure]
    assert with_model(content, "lmu_ltau")["figures"] == content["figures"]


def test_a_short_card_is_completed_with_defaults():
    parsed = parse_card(card())
    assert [dict(point) for point in parsed.points()] == [{"mzp_gev": 10.5}, {"mzp_gev": 20.0}]
    assert parsed.limit.method == "paper"
    assert parsed.limit.cl == 0.95
    assert parsed.settings() == GeneratorSettings()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"modle": {}}, r'c: unknown key "modle"\. Did you mean "model"\?'),
        ({"model": {"nam": "x"}}, r'c: unknown key "model.nam"\. Did you mean "name"\?'),
        (
            {"generate": {"cuts": {"mll_min": 4}}},
            r'unknown key "generate.cuts.mll_min"\. Did you mean "mll_min_gev"',
        ),
        (
            {"generate": {"cuts": {"pt(j)": {"min": -1}}}},
            r"c: generate.cuts.pt\(j\).min is -1\. Input should be greater than or equal to 0\.",
        ),
        (
            {"generate": {"cuts": {"pt(j)": 20}}},
            r"c: generate.cuts.pt\(j\) is 20\. Input should be a valid map",
        ),
        (
            {"generate": {"cuts": {"pt(j)": {"min": 20}}}},
            r'unknown key "generate.cuts.pt\(j\)"\. Known: eta_max',
        ),
        ({"seed": "one"}, r"c: seed is 'one'\. Input should be a valid integer\."),
        ({"seed": -1}, r"c: seed is -1\. Input should be greater than or equal to 0\."),
        ({"scan": {"mzp_gev": [10, "x"]}}, r"c: scan.mzp_gev.1 is 'x'\. Input should be a valid number"),
        ({"scan": {"mzp_gev": [0]}}, r"c: scan.mzp_gev is 0; it must be between 1e-06 and 1e\+06"),
        ({"scan": {"mzp_gev": [float("nan")]}}, r"scan.mzp_gev.0 is 'nan'\. Input should be a finite number"),
        ({"scan": {"mzp_gev": []}}, r"at least 1 item"),
        ({"scan": {"mzp_gev": [10, 12, 10]}}, r"c: scan: mzp_gev has the value 10 twice"),
        ({"scan": {"mzp_gev": [0.3, 0.1 + 0.2]}}, r"c: scan: mzp_gev has the value 0.3 twice"),
        ({"scan": {"charges.mu": [0.0, -0.0]}}, r"c: scan: charges.mu has the value 0 twice"),
        (
            {"low_energy": {"constraints": ["trident", "trident"]}},
            "low_energy.constraints: a name stands twice",
        ),
        ({"predictions": [{"name": "c9"}]}, r"c, predictions.0: it is BR.*, the limit is on a coupling"),
        ({"scan": {"mzp": [10]}}, r'c: scan.mzp: lmu_ltau has no parameter "mzp"\. Did you mean "mzp_gev"'),
        ({"scan": {"gp": [0.1, 0.2]}}, r"c: scan names gp, but that is the coupling which is solved for"),
        (
            {"scan": {"mzp_gev": {"range": [80, 5], "points": 3}}},
            r"range \[80, 5\] does not rise",
        ),
        (
            {"scan": {"charges.mu": {"range": [0, 2], "points": 3}}},
            r"c, scan.charges.mu: range starts at 0, which has no logarithm; use scale: linear",
        ),
        (
            {"scan": {"mzp_gev": {"range": [5, 80], "point": 3}}},
            r'c, scan.mzp_gev: unknown key "point"\. Did you mean "points"',
        ),
        (
            {"scan": {"charges.mu": [1], "charges.e": [0]}},
            r"at most 2 items",
        ),
        ({"model": {"parameters": {"mzp_gev": 3}}}, r"c: mzp_gev stands in scan and in model.parameters"),
        ({"model": {"parameters": {"gpp": 3}}}, r'no parameter "gpp"\. Did you mean "gp"'),
        (
            {"model": {"parameters": {"gp": 1e4}}},
            r"c: model.parameters.gp is 10000; it must be",
        ),
        (
            {"model": {"coupling_reference": 1e4}},
            r"model.coupling_reference is 10000; it must be",
        ),
        (
            {"model": {"coupling_reference": True}},
            r"coupling_reference is True\. Input should be",
        ),
        ({"model": {"name": "lmutau"}}, r'c: unknown model "lmutau"\. Did you mean "lmu_ltau"'),
        ({"model": "b_minus_k"}, r'c: unknown model "b_minus_k"\. Did you mean "b_minus_l"'),
        ({"model": {"name": "dark_photon"}, "scan": {"kinetic_mixing": [0.1]}}, r"scan names kinetic_mixing"),
        (
            {"refine": {}, "scan": {"charges.mu": [1, 2]}},
            r"refine of two parameters follows the boundary at a fixed coupling: give model.parameters.gp",
        ),
        (
            {
                "scan": {"charges.mu": [1, 2]},
                "figures": [
                    {"name": "f", "kind": "coupling", "mzp_gev": [5, 50], "gp": [0.01, 1]}
                    | {"regions": ["trident"], "collider": True}
                ],
            },
            r"figure f draws the curve as g' against the mass: the scan is over mzp_gev and",
        ),
        (
            {
                "model": {"name": "dark_photon"},
                "figures": [
                    {"name": "f", "kind": "coupling", "mzp_gev": [5, 50], "gp": [0.01, 1]}
                    | {"regions": ["trident"]}
                ],
            },
            r"figure f has constraints on gp and mzp_gev, the model dark_photon has kinetic_mixing and",
        ),
        ({"refine": {}, "scan": {"mzp_gev": [10]}}, r"refine adds points between values: scan.mzp_gev needs"),
        ({"model": {"electroweak_scheme": "gnu"}}, r'unknown scheme "gnu"\. Did you mean "gmu"\?'),
        ({"generate": {"backend": "madgraf"}}, r"generate.backend is 'madgraf'"),
        ({"generate": {"final_state": "4mo"}}, r'process: unknown process "4mo"\. Did you mean "4mu"\?'),
        ({"analysis": {"k_factor": 1.2}}, r"k_factor is not 1, so k_factor_source must say"),
        (
            {"analysis": {"k_factor": 1.2, "k_factor_source": "somewhere"}},
            r"k_factor cancels in the relative normalisation; use normalisation: absolute",
        ),
        (
            {"analysis": {"rates": {"order": "nlo"}}},
            r"c: analysis: rates.order: nlo cancels in the relative normalisation; use normalisation: abs",
        ),
        (
            {
                "analysis": {
                    "normalisation": "absolute",
                    "k_factor": 1.2,
                    "k_factor_source": "somewhere",
                    "rates": {"order": "nnlo"},
                }
            },
            r"k_factor and rates.order: nnlo are both K factors; leave one of them out",
        ),
        ({"analysis": {"rates": {"order": "n3lo"}}}, r"analysis.rates.order is 'n3lo'"),
        (
            {
                "process": "p p > mu+ mu- j",
                "analysis": {"normalisation": "absolute", "rates": {"order": "nlo"}},
            },
            r"rates.order: nlo is for quarks that annihilate into leptons, not for p p > mu\+ mu- j; use lo",
        ),
        (
            {"exclusion": {"compare_direct_at_gev": 33}},
            r"is 33, which is not among scan.mzp_gev",
        ),
        (
            {"name": "../evil"},
            r"c: name is '../evil'\. Take letters, digits, dots, - and _, a letter or digit",
        ),
        ({"name": "my skew/model"}, r"c: name is 'my skew/model'\. Take letters, digits, dots"),
        (
            {"shower": {"profile": "ful"}},
            'c: shower.profile: unknown shower profile "ful". Names that begin so: full, ',
        ),
        (
            {"low_energy": {"constraints": ["tridents"]}},
            'c: low_energy.constraints: unknown constraint "tridents". Did you mean "trident"',
        ),
        ({"scan": {"mass": [30]}}, 'c: scan.mass: lmu_ltau has no parameter "mass". Did you mean "mzp_gev"'),
        ({"name": 3}, r'c: name is 3\. Write it in quotes: "3"\.'),
        ({"generate": {"events": 3e2}}, r"c: generate.events is 300.0\. Write a whole number: 300\."),
        ({"generate": {"events": "3e2"}}, r"c: generate.events is '3e2'\. Write it without quotes: 3e2\."),
        ({"generate": {"quarks": "u"}}, r"c: generate.quarks is 'u'\. Write a list: \[u\]\."),
        ({"scan": {"mzp_gev": 30}}, r"c: scan.mzp_gev is 30\. Write a list: \[30\]\."),
        ({"limit": {"regions": "4mu"}}, r"c: limit.regions is '4mu'\. Known: all\. Write a list: \[4mu\]\."),
        ({"shower": {"filter": "yess"}}, r"c: shower.filter is 'yess'\. Write true or false\."),
        ({"shower {profile": "x}"}, r'c: unknown key "shower \{profile"\. A colon, or the space behind it'),
        ({"seed:3": None}, r'c: unknown key "seed:3"\. A colon, or the space behind it, is missing'),
        ({"limit": {"method": "clz"}}, r"limit.method is 'clz'\. Did you mean \"cls\"\?"),
        ({"limit": {"cl": 95}}, r"limit.cl is 95\. Input should be less than 1"),
        ({"limit": {"cl": 0}}, r"limit.cl is 0\. Input should be greater than 0"),
        ({"limit": {"cl": float("nan")}}, r"limit.cl is 'nan'"),
    ],
)
def test_bad_cards_name_the_key_and_the_mend(changes, message):
    with pytest.raises(InputError, match=message):
        parse_card(card(**changes), "c")


def test_a_missing_key_is_named():
    content = card()
    del content["analysis"]
    with pytest.raises(InputError, match=r'c: the key "analysis" is missing. Add analysis to the card.'):
        parse_card(content, "c")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_content_is_accepted_or_fails_otherwise_than_with_one_line(content):
    with pytest.raises(InputError) as caught:
        parse_card(content, "c")
    assert "\n" not in str(caught.value)


def test_a_card_file_is_read(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text("name: a\nmodel: lmu_ltau\nscan: {mzp_gev: [1e1]}\nanalysis: {name: atlas_2013_z4l}\n")
    assert load_card(path).scan == {"mzp_gev": (10.0,)}


def test_the_path_of_a_model_starts_at_the_folder_of_the_card(tmp_path):
    (tmp_path / "mine.yaml").write_text("{family: zprime, name: mine, charges: {mu: 2}}")
    path = tmp_path / "card.yaml"
    path.write_text("name: a\nmodel: mine.yaml\nscan: {mzp_gev: [10]}\nanalysis: {name: atlas_2013_z4l}\n")
    assert load_card(path).model.load().charges({}).vector("mu") == 2


def test_two_parameters_make_every_combination():
    parsed = parse_card(card(scan={"charges.mu": [2, 1]}))
    assert [point.name for point in parsed.points()] == [
        "mzp10.5-charges.mu1",
        "mzp10.5-charges.mu2",
        "mzp20-charges.mu1",
        "mzp20-charges.mu2",
    ]


OLD = {
    "name": "test",
    "model": {"mzp_gev": [20, 10.5], "gp_reference": 0.02, "electroweak_scheme": "alpha_mz"},
    "scan": {"tolerance": 0.05},
    "analysis": {"name": "atlas_2013_z4l"},
}


def test_a_card_of_an_earlier_version_means_the_same_and_is_told():
    told = []
    block = {"name": "lmu_ltau", "coupling_reference": 0.02, "electroweak_scheme": "alpha_mz"}
    assert parse_card(OLD, "c", notice=told.append) == parse_card(
        card(model=block, refine={"tolerance": 0.05})
    )
    assert [line.split(";")[0] for line in told] == [
        "c: scan.tolerance is now refine.tolerance",
        "c: model.mzp_gev is now scan.mzp_gev",
        "c: model.gp_reference is now model.coupling_reference",
    ]
    told.clear()
    parse_card(card(), "c", notice=told.append)
    assert told == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"refine": {}}, r"c: scan.tolerance and refine.tolerance are two meanings of one key. Leave scan"),
        ({"scan": {"mzp_gev": [10]}}, r"model.mzp_gev and scan.mzp_gev are two meanings of one key"),
        (
            {"model": {"gp_reference": 0.1, "coupling_reference": 0.1}, "scan": {"mzp_gev": [10]}},
            r"model.gp_reference and model.coupling_reference are two meanings of one key",
        ),
    ],
)
def test_old_and_new_key_together_are_refused(changes, message):
    with pytest.raises(InputError, match=message):
        parse_card(OLD | changes, "c")


def test_the_schema_names_every_block():
    assert {"model", "generate", "shower", "analysis", "limit", "exclusion", "low_energy"} <= set(
        card_schema()["$defs"]["RunCard"]["properties"]
    )


def test_the_folder_of_an_analysis_is_beside_the_card_wherever_one_is(tmp_path, monkeypatch):
    for place in ("one", "two"):
        shutil.copytree(resource("analyses", "atlas_2013_z4l"), tmp_path / place / "mine")
    monkeypatch.chdir(tmp_path / "two")
    content = {"name": "c", "seed": 1, "model": "lmu_ltau", "scan": {"mzp_gev": [20]}}
    card = tmp_path / "one" / "card.yaml"
    for block in ({"name": "mine"}, {"name": "./mine"}):
        card.write_text(json.dumps(content | {"analysis": block}))
        assert Path(load_card(card).analysis.name).resolve() == tmp_path / "one" / "mine"
    card.write_text(
        json.dumps(
            content | {"analyses": ["mine", {"name": "cms_2018_zprime_4mu"}], "limit": {"method": "cls"}}
        )
    )
    names = [item.name for item in parse_any_card(load_yaml(card), folder=card.parent).analyses]
    assert (Path(names[0]), names[1]) == (tmp_path / "one" / "mine", "cms_2018_zprime_4mu")
    # none beside the card: that of the working directory, and by its whole path from now on
    shutil.rmtree(tmp_path / "one" / "mine")
    card.write_text(json.dumps(content | {"analysis": {"name": "mine"}}))
    assert load_card(card).analysis.name == str(tmp_path / "two" / "mine")
