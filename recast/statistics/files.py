"""Statistics: likelihoods from text: regions in YAML, workspaces of pyhf, HS3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.reading import parse_json
from recast.core.words import parses_words
from recast.core.yaml import parse_yaml
from recast.statistics.histfactory import HistFactory
from recast.statistics.hs3 import from_hs3, is_hs3
from recast.statistics.likelihood import Likelihood, parse_likelihood
from recast.statistics.strength import Calculator, StrengthLimits, strength_limits
from recast.statistics.workspace import is_workspace, patched, validate_workspace, workspace_model

__all__ = ["GivenLikelihood", "chosen_patch", "parse_any_likelihood", "parse_content"]


@dataclass(frozen=True, slots=True)
class GivenLikelihood:
    """A likelihood that was read."""

    kind: str
    """What it was written as: regions, pyhf or HS3."""
    regions: Likelihood | None
    """Of kind `regions`."""
    model: HistFactory

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


def chosen_patch(content: Any, name: str | None, where: str) -> Any:
    """Return the operations of a patch: the content itself, or the named member of a patch set of pyhf."""
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
        Of a workspace; its first measurement and that one's parameter of interest if None.

    Raises
    ------
    InputError
        In one line, for whatever is wrong with it.
    """
    if is_workspace(content):
        whole = content if patch is None else patched(content, patch, where)
        validate_workspace(whole, where)
        return GivenLikelihood("pyhf", None, workspace_model(whole, where, measurement=measurement, poi=poi))
    if patch is not None or measurement is not None:
        raise InputError("patches and measurements are for workspaces of pyhf", where=where)
    if is_hs3(content):
        whole = from_hs3(content, where)
        validate_workspace(whole, where)
        return GivenLikelihood("HS3", None, workspace_model(whole, where, poi=poi))
    if poi is not None:
        raise InputError("the strength of regions is always mu", where=where)
    regions = parse_likelihood(content, where)
    return GivenLikelihood("regions", regions, regions.histfactory())
