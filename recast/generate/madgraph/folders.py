"""Generate: process folders: MadGraph writes and compiles each once per user; runs work on copies of it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from recast.core.atomic import make_folder
from recast.core.cache import cache_folder, cached_folder
from recast.core.errors import RunError
from recast.generate.madgraph.execute import TimeLimit, run_logged
from recast.generate.madgraph.failures import diagnose, raise_failure
from recast.generate.madgraph.installation import MadGraph, require_tools
from recast.generate.madgraph.recipes import UNUSED, Recipe
from recast.generate.madgraph.templates import render

__all__ = ["configuration", "process_folder", "working_copy"]

_FORMAT = 3
"""Of the commands given to MadGraph; a new one makes new folders."""


def configuration(madgraph: MadGraph, cores: int) -> str:
    """Return the text of me5_configuration.txt."""
    return render("me5_configuration.txt", mg5_path=madgraph.folder, cores=cores)


def process_folder(
    madgraph: MadGraph,
    recipe: Recipe,
    *,
    log: Path,
    time_limit: TimeLimit,
    on_line: Callable[[str], None] = lambda _: None,
) -> Path:
    """Return the compiled process folder of a recipe, made at most once for each version and recipe.

    Parameters
    ----------
    log
        File to which the output of MadGraph and of the compiler is appended.

    Raises
    ------
    InputError, RunError
        As `recast.generate.madgraph.failures` recognises them; nothing is kept then.
    """
    description = {"madgraph": madgraph.version, "format": _FORMAT, **recipe.describe()}

    def build(folder: Path) -> None:
        require_tools()
        shutil.copytree(recipe.ufo, folder / "model", ignore=shutil.ignore_patterns(*UNUSED))
        card = render(
            "proc_card.mg5",
            restriction=recipe.restriction,
            definitions=recipe.definitions,
            lines=recipe.lines,
        )
        (folder / "proc_card.mg5").write_text(card, encoding="utf-8")
        command = [sys.executable, str(madgraph.executable), "-f", "proc_card.mg5"]
        status = run_logged(command, cwd=folder, log=log, time_limit=time_limit, on_line=on_line)
        process = folder / "process"
        if status != 0 or not (process / "bin" / "madevent").is_file():
            raise_failure(log, "it wrote no process folder", status)
        _name_model_in_place(process, recipe.restriction)
        if recipe.cuts_of_each_order:
            _evaluate_cuts_of_each_order(process)
        _compile(madgraph, process, log, time_limit)

    return cached_folder("madgraph", description, build) / "process"


_IMPORT = re.compile(r"^import model (?:[^\n]*\\\n)*[^\n]*$", re.MULTILINE)


def _name_model_in_place(process: Path, restriction: str | None) -> None:
    """Write the model's place in a run's folder into the card that banners repeat and MadSpin reads.

    MadGraph writes the path at which it found the model: that folder is renamed when it is finished.
    """
    card = process / "Cards" / "proc_card_mg5.dat"
    line = f"import model ./model{f'-{restriction}' if restriction else ''} -modelname"
    card.write_text(_IMPORT.sub(line, card.read_text(encoding="utf-8")), encoding="utf-8")


_CUTS_CALL = "      IF (PASSCUTS(P1)) THEN\n"
_CUTS_DECLARATION = "      LOGICAL PASSCUTS\n"


def _evaluate_cuts_of_each_order(process: Path) -> None:
    """Make MadEvent forget the cuts of the first order of the leptons before it tries another one.

    Raises
    ------
    RunError
        If the code is not that of MadGraph 3.5.
    """
    for folder in _subprocesses(process):
        path = folder / "auto_dsig.f"
        text = path.read_text(encoding="utf-8")
        if text.count(_CUTS_CALL) != 1 or text.count(_CUTS_DECLARATION) != 1:
            raise RunError("this is not the code that MadGraph 3.5 writes", where=str(path))
        common = "      LOGICAL CUTSDONE,CUTSPASSED\n      COMMON/TO_CUTSDONE/CUTSDONE,CUTSPASSED\n"
        text = text.replace(_CUTS_DECLARATION, _CUTS_DECLARATION + common)
        text = text.replace(_CUTS_CALL, "      CUTSDONE=.FALSE.\n" + _CUTS_CALL)
        path.write_text(text, encoding="utf-8")


def _compile(madgraph: MadGraph, process: Path, log: Path, time_limit: TimeLimit) -> None:
    (process / "Cards" / "me5_configuration.txt").write_text(configuration(madgraph, 1), encoding="utf-8")
    status = run_logged(
        [sys.executable, "bin/madevent", "treatcards"], cwd=process, log=log, time_limit=time_limit
    )
    if status != 0:
        raise_failure(log, "it could not treat the cards", status)
    # the first run would else make this library anew, and with it compile everything once more
    _make(process, log, time_limit, process / "Source")
    _make(process, log, time_limit, process / "Source" / "BIAS" / "dummy")
    facts = process / "SubProcesses" / "proc_characteristics"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("bias_module = None", "bias_module = dummy"), encoding="utf-8")
    for folder in _subprocesses(process):
        # a grouped folder first finds the helicities with a program of its own; its madevent depends on them
        program = "madevent_forhel" if (folder / "auto_dsig1.f").is_file() else "madevent"
        _make(process, log, time_limit, folder, "gensym", program)


def _make(process: Path, log: Path, time_limit: TimeLimit, folder: Path, *targets: str) -> None:
    status = run_logged(["make", "-C", str(folder), *targets], cwd=process, log=log, time_limit=time_limit)
    if status != 0:
        raise_failure(log, f"make failed in {folder.name}", status)


def _subprocesses(process: Path) -> list[Path]:
    return sorted(path for path in (process / "SubProcesses").glob("P*") if path.is_dir())


def _sweep(base: Path, host: str) -> None:
    """Remove what runs of this machine left that were killed: nobody holds their lock.

    Runs of other machines on a shared disk are theirs to sweep: not every file system hands locks on.
    """
    for left in base.glob(f"{host}-*"):
        if not left.is_dir():
            continue
        lock = FileLock(_lock_of(left))
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        try:
            shutil.rmtree(left, ignore_errors=True)
            _lock_of(left).unlink(missing_ok=True)
        finally:
            lock.release()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.lock")


@contextmanager
def working_copy(folder: Path) -> Iterator[Path]:
    """Yield a copy of a process folder in scratch; it is removed in the end.

    Raises
    ------
    RunError
        If the copy does not fit on the disk.
    """
    base = make_folder(cache_folder() / "madgraph_runs")
    host = re.sub(r"[^A-Za-z0-9]", "_", socket.gethostname()) or "host"
    _sweep(base, host)
    scratch = base / f"{host}-{os.getpid()}-{secrets.token_hex(4)}"
    with FileLock(_lock_of(scratch)):  # before the folder is there; the system frees it when recast dies
        target = scratch / "process"
        try:
            _copy(folder, target)
            if (folder.parent / "model").is_dir():  # for MadSpin
                _copy(folder.parent / "model", target / "model")
            yield target
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
            _lock_of(scratch).unlink(missing_ok=True)


def _copy(folder: Path, target: Path) -> None:
    try:
        shutil.copytree(folder, target, symlinks=True)
    except (OSError, shutil.Error) as error:
        raise diagnose(str(error), target) or RunError(
            f"the process folder cannot be copied ({error})", where="MadGraph"
        ) from error
