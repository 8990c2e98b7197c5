"""Only what the grammar understands reaches MadGraph: particle names, signs, orders."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.core.resources import resource
from recast.generate.madgraph.grammar import checked_definition, checked_process, resonances
from recast.generate.madgraph.model_names import ModelNames, read_names

NAMES = read_names(resource("mc_cards", "ufo", "LmuLtau_VLQ"))
SAFE = re.compile(r"[A-Za-z0-9_~+\-^=<>,()/$@ ]*")


def test_names_of_the_model_are_read_without_running_it():
    assert NAMES.particles["zp"] == 32
    assert NAMES.particles["mu+"] == -13
    assert {"QCD", "QED", "NP"} <= NAMES.orders
    assert "leptons_only" in NAMES.restrictions


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("p p > mu+ mu- mu+ mu-", "p p > mu+ mu- mu+ mu-"),
        ("p p>mu+ mu-  NP^2==2   QED<=4", "p p > mu+ mu- NP^2==2 QED<=4"),
        ("p p > Zp > mu+ mu- / h $ z a QED=2 @3", "p p > zp > mu+ mu- / h $ z a QED=2 @3"),
        (
            "p p > t t~, (t > zp c, zp > mu+ mu-), (t~ > w- b~, w- > l- vl~)",
            "p p > t t~, (t > zp c, zp > mu+ mu-), (t~ > w- b~, w- > l- vl~)",
        ),
        ("p p > mu+ mu- NP^2>0", "p p > mu+ mu- NP^2>0"),
        ("u u~ > z z $$ h", "u u~ > z z $$ h"),
    ],
)
def test_processes_are_put_together_again(text, result):
    assert checked_process(text, NAMES) == result


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p p > mu+ mu-; import model sm", "the character ';' is not allowed"),
        ("p p > mu+ mu-\nimport command x", r"the character '\\n' is not allowed"),
        ("p p > mu+ mu-\routput x", r"the character '\\r' is not allowed"),
        ("! rm x", "the character '!' is not allowed"),
        ("p p > mu+ mu- | cat", r"the character '\|' is not allowed"),
        ("p p > `id`", "the character '`' is not allowed"),
        ("p p > mu+ mu- # x", "the character '#' is not allowed"),
        ("p p > $(id)", "a particle is expected"),
        ("p p > mu+ mu- [QCD]", r"the character '\[' is not allowed"),
        ("p p > μ+ μ-", "is not allowed"),
        ("p p > mu+ mu- --loglevel", 'cannot be read from "--loglevel"'),
        ("import model sm", 'no particle "import"'),
        ("shell ls", 'no particle "shell"'),
        ("p p > foo bar", 'no particle "foo"'),
        ("p p mu+ mu-", '">" is expected in place of "the end"'),
        ("p p > ", 'a particle is expected in place of "the end"'),
        ("p p > mu+ mu- FOO=2", 'no coupling order "FOO"'),
        ("p p > mu+ mu- NP>0", "is not an order"),
        ("p p > t t~, (t > zp c", r'"\)" is expected'),
        ("p p > mu+ mu- )", "is not expected there"),
        ("p p > t t~," + "(t > zp c, " * 9 + "t > zp c" + ")" * 9, "nested too deeply"),
        ("p p > " + "mu+ " * 200, "longer than 400"),
        ("", 'a particle is expected in place of "the end"'),
    ],
)
def test_everything_else_is_refused_with_its_place(text, message):
    with pytest.raises(InputError, match=message):
        checked_process(text, NAMES)


@given(st.text(alphabet=st.sampled_from(list("pmu+-zt~>,()/$@=^<NQ 0123;!\n`#")), max_size=60))
def test_no_text_gets_past_the_allow_list(text):
    try:
        result = checked_process(text, NAMES)
    except InputError:
        return
    assert SAFE.fullmatch(result)
    assert checked_process(result, NAMES) == result
    for word in re.findall(r"[a-z][a-z0-9_]*[~+\-]*", result):
        assert word in NAMES.particles or word in NAMES.multiparticles


@given(st.text(max_size=80))
def test_any_text_is_refused_or_safe(text):
    try:
        result = checked_process(text, NAMES)
    except InputError as error:
        result = ""
        message = str(error)
    else:
        message = ""
    assert SAFE.fullmatch(result)
    assert "\n" not in message


def test_definitions():
    assert str(checked_definition("q = u u~", NAMES)) == "q = u u~"
    for text, message in (
        ("q = u; import", "is not allowed"),
        ("q = foo", 'no particle "foo"'),
        ("u = d", "is no definition"),
        ("q", "is no definition"),
        ("q =", "defines nothing"),
        ("9q = u", "is no definition"),
    ):
        with pytest.raises(InputError, match=message):
            checked_definition(text, NAMES)


CASES = """
from object_library import Particle
def named(code, name, antiname): ...
A = Particle(pdg_code=9000001, name='X', antiname='X~')
B = Particle(pdg_code=9000002, name='x', antiname='x~')
U = Particle(pdg_code=2, name='u', antiname='u~')
"""


def test_names_keep_their_case_where_madgraph_keeps_it(tmp_path):
    ufo = resource("mc_cards", "ufo", "LmuLtau_four_lepton")
    for path in ufo.glob("*.py"):
        (tmp_path / path.name).write_text(path.read_text())
    assert checked_process("p p > MU+ Mu-", read_names(tmp_path)) == "p p > mu+ mu-"
    (tmp_path / "particles.py").write_text(CASES)
    names = read_names(tmp_path)
    assert names.particles == {
        "X": 9000001, "X~": -9000001, "x": 9000002, "x~": -9000002, "u": 2, "u~": -2,
    }  # fmt: skip
    assert checked_process("u u~ > X x~", names) == "u u~ > X x~"
    with pytest.raises(InputError, match='no particle "U"'):
        checked_process("U u~ > x x~", names)


def test_decayed_particles_are_found():
    assert resonances("p p > t t~, (t > zp c, zp > mu+ mu-), (t~ > w- b~, w- > l- vl~)") == {
        "t",
        "zp",
        "t~",
        "w-",
    }
    assert resonances("p p > mu+ mu-") == set()


def test_a_restriction_must_exist():
    NAMES.require_restriction("leptons_only")
    with pytest.raises(InputError, match='no restriction "../x"'):
        NAMES.require_restriction("../x")


def test_a_folder_without_particles_is_no_model(tmp_path):
    for path in resource("mc_cards", "ufo", "LmuLtau_VLQ").glob("*.py"):
        (tmp_path / path.name).write_text("")
    with pytest.raises(InputError, match="no particles are written out"):
        read_names(tmp_path)
    assert isinstance(NAMES, ModelNames)
