import json
import math
import pickle
import shutil
import warnings

import numpy as np
import pytest
from rambo import rambo
from ufo_cards import FOUR_LEPTONS, z_prime_card

from recast.core.errors import InputError
from recast.generate import pdf as pdf_module
from recast.generate.engine.hard import EngineSettings, TreeProcess
from recast.generate.helicity import HelicityMatrixElement
from recast.model.card_values import BENCHMARK
from recast.model.model_card import read_model
from recast.model.registry import load_model
from recast.model.zprime import ZPrimePoint

POINT = ZPrimePoint(30.0, 0.1)
PAIR = {"m(mu+,mu-)": {"min": 10}}
ANGLES = [(300.0, 0.3), (900.0, -0.7), (200.0, 0.95)]


def process(text, contribution="sm", cuts=None, point=POINT, **settings):
    return TreeProcess(point, text, contribution, EngineSettings(cuts=cuts or {}, **settings))


def two_body(energy, cosine, mass=0.0):
    k = math.sqrt(energy**2 - mass**2)
    q = k * np.array([math.sqrt(1 - cosine**2), 0, cosine])
    return np.array([[[energy, 0, 0, energy], [energy, 0, 0, -energy], [energy, *q], [energy, *-q]]])


def mandelstam(energy, cosine, mass=0.0):
    s, beta = 4 * energy**2, math.sqrt(1 - (mass / energy) ** 2)
    return s, mass**2 - s / 2 * (1 - beta * cosine), mass**2 - s / 2 * (1 + beta * cosine)


def group(tree, name):
    return tree.names.index(name)


@pytest.mark.parametrize(
    ("text", "cuts", "message"),
    [
        ("p p > mu+ mu-", {}, "cuts: mu+,mu- may have no mass without a cut"),
        ("p p > mu+ mu-", {}, "Add m(mu+,mu-): {min: 1}."),
        ("p p > mu+ mu- j", PAIR, "j may follow a beam without a cut"),
        ("p p > mu+ mu- j", PAIR, "Add pt(j): {min: 10}."),
        ("p p > t t~ j", {}, "j may be soft without a cut: the cross section of g g > t t~ g is infinite."),
        ("p p > mu+ mu- j j", PAIR | {"pt(j)": {"min": 20}}, "Add m(j,j): {min: 1}."),
        ("p p > mu+ mu- a", PAIR | {"pt(a)": {"min": 20}}, "Add m(mu-,a): {min: 1}."),
        ("p p > a a", {}, "Add pt(a): {min: 10}."),
        ("p p > mu+ mu+", {}, "process: p p > mu+ mu+ has no diagrams"),
        ("p p > zp mu+ mu-", PAIR, "p p > zp mu+ mu- has no diagrams without new physics."),
        ("p p > t t~ QED<=2", {}, "have several powers of the strong coupling"),
        ("p p > t t~ QEX<=2", {}, 'the model has no coupling order "QEX". Did you mean "QED"?'),
    ],
)
def test_what_has_no_finite_cross_section_is_one_line(text, cuts, message):
    with pytest.raises(InputError) as error:
        process(text, cuts=cuts)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("p p > t t~", {}),
        ("p p > z z", {}),
        ("p p > mu+ vm", {}),
        ("p p > t t~ j", {"pt(j)": {"min": 20}}),
        ("p p > mu+ mu- j j", PAIR | {"pt(j)": {"min": 20}, "dr(j,j)": {"min": 0.4}}),
        ("p p > mu+ mu- a", PAIR | {"pt(a)": {"min": 20}, "m(mu+,a)": {"min": 1}, "m(mu-,a)": {"min": 1}}),
    ],
)
def test_what_is_kept_from_its_singularities_is_taken(text, cuts):
    assert process(text, cuts=cuts).subprocesses


@pytest.mark.parametrize("part", ["np", "interference"])
def test_parts_that_cannot_be_told_apart_are_refused(part):
    with pytest.raises(InputError, match=f'"{part}" of p p > mu\\+ mu- mu\\+ mu- cannot be told apart'):
        process("p p > mu+ mu- mu+ mu-", part, PAIR)
    if part == "np":
        assert process("p p > zp mu+ mu-", part, PAIR).subprocesses


def test_groups_hold_flavours_and_beams():
    tree = process("p p > mu+ mu- j", cuts=PAIR | {"pt(j)": {"min": 20}})
    assert len(tree.subprocesses) == 24
    assert tree.names == [
        "g d > mu+ mu- d", "g u > mu+ mu- u", "g d~ > mu+ mu- d~", "g u~ > mu+ mu- u~",
        "d d~ > mu+ mu- g", "u u~ > mu+ mu- g",
    ]  # fmt: skip
    chosen = {item.initial: item for item in tree.subprocesses}
    assert chosen[21, 3].group == chosen[3, 21].group == chosen[21, 1].group
    assert [chosen[key].swapped for key in ((21, 3), (3, 21), (3, -3), (-3, 3))] == [False, True, False, True]
    four = process("p p > l+ l- l+ l-", cuts={"m(l+,l-)": {"min": 4}}, contribution="full")
    assert len(four.names) == 6  # u and d; 4e, 2e2mu, 4mu are told apart by the new boson
    assert len(process("p p > l+ l- l+ l-", cuts={"m(l+,l-)": {"min": 4}}).names) == 4


def test_both_charges_of_a_boson_are_one_process():
    text, cuts = "p p > mu+ mu- mu+ vm; p p > mu+ mu- mu- vm~", {"m(mu+,mu-)": {"min": 10}}
    tree = process(text, "signal", cuts)
    assert tree.names == ["u d~ > mu+ mu- mu+ vm", "d u~ > mu- mu+ mu- vm~"]
    assert len(tree.subprocesses) == 8
    assert tree.smallest(0b111100) == pytest.approx(math.sqrt(2) * 10)  # two pairs share a muon
    with pytest.raises(InputError, match="p p > z z has no diagrams of the orders of the other processes"):
        process("p p > t t~; p p > z z")


def test_charges_of_quarks_tell_flavours_apart():
    point = load_model("lmu_ltau").point({"mzp_gev": 60.0, "charges.s": 0.5})
    tree = process("p p > mu+ mu-", "full", PAIR, point)
    assert tree.names == ["d d~ > mu+ mu-", "u u~ > mu+ mu-", "s s~ > mu+ mu-"]


def test_five_flavours_have_a_massless_bottom_quark():
    tree = process("p p > mu+ mu- j", cuts=PAIR | {"pt(j)": {"min": 20}}, flavours=5)
    assert len(tree.names) == 6
    chosen = {item.initial: item for item in tree.subprocesses}
    assert chosen[21, 5].group == chosen[21, 1].group
    assert chosen[21, 5].masses_gev == (0.0, 0.0, 0.0)
    bottom = process("g g > b b~", cuts={"pt(b)": {"min": 20}})
    assert bottom.subprocesses[0].masses_gev[0] > 4.0
    with pytest.raises(InputError, match="flavours is 3; it is 4 or 5"):
        process("p p > mu+ mu-", cuts=PAIR, flavours=3)


def test_the_strong_coupling_is_that_of_the_pdf_set_at_the_scale():
    """Also of a set whose name does not state it, and frozen where the densities are."""
    tree = process("p p > t t~", pdf_set="CT14qed_proton")
    slope = 0.118 * 23 / (6 * math.pi)
    run = 0.118 / (1 + slope * math.log(182.4 / 91.1876))
    found = tree.alpha_s(np.array([91.1876, 182.4, 0.01]))
    assert found[:2] == pytest.approx([0.118, run])
    assert found[2] == tree.alpha_s(np.array([tree._pdf.q_min_gev]))[0]
    x, low, high = np.array([0.05]), np.array([91.1876]), np.array([182.4])
    plain = process("p p > mu+ mu-", cuts=PAIR, pdf_set="CT14qed_proton")

    def up(one, scale):
        column = [item.initial for item in one.subprocesses].index((2, -2))
        return one.luminosities(x, x, scale)[0][0, column]

    changed = up(tree, high) / up(tree, low) / (up(plain, high) / up(plain, low))
    assert changed == pytest.approx((run / 0.118) ** 2)


def test_a_set_without_a_known_strong_coupling_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_module, "stated_alpha_s", dict)
    process("p p > mu+ mu-", cuts=PAIR, pdf_set="CT14qed_proton")
    with pytest.raises(InputError, match="no strong coupling is known for the PDF set CT14qed_proton"):
        process("p p > t t~", pdf_set="CT14qed_proton")


def test_luminosities_are_products_of_densities():
    tree = process("p p > t t~")
    x1, x2, scale = np.array([0.01, 0.3]), np.array([0.2, 0.05]), np.array([91.0, 400.0])
    found, changed = tree.luminosities(x1, x2, scale)
    strong = (tree.alpha_s(scale) / 0.118) ** 2
    from recast.generate.pdf import load_pdf

    pdf = load_pdf("NNPDF31_lo_as_0130")
    raw = [pdf.xf(x, scale) for x in (x1, x2)]
    one, two = (np.maximum(values, 0.0) for values in raw)
    for column, item in enumerate(tree.subprocesses):
        a, b = (pdf.column(code) for code in item.initial)
        assert np.allclose(found[:, column], one[:, a] * two[:, b] * strong, rtol=1e-12)
        whole = raw[0][:, a] * raw[1][:, b] * strong
        assert np.allclose(changed[:, column], np.abs(found[:, column] - whole), rtol=1e-12)
    assert changed.any()
    quarks = [1, 2, 3, 4]
    total = sum(one[:, pdf.column(q)] * two[:, pdf.column(-q)] for q in quarks)
    total += sum(one[:, pdf.column(-q)] * two[:, pdf.column(q)] for q in quarks)
    total += one[:, pdf.column(21)] * two[:, pdf.column(21)]
    assert np.allclose(found.sum(axis=1), total * strong, rtol=1e-12)
    mirrored, _ = tree.luminosities(x2, x1, scale)
    swapped = [(b, a) for a, b in (item.initial for item in tree.subprocesses)]
    order = [[item.initial for item in tree.subprocesses].index(key) for key in swapped]
    assert np.allclose(mirrored[:, order], found, rtol=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize(("energy", "cosine"), ANGLES)
def test_muon_pairs_are_those_of_the_formula(energy, cosine):
    tree = process("p p > mu+ mu-", cuts=PAIR)
    scheme = POINT.electroweak
    s, t, u = mandelstam(energy, cosine)  # t of quark and mu+
    sw2 = scheme.sin2_theta_w
    gz = scheme.e / math.sqrt(sw2 * (1 - sw2))
    pole = 1 / complex(s - scheme.mz_gev**2, scheme.mz_gev * scheme.gamma_z_gev)

    def sides(charge, isospin):
        return {"L": gz * (isospin - charge * sw2), "R": -gz * charge * sw2}

    for name, charge, isospin in (("d d~ > mu+ mu-", -1 / 3, -0.5), ("u u~ > mu+ mu-", 2 / 3, 0.5)):
        quark, muon = sides(charge, isospin), sides(-1.0, -0.5)
        total = 0.0
        for a in "LR":
            for b in "LR":
                amplitude = -(scheme.e**2) * charge / s + quark[a] * muon[b] * pole
                # equal chirality: the quark goes into the mu-, (quark - mu-)^2 = u, in (2 p.p')^2
                total += abs(amplitude) ** 2 * 4 * (t if a == b else u) ** 2
        expected = total / 12
        assert math.isclose(
            tree.square(group(tree, name), two_body(energy, cosine))[0], expected, rel_tol=1e-9
        )


@pytest.mark.slow
@pytest.mark.parametrize(("energy", "cosine"), ANGLES)
def test_top_pairs_are_those_of_the_formula(energy, cosine):
    tree = process("p p > t t~")
    mass = tree.subprocesses[0].masses_gev[0]
    s, t, u = mandelstam(energy, cosine, mass)
    p, m2 = two_body(energy, cosine, mass), mass**2
    strong = (4 * math.pi * 0.118) ** 2
    t, u = t - m2, u - m2
    quarks = strong * 4 / 9 * ((t**2 + u**2) / s**2 + 2 * m2 / s)
    gluons = (1 / (6 * t * u / s**2) - 3 / 8) * ((t**2 + u**2) / s**2 + 4 * m2 / s - 4 * m2**2 / (t * u))
    assert math.isclose(tree.square(group(tree, "d d~ > t t~"), p)[0], quarks, rel_tol=1e-10)
    # the width of the top quark is in its propagators
    assert math.isclose(tree.square(group(tree, "g g > t t~"), p)[0], strong * gluons, rel_tol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize(("energy", "cosine"), ANGLES)
def test_a_gluon_and_a_photon_are_those_of_the_formula(energy, cosine):
    tree = process("u u~ > g a", cuts={"pt(a)": {"min": 1}})
    _, t, u = mandelstam(energy, cosine)
    strong = 4 * math.pi * 0.118
    expected = 8 / 9 * strong * (POINT.electroweak.e * 2 / 3) ** 2 * (t / u + u / t)
    assert math.isclose(tree.square(0, two_body(energy, cosine))[0], expected, rel_tol=1e-9)
    boosted = two_body(energy, cosine)
    y = 1.5
    boosted[:, :, 0], boosted[:, :, 3] = (
        math.cosh(y) * boosted[:, :, 0] + math.sinh(y) * boosted[:, :, 3],
        math.sinh(y) * boosted[:, :, 0] + math.cosh(y) * boosted[:, :, 3],
    )
    assert math.isclose(tree.square(0, boosted)[0], expected, rel_tol=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["sm", "full", "signal"])
@pytest.mark.parametrize(
    "point", [POINT, load_model("b_minus_l").point({"mzp_gev": 60.0, "gp": 0.2})], ids=["Lmu-Ltau", "B-L"]
)
def test_four_muons_are_those_of_the_helicity_amplitudes(point, part):
    p = rambo(np.random.default_rng(3), 4, 120.0, 500)
    tree = process("p p > mu+ mu- mu+ mu-", part, {"m(mu+,mu-)": {"min": 4}}, point)
    own = HelicityMatrixElement(point, "4mu")
    for name, quark in (("d d~ > mu+ mu- mu+ mu-", "d"), ("u u~ > mu+ mu- mu+ mu-", "u")):
        size = np.abs(own.evaluate(p, quark, part)) + (
            own.evaluate(p, quark, "sm") if part == "signal" else 0
        )
        found = tree.square(group(tree, name), p)
        assert (np.abs(found - own.evaluate(p, quark, part)) <= 1e-8 * size).all()


@pytest.mark.slow
def test_swapped_partons_exchange_rows():
    tree = process("u u~ > mu+ mu-", cuts=PAIR)
    other = process("u~ u > mu+ mu-", cuts=PAIR)
    p = two_body(60.0, 0.4)
    swapped = p[:, [1, 0, 2, 3]]
    assert math.isclose(other.square(0, p)[0], tree.square(0, swapped)[0], rel_tol=1e-10)
    assert not math.isclose(other.square(0, p)[0], tree.square(0, p)[0], rel_tol=1e-2)


def test_vector_like_quarks_come_in_pairs():
    tree = process("p p > u1 u1~", "full", point=BENCHMARK)
    assert tree.names == ["g g > U1 U1~", "d d~ > U1 U1~"]
    assert math.isclose(tree.smallest(0b1100), 2 * tree.subprocesses[0].masses_gev[0])


def test_a_process_goes_through_pickle():
    tree = process("p p > t t~")
    copy = pickle.loads(pickle.dumps(tree))
    assert copy.subprocesses == tree.subprocesses


@pytest.mark.parametrize("hierarchy", [1, 2])
def test_the_full_process_holds_the_standard_model_whatever_new_couplings_count(tmp_path, hierarchy):
    """Where they count less, diagrams of the lowest WEIGHTED would be those of new physics alone."""
    folder = tmp_path / "model"
    shutil.copytree(FOUR_LEPTONS, folder)
    orders = folder / "coupling_orders.py"
    head, new = orders.read_text().split("NP = ")
    orders.write_text(f"{head}NP = {new.replace('hierarchy=2', f'hierarchy={hierarchy}')}")
    card = z_prime_card(f"counts-{hierarchy}", folder)
    (tmp_path / "card.yaml").write_text(json.dumps(card))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it is Python code, said where it is not kept yet
        point = read_model(tmp_path / "card.yaml").point({"mzp_gev": 30.0, "gp": 0.05})
    text, cuts = "p p > mu+ mu- ta+ ta-", {"m(mu+,mu-)": {"min": 10}, "m(ta+,ta-)": {"min": 10}}
    full, plain = (process(text, part, cuts, point) for part in ("full", "sm"))

    def lines(tree):
        return {
            (item.initial, item.final): {frozenset(one.propagators) for one in item.diagrams}
            for item in tree.subprocesses
        }

    found, standard = lines(full), lines(plain)
    assert found.keys() == standard.keys()
    assert all(standard[key] < found[key] for key in standard)
    assert full.notes == ()


def test_it_is_told_where_the_full_process_has_no_new_physics():
    (note,) = process("p p > t t~", "full").notes
    assert note.startswith("no diagram of p p > t t~ has new physics at the orders that are taken")
    assert process("p p > t t~", "sm").notes == ()
    assert process("p p > t t~", "full", point=ZPrimePoint(30.0, 0.0)).notes == ()
