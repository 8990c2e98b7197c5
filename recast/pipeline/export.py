"""Pipeline: the likelihoods of a finished run as files of pyhf or HS3, one whole model for each point."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from recast.analysis.keys import numbers_key
from recast.analysis.loader import analysis_card, analysis_folder
from recast.cards import FigureCard, RunCard, parse_any_card
from recast.core.atomic import make_folder, write_json, write_text
from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import with_kept_model
from recast.pipeline.results import checked_results
from recast.pipeline.several import load_published
from recast.statistics.hs3 import to_hs3
from recast.statistics.likelihood import SIGNAL, parse_likelihood
from recast.statistics.workspace import plain, with_signal, workspace_digest

__all__ = ["Exported", "Format", "export_likelihoods", "point_workspaces", "write_likelihoods"]

_PROVENANCE, _LIKELIHOOD = "provenance.json", "likelihood_"
_NOT_OBSERVED = " (expected counts in place of observed ones)"
_STRENGTH = (
    "mu multiplies the signal of the reference coupling; where the limit of a point is from simulations at "
    "several couplings (`source: direct` in results.json) this signal is no square of the coupling"
)
_BACKGROUND, _PATCHES, _PATCHSET = "background.json", "patches", "patchset.json"


class Format(StrEnum):
    """What the likelihoods are written as."""

    PYHF = "pyhf"
    HS3 = "hs3"


@dataclass(frozen=True, slots=True)
class PointWorkspace:
    """The likelihood of one point."""

    name: str
    values: Mapping[str, float]
    reference_coupling: float
    workspace: dict[str, Any]
    observed: bool
    """False: no count was published, the expected one stands for it."""

    def about(self) -> dict[str, Any]:
        """Return what a reader of the file has to know, as plain values."""
        counts = "published" if self.observed else "none published: the expected ones stand for them"
        return {
            "parameters": dict(self.values),
            "reference_coupling": self.reference_coupling,
            "observed_counts": counts,
        }


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def point_workspaces(content: Mapping[str, Any], where: str) -> Iterator[PointWorkspace]:
    """Yield the likelihoods in the content of results.json as workspaces; points without one are left out.

    Raises
    ------
    InputError
        If an analysis with a likelihood of its own has changed since.
    """
    card = parse_any_card(with_kept_model(content["provenance"]["card"], where), where)
    names = () if isinstance(card, FigureCard) else card.scan
    folder: Path | None = None
    for point in content["points"]:
        item = point.get("likelihood")
        if item is None:
            continue
        if item["kind"] == "published":
            if not isinstance(card, RunCard):
                raise InputError("a combination has no likelihood of one experiment", where=where)
            if folder is None:
                folder = _same_analysis(card.analysis.name, content["provenance"])
            made = _published(folder, item)
        else:
            made = parse_likelihood(item["content"], where).workspace()
        observed = bool(point["statistics"]["observed_published"])
        made["measurements"][0]["name"] = content["name"] + ("" if observed else _NOT_OBSERVED)
        at = ScanPoint.of(point["parameters"], names)
        yield PointWorkspace(at.name, dict(at), point["reference"]["coupling"], made, observed)


def _same_analysis(name: str, made_by: Mapping[str, Any]) -> Path:
    """Return the folder of an analysis as it was in the run; none of its code is run."""
    folder = analysis_folder(name)
    if numbers_key(folder) != made_by.get("analysis_numbers"):
        raise InputError("it has changed since the run", where=f"analysis {name}", mend="Run the card again.")
    return folder


def _published(folder: Path, item: Mapping[str, Any]) -> dict[str, Any]:
    card = analysis_card(folder)
    content, where = load_published(card, folder)
    block = card.likelihood
    if block is None:
        raise InputError("it has no likelihood", where=f"analysis {card.name}")
    lumi = block.luminosity
    return with_signal(
        content,
        {name: [(value, error) for value, error in bins] for name, bins in item["signal"].items()},
        uncertainties={name: (down, up) for name, (down, up) in item["uncertainties"].items()},
        modifiers=[{"name": lumi, "type": "lumi", "data": None}] if lumi else [],
        removed=block.remove,
        measurement=block.measurement,
        where=where,
    )


@parses_words
def export_likelihoods(folder: Path, form: Format, out: Path) -> Exported:
    """Write the likelihood of each point of a finished run.

    Parameters
    ----------
    folder
        Of the run.
    form
        `pyhf`: a workspace a point; where all points share their background, it as `background.json` and the
        signals as JSON patches beside. `hs3`: one file a point.
    out
        Where the files go; `provenance.json` there says how they were made, and their hashes.

    Notes
    -----
    The strength `mu` multiplies the signal of the reference coupling: it goes as the square of the coupling
    where a signal scales with it.
    """
    with checked_results(folder) as (content, where):
        if any("likelihood" not in item for item in content.get("points", ({},))):
            raise InputError("it has no likelihoods", where=where, mend="Run the card again with --update.")
        found = list(point_workspaces(content, where))
        if not found:
            raise InputError("no point has a signal to make a likelihood of", where=where)
        make_folder(out)
        facts = {"name": content["name"], "facts": content["facts"], "provenance": content["provenance"]}
        files = [_point_file(item, form, facts, out) for item in found]
        notes: tuple[str, ...] = ()
        if form is Format.PYHF:
            more, notes = _patches(found, content["name"], out)
            files += more
        about = {
            "points": {item.name: item.about() for item in found},
            "strength": _STRENGTH,
            "outputs_sha256": {
                str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
            },
        }
        files.append(write_json(out / _PROVENANCE, content["provenance"] | about))
    skipped = len(content["points"]) - len(found)
    if skipped:
        notes = (*notes, f"{skipped} points have no signal and no likelihood")
    if unseen := [item.name for item in found if not item.observed]:
        which = ", ".join(unseen[:5]) + (" ..." if len(unseen) > 5 else "")
        what = f"no count was published at {len(unseen)} points ({which})"
        notes = (*notes, f"{what}: their data are the expected counts, rounded, for expected limits alone")
    return Exported(tuple(files), notes)


def write_likelihoods(content: Mapping[str, Any], folder: Path, where: str) -> dict[str, str]:
    """Write the workspace of each point into a folder, for HEPData, and return names and descriptions.

    Those of an earlier run that are in it are removed.
    """
    found = {}
    make_folder(folder)
    for item in point_workspaces(content, where) if "points" in content else ():
        name = f"{_LIKELIHOOD}{item.name}.json"
        write_text(folder / name, plain(item.workspace))
        found[name] = (
            f"Likelihood at {item.name} as a workspace of pyhf; mu multiplies the signal of the coupling "
            f"{item.reference_coupling:g}"
        ) + ("" if item.observed else "; no count was published: its data is the expected one, rounded")
    for path in folder.glob(f"{_LIKELIHOOD}*.json"):
        if path.name not in found:
            path.unlink()
    return found


def _point_file(item: PointWorkspace, form: Format, facts: Mapping[str, Any], out: Path) -> Path:
    path = out / f"{item.name}.json"
    if form is Format.PYHF:
        return write_text(path, plain(item.workspace))
    about = dict(facts) | item.about()
    return write_text(path, plain(to_hs3(item.workspace, about, item.name)))


def _patches(found: list[PointWorkspace], name: str, out: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Write background and patches; nothing where the background changes from point to point."""
    backgrounds = [_without_signal(item.workspace) for item in found]
    if any(item != backgrounds[0] for item in backgrounds):
        return [], ("the background differs from point to point: there are no patches",)
    if any(not channel["samples"] for channel in backgrounds[0]["channels"]):
        return [], ("a channel is empty without its signal: there are no patches",)
    background = write_text(out / _BACKGROUND, plain(backgrounds[0]))
    folder, files, patches = make_folder(out / _PATCHES), [background], []
    for item in found:
        operations = [
            {"op": "add", "path": f"/channels/{i}/samples/{j}", "value": sample}
            for i, channel in enumerate(item.workspace["channels"])
            for j, sample in enumerate(channel["samples"])
            if sample["name"] == SIGNAL
        ]
        files.append(write_text(folder / f"{item.name}.json", plain(operations)))
        word = re.sub(r"\W", "_", item.name, flags=re.ASCII)
        about = {"name": word, "values": [float(value) for value in item.values.values()]}
        patches.append({"metadata": about, "patch": operations})
    metadata = {
        "description": f"signals of {name}",
        "labels": [re.sub(r"\W", "_", label, flags=re.ASCII) for label in found[0].values],
        "digests": {"sha256": workspace_digest(backgrounds[0])},
        "references": {},
    }
    content = {"metadata": metadata, "patches": patches, "version": "1.0.0"}
    return [*files, write_text(out / _PATCHSET, plain(content))], ()


def _without_signal(workspace: Mapping[str, Any]) -> dict[str, Any]:
    channels = [
        channel | {"samples": [item for item in channel["samples"] if item["name"] != SIGNAL]}
        for channel in workspace["channels"]
    ]
    return dict(workspace) | {"channels": channels}
