"""Boosts, against the library `vector`, of numbers and of arrays."""

import numpy as np
import pytest
import vector

from recast.core.boosts import boost_between, boosted
from recast.core.compiled import kernel

RNG = np.random.default_rng(3)
COUNT = 200


def momenta(mass):
    p = RNG.normal(0.0, 50.0, (3, COUNT))
    return (*p, np.sqrt((p**2).sum(axis=0) + mass**2))


def test_as_the_library_boosts():
    x, y, z, energy = momenta(0.1)
    frame = momenta(91.0)
    boost = [part / 91.0 for part in frame]
    there = vector.array({"px": x, "py": y, "pz": z, "E": energy}).boost_p4(
        vector.array(dict(zip(("px", "py", "pz", "E"), frame, strict=True)))
    )
    moved = boosted(x, y, z, energy, *boost)
    for found, wanted in zip(moved, (there.px, there.py, there.pz, there.E), strict=True):
        assert found == pytest.approx(wanted, rel=1e-9, abs=1e-9)
    ux, uy, uz, gamma = boost
    back = boosted(*moved, -ux, -uy, -uz, gamma)
    assert np.array(back) == pytest.approx(np.array((x, y, z, energy)), rel=1e-9, abs=1e-9)


def test_numbers_arrays_and_kernels_have_one_formula():
    x, y, z, energy = momenta(0.1)
    boost = [part / 91.0 for part in momenta(91.0)]
    arrays, compiled = boosted(x, y, z, energy, *boost), kernel(boosted)
    for k in range(5):
        numbers = [float(part[k]) for part in (x, y, z, energy, *boost)]
        wanted = pytest.approx([part[k] for part in arrays], rel=1e-12)
        assert boosted(*numbers) == wanted
        assert compiled(*numbers) == wanted


def test_from_one_momentum_to_another_of_its_mass():
    before, after = momenta(30.0), momenta(30.0)
    boost = boost_between(*before, *after)
    assert np.array(boosted(*before, *boost)) == pytest.approx(np.array(after), rel=1e-9, abs=1e-9)
    ux, uy, uz, gamma = boost
    assert gamma**2 - ux**2 - uy**2 - uz**2 == pytest.approx(np.ones(COUNT), rel=1e-9)
    # no rotation: a momentum changes along the boost alone
    x, y, z, energy = momenta(0.1)
    change = np.array(boosted(x, y, z, energy, *boost)[:3]) - np.array((x, y, z))
    assert np.cross(change.T, np.array((ux, uy, uz)).T) == pytest.approx(np.zeros((COUNT, 3)), abs=1e-8)
