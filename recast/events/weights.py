"""Events: which of several weights is the nominal one, told by its name."""

from __future__ import annotations

from collections.abc import Sequence

from recast.core.errors import InputError, did_you_mean

__all__ = ["XWGTUP", "chosen_weight", "nominal", "order_of"]

XWGTUP = "XWGTUP"
"""Name of the weight on the first line of an LHE event, which is the nominal one (hep-ph/0109068)."""

_NOMINAL = (XWGTUP.casefold(), "", "weight", "default", "nominal", "baseline", "0")
"""Names in order of precedence, without case and blanks around them: those that Rivet takes for nominal ("",
Weight, Default, Nominal, 0), Pythia's Baseline, and that of LHE files."""


def nominal(names: Sequence[str]) -> int | None:
    """Return the index of the nominal weight among `names`, None if no name says so.

    Names without content (empty ones, or numbers that stand for positions) say that the first one is nominal.

    >>> nominal(["MUR0.5", "Weight"])
    1
    >>> nominal(["MUR0.5", "MUR2"]) is None
    True
    """
    if len(names) == 1:
        return 0
    known = [name.strip().casefold() for name in names]
    for word in _NOMINAL:
        if word in known:
            return known.index(word)
    return None


def chosen_weight(names: Sequence[str], wanted: str | None, where: str) -> int:
    """Return the index of the weight `wanted`, of the nominal one if that is None.

    Raises
    ------
    InputError
        If there is no such weight or several of that name, or no name is one of a nominal weight.
    """
    if wanted is None:
        index = nominal(names)
        if index is None:
            raise InputError(
                f"none of its {len(names)} weights has the name of a nominal one ({_listed(names)})",
                where=where,
                mend="Choose one with --weight.",
            )
        return index
    if wanted not in names:
        raise InputError(f'the file has no weight "{wanted}"', where=where, mend=did_you_mean(wanted, names))
    if list(names).count(wanted) > 1:
        raise InputError(
            f'{list(names).count(wanted)} weights of the file have the name "{wanted}"',
            where=where,
            mend="Choose another one with --weight.",
        )
    return list(names).index(wanted)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{name}"' for name in names[:3])
    return f"{shown}, ..." if len(names) > 3 else shown


def order_of(names: Sequence[str], wanted: Sequence[str], where: str) -> list[int] | None:
    """Return where each of the weights `wanted` stands among `names`, None if they stand in the same order.

    Raises
    ------
    InputError
        If the names are not the same, or one stands twice in another order.
    """
    if list(names) == list(wanted):
        return None
    if sorted(names) != sorted(wanted) or len(set(names)) != len(names):
        others = sorted(set(names) ^ set(wanted))
        differ = f" ({_listed(others)} in one of them alone)" if others else ""
        raise InputError(
            f"its weights are not those of the first file{differ}",
            where=where,
            mend="Only files with the same weights can be joined.",
        )
    return [list(names).index(name) for name in wanted]
