"""What can be checked before the first event is: where nothing can be simulated, every bad card says why."""

import dataclasses
import shutil

import pytest
import yaml

from recast.analysis.loader import load_analysis
from recast.cards import parse_card
from recast.cli.main import main
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.lowenergy.registry import OBSERVABLES
from recast.model.standard_model import standard_model_point
from recast.pipeline.figures import FigureModel
from recast.pipeline.points import ModelPoints
from recast.pipeline.prepare import prepare_run
from recast.pipeline.run import run_card

CARD = {
    "name": "small",
    "model": {"name": "lmu_ltau"},
    "scan": {"mzp_gev": [30]},
    "generate": {"events": 10, "events_sm": 10, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi"},
}
TOP = {"kind": "top_zprime", "name": "small", "model": {"mzp_gev": [30, 90]}, "generate": {"events": 10}}
FIGURE = {"name": "f", "kind": "plane", "x": {"parameter": "mq_gev", "range": [5000, 60000]}}
FIGURE |= {"y": {"parameter": "md_gev", "range": [5000, 60000]}, "bands": ["b_to_s_mumu"]}
GOOD_FIGURE = {
    "name": "f",
    "kind": "coupling",
    "mzp_gev": [10, 100],
    "gp": [0.005, 0.5],
    "regions": ["trident"],
}
CHARGE_3 = {"parameters": {"charges.mu": 3, "charges.nu_mu": 3}}
MADGRAPH = {"backend": "madgraph", "pdf_set": "NNPDF23_lo_as_0130_qed", "madgraph": {"path": "/nowhere"}}
BELOW = {"vphi_limit": {"levels_gev": [2000], "below": "trident"}}
MOVING = {"parameter": "mzp_gev", "range": [20, 60]}


class SimulatedError(AssertionError):
    """An event was made."""


@pytest.fixture(autouse=True)
def no_simulation(monkeypatch):
    """Make every generator and the shower impossible."""

    def impossible(*_, **__):
        raise SimulatedError

    for name in (
        "recast.generate.builtin.BuiltinGenerator.generate",
        "recast.generate.builtin.BuiltinGenerator.integrate",
        "recast.generate.madgraph.generator.MadGraphGenerator.generate",
        "recast.generate.top.generator.TopGenerator.generate",
        "recast.pipeline.kinds.shower.shower",
    ):
        monkeypatch.setattr(name, impossible)


def own(tmp_path, name="atlas_2013_z4l", **files):
    """Return a copy of an analysis; `files` give the text of new ones, or pairs (old, new) of a change."""
    folder = tmp_path / "own"
    shutil.copytree(resource("analyses", name), folder, ignore=shutil.ignore_patterns("closure"))
    for file, content in files.items():
        path = folder / {"card": "analysis.yaml", "code": "analysis.py", "bib": "references.bib"}[file]
        text = content if isinstance(content, str) else path.read_text()
        for old, new in () if isinstance(content, str) else content:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text)
    return str(folder)


def raising(line):
    return [
        (
            "    def select(self, events",
            f"    def select(self, events, draws):\n        {line}\n\n    def _(self, events",
        )
    ]


def without_numbers(key, arxiv, doi):
    """Return the change of a reference to an unknown key and nothing else."""
    return [
        (f'"{key}"', '"Me:2025abc"'),
        (f'    arxiv: "{arxiv}"\n', ""),
        (f"    doi: 10.1103/PhysRevLett.{doi}\n", ""),
    ]


BAD = {
    "citation key": (
        {"files": {"card": without_numbers("Aad:2014wra", "1403.5657", "112.231806")}},
        'unknown reference "Me:2025abc"',
    ),
    "citation key of another work": (
        {"files": {"card": [('"Aad:2014wra"', '"Ball:2017nep"')]}},
        'the work "Ball:2017nep" is arXiv:1706.00428',
    ),
    "a point without a signal": (
        {"scan": {"charges.mu": [0, 1]}},
        '^process, mzp_gev = 30, charges.mu = 0: "signal" of 4mu is zero at coupling 0.05',
    ),
    "BibTeX": (
        {"files": {"bib": "@article{a, title = {b}"}},
        "references.bib, line 1: its braces do not balance",
    ),
    "title that cannot be drawn": (
        {"files": {"card": [('title: "Z -> 4', 'title: "$\\\\frac{Z$ -> 4')]}},
        "matplotlib cannot read its TeX",
    ),
    "label of a distribution that cannot be drawn": (
        {"files": {"card": [('label: "$m_1$"', 'label: "$\\\\frac{m$"')]}},
        "spectra.m1.*matplotlib cannot read its TeX|matplotlib cannot read its TeX.*spectra.m1",
    ),
    "observable of a distribution that the code does not make": (
        {"files": {"card": [("observable: m1_gev", "observable: m7_gev")]}},
        'spectra.m1: the selection has no observable "m7_gev"',
    ),
    "source of a K factor that cannot be drawn": (
        {"analysis": {"normalisation": "absolute", "k_factor": 1.1, "k_factor_source": "$\\nosuch{$"}},
        "matplotlib cannot read its TeX",
    ),
    "figure without a parameter": ({"figures": [FIGURE]}, "figure f"),
    "figure with a mass that moves": (
        {"figures": [FIGURE | {"x": MOVING, "fixed": {"gp": 0.1, "mq_gev": 9e3}, "bands": []} | BELOW]},
        "a lower bound on vPhi needs a fixed mass",
    ),
    "figure with a curve of another model": (
        {"model": "b_minus_3lmu", "figures": [GOOD_FIGURE | {"regions": ["trident", "cms_4mu"]}]},
        "^figure f of the model b_minus_3lmu, cms_4mu: it was published for other charges. Leave it out.$",
    ),
    "figure with a constraint that holds for other charges": (
        {"model": "b_minus_3lmu", "figures": [GOOD_FIGURE | {"lines": ["z_couplings"]}]},
        "^figure f of the model b_minus_3lmu, z_couplings: .*. Leave it out.$",
    ),
    "figure with a constraint that holds for other values": (
        {"model": CHARGE_3, "figures": [GOOD_FIGURE | {"bs_effects": [0.1]}]},
        "^figure f of the model lmu_ltau, bs_effects: it is about the vector-like quarks of gauged Lmu-Ltau",
    ),
    "figure of quarks with a kinetic mixing": (
        {"model": {"parameters": {"kinetic_mixing": 0.01}}}
        | {"figures": [FIGURE | {"fixed": {"mzp_gev": 100, "gp": 0.1}}]},
        "^figure f of the model lmu_ltau, b_to_s_mumu: it is about the vector-like quarks",
    ),
    "constraint": ({"low_energy": {"constraints": ["trident", "tridents"]}}, 'unknown constraint "tridents"'),
    "PDF set": ({"generate": {"pdf_set": "NNPDF"}}, 'unknown PDF set "NNPDF"'),
    "PDF set of the uncertainties": (
        {"uncertainties": {"pdf_sets": ["CT14"]}},
        'uncertainties, pdf_set: unknown PDF set "CT14"',
    ),
    "scale of the uncertainties": (
        {"uncertainties": {"scale_factors": [0.01]}},
        "uncertainties: the scale 0.8 GeV is outside the PDF set",
    ),
    "profile": ({"shower": {"profile": "ful"}}, 'unknown shower profile "ful"'),
    "mass that the model has not": ({"scan": {"mzp_gev": [30, 1e7]}}, "scan.mzp_gev is 1e\\+07; it must be"),
    "mass that the window has not": (
        {"analysis": {"name": "cms_2018_zprime_4mu", "region": "window"}, "scan": {"mzp_gev": [30, 79]}},
        "no search at 79 GeV",
    ),
    "region": ({"analysis": {"region": "4m"}}, 'unknown region "4m"'),
    "region without numbers": ({"analysis": {"region": "4e"}}, 'no published numbers for region "4e"'),
    "region that the code does not make": (
        {
            "files": {
                "card": [("4mu:\n        observed: 77", "5mu:\n        observed: 77"), ("  4mu: ", "  5mu: ")]
            },
            "analysis": {"region": "5mu"},
        },
        'its selection makes no region "5mu". Did you mean "4mu"',
    ),
    "expectation that sets no limit": (
        {"files": {"card": [("expected: 78.0", "expected: 1.0e+12")]}},
        "background is 1e\\+12; it must be at most",
    ),
    "data set": ({"analysis": {"dataset": "prelim"}}, 'unknown data set "prelim"'),
    "process without a cut": (
        {"process": "p p > mu+ mu- l+ l-", "generate": {"matrix_element": "auto"}},
        "mzp_gev = 30: .* may have no mass without a cut",
    ),
    "process without a signal": (
        {
            "process": "p p > mu+ mu-",
            "generate": {"matrix_element": "auto", "cuts": {"m(mu+,mu-)": {"min": 10}}},
        },
        '"signal" of p p > mu\\+ mu- is zero: no diagram of these orders has new physics',
    ),
    "process that the Standard Model has not": (
        {
            "process": "p p > zp mu+ mu-",
            "generate": {"matrix_element": "auto", "cuts": {"m(mu+,mu-)": {"min": 10}}},
        },
        "process, in the Standard Model: p p > zp mu\\+ mu- has no diagrams",
    ),
    "edge of a cut": (
        {
            "process": "p p > mu+ mu-",
            "generate": {"matrix_element": "auto", "cuts": {"m(mu+,mu-)": {"mn": 10}}},
        },
        'unknown edge "mn"',
    ),
    "generator cuts": ({"generate": {"cuts": {"m4l_max_gev": 95.0}}}, "generate.cuts are tighter than"),
    "code that raises": (
        {"files": {"code": raising("raise KeyError('x')")}},
        "on no events, its code raised KeyError",
    ),
    "code that returns nothing": ({"files": {"code": raising("return None")}}, "select returned NoneType"),
    "jets that the shower does not keep": (
        {"analysis": {"name": "cms_2013_t_to_zq", "region": "on_z"}},
        "jets",
    ),
    "MadGraph": (
        {"generate": MADGRAPH},
        "is no MadGraph5_aMC@NLO",
    ),
}


def content_of(tmp_path, changes):
    changes = dict(changes)
    analysis = (
        {"name": own(tmp_path, **changes.pop("files"))} if "files" in changes else {"name": "atlas_2013_z4l"}
    )
    analysis |= changes.pop("analysis", {})
    content = CARD | {"analysis": analysis}
    for key, value in changes.items():
        content[key] = content.get(key, {}) | value if isinstance(value, dict) else value
        if isinstance(value, dict) and None in value:  # instead of what is there
            content[key] = value[None]
    return content


def test_a_good_card_comes_to_its_events(tmp_path):
    with pytest.raises(SimulatedError):
        run_card(parse_card(content_of(tmp_path, {})), tmp_path / "out", jobs=1, progress=Silent())


@pytest.mark.parametrize("what", BAD)
def test_a_bad_run_is_refused_before_its_events(tmp_path, what):
    changes, message = BAD[what]
    with pytest.raises(InputError, match=message):
        run_card(parse_card(content_of(tmp_path, changes)), tmp_path / "out", jobs=1, progress=Silent())
    assert not (tmp_path / "out").exists()


def test_a_figure_beside_a_scan_of_charges_says_at_which_it_is(tmp_path):
    changes = {"scan": {"charges.mu": [1, 2]}, "figures": [GOOD_FIGURE]}
    card = parse_card(content_of(tmp_path, changes))
    note = "figures are at one value of each parameter: charges.mu is scanned, they have its default 1"
    assert note in prepare_run(card, load_analysis("atlas_2013_z4l")).notes
    assert FigureModel.of(card).words == "Lμ - Lτ, charges.mu = 1"


@pytest.mark.parametrize("words", [["scan"], ["step", "plan"], ["run"]])
@pytest.mark.parametrize("what", ["citation key", "code that raises", "figure without a parameter"])
def test_so_is_a_scan_and_the_plan_of_one(tmp_path, capsys, words, what):
    changes, _ = BAD[what]
    card = tmp_path / "card.yaml"
    card.write_text(yaml.safe_dump(content_of(tmp_path, changes)))
    with pytest.raises(SystemExit) as caught:
        main([*words, str(card), "--out", str(tmp_path / "out")])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


PLACES = {
    "exclusion.png": "a folder",
    "results.json": "a folder",
    "figures": "a file",
    "figures/f.pdf": "a folder",
    "hepdata": "a file",
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_cannot_be_written_is_named_before_the_events(tmp_path, name):
    place = tmp_path / "out" / name
    place.parent.mkdir(parents=True)
    if PLACES[name] == "a folder":
        place.mkdir()
    else:
        place.write_text("")
    card = parse_card(content_of(tmp_path, {"figures": [GOOD_FIGURE]}))
    with pytest.raises(
        InputError, match=f"{name}.*cannot be written, it is a folder|cannot write into folder"
    ):
        run_card(card, tmp_path / "out", jobs=1, progress=Silent())


def test_an_observable_of_a_user_needs_a_work_that_is_known(tmp_path, monkeypatch):
    mine = dataclasses.replace(OBSERVABLES["trident"], name="mine", formula=("Me:2025abc",))
    monkeypatch.setitem(OBSERVABLES._items, "mine", mine)
    content = content_of(tmp_path, {"low_energy": {"constraints": ["mine"]}})
    with pytest.raises(InputError, match='unknown reference "Me:2025abc"'):
        run_card(parse_card(content), tmp_path / "out", jobs=1, progress=Silent())
    # an analysis that brings it makes it known
    bib = own(
        tmp_path,
        bib="@misc{Me:2025abc, note = {mine}}",
        card=[("references:\n", "references:\n  - {what: mine, texkey: 'Me:2025abc'}\n")],
    )
    content["analysis"] = {"name": bib}
    with pytest.raises(SimulatedError):
        run_card(parse_card(content), tmp_path / "out", jobs=1, progress=Silent())


BAD_TOP = {
    "citation key": (
        {"card": without_numbers("Chatrchyan:2013nwa", "1312.4194", "112.171802")},
        {},
        'unknown reference "Me:2025abc"',
    ),
    "BibTeX": ({"bib": "@article{a, title = {b}"}, {}, "its braces do not balance"),
    "title that cannot be drawn": (
        {"card": [('title: "flavour', 'title: "$\\\\frac{Z$ flavour')]},
        {},
        "matplotlib cannot read its TeX",
    ),
    "published count": (
        {"card": [("      on_z:\n", "      window:\n")]},
        {},
        'no published numbers for region "on_z"',
    ),
    "cut": ({"card": [("  m_ll_min_gev:", "  m_ll_lowest_gev:")]}, {}, 'unknown cut "m_ll_min_gev"'),
    "energy": (
        {"card": [("sqrt_s_gev: 8000.0", "sqrt_s_gev: 9000.0")]},
        {},
        "no cross section of t t~ at 9000 GeV",
    ),
    "code that raises": (
        {"code": raising("raise KeyError('x')")},
        {},
        "on no events, its code raised KeyError",
    ),
    "PDF set": ({}, {"generate": {"pdf_set": "NNPDF"}}, 'unknown PDF set "NNPDF"'),
    "profile without jets": ({}, {"shower": {"profile": "no-mpi"}}, "Shower with a profile that keeps it"),
    "mass": ({}, {"model": {"mzp_gev": [30, 172]}}, "is not below mt - mc|no search at 172"),
    "projection": (
        {},
        {"projections": [{"sqrt_s_gev": 13000, "luminosity_fb": 100}]},
        "is not known at 13000 GeV",
    ),
    "sector": ({}, {"prediction": {"sector": "nosuch"}}, "nosuch"),
}


def test_a_good_card_of_top_quarks_comes_to_its_events(tmp_path):
    with pytest.raises(SimulatedError):
        run_card(parse_card(TOP), tmp_path / "out", jobs=1, progress=Silent())


@pytest.mark.parametrize("what", BAD_TOP)
def test_a_bad_run_of_top_quarks_is_refused_before_its_events(tmp_path, what):
    files, changes, message = BAD_TOP[what]
    content = TOP | changes
    if files:
        content["analysis"] = {"name": own(tmp_path, "cms_2013_t_to_zq", **files)}
    with pytest.raises(InputError, match=message):
        run_card(parse_card(content), tmp_path / "out", jobs=1, progress=Silent())
    assert not (tmp_path / "out").exists()


def test_a_place_of_top_quarks_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "out" / "exclusion.pdf").mkdir(parents=True)
    with pytest.raises(InputError, match=r"exclusion.pdf: cannot be written, it is a folder"):
        run_card(parse_card(TOP), tmp_path / "out", jobs=1, progress=Silent())


def test_what_was_found_of_a_selection_is_kept_for_its_code(tmp_path, monkeypatch):
    from recast.pipeline.kinds import rehearse

    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    made = []
    make = rehearse.make

    def counted(*arguments, **options):
        made.append(1)
        make(*arguments, **options)

    counted.__module__ = rehearse.__name__
    monkeypatch.setattr(rehearse, "make", counted)

    def run(name, number):
        content = content_of(tmp_path, {"analysis": {"name": name}})
        with pytest.raises(SimulatedError):
            run_card(parse_card(content), tmp_path / f"out{number}", jobs=1, progress=Silent())

    folder = own(tmp_path, code=[("n_leptons", "n_leptons")])
    for number in range(2):
        run(folder, number)
    assert len(made) == 1
    code = tmp_path / "own" / "analysis.py"
    code.write_text(code.read_text() + "NEW = 3\n")
    run(folder, 2)
    assert len(made) == 2


def test_the_standard_model_has_the_electroweak_parameters_of_the_model(tmp_path):
    base = CARD | {"analysis": {"name": "atlas_2013_z4l"}}
    card = yaml.safe_load(resource("mc_cards", "models", "scalar_phi.yaml").read_text())
    card |= {"ufo": str(resource("mc_cards", "ufo", "scalar_phi")), "values": {"Gf": 1.2e-5}}
    (tmp_path / "model.yaml").write_text(yaml.safe_dump(card))
    run = parse_card(
        base | {"model": str(tmp_path / "model.yaml"), "scan": {"mphi_gev": [20]}},
        "card.yaml",
        folder=tmp_path,
    )
    points = ModelPoints.of(run)
    expected = points.at(run.points()[0], 0.05).electroweak
    assert points.standard_model(run).electroweak == expected
    assert expected.fermi_constant == pytest.approx(1.2e-05, rel=1e-6)
    default = parse_card(base, "card.yaml", folder=tmp_path)
    assert ModelPoints.of(default).standard_model(default) == standard_model_point("gmu")
