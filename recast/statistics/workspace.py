"""Statistics: published likelihoods: pyhf's workspaces, read, checked, and with a signal of one's own."""

from __future__ import annotations

import copy
import hashlib
import json
import warnings
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from recast.core.blocks import STATISTICS, STRENGTH
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import DAMAGE, damage_text
from recast.statistics.histfactory import HistFactory

__all__ = [
    "SIGNAL_SAMPLE",
    "is_workspace",
    "measurement_names",
    "patched",
    "require_channels",
    "require_digests",
    "require_removed",
    "validate_workspace",
    "with_signal",
    "workspace_digest",
    "workspace_model",
]

SIGNAL_SAMPLE = "signal"
_SCHEMA = "workspace.json"
_ALGORITHMS = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})
_SHOWN = 12
"""Digits of a digest that an error shows."""


def is_workspace(content: Any) -> bool:
    """Return whether plain values look like a workspace of pyhf."""
    return isinstance(content, dict) and {"channels", "measurements", "observations"} <= content.keys()


def validate_workspace(content: Any, where: str) -> None:
    """Check a workspace against the schema of pyhf.

    Raises
    ------
    InputError
        Names the first place that does not fit.
    """
    import pyhf.schema  # noqa: PLC0415 - takes a second, where a file of others is read
    from pyhf.exceptions import InvalidSpecification  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            # pyhf 0.7 uses a class that jsonschema will remove
            warnings.filterwarnings("ignore", "jsonschema.RefResolver", DeprecationWarning)
            pyhf.schema.validate(content, _SCHEMA)
    except InvalidSpecification as error:
        place = getattr(error, "path", "")
        text = str(error).splitlines()[0].rstrip(".")[:200]
        raise InputError(
            f"no valid workspace{f' at {place}' if place else ''} ({text})",
            where=where,
            mend="`pyhf inspect FILE` shows what is in it.",
        ) from error
    except DAMAGE as error:
        raise InputError(f"no valid workspace ({damage_text(error)})", where=where) from error


def workspace_model(
    content: Mapping[str, Any], where: str, *, measurement: str | None = None, poi: str | None = None
) -> HistFactory:
    """Return the likelihood of a valid workspace.

    Parameters
    ----------
    content
        The workspace.
    where
        What errors name.
    measurement
        Name of the measurement; the first one if None.
    poi
        The parameter of interest; that of the measurement if None.
    """
    chosen = _measurement(content, where, measurement)["config"]
    name = poi or chosen["poi"]
    if not name:
        raise InputError("the measurement has no parameter of interest", where=where)
    observations = {item["name"]: item["data"] for item in content["observations"]}
    return HistFactory(content["channels"], observations, chosen["parameters"], name, where)


def measurement_names(content: Mapping[str, Any]) -> list[str]:
    """Return the names of the measurements of a valid workspace."""
    return [item["name"] for item in content["measurements"]]


def _measurement(content: Mapping[str, Any], where: str, name: str | None) -> Mapping[str, Any]:
    known = {item["name"]: item for item in content["measurements"]}
    if name is None:
        return dict(content["measurements"][0])
    if name not in known:
        raise InputError(f'no measurement "{name}"', where=where, mend=did_you_mean(name, known))
    return dict(known[name])


def patched(content: Mapping[str, Any], patch: Any, where: str) -> dict[str, Any]:
    """Return a workspace with a JSON patch (a list of operations) applied, such as one of a patch set."""
    import jsonpatch  # noqa: PLC0415 - comes with pyhf

    if not isinstance(patch, list):
        raise InputError("the patch is no list of operations", where=where)
    try:
        made: dict[str, Any] = jsonpatch.apply_patch(content, patch)
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException, *DAMAGE) as error:
        raise InputError(f"the patch does not fit ({error})", where=where) from error
    return made


def workspace_digest(content: Any, algorithm: str = "sha256") -> str:
    """Return the digest of a workspace that patch sets of pyhf state (`pyhf.utils.digest`), in hexadecimal.

    Raises
    ------
    InputError
        If the algorithm is none of hashlib's, or the content no JSON.

    Examples
    --------
    >>> workspace_digest({"a": 2.0, "b": 3.0, "c": 1.0}, "md5")
    '2c0633f242928eb55c3672fed5ba8612'
    """
    if algorithm not in _ALGORITHMS:
        raise InputError(f'unknown digest "{algorithm}"', mend=did_you_mean(algorithm, _ALGORITHMS))
    try:
        text = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    except DAMAGE as error:
        raise InputError(f"no JSON ({damage_text(error)})") from error
    return hashlib.new(algorithm, text, usedforsecurity=False).hexdigest()


def require_digests(digests: Any, content: Mapping[str, Any], where: str, workspace: str) -> None:
    """Check that the digests of a patch set are those of a workspace.

    Parameters
    ----------
    digests
        Digest by algorithm. That of the text as `plain` writes it is accepted as well: recast 0.2.0 wrote it.
    content
        The workspace.
    where, workspace
        What errors name: patch set and workspace.

    Raises
    ------
    InputError
        If one does not fit, or is no digest.
    """
    if not isinstance(digests, dict) or not all(isinstance(item, str) for item in digests.values()):
        raise InputError("no valid patch set: digests are words", where=where)
    for algorithm, stated in digests.items():
        try:
            found = workspace_digest(content, algorithm)
        except InputError as error:
            raise InputError(error.what, where=where, mend=error.mend) from error
        if stated.lower() != found and (algorithm != "sha256" or stated != _digest_of_text(content)):
            raise InputError(
                f"it is for another workspace than {workspace}: its digest ({algorithm}) "
                f"{stated[:_SHOWN]}... is not {found[:_SHOWN]}..., that of {workspace}",
                where=where,
                mend="Take the workspace that it was made for; a single patch, as `pyhf patchset extract` "
                "writes it, has no digest.",
            )


def _digest_of_text(content: Mapping[str, Any]) -> str | None:
    try:
        return hashlib.sha256(plain(content).encode()).hexdigest()
    except ValueError:  # not a finite number
        return None


def require_channels(content: Mapping[str, Any], channels: Mapping[str, Sequence[Any]], where: str) -> None:
    """Check that a map of a workspace's channels names all of them, and a region for each of their bins.

    An empty list stands for a channel without signal.

    Raises
    ------
    InputError
        Names the channel.
    """
    sizes = {item["name"]: len(item["samples"][0]["data"]) for item in content["channels"]}
    for name in channels:
        if name not in sizes:
            raise InputError(f'no channel "{name}"', where=where, mend=did_you_mean(name, sizes))
    for name, size in sizes.items():
        if name not in channels:
            raise InputError(
                f'the map of channels misses "{name}"',
                where=where,
                mend="Name the region of each of its bins, or [] where no signal is expected.",
            )
        if channels[name] and len(channels[name]) != size:
            raise InputError(
                f'channel "{name}" has {size} bins, the map names {len(channels[name])} regions', where=where
            )


def with_signal(
    content: Mapping[str, Any],
    signal: Mapping[str, Sequence[tuple[float, float]]],
    *,
    uncertainties: Mapping[str, tuple[float, float]] | None = None,
    modifiers: Sequence[Mapping[str, Any]] = (),
    removed: Sequence[str] | None = (),
    measurement: str | None = None,
    where: str = "workspace",
) -> dict[str, Any]:
    """Return a workspace with a signal sample in its channels, scaled by `mu`.

    Parameters
    ----------
    content
        A valid workspace; it stays as it is.
    signal
        Expected events and their simulation error in each bin, by channel; those not named get none.
    uncertainties
        Relative changes (down, up) of the signal by nuisance; a name of the workspace correlates with it.
    modifiers
        Further modifiers of the signal, such as the luminosity of the workspace.
    removed
        Samples that are taken out, such as an example signal: all or none of those that the workspace's own
        parameter of interest scales. None: none, and it may scale none.
    measurement
        Whose settings of parameters are kept; the first one's if None.
    """
    made = copy.deepcopy(dict(content))
    config = dict(_measurement(content, where, measurement))
    old = config["config"]["poi"]
    known = {sample["name"]: None for channel in made["channels"] for sample in channel["samples"]}
    for name in removed or ():
        if name not in known:
            raise InputError(f'no sample "{name}" to remove', where=where, mend=did_you_mean(name, known))
    require_removed(made, removed, {old}, where)
    for channel in made["channels"]:
        kept = [item for item in channel["samples"] if item["name"] not in (removed or ())]
        values = signal.get(channel["name"], ())
        if any(value for value, _ in values):
            name = channel["name"]
            kept.append(_signal_sample(name, values, uncertainties or {}, modifiers, where))
        if not kept:
            raise InputError(f'channel "{channel["name"]}" has no sample left', where=where)
        channel["samples"] = kept
    used = {item["name"] for c in made["channels"] for s in c["samples"] for item in s["modifiers"]}
    # what is called as the strength was the workspace's own, which is taken out
    parameters = [
        item for item in config["config"]["parameters"] if item["name"] in used and item["name"] != STRENGTH
    ]
    made["measurements"] = [{"name": config["name"], "config": {"poi": STRENGTH, "parameters": parameters}}]
    return made


def require_removed(
    content: Mapping[str, Any], removed: Sequence[str] | None, interests: AbstractSet[str], where: str
) -> None:
    """Refuse samples of a workspace that parameters of interest scale and that are not taken out.

    They would stay as a free background. None that is removed, `[]`, says that they are one; a sample that
    `mu` scales cannot be.
    """
    signals = {STRENGTH} if removed is not None and not removed else {STRENGTH, *interests}
    removed = removed or ()
    left: dict[str, tuple[str, set[str]]] = {}
    for channel in content["channels"]:
        for sample in channel["samples"]:
            names = {item["name"] for item in sample["modifiers"] if item["type"] == "normfactor"} & signals
            if names and sample["name"] not in removed:
                left.setdefault(sample["name"], (channel["name"], set()))[1].update(names)
    if not left:
        return
    scaled = set[str]().union(*(names for _, names in left.values()))
    by = " and ".join(f'"{name}"' for name in sorted(scaled))
    if len(left) == 1:
        ((sample_name, (place, _)),) = left.items()
        what = f'sample "{sample_name}" of channel "{place}" is scaled by {by}'
        mend = "It is a signal: name it among those to remove (`remove`)."
    else:
        named = ", ".join(f'"{name}" of channel "{place}"' for name, (place, _) in left.items())
        what = f"samples are scaled by {by}: {named}"
        mend = "They are signals: name them among those to remove (`remove`)."
    if STRENGTH not in scaled:
        mend += (
            " If it scales backgrounds as well, name the `measurement` whose parameter scales signals alone."
            if removed
            else " Of a background state `remove: []`."
        )
    raise InputError(what, where=where, mend=mend)


def _signal_sample(
    channel: str,
    values: Sequence[tuple[float, float]],
    uncertainties: Mapping[str, tuple[float, float]],
    modifiers: Sequence[Mapping[str, Any]],
    where: str,
) -> dict[str, Any]:
    for value, error in values:
        if not (value >= 0 and error >= 0):
            raise InputError(f'a signal of {value:g} +- {error:g} events in channel "{channel}"', where=where)
    found: list[dict[str, Any]] = [{"name": STRENGTH, "type": "normfactor", "data": None}]
    found += [dict(item) for item in modifiers]
    for name, (down, up) in uncertainties.items():
        found.append({"name": name, "type": "normsys", "data": {"hi": 1.0 + up, "lo": 1.0 + down}})
    if any(error for _, error in values):
        name = f"{STATISTICS}_{channel}_{SIGNAL_SAMPLE}"
        found.append({"name": name, "type": "shapesys", "data": [error for _, error in values]})
    return {"name": SIGNAL_SAMPLE, "data": [value for value, _ in values], "modifiers": found}


def plain(content: Any) -> str:
    """Return a workspace as text, the same for the same content."""
    return json.dumps(content, indent=1, sort_keys=True, allow_nan=False) + "\n"
