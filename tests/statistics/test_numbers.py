"""Statistics: numbers that no likelihood can have, in every place where one is given, are one line."""

import copy
import json

import pytest
from workspaces import everything

from recast.core.errors import InputError
from recast.statistics.files import parse_any_likelihood, parse_content
from recast.statistics.hs3 import from_hs3, to_hs3
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import strength_limits

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")

ONE = {
    "observed": 12,
    "background": {"events": 10.0, "uncertainties": {"zz": 0.2}},
    "signal": {"events": 6.0, "uncertainties": {"lumi": 0.03}, "simulation_error": 0.3},
}
REGIONS = {"regions": {"SR": ONE}}
SAMPLES = ("channels", 0, "samples")
LUMI = ("measurements", 0, "config", "parameters", 0)
PLACES = [
    (REGIONS, ("regions", "SR", "observed")),
    (REGIONS, ("regions", "SR", "background", "events")),
    (REGIONS, ("regions", "SR", "background", "uncertainties", "zz")),
    (REGIONS, ("regions", "SR", "signal", "events")),
    (REGIONS, ("regions", "SR", "signal", "simulation_error")),
    (everything(), (*SAMPLES, 0, "data", 0)),
    (everything(), (*SAMPLES, 1, "modifiers", 1, "data", "hi")),
    (everything(), (*SAMPLES, 1, "modifiers", 2, "data", "hi_data", 0)),
    (everything(), (*SAMPLES, 1, "modifiers", 3, "data", 0)),
    (everything(), (*SAMPLES, 2, "modifiers", 0, "data", 0)),
    (everything(), ("observations", 0, "data", 0)),
    (everything(), (*LUMI, "auxdata", 0)),
    (everything(), (*LUMI, "sigmas", 0)),
    (everything(), (*LUMI, "inits", 0)),
    (
        to_hs3(parse_likelihood(REGIONS).workspace()),
        ("distributions", 0, "samples", 0, "data", "contents", 0),
    ),
    (to_hs3(parse_likelihood(REGIONS).workspace()), ("data", 0, "contents", 0)),
]


def changed(content, path, value):
    made = copy.deepcopy(content)
    item = made
    for key in path[:-1]:
        item = item[key]
    item[path[-1]] = value
    return made


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-Infinity", "1e999", "1e308", "1" + 400 * "0", "null", '"x"']
)
@pytest.mark.parametrize(("content", "path"), PLACES, ids=lambda item: str(item)[:60])
def test_no_such_number_gets_into_a_likelihood(content, path, text):
    written = json.dumps(changed(content, path, "HERE")).replace('"HERE"', text)
    with pytest.raises(InputError) as caught:
        parse_any_likelihood(parse_content(written, "file"), "file")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("place", [3, 4])
def test_an_error_is_no_negative_number(place):
    content, path = everything(), (*SAMPLES, *((1, "modifiers", 3) if place == 3 else (2, "modifiers", 0)))
    with pytest.raises(InputError, match=r'an error of modifier "\w+" is -1.0; it must be a number of 0 to'):
        parse_any_likelihood(changed(content, (*path, "data", 0), -1.0), "file")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"tests": [1e308]}, "strength 1e.308 is not 0 or greater, or more than 1e.12"),
        ({"tests": [float("nan")]}, "strength nan is not 0 or greater"),
        ({"toys": 10**9}, "1000000000 toys are too many. Take 100 to 1000000"),
        ({"cl": float("nan")}, "confidence level nan is not between 0 and 1"),
    ],
)
@pytest.mark.parametrize("calculator", ["exact", "asymptotic", "toys"])
def test_questions_have_such_numbers_neither(calculator, options, text):
    with pytest.raises(InputError, match=text):
        strength_limits(parse_likelihood(REGIONS), calculator=calculator, **options)


def test_the_auxiliary_count_of_hs3_is_read():
    """Another program may write a measurement that differs from its nominal value."""
    content = to_hs3(parse_likelihood(REGIONS).workspace())
    (point,) = content["parameter_points"]
    (seen,) = (item for item in point["parameters"] if item["name"] == "nom_mc_stat_SR_signal")
    seen["value"] = 2.0 * seen["value"]
    (tau,) = (item for item in point["parameters"] if item["name"] == "mc_stat_SR_signal_tau")
    model = parse_any_likelihood(content, "file").model
    assert model.nominal_auxiliary[model.auxiliary_names.index("mc_stat_SR_signal")] == 2.0 * tau["value"]
    tau["value"] = -1.0
    with pytest.raises(InputError, match="has a mean of -1 counts; it must be greater than 0"):
        from_hs3(content, "file")
