"""What kept steps are keyed by: each room is changed in turn, and a table says which steps are made again."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from recast.analysis.keys import analysis_key, numbers_key, selection_key
from recast.analysis.loader import load_analysis
from recast.cards import parse_card
from recast.core.cache import DONE
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.sources import Sources, program
from recast.pipeline.kept import PROFILES
from recast.pipeline.run import run_card
from recast.pipeline.state import CARD_CODE, POINT_CODE

ROOT = Path(__file__).resolve().parents[2]
POINT = "recast.model.zprime"
KINDS = {
    "generate": ("recast.pipeline.kinds.generate", "recast.generate.builtin", POINT),
    "madgraph": ("recast.pipeline.kinds.generate", "recast.generate.madgraph.generator", POINT),
    "integrate": ("recast.pipeline.kinds.integrate", "recast.generate.builtin", POINT),
    "shower": ("recast.pipeline.kinds.shower",),
    "analyse": ("recast.pipeline.kinds.analyse",),
    "control": ("recast.pipeline.kinds.control",),
    "tune": ("recast.pipeline.kinds.tune", "recast.generate.builtin", POINT),
    "reweight": ("recast.pipeline.kinds.reweight", POINT),
    "vary": ("recast.pipeline.kinds.vary", POINT),
    "top": ("recast.pipeline.kinds.generate", "recast.generate.top.generator", POINT),
}
"""Modules of each kind of step, those of generator and point included; an analysis adds its own."""
FOLLOWS = {
    "generate": ("tune",),
    "control": ("generate",),
    "shower": ("generate", "control"),
    "analyse": ("shower", "control"),
    "reweight": ("shower", "control", "generate"),
    "vary": ("shower", "generate"),
}
"""Steps whose keys hold the names of these."""
SELECTING = ("control", "analyse", "reweight", "vary")
"""Steps that run the code of an analysis."""
ALL = frozenset({*KINDS, "point"})
"""`point` is the record of a model point: done, failed and why."""
CHAIN = {"generate", "control", "shower", "analyse", "reweight", "vary", "point"}
EMBEDDED = CHAIN | {"tune", "integrate"}
SHOWERED = {"shower", "analyse", "reweight", "vary", "point"}
SELECTION = {"control", "shower", "analyse", "reweight", "vary", "point"}
"""A selection tells by its control variate which events are showered."""
FILLED = {"analyse", "reweight", "point"}
"""Distributions are filled after the selection."""
NOTHING: set[str] = set()

# file, text in it, what it becomes, what is made again
TABLE = [
    ("recast/inputs/lowenergy.yaml", "", "\n# a comment\n", NOTHING),
    ("recast/inputs/lowenergy.yaml", "", "\nnew_entry: 3\n", NOTHING),
    ("recast/inputs/lowenergy.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/inputs/published/cms_4mu.csv", "", "\n1,2\n", NOTHING),
    ("recast/inputs/quark_scenarios.yaml", "", "\nnew_entry: 3\n", NOTHING),
    ("recast/inputs/electroweak.yaml", "", "\n# a comment\n", NOTHING),
    ("recast/inputs/electroweak.yaml", "", "\nnew_entry: 3\n", ALL),
    ("recast/inputs/top.yaml", "", "\nnew_entry: 3\n", {"top", "point"}),
    ("recast/inputs/rates.yaml", "", "\nnew_entry: 3\n", {"point"}),
    ("recast/core/errors.py", "", "\n# a comment\n", NOTHING),
    ("recast/core/errors.py", "", "\nNEW = 3\n", ALL),
    ("recast/core/seeds.py", "", "\nNEW = 3\n", ALL),
    ("recast/core/provenance.py", "", "\nNEW = 3\n", ALL),
    ("recast/model/widths.py", "", "\nNEW = 3\n", ALL),
    ("recast/model/widths.py", "", "\nNEW = 3\n", ALL),
    ("recast/model/ufo/writer.py", "", "\nNEW = 3\n", ALL),
    ("recast/lowenergy/kinetic_mixing.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/events/lhe/writer.py", "", "\nNEW = 3\n", EMBEDDED | {"top"}),
    ("recast/events/parquet/slim.py", "", "\nNEW = 3\n", SHOWERED),
    ("recast/events/root/flat.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/events/hepmc/text3.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/generate/warmup.py", '"""', '"""Other words. ', NOTHING),
    ("recast/generate/warmup.py", "", "\nNEW = 3\n", EMBEDDED),
    ("recast/generate/shower_worker.py", "", "\nNEW = 3\n", SHOWERED),
    ("recast/generate/reweighting.py", "", "\nNEW = 3\n", {"vary", "reweight", "point"}),
    ("recast/generate/madgraph/session.py", "", "\nNEW = 3\n", {"madgraph", "point"}),
    ("recast/generate/madgraph/guard.py", "", "\nNEW = 3\n", {"madgraph", "point"}),
    ("recast/generate/top/decay.py", "", "\nNEW = 3\n", {"top", "point"}),
    ("recast/detector/leptons.py", "", "\n# a comment\n", NOTHING),
    ("recast/detector/leptons.py", "", "\nNEW = 3\n", SELECTION),
    ("recast/detector/jets.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/analysis/kinematics.py", "", "\nNEW = 3\n", SELECTION),
    ("recast/analysis/expectation.py", "", "\nNEW = 3\n", {"point"}),
    ("recast/analysis/templates.py", "", "\nNEW = 3\n", {"point"}),
    ("recast/statistics/counting.py", "", "\nNEW = 3\n", {"point"}),
    ("recast/exclusion/direct.py", "", "\nNEW = 3\n", {"point"}),
    ("recast/exclusion/plane.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/lowenergy/trident.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/report/plot.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/report/references.yaml", "", "\nnew_entry: 3\n", NOTHING),
    ("recast/report/templates/report.html.j2", "", "\n", NOTHING),
    ("recast/pipeline/kinds/shower.py", "", "\nNEW = 3\n", SHOWERED),
    ("recast/pipeline/search.py", "", "\nNEW = 3\n", {"point"}),
    ("recast/pipeline/outputs.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/cards.py", "", "\nNEW = 3\n", NOTHING),
    ("recast/cli/run.py", "", "\nNEW = 3\n", NOTHING),
    ("mc_cards/madgraph/run_card.dat.j2", "", "\n", {"madgraph", "point"}),
    ("mc_cards/ufo/LmuLtau_four_lepton/particles.py", "", "\n# a comment\n", NOTHING),
    # the UFO of a point is written from code
    ("mc_cards/ufo/LmuLtau_four_lepton/particles.py", "", "\nNEW = 3\n", NOTHING),
    # the values of the profile that is used stand in the keys
    ("mc_cards/pythia/profiles.yaml", "", "\nnew_entry: 3\n", NOTHING),
    ("analyses/atlas_2013_z4l/analysis.py", "", "\n# a comment\n", NOTHING),
    ("analyses/atlas_2013_z4l/analysis.py", "", "\nNEW = 3\n", SELECTION),
    ("analyses/atlas_2013_z4l/analysis.yaml", "name:", "# a comment\nname:", NOTHING),
    ("analyses/atlas_2013_z4l/analysis.yaml", "observed: 77", "observed: 76", {"point"}),
    ("analyses/atlas_2013_z4l/analysis.yaml", "value_fb: 4.6", "value_fb: 4.7", {"point"}),
    ("analyses/atlas_2013_z4l/analysis.yaml", 'texkey: "Aad', 'texkey: "Bad', {"point"}),
    ("analyses/atlas_2013_z4l/analysis.yaml", "cone: {value: 0.2", "cone: {value: 0.3", SELECTION),
    ("analyses/atlas_2013_z4l/analysis.yaml", "bins: [20, 80, 100]", "bins: [10, 80, 100]", FILLED),
    ("recast/analysis/spectrum.py", "", "\nNEW = 3\n", FILLED),
    ("analyses/atlas_2013_z4l/efficiencies.csv", "", "1,2\n", SELECTION),
    ("analyses/atlas_2013_z4l/closure.yaml", "", "\nnew_entry: 3\n", NOTHING),
    ("analyses/atlas_2013_z4l/references.bib", "", "@misc{a, note = {b}}\n", NOTHING),
    ("analyses/cms_2018_zprime_4mu/analysis.py", "", "\nNEW = 3\n", NOTHING),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the program, to change."""
    base = tmp_path_factory.mktemp("tree")
    for name in ("recast", "mc_cards", "analyses"):
        shutil.copytree(ROOT / name, base / name, ignore=shutil.ignore_patterns("__pycache__", "closure"))
    return base


def keys(tree: Path, analysis: str = "atlas_2013_z4l") -> dict[str, object]:
    copy = Sources(tree / "recast", tree / "mc_cards")
    selection = selection_key(tree / "analyses" / analysis)
    found: dict[str, object] = {}
    for kind, modules in KINDS.items():
        more = (*selection.modules, selection.digest) if kind in SELECTING else ()
        more += (selection.spectra,) if kind in ("analyse", "reweight") else ()
        found[kind] = [copy.key([*modules, *more], (), PROFILES), more]
    found["point"] = [
        copy.key((*POINT_CODE, *selection.modules), selection.packages, (*CARD_CODE, *PROFILES)),
        analysis_key(tree / "analyses" / analysis),
    ]
    return found


def made_again(before: dict[str, object], after: dict[str, object]) -> set[str]:
    changed = {kind for kind in before if before[kind] != after[kind]}
    for kind, earlier in FOLLOWS.items():  # in the order of the pipeline
        if changed & set(earlier):
            changed.add(kind)
    return changed


@pytest.fixture(scope="module")
def before(tree):
    return keys(tree)


@pytest.mark.parametrize(("file", "old", "new", "expected"), TABLE)
def test_a_change_makes_again_what_uses_it_and_nothing_else(tree, before, file, old, new, expected):
    path = tree / file
    text = path.read_text(encoding="utf-8") if path.exists() else None
    changed = f"{text or ''}{new}" if not old else (text or "").replace(old, new, 1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    try:
        assert made_again(before, keys(tree)) == set(expected)
    finally:
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


def test_an_analysis_with_jets_is_made_again_when_jets_change(tree):
    first = keys(tree, "cms_2013_t_to_zq")
    path = tree / "recast" / "detector" / "jets.py"
    text = path.read_text()
    path.write_text(f"{text}\nNEW = 3\n")
    assert made_again(first, keys(tree, "cms_2013_t_to_zq")) == SELECTION
    path.write_text(text)


def test_a_selection_that_reads_its_numbers_is_made_again_when_they_change(tmp_path):
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own, ignore=shutil.ignore_patterns("closure"))
    card, code = own / "analysis.yaml", own / "analysis.py"
    original = card.read_text()

    def moves(change: tuple[str, str]) -> bool:
        before = selection_key(own).digest
        card.write_text(original.replace(*change))
        after = selection_key(own).digest
        card.write_text(original)
        return before != after

    published = ("observed: 77", "observed: 76")
    assert not moves(published)
    text = code.read_text()
    for line in ("N = lambda card: card.region('4mu').observed", "M = lambda card: card.model_dump()"):
        code.write_text(f"{text}\n{line}\n")
        assert moves(published), line
    code.write_text(f"{text}\nBINS = 'backgrounds.csv'\n")
    before = selection_key(own).digest
    (own / "backgrounds.csv").write_text("1,2\n")
    assert selection_key(own).digest != before


@pytest.mark.parametrize(
    ("file", "change", "moves"),
    [
        ("analysis.yaml", ('source: "95 % (unconfirmed)', 'source: "another book'), False),
        ("analysis.yaml", ('"gluon fusion to four leptons"', '"gluons"'), False),
        ("analysis.yaml", ("values: [[0.95]]", "values: [[0.94]]"), True),
        ("closure.yaml", ('published_source: "', 'published_source: "see '), False),
        ("closure.yaml", ("published: 3.3e-6", "published: 3.4e-6"), True),
        ("closure.yaml", ('cause: "lowest', 'cause: "the lowest'), False),
        ("analysis.py", ("counts >= number", "counts > number"), True),
        ("analysis.py", ("momenta = four_momenta", "# four\n        momenta = four_momenta"), False),
    ],
)
def test_a_closure_stays_when_a_source_is_worded_anew_and_not_when_a_value_changes(
    tmp_path, file, change, moves
):
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own, ignore=shutil.ignore_patterns("closure"))
    before = numbers_key(own, {"closure.yaml"})
    text = (own / file).read_text(encoding="utf-8")
    assert change[0] in text
    (own / file).write_text(text.replace(*change), encoding="utf-8")
    assert (numbers_key(own, {"closure.yaml"}) != before) is moves


def test_every_method_of_the_card_counts_for_the_keys_that_it_reads():
    from recast.analysis.card import AnalysisCard
    from recast.analysis.keys import _READ_BY, SELECTING

    public = {name for name in vars(AnalysisCard) if not name.startswith(("_", "model_"))}
    methods = public - set(AnalysisCard.model_fields)
    reading = {word for words in _READ_BY.values() for word in words}
    assert methods == {*SELECTING, *(methods & reading)}
    assert set(SELECTING) & reading == set()


@pytest.mark.parametrize(
    ("file", "line", "counts"),
    [
        ("cuts.md", "T = 'cuts.md'", True),
        ("cuts.md", "T = '*.md'", True),
        ("cuts.md", "T = 1", False),
        (".cuts.txt", "T = '.cuts.txt'", True),
        (".cuts.txt", "T = 'cuts.csv'", False),
        ("references.bib", "T = 'references.bib'", True),
        ("references.bib", "T = 1", False),
        ("cuts.csv", "T = 1", True),
    ],
)
def test_files_count_where_the_code_may_read_them(tmp_path, file, line, counts):
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own, ignore=shutil.ignore_patterns("closure"))
    (own / "analysis.py").write_text(f"{(own / 'analysis.py').read_text()}\n{line}\n")
    (own / file).write_text("20")
    before = selection_key(own).digest, analysis_key(own), numbers_key(own)
    state = load_analysis(own).state
    (own / file).write_text("60")
    after = selection_key(own).digest, analysis_key(own), numbers_key(own)
    assert [a != b for a, b in zip(before, after, strict=True)] == [counts] * 3
    if counts:
        assert load_analysis(own).state != state


def test_a_selection_that_asks_the_card_for_numbers_is_made_again(tmp_path):
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own, ignore=shutil.ignore_patterns("closure"))
    card, code = own / "analysis.yaml", own / "analysis.py"
    code.write_text(f"{code.read_text()}\nF = lambda card: card.find_region('4mu').background_fraction\n")
    before, text = selection_key(own).digest, card.read_text()
    assert "observed: 77" in text
    card.write_text(text.replace("observed: 77", "observed: 78"))
    assert selection_key(own).digest != before


def test_shipped_selections_need_nothing_that_their_keys_leave_out():
    from recast.analysis.keys import _READ_BY
    from recast.analysis.loader import list_analyses
    from recast.detector.draws import Draws
    from recast.events.record import empty_events

    class Spy:
        def __init__(self, card):
            self._card = card

        def __getattr__(self, name):
            assert name not in _READ_BY, f"the selection reads {name}"
            return getattr(self._card, name)

    for name in list_analyses():
        loaded = load_analysis(name)
        mass = loaded.card.mass_window and loaded.card.mass_window.lowest_gev.value
        for arguments in ((), (mass,)) if mass else ((),):
            made = type(loaded.implementation)(Spy(loaded.card), *arguments)
            jets = loaded.card.hadrons is not None
            photons = 0.5 if loaded.card.needs_photons else None
            nothing = empty_events(jets=jets, photon_pt_min_gev=photons)
            assert made.select(nothing, Draws(1, "s")).regions


CARD = {
    "name": "small",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [30]},
    "generate": {"events": 1000, "events_sm": 1000, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi"},
    "analysis": {"name": "atlas_2013_z4l"},
    "uncertainties": {"scale_factors": [2.0], "pdf_sets": ["CT14qed_proton"]},
}


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """A real run of which every function called and every file read is known: its folder and the trace."""
    base = tmp_path_factory.mktemp("traced")
    (base / "card.yaml").write_text(yaml.safe_dump(CARD))
    helper = ROOT / "tests" / "helpers" / "trace_steps.py"
    command = [sys.executable, str(helper), str(base / "card.yaml"), str(base / "out")]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return base / "out", json.loads(done.stdout)


@pytest.mark.slow
def test_keys_hold_all_code_that_a_step_executes(traced):
    _, trace = traced
    assert {name.split()[0] for name in trace["executed"]} == {
        "generate", "tune", "integrate", "control", "shower", "analyse", "vary",
    }  # fmt: skip
    for name, files in trace["executed"].items():
        known = {str(path) for path in program().files(name.split()[1:])}
        assert set(files) <= known, name


@pytest.mark.slow
def test_a_module_is_known_to_read_what_it_reads(traced):
    _, trace = traced
    whole = program()
    known = {str(path): {str(file) for file in whole.data_of(path)} for path in whole.modules.values()}
    rooms = ("core", "inputs", "model", "events", "generate", "detector", "analysis", "lowenergy")
    read = {path: set(files) for path, files in trace["opened"].items()}
    assert len(read) > 5
    for path, files in read.items():
        # what makes the keys reads everything
        if Path(path).relative_to(ROOT / "recast").parts[0] in rooms and not path.endswith("core/sources.py"):
            assert files <= known[path], path


@pytest.mark.slow
def test_steps_are_made_of_the_modules_of_the_table(traced):
    out, _ = traced
    selection = selection_key(resource("analyses", "atlas_2013_z4l"))
    for marker in (out / "steps").glob(f"*/*/{DONE}"):
        kind = marker.parent.name.rpartition("-")[0]
        more = selection.modules if kind in SELECTING else ()
        assert json.loads(marker.read_text())["modules"] == sorted({*KINDS[kind], *more})


@pytest.mark.slow
def test_another_detector_makes_selections_again_and_a_comment_nothing(traced, tree, tmp_path, monkeypatch):
    shutil.copytree(traced[0], tmp_path / "out")

    def run() -> set[str]:
        copy = Sources(tree / "recast", tree / "mc_cards")
        monkeypatch.setattr("recast.pipeline.kept.program", lambda: copy)
        monkeypatch.setattr("recast.pipeline.state.program", lambda: copy)
        done = run_card(parse_card(CARD), tmp_path / "out", jobs=1, progress=Silent())
        return set(done.timings)

    changed = ["recast/inputs/lowenergy.yaml", "recast/detector/leptons.py", "recast/generate/warmup.py"]
    texts = {name: (tree / name).read_text() for name in changed}
    for name, text in texts.items():
        (tree / name).write_text(f"{text}\n# a comment\n")
    assert run() == set()
    (tree / changed[0]).write_text(f"{texts[changed[0]]}\nnew_entry: 3\n")
    assert run() == set()
    (tree / changed[1]).write_text(f"{texts[changed[1]]}\nNEW = 3\n")
    assert run() == {"control", "shower", "analyse", "vary"}
    for name, text in texts.items():
        (tree / name).write_text(text)
