"""Parameters. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from .function_library import complexconjugate, im, re
from .object_library import Parameter, all_parameters

ZERO = Parameter(
    name='ZERO',
    nature='internal',
    type='real',
    value='0.0',
    texname='0',
)

Gf = Parameter(
    name='Gf',
    nature='external',
    type='real',
    value=1.1663787e-05,
    texname='G_F',
    lhablock='SMINPUTS',
    lhacode=[2],
)

MZ = Parameter(
    name='MZ',
    nature='external',
    type='real',
    value=91.1876,
    texname='m_Z',
    lhablock='MASS',
    lhacode=[23],
)

MZp = Parameter(
    name='MZp',
    nature='external',
    type='real',
    value=30.0,
    texname="m_{Z'}",
    lhablock='MASS',
    lhacode=[32],
)

aS = Parameter(
    name='aS',
    nature='external',
    type='real',
    value=0.118,
    texname='\\alpha_s',
    lhablock='SMINPUTS',
    lhacode=[3],
)

gp = Parameter(
    name='gp',
    nature='external',
    type='real',
    value=0.05,
    texname="g'",
    lhablock='ZPINPUTS',
    lhacode=[1],
)

MW = Parameter(
    name='MW',
    nature='external',
    type='real',
    value=80.385,
    texname='m_W',
    lhablock='MASS',
    lhacode=[24],
)

MTA = Parameter(
    name='MTA',
    nature='external',
    type='real',
    value=1.77693,
    texname='m_{\\tau^-}',
    lhablock='MASS',
    lhacode=[15],
)

WZ = Parameter(
    name='WZ',
    nature='external',
    type='real',
    value=2.4952,
    texname='\\Gamma_{Z}',
    lhablock='DECAY',
    lhacode=[23],
)

WZp = Parameter(
    name='WZp',
    nature='external',
    type='real',
    value=0.00596816275248812,
    texname="\\Gamma_{Z'}",
    lhablock='DECAY',
    lhacode=[32],
)

vev = Parameter(
    name='vev',
    nature='internal',
    type='real',
    value='1/cmath.sqrt(Gf*cmath.sqrt(2))',
    texname='v',
)

G = Parameter(
    name='G',
    nature='internal',
    type='real',
    value='2*cmath.sqrt(aS)*cmath.sqrt(cmath.pi)',
    texname='g_s',
)

cw = Parameter(
    name='cw',
    nature='internal',
    type='real',
    value='MW/MZ',
    texname='\\cos\\theta_W',
)

sw = Parameter(
    name='sw',
    nature='internal',
    type='real',
    value='cmath.sqrt(1 - cw**2)',
    texname='\\sin\\theta_W',
)

ee = Parameter(
    name='ee',
    nature='internal',
    type='real',
    value='2*MW*sw/vev',
    texname='e',
)
