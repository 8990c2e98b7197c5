import numpy as np
import pytest
import pythia8mc
from particle import pdgid

from recast.core.slha import QuantumNumbers
from recast.events.pdg import is_standard, kinds

PYTHIA = pythia8mc.Pythia("", False).particleData


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


def _known_to_pythia():
    code, codes = 1, [1]
    while (code := PYTHIA.nextId(code)) > codes[-1]:
        codes.append(code)
    return codes


# Pythia's own extensions of the dark range, diffractive states (never final), H++ (particle: neutral)
EXTENSIONS = {56, 57, 59, 94, 9900041, 9900042}
CODES = [code for code in _known_to_pythia() if code not in EXTENSIONS and not 9900000 < code < 10000000] + [
    9900012,
    9900014,
    9900016,
    9900024,
]


def test_charges_are_those_of_pythia():
    found = kinds(CODES)
    wrong = [
        code
        for code, charged in zip(CODES, found.charged, strict=True)
        if charged != bool(PYTHIA.chargeType(code))
    ]
    assert not wrong


def test_colours_are_those_of_pythia():
    technicolour = {3000331, *range(3100000, 3500000)} - {3100021}
    found = kinds(CODES)
    wrong = (
        {
            code
            for code, coloured in zip(CODES, found.coloured, strict=True)
            if coloured != bool(PYTHIA.colType(code))
        }
        - technicolour
        - {9, 1009002}  # a placeholder of Pythia's
    )
    assert not wrong


def test_what_pythia_calls_invisible_is_invisible():
    """But for Z, h and what Pythia does not mean: excited neutrinos and a KK Z are neutral as their like."""
    found = kinds(CODES)
    internal = {40, *range(81, 101), 110, 990}
    neutral_to_pythia = {4000012, 4000014, 4000016, 4900023, 5000023}
    wrong = {
        code for code, visible in zip(CODES, found.visible, strict=True) if visible != PYTHIA.isVisible(code)
    }
    assert wrong <= internal | neutral_to_pythia | {23, 25, 1009002} | set(range(3000000, 4000000))


def test_nothing_changed_for_the_standard_model():
    """Neutrinos alone are invisible, partons alone coloured; the rest is what the package `particle` says."""
    codes = [code for code in CODES if is_standard(code)]
    assert len(codes) > 300
    codes += [-code for code in codes if PYTHIA.hasAnti(code)]
    found = kinds(codes)
    assert {abs(code) for code, visible in zip(codes, found.visible, strict=True) if not visible} == {
        12,
        14,
        16,
    }
    assert found.coloured.tolist() == found.parton.tolist()
    assert found.charged.tolist() == [bool(pdgid.three_charge(code)) for code in codes]
    assert found.hadron.tolist() == [bool(pdgid.is_hadron(code) or pdgid.is_nucleus(code)) for code in codes]
    bottom = [5 if pdgid.has_bottom(c) else 4 if pdgid.has_charm(c) else 0 for c in codes]
    assert found.heavy.tolist() == [b if h else 0 for b, h in zip(bottom, found.hadron, strict=True)]


@pytest.mark.parametrize("code", range(51, 61))
def test_dark_matter_is_neutral_and_invisible(code):
    for pid in (code, -code):
        found = kinds([pid])
        assert not (found.charged | found.coloured | found.visible | found.hadron).any()


@pytest.mark.parametrize(
    "code",
    [1000022, 1000012, 1000014, 1000016, 1000039, 9900012, 18, 39, 4900101, 4900211, 4900021, 32],
)
def test_new_neutral_particles_are_invisible(code):
    found = kinds([code])
    assert not (found.charged | found.coloured | found.visible | found.hadron).any()


@pytest.mark.parametrize(("code", "heavy"), [(1000512, 0), (1006523, 5), (1009213, 0)])
def test_r_hadrons_are_hadrons(code, heavy):
    found = kinds([code])
    assert found.hadron[0]
    assert found.visible[0]
    assert found.heavy[0] == heavy


def test_a_dark_meson_is_no_hadron():
    """Leptons from it are not from a hadron."""
    assert not kinds([4900111, 4900511, 3000111]).hadron.any()
    assert not kinds([4900511]).heavy.any()


def test_squarks_and_gluinos_are_coloured_and_no_partons():
    found = kinds([1000001, 2000006, 1000021, 42, 4000002, 5100021])
    assert found.coloured.all()
    assert not found.parton.any()


@pytest.mark.parametrize(
    ("numbers", "charged", "coloured", "visible"),
    [
        ((0, 2, 1, False), False, False, False),
        ((3, 2, 1, False), True, False, True),
        ((-1, 2, 3, False), True, True, True),
        ((0, 2, 8, True), False, True, True),
    ],
)
@pytest.mark.parametrize("code", [9000005, 52, 1000022, 1023])
def test_the_particles_of_the_file_come_first(code, numbers, charged, coloured, visible):
    own = (QuantumNumbers(code, *numbers),)
    for pid in (code, -code):
        found = kinds([pid], own)
        assert (found.charged[0], found.coloured[0], found.visible[0]) == (charged, coloured, visible)
    assert kinds([13, 22, 2212], own).charged.tolist() == [True, False, True]


def test_a_file_does_not_redefine_the_standard_model():
    found = kinds([13, 12, 2212], tuple(QuantumNumbers(code, 0, 2, 8, False) for code in (12, 13, 2212)))
    assert found.charged.tolist() == [True, False, True]
    assert found.visible.tolist() == [True, False, True]
    assert not found.coloured.any()


def test_a_number_without_meaning_gives_no_charge():
    """FeynRules counts from 9000001; `particle` reads 9000005 as a quark of charge -1/3."""
    assert not kinds([9000005]).charged.any()
