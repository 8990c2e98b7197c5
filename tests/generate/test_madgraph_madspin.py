"""MadSpin: the values it computes with, on a log of a real run (tests/data/madgraph/provenance.json)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recast.core.errors import InputError, RunError
from recast.core.resources import resource
from recast.generate.madgraph.madspin import (
    DecayFacts,
    card_values,
    check_defaults,
    decay_facts,
    set_defaults,
)
from recast.generate.madgraph.recipes import named_recipe
from recast.model.card_values import BENCHMARK
from recast.model.param_card import param_card_text

LOG = (Path(__file__).parents[1] / "data" / "madgraph" / "logs" / "madspin.log").read_text()
UFO = resource("mc_cards", "ufo", "LmuLtau_VLQ")
IDENTITIES = (
    "cccc\nc written by the UFO converter\n\ndlmix 1 1 mdl_RDL1x1\ndlmix 1 2 mdl_RDL1x2\nmass 6 mdl_MT\n"
)


def test_the_card_is_read_with_widths_and_massless_particles():
    values = card_values(param_card_text(BENCHMARK))
    assert values["MASS", 32] == 30.0
    assert values["MASS", 12] == 0.0
    assert values["DECAY", 24] == 2.085
    assert values["ZPINPUTS", 1] == 0.05
    assert card_values("BLOCK MASS\n 6 172.5\nDECAY 6 auto\n") == {("MASS", 6): 172.5}
    assert card_values("Block mass # GeV\r\n6 1.725D+02\r\nDecay 6 1.5d0#x") == {
        ("MASS", 6): 172.5,
        ("DECAY", 6): 1.5,
    }


def test_no_card_is_refused():
    with pytest.raises(InputError, match="this is no SLHA param card"):
        card_values("DECAY 6 1.5\n 0.5 two 1 2\n")


def test_the_cards_values_become_the_defaults_of_the_copy(tmp_path):
    model = tmp_path / "model"
    shutil.copytree(UFO, model)
    (model / "py3_model.pkl").write_bytes(b"old")
    set_defaults(
        model, "BLOCK MASS\n 6 170.25\n 32 31.5\nBLOCK zpinputs\n 1 0.0625\nDECAY 6 1.5\nDECAY 32 auto\n"
    )
    script = (
        "import model\n"
        "values = {p.name: p.value for p in model.all_parameters}\n"
        "print(values['MT'], values['MZp'], values['gp'], values['WT'], values['MZ'], values['WZp'])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    width = card_values(param_card_text(BENCHMARK))["DECAY", 32]
    found = run.stdout.split()
    assert found[:5] == ["170.25", "31.5", "0.0625", "1.5", "91.1876"]
    assert float(found[5]) == pytest.approx(width, rel=1e-6)
    assert not (model / "py3_model.pkl").exists()


def test_defaults_that_are_the_cards_values_pass():
    check_defaults(LOG, IDENTITIES, "BLOCK DLMIX\n 1 1 -0.011786542\n 1 2 -0.070573841\n", "run.log")
    check_defaults("no warning", IDENTITIES, "BLOCK DLMIX\n 1 1 5.0\n", "run.log")


def test_another_default_than_the_cards_value_is_refused():
    found = "MadSpin computed with mdl_RDL1x2 = -0.0705738, the param card has -0.07058"
    with pytest.raises(RunError, match=found):
        check_defaults(LOG, IDENTITIES, "BLOCK DLMIX\n 1 1 -0.011786542\n 1 2 -0.07058\n", "run.log")


def test_the_facts_of_a_run():
    assert decay_facts(LOG) == DecayFacts(3.51701e-06, 0)
    with pytest.raises(RunError, match="MadSpin did not come to its end"):
        decay_facts(LOG.replace("Branching ratio to allowed", "Nothing"))


def test_the_named_process_decays_both_tops():
    recipe = named_recipe("tt_zpc_madspin")
    assert recipe.lines == ("p p > t t~",)
    assert recipe.decays == ("t > zp c, zp > mu+ mu-", "t~ > w- b~, w- > l- vl~")
