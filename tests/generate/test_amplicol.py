import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock, Timeout

from recast.core.errors import InputError, RunError
from recast.generate import amplicol, amplicol_artifact
from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.amplicol_artifact import apart, prepare_artifact
from recast.generate.base import Contribution, FinalState, Quark
from recast.model.zprime import ZPrimePoint

POINT = ZPrimePoint(30.0, 0.2)


def back_to_back():
    """Two pairs at rest, at right angles to the beams and to each other."""
    along, across, beam = [20.0, 20.0, 0, 0], [20.0, 0, 20.0, 0], [40.0, 0, 0, 40.0]
    minus = np.array([1, -1, -1, -1])
    return np.array([[beam, beam * minus, along, along * minus, across, across * minus]])


@pytest.fixture
def element():
    return AmplicolMatrixElement(POINT, FinalState.FOUR_MUONS)


def test_unphysical_momenta_are_refused(element):
    p = back_to_back()
    p[0, 2, 1] = np.nan
    with pytest.raises(InputError, match="the momentum of event 0 is not finite"):
        element.evaluate(p, Quark.UP, Contribution.FULL)


def test_a_singular_point_is_refused(element):
    p = back_to_back()
    p[0, 3], p[0, 4], p[0, 5] = p[0, 2].copy(), p[0, 3].copy(), p[0, 3].copy()
    with pytest.raises(InputError, match=r"\|M\|\^2 of event 0 is not finite"):
        element.evaluate(p, Quark.UP, Contribution.INTERFERENCE)


def test_no_events(element):
    for part in Contribution:
        assert element.evaluate(np.empty((0, 6, 4)), Quark.UP, part).shape == (0,)


def test_evaluation_does_not_import_symbolica():
    # a second process that imports it would abort
    code = (
        "import sys, numpy as np\n"
        "from recast.generate.amplicol import AmplicolMatrixElement as A\n"
        "from recast.model.zprime import ZPrimePoint\n"
        "p = np.array(eval(sys.stdin.read()))\n"
        "value = A(ZPrimePoint(30.0, 0.2), '4mu').evaluate(p, 'u', 'full')[0]\n"
        "print(value.hex(), 'symbolica' in sys.modules)\n"
    )
    prepare_artifact(POINT)
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=repr(back_to_back().tolist()),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PATH": "/nonexistent"},  # neither a compiler nor any other program
    )
    here = AmplicolMatrixElement(POINT, FinalState.FOUR_MUONS)
    value = here.evaluate(back_to_back(), Quark.UP, Contribution.FULL)[0]
    assert done.stdout.split() == [value.hex(), "False"]


def test_objects_go_to_other_threads_and_through_pickle(element):
    here = element.evaluate(back_to_back(), Quark.DOWN, Contribution.SIGNAL)
    copy = pickle.loads(pickle.dumps(element))
    found = []
    for one in (element, copy):
        thread = threading.Thread(
            target=lambda one=one: found.append(one.evaluate(back_to_back(), Quark.DOWN, Contribution.SIGNAL))
        )
        thread.start()
        thread.join()
    np.testing.assert_array_equal(found, [here, here])


def test_missing_package_is_named_with_the_mend(monkeypatch):
    monkeypatch.setattr(amplicol_artifact.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(RunError) as caught:
        prepare_artifact(POINT)
    assert str(caught.value) == (
        "matrix_element: amplicol: pyAmpliCol is not installed. "
        "Where the program's own amplitudes hold, `matrix_element: helicity` needs none of it."
    )


def test_a_package_that_cannot_be_imported_is_named(monkeypatch, element):
    monkeypatch.setattr(amplicol, "_LOADED", threading.local())
    monkeypatch.setitem(sys.modules, "pyamplicol", None)  # as for a library of another platform
    with pytest.raises(RunError, match=r"pyAmpliCol does not run here .* `matrix_element: helicity`"):
        element.evaluate(back_to_back(), Quark.UP, Contribution.SM)


def test_a_broken_artifact_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(amplicol, "prepare_artifact", lambda _: tmp_path / "artifact")
    element = AmplicolMatrixElement(POINT, FinalState.FOUR_MUONS)
    with pytest.raises(RunError) as caught:
        element.evaluate(back_to_back(), Quark.UP, Contribution.SM)
    assert str(tmp_path / "artifact") in str(caught.value)
    assert f"Remove the folder {tmp_path} and run again" in str(caught.value)


def test_points_share_the_loaded_code_and_do_not_mix():
    """Each loading would keep its code mapped for the rest of the process."""
    momenta = back_to_back()
    points = [ZPrimePoint(mass, gp) for mass, gp in ((30.0, 0.2), (60.0, 0.01), (30.0, 0.2))]

    def value(point):
        return AmplicolMatrixElement(point, FinalState.FOUR_MUONS).evaluate(
            momenta, Quark.UP, Contribution.FULL
        )

    first, second, again = map(value, points)
    assert (first == again).all()
    assert (first != second).any()
    before = len(Path("/proc/self/maps").read_text().splitlines())
    for mass in np.linspace(10.0, 80.0, 20):
        value(ZPrimePoint(mass, 0.1))
    assert len(Path("/proc/self/maps").read_text().splitlines()) < before + 50
    alone: dict[str, np.ndarray] = {}
    thread = threading.Thread(target=lambda: alone.update(value=value(points[1])))  # loads at the values
    thread.start()
    thread.join()
    assert (alone["value"] == second).all()


def test_failed_compilation_is_reported_and_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path))
    empty = tmp_path / "nothing"
    empty.mkdir()
    monkeypatch.setattr(ZPrimePoint, "ufo", lambda _: empty)
    with pytest.raises(RunError, match=r"could not make the matrix elements \(exit status "):
        prepare_artifact(POINT)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [empty]


def test_native_abort_as_without_a_licence_is_reported(monkeypatch, tmp_path):
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\necho x >> {tmp_path}/tries\necho 'license refused' >&2\nkill -ABRT $$\n")
    program.chmod(0o755)
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(amplicol_artifact.sys, "executable", str(program))
    monkeypatch.setattr(amplicol_artifact, "_PAUSES_S", (0.0, 0.0))
    with pytest.raises(RunError) as caught:
        prepare_artifact(POINT)
    assert (
        "(ended by signal 6: license refused; Symbolica allows one program at a time, is another one "
        "running?). "
        "Where the program's own amplitudes hold, `matrix_element: helicity`"
    ) in str(caught.value)
    assert (tmp_path / "tries").read_text().count("x") == 3  # another user of Symbolica may end meanwhile


def test_the_worker_ends_with_its_parent(tmp_path):
    with FileLock(tmp_path / "lock"):  # the worker waits for the lock
        worker = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "recast.generate.amplicol_worker",
                str(tmp_path / "lock"),
                "ufo",
                "out",
                "QED=4",
                "recurrence",
                "x",
            ],
            stdin=subprocess.PIPE,
        )
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(timeout=1)
        worker.stdin.close()
        assert worker.wait(timeout=30) == 1


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_killed_and_concurrent_preparation(tmp_path):
    env = os.environ | {"RECAST_CACHE_DIR": str(tmp_path)}
    code = (
        "from recast.model.zprime import ZPrimePoint as P\n"
        "from recast.generate.amplicol_artifact import prepare_artifact as f\n"
        "print(f(P(30.0, 0.2)))"
    )

    def start():
        return subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True)

    def kinds():
        found = [path.name.split("-")[0] for path in tmp_path.iterdir() if path.is_dir()]
        return sorted(kind for kind in found if kind != "ufo")

    first = start()
    deadline = time.monotonic() + 100
    while not list(tmp_path.glob(".part-amplicol-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert kinds() == [".part"]  # killed in the middle: nothing that looks finished

    second, third = start(), start()
    folders = {process.communicate()[0].strip() for process in (second, third)}
    assert (second.returncode, third.returncode) == (0, 0)
    assert len(folders) == 1
    assert kinds().count("amplicol") == 1
    lock = FileLock(amplicol_artifact._lock())
    try:
        lock.acquire(timeout=100)
    except Timeout:
        pytest.fail("a worker outlived its parent")
    lock.release()


def test_conjugate_processes_are_compiled_apart():
    """pyAmpliCol's names of both are equal: it drops + and -."""
    both = ["g g > mu+ ta-", "g g > mu- ta+", "u d~ > mu+ vm", "u~ d > mu- vm~"]
    assert apart(both) == [[both[0], *both[2:]], [both[1]]]
    assert apart(both[:1]) == [both[:1]]
    assert apart([]) == []
