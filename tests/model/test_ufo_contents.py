"""The Lagrangian behind the UFO: conserved charges, real sums, slim contents, folders that are no UFO."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.model.card_values import BENCHMARK, card_values
from recast.model.decays import neutral_couplings
from recast.model.spectrum import quark_spectrum
from recast.model.ufo import Contents, UFOContent, ufo_files, write_ufo
from recast.model.ufo.build import build_lagrangian, fields_and_externals, internal_values
from recast.model.ufo.expression import ONE, SQRT2, I, symbol
from recast.model.ufo.validate import require_python3


def _values():
    lagrangian = build_lagrangian(UFOContent.FULL)
    externals = card_values(BENCHMARK)
    return lagrangian, externals | internal_values(lagrangian, externals)


def _number(expression, values):
    names = {
        "complex": complex,
        "complexconjugate": lambda z: complex(z).conjugate(),
        "cmath": __import__("cmath"),
    }
    return complex(eval(str(expression), names, values))


@pytest.mark.parametrize("content", list(UFOContent))
def test_vertices_conserve_charge_colour_and_lepton_number(content):
    lagrangian = build_lagrangian(content)
    for vertex in lagrangian.vertices:
        charge, triplets, leptons = Fraction(0), 0, 0
        for name in vertex.particles:
            item = lagrangian.particle(name)
            sign = 1 if name == item.name else -1
            charge += sign * Fraction(item.charge)
            triplets += sign * (item.color == 3)
            leptons += sign * (item.spin == 2 and item.color == 1)
        assert (charge, triplets, leptons) == (0, 0, 0), vertex
        assert sum(count for _, count in vertex.order) == len(vertex.particles) - 2


def test_no_vertex_is_there_twice():
    counted = Counter(tuple(sorted(v.particles)) for v in build_lagrangian(UFOContent.FULL).vertices)
    assert [names for names, count in counted.items() if count > 1] == []


def test_vertices_are_hermitian():
    """The coupling of the conjugate fields is the conjugate; vectors keep their chirality."""
    lagrangian, values = _values()
    anti = {item.name: item.antiname for item in lagrangian.particles}
    anti |= {item.antiname: item.name for item in lagrangian.particles}
    found = {}
    for vertex in lagrangian.vertices:
        for term in vertex.terms:
            if term.lorentz.startswith("FF"):
                found[vertex.particles, term.lorentz] = _number(term.coupling, values) / 1j
    swapped = {"FFS1": "FFS2", "FFS2": "FFS1"}
    for (names, lorentz), value in found.items():
        conjugate = (anti[names[1]], anti[names[0]], anti[names[2]])
        partner = found.get((conjugate, swapped.get(lorentz, lorentz)), 0.0)
        assert partner == pytest.approx(np.conj(value), rel=1e-9, abs=1e-15), names


def test_couplings_of_the_file_are_those_of_the_spectrum():
    lagrangian, values = _values()
    spectrum = quark_spectrum(BENCHMARK)
    for names, charges, charge in (
        (("u", "c", "t", "U1", "U2"), spectrum.up_charges, 2 / 3),
        (("d", "s", "b", "D1", "D2"), spectrum.down_charges, -1 / 3),
    ):
        for boson in ("Z", "Zp"):
            left, right = neutral_couplings(spectrum, charges, charge, np.asarray(BENCHMARK.gp), boson)
            matrix = {"FFV2": left, "FFV3": right}
            for vertex in lagrangian.vertices:
                if vertex.particles[2:] == (boson,) and vertex.particles[1] in names:
                    i, j = names.index(vertex.particles[1]), names.index(vertex.particles[0].rstrip("~"))
                    for term in vertex.terms:
                        expected = 1j * matrix[term.lorentz][i, j]
                        assert _number(term.coupling, values) == pytest.approx(expected, rel=1e-8, abs=1e-13)


def test_slim_content_keeps_only_what_it_needs(tmp_path):
    content = Contents(frozenset({"c", "t", "g", "Zp"}), mixing=True)
    lagrangian = build_lagrangian(content)
    used = {name for vertex in lagrangian.vertices for name in vertex.particles}
    assert used == {"c", "c~", "t", "t~", "g", "Zp"}
    full = build_lagrangian(UFOContent.FULL)
    assert len(lagrangian.externals) < len(full.externals) / 2
    folder = write_ufo(tmp_path / "slim", content)
    assert require_python3(folder) == folder
    names = {item.name for item in fields_and_externals(UFOContent.FULL).externals}
    assert names == {item.name for item in full.externals}


def test_unknown_particle_of_a_content_is_named():
    with pytest.raises(InputError, match='unknown particle "Zq".*Did you mean "Z'):
        Contents(frozenset({"Zq"}))


def test_unitary_content_has_no_goldstone_bosons():
    text = ufo_files(UFOContent.UNITARY)
    assert "goldstone=True" not in text["particles.py"]
    assert "gauge = [0]" in text["__init__.py"]
    assert "gauge = [0, 1]" in ufo_files(UFOContent.FULL)["__init__.py"]


def test_folders_that_are_no_ufo_are_named(tmp_path):
    with pytest.raises(InputError, match="is not a folder"):
        require_python3(tmp_path / "none")
    with pytest.raises(InputError, match=r"is no UFO: __init__.py is missing"):
        require_python3(tmp_path)
    folder = write_ufo(tmp_path / "ufo", UFOContent.FOUR_LEPTON)
    (folder / "vertices.py").write_text("print 'Python 2'\n")
    with pytest.raises(InputError, match=r"vertices.py is not valid Python 3"):
        require_python3(folder)


def test_expressions():
    a, b = symbol("a"), symbol("b")
    assert str(a * b / b) == "a"
    assert str(SQRT2 * SQRT2 * a) == "2.*a"
    assert str(I * I) == "-1."
    assert str(ONE / (SQRT2 * a) * 3) == "(3.)/(a*cmath.sqrt(2))"
    assert not (a - a)
    assert str((I * b).conjugate(frozenset({"a"}))) == "-complex(0,1)*complexconjugate(b)"
    assert str((I * a).conjugate(frozenset({"a"}))) == "-complex(0,1)*a"
    assert (a * b).symbols() == {"a", "b"}
    with pytest.raises(ValueError, match="only divisible by one real product"):
        _ = a / (a + b)
