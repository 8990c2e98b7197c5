"""Inputs: lowenergy.yaml is complete, and incomplete files are refused with one clear line."""

import copy

import pytest
import yaml

from recast.core.errors import InputError
from recast.inputs.constants import fermion_masses
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.lowenergy import DataSet, Sided, lowenergy_inputs, parse_data_set

GOOD = {
    "constants": {"2014": {"muon_mass_gev": {"value": 0.1, "source": "x"}}},
    "observables": {
        "thing": {
            "2014": {
                "measurements": {
                    "one": {"value": 1.0, "error": 0.5, "source": "a paper", "reference": "Key:2000a"}
                },
                "criterion": {"cl": 0.95, "sided": "two", "source": "a rule"},
            }
        }
    },
}


def _load(tmp_path, content):
    path = tmp_path / "data.yaml"
    path.write_text(yaml.safe_dump(content))
    return lowenergy_inputs("thing", DataSet.PAPER, path)


def test_a_good_file(tmp_path):
    inputs = _load(tmp_path, GOOD)
    assert inputs.measurements["one"].error == 0.5
    assert inputs.criterion.sigmas == pytest.approx(1.959964, abs=1e-6)
    assert inputs.criterion.cl == 0.95


@pytest.mark.parametrize(
    ("sided", "cl", "sigmas"), [("two", 0.9545, 2.0), ("one", 0.97725, 2.0), ("two", 0.9999994267, 5.0)]
)
def test_sigmas_and_levels_agree(tmp_path, sided, cl, sigmas):
    content = copy.deepcopy(GOOD)
    rule = content["observables"]["thing"]["2014"]["criterion"] = {
        "sided": sided,
        "sigmas": sigmas,
        "source": "s",
    }
    assert _load(tmp_path, content).criterion.cl == pytest.approx(cl, abs=1e-5)
    lowenergy_inputs.cache_clear()
    rule["cl"] = cl
    del rule["sigmas"]
    assert _load(tmp_path, content).criterion.sigmas == pytest.approx(sigmas, abs=2e-3)
    assert _load(tmp_path, content).criterion.sided is Sided(sided)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("measurements", "one", "source"), None, "thing: 2014: one: no source"),
        (("measurements", "one", "source"), " ", "thing: 2014: one: no source"),
        (("measurements", "one", "reference"), None, "one: no reference"),
        (("measurements", "one", "error"), -1.0, "one: error is -1.0, not a usable number"),
        (("measurements", "one", "value"), "big", "one: value is 'big', not a usable number"),
        (("measurements", "one", "value"), float("nan"), "value is nan, not a usable number"),
        (("measurements",), {}, "thing: 2014: no measurements"),
        (("criterion",), None, "thing: 2014: no criterion"),
        (("criterion", "cl"), None, "no confidence level. Give cl or sigmas."),
        (("criterion", "cl"), 95, "confidence level 95 is not between 0 and 1"),
        (("criterion", "sided"), "left", 'sided is "left". Known: one, two.'),
        (("criterion", "source"), None, "criterion: no source"),
    ],
)
def test_incomplete_files_are_refused(tmp_path, path, value, message):
    content = copy.deepcopy(GOOD)
    block = content["observables"]["thing"]["2014"]
    for key in path[:-1]:
        block = block[key]
    if value is None:
        del block[path[-1]]
    else:
        block[path[-1]] = value
    with pytest.raises(InputError) as caught:
        _load(tmp_path, content)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"from": {"file": "fermions.yaml", "path": ["masses_gev", "nu"]}}, "no such entry"),
        ({"from": {"file": "fermions.yaml"}}, "no such entry"),
        ({"from": {"file": "absent.yaml", "path": []}}, "no such file"),
        ({"value": "heavy"}, "constants: 2014: muon_mass_gev: value is 'heavy', not a usable number"),
    ],
)
def test_wrong_constants_are_refused(tmp_path, entry, message):
    content = copy.deepcopy(GOOD)
    content["constants"]["2014"]["muon_mass_gev"] = entry
    with pytest.raises(InputError) as caught:
        _load(tmp_path, content)
    assert message in str(caught.value)


def test_constants_stand_in_one_place(tmp_path):
    content = copy.deepcopy(GOOD)
    content["constants"]["both"] = {"b": {"from": {"file": "fermions.yaml", "path": ["masses_gev", "b"]}}}
    constants = _load(tmp_path, content).constants
    assert constants == {"muon_mass_gev": 0.1, "b": fermion_masses()["b"]}
    scheme = electroweak_scheme("gmu")
    for data in DataSet:
        shipped = lowenergy_inputs("tau", data).constants
        assert shipped["fermi_constant"] == scheme.fermi_constant
        assert shipped["mz_gev"] == scheme.mz_gev
        assert shipped["muon_mass_gev"] == fermion_masses()["mu"]


def test_a_number_whose_source_was_not_read_says_so(tmp_path):
    content = copy.deepcopy(GOOD)
    item = content["observables"]["thing"]["2014"]["measurements"]["one"]
    item["status"] = "unconfirmed"
    assert not _load(tmp_path, content).measurements["one"].confirmed
    item["status"] = "perhaps"
    lowenergy_inputs.cache_clear()
    with pytest.raises(InputError, match='one: status is "perhaps". Known: unconfirmed.'):
        _load(tmp_path, content)


def test_limits_without_a_level_say_why(tmp_path):
    content = copy.deepcopy(GOOD)
    rule = {"kind": "stated", "source": "a paper"}
    content["observables"]["thing"]["2014"]["criterion"] = rule
    criterion = _load(tmp_path, content).criterion
    assert (criterion.sided, criterion.cl, criterion.sigmas) == (Sided.STATED, None, None)


def test_broken_files_are_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        lowenergy_inputs("thing", DataSet.PAPER, tmp_path / "absent.yaml")
    (tmp_path / "bad.yaml").write_text("a: [1")
    with pytest.raises(InputError, match="not valid YAML"):
        lowenergy_inputs("thing", DataSet.PAPER, tmp_path / "bad.yaml")
    (tmp_path / "list.yaml").write_text("- 1")
    with pytest.raises(InputError, match="not a mapping"):
        lowenergy_inputs("thing", DataSet.PAPER, tmp_path / "list.yaml")


def test_unknown_block_and_set():
    with pytest.raises(InputError, match="no block 'thing' for thing"):
        lowenergy_inputs("thing", DataSet.PAPER)
    with pytest.raises(InputError, match='unknown data set "curent". Did you mean "current"'):
        parse_data_set("curent")


@pytest.mark.parametrize("constants", ["[1]", "3", "{both: [1], current: {}, '2014': {}}"])
def test_constants_of_another_form_are_refused(tmp_path, constants):
    path = tmp_path / "x.yaml"
    path.write_text(f"constants: {constants}\nobservables: {{tau: {{'2014': {{}}}}}}\n")
    with pytest.raises(InputError, match=r"x.yaml: no block .* for tau, data set 2014"):
        lowenergy_inputs("tau", DataSet.PAPER, path)
