"""Analysis: what an analysis is, and where it is: built-in, of a plug-in, or a user's own folder."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import functools
import hashlib
import importlib.util
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from recast.analysis.card import AnalysisCard, parse_card
from recast.analysis.cutflow import Selection
from recast.core.blocks import WINDOW
from recast.core.cache import content_key, files_below, hash_files
from recast.core.errors import InputError, RecastError, RunError, did_you_mean, raise_lack
from recast.core.python_code import module_tree
from recast.core.reading import read_bytes, user_path
from recast.core.registry import Registry, shipped_path
from recast.core.resources import resource
from recast.core.trust import is_shipped, require_trust
from recast.core.yaml import load_yaml, parse_yaml
from recast.detector.draws import Draws
from recast.events.parton_table import PartonTable

if TYPE_CHECKING:
    import awkward as ak

__all__ = [
    "CARD",
    "CODE",
    "Analysis",
    "LoadedAnalysis",
    "analysis_card",
    "analysis_folder",
    "card_content",
    "code_text",
    "list_analyses",
    "load_analysis",
]

_LARGEST_CODE = 16 * 1024 * 1024


class Analysis(Protocol):
    """An analysis; `analysis.py` of its folder defines a class `Analysis` made from the card.

    An analysis whose card has a `mass_window` takes the mass of the resonance as a second argument. One may
    have a method `control_variate(partons, draws)` (`recast.analysis.control`): a guess of the selection from
    the partons, for each region a number p for each event. It saves showers and changes no expectation.
    """

    card: AnalysisCard

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None: ...

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts.

        Parameters
        ----------
        events
            Event record (`recast.events`), N events.
        draws
            Random numbers of the sample; the result for an event must not depend on the other events.
        """
        ...


_IMPORTING = threading.RLock()
CODE, CARD = "analysis.py", "analysis.yaml"
"""The two files of an analysis; the text of the second may stand in the first."""
_FILES = ("*.py", "*.yaml")
"""What the fingerprint is taken of."""


@dataclass(frozen=True, slots=True)
class LoadedAnalysis:
    """An analysis and where it came from; pickles as the path of its folder, for worker processes."""

    folder: Path
    card: AnalysisCard
    fingerprint: str
    """SHA-256 of the code and the card, for provenance."""
    state: str
    """Hash of all files in its folder and below: what its code may read counts as well."""
    implementation: Analysis
    mass_gev: float | None = None
    """Mass of the resonance whose window is region `window` [GeV]; None: there is no such region."""

    @property
    def name(self) -> str:
        """Name of the analysis."""
        return self.card.name

    def at(self, mass_gev: float) -> LoadedAnalysis:
        """Return the analysis with its mass window at a resonance of this mass.

        Raises
        ------
        InputError
            If the analysis has no such window, or does not search at this mass.
        """
        window = self.card.mass_window
        where = f"analysis {self.name}"
        if window is None:
            raise InputError("it has no mass window", where=where, mend="Leave the mass out.")
        low, high = window.lowest_gev.value, window.highest_gev.value
        if not low <= mass_gev <= high:
            raise InputError(
                f"no search at {mass_gev:g} GeV", where=where, mend=f"It covers {low:g} to {high:g} GeV."
            )
        implementation = _made(type(self.implementation), self.folder, self.card, mass_gev)
        return dataclasses.replace(
            self,
            implementation=implementation,
            mass_gev=mass_gev,
            fingerprint=f"{self.fingerprint.split('@')[0]}@{mass_gev:.12g}",
        )

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts (see `recast.analysis.loader.Analysis`).

        Raises
        ------
        RunError
            If the code of the analysis raises, or does not return a `Selection`; names its line.
        """
        with self._running():
            found = self.implementation.select(events, draws)
        if not isinstance(found, Selection):
            raise RunError(
                f"select returned {type(found).__name__}, not a Selection", where=str(self.folder / CODE)
            )
        return found

    @property
    def selected_regions(self) -> tuple[str, ...]:
        """The regions of the card that the selection must make; with a mass window it may leave any out."""
        return () if self.mass_gev is not None else tuple(x for x in self.card.regions if x != WINDOW)

    def require_regions(self, made: Iterable[str], wanted: Iterable[str]) -> None:
        """Refuse a selection that makes no region of a name that is wanted: an `InputError`."""
        found = list(made)
        for region in wanted:
            if region not in found:
                raise InputError(
                    f'its selection makes no region "{region}"',
                    where=f"analysis {self.name}",
                    mend=did_you_mean(region, found),
                )

    @property
    def has_control_variate(self) -> bool:
        """Whether the analysis tells from partons what it will select (`recast.analysis.control`)."""
        return hasattr(self.implementation, "control_variate")

    def control_variate(self, partons: PartonTable, draws: Draws) -> Mapping[str, Any]:
        """Return p of each region (see `recast.analysis.control`), of an analysis that has it."""
        with self._running():
            return dict(self.implementation.control_variate(partons, draws))  # type: ignore[attr-defined]

    @contextlib.contextmanager
    def _running(self) -> Iterator[None]:
        try:
            yield
        except RecastError:
            raise
        except (Exception, SystemExit) as error:
            raise_lack(error)
            raise RunError(
                f"its code raised {_described(error, self.folder)}",
                where=f"analysis {self.name}",
                mend=f"Mend {self.folder / CODE}; --debug shows the whole traceback.",
            ) from error

    def __reduce__(self) -> tuple[Any, ...]:
        return (_load_same, (self.folder, self.state, self.mass_gev))


@functools.cache
def _analyses() -> Registry[Path]:
    """Return the folders of the built-in analyses and of those of plug-ins, by name."""
    found: Registry[Path] = Registry("recast.analyses", "analysis", shipped_path)
    for folder in sorted(path.parent for path in resource("analyses").glob(f"*/{CODE}")):
        found.register(folder.name, folder)
    return found


def list_analyses() -> list[str]:
    """Return the names of the built-in analyses, then of those of plug-ins."""
    return _analyses().names()


def load_analysis(name_or_folder: str | Path) -> LoadedAnalysis:
    """Load an analysis.

    Parameters
    ----------
    name_or_folder
        Name of a built-in analysis or of one of a plug-in (entry points of the group `recast.analyses`), or
        the path of a folder with analysis.py and analysis.yaml; the text of the card may stand in analysis.py
        as `CARD`. A word without a path separator is such a name first.

    Raises
    ------
    InputError
        If there is no such analysis, or its files are wrong.
    """
    return _load_folder(analysis_folder(name_or_folder))


def analysis_folder(name_or_folder: str | Path) -> Path:
    """Return the folder of an analysis, none of whose code is run; errors as in `load_analysis`."""
    text, known = str(name_or_folder), _analyses()
    if text in known:
        return known[text]
    folder = user_path(name_or_folder)
    if folder.is_dir():
        return folder.resolve()
    raise InputError(
        f'unknown analysis "{text}"',
        mend=f"{did_you_mean(text, known)} A folder of your own is given by its path.",
    )


def analysis_card(name_or_folder: str | Path) -> AnalysisCard:
    """Return the card of an analysis, none of whose code is run; errors as in `load_analysis`."""
    return parse_card(*card_content(analysis_folder(name_or_folder)))


def code_text(folder: Path, apart: AbstractSet[str] = frozenset()) -> str:
    """Return the text of all code of an analysis but what is `apart` in it, to see which files it names."""
    found = (path for path in files_below(folder) if path.suffix == ".py")
    code = (path for path in found if path.relative_to(folder).parts[0] not in apart)
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in code)


def card_content(folder: Path) -> tuple[Any, str]:
    """Return what the card of an analysis says, and where; none of its code is run.

    It is the file analysis.yaml, or else the text `CARD = ...` in analysis.py.

    Raises
    ------
    InputError
        If there is neither, both, or no YAML.
    """
    code, file = folder / CODE, folder / CARD
    if not code.is_file():
        raise InputError(f"no {CODE} in it", where=str(folder), mend="An analysis needs it.")
    text = _text_in(code)
    if file.is_file() and text is not None:
        raise InputError(f"it has {CARD}, and a CARD in {CODE}", where=str(folder), mend="Remove one.")
    if file.is_file():
        return load_yaml(file), str(file)
    if text is None:
        raise InputError(
            f"no {CARD} in it", where=str(folder), mend=f"Add it, or its text as CARD in {CODE}."
        )
    return parse_yaml(text, f"{code}, CARD"), f"{code}, CARD"


def _text_in(code: Path) -> str | None:
    """Return the text that the module of an analysis calls `CARD`; None without."""
    try:
        body = module_tree(read_bytes(code, largest=_LARGEST_CODE)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # the last two: nested deeply
        raise InputError(f"cannot be imported ({type(error).__name__}: {error})", where=str(code)) from error
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if "CARD" in names and isinstance(node.value.value, str):
                return node.value.value
    return None


def _load_folder(folder: Path) -> LoadedAnalysis:
    card = parse_card(*card_content(folder))
    if not is_shipped(folder, "analyses"):
        require_trust(f"the analysis {card.name}", str(folder / CODE))
    files = {str(path.relative_to(folder)): path.read_bytes() for path in _read_by(folder)}
    state = content_key({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})
    module = _import(folder / CODE, f"recast_analysis_{card.name.replace('-', '_')}_{state[:16]}")
    maker = getattr(module, "Analysis", None)
    if not isinstance(maker, type) or not callable(getattr(maker, "select", None)):
        raise InputError(
            "does not define a class Analysis with a method select(events, draws)", where=str(folder / CODE)
        )
    return LoadedAnalysis(folder, card, hash_files(folder, _FILES), state, _made(maker, folder, card))


def _read_by(folder: Path) -> Iterator[Path]:
    """Yield what the code of an analysis may read: all but what its closure writes."""
    found = files_below(folder, code_text(folder))
    return (path for path in found if path.relative_to(folder).parts[0] != "closure")


def _made(maker: type[Any], folder: Path, *arguments: Any) -> Analysis:
    try:
        made: Analysis = maker(*arguments)
    except RecastError:
        raise
    except (Exception, SystemExit) as error:
        raise_lack(error)
        raise InputError(
            f"the class Analysis cannot be made ({_described(error, folder)})", where=str(folder / CODE)
        ) from error
    return made


def _described(error: BaseException, folder: Path) -> str:
    """Return kind and text of an error, and the last line in the folder that led to it."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).parent == folder]
    place = f" at {Path(inside[-1].filename).name} line {inside[-1].lineno}" if inside else ""
    return f"{type(error).__name__}: {error}{place}"


@functools.lru_cache(maxsize=64)
def _load_same(folder: Path, state: str, mass_gev: float | None) -> LoadedAnalysis:
    """Load in a worker what the main process loaded, once for many tasks: to read the card takes 20 ms."""
    loaded = _load_folder(folder)
    if mass_gev is not None:
        loaded = loaded.at(mass_gev)
    if loaded.state != state:
        raise RunError("its files changed during the run", where=str(folder), mend="Run again.")
    return loaded


def _import(path: Path, name: str) -> ModuleType:
    """Import a file under a name of its own (with its content's hash), so that no two analyses collide."""
    with _IMPORTING:  # another thread would take a module that is half executed
        if name in sys.modules:
            return sys.modules[name]
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise InputError("cannot be imported", where=str(path))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # dataclasses look their module up while it is being executed
        try:
            spec.loader.exec_module(module)
        except (Exception, SystemExit) as error:
            del sys.modules[name]
            raise_lack(error)
            what = f"cannot be imported ({type(error).__name__}: {error})"
            raise InputError(what, where=str(path)) from error
        return module
