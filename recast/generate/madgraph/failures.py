"""Generate: recognises MadGraph's failures in its log, since it exits 0 on most of them; one line each.

A new failure is one more entry of `FAILURES`; the logs that each was seen in are kept with the tests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from recast.core.errors import InputError, RecastError, RunError

__all__ = ["FAILURES", "Failure", "diagnose", "raise_failure"]

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SIGNALLED = 128
"""A shell's status of a program that signal N ended is this plus N; so is that of `guard`."""
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure and how its log tells of it."""

    name: str
    pattern: str
    """Regular expression; its groups fill `what`."""
    what: str
    mend: str
    kind: type[RecastError] = RunError
    severe: bool = False
    """MadEvent may write events in spite of it, and they are wrong."""


FAILURES: Sequence[Failure] = (
    Failure(
        "disk full",
        r"(?:No space left on device|Disk quota exceeded|End of record.*disk|ENOSPC)",
        "the disk is full",
        "Free some space, or set RECAST_CACHE_DIR and TMPDIR to another disk.",
        severe=True,
    ),
    Failure(
        "six missing",
        r"madgraph requires the six module",
        "MadGraph's Python package six is missing",
        "Install it: pip install six.",
    ),
    Failure(
        "Python too old or new",
        r"(MadGraph5_aMC@NLO works with python[^\n]*|No module named '(?:imp|distutils)'[^\n]*)",
        "MadGraph does not run with this Python ({0})",
        "Use a version of Python that it supports.",
    ),
    Failure(
        "no compiler",
        r"(?:gfortran: (?:command )?not found|gfortran: No such file|/bin/sh: \d*:? ?gfortran: not found"
        r"|No Fortran Compiler detected|A fortran compiler \(g77 or gfortran\) is required)",
        "the compiler gfortran is missing",
        "Install it (Debian: apt-get install gfortran).",
    ),
    Failure(
        "no make",
        r"(?:No such file or directory: 'make'|make: (?:command )?not found)",
        "the program make is missing",
        "Install it (Debian: apt-get install make).",
    ),
    Failure(
        "UFO fails to import",
        r"UFOError : ([^\n]+)",
        "the UFO cannot be imported: {0}",
        "Mend the UFO; `import model` in MadGraph shows the same.",
        InputError,
    ),
    Failure(
        "restriction missing",
        r"No such file \S*?restrict_(\w+)\.dat",
        'the UFO has no restriction "{0}"',
        "Choose one of its restrict_*.dat files.",
        InputError,
    ),
    Failure(
        "unknown particle",
        r"No particle (\S+) in model",
        'the model has no particle "{0}"',
        "MadGraph may rename particles of a UFO: see the log for its list.",
        InputError,
    ),
    Failure(
        "unknown order",
        r"model order (\S+) not valid for this model \(valid one are: ([^)]*)\)",
        'the model has no coupling order "{0}"',
        "It has {1}.",
        InputError,
    ),
    Failure(
        "no diagrams",
        r"(?:NoDiagramException : )?No amplitudes generated from process(?: Process:)? ([^.\n]*)",
        "no diagrams for the process {0}",
        "Check charges, flavours and coupling orders.",
        InputError,
    ),
    Failure(
        "wrong syntax",
        r"wrong format for \"([^\"]*)\"",
        'MadGraph cannot read the process "{0}"',
        "Write it as in `p p > mu+ mu-`.",
        InputError,
    ),
    Failure(
        "decay of an absent particle",
        r"(?:InvalidCmd : )?((?:No particle|Decay process)[^\n]*(?:match|not found)[^\n]*)",
        "a decay does not fit the process: {0}",
        "Decay only particles that the process produces.",
        InputError,
    ),
    Failure(
        "param card",
        r"(?:InvalidParamCard|MadGraph5Error : Missing[^\n]*param|InvalidParam[A-Za-z]*)\s*:?\s*([^\n]*)",
        "MadGraph refuses the param card: {0}",
        "Write it with recast model param-card, or export it from the UFO.",
        InputError,
    ),
    Failure(
        "run card",
        r"(?:InvalidRunCard\s*:\s*|InvalidCmd : )([^\n]*can not be mapped[^\n]*|[^\n]*run_card[^\n]*)",
        "MadGraph refuses the run card: {0}",
        "Mend the settings given with --set.",
        InputError,
    ),
    Failure(
        "PDF library missing",
        r"(?:Failed to access python version of LHAPDF|lhapdf executable \(lhapdf-config\) is not found)",
        "MadGraph has no LHAPDF",
        "Use a PDF set that MadGraph brings: NNPDF23_lo_as_0130_qed.",
    ),
    Failure(
        "MadSpin without a branching ratio",
        r"W E L C O M E  to  M A D S P I N[\s\S]*No matrix elements generated",
        "MadSpin has no branching ratio for a decay",
        "Put branching ratios under DECAY in the param card: MadWidth takes widths of coloured particles "
        "below 0.1 GeV as zero.",
        InputError,
    ),
    Failure(
        "MadSpin without a mass",
        r"KeyError : 'id \((-?\d+),\) is not in mass'",
        "the param card has no mass for PDG {0}, and MadSpin needs one",
        "Add it to BLOCK MASS, 0 for a massless particle.",
        InputError,
    ),
    Failure(
        "MadSpin",
        r"MadSpinError\s*:?\s*([^\n]*)",
        "MadSpin failed: {0}",
        "Check the decays and the widths in the param card.",
    ),
    Failure(
        "not a number",
        r"(?:Cross-section :\s+(?:nan|inf)|Error: Symbol \S?nan\S? at)",
        "the cross section is not a number",
        "Check masses and widths in the param card: a resonance needs a width greater than 0.",
        severe=True,
    ),
    Failure(
        "zero cross section",
        r"(?:Survey return zero cross section|Zero result detected)",
        "the cross section is zero",
        "Check cuts, energy and couplings: no phase space is left, or every coupling is 0.",
    ),
    Failure(
        "compilation",
        r"(?:A compilation Error occurs|MadGraph5Error : A compilation|make: \*\*\* [^\n]*Error)",
        "MadGraph's code does not compile",
        "See the compiler's message in the log.",
    ),
    Failure(
        "killed",
        r"(?:Reported error: End code (?:137|139|134)|SIGSEGV|Segmentation fault|MemoryError)",
        "a program of MadGraph was killed or ran out of memory",
        "Give it more memory or fewer cores, and run again.",
        severe=True,
    ),
    Failure(
        "error",
        r"(?:with error:\s*|Error detected in[^\n]*\s*(?:write debug[^\n]*\s*)?(?:If you need[^\n]*\s*)?)"
        r"([^\n]+)",
        "MadGraph reports: {0}",
        "See the log.",
    ),
    Failure(
        "command not executed",
        r"command not executed: ([^\n]+)",
        "MadGraph did not carry out: {0}",
        "See the log.",
    ),
)
"""In the order in which they are looked for: the cause before what follows from it."""


def diagnose(text: str, log: Path, *, only_severe: bool = False) -> RecastError | None:
    """Return the error that a log tells of, None if there is none.

    Parameters
    ----------
    text
        The log.
    log
        Its place, for the message.
    only_severe
        Look for those failures alone after which MadEvent goes on with what is left.
    """
    plain = _COLOUR.sub("", text)
    for failure in FAILURES:
        if only_severe and not failure.severe:
            continue
        match = re.search(failure.pattern, plain)
        if match:
            groups = [_shorten(group or "") for group in match.groups()]
            what, mend = failure.what.format(*groups), failure.mend.format(*groups)
            return failure.kind(f"{what} (log: {log})", where="MadGraph", mend=mend)
    return None


def raise_failure(log: Path, otherwise: str, status: int = 0) -> NoReturn:
    """Raise the error that the log tells of, or a `RunError` that says `otherwise`.

    A program that a signal ended (status above 128) is said to have been killed.
    """
    text = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    found = diagnose(text, log)
    if found is None and status > _SIGNALLED:
        raise RunError(
            f"{otherwise}: it was killed by signal {status - _SIGNALLED} (log: {log})",
            where="MadGraph",
            mend="Run again; what was half done is not used.",
        )
    raise found or RunError(f"{otherwise} (log: {log})", where="MadGraph", mend="See the log.")


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "..."
