"""Lowenergy: neutrino trident production, one experiment at a time ((35) and (36) of arXiv:1403.1269)."""

from __future__ import annotations

from dataclasses import dataclass

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, Measurement, lowenergy_inputs
from recast.lowenergy import trident
from recast.lowenergy.base import FloatArray, Info, Point, outside, outside_in_words, sigmas_of

__all__ = ["CCFR", "CHARM_II", "TridentExperiment"]


@dataclass(frozen=True, slots=True)
class TridentExperiment:
    """The constraint of one experiment, by the rule of the average."""

    experiment: str
    """Name of the measurement in the block `trident` of lowenergy.yaml."""
    title: str

    @property
    def name(self) -> str:
        """Name of the constraint."""
        return f"{trident.NAME}_{self.experiment}"

    def _measured(self, data: DataSet) -> Measurement:
        return lowenergy_inputs(trident.NAME, data).measurements[self.experiment]

    def _pull(self, point: Point, data: DataSet) -> FloatArray:
        measured = self._measured(data)
        return (self.predict(point, data) - measured.value) / measured.error

    @parses_words
    def predict(self, point: Point, data: DataSet) -> FloatArray:
        """Return sigma/sigma_SM for this beam and target, dimensionless, shape of the point."""
        return trident.predict_experiment(point, data, self.experiment)

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared pull from the measurement."""
        return self._pull(point, data) ** 2

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return the pull, or its size where the limit is two-sided, in standard deviations."""
        return outside(self._pull(point, data), lowenergy_inputs(trident.NAME, data).criterion)

    @parses_words
    def excess(self, point: Point, data: DataSet) -> FloatArray:
        """Return the pull beyond the limit, in standard deviations."""
        return self.compared(point, data) - sigmas_of(lowenergy_inputs(trident.NAME, data).criterion)

    @parses_words
    def info(self, data: DataSet) -> Info:
        """Return what the constraint is."""
        criterion, measured = lowenergy_inputs(trident.NAME, data).criterion, self._measured(data)
        return Info(
            name=self.name,
            title=f"neutrino trident, {self.title}",
            quantity="sigma/sigma_SM [1]",
            data=data,
            cl=criterion.cl,
            sided=criterion.sided,
            rule=f"{criterion.source}; {self.title} alone",
            references=("Altmannshofer:2014cfa", "Altmannshofer:2014pba", measured.reference),
            allowed_below=measured.value + (criterion.sigmas or 0.0) * measured.error,
            valid_from_gev=trident.VALID_FROM_GEV,
            compares=outside_in_words(criterion),
            excluded_above=criterion.sigmas,
        )


CCFR = TridentExperiment("ccfr", "CCFR")
CHARM_II = TridentExperiment("charm_ii", "CHARM-II")
