"""Statistics: workspaces of pyhf: checked, patched, with a signal in the channels of a map."""

import copy
import hashlib
import json
import re

import pyhf
import pytest
from workspaces import everything

from recast.core.errors import InputError
from recast.statistics.files import chosen_patch, parse_any_likelihood, parse_content
from recast.statistics.hs3 import from_hs3, to_hs3
from recast.statistics.strength import Calculator
from recast.statistics.workspace import (
    plain,
    require_channels,
    validate_workspace,
    with_signal,
    workspace_digest,
    workspace_model,
)

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
    two = parse_any_likelihood(content, "file", patch=_chosen(patch, None)).model.parts()[0]
    assert two == pytest.approx(2.0 * one)
    bundle = {"patches": [{"metadata": {"name": "point", "values": [1]}, "patch": patch}]}
    assert _chosen(bundle, "point") == patch
    with pytest.raises(InputError, match='no patch "ponit". Did you mean "point"?'):
        _chosen(bundle, "ponit")
    with pytest.raises(InputError, match="it is a set of patches. Name one after a colon, of 1: point"):
        _chosen(bundle, None)
    with pytest.raises(InputError, match="the patch does not fit"):
        parse_any_likelihood(content, "file", patch=[{"op": "remove", "path": "/channels/9"}])


def _chosen(content, name, background=None):
    background = everything() if background is None else background
    return chosen_patch(content, name, "set", background=background, background_where="file")


@pytest.mark.parametrize("algorithm", ["md5", "sha256"])
def test_a_patch_set_fits_its_own_workspace_alone(algorithm):
    """Digests are pyhf's: its PatchSet takes and refuses the same workspaces."""
    content, patch = everything(), [{"op": "remove", "path": "/channels/0/samples/0"}]
    digest = workspace_digest(content, algorithm)
    assert digest == pyhf.utils.digest(content, algorithm=algorithm)
    metadata = {
        "description": "of a test",
        "labels": ["m"],
        "digests": {algorithm: digest},
        "references": {"hepdata": "ins1234567"},
    }
    members = [{"metadata": {"name": "point", "values": [1]}, "patch": patch}]
    bundle = {"metadata": metadata, "patches": members, "version": "1.0.0"}
    reordered = dict(reversed(copy.deepcopy(content).items()))
    other = copy.deepcopy(content)
    other["observations"][0]["data"][0] += 1
    theirs = pyhf.PatchSet(bundle)
    for same in (content, reordered):
        theirs.verify(same)
        assert _chosen(bundle, "point", same) == patch
    with pytest.raises(pyhf.exceptions.PatchSetVerificationError):
        theirs.verify(other)
    text = (
        rf"set: it is for another workspace than file: its digest \({algorithm}\) {digest[:12]}\.\.\. is not "
    )
    with pytest.raises(
        InputError, match=text + r".*, that of file\. Take the workspace that it was made for"
    ):
        _chosen(bundle, "point", other)


def test_digests_of_the_text_that_recast_wrote_are_taken():
    content, patches = everything(), [{"metadata": {"name": "a"}, "patch": []}]

    def bundle(**digests):
        return {"metadata": {"digests": digests}, "patches": patches}

    text = hashlib.sha256(plain(content).encode()).hexdigest()
    assert _chosen(bundle(sha256=text), "a", content) == []
    with pytest.raises(InputError, match="it is for another workspace"):
        _chosen(bundle(sha256=text), "a", content | {"version": "1.0.1"})
    with pytest.raises(InputError, match="it is for another workspace"):
        _chosen(bundle(sha256=""), "a", content)
    with pytest.raises(InputError, match='set: unknown digest "sha25"\\. Did you mean "sha256"'):
        _chosen(bundle(sha25=text), "a", content)
    with pytest.raises(InputError, match="set: no valid patch set: digests are words"):
        _chosen(bundle(sha256=1), "a", content)


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


def hs3(*, factor=1.0, pull=None, sigma=1.0, seen=0.0, bound="alpha_c", more=(), aux=(), **extra):
    """Return HS3 of one count: a factor and a pull on the background, as ROOT writes them."""
    axes = [{"name": "obs", "min": 0.0, "max": 1.0, "nbins": 1}]
    named = {"constraint": "Gauss", "constraint_name": bound} if bound else {"constraint": "Gauss"}
    ends = {"hi": 1.1, "lo": 0.9}
    background = [
        {"name": "k", "type": "normfactor", "parameter": "k"},
        {"name": "alpha", "type": "normsys", "parameter": "alpha", "data": ends, **named, **extra},
    ]
    signal = [{"name": "mu", "type": "normfactor", "parameter": "mu"}]
    samples = [
        {"name": "sig", "data": {"contents": [5.0]}, "modifiers": signal},
        {"name": "bkg", "data": {"contents": [20.0]}, "modifiers": background},
    ]
    normal = {"name": "alpha_c", "type": "gaussian_dist", "x": "nom", "mean": "alpha", "sigma": sigma}
    values = [
        {"name": "mu", "value": 1.0},
        {"name": "k", "value": factor, "const": not aux},
        {"name": "alpha", "value": pull or 0.0, "const": pull is not None},
        {"name": "nom", "value": seen, "const": True},
    ]
    channel = {"name": "SR", "type": "histfactory_dist", "axes": axes, "samples": samples}
    parts = {"distributions": ["SR"], "data": ["seen"], "aux_distributions": ["alpha_c", *aux]}
    analysis = {"name": "A", "likelihood": "L", "init": "v", "parameters_of_interest": ["mu"]}
    return {
        "distributions": [channel, normal, *more],
        "data": [{"name": "seen", "type": "binned", "axes": axes, "contents": [30.0]}],
        "likelihoods": [{"name": "L", **parts}],
        "parameter_points": [{"name": "v", "parameters": values}],
        "analyses": [analysis],
    }


def same_in_pyhf(*, factor=1.0, pull=0.0):
    ends = {"hi": 1.1, "lo": 0.9}
    background = [
        {"name": "k", "type": "normfactor", "data": None},
        {"name": "alpha", "type": "normsys", "data": ends},
    ]
    mu = [{"name": "mu", "type": "normfactor", "data": None}]
    samples = [
        {"name": "sig", "data": [5.0], "modifiers": mu},
        {"name": "bkg", "data": [20.0], "modifiers": background},
    ]
    settings = [{"name": "k", "inits": [factor], "fixed": True}]
    settings += [{"name": "alpha", "inits": [pull], "fixed": True}] if pull else []
    config = {"poi": "mu", "parameters": settings}
    return {
        "channels": [{"name": "SR", "samples": samples}],
        "observations": [{"name": "SR", "data": [30.0]}],
        "measurements": [{"name": "m", "config": config}],
        "version": "1.0.0",
    }


@pytest.mark.parametrize(
    "values", [{"factor": 1.0}, {"factor": 1.5}, {"pull": 2.0}, {"factor": 0.5, "pull": 1}]
)
def test_constant_parameters_of_hs3_have_their_values(values):
    def limit(content):
        found = parse_any_likelihood(content, "file")
        return found.limits(cl=0.95, calculator=Calculator.ASYMPTOTIC, toys=100, seed=1, tests=()).observed

    expected = limit(same_in_pyhf(**values))
    assert limit(hs3(**values)) == pytest.approx(expected, rel=1e-6)
    assert limit(to_hs3(same_in_pyhf(**values))) == pytest.approx(expected, rel=1e-6)
    assert expected != pytest.approx(limit(same_in_pyhf())) or values == {"factor": 1.0}


_OF_K = {"name": "k_c", "type": "gaussian_dist", "x": 1.0, "mean": "k", "sigma": 0.05}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sigma": 3.0}, 'of the pull "alpha" is gaussian_dist around 0 with width 3, not normal around 0'),
        ({"seen": 1.5}, "around 1.5 with width 1, not normal around 0 with width 1"),
        ({"sigma": 3.0, "bound": None}, "around 0 with width 3"),
        ({"interpolation": 0}, 'modifier "alpha" has the interpolation 0, not 4'),
        ({"constraint_type": "Poisson"}, 'modifier "alpha" has a Poisson constraint'),
        (
            {"more": [_OF_K | {"type": "lognormal_dist"}], "aux": ["k_c"]},
            'constraint "k_c" is of type lognormal_dist',
        ),
    ],
)
def test_constraints_of_hs3_that_a_workspace_does_not_have_are_refused(changes, message):
    with pytest.raises(InputError, match=re.escape(message)):
        from_hs3(hs3(**changes), "file")


def test_the_analysis_of_hs3_is_chosen_by_name_and_the_first_one_is_told():
    """One likelihood, of which the second analysis limits the scale of the background instead."""
    content = hs3()
    content["analyses"].append(content["analyses"][0] | {"name": "B", "parameters_of_interest": ["k"]})
    taken = parse_any_likelihood(content, "file")
    assert taken.model.names[taken.model.poi] == "mu"
    assert taken.notes == ('analysis "A", the first of 2; --measurement takes another: B',)
    chosen = parse_any_likelihood(content, "file", measurement="B")
    assert (chosen.model.names[chosen.model.poi], chosen.notes) == ("k", ())
    assert parse_any_likelihood(hs3(), "file").notes == ()
    with pytest.raises(InputError, match='file: no analysis "C". Known: A, B'):
        parse_any_likelihood(content, "file", measurement="C")


def test_the_first_of_several_measurements_is_told():
    content = same_in_pyhf()
    content["measurements"].append(content["measurements"][0] | {"name": "n"})
    notes = parse_any_likelihood(content, "file").notes
    assert notes == ('measurement "m", the first of 2; --measurement takes another: n',)
    assert parse_any_likelihood(content, "file", measurement="n").notes == ()


def wide(low=0.0, high=100.0):
    """A background with a free factor that a control region wants at 20, and the same as HS3."""
    factor = [{"name": "mu_zz", "type": "normfactor", "data": None}]
    signal = {"name": "sig", "data": [5.0], "modifiers": [{"name": "mu", "type": "normfactor", "data": None}]}
    channels = [
        {"name": "SR", "samples": [signal, {"name": "zz", "data": [1.0], "modifiers": factor}]},
        {"name": "CR", "samples": [{"name": "zz", "data": [10.0], "modifiers": factor}]},
    ]
    settings = [{"name": "mu_zz", "bounds": [[low, high]], "inits": [1.0]}]
    return {
        "channels": channels,
        "observations": [{"name": "SR", "data": [22.0]}, {"name": "CR", "data": [200.0]}],
        "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": settings}}],
        "version": "1.0.0",
    }


def test_ranges_of_parameters_of_hs3_are_read():
    def limit(content):
        found = parse_any_likelihood(content, "file")
        return found.limits(cl=0.95, calculator=Calculator.ASYMPTOTIC, toys=100, seed=1, tests=()).observed

    right, narrow = limit(wide()), limit(wide(high=10.0))
    assert narrow > 1.2 * right
    assert limit(to_hs3(wide())) == pytest.approx(right, rel=1e-6)
    assert limit(to_hs3(wide(high=10.0))) == pytest.approx(narrow, rel=1e-6)
    written = to_hs3(wide())
    (start,) = [item for item in written["parameter_points"][0]["parameters"] if item["name"] == "mu_zz"]
    start["value"] = 20.0
    found = from_hs3(written, "file")["measurements"][0]["config"]["parameters"]
    (settings,) = [item for item in found if item["name"] == "mu_zz"]
    assert settings == {"name": "mu_zz", "bounds": [[0.0, 100.0]], "inits": [20.0]}


def test_channels_of_hs3_have_names_of_their_own():
    content = wide()
    for item, name in zip(content["channels"], ("m<22", "m>22"), strict=True):
        item["name"] = name
    for item, name in zip(content["observations"], ("m<22", "m>22"), strict=True):
        item["name"] = name
    written = to_hs3(content)
    names = [item["name"] for item in written["data"]]
    assert len(set(names)) == 2
    assert parse_any_likelihood(written, "file").model.bins == ["m_22", "m_22_2"]


def test_an_example_signal_has_to_be_removed():
    """Scaled by the workspace's own parameter of interest, it would stay as a free background."""
    content = json.loads(json.dumps(wide()).replace('"mu"', '"mu_SIG"'))
    signal = {"SR": [(2.0, 0.1)]}
    with pytest.raises(
        InputError, match=r'sample "sig" of channel "SR" is scaled by "mu_SIG".*`remove: \[\]`'
    ):
        with_signal(content, signal, removed=None)
    with pytest.raises(InputError, match='no sample "example" to remove. Known: sig, zz'):
        with_signal(content, signal, removed=["example"])
    made = with_signal(content, signal, removed=["sig"])
    assert [item["name"] for item in made["channels"][0]["samples"]] == ["zz", "signal"]
    kept = with_signal(content, signal, removed=[])
    assert [item["name"] for item in kept["channels"][0]["samples"]] == ["sig", "zz", "signal"]


def test_all_signals_of_a_workspace_are_removed_or_none():
    content = json.loads(json.dumps(wide()).replace('"mu"', '"mu_SIG"'))
    samples = content["channels"][0]["samples"]
    samples += [samples[0] | {"name": name} for name in ("second", "third")]
    signal = {"SR": [(2.0, 0.1)]}
    with pytest.raises(InputError, match=r'sample "third" of channel "SR" is scaled by "mu_SIG".*`remove`'):
        with_signal(content, signal, removed=["sig", "second"])
    with pytest.raises(InputError, match='are scaled by "mu_SIG": "second" of channel "SR", "third" of'):
        with_signal(content, signal, removed=["sig"])
    with pytest.raises(InputError, match='sample "third" of channel "SR" is scaled'):
        with_signal(from_hs3(to_hs3(content), "file"), signal, removed=["sig", "second"])
    made = with_signal(content, signal, removed=["sig", "second", "third"])
    assert [item["name"] for item in made["channels"][0]["samples"]] == ["zz", "signal"]


def test_a_background_that_the_parameter_of_interest_scales_keeps_its_settings():
    content = wide(0.5, 3.0)
    content["measurements"][0]["config"]["poi"] = "mu_zz"
    del content["channels"][0]["samples"][0]
    made = with_signal(content, {"SR": [(2.0, 0.1)]}, removed=[])
    (settings,) = made["measurements"][0]["config"]["parameters"]
    assert settings == {"name": "mu_zz", "bounds": [[0.5, 3.0]], "inits": [1.0]}


def test_a_constraint_that_the_likelihood_names_is_read():
    """A factor of any name, such as ROOT's Lumi, with a normal constraint that its modifier does not name."""
    content = from_hs3(hs3(more=[_OF_K], aux=["k_c"]), "file")
    found = content["measurements"][0]["config"]["parameters"]
    (settings,) = [item for item in found if item["name"] == "lumi"]
    assert settings == {
        "name": "lumi", "inits": [1.0], "bounds": [[0.0, 10.0]], "auxdata": [1.0], "sigmas": [0.05],
    }  # fmt: skip
    kinds = [item["type"] for item in content["channels"][0]["samples"][1]["modifiers"]]
    assert kinds == ["lumi", "normsys"]
    free = from_hs3(hs3(), "file")
    assert [item["type"] for item in free["channels"][0]["samples"][1]["modifiers"]] == [
        "normfactor",
        "normsys",
    ]
