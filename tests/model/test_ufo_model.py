"""Any UFO as a model: what is read, what generators get, and what is refused."""

import json
import math
import os
import pickle
import subprocess
import sys

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ufo_cards import FOUR_LEPTONS, z_prime_card

from recast.core.errors import InputError
from recast.generate.amplicol_artifact import prepare_artifact
from recast.generate.base import FinalState, has_new_physics, require_contribution
from recast.model.model_card import parse_model, read_model
from recast.model.registry import load_model
from recast.model.ufo.chirality import chirality
from recast.model.ufo.foreign_worker import mended
from recast.model.ufo.formula import formula, safe_number
from recast.model.ufo.reader import read_ufo
from recast.model.ufo.tree_width import tree_width
from recast.model.ufo.working_copy import plain_structure, process_vertices
from recast.model.whole import whole_ufo

pytestmark = pytest.mark.filterwarnings("ignore:the UFO .* is Python code:UserWarning")

OBJECTS = """
class UFOBaseClass(object):
\tdef nothing(self):
\t\tprint 'of Python 2'
\t\traise UFOError, 'never run'
"""
PARTICLES = """
from __future__ import division
from object_library import all_particles, Particle
import parameters as Param

def add(pdg, name, anti, spin, color, mass, width, charge, **more):
\treturn Particle(pdg_code=pdg, name=name, antiname=anti, spin=spin, color=color, mass=mass, width=width,
\t\ttexname=name, antitexname=anti, charge=charge, GhostNumber=0, LeptonNumber=0, **more)

A = add(22, 'A', 'A', 3, 1, Param.ZERO, Param.ZERO, 0)
Z = add(23, 'Z', 'Z', 3, 1, Param.MZ, Param.WZ, 0)
G0 = add(250, 'G0', 'G0', 1, 1, Param.MZ, Param.WZ, 0, GoldstoneBoson=True)
X = add(1023, 'X', 'X', 3, 1, Param.MX, Param.WX, 0)
m__minus__ = add(13, 'm-', 'm+', 2, 1, Param.MM, Param.ZERO, -1)
m__plus__ = m__minus__.anti()
e__minus__ = add(11, 'e-', 'e+', 2, 1, Param.ZERO, Param.ZERO, -1)
e__plus__ = e__minus__.anti()
u = add(2, 'u', 'u~', 2, 3, Param.ZERO, Param.ZERO, 2/3)
u__tilde__ = u.anti()
d = add(1, 'd', 'd~', 2, 3, Param.ZERO, Param.ZERO, -1/3)
d__tilde__ = d.anti()
s = add(3, 's', 's~', 2, 3, Param.ZERO, Param.ZERO, -1/3)
s__tilde__ = s.anti()
c = add(4, 'c', 'c~', 2, 3, Param.ZERO, Param.ZERO, 2/3)
c__tilde__ = c.anti()
b = add(5, 'b', 'b~', 2, 3, Param.ZERO, Param.ZERO, -1/3)
b__tilde__ = b.anti()
t = add(6, 't', 't~', 2, 3, Param.MT, Param.ZERO, 2/3)
t__tilde__ = t.anti()
print "read"
"""
PARAMETERS = """
from object_library import all_parameters, Parameter
from function_library import complexconjugate

def external(name, value, block, code):
    return Parameter(name=name, nature='external', type='real', value=value, texname=name, lhablock=block,
                     lhacode=[code])

def internal(name, value, type='real'):
    return Parameter(name=name, nature='internal', type=type, value=value, texname=name)

ZERO = internal('ZERO', '0.0')
aEWM1 = external('aEWM1', 127.9, 'SMINPUTS', 1)
Gf = external('Gf', 1.16637e-05, 'SMINPUTS', 2)
MZ = external('MZ', 91.1876, 'MASS', 23)
MX = external('MX', 40, 'MASS', 1023)
MM = external('MM', 0.10566, 'MASS', 13)
MT = external('MT', 172.0, 'MASS', 6)
WZ = external('WZ', 2.4952, 'DECAY', 23)
WX = external('WX', 0.25, 'DECAY', 1023)
gx = external('gx', 0.1, 'NEW', 01)
kx = external('kx', 0.0, 'NEW', 2)
e = internal('e', '2*cmath.sqrt(cmath.pi/aEWM1)')
scale = internal('scale', '1.16637e-05*MZ**2 + cot(1/2)')
late = internal('late', 'early*2')
early = internal('early', 'complex(0,1)*e if kx else e', 'complex')
"""
FUNCTIONS = """
from object_library import all_functions, Function
complexconjugate = Function(name='complexconjugate', arguments=('z',), expression='z.conjugate()')
cot = Function(name='cot', arguments=('z',), expression='1./cmath.tan(z.real)')
"""
COUPLINGS = """
from object_library import all_couplings, Coupling
GC_1 = Coupling(name='GC_1', value='-(e*complex(0,1))', order={'QED':1})
GC_2 = Coupling(name='GC_2', value='(2*e*complex(0,1))/3.', order={'QED':1})
GC_3 = Coupling(name='GC_3', value='-(e*complex(0,1))/3.', order={'QED':1})
GC_4 = Coupling(name='GC_4', value='complex(0,1)*gx*scale', order={'NEW':1})
GC_5 = Coupling(name='GC_5', value='complex(0,1)*gx*kx', order={'NEW':1})
GC_6 = Coupling(name='GC_6', value='complex(0,1)*MM/246.', order={'QED':1})
"""
LORENTZ = """
from object_library import all_lorentz, Lorentz
FFV1 = Lorentz(name='FFV1', spins=[2, 2, 3], structure='Gamma(3,2,1)')
FFV2 = Lorentz(name='FFV2', spins=[2, 2, 3], structure='Gamma(3,2,-1)*ProjM(-1,1)')
FFS1 = Lorentz(name='FFS1', spins=[2, 2, 1], structure='ProjM(2,1)')
"""
ORDERS = """
from object_library import all_orders, CouplingOrder
QED = CouplingOrder(name='QED', expansion_order=99, hierarchy=2)
NEW = CouplingOrder(name='NEW', expansion_order=99, hierarchy=2)
"""
VERTICES = """
from object_library import all_vertices, Vertex
import particles as P
import couplings as C
import lorentz as L

def ffv(name, first, second, boson, coupling, color='1', lorentz=L.FFV1):
    return Vertex(name=name, particles=[first, second, boson], color=[color], lorentz=[lorentz],
                  couplings={(0,0): coupling})

V_1 = ffv('V_1', P.m__plus__, P.m__minus__, P.A, C.GC_1)
V_2 = ffv('V_2', P.e__plus__, P.e__minus__, P.A, C.GC_1)
V_3 = ffv('V_3', P.u__tilde__, P.u, P.A, C.GC_2, 'Identity(1,2)')
V_4 = ffv('V_4', P.t__tilde__, P.t, P.A, C.GC_2, 'Identity(1,2)')
V_5 = ffv('V_5', P.m__plus__, P.m__minus__, P.X, C.GC_4, lorentz=L.FFV2)
V_6 = ffv('V_6', P.u__tilde__, P.u, P.X, C.GC_5, 'Identity(1,2)')
V_7 = ffv('V_7', P.m__plus__, P.m__minus__, P.G0, C.GC_6, lorentz=L.FFS1)
"""
DECAYS = """
from object_library import all_decays, Decay
import particles as P
Decay_X = Decay(name='Decay_X', particle=P.X, partial_widths={
    (P.m__minus__, P.m__plus__): '(gx**2*scale**2*(MX**2 - MM**2)*cmath.sqrt(MX**4 - 4*MM**2*MX**2))'
                                 '/(24.*cmath.pi*abs(MX)**3)',
    (P.t, P.t__tilde__): 'gx**2*(MX**2 - 4*MT**2)/(8.*cmath.pi*MX)'})
"""
FILES = {
    "__init__": "import particles",
    "object_library": OBJECTS,
    "function_library": FUNCTIONS,
    "particles": PARTICLES,
    "parameters": PARAMETERS,
    "couplings": COUPLINGS,
    "lorentz": LORENTZ,
    "vertices": VERTICES,
    "coupling_orders": ORDERS,
    "decays": DECAYS,
}
CARD = {
    "family": "ufo",
    "name": "x",
    "ufo": "model",
    "mediator": 1023,
    "mass": {"name": "mx_gev", "parameter": "MX", "range": [1, 1000]},
    "coupling": {"name": "gx", "parameter": "gx", "range": [0, 10], "reference": 0.1},
}


_LOADER = """
import json, sys
from ufo_model_loader.commands import load_model
folder, values = json.loads(sys.argv[1])
model, card = load_model(folder, "full", False)
card.update({name: complex(value) for name, value in values.items()})
model.apply_input_param_card(card, simplify=False)
print("found", json.dumps({item.name: [item.value.real, item.value.imag] for item in model.couplings}))
"""


@pytest.fixture
def folder(tmp_path):
    def write(**changes):
        place = tmp_path / "model"
        place.mkdir(exist_ok=True)
        for name, text in (FILES | changes).items():
            if text is not None:
                (place / f"{name}.py").write_text(text)
        return place

    write()
    return write


def _model(folder, **changes):
    return parse_model(CARD | changes, "card.yaml", folder().parent)


def test_a_ufo_of_python_2_is_read(folder):
    """Tabs, print and raise statements, imports without a dot, octal numbers; names out of order."""
    ufo = read_ufo(folder())
    values = ufo.values(ufo.defaults())
    electric = math.sqrt(4 * math.pi / 127.9)
    assert values["GC_2"] == pytest.approx(2j * electric / 3, rel=1e-14)
    assert values["late"] == pytest.approx(2 * electric, rel=1e-14)
    assert ufo.particle(2).charge == "2/3"
    assert ufo.particle("m+") is ufo.particle(13)


def test_numbers_with_an_exponent_and_division_are_pythons(folder):
    """A parameter e is there: ufo-model-loader 1.0.0 reads 1.16637*e - 5*MZ**2 without a word."""
    ufo = read_ufo(folder())
    expected = 1.16637e-05 * 91.1876**2 + 1 / math.tan(0.5)
    assert ufo.values(ufo.defaults())["scale"] == pytest.approx(expected, rel=1e-14)


def test_what_the_copy_hands_on_is_the_ufo_whatever_its_reader(folder, run_with_symbolica):
    """The copy's couplings, as Python and as ufo-model-loader evaluate them, are those of the UFO."""
    model = _model(folder, parameters={"kx": {"parameter": "kx", "range": [-1, 1], "default": 0.3}})
    point = model.point({"mx_gev": 50.0, "gx": 0.2})
    values = point.ufo_values()
    given = model.given.values(model.given.defaults() | {"MX": 50.0, "gx": 0.2, "kx": 0.3})
    expected = {
        tuple(sorted(item.particles)): given[cell.coupling]
        for item in model.copy.vertices
        for cell in item.cells
    }
    copy = read_ufo(point.ufo())
    found = copy.values(values)
    named = {item.name: str(item.pdg) for item in model.given.particles}
    standard = {item.name: str(item.pdg) for item in copy.particles}
    assert len(copy.vertices) == len(expected) == 5
    python = {
        _codes(item.particles, standard): found[cell.coupling]
        for item in copy.vertices
        for cell in item.cells
    }
    for particles, value in expected.items():
        assert python[_codes(particles, named)] == pytest.approx(value, rel=1e-13)
    job = json.dumps([str(point.ufo()), values])
    read = json.loads(run_with_symbolica(_LOADER, job).rpartition("found ")[2])
    for name, pair in read.items():
        assert complex(*pair) == pytest.approx(found[name], rel=1e-13)


def _codes(particles, codes):
    known = {**codes, **{name.replace("-", "+"): code for name, code in codes.items()}}
    return tuple(sorted(known.get(name, known.get(name.rstrip("~"))) for name in particles))


def test_the_copy_has_what_the_processes_need_by_standard_names(folder):
    model = _model(folder)
    lagrangian = model.copy.lagrangian
    names = {name for item in lagrangian.vertices for name in item.particles}
    assert {"mu+", "mu-", "e-", "u", "X", "a"} <= names
    assert not names & {"t", "G0", "m-", "A"}  # no top quark, no Goldstone boson
    assert all(item.mass == "ZERO" for item in lagrangian.particles if item.pdg in (2, 11, 13))
    assert {dict(item.order).get("NP", 0) for item in lagrangian.vertices if "X" in item.particles} == {1}
    assert all(dict(item.order) == {"QED": 1} for item in lagrangian.vertices if "X" not in item.particles)
    assert model.massive == ("m-",)
    assert "m- have no mass" in model.notes[-1]


def test_a_coupling_that_is_fixed_at_zero_drops_its_vertices(folder):
    """kx is zero in the UFO: no vertex of X with quarks, and the amplitude has g^2 once."""
    assert _model(folder).quadratic
    free = _model(folder, parameters={"kx": {"parameter": "kx", "range": [-1, 1], "default": 0.0}})
    assert not free.quadratic
    assert free.point({"mx_gev": 50.0}).ufo_values()["T1I_GC_5"] == 0.0
    assert not _model(folder, values={"kx": 0.5}).quadratic


def _free(**defaults):
    return {name: {"parameter": name, "range": [-1, 1], "default": value} for name, value in defaults.items()}


def test_quarks_are_alike_where_they_are_so_at_every_point(folder):
    """Two charges that are equal by default are not those of one quark where a run scans one of them."""
    charm = "V_8 = ffv('V_8', P.c__tilde__, P.c, P.A, C.GC_2, 'Identity(1,2)')\n"
    charm += "V_9 = ffv('V_9', P.c__tilde__, P.c, P.X, C.{}, 'Identity(1,2)')\n"
    names = {
        "parameters": PARAMETERS + "ky = external('ky', 0.0, 'NEW', 3)\n",
        "couplings": COUPLINGS
        + "GC_7 = Coupling(name='GC_7', value='complex(0,1)*gx*ky', order={'NEW':1})\n",
    }
    for default in (0.0, 0.5):
        place = folder(**names, vertices=VERTICES + charm.format("GC_7"))
        card = CARD | {"parameters": _free(kx=default, ky=default)}
        assert not parse_model(card, "card.yaml", place.parent).point({"mx_gev": 50.0}).same_quarks("u", "c")
        place = folder(**names, vertices=VERTICES + charm.format("GC_5"))
        assert parse_model(card, "card.yaml", place.parent).point({"mx_gev": 50.0}).same_quarks("u", "c")


def test_what_a_free_parameter_adds_counts_where_it_is_zero_by_default(folder):
    """g^2 eps beside g is not quadratic; a coupling eps alone does not vanish with g."""
    for text, why in (("gx*(1 + kx*gx)", None), ("(gx + kx)", r"X couples at gx = 0 \(V_5: m\+ m- X\)")):
        place = folder(couplings=COUPLINGS.replace("gx*scale", text))
        assert parse_model(CARD, "card.yaml", place.parent).quadratic
        card = CARD | {"parameters": _free(kx=0.0), "leave_out": ["V_6"]}
        if why is None:
            assert not parse_model(card, "card.yaml", place.parent).quadratic
        else:
            with pytest.raises(InputError, match=why):
                parse_model(card, "card.yaml", place.parent)


def test_a_point_without_the_couplings_of_leptons_has_no_new_physics(folder):
    """Charges that a run scans may vanish at one of its points."""
    place = folder(couplings=COUPLINGS.replace("gx*scale", "gx*kx"), vertices=VERTICES)
    card = CARD | {"parameters": _free(kx=0.5), "width": "parameter", "leave_out": ["V_6"]}
    model, four = parse_model(card, "card.yaml", place.parent), frozenset({13})
    assert model.point({"mx_gev": 50.0}).takes_part(four)
    assert model.point({"mx_gev": 50.0, "gx": 0.0}).takes_part(four)
    assert not model.point({"mx_gev": 50.0, "kx": 0.0}).takes_part(four)
    with pytest.raises(InputError, match='"signal" of .* is zero at coupling 0.1'):
        require_contribution("signal", model.point({"mx_gev": 50.0, "kx": 0.0}), "4mu")


def test_the_standard_model_is_the_coupling_at_zero(folder):
    model = _model(folder)
    at_zero, at_one = (model.point({"mx_gev": 50.0, "gx": value}).ufo_values() for value in (0.0, 1.0))
    assert at_zero["gx"] == 0.0
    assert at_zero["T1I_GC_4"] == pytest.approx(at_one["T1I_GC_4"], rel=1e-12)


def test_a_coupling_that_is_0_over_0_at_zero_is_taken_near_it(folder):
    place = folder(couplings=COUPLINGS.replace("gx*scale'", "gx*scale*gx/cmath.sqrt(gx*gx)'"))
    model = parse_model(CARD, "card.yaml", place.parent)
    assert 0 < model.copy.near_zero < 1e-5
    assert model.point({"mx_gev": 50.0, "gx": 0.2}).ufo_values()["T1I_GC_4"] > 0


def test_widths_by_each_rule(folder):
    """decays.py, the vertices and the parameter; the top quarks are closed and do not count."""
    widths = {
        rule: _model(folder, width=rule).point({"mx_gev": 50.0, "gx": 0.2}).mediator.width_gev
        for rule in ("decays", "auto", "parameter", "gx**2*mx_gev")
    }
    scale = 1.16637e-05 * 91.1876**2 + 1 / math.tan(0.5)
    assert widths["auto"] == pytest.approx((0.2 * scale) ** 2 * 50.0 / (24 * math.pi), rel=1e-4)
    assert widths["decays"] == pytest.approx(widths["auto"], rel=1e-9)
    assert widths["parameter"] == 0.25
    assert widths["gx**2*mx_gev"] == pytest.approx(2.0)


def test_vertices_of_the_same_particles_add_up_in_the_amplitude(folder):
    """Two vertices of half the coupling are one: the same width, photon and exchanged boson."""
    halved = VERTICES + "".join(
        f"V_{number} = ffv('V_{number}', P.m__plus__, P.m__minus__, P.{boson}, C.{gc}, lorentz=L.{kind})\n"
        for number, boson, gc, kind in ((8, "X", "GC_4", "FFV2"), (9, "A", "GC_1", "FFV1"))
    )
    couplings = COUPLINGS.replace("-(e*complex(0,1))", "-(e*complex(0,1))/2").replace(
        "gx*scale", "gx*scale/2"
    )
    couplings = couplings.replace("-(e*complex(0,1))/2/3", "-(e*complex(0,1))/3")
    whole = _model(folder).point({"mx_gev": 50.0})
    split = parse_model(CARD, "card.yaml", folder(vertices=halved, couplings=couplings).parent).point(
        {"mx_gev": 50.0}
    )
    assert split.mediator.width_gev == pytest.approx(whole.mediator.width_gev, rel=1e-12)
    assert split.electroweak.alpha == pytest.approx(whole.electroweak.alpha, rel=1e-12)
    for one, other in zip(split.bosons, whole.bosons, strict=True):
        assert one.left["mu"] == pytest.approx(other.left["mu"], rel=1e-12)


def test_the_width_of_the_vertices_is_that_of_our_z_prime():
    """tree_width on our own UFO: Z' to muons, taus and neutrinos."""
    ufo = read_ufo(FOUR_LEPTONS)
    values = ufo.values(ufo.defaults() | {"MZp": 30.0, "gp": 0.05})
    found = sum(tree_width(ufo, ufo.particle(32), values).values())
    muonless = load_model("lmu_ltau").point({"mzp_gev": 30.0, "gp": 0.05}).mediator.width_gev
    assert found == pytest.approx(muonless, rel=1e-4)  # the muon is massless in that UFO


@pytest.mark.parametrize(
    ("gone", "part", "channels"), [((), 3, 4), (("V_13",), 2, 3), (("V_13", "V_5", "V_4"), 1, 1)]
)
def test_vertices_left_out_are_left_out_of_the_width(gone, part, channels):
    """The Z' of Lmu-Ltau without taus and neutrinos is that of muons alone; in units of the muons' width."""
    card = z_prime_card("zp") | {"leave_out": list(gone)}
    model = parse_model(card, "card.yaml")
    point = model.point({"mzp_gev": 30.0, "gp": 0.05})
    muons = 0.05**2 * 30.0 / (12 * math.pi)
    assert point.mediator.width_gev == pytest.approx(part * muons, rel=1e-4)
    assert len(point.channels()) == channels
    assert point.channels()["mu+", "mu-"] == pytest.approx(muons, rel=1e-4)
    values = point.ufo_values()
    assert values[model.copy.width] == point.mediator.width_gev == whole_ufo(point).width_gev
    assert any("without the vertices left out (V_13" in note for note in model.notes) is bool(gone)
    assert model.describe()["width"] == ("auto, without leave_out" if gone else "auto")
    ufo = pickle.loads(pickle.dumps(model.ufo))
    assert [item.name for item in ufo.vertices] == [item.name for item in model.ufo.vertices]
    assert len(model.given.vertices) - len(ufo.vertices) == len(gone)
    given = parse_model(card | {"width": "gp**2*mzp_gev"}, "card.yaml").point({"mzp_gev": 30.0, "gp": 0.05})
    assert given.mediator.width_gev == pytest.approx(0.075)
    assert given.model.describe()["width"] == "gp**2*mzp_gev"


def test_decays_of_vertices_left_out_are_left_out(folder):
    """A width of decays.py belongs to the vertices with its particles: all of them or none are left out."""
    charm = "V_8 = ffv('V_8', P.c__tilde__, P.c, P.X, C.GC_4, 'Identity(1,2)')\n"
    twice = "V_9 = ffv('V_9', P.m__plus__, P.m__minus__, P.X, C.GC_4)\n"
    decays = DECAYS.replace("(P.t, P.t", "(P.c, P.c__tilde__): 'gx**2*MX', (P.A, P.A): 'gx**2', (P.t, P.t")
    place = folder(vertices=VERTICES + charm + twice, decays=decays).parent

    def channels(*gone):
        card = CARD | {"width": "decays", "leave_out": list(gone)}
        return set(parse_model(card, "card.yaml", place).point({"mx_gev": 50.0}).channels())

    every = {("m-", "m+"), ("c", "c~"), ("A", "A")}  # the last one has no vertex
    assert channels() == every
    assert channels("V_8") == every - {("c", "c~")}
    text = r"one width to m- m\+ for V_5, V_9, of which leave_out names V_9\. Take width: auto"
    with pytest.raises(InputError, match=text):
        channels("V_9")


def test_a_coupling_that_leaves_some_names_the_vertices_and_the_restrictions(folder):
    place = folder(couplings=COUPLINGS.replace("gx*scale", "(gx + kx)"))
    for name in ("none", "some"):
        (place / f"restrict_{name}.dat").write_text("")
    ways = r"One of these: name the parameter .*; leave_out: \[V_5\]; take a restriction of the UFO "
    card = CARD | {"leave_out": ["V_6"], "parameters": _free(kx=0.5)}
    for taken, names in (
        ({}, r"\(restriction: none or some\)"),
        ({"restriction": "some"}, r"\(restriction: none\)"),
    ):
        with pytest.raises(InputError, match=ways + names):
            parse_model(card | taken, "card.yaml", place.parent)


def test_a_restriction_card_gives_values(folder):
    place = folder()
    card = "Block MASS\n 1023 60.0\nBlock NEW\n 2 0.5 # kx\nDECAY 1023 0.125\n"
    (place / "restrict_some.dat").write_text(card)
    model = parse_model(CARD | {"restriction": "some", "width": "parameter"}, "card.yaml", place.parent)
    assert model.fixed == {"MX": 60.0, "kx": 0.5, "WX": 0.125}
    assert model.point({"mx_gev": 50.0}).mediator.width_gev == 0.125
    with pytest.raises(InputError, match=r'no restriction "sme"\. Did you mean "some"\?'):
        parse_model(CARD | {"restriction": "sme"}, "card.yaml", place.parent)


def test_the_electroweak_parameters_are_the_ufos(folder):
    scheme = _model(folder).point({"mx_gev": 50.0}).electroweak
    assert scheme.alpha == pytest.approx(1 / 127.9, rel=1e-14)
    assert scheme.fermi_constant == pytest.approx(1.16637e-05, rel=1e-12)
    assert 79.5 < scheme.mw_gev < 80.5
    with pytest.raises(InputError, match="the electroweak parameters of x are those of its UFO"):
        _model(folder).point({"mx_gev": 50.0}, "alpha_mz")


def test_points_are_plain_objects(folder):
    model = _model(folder)
    point = model.point({"mx_gev": 50.0})
    again = pickle.loads(pickle.dumps(point))
    assert again == point
    assert hash(again) == hash(point)
    assert again.ufo_values() == point.ufo_values()
    assert point != model.point({"mx_gev": 51.0})
    assert "mx_gev" in point.describe()
    assert "DECAY 1023" in point.param_card().replace("   ", " ")
    assert model.charges({}) is None


def test_the_code_of_a_ufo_is_told_of_and_runs_once(folder, tmp_path):
    place = folder(particles=PARTICLES + f"\nopen({str(tmp_path / 'ran')!r}, 'a').write('x')\n")
    with pytest.warns(UserWarning, match="is Python code, which runs now, in a process of its own"):
        read_ufo(place)
    read_ufo(place)
    assert (tmp_path / "ran").read_text() == "x"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"mediatr": 1}, r'card\.yaml: unknown key "mediatr"\. Did you mean "mediator"\?'),
        ({"mediator": 99}, 'the UFO has no particle "99"'),
        ({"mediator": "--5"}, 'the UFO has no particle "--5"'),
        ({"mediator": "²"}, 'the UFO has no particle "²"'),
        ({"mediator": 1.5}, r"card\.yaml: mediator is 1\.5\. Input should be a valid string\.$"),
        ({"width": -1}, r"the width of X is -1 GeV"),
        ({"parameters": {"a b": {}}}, r"card\.yaml: parameters\.a b is 'a b'\."),
        ({"ufo": "nowhere"}, "nowhere is not a folder"),
        ({"values": {"MY": 1}}, r'x: values: the UFO has no external parameter "MY"\. Did you mean'),
        (
            {"values": {"e": 1}},
            '"e" is an internal parameter of the UFO, computed from others. Name one of them: aEWM1.',
        ),
        ({"values": {"gx": 1}}, "gx is a free parameter and has a value"),
        ({"mass": {"parameter": "MT", "range": [1, 9]}}, "the mass of X does not depend on MT"),
        ({"mass": {"parameter": "MX", "range": [9, 1]}}, r"card.yaml: mass: range is \[9, 1\]; it must rise"),
        ({"mass": {"parameter": "MX"}}, 'the key "mass.range" is missing'),
        (
            {"mass": {"parameter": "MX", "range": [1, 9], "unti": "GeV"}},
            'unknown key "mass.unti"',
        ),
        ({"coupling": {"parameter": "gx", "range": [0, 1]}}, "reference, a typical value"),
        (
            {"coupling": {"parameter": "gx", "range": [0, 1], "reference": 0.1, "default": 0.1}},
            "reference and default mean the same",
        ),
        ({"parameters": {"mx_gev": {"parameter": "kx", "range": [0, 1]}}}, "the parameter mx_gev is there"),
        ({"parameters": {"other": {"parameter": "gx", "range": [0, 1]}}}, "parameter of the UFO gx is there"),
        ({"leave_out": ["V_99"]}, 'no vertex "V_99"'),
        ({"width": "0"}, "at mx_gev = 40, gx = 0.1: X has no width there"),
        (
            {"width": "decayss"},
            'x: width: "decayss" is neither a rule nor a name in card or UFO. Did you mean "decays"',
        ),
        ({"width": "gx*MXX"}, 'x: width: "MXX" is neither a rule nor a name in card or UFO'),
        ({"width": "gy*2"}, 'x: width: "gy" is neither a rule nor a name in card or UFO. Did you mean "gx"'),
        ({"leave_out": ["V_5"]}, "x: X takes no part in q q~ > four electrons and muons"),
        (
            {"coupling": {"parameter": "MT", "range": [0, 200], "reference": 172}},
            r"x: coupling: X couples at MT = 0 \(V_5: m\+ m- X\), where the Standard Model",
        ),
        ({"parameters": {"a b": {"parameter": "kx", "range": [0, 1]}}}, "Take letters, digits, dots"),
        ({"width": "gx/"}, "the expression 'gx/' is not understood"),
        ({"width": "__import__('os')"}, "the function __import__ is not defined"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else str(next(iter(value))),
)
def test_a_wrong_card_is_one_line(folder, changes, message):
    with pytest.raises(InputError, match=message) as caught:
        _model(folder, **changes).point({"mx_gev": 40.0})
    assert "\n" not in str(caught.value)


def test_a_parameter_without_a_default_is_given_by_the_card(folder):
    model = _model(folder, parameters={"mixing": {"parameter": "kx", "range": [0, 1]}})
    with pytest.raises(InputError, match="the parameter mixing is missing"):
        model.point({"mx_gev": 40.0})
    assert model.point({"mx_gev": 40.0, "mixing": 0.5}).values == (40.0, 0.1, 0.5)


def test_couplings_of_counterterms_that_nothing_needs_are_no_fault(folder):
    loops = "GC_9 = Coupling(name='GC_9', value='FRCTdelta*gx', order={'NEW':1})\n"
    assert _model(lambda: folder(couplings=COUPLINGS + loops)).point({"mx_gev": 40.0}).ufo_values()
    needed = COUPLINGS.replace("complex(0,1)*gx*scale", "FRCTdelta*gx*scale")
    with pytest.raises(InputError, match=r"the coupling GC_4 cannot be computed: FRCTdelta\*gx\*scale"):
        _model(lambda: folder(couplings=needed))


def test_what_a_ufo_prints_is_kept_apart_from_what_it_defines(folder):
    loud = "\nimport os, sys\nsys.__stdout__.write('loud')\nos.write(1, b'louder')\n"
    assert read_ufo(folder(parameters=PARAMETERS + loud)).particle("X").pdg == 1023


def test_a_second_new_particle_is_told_of(folder):
    more = PARTICLES + "\nY = add(1024, 'Y', 'Y', 3, 1, Param.MT, Param.ZERO, 0)\n"
    coupled = VERTICES + "\nV_8 = ffv('V_8', P.m__plus__, P.m__minus__, P.Y, C.GC_1)\n"
    assert _model(folder).others == ()
    model = _model(lambda: folder(particles=more, vertices=coupled))
    assert "x: exchange of Y is part of the Standard Model here" in model.notes


def test_the_new_particle_takes_part_where_it_couples(folder):
    point = _model(folder).point({"mx_gev": 40.0})
    states = (FinalState.FOUR_MUONS, FinalState.FOUR_ELECTRONS, FinalState.TWO_ELECTRONS_TWO_MUONS)
    assert [has_new_physics(point, state) for state in states] == [True, False, False]
    with pytest.raises(InputError, match='"signal" of 4e is zero'):
        require_contribution("signal", point, "4e")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"lorentz": LORENTZ + "A = Lorentz(name='FFV1', spins=[2, 2, 3], structure='Gamma(3,1,2)')\n"},
            "two lorentz are called FFV1, and differ",
        ),
        (
            {"couplings": COUPLINGS + "A = Coupling(name='GC_4', value='gx', order={'NEW':1})\n"},
            "two couplings are called GC_4, and differ",
        ),
        (
            {"particles": PARTICLES + "\nY = add(1024, 'X', 'X', 3, 1, Param.ZERO, Param.ZERO, 0)\n"},
            "two particles are called X: 1023 and 1024",
        ),
    ],
)
def test_two_things_of_one_name_are_refused(folder, changes, message):
    with pytest.raises(InputError, match=message):
        read_ufo(folder(**changes))


def test_a_working_copy_is_the_same_in_every_process(folder, tmp_path):
    """The order of a set of words is not: a copy in another order would be compiled again."""
    names = ["OWN3", "OWN4", "OWN5"]
    more = [f"{name} = Lorentz(name='{name}', spins=[2, 2, 3], structure='Gamma(3,2,1)')" for name in names]
    vertices = VERTICES.replace("P.e__minus__, P.A, C.GC_1", "P.e__minus__, P.A, C.GC_1, lorentz=L.OWN3")
    for boson, name in (("P.A, C.GC_2", "OWN4"), ("P.X, C.GC_5", "OWN5")):
        vertices = vertices.replace(
            f"P.u, {boson}, 'Identity(1,2)'", f"P.u, {boson}, 'Identity(1,2)', L.{name}"
        )
    folder(vertices=vertices, lorentz=LORENTZ + "\n".join(more))
    card = tmp_path / "card.yaml"
    card.write_text(yaml.safe_dump(CARD))
    code = (
        "import pathlib, sys\nfrom recast.model.model_card import read_model\n"
        "print(read_model(pathlib.Path(sys.argv[1])).point({'mx_gev': 40.0}).ufo())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(card)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_a_tensor_that_pyamplicol_lacks_is_refused_by_the_name_of_its_vertex(folder, tmp_path):
    anomalous = """
V_8 = Vertex(name='V_loop', particles=[P.X, P.A, P.A], color=['1'], lorentz=[L.VVV1],
             couplings={(0,0): C.GC_4})
"""
    structure = "VVV1 = Lorentz(name='VVV1', spins=[3, 3, 3], structure='Epsilon(1,2,3,-1)*P(-1,2)')\n"
    folder(vertices=VERTICES + anomalous, lorentz=LORENTZ + structure)
    point = parse_model(CARD | {"width": "0.1"}, "card.yaml", tmp_path).point({"mx_gev": 40.0})
    with pytest.raises(
        InputError, match=r"Epsilon of the vertices V_loop\. leave_out: \[V_loop\] in the model's"
    ):
        prepare_artifact(point)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("x = [0] * 10**10", "fails: MemoryError:"),
        ("while True: print('x' * 10**6)", "fails: OSError: .*File too large"),
        ("input()", "fails: EOFError"),
        ("while True: pass", "its Python code does not end in 2 s"),
    ],
)
def test_the_code_of_a_ufo_has_limits(folder, monkeypatch, code, message):
    monkeypatch.setattr("recast.model.ufo.reader._TIMEOUT_S", 2 if "pass" in code else 300)
    with pytest.raises(InputError, match=message):
        read_ufo(folder(lorentz=code))


def test_what_cannot_be_a_model_is_refused(folder):
    with pytest.raises(InputError, match=r"is no UFO: couplings\.py is missing"):
        place = folder()
        (place / "couplings.py").unlink()
        read_ufo(place)
    with pytest.raises(InputError, match="fails: ZeroDivisionError: division by zero"):
        read_ufo(folder(lorentz="x = 1/0"))
    with pytest.raises(InputError, match="the parameter late needs early, which is not defined"):
        read_ufo(
            folder(
                lorentz=LORENTZ,
                parameters=PARAMETERS.replace("early = ", "no = ").replace("'early', '", "'no', '"),
            )
        )
    with pytest.raises(InputError, match=r"the expression 'max\(1, 2\)' is not understood"):
        read_ufo(folder(parameters=PARAMETERS.replace("'early*2'", "'max(1, 2)'")))
    with pytest.raises(InputError, match="the parameter scale is defined twice, differently"):
        twice = PARAMETERS + "\nscale = internal('scale', '2')\n"
        parse_model(CARD, "card.yaml", folder(parameters=twice).parent).point({"mx_gev": 9.0}).ufo()


def test_a_vertex_counts_if_a_diagram_has_it(folder):
    ufo = read_ufo(folder())
    assert [item.name for item in process_vertices(ufo, [(2, -2, 13, -13)])] == ["V_1", "V_3", "V_5", "V_6"]
    assert [item.name for item in process_vertices(ufo, [(11, -11, 6, -6)])] == ["V_2", "V_4"]


@given(st.floats(min_value=1e-250, max_value=1e250) | st.integers(0, 10**25))
def test_a_number_in_plain_notation_is_the_same_number(number):
    """Integers of at most six digits, powers of ten, one fraction: no point, no exponent."""
    text = safe_number(number)
    assert "." not in text
    assert "e" not in text
    assert all(
        len(part) <= 6
        for part in text.replace("(", " ").replace(")", " ").replace("*", " ").replace("/", " ").split()
    )
    assert float(eval(text)) == pytest.approx(float(number), rel=1e-15)


@given(st.floats(min_value=1e-12, max_value=1e12))
def test_numbers_of_a_lorentz_structure_keep_their_value(number):
    found = plain_structure(f"{number!r}*P(3,1)*Metric(1,2) - 2*P(3,2)*Metric(1,2)/3.")
    assert eval(found.split("*P(3,1)")[0]) == pytest.approx(number, rel=1e-15)
    assert found.endswith("*P(3,1)*Metric(1,2) - 2*P(3,2)*Metric(1,2)/3")


_PAULI = (np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.array([[1, 0], [0, -1]]))
_GAMMA = np.block([[np.zeros((2, 2)), _PAULI[1]], [-_PAULI[1], np.zeros((2, 2))]])
_GAMMA5 = np.diag([-1.0, -1.0, 1.0, 1.0])
_MATRICES = {
    "Gamma": _GAMMA,
    "Gamma5": _GAMMA5,
    "ProjM": (np.eye(4) - _GAMMA5) / 2,
    "ProjP": (np.eye(4) + _GAMMA5) / 2,
    "Identity": np.eye(4),
}
_names = st.lists(st.sampled_from(["Gamma5", "ProjM", "ProjP", "Identity"]), max_size=2)


@given(_names, st.sampled_from([[], ["Gamma"]]), _names, st.integers(1, 5), st.integers(1, 4))
def test_a_chain_of_gamma_matrices_is_its_two_chiral_parts(before, vector, after, above, below):
    """Against the matrices themselves, whatever the order of the factors."""
    chain = [*before, *vector, *after] or ["Identity"]
    ends = [2, *range(-1, -len(chain), -1), 1]
    factors = [
        f"{name}({'3,' if name == 'Gamma' else ''}{ends[i]},{ends[i + 1]})" for i, name in enumerate(chain)
    ]
    product = np.eye(4) * above / below
    for name in chain:
        product = product @ _MATRICES[name]
    found = chirality(f"{above}*{'*'.join(reversed(factors))}/{below}.")
    assert found is not None
    assert (found.row, found.column, found.vector) == (2, 1, 3 if vector else None)
    both = float(found.left) * _MATRICES["ProjM"] + float(found.right) * _MATRICES["ProjP"]
    np.testing.assert_allclose((_GAMMA if vector else np.eye(4)) @ both, product, atol=1e-15)
    assert found.text == "0" or chirality(found.text) == found


def test_structures_of_fermions_have_one_notation():
    """pyAmpliCol 1.0.1 exchanges ProjM and ProjP alone, and does not end with all of the others."""
    assert plain_structure("ProjM(2,1)") == "Identity(2,1)/2 - Gamma5(2,1)/2"
    assert plain_structure("ProjM(2,1) + ProjP(2,1)") == "Identity(2,1)"
    text = "-1*Gamma(3,2,-1)*ProjM(-1,1) + Gamma(3,2,-1)*ProjP(-1,1)"
    assert plain_structure("Gamma5(-1,1)*Gamma(3,2,-1)") == text
    text = "P(1,2)*P(2,1) - P(-1,1)*P(-1,2)*Metric(1,2)"
    assert plain_structure(text) == text


def test_formulas_are_arithmetic_and_nothing_else():
    assert formula("1/2 + abs(-x)").evaluate({"x": 2.0}) == 2.5
    assert math.isnan(formula("1/x").evaluate({"x": 0.0}))
    assert math.isnan(formula("9**9**9**9").evaluate({}))
    refused = ["x.__class__", "[1]", "open('x')", "lambda: 1", "x[0]", "'a'", "f(x=1)", "cmath.__doc__"]
    for text in (*refused, "x.conjugate", "x.real()", "cmath.sqrt", "cmath.pi()"):
        with pytest.raises(InputError, match="is not understood"):
            formula(text)


def test_python_3_is_left_as_it_is():
    text = 'print("x")\nraise ValueError("a, b")\n'
    assert mended(text) == text
    assert mended("print 'x'\nexcept_ = 010\n") == "pass\nexcept_ = 10\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('if 0: print "x"; y = 1', "if 0: pass; y = 1"),
        ('print "x" % (1,\n  2), \\\n  3\ny = 1', "pass\ny = 1"),
        ("try: x\nexcept (A, B), e: pass", "try: x\nexcept (A, B) as e: pass"),
        ("x = ur'01'", "x = r'01'"),
        ('x = [01, 10L, "01 <> 10L"]  # 01 "', 'x = [1, 10, "01 <> 10L"]  # 01 "'),
        ("x = '''\nprint 01 \"\n'''\nprint'y'", "x = '''\nprint 01 \"\n'''\npass"),
        ("x = 'it\\'s 01'\nprint x", "x = 'it\\'s 01'\npass"),
    ],
)
def test_python_2_becomes_python_3_and_what_is_quoted_stays(old, new):
    assert mended(old) == new
    compile(new, "x", "exec")


def test_the_shipped_scalar_decays_to_muons():
    """Gamma = y^2 m/(8 pi) beta^3."""
    model = load_model("scalar_phi")
    found = model.point({"mphi_gev": 2.0, "yphi": 0.3}).mediator.width_gev
    beta = math.sqrt(1 - 4 * 0.1056583755**2 / 4.0)
    assert found == pytest.approx(0.3**2 * 2.0 / (8 * math.pi) * beta**3, rel=1e-12)
    ufo = model.given
    values = ufo.values(ufo.defaults() | {"Mphi": 2.0, "yphi": 0.3})
    assert sum(tree_width(ufo, model.particle, values).values()) == pytest.approx(found / beta**3, rel=1e-12)
    assert model.quadratic
    assert model.point({"mphi_gev": 2.0}).new_order == "NP"


def test_our_own_ufo_is_the_same_through_the_reader(tmp_path):
    """Couplings of the Z' UFO and those of its working copy agree at 1e-12."""
    card = z_prime_card("own")
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(card))
    model = read_model(tmp_path / "own.yaml")
    assert model.quadratic
    values = model.point({"mzp_gev": 30.0, "gp": 0.05}).ufo_values()
    given = model.given.values(model.given.defaults() | {"MZp": 30.0, "gp": 0.05})
    for name, parts in model.copy.parts.items():
        total = sum(
            values[part] * 0.05**power * (1j if imaginary else 1.0) for part, power, imaginary in parts
        )
        np.testing.assert_allclose(total, given[name], rtol=1e-12)


def test_a_file_that_the_code_reads_counts(folder, tmp_path, monkeypatch):
    """What a UFO defines is kept by all files in its folder."""
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    text = PARAMETERS + "\nimport os\nopen(os.path.join(os.path.dirname(__file__), 'numbers.txt')).read()\n"
    place = folder(parameters=text)
    (place / "numbers.txt").write_text("1")
    with pytest.warns(UserWarning, match="is Python code"):
        read_ufo(place)
    read_ufo(place)  # kept
    (place / "numbers.txt").write_text("2")
    with pytest.warns(UserWarning, match="is Python code"):
        read_ufo(place)
