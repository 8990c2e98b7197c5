"""Analysis: what of an analysis' folder its selection depends on, and what all its numbers; for keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.analysis.loader import CARD, analysis_folder, card_content, code_text
from recast.core.cache import content_key, files_below
from recast.core.sources import facts_of, program
from recast.core.yaml import load_yaml

__all__ = ["TEMPLATES", "SelectionKey", "analysis_key", "numbers_key", "selection_key"]

TEMPLATES = frozenset({"backgrounds.yaml", "backgrounds.csv"})
"""Backgrounds in bins of a mass."""
_APART = frozenset({"closure", "closure.yaml", *TEMPLATES, "make_backgrounds.py", "references.bib"})
"""What no selection reads unless its code names it: closures, backgrounds in bins of a mass, what to cite."""
_TEXTS = (".md", ".rst")
_WHOLE = re.compile(r"\b(?:model_dump|model_dump_json|model_fields|__dict__|vars|getattr)\b|\.dict\(")
"""Code that may read a whole card."""
_WORD = re.compile(r"""[.'"](\w+)""")
"""Attributes, and what texts begin with."""
_OF_DATA = (
    *("datasets", "dataset", "default_dataset", "data_name"),
    *("region", "find_region", "limit_regions", "is_observed", "shared_nuisances"),
)
_READ_BY: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "experiment": ("experiment",),
    "status": ("status",),
    "references": ("references",),
    "not_simulated": ("not_simulated",),
    "validation": ("validation",),
    "datasets": _OF_DATA,
    "default_dataset": _OF_DATA,
    "k_factors": ("k_factors", "k_factor"),
    "phase_spaces": ("phase_spaces", "phase_space"),
    "reference_result": ("reference_result",),
    "parton_filter": ("parton_filter",),
    "signal_window": ("signal_window", "signal_masses"),
    "spectra": ("spectra",),
    "source": ("source",),
}
"""Keys of the card that a selection does not depend on, unless its code has one of these words."""
SELECTING = (
    *("cut", "cut_values", "detector", "needed", "needs_jets", "needs_photons", "window_edges"),
    "likelihood_regions",
)
"""Methods of the card that read none of these keys."""
_SOURCE = re.compile("source")
_REMARK = re.compile("(?:.*_)?source|cause|note|not_simulated|references|beyond")
"""Keys of cards and plans under which texts stand that move no number."""


@dataclass(frozen=True, slots=True)
class SelectionKey:
    """What a selection depends on."""

    digest: str
    """Hash of code, data and the keys of the card that are used."""
    modules: tuple[str, ...]
    """Modules of recast that the code names."""
    packages: tuple[str, ...]
    """Other packages that it names."""
    spectra: str = ""
    """Hash of the distributions that are filled with the selected events; empty without any."""


def selection_key(folder: Path) -> SelectionKey:
    """Return what the selection of an analysis depends on; none of its code is run.

    Of the card, published numbers, luminosities, references and sources of numbers are left out, as long as
    the code does not name them. Other files in the folder count.
    """
    text = code_text(folder, _APART)
    files = _read_by_code(folder, text)
    code = [path for path in files if path.suffix == ".py"]
    words = set(_WORD.findall(text))
    idle = set() if _WHOLE.search(text) else {key for key, by in _READ_BY.items() if not words & set(by)}
    card = card_content(folder)[0]
    content = _without(card, idle)
    spectra = card.get("spectra") if isinstance(card, dict) else None
    rest = [[_name(path, folder), facts_of(path).digest] for path in files if path != folder / CARD]
    facts = [facts_of(path) for path in code]
    modules = {program().module(name) for item in facts for name in item.modules}
    return SelectionKey(
        content_key([repr(content), rest]),
        tuple(sorted(name for name in modules if name is not None)),
        tuple(sorted({name for item in facts for name in item.packages})),
        content_key([repr(spectra)]) if spectra else "",
    )


def analysis_key(name_or_folder: str | Path, also: AbstractSet[str] = frozenset()) -> str:
    """Return the hash of all that counts in an analysis, numbers included; errors as in `load_analysis`.

    `also` are names of files that count for some alone, such as `TEMPLATES`.
    """
    folder = analysis_folder(name_or_folder)
    files = _read_by_code(folder, code_text(folder, _APART), also)
    return content_key([[_name(path, folder), facts_of(path).digest] for path in files])


def numbers_key(folder: Path, also: AbstractSet[str] = frozenset()) -> str:
    """Return the hash of what results are made of: code, data and values; no sources, causes and notes.

    `also` are names of files that count for some alone, such as the plan of a closure.
    """
    files = _read_by_code(folder, code_text(folder, _APART), TEMPLATES | also)
    return content_key([[_name(path, folder), _numbers(path)] for path in files])


def _numbers(path: Path) -> str:
    if path.suffix != ".yaml":
        return facts_of(path).digest
    return repr(_without_keys(load_yaml(path), _REMARK))


def _read_by_code(folder: Path, text: str, also: AbstractSet[str] = frozenset()) -> list[Path]:
    """Return all files of an analysis that count: those apart, texts and hidden ones if its code names them.

    Of a text file (.md) it may name the ending: it looks for all of them.
    """
    apart = {name for name in _APART - also if name not in text}
    ends = tuple(end for end in _TEXTS if end not in text)
    found = ((path, path.relative_to(folder).parts[0]) for path in files_below(folder, text))
    return [path for path, top in found if top not in apart and path.suffix not in ends]


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _without(content: Any, idle: set[str]) -> Any:
    """Return values without the keys in `idle`: those of the card itself, and sources everywhere."""
    if not isinstance(content, dict):
        return content
    card = {key: value for key, value in content.items() if key not in idle}
    return _without_keys(card, _SOURCE) if "source" in idle else card


def _without_keys(content: Any, keys: re.Pattern[str]) -> Any:
    if isinstance(content, dict):
        return {k: _without_keys(v, keys) for k, v in content.items() if not keys.fullmatch(str(k))}
    return [_without_keys(value, keys) for value in content] if isinstance(content, list) else content
