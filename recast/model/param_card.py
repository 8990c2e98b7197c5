"""Model: writes a param card (SLHA) from a model point, and reads one back with every entry checked."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.core.atomic import write_text
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import read_text
from recast.core.slha import Slha, read_slha, slha_number
from recast.core.words import parses_words
from recast.inputs.constants import ckm_matrix, fermion_masses
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme, scheme_names
from recast.model.card_values import card_values
from recast.model.decays import decays, total_width
from recast.model.point import ModelPoint, QuarkSector, Yukawas
from recast.model.spectrum import mix_neutral_bosons
from recast.model.ufo.build import build_lagrangian, fields_and_externals, internal_values
from recast.model.ufo.content import Contents, UFOContent
from recast.model.ufo.elements import ExternalParameter, Lagrangian
from recast.model.ufo.fields import PARTICLES
from recast.model.ufo.slha import Channel, card_text

__all__ = ["param_card_text", "point_from_card", "read_param_card", "read_point_card", "write_param_card"]

ComplexArray = npt.NDArray[np.complex128]

_TOLERANCE = 1e-6


def point_from_card(values: dict[str, float]) -> ModelPoint:
    """Return the point whose card has these values (as from `read_param_card`).

    Raises
    ------
    InputError
        If rotations are not unitary, or masses and rotations are not those of the model's mass matrices
        (with the CKM matrix and the light quark masses of recast.inputs), or effective couplings are
        switched on, which no point of the renormalisable model has.
    """
    scheme = _scheme(values)
    if "RUL1x1" not in values:
        return ModelPoint(values["MZp"], values["gp"], scheme)
    if any(value for name, value in values.items() if name[1:4] == "ZPL" or name[1:4] == "ZPR"):
        raise InputError("effective quark couplings are not zero", where="param card blocks ZPLD, ZPRD, ZPRU")
    _same(_complex(values, "CKM", 3), ckm_matrix(), "VCKM")
    bosons = mix_neutral_bosons(
        scheme.mz_gev, scheme.mw_gev, scheme.fermi_constant, values["MZp"], values["gp"], values["eps"]
    )
    scale = float(bosons.vphi_gev) / math.sqrt(2.0)
    up = _matrix(values, "U", ("MU", "MC", "MT", "MU1", "MU2"))
    down = _matrix(values, "D", ("MD", "MS", "MB", "MD1", "MD2"))
    known = fermion_masses()
    for matrix, letter, quarks in ((up, "U", "uct"), (down, "D", "dsb")):
        zero = np.concatenate([matrix[0, 1:2], matrix[1, [0, 2, 3, 4]], matrix[2:, 0]])
        light = matrix[2:, 2:] - np.diag([known[name] for name in quarks])
        if max(np.abs(zero).max(), np.abs(light).max()) > _TOLERANCE * np.abs(matrix).max():
            raise InputError(
                "masses and rotations do not belong to the model's mass matrix (eq. 12)",
                where=f"param card blocks MASS, {letter}LMIX, {letter}RMIX",
                mend="Write the card with recast model param-card.",
            )
    _same(up[0, 2:], ckm_matrix().conj() @ down[0, 2:], "ULMIX", np.abs(up).max())
    sector = QuarkSector(
        mq_gev=float(down[0, 0].real),
        mu_gev=float(up[1, 1].real),
        md_gev=float(down[1, 1].real),
        yq=_yukawas(down[0, 2:] / scale),
        yu=_yukawas(up[2:, 1].conj() / scale),
        yd=_yukawas(down[2:, 1].conj() / scale),
        mphi_gev=values["Mphi"],
        kinetic_mixing=values["eps"],
    )
    return ModelPoint(values["MZp"], values["gp"], scheme, sector)


def _scheme(values: dict[str, float]) -> ElectroweakScheme:
    mz, mw, gf = values["MZ"], values["MW"], values["Gf"]
    for name in scheme_names():
        scheme = electroweak_scheme(name)
        near = zip((scheme.mz_gev, scheme.mw_gev, scheme.fermi_constant), (mz, mw, gf), strict=True)
        if all(math.isclose(a, b, rel_tol=1e-9) for a, b in near):
            return scheme
    if not mw < mz:
        raise InputError(f"MW is {mw:g}, not below MZ = {mz:g}", where="param card block MASS")
    alpha = math.sqrt(2.0) * gf * mw**2 * (1.0 - mw**2 / mz**2) / math.pi
    return ElectroweakScheme("param card", gf, mz, mw, values["WZ"], alpha)


def _complex(values: dict[str, float], name: str, size: int) -> ComplexArray:
    return np.array(
        [
            [complex(values[f"R{name}{i}x{j}"], values[f"I{name}{i}x{j}"]) for j in range(1, size + 1)]
            for i in range(1, size + 1)
        ]
    )


def _matrix(values: dict[str, float], letter: str, masses: tuple[str, ...]) -> ComplexArray:
    left, right = _complex(values, f"{letter}L", 5), _complex(values, f"{letter}R", 5)
    for rotation, block in ((left, f"{letter}LMIX"), (right, f"{letter}RMIX")):
        if np.abs(rotation.conj().T @ rotation - np.eye(5)).max() > _TOLERANCE:
            raise InputError("the rotation is not unitary", where=f"param card blocks {block}, IM{block}")
    return np.asarray(right @ np.diag([values[name] for name in masses]) @ left.conj().T)


def _same(found: ComplexArray, expected: ComplexArray, block: str, scale: float = 1.0) -> None:
    if np.abs(found - expected).max() > _TOLERANCE * scale:
        raise InputError(
            "this is not the CKM matrix of recast.inputs, which a model point uses",
            where=f"param card block {block}",
        )


def _yukawas(values: ComplexArray) -> Yukawas:
    return (complex(values[0]), complex(values[1]), complex(values[2]))


_ROUNDED = 1e-3


@parses_words
def write_param_card(path: Path, point: ModelPoint, content: UFOContent | Contents | None = None) -> Path:
    """Write the card of `point` for the UFO of `content` and return the path; widths are computed.

    The content is the full model for a point with quarks and the four-lepton one otherwise.

    Raises
    ------
    InputError
        If the content needs parameters that the point does not have, or lacks its kinetic mixing, or the
        file cannot be written.
    """
    return write_text(path, param_card_text(point, content))


@parses_words
def param_card_text(point: ModelPoint, content: UFOContent | Contents | None = None) -> str:
    """Return the text of the card; see `write_param_card`.

    A point with quarks has the branching ratios of W, t, Z', phi and the vector-like quarks in it. MadSpin
    takes them from there; MadWidth, which it asks otherwise, sets partial widths of coloured particles below
    0.1 GeV to zero, and with them t -> Z' c.
    """
    if content is None:
        content = UFOContent.FULL if point.quarks is not None else UFOContent.FOUR_LEPTON
    lagrangian = _externals(content)
    values = card_values(point)
    if point.quarks is not None and any(item.block == "TABLE" for item in lagrangian.externals):
        values |= _tabulated(content, values)
    missing = [item.name for item in lagrangian.externals if item.name not in values]
    if missing:
        raise InputError(
            f"the point has no quark sector, but the content {_name(content)} needs {missing[0]}",
            where="param card",
            mend="Give the point `quarks`, or choose the four-lepton content.",
        )
    _require_mixing(lagrangian, point, content)
    return card_text(lagrangian, values, _channels(lagrangian, point))


def _require_mixing(lagrangian: Lagrangian, point: ModelPoint, content: UFOContent | Contents) -> None:
    """Refuse a point with kinetic mixing where the leptons' couplings of the Lagrangian have none."""
    mixing = point.quarks.kinetic_mixing if point.quarks is not None else 0.0
    if mixing and not any(item.name == "eps" or item.block == "TABLE" for item in lagrangian.externals):
        raise InputError(
            f"the point has kinetic mixing {mixing:g}, which the content {_name(content)} lacks",
            where="param card",
            mend="Choose the full content, or set kinetic_mixing of the point to 0.",
        )


def _channels(lagrangian: Lagrangian, point: ModelPoint) -> dict[int, list[Channel]]:
    """Return the channels of all decays that the point determines, of the particles of the Lagrangian.

    Width and branching ratios are those of the point. So channels to particles that the Lagrangian lacks
    (Z' -> t t~ in the four-lepton content) are among them: left out, the rest would add up to less than 1.
    """
    if point.quarks is None:
        return {}
    codes = {particle.name: particle.pdg for particle in PARTICLES}
    codes |= {particle.antiname: -particle.pdg for particle in PARTICLES if not particle.self_conjugate}
    present = {particle.pdg for particle in lagrangian.particles}
    channels = {}
    for parent, table in decays([point]).tables.items():
        total = float(total_width(table)[0])
        if codes[parent] in present:
            channels[codes[parent]] = [
                (float(width[0]) / total, tuple(codes[name] for name in products))
                for products, width in table.items()
                if width[0] > 0
            ]
    return channels


@parses_words
def read_param_card(path: Path, content: UFOContent | Contents) -> dict[str, float]:
    """Return every external parameter of the content from the card, by name.

    Raises
    ------
    InputError
        If the file is missing or no SLHA; if a block or an entry is missing, unknown, twice there or not a
        finite number; if a mass that must be positive is not.
    """
    card = _read(path)
    expected = {(item.block, item.code): item for item in _externals(content).externals}
    known_blocks = {block for block, _ in expected}
    for name in card.blocks:
        if name not in known_blocks:
            raise InputError(
                f"block {name} does not belong to the content {_name(content)}",
                where=str(path),
                mend=did_you_mean(name, known_blocks),
            )
    found = {(name, key): value for name, block in card.blocks.items() for key, value in block.items()}
    found |= {("DECAY", (pdg,)): table.width for pdg, table in card.decays.items()}
    missing_blocks = sorted(known_blocks - {block for block, _ in found})
    if missing_blocks:
        raise InputError(f"block {missing_blocks[0]} is missing", where=str(path))
    for key in found:
        if key not in expected and key[0] not in ("MASS", "DECAY"):
            raise InputError(
                f"{_label(*key)} does not belong to the content {_name(content)}", where=str(path)
            )
    return {item.name: _value(path, item, found) for item in expected.values()}


def read_point_card(path: Path) -> tuple[ModelPoint, list[str]]:
    """Return the point behind a card, and a sentence for each number of the card that the point changes.

    The card is one of the full content if it has a block of it, else of the four-lepton one. A point's
    widths are computed: a width of the card that departs from them by more than 0.1 % is named.

    Raises
    ------
    InputError
        As `read_param_card` and `point_from_card`; for a card of the unitary content, which holds only
        products of rotations.
    """
    blocks = _read(path).blocks
    if "TABLE" in blocks:
        raise InputError(
            "a card of the unitary content has products of rotations only, no point can be read from it",
            where=str(path),
            mend="Use the card of the full content.",
        )
    mixing = {item.block for item in _externals(UFOContent.FULL).externals}
    mixing -= {item.block for item in _externals(UFOContent.FOUR_LEPTON).externals}
    full = not mixing.isdisjoint(blocks)
    content = UFOContent.FULL if full else UFOContent.FOUR_LEPTON
    values = read_param_card(path, content)
    point = point_from_card(values)
    computed = card_values(point)
    changed = [
        f"{_label(item.block, item.code)} ({item.name}) is {values[item.name]:.6g} in the card; "
        f"the point has {computed[item.name]:.6g}"
        for item in _externals(content).externals
        if not math.isclose(values[item.name], computed[item.name], rel_tol=_ROUNDED, abs_tol=1e-9)
    ]
    return point, changed


def _externals(content: UFOContent | Contents) -> Lagrangian:
    # a custom content drops what its vertices do not need, so the vertices must be known
    closed = isinstance(content, UFOContent) and not content.value.tabulated
    return fields_and_externals(content) if closed else build_lagrangian(content)


def _tabulated(content: UFOContent | Contents, values: dict[str, float]) -> dict[str, float]:
    """Return the numbers of block TABLE: internal parameters of the same content, evaluated."""
    contents = content.value if isinstance(content, UFOContent) else content
    closed = build_lagrangian(replace(contents, tabulated=False))
    found: dict[str, float] = {}
    for name, value in internal_values(closed, values).items():
        found |= {name: value.real, f"TR{name}": value.real, f"TI{name}": value.imag}
    return found


def _name(content: UFOContent | Contents) -> str:
    return (content.value if isinstance(content, UFOContent) else content).label


def _read(path: Path) -> Slha:
    """Return the card; one that is no SLHA, or says something twice, is an error."""
    card = read_slha(read_text(path), str(path))
    if not card.blocks and not card.decays:
        raise InputError("this is no SLHA param card: it has no block", where=str(path))
    if card.repeated:
        raise InputError(f"{card.repeated[0]} is there twice", where=str(path))
    return card


def _label(block: str, code: tuple[int, ...]) -> str:
    return f"{block} {' '.join(str(number) for number in code)}"


def _value(path: Path, item: ExternalParameter, found: dict[tuple[str, tuple[int, ...]], str]) -> float:
    label = f"{_label(item.block, item.code)} ({item.name})"
    if (item.block, item.code) not in found:
        raise InputError(f"{label} is missing", where=str(path))
    text = found[item.block, item.code]
    result = slha_number(text)
    if not math.isfinite(result):
        raise InputError(f"{label} is {text!r}, not a finite number", where=str(path))
    must_be_positive = item.name in {"Gf", "MZ", "MW", "MZp", "MH", "Mphi"}
    if (result < 0 and item.block in ("MASS", "DECAY")) or (must_be_positive and result == 0):
        bound = "greater than 0" if must_be_positive else "0 or greater"
        raise InputError(f"{label} is {result:g}; it must be {bound}", where=str(path))
    return result
