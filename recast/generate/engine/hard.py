"""Generate: the hard process of any model: sub-processes, matrix elements, luminosities, cuts and scale."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.generate.amplicol import AmplicolRuntimes
from recast.generate.amplicol_artifact import apart, compiled_artifact
from recast.generate.base import Contribution
from recast.generate.engine.cuts import Cuts, aligned, parse_cuts
from recast.generate.engine.diagrams import Propagator, Subprocess
from recast.generate.engine.feynman import WEIGHTED, Diagrams, Feynman
from recast.generate.engine.notation import Leg, Names, Notation, parse_notation
from recast.generate.pdf import load_pdf
from recast.generate.physical import check_values
from recast.model.base import Point
from recast.model.point import ModelPoint
from recast.model.ufo.numeric_copy import NumericCopy, numeric_copy
from recast.model.whole import WholeUFO, whole_ufo

__all__ = ["EngineSettings", "TreeProcess"]

Real = npt.NDArray[np.float64]

_SCALES = ("mass", "ht/2", "fixed")
_LIGHT = frozenset({1, 2, 3, 4, 11, 13})
"""PDG codes of fermions that are massless in phase space and propagators, as `MASSLESS` of working copies."""
_BOTTOM, _GLUON = 5, 21
_VECTOR = 3
_AT_REST = 1e-12
_STRONG = "QCD"


@dataclass(frozen=True)
class EngineSettings:
    """Choices of the engine that are not part of the model point."""

    pdf_set: str = "NNPDF31_lo_as_0130"
    """Name of a PDF set in Pythia's share folder."""
    scale: str = "mass"
    """Of factorisation and renormalisation: mass of the final state, ht/2 (half the sum of the transverse
    masses) or fixed."""
    scale_factor: float = 1.0
    """Multiplies the scale."""
    fixed_scale_gev: float = 91.1876
    """The scale when `scale` is fixed [GeV]."""
    flavours: int = 4
    """Number of massless quarks in p and j, 4 or 5."""
    orders: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Largest coupling orders; without one, diagrams are those of the lowest WEIGHTED, as MadGraph has it, or
    of the lowest one that the Standard Model has, where new physics counts less."""
    cuts: Mapping[str, Mapping[str, float]] = field(default_factory=dict, hash=False)
    """Cuts, such as {"pt(j)": {"min": 20}} (`recast.generate.engine.cuts`)."""

    def __post_init__(self) -> None:
        for name in ("scale_factor", "fixed_scale_gev"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise InputError(f"{name} is {value:g}; it must be a finite number greater than 0")
        if self.scale not in _SCALES:
            raise InputError(f'unknown scale "{self.scale}"', mend=did_you_mean(self.scale, _SCALES))


class TreeProcess:
    """A process of a model point (a `recast.generate.engine.diagrams.HardProcess`).

    Matrix elements are pyAmpliCol's in full colour. Its strong coupling is that of the model; `luminosities`
    have the power of alpha_s(scale) of the PDF set over it.

    Parameters
    ----------
    point
        Of any model.
    text
        The process in MadGraph's notation.
    contribution
        sm, full, signal (their difference), or np where every diagram has the new particle.
    settings
        Cuts, scale, PDF set.

    Raises
    ------
    InputError
        For a process that cannot be read, has no diagrams, an open divergence or several powers of alpha_s.

    Examples
    --------
    >>> from recast.model.zprime import ZPrimePoint
    >>> process = TreeProcess(ZPrimePoint(30.0, 0.1), "p p > mu+ mu-", "sm",
    ...                         EngineSettings(cuts={"m(mu+,mu-)": {"min": 50}}))
    >>> len(process.subprocesses), process.smallest(0b1100)
    (8, 50.0)
    """

    @parses_words
    def __init__(
        self,
        point: Point | ModelPoint,
        text: str,
        contribution: Contribution = Contribution.FULL,
        settings: EngineSettings | None = None,
    ) -> None:
        self.settings = settings or EngineSettings()
        self.contribution = contribution
        whole = whole_ufo(point)
        names = Names(whole.ufo, self.settings.flavours)
        massless = _LIGHT | ({_BOTTOM} if self.settings.flavours == _BOTTOM else frozenset())
        standard = Feynman(whole, whole.standard, massless)
        rules = standard if contribution is Contribution.SM else Feynman(whole, whole.values, massless)
        notation = parse_notation(text, names, self.settings.orders)
        self.notation = aligned(notation, self.settings.cuts, names)
        self.rules = rules
        """Feynman rules of the point."""
        self.limits = _limits(rules, self.notation)
        """Largest coupling orders of a diagram."""
        self.notes: tuple[str, ...] = ()
        """What the cross section alone does not say."""
        self.subprocesses: tuple[Subprocess, ...]
        self._representatives: list[tuple[tuple[int, int], tuple[int, ...]]] = []
        self._powers: list[int] = []
        found = self._split(rules, standard)
        masses = [
            [item.masses_gev[k] for item in self.subprocesses] for k in range(len(self.notation.outgoing))
        ]
        self._pdf = load_pdf(self.settings.pdf_set)
        chosen = parse_cuts(self.settings.cuts, self.notation.outgoing, names)
        self.cuts = Cuts(chosen, tuple(map(min, masses)), self._pdf.q_min_gev)
        _refuse_divergences(self.subprocesses, self.notation.outgoing, self.cuts, rules)
        self._check_contribution(whole, found)
        self._columns = tuple(
            [self._pdf.column(item.initial[beam]) for item in self.subprocesses] for beam in (0, 1)
        )
        self._alpha_s = _model_alpha_s(whole)
        self._prepare(rules, whole, found)
        if any(self._powers):
            self._pdf.require_alpha_s()

    def _split(self, rules: Feynman, standard: Feynman) -> list[Diagrams]:
        """Set the sub-processes and return the diagrams of each group."""
        combinations = [item for item in self.notation.combinations() if rules.allowed(*item)]
        if WEIGHTED in self.limits:
            weights = [rules.lightest(*item) for item in combinations]
            # couplings of new physics may count less: what has the Standard Model in it has all of it
            plain = weights
            if rules is not standard:
                plain = [standard.lightest(*item) for item in combinations if standard.allowed(*item)]
            lowest = [
                min(found) for item in (weights, plain) if (found := [w for w in item if w is not None])
            ]
            limit = self.limits[WEIGHTED] = max(lowest, default=-1)
            combinations = [
                item
                for item, weight in zip(combinations, weights, strict=True)
                if weight is not None and weight <= limit
            ]
        groups: list[Diagrams] = []
        known: dict[object, int] = {}
        parts: list[Subprocess] = []
        for initial, final in combinations:
            item = rules.diagrams(initial, final, self.limits)
            if item is None:
                continue
            masses = tuple(rules.masses[rules.name(code)] for code in final)
            swapped = item.signature not in known and item.exchanged in known
            group = known.setdefault(item.exchanged if swapped else item.signature, len(groups))
            if group == len(groups):
                groups.append(item)
                self._representatives.append((initial, final))
            parts.append(Subprocess(initial, final, masses, item.diagrams, group, swapped))
        if not parts:
            raise InputError(
                f"{self.notation.text} has no diagrams"
                + (" without new physics" if self.contribution is Contribution.SM else ""),
                where="process",
                mend="Check charges and flavours, or allow higher orders, as in QED<=4.",
            )
        self.subprocesses = tuple(parts)
        self._check_each({(item.initial, tuple(sorted(item.final))) for item in parts})
        return groups

    def _check_each(self, made: set[tuple[tuple[int, int], tuple[int, ...]]]) -> None:
        """Refuse several processes of which one has no diagrams, or none of the others' lowest order."""
        for number in range(len(self.notation.processes)):
            wanted = ((initial, tuple(sorted(final))) for initial, final in self.notation.of_process(number))
            if made.isdisjoint(wanted):
                raise InputError(
                    f"{self.notation.words(number)} has no diagrams of the orders of the other processes",
                    where="process",
                    mend="Check charges and flavours, or name the largest orders, as in QED<=4.",
                )

    def _check_contribution(self, whole: WholeUFO, groups: list[Diagrams]) -> None:
        """Refuse parts that cannot be told apart; set the powers of alpha_s."""
        new = abs(whole.mediator.pdg)
        legs = {abs(code) for initial, final in self._representatives for code in (*initial, *final)}
        lines = [{abs(line.pdg) for line in one.propagators} for item in groups for one in item.diagrams]
        self._all_new = new in legs or all(new in codes for codes in lines)
        wanted = self.contribution
        if wanted is Contribution.INTERFERENCE or (wanted is Contribution.NP and not self._all_new):
            raise InputError(
                f'"{wanted}" of {self.notation.text} cannot be told apart',
                where="process",
                mend="Ask for sm, signal or full.",
            )
        used = {number for item in groups for number in item.vertices}
        cells = [cell.coupling for number in used for cell in self.rules.vertices[number][0].cells]
        new_physics = any(whole.values[name] != whole.standard[name] for name in cells)
        if wanted in (Contribution.SIGNAL, Contribution.NP) and not new_physics:
            raise InputError(
                f'"{wanted}" of {self.notation.text} is zero: no diagram of these orders has new physics',
                where="process",
                mend=f"Choose particles that it couples to{self._bottom()}, a coupling above 0, orders as in "
                "QED<=4, or sm.",
            )
        if wanted is Contribution.FULL and not new_physics and whole.values != whole.standard:
            what = f"no diagram of {self.notation.text} has new physics at the orders that are taken"
            more = f"largest orders, as in QED<=4{self._bottom(' or b')}, allow more"
            self.notes = (f'{what}: "full" is the Standard Model; {more}',)
        strong = list(whole.ufo.orders).index(_STRONG) if _STRONG in whole.ufo.orders else None
        for item in groups:
            powers = {0 if strong is None else orders[strong] for orders in item.orders}
            if len(powers) > 1:
                raise InputError(
                    f"diagrams of {self.notation.text} have several powers of the strong coupling",
                    where="process",
                    mend="Name the largest order of one coupling, such as QED<=0, or leave orders out.",
                )
            self._powers.append(powers.pop())

    def _bottom(self, word: str = ", b") -> str:
        """Return words on b among the quarks, where it is not."""
        return "" if self.settings.flavours == _BOTTOM else f"{word} among the quarks (quarks: u,d,s,c,b)"

    def _prepare(self, rules: Feynman, whole: WholeUFO, groups: list[Diagrams]) -> None:
        used = sorted(frozenset().union(*(item.vertices for item in groups)))
        vertices = []
        for number in used:
            vertex, orders = rules.vertices[number]
            powers = dict(zip(rules.orders, orders, strict=True))
            vertices.append((vertex, powers | {WEIGHTED: rules.weight(orders)}))
        self._copy: NumericCopy = numeric_copy(
            whole.ufo, vertices, (whole.values, whole.standard), rules.masses, rules.widths
        )
        self._full = self._copy.values(whole.values)
        self._standard = self._copy.values(whole.standard)

        def words(codes: tuple[int, ...]) -> str:
            return " ".join(self._copy.names[rules.name(code)] for code in codes)

        self.names = [f"{words(initial)} > {words(final)}" for initial, final in self._representatives]
        """The representative of each group in pyAmpliCol's notation."""
        kept = {name for _, powers in vertices for name, number in powers.items() if number}
        limits = [f"{name}={value}" for name, value in sorted(self.limits.items()) if name in kept]
        self._made = (self._copy.folder(), tuple(self.names), tuple(limits))
        self._loaded: dict[str, AmplicolRuntimes] = {}

    def prepare(self) -> None:
        """Compile the matrix elements if the user's cache lacks them (about half a minute)."""
        folder, names, orders = self._made
        for part in apart(names):
            artifact = compiled_artifact(folder, part, orders, "compiled", "full")
            self._loaded |= dict.fromkeys(part, AmplicolRuntimes(artifact, self._full))

    def square(self, group: int, momenta: Real) -> Real:
        """Return |M|^2 of the representative of a group, averaged; see `HardProcess`.

        Parameters
        ----------
        group
            Number of a group of sub-processes.
        momenta
            Shape (N, 2 + n, 4), (E, px, py, pz) [GeV], along the beams and otherwise in any frame; the rows
            are those of the group's representative.

        Raises
        ------
        InputError
            Where |M|^2 is infinite.
        RunError
            If matrix elements cannot be compiled or loaded.
        """
        if not len(momenta):
            return np.zeros(0)
        name = self.names[group]
        if name not in self._loaded:
            self.prepare()
        at_rest = _to_rest_frame(np.asarray(momenta, np.float64))
        loaded = self._loaded[name]
        if self.contribution is Contribution.SM:
            return check_values(loaded.evaluate(name, at_rest, self._standard))
        full = check_values(loaded.evaluate(name, at_rest, self._full))
        if self.contribution is not Contribution.SIGNAL or self._all_new:
            return full
        return full - check_values(loaded.evaluate(name, at_rest, self._standard))

    def luminosities(self, x1: Real, x2: Real, scale: Real) -> tuple[Real, Real]:
        """Return x1 f(x1) x2 f(x2) of each sub-process, times its power of alpha_s(scale)/alpha_s(model).

        Parameters
        ----------
        x1, x2
            Momentum fractions, shape (N,).
        scale
            Of factorisation and renormalisation [GeV], shape (N,); frozen at the edges of the PDF grid.

        Returns
        -------
        Shape (N, sub-processes), with negative densities set to zero, as Pythia does, and the size of what
        that changes, of the same shape.
        """
        at = np.clip(scale, self._pdf.q_min_gev, self._pdf.q_max_gev)
        densities = [self._pdf.xf(np.clip(x, self._pdf.x_min, 1.0), at) for x in (x1, x2)]
        raw, result = (
            first[:, self._columns[0]] * second[:, self._columns[1]]
            for first, second in (densities, [np.maximum(values, 0.0) for values in densities])
        )
        changed = np.abs(result - raw)
        powers = np.array([self._powers[item.group] for item in self.subprocesses])
        if powers.any():
            factor = (self.alpha_s(at) / self._alpha_s)[:, np.newaxis] ** powers
            result, changed = result * factor, changed * factor
        return np.asarray(result), np.asarray(changed)

    def alpha_s(self, scale: Real) -> Real:
        """Return the strong coupling of the PDF set at a scale [GeV], as `luminosities` takes it.

        The model's where none is known.
        """
        found = self._pdf.alpha_s(np.clip(scale, self._pdf.q_min_gev, self._pdf.q_max_gev))
        return np.full(np.shape(scale), self._alpha_s) if found is None else found

    def inside(self, momenta: Real) -> npt.NDArray[np.bool_]:
        """Return which events, momenta in the laboratory of shape (N, 2 + n, 4), pass the cuts."""
        return self.cuts.inside(momenta)

    def smallest(self, legs: int) -> float:
        """Return a lower bound of the mass of a set of outgoing legs [GeV]."""
        return self.cuts.smallest(legs)

    def largest(self, legs: int) -> float:
        """Return an upper bound of the mass of a set of outgoing legs [GeV]; inf where there is none."""
        return self.cuts.largest(legs)


def _limits(rules: Feynman, notation: Notation) -> dict[str, int]:
    known = rules.whole.ufo.orders
    for name, _ in notation.orders:
        if name not in known and name != WEIGHTED:
            raise InputError(
                f'the model has no coupling order "{name}"',
                where=f"process {notation.text}",
                mend=did_you_mean(name, [*known, WEIGHTED]),
            )
    limits = {name: item.expansion for name, item in known.items()}
    return limits | (dict(notation.orders) or {WEIGHTED: 0})


def _model_alpha_s(whole: WholeUFO) -> float:
    """Return alpha_s of the model from the coupling of a gluon to a quark."""
    gluons = [item for item in whole.ufo.particles if item.pdg == _GLUON]
    for vertex in whole.ufo.vertices:
        others = [name for name in vertex.particles if not gluons or name != gluons[0].name]
        if len(vertex.particles) - len(others) == 1 and len(others) == 2:
            item = whole.ufo.particle(others[0])
            if abs(item.color) == 3 and item.spin == 2 and {*others} == {item.name, item.antiname}:
                return float(abs(complex(whole.values[vertex.cells[0].coupling])) ** 2 / (4.0 * math.pi))
    return 1.0


def _to_rest_frame(momenta: Real) -> Real:
    """Return momenta boosted along the beams to the rest frame of the partons, without loss of digits."""
    total = momenta[:, 0] + momenta[:, 1]
    if np.all(np.abs(total[:, 3]) <= _AT_REST * total[:, 0]):
        return momenta
    energy, along = momenta[:, :, 0], momenta[:, :, 3]
    transverse = (momenta[:, :, 1:3] ** 2).sum(axis=2)
    squares = np.maximum(energy**2 - along**2 - transverse, 0.0)
    squares[squares < 1e-8 * energy**2] = 0.0
    large = energy + np.abs(along)
    small = (squares + transverse) / large
    stretch = np.sqrt(momenta[:, 0, 0] / momenta[:, 1, 0])[:, np.newaxis]
    stretch = np.where(momenta[:, :1, 3] > 0, stretch, 1.0 / stretch)
    plus = np.where(along >= 0, large, small) / stretch
    minus = np.where(along >= 0, small, large) * stretch
    result = momenta.copy()
    result[:, :, 0], result[:, :, 3] = (plus + minus) / 2.0, (plus - minus) / 2.0
    return result


def _refuse_divergences(
    parts: tuple[Subprocess, ...], outgoing: tuple[Leg, ...], cuts: Cuts, rules: Feynman
) -> None:
    """Refuse massless lines that may come onto their shell: soft and collinear regions without a cut.

    A line between two outgoing particles is singular where their smallest mass is its own: both massless, or
    a soft vector radiated by the other. A momentum transfer is where one massless particle may follow a
    beam, |t| >= pt^2. Larger sets hold such pairs, or their singularity can be integrated.
    """
    for part in parts:
        for diagram in part.diagrams:
            for line in diagram.propagators:
                what, mend = _open(line, part, outgoing, cuts, rules)
                if what:
                    raise InputError(
                        f"{what} without a cut: the cross section of "
                        f"{' '.join(map(rules.name, part.initial))} > {' '.join(map(rules.name, part.final))}"
                        " is infinite",
                        where="cuts",
                        mend=f"Add {mend}.",
                    )


def _open(
    line: Propagator, part: Subprocess, outgoing: tuple[Leg, ...], cuts: Cuts, rules: Feynman
) -> tuple[str, str]:
    """Return what is open and the cut to add, or nothing."""
    every = sum(1 << k for k in range(2, 2 + len(outgoing)))
    near, far = line.legs & every, every & ~line.legs
    masses, labels = part.masses_gev, [leg.label for leg in outgoing]
    what, mend = "", ""
    if line.legs & 2:
        if not line.mass_gev and not cuts.transverse(near, far):
            for leg in (*_members(near, 1), *_members(far, 1)):
                if masses[leg - 2] == 0.0:
                    label = labels[leg - 2]
                    what, mend = f"{label} may follow a beam", f"pt({label}): {{min: 10}}"
        return what, mend
    for first, second in itertools.permutations(_members(near, 2), 2):
        mass = masses[first - 2]
        if line.mass_gev != mass or masses[second - 2] or cuts.kept(near) > mass:
            continue
        label = labels[second - 2]
        if mass == 0.0:
            pair = ",".join(labels[leg - 2] for leg in sorted((first, second)))
            what, mend = f"{pair} may have no mass", f"m({pair}): {{min: 1}}"
        elif cuts.least_pt(second) == 0.0 and (
            rules.particles[rules.name(part.final[second - 2])].spin == _VECTOR
        ):
            what, mend = f"{label} may be soft", f"pt({label}): {{min: 10}}"
    return what, mend


def _members(legs: int, count: int) -> list[int]:
    """Return the legs of a bit mask if there are so many, else none."""
    found = [leg for leg in range(legs.bit_length()) if legs >> leg & 1]
    return found if len(found) == count else []
