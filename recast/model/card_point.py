"""Model: the model point behind the numbers of a param card; the mass matrices are rebuilt and checked."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.inputs.ckm import ckm_matrix
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme, scheme_names
from recast.inputs.particles import fermion_masses
from recast.model.electroweak_mixing import mix_neutral_bosons
from recast.model.point import ModelPoint
from recast.model.quark_sector import QuarkSector, Yukawas

__all__ = ["point_from_card"]

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
