"""Events: the cross section of a sample and the scale of its weights: one rule for all formats and commands.

The cross section is the user's, else that of the sample description beside the file, else the file's. Values
that programs write where they know none are no cross sections (`is_placeholder`); where the weights define it
(LHE files, IDWTUP = +-4; +-3 with weights other than +-1: hep-ph/0109068), it is computed from them, else
asked for. A cross section that the weights contradict is refused: the tolerance is the spread of the weights,
of which equal weights have none (but a few events of a sample with negative weights may all be positive).
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any, NamedTuple

from recast.core.errors import InputError
from recast.events.sample import Sample

__all__ = [
    "DIGITS",
    "NO_EVENTS",
    "SIGMAS",
    "UNREADABLE",
    "RunTotals",
    "Settled",
    "as_scaled",
    "is_placeholder",
    "is_scaled",
    "settled",
]

_ASK = "State it: --cross-section, in pb."
SIGMAS = 5.0
"""Errors by which numbers of the same thing may differ."""
DIGITS = 1e-3
"""Relative difference that the digits of a text may make: some programs write four."""
_NOTED = 0.05
"""Relative difference of cross section and mean weight that is worth a note though errors explain it."""
UNREADABLE = (0.0, -1.0)
"""Stands for a cross section or error that is no number: plain JSON has none for it."""
_EQUAL = 1e-6
_PROBABILITY = 0.01
_WEIGHTED, _UNIT = 4, 3
"""|IDWTUP|: the mean of the weights is the cross section; all weights are 1."""


@dataclass(frozen=True, slots=True)
class RunTotals:
    """What is known of the events of one run of a generator when all were read; plain values."""

    n_events: int
    sum_weights: float
    """Of the weight of choice."""
    sum_squares: float
    """Of the same weights, squared."""
    nominal_sum: float | None
    """Of the nominal weight; None where no name says which it is."""
    nominal_squares: float | None
    smallest: float
    """Absolute value of the smallest nominal weight."""
    largest: float
    """The same of the largest."""
    n_negative: int
    """Number of negative nominal weights."""
    stated_pb: tuple[float, float] | None
    """Cross section and error of the nominal weight with the last event that states one, as generators refine
    it."""
    stated_weight_pb: tuple[float, float] | None
    """The same of the weight of choice, where it is another one and the file states it."""
    strategy: int | None
    """IDWTUP of an LHE file: what its weights mean."""
    processes: tuple[tuple[float, float, float, int], ...] = ()
    """XSECUP, XERRUP, XMAXUP [pb] and LPRUP of each process of an LHE file."""
    sqrt_s_gev: float | None = None
    """Invariant mass of the beams."""
    beams: tuple[int, int] | None = None
    """PDG codes."""
    energies_gev: tuple[float, float] | None = None
    """Of the two beams."""
    jump: str = ""
    """Says where the stated cross section jumps, if it does: two samples under one header."""
    generated: tuple[float, int] | None = None
    """Sum of weights and number of the generated events that these were taken of; None: of these alone."""

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> RunTotals:
        """Build from the values that JSON keeps."""
        pairs = {
            name: tuple(content[name]) if content[name] is not None else None
            for name in ("stated_pb", "stated_weight_pb", "beams", "energies_gev", "generated")
        }
        return cls(**(content | pairs | {"processes": tuple(map(tuple, content["processes"]))}))

    @property
    def unit(self) -> bool:
        """Whether all nominal weights are 1 or -1."""
        return self.smallest == self.largest == 1.0

    @property
    def reference(self) -> tuple[float, float]:
        """Sums of the nominal weights and of their squares; of those of choice where it is not known."""
        if self.nominal_sum is None or self.nominal_squares is None:
            return self.sum_weights, self.sum_squares
        return self.nominal_sum, self.nominal_squares

    @property
    def n_generated(self) -> int:
        """Number of generated events that the cross section refers to."""
        return self.n_events if self.generated is None else self.generated[1]

    @property
    def whole(self) -> float:
        """Sum of the nominal weights of all generated events."""
        return self.reference[0] if self.generated is None else self.generated[0]

    @property
    def mean(self) -> tuple[float, float]:
        """Mean of the nominal weights and its statistical error from their spread, of one event all of it."""
        total, squares = self.reference
        if self.n_events <= 1:
            return total, abs(total)
        spread = math.sqrt(max(squares - total**2 / self.n_events, 0.0)) / self.n_events
        return total / self.n_events, spread


NO_EVENTS = RunTotals(
    n_events=0,
    sum_weights=0.0,
    sum_squares=0.0,
    nominal_sum=None,
    nominal_squares=None,
    smallest=0.0,
    largest=0.0,
    n_negative=0,
    stated_pb=None,
    stated_weight_pb=None,
    strategy=None,
)
"""Of a run of which no event was kept."""


class Settled(NamedTuple):
    """The cross section of the weight of choice, and what turns the weights into it."""

    value_pb: float
    error_pb: float
    factor: float
    """Weights times this are in pb; those of the whole run add up to the cross section."""
    notes: tuple[str, ...]
    scaled: bool = True
    """Whether the factor comes from the cross section; else the weights are in pb themselves."""


_SCALED = "weights_scaled_to_cross_section"


def as_scaled(sample: Sample) -> Sample:
    """Return a sample that says that its weights were scaled to its cross section, whose error is theirs."""
    return dataclasses.replace(sample, provenance=sample.provenance | {_SCALED: True})


def is_scaled(sample: Sample) -> bool:
    """Whether the weights were scaled to the cross section, of one at least of the files that were merged."""
    merged = sample.provenance.get("merged", ())
    return any(facts.get(_SCALED) for facts in (sample.provenance, *(item["provenance"] for item in merged)))


def is_placeholder(value_pb: float, error_pb: float) -> bool:
    """Whether a stated cross section is what programs write where they know none.

    Such are 0, POWHEG's -1, negative errors, and values that are their own error, as Sherpa's 1 +- 1 (but
    0 +- 0 of one process among others is a process without events).
    """
    if not (math.isfinite(value_pb) and math.isfinite(error_pb)):
        return True
    return error_pb < 0 or value_pb in (0.0, -1.0) or abs(value_pb) == error_pb


def settled(
    run: RunTotals,
    *,
    given_pb: float | None,
    described_pb: tuple[float, float] | None,
    weight: str | None,
    where: str,
) -> Settled | None:
    """Return the cross section of a run; None if nobody states one.

    Parameters
    ----------
    run
        What was read.
    given_pb
        The user's cross section of the nominal weight [pb], which comes before all others.
    described_pb
        That of the sample description, with its error [pb].
    weight
        Name of the weight of choice, where it is not the nominal one: its cross section is the nominal one
        times the ratio of the sums of the two weights, or the file's own value.
    where
        File, for messages.

    Raises
    ------
    InputError
        If the cross section is a placeholder that the weights do not define, the weights contradict it, they
        add up to 0, or mean something else (IDWTUP other than +-3, +-4).
    """
    notes: list[str] = []
    stated = _nominal(run, given_pb, described_pb, notes, where)
    if stated is None:
        return None
    value, error = stated
    total = run.whole
    if total == 0 or not math.isfinite(total):
        raise InputError(
            f"the weights add up to {total}", where=where, mend="Choose another weight with --weight."
        )
    if total * value < 0:
        raise InputError(
            f"the weights add up to {total:g}, but the cross section is {value:g} pb",
            where=where,
            mend="State it with --cross-section, in pb, with the sign of the weights, or choose another one "
            "with --weight.",
        )
    weighted = run.strategy is not None and abs(run.strategy) == _WEIGHTED and given_pb is None
    mean, _ = run.mean
    if weighted and _negative_ones_unseen(run, value):
        weighted = False
        notes.append(
            f"all weights are {mean:.5g} pb, the cross section is {value:.5g} pb: negative weights are "
            "missing, by chance or by a fault; the cross section is taken"
        )
    elif weighted and abs(mean - value) > _NOTED * abs(value):
        notes.append(
            f"the weights average to {mean:.5g} pb, within the errors of the cross section, {value:.5g} pb; "
            "yields follow the weights"
        )
    factor = 1.0 / run.n_events if weighted else value / total
    if weight is None:
        return Settled(value, error, factor, tuple(notes), not weighted)
    if run.sum_weights == 0 or not math.isfinite(run.sum_weights):
        raise InputError(
            f'the weights "{weight}" add up to {run.sum_weights}', where=where, mend="Choose another one."
        )
    if run.stated_weight_pb is not None and given_pb is None and not is_placeholder(*run.stated_weight_pb):
        own, own_error = run.stated_weight_pb
        if own * run.sum_weights < 0:
            raise InputError(
                f'the weights "{weight}" add up to {run.sum_weights:g}, their cross section is {own:g} pb',
                where=where,
                mend="Choose another one.",
            )
        notes.append(f'the cross section of weight "{weight}" is the file\'s own, {own:.5g} pb')
        return Settled(own, own_error, own / run.sum_weights, tuple(notes))
    if run.nominal_sum is None:
        notes.append(
            f'the cross section, {value:.5g} pb, is taken for that of weight "{weight}", '
            "as no weight has the name of a nominal one"
        )
        return Settled(value, error, factor, tuple(notes), not weighted)
    ratio = run.sum_weights / run.nominal_sum
    notes.append(f'the cross section of weight "{weight}" is {ratio:.6g} times that of the nominal one')
    return Settled(value * ratio, error * abs(ratio), factor, tuple(notes), not weighted)


def _nominal(
    run: RunTotals,
    given_pb: float | None,
    described_pb: tuple[float, float] | None,
    notes: list[str],
    where: str,
) -> tuple[float, float] | None:
    """Return cross section and error of the nominal weight [pb]."""
    if given_pb is not None:
        return given_pb, 0.0
    if run.strategy is not None and abs(run.strategy) not in (_UNIT, _WEIGHTED):
        raise InputError(
            f"IDWTUP = {run.strategy} is not supported",
            where=where,
            mend="Use 3, -3, 4 or -4, or state the cross section with --cross-section, in pb.",
        )
    stated = described_pb or run.stated_pb
    if stated is None:
        return None
    values = run.processes if run.processes and described_pb is None else (stated,)
    if is_placeholder(*stated) or any(is_placeholder(item[0], item[1]) for item in values if any(item[:2])):
        return _from_weights(run, stated, notes, where)
    if run.strategy is not None:
        _compare(run, stated, where)
    return stated


def _from_weights(
    run: RunTotals, stated: tuple[float, float], notes: list[str], where: str
) -> tuple[float, float]:
    text = f"the stated cross section, {stated[0]:g} +- {abs(stated[1]):g} pb, is a placeholder"
    if stated == UNREADABLE:
        text = "the stated cross section cannot be read"
    if run.strategy is None or (abs(run.strategy) == _UNIT and run.unit):
        raise InputError(text, where=where, mend=_ASK)
    mean, error = run.mean
    notes.append(f"{text}: the mean of the weights is taken, {mean:.5g} +- {error:.2g} pb")
    return mean, error


def _compare(run: RunTotals, stated: tuple[float, float], where: str) -> None:
    """Refuse weights of an LHE file that contradict its cross section."""
    value, error = stated
    if run.strategy is not None and abs(run.strategy) == _UNIT and run.unit:
        return  # they say nothing of the cross section
    mean, spread = run.mean
    # IDWTUP = 3 with other weights than 1: MadGraph writes such that the sum, or the mean, is the cross
    # section
    scales = (1.0,) if run.strategy is None or abs(run.strategy) == _WEIGHTED else (1.0, float(run.n_events))
    if _negative_ones_unseen(run, value):
        return
    allowed = [SIGMAS * math.hypot(scale * spread, error) + DIGITS * abs(value) for scale in scales]
    if not any(abs(scale * mean - value) <= limit for scale, limit in zip(scales, allowed, strict=True)):
        raise InputError(
            f"the weights add up to {scales[-1] * mean:g} pb, the sample says {value:g} pb",
            where=where,
            mend="MadGraph writes wrong init blocks at times; its banner has the right number. "
            "State it with --cross-section.",
        )


def _negative_ones_unseen(run: RunTotals, value_pb: float) -> bool:
    """Whether a few events of a signed sample may all be positive: equal weights then say less of their mean.

    With a share f of negative weights of size w, the cross section is w (1 - 2 f); n events without one have
    the probability (1 - f)^n.
    """
    equal = run.largest - run.smallest <= _EQUAL * run.largest
    if run.strategy is None or run.strategy > 0 or run.n_negative or not equal or run.largest == 0:
        return False
    if abs(run.largest - value_pb) <= DIGITS * abs(value_pb):
        return False  # nothing to explain
    share = (1.0 - value_pb / run.largest) / 2.0
    return 0.0 < share < 1.0 and (1.0 - share) ** run.n_events > _PROBABILITY
