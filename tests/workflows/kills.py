"""Kills runs with SIGKILL at random moments and lets them go on; used by test_kills.py.

By hand: python tests/workflows/kills.py NUMBER SEED prints every kill.
"""

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout
from runs import NO_GIT, contents, quick_card

from recast.cards import parse_card
from recast.core.progress import Silent
from recast.pipeline import run_card


def _run(card: dict, out: str) -> None:
    os.setsid()
    os.environ["GIT_DIR"] = NO_GIT
    run_card(parse_card(card), Path(out), jobs=1, progress=Silent())


def _start(card: dict, out: Path) -> multiprocessing.Process:
    # a fork of this process has the libraries loaded: more of its short life is spent at work
    process = multiprocessing.get_context("fork").Process(target=_run, args=(card, str(out)))
    process.start()
    return process


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def check_folder(out: Path, reference: Path) -> int:
    """Check that what looks finished is what the reference has, and that no lock is held."""
    finished = 0
    for marker in (out / "steps").glob("[!.]*/complete.json"):
        name = marker.parent.name
        assert files_of(marker.parent) == files_of(reference / "steps" / name), f"{name} is not whole"
        finished += 1
    for name, content in files_of(reference).items():
        file = out / name
        if not name.startswith("steps/") and file.suffix != ".lock" and file.is_file():
            assert file.read_bytes() == content, f"{name} is not whole"
    for path in out.rglob(".*.lock"):
        try:
            with FileLock(path, timeout=0):
                pass
        except Timeout:
            raise AssertionError(f"{path} is held by nobody") from None
    return finished


def _silent(text: str) -> None:
    pass


def kill_runs(number: int, seed: int, folder: Path, say=_silent) -> int:
    """Kill `number` times; return how many runs were finished in between, all equal to the reference."""
    card = quick_card(folder, 30.0)
    reference, moments = folder / "reference", random.Random(seed)
    start = time.monotonic()
    process = _start(card, reference)
    process.join()
    assert process.exitcode == 0
    whole_s = time.monotonic() - start
    whole, completed, kills, run = contents(reference), 0, 0, 0
    say(f"seed {seed}; a whole run takes {whole_s:.1f} s")
    while kills < number:
        out = folder / f"run{run}"
        while kills < number:
            moment = moments.uniform(0.0, 0.6 * whole_s)
            process = _start(card, out)
            process.join(moment)
            if not process.is_alive():
                break
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            kills += 1
            finished = check_folder(out, reference)
            say(f"kill {kills} in run {run} after {moment:.3f} s: {finished} finished steps, all whole")
        else:
            process = _start(card, out)
            process.join()
        assert process.exitcode == 0
        check_folder(out, reference)
        assert contents(out) == whole
        assert list((out / "steps").glob(".part-*")) == []
        completed, run = completed + 1, run + 1
    return completed


if __name__ == "__main__":
    count, given = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        done = kill_runs(count, given, Path(name), lambda text: print(text, flush=True))  # noqa: T201
    print(f"{count} kills, seed {given}: {done} runs finished, all equal")  # noqa: T201
