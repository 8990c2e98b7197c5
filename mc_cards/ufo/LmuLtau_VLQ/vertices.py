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
    couplings={(0, 0): C.GC_2},
)

V_3 = Vertex(
    name='V_3',
    particles=[P.vt__tilde__, P.vt, P.Z],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_3},
)

V_4 = Vertex(
    name='V_4',
    particles=[P.ve__tilde__, P.ve, P.Zp],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_4},
)

V_5 = Vertex(
    name='V_5',
    particles=[P.vm__tilde__, P.vm, P.Zp],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_5},
)

V_6 = Vertex(
    name='V_6',
    particles=[P.vt__tilde__, P.vt, P.Zp],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_6},
)

V_7 = Vertex(
    name='V_7',
    particles=[P.e__plus__, P.e__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_7},
)

V_8 = Vertex(
    name='V_8',
    particles=[P.mu__plus__, P.mu__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_7},
)

V_9 = Vertex(
    name='V_9',
    particles=[P.ta__plus__, P.ta__minus__, P.a],
    color=['1'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_7},
)

V_10 = Vertex(
    name='V_10',
    particles=[P.e__plus__, P.e__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_8, (0, 1): C.GC_9},
)

V_11 = Vertex(
    name='V_11',
    particles=[P.mu__plus__, P.mu__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_10, (0, 1): C.GC_11},
)

V_12 = Vertex(
    name='V_12',
    particles=[P.ta__plus__, P.ta__minus__, P.Z],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_12, (0, 1): C.GC_13},
)

V_13 = Vertex(
    name='V_13',
    particles=[P.e__plus__, P.e__minus__, P.Zp],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_14, (0, 1): C.GC_15},
)

V_14 = Vertex(
    name='V_14',
    particles=[P.mu__plus__, P.mu__minus__, P.Zp],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_16, (0, 1): C.GC_17},
)

V_15 = Vertex(
    name='V_15',
    particles=[P.ta__plus__, P.ta__minus__, P.Zp],
    color=['1'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_18, (0, 1): C.GC_19},
)

V_16 = Vertex(
    name='V_16',
    particles=[P.e__plus__, P.e__minus__, P.H],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_20, (0, 1): C.GC_20},
)

V_17 = Vertex(
    name='V_17',
    particles=[P.e__plus__, P.e__minus__, P.G0],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_21, (0, 1): C.GC_22},
)

V_18 = Vertex(
    name='V_18',
    particles=[P.e__plus__, P.e__minus__, P.GZp],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_23, (0, 1): C.GC_24},
)

V_19 = Vertex(
    name='V_19',
    particles=[P.mu__plus__, P.mu__minus__, P.H],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_25, (0, 1): C.GC_25},
)

V_20 = Vertex(
    name='V_20',
    particles=[P.mu__plus__, P.mu__minus__, P.G0],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_26, (0, 1): C.GC_27},
)

V_21 = Vertex(
    name='V_21',
    particles=[P.mu__plus__, P.mu__minus__, P.GZp],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_28, (0, 1): C.GC_29},
)

V_22 = Vertex(
    name='V_22',
    particles=[P.ta__plus__, P.ta__minus__, P.H],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_30, (0, 1): C.GC_30},
)

V_23 = Vertex(
    name='V_23',
    particles=[P.ta__plus__, P.ta__minus__, P.G0],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_31, (0, 1): C.GC_32},
)

V_24 = Vertex(
    name='V_24',
    particles=[P.ta__plus__, P.ta__minus__, P.GZp],
    color=['1'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_33, (0, 1): C.GC_34},
)

V_25 = Vertex(
    name='V_25',
    particles=[P.u__tilde__, P.u, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_35},
)

V_26 = Vertex(
    name='V_26',
    particles=[P.c__tilde__, P.c, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_35},
)

V_27 = Vertex(
    name='V_27',
    particles=[P.t__tilde__, P.t, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_35},
)

V_28 = Vertex(
    name='V_28',
    particles=[P.U1__tilde__, P.U1, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_36},
)

V_29 = Vertex(
    name='V_29',
    particles=[P.U2__tilde__, P.U2, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_36},
)

V_30 = Vertex(
    name='V_30',
    particles=[P.u__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_37, (0, 1): C.GC_38},
)

V_31 = Vertex(
    name='V_31',
    particles=[P.c__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_39, (0, 1): C.GC_40},
)

V_32 = Vertex(
    name='V_32',
    particles=[P.t__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_41, (0, 1): C.GC_42},
)

V_33 = Vertex(
    name='V_33',
    particles=[P.U1__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_43, (0, 1): C.GC_44},
)

V_34 = Vertex(
    name='V_34',
    particles=[P.U2__tilde__, P.u, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_45, (0, 1): C.GC_46},
)

V_35 = Vertex(
    name='V_35',
    particles=[P.u__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_47, (0, 1): C.GC_48},
)

V_36 = Vertex(
    name='V_36',
    particles=[P.c__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_49, (0, 1): C.GC_50},
)

V_37 = Vertex(
    name='V_37',
    particles=[P.t__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_51, (0, 1): C.GC_52},
)

V_38 = Vertex(
    name='V_38',
    particles=[P.U1__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_53, (0, 1): C.GC_54},
)

V_39 = Vertex(
    name='V_39',
    particles=[P.U2__tilde__, P.c, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_55, (0, 1): C.GC_56},
)

V_40 = Vertex(
    name='V_40',
    particles=[P.u__tilde__, P.t, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_57, (0, 1): C.GC_58},
)

V_41 = Vertex(
    name='V_41',
    particles=[P.c__tilde__, P.t, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_59, (0, 1): C.GC_60},
)

V_42 = Vertex(
    name='V_42',
    particles=[P.t__tilde__, P.t, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_61, (0, 1): C.GC_62},
)

V_43 = Vertex(
    name='V_43',
    particles=[P.U1__tilde__, P.t, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_63, (0, 1): C.GC_64},
)

V_44 = Vertex(
    name='V_44',
    particles=[P.U2__tilde__, P.t, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_65, (0, 1): C.GC_66},
)

V_45 = Vertex(
    name='V_45',
    particles=[P.u__tilde__, P.U1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_67, (0, 1): C.GC_68},
)

V_46 = Vertex(
    name='V_46',
    particles=[P.c__tilde__, P.U1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_69, (0, 1): C.GC_70},
)

V_47 = Vertex(
    name='V_47',
    particles=[P.t__tilde__, P.U1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_71, (0, 1): C.GC_72},
)

V_48 = Vertex(
    name='V_48',
    particles=[P.U1__tilde__, P.U1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_73, (0, 1): C.GC_74},
)

V_49 = Vertex(
    name='V_49',
    particles=[P.U2__tilde__, P.U1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_75, (0, 1): C.GC_76},
)

V_50 = Vertex(
    name='V_50',
    particles=[P.u__tilde__, P.U2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_77, (0, 1): C.GC_78},
)

V_51 = Vertex(
    name='V_51',
    particles=[P.c__tilde__, P.U2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_79, (0, 1): C.GC_80},
)

V_52 = Vertex(
    name='V_52',
    particles=[P.t__tilde__, P.U2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_81, (0, 1): C.GC_82},
)

V_53 = Vertex(
    name='V_53',
    particles=[P.U1__tilde__, P.U2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_83, (0, 1): C.GC_84},
)

V_54 = Vertex(
    name='V_54',
    particles=[P.U2__tilde__, P.U2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_85, (0, 1): C.GC_86},
)

V_55 = Vertex(
    name='V_55',
    particles=[P.u__tilde__, P.u, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_87, (0, 1): C.GC_88},
)

V_56 = Vertex(
    name='V_56',
    particles=[P.c__tilde__, P.u, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_89, (0, 1): C.GC_90},
)

V_57 = Vertex(
    name='V_57',
    particles=[P.t__tilde__, P.u, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_91, (0, 1): C.GC_92},
)

V_58 = Vertex(
    name='V_58',
    particles=[P.U1__tilde__, P.u, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_93, (0, 1): C.GC_94},
)

V_59 = Vertex(
    name='V_59',
    particles=[P.U2__tilde__, P.u, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_95, (0, 1): C.GC_96},
)

V_60 = Vertex(
    name='V_60',
    particles=[P.u__tilde__, P.c, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_97, (0, 1): C.GC_98},
)

V_61 = Vertex(
    name='V_61',
    particles=[P.c__tilde__, P.c, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_99, (0, 1): C.GC_100},
)

V_62 = Vertex(
    name='V_62',
    particles=[P.t__tilde__, P.c, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_101, (0, 1): C.GC_102},
)

V_63 = Vertex(
    name='V_63',
    particles=[P.U1__tilde__, P.c, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_103, (0, 1): C.GC_104},
)

V_64 = Vertex(
    name='V_64',
    particles=[P.U2__tilde__, P.c, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_105, (0, 1): C.GC_106},
)

V_65 = Vertex(
    name='V_65',
    particles=[P.u__tilde__, P.t, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_107, (0, 1): C.GC_108},
)

V_66 = Vertex(
    name='V_66',
    particles=[P.c__tilde__, P.t, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_109, (0, 1): C.GC_110},
)

V_67 = Vertex(
    name='V_67',
    particles=[P.t__tilde__, P.t, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_111, (0, 1): C.GC_112},
)

V_68 = Vertex(
    name='V_68',
    particles=[P.U1__tilde__, P.t, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_113, (0, 1): C.GC_114},
)

V_69 = Vertex(
    name='V_69',
    particles=[P.U2__tilde__, P.t, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_115, (0, 1): C.GC_116},
)

V_70 = Vertex(
    name='V_70',
    particles=[P.u__tilde__, P.U1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_117, (0, 1): C.GC_118},
)

V_71 = Vertex(
    name='V_71',
    particles=[P.c__tilde__, P.U1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_119, (0, 1): C.GC_120},
)

V_72 = Vertex(
    name='V_72',
    particles=[P.t__tilde__, P.U1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_121, (0, 1): C.GC_122},
)

V_73 = Vertex(
    name='V_73',
    particles=[P.U1__tilde__, P.U1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_123, (0, 1): C.GC_124},
)

V_74 = Vertex(
    name='V_74',
    particles=[P.U2__tilde__, P.U1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_125, (0, 1): C.GC_126},
)

V_75 = Vertex(
    name='V_75',
    particles=[P.u__tilde__, P.U2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_127, (0, 1): C.GC_128},
)

V_76 = Vertex(
    name='V_76',
    particles=[P.c__tilde__, P.U2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_129, (0, 1): C.GC_130},
)

V_77 = Vertex(
    name='V_77',
    particles=[P.t__tilde__, P.U2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_131, (0, 1): C.GC_132},
)

V_78 = Vertex(
    name='V_78',
    particles=[P.U1__tilde__, P.U2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_133, (0, 1): C.GC_134},
)

V_79 = Vertex(
    name='V_79',
    particles=[P.U2__tilde__, P.U2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_135, (0, 1): C.GC_136},
)

V_80 = Vertex(
    name='V_80',
    particles=[P.u__tilde__, P.u, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_137, (0, 1): C.GC_137},
)

V_81 = Vertex(
    name='V_81',
    particles=[P.u__tilde__, P.u, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_138, (0, 1): C.GC_138},
)

V_82 = Vertex(
    name='V_82',
    particles=[P.u__tilde__, P.u, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_139, (0, 1): C.GC_140},
)

V_83 = Vertex(
    name='V_83',
    particles=[P.u__tilde__, P.u, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_141, (0, 1): C.GC_142},
)

V_84 = Vertex(
    name='V_84',
    particles=[P.c__tilde__, P.u, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_143, (0, 1): C.GC_144},
)

V_85 = Vertex(
    name='V_85',
    particles=[P.c__tilde__, P.u, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_145, (0, 1): C.GC_146},
)

V_86 = Vertex(
    name='V_86',
    particles=[P.c__tilde__, P.u, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_147, (0, 1): C.GC_148},
)

V_87 = Vertex(
    name='V_87',
    particles=[P.c__tilde__, P.u, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_149, (0, 1): C.GC_150},
)

V_88 = Vertex(
    name='V_88',
    particles=[P.t__tilde__, P.u, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_151, (0, 1): C.GC_152},
)

V_89 = Vertex(
    name='V_89',
    particles=[P.t__tilde__, P.u, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_153, (0, 1): C.GC_154},
)

V_90 = Vertex(
    name='V_90',
    particles=[P.t__tilde__, P.u, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_155, (0, 1): C.GC_156},
)

V_91 = Vertex(
    name='V_91',
    particles=[P.t__tilde__, P.u, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_157, (0, 1): C.GC_158},
)

V_92 = Vertex(
    name='V_92',
    particles=[P.U1__tilde__, P.u, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_159, (0, 1): C.GC_160},
)

V_93 = Vertex(
    name='V_93',
    particles=[P.U1__tilde__, P.u, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_161, (0, 1): C.GC_162},
)

V_94 = Vertex(
    name='V_94',
    particles=[P.U1__tilde__, P.u, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_163, (0, 1): C.GC_164},
)

V_95 = Vertex(
    name='V_95',
    particles=[P.U1__tilde__, P.u, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_165, (0, 1): C.GC_166},
)

V_96 = Vertex(
    name='V_96',
    particles=[P.U2__tilde__, P.u, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_167, (0, 1): C.GC_168},
)

V_97 = Vertex(
    name='V_97',
    particles=[P.U2__tilde__, P.u, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_169, (0, 1): C.GC_170},
)

V_98 = Vertex(
    name='V_98',
    particles=[P.U2__tilde__, P.u, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_171, (0, 1): C.GC_172},
)

V_99 = Vertex(
    name='V_99',
    particles=[P.U2__tilde__, P.u, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_173, (0, 1): C.GC_174},
)

V_100 = Vertex(
    name='V_100',
    particles=[P.u__tilde__, P.c, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_175, (0, 1): C.GC_176},
)

V_101 = Vertex(
    name='V_101',
    particles=[P.u__tilde__, P.c, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_177, (0, 1): C.GC_178},
)

V_102 = Vertex(
    name='V_102',
    particles=[P.u__tilde__, P.c, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_179, (0, 1): C.GC_180},
)

V_103 = Vertex(
    name='V_103',
    particles=[P.u__tilde__, P.c, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_181, (0, 1): C.GC_182},
)

V_104 = Vertex(
    name='V_104',
    particles=[P.c__tilde__, P.c, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_183, (0, 1): C.GC_183},
)

V_105 = Vertex(
    name='V_105',
    particles=[P.c__tilde__, P.c, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_184, (0, 1): C.GC_184},
)

V_106 = Vertex(
    name='V_106',
    particles=[P.c__tilde__, P.c, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_185, (0, 1): C.GC_186},
)

V_107 = Vertex(
    name='V_107',
    particles=[P.c__tilde__, P.c, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_187, (0, 1): C.GC_188},
)

V_108 = Vertex(
    name='V_108',
    particles=[P.t__tilde__, P.c, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_189, (0, 1): C.GC_190},
)

V_109 = Vertex(
    name='V_109',
    particles=[P.t__tilde__, P.c, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_191, (0, 1): C.GC_192},
)

V_110 = Vertex(
    name='V_110',
    particles=[P.t__tilde__, P.c, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_193, (0, 1): C.GC_194},
)

V_111 = Vertex(
    name='V_111',
    particles=[P.t__tilde__, P.c, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_195, (0, 1): C.GC_196},
)

V_112 = Vertex(
    name='V_112',
    particles=[P.U1__tilde__, P.c, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_197, (0, 1): C.GC_198},
)

V_113 = Vertex(
    name='V_113',
    particles=[P.U1__tilde__, P.c, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_199, (0, 1): C.GC_200},
)

V_114 = Vertex(
    name='V_114',
    particles=[P.U1__tilde__, P.c, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_201, (0, 1): C.GC_202},
)

V_115 = Vertex(
    name='V_115',
    particles=[P.U1__tilde__, P.c, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_203, (0, 1): C.GC_204},
)

V_116 = Vertex(
    name='V_116',
    particles=[P.U2__tilde__, P.c, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_205, (0, 1): C.GC_206},
)

V_117 = Vertex(
    name='V_117',
    particles=[P.U2__tilde__, P.c, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_207, (0, 1): C.GC_208},
)

V_118 = Vertex(
    name='V_118',
    particles=[P.U2__tilde__, P.c, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_209, (0, 1): C.GC_210},
)

V_119 = Vertex(
    name='V_119',
    particles=[P.U2__tilde__, P.c, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_211, (0, 1): C.GC_212},
)

V_120 = Vertex(
    name='V_120',
    particles=[P.u__tilde__, P.t, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_213, (0, 1): C.GC_214},
)

V_121 = Vertex(
    name='V_121',
    particles=[P.u__tilde__, P.t, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_215, (0, 1): C.GC_216},
)

V_122 = Vertex(
    name='V_122',
    particles=[P.u__tilde__, P.t, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_217, (0, 1): C.GC_218},
)

V_123 = Vertex(
    name='V_123',
    particles=[P.u__tilde__, P.t, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_219, (0, 1): C.GC_220},
)

V_124 = Vertex(
    name='V_124',
    particles=[P.c__tilde__, P.t, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_221, (0, 1): C.GC_222},
)

V_125 = Vertex(
    name='V_125',
    particles=[P.c__tilde__, P.t, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_223, (0, 1): C.GC_224},
)

V_126 = Vertex(
    name='V_126',
    particles=[P.c__tilde__, P.t, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_225, (0, 1): C.GC_226},
)

V_127 = Vertex(
    name='V_127',
    particles=[P.c__tilde__, P.t, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_227, (0, 1): C.GC_228},
)

V_128 = Vertex(
    name='V_128',
    particles=[P.t__tilde__, P.t, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_229, (0, 1): C.GC_229},
)

V_129 = Vertex(
    name='V_129',
    particles=[P.t__tilde__, P.t, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_230, (0, 1): C.GC_230},
)

V_130 = Vertex(
    name='V_130',
    particles=[P.t__tilde__, P.t, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_231, (0, 1): C.GC_232},
)

V_131 = Vertex(
    name='V_131',
    particles=[P.t__tilde__, P.t, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_233, (0, 1): C.GC_234},
)

V_132 = Vertex(
    name='V_132',
    particles=[P.U1__tilde__, P.t, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_235, (0, 1): C.GC_236},
)

V_133 = Vertex(
    name='V_133',
    particles=[P.U1__tilde__, P.t, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_237, (0, 1): C.GC_238},
)

V_134 = Vertex(
    name='V_134',
    particles=[P.U1__tilde__, P.t, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_239, (0, 1): C.GC_240},
)

V_135 = Vertex(
    name='V_135',
    particles=[P.U1__tilde__, P.t, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_241, (0, 1): C.GC_242},
)

V_136 = Vertex(
    name='V_136',
    particles=[P.U2__tilde__, P.t, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_243, (0, 1): C.GC_244},
)

V_137 = Vertex(
    name='V_137',
    particles=[P.U2__tilde__, P.t, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_245, (0, 1): C.GC_246},
)

V_138 = Vertex(
    name='V_138',
    particles=[P.U2__tilde__, P.t, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_247, (0, 1): C.GC_248},
)

V_139 = Vertex(
    name='V_139',
    particles=[P.U2__tilde__, P.t, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_249, (0, 1): C.GC_250},
)

V_140 = Vertex(
    name='V_140',
    particles=[P.u__tilde__, P.U1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_251, (0, 1): C.GC_252},
)

V_141 = Vertex(
    name='V_141',
    particles=[P.u__tilde__, P.U1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_253, (0, 1): C.GC_254},
)

V_142 = Vertex(
    name='V_142',
    particles=[P.u__tilde__, P.U1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_255, (0, 1): C.GC_256},
)

V_143 = Vertex(
    name='V_143',
    particles=[P.u__tilde__, P.U1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_257, (0, 1): C.GC_258},
)

V_144 = Vertex(
    name='V_144',
    particles=[P.c__tilde__, P.U1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_259, (0, 1): C.GC_260},
)

V_145 = Vertex(
    name='V_145',
    particles=[P.c__tilde__, P.U1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_261, (0, 1): C.GC_262},
)

V_146 = Vertex(
    name='V_146',
    particles=[P.c__tilde__, P.U1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_263, (0, 1): C.GC_264},
)

V_147 = Vertex(
    name='V_147',
    particles=[P.c__tilde__, P.U1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_265, (0, 1): C.GC_266},
)

V_148 = Vertex(
    name='V_148',
    particles=[P.t__tilde__, P.U1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_267, (0, 1): C.GC_268},
)

V_149 = Vertex(
    name='V_149',
    particles=[P.t__tilde__, P.U1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_269, (0, 1): C.GC_270},
)

V_150 = Vertex(
    name='V_150',
    particles=[P.t__tilde__, P.U1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_271, (0, 1): C.GC_272},
)

V_151 = Vertex(
    name='V_151',
    particles=[P.t__tilde__, P.U1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_273, (0, 1): C.GC_274},
)

V_152 = Vertex(
    name='V_152',
    particles=[P.U1__tilde__, P.U1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_275, (0, 1): C.GC_275},
)

V_153 = Vertex(
    name='V_153',
    particles=[P.U1__tilde__, P.U1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_276, (0, 1): C.GC_276},
)

V_154 = Vertex(
    name='V_154',
    particles=[P.U1__tilde__, P.U1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_277, (0, 1): C.GC_278},
)

V_155 = Vertex(
    name='V_155',
    particles=[P.U1__tilde__, P.U1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_279, (0, 1): C.GC_280},
)

V_156 = Vertex(
    name='V_156',
    particles=[P.U2__tilde__, P.U1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_281, (0, 1): C.GC_282},
)

V_157 = Vertex(
    name='V_157',
    particles=[P.U2__tilde__, P.U1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_283, (0, 1): C.GC_284},
)

V_158 = Vertex(
    name='V_158',
    particles=[P.U2__tilde__, P.U1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_285, (0, 1): C.GC_286},
)

V_159 = Vertex(
    name='V_159',
    particles=[P.U2__tilde__, P.U1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_287, (0, 1): C.GC_288},
)

V_160 = Vertex(
    name='V_160',
    particles=[P.u__tilde__, P.U2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_289, (0, 1): C.GC_290},
)

V_161 = Vertex(
    name='V_161',
    particles=[P.u__tilde__, P.U2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_291, (0, 1): C.GC_292},
)

V_162 = Vertex(
    name='V_162',
    particles=[P.u__tilde__, P.U2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_293, (0, 1): C.GC_294},
)

V_163 = Vertex(
    name='V_163',
    particles=[P.u__tilde__, P.U2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_295, (0, 1): C.GC_296},
)

V_164 = Vertex(
    name='V_164',
    particles=[P.c__tilde__, P.U2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_297, (0, 1): C.GC_298},
)

V_165 = Vertex(
    name='V_165',
    particles=[P.c__tilde__, P.U2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_299, (0, 1): C.GC_300},
)

V_166 = Vertex(
    name='V_166',
    particles=[P.c__tilde__, P.U2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_301, (0, 1): C.GC_302},
)

V_167 = Vertex(
    name='V_167',
    particles=[P.c__tilde__, P.U2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_303, (0, 1): C.GC_304},
)

V_168 = Vertex(
    name='V_168',
    particles=[P.t__tilde__, P.U2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_305, (0, 1): C.GC_306},
)

V_169 = Vertex(
    name='V_169',
    particles=[P.t__tilde__, P.U2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_307, (0, 1): C.GC_308},
)

V_170 = Vertex(
    name='V_170',
    particles=[P.t__tilde__, P.U2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_309, (0, 1): C.GC_310},
)

V_171 = Vertex(
    name='V_171',
    particles=[P.t__tilde__, P.U2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_311, (0, 1): C.GC_312},
)

V_172 = Vertex(
    name='V_172',
    particles=[P.U1__tilde__, P.U2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_313, (0, 1): C.GC_314},
)

V_173 = Vertex(
    name='V_173',
    particles=[P.U1__tilde__, P.U2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_315, (0, 1): C.GC_316},
)

V_174 = Vertex(
    name='V_174',
    particles=[P.U1__tilde__, P.U2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_317, (0, 1): C.GC_318},
)

V_175 = Vertex(
    name='V_175',
    particles=[P.U1__tilde__, P.U2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_319, (0, 1): C.GC_320},
)

V_176 = Vertex(
    name='V_176',
    particles=[P.U2__tilde__, P.U2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_321, (0, 1): C.GC_321},
)

V_177 = Vertex(
    name='V_177',
    particles=[P.U2__tilde__, P.U2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_322, (0, 1): C.GC_322},
)

V_178 = Vertex(
    name='V_178',
    particles=[P.U2__tilde__, P.U2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_323, (0, 1): C.GC_324},
)

V_179 = Vertex(
    name='V_179',
    particles=[P.U2__tilde__, P.U2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_325, (0, 1): C.GC_326},
)

V_180 = Vertex(
    name='V_180',
    particles=[P.d__tilde__, P.d, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_327},
)

V_181 = Vertex(
    name='V_181',
    particles=[P.s__tilde__, P.s, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_327},
)

V_182 = Vertex(
    name='V_182',
    particles=[P.b__tilde__, P.b, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_327},
)

V_183 = Vertex(
    name='V_183',
    particles=[P.D1__tilde__, P.D1, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_328},
)

V_184 = Vertex(
    name='V_184',
    particles=[P.D2__tilde__, P.D2, P.a],
    color=['Identity(1,2)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_328},
)

V_185 = Vertex(
    name='V_185',
    particles=[P.d__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_329, (0, 1): C.GC_330},
)

V_186 = Vertex(
    name='V_186',
    particles=[P.s__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_331, (0, 1): C.GC_332},
)

V_187 = Vertex(
    name='V_187',
    particles=[P.b__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_333, (0, 1): C.GC_334},
)

V_188 = Vertex(
    name='V_188',
    particles=[P.D1__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_335, (0, 1): C.GC_336},
)

V_189 = Vertex(
    name='V_189',
    particles=[P.D2__tilde__, P.d, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_337, (0, 1): C.GC_338},
)

V_190 = Vertex(
    name='V_190',
    particles=[P.d__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_339, (0, 1): C.GC_340},
)

V_191 = Vertex(
    name='V_191',
    particles=[P.s__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_341, (0, 1): C.GC_342},
)

V_192 = Vertex(
    name='V_192',
    particles=[P.b__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_343, (0, 1): C.GC_344},
)

V_193 = Vertex(
    name='V_193',
    particles=[P.D1__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_345, (0, 1): C.GC_346},
)

V_194 = Vertex(
    name='V_194',
    particles=[P.D2__tilde__, P.s, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_347, (0, 1): C.GC_348},
)

V_195 = Vertex(
    name='V_195',
    particles=[P.d__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_349, (0, 1): C.GC_350},
)

V_196 = Vertex(
    name='V_196',
    particles=[P.s__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_351, (0, 1): C.GC_352},
)

V_197 = Vertex(
    name='V_197',
    particles=[P.b__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_353, (0, 1): C.GC_354},
)

V_198 = Vertex(
    name='V_198',
    particles=[P.D1__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_355, (0, 1): C.GC_356},
)

V_199 = Vertex(
    name='V_199',
    particles=[P.D2__tilde__, P.b, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_357, (0, 1): C.GC_358},
)

V_200 = Vertex(
    name='V_200',
    particles=[P.d__tilde__, P.D1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_359, (0, 1): C.GC_360},
)

V_201 = Vertex(
    name='V_201',
    particles=[P.s__tilde__, P.D1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_361, (0, 1): C.GC_362},
)

V_202 = Vertex(
    name='V_202',
    particles=[P.b__tilde__, P.D1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_363, (0, 1): C.GC_364},
)

V_203 = Vertex(
    name='V_203',
    particles=[P.D1__tilde__, P.D1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_365, (0, 1): C.GC_366},
)

V_204 = Vertex(
    name='V_204',
    particles=[P.D2__tilde__, P.D1, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_367, (0, 1): C.GC_368},
)

V_205 = Vertex(
    name='V_205',
    particles=[P.d__tilde__, P.D2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_369, (0, 1): C.GC_370},
)

V_206 = Vertex(
    name='V_206',
    particles=[P.s__tilde__, P.D2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_371, (0, 1): C.GC_372},
)

V_207 = Vertex(
    name='V_207',
    particles=[P.b__tilde__, P.D2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_373, (0, 1): C.GC_374},
)

V_208 = Vertex(
    name='V_208',
    particles=[P.D1__tilde__, P.D2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_375, (0, 1): C.GC_376},
)

V_209 = Vertex(
    name='V_209',
    particles=[P.D2__tilde__, P.D2, P.Z],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_377, (0, 1): C.GC_378},
)

V_210 = Vertex(
    name='V_210',
    particles=[P.d__tilde__, P.d, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_379, (0, 1): C.GC_380},
)

V_211 = Vertex(
    name='V_211',
    particles=[P.s__tilde__, P.d, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_381, (0, 1): C.GC_382},
)

V_212 = Vertex(
    name='V_212',
    particles=[P.b__tilde__, P.d, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_383, (0, 1): C.GC_384},
)

V_213 = Vertex(
    name='V_213',
    particles=[P.D1__tilde__, P.d, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_385, (0, 1): C.GC_386},
)

V_214 = Vertex(
    name='V_214',
    particles=[P.D2__tilde__, P.d, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_387, (0, 1): C.GC_388},
)

V_215 = Vertex(
    name='V_215',
    particles=[P.d__tilde__, P.s, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_389, (0, 1): C.GC_390},
)

V_216 = Vertex(
    name='V_216',
    particles=[P.s__tilde__, P.s, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_391, (0, 1): C.GC_392},
)

V_217 = Vertex(
    name='V_217',
    particles=[P.b__tilde__, P.s, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_393, (0, 1): C.GC_394},
)

V_218 = Vertex(
    name='V_218',
    particles=[P.D1__tilde__, P.s, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_395, (0, 1): C.GC_396},
)

V_219 = Vertex(
    name='V_219',
    particles=[P.D2__tilde__, P.s, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_397, (0, 1): C.GC_398},
)

V_220 = Vertex(
    name='V_220',
    particles=[P.d__tilde__, P.b, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_399, (0, 1): C.GC_400},
)

V_221 = Vertex(
    name='V_221',
    particles=[P.s__tilde__, P.b, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_401, (0, 1): C.GC_402},
)

V_222 = Vertex(
    name='V_222',
    particles=[P.b__tilde__, P.b, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_403, (0, 1): C.GC_404},
)

V_223 = Vertex(
    name='V_223',
    particles=[P.D1__tilde__, P.b, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_405, (0, 1): C.GC_406},
)

V_224 = Vertex(
    name='V_224',
    particles=[P.D2__tilde__, P.b, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_407, (0, 1): C.GC_408},
)

V_225 = Vertex(
    name='V_225',
    particles=[P.d__tilde__, P.D1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_409, (0, 1): C.GC_410},
)

V_226 = Vertex(
    name='V_226',
    particles=[P.s__tilde__, P.D1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_411, (0, 1): C.GC_412},
)

V_227 = Vertex(
    name='V_227',
    particles=[P.b__tilde__, P.D1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_413, (0, 1): C.GC_414},
)

V_228 = Vertex(
    name='V_228',
    particles=[P.D1__tilde__, P.D1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_415, (0, 1): C.GC_416},
)

V_229 = Vertex(
    name='V_229',
    particles=[P.D2__tilde__, P.D1, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_417, (0, 1): C.GC_418},
)

V_230 = Vertex(
    name='V_230',
    particles=[P.d__tilde__, P.D2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_419, (0, 1): C.GC_420},
)

V_231 = Vertex(
    name='V_231',
    particles=[P.s__tilde__, P.D2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_421, (0, 1): C.GC_422},
)

V_232 = Vertex(
    name='V_232',
    particles=[P.b__tilde__, P.D2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_423, (0, 1): C.GC_424},
)

V_233 = Vertex(
    name='V_233',
    particles=[P.D1__tilde__, P.D2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_425, (0, 1): C.GC_426},
)

V_234 = Vertex(
    name='V_234',
    particles=[P.D2__tilde__, P.D2, P.Zp],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_427, (0, 1): C.GC_428},
)

V_235 = Vertex(
    name='V_235',
    particles=[P.d__tilde__, P.d, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_429, (0, 1): C.GC_429},
)

V_236 = Vertex(
    name='V_236',
    particles=[P.d__tilde__, P.d, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_430, (0, 1): C.GC_430},
)

V_237 = Vertex(
    name='V_237',
    particles=[P.d__tilde__, P.d, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_431, (0, 1): C.GC_432},
)

V_238 = Vertex(
    name='V_238',
    particles=[P.d__tilde__, P.d, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_433, (0, 1): C.GC_434},
)

V_239 = Vertex(
    name='V_239',
    particles=[P.s__tilde__, P.d, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_435, (0, 1): C.GC_436},
)

V_240 = Vertex(
    name='V_240',
    particles=[P.s__tilde__, P.d, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_437, (0, 1): C.GC_438},
)

V_241 = Vertex(
    name='V_241',
    particles=[P.s__tilde__, P.d, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_439, (0, 1): C.GC_440},
)

V_242 = Vertex(
    name='V_242',
    particles=[P.s__tilde__, P.d, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_441, (0, 1): C.GC_442},
)

V_243 = Vertex(
    name='V_243',
    particles=[P.b__tilde__, P.d, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_443, (0, 1): C.GC_444},
)

V_244 = Vertex(
    name='V_244',
    particles=[P.b__tilde__, P.d, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_445, (0, 1): C.GC_446},
)

V_245 = Vertex(
    name='V_245',
    particles=[P.b__tilde__, P.d, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_447, (0, 1): C.GC_448},
)

V_246 = Vertex(
    name='V_246',
    particles=[P.b__tilde__, P.d, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_449, (0, 1): C.GC_450},
)

V_247 = Vertex(
    name='V_247',
    particles=[P.D1__tilde__, P.d, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_451, (0, 1): C.GC_452},
)

V_248 = Vertex(
    name='V_248',
    particles=[P.D1__tilde__, P.d, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_453, (0, 1): C.GC_454},
)

V_249 = Vertex(
    name='V_249',
    particles=[P.D1__tilde__, P.d, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_455, (0, 1): C.GC_456},
)

V_250 = Vertex(
    name='V_250',
    particles=[P.D1__tilde__, P.d, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_457, (0, 1): C.GC_458},
)

V_251 = Vertex(
    name='V_251',
    particles=[P.D2__tilde__, P.d, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_459, (0, 1): C.GC_460},
)

V_252 = Vertex(
    name='V_252',
    particles=[P.D2__tilde__, P.d, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_461, (0, 1): C.GC_462},
)

V_253 = Vertex(
    name='V_253',
    particles=[P.D2__tilde__, P.d, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_463, (0, 1): C.GC_464},
)

V_254 = Vertex(
    name='V_254',
    particles=[P.D2__tilde__, P.d, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_465, (0, 1): C.GC_466},
)

V_255 = Vertex(
    name='V_255',
    particles=[P.d__tilde__, P.s, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_467, (0, 1): C.GC_468},
)

V_256 = Vertex(
    name='V_256',
    particles=[P.d__tilde__, P.s, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_469, (0, 1): C.GC_470},
)

V_257 = Vertex(
    name='V_257',
    particles=[P.d__tilde__, P.s, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_471, (0, 1): C.GC_472},
)

V_258 = Vertex(
    name='V_258',
    particles=[P.d__tilde__, P.s, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_473, (0, 1): C.GC_474},
)

V_259 = Vertex(
    name='V_259',
    particles=[P.s__tilde__, P.s, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_475, (0, 1): C.GC_475},
)

V_260 = Vertex(
    name='V_260',
    particles=[P.s__tilde__, P.s, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_476, (0, 1): C.GC_476},
)

V_261 = Vertex(
    name='V_261',
    particles=[P.s__tilde__, P.s, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_477, (0, 1): C.GC_478},
)

V_262 = Vertex(
    name='V_262',
    particles=[P.s__tilde__, P.s, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_479, (0, 1): C.GC_480},
)

V_263 = Vertex(
    name='V_263',
    particles=[P.b__tilde__, P.s, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_481, (0, 1): C.GC_482},
)

V_264 = Vertex(
    name='V_264',
    particles=[P.b__tilde__, P.s, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_483, (0, 1): C.GC_484},
)

V_265 = Vertex(
    name='V_265',
    particles=[P.b__tilde__, P.s, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_485, (0, 1): C.GC_486},
)

V_266 = Vertex(
    name='V_266',
    particles=[P.b__tilde__, P.s, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_487, (0, 1): C.GC_488},
)

V_267 = Vertex(
    name='V_267',
    particles=[P.D1__tilde__, P.s, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_489, (0, 1): C.GC_490},
)

V_268 = Vertex(
    name='V_268',
    particles=[P.D1__tilde__, P.s, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_491, (0, 1): C.GC_492},
)

V_269 = Vertex(
    name='V_269',
    particles=[P.D1__tilde__, P.s, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_493, (0, 1): C.GC_494},
)

V_270 = Vertex(
    name='V_270',
    particles=[P.D1__tilde__, P.s, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_495, (0, 1): C.GC_496},
)

V_271 = Vertex(
    name='V_271',
    particles=[P.D2__tilde__, P.s, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_497, (0, 1): C.GC_498},
)

V_272 = Vertex(
    name='V_272',
    particles=[P.D2__tilde__, P.s, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_499, (0, 1): C.GC_500},
)

V_273 = Vertex(
    name='V_273',
    particles=[P.D2__tilde__, P.s, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_501, (0, 1): C.GC_502},
)

V_274 = Vertex(
    name='V_274',
    particles=[P.D2__tilde__, P.s, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_503, (0, 1): C.GC_504},
)

V_275 = Vertex(
    name='V_275',
    particles=[P.d__tilde__, P.b, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_505, (0, 1): C.GC_506},
)

V_276 = Vertex(
    name='V_276',
    particles=[P.d__tilde__, P.b, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_507, (0, 1): C.GC_508},
)

V_277 = Vertex(
    name='V_277',
    particles=[P.d__tilde__, P.b, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_509, (0, 1): C.GC_510},
)

V_278 = Vertex(
    name='V_278',
    particles=[P.d__tilde__, P.b, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_511, (0, 1): C.GC_512},
)

V_279 = Vertex(
    name='V_279',
    particles=[P.s__tilde__, P.b, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_513, (0, 1): C.GC_514},
)

V_280 = Vertex(
    name='V_280',
    particles=[P.s__tilde__, P.b, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_515, (0, 1): C.GC_516},
)

V_281 = Vertex(
    name='V_281',
    particles=[P.s__tilde__, P.b, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_517, (0, 1): C.GC_518},
)

V_282 = Vertex(
    name='V_282',
    particles=[P.s__tilde__, P.b, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_519, (0, 1): C.GC_520},
)

V_283 = Vertex(
    name='V_283',
    particles=[P.b__tilde__, P.b, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_521, (0, 1): C.GC_521},
)

V_284 = Vertex(
    name='V_284',
    particles=[P.b__tilde__, P.b, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_522, (0, 1): C.GC_522},
)

V_285 = Vertex(
    name='V_285',
    particles=[P.b__tilde__, P.b, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_523, (0, 1): C.GC_524},
)

V_286 = Vertex(
    name='V_286',
    particles=[P.b__tilde__, P.b, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_525, (0, 1): C.GC_526},
)

V_287 = Vertex(
    name='V_287',
    particles=[P.D1__tilde__, P.b, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_527, (0, 1): C.GC_528},
)

V_288 = Vertex(
    name='V_288',
    particles=[P.D1__tilde__, P.b, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_529, (0, 1): C.GC_530},
)

V_289 = Vertex(
    name='V_289',
    particles=[P.D1__tilde__, P.b, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_531, (0, 1): C.GC_532},
)

V_290 = Vertex(
    name='V_290',
    particles=[P.D1__tilde__, P.b, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_533, (0, 1): C.GC_534},
)

V_291 = Vertex(
    name='V_291',
    particles=[P.D2__tilde__, P.b, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_535, (0, 1): C.GC_536},
)

V_292 = Vertex(
    name='V_292',
    particles=[P.D2__tilde__, P.b, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_537, (0, 1): C.GC_538},
)

V_293 = Vertex(
    name='V_293',
    particles=[P.D2__tilde__, P.b, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_539, (0, 1): C.GC_540},
)

V_294 = Vertex(
    name='V_294',
    particles=[P.D2__tilde__, P.b, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_541, (0, 1): C.GC_542},
)

V_295 = Vertex(
    name='V_295',
    particles=[P.d__tilde__, P.D1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_543, (0, 1): C.GC_544},
)

V_296 = Vertex(
    name='V_296',
    particles=[P.d__tilde__, P.D1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_545, (0, 1): C.GC_546},
)

V_297 = Vertex(
    name='V_297',
    particles=[P.d__tilde__, P.D1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_547, (0, 1): C.GC_548},
)

V_298 = Vertex(
    name='V_298',
    particles=[P.d__tilde__, P.D1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_549, (0, 1): C.GC_550},
)

V_299 = Vertex(
    name='V_299',
    particles=[P.s__tilde__, P.D1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_551, (0, 1): C.GC_552},
)

V_300 = Vertex(
    name='V_300',
    particles=[P.s__tilde__, P.D1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_553, (0, 1): C.GC_554},
)

V_301 = Vertex(
    name='V_301',
    particles=[P.s__tilde__, P.D1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_555, (0, 1): C.GC_556},
)

V_302 = Vertex(
    name='V_302',
    particles=[P.s__tilde__, P.D1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_557, (0, 1): C.GC_558},
)

V_303 = Vertex(
    name='V_303',
    particles=[P.b__tilde__, P.D1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_559, (0, 1): C.GC_560},
)

V_304 = Vertex(
    name='V_304',
    particles=[P.b__tilde__, P.D1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_561, (0, 1): C.GC_562},
)

V_305 = Vertex(
    name='V_305',
    particles=[P.b__tilde__, P.D1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_563, (0, 1): C.GC_564},
)

V_306 = Vertex(
    name='V_306',
    particles=[P.b__tilde__, P.D1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_565, (0, 1): C.GC_566},
)

V_307 = Vertex(
    name='V_307',
    particles=[P.D1__tilde__, P.D1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_567, (0, 1): C.GC_567},
)

V_308 = Vertex(
    name='V_308',
    particles=[P.D1__tilde__, P.D1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_568, (0, 1): C.GC_568},
)

V_309 = Vertex(
    name='V_309',
    particles=[P.D1__tilde__, P.D1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_569, (0, 1): C.GC_570},
)

V_310 = Vertex(
    name='V_310',
    particles=[P.D1__tilde__, P.D1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_571, (0, 1): C.GC_572},
)

V_311 = Vertex(
    name='V_311',
    particles=[P.D2__tilde__, P.D1, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_573, (0, 1): C.GC_574},
)

V_312 = Vertex(
    name='V_312',
    particles=[P.D2__tilde__, P.D1, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_575, (0, 1): C.GC_576},
)

V_313 = Vertex(
    name='V_313',
    particles=[P.D2__tilde__, P.D1, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_577, (0, 1): C.GC_578},
)

V_314 = Vertex(
    name='V_314',
    particles=[P.D2__tilde__, P.D1, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_579, (0, 1): C.GC_580},
)

V_315 = Vertex(
    name='V_315',
    particles=[P.d__tilde__, P.D2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_581, (0, 1): C.GC_582},
)

V_316 = Vertex(
    name='V_316',
    particles=[P.d__tilde__, P.D2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_583, (0, 1): C.GC_584},
)

V_317 = Vertex(
    name='V_317',
    particles=[P.d__tilde__, P.D2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_585, (0, 1): C.GC_586},
)

V_318 = Vertex(
    name='V_318',
    particles=[P.d__tilde__, P.D2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_587, (0, 1): C.GC_588},
)

V_319 = Vertex(
    name='V_319',
    particles=[P.s__tilde__, P.D2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_589, (0, 1): C.GC_590},
)

V_320 = Vertex(
    name='V_320',
    particles=[P.s__tilde__, P.D2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_591, (0, 1): C.GC_592},
)

V_321 = Vertex(
    name='V_321',
    particles=[P.s__tilde__, P.D2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_593, (0, 1): C.GC_594},
)

V_322 = Vertex(
    name='V_322',
    particles=[P.s__tilde__, P.D2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_595, (0, 1): C.GC_596},
)

V_323 = Vertex(
    name='V_323',
    particles=[P.b__tilde__, P.D2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_597, (0, 1): C.GC_598},
)

V_324 = Vertex(
    name='V_324',
    particles=[P.b__tilde__, P.D2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_599, (0, 1): C.GC_600},
)

V_325 = Vertex(
    name='V_325',
    particles=[P.b__tilde__, P.D2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_601, (0, 1): C.GC_602},
)

V_326 = Vertex(
    name='V_326',
    particles=[P.b__tilde__, P.D2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_603, (0, 1): C.GC_604},
)

V_327 = Vertex(
    name='V_327',
    particles=[P.D1__tilde__, P.D2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_605, (0, 1): C.GC_606},
)

V_328 = Vertex(
    name='V_328',
    particles=[P.D1__tilde__, P.D2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_607, (0, 1): C.GC_608},
)

V_329 = Vertex(
    name='V_329',
    particles=[P.D1__tilde__, P.D2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_609, (0, 1): C.GC_610},
)

V_330 = Vertex(
    name='V_330',
    particles=[P.D1__tilde__, P.D2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_611, (0, 1): C.GC_612},
)

V_331 = Vertex(
    name='V_331',
    particles=[P.D2__tilde__, P.D2, P.H],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_613, (0, 1): C.GC_613},
)

V_332 = Vertex(
    name='V_332',
    particles=[P.D2__tilde__, P.D2, P.phi],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_614, (0, 1): C.GC_614},
)

V_333 = Vertex(
    name='V_333',
    particles=[P.D2__tilde__, P.D2, P.G0],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_615, (0, 1): C.GC_616},
)

V_334 = Vertex(
    name='V_334',
    particles=[P.D2__tilde__, P.D2, P.GZp],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_617, (0, 1): C.GC_618},
)

V_335 = Vertex(
    name='V_335',
    particles=[P.e__plus__, P.ve, P.W__minus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_336 = Vertex(
    name='V_336',
    particles=[P.ve__tilde__, P.e__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_337 = Vertex(
    name='V_337',
    particles=[P.e__plus__, P.ve, P.G__minus__],
    color=['1'],
    lorentz=[L.FFS2],
    couplings={(0, 0): C.GC_620},
)

V_338 = Vertex(
    name='V_338',
    particles=[P.ve__tilde__, P.e__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.FFS1],
    couplings={(0, 0): C.GC_620},
)

V_339 = Vertex(
    name='V_339',
    particles=[P.mu__plus__, P.vm, P.W__minus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_340 = Vertex(
    name='V_340',
    particles=[P.vm__tilde__, P.mu__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_341 = Vertex(
    name='V_341',
    particles=[P.mu__plus__, P.vm, P.G__minus__],
    color=['1'],
    lorentz=[L.FFS2],
    couplings={(0, 0): C.GC_621},
)

V_342 = Vertex(
    name='V_342',
    particles=[P.vm__tilde__, P.mu__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.FFS1],
    couplings={(0, 0): C.GC_621},
)

V_343 = Vertex(
    name='V_343',
    particles=[P.ta__plus__, P.vt, P.W__minus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_344 = Vertex(
    name='V_344',
    particles=[P.vt__tilde__, P.ta__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.FFV2],
    couplings={(0, 0): C.GC_619},
)

V_345 = Vertex(
    name='V_345',
    particles=[P.ta__plus__, P.vt, P.G__minus__],
    color=['1'],
    lorentz=[L.FFS2],
    couplings={(0, 0): C.GC_622},
)

V_346 = Vertex(
    name='V_346',
    particles=[P.vt__tilde__, P.ta__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.FFS1],
    couplings={(0, 0): C.GC_622},
)

V_347 = Vertex(
    name='V_347',
    particles=[P.d__tilde__, P.u, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_623, (0, 1): C.GC_624},
)

V_348 = Vertex(
    name='V_348',
    particles=[P.u__tilde__, P.d, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_625, (0, 1): C.GC_626},
)

V_349 = Vertex(
    name='V_349',
    particles=[P.d__tilde__, P.u, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_627, (0, 1): C.GC_628},
)

V_350 = Vertex(
    name='V_350',
    particles=[P.u__tilde__, P.d, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_629, (0, 1): C.GC_630},
)

V_351 = Vertex(
    name='V_351',
    particles=[P.s__tilde__, P.u, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_631, (0, 1): C.GC_632},
)

V_352 = Vertex(
    name='V_352',
    particles=[P.u__tilde__, P.s, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_633, (0, 1): C.GC_634},
)

V_353 = Vertex(
    name='V_353',
    particles=[P.s__tilde__, P.u, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_635, (0, 1): C.GC_636},
)

V_354 = Vertex(
    name='V_354',
    particles=[P.u__tilde__, P.s, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_637, (0, 1): C.GC_638},
)

V_355 = Vertex(
    name='V_355',
    particles=[P.b__tilde__, P.u, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_639, (0, 1): C.GC_640},
)

V_356 = Vertex(
    name='V_356',
    particles=[P.u__tilde__, P.b, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_641, (0, 1): C.GC_642},
)

V_357 = Vertex(
    name='V_357',
    particles=[P.b__tilde__, P.u, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_643, (0, 1): C.GC_644},
)

V_358 = Vertex(
    name='V_358',
    particles=[P.u__tilde__, P.b, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_645, (0, 1): C.GC_646},
)

V_359 = Vertex(
    name='V_359',
    particles=[P.D1__tilde__, P.u, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_647, (0, 1): C.GC_648},
)

V_360 = Vertex(
    name='V_360',
    particles=[P.u__tilde__, P.D1, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_649, (0, 1): C.GC_650},
)

V_361 = Vertex(
    name='V_361',
    particles=[P.D1__tilde__, P.u, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_651, (0, 1): C.GC_652},
)

V_362 = Vertex(
    name='V_362',
    particles=[P.u__tilde__, P.D1, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_653, (0, 1): C.GC_654},
)

V_363 = Vertex(
    name='V_363',
    particles=[P.D2__tilde__, P.u, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_655, (0, 1): C.GC_656},
)

V_364 = Vertex(
    name='V_364',
    particles=[P.u__tilde__, P.D2, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_657, (0, 1): C.GC_658},
)

V_365 = Vertex(
    name='V_365',
    particles=[P.D2__tilde__, P.u, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_659, (0, 1): C.GC_660},
)

V_366 = Vertex(
    name='V_366',
    particles=[P.u__tilde__, P.D2, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_661, (0, 1): C.GC_662},
)

V_367 = Vertex(
    name='V_367',
    particles=[P.d__tilde__, P.c, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_663, (0, 1): C.GC_664},
)

V_368 = Vertex(
    name='V_368',
    particles=[P.c__tilde__, P.d, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_665, (0, 1): C.GC_666},
)

V_369 = Vertex(
    name='V_369',
    particles=[P.d__tilde__, P.c, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_667, (0, 1): C.GC_668},
)

V_370 = Vertex(
    name='V_370',
    particles=[P.c__tilde__, P.d, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_669, (0, 1): C.GC_670},
)

V_371 = Vertex(
    name='V_371',
    particles=[P.s__tilde__, P.c, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_671, (0, 1): C.GC_672},
)

V_372 = Vertex(
    name='V_372',
    particles=[P.c__tilde__, P.s, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_673, (0, 1): C.GC_674},
)

V_373 = Vertex(
    name='V_373',
    particles=[P.s__tilde__, P.c, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_675, (0, 1): C.GC_676},
)

V_374 = Vertex(
    name='V_374',
    particles=[P.c__tilde__, P.s, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_677, (0, 1): C.GC_678},
)

V_375 = Vertex(
    name='V_375',
    particles=[P.b__tilde__, P.c, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_679, (0, 1): C.GC_680},
)

V_376 = Vertex(
    name='V_376',
    particles=[P.c__tilde__, P.b, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_681, (0, 1): C.GC_682},
)

V_377 = Vertex(
    name='V_377',
    particles=[P.b__tilde__, P.c, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_683, (0, 1): C.GC_684},
)

V_378 = Vertex(
    name='V_378',
    particles=[P.c__tilde__, P.b, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_685, (0, 1): C.GC_686},
)

V_379 = Vertex(
    name='V_379',
    particles=[P.D1__tilde__, P.c, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_687, (0, 1): C.GC_688},
)

V_380 = Vertex(
    name='V_380',
    particles=[P.c__tilde__, P.D1, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_689, (0, 1): C.GC_690},
)

V_381 = Vertex(
    name='V_381',
    particles=[P.D1__tilde__, P.c, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_691, (0, 1): C.GC_692},
)

V_382 = Vertex(
    name='V_382',
    particles=[P.c__tilde__, P.D1, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_693, (0, 1): C.GC_694},
)

V_383 = Vertex(
    name='V_383',
    particles=[P.D2__tilde__, P.c, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_695, (0, 1): C.GC_696},
)

V_384 = Vertex(
    name='V_384',
    particles=[P.c__tilde__, P.D2, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_697, (0, 1): C.GC_698},
)

V_385 = Vertex(
    name='V_385',
    particles=[P.D2__tilde__, P.c, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_699, (0, 1): C.GC_700},
)

V_386 = Vertex(
    name='V_386',
    particles=[P.c__tilde__, P.D2, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_701, (0, 1): C.GC_702},
)

V_387 = Vertex(
    name='V_387',
    particles=[P.d__tilde__, P.t, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_703, (0, 1): C.GC_704},
)

V_388 = Vertex(
    name='V_388',
    particles=[P.t__tilde__, P.d, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_705, (0, 1): C.GC_706},
)

V_389 = Vertex(
    name='V_389',
    particles=[P.d__tilde__, P.t, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_707, (0, 1): C.GC_708},
)

V_390 = Vertex(
    name='V_390',
    particles=[P.t__tilde__, P.d, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_709, (0, 1): C.GC_710},
)

V_391 = Vertex(
    name='V_391',
    particles=[P.s__tilde__, P.t, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_711, (0, 1): C.GC_712},
)

V_392 = Vertex(
    name='V_392',
    particles=[P.t__tilde__, P.s, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_713, (0, 1): C.GC_714},
)

V_393 = Vertex(
    name='V_393',
    particles=[P.s__tilde__, P.t, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_715, (0, 1): C.GC_716},
)

V_394 = Vertex(
    name='V_394',
    particles=[P.t__tilde__, P.s, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_717, (0, 1): C.GC_718},
)

V_395 = Vertex(
    name='V_395',
    particles=[P.b__tilde__, P.t, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_719, (0, 1): C.GC_720},
)

V_396 = Vertex(
    name='V_396',
    particles=[P.t__tilde__, P.b, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_721, (0, 1): C.GC_722},
)

V_397 = Vertex(
    name='V_397',
    particles=[P.b__tilde__, P.t, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_723, (0, 1): C.GC_724},
)

V_398 = Vertex(
    name='V_398',
    particles=[P.t__tilde__, P.b, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_725, (0, 1): C.GC_726},
)

V_399 = Vertex(
    name='V_399',
    particles=[P.D1__tilde__, P.t, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_727, (0, 1): C.GC_728},
)

V_400 = Vertex(
    name='V_400',
    particles=[P.t__tilde__, P.D1, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_729, (0, 1): C.GC_730},
)

V_401 = Vertex(
    name='V_401',
    particles=[P.D1__tilde__, P.t, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_731, (0, 1): C.GC_732},
)

V_402 = Vertex(
    name='V_402',
    particles=[P.t__tilde__, P.D1, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_733, (0, 1): C.GC_734},
)

V_403 = Vertex(
    name='V_403',
    particles=[P.D2__tilde__, P.t, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_735, (0, 1): C.GC_736},
)

V_404 = Vertex(
    name='V_404',
    particles=[P.t__tilde__, P.D2, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_737, (0, 1): C.GC_738},
)

V_405 = Vertex(
    name='V_405',
    particles=[P.D2__tilde__, P.t, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_739, (0, 1): C.GC_740},
)

V_406 = Vertex(
    name='V_406',
    particles=[P.t__tilde__, P.D2, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_741, (0, 1): C.GC_742},
)

V_407 = Vertex(
    name='V_407',
    particles=[P.d__tilde__, P.U1, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_743, (0, 1): C.GC_744},
)

V_408 = Vertex(
    name='V_408',
    particles=[P.U1__tilde__, P.d, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_745, (0, 1): C.GC_746},
)

V_409 = Vertex(
    name='V_409',
    particles=[P.d__tilde__, P.U1, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_747, (0, 1): C.GC_748},
)

V_410 = Vertex(
    name='V_410',
    particles=[P.U1__tilde__, P.d, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_749, (0, 1): C.GC_750},
)

V_411 = Vertex(
    name='V_411',
    particles=[P.s__tilde__, P.U1, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_751, (0, 1): C.GC_752},
)

V_412 = Vertex(
    name='V_412',
    particles=[P.U1__tilde__, P.s, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_753, (0, 1): C.GC_754},
)

V_413 = Vertex(
    name='V_413',
    particles=[P.s__tilde__, P.U1, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_755, (0, 1): C.GC_756},
)

V_414 = Vertex(
    name='V_414',
    particles=[P.U1__tilde__, P.s, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_757, (0, 1): C.GC_758},
)

V_415 = Vertex(
    name='V_415',
    particles=[P.b__tilde__, P.U1, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_759, (0, 1): C.GC_760},
)

V_416 = Vertex(
    name='V_416',
    particles=[P.U1__tilde__, P.b, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_761, (0, 1): C.GC_762},
)

V_417 = Vertex(
    name='V_417',
    particles=[P.b__tilde__, P.U1, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_763, (0, 1): C.GC_764},
)

V_418 = Vertex(
    name='V_418',
    particles=[P.U1__tilde__, P.b, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_765, (0, 1): C.GC_766},
)

V_419 = Vertex(
    name='V_419',
    particles=[P.D1__tilde__, P.U1, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_767, (0, 1): C.GC_768},
)

V_420 = Vertex(
    name='V_420',
    particles=[P.U1__tilde__, P.D1, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_769, (0, 1): C.GC_770},
)

V_421 = Vertex(
    name='V_421',
    particles=[P.D1__tilde__, P.U1, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_771, (0, 1): C.GC_772},
)

V_422 = Vertex(
    name='V_422',
    particles=[P.U1__tilde__, P.D1, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_773, (0, 1): C.GC_774},
)

V_423 = Vertex(
    name='V_423',
    particles=[P.D2__tilde__, P.U1, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_775, (0, 1): C.GC_776},
)

V_424 = Vertex(
    name='V_424',
    particles=[P.U1__tilde__, P.D2, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_777, (0, 1): C.GC_778},
)

V_425 = Vertex(
    name='V_425',
    particles=[P.D2__tilde__, P.U1, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_779, (0, 1): C.GC_780},
)

V_426 = Vertex(
    name='V_426',
    particles=[P.U1__tilde__, P.D2, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_781, (0, 1): C.GC_782},
)

V_427 = Vertex(
    name='V_427',
    particles=[P.d__tilde__, P.U2, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_783, (0, 1): C.GC_784},
)

V_428 = Vertex(
    name='V_428',
    particles=[P.U2__tilde__, P.d, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_785, (0, 1): C.GC_786},
)

V_429 = Vertex(
    name='V_429',
    particles=[P.d__tilde__, P.U2, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_787, (0, 1): C.GC_788},
)

V_430 = Vertex(
    name='V_430',
    particles=[P.U2__tilde__, P.d, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_789, (0, 1): C.GC_790},
)

V_431 = Vertex(
    name='V_431',
    particles=[P.s__tilde__, P.U2, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_791, (0, 1): C.GC_792},
)

V_432 = Vertex(
    name='V_432',
    particles=[P.U2__tilde__, P.s, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_793, (0, 1): C.GC_794},
)

V_433 = Vertex(
    name='V_433',
    particles=[P.s__tilde__, P.U2, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_795, (0, 1): C.GC_796},
)

V_434 = Vertex(
    name='V_434',
    particles=[P.U2__tilde__, P.s, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_797, (0, 1): C.GC_798},
)

V_435 = Vertex(
    name='V_435',
    particles=[P.b__tilde__, P.U2, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_799, (0, 1): C.GC_800},
)

V_436 = Vertex(
    name='V_436',
    particles=[P.U2__tilde__, P.b, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_801, (0, 1): C.GC_802},
)

V_437 = Vertex(
    name='V_437',
    particles=[P.b__tilde__, P.U2, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_803, (0, 1): C.GC_804},
)

V_438 = Vertex(
    name='V_438',
    particles=[P.U2__tilde__, P.b, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_805, (0, 1): C.GC_806},
)

V_439 = Vertex(
    name='V_439',
    particles=[P.D1__tilde__, P.U2, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_807, (0, 1): C.GC_808},
)

V_440 = Vertex(
    name='V_440',
    particles=[P.U2__tilde__, P.D1, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_809, (0, 1): C.GC_810},
)

V_441 = Vertex(
    name='V_441',
    particles=[P.D1__tilde__, P.U2, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_811, (0, 1): C.GC_812},
)

V_442 = Vertex(
    name='V_442',
    particles=[P.U2__tilde__, P.D1, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_813, (0, 1): C.GC_814},
)

V_443 = Vertex(
    name='V_443',
    particles=[P.D2__tilde__, P.U2, P.W__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_815, (0, 1): C.GC_816},
)

V_444 = Vertex(
    name='V_444',
    particles=[P.U2__tilde__, P.D2, P.W__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFV2, L.FFV3],
    couplings={(0, 0): C.GC_817, (0, 1): C.GC_818},
)

V_445 = Vertex(
    name='V_445',
    particles=[P.D2__tilde__, P.U2, P.G__minus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_819, (0, 1): C.GC_820},
)

V_446 = Vertex(
    name='V_446',
    particles=[P.U2__tilde__, P.D2, P.G__plus__],
    color=['Identity(1,2)'],
    lorentz=[L.FFS1, L.FFS2],
    couplings={(0, 0): C.GC_821, (0, 1): C.GC_822},
)

V_447 = Vertex(
    name='V_447',
    particles=[P.d__tilde__, P.d, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_448 = Vertex(
    name='V_448',
    particles=[P.u__tilde__, P.u, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_449 = Vertex(
    name='V_449',
    particles=[P.s__tilde__, P.s, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_450 = Vertex(
    name='V_450',
    particles=[P.c__tilde__, P.c, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_451 = Vertex(
    name='V_451',
    particles=[P.b__tilde__, P.b, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_452 = Vertex(
    name='V_452',
    particles=[P.t__tilde__, P.t, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_823},
)

V_453 = Vertex(
    name='V_453',
    particles=[P.D1__tilde__, P.D1, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_824},
)

V_454 = Vertex(
    name='V_454',
    particles=[P.D2__tilde__, P.D2, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_824},
)

V_455 = Vertex(
    name='V_455',
    particles=[P.U1__tilde__, P.U1, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_824},
)

V_456 = Vertex(
    name='V_456',
    particles=[P.U2__tilde__, P.U2, P.g],
    color=['T(3,2,1)'],
    lorentz=[L.FFV1],
    couplings={(0, 0): C.GC_824},
)

V_457 = Vertex(
    name='V_457',
    particles=[P.g, P.g, P.g],
    color=['f(1,2,3)'],
    lorentz=[L.VVV1],
    couplings={(0, 0): C.GC_825},
)

V_458 = Vertex(
    name='V_458',
    particles=[P.g, P.g, P.g, P.g],
    color=['f(-1,1,2)*f(3,4,-1)', 'f(-1,1,3)*f(2,4,-1)', 'f(-1,1,4)*f(2,3,-1)'],
    lorentz=[L.VVVV1, L.VVVV2, L.VVVV3],
    couplings={(0, 0): C.GC_826, (1, 1): C.GC_826, (2, 2): C.GC_826},
)

V_459 = Vertex(
    name='V_459',
    particles=[P.a, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVV1],
    couplings={(0, 0): C.GC_827},
)

V_460 = Vertex(
    name='V_460',
    particles=[P.Z, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVV1],
    couplings={(0, 0): C.GC_828},
)

V_461 = Vertex(
    name='V_461',
    particles=[P.Zp, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVV1],
    couplings={(0, 0): C.GC_829},
)

V_462 = Vertex(
    name='V_462',
    particles=[P.a, P.a, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_830},
)

V_463 = Vertex(
    name='V_463',
    particles=[P.a, P.Z, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_831},
)

V_464 = Vertex(
    name='V_464',
    particles=[P.a, P.Zp, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_832},
)

V_465 = Vertex(
    name='V_465',
    particles=[P.Z, P.Z, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_833},
)

V_466 = Vertex(
    name='V_466',
    particles=[P.Z, P.Zp, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_834},
)

V_467 = Vertex(
    name='V_467',
    particles=[P.Zp, P.Zp, P.W__minus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_835},
)

V_468 = Vertex(
    name='V_468',
    particles=[P.W__minus__, P.W__minus__, P.W__plus__, P.W__plus__],
    color=['1'],
    lorentz=[L.VVVV4],
    couplings={(0, 0): C.GC_836},
)

V_469 = Vertex(
    name='V_469',
    particles=[P.W__minus__, P.W__plus__, P.H],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_837},
)

V_470 = Vertex(
    name='V_470',
    particles=[P.W__minus__, P.W__plus__, P.H, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_838},
)

V_471 = Vertex(
    name='V_471',
    particles=[P.W__minus__, P.W__plus__, P.G0, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_839},
)

V_472 = Vertex(
    name='V_472',
    particles=[P.W__minus__, P.W__plus__, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_840},
)

V_473 = Vertex(
    name='V_473',
    particles=[P.W__minus__, P.W__plus__, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_841},
)

V_474 = Vertex(
    name='V_474',
    particles=[P.W__minus__, P.W__plus__, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_838},
)

V_475 = Vertex(
    name='V_475',
    particles=[P.Z, P.Z, P.H],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_842},
)

V_476 = Vertex(
    name='V_476',
    particles=[P.Z, P.Zp, P.H],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_843},
)

V_477 = Vertex(
    name='V_477',
    particles=[P.Zp, P.Zp, P.H],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_844},
)

V_478 = Vertex(
    name='V_478',
    particles=[P.Z, P.Z, P.H, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_845},
)

V_479 = Vertex(
    name='V_479',
    particles=[P.Z, P.Zp, P.H, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_846},
)

V_480 = Vertex(
    name='V_480',
    particles=[P.Zp, P.Zp, P.H, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_847},
)

V_481 = Vertex(
    name='V_481',
    particles=[P.Z, P.Z, P.G0, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_848},
)

V_482 = Vertex(
    name='V_482',
    particles=[P.Z, P.Z, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_849},
)

V_483 = Vertex(
    name='V_483',
    particles=[P.Z, P.Z, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_850},
)

V_484 = Vertex(
    name='V_484',
    particles=[P.Z, P.Zp, P.G0, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_851},
)

V_485 = Vertex(
    name='V_485',
    particles=[P.Z, P.Zp, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_852},
)

V_486 = Vertex(
    name='V_486',
    particles=[P.Z, P.Zp, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_853},
)

V_487 = Vertex(
    name='V_487',
    particles=[P.Zp, P.Zp, P.G0, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_854},
)

V_488 = Vertex(
    name='V_488',
    particles=[P.Zp, P.Zp, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_855},
)

V_489 = Vertex(
    name='V_489',
    particles=[P.Zp, P.Zp, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_856},
)

V_490 = Vertex(
    name='V_490',
    particles=[P.a, P.a, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_857},
)

V_491 = Vertex(
    name='V_491',
    particles=[P.Z, P.a, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_858},
)

V_492 = Vertex(
    name='V_492',
    particles=[P.Zp, P.a, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_859},
)

V_493 = Vertex(
    name='V_493',
    particles=[P.Z, P.Z, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_860},
)

V_494 = Vertex(
    name='V_494',
    particles=[P.Z, P.Zp, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_861},
)

V_495 = Vertex(
    name='V_495',
    particles=[P.Zp, P.Zp, P.G__minus__, P.G__plus__],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_862},
)

V_496 = Vertex(
    name='V_496',
    particles=[P.Z, P.Z, P.phi],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_863},
)

V_497 = Vertex(
    name='V_497',
    particles=[P.Z, P.Zp, P.phi],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_864},
)

V_498 = Vertex(
    name='V_498',
    particles=[P.Zp, P.Zp, P.phi],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_865},
)

V_499 = Vertex(
    name='V_499',
    particles=[P.Z, P.Z, P.phi, P.phi],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_866},
)

V_500 = Vertex(
    name='V_500',
    particles=[P.Z, P.Zp, P.phi, P.phi],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_867},
)

V_501 = Vertex(
    name='V_501',
    particles=[P.Zp, P.Zp, P.phi, P.phi],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_868},
)

V_502 = Vertex(
    name='V_502',
    particles=[P.W__minus__, P.a, P.G__plus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_869},
)

V_503 = Vertex(
    name='V_503',
    particles=[P.W__minus__, P.Z, P.G__plus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_870},
)

V_504 = Vertex(
    name='V_504',
    particles=[P.W__minus__, P.Zp, P.G__plus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_871},
)

V_505 = Vertex(
    name='V_505',
    particles=[P.W__minus__, P.a, P.G__plus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_872},
)

V_506 = Vertex(
    name='V_506',
    particles=[P.W__minus__, P.Z, P.G__plus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_873},
)

V_507 = Vertex(
    name='V_507',
    particles=[P.W__minus__, P.Zp, P.G__plus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_874},
)

V_508 = Vertex(
    name='V_508',
    particles=[P.W__minus__, P.a, P.G__plus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_875},
)

V_509 = Vertex(
    name='V_509',
    particles=[P.W__minus__, P.a, P.G__plus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_876},
)

V_510 = Vertex(
    name='V_510',
    particles=[P.W__minus__, P.Z, P.G__plus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_877},
)

V_511 = Vertex(
    name='V_511',
    particles=[P.W__minus__, P.Z, P.G__plus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_878},
)

V_512 = Vertex(
    name='V_512',
    particles=[P.W__minus__, P.Zp, P.G__plus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_879},
)

V_513 = Vertex(
    name='V_513',
    particles=[P.W__minus__, P.Zp, P.G__plus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_880},
)

V_514 = Vertex(
    name='V_514',
    particles=[P.W__plus__, P.a, P.G__minus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_869},
)

V_515 = Vertex(
    name='V_515',
    particles=[P.W__plus__, P.Z, P.G__minus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_870},
)

V_516 = Vertex(
    name='V_516',
    particles=[P.W__plus__, P.Zp, P.G__minus__],
    color=['1'],
    lorentz=[L.VVS1],
    couplings={(0, 0): C.GC_871},
)

V_517 = Vertex(
    name='V_517',
    particles=[P.W__plus__, P.a, P.G__minus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_872},
)

V_518 = Vertex(
    name='V_518',
    particles=[P.W__plus__, P.Z, P.G__minus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_873},
)

V_519 = Vertex(
    name='V_519',
    particles=[P.W__plus__, P.Zp, P.G__minus__, P.H],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_874},
)

V_520 = Vertex(
    name='V_520',
    particles=[P.W__plus__, P.a, P.G__minus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_881},
)

V_521 = Vertex(
    name='V_521',
    particles=[P.W__plus__, P.a, P.G__minus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_882},
)

V_522 = Vertex(
    name='V_522',
    particles=[P.W__plus__, P.Z, P.G__minus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_883},
)

V_523 = Vertex(
    name='V_523',
    particles=[P.W__plus__, P.Z, P.G__minus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_884},
)

V_524 = Vertex(
    name='V_524',
    particles=[P.W__plus__, P.Zp, P.G__minus__, P.G0],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_885},
)

V_525 = Vertex(
    name='V_525',
    particles=[P.W__plus__, P.Zp, P.G__minus__, P.GZp],
    color=['1'],
    lorentz=[L.VVSS1],
    couplings={(0, 0): C.GC_886},
)

V_526 = Vertex(
    name='V_526',
    particles=[P.H, P.H, P.H],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_887},
)

V_527 = Vertex(
    name='V_527',
    particles=[P.G0, P.G0, P.H],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_888},
)

V_528 = Vertex(
    name='V_528',
    particles=[P.G0, P.GZp, P.H],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_889},
)

V_529 = Vertex(
    name='V_529',
    particles=[P.GZp, P.GZp, P.H],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_890},
)

V_530 = Vertex(
    name='V_530',
    particles=[P.H, P.H, P.H, P.H],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_891},
)

V_531 = Vertex(
    name='V_531',
    particles=[P.G0, P.G0, P.G0, P.G0],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_892},
)

V_532 = Vertex(
    name='V_532',
    particles=[P.G0, P.G0, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_893},
)

V_533 = Vertex(
    name='V_533',
    particles=[P.G0, P.G0, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_894},
)

V_534 = Vertex(
    name='V_534',
    particles=[P.G0, P.GZp, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_895},
)

V_535 = Vertex(
    name='V_535',
    particles=[P.GZp, P.GZp, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_896},
)

V_536 = Vertex(
    name='V_536',
    particles=[P.G0, P.G0, P.H, P.H],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_897},
)

V_537 = Vertex(
    name='V_537',
    particles=[P.G0, P.GZp, P.H, P.H],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_898},
)

V_538 = Vertex(
    name='V_538',
    particles=[P.GZp, P.GZp, P.H, P.H],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_899},
)

V_539 = Vertex(
    name='V_539',
    particles=[P.G__minus__, P.G__plus__, P.H],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_900},
)

V_540 = Vertex(
    name='V_540',
    particles=[P.G__minus__, P.G__minus__, P.G__plus__, P.G__plus__],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_901},
)

V_541 = Vertex(
    name='V_541',
    particles=[P.G__minus__, P.G__plus__, P.H, P.H],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_902},
)

V_542 = Vertex(
    name='V_542',
    particles=[P.G__minus__, P.G__plus__, P.G0, P.G0],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_897},
)

V_543 = Vertex(
    name='V_543',
    particles=[P.G__minus__, P.G__plus__, P.G0, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_898},
)

V_544 = Vertex(
    name='V_544',
    particles=[P.G__minus__, P.G__plus__, P.GZp, P.GZp],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_899},
)

V_545 = Vertex(
    name='V_545',
    particles=[P.phi, P.phi, P.phi],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_903},
)

V_546 = Vertex(
    name='V_546',
    particles=[P.G0, P.G0, P.phi],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_904},
)

V_547 = Vertex(
    name='V_547',
    particles=[P.G0, P.GZp, P.phi],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_905},
)

V_548 = Vertex(
    name='V_548',
    particles=[P.GZp, P.GZp, P.phi],
    color=['1'],
    lorentz=[L.SSS1],
    couplings={(0, 0): C.GC_906},
)

V_549 = Vertex(
    name='V_549',
    particles=[P.phi, P.phi, P.phi, P.phi],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_907},
)

V_550 = Vertex(
    name='V_550',
    particles=[P.G0, P.G0, P.phi, P.phi],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_908},
)

V_551 = Vertex(
    name='V_551',
    particles=[P.G0, P.GZp, P.phi, P.phi],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_909},
)

V_552 = Vertex(
    name='V_552',
    particles=[P.GZp, P.GZp, P.phi, P.phi],
    color=['1'],
    lorentz=[L.SSSS1],
    couplings={(0, 0): C.GC_910},
)

V_553 = Vertex(
    name='V_553',
    particles=[P.Z, P.H, P.G0],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_911},
)

V_554 = Vertex(
    name='V_554',
    particles=[P.Z, P.H, P.GZp],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_912},
)

V_555 = Vertex(
    name='V_555',
    particles=[P.Zp, P.H, P.G0],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_913},
)

V_556 = Vertex(
    name='V_556',
    particles=[P.Zp, P.H, P.GZp],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_914},
)

V_557 = Vertex(
    name='V_557',
    particles=[P.a, P.G__plus__, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_827},
)

V_558 = Vertex(
    name='V_558',
    particles=[P.Z, P.G__plus__, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_915},
)

V_559 = Vertex(
    name='V_559',
    particles=[P.Zp, P.G__plus__, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_916},
)

V_560 = Vertex(
    name='V_560',
    particles=[P.W__plus__, P.H, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_917},
)

V_561 = Vertex(
    name='V_561',
    particles=[P.W__plus__, P.G0, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_918},
)

V_562 = Vertex(
    name='V_562',
    particles=[P.W__plus__, P.GZp, P.G__minus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_919},
)

V_563 = Vertex(
    name='V_563',
    particles=[P.W__minus__, P.H, P.G__plus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_920},
)

V_564 = Vertex(
    name='V_564',
    particles=[P.W__minus__, P.G0, P.G__plus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_918},
)

V_565 = Vertex(
    name='V_565',
    particles=[P.W__minus__, P.GZp, P.G__plus__],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_919},
)

V_566 = Vertex(
    name='V_566',
    particles=[P.Z, P.phi, P.G0],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_921},
)

V_567 = Vertex(
    name='V_567',
    particles=[P.Z, P.phi, P.GZp],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_922},
)

V_568 = Vertex(
    name='V_568',
    particles=[P.Zp, P.phi, P.G0],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_923},
)

V_569 = Vertex(
    name='V_569',
    particles=[P.Zp, P.phi, P.GZp],
    color=['1'],
    lorentz=[L.VSS1],
    couplings={(0, 0): C.GC_924},
)
