"""Generate: compiles the UFO of a point with pyAmpliCol, once per user, and caches the artifact."""

from __future__ import annotations

import importlib.util
import platform
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import platformdirs

from recast.core.atomic import make_folder
from recast.core.cache import cache_folder, cached_folder, hash_files
from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.generate.base import FinalState, Quark, quark_classes
from recast.model.base import Point

__all__ = ["MEND", "apart", "compiled_artifact", "prepare_artifact", "process_name"]

MEND = "Where the program's own amplitudes hold, `matrix_element: helicity` needs none of it."
"""What a user can do when pyAmpliCol does not work."""

_LEPTONS = {
    FinalState.FOUR_MUONS: "mu+ mu- mu+ mu-",
    FinalState.FOUR_ELECTRONS: "e+ e- e+ e-",
    FinalState.TWO_ELECTRONS_TWO_MUONS: "e+ e- mu+ mu-",
}
_MODEL = "lmultau_four_lepton"
"""Name of the model's folder while it is compiled: the last digits of pyAmpliCol 1.0.1 depend on it."""
_TIMEOUT_S = 3600
_PAUSES_S: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Waits between tries: Symbolica aborts while another program on the machine uses it."""


@parses_words
def process_name(quark: Quark, final_state: FinalState) -> str:
    """Return the process in pyAmpliCol's notation."""
    return f"{quark} {quark}~ > {_LEPTONS[final_state]}"


def prepare_artifact(point: Point) -> Path:
    """Return the folder of the compiled matrix elements, making it if the cache lacks it (about 20 s).

    One artifact holds every final state and class of quarks. It is keyed by the UFO's text, the processes and
    the version of pyAmpliCol, and safe under concurrent and interrupted runs (`cached_folder`). Neither a
    compiler nor the network is needed.

    Raises
    ------
    InputError
        If a vertex has a tensor that pyAmpliCol does not know.
    RunError
        If pyAmpliCol or Symbolica is missing, does not run on this machine or refuses its licence.
    """
    classes = set(quark_classes(point).values())
    processes = [process_name(quark, state) for state in FinalState for quark in Quark if quark in classes]
    orders = [f"{name}={value}" for name, value in sorted(point.orders.items(), reverse=True)]
    return compiled_artifact(point.ufo(), processes, orders, _mode(point))


def apart(processes: Sequence[str]) -> list[list[str]]:
    """Return processes in lists that pyAmpliCol can compile at once.

    It calls a process by the letters and digits of its particles, without charges: two that are each other's
    conjugate may have one name, which it refuses.

    Examples
    --------
    >>> apart(["g g > mu+ ta-", "g g > mu- ta+", "u u~ > mu+ ta-"])
    [['g g > mu+ ta-', 'u u~ > mu+ ta-'], ['g g > mu- ta+']]
    """
    parts: list[dict[str, str]] = []
    for process in processes:
        short = re.sub(r"[^a-z0-9]+", "_", process.replace("~", "bar").lower()).strip("_")
        part = next((part for part in parts if short not in part), None)
        if part is None:
            parts.append(part := {})
        part[short] = process
    return [list(part.values()) for part in parts]


def compiled_artifact(
    ufo: Path, processes: Sequence[str], orders: Sequence[str], mode: str = "compiled", color: str = ""
) -> Path:
    """Return the folder of compiled matrix elements, making it if the cache lacks it.

    Parameters
    ----------
    ufo
        Folder of the model.
    processes
        In pyAmpliCol's notation, such as "u u~ > mu+ mu-".
    orders
        Largest coupling orders, as NAME=NUMBER.
    mode
        pyAmpliCol's way of evaluation.
    color
        "full" where there is more than one colour structure: pyAmpliCol has the leading colour by itself.

    Raises
    ------
    InputError
        If the UFO has a tensor that it does not know.
    RunError
        If pyAmpliCol or Symbolica is missing, does not run on this machine or refuses its licence.
    """
    if importlib.util.find_spec("pyamplicol") is None:
        raise RunError("pyAmpliCol is not installed", where="matrix_element: amplicol", mend=MEND)
    _check_tensors(ufo)
    description = {
        "ufo": hash_files(ufo),
        "processes": list(processes),
        "orders": list(orders),
        "mode": mode,
        "pyamplicol": version("pyamplicol"),
        "machine": platform.machine(),
    }
    if color:
        description["color"] = color

    def build(folder: Path) -> None:
        _build(folder, ufo, orders, mode, color, processes)

    return cached_folder("amplicol", description, build) / "artifact"


def _check_tensors(ufo: Path) -> None:
    """Refuse vertices of a tensor that pyAmpliCol 1.0.1 does not know, which it says after a long time."""
    unknown = {name for name, text in _definitions(ufo / "lorentz.py") if "Epsilon(" in text}
    vertices = _definitions(ufo / "vertices.py")
    found = ", ".join(name for name, text in vertices if unknown & set(re.findall(r"\bL\.(\w+)", text)))
    if found:
        raise InputError(
            f"pyAmpliCol does not know the tensor Epsilon of the vertices {found}",
            where="matrix_element: amplicol",
            mend=f"leave_out: [{found}] in the model's card leaves them out.",
        )


def _definitions(path: Path) -> list[tuple[str, str]]:
    """Return name and text of all that a file of `recast.model.ufo.writer` defines; none without a file."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [
        (item[1], item[0]) for item in re.finditer(r"^\w+ = \w+\(\s+name='([^']*)'.*?^\)", text, re.M | re.S)
    ]


def _mode(point: Point) -> str:
    """Return pyAmpliCol's way of evaluation.

    "recurrence" agrees with MadGraph for vectors; pyAmpliCol 1.0.1 has twice the amplitude of a scalar
    exchange with it. "compiled" is right for both.
    """
    return "compiled" if point.charges is None else "recurrence"


def _lock() -> Path:
    """Return the lock file for Symbolica: one for each user, whatever folder the cache is in."""
    try:
        return make_folder(Path(platformdirs.user_cache_dir("recast-hep"))) / ".symbolica.lock"
    except InputError:
        return cache_folder() / ".symbolica.lock"


def _build(
    folder: Path, ufo: Path, orders: Sequence[str], mode: str, color: str, processes: Sequence[str]
) -> None:
    ufo = Path(shutil.copytree(ufo, folder / _MODEL))
    artifact = folder / "artifact"
    arguments = [str(_lock()), str(ufo), str(artifact), ",".join(orders), mode, color, *processes]
    status, log = _run_worker(arguments)
    for pause in _PAUSES_S:
        if status != -signal.SIGABRT:
            break
        time.sleep(pause)
        shutil.rmtree(artifact, ignore_errors=True)
        status, log = _run_worker(arguments)
    if status != 0 or not artifact.is_dir():
        lines = [line.strip() for line in log.splitlines() if line.strip()] or ["no message"]
        said = next((line for line in reversed(lines) if "error" in line.lower()), lines[-1])
        how = f"ended by signal {-status}" if status < 0 else f"exit status {status}"
        if status == -signal.SIGABRT:
            said += "; Symbolica allows one program at a time, is another one running?"
        raise RunError(
            f"pyAmpliCol could not make the matrix elements ({how}: {said[:300]})",
            where="matrix_element: amplicol",
            mend=MEND,
        )


def _run_worker(arguments: list[str]) -> tuple[int, str]:
    """Run `amplicol_worker` and return its exit status and what it wrote to standard error."""
    command = [sys.executable, "-m", "recast.generate.amplicol_worker", *arguments]
    with subprocess.Popen(  # noqa: S603 - our own module, no user input
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as worker:
        timer = threading.Timer(_TIMEOUT_S, worker.kill)
        timer.start()
        try:
            # not communicate(): it would close the standard input by which the worker knows that we live
            assert worker.stderr is not None  # noqa: S101 - opened above
            log = worker.stderr.read().decode(errors="replace")
            return worker.wait(), log
        finally:
            timer.cancel()
            worker.kill()
