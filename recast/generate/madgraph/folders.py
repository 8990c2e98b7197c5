"""Generate: process folders: MadGraph writes and compiles each once per user; runs work on copies of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from recast.core.atomic import make_folder
from recast.core.cache import cache_folder, cached_folder
from recast.core.errors import RunError
from recast.generate.madgraph.execute import run_logged
from recast.generate.madgraph.failures import diagnose, raise_failure
from recast.generate.madgraph.installation import MadGraph, require_tools
from recast.generate.madgraph.recipes import Recipe
from recast.generate.madgraph.templates import render

__all__ = ["configuration", "process_folder", "working_copy"]

_FORMAT = 1


def configuration(madgraph: MadGraph, cores: int) -> str:
    """Return the text of me5_configuration.txt."""
    return render("me5_configuration.txt", mg5_path=madgraph.folder, cores=cores)


def process_folder(
    madgraph: MadGraph,
    recipe: Recipe,
    *,
    log: Path,
    time_limit_s: float,
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
        shutil.copytree(
            recipe.ufo, folder / "model", ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "*.pkl")
        )
        card = render(
            "proc_card.mg5",
            grouped=recipe.grouped,
            restriction=recipe.restriction,
            definitions=recipe.definitions,
            lines=recipe.lines,
        )
        (folder / "proc_card.mg5").write_text(card, encoding="utf-8")
        command = [sys.executable, str(madgraph.executable), "-f", "proc_card.mg5"]
        run_logged(command, cwd=folder, log=log, time_limit_s=time_limit_s, on_line=on_line)
        process = folder / "process"
        if not (process / "bin" / "madevent").is_file():
            raise_failure(log, "it wrote no process folder")
        _compile(madgraph, process, log, time_limit_s)

    return cached_folder("madgraph", description, build) / "process"


def _compile(madgraph: MadGraph, process: Path, log: Path, time_limit_s: float) -> None:
    (process / "Cards" / "me5_configuration.txt").write_text(configuration(madgraph, 1), encoding="utf-8")
    run_logged(
        [sys.executable, "bin/madevent", "treatcards"], cwd=process, log=log, time_limit_s=time_limit_s
    )
    folders = [process / "Source", *_subprocesses(process)]
    for folder in folders:
        # a grouped folder first finds the helicities with a program of its own; its madevent depends on them
        program = "madevent_forhel" if (folder / "auto_dsig1.f").is_file() else "madevent"
        targets = [] if folder.name == "Source" else ["gensym", program]
        status = run_logged(
            ["make", "-C", str(folder), *targets], cwd=process, log=log, time_limit_s=time_limit_s
        )
        if status != 0:
            raise_failure(log, f"make failed in {folder.name}")


def _subprocesses(process: Path) -> list[Path]:
    return sorted(path for path in (process / "SubProcesses").glob("P*") if path.is_dir())


def _sweep(base: Path) -> None:
    """Remove what runs left that were killed: the names of their folders begin with the process's number."""
    for left in base.iterdir():
        number = left.name.split("-")[0]
        if number.isdigit() and not Path("/proc", number).exists():
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def working_copy(folder: Path) -> Iterator[Path]:
    """Yield a copy of a process folder in scratch; it is removed in the end.

    Raises
    ------
    RunError
        If the copy does not fit on the disk.
    """
    base = make_folder(cache_folder() / "madgraph_runs")
    _sweep(base)
    with TemporaryDirectory(prefix=f"{os.getpid()}-", dir=base, ignore_cleanup_errors=True) as scratch:
        target = Path(scratch) / "process"
        try:
            shutil.copytree(folder, target, symlinks=True)
        except (OSError, shutil.Error) as error:
            raise diagnose(str(error), target) or RunError(
                f"the process folder cannot be copied ({error})", where="MadGraph"
            ) from error
        yield target
