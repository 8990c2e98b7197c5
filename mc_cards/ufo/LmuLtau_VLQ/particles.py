"""Particles. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from . import parameters as Param
from .object_library import Particle, all_particles

a = Particle(
    pdg_code=22,
    name='a',
    antiname='a',
    spin=3,
    color=1,
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='\\gamma',
    antitexname='\\gamma',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

Z = Particle(
    pdg_code=23,
    name='Z',
    antiname='Z',
    spin=3,
    color=1,
    mass=Param.MZ,
    width=Param.WZ,
    texname='Z',
    antitexname='Z',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

W__plus__ = Particle(
    pdg_code=24,
    name='W+',
    antiname='W-',
    spin=3,
    color=1,
    mass=Param.MW,
    width=Param.WW,
    texname='W^+',
    antitexname='W^-',
    charge=1,
    GhostNumber=0,
    LeptonNumber=0,
)

W__minus__ = W__plus__.anti()

g = Particle(
    pdg_code=21,
    name='g',
    antiname='g',
    spin=3,
    color=8,
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='g',
    antitexname='g',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

Zp = Particle(
    pdg_code=32,
    name='Zp',
    antiname='Zp',
    spin=3,
    color=1,
    mass=Param.MZp,
    width=Param.WZp,
    texname="Z'",
    antitexname="Z'",
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

d = Particle(
    pdg_code=1,
    name='d',
    antiname='d~',
    spin=2,
    color=3,
    mass=Param.MD,
    width=Param.ZERO,
    texname='d',
    antitexname='\\bar{d}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

d__tilde__ = d.anti()

u = Particle(
    pdg_code=2,
    name='u',
    antiname='u~',
    spin=2,
    color=3,
    mass=Param.MU,
    width=Param.ZERO,
    texname='u',
    antitexname='\\bar{u}',
    charge=2/3,
    GhostNumber=0,
    LeptonNumber=0,
)

u__tilde__ = u.anti()

s = Particle(
    pdg_code=3,
    name='s',
    antiname='s~',
    spin=2,
    color=3,
    mass=Param.MS,
    width=Param.ZERO,
    texname='s',
    antitexname='\\bar{s}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

s__tilde__ = s.anti()

c = Particle(
    pdg_code=4,
    name='c',
    antiname='c~',
    spin=2,
    color=3,
    mass=Param.MC,
    width=Param.ZERO,
    texname='c',
    antitexname='\\bar{c}',
    charge=2/3,
    GhostNumber=0,
    LeptonNumber=0,
)

c__tilde__ = c.anti()

b = Particle(
    pdg_code=5,
    name='b',
    antiname='b~',
    spin=2,
    color=3,
    mass=Param.MB,
    width=Param.ZERO,
    texname='b',
    antitexname='\\bar{b}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

b__tilde__ = b.anti()

t = Particle(
    pdg_code=6,
    name='t',
    antiname='t~',
    spin=2,
    color=3,
    mass=Param.MT,
    width=Param.WT,
    texname='t',
    antitexname='\\bar{t}',
    charge=2/3,
    GhostNumber=0,
    LeptonNumber=0,
)

t__tilde__ = t.anti()

e__minus__ = Particle(
    pdg_code=11,
    name='e-',
    antiname='e+',
    spin=2,
    color=1,
    mass=Param.Me,
    width=Param.ZERO,
    texname='e^-',
    antitexname='e^+',
    charge=-1,
    GhostNumber=0,
    LeptonNumber=1,
)

e__plus__ = e__minus__.anti()

mu__minus__ = Particle(
    pdg_code=13,
    name='mu-',
    antiname='mu+',
    spin=2,
    color=1,
    mass=Param.MM,
    width=Param.ZERO,
    texname='\\mu^-',
    antitexname='\\mu^+',
    charge=-1,
    GhostNumber=0,
    LeptonNumber=1,
)

mu__plus__ = mu__minus__.anti()

ta__minus__ = Particle(
    pdg_code=15,
    name='ta-',
    antiname='ta+',
    spin=2,
    color=1,
    mass=Param.MTA,
    width=Param.ZERO,
    texname='\\tau^-',
    antitexname='\\tau^+',
    charge=-1,
    GhostNumber=0,
    LeptonNumber=1,
)

ta__plus__ = ta__minus__.anti()

ve = Particle(
    pdg_code=12,
    name='ve',
    antiname='ve~',
    spin=2,
    color=1,
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='\\nu_e',
    antitexname='\\bar{\\nu_e}',
    charge=0,
    GhostNumber=0,
    LeptonNumber=1,
)

ve__tilde__ = ve.anti()

vm = Particle(
    pdg_code=14,
    name='vm',
    antiname='vm~',
    spin=2,
    color=1,
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='\\nu_\\mu',
    antitexname='\\bar{\\nu_\\mu}',
    charge=0,
    GhostNumber=0,
    LeptonNumber=1,
)

vm__tilde__ = vm.anti()

vt = Particle(
    pdg_code=16,
    name='vt',
    antiname='vt~',
    spin=2,
    color=1,
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='\\nu_\\tau',
    antitexname='\\bar{\\nu_\\tau}',
    charge=0,
    GhostNumber=0,
    LeptonNumber=1,
)

vt__tilde__ = vt.anti()

H = Particle(
    pdg_code=25,
    name='H',
    antiname='H',
    spin=1,
    color=1,
    mass=Param.MH,
    width=Param.WH,
    texname='h',
    antitexname='h',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

phi = Particle(
    pdg_code=6000025,
    name='phi',
    antiname='phi',
    spin=1,
    color=1,
    mass=Param.Mphi,
    width=Param.Wphi,
    texname='\\phi',
    antitexname='\\phi',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
)

D1 = Particle(
    pdg_code=6000001,
    name='D1',
    antiname='D1~',
    spin=2,
    color=3,
    mass=Param.MD1,
    width=Param.WD1,
    texname='D_1',
    antitexname='\\bar{D_1}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

D1__tilde__ = D1.anti()

D2 = Particle(
    pdg_code=6000003,
    name='D2',
    antiname='D2~',
    spin=2,
    color=3,
    mass=Param.MD2,
    width=Param.WD2,
    texname='D_2',
    antitexname='\\bar{D_2}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

D2__tilde__ = D2.anti()

U1 = Particle(
    pdg_code=6000002,
    name='U1',
    antiname='U1~',
    spin=2,
    color=3,
    mass=Param.MU1,
    width=Param.WU1,
    texname='U_1',
    antitexname='\\bar{U_1}',
    charge=2/3,
    GhostNumber=0,
    LeptonNumber=0,
)

U1__tilde__ = U1.anti()

U2 = Particle(
    pdg_code=6000004,
    name='U2',
    antiname='U2~',
    spin=2,
    color=3,
    mass=Param.MU2,
    width=Param.WU2,
    texname='U_2',
    antitexname='\\bar{U_2}',
    charge=2/3,
    GhostNumber=0,
    LeptonNumber=0,
)

U2__tilde__ = U2.anti()

G0 = Particle(
    pdg_code=250,
    name='G0',
    antiname='G0',
    spin=1,
    color=1,
    mass=Param.MZ,
    width=Param.WZ,
    texname='G^0',
    antitexname='G^0',
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
    goldstone=True,
    goldstoneboson=True,
)

G__plus__ = Particle(
    pdg_code=251,
    name='G+',
    antiname='G-',
    spin=1,
    color=1,
    mass=Param.MW,
    width=Param.WW,
    texname='G^+',
    antitexname='G^-',
    charge=1,
    GhostNumber=0,
    LeptonNumber=0,
    goldstone=True,
    goldstoneboson=True,
)

G__minus__ = G__plus__.anti()

GZp = Particle(
    pdg_code=252,
    name='GZp',
    antiname='GZp',
    spin=1,
    color=1,
    mass=Param.MZp,
    width=Param.WZp,
    texname="G'",
    antitexname="G'",
    charge=0,
    GhostNumber=0,
    LeptonNumber=0,
    goldstone=True,
    goldstoneboson=True,
)
