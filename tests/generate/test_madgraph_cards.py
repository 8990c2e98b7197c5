"""Installation, cards and param cards of the MadGraph driver, without MadGraph."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from recast.cards import parse_card
from recast.core.errors import InputError, RunError
from recast.core.resources import resource
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.madgraph import installation
from recast.generate.madgraph.generator import MadGraphGenerator
from recast.generate.madgraph.installation import find_madgraph, require_tools
from recast.generate.madgraph.param_card import check_widths, read_card_text
from recast.generate.madgraph.recipes import checked_recipe, four_lepton_recipe, named_recipe, recipe_names
from recast.generate.madgraph.session import RunCards
from recast.generate.madgraph.settings import MadGraphOptions, checked_entries, pdf_label
from recast.generate.madgraph.templates import render
from recast.generate.registry import GENERATORS, load_generator
from recast.model.zprime import ZPrimePoint


@pytest.fixture
def folder(tmp_path):
    """The files by which an installation is known; none of it runs."""
    (tmp_path / "mg5" / "bin").mkdir(parents=True)
    (tmp_path / "mg5" / "bin" / "mg5_aMC").write_text("")
    (tmp_path / "mg5" / "VERSION").write_text("version = 3.5.7\ndate = 2024-11-29\n")
    return tmp_path / "mg5"


@pytest.fixture(autouse=True)
def _no_madgraph(monkeypatch):
    monkeypatch.delenv("MG5_PATH", raising=False)
    monkeypatch.setattr(installation.shutil, "which", lambda _: None)


def test_madgraph_is_found_by_path_and_variable(folder, monkeypatch):
    assert find_madgraph(folder).version == "3.5.7"
    assert find_madgraph(folder / "bin" / "mg5_aMC").folder == folder.resolve()
    monkeypatch.setenv("MG5_PATH", str(folder))
    assert find_madgraph().executable == folder.resolve() / "bin" / "mg5_aMC"


def test_madgraph_is_found_on_the_path(folder, monkeypatch, tmp_path):
    link = tmp_path / "mg5_aMC"
    link.symlink_to(folder / "bin" / "mg5_aMC")
    monkeypatch.setattr(installation.shutil, "which", lambda _: str(link))
    assert find_madgraph().folder == folder.resolve()


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("version = 2.9.18\n", "MadGraph5_aMC@NLO 2.9.18 at .* is not supported. Use a version <3.6,>=3.5"),
        ("version = 3.6.1\n", "3.6.1 at .* is not supported"),
        ("nothing\n", "VERSION: states no version"),
        ("version = soon\n", "VERSION: states no version"),
    ],
)
def test_another_version_is_refused(folder, version, message):
    (folder / "VERSION").write_text(version)
    with pytest.raises(InputError, match=message):
        find_madgraph(folder)


def test_no_madgraph_says_how_to_get_it(tmp_path):
    with pytest.raises(InputError, match="was not found. Unpack MadGraph5_aMC@NLO 3.5 and set MG5_PATH"):
        find_madgraph()
    with pytest.raises(InputError, match=r"is no MadGraph5_aMC@NLO \(bin/mg5_aMC is missing\)"):
        find_madgraph(tmp_path)


def test_a_missing_compiler_is_named():
    with pytest.raises(RunError, match="MadGraph needs gfortran, which is missing"):
        require_tools()


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError):
        render("proc_card.mg5", restriction=None)


def _process(contribution=Contribution.SIGNAL, state=FinalState.FOUR_MUONS):
    return Process(state, contribution, 8000.0)


@pytest.mark.parametrize("contribution", list(Contribution))
def test_contributions_are_orders_of_the_square(contribution):
    (line,) = four_lepton_recipe(_process(contribution), ZPrimePoint(30.0, 0.05)).lines
    orders = {
        Contribution.SM: "NP=0",
        Contribution.NP: "NP^2==4",
        Contribution.INTERFERENCE: "NP^2==2",
        Contribution.SIGNAL: "NP^2>0",
        Contribution.FULL: "NP=2 QED=4",
    }
    assert line.startswith("p p > mu+ mu- mu+ mu- ")
    assert orders[contribution] in line
    assert ("NP^2" in line) == (contribution not in (Contribution.SM, Contribution.FULL))


def test_the_proc_card_holds_no_path_of_the_user(tmp_path):
    recipe = four_lepton_recipe(_process(), ZPrimePoint(30.0, 0.05))
    text = render(
        "proc_card.mg5",
        restriction=recipe.restriction,
        definitions=recipe.definitions,
        lines=recipe.lines,
    )
    commands = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert commands == [
        "set automatic_html_opening False --no_save",
        "set auto_update 0 --no_save",
        "set group_subprocesses Auto --no_save",
        "import model ./model -modelname",
        "define p = u u~ d d~ s s~ c c~",
        "generate p p > mu+ mu- mu+ mu- NP=2 QED=4 NP^2>0",
        "output madevent ./process",
    ]


def test_the_run_card():
    cards = RunCards(8000.0, "nn23lo1", 247000, 4, cut_text="x", entries={"ptl": "0.0"})
    entries = dict(
        reversed([word.strip() for word in line.split("=")])
        for line in cards.run_card(100, 7, Path("/scratch/cuts.f")).splitlines()
        if line and not line.startswith("#")
    )
    assert entries["nevents"] == "100"
    assert entries["iseed"] == "7"
    assert entries["ebeam1"] == entries["ebeam2"] == "4000.0"
    assert entries["fixed_fac_scale"] == "False"
    assert entries["dynamical_scale_choice"] == "4"
    assert entries["custom_fcts"] == "/scratch/cuts.f"
    assert entries["ptl"] == "0.0"
    fixed = RunCards(8000.0, "nn23lo1", 247000, 4, scale_factor=0.5, fixed_scale_gev=90.0).run_card(
        1, 1, None
    )
    assert "True = fixed_fac_scale" in fixed
    assert "45.0 = dsqrt_q2fact1" in fixed
    assert "custom_fcts" not in fixed


def _entries(cards, chosen):
    lines = cards.run_card(1, 1, None, chosen).splitlines()
    pairs = [line.split(" = ") for line in lines if " = " in line]
    assert len({name for _, name in pairs}) == len(pairs)
    return {name: value for value, name in pairs}


def test_what_madgraph_chose_for_the_process_is_kept_unless_set():
    chosen = {"maxjetflavor": "5", "sde_strategy": "2"}
    plain = _entries(RunCards(8000.0, "nn23lo1", 247000, -1), chosen)
    assert (plain["maxjetflavor"], plain["sde_strategy"]) == ("5", "2")
    entries = checked_entries({"maxjetflavor": "4"})
    users = _entries(RunCards(8000.0, "nn23lo1", 247000, -1, entries=entries), chosen)
    assert (users["maxjetflavor"], users["sde_strategy"]) == ("4", "2")
    ours = _entries(RunCards(8000.0, "nn23lo1", 247000, -1, max_jet_flavour=4), chosen)
    assert ours["maxjetflavor"] == "4"


def test_the_cuts_are_fortran():
    text = render("cuts.f", m4l_min_gev="80.0d0", m4l_max_gev="130.0d0", mll_min_gev="4.0d0", all_pairs=False)
    assert "idup(i,1,1).eq.-idup(j,1,1)" in text
    assert "s .lt. 4.0d0**2" in text
    assert all(len(line) <= 132 for line in text.splitlines())
    assert ".true.) then" in render("cuts.f", m4l_min_gev=1, m4l_max_gev=2, mll_min_gev=1, all_pairs=True)


def test_entries_of_the_run_card_are_plain_words():
    assert checked_entries({"ptj": "20.0", "use_x": "True"}) == {"ptj": "20.0", "use_x": "True"}
    for entries, message in (
        ({"ptj": "20\nshell ls"}, "is no entry of a run card"),
        ({"ptj;x": "20"}, "is no entry of a run card"),
        ({"ptj": "'x'"}, "is no entry of a run card"),
        ({"custom_fcts": "x"}, "custom_fcts is set by recast itself"),
        ({"nevents": "5"}, "nevents is set by recast itself"),
    ):
        with pytest.raises(InputError, match=message):
            checked_entries(entries)


CARD = "BLOCK MASS\n 32 30.0\nDECAY 32 {width}\n"


@pytest.mark.parametrize(
    ("width", "message"),
    [
        ("0.0", "width of zp is 0, but the process decays it"),
        ("-1.0", "width of zp is -1 GeV; it must be 0 or greater"),
        ("nan", "width of zp is 'nan', not a number"),
        ("1e999", "width of zp is '1e999', not a number"),
        ("wide", "width of zp is 'wide', not a number"),
    ],
)
def test_widths_that_cannot_be_are_refused(width, message):
    with pytest.raises(InputError, match=message):
        check_widths(CARD.format(width=width), {"zp": 32}, "param card")


def test_widths_that_can_be():
    check_widths(CARD.format(width="0.006"), {"zp": 32}, "param card")
    check_widths(CARD.format(width="auto"), {"zp": 32}, "param card")
    check_widths(CARD.format(width="6.0D-03# of the Z'"), {"zp": 32}, "param card")
    check_widths(CARD.format(width="0.006").replace("DECAY 32", "decay\t32"), {"zp": 32}, "param card")
    check_widths(CARD.format(width="0.0"), {}, "param card")
    with pytest.raises(InputError, match=r"width of t \(DECAY 6\) is missing"):
        check_widths(CARD.format(width="1"), {"t": 6}, "param card")


def test_param_cards_are_read(tmp_path):
    path = tmp_path / "param_card.dat"
    with pytest.raises(InputError, match="param_card.dat: no such file"):
        read_card_text(path)
    path.write_text("nothing")
    with pytest.raises(InputError, match="this is no SLHA param card"):
        read_card_text(path)
    card = CARD.format(width="0.006")
    path.write_text(card)
    assert read_card_text(path) == card


@pytest.mark.parametrize("name", recipe_names())
def test_named_processes_pass_the_grammar(name):
    recipe = named_recipe(name)
    assert recipe.lines
    assert recipe.describe()["processes"] == list(recipe.lines)


def test_names_of_processes_are_checked():
    with pytest.raises(InputError, match='unknown process "tt_zp". Names that begin so: tt_zpc'):
        named_recipe("tt_zp")
    with pytest.raises(InputError, match="no process is given"):
        checked_recipe(resource("mc_cards", "ufo", "LmuLtau_VLQ"), [])


def test_pdf_sets_and_options():
    assert pdf_label("NNPDF23_lo_as_0130_qed")[0] == "nn23lo1"
    with pytest.raises(InputError, match='MadGraph does not bring the PDF set "NNPDF31_lo_as_0130"'):
        pdf_label("NNPDF31_lo_as_0130")
    for wrong in ({"time_limit_s": 0.0}, {"time_limit_s": float("nan")}, {"cores": 0}):
        with pytest.raises(InputError):
            MadGraphOptions(**wrong)


def test_the_generator_is_chosen_by_name(folder):
    assert GENERATORS.names() == ["builtin", "madgraph"]
    settings = GeneratorSettings(pdf_set="NNPDF23_lo_as_0130_qed")
    chosen = load_generator("madgraph", settings, MadGraphOptions(folder))
    assert isinstance(chosen, MadGraphGenerator)
    facts = chosen.describe()
    assert facts["version"] == "3.5.7"
    assert str(folder) not in str(facts)  # where it lies changes no event
    with pytest.raises(InputError, match='unknown generator "madgraf". Did you mean "madgraph"'):
        load_generator("madgraf", settings)
    with pytest.raises(InputError, match="was not found"):
        load_generator("madgraph", settings)


@pytest.mark.parametrize("made", [lambda *_: 1 / 0, lambda *_: object()])
def test_a_generator_of_a_plugin_that_fails_is_named(monkeypatch, made):
    monkeypatch.setattr(GENERATORS, "_items", dict(GENERATORS._items))
    monkeypatch.setattr(GENERATORS, "_makers", dict(GENERATORS._makers))
    GENERATORS.register("mine", made)
    with pytest.raises(RunError, match='generator "mine": it fails with '):
        load_generator("mine", GeneratorSettings())


def test_the_run_card_of_recast_takes_either_backend():
    card = {"name": "x", "model": {"mzp_gev": [30]}, "analysis": {"name": "atlas_2013_z4l"}}
    card["generate"] = {"backend": "madgraph", "madgraph": {"path": "/opt/mg5", "cores": 2}}
    options = parse_card(card).generate.madgraph.options()
    assert options == MadGraphOptions(Path("/opt/mg5"), 21600.0, 2)
    with pytest.raises(InputError, match='Did you mean "madgraph"'):
        parse_card(card | {"generate": {"backend": "madgrap"}})
    with pytest.raises(InputError, match="generate.madgraph.core"):
        parse_card(card | {"generate": {"madgraph": {"core": 2}}})


def test_a_param_card_may_state_scales(tmp_path):
    path = tmp_path / "param_card.dat"
    path.write_text("BLOCK GAUGE Q= 1.0E+02 # at this scale\n1 0.36\nBLOCK MASS\n32 30.0\n")
    assert read_card_text(path).startswith("BLOCK GAUGE Q= 1.0E+02")


def test_templates_use_only_what_is_checked():
    for path in resource("mc_cards", "madgraph").glob("*.j2"):
        assert not re.search(r"\{%\s*(include|import|extends)", path.read_text())


@pytest.mark.parametrize(
    "line", ["32 scan:[1, 2]", "32 scan:[__import__('os').getpid()]", "32 `id`", "32 $(id)", "32 1; 2"]
)
def test_a_param_card_holds_names_and_numbers_only(tmp_path, line):
    path = tmp_path / "param_card.dat"
    path.write_text(f"BLOCK MASS # scan:[a comment may say anything]\n  {line}\n")
    with pytest.raises(InputError, match=r"line 2 is no SLHA of names and numbers"):
        read_card_text(path)
