"""Cli: the command `recast`; commands are loaded when used, errors become one line and an exit status."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from recast.cli.trust_option import no_code_option
from recast.core.errors import InputError, RecastError, did_you_mean, lack_of, mend_of, one_line, what_lacks
from recast.core.version import __version__

__all__ = ["cli", "main"]

_COMMANDS = {
    "run": ("recast.cli.run", "run", "The whole pipeline: a card in, exclusion curves out."),
    "scan": ("recast.cli.scan", "scan", "A run over masses given here, refined where the curve bends."),
    "step": ("recast.cli.step", "step", "One stage of a scan, for jobs of a cluster."),
    "status": ("recast.cli.status", "status", "What became of the points of a run: done, running, failed."),
    "clean": ("recast.cli.folder", "clean_command", "Remove what a run's folder does not need."),
    "generate": ("recast.cli.generate", "generate", "Parton events (LHE) for one model point."),
    "shower": ("recast.cli.shower", "shower_command", "Shower an LHE file with Pythia 8."),
    "analyse": ("recast.cli.analyse", "analyse_command", "Cutflow and yields from event files."),
    "convert": ("recast.cli.convert", "convert_command", "Event files from one format into another."),
    "analyses": ("recast.cli.analyses", "analyses", "List and show the analyses."),
    "check": ("recast.cli.check", "check_command", "Is a point excluded, by what, at which level?"),
    "limit": ("recast.cli.limit", "limit", "Upper limit on a number of events."),
    "combine": ("recast.cli.combine", "combine", "Limits of several runs in one likelihood."),
    "export": ("recast.cli.export", "export", "Likelihoods for pyhf or as HS3, histograms for YODA."),
    "plot": ("recast.cli.folder", "plot", "Draw the plots of a finished run again."),
    "report": ("recast.cli.folder", "report_command", "Write report.html of a finished run again."),
    "lowenergy": ("recast.cli.lowenergy", "lowenergy", "Low-energy observables and bounds."),
    "model": ("recast.cli.model", "model", "Spectrum, widths and files of a model point."),
    "models": ("recast.cli.models", "models", "List and show the models, one's own too."),
    "cite": ("recast.cli.folder", "cite", "What to cite for a run."),
    "doctor": ("recast.cli.doctor", "doctor", "What is installed, what is missing, and the mend."),
}


_OBJECTS = 100_000
"""New objects after which Python looks for garbage."""


class _LazyGroup(click.Group):
    """A group whose commands are imported only when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, attribute, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            raise InputError(f'unknown command "{args[0]}"', mend=did_you_mean(args[0], _COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in _COMMANDS.items()])


def _version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    """Print the version, and the git revision where it is known, as they are in the provenance of a run."""
    if not asked or context.resilient_parsing:
        return
    from recast.core.provenance import git_revision  # noqa: PLC0415 - asks git

    revision = git_revision()
    click.echo(f"recast, version {__version__}" + (f" (git {revision})" if revision else ""))
    context.exit()


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
@click.option("--debug", is_flag=True, help="Show the full traceback of errors.")
@no_code_option
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Take a new-physics model to an exclusion curve."""
    context.ensure_object(dict)["debug"] = debug


def _fail(message: str, status: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(f"recast: {one_line(message)}", err=True)
    return status


_PLACES = {
    errno.ENOENT: "Check the path.",
    errno.EISDIR: "Give a file.",
    errno.ENOTDIR: "Give a folder.",
    errno.EEXIST: "Choose another name.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ELOOP: "Check the links.",
    errno.EACCES: "Change its permissions, or choose another place.",
    errno.EPERM: "Change its permissions, or choose another place.",
    errno.EROFS: "Choose another place.",
}
"""Paths that the user gave and that cannot be used: bad input."""


def _system(error: OSError, debug: bool) -> int:
    place = f"{error.filename}: " if error.filename else ""
    number = error.errno or 0
    mend = _PLACES.get(number, "")
    text = f"{place}{error.strerror or error}".rstrip(".")
    return _fail(f"{text}. {mend}" if mend else text, 2 if number in _PLACES else 1, debug)


def _lacking(lack: BaseException, debug: bool) -> int:
    """Fail because of something that the machine lacks."""
    return _fail(f"{what_lacks(lack).rstrip('.')}. {mend_of(lack)}", 1, debug)


_PACKAGE = Path(__file__).parents[1]


@contextlib.contextmanager
def _warnings_on_one_line() -> Iterator[None]:
    def show(
        message: Warning | str,
        category: type[Warning],  # noqa: ARG001
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG001
        line: str | None = None,  # noqa: ARG001
    ) -> None:
        # ours say where by themselves
        ours = Path(filename).is_relative_to(_PACKAGE)
        place = "" if ours else f" ({filename.rpartition(os.sep)[2]}, line {lineno})"
        click.echo(f"warning: {one_line(str(message))}{place}", err=True)

    before = warnings.showwarning
    warnings.showwarning = show
    try:
        yield
    finally:
        warnings.showwarning = before


def _close_output() -> None:
    """Let nothing more be written to a pipe that nobody reads, at the exit of Python neither."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 success, 1 failed run, 2 bad input, 130 interrupted."""
    # libraries make a million objects that stay: to look for garbage among them takes a third of the start
    gc.set_threshold(_OBJECTS)
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    if sys.stdout is None:  # closed by the shell: >&-
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    # --debug may stand anywhere
    given = [word for word in given if word != "--debug"]
    if debug:
        given = ["--debug", *given]
    with _warnings_on_one_line():
        status = _status(given, debug)
    gc.freeze()  # nor is all that freed one by one on the way out
    sys.exit(status)


def _unforeseen(error: Exception, debug: bool) -> int:
    """Say what no reader or step foresaw: the machine lacks something, or a defect of recast."""
    if (lack := lack_of(error)) is not None:
        return _lacking(lack, debug)
    if isinstance(error, OSError):
        return _system(error, debug)
    # still one line, the traceback on request
    text = f"internal error ({type(error).__name__}: {error}). Run again with --debug and report it."
    return _fail(text, 1, debug)


def _status(given: list[str], debug: bool) -> int:  # noqa: PLR0911 - one return per kind of error
    before = sys.stdout
    try:
        result = cli.main(args=given, prog_name="recast", standalone_mode=False)
        sys.stdout.flush()
    except RecastError as error:
        lack = None if error.mend else lack_of(error)
        return _fail(f"{error}. {mend_of(lack)}" if lack else str(error), error.exit_status, debug)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.UsageError as error:
        hint = f" Try: {error.ctx.command_path} --help" if error.ctx else ""
        message = error.format_message().rstrip(".")
        return _fail(f"{message}{'' if message.endswith('?') else '.'}{hint}", 2, debug)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code, debug)
    except (KeyboardInterrupt, click.Abort) as error:
        if isinstance(error.__cause__, EOFError):  # which click takes for the end of what is typed
            return _unforeseen(error.__cause__, debug)
        return _fail("interrupted; run the same command again to go on (finished steps are kept)", 130, debug)
    except BrokenPipeError:
        _close_output()
        return 0
    except SystemExit as error:
        # when a pipe is closed, rich and click exit; click has exchanged the standard output by then
        if sys.stdout is before and not isinstance(error.__context__, BrokenPipeError):
            raise
        sys.stdout = before
        _close_output()
        return 0
    except Exception as error:
        return _unforeseen(error, debug)
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    main()
