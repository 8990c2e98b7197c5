"""Pipeline: writes what a run leaves: plots, figures, HEPData, report and the hashes of all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.cards import FigureCard, parse_any_card
from recast.cards_figures import FigureBlock
from recast.core.atomic import make_folder, write_json
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.pipeline.archive import with_kept_model
from recast.pipeline.export import write_likelihoods
from recast.pipeline.figures import FOLDER, FigureModel, computed_figures, make_figures
from recast.pipeline.folder import claim, only_run
from recast.pipeline.prepare import check_places
from recast.pipeline.results import Simulated, checked_results
from recast.report.hepdata import write_hepdata
from recast.report.html import write_report
from recast.report.page import made_by_text
from recast.report.references import Citations, cited, write_references

__all__ = ["FigureOutcome", "output_names", "report", "run_figure_card", "write_outputs"]

_SIMULATED = ("exclusion.csv", "exclusion.png", "exclusion.pdf")
_ALWAYS = ("references.bib", "results.json", "report.html", "provenance.json", "hepdata/submission.yaml")


def output_names(blocks: Sequence[FigureBlock], *, simulated: bool) -> list[str]:
    """Return the files of a run by their paths in its folder, but for the tables of hepdata."""
    ends = (".png", ".pdf", ".csv", "_allowed.csv")
    figures = [f"{FOLDER}/{block.name}{end}" for block in blocks for end in ends]
    return [*_ALWAYS, *(_SIMULATED if simulated else ()), *figures]


def write_outputs(
    content: dict[str, Any],
    folder: Path,
    blocks: Sequence[FigureBlock],
    citations: Citations,
    simulated: Simulated | None,
) -> None:
    """Write everything that follows from the results.

    Parameters
    ----------
    content
        The content of results.json, but for figures and citations; `provenance` is needed.
    folder
        The folder of the run.
    blocks
        The figures of the card.
    citations
        The works that the run used; those of the figures are added.
    simulated
        The simulated curve; None for a card without one.
    """
    collider = simulated.collider if simulated else None
    model = FigureModel.of(simulated.card) if simulated else None
    figures = make_figures(blocks, folder, made_by_text(content["provenance"]), collider, model=model)
    used = (key for item in figures for key in item.references)
    own = {key: work for item in figures for key, work in item.works.items()} | dict(citations.own)
    citations = cited((), [*citations.keys, *used], own)
    whole = content | {
        "figures": [item.as_dict() for item in figures],
        "references": list(citations.keys),
        "works": {key: dict(work) for key, work in citations.own.items()},
    }
    pages = [item.page for item in figures]
    written = [name for item in figures for name in item.files]
    written.append(write_references(folder / "references.bib", citations.keys, citations.own).name)
    written.append(write_json(folder / "results.json", whole).name)
    if simulated is not None:
        layers = simulated.layers()
        plots = simulated.draw(content["provenance"], folder, layers)
        written += ["exclusion.csv", *(path.name for path in plots)]
        pages = [*simulated.pages(layers), *pages]
    lines = [item.lines for item in figures]
    models = write_likelihoods(whole, folder / "hepdata", str(folder / "results.json"))
    tables = write_hepdata(whole, lines, folder / "hepdata", models)
    written += [f"hepdata/{name}" for name in models]
    written += [f"hepdata/{path.name}" for path in tables]
    written.append(write_report(whole, folder, pages).name)
    # formats without room for it: the hash says which provenance belongs to which file
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(written)}
    write_json(folder / "provenance.json", content["provenance"] | {"outputs_sha256": hashes})


def report(folder: Path) -> Path:
    """Write report.html of a finished run again, from its results.json and plots."""
    with checked_results(folder) as (content, where):
        card = parse_any_card(with_kept_model(content["provenance"]["card"], where), where)
        simulated = Simulated.read(content, where)
        collider, model = (simulated.collider, FigureModel.of(simulated.card)) if simulated else (None, None)
        figures = computed_figures(card.figures, folder, collider, model)
        pages = [*(simulated.pages(simulated.layers()) if simulated else ()), *(it.page for it in figures)]
        return write_report(content, folder, pages)


@dataclass(frozen=True, slots=True)
class FigureOutcome:
    """What a run made."""

    folder: Path
    figures: tuple[str, ...]
    """Names of the figures."""


def run_figure_card(
    card: FigureCard, out: Path, *, progress: Progress, update: bool = False
) -> FigureOutcome:
    """Make the figures of a card; arguments as in `recast.pipeline.run.run_card`."""
    make_folder(out)
    with only_run(out):
        claim(card, out, update)
        check_places(out, output_names(card.figures, simulated=False))
        progress.start("figures")
        made_by = provenance(card=card.model_dump(mode="json"))
        write_outputs({"name": card.name, "provenance": made_by}, out, card.figures, Citations((), {}), None)
        progress.finish("figures", ", ".join(figure.name for figure in card.figures))
    return FigureOutcome(out, tuple(figure.name for figure in card.figures))
