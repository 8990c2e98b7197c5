"""The local engine: failed points, more points, and bad places, on small real runs and on dry ones."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from dry import dry_scan
from runs import contents, environment, quick_card, recast, write_card

from recast.cli.scan import scan_card
from recast.core.errors import InputError


@pytest.mark.slow
def test_a_failing_point_stops_no_other_and_the_curve_says_where_it_is_missing(tmp_path):
    card, out = write_card(tmp_path, quick_card(tmp_path, 25, 30)), tmp_path / "out"
    broken = recast("run", card, "--out", out, "--jobs", 2, env=environment(breaks_at="25"))
    assert broken.returncode == 1
    assert broken.stderr.splitlines()[-1].startswith(
        "recast: 1 of 2 model points failed; the first, 25 GeV: internal error (FloatingPointError: broken on"
        f" purpose). The others are in {out}. Run again to try once more; --keep-failed accepts it."
    )
    results = json.loads((out / "results.json").read_text())
    reason = "internal error (FloatingPointError: broken on purpose)"
    assert results["failures"] == [{"mzp_gev": 25.0, "reason": reason}]
    assert [point["mzp_gev"] for point in results["points"]] == [30.0]
    row = (out / "exclusion.csv").read_text().splitlines()[1]
    assert row.startswith(f"25,,,,,,,,failed,failed,failed: {reason},")
    assert f"failed: {reason}" in (out / "report.html").read_text()
    status = recast("status", out)
    assert status.returncode == 0
    assert f"mzp25           failed  {reason}" in status.stdout
    # accepted as it is, then tried again: only the missing point is made
    kept = recast("run", card, "--out", out, "--keep-failed", env=environment(breaks_at="25"))
    assert kept.returncode == 0, kept.stderr
    again = recast("run", card, "--out", out, "--jobs", 1)
    assert again.returncode == 0, again.stderr
    assert "generate 4mu signal 8 TeV" in again.stderr
    assert again.stderr.count("done shower") == 1
    assert json.loads((out / "results.json").read_text())["failures"] == []
    # one more mass: nothing but its own samples
    grown = write_card(tmp_path, quick_card_of(card, [25, 30, 35]), "grown.yaml")
    refused = recast("run", grown, "--out", out)
    assert refused.returncode == 2
    more = recast("run", grown, "--out", out, "--update", "--jobs", 1)
    assert more.returncode == 0, more.stderr
    assert more.stderr.count("done shower") == 1
    assert "shower signal-8TeV-mzp35" in more.stderr


def quick_card_of(card: Path, masses: list[float]) -> dict:
    import yaml

    content = yaml.safe_load(card.read_text())
    return content | {"model": {"mzp_gev": masses}}


def test_a_thousand_dry_points_take_little_time_each(tmp_path):
    """Only that they all arrive, in order and once; tests/benchmarks measures the time."""
    answers = dry_scan(tmp_path, 50, jobs=1)
    assert [answer.mzp_gev for answer in answers] == sorted(answer.mzp_gev for answer in answers)
    assert len(answers) == 50
    assert all(answer.result is not None for answer in answers)


@pytest.mark.parametrize("jobs", [1, 2])
def test_dry_points_that_fail_are_listed(tmp_path, jobs):
    answers = dry_scan(tmp_path, 9, jobs=jobs, broken=(3, 7))
    failed = {answer.mzp_gev: answer.failure.reason for answer in answers if answer.failure}
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
    done = recast("step", "samples", card, "--out", out, "--mass", 30)
    assert done.returncode == 2
    assert done.stderr == (
        f"recast: {out}: the card was changed since the scan in this folder began (different: seed). "
        "Restore it, or begin again with --update (steps that still fit are kept) or another --out.\n"
    )


def test_masses_that_are_not_in_the_card_are_named(tmp_path):
    card, out = write_card(tmp_path, quick_card(tmp_path, 30)), tmp_path / "out"
    recast("step", "plan", card, "--out", out)
    done = recast("step", "limits", card, "--out", out, "--mass", 31)
    assert done.returncode == 2
    assert done.stderr == "recast: --mass: the card has no mass 31 GeV. It has: 30.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (((10.0,), "5:80:12", None), "--mass and --grid exclude each other"),
        (((), "5:80", None), '--grid "5:80" is not LOW:HIGH:POINTS. Such as --grid 5:80:12'),
        (((), "80:5:3", None), "range needs the smaller mass first"),
        (((10.0, 10.0), None, None), "a mass stands twice"),
        (((), None, 0.0), "scan.tolerance is 0.0"),
    ],
)
def test_masses_of_the_command_line_are_checked(arguments, message):
    content = {"name": "x", "model": {"mzp_gev": [20]}, "analysis": {"name": "atlas_2013_z4l"}}
    with pytest.raises(InputError, match=message):
        scan_card(content, "card.yaml", *arguments, 60)


def test_a_grid_is_a_list_of_masses():
    content = {"name": "x", "model": {"mzp_gev": [20]}, "analysis": {"name": "atlas_2013_z4l"}}
    card = scan_card(content, "card.yaml", (), "5:80:3", 0.02, 9)
    assert card.model.mzp_gev == (5.0, 20.0, 80.0)
    assert (card.scan.tolerance, card.scan.most_points) == (0.02, 9)
    with pytest.raises(InputError, match="a scan needs a run card with a model and an analysis"):
        scan_card({"name": "x", "figures": []}, "card.yaml", (), None, None, 60)


@pytest.mark.benchmark
def test_a_thousand_dry_points(tmp_path, capsys):
    for jobs in (1, 2):
        start = time.perf_counter()
        answers = dry_scan(tmp_path / str(jobs), 1000, jobs=jobs)
        each = (time.perf_counter() - start) / len(answers)
        with capsys.disabled():
            print(f"\n{jobs} processes: {1000 * each:.1f} ms a point")  # noqa: T201
        assert each < 0.05


@pytest.mark.slow
def test_two_workers_refine_to_the_same_bytes(tmp_path):
    card = write_card(tmp_path, quick_card(tmp_path, 25, 35, scan={"tolerance": 0.3, "most_points": 3}))
    for jobs in (1, 2):
        done = recast("run", card, "--out", tmp_path / str(jobs), "--jobs", jobs)
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
