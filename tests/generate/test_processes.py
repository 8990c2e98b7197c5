"""Processes of a card: short names and notation, what they refuse, names of samples."""

import pytest

from recast.core.errors import InputError, RunError
from recast.generate.base import Contribution, GeneratorSettings
from recast.generate.engine.hard import EngineSettings
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.processes import (
    DEFAULT_PROCESS,
    PROCESSES,
    ProcessKind,
    find_process,
    process_names,
    settings_of,
)
from recast.generate.top.process import TopSettings
from recast.model.zprime import ZPrimePoint

POINT = ZPrimePoint(20.0, 0.1)


@pytest.mark.parametrize("name", process_names())
def test_a_short_name_and_its_notation_are_one(name):
    assert find_process(name) == find_process(process_names()[name])
    assert find_process(name).name == process_names()[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("p p > mu- mu+ e- e+", "2e2mu"),
        ("p p > t t~, t > c zp, zp > mu+ mu-", "tt_zpc"),
        ("p p > t t~ , t > u Zp, Zp > mu+  mu-", "tt_zpu"),
        ("p p > t t~, t > c z, z > l+ l-, t~ > b~ l nu", "tt_zc"),
    ],
)
def test_notation_is_read_as_it_is_written(text, name):
    assert find_process(text) == find_process(name)


def test_names_of_samples_key_random_numbers():
    four = find_process(DEFAULT_PROCESS)
    assert four.sample_name(four.at("sm", 8000.0), POINT, "x") == "sm-8TeV"
    assert four.sample_name(four.at("signal", 7000.0), POINT, "mzp20-gp0.1") == "signal-7TeV-mzp20-gp0.1"
    electrons = find_process("4e")
    assert electrons.sample_name(electrons.at("sm", 8000.0), POINT, "") == "4e-sm-8TeV"
    top = find_process("tt_zpc")
    assert top.sample_name(top.at("signal", 14000.0), POINT, "x") == "zp20-14TeV"
    z = find_process("tt_zc")
    assert z.sample_name(z.at("sm", 8000.0), POINT, "") == "z-8TeV"


def test_what_the_events_are_normalised_to():
    assert find_process(DEFAULT_PROCESS).branching == ""
    assert find_process("tt_zpu").branching == "BR(t -> Z' u) BR(Z' -> mu mu)"
    assert find_process(DEFAULT_PROCESS).normalisation_error(8000.0) == (0.0, "")
    relative, source = find_process("tt_zpu").normalisation_error(8000.0)
    assert relative == pytest.approx(14.5 / 252.9)
    assert "Top++" in source


def test_options_become_settings_of_the_generator():
    four = find_process(DEFAULT_PROCESS, {"quarks": ("u", "d")})
    assert four.at("sm", 8000.0).quarks == ("u", "d")
    assert settings_of(four, {}) == GeneratorSettings()
    cuts = {"m4l_min_gev": 70.0, "m4l_max_gev": 140.0, "mll_min_gev": 2.0}
    assert settings_of(four, {"cuts": cuts}).cuts.m4l_max_gev == 140.0
    narrow = four.inside(
        settings_of(four, {}), {"m4l_min_gev": 85.0, "m4l_max_gev": 95.0, "mll_min_gev": 5.0}
    )
    assert (narrow.cuts.m4l_min_gev, narrow.cuts.mll_min_gev) == (85.0, 5.0)
    top = find_process("tt_zpc", {"chirality": "right"})
    assert settings_of(top, {"scale": "transverse_mass"}) == TopSettings(scale="transverse_mass")
    assert top.at(Contribution.NP, 8000.0).rare(POINT).right == 1


def test_what_no_other_kind_takes_is_a_process_of_the_engine():
    found = find_process("p p >  mu+ mu- j  QED<=2", {"quarks": tuple("bcdsu")})
    assert (found.name, found.branching, found.reweighted) == ("p p > mu+ mu- j QED<=2", "", False)
    cuts = {"pt(j)": {"min": 20.0}}
    settings = settings_of(found, {"cuts": cuts, "scale": "ht/2"})
    assert settings == EngineSettings(scale="ht/2", flavours=5, cuts=cuts)
    signal, sm = found.at("signal", 13000.0), found.at("sm", 8000.0)
    assert found.sample_name(signal, POINT, "mzp20") == "p_p_mu+_mu-_j_QED_2-signal-13TeV-mzp20"
    assert found.sample_name(sm, POINT, "mzp20") == "p_p_mu+_mu-_j_QED_2-sm-8TeV"
    assert found.describe(signal, POINT)["process"]["contribution"] == "signal"
    assert find_process("p p > mu+ mu- mu+ mu- QED<=4").options == found.options


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: find_process("4mus"), 'unknown process "4mus". Did you mean "4mu"'),
        (lambda: find_process("p p"), "Or MadGraph's notation of one"),
        (lambda: find_process("p p > t t~, t > b w+"), "decay chains and exclusions need backend: madgraph"),
        (lambda: find_process("p p > w+ w- w+ w- j"), "5 particles go out. The engine takes 2 to 4"),
        (lambda: find_process("p p > w+ w-", {"quarks": ("u",)}), "u are not the massless quarks of"),
        (
            lambda: find_process("p p > w+ w-", {"chirality": "up"}),
            'has no option "chirality". It has: quarks',
        ),
        (lambda: settings_of(find_process("p p > z z"), {"matrix_element": "auto"}), "is not for p p > z z"),
        (
            lambda: find_process("p p > z z").generator("madgraph", EngineSettings(), MadGraphOptions()),
            "the backend madgraph does not make p p > z z",
        ),
        (
            lambda: find_process("p p > mu+ mu-").check(EngineSettings(), 8000.0, POINT),
            "mu+,mu- may have no mass without a cut",
        ),
        (
            lambda: settings_of(find_process("4mu"), {"cuts": {"pt(j)": {"min": 20.0}}}),
            'unknown key "generate.cuts.pt(j)". Known: eta_max',
        ),
        (lambda: PROCESSES.register("mine", find_process), "mine is no ProcessKind but of type function"),
        (lambda: find_process("4mu", {"chirality": "left"}), 'has no option "chirality". It has: quarks.'),
        (lambda: find_process("tt_zpc", {"quarks": ("u",)}), 'has no option "quarks". It has: chirality.'),
        (lambda: find_process("tt_zpc", {"chirality": "up"}), 'unknown chirality "up"'),
        (lambda: settings_of(find_process("tt_zpc"), {"cuts": {}}), "generate.cuts is not for p p > t t~"),
        (lambda: settings_of(find_process("4mu"), {"scale": "mt"}), 'unknown scale "mt"'),
        (lambda: find_process("tt_zpc").at("sm", 8000.0), "has no contribution sm"),
        (
            lambda: find_process("tt_zpc").generator("madgraph", TopSettings(), MadGraphOptions()),
            "the backend madgraph does not make p p > t t~",
        ),
        (
            lambda: find_process("tt_zpc").check(TopSettings(), 8000.0, ZPrimePoint(171.5, 0.1)),
            "171.5 GeV is not below mt - mc = 171.227 GeV",
        ),
        (
            lambda: find_process("tt_zpc").check(TopSettings(), 9000.0, POINT),
            "no cross section of t t~ at 9000 GeV",
        ),
        (
            lambda: find_process("4mu").check(GeneratorSettings(scale_factor=0.01), 8000.0, POINT),
            "outside the PDF set",
        ),
        (
            lambda: find_process("4mu").check_window(
                GeneratorSettings(), {"m4l_min_gev": 70, "m4l_max_gev": 100, "mll_min_gev": 5}, "x"
            ),
            "generate.cuts are tighter than the selection of x. Loosen them to m4l_min_gev <= 70",
        ),
    ],
)
def test_bad_input(make, text):
    with pytest.raises(InputError) as caught:
        make()
    assert text in str(caught.value)


def test_a_kind_that_is_registered_comes_before_the_engine(monkeypatch):
    four = find_process("4mu")
    kind = ProcessKind(
        {"pair": "p p > mu+ mu- a"}, lambda text, _: four if text == "p p > mu+ mu- a" else None
    )
    monkeypatch.setitem(PROCESSES._items, "pair", kind)
    assert find_process("pair") is four
    assert find_process("p p > mu+ mu-").name == "p p > mu+ mu-"


def test_a_plugin_changes_no_process_by_its_short_names(monkeypatch):
    """A name of ours stays ours where names are listed, and is refused where it is used."""
    monkeypatch.setattr(PROCESSES, "_items", dict(PROCESSES._items))
    monkeypatch.setattr(PROCESSES, "_makers", dict(PROCESSES._makers))
    before = process_names()
    PROCESSES.register("mine", ProcessKind({DEFAULT_PROCESS: "p p > a a"}, lambda *_: None))
    assert process_names() == before
    message = rf'process "{DEFAULT_PROCESS}" is given twice, by module recast\..* and module {__name__}'
    with pytest.raises(InputError, match=message):
        find_process(DEFAULT_PROCESS)
    assert find_process(before[DEFAULT_PROCESS]).name == before[DEFAULT_PROCESS]


@pytest.mark.parametrize(
    ("make", "why"), [(lambda *_: 1 / 0, "ZeroDivisionError"), (lambda *_: 3, "no Reaction")]
)
def test_a_kind_of_a_plugin_that_fails_is_named(monkeypatch, make, why):
    monkeypatch.setattr(PROCESSES, "_items", dict(PROCESSES._items))
    monkeypatch.setattr(PROCESSES, "_makers", dict(PROCESSES._makers))
    PROCESSES.register("mine", ProcessKind({}, make))
    assert find_process(DEFAULT_PROCESS).name == process_names()[DEFAULT_PROCESS]  # ours are asked first
    with pytest.raises(RunError, match=f'kind of processes "mine": it fails with .*{why}'):
        find_process("p p > ta+ ta-")
