"""Model: symbols of a model's parameters in plain text, for messages and tables."""

from __future__ import annotations

from recast.model.base import Model, Parameter

__all__ = ["mediator_symbol", "plain_symbol"]


def plain_symbol(parameter: Parameter) -> str:
    r"""Return the symbol where it reads as plain text, else the name.

    Examples
    --------
    >>> plain_symbol(Parameter("gp", "g'", "1", 0.0, 1.0))
    "g'"
    >>> plain_symbol(Parameter("kinetic_mixing", r"\epsilon", "1", 0.0, 1.0))
    'kinetic_mixing'
    """
    return parameter.name if set(parameter.tex) & set("\\{}_^$") else parameter.tex


def mediator_symbol(model: Model) -> str:
    """Return the mediator's symbol where that of its mass is m with it as an index, else 'mediator'.

    Examples
    --------
    >>> from recast.model.registry import load_model
    >>> mediator_symbol(load_model("dark_photon"))
    "Z'"
    """
    index = model.parameters[model.mass].tex.removeprefix("m_").removeprefix("{").removesuffix("}")
    return index if index and not set(index) & set("\\{}_^$ ") else "mediator"
