"""Statistics: likelihoods from text: regions in YAML, workspaces of pyhf, HS3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.reading import parse_json
from recast.core.words import parses_words
from recast.core.yaml import parse_yaml
from recast.statistics.histfactory import HistFactory
from recast.statistics.hs3 import analysis_names, from_hs3, is_hs3
from recast.statistics.likelihood import Likelihood, parse_likelihood
from recast.statistics.strength import Calculator, StrengthLimits, strength_limits
from recast.statistics.workspace import (
    is_workspace,
    measurement_names,
    patched,
    require_digests,
    validate_workspace,
    workspace_model,
)

__all__ = ["GivenLikelihood", "chosen_patch", "parse_any_likelihood", "parse_content"]


@dataclass(frozen=True, slots=True)
class GivenLikelihood:
    """A likelihood that was read."""

    kind: str
    """What it was written as: regions, pyhf or HS3."""
    regions: Likelihood | None
    """Of kind `regions`."""
    model: HistFactory
    notes: tuple[str, ...] = ()
    """What was taken where the file leaves a choice, in sentences."""

    @parses_words
    def limits(
        self,
        *,
        cl: float,
        calculator: Calculator,
        toys: int,
        seed: int,
        tests: tuple[float, ...],
    ) -> StrengthLimits:
        """Return the limits on the strength of its signal (see `strength_limits`)."""
        given = self.model if self.regions is None else self.regions
        return strength_limits(given, cl=cl, calculator=calculator, toys=toys, seed=seed, tests=tests)


_JSON = re.compile(r'\s*(\[|\{\s*(["}]|$))')


def parse_content(text: str, where: str) -> Any:
    """Return the content of JSON or YAML; a mapping in braces is JSON where its first key has quotes."""
    if _JSON.match(text) is None:
        return parse_yaml(text, where)
    return parse_json(text, where)


def chosen_patch(
    content: Any, name: str | None, where: str, *, background: Any, background_where: str
) -> Any:
    """Return the operations of a patch: the content itself, or the named member of a patch set of pyhf.

    Parameters
    ----------
    content, name, where
        A JSON patch, without a name, or a patch set; and what errors name.
    background, background_where
        What it is for. A patch set that states digests has to have those of this workspace.

    Raises
    ------
    InputError
        If it is neither, there is no such patch, or the patch set is for another workspace.
    """
    if isinstance(content, list):
        if name is not None:
            raise InputError("it is one patch, without names", where=where, mend="Leave the name out.")
        return content
    if not isinstance(content, dict) or not isinstance(content.get("patches"), list):
        raise InputError("neither a JSON patch nor a patch set", where=where)
    try:
        known = {str(item["metadata"]["name"]): item["patch"] for item in content["patches"]}
    except (KeyError, TypeError) as error:
        raise InputError("no valid patch set", where=where) from error
    if name is None:
        few = ", ".join(list(known)[:5])
        raise InputError(
            "it is a set of patches", where=where, mend=f"Name one after a colon, of {len(known)}: {few} ..."
        )
    if name not in known:
        raise InputError(f'no patch "{name}"', where=where, mend=did_you_mean(name, known))
    metadata = content.get("metadata")
    digests = metadata.get("digests") if isinstance(metadata, dict) else None
    if digests is not None and is_workspace(background):
        require_digests(digests, background, where, background_where)
    return known[name]


def parse_any_likelihood(
    content: Any,
    where: str,
    *,
    patch: Any = None,
    measurement: str | None = None,
    poi: str | None = None,
) -> GivenLikelihood:
    """Return the likelihood that plain values describe.

    Parameters
    ----------
    content
        Regions (`recast.statistics.likelihood.Likelihood`), a workspace of pyhf, or HS3.
    where
        What errors name.
    patch
        A JSON patch for a workspace.
    measurement, poi
        Of a workspace, or an analysis of HS3; the first one and its parameter of interest if None.

    Raises
    ------
    InputError
        In one line, for whatever is wrong with it.
    """
    if is_workspace(content):
        whole = content if patch is None else patched(content, patch, where)
        validate_workspace(whole, where)
        model = workspace_model(whole, where, measurement=measurement, poi=poi)
        notes = _taken("measurement", measurement_names(whole), measurement)
        return GivenLikelihood("pyhf", None, model, notes)
    if patch is not None:
        raise InputError("patches are for workspaces of pyhf", where=where)
    if is_hs3(content):
        whole = from_hs3(content, where, measurement)
        validate_workspace(whole, where)
        notes = _taken("analysis", analysis_names(content), measurement)
        return GivenLikelihood("HS3", None, workspace_model(whole, where, poi=poi), notes)
    if measurement is not None:
        raise InputError("measurements are for workspaces of pyhf and HS3", where=where)
    if poi is not None:
        raise InputError("the strength of regions is always mu", where=where)
    regions = parse_likelihood(content, where)
    return GivenLikelihood("regions", regions, regions.histfactory())


def _taken(what: str, names: Sequence[str], asked: str | None) -> tuple[str, ...]:
    """Return a note where the first of several was taken without being asked for."""
    if asked is not None or len(names) < 2:
        return ()
    others = ", ".join(names[1:6]) + (" ..." if len(names) > 6 else "")
    return (f'{what} "{names[0]}", the first of {len(names)}; --measurement takes another: {others}',)
