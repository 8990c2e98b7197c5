"""Records and locks of model points, `recast status` and `recast clean`, without any simulation."""

import errno
import json
import multiprocessing
import os
import shutil
import signal
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from curves import at

from recast.cards import parse_card
from recast.cli.main import main
from recast.core.atomic import atomic_path, write_json
from recast.core.cache import cache_folder, cached_folder
from recast.core.errors import InputError, PlaceError, RunError, WorkerError
from recast.core.locks import folder_lock, is_locked
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.generate.profiles import shower_profile
from recast.pipeline.folder import claim, in_use, same_card
from recast.pipeline.kept import TIMES, count_of_other_versions, times_file
from recast.pipeline.scan import attempt
from recast.pipeline.state import STATE, Ledger, PointState, run_key
from recast.pipeline.status import Leftovers, clean, read_status, read_timing
from recast.pipeline.steps import Steps

CONTENT = {
    "name": "states",
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [20, 30, 40]},
    "analysis": {"name": "atlas_2013_z4l"},
}


def card(**changes):
    return parse_card(CONTENT | changes)


@pytest.fixture
def run(tmp_path):
    """The folder of a run that has just begun, and its ledger."""
    out = tmp_path / "out"
    out.mkdir()
    claim(card(), out, update=False)
    return out, Ledger.of(out, card())


def make_steps(out: Path) -> Steps:
    return Steps(out / "steps", 1, shower_profile("no-mpi"), None, serial(), Silent())


def make_one(steps: Steps, name: str) -> Path:
    return steps.make("generate", name, 1, {}, lambda folder: write_json(folder / "result.json", 1) and None)


def states(out: Path) -> dict[str, str]:
    return {record.name: str(record.state) for record in read_status(out).points}


def test_points_are_done_failed_running_interrupted_or_waiting(run):
    out, ledger = run
    steps = make_steps(out)

    def break_on_purpose() -> int:
        raise RunError("the generator found no events", where="mZ' = 30")

    assert attempt(ledger, at(20), steps, lambda: 5, str).result == 5
    answer = attempt(ledger, at(30), steps, break_on_purpose, str)
    assert answer.result is None
    assert answer.failure.reason == "mZ' = 30: the generator found no events"
    assert states(out) == {
        "standard-model": "waiting",
        "mzp20": "done",
        "mzp30": "failed",
        "mzp40": "waiting",
    }
    with ledger.working("mzp40"):
        assert states(out)["mzp40"] == "running"
    assert states(out)["mzp40"] == "interrupted"
    status = read_status(out)
    assert {record.name: record.note for record in status.points}["mzp30"].endswith("found no events")
    assert status.as_dict()["counts"] == {
        "done": 1,
        "running": 0,
        "failed": 1,
        "interrupted": 1,
        "waiting": 1,
    }


def test_a_defect_of_the_generator_is_a_failed_point_with_its_reason(run):
    out, ledger = run
    answer = attempt(ledger, at(20), make_steps(out), lambda: 1 / 0, str)
    assert answer.failure.reason == "internal error (ZeroDivisionError: division by zero)"


@pytest.mark.parametrize("error", [PlaceError("x"), WorkerError("x"), OSError("x"), MemoryError()])
def test_failures_of_the_machine_are_not_those_of_a_point(run, error):
    out, ledger = run

    def fail():
        raise error

    with pytest.raises(type(error)):
        attempt(ledger, at(20), make_steps(out), fail, str)
    assert states(out)["mzp20"] == "interrupted"


def test_what_the_machine_lacks_is_no_failure_of_a_point_whatever_it_is_taken_for(run):
    """--keep-failed, and a workflow, would take it as failed for ever."""
    out, ledger = run

    def fail():
        try:
            raise OSError(errno.EMFILE, "Too many open files")
        except OSError as error:
            raise InputError("cannot be read", where="card") from error

    with pytest.raises(InputError, match="cannot be read"):
        attempt(ledger, at(20), make_steps(out), fail, str)
    assert states(out)["mzp20"] == "interrupted"


def test_records_of_other_cards_and_versions_count_as_waiting(run, tmp_path):
    out, ledger = run
    attempt(ledger, at(20), make_steps(out), lambda: 5, str)
    assert run_key(card(scan={"mzp_gev": [20, 50]})) == ledger.key
    assert run_key(card(name="other", figures=[])) == ledger.key
    for other in (card(seed=2), card(generate={"events": 10}), card(limit={"method": "cls"})):
        assert Ledger.of(out, other).record("mzp20").state is PointState.WAITING
    own = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), own)
    mine = card(analysis={"name": str(own)})
    before = run_key(mine)
    (own / "analysis.py").write_text((own / "analysis.py").read_text() + "# a comment\n")
    assert run_key(mine) == before
    (own / "analysis.py").write_text((own / "analysis.py").read_text() + "MENDED = True\n")
    assert run_key(mine) != before
    file = out / STATE / "mzp20.json"
    file.write_text("{")  # damaged
    assert states(out)["mzp20"] == "waiting"


def _hold(folder: str, key: str) -> None:
    with Ledger(Path(folder), key).working("mzp20"):
        (Path(folder) / "held").touch()
        time.sleep(60)


def test_a_killed_process_leaves_no_lock(run):
    out, ledger = run
    process = multiprocessing.get_context("spawn").Process(target=_hold, args=(str(out / STATE), ledger.key))
    process.start()
    while not (out / STATE / "held").exists():
        time.sleep(0.01)
    assert states(out)["mzp20"] == "running"
    with pytest.raises(InputError, match=r"a run is at work in this folder \(mzp20\). Wait for it, or end"):
        clean(out, Leftovers.UNFINISHED)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert states(out)["mzp20"] == "interrupted"
    assert not is_locked(out / STATE, "mzp20")


def test_clean_and_those_who_use_a_folder_keep_out_of_each_others_way(run):
    out, _ = run
    half = out / "steps" / "ab" / ".part-generate-ab"
    half.mkdir(parents=True)
    with in_use(out), in_use(out), pytest.raises(InputError, match="a run is at work in this folder. Wait"):
        clean(out, Leftovers.UNFINISHED)
    assert half.exists()
    with in_use(out):
        assert half in clean(out, Leftovers.UNFINISHED, only_list=True)
    # of a run elsewhere that has its steps here, and of what is no run
    with folder_lock(half.parent, "generate-ab"), atomic_path(out / "plot.png") as written:
        clean(out, Leftovers.UNFINISHED)
        assert half.exists()
        assert written.exists()
    clean(out, Leftovers.STEPS)
    assert not half.exists()
    with in_use(out), pytest.raises(InputError, match="at work"):  # its lock is the same file as before
        clean(out, Leftovers.STEPS)


def test_clean_removes_what_is_left_and_keeps_what_is_used(run):
    out, ledger = run
    steps = make_steps(out)
    ledger.write("standard-model", PointState.DONE, "", [make_one(steps, "sm").name])
    for mass in (20, 30, 40):
        attempt(ledger, at(mass), steps, lambda mass=mass: make_one(steps, f"point{mass}"), str)
    stray = make_one(make_steps(out), "of another card")
    (stray.parent / ".part-shower-0-x").mkdir()
    (stray.parent / "shower-0").mkdir()  # without its marker
    (out / "results.json").write_text("{}")
    (out / "figures").mkdir()
    halves = [
        out / "figures" / ".part-file-0.png",
        times_file(out / "steps", stray.name).with_name(".part-file-0.json"),
    ]
    for half in halves:
        half.write_text("")
    status = read_status(out, disk=True)
    assert read_status(out) == replace(status, bytes_kept=None, other_versions=None)
    assert (status.steps, status.unfinished, status.other_versions) == ({"generate": 5}, 2, 0)
    listed = clean(out, Leftovers.UNUSED, only_list=True)
    assert stray in listed
    assert stray.exists()
    clean(out, Leftovers.UNFINISHED)
    assert read_status(out).unfinished == 0
    assert not any(half.exists() for half in halves)
    assert list((out / "steps").rglob(".*")) == [out / "steps" / TIMES]
    assert stray.exists()
    assert sum(1 for _ in (out / "steps" / TIMES).rglob("*.json")) == 5
    clean(out, Leftovers.UNUSED)
    assert read_status(out).steps == {"generate": 4}
    assert sum(1 for _ in (out / "steps" / TIMES).rglob("*.json")) == 4
    assert states(out)["mzp30"] == "done"
    clean(out, Leftovers.STEPS)
    left = sorted(path.name for path in out.iterdir())
    assert left == [".use.lock", "card.json", "figures", "results.json"]


def test_the_longest_chain_of_steps_is_listed(run, capsys):
    out, _ = run
    steps = make_steps(out)
    with steps.following():
        made = {name: make_one(steps, name).name for name in "ab"}
        made |= {
            name: folder.name
            for name, folder in zip("cd", steps.each(partial(make_one, steps), "cd"), strict=True)
        }
        made["e"] = make_one(steps, "e").name
    make_one(steps, "a")  # a step that is reused keeps what it cost, and what it was made after
    seconds = {"a": 1.0, "b": 2.0, "c": 3.0, "d": 5.0, "e": 1.0}
    for name, step in made.items():
        path = times_file(out / "steps", step)
        cost = json.loads(path.read_text())
        assert 0 <= cost["path_s"] <= cost["cpu_s"]
        path.write_text(json.dumps(cost | {"cpu_s": 10.0, "path_s": seconds[name], "peak_mb": 100.0}))
    found = read_timing(out)
    assert found.path == tuple((made[name], seconds[name]) for name in "abde")
    assert (found.path_s, found.total_s, found.peak_mb, found.unknown) == (9.0, 50.0, 100.0, 0)
    with pytest.raises(SystemExit):
        main(["status", str(out), "--timing"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines if line.startswith("together")] == [
        ["together", "50.00", "100.0%"],
        ["together", "9.00", "18.0%"],
    ]
    times_file(out / "steps", made["d"]).unlink()
    assert read_timing(out).unknown == 1


def test_steps_of_unfinished_points_are_kept(run):
    out, ledger = run
    made = make_one(make_steps(out), "begun")
    with ledger.working("mzp20"):
        pass
    clean(out, Leftovers.UNUSED)
    assert made.exists()


def test_steps_where_an_earlier_version_kept_them_are_unused(run):
    out, ledger = run
    made = make_one(make_steps(out), "begun")
    with ledger.working("mzp20"):
        pass
    flat = out / "steps" / made.name
    made.rename(flat)
    clean(out, Leftovers.UNFINISHED)
    assert flat.exists()
    clean(out, Leftovers.UNUSED)
    assert not flat.exists()
    assert read_status(out).steps == {}


def test_steps_of_another_version_are_counted_and_not_used(run):
    out, _ = run
    made = make_one(make_steps(out), "a")
    marker = made / "complete.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"code": "0" * 64}))
    assert read_status(out, disk=True).other_versions == count_of_other_versions(out / "steps") == 1
    clean(out, Leftovers.UNUSED)
    assert not made.exists()


def test_a_card_changed_under_a_running_scan_is_refused(run):
    out, _ = run
    same_card(card(), out)
    with pytest.raises(
        InputError,
        match=r"card was changed since the scan in this folder began \(different: generate.events\)\. R",
    ):
        same_card(card(generate={"events": 7}), out)


def test_a_folder_of_no_run_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"card.json.*Is it the folder of a run or of a scan\?"):
        read_status(tmp_path)


def test_file_times_decide_nothing(run):
    out, ledger = run
    steps = make_steps(out)
    attempt(ledger, at(20), steps, lambda: make_one(steps, "a"), str)
    for shift in (-1e9, 1e9):  # clocks 30 years behind and ahead
        for path in [out, *out.rglob("*")]:
            os.utime(path, (time.time() + shift, time.time() + shift))
        fresh = make_steps(out)
        make_one(fresh, "a")
        assert fresh.timings == {}
        assert states(out)["mzp20"] == "done"


def _nothing(folder: Path) -> None:
    pass


def _as_user(number: int, base: str) -> None:
    os.setgroups([])
    os.setgid(number)
    os.setuid(number)
    cached_folder(
        "kind", {"a": number}, lambda folder: (folder / "x").write_text("x") and None, base=Path(base)
    )
    cached_folder("kind", {"a": 0}, lambda folder: (folder / "x").write_text("x") and None, base=Path(base))


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be two users")
def test_two_users_share_a_cache_that_both_can_write(tmp_path, monkeypatch):
    import tempfile

    with tempfile.TemporaryDirectory(prefix="recast-users-") as name:
        base = Path(name)
        base.chmod(0o755)
        shared, private = base / "shared", base / "private"
        shared.mkdir()
        shared.chmod(0o777)
        private.mkdir()
        context = multiprocessing.get_context("fork")
        for user in (60001, 60002, 60001):
            process = context.Process(target=_as_user, args=(user, str(shared)))
            process.start()
            process.join()
            assert process.exitcode == 0
        assert len(list(shared.glob("kind-*"))) == 3
        process = context.Process(target=_refused, args=(60001, str(private)))
        process.start()
        process.join()
        assert process.exitcode == 0


def _refused(number: int, base: str) -> None:
    with pytest.raises(
        PlaceError, match="cannot write into folder .*Choose another place with --out, or change"
    ):
        _as_user(number, base)
    os._exit(0)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be two users")
def test_a_lock_of_another_user_in_a_folder_that_is_not_shared_is_named(tmp_path):
    import tempfile

    with tempfile.TemporaryDirectory(prefix="recast-users-") as name:
        base = Path(name)
        cached_folder("kind", {"a": 60003}, _nothing, base=base)
        base.chmod(0o777)  # opened to others later: the lock files in it are not
        (base / "kind-x").mkdir()
        for path in base.glob("kind-*"):
            path.rename(base / f"gone-{path.name}")
        process = multiprocessing.get_context("fork").Process(target=_locked, args=(60003, name))
        process.start()
        process.join()
        assert process.exitcode == 0


def _locked(number: int, base: str) -> None:
    with pytest.raises(PlaceError, match=r"cannot be locked \(Permission denied\).*chmod -R g\+w"):
        _as_user(number, base)
    os._exit(0)


def test_an_unwritable_cache_names_its_variable(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with pytest.raises(
        PlaceError, match=r"cache: cannot write into folder .* set RECAST_CACHE_DIR to a folder"
    ):
        cache_folder()


def test_refinement_needs_two_masses():
    with pytest.raises(InputError, match=r"refine adds points between values: scan.mzp_gev needs at least"):
        card(refine={}, scan={"mzp_gev": [20]})


def test_a_grid_in_a_card_is_a_list_of_masses():
    grid = {"range": [5, 80], "points": 3, "scale": "linear"}
    assert card(scan={"mzp_gev": grid}).scan["mzp_gev"] == (5.0, 42.5, 80.0)
    with pytest.raises(InputError, match=r'scan.mzp_gev: unknown key "spacing"'):
        card(scan={"mzp_gev": grid | {"spacing": "log"}})


def test_many_points_are_counted_and_those_that_need_a_look_are_listed(run, capsys, monkeypatch):
    from recast.cli import status

    monkeypatch.setattr(status, "_LISTED", 2)
    out, ledger = run
    ledger.write("mzp20", PointState.DONE, "fine", [])
    ledger.write("mzp30", PointState.FAILED, "broken", [])
    with pytest.raises(SystemExit):
        main(["status", str(out)])
    text = capsys.readouterr().out
    assert "broken" in text
    assert "fine" not in text
    assert "3 done or waiting points are not listed (--all)" in text
    with pytest.raises(SystemExit):
        main(["status", str(out), "--all"])
    text = capsys.readouterr().out
    assert "fine" in text
    assert "not listed" not in text
