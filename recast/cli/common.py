"""Cli: options and helpers that several commands share."""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from recast.core.atomic import to_json
from recast.core.errors import InputError
from recast.core.parallel import default_jobs
from recast.core.progress import Progress

__all__ = [
    "CALCULATORS",
    "ShowProgress",
    "calculator_option",
    "console",
    "cross_section_option",
    "given",
    "jobs_option",
    "json_option",
    "named_numbers",
    "names_of",
    "notice",
    "output",
    "positive",
    "print_json",
    "refuse_given",
    "seed_option",
    "show_bands",
    "show_notes",
    "table_of",
    "toys_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])

_LARGEST = 1e15  # far above the total cross section of protons, 1e11 pb, and any energy
# in files and pipes there is no width to respect: tables have this one, lines none;
# notebooks set FORCE_COLOR, with which rich would draw its bars into the output of a cell
_PIPE: dict[str, Any] = {"width": 200, "soft_wrap": True, "force_terminal": False}

console = Console(stderr=True) if sys.stderr.isatty() else Console(stderr=True, **_PIPE)
"""Progress and messages; standard output is for results."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
seed_option = click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=1, show_default=True)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 1024), default=default_jobs, show_default="processors", help="Processes."
)


CALCULATORS = ("auto", "asymptotic", "toys")
"""Words of `recast.statistics.strength.Calculator` for any likelihood; that module loads scipy."""
_TOYS = 2000
"""`DEFAULT_TOYS` there."""


def calculator_option(*words: str, about: str = "") -> Callable[[Command], Command]:
    """Return the option `--calculator` with a choice of words, the first one by default."""
    return click.option(
        "--calculator",
        type=click.Choice(words),
        default=words[0],
        show_default=True,
        help=f"{about}How CLs is found.",
    )


def toys_option(about: str = "") -> Callable[[Command], Command]:
    """Return the option `--toys`."""
    return click.option(
        "--toys", type=int, default=_TOYS, show_default=True, help=f"{about}Toys of each hypothesis."
    )


def given(name: str) -> bool:
    """Tell whether an option of the running command was given."""
    return click.get_current_context().get_parameter_source(name) is not click.core.ParameterSource.DEFAULT


def named_numbers(given: Iterable[str], where: str) -> dict[str, float]:
    """Return the numbers of words NAME=NUMBER; an InputError for another word, or for a name twice."""
    found: dict[str, float] = {}
    for word in given:
        name, _, text = (part.strip() for part in word.partition("="))
        if name in found:
            raise InputError(f"{name} stands twice", where=where, mend="Leave one out.")
        try:
            found[name] = float(text)
        except ValueError:
            what = f'"{word}" is not NAME=NUMBER'
            raise InputError(what, where=where, mend="Such as mzp_gev=30.") from None
    return found


def names_of(text: str) -> list[str]:
    """Return the words of NAME[,NAME...], each once."""
    return list(dict.fromkeys(word.strip() for word in text.split(",")))


def refuse_given(names: Iterable[str], what: str, mend: str) -> None:
    """Refuse the first of some options that was given and would do nothing: an `InputError`."""
    for name in filter(given, names):
        raise InputError(f"--{name.replace('_', '-')} {what}", mend=mend)


def positive(_context: click.Context, option: click.Parameter, value: float | None) -> float | None:
    """Refuse an option that is no finite number above 0 (`InputError`)."""
    if value is not None and not (math.isfinite(value) and 0 < value < _LARGEST):
        raise InputError(
            f"--{option.name} is {value:g}".replace("_", "-"), mend="It must be a finite number above 0."
        )
    return value


def _cross_section(_context: click.Context, _option: click.Parameter, value: float | None) -> float | None:
    """Refuse a cross section that is no finite number other than 0 (`InputError`)."""
    if value is not None and not 0 < abs(value) < _LARGEST:
        raise InputError(f"--cross-section is {value:g}", mend="It must be a finite number other than 0.")
    return value


cross_section_option = click.option(
    "--cross-section",
    type=float,
    callback=_cross_section,
    help="Cross section of the file [pb], not what it states; it has the sign of the weights.",
)


def notice(text: str) -> None:
    """Tell the user something in one line, on standard error."""
    click.echo(f"recast: {text}", err=True)


def show_notes(name: str, notes: Iterable[str]) -> None:
    """Print what the user should know of a file on standard error."""
    for note in notes:
        console.print(f"[yellow]note[/] {escape(name)}: {escape(note)}", highlight=False, soft_wrap=True)


def output() -> Console:
    """Return the console of results (standard output); lines are not wrapped in files and pipes.

    Text is printed as it is, in tables as well: names and paths may hold [brackets].
    """
    return Console(markup=False, highlight=False, emoji=False, **({} if sys.stdout.isatty() else _PIPE))


def show_bands(
    observed: float, expected: Sequence[float], form: str, *, of: str = "", after: Sequence[str] = ("", "")
) -> None:
    """Print an observed and five expected values (-2 to +2 standard deviations) on four lines.

    Parameters
    ----------
    observed, expected
        The values.
    form
        How a number is written, width included, such as `8.2f`.
    of
        What they are, in front of "observed" and "expected".
    after
        What stands behind the observed value, and behind the median.
    """
    low2, low1, median, high1, high2 = expected
    for name, value, rest in zip(("observed", "expected"), (observed, median), after, strict=True):
        click.echo(f"  {f'{of} {name}'.strip():<23}{value:{form}}{rest}")
    for share, low, high in ((68, low1, high1), (95, low2, high2)):
        click.echo(f"  {f'{share} % of experiments':<23}{low:{form}} to {f'{high:{form}}'.strip()}")


def table_of(*titles: str, numbers: Collection[str] = (), title: str | None = None) -> Table:
    """Return an empty table without lines; columns of numbers are set to the right."""
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    for name in titles:
        table.add_column(name, justify="right" if name in numbers else "left")
    return table


def print_json(content: Any) -> None:
    """Print one JSON object on standard output."""
    sys.stdout.write(to_json(content))


class _RateColumn(ProgressColumn):
    """Units a second over the last half minute."""

    def render(self, task: Task) -> Text:
        """Return the rate."""
        return Text("" if task.speed is None else f"{task.speed:.0f}/s")


class _LeftColumn(TimeRemainingColumn):
    """Time left, of tasks whose work is known."""

    def render(self, task: Task) -> Text:
        """Return the time, and what it is."""
        if task.total is None or task.finished or task.time_remaining is None:
            return Text("")
        return super().render(task) + Text(" left")


_FIRST_WORD_S = 60.0
"""Seconds of a task after which a log says that it is at work; then each time twice as many."""
_LOOK_S = 5.0


class ShowProgress(Progress):
    """Drawn with rich on standard error; where that is no terminal, long tasks say that they are at work."""

    def __init__(self) -> None:
        self._bars = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeElapsedColumn(),
            _LeftColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, list[Any]] = {}  # bars of each name: several may be at work
        self._lock = threading.RLock()
        self._open: dict[str, tuple[float, float]] = {}  # when a task began, and when it is told next
        self._ended = threading.Event()

    def __enter__(self) -> ShowProgress:
        if console.is_terminal:
            self._bars.start()
        else:
            threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if console.is_terminal:  # bars that were never drawn leave an empty line, with rich below 15
            self._bars.stop()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_S):
            for text in self.due(time.monotonic()):
                console.print(f"[dim]at work[/] {escape(text)}", highlight=False)

    def due(self, now: float) -> list[str]:
        """Return what to say of tasks at work for long, at a time of the monotonic clock [s]."""
        told = []
        with self._lock:
            for task, (begun, at) in self._open.items():
                if now >= at:
                    self._open[task] = begun, begun + 2.0 * (now - begun)
                    told.append(f"{task}: {(now - begun) / 60.0:.0f} min")
        return told

    def start(self, task: str, total: float | None = None) -> None:
        """Begin a task."""
        now = time.monotonic()
        with self._lock:
            self._open.setdefault(task, (now, now + _FIRST_WORD_S))
            self._tasks.setdefault(task, []).append(self._bars.add_task(task, total=total, note=""))

    def advance(self, task: str, amount: float = 1.0) -> None:
        """Report work done."""
        with self._lock:
            if bars := self._tasks.get(task):
                self._bars.advance(bars[0], amount)

    def finish(self, task: str, note: str = "") -> None:
        """End a task and leave one line."""
        with self._lock:
            if bars := self._tasks.get(task):
                self._bars.remove_task(bars.pop(0))
            if not self._tasks.get(task):
                self._open.pop(task, None)
        text = f"{task}: {note}" if note else task
        console.print(f"[green]done[/] {escape(text)}", highlight=False)

    def note(self, text: str) -> None:
        """Leave a line that stands out."""
        console.print(f"[yellow]note[/] {escape(text)}", highlight=False, soft_wrap=True)
