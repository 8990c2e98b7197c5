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

d = Particle(
    pdg_code=1,
    name='d',
    antiname='d~',
    spin=2,
    color=3,
    mass=Param.ZERO,
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
    mass=Param.ZERO,
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
    mass=Param.ZERO,
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
    mass=Param.ZERO,
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
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='b',
    antitexname='\\bar{b}',
    charge=-1/3,
    GhostNumber=0,
    LeptonNumber=0,
)

b__tilde__ = b.anti()

e__minus__ = Particle(
    pdg_code=11,
    name='e-',
    antiname='e+',
    spin=2,
    color=1,
    mass=Param.ZERO,
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
    mass=Param.ZERO,
    width=Param.ZERO,
    texname='\\mu^-',
    antitexname='\\mu^+',
    charge=-1,
    GhostNumber=0,
    LeptonNumber=1,
)

mu__plus__ = mu__minus__.anti()

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
