"""Model: the scalar sector |DH|^2 + |DPhi|^2 - V, expanded term by term into vertices."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from math import factorial, prod

from recast.model.ufo.content import Contents
from recast.model.ufo.elements import InternalParameter, Lagrangian
from recast.model.ufo.expression import ONE, ZERO, Expression, I, symbol
from recast.model.ufo.fermions import order
from recast.model.ufo.parameters import NEUTRAL, GaugeSymbols

__all__ = ["add_scalars"]

_Field = dict[str, Expression]
"""A field as a linear combination of fields of particles."""

_ANTI = {"W+": "W-", "W-": "W+", "G+": "G-", "G-": "G+"}
_SLOT = {"VVS": "VVS1", "VVSS": "VVSS1", "SSS": "SSS1", "SSSS": "SSSS1"}


def add_scalars(lagrangian: Lagrangian, gauge: GaugeSymbols, contents: Contents) -> None:
    """Add all vertices of h, phi and the Goldstone bosons among themselves and with vectors.

    H = (G+, (v + h + i chi)/sqrt2), Phi = (vPhi + phi + i chi')/sqrt2; no portal |H|^2 |Phi|^2. The
    Goldstone boson of V is the combination that V absorbs: chi = sum_V (n_V v/m_V) G_V with n_V the
    coupling of the lower component of H, and chi' in the same way.
    """
    if contents.yukawas or not (lagrangian.has("H") or lagrangian.has("phi")):
        return
    fields = _fields(lagrangian, gauge)
    collected: dict[tuple[str, ...], Expression] = {}
    for coefficient, names in _terms(gauge):
        _expand(collected, coefficient, [fields[name] for name in names])
    for particles, value in collected.items():
        if not lagrangian.has(*particles):
            continue
        kinds = "".join("V" if lagrangian.particle(name).spin == 3 else "S" for name in particles)
        outgoing = tuple(_ANTI.get(name, name) for name in particles)
        symmetry = prod(factorial(count) for count in Counter(particles).values())
        lagrangian.add(outgoing, ((_SLOT[kinds], value * symmetry),), order(outgoing))
    _add_currents(lagrangian, gauge, fields)


def _fields(lagrangian: Lagrangian, gauge: GaugeSymbols) -> dict[str, _Field]:
    half = Fraction(1, 2)
    lower = {v: (gauge.g1 * gauge.b[v] - gauge.g * gauge.w3[v]) * half for v in NEUTRAL}
    upper = {v: (gauge.g1 * gauge.b[v] + gauge.g * gauge.w3[v]) * half for v in NEUTRAL}
    dark = {v: gauge.gp * gauge.x[v] for v in NEUTRAL}
    chi: _Field = {}
    chip: _Field = {}
    for boson, goldstone in (("Z", "G0"), ("Zp", "GZp")):
        if lagrangian.has(goldstone):
            mass = lagrangian.particle(boson).mass
            for field, name, charge, vacuum in (
                (chi, f"rh{boson}", lower[boson], gauge.vev),
                (chip, f"rp{boson}", dark[boson], gauge.vphi),
            ):
                value = f"({charge})*{vacuum}/{mass}"
                lagrangian.internals.append(InternalParameter(name, value, name))
                lagrangian.real.add(name)
                field[goldstone] = symbol(name)
    single = {name: {name: ONE} for name in ("W+", "W-", "G+", "G-")}
    for name in ("G+", "G-"):
        if not lagrangian.has(name):
            single[name] = {}
    return {
        **single, "h": {"H": ONE}, "phi": {"phi": ONE}, "chi": chi, "chip": chip,
        "n": lower, "a": upper, "x": dark, "b": {v: gauge.g1 * gauge.b[v] for v in NEUTRAL},
    }  # fmt: skip


def _terms(gauge: GaugeSymbols) -> list[tuple[Expression, tuple[str, ...]]]:
    """Return the terms of L without derivatives: coefficient and fields."""
    v, w, g = gauge.vev, gauge.vphi, gauge.g
    mh, mphi = symbol("MH"), symbol("Mphi")
    quarter, half = Fraction(1, 4), Fraction(1, 2)
    lam = mh * mh / (v * v) * half
    lamp = mphi * mphi / (w * w) * half if w else ZERO  # no phi without its vacuum
    terms = [
        (g * g * v * half, ("W-", "W+", "h")),
        (g * g * quarter, ("W-", "W+", "h", "h")),
        (g * g * quarter, ("W-", "W+", "chi", "chi")),
        (g * g * half, ("W-", "W+", "G-", "G+")),
        (v, ("n", "n", "h")),
        (ONE * half, ("n", "n", "h", "h")),
        (ONE * half, ("n", "n", "chi", "chi")),
        (ONE, ("a", "a", "G-", "G+")),
        (w, ("x", "x", "phi")),
        (ONE * half, ("x", "x", "phi", "phi")),
        (ONE * half, ("x", "x", "chip", "chip")),
    ]
    for boson, scalar, sign in (("W+", "G-", 1), ("W-", "G+", -1)):
        terms += [
            (g * v * half, ("b", boson, scalar)),
            (g * half, ("b", boson, scalar, "h")),
            (I * g * half * sign, ("b", boson, scalar, "chi")),
        ]
    terms += _potential(lam, v, ("h", "chi"), charged=True)
    terms += _potential(lamp, w, ("phi", "chip"), charged=False)
    return terms


def _potential(
    coupling: Expression, vacuum: Expression, names: tuple[str, str], *, charged: bool
) -> list[tuple[Expression, tuple[str, ...]]]:
    """Return -coupling S^2 without masses, S = G- G+ + vacuum h + (h^2 + chi^2)/2."""
    h, chi = names
    quarter = Fraction(1, 4)
    terms = [
        (-coupling * vacuum, (h, h, h)),
        (-coupling * vacuum, (h, chi, chi)),
        (-coupling * quarter, (h, h, h, h)),
        (-coupling * quarter, (chi, chi, chi, chi)),
        (-coupling * Fraction(1, 2), (h, h, chi, chi)),
    ]
    if charged:
        terms += [
            (-coupling * vacuum * 2, (h, "G-", "G+")),
            (-coupling, ("G-", "G+", "G-", "G+")),
            (-coupling, ("G-", "G+", h, h)),
            (-coupling, ("G-", "G+", chi, chi)),
        ]
    return terms


def _expand(
    collected: dict[tuple[str, ...], Expression], coefficient: Expression, factors: list[_Field]
) -> None:
    for choice in product(*(factor.items() for factor in factors)):
        value = coefficient
        for _, part in choice:
            value = value * part
        if value:
            key = tuple(sorted((name for name, _ in choice), key=_rank))
            collected[key] = collected.get(key, Expression()) + value


def _rank(name: str) -> tuple[int, str]:
    return (0 if name in ("W+", "W-", *NEUTRAL) else 1, name)


def _add_currents(lagrangian: Lagrangian, gauge: GaugeSymbols, fields: dict[str, _Field]) -> None:
    """Add V (A dB - B dA): the currents of scalars that couple to a vector."""
    half_g = gauge.g * Fraction(1, 2)
    currents = [
        (ONE, "n", "chi", "h"),
        (I, "a", "G-", "G+"),
        (I * half_g, "W-", "h", "G+"),
        (half_g, "W-", "chi", "G+"),
        (-I * half_g, "W+", "h", "G-"),
        (half_g, "W+", "chi", "G-"),
        (ONE, "x", "chip", "phi"),
    ]
    collected: dict[tuple[str, str, str], Expression] = {}
    for coefficient, vector, first, second in currents:
        for (v, cv), (a, ca), (b, cb) in product(
            fields[vector].items(), fields[first].items(), fields[second].items()
        ):
            value = coefficient * cv * ca * cb
            if a != b and value:
                key, sign = ((v, b, a), 1) if _rank(a) < _rank(b) else ((v, a, b), -1)
                collected[key] = collected.get(key, Expression()) + value * sign
    for particles, value in collected.items():
        # (v, b, a) stands for V (a db - b da); a derivative is +i P, VSS1 is P of the second minus the third
        outgoing = tuple(_ANTI.get(name, name) for name in particles)
        lagrangian.add(outgoing, (("VSS1", I * value),), order(outgoing))
