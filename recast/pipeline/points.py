"""Pipeline: the points of a card's model: a scan point and a coupling are a point that can be simulated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from recast.cards import SimulatedCard
from recast.exclusion.coupling import LargestCoupling, is_quotable, largest_coupling
from recast.exclusion.curve import ScanAxis
from recast.model.base import Model, Point
from recast.model.scan_point import ScanPoint, point_name
from recast.model.standard_model import standard_model_point
from recast.model.symbols import mediator_symbol, plain_symbol

__all__ = ["ModelPoints"]


@dataclass(frozen=True, slots=True)
class ModelPoints:
    """Makes the points of a card."""

    model: Model
    scheme: str
    fixed: Mapping[str, float]
    """Parameters that the card fixes, but for the coupling."""
    reference_coupling: float
    """Coupling of the reference samples, where the mediator is narrow enough."""
    _largest: dict[tuple[tuple[str, float], ...], LargestCoupling] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, card: SimulatedCard) -> ModelPoints:
        """Return those of a card."""
        block, model = card.model, card.model.load()
        fixed = {name: value for name, value in block.parameters.items() if name != model.coupling}
        reference = block.coupling_reference or model.coupling_reference
        return cls(model, block.electroweak_scheme, fixed, reference)

    def unscanned(self, scanned: Iterable[str]) -> dict[str, float]:
        """Return the parameters but for the coupling and those scanned; defaults where the card has none."""
        defaults = {name: item.default for name, item in self.model.parameters.items()}
        given = {name: value for name, value in {**defaults, **self.fixed}.items() if value is not None}
        apart = {self.model.coupling, *scanned}
        return {name: value for name, value in given.items() if name not in apart}

    def mass(self, values: Mapping[str, float]) -> float:
        """Return the mass of the mediator at a scan point [GeV]."""
        return {**self.fixed, **values}[self.model.mass]

    def at(self, values: Mapping[str, float], coupling: float) -> Point:
        """Return the point at a scan point and a coupling; errors as `Model.point`."""
        return self.model.point({**self.fixed, **values, self.model.coupling: coupling}, self.scheme)

    def standard_model(self, card: SimulatedCard) -> Point:
        """Return the point without new physics; its electroweak parameters are those of the model."""
        return standard_model_point(self.at(card.points()[0], self.reference_coupling).electroweak)

    def label(self, values: Mapping[str, float], coupling: float) -> str:
        """Return the name of this point in those of samples: mass, coupling, and what else the card gives.

        The random numbers of shower and detector follow from it.
        """
        mass = self.model.mass
        rest = {name: value for name, value in {**self.fixed, **values}.items() if name != mass}
        return point_name({mass: self.mass(values), self.model.coupling: coupling, **rest})

    def largest(self, values: Mapping[str, float]) -> LargestCoupling:
        """Return the largest coupling for which limits are quoted at a scan point."""
        key = tuple(sorted(values.items()))
        if key not in self._largest:
            self._largest[key] = self._solved(values)
        return self._largest[key]

    def _solved(self, values: Mapping[str, float]) -> LargestCoupling:
        parameter = self.model.parameters[self.model.coupling]
        symbol, mediator = plain_symbol(parameter), mediator_symbol(self.model)
        width = partial(self._relative_width, values)
        low, high = parameter.low, parameter.high
        return largest_coupling(
            width, symbol=symbol, mediator=mediator, start=low, end=high, unit=parameter.unit
        )

    def _relative_width(self, values: Mapping[str, float], coupling: float) -> float:
        mediator = self.at(values, coupling).mediator
        return mediator.width_gev / mediator.mass_gev

    def reference(self, values: Mapping[str, float]) -> float:
        """Return the coupling of the reference sample at a scan point."""
        parameter = self.model.parameters[self.model.coupling]
        width = partial(self._relative_width, values)
        if is_quotable(self.reference_coupling, width, parameter.high, parameter.unit):
            return self.reference_coupling
        return self.largest(values).value

    def beyond(self, values: Mapping[str, float], coupling: float | None) -> str:
        """Return why no limit is quoted at a coupling, such as the one that a card fixes; empty if one is."""
        if coupling is None:
            return ""
        largest = self.largest(values)
        symbol = f"{largest.symbol} = {coupling:g}"
        return "" if coupling <= largest.value else f"{symbol} is not told: {largest.reason}"

    def axes(self, card: SimulatedCard) -> tuple[ScanAxis, ...]:
        """Return the scanned parameters of the card."""
        return tuple(ScanAxis.of(self.model.parameters[name], values) for name, values in card.scan.items())

    @property
    def coupling_axis(self) -> ScanAxis:
        """Return the coupling."""
        return ScanAxis.of(self.model.parameters[self.model.coupling])

    def limit_axis(self, card: SimulatedCard) -> ScanAxis:
        """Return what the limits of a card are on: the coupling, or branching ratios, to six digits."""
        reaction = card.reaction()
        if reaction.branching:
            return ScanAxis("br", reaction.symbol, "1", logarithmic=True, digits=6)
        return self.coupling_axis

    def others(self, point: ScanPoint) -> dict[str, float]:
        """Return the scanned parameters of a point but for the mass."""
        return {name: value for name, value in point.items() if name != self.model.mass}
