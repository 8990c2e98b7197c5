"""Statistics: likelihoods as HS3 JSON (HEP Statistics Serialization Standard 0.2), written and read.

Readers differ in what the errors of `shapesys` and `staterror` are (ROOT takes relative ones, pyhs3 absolute
ones). Factors of single bins are therefore written as free factors, each with a distribution of its own as
its constraint, which all readers understand alike.
"""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.reading import DAMAGE, damage_text
from recast.statistics.histfactory import HistFactory
from recast.statistics.workspace import workspace_model

__all__ = ["analysis_names", "from_hs3", "interests", "is_hs3", "to_hs3"]

_VERSION = "0.2"
_DATA, _LIKELIHOOD, _ANALYSIS = "observed", "likelihood", "analysis"
_DOMAIN, _POINT = "default_domain", "default_values"
_BEYOND = 1e6
_INTERPOLATION = 4
"""Code of the interpolation of pulls, that of HistFactory and pyhf where none is named."""
_LUMI = "lumi"
"""The one name that a factor with a normal constraint has in a workspace of pyhf."""


def is_hs3(content: Any) -> bool:
    """Return whether plain values look like HS3."""
    return isinstance(content, dict) and {"distributions", "likelihoods"} <= content.keys()


def _word(name: str) -> str:
    """Return a name that programs take for a variable."""
    text = re.sub(r"\W", "_", name, flags=re.ASCII)
    return text if text and not text[0].isdigit() else f"_{text}"


def _words(names: Iterable[str]) -> dict[str, str]:
    """Return a word for each name, none twice."""
    found: dict[str, str] = {}
    for name in names:
        word, base, number = _word(name), _word(name), 1
        while word in found.values():
            number += 1
            word = f"{base}_{number}"
        found[name] = word
    return found


class _Writer:
    """Collects what the modifiers of a model need."""

    def __init__(self, model: HistFactory) -> None:
        self.model = model
        self.starts: dict[str, int] = {}
        at = 0
        for item in model.sets:
            self.starts[item.name], at = at, at + len(item.start)
        self.words = _words(model.names)
        self.constraints: dict[str, dict[str, Any]] = {}
        self.functions: list[dict[str, Any]] = []
        self.constants: dict[str, float] = {}

    def word(self, index: int) -> str:
        return self.words[self.model.names[index]]

    def constrain(self, index: int) -> None:
        """Write the constraint of a parameter that is not a pull."""
        word, model = self.word(index), self.model
        name = f"{word}_constraint"
        if name in self.constraints:
            return
        for k, parameter in enumerate(model.gauss_parameter):
            if parameter == index:
                seen = float(model.nominal_auxiliary[model.gauss_place[k]])
                self.constants[f"nom_{word}"] = seen
                self.constraints[name] = {
                    "name": name,
                    "type": "gaussian_dist",
                    "x": f"nom_{word}",
                    "mean": word,
                    "sigma": float(model.gauss_width[k]),
                }
        for k, parameter in enumerate(model.poisson_parameter):
            if parameter == index:
                self.constants[f"nom_{word}"] = float(model.nominal_auxiliary[model.poisson_place[k]])
                self.constants[f"{word}_tau"] = float(model.poisson_factor[k])
                self.functions.append(
                    {"name": f"{word}_mean", "type": "product", "factors": [word, f"{word}_tau"]}
                )
                self.constraints[name] = {
                    "name": name,
                    "type": "poisson_dist",
                    "x": f"nom_{word}",
                    "mean": f"{word}_mean",
                    "integer": False,
                }

    def modifier(self, channel: str, item: Mapping[str, Any], size: int, offset: int) -> dict[str, Any]:
        """Return a modifier of a sample."""
        at, kind, data = self.starts[item["name"]], item["type"], item["data"]
        if kind in ("normsys", "histosys"):
            word = self.word(at)
            found = {"name": word, "type": kind, "parameter": word, "constraint": "Gauss"}
            if kind == "normsys":
                return found | {"data": {"hi": data["hi"], "lo": data["lo"]}}
            ends = {side: {"contents": list(data[f"{side}_data"])} for side in ("hi", "lo")}
            return found | {"data": ends}
        if kind in ("normfactor", "lumi") or size == 1:
            index = at if kind in ("normfactor", "lumi") else at + offset
            if kind not in {"normfactor", "shapefactor"}:
                self.constrain(index)
            word = self.word(index)
            found = {"name": word, "type": "normfactor", "parameter": word}
            bound = f"{word}_constraint"
            return found | ({"constraint_name": bound} if bound in self.constraints else {})
        indices = range(at + offset, at + offset + size)
        if kind != "shapefactor":
            for index in indices:
                self.constrain(index)
        name = f"{_word(channel)}_{_word(item['name'])}"
        return {"name": name, "type": "shapefactor", "parameters": [self.word(i) for i in indices]}


def to_hs3(
    workspace: Mapping[str, Any], metadata: Mapping[str, Any] | None = None, where: str = "workspace"
) -> dict[str, Any]:
    """Return a workspace of pyhf as HS3.

    Parameters
    ----------
    workspace
        A valid workspace; its first measurement is written.
    metadata
        Plain values that say where it comes from; they go to `misc`.
    """
    model = workspace_model(workspace, where)
    writer = _Writer(model)
    distributions, data, first = [], [], 0
    words = _words(channel["name"] for channel in workspace["channels"])
    for channel in workspace["channels"]:
        name, size = words[channel["name"]], len(channel["samples"][0]["data"])
        inside = _words(sample["name"] for sample in channel["samples"])
        axes = [{"name": f"bin_{name}", "min": 0.0, "max": float(size), "nbins": size}]
        samples = [
            {
                "name": inside[sample["name"]],
                "data": {"contents": [float(value) for value in sample["data"]]},
                "modifiers": [
                    writer.modifier(
                        channel["name"],
                        item,
                        size,
                        model.offset(workspace["channels"], channel["name"], item),
                    )
                    for item in sample["modifiers"]
                ],
            }
            for sample in channel["samples"]
        ]
        distributions.append(
            {"name": f"model_{name}", "type": "histfactory_dist", "axes": axes, "samples": samples}
        )
        counts = [float(value) for value in model.data.counts[0, first : first + size]]
        data.append({"name": f"{_DATA}_{name}", "type": "binned", "axes": axes, "contents": counts})
        first += size
    parameters = [
        {"name": word, "value": float(model.start[i]), "const": bool(model.fixed[i])}
        for i, word in enumerate(writer.words.values())
    ]
    parameters += [{"name": name, "value": value, "const": True} for name, value in writer.constants.items()]
    domain = [
        {"name": word, "min": float(model.low[i]), "max": min(float(model.high[i]), _BEYOND)}
        for i, word in enumerate(writer.words.values())
    ]
    found: dict[str, Any] = {
        "metadata": {"hs3_version": _VERSION, "packages": [{"name": "recast", "version": _package()}]},
        "distributions": [*distributions, *writer.constraints.values()],
        "data": data,
        "likelihoods": [
            {
                "name": _LIKELIHOOD,
                "distributions": [item["name"] for item in distributions],
                "data": [item["name"] for item in data],
                **({"aux_distributions": list(writer.constraints)} if writer.constraints else {}),
            }
        ],
        "domains": [{"name": _DOMAIN, "type": "product_domain", "axes": domain}],
        "parameter_points": [{"name": _POINT, "parameters": parameters}],
        "analyses": [
            {
                "name": _ANALYSIS,
                "likelihood": _LIKELIHOOD,
                "domains": [_DOMAIN],
                "init": _POINT,
                "parameters_of_interest": [writer.word(model.poi)],
            }
        ],
    }
    if writer.functions:
        found["functions"] = writer.functions
    if metadata:
        found["misc"] = {"recast": dict(metadata)}
    return found


def _package() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("recast-hep")
    except PackageNotFoundError:
        return "0"


def analysis_names(content: Mapping[str, Any]) -> list[str]:
    """Return the names of the analyses of HS3: each has a likelihood and parameters of interest."""
    with contextlib.suppress(*DAMAGE):
        return [str(item["name"]) for item in content.get("analyses") or ()]
    return []


def from_hs3(content: Mapping[str, Any], where: str, analysis: str | None = None) -> dict[str, Any]:
    """Return HS3 of channels of HistFactory as a workspace of pyhf, its measurement named as the analysis.

    Factors with a normal constraint become `lumi`, those of one bin with a Poisson one `shapesys`.

    Parameters
    ----------
    content
        The values of the file.
    where
        What errors name.
    analysis
        The name of one of its analyses; the first one if None.

    Raises
    ------
    InputError
        For what a workspace of pyhf cannot say, by name, and an analysis that it does not have.
    """
    if analysis is not None and analysis not in (known := analysis_names(content)):
        raise InputError(f'no analysis "{analysis}"', where=where, mend=did_you_mean(analysis, known))
    try:
        return _read(content, where, analysis)
    except DAMAGE as error:
        raise InputError(f"no HS3 of channels of HistFactory ({damage_text(error)})", where=where) from error


def interests(content: Mapping[str, Any], analysis: str | None = None) -> list[str]:
    """Return the parameters of interest of an analysis of HS3 that can be read; the first one's for None.

    A workspace of pyhf has the first of them alone.
    """
    return [str(name) for name in _analysis(content, analysis).get("parameters_of_interest") or ("mu",)]


def _analysis(content: Mapping[str, Any], chosen: str | None) -> Mapping[str, Any]:
    analyses: list[Mapping[str, Any]] = content.get("analyses") or [{}]
    return next(item for item in analyses if chosen is None or item["name"] == chosen)


def _read(content: Mapping[str, Any], where: str, chosen: str | None) -> dict[str, Any]:
    distributions = {item["name"]: item for item in content["distributions"]}
    analysis = _analysis(content, chosen)
    likelihoods = {item["name"]: item for item in content["likelihoods"]}
    likelihood = (
        likelihoods[analysis["likelihood"]] if "likelihood" in analysis else content["likelihoods"][0]
    )
    points = {item["name"]: item["parameters"] for item in content.get("parameter_points", ())}
    values = {
        item["name"]: item
        for item in points.get(analysis.get("init", _POINT), next(iter(points.values()), ()))
    }
    functions = {item["name"]: item for item in content.get("functions", ())}
    data = {item["name"]: item for item in content["data"]}
    channels, observations = [], []
    settings: dict[str, dict[str, Any]] = {}
    constraints = _Constraints(likelihood.get("aux_distributions", ()), distributions, functions)
    for name, observed in zip(likelihood["distributions"], likelihood["data"], strict=True):
        item = distributions[name]
        if item["type"] != "histfactory_dist":
            raise InputError(
                f'distribution "{name}" is of type {item["type"]}',
                where=where,
                mend="Only histfactory_dist is read.",
            )
        title = name.removeprefix("model_")
        reader = _ChannelReader(where, title, constraints, values, settings)
        channels.append({"name": title, "samples": [reader.sample(sample) for sample in item["samples"]]})
        observations.append({"name": title, "data": [float(v) for v in data[observed]["contents"]]})
    named = interests(content, chosen)
    used = {m["name"] for c in channels for s in c["samples"] for m in s["modifiers"]}
    for name, given in _settings(content, analysis, values).items():
        key = _LUMI if name == constraints.lumi else name
        if key in used:
            settings.setdefault(key, {"name": key}).update(given)
    if left := sorted(constraints.of.keys() & used - constraints.taken):
        raise InputError(
            f'constraint "{constraints.of[left[0]]}" of "{left[0]}" is of no kind that is read', where=where
        )
    return {
        "channels": channels,
        "observations": observations,
        "measurements": [
            {
                "name": str(analysis.get("name", _ANALYSIS)),
                "config": {"poi": named[0], "parameters": list(settings.values())},
            }
        ],
        "version": "1.0.0",
    }


def _settings(
    content: Mapping[str, Any], analysis: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return values and ranges of parameters as settings of pyhf; one that is constant has no range."""
    fixed = {name for name, given in values.items() if given.get("const")}
    domains = {item["name"]: item["axes"] for item in content.get("domains", ())}
    found: dict[str, dict[str, Any]] = {}
    for axis in (axis for name in analysis.get("domains", ()) for axis in domains[name]):
        ends = [float(axis.get("min", -math.inf)), float(axis.get("max", math.inf))]
        if axis["name"] not in fixed and all(map(math.isfinite, ends)):
            found[axis["name"]] = {"bounds": [ends]}
    for name, given in values.items():
        found.setdefault(name, {})["inits"] = [float(given["value"])]
        if name in fixed:
            found[name]["fixed"] = True
    return found


class _Constraints:
    """The constraints of a likelihood, by the parameters that they hold."""

    def __init__(
        self, names: Iterable[str], distributions: Mapping[str, Any], functions: Mapping[str, Any]
    ) -> None:
        self.distributions, self.functions = distributions, functions
        self.of: dict[str, str] = {}
        """Those that belong to the likelihood as a whole; a modifier may name its own besides."""
        self.lumi = ""
        """The one factor with a normal constraint, if there is one."""
        self.taken: set[str] = set()
        """Parameters of which the constraint was read."""
        for name in names:
            for word in self._words(distributions[name]):
                self.of[word] = name

    def _words(self, item: Mapping[str, Any]) -> Iterator[str]:
        for word in (item.get("x"), item.get("mean")):
            function = self.functions.get(word) if isinstance(word, str) else None
            parts = (word,) if function is None else function.get("factors", ())
            yield from (part for part in parts if isinstance(part, str))

    def name(self, parameter: str, own: str | None) -> str | None:
        """Return the constraint of a parameter: that of its modifier, or that of the likelihood."""
        self.taken.add(parameter)
        return own if own is not None else self.of.get(parameter)


class _ChannelReader:
    """Reads the samples of one channel."""

    def __init__(
        self,
        where: str,
        channel: str,
        constraints: _Constraints,
        values: Mapping[str, Any],
        settings: dict[str, dict[str, Any]],
    ) -> None:
        self.where, self.channel = f"{where}, channel {channel}", channel
        self.constraints, self.values, self.settings = constraints, values, settings

    def number(self, given: Any) -> float:
        """Return a number, or the value of a named parameter."""
        return float(self.values[given]["value"]) if isinstance(given, str) else float(given)

    def sample(self, item: Mapping[str, Any]) -> dict[str, Any]:
        contents = [float(value) for value in item["data"]["contents"]]
        modifiers = [self.modifier(modifier, contents) for modifier in item["modifiers"]]
        return {"name": item["name"], "data": contents, "modifiers": modifiers}

    def modifier(self, item: Mapping[str, Any], contents: list[float]) -> dict[str, Any]:
        kind = item["type"]
        name = item.get("parameter", item["name"])
        if item.get("constraint", item.get("constraint_type", "Gauss")) not in ("Gauss", "Poisson"):
            raise InputError(f'modifier "{item["name"]}" has an unknown constraint', where=self.where)
        if kind in ("normsys", "histosys"):
            self._require_pull(name, item)
        if kind == "normsys":
            data = {"hi": float(item["data"]["hi"]), "lo": float(item["data"]["lo"])}
            return {"name": name, "type": kind, "data": data}
        if kind == "histosys":
            ends = {f"{side}_data": list(item["data"][side]["contents"]) for side in ("hi", "lo")}
            return {"name": name, "type": kind, "data": ends}
        if kind == "normfactor":
            return self.factor(name, self.constraints.name(name, item.get("constraint_name")), contents)
        raise InputError(
            f'modifier "{item["name"]}" is of type {kind}, whose errors readers of HS3 take differently',
            where=self.where,
            mend="Give the likelihood as pyhf JSON.",
        )

    def _require_pull(self, name: str, item: Mapping[str, Any]) -> None:
        """Refuse what a pull of a workspace is not: normal around 0, of width 1, interpolated as usual."""
        code = item.get("interpolation", _INTERPOLATION)
        if code != _INTERPOLATION:
            raise InputError(
                f'modifier "{item["name"]}" has the interpolation {code}, not {_INTERPOLATION}',
                where=self.where,
            )
        if "Poisson" in (item.get("constraint"), item.get("constraint_type")):
            raise InputError(f'modifier "{item["name"]}" has a Poisson constraint', where=self.where)
        bound = self.constraints.name(name, item.get("constraint_name"))
        if bound is None:
            return
        found = self.constraints.distributions[bound]
        if found["type"] == "gaussian_dist":
            centre, width = self._normal(name, bound)
            if (centre, width) == (0.0, 1.0):
                return
            found = {"type": f"{found['type']} around {centre:g} with width {width:g}"}
        raise InputError(
            f'constraint "{bound}" of the pull "{name}" is {found["type"]}, not normal around 0 with width 1',
            where=self.where,
            mend="Give the likelihood as pyhf JSON, with the pull in these units.",
        )

    def _normal(self, name: str, bound: str) -> tuple[float, float]:
        """Return centre and width of a normal constraint of a parameter."""
        item = self.constraints.distributions[bound]
        sides = {item["x"], item["mean"]} - {name}
        if name not in (item["x"], item["mean"]) or len(sides) != 1:
            raise InputError(f'constraint "{bound}" is not of "{name}"', where=self.where)
        return self.number(sides.pop()), self.number(item["sigma"])

    def factor(self, name: str, bound: str | None, contents: list[float]) -> dict[str, Any]:
        """Return a factor on a sample, free or with the constraint of that name."""
        if bound is None:
            return {"name": name, "type": "normfactor", "data": None}
        item = self.constraints.distributions[bound]
        if item["type"] == "gaussian_dist":
            centre, width = self._normal(name, bound)
            other = self.constraints.lumi
            if other not in ("", name) or (name != _LUMI and _LUMI in self.values):
                raise InputError(
                    f'the factors "{other or _LUMI}" and "{name}" have normal constraints: pyhf has one such',
                    where=self.where,
                    mend="Give the likelihood as pyhf JSON, the others as normsys.",
                )
            self.constraints.lumi = name
            self.settings[_LUMI] = {
                "name": _LUMI,
                "inits": [float(self.values[name]["value"])],
                "bounds": [[0.0, 10.0]],
                "auxdata": [centre],
                "sigmas": [width],
            }
            return {"name": _LUMI, "type": "lumi", "data": None}
        if item["type"] == "poisson_dist" and len(contents) == 1 and contents[0] > 0:
            mean = self.constraints.functions[item["mean"]]
            tau = next(self.number(part) for part in mean["factors"] if part != name)
            if not 0 < tau <= 1e18:
                raise InputError(
                    f'constraint "{bound}" has a mean of {tau:g} counts; it must be greater than 0',
                    where=self.where,
                )
            seen = self.number(item["x"])
            if seen != tau:
                self.settings[name] = {"name": name, "auxdata": [seen]}
            return {"name": name, "type": "shapesys", "data": [contents[0] / tau**0.5]}
        raise InputError(f'constraint "{bound}" is of type {item["type"]}', where=self.where)
