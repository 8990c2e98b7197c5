"""Statistics: workspaces of pyhf: checked, patched, with a signal in the channels of a map."""

import json

import pytest
from workspaces import everything

from recast.core.errors import InputError
from recast.statistics.files import chosen_patch, parse_any_likelihood, parse_content
from recast.statistics.hs3 import from_hs3, to_hs3
from recast.statistics.workspace import require_channels, validate_workspace, with_signal, workspace_model

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")


def test_a_signal_is_put_into_its_channels():
    made = with_signal(
        everything(),
        {"SR": [(2.0, 0.1), (0.0, 0.0)]},
        uncertainties={"scale": (-0.05, 0.05)},
        modifiers=[{"name": "lumi", "type": "lumi", "data": None}],
        removed=["signal"],
    )
    validate_workspace(made, "made")
    model = workspace_model(made, "made")
    signal, _ = model.parts()
    assert signal.tolist() == [2.0, 0.0, 0.0]
    assert model.names[model.poi] == "mu"
    # one nuisance, as its name is one of the experiment's
    assert model.names.count("scale") == 1


def test_a_signal_that_is_left_in_is_refused():
    with pytest.raises(InputError, match='sample "signal" of channel "SR" is scaled by "mu".*to remove'):
        with_signal(everything(), {"SR": [(2.0, 0.1), (0.0, 0.0)]})


@pytest.mark.parametrize(
    ("channels", "text"),
    [
        ({"SR": ["a", "b"]}, 'the map of channels misses "CR". Name the region of each of its bins, or []'),
        ({"SR": ["a"], "CR": []}, 'channel "SR" has 2 bins, the map names 1 regions'),
        ({"SR": ["a", "b"], "CR": [], "VR": []}, 'no channel "VR". '),
    ],
)
def test_a_map_of_channels_must_fit(channels, text):
    with pytest.raises(InputError) as caught:
        require_channels(everything(), channels, "analysis toy")
    assert text in str(caught.value)
    require_channels(everything(), {"SR": ["a", "b"], "CR": []}, "analysis toy")


def test_a_workspace_that_does_not_validate_is_one_line():
    broken = everything()
    del broken["channels"][0]["samples"][1]["modifiers"][0]["type"]
    with pytest.raises(InputError, match="no valid workspace at channels.0..samples.0") as caught:
        parse_any_likelihood(broken, "file.json")
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match='no measurement "x". Did you mean "m"|no measurement "x". Known: m'):
        parse_any_likelihood(everything(), "file.json", measurement="x")


def test_patches_and_patch_sets():
    content = everything()
    patch = [{"op": "replace", "path": "/channels/0/samples/0/data", "value": [6.0, 10.0]}]
    one = parse_any_likelihood(content, "file").model.parts()[0]
    two = parse_any_likelihood(content, "file", patch=chosen_patch(patch, None, "patch")).model.parts()[0]
    assert two == pytest.approx(2.0 * one)
    bundle = {"patches": [{"metadata": {"name": "point", "values": [1]}, "patch": patch}]}
    assert chosen_patch(bundle, "point", "set") == patch
    with pytest.raises(InputError, match='no patch "ponit". Did you mean "point"?'):
        chosen_patch(bundle, "ponit", "set")
    with pytest.raises(InputError, match="it is a set of patches. Name one after a colon, of 1: point"):
        chosen_patch(bundle, None, "set")
    with pytest.raises(InputError, match="the patch does not fit"):
        parse_any_likelihood(content, "file", patch=[{"op": "remove", "path": "/channels/9"}])


def test_hs3_says_what_it_cannot_be_read_as():
    written = to_hs3(everything())
    json.dumps(written, allow_nan=False)
    with pytest.raises(
        InputError, match="is of type shapefactor, whose errors readers of HS3 take differently"
    ):
        from_hs3(written, "file")
    with pytest.raises(InputError, match="no HS3 of channels of HistFactory"):
        from_hs3({"distributions": [], "likelihoods": [{}]}, "file")
    written["distributions"][0]["type"] = "mixture_dist"
    with pytest.raises(InputError, match='distribution "model_SR" is of type mixture_dist'):
        from_hs3(written, "file")


def test_json_without_numbers_that_it_does_not_have():
    with pytest.raises(InputError, match="NaN is no number of JSON"):
        parse_content('{"a": NaN}', "file")
    assert parse_content("regions: {}", "file") == {"regions": {}}


@pytest.mark.parametrize(
    "text", ["{regions: {SR: 3}}", "regions: {SR: 3}", '{"regions": {"SR": 3}}', "\n{ regions:\n {SR: 3}}"]
)
def test_a_mapping_in_braces_is_yaml_or_json(text):
    assert parse_content(text, "file") == {"regions": {"SR": 3}}


@pytest.mark.parametrize("text", ['{"regions": ', "[1, 2", '{"a": NaN}', "{"])
def test_broken_json_is_called_so(text):
    with pytest.raises(InputError, match="file: not JSON"):
        parse_content(text, "file")
