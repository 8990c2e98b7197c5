"""Cli: `recast lowenergy`, its JSON and its errors."""

import json

import pytest
from click.testing import CliRunner

from recast.cli.lowenergy import lowenergy
from recast.cli.main import main
from recast.core.errors import InputError
from recast.lowenergy.published import PUBLISHED


def _run(*words):
    result = CliRunner().invoke(lowenergy, words)
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_bound_as_json():
    content = json.loads(_run("--bound", "trident", "--mzp", "10,30,100", "--json"))
    assert (content["constraint"], content["data"], content["cl"], content["sided"]) == (
        "trident",
        "2014",
        0.95,
        "two",
    )
    assert [point["mzp_gev"] for point in content["points"]] == [10.0, 30.0, 100.0]
    assert content["points"][1]["gp_excluded"] == pytest.approx(0.04039, abs=5e-6)


def test_point_as_json():
    content = json.loads(_run("--mzp", "30", "--gp", "0.05", "--data", "current", "--json"))
    assert (content["mzp_gev"], content["gp"], content["data"]) == (30.0, 0.05, "current")
    rows = {row["constraint"]: row for row in content["observables"]}
    assert rows["g_minus_2"]["prediction"] == pytest.approx(2.617e-10, rel=1e-3)
    assert rows["g_minus_2"]["sided"] == "one"
    assert rows["perturbativity"]["excluded"] is False


def test_point_outside_a_validity():
    content = json.loads(_run("--mzp", "3", "--gp", "0.001", "--json"))
    row = next(row for row in content["observables"] if row["constraint"] == "tau")
    assert row["excluded"] is None
    assert row["reason"] == "the formula holds from 10 GeV"


def test_tables_for_people():
    assert "neutrino trident, data set 2014, 95 % CL, two-sided" in _run("--bound", "trident", "--mzp", "30")
    point = _run("--mzp", "30", "--gp", "0.05")
    assert "5σ, two-sided" in point
    assert "a prior, no CL" in point
    rows = {line.split()[0]: " ".join(line.split()) for line in point.splitlines()}
    assert "pull > 2σ -2.19σ no 2σ, two-sided" in rows["tau"]
    assert "|pull| > 1.96σ 2.56σ yes 95 % CL, two-sided" in rows["trident"]
    light = _run("--mzp", "3", "--gp", "0.001")
    assert " ".join(next(x for x in light.splitlines() if x.startswith("tau ")).split()).endswith(
        "- - - - - the formula holds from 10 GeV"
    )


def test_bs_mixing_excludes_weak_couplings():
    content = json.loads(_run("--bound", "bs_mixing", "--mzp", "30", "--json"))
    assert (content["cl"], content["sided"], content["excludes"]) == (None, "stated", "below")
    assert content["points"][0]["gp_excluded"] == pytest.approx(30 / 1831, rel=1e-3)
    assert content["formulae"]["box"] == "printed"
    assert content["quark_sector"].startswith("C9 = -(35 TeV)^-2, C9' = +(35 TeV)^-2")
    derived = json.loads(_run("--bound", "bs_mixing", "--mzp", "30", "--form", "derived", "--json"))
    assert derived["formulae"] == dict.fromkeys(derived["formulae"], "derived")
    assert derived["points"][0]["gp_excluded"] < content["points"][0]["gp_excluded"]
    left = json.loads(_run("--bound", "bs_mixing", "--mzp", "30", "--quarks", "c9_only", "--json"))
    assert left["points"][0]["gp_excluded"] == pytest.approx(30 / 6119, rel=1e-3)


def test_quarks_from_a_point_file(tmp_path):
    path = tmp_path / "point.yaml"
    path.write_text(
        "mzp_gev: 30\ngp: 0.1\nquarks: {mq_gev: 5692.2, mu_gev: 1000, md_gev: 5692.2, "
        "yq: [0, -0.0529, 1], yd: [0, -0.0529, 1]}\n"
    )
    content = json.loads(_run("--bound", "bs_mixing", "--mzp", "30", "--quarks", str(path), "--json"))
    assert content["points"][0]["gp_excluded"] == pytest.approx(30 / 1831, rel=1e-3)
    # the leptonic model has none, and no bound from them
    path.write_text("mzp_gev: 30\ngp: 0.1\n")
    content = json.loads(_run("--bound", "bs_mixing", "--mzp", "30", "--quarks", str(path), "--json"))
    assert content["points"] == [{"mzp_gev": 30.0, "gp_excluded": None, "reason": NO_QUARKS}]
    assert content["quark_sector"] == "none, the leptonic model"


ABOUT_QUARKS = ("bs_mixing", "kaon", "b_to_s_mumu", "kinetic_mixing", "perturbativity")


def test_where_the_quarks_of_a_point_leave_nothing_to_say(tmp_path):
    sector = {"mq_gev": 1500, "mu_gev": 1500, "md_gev": 1e5, "yq": [0, -0.0065, 1]}
    path = tmp_path / "point.json"
    path.write_text(json.dumps({"mzp_gev": 200, "gp": 0.1, "quarks": sector}))
    options = ("--allowed", "b_to_s_mumu", "--mzp", "200,1800", "--quarks", str(path))
    low, high = json.loads(_run(*options, "--json"))["points"]
    order = "leading order in vPhi/m: 5% off below 0.29, 50% and silent below 0.083"
    assert low["notes"] == {"b_to_s_mumu": order}
    assert high["silent"] == ["b_to_s_mumu"]
    text = _run(*options)
    assert f"b_to_s_mumu at 200 GeV: {order}" in text
    assert "says nothing at 1800 GeV: a vector-like quark of 1500 GeV is lighter than the Z'" in text
    assert "leading order" not in _run(*options, "--form", "derived")
    text = _run("--mzp", "200", "--gp", "0.1", "--quarks", str(path))
    assert "the leading order in vPhi/m is 37 % off the s-b couplings of the mass matrices" in text


NO_QUARKS = "the model has no vector-like quarks"


def test_the_leptonic_model_is_told_nothing_about_quarks():
    content = json.loads(_run("--mzp", "30", "--gp", "0.004", "--quarks", "none", "--json"))
    rows = {row["constraint"]: row for row in content["observables"]}
    silent = [name for name, row in rows.items() if row.get("reason") == NO_QUARKS]
    assert silent == list(ABOUT_QUARKS)
    numbers = ("prediction", "compared", "chi2", "pull", "excluded")
    assert all(rows[name][key] is None for name in silent for key in numbers)
    assert all(not row["excluded"] for name, row in rows.items() if name not in ABOUT_QUARKS)
    assert all(row["reason"] == NO_QUARKS and row["value"] is None for row in content["predictions"])
    assert content["quark_sector"] == "none, the leptonic model"
    # with the default sector kaon mixing excludes the point, and all other numbers are the same
    paper = json.loads(_run("--mzp", "30", "--gp", "0.004", "--json"))["observables"]
    assert next(row for row in paper if row["constraint"] == "kaon")["excluded"] is True
    assert [row for row in paper if row["constraint"] not in ABOUT_QUARKS] == [
        row for name, row in rows.items() if name not in ABOUT_QUARKS
    ]
    text = _run("--mzp", "30", "--gp", "0.004", "--quarks", "none")
    assert "yes" not in text.split()
    assert "quark sector: none, the leptonic model" in text


def test_couplings_that_absent_quarks_allow_are_not_asked_for():
    with pytest.raises(InputError, match="kaon: the model has no vector-like quarks. Leave it out, or"):
        _run("--allowed", "trident,kaon", "--mzp", "30", "--quarks", "none")
    assert "0 to 0.04039" in _run("--allowed", "trident", "--mzp", "30", "--quarks", "none")


def test_published_bounds_keep_their_confidence_level():
    content = json.loads(_run("--bound", "babar_4mu", "--mzp", "1,30", "--json"))
    assert (content["cl"], content["sided"], content["data"]) == (0.9, "one", "published")
    assert content["points"][1]["reason"] == "published from 0.21371 to 7.6818 GeV"
    assert "90 % CL, one-sided, digitised" in _run("--bound", "babar_4mu", "--mzp", "1")


def test_constraints_that_do_not_reach_a_mass_are_named():
    words = ("--allowed", "babar_4mu,kinetic_mixing", "--mzp", "0.5,20,2000", "--data", "current")
    found = _run(*words).splitlines()[-2:]
    assert found == [
        "babar_4mu says nothing at 20, 2000 GeV: published from 0.21371 to 7.6818 GeV",
        "kinetic_mixing says nothing at 0.5, 2000 GeV: the formula holds from 1 to 1000 GeV",
    ]
    light, middle, heavy = json.loads(_run(*words, "--json"))["points"]
    assert [light["silent"], middle["silent"]] == [["kinetic_mixing"], ["babar_4mu"]]
    assert heavy["silent"] == ["babar_4mu", "kinetic_mixing"]
    assert heavy["high_by"] is None


def test_allowed_couplings():
    words = ("--allowed", "trident,bs_mixing,perturbativity", "--mzp", "30,400")
    content = json.loads(_run(*words, "--json"))
    assert set(content["levels"]) == {"trident", "bs_mixing", "perturbativity"}
    light, heavy = content["points"]
    assert (light["low_by"], light["high_by"], light["open"]) == ("bs_mixing", "trident", True)
    assert (light["gp_low"], light["gp_high"]) == pytest.approx((30 / 1831, 30 / 742.8), rel=1e-3)
    assert heavy["high_by"] == "perturbativity"
    assert "0.016385 to 0.04039" in _run(*words)
    direct = json.loads(_run("--allowed", "trident,cms_4mu", "--mzp", "20", "--json"))
    assert direct["points"][0]["high_by"] == "cms_4mu"
    assert direct["levels"]["cms_4mu"] == "95 % CL, one-sided, as published"
    closed = _run("--allowed", "trident,kaon", "--mzp", "30")
    assert "none" in closed
    assert "trident (95 % CL, two-sided); kaon (as stated, no CL)" in " ".join(closed.split())


def test_every_interval_of_allowed_couplings_is_listed(tmp_path):
    """Of charges of other signs tridents fall first: couplings are allowed again beyond the edge."""
    card = tmp_path / "other.yaml"
    charges = "{mu: 1, nu_mu: -1, tau: -1, nu_tau: 1}"
    card.write_text(f"family: zprime\nname: other\ntitle: other\ncharges: {charges}\n")
    words = ("--allowed", "trident", "--mzp", "30", "--data", "current", "--model", str(card))
    (point,) = json.loads(_run(*words, "--json"))["points"]
    assert point["open"] is True
    assert (point["gp_low"], point["gp_high"], point["low_by"]) == (
        0.0,
        pytest.approx(0.077694, rel=1e-4),
        None,
    )
    (more,) = point["further"]
    assert (more["gp_low"], more["gp_high"]) == pytest.approx((0.15013, 0.17965), rel=1e-4)
    assert (more["low_by"], more["high_by"]) == ("trident", "trident")
    text = _run(*words)
    assert "0 to 0.077694" in text
    assert "0.15013 to 0.17965" in text
    found = _run("--bound", "trident", *words[2:])
    assert "stronger couplings are allowed again, from 0.15013 to 0.17965" in found


def test_limits_without_a_level_have_no_chi2():
    content = json.loads(_run("--mzp", "30", "--gp", "0.05", "--json"))
    rows = {row["constraint"]: row["chi2"] for row in content["observables"]}
    assert rows["cms_4mu"] is None
    assert [name for name, value in rows.items() if value is None and name not in PUBLISHED] == [
        "bs_mixing",
        "kaon",
        "kinetic_mixing",
        "perturbativity",
    ]


def test_predictions_stand_beside_the_constraints():
    content = json.loads(_run("--mzp", "30", "--gp", "0.05", "--json"))
    found = {row["prediction"]: row for row in content["predictions"]}
    assert found["b_to_xs_mumu"]["value"] == pytest.approx(-0.1228, abs=1e-4)
    light = json.loads(_run("--mzp", "3", "--gp", "0.001", "--json"))
    assert light["predictions"][0]["reason"] == "the formula holds from 10 GeV"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--mzp", "30"), "neither --gp nor --bound is given"),
        (("--mzp", "30,40", "--gp", "0.1"), "--gp needs a single --mzp"),
        (("--mzp", "30", "--gp", "0.1", "--bound", "trident"), "exclude each other"),
        (("--mzp", "30", "--gp", "0.1", "--allowed", "trident"), "exclude each other"),
        (("--mzp", "30", "--allowed", "trident,"), 'unknown constraint ""'),
        (("--mzp", "heavy", "--gp", "0.1"), '"heavy" is not a list of numbers'),
        (("--mzp", "nan", "--gp", "0.1"), "mzp_gev is not a finite number"),
        (("--mzp", "-3", "--bound", "trident"), "mzp_gev is -3"),
        (("--mzp", "30", "--gp", "7"), "not perturbative"),
        (("--mzp", "30", "--bound", "tridnt"), 'Did you mean "trident"'),
        (("--mzp", "30", "--gp", "0.1", "--data", "2015"), 'unknown data set "2015"'),
        (("--mzp", "0", "--gp", "0.1"), "mzp_gev is 0; it must be greater than 0"),
        (("--mzp", "1e300", "--gp", "0.1"), "mzp_gev is 1e+300; the formulae hold from 1e-06 to 1e+06 GeV"),
        (("--mzp", "30", "--gp", "1e-300"), "gp is 1e-300; it must be 0, or 1e-12 or greater"),
        (("--mzp", "30", "--gp", "-1"), "gp is -1; it must be 0 or greater"),
        (
            ("--mzp", "30", "--gp", "0.1", "--quarks", "papr"),
            'unknown quark sector "papr". Did you mean "paper"',
        ),
        (("--mzp", "30", "--gp", "0.1", "--quarks", "absent.yaml"), "absent.yaml: no such file"),
    ],
)
def test_bad_input(words, message):
    with pytest.raises(InputError) as caught:
        _run(*words)
    assert message in str(caught.value)


def test_another_model_by_name_or_card(tmp_path):
    content = json.loads(_run("--model", "le_lmu", "--mzp", "300", "--gp", "0.05", "--json"))
    assert (content["model"], content["coupling"], content["quark_sector"]) == ("le_lmu", "gp", "")
    rows = {row["constraint"]: row for row in content["observables"]}
    assert rows["tau"]["prediction"] < 0
    assert rows["bs_mixing"]["reason"] == "it is about the vector-like quarks of gauged Lmu-Ltau"
    assert all("reason" in row for row in content["predictions"])
    card = tmp_path / "mine.yaml"
    card.write_text("family: zprime\nname: mine\ncharges: {mu: 2, nu_mu: 2, tau: -2, nu_tau: -2}\n")
    mine, one = (
        json.loads(_run("--bound", "trident", "--mzp", "30", *words, "--json"))
        for words in (("--model", str(card)), ())
    )
    assert (mine["model"], "model" in one) == ("mine", False)
    assert mine["points"][0]["gp_excluded"] == pytest.approx(one["points"][0]["gp_excluded"] / 2, rel=1e-9)
    text = _run("--model", "dark_photon", "--mzp", "0.05", "--gp", "0.001")
    assert "mZ' = 0.05 GeV, kinetic_mixing = 0.001, data set 2014; model: dark_photon" in text
    rows = {line.split()[0]: " ".join(line.split()) for line in text.splitlines()}
    assert rows["z_couplings"].endswith("kinetic mixing changes the Z at tree level")
    assert "model: le_lmu" in _run("--model", "le_lmu", "--bound", "g_minus_2", "--mzp", "1")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--model", "le_lmuu", "--gp", "0.1"), 'unknown model "le_lmuu". Did you mean "le_lmu"'),
        (
            ("--model", "le_lmu", "--allowed", "trident,kaon"),
            "kaon: it is about the vector-like quarks of gauged Lmu-Ltau. Leave it out.",
        ),
        (("--model", "le_lmu", "--allowed", "cms_4mu"), "cms_4mu: it was published for other charges."),
        (("--model", "muon_only", "--allowed", "tau"), "tau: the left-handed mu and nu_mu have different"),
    ],
)
def test_what_does_not_hold_for_a_model_is_refused_by_name(words, message):
    with pytest.raises(InputError) as caught:
        _run("--mzp", "30", *words)
    assert message in str(caught.value)


def test_a_point_with_kinetic_mixing_is_no_quark_sector(tmp_path, capsys):
    """It changes tridents, g-2 and what holds at all: it is a parameter of the model."""
    sector = {"mq_gev": 5000, "mu_gev": 1000, "md_gev": 5000, "mphi_gev": 400, "kinetic_mixing": 0.1}
    sector |= {"yq": [0, -0.2, 1], "yu": [0, 0, 0], "yd": [0, -0.2, 1]}
    path = tmp_path / "point.yaml"
    path.write_text(json.dumps({"mzp_gev": 30, "gp": 0.05, "quarks": sector}))
    with pytest.raises(SystemExit) as caught:
        main(["lowenergy", "--mzp", "30", "--gp", "0.05", "--quarks", str(path)])
    assert caught.value.code == 2
    assert "the kinetic mixing of 0.1 is no part of the sector here" in capsys.readouterr().err
