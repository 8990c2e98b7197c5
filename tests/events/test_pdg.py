import numpy as np
import pytest

from recast.events.pdg import kinds


def test_kinds_of_well_known_particles():
    #            mu    gamma pi+  pi0  K0L  p     u    g   (ud)0 nu  B0   nucleus     Z   tau
    pids = [13, 22, 211, 111, 130, 2212, 2, 21, 2101, 14, 511, 1000020040, 23, -15]
    found = kinds(pids)
    assert found.charged.tolist() == [
        True, False, True, False, False, True, True, False, True, False, False, True, False, True,
    ]  # fmt: skip
    assert np.flatnonzero(found.hadron).tolist() == [2, 3, 4, 5, 10, 11]
    assert np.flatnonzero(found.parton).tolist() == [6, 7, 8]


def test_masses_are_those_of_the_particle_data_group():
    assert kinds([13, -13, 211, 2212]).mass == pytest.approx([0.1056584, 0.1056584, 0.1395704, 0.9382721])


def test_an_unknown_particle_has_no_mass():
    assert np.isnan(kinds([9900999]).mass[0])


def test_no_particles():
    assert all(len(column) == 0 for column in kinds(np.empty(0, int)))


def test_the_table_of_kernels_begins_with_the_photon_as_it_is():
    from recast.events.pdg_table import CHARGED, HADRON, PARTON, table_for

    table = table_for(np.array([22, 13], np.int32))
    for code in (22, 13):
        row = table.direct[code + 6000]
        (charged,), (mass,), (hadron,), (parton,) = kinds([code])
        assert (table.codes[row], table.mass[row]) == (code, mass)
        assert table.flags[row] == CHARGED * charged + HADRON * hadron + PARTON * parton
