import pickle
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

import recast
from recast.analysis.keys import analysis_key, selection_key
from recast.analysis.loader import list_analyses, load_analysis
from recast.analysis.run import analyse
from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.core.resources import resource
from recast.detector.draws import Draws
from recast.events.record import empty_events
from recast.events.sample import Sample
from recast.generate.profiles import shower_profile
from recast.pipeline.prepare import check_selection

EVENTS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"
SAMPLE = Sample("s", "p p > mu+ mu- mu+ mu-", "sm", 8000.0, Path("none"), 1000, 0.001, 0.0)

WINDOW_OF_MASS = (
    "mass_window: {relative_half_width: {value: 0.1, source: made up}, "
    "lowest_gev: {value: 5.0, unit: GeV, source: made up}, "
    "highest_gev: {value: 80.0, unit: GeV, source: made up}, "
    "background_relative_error: {value: 0.05, source: made up}, normalised_to: 4mu"
)


@pytest.fixture
def own(tmp_path):
    """Return a function that makes a user's own analysis, a changed copy of the built-in one."""

    def create(name, old="", new="", file="analysis.yaml"):
        folder = tmp_path / name / "mine"
        shutil.copytree(
            resource("analyses", "atlas_2013_z4l"), folder, ignore=shutil.ignore_patterns("__pycache__")
        )
        text = (folder / file).read_text()
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1))
        return folder

    return create


def test_built_in():
    assert "atlas_2013_z4l" in list_analyses()
    loaded = load_analysis("atlas_2013_z4l")
    assert loaded.name == "atlas_2013_z4l"
    assert len(loaded.fingerprint) == 64


@pytest.mark.parametrize("name", list_analyses())
def test_every_built_in_analysis_loads(name):
    assert load_analysis(name).card.name == name


def test_unknown_name():
    with pytest.raises(InputError, match='unknown analysis "atlas_2013_z4"') as error:
        load_analysis("atlas_2013_z4")
    assert 'Did you mean "atlas_2013_z4l"?' in str(error.value)
    assert error.value.exit_status == 2


def test_own_folder_by_path(own):
    loaded = load_analysis(own("a"))
    assert loaded.card.name == "atlas_2013_z4l"


def test_two_folders_of_the_same_name_do_not_collide(own, z_events):
    strict = own("one", "m4l_min_gev: {value: 80.0", "m4l_min_gev: {value: 90.9999")
    closed = own("two", "m4l_min_gev: {value: 80.0", "m4l_min_gev: {value: 99.0")
    events = z_events(300)
    results = [analyse(load_analysis(folder), events, SAMPLE, 1) for folder in (strict, closed)]
    counts = [result.regions["4mu"].n_raw for result in results]
    assert counts[0] > 0
    assert counts[1] == 0


def test_own_code_reaches_spawned_workers(own, z_events):
    none = 'channels(leptons.take(at_peak)) | {"4mu": np.zeros(at_peak.sum(), np.bool_)}'
    folder = own("w", "channels(leptons.take(at_peak))", none, file="analysis.py")
    events = z_events(300)
    loaded = load_analysis(folder)
    with workers(2) as pool:
        parallel = analyse(loaded, [events[:50], events[50:]], SAMPLE, 1, pool)
    assert parallel == analyse(loaded, events, SAMPLE, 1)
    assert parallel.regions["4mu"].n_raw == 0
    assert parallel.regions["4l"].n_raw > 0


def test_changed_code_is_loaded_again(own):
    folder = own("c")
    before = load_analysis(folder)
    path = folder / "analysis.py"
    changed = path.read_text().replace('"m4l_gev": m4l', '"m4l_gev": 2 * m4l')
    assert changed != path.read_text()
    path.write_text(changed)
    after = load_analysis(folder)
    assert before.fingerprint != after.fingerprint
    assert type(before.implementation) is not type(after.implementation)


def test_pickles_as_its_folder(own):
    loaded = load_analysis(own("p"))
    again = pickle.loads(pickle.dumps(loaded))
    assert again.folder == loaded.folder
    assert again.card == loaded.card


def test_files_must_not_change_during_a_run(own):
    folder = own("changing")
    packed = pickle.dumps(load_analysis(folder))
    path = folder / "analysis.yaml"
    path.write_text(path.read_text().replace("observed: 77", "observed: 78"))
    with pytest.raises(RunError, match=r"mine: its files changed during the run\. Run again\."):
        pickle.loads(packed)


def test_folder_without_code(own):
    folder = own("n")
    (folder / "analysis.py").unlink()
    with pytest.raises(InputError, match=r"mine: no analysis\.py in it\. An analysis needs it\."):
        load_analysis(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", r"analysis\.py: does not define a class Analysis with a method select\(events, draws\)"),
        ("import nonexistent_package", r"cannot be imported \(ModuleNotFoundError: No module named"),
        ("def f(:", r"cannot be imported \(SyntaxError"),
    ],
)
def test_broken_code(own, text, message):
    folder = own("b")
    (folder / "analysis.py").write_text(text)
    with pytest.raises(InputError, match=message):
        load_analysis(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "experiment: ATLAS",
            "experimant: ATLAS",
            'unknown key "experimant"|the key "experiment" is missing',
        ),
        (
            "default_dataset: preliminary",
            "default_dataset: none",
            'default_dataset "none" is not among the datasets',
        ),
        (
            "observed: 77",
            "observed: -1",
            "datasets.preliminary.regions.4mu.observed is -1. Input should be greater",
        ),
        (
            "observed: 77",
            "observed: many",
            "datasets.preliminary.regions.4mu.observed is 'many'. Input should be a valid integer",
        ),
        (
            "[4.0, 5.0, 15.0, .inf]",
            "[4.0, 15.0, 5.0, .inf]",
            r"table reconstruction: pt_edges_gev .* do not rise",
        ),
        ("sqrt_s_gev: 8000.0", "sqrt_s_gev: 7000.0", "datasets.preliminary: an energy stands twice"),
        (
            "regions:\n      4mu:",
            "regions:\n      5mu:",
            'datasets.preliminary.regions names the unknown region "5mu". Did you mean "4mu"',
        ),
        (
            "- name: identification",
            "- name: reconstruction",
            r'analysis\.yaml, electrons: two tables are named "reconstruction": they would be drawn with',
        ),
        (
            "[4.0, 5.0, 15.0, .inf]",
            "[4.0, 5.0, 15.0, 50.0]",
            r"yaml, muons: the table reconstruction has no value for leptons of pT above 50 GeV\. Extend",
        ),
        (
            "abs_eta_edges: [0.0, 0.1, 2.5, 2.7]",
            "abs_eta_edges: [0.0, 0.1, 2.5, 2.6]",
            r"no value for leptons of \|eta\| 2\.6 to 2\.7",
        ),
        (
            "\ncuts:",
            "\nexperimental: {mu: 0.04}\ncuts:",
            r'yaml: experimental\.mu: nuisance "mu" has two meanings: it is the name of the strength',
        ),
        (
            "relative_error:",
            "nuisance: mc_stat_2012\n        relative_error:",
            'nuisance: nuisance "mc_stat_2012" has two meanings: it is the name of an error of the simul',
        ),
        ("\ncuts:", '\nexperimental: {"": 0.04}\ncuts:', "a nuisance has no name"),
        (
            "\ncuts:",
            "\n" + WINDOW_OF_MASS + "}\ncuts:",
            'mass_window needs the region "window", which regions lacks: add it there',
        ),
        (
            "\nregions:",
            "\n"
            + WINDOW_OF_MASS
            + ", observed_inside: [m4l_max_gev, m4l_min_gev]}\nregions:\n  window: moves",
            "observed_inside: 100 is not below 80",
        ),
    ],
)
def test_wrong_cards(own, old, new, message):
    with pytest.raises(InputError, match=message):
        load_analysis(own("card", old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "max_ratio: {value: 0.15,",
            'max_ratio: {value: 15, unit: "%",',
            r'objects\.isolation: max_ratio is a plain number, but its unit is "%"\. Give a plain number',
        ),
        (
            "pt_min_gev: {value: 4.0, unit: GeV,",
            "pt_min_gev: {value: 4000.0, unit: MeV,",
            r'objects\.muon: pt_min_gev is in GeV, but its unit is "MeV"\. Give the value in GeV',
        ),
        (
            "cone: {value: 0.2,",
            "cone: {value: 0.2, unit: GeV,",
            'cone is a plain number, but its unit is "GeV"',
        ),
        ("m4l_min_gev: {value: 80.0, unit: GeV,", "m4l_min_gev: {value: 0.08, unit: TeV,", "in GeV, but"),
        ("m4l_min_gev: {value: 80.0, unit: GeV,", 'm4l_min_gev: {value: 80.0, unit: "1",', "in GeV, but"),
        (
            "n_leptons: {value: 4.0,",
            'n_leptons: {value: 400, unit: "%",',
            r"cuts\.n_leptons is a plain number",
        ),
    ],
)
def test_a_unit_that_is_not_that_of_its_key_is_refused(own, old, new, message):
    with pytest.raises(InputError, match=message):
        load_analysis(own("card", old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pt_min_gev: {value: 4.0, unit: GeV,", "pt_min_gev: {value: 4.0,"),
        ("cone: {value: 0.2,", 'cone: {value: 0.2, unit: "",'),
        ("n_leptons: {value: 4.0,", "n_leptons: {value: 4.0, unit: leptons,"),
        ("cuts:\n", 'cuts:\n  mass_tev: {value: 1.0, unit: TeV, source: "invented"}\n'),
    ],
)
def test_units_that_agree_with_their_key_are_taken(own, old, new):
    before, after = (load_analysis(own(name, *more)).card for name, more in (("a", ()), ("b", (old, new))))
    assert after.detector().leptons[0].pt_min_gev == before.detector().leptons[0].pt_min_gev
    assert after.detector().isolation == before.detector().isolation


def test_a_card_without_leptons(own):
    folder = own("card")
    card = yaml.safe_load((folder / "analysis.yaml").read_text())
    del card["objects"]["muon"], card["objects"]["electron"]
    (folder / "analysis.yaml").write_text(yaml.safe_dump(card))
    with pytest.raises(InputError, match="objects: muon and electron are missing: no event could pass; give"):
        load_analysis(folder)


def test_missing_cut(own):
    with pytest.raises(InputError, match=r'no cut "m1_min_gev"\. Did you mean "m2_min_gev"\?'):
        load_analysis(own("cut", "  m1_min_gev:", "  first_gev:"))


def test_parton_filter_of_the_card_is_understood_by_the_shower(atlas):
    conditions = atlas.card.parton_filter
    assert conditions.m4l_min_gev == 80.0
    assert conditions.after_radiation is not None
    assert conditions.after_radiation.pt_min_gev == (17.0, 12.0, 6.0, 0.0)


def test_parton_filter_is_looser_than_the_cuts(atlas):
    conditions, card = atlas.card.parton_filter, atlas.card
    assert conditions.m4l_min_gev <= card.cut("m4l_min_gev")
    assert conditions.mll_min_gev == 0  # recoil of radiation can raise a pair mass
    later = conditions.after_radiation
    names = ("leading_pt_min_gev", "second_pt_min_gev", "third_pt_min_gev")
    assert all(soft < card.cut(name) for soft, name in zip(later.pt_min_gev, names, strict=False))
    assert later.abs_eta_max > card.objects.muon.abs_eta_max.value


def test_card_lookups(atlas):
    with pytest.raises(InputError, match='unknown data set "preliminar". Did you mean "preliminary"?'):
        atlas.card.dataset("preliminar")
    with pytest.raises(InputError, match='unknown region "4m". Did you mean "4mu"?'):
        atlas.card.region("4m")
    with pytest.raises(InputError, match='data set final: no published numbers for region "4mu"'):
        atlas.card.region("4mu", "final")
    with pytest.raises(InputError, match="no data at 13000 GeV. Energies of the data set: 7000, 8000 GeV."):
        atlas.card.dataset().luminosity_fb(13000.0)
    found = atlas.card.dataset().find_luminosity_fb
    assert (found(13000.0), found(8000.001), found(8001.0)) == (None, found(8000.0), None)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "        raise ValueError('no muon')\n",
            r"its code raised ValueError: no muon at analysis.py line \d+",
        ),
        ("        return 3\n", "select returned int, not a Selection"),
        ("        return events.nothing\n", "its code raised .*Error: .* at analysis.py line"),
    ],
)
def test_an_analysis_that_raises_is_named_with_its_line(own, z_events, code, message):
    folder = own("raises")
    text = (folder / "analysis.py").read_text()
    head, _, _ = text.partition("    def select(")
    (folder / "analysis.py").write_text(f"{head}    def select(self, events, draws):\n{code}")
    with pytest.raises(RunError, match=message):
        analyse(load_analysis(folder), z_events(10), SAMPLE, 1)


def test_an_analysis_is_not_blamed_for_what_the_machine_lacks(own, z_events):
    folder = own("full")
    text = (folder / "analysis.py").read_text()
    head, _, _ = text.partition("    def select(")
    code = "        import errno\n        raise OSError(errno.ENOSPC, 'full')\n"
    (folder / "analysis.py").write_text(f"{head}    def select(self, events, draws):\n{code}")
    with pytest.raises(OSError, match="full"):
        analyse(load_analysis(folder), z_events(10), SAMPLE, 1)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import sys\nsys.exit(3)\n", r"cannot be imported \(SystemExit: 3\)"),
        (
            "class Analysis:\n    def __init__(self, card):\n        1 / 0\n    select = None.__class__\n",
            r"the class Analysis cannot be made \(ZeroDivisionError: .* at analysis.py line 3\)",
        ),
    ],
)
def test_an_analysis_that_cannot_be_made_is_refused(own, code, message):
    folder = own("unmade")
    (folder / "analysis.py").write_text(code)
    with pytest.raises(InputError, match=message):
        load_analysis(folder)


def test_a_card_may_stand_in_the_code(own):
    folder = own("one")
    before = load_analysis(folder)
    card = (folder / "analysis.yaml").read_text()
    with (folder / "analysis.py").open("a") as stream:
        stream.write(f'\nCARD = """{card}"""\n')
    with pytest.raises(
        InputError, match=r"mine: it has analysis\.yaml, and a CARD in analysis\.py\. Remove one\."
    ):
        load_analysis(folder)
    (folder / "analysis.yaml").unlink()
    loaded = load_analysis(folder)
    assert loaded.card == before.card
    assert pickle.loads(pickle.dumps(loaded)).fingerprint == loaded.fingerprint
    assert selection_key(folder).digest != selection_key(resource("analyses", "atlas_2013_z4l")).digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"mine: no analysis\.yaml in it\. Add it, or its text as CARD in analysis\.py\."),
        ("CARD = 3\n", r"mine: no analysis\.yaml in it"),
        ('CARD = "a: [1"\n', r"analysis\.py, CARD.*not YAML|analysis\.py, CARD"),
        ('CARD = "a: 1"\n', r"analysis\.py, CARD: unknown key \"a\""),
        ("CARD = (\n", r"analysis\.py: cannot be imported \(SyntaxError"),
    ],
)
def test_a_bad_card_in_the_code(own, text, message):
    folder = own("bad")
    (folder / "analysis.yaml").unlink()
    (folder / "analysis.py").write_text(text)
    with pytest.raises(InputError, match=message) as caught:
        load_analysis(folder)
    assert "\n" not in str(caught.value)


def test_a_region_of_the_card_that_the_code_does_not_make_is_refused_with_files_as_in_runs(own):
    """The message of `recast.pipeline.prepare.check_selection`, with the region that it makes."""
    folder = own("regions", '  4l: "all', '  4ll: "all')
    message = r'analysis atlas_2013_z4l: its selection makes no region "4ll"\. Did you mean "4l"\?'
    with pytest.raises(InputError, match=message):
        recast.analyse(folder, EVENTS, jobs=1)
    loaded = load_analysis(folder)
    with pytest.raises(InputError, match=message):
        check_selection(loaded, shower_profile("no-mpi"), ["4ll"], [], folder.parent / "kept")


@pytest.mark.parametrize("name", list_analyses())
def test_shipped_selections_make_the_regions_of_their_cards(name):
    loaded = load_analysis(name)
    events = empty_events(jets=True, photon_pt_min_gev=1.0)
    loaded.require_regions(loaded.select(events, Draws(0, "none")).regions, loaded.selected_regions)
    assert loaded.selected_regions


@pytest.mark.parametrize("linked", [False, True])
def test_a_file_that_the_code_reads_when_it_is_loaded_counts(own, tmp_path, linked):
    """In the same process too, and behind a link: its selection must not be that of the older file."""
    folder = own("reads")
    place = folder / "data"
    if linked:
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.mkdir()
    code = folder / "analysis.py"
    read = "SCALE = (__import__('pathlib').Path(__file__).parent / 'data' / 'scale.txt').read_text()\n"
    code.write_text(code.read_text() + read)
    found = []
    for value in ("1.0", "2.0"):
        (place / "scale.txt").write_text(value)
        loaded = load_analysis(folder)
        assert value == sys.modules[type(loaded.implementation).__module__].SCALE
        found.append((loaded.state, selection_key(folder).digest, analysis_key(folder)))
    assert all(one != two for one, two in zip(*found, strict=True))


def test_links_in_a_circle_are_followed_once(own):
    folder = own("circle")
    before = analysis_key(folder)
    (folder / "again").symlink_to(folder)
    assert analysis_key(folder) == before


def test_threads_load_an_analysis_once(own):
    """A module that one thread still executes is not taken by another one."""
    folder = own("threads")
    code = folder / "analysis.py"
    code.write_text(code.read_text().replace("\nclass ", "\nimport time\n\ntime.sleep(0.2)\n\n\nclass ", 1))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(load_analysis, [folder] * 4))
    assert len({item.fingerprint for item in found}) == 1
