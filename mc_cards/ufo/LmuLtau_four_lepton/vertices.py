"""Vertices. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from . import couplings as C
from . import lorentz as L
from . import particles as P
from .object_library import Vertex, all_vertices

V_1 = Vertex(
    name='V_1',
    particles=[P.ve__tilde__, P.ve, P.Z],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_1},
)

V_2 = Vertex(
    name='V_2',
    particles=[P.vm__tilde__, P.vm, P.Z],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_1},
)

V_3 = Vertex(
    name='V_3',
    particles=[P.vt__tilde__, P.vt, P.Z],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_1},
)

V_4 = Vertex(
    name='V_4',
    particles=[P.vm__tilde__, P.vm, P.Zp],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_2},
)

V_5 = Vertex(
    name='V_5',
    particles=[P.vt__tilde__, P.vt, P.Zp],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_3},
)

V_6 = Vertex(
    name='V_6',
    particles=[P.e__plus__, P.e__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_4},
)

V_7 = Vertex(
    name='V_7',
    particles=[P.mu__plus__, P.mu__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_4},
)

V_8 = Vertex(
    name='V_8',
    particles=[P.ta__plus__, P.ta__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_4},
)

V_9 = Vertex(
    name='V_9',
    particles=[P.e__plus__, P.e__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_5, (0, 1): C.GC_6},
)

V_10 = Vertex(
    name='V_10',
    particles=[P.mu__plus__, P.mu__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_5, (0, 1): C.GC_6},
)

V_11 = Vertex(
    name='V_11',
    particles=[P.ta__plus__, P.ta__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_5, (0, 1): C.GC_6},
)

V_12 = Vertex(
    name='V_12',
    particles=[P.mu__plus__, P.mu__minus__, P.Zp],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_2},
)

V_13 = Vertex(
    name='V_13',
    particles=[P.ta__plus__, P.ta__minus__, P.Zp],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_3},
)

V_14 = Vertex(
    name='V_14',
    particles=[P.u__tilde__, P.u, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_7},
)

V_15 = Vertex(
    name='V_15',
    particles=[P.c__tilde__, P.c, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_7},
)

V_16 = Vertex(
    name='V_16',
    particles=[P.u__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_8, (0, 1): C.GC_9},
)

V_17 = Vertex(
    name='V_17',
    particles=[P.c__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_8, (0, 1): C.GC_9},
)

V_18 = Vertex(
    name='V_18',
    particles=[P.d__tilde__, P.d, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_10},
)

V_19 = Vertex(
    name='V_19',
    particles=[P.s__tilde__, P.s, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_10},
)

V_20 = Vertex(
    name='V_20',
    particles=[P.b__tilde__, P.b, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_10},
)

V_21 = Vertex(
    name='V_21',
    particles=[P.d__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_11, (0, 1): C.GC_12},
)

V_22 = Vertex(
    name='V_22',
    particles=[P.s__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_11, (0, 1): C.GC_12},
)

V_23 = Vertex(
    name='V_23',
    particles=[P.b__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_11, (0, 1): C.GC_12},
)

V_24 = Vertex(
    name='V_24',
    particles=[P.d__tilde__, P.d, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_13},
)

V_25 = Vertex(
    name='V_25',
    particles=[P.u__tilde__, P.u, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_13},
)

V_26 = Vertex(
    name='V_26',
    particles=[P.s__tilde__, P.s, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_13},
)

V_27 = Vertex(
    name='V_27',
    particles=[P.c__tilde__, P.c, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_13},
)

V_28 = Vertex(
    name='V_28',
    particles=[P.b__tilde__, P.b, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_13},
)

V_29 = Vertex(
    name='V_29',
    particles=[P.g, P.g, P.g],
    color=['f(1,2,3)'],
    lorentz=[L.VVV1],
    couplings={(0, 0): C.GC_14},
)

V_30 = Vertex(
    name='V_30',
    particles=[P.g, P.g, P.g, P.g],
    color=['f(-1,1,2)*f(3,4,-1)', 'f(-1,1,3)*f(2,4,-1)', 'f(-1,1,4)*f(2,3,-1)'],
    lorentz=[L.VVVV1, L.VVVV2, L.VVVV3],
    couplings={(0, 0): C.GC_15, (1, 1): C.GC_15, (2, 2): C.GC_15},
)
