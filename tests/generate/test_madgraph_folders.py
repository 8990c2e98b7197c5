"""Process folders, their copies and what they say of themselves, without MadGraph."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recast.core.errors import InputError, RunError
from recast.core.resources import resource
from recast.generate.madgraph import folders
from recast.generate.madgraph.folders import working_copy
from recast.generate.madgraph.param_card import check_widths, unstable
from recast.generate.madgraph.process_facts import chosen_entries, default_param_card, poles
from recast.generate.madgraph.recipes import checked_recipe

HOLD = (
    "import sys, time; from pathlib import Path; from recast.generate.madgraph.folders import working_copy\n"
    "with working_copy(Path(sys.argv[1])) as copy:\n    print(copy, flush=True)\n    time.sleep(300)"
)
CONFIGS = """      DATA (IFOREST(I,-1,1),I=1,2)/4,3/
      DATA (SPROP(I,-1,1),I=1,2)/23,
     $ 23/
      DATA TPRID(-1,1)/0/
      DATA (SPROP(I,-2,1),I=1,1)/-6/
      DATA (SPROP(I,-1,2),I=1,1)/32/
      DATA (SPROP(I,-1,3),I=1,1)/0/
      DATA TPRID(-1,3)/5/
"""
LEGS = "      DATA (IDUP(I,1,1),I=1,5)/2,-2,-13,\n     $ 13,6/\n"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "madgraph_runs"


@pytest.fixture
def process(tmp_path):
    folder = tmp_path / "process"
    sub = folder / "SubProcesses" / "P1_qq_llt"
    sub.mkdir(parents=True)
    (folder / "Cards").mkdir()
    (sub / "configs.inc").write_text(CONFIGS)
    (sub / "leshouche.inc").write_text(LEGS)
    (folder / "Cards" / "run_card_default.dat").write_text(
        "# x\n 5 = maxjetflavor    ! Maximum jet\n  2  = sde_strategy  ! x\n 20.0  = ptj ! x\n"
    )
    return folder


def test_a_copy_is_removed_in_the_end(cache, process):
    with working_copy(process) as copy:
        assert (copy / "Cards").is_dir()
        assert list(cache.iterdir())
    assert list(cache.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), working_copy(process):
        raise KeyboardInterrupt
    assert list(cache.iterdir()) == []


def test_only_dead_runs_of_this_machine_are_swept(cache, process):
    command = [sys.executable, "-c", HOLD, str(process)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as alive,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as dead,
    ):
        kept, left = (Path(run.stdout.readline().strip()) for run in (alive, dead))
        dead.kill()
        dead.wait()
        assert left.is_dir()
        # a run of another machine, whose lock is not seen here
        other = cache / f"elsewhere-{left.parent.name.split('-', 1)[1]}"
        shutil.copytree(left.parent, other)
        with working_copy(process):
            assert kept.is_dir()
            assert not left.exists()
            assert other.is_dir()
        alive.kill()


def test_poles_are_inner_lines_of_the_s_channel(process):
    assert poles(process) == {23, 32}  # the top quark is external as well
    assert chosen_entries(process) == {"maxjetflavor": "5", "sde_strategy": "2"}
    with pytest.raises(RunError, match="param_card_default.dat: the process folder is damaged"):
        default_param_card(process)


def test_a_pole_needs_a_width():
    card = "BLOCK MASS\n 23 91.0\nDECAY 23 0.0\nDECAY 5 0.0\nDECAY 6 0.0\n"
    assert unstable(card, {23, 5, 32}) == {23}
    with pytest.raises(InputError, match="defaults: width of z is 0, but the process decays it"):
        check_widths(card, {"z": 23}, "defaults")


def test_the_model_is_named_where_a_run_has_it(cache, process):
    card = process / "Cards" / "proc_card_mg5.dat"
    card.write_text("# import model x\nimport model /a/b-c/.part-1/mo\\\ndel -modelname\ndefine p = u\n")
    folders._name_model_in_place(process, "leptons_only")
    assert card.read_text() == (
        "# import model x\nimport model ./model-leptons_only -modelname\ndefine p = u\n"
    )
    (process.parent / "model").mkdir()
    (process.parent / "model" / "particles.py").write_text("")
    with working_copy(process) as copy:
        assert (copy / "model" / "particles.py").is_file()


def test_cuts_are_evaluated_for_each_order(process):
    path = process / "SubProcesses" / "P1_qq_llt" / "auto_dsig.f"
    path.write_text("      LOGICAL PASSCUTS\n      X=1\n      IF (PASSCUTS(P1)) THEN\n")
    folders._evaluate_cuts_of_each_order(process)
    lines = [line.strip() for line in path.read_text().splitlines()]
    assert lines[lines.index("IF (PASSCUTS(P1)) THEN") - 1] == "CUTSDONE=.FALSE."
    assert "COMMON/TO_CUTSDONE/CUTSDONE,CUTSPASSED" in lines
    path.write_text("      LOGICAL PASSCUTS\n")
    with pytest.raises(RunError, match="is not the code that MadGraph 3.5 writes"):
        folders._evaluate_cuts_of_each_order(process)


def test_every_file_of_a_ufo_is_part_of_its_key(tmp_path):
    ufo = tmp_path / "ufo"
    shutil.copytree(resource("mc_cards", "ufo", "LmuLtau_four_lepton"), ufo)

    def key():
        return checked_recipe(ufo, ["u u~ > mu+ mu-"]).describe()["ufo_sha256"]

    first = key()
    (ufo / "model.pkl").write_bytes(b"x")
    (ufo / "__pycache__").mkdir(exist_ok=True)
    (ufo / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert key() == first
    (ufo / "Fortran").mkdir()
    (ufo / "Fortran" / "functions.f").write_text("      END\n")
    second = key()
    assert second != first
    (ufo / "Fortran" / "functions.f").write_text("      end\n")
    assert key() not in (first, second)
