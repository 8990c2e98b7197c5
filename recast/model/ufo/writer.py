"""Model: writes a Lagrangian as a UFO folder (Python 3) that MadGraph, pyAmpliCol and others import."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from recast.core.atomic import write_text
from recast.core.cache import cached_folder
from recast.core.resources import resource
from recast.core.words import parses_words
from recast.model.card_values import BENCHMARK, card_values, matrix_values
from recast.model.effective import effective_couplings
from recast.model.spectrum import quark_spectrum
from recast.model.ufo.build import build_lagrangian
from recast.model.ufo.content import Contents, UFOContent
from recast.model.ufo.elements import Lagrangian, Lorentz, Particle
from recast.model.ufo.slha import card_text

__all__ = [
    "LORENTZ",
    "RESTRICTIONS",
    "cached_files",
    "cached_ufo",
    "lagrangian_files",
    "restriction_values",
    "ufo_files",
    "write_ufo",
]

RESTRICTIONS: dict[str, str] = {
    "leptons_only": "Z' couples to leptons and phi only: no vector-like quarks, no kinetic mixing",
    "effective": "effective Z' couplings of eq. (8) without vector-like quarks; unitary gauge only",
    "massless_light_quarks": "u, d, s, c massless, vector-like quarks and mixing kept",
    "diagonal_ckm": "CKM matrix 1, vector-like quarks and mixing kept",
}
"""Names of the restrictions and what they are."""

_SMALL = 1e-13


def restriction_values(name: str) -> dict[str, float]:
    """Return the external parameters of a restriction card, by name.

    Numbers that are not zero are those of `BENCHMARK`, all different: generators also merge equal ones.
    """
    values = card_values(BENCHMARK)
    if name == "leptons_only":
        values |= _unmixed()
    elif name == "effective":
        values |= _unmixed() | _effective()
    elif name == "massless_light_quarks":
        values |= _rotated(light=True)
    elif name == "diagonal_ckm":
        values |= _rotated(light=False)
    else:
        raise ValueError(f"unknown restriction {name!r}")
    return {key: float(f"{value:.15g}") if abs(value) > _SMALL else 0.0 for key, value in values.items()}


def _unmixed() -> dict[str, float]:
    """Return trivial rotations, without kinetic mixing, vector-like quarks switched off."""
    values = {"eps": 0.0, "kVLQ": 0.0}
    for name in ("UL", "UR", "DL", "DR"):
        values |= matrix_values(name, np.eye(5)[:, (2, 3, 4, 1, 0)])
    return values


def _effective() -> dict[str, float]:
    found = effective_couplings([BENCHMARK])
    values: dict[str, float] = {}
    for name, matrix in (("LD", found.left_down), ("RD", found.right_down), ("RU", found.right_up)):
        values |= matrix_values(f"ZP{name}", matrix[0], np.triu_indices(3))
    return values


def _rotated(*, light: bool) -> dict[str, float]:
    known = card_values(BENCHMARK)
    masses = ([known[f"M{q}"] for q in "UCT"], [known[f"M{q}"] for q in "DSB"])
    if light:
        spectrum = quark_spectrum(
            BENCHMARK, light_masses_gev=([0.0, 0.0, masses[0][2]], [0.0, 0.0, masses[1][2]])
        )
    else:
        spectrum = quark_spectrum(BENCHMARK, ckm=np.eye(3, dtype=complex))
    values: dict[str, float] = {}
    for letter, rotation, names in (
        ("U", spectrum.up, ("MU", "MC", "MT", "MU1", "MU2")),
        ("D", spectrum.down, ("MD", "MS", "MB", "MD1", "MD2")),
    ):
        values |= {name: float(mass) for name, mass in zip(names, rotation.masses, strict=True)}
        values |= matrix_values(f"{letter}L", rotation.left) | matrix_values(f"{letter}R", rotation.right)
    return values | matrix_values("CKM", spectrum.ckm)


_STRUCTURES = (
    Lorentz("FFV1", (2, 2, 3), "Gamma(3,2,1)"),
    Lorentz("FFV2", (2, 2, 3), "Gamma(3,2,-1)*ProjM(-1,1)"),
    Lorentz("FFV3", (2, 2, 3), "Gamma(3,2,-1)*ProjP(-1,1)"),
    # The chirality projectors, written out: pyAmpliCol 1.0.1 exchanges a ProjM and a ProjP that stand alone.
    Lorentz("FFS1", (2, 2, 1), "Identity(2,1)/2 - Gamma5(2,1)/2"),
    Lorentz("FFS2", (2, 2, 1), "Identity(2,1)/2 + Gamma5(2,1)/2"),
    Lorentz("SSS1", (1, 1, 1), "1"),
    Lorentz("SSSS1", (1, 1, 1, 1), "1"),
    Lorentz("VSS1", (3, 1, 1), "P(1,2) - P(1,3)"),
    Lorentz("VVS1", (3, 3, 1), "Metric(1,2)"),
    Lorentz("VVSS1", (3, 3, 1, 1), "Metric(1,2)"),
    Lorentz(
        "VVV1",
        (3, 3, 3),
        "P(3,1)*Metric(1,2) - P(3,2)*Metric(1,2) - P(2,1)*Metric(1,3)"
        " + P(2,3)*Metric(1,3) + P(1,2)*Metric(2,3) - P(1,3)*Metric(2,3)",
    ),
    Lorentz("VVVV1", (3, 3, 3, 3), "Metric(1,4)*Metric(2,3) - Metric(1,3)*Metric(2,4)"),
    Lorentz("VVVV2", (3, 3, 3, 3), "Metric(1,4)*Metric(2,3) - Metric(1,2)*Metric(3,4)"),
    Lorentz("VVVV3", (3, 3, 3, 3), "Metric(1,3)*Metric(2,4) - Metric(1,2)*Metric(3,4)"),
    Lorentz(
        "VVVV4",
        (3, 3, 3, 3),
        "Metric(1,4)*Metric(2,3) + Metric(1,3)*Metric(2,4) - 2*Metric(1,2)*Metric(3,4)",
    ),
)

LORENTZ: dict[str, Lorentz] = {item.name: item for item in _STRUCTURES}
"""Structures by name."""


_FOLDER = "generated_model"
"""A UFO is a Python package: its folder has the name of one."""
_HEADER = '"""{title}. Generated from the Lagrangian by recast.model.ufo; do not edit."""\n\n'


@parses_words
def write_ufo(folder: Path, content: UFOContent | Contents = UFOContent.FULL) -> Path:
    """Write the UFO of `content` into `folder` and return the folder.

    Raises
    ------
    InputError
        If the folder cannot be written.
    """
    for name, text in ufo_files(content).items():
        write_text(Path(folder) / name, text)
    return Path(folder)


def cached_ufo(contents: Contents) -> Path:
    """Return the folder of the UFO of some contents in the user's cache, written there if it is not yet."""
    return cached_files(ufo_files(contents))


def cached_files(files: dict[str, str]) -> Path:
    """Return the folder of a UFO with these files in the user's cache, written there if it is not yet."""

    def build(folder: Path) -> None:
        for name, text in files.items():
            write_text(folder / _FOLDER / name, text)

    return cached_folder("ufo", {"files": files}, build) / _FOLDER


@parses_words
def ufo_files(content: UFOContent | Contents = UFOContent.FULL) -> dict[str, str]:
    """Return the text of every file of the UFO, by name."""
    lagrangian = build_lagrangian(content)
    contents = content.value if isinstance(content, UFOContent) else content
    kind = "scalar" if contents.yukawas else "Z'"
    files = lagrangian_files(lagrangian, f"A {kind} model, {contents.label} content")
    if content is UFOContent.FULL:
        for name, meaning in RESTRICTIONS.items():
            text = card_text(lagrangian, restriction_values(name))
            files[f"restrict_{name}.dat"] = f"# {meaning}\n{text}"
    return files


def lagrangian_files(lagrangian: Lagrangian, title: str) -> dict[str, str]:
    """Return the text of every Python file of the UFO of a Lagrangian, by name; `title` is for its header."""
    couplings = _collect_couplings(lagrangian)
    return {
        "__init__.py": _init(lagrangian, title),
        **{path.name: path.read_text(encoding="utf-8") for path in _fixed()},
        "particles.py": _particles(lagrangian),
        "parameters.py": _parameters(lagrangian),
        "coupling_orders.py": _orders(lagrangian),
        "lorentz.py": _lorentz(lagrangian),
        "couplings.py": _couplings(couplings),
        "vertices.py": _vertices(lagrangian, couplings),
    }


def _fixed() -> tuple[Path, ...]:
    """Return the files that are the same in every UFO: its classes, functions and the writer of its card."""
    return (
        resource("mc_cards", "ufo", "LmuLtau_four_lepton", "object_library.py"),
        resource("mc_cards", "ufo", "LmuLtau_four_lepton", "function_library.py"),
        resource("mc_cards", "ufo", "LmuLtau_four_lepton", "write_param_card.py"),
    )


def _init(lagrangian: Lagrangian, title: str) -> str:
    feynman = ", 1" if any(item.goldstone for item in lagrangian.particles) else ""
    return _INIT.format(title=title, feynman=feynman)


_INIT = '''"""{title}. Generated by recast.model.ufo; do not edit."""

from . import particles
from . import couplings
from . import lorentz
from . import parameters
from . import vertices
from . import coupling_orders
from . import function_library
from . import object_library

gauge = [0{feynman}]

all_particles = particles.all_particles
all_vertices = vertices.all_vertices
all_couplings = couplings.all_couplings
all_lorentz = lorentz.all_lorentz
all_parameters = parameters.all_parameters
all_orders = coupling_orders.all_orders
all_functions = function_library.all_functions

__author__ = "The recast authors"
__version__ = "1.0"
__date__ = ""
'''
_CouplingKey = tuple[str, tuple[tuple[str, int], ...]]


def _collect_couplings(lagrangian: Lagrangian) -> dict[_CouplingKey, str]:
    names: dict[_CouplingKey, str] = {}
    for vertex in lagrangian.vertices:
        for term in vertex.terms:
            key = (str(term.coupling), vertex.order)
            names.setdefault(key, f"GC_{len(names) + 1}")
    return names


def _call(head: str, arguments: dict[str, str]) -> str:
    body = "".join(f"    {key}={value},\n" for key, value in arguments.items())
    return f"{head}(\n{body})\n\n"


def _particles(lagrangian: Lagrangian) -> str:
    text = _HEADER.format(title="Particles")
    text += "from . import parameters as Param\nfrom .object_library import Particle, all_particles\n\n"
    for item in lagrangian.particles:
        text += _particle(item)
    return text.rstrip("\n") + "\n"


def _particle(item: Particle) -> str:
    arguments = {
        "pdg_code": str(item.pdg),
        "name": repr(item.name),
        "antiname": repr(item.antiname),
        "spin": str(item.spin),
        "color": str(item.color),
        "mass": f"Param.{item.mass}",
        "width": f"Param.{item.width}",
        "texname": repr(item.tex),
        "antitexname": repr(item.antitex),
        "charge": item.charge,
        "GhostNumber": "0",
        "LeptonNumber": "1" if item.spin == 2 and item.color == 1 else "0",
    }
    if item.goldstone:
        arguments |= {"goldstone": "True", "goldstoneboson": "True"}
    name = item.field_symbol(item.name)
    text = _call(f"{name} = Particle", arguments)
    if not item.self_conjugate:
        text += f"{item.field_symbol(item.antiname)} = {name}.anti()\n\n"
    return text


def _parameters(lagrangian: Lagrangian) -> str:
    text = _HEADER.format(title="Parameters")
    text += "from .function_library import complexconjugate, im, re\n"
    text += "from .object_library import Parameter, all_parameters\n\n"
    zero = {"nature": "'internal'", "type": "'real'", "value": "'0.0'", "texname": "'0'"}
    text += _call("ZERO = Parameter", {"name": "'ZERO'", **zero})
    for external in lagrangian.externals:
        arguments = {
            "name": repr(external.name),
            "nature": "'external'",
            "type": "'real'",
            "value": repr(external.value),
            "texname": repr(external.tex),
            "lhablock": repr(external.block),
            "lhacode": repr(list(external.code)),
        }
        text += _call(f"{external.name} = Parameter", arguments)
    for internal in lagrangian.internals:
        arguments = {
            "name": repr(internal.name),
            "nature": "'internal'",
            "type": repr(internal.kind),
            "value": repr(internal.value),
            "texname": repr(internal.tex),
        }
        text += _call(f"{internal.name} = Parameter", arguments)
    return text.rstrip("\n") + "\n"


def _orders(lagrangian: Lagrangian) -> str:
    used = {name for vertex in lagrangian.vertices for name, _ in vertex.order}
    hierarchy = {"QCD": 1, "QED": 2, "NP": 2} | dict.fromkeys(sorted(used - {"QCD", "QED", "NP"}), 2)
    text = _HEADER.format(title="Coupling orders")
    text += "from .object_library import CouplingOrder, all_orders\n\n"
    for name, value in hierarchy.items():
        if name in used:
            arguments = {"name": repr(name), "expansion_order": "99", "hierarchy": str(value)}
            text += _call(f"{name} = CouplingOrder", arguments)
    return text.rstrip("\n") + "\n"


def _lorentz(lagrangian: Lagrangian) -> str:
    used = {term.lorentz for vertex in lagrangian.vertices for term in vertex.terms}
    text = _HEADER.format(title="Lorentz structures")
    text += "from .object_library import Lorentz, all_lorentz\n\n"
    for name, item in (LORENTZ | lagrangian.structures).items():
        if name in used:
            arguments = {
                "name": repr(name),
                "spins": repr(list(item.spins)),
                "structure": repr(item.structure),
            }
            text += _call(f"{name} = Lorentz", arguments)
    return text.rstrip("\n") + "\n"


def _couplings(couplings: dict[_CouplingKey, str]) -> str:
    text = _HEADER.format(title="Couplings")
    text += "from .function_library import complexconjugate, im, re\n"
    text += "from .object_library import Coupling, all_couplings\n\n"
    for (value, order), name in couplings.items():
        arguments = {"name": repr(name), "value": repr(value), "order": repr(dict(order))}
        text += _call(f"{name} = Coupling", arguments)
    return text.rstrip("\n") + "\n"


def _vertices(lagrangian: Lagrangian, couplings: dict[_CouplingKey, str]) -> str:
    text = _HEADER.format(title="Vertices")
    text += "from . import couplings as C\nfrom . import lorentz as L\nfrom . import particles as P\n"
    text += "from .object_library import Vertex, all_vertices\n\n"
    for number, vertex in enumerate(lagrangian.vertices, start=1):
        colors = list(dict.fromkeys(term.color for term in vertex.terms))
        structures = list(dict.fromkeys(term.lorentz for term in vertex.terms))
        cells = ", ".join(
            f"({colors.index(term.color)}, {structures.index(term.lorentz)}): "
            f"C.{couplings[str(term.coupling), vertex.order]}"
            for term in vertex.terms
        )
        fields = (lagrangian.particle(name).field_symbol(name) for name in vertex.particles)
        arguments = {
            "name": repr(vertex.name or f"V_{number}"),
            "particles": "[" + ", ".join(f"P.{name}" for name in fields) + "]",
            "color": repr(colors),
            "lorentz": "[" + ", ".join(f"L.{name}" for name in structures) + "]",
            "couplings": "{" + cells + "}",
        }
        text += _call(f"V_{number} = Vertex", arguments)
    return text.rstrip("\n") + "\n"
