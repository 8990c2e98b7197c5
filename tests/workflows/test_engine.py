"""The local engine on dry points, and bad places and cards, each one line."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from dry import dry_scan
from runs import environment, quick_card, recast, write_card

from recast.cards import load_card, with_model
from recast.cards_scan import scan_card
from recast.cards_shipped import shipped_cards
from recast.cli.scan import chosen_axes, scan
from recast.cli.step import step
from recast.core.errors import InputError
from recast.pipeline.stages import plan_card


def test_dry_points_all_arrive_in_order(tmp_path):
    answers = dry_scan(tmp_path, 50, jobs=1)
    assert [answer.point for answer in answers] == sorted(answer.point for answer in answers)
    assert len(answers) == 50
    assert all(answer.result is not None for answer in answers)


@pytest.mark.parametrize("jobs", [1, 2])
def test_dry_points_that_fail_are_listed(tmp_path, jobs):
    answers = dry_scan(tmp_path, 9, jobs=jobs, broken=(3, 7))
    failed = {answer.point["mzp_gev"]: answer.failure.reason for answer in answers if answer.failure}
    assert failed == {3.0: "dry generator: broken on purpose", 7.0: "dry generator: broken on purpose"}


def test_a_full_disk_is_one_line(tmp_path):
    unshare = shutil.which("unshare")
    place = tmp_path / "disk"
    place.mkdir()
    mount = f"mount -t tmpfs -o size=300k tmpfs {place}"
    if not unshare or subprocess.run([unshare, "-rm", "sh", "-c", mount], check=False).returncode:
        pytest.skip("no user and mount namespaces here, so no small disk can be made (unshare -rm)")
    card = write_card(tmp_path, quick_card(tmp_path, 30))
    command = f"{mount} && exec {sys.executable} -m recast.cli.main run {card} --out {place}/out --jobs 1"
    done = subprocess.run(
        [unshare, "-rm", "sh", "-c", command], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode in (1, 2)
    last = done.stderr.splitlines()[-1]
    assert "No space left on device" in last
    assert "Make room, and run the same command again (finished steps are kept)." in last
    assert "Traceback" not in done.stderr


def test_an_unwritable_shared_folder_is_one_line(tmp_path):
    card = write_card(tmp_path, quick_card(tmp_path, 30))
    (tmp_path / "file").write_text("")
    done = recast("step", "plan", card, "--out", tmp_path / "file" / "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("recast: cannot write into folder ")
    assert done.stderr.endswith("Choose another place with --out, or change its permissions.\n")


def test_a_card_changed_under_a_running_scan_is_one_line(tmp_path):
    content = quick_card(tmp_path, 30)
    card, out = write_card(tmp_path, content), tmp_path / "out"
    assert recast("step", "plan", card, "--out", out).returncode == 0
    write_card(tmp_path, content | {"seed": 6})
    done = recast("step", "samples", card, "--out", out, "--point", "mzp_gev=30")
    assert done.returncode == 2
    assert done.stderr == (
        f"recast: {out}: the card was changed since the scan in this folder began (different: seed). "
        "Restore it, or begin again with --update (steps that still fit are kept) or another --out.\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--point", "mzp_gev=31"], "--point: the card has no point mzp_gev = 31. It has: mzp_gev = 30."),
        (["--point", "2"], "--point: the card has no point 2. It has 1."),
        (
            ["--point", "31 GeV"],
            '--point: "31 GeV" is neither a number of the plan nor NAME=VALUE[,NAME=VALUE]',
        ),
        ([], "recast step limits: give either --point or --standard-model"),
    ],
)
def test_points_that_are_not_in_the_card_are_named(tmp_path, words, message):
    card, out = write_card(tmp_path, quick_card(tmp_path, 30)), tmp_path / "out"
    plan_card(load_card(card), out)
    done = CliRunner().invoke(step, ["limits", str(card), "--out", str(out), *words])
    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith(message)


def test_the_older_option_of_masses_works_with_a_notice(tmp_path):
    card, out = write_card(tmp_path, quick_card(tmp_path, 30)), tmp_path / "out"
    plan_card(load_card(card), out)
    done = CliRunner().invoke(step, ["limits", str(card), "--out", str(out), "--mass", "31"])
    assert "recast: --mass is now --point mzp_gev=...; it works for one more minor version" in done.output
    assert str(done.exception).startswith("--point: the card has no point mzp_gev = 31.")


PLAIN = {"name": "x", "model": "lmu_ltau", "scan": {"mzp_gev": [20]}, "analysis": {"name": "atlas_2013_z4l"}}


def scanned(content, over=(), masses=(), grid=None, refine=None, most=60):
    told = []
    axes = chosen_axes(over, masses, grid)
    card = scan_card(content, "card.yaml", axes, refine=refine, most=most, notice=told.append)
    return card, " ".join(told)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (((), (10.0,), "5:80:12", None), "--mass and --grid exclude each other"),
        (((), (), "5:80", None), '--grid "5:80" is not LOW:HIGH:POINTS. Such as --grid 5:80:12'),
        (((), (), "80:5:3", None), r"range \[80, 5\] does not rise"),
        (((), (10.0, 10.0), None, None), "mzp_gev has the value 10 twice"),
        (((), (), None, 0.0), "refine.tolerance is 0.0"),
        (
            (("mzp_gev",), (), None, None),
            '"mzp_gev" is neither NAME=VALUE,VALUE,... nor NAME',
        ),
        ((("a=1", "a=2"), (), None, None), "--over names a parameter twice"),
        ((("chargs.mu=1,2",), (), None, None), 'no parameter "chargs.mu". Did you mean "charges.mu"'),
    ],
)
def test_values_of_the_command_line_are_checked(arguments, message):
    with pytest.raises(InputError, match=message):
        scanned(PLAIN, *arguments)


def test_the_command_line_gives_the_scan_of_a_card():
    card, note = scanned(PLAIN, (), (), "5:80:3", 0.02, 9)
    assert note == ""
    assert card.scan == {"mzp_gev": (5.0, 20.0, 80.0)}
    assert (card.refine.tolerance, card.refine.most_points) == (0.02, 9)
    card, _ = scanned(PLAIN, ("charges.mu=0:2:3:linear", "mzp_gev=10,30"))
    assert card.scan == {"charges.mu": (0.0, 1.0, 2.0), "mzp_gev": (10.0, 30.0)}
    with pytest.raises(InputError, match="a scan needs a run card with a model and an analysis"):
        scanned({"name": "x", "figures": []})


def test_a_model_of_the_command_line_brings_its_own_reference():
    content = with_model(
        PLAIN | {"model": {"coupling_reference": 0.3, "electroweak_scheme": "gmu"}}, "le_lmu"
    )
    assert content["model"] == {"name": "le_lmu", "electroweak_scheme": "gmu"}


@pytest.mark.parametrize(
    ("masses", "grid", "kept"),
    [
        ((), None, True),
        ((10.0, 60.0), None, True),
        ((10.0, 61.0), None, False),
        ((), "15:60:3", True),
        ((), "5:80:3", False),
    ],
)
def test_the_direct_comparison_counts_where_its_mass_is_scanned(masses, grid, kept):
    content = {
        "name": "x",
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [20, 60]},
        "analysis": {"name": "atlas_2013_z4l"},
        "exclusion": {"compare_direct_at_gev": 60, "scaling_tolerance": 0.05},
    }
    card, note = scanned(content, (), masses, grid)
    assert card.exclusion.scaling_tolerance == 0.05
    assert card.exclusion.compare_direct_at_gev == (60 if kept else None)
    assert note == ("" if kept else "no direct comparison at 60 GeV, which is not among the masses")


def test_a_comparison_that_is_no_mass_is_refused_as_in_the_card():
    content = {
        "name": "x",
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [20, 60]},
        "analysis": {"name": "atlas_2013_z4l"},
        "exclusion": {"compare_direct_at_gev": -60},
    }
    with pytest.raises(InputError, match="exclusion.compare_direct_at_gev is -60. Input should be greater"):
        scanned(content, (), (20.0,))


def commands_of_the_docs(start):
    root = Path(__file__).resolve().parents[2]
    for page in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        for line in page.read_text().splitlines():
            if line.startswith(start) and line.split()[2] in shipped_cards():
                yield pytest.param(line.split("#")[0].split()[2:], id=line.split("#")[0].strip())


@pytest.mark.parametrize("words", list(commands_of_the_docs("recast scan ")))
def test_scans_of_the_docs_are_understood(words, monkeypatch):
    seen = []
    monkeypatch.setattr("recast.cli.scan.simulate", lambda chosen, *_: seen.append(chosen))
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    done = CliRunner().invoke(scan, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert len(seen[0].points()) > 2
