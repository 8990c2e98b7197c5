"""Cli: `recast doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import importlib
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version

import click
from packaging.requirements import Requirement
from rich.table import Table
from rich.text import Text

from recast.cli.common import json_option, output, print_json
from recast.core.cache import cache_folder
from recast.core.errors import RecastError
from recast.core.parallel import default_jobs
from recast.core.resources import ROOTS, resource
from recast.generate.madgraph.installation import PATH_VARIABLE, find_madgraph, missing_tools
from recast.generate.madgraph.settings import PDF_LABELS

__all__ = ["Finding", "doctor", "examine"]

MINIMUM_DISK_GB = 2.0
MINIMUM_MEMORY_GB = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One examined part of the installation."""

    part: str
    state: str
    """ok, missing or warning."""
    detail: str
    mend: str = ""
    disables: str = ""
    """What cannot be done without it."""


def _python() -> Finding:
    found = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("Python", "ok", found)
    return Finding(
        "Python", "warning", found, "Use CPython 3.11, 3.12 or 3.13.", "Pythia and pyAmpliCol wheels"
    )


def _packages() -> list[Finding]:
    findings = []
    for line in requires("recast-hep") or []:
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            findings.append(
                Finding(
                    requirement.name,
                    "missing",
                    str(requirement),
                    f'pip install "{requirement}"',
                    "see its room",
                )
            )
            continue
        if requirement.specifier.contains(found, prereleases=True):
            findings.append(Finding(requirement.name, "ok", found))
        else:
            findings.append(
                Finding(
                    requirement.name,
                    "warning",
                    f"{found}, not {requirement.specifier}",
                    f'pip install "{requirement}"',
                    "bit-for-bit equal events",
                )
            )
    return findings


def _pythia() -> Finding:
    try:
        module = importlib.import_module("pythia8mc")
        if not module.Pythia("", False).readString("Print:quiet = on"):
            raise RuntimeError("Pythia refuses a standard setting")
    except Exception as error:
        return Finding(
            "Pythia 8", "missing", str(error), 'pip install "pythia8mc==8.317.2"', "shower, PDF sets"
        )
    return Finding("Pythia 8", "ok", f"pythia8mc {version('pythia8mc')}")


def _pdf_sets() -> Finding:
    try:
        from recast.generate.pdf import pdf_names  # noqa: PLC0415 - needs Pythia's files

        names = pdf_names()
    except (ImportError, RecastError) as error:
        return Finding(
            "PDF sets", "missing", str(error), "pip install --force-reinstall pythia8mc", "generation"
        )
    return Finding("PDF sets", "ok", f"{len(names)} in Pythia's share folder")


def _amplicol() -> Finding:
    try:
        found = version("pyamplicol")
        version("symbolica")
    except PackageNotFoundError as error:
        return Finding(
            "pyAmpliCol",
            "missing",
            f"package {error.name} is not installed",
            'pip install "pyamplicol==1.0.1", or set generate.matrix_element: helicity in the card',
            "matrix elements from the UFO (the own ones remain)",
        )
    return Finding("pyAmpliCol", "ok", f"{found} with Symbolica {version('symbolica')}")


def _resources() -> list[Finding]:
    findings = []
    for root in ROOTS:
        try:
            findings.append(Finding(root, "ok", str(resource(root))))
        except RecastError as error:
            findings.append(Finding(root, "missing", error.what, error.mend))
    return findings


def _cache() -> Finding:
    try:
        folder = cache_folder()
    except RecastError as error:
        return Finding(
            "cache", "missing", str(error), "Set RECAST_CACHE_DIR to a writable folder.", "generation"
        )
    free = shutil.disk_usage(folder).free / 1e9
    if free < MINIMUM_DISK_GB:
        return Finding("cache", "warning", f"{folder}, only {free:.1f} GB free", "Free some disk space.")
    return Finding("cache", "ok", f"{folder}, {free:.0f} GB free")


def _machine() -> Finding:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    text = f"{default_jobs()} processors, {memory:.0f} GB of memory"
    if memory < MINIMUM_MEMORY_GB:
        return Finding("machine", "warning", text, "Use --jobs 1.")
    return Finding("machine", "ok", text)


def _madgraph() -> Finding:
    disables = "backend: madgraph; processes that are not embedded"
    try:
        found = find_madgraph()
    except RecastError as error:
        given = os.environ.get(PATH_VARIABLE) or shutil.which("mg5_aMC")
        state = "warning" if given else "ok"
        text = error.what if given else "not found (optional: the embedded generator is the default)"
        return Finding("MadGraph5_aMC@NLO", state, text, error.mend, disables)
    missing = missing_tools()
    if missing:
        text = f"{found.version} at {found.folder}, but {', '.join(missing)} is missing"
        return Finding("MadGraph5_aMC@NLO", "warning", text, " ".join(missing.values()), disables)
    sets = ", ".join(PDF_LABELS)
    return Finding("MadGraph5_aMC@NLO", "ok", f"{found.version} at {found.folder}; PDF sets {sets}")


def _gfortran() -> Finding:
    place = shutil.which("gfortran")
    if place is not None:
        return Finding("gfortran", "ok", place)
    mend = missing_tools().get("gfortran", "")
    return Finding("gfortran", "ok", "not found (optional: only MadGraph needs it)", mend, "MadGraph")


def _snakemake() -> Finding:
    try:
        found = version("snakemake")
    except PackageNotFoundError:
        mend = 'pip install "recast-hep[workflow]"'
        return Finding("Snakemake", "ok", "not found (optional: for clusters)", mend, "workflows/Snakefile")
    slurm = "with" if shutil.which("sbatch") else "no"
    return Finding("Snakemake", "ok", f"{found}, {slurm} Slurm here")


def examine() -> list[Finding]:
    """Examine the installation; no finding raises."""
    single: list[Callable[[], Finding]] = [
        _python,
        _machine,
        _cache,
        _pythia,
        _pdf_sets,
        _amplicol,
        _madgraph,
        _gfortran,
        _snakemake,
    ]
    return [check() for check in single] + _resources() + _packages()


@click.command()
@json_option
def doctor(as_json: bool) -> int:
    """Say what is installed, what is missing and how to mend it.

    Exit status 1 if something is missing.
    """
    findings = examine()
    healthy = all(finding.state != "missing" for finding in findings)
    if as_json:
        print_json({"healthy": healthy, "findings": [asdict(finding) for finding in findings]})
        return 0 if healthy else 1
    table = Table(box=None, pad_edge=False)
    for title in ("", "part", "found", "mend"):
        table.add_column(title, overflow="fold")
    marks = {"ok": Text("ok", "green"), "warning": Text("!", "yellow"), "missing": Text("no", "red")}
    for finding in findings:
        mend = finding.mend + (f" (without it: no {finding.disables})" if finding.disables else "")
        table.add_row(marks[finding.state], finding.part, finding.detail, mend)
    console = output()
    console.print(table)
    console.print("Everything that is needed is here." if healthy else "Something is missing; see above.")
    return 0 if healthy else 1
