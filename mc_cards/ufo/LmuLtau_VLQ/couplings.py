"""Couplings. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from .function_library import complexconjugate, im, re
from .object_library import Coupling, all_couplings

GC_1 = Coupling(
    name='GC_1',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_2 = Coupling(
    name='GC_2',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw) + complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_3 = Coupling(
    name='GC_3',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw) - complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_4 = Coupling(
    name='GC_4',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_5 = Coupling(
    name='GC_5',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw) + complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_6 = Coupling(
    name='GC_6',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw) - complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_7 = Coupling(
    name='GC_7',
    value='-complex(0,1)*ee',
    order={'QED': 1},
)

GC_8 = Coupling(
    name='GC_8',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_9 = Coupling(
    name='GC_9',
    value='-(complex(0,1)*bZ*ee)/cw',
    order={'QED': 1},
)

GC_10 = Coupling(
    name='GC_10',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw) + complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_11 = Coupling(
    name='GC_11',
    value='-(complex(0,1)*bZ*ee)/cw + complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_12 = Coupling(
    name='GC_12',
    value='-(complex(0,1)*bZ*ee)/(2.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw) - complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_13 = Coupling(
    name='GC_13',
    value='-(complex(0,1)*bZ*ee)/cw - complex(0,1)*gp*xZ',
    order={'QED': 1},
)

GC_14 = Coupling(
    name='GC_14',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_15 = Coupling(
    name='GC_15',
    value='-(complex(0,1)*bZp*ee)/cw',
    order={'NP': 1},
)

GC_16 = Coupling(
    name='GC_16',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw) + complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_17 = Coupling(
    name='GC_17',
    value='-(complex(0,1)*bZp*ee)/cw + complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_18 = Coupling(
    name='GC_18',
    value='-(complex(0,1)*bZp*ee)/(2.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw) - complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_19 = Coupling(
    name='GC_19',
    value='-(complex(0,1)*bZp*ee)/cw - complex(0,1)*gp*xZp',
    order={'NP': 1},
)

GC_20 = Coupling(
    name='GC_20',
    value='-(complex(0,1)*Me)/vev',
    order={'QED': 1},
)

GC_21 = Coupling(
    name='GC_21',
    value='-(Me*bZ*ee)/(2.*MZ*cw) + (Me*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_22 = Coupling(
    name='GC_22',
    value='(Me*bZ*ee)/(2.*MZ*cw) - (Me*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_23 = Coupling(
    name='GC_23',
    value='-(Me*bZp*ee)/(2.*MZp*cw) + (Me*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_24 = Coupling(
    name='GC_24',
    value='(Me*bZp*ee)/(2.*MZp*cw) - (Me*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_25 = Coupling(
    name='GC_25',
    value='-(complex(0,1)*MM)/vev',
    order={'QED': 1},
)

GC_26 = Coupling(
    name='GC_26',
    value='-(MM*bZ*ee)/(2.*MZ*cw) + (MM*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_27 = Coupling(
    name='GC_27',
    value='(MM*bZ*ee)/(2.*MZ*cw) - (MM*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_28 = Coupling(
    name='GC_28',
    value='-(MM*bZp*ee)/(2.*MZp*cw) + (MM*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_29 = Coupling(
    name='GC_29',
    value='(MM*bZp*ee)/(2.*MZp*cw) - (MM*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_30 = Coupling(
    name='GC_30',
    value='-(complex(0,1)*MTA)/vev',
    order={'QED': 1},
)

GC_31 = Coupling(
    name='GC_31',
    value='-(MTA*bZ*ee)/(2.*MZ*cw) + (MTA*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_32 = Coupling(
    name='GC_32',
    value='(MTA*bZ*ee)/(2.*MZ*cw) - (MTA*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_33 = Coupling(
    name='GC_33',
    value='-(MTA*bZp*ee)/(2.*MZp*cw) + (MTA*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_34 = Coupling(
    name='GC_34',
    value='(MTA*bZp*ee)/(2.*MZp*cw) - (MTA*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_35 = Coupling(
    name='GC_35',
    value='(2.*complex(0,1)*ee)/3.',
    order={'QED': 1},
)

GC_36 = Coupling(
    name='GC_36',
    value='(2.*complex(0,1)*ee*kVLQ)/3.',
    order={'QED': 1},
)

GC_37 = Coupling(
    name='GC_37',
    value='complex(0,1)*AUL1x1*gp*xZ + (complex(0,1)*BUL1x1*bZ*ee)/(2.*cw) - (complex(0,1)*BUL1x1*ee*w3Z)/(2.*sw) - complex(0,1)*BUL1x1*gp*xZ + complex(0,1)*ZPLU1x1*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_38 = Coupling(
    name='GC_38',
    value='-(complex(0,1)*AUR1x1*bZ*ee)/(2.*cw) + (complex(0,1)*AUR1x1*ee*w3Z)/(2.*sw) + complex(0,1)*AUR1x1*gp*xZ - complex(0,1)*BUR1x1*gp*xZ + complex(0,1)*ZPRU1x1*gp*xZ + (2.*complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_39 = Coupling(
    name='GC_39',
    value='complex(0,1)*AUL1x2*gp*xZ + (complex(0,1)*BUL1x2*bZ*ee)/(2.*cw) - (complex(0,1)*BUL1x2*ee*w3Z)/(2.*sw) - complex(0,1)*BUL1x2*gp*xZ + complex(0,1)*ZPLU1x2*gp*xZ',
    order={'QED': 1},
)

GC_40 = Coupling(
    name='GC_40',
    value='-(complex(0,1)*AUR1x2*bZ*ee)/(2.*cw) + (complex(0,1)*AUR1x2*ee*w3Z)/(2.*sw) + complex(0,1)*AUR1x2*gp*xZ - complex(0,1)*BUR1x2*gp*xZ + complex(0,1)*ZPRU1x2*gp*xZ',
    order={'QED': 1},
)

GC_41 = Coupling(
    name='GC_41',
    value='complex(0,1)*AUL1x3*gp*xZ + (complex(0,1)*BUL1x3*bZ*ee)/(2.*cw) - (complex(0,1)*BUL1x3*ee*w3Z)/(2.*sw) - complex(0,1)*BUL1x3*gp*xZ + complex(0,1)*ZPLU1x3*gp*xZ',
    order={'QED': 1},
)

GC_42 = Coupling(
    name='GC_42',
    value='-(complex(0,1)*AUR1x3*bZ*ee)/(2.*cw) + (complex(0,1)*AUR1x3*ee*w3Z)/(2.*sw) + complex(0,1)*AUR1x3*gp*xZ - complex(0,1)*BUR1x3*gp*xZ + complex(0,1)*ZPRU1x3*gp*xZ',
    order={'QED': 1},
)

GC_43 = Coupling(
    name='GC_43',
    value='complex(0,1)*AUL1x4*gp*kVLQ*xZ + (complex(0,1)*BUL1x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL1x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL1x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_44 = Coupling(
    name='GC_44',
    value='-(complex(0,1)*AUR1x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR1x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR1x4*gp*kVLQ*xZ - complex(0,1)*BUR1x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_45 = Coupling(
    name='GC_45',
    value='complex(0,1)*AUL1x5*gp*kVLQ*xZ + (complex(0,1)*BUL1x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL1x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL1x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_46 = Coupling(
    name='GC_46',
    value='-(complex(0,1)*AUR1x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR1x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR1x5*gp*kVLQ*xZ - complex(0,1)*BUR1x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_47 = Coupling(
    name='GC_47',
    value='(complex(0,1)*bZ*complexconjugate(BUL1x2)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x2)*gp*xZ - (complex(0,1)*complexconjugate(BUL1x2)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x2)*gp*xZ + complex(0,1)*complexconjugate(ZPLU1x2)*gp*xZ',
    order={'QED': 1},
)

GC_48 = Coupling(
    name='GC_48',
    value='-(complex(0,1)*bZ*complexconjugate(AUR1x2)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x2)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x2)*gp*xZ - complex(0,1)*complexconjugate(BUR1x2)*gp*xZ + complex(0,1)*complexconjugate(ZPRU1x2)*gp*xZ',
    order={'QED': 1},
)

GC_49 = Coupling(
    name='GC_49',
    value='complex(0,1)*AUL2x2*gp*xZ + (complex(0,1)*BUL2x2*bZ*ee)/(2.*cw) - (complex(0,1)*BUL2x2*ee*w3Z)/(2.*sw) - complex(0,1)*BUL2x2*gp*xZ + complex(0,1)*ZPLU2x2*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_50 = Coupling(
    name='GC_50',
    value='-(complex(0,1)*AUR2x2*bZ*ee)/(2.*cw) + (complex(0,1)*AUR2x2*ee*w3Z)/(2.*sw) + complex(0,1)*AUR2x2*gp*xZ - complex(0,1)*BUR2x2*gp*xZ + complex(0,1)*ZPRU2x2*gp*xZ + (2.*complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_51 = Coupling(
    name='GC_51',
    value='complex(0,1)*AUL2x3*gp*xZ + (complex(0,1)*BUL2x3*bZ*ee)/(2.*cw) - (complex(0,1)*BUL2x3*ee*w3Z)/(2.*sw) - complex(0,1)*BUL2x3*gp*xZ + complex(0,1)*ZPLU2x3*gp*xZ',
    order={'QED': 1},
)

GC_52 = Coupling(
    name='GC_52',
    value='-(complex(0,1)*AUR2x3*bZ*ee)/(2.*cw) + (complex(0,1)*AUR2x3*ee*w3Z)/(2.*sw) + complex(0,1)*AUR2x3*gp*xZ - complex(0,1)*BUR2x3*gp*xZ + complex(0,1)*ZPRU2x3*gp*xZ',
    order={'QED': 1},
)

GC_53 = Coupling(
    name='GC_53',
    value='complex(0,1)*AUL2x4*gp*kVLQ*xZ + (complex(0,1)*BUL2x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL2x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL2x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_54 = Coupling(
    name='GC_54',
    value='-(complex(0,1)*AUR2x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR2x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR2x4*gp*kVLQ*xZ - complex(0,1)*BUR2x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_55 = Coupling(
    name='GC_55',
    value='complex(0,1)*AUL2x5*gp*kVLQ*xZ + (complex(0,1)*BUL2x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL2x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL2x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_56 = Coupling(
    name='GC_56',
    value='-(complex(0,1)*AUR2x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR2x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR2x5*gp*kVLQ*xZ - complex(0,1)*BUR2x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_57 = Coupling(
    name='GC_57',
    value='(complex(0,1)*bZ*complexconjugate(BUL1x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x3)*gp*xZ - (complex(0,1)*complexconjugate(BUL1x3)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x3)*gp*xZ + complex(0,1)*complexconjugate(ZPLU1x3)*gp*xZ',
    order={'QED': 1},
)

GC_58 = Coupling(
    name='GC_58',
    value='-(complex(0,1)*bZ*complexconjugate(AUR1x3)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x3)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x3)*gp*xZ - complex(0,1)*complexconjugate(BUR1x3)*gp*xZ + complex(0,1)*complexconjugate(ZPRU1x3)*gp*xZ',
    order={'QED': 1},
)

GC_59 = Coupling(
    name='GC_59',
    value='(complex(0,1)*bZ*complexconjugate(BUL2x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x3)*gp*xZ - (complex(0,1)*complexconjugate(BUL2x3)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x3)*gp*xZ + complex(0,1)*complexconjugate(ZPLU2x3)*gp*xZ',
    order={'QED': 1},
)

GC_60 = Coupling(
    name='GC_60',
    value='-(complex(0,1)*bZ*complexconjugate(AUR2x3)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x3)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x3)*gp*xZ - complex(0,1)*complexconjugate(BUR2x3)*gp*xZ + complex(0,1)*complexconjugate(ZPRU2x3)*gp*xZ',
    order={'QED': 1},
)

GC_61 = Coupling(
    name='GC_61',
    value='complex(0,1)*AUL3x3*gp*xZ + (complex(0,1)*BUL3x3*bZ*ee)/(2.*cw) - (complex(0,1)*BUL3x3*ee*w3Z)/(2.*sw) - complex(0,1)*BUL3x3*gp*xZ + complex(0,1)*ZPLU3x3*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_62 = Coupling(
    name='GC_62',
    value='-(complex(0,1)*AUR3x3*bZ*ee)/(2.*cw) + (complex(0,1)*AUR3x3*ee*w3Z)/(2.*sw) + complex(0,1)*AUR3x3*gp*xZ - complex(0,1)*BUR3x3*gp*xZ + complex(0,1)*ZPRU3x3*gp*xZ + (2.*complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_63 = Coupling(
    name='GC_63',
    value='complex(0,1)*AUL3x4*gp*kVLQ*xZ + (complex(0,1)*BUL3x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL3x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL3x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_64 = Coupling(
    name='GC_64',
    value='-(complex(0,1)*AUR3x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR3x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR3x4*gp*kVLQ*xZ - complex(0,1)*BUR3x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_65 = Coupling(
    name='GC_65',
    value='complex(0,1)*AUL3x5*gp*kVLQ*xZ + (complex(0,1)*BUL3x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL3x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL3x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_66 = Coupling(
    name='GC_66',
    value='-(complex(0,1)*AUR3x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR3x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR3x5*gp*kVLQ*xZ - complex(0,1)*BUR3x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_67 = Coupling(
    name='GC_67',
    value='(complex(0,1)*bZ*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x4)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL1x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_68 = Coupling(
    name='GC_68',
    value='-(complex(0,1)*bZ*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR1x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_69 = Coupling(
    name='GC_69',
    value='(complex(0,1)*bZ*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x4)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL2x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_70 = Coupling(
    name='GC_70',
    value='-(complex(0,1)*bZ*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR2x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_71 = Coupling(
    name='GC_71',
    value='(complex(0,1)*bZ*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL3x4)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL3x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL3x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_72 = Coupling(
    name='GC_72',
    value='-(complex(0,1)*bZ*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR3x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR3x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR3x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_73 = Coupling(
    name='GC_73',
    value='complex(0,1)*AUL4x4*gp*kVLQ*xZ + (complex(0,1)*BUL4x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL4x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL4x4*gp*kVLQ*xZ + (complex(0,1)*bZ*ee*kVLQ)/(6.*cw) + (complex(0,1)*ee*kVLQ*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_74 = Coupling(
    name='GC_74',
    value='-(complex(0,1)*AUR4x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR4x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR4x4*gp*kVLQ*xZ - complex(0,1)*BUR4x4*gp*kVLQ*xZ + (2.*complex(0,1)*bZ*ee*kVLQ)/(3.*cw)',
    order={'QED': 1},
)

GC_75 = Coupling(
    name='GC_75',
    value='complex(0,1)*AUL4x5*gp*kVLQ*xZ + (complex(0,1)*BUL4x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL4x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL4x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_76 = Coupling(
    name='GC_76',
    value='-(complex(0,1)*AUR4x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR4x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR4x5*gp*kVLQ*xZ - complex(0,1)*BUR4x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_77 = Coupling(
    name='GC_77',
    value='(complex(0,1)*bZ*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x5)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL1x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_78 = Coupling(
    name='GC_78',
    value='-(complex(0,1)*bZ*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR1x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_79 = Coupling(
    name='GC_79',
    value='(complex(0,1)*bZ*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x5)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL2x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_80 = Coupling(
    name='GC_80',
    value='-(complex(0,1)*bZ*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR2x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_81 = Coupling(
    name='GC_81',
    value='(complex(0,1)*bZ*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL3x5)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL3x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL3x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_82 = Coupling(
    name='GC_82',
    value='-(complex(0,1)*bZ*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR3x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR3x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR3x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_83 = Coupling(
    name='GC_83',
    value='(complex(0,1)*bZ*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL4x5)*gp*kVLQ*xZ - (complex(0,1)*complexconjugate(BUL4x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BUL4x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_84 = Coupling(
    name='GC_84',
    value='-(complex(0,1)*bZ*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR4x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(AUR4x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BUR4x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_85 = Coupling(
    name='GC_85',
    value='complex(0,1)*AUL5x5*gp*kVLQ*xZ + (complex(0,1)*BUL5x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL5x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BUL5x5*gp*kVLQ*xZ + (complex(0,1)*bZ*ee*kVLQ)/(6.*cw) + (complex(0,1)*ee*kVLQ*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_86 = Coupling(
    name='GC_86',
    value='-(complex(0,1)*AUR5x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR5x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*AUR5x5*gp*kVLQ*xZ - complex(0,1)*BUR5x5*gp*kVLQ*xZ + (2.*complex(0,1)*bZ*ee*kVLQ)/(3.*cw)',
    order={'QED': 1},
)

GC_87 = Coupling(
    name='GC_87',
    value='complex(0,1)*AUL1x1*gp*xZp + (complex(0,1)*BUL1x1*bZp*ee)/(2.*cw) - (complex(0,1)*BUL1x1*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL1x1*gp*xZp + complex(0,1)*ZPLU1x1*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_88 = Coupling(
    name='GC_88',
    value='-(complex(0,1)*AUR1x1*bZp*ee)/(2.*cw) + (complex(0,1)*AUR1x1*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR1x1*gp*xZp - complex(0,1)*BUR1x1*gp*xZp + complex(0,1)*ZPRU1x1*gp*xZp + (2.*complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_89 = Coupling(
    name='GC_89',
    value='complex(0,1)*AUL1x2*gp*xZp + (complex(0,1)*BUL1x2*bZp*ee)/(2.*cw) - (complex(0,1)*BUL1x2*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL1x2*gp*xZp + complex(0,1)*ZPLU1x2*gp*xZp',
    order={'NP': 1},
)

GC_90 = Coupling(
    name='GC_90',
    value='-(complex(0,1)*AUR1x2*bZp*ee)/(2.*cw) + (complex(0,1)*AUR1x2*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR1x2*gp*xZp - complex(0,1)*BUR1x2*gp*xZp + complex(0,1)*ZPRU1x2*gp*xZp',
    order={'NP': 1},
)

GC_91 = Coupling(
    name='GC_91',
    value='complex(0,1)*AUL1x3*gp*xZp + (complex(0,1)*BUL1x3*bZp*ee)/(2.*cw) - (complex(0,1)*BUL1x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL1x3*gp*xZp + complex(0,1)*ZPLU1x3*gp*xZp',
    order={'NP': 1},
)

GC_92 = Coupling(
    name='GC_92',
    value='-(complex(0,1)*AUR1x3*bZp*ee)/(2.*cw) + (complex(0,1)*AUR1x3*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR1x3*gp*xZp - complex(0,1)*BUR1x3*gp*xZp + complex(0,1)*ZPRU1x3*gp*xZp',
    order={'NP': 1},
)

GC_93 = Coupling(
    name='GC_93',
    value='complex(0,1)*AUL1x4*gp*kVLQ*xZp + (complex(0,1)*BUL1x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL1x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL1x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_94 = Coupling(
    name='GC_94',
    value='-(complex(0,1)*AUR1x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR1x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR1x4*gp*kVLQ*xZp - complex(0,1)*BUR1x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_95 = Coupling(
    name='GC_95',
    value='complex(0,1)*AUL1x5*gp*kVLQ*xZp + (complex(0,1)*BUL1x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL1x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL1x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_96 = Coupling(
    name='GC_96',
    value='-(complex(0,1)*AUR1x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR1x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR1x5*gp*kVLQ*xZp - complex(0,1)*BUR1x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_97 = Coupling(
    name='GC_97',
    value='(complex(0,1)*bZp*complexconjugate(BUL1x2)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x2)*gp*xZp - (complex(0,1)*complexconjugate(BUL1x2)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x2)*gp*xZp + complex(0,1)*complexconjugate(ZPLU1x2)*gp*xZp',
    order={'NP': 1},
)

GC_98 = Coupling(
    name='GC_98',
    value='-(complex(0,1)*bZp*complexconjugate(AUR1x2)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x2)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x2)*gp*xZp - complex(0,1)*complexconjugate(BUR1x2)*gp*xZp + complex(0,1)*complexconjugate(ZPRU1x2)*gp*xZp',
    order={'NP': 1},
)

GC_99 = Coupling(
    name='GC_99',
    value='complex(0,1)*AUL2x2*gp*xZp + (complex(0,1)*BUL2x2*bZp*ee)/(2.*cw) - (complex(0,1)*BUL2x2*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL2x2*gp*xZp + complex(0,1)*ZPLU2x2*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_100 = Coupling(
    name='GC_100',
    value='-(complex(0,1)*AUR2x2*bZp*ee)/(2.*cw) + (complex(0,1)*AUR2x2*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR2x2*gp*xZp - complex(0,1)*BUR2x2*gp*xZp + complex(0,1)*ZPRU2x2*gp*xZp + (2.*complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_101 = Coupling(
    name='GC_101',
    value='complex(0,1)*AUL2x3*gp*xZp + (complex(0,1)*BUL2x3*bZp*ee)/(2.*cw) - (complex(0,1)*BUL2x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL2x3*gp*xZp + complex(0,1)*ZPLU2x3*gp*xZp',
    order={'NP': 1},
)

GC_102 = Coupling(
    name='GC_102',
    value='-(complex(0,1)*AUR2x3*bZp*ee)/(2.*cw) + (complex(0,1)*AUR2x3*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR2x3*gp*xZp - complex(0,1)*BUR2x3*gp*xZp + complex(0,1)*ZPRU2x3*gp*xZp',
    order={'NP': 1},
)

GC_103 = Coupling(
    name='GC_103',
    value='complex(0,1)*AUL2x4*gp*kVLQ*xZp + (complex(0,1)*BUL2x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL2x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL2x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_104 = Coupling(
    name='GC_104',
    value='-(complex(0,1)*AUR2x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR2x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR2x4*gp*kVLQ*xZp - complex(0,1)*BUR2x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_105 = Coupling(
    name='GC_105',
    value='complex(0,1)*AUL2x5*gp*kVLQ*xZp + (complex(0,1)*BUL2x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL2x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL2x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_106 = Coupling(
    name='GC_106',
    value='-(complex(0,1)*AUR2x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR2x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR2x5*gp*kVLQ*xZp - complex(0,1)*BUR2x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_107 = Coupling(
    name='GC_107',
    value='(complex(0,1)*bZp*complexconjugate(BUL1x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x3)*gp*xZp - (complex(0,1)*complexconjugate(BUL1x3)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x3)*gp*xZp + complex(0,1)*complexconjugate(ZPLU1x3)*gp*xZp',
    order={'NP': 1},
)

GC_108 = Coupling(
    name='GC_108',
    value='-(complex(0,1)*bZp*complexconjugate(AUR1x3)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x3)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x3)*gp*xZp - complex(0,1)*complexconjugate(BUR1x3)*gp*xZp + complex(0,1)*complexconjugate(ZPRU1x3)*gp*xZp',
    order={'NP': 1},
)

GC_109 = Coupling(
    name='GC_109',
    value='(complex(0,1)*bZp*complexconjugate(BUL2x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x3)*gp*xZp - (complex(0,1)*complexconjugate(BUL2x3)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x3)*gp*xZp + complex(0,1)*complexconjugate(ZPLU2x3)*gp*xZp',
    order={'NP': 1},
)

GC_110 = Coupling(
    name='GC_110',
    value='-(complex(0,1)*bZp*complexconjugate(AUR2x3)*ee)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x3)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x3)*gp*xZp - complex(0,1)*complexconjugate(BUR2x3)*gp*xZp + complex(0,1)*complexconjugate(ZPRU2x3)*gp*xZp',
    order={'NP': 1},
)

GC_111 = Coupling(
    name='GC_111',
    value='complex(0,1)*AUL3x3*gp*xZp + (complex(0,1)*BUL3x3*bZp*ee)/(2.*cw) - (complex(0,1)*BUL3x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BUL3x3*gp*xZp + complex(0,1)*ZPLU3x3*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_112 = Coupling(
    name='GC_112',
    value='-(complex(0,1)*AUR3x3*bZp*ee)/(2.*cw) + (complex(0,1)*AUR3x3*ee*w3Zp)/(2.*sw) + complex(0,1)*AUR3x3*gp*xZp - complex(0,1)*BUR3x3*gp*xZp + complex(0,1)*ZPRU3x3*gp*xZp + (2.*complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_113 = Coupling(
    name='GC_113',
    value='complex(0,1)*AUL3x4*gp*kVLQ*xZp + (complex(0,1)*BUL3x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL3x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL3x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_114 = Coupling(
    name='GC_114',
    value='-(complex(0,1)*AUR3x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR3x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR3x4*gp*kVLQ*xZp - complex(0,1)*BUR3x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_115 = Coupling(
    name='GC_115',
    value='complex(0,1)*AUL3x5*gp*kVLQ*xZp + (complex(0,1)*BUL3x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL3x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL3x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_116 = Coupling(
    name='GC_116',
    value='-(complex(0,1)*AUR3x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR3x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR3x5*gp*kVLQ*xZp - complex(0,1)*BUR3x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_117 = Coupling(
    name='GC_117',
    value='(complex(0,1)*bZp*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x4)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL1x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_118 = Coupling(
    name='GC_118',
    value='-(complex(0,1)*bZp*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR1x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_119 = Coupling(
    name='GC_119',
    value='(complex(0,1)*bZp*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x4)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL2x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_120 = Coupling(
    name='GC_120',
    value='-(complex(0,1)*bZp*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR2x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_121 = Coupling(
    name='GC_121',
    value='(complex(0,1)*bZp*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL3x4)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL3x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL3x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_122 = Coupling(
    name='GC_122',
    value='-(complex(0,1)*bZp*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR3x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR3x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR3x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_123 = Coupling(
    name='GC_123',
    value='complex(0,1)*AUL4x4*gp*kVLQ*xZp + (complex(0,1)*BUL4x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL4x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL4x4*gp*kVLQ*xZp + (complex(0,1)*bZp*ee*kVLQ)/(6.*cw) + (complex(0,1)*ee*kVLQ*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_124 = Coupling(
    name='GC_124',
    value='-(complex(0,1)*AUR4x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR4x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR4x4*gp*kVLQ*xZp - complex(0,1)*BUR4x4*gp*kVLQ*xZp + (2.*complex(0,1)*bZp*ee*kVLQ)/(3.*cw)',
    order={'NP': 1},
)

GC_125 = Coupling(
    name='GC_125',
    value='complex(0,1)*AUL4x5*gp*kVLQ*xZp + (complex(0,1)*BUL4x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL4x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL4x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_126 = Coupling(
    name='GC_126',
    value='-(complex(0,1)*AUR4x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR4x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR4x5*gp*kVLQ*xZp - complex(0,1)*BUR4x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_127 = Coupling(
    name='GC_127',
    value='(complex(0,1)*bZp*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL1x5)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL1x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL1x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_128 = Coupling(
    name='GC_128',
    value='-(complex(0,1)*bZp*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR1x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR1x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR1x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_129 = Coupling(
    name='GC_129',
    value='(complex(0,1)*bZp*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL2x5)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL2x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL2x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_130 = Coupling(
    name='GC_130',
    value='-(complex(0,1)*bZp*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR2x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR2x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR2x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_131 = Coupling(
    name='GC_131',
    value='(complex(0,1)*bZp*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL3x5)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL3x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL3x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_132 = Coupling(
    name='GC_132',
    value='-(complex(0,1)*bZp*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR3x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR3x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR3x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_133 = Coupling(
    name='GC_133',
    value='(complex(0,1)*bZp*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(AUL4x5)*gp*kVLQ*xZp - (complex(0,1)*complexconjugate(BUL4x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BUL4x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_134 = Coupling(
    name='GC_134',
    value='-(complex(0,1)*bZp*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*cw) + (complex(0,1)*complexconjugate(AUR4x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(AUR4x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BUR4x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_135 = Coupling(
    name='GC_135',
    value='complex(0,1)*AUL5x5*gp*kVLQ*xZp + (complex(0,1)*BUL5x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*BUL5x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BUL5x5*gp*kVLQ*xZp + (complex(0,1)*bZp*ee*kVLQ)/(6.*cw) + (complex(0,1)*ee*kVLQ*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_136 = Coupling(
    name='GC_136',
    value='-(complex(0,1)*AUR5x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*AUR5x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*AUR5x5*gp*kVLQ*xZp - complex(0,1)*BUR5x5*gp*kVLQ*xZp + (2.*complex(0,1)*bZp*ee*kVLQ)/(3.*cw)',
    order={'NP': 1},
)

GC_137 = Coupling(
    name='GC_137',
    value='(complex(0,1)*AUR1x1*MU)/vev + (complex(0,1)*BUL1x1*MU)/vev - (complex(0,1)*MU)/vev',
    order={'QED': 1},
)

GC_138 = Coupling(
    name='GC_138',
    value='(complex(0,1)*AUL1x1*MU)/vphi - (complex(0,1)*AUR1x1*MU)/vphi - (complex(0,1)*BUL1x1*MU)/vphi + (complex(0,1)*BUR1x1*MU)/vphi',
    order={'NP': 1},
)

GC_139 = Coupling(
    name='GC_139',
    value='-(AUL1x1*MU*gp*xZ)/MZ - (AUR1x1*MU*bZ*ee)/(2.*MZ*cw) + (AUR1x1*MU*ee*w3Z)/(2.*MZ*sw) + (AUR1x1*MU*gp*xZ)/MZ - (BUL1x1*MU*bZ*ee)/(2.*MZ*cw) + (BUL1x1*MU*ee*w3Z)/(2.*MZ*sw) + (BUL1x1*MU*gp*xZ)/MZ - (BUR1x1*MU*gp*xZ)/MZ - (MU*ZPLU1x1*gp*xZ)/MZ + (MU*ZPRU1x1*gp*xZ)/MZ + (MU*bZ*ee)/(2.*MZ*cw) - (MU*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_140 = Coupling(
    name='GC_140',
    value='(AUL1x1*MU*gp*xZ)/MZ + (AUR1x1*MU*bZ*ee)/(2.*MZ*cw) - (AUR1x1*MU*ee*w3Z)/(2.*MZ*sw) - (AUR1x1*MU*gp*xZ)/MZ + (BUL1x1*MU*bZ*ee)/(2.*MZ*cw) - (BUL1x1*MU*ee*w3Z)/(2.*MZ*sw) - (BUL1x1*MU*gp*xZ)/MZ + (BUR1x1*MU*gp*xZ)/MZ - (MU*ZPRU1x1*gp*xZ)/MZ - (MU*bZ*ee)/(2.*MZ*cw) + (MU*complexconjugate(ZPLU1x1)*gp*xZ)/MZ + (MU*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_141 = Coupling(
    name='GC_141',
    value='-(AUL1x1*MU*gp*xZp)/MZp - (AUR1x1*MU*bZp*ee)/(2.*MZp*cw) + (AUR1x1*MU*ee*w3Zp)/(2.*MZp*sw) + (AUR1x1*MU*gp*xZp)/MZp - (BUL1x1*MU*bZp*ee)/(2.*MZp*cw) + (BUL1x1*MU*ee*w3Zp)/(2.*MZp*sw) + (BUL1x1*MU*gp*xZp)/MZp - (BUR1x1*MU*gp*xZp)/MZp - (MU*ZPLU1x1*gp*xZp)/MZp + (MU*ZPRU1x1*gp*xZp)/MZp + (MU*bZp*ee)/(2.*MZp*cw) - (MU*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_142 = Coupling(
    name='GC_142',
    value='(AUL1x1*MU*gp*xZp)/MZp + (AUR1x1*MU*bZp*ee)/(2.*MZp*cw) - (AUR1x1*MU*ee*w3Zp)/(2.*MZp*sw) - (AUR1x1*MU*gp*xZp)/MZp + (BUL1x1*MU*bZp*ee)/(2.*MZp*cw) - (BUL1x1*MU*ee*w3Zp)/(2.*MZp*sw) - (BUL1x1*MU*gp*xZp)/MZp + (BUR1x1*MU*gp*xZp)/MZp - (MU*ZPRU1x1*gp*xZp)/MZp - (MU*bZp*ee)/(2.*MZp*cw) + (MU*complexconjugate(ZPLU1x1)*gp*xZp)/MZp + (MU*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_143 = Coupling(
    name='GC_143',
    value='(complex(0,1)*AUR1x2*MC)/vev + (complex(0,1)*BUL1x2*MU)/vev',
    order={'QED': 1},
)

GC_144 = Coupling(
    name='GC_144',
    value='(complex(0,1)*AUR1x2*MU)/vev + (complex(0,1)*BUL1x2*MC)/vev',
    order={'QED': 1},
)

GC_145 = Coupling(
    name='GC_145',
    value='(complex(0,1)*AUL1x2*MU)/vphi - (complex(0,1)*AUR1x2*MC)/vphi - (complex(0,1)*BUL1x2*MU)/vphi + (complex(0,1)*BUR1x2*MC)/vphi',
    order={'NP': 1},
)

GC_146 = Coupling(
    name='GC_146',
    value='(complex(0,1)*AUL1x2*MC)/vphi - (complex(0,1)*AUR1x2*MU)/vphi - (complex(0,1)*BUL1x2*MC)/vphi + (complex(0,1)*BUR1x2*MU)/vphi',
    order={'NP': 1},
)

GC_147 = Coupling(
    name='GC_147',
    value='-(AUL1x2*MU*gp*xZ)/MZ - (AUR1x2*MC*bZ*ee)/(2.*MZ*cw) + (AUR1x2*MC*ee*w3Z)/(2.*MZ*sw) + (AUR1x2*MC*gp*xZ)/MZ - (BUL1x2*MU*bZ*ee)/(2.*MZ*cw) + (BUL1x2*MU*ee*w3Z)/(2.*MZ*sw) + (BUL1x2*MU*gp*xZ)/MZ - (BUR1x2*MC*gp*xZ)/MZ + (MC*ZPRU1x2*gp*xZ)/MZ - (MU*ZPLU1x2*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_148 = Coupling(
    name='GC_148',
    value='(AUL1x2*MC*gp*xZ)/MZ + (AUR1x2*MU*bZ*ee)/(2.*MZ*cw) - (AUR1x2*MU*ee*w3Z)/(2.*MZ*sw) - (AUR1x2*MU*gp*xZ)/MZ + (BUL1x2*MC*bZ*ee)/(2.*MZ*cw) - (BUL1x2*MC*ee*w3Z)/(2.*MZ*sw) - (BUL1x2*MC*gp*xZ)/MZ + (BUR1x2*MU*gp*xZ)/MZ + (MC*ZPLU1x2*gp*xZ)/MZ - (MU*ZPRU1x2*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_149 = Coupling(
    name='GC_149',
    value='-(AUL1x2*MU*gp*xZp)/MZp - (AUR1x2*MC*bZp*ee)/(2.*MZp*cw) + (AUR1x2*MC*ee*w3Zp)/(2.*MZp*sw) + (AUR1x2*MC*gp*xZp)/MZp - (BUL1x2*MU*bZp*ee)/(2.*MZp*cw) + (BUL1x2*MU*ee*w3Zp)/(2.*MZp*sw) + (BUL1x2*MU*gp*xZp)/MZp - (BUR1x2*MC*gp*xZp)/MZp + (MC*ZPRU1x2*gp*xZp)/MZp - (MU*ZPLU1x2*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_150 = Coupling(
    name='GC_150',
    value='(AUL1x2*MC*gp*xZp)/MZp + (AUR1x2*MU*bZp*ee)/(2.*MZp*cw) - (AUR1x2*MU*ee*w3Zp)/(2.*MZp*sw) - (AUR1x2*MU*gp*xZp)/MZp + (BUL1x2*MC*bZp*ee)/(2.*MZp*cw) - (BUL1x2*MC*ee*w3Zp)/(2.*MZp*sw) - (BUL1x2*MC*gp*xZp)/MZp + (BUR1x2*MU*gp*xZp)/MZp + (MC*ZPLU1x2*gp*xZp)/MZp - (MU*ZPRU1x2*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_151 = Coupling(
    name='GC_151',
    value='(complex(0,1)*AUR1x3*MT)/vev + (complex(0,1)*BUL1x3*MU)/vev',
    order={'QED': 1},
)

GC_152 = Coupling(
    name='GC_152',
    value='(complex(0,1)*AUR1x3*MU)/vev + (complex(0,1)*BUL1x3*MT)/vev',
    order={'QED': 1},
)

GC_153 = Coupling(
    name='GC_153',
    value='(complex(0,1)*AUL1x3*MU)/vphi - (complex(0,1)*AUR1x3*MT)/vphi - (complex(0,1)*BUL1x3*MU)/vphi + (complex(0,1)*BUR1x3*MT)/vphi',
    order={'NP': 1},
)

GC_154 = Coupling(
    name='GC_154',
    value='(complex(0,1)*AUL1x3*MT)/vphi - (complex(0,1)*AUR1x3*MU)/vphi - (complex(0,1)*BUL1x3*MT)/vphi + (complex(0,1)*BUR1x3*MU)/vphi',
    order={'NP': 1},
)

GC_155 = Coupling(
    name='GC_155',
    value='-(AUL1x3*MU*gp*xZ)/MZ - (AUR1x3*MT*bZ*ee)/(2.*MZ*cw) + (AUR1x3*MT*ee*w3Z)/(2.*MZ*sw) + (AUR1x3*MT*gp*xZ)/MZ - (BUL1x3*MU*bZ*ee)/(2.*MZ*cw) + (BUL1x3*MU*ee*w3Z)/(2.*MZ*sw) + (BUL1x3*MU*gp*xZ)/MZ - (BUR1x3*MT*gp*xZ)/MZ + (MT*ZPRU1x3*gp*xZ)/MZ - (MU*ZPLU1x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_156 = Coupling(
    name='GC_156',
    value='(AUL1x3*MT*gp*xZ)/MZ + (AUR1x3*MU*bZ*ee)/(2.*MZ*cw) - (AUR1x3*MU*ee*w3Z)/(2.*MZ*sw) - (AUR1x3*MU*gp*xZ)/MZ + (BUL1x3*MT*bZ*ee)/(2.*MZ*cw) - (BUL1x3*MT*ee*w3Z)/(2.*MZ*sw) - (BUL1x3*MT*gp*xZ)/MZ + (BUR1x3*MU*gp*xZ)/MZ + (MT*ZPLU1x3*gp*xZ)/MZ - (MU*ZPRU1x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_157 = Coupling(
    name='GC_157',
    value='-(AUL1x3*MU*gp*xZp)/MZp - (AUR1x3*MT*bZp*ee)/(2.*MZp*cw) + (AUR1x3*MT*ee*w3Zp)/(2.*MZp*sw) + (AUR1x3*MT*gp*xZp)/MZp - (BUL1x3*MU*bZp*ee)/(2.*MZp*cw) + (BUL1x3*MU*ee*w3Zp)/(2.*MZp*sw) + (BUL1x3*MU*gp*xZp)/MZp - (BUR1x3*MT*gp*xZp)/MZp + (MT*ZPRU1x3*gp*xZp)/MZp - (MU*ZPLU1x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_158 = Coupling(
    name='GC_158',
    value='(AUL1x3*MT*gp*xZp)/MZp + (AUR1x3*MU*bZp*ee)/(2.*MZp*cw) - (AUR1x3*MU*ee*w3Zp)/(2.*MZp*sw) - (AUR1x3*MU*gp*xZp)/MZp + (BUL1x3*MT*bZp*ee)/(2.*MZp*cw) - (BUL1x3*MT*ee*w3Zp)/(2.*MZp*sw) - (BUL1x3*MT*gp*xZp)/MZp + (BUR1x3*MU*gp*xZp)/MZp + (MT*ZPLU1x3*gp*xZp)/MZp - (MU*ZPRU1x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_159 = Coupling(
    name='GC_159',
    value='(complex(0,1)*AUR1x4*MU1*kVLQ)/vev + (complex(0,1)*BUL1x4*MU*kVLQ)/vev',
    order={'QED': 1},
)

GC_160 = Coupling(
    name='GC_160',
    value='(complex(0,1)*AUR1x4*MU*kVLQ)/vev + (complex(0,1)*BUL1x4*MU1*kVLQ)/vev',
    order={'QED': 1},
)

GC_161 = Coupling(
    name='GC_161',
    value='(complex(0,1)*AUL1x4*MU*kVLQ)/vphi - (complex(0,1)*AUR1x4*MU1*kVLQ)/vphi - (complex(0,1)*BUL1x4*MU*kVLQ)/vphi + (complex(0,1)*BUR1x4*MU1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_162 = Coupling(
    name='GC_162',
    value='(complex(0,1)*AUL1x4*MU1*kVLQ)/vphi - (complex(0,1)*AUR1x4*MU*kVLQ)/vphi - (complex(0,1)*BUL1x4*MU1*kVLQ)/vphi + (complex(0,1)*BUR1x4*MU*kVLQ)/vphi',
    order={'NP': 1},
)

GC_163 = Coupling(
    name='GC_163',
    value='-(AUL1x4*MU*gp*kVLQ*xZ)/MZ - (AUR1x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR1x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR1x4*MU1*gp*kVLQ*xZ)/MZ - (BUL1x4*MU*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL1x4*MU*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL1x4*MU*gp*kVLQ*xZ)/MZ - (BUR1x4*MU1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_164 = Coupling(
    name='GC_164',
    value='(AUL1x4*MU1*gp*kVLQ*xZ)/MZ + (AUR1x4*MU*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR1x4*MU*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR1x4*MU*gp*kVLQ*xZ)/MZ + (BUL1x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL1x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL1x4*MU1*gp*kVLQ*xZ)/MZ + (BUR1x4*MU*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_165 = Coupling(
    name='GC_165',
    value='-(AUL1x4*MU*gp*kVLQ*xZp)/MZp - (AUR1x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR1x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR1x4*MU1*gp*kVLQ*xZp)/MZp - (BUL1x4*MU*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL1x4*MU*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL1x4*MU*gp*kVLQ*xZp)/MZp - (BUR1x4*MU1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_166 = Coupling(
    name='GC_166',
    value='(AUL1x4*MU1*gp*kVLQ*xZp)/MZp + (AUR1x4*MU*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR1x4*MU*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR1x4*MU*gp*kVLQ*xZp)/MZp + (BUL1x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL1x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL1x4*MU1*gp*kVLQ*xZp)/MZp + (BUR1x4*MU*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_167 = Coupling(
    name='GC_167',
    value='(complex(0,1)*AUR1x5*MU2*kVLQ)/vev + (complex(0,1)*BUL1x5*MU*kVLQ)/vev',
    order={'QED': 1},
)

GC_168 = Coupling(
    name='GC_168',
    value='(complex(0,1)*AUR1x5*MU*kVLQ)/vev + (complex(0,1)*BUL1x5*MU2*kVLQ)/vev',
    order={'QED': 1},
)

GC_169 = Coupling(
    name='GC_169',
    value='(complex(0,1)*AUL1x5*MU*kVLQ)/vphi - (complex(0,1)*AUR1x5*MU2*kVLQ)/vphi - (complex(0,1)*BUL1x5*MU*kVLQ)/vphi + (complex(0,1)*BUR1x5*MU2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_170 = Coupling(
    name='GC_170',
    value='(complex(0,1)*AUL1x5*MU2*kVLQ)/vphi - (complex(0,1)*AUR1x5*MU*kVLQ)/vphi - (complex(0,1)*BUL1x5*MU2*kVLQ)/vphi + (complex(0,1)*BUR1x5*MU*kVLQ)/vphi',
    order={'NP': 1},
)

GC_171 = Coupling(
    name='GC_171',
    value='-(AUL1x5*MU*gp*kVLQ*xZ)/MZ - (AUR1x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR1x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR1x5*MU2*gp*kVLQ*xZ)/MZ - (BUL1x5*MU*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL1x5*MU*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL1x5*MU*gp*kVLQ*xZ)/MZ - (BUR1x5*MU2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_172 = Coupling(
    name='GC_172',
    value='(AUL1x5*MU2*gp*kVLQ*xZ)/MZ + (AUR1x5*MU*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR1x5*MU*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR1x5*MU*gp*kVLQ*xZ)/MZ + (BUL1x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL1x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL1x5*MU2*gp*kVLQ*xZ)/MZ + (BUR1x5*MU*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_173 = Coupling(
    name='GC_173',
    value='-(AUL1x5*MU*gp*kVLQ*xZp)/MZp - (AUR1x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR1x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR1x5*MU2*gp*kVLQ*xZp)/MZp - (BUL1x5*MU*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL1x5*MU*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL1x5*MU*gp*kVLQ*xZp)/MZp - (BUR1x5*MU2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_174 = Coupling(
    name='GC_174',
    value='(AUL1x5*MU2*gp*kVLQ*xZp)/MZp + (AUR1x5*MU*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR1x5*MU*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR1x5*MU*gp*kVLQ*xZp)/MZp + (BUL1x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL1x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL1x5*MU2*gp*kVLQ*xZp)/MZp + (BUR1x5*MU*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_175 = Coupling(
    name='GC_175',
    value='(complex(0,1)*MC*complexconjugate(BUL1x2))/vev + (complex(0,1)*MU*complexconjugate(AUR1x2))/vev',
    order={'QED': 1},
)

GC_176 = Coupling(
    name='GC_176',
    value='(complex(0,1)*MC*complexconjugate(AUR1x2))/vev + (complex(0,1)*MU*complexconjugate(BUL1x2))/vev',
    order={'QED': 1},
)

GC_177 = Coupling(
    name='GC_177',
    value='(complex(0,1)*MC*complexconjugate(AUL1x2))/vphi - (complex(0,1)*MC*complexconjugate(BUL1x2))/vphi - (complex(0,1)*MU*complexconjugate(AUR1x2))/vphi + (complex(0,1)*MU*complexconjugate(BUR1x2))/vphi',
    order={'NP': 1},
)

GC_178 = Coupling(
    name='GC_178',
    value='-(complex(0,1)*MC*complexconjugate(AUR1x2))/vphi + (complex(0,1)*MC*complexconjugate(BUR1x2))/vphi + (complex(0,1)*MU*complexconjugate(AUL1x2))/vphi - (complex(0,1)*MU*complexconjugate(BUL1x2))/vphi',
    order={'NP': 1},
)

GC_179 = Coupling(
    name='GC_179',
    value='-(MC*bZ*complexconjugate(BUL1x2)*ee)/(2.*MZ*cw) - (MC*complexconjugate(AUL1x2)*gp*xZ)/MZ + (MC*complexconjugate(BUL1x2)*ee*w3Z)/(2.*MZ*sw) + (MC*complexconjugate(BUL1x2)*gp*xZ)/MZ - (MC*complexconjugate(ZPLU1x2)*gp*xZ)/MZ - (MU*bZ*complexconjugate(AUR1x2)*ee)/(2.*MZ*cw) + (MU*complexconjugate(AUR1x2)*ee*w3Z)/(2.*MZ*sw) + (MU*complexconjugate(AUR1x2)*gp*xZ)/MZ - (MU*complexconjugate(BUR1x2)*gp*xZ)/MZ + (MU*complexconjugate(ZPRU1x2)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_180 = Coupling(
    name='GC_180',
    value='(MC*bZ*complexconjugate(AUR1x2)*ee)/(2.*MZ*cw) - (MC*complexconjugate(AUR1x2)*ee*w3Z)/(2.*MZ*sw) - (MC*complexconjugate(AUR1x2)*gp*xZ)/MZ + (MC*complexconjugate(BUR1x2)*gp*xZ)/MZ - (MC*complexconjugate(ZPRU1x2)*gp*xZ)/MZ + (MU*bZ*complexconjugate(BUL1x2)*ee)/(2.*MZ*cw) + (MU*complexconjugate(AUL1x2)*gp*xZ)/MZ - (MU*complexconjugate(BUL1x2)*ee*w3Z)/(2.*MZ*sw) - (MU*complexconjugate(BUL1x2)*gp*xZ)/MZ + (MU*complexconjugate(ZPLU1x2)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_181 = Coupling(
    name='GC_181',
    value='-(MC*bZp*complexconjugate(BUL1x2)*ee)/(2.*MZp*cw) - (MC*complexconjugate(AUL1x2)*gp*xZp)/MZp + (MC*complexconjugate(BUL1x2)*ee*w3Zp)/(2.*MZp*sw) + (MC*complexconjugate(BUL1x2)*gp*xZp)/MZp - (MC*complexconjugate(ZPLU1x2)*gp*xZp)/MZp - (MU*bZp*complexconjugate(AUR1x2)*ee)/(2.*MZp*cw) + (MU*complexconjugate(AUR1x2)*ee*w3Zp)/(2.*MZp*sw) + (MU*complexconjugate(AUR1x2)*gp*xZp)/MZp - (MU*complexconjugate(BUR1x2)*gp*xZp)/MZp + (MU*complexconjugate(ZPRU1x2)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_182 = Coupling(
    name='GC_182',
    value='(MC*bZp*complexconjugate(AUR1x2)*ee)/(2.*MZp*cw) - (MC*complexconjugate(AUR1x2)*ee*w3Zp)/(2.*MZp*sw) - (MC*complexconjugate(AUR1x2)*gp*xZp)/MZp + (MC*complexconjugate(BUR1x2)*gp*xZp)/MZp - (MC*complexconjugate(ZPRU1x2)*gp*xZp)/MZp + (MU*bZp*complexconjugate(BUL1x2)*ee)/(2.*MZp*cw) + (MU*complexconjugate(AUL1x2)*gp*xZp)/MZp - (MU*complexconjugate(BUL1x2)*ee*w3Zp)/(2.*MZp*sw) - (MU*complexconjugate(BUL1x2)*gp*xZp)/MZp + (MU*complexconjugate(ZPLU1x2)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_183 = Coupling(
    name='GC_183',
    value='(complex(0,1)*AUR2x2*MC)/vev + (complex(0,1)*BUL2x2*MC)/vev - (complex(0,1)*MC)/vev',
    order={'QED': 1},
)

GC_184 = Coupling(
    name='GC_184',
    value='(complex(0,1)*AUL2x2*MC)/vphi - (complex(0,1)*AUR2x2*MC)/vphi - (complex(0,1)*BUL2x2*MC)/vphi + (complex(0,1)*BUR2x2*MC)/vphi',
    order={'NP': 1},
)

GC_185 = Coupling(
    name='GC_185',
    value='-(AUL2x2*MC*gp*xZ)/MZ - (AUR2x2*MC*bZ*ee)/(2.*MZ*cw) + (AUR2x2*MC*ee*w3Z)/(2.*MZ*sw) + (AUR2x2*MC*gp*xZ)/MZ - (BUL2x2*MC*bZ*ee)/(2.*MZ*cw) + (BUL2x2*MC*ee*w3Z)/(2.*MZ*sw) + (BUL2x2*MC*gp*xZ)/MZ - (BUR2x2*MC*gp*xZ)/MZ - (MC*ZPLU2x2*gp*xZ)/MZ + (MC*ZPRU2x2*gp*xZ)/MZ + (MC*bZ*ee)/(2.*MZ*cw) - (MC*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_186 = Coupling(
    name='GC_186',
    value='(AUL2x2*MC*gp*xZ)/MZ + (AUR2x2*MC*bZ*ee)/(2.*MZ*cw) - (AUR2x2*MC*ee*w3Z)/(2.*MZ*sw) - (AUR2x2*MC*gp*xZ)/MZ + (BUL2x2*MC*bZ*ee)/(2.*MZ*cw) - (BUL2x2*MC*ee*w3Z)/(2.*MZ*sw) - (BUL2x2*MC*gp*xZ)/MZ + (BUR2x2*MC*gp*xZ)/MZ - (MC*ZPRU2x2*gp*xZ)/MZ - (MC*bZ*ee)/(2.*MZ*cw) + (MC*complexconjugate(ZPLU2x2)*gp*xZ)/MZ + (MC*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_187 = Coupling(
    name='GC_187',
    value='-(AUL2x2*MC*gp*xZp)/MZp - (AUR2x2*MC*bZp*ee)/(2.*MZp*cw) + (AUR2x2*MC*ee*w3Zp)/(2.*MZp*sw) + (AUR2x2*MC*gp*xZp)/MZp - (BUL2x2*MC*bZp*ee)/(2.*MZp*cw) + (BUL2x2*MC*ee*w3Zp)/(2.*MZp*sw) + (BUL2x2*MC*gp*xZp)/MZp - (BUR2x2*MC*gp*xZp)/MZp - (MC*ZPLU2x2*gp*xZp)/MZp + (MC*ZPRU2x2*gp*xZp)/MZp + (MC*bZp*ee)/(2.*MZp*cw) - (MC*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_188 = Coupling(
    name='GC_188',
    value='(AUL2x2*MC*gp*xZp)/MZp + (AUR2x2*MC*bZp*ee)/(2.*MZp*cw) - (AUR2x2*MC*ee*w3Zp)/(2.*MZp*sw) - (AUR2x2*MC*gp*xZp)/MZp + (BUL2x2*MC*bZp*ee)/(2.*MZp*cw) - (BUL2x2*MC*ee*w3Zp)/(2.*MZp*sw) - (BUL2x2*MC*gp*xZp)/MZp + (BUR2x2*MC*gp*xZp)/MZp - (MC*ZPRU2x2*gp*xZp)/MZp - (MC*bZp*ee)/(2.*MZp*cw) + (MC*complexconjugate(ZPLU2x2)*gp*xZp)/MZp + (MC*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_189 = Coupling(
    name='GC_189',
    value='(complex(0,1)*AUR2x3*MT)/vev + (complex(0,1)*BUL2x3*MC)/vev',
    order={'QED': 1},
)

GC_190 = Coupling(
    name='GC_190',
    value='(complex(0,1)*AUR2x3*MC)/vev + (complex(0,1)*BUL2x3*MT)/vev',
    order={'QED': 1},
)

GC_191 = Coupling(
    name='GC_191',
    value='(complex(0,1)*AUL2x3*MC)/vphi - (complex(0,1)*AUR2x3*MT)/vphi - (complex(0,1)*BUL2x3*MC)/vphi + (complex(0,1)*BUR2x3*MT)/vphi',
    order={'NP': 1},
)

GC_192 = Coupling(
    name='GC_192',
    value='(complex(0,1)*AUL2x3*MT)/vphi - (complex(0,1)*AUR2x3*MC)/vphi - (complex(0,1)*BUL2x3*MT)/vphi + (complex(0,1)*BUR2x3*MC)/vphi',
    order={'NP': 1},
)

GC_193 = Coupling(
    name='GC_193',
    value='-(AUL2x3*MC*gp*xZ)/MZ - (AUR2x3*MT*bZ*ee)/(2.*MZ*cw) + (AUR2x3*MT*ee*w3Z)/(2.*MZ*sw) + (AUR2x3*MT*gp*xZ)/MZ - (BUL2x3*MC*bZ*ee)/(2.*MZ*cw) + (BUL2x3*MC*ee*w3Z)/(2.*MZ*sw) + (BUL2x3*MC*gp*xZ)/MZ - (BUR2x3*MT*gp*xZ)/MZ - (MC*ZPLU2x3*gp*xZ)/MZ + (MT*ZPRU2x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_194 = Coupling(
    name='GC_194',
    value='(AUL2x3*MT*gp*xZ)/MZ + (AUR2x3*MC*bZ*ee)/(2.*MZ*cw) - (AUR2x3*MC*ee*w3Z)/(2.*MZ*sw) - (AUR2x3*MC*gp*xZ)/MZ + (BUL2x3*MT*bZ*ee)/(2.*MZ*cw) - (BUL2x3*MT*ee*w3Z)/(2.*MZ*sw) - (BUL2x3*MT*gp*xZ)/MZ + (BUR2x3*MC*gp*xZ)/MZ - (MC*ZPRU2x3*gp*xZ)/MZ + (MT*ZPLU2x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_195 = Coupling(
    name='GC_195',
    value='-(AUL2x3*MC*gp*xZp)/MZp - (AUR2x3*MT*bZp*ee)/(2.*MZp*cw) + (AUR2x3*MT*ee*w3Zp)/(2.*MZp*sw) + (AUR2x3*MT*gp*xZp)/MZp - (BUL2x3*MC*bZp*ee)/(2.*MZp*cw) + (BUL2x3*MC*ee*w3Zp)/(2.*MZp*sw) + (BUL2x3*MC*gp*xZp)/MZp - (BUR2x3*MT*gp*xZp)/MZp - (MC*ZPLU2x3*gp*xZp)/MZp + (MT*ZPRU2x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_196 = Coupling(
    name='GC_196',
    value='(AUL2x3*MT*gp*xZp)/MZp + (AUR2x3*MC*bZp*ee)/(2.*MZp*cw) - (AUR2x3*MC*ee*w3Zp)/(2.*MZp*sw) - (AUR2x3*MC*gp*xZp)/MZp + (BUL2x3*MT*bZp*ee)/(2.*MZp*cw) - (BUL2x3*MT*ee*w3Zp)/(2.*MZp*sw) - (BUL2x3*MT*gp*xZp)/MZp + (BUR2x3*MC*gp*xZp)/MZp - (MC*ZPRU2x3*gp*xZp)/MZp + (MT*ZPLU2x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_197 = Coupling(
    name='GC_197',
    value='(complex(0,1)*AUR2x4*MU1*kVLQ)/vev + (complex(0,1)*BUL2x4*MC*kVLQ)/vev',
    order={'QED': 1},
)

GC_198 = Coupling(
    name='GC_198',
    value='(complex(0,1)*AUR2x4*MC*kVLQ)/vev + (complex(0,1)*BUL2x4*MU1*kVLQ)/vev',
    order={'QED': 1},
)

GC_199 = Coupling(
    name='GC_199',
    value='(complex(0,1)*AUL2x4*MC*kVLQ)/vphi - (complex(0,1)*AUR2x4*MU1*kVLQ)/vphi - (complex(0,1)*BUL2x4*MC*kVLQ)/vphi + (complex(0,1)*BUR2x4*MU1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_200 = Coupling(
    name='GC_200',
    value='(complex(0,1)*AUL2x4*MU1*kVLQ)/vphi - (complex(0,1)*AUR2x4*MC*kVLQ)/vphi - (complex(0,1)*BUL2x4*MU1*kVLQ)/vphi + (complex(0,1)*BUR2x4*MC*kVLQ)/vphi',
    order={'NP': 1},
)

GC_201 = Coupling(
    name='GC_201',
    value='-(AUL2x4*MC*gp*kVLQ*xZ)/MZ - (AUR2x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR2x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR2x4*MU1*gp*kVLQ*xZ)/MZ - (BUL2x4*MC*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL2x4*MC*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL2x4*MC*gp*kVLQ*xZ)/MZ - (BUR2x4*MU1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_202 = Coupling(
    name='GC_202',
    value='(AUL2x4*MU1*gp*kVLQ*xZ)/MZ + (AUR2x4*MC*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR2x4*MC*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR2x4*MC*gp*kVLQ*xZ)/MZ + (BUL2x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL2x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL2x4*MU1*gp*kVLQ*xZ)/MZ + (BUR2x4*MC*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_203 = Coupling(
    name='GC_203',
    value='-(AUL2x4*MC*gp*kVLQ*xZp)/MZp - (AUR2x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR2x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR2x4*MU1*gp*kVLQ*xZp)/MZp - (BUL2x4*MC*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL2x4*MC*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL2x4*MC*gp*kVLQ*xZp)/MZp - (BUR2x4*MU1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_204 = Coupling(
    name='GC_204',
    value='(AUL2x4*MU1*gp*kVLQ*xZp)/MZp + (AUR2x4*MC*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR2x4*MC*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR2x4*MC*gp*kVLQ*xZp)/MZp + (BUL2x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL2x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL2x4*MU1*gp*kVLQ*xZp)/MZp + (BUR2x4*MC*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_205 = Coupling(
    name='GC_205',
    value='(complex(0,1)*AUR2x5*MU2*kVLQ)/vev + (complex(0,1)*BUL2x5*MC*kVLQ)/vev',
    order={'QED': 1},
)

GC_206 = Coupling(
    name='GC_206',
    value='(complex(0,1)*AUR2x5*MC*kVLQ)/vev + (complex(0,1)*BUL2x5*MU2*kVLQ)/vev',
    order={'QED': 1},
)

GC_207 = Coupling(
    name='GC_207',
    value='(complex(0,1)*AUL2x5*MC*kVLQ)/vphi - (complex(0,1)*AUR2x5*MU2*kVLQ)/vphi - (complex(0,1)*BUL2x5*MC*kVLQ)/vphi + (complex(0,1)*BUR2x5*MU2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_208 = Coupling(
    name='GC_208',
    value='(complex(0,1)*AUL2x5*MU2*kVLQ)/vphi - (complex(0,1)*AUR2x5*MC*kVLQ)/vphi - (complex(0,1)*BUL2x5*MU2*kVLQ)/vphi + (complex(0,1)*BUR2x5*MC*kVLQ)/vphi',
    order={'NP': 1},
)

GC_209 = Coupling(
    name='GC_209',
    value='-(AUL2x5*MC*gp*kVLQ*xZ)/MZ - (AUR2x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR2x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR2x5*MU2*gp*kVLQ*xZ)/MZ - (BUL2x5*MC*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL2x5*MC*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL2x5*MC*gp*kVLQ*xZ)/MZ - (BUR2x5*MU2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_210 = Coupling(
    name='GC_210',
    value='(AUL2x5*MU2*gp*kVLQ*xZ)/MZ + (AUR2x5*MC*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR2x5*MC*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR2x5*MC*gp*kVLQ*xZ)/MZ + (BUL2x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL2x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL2x5*MU2*gp*kVLQ*xZ)/MZ + (BUR2x5*MC*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_211 = Coupling(
    name='GC_211',
    value='-(AUL2x5*MC*gp*kVLQ*xZp)/MZp - (AUR2x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR2x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR2x5*MU2*gp*kVLQ*xZp)/MZp - (BUL2x5*MC*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL2x5*MC*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL2x5*MC*gp*kVLQ*xZp)/MZp - (BUR2x5*MU2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_212 = Coupling(
    name='GC_212',
    value='(AUL2x5*MU2*gp*kVLQ*xZp)/MZp + (AUR2x5*MC*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR2x5*MC*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR2x5*MC*gp*kVLQ*xZp)/MZp + (BUL2x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL2x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL2x5*MU2*gp*kVLQ*xZp)/MZp + (BUR2x5*MC*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_213 = Coupling(
    name='GC_213',
    value='(complex(0,1)*MT*complexconjugate(BUL1x3))/vev + (complex(0,1)*MU*complexconjugate(AUR1x3))/vev',
    order={'QED': 1},
)

GC_214 = Coupling(
    name='GC_214',
    value='(complex(0,1)*MT*complexconjugate(AUR1x3))/vev + (complex(0,1)*MU*complexconjugate(BUL1x3))/vev',
    order={'QED': 1},
)

GC_215 = Coupling(
    name='GC_215',
    value='(complex(0,1)*MT*complexconjugate(AUL1x3))/vphi - (complex(0,1)*MT*complexconjugate(BUL1x3))/vphi - (complex(0,1)*MU*complexconjugate(AUR1x3))/vphi + (complex(0,1)*MU*complexconjugate(BUR1x3))/vphi',
    order={'NP': 1},
)

GC_216 = Coupling(
    name='GC_216',
    value='-(complex(0,1)*MT*complexconjugate(AUR1x3))/vphi + (complex(0,1)*MT*complexconjugate(BUR1x3))/vphi + (complex(0,1)*MU*complexconjugate(AUL1x3))/vphi - (complex(0,1)*MU*complexconjugate(BUL1x3))/vphi',
    order={'NP': 1},
)

GC_217 = Coupling(
    name='GC_217',
    value='-(MT*bZ*complexconjugate(BUL1x3)*ee)/(2.*MZ*cw) - (MT*complexconjugate(AUL1x3)*gp*xZ)/MZ + (MT*complexconjugate(BUL1x3)*ee*w3Z)/(2.*MZ*sw) + (MT*complexconjugate(BUL1x3)*gp*xZ)/MZ - (MT*complexconjugate(ZPLU1x3)*gp*xZ)/MZ - (MU*bZ*complexconjugate(AUR1x3)*ee)/(2.*MZ*cw) + (MU*complexconjugate(AUR1x3)*ee*w3Z)/(2.*MZ*sw) + (MU*complexconjugate(AUR1x3)*gp*xZ)/MZ - (MU*complexconjugate(BUR1x3)*gp*xZ)/MZ + (MU*complexconjugate(ZPRU1x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_218 = Coupling(
    name='GC_218',
    value='(MT*bZ*complexconjugate(AUR1x3)*ee)/(2.*MZ*cw) - (MT*complexconjugate(AUR1x3)*ee*w3Z)/(2.*MZ*sw) - (MT*complexconjugate(AUR1x3)*gp*xZ)/MZ + (MT*complexconjugate(BUR1x3)*gp*xZ)/MZ - (MT*complexconjugate(ZPRU1x3)*gp*xZ)/MZ + (MU*bZ*complexconjugate(BUL1x3)*ee)/(2.*MZ*cw) + (MU*complexconjugate(AUL1x3)*gp*xZ)/MZ - (MU*complexconjugate(BUL1x3)*ee*w3Z)/(2.*MZ*sw) - (MU*complexconjugate(BUL1x3)*gp*xZ)/MZ + (MU*complexconjugate(ZPLU1x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_219 = Coupling(
    name='GC_219',
    value='-(MT*bZp*complexconjugate(BUL1x3)*ee)/(2.*MZp*cw) - (MT*complexconjugate(AUL1x3)*gp*xZp)/MZp + (MT*complexconjugate(BUL1x3)*ee*w3Zp)/(2.*MZp*sw) + (MT*complexconjugate(BUL1x3)*gp*xZp)/MZp - (MT*complexconjugate(ZPLU1x3)*gp*xZp)/MZp - (MU*bZp*complexconjugate(AUR1x3)*ee)/(2.*MZp*cw) + (MU*complexconjugate(AUR1x3)*ee*w3Zp)/(2.*MZp*sw) + (MU*complexconjugate(AUR1x3)*gp*xZp)/MZp - (MU*complexconjugate(BUR1x3)*gp*xZp)/MZp + (MU*complexconjugate(ZPRU1x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_220 = Coupling(
    name='GC_220',
    value='(MT*bZp*complexconjugate(AUR1x3)*ee)/(2.*MZp*cw) - (MT*complexconjugate(AUR1x3)*ee*w3Zp)/(2.*MZp*sw) - (MT*complexconjugate(AUR1x3)*gp*xZp)/MZp + (MT*complexconjugate(BUR1x3)*gp*xZp)/MZp - (MT*complexconjugate(ZPRU1x3)*gp*xZp)/MZp + (MU*bZp*complexconjugate(BUL1x3)*ee)/(2.*MZp*cw) + (MU*complexconjugate(AUL1x3)*gp*xZp)/MZp - (MU*complexconjugate(BUL1x3)*ee*w3Zp)/(2.*MZp*sw) - (MU*complexconjugate(BUL1x3)*gp*xZp)/MZp + (MU*complexconjugate(ZPLU1x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_221 = Coupling(
    name='GC_221',
    value='(complex(0,1)*MC*complexconjugate(AUR2x3))/vev + (complex(0,1)*MT*complexconjugate(BUL2x3))/vev',
    order={'QED': 1},
)

GC_222 = Coupling(
    name='GC_222',
    value='(complex(0,1)*MC*complexconjugate(BUL2x3))/vev + (complex(0,1)*MT*complexconjugate(AUR2x3))/vev',
    order={'QED': 1},
)

GC_223 = Coupling(
    name='GC_223',
    value='-(complex(0,1)*MC*complexconjugate(AUR2x3))/vphi + (complex(0,1)*MC*complexconjugate(BUR2x3))/vphi + (complex(0,1)*MT*complexconjugate(AUL2x3))/vphi - (complex(0,1)*MT*complexconjugate(BUL2x3))/vphi',
    order={'NP': 1},
)

GC_224 = Coupling(
    name='GC_224',
    value='(complex(0,1)*MC*complexconjugate(AUL2x3))/vphi - (complex(0,1)*MC*complexconjugate(BUL2x3))/vphi - (complex(0,1)*MT*complexconjugate(AUR2x3))/vphi + (complex(0,1)*MT*complexconjugate(BUR2x3))/vphi',
    order={'NP': 1},
)

GC_225 = Coupling(
    name='GC_225',
    value='-(MC*bZ*complexconjugate(AUR2x3)*ee)/(2.*MZ*cw) + (MC*complexconjugate(AUR2x3)*ee*w3Z)/(2.*MZ*sw) + (MC*complexconjugate(AUR2x3)*gp*xZ)/MZ - (MC*complexconjugate(BUR2x3)*gp*xZ)/MZ + (MC*complexconjugate(ZPRU2x3)*gp*xZ)/MZ - (MT*bZ*complexconjugate(BUL2x3)*ee)/(2.*MZ*cw) - (MT*complexconjugate(AUL2x3)*gp*xZ)/MZ + (MT*complexconjugate(BUL2x3)*ee*w3Z)/(2.*MZ*sw) + (MT*complexconjugate(BUL2x3)*gp*xZ)/MZ - (MT*complexconjugate(ZPLU2x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_226 = Coupling(
    name='GC_226',
    value='(MC*bZ*complexconjugate(BUL2x3)*ee)/(2.*MZ*cw) + (MC*complexconjugate(AUL2x3)*gp*xZ)/MZ - (MC*complexconjugate(BUL2x3)*ee*w3Z)/(2.*MZ*sw) - (MC*complexconjugate(BUL2x3)*gp*xZ)/MZ + (MC*complexconjugate(ZPLU2x3)*gp*xZ)/MZ + (MT*bZ*complexconjugate(AUR2x3)*ee)/(2.*MZ*cw) - (MT*complexconjugate(AUR2x3)*ee*w3Z)/(2.*MZ*sw) - (MT*complexconjugate(AUR2x3)*gp*xZ)/MZ + (MT*complexconjugate(BUR2x3)*gp*xZ)/MZ - (MT*complexconjugate(ZPRU2x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_227 = Coupling(
    name='GC_227',
    value='-(MC*bZp*complexconjugate(AUR2x3)*ee)/(2.*MZp*cw) + (MC*complexconjugate(AUR2x3)*ee*w3Zp)/(2.*MZp*sw) + (MC*complexconjugate(AUR2x3)*gp*xZp)/MZp - (MC*complexconjugate(BUR2x3)*gp*xZp)/MZp + (MC*complexconjugate(ZPRU2x3)*gp*xZp)/MZp - (MT*bZp*complexconjugate(BUL2x3)*ee)/(2.*MZp*cw) - (MT*complexconjugate(AUL2x3)*gp*xZp)/MZp + (MT*complexconjugate(BUL2x3)*ee*w3Zp)/(2.*MZp*sw) + (MT*complexconjugate(BUL2x3)*gp*xZp)/MZp - (MT*complexconjugate(ZPLU2x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_228 = Coupling(
    name='GC_228',
    value='(MC*bZp*complexconjugate(BUL2x3)*ee)/(2.*MZp*cw) + (MC*complexconjugate(AUL2x3)*gp*xZp)/MZp - (MC*complexconjugate(BUL2x3)*ee*w3Zp)/(2.*MZp*sw) - (MC*complexconjugate(BUL2x3)*gp*xZp)/MZp + (MC*complexconjugate(ZPLU2x3)*gp*xZp)/MZp + (MT*bZp*complexconjugate(AUR2x3)*ee)/(2.*MZp*cw) - (MT*complexconjugate(AUR2x3)*ee*w3Zp)/(2.*MZp*sw) - (MT*complexconjugate(AUR2x3)*gp*xZp)/MZp + (MT*complexconjugate(BUR2x3)*gp*xZp)/MZp - (MT*complexconjugate(ZPRU2x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_229 = Coupling(
    name='GC_229',
    value='(complex(0,1)*AUR3x3*MT)/vev + (complex(0,1)*BUL3x3*MT)/vev - (complex(0,1)*MT)/vev',
    order={'QED': 1},
)

GC_230 = Coupling(
    name='GC_230',
    value='(complex(0,1)*AUL3x3*MT)/vphi - (complex(0,1)*AUR3x3*MT)/vphi - (complex(0,1)*BUL3x3*MT)/vphi + (complex(0,1)*BUR3x3*MT)/vphi',
    order={'NP': 1},
)

GC_231 = Coupling(
    name='GC_231',
    value='-(AUL3x3*MT*gp*xZ)/MZ - (AUR3x3*MT*bZ*ee)/(2.*MZ*cw) + (AUR3x3*MT*ee*w3Z)/(2.*MZ*sw) + (AUR3x3*MT*gp*xZ)/MZ - (BUL3x3*MT*bZ*ee)/(2.*MZ*cw) + (BUL3x3*MT*ee*w3Z)/(2.*MZ*sw) + (BUL3x3*MT*gp*xZ)/MZ - (BUR3x3*MT*gp*xZ)/MZ - (MT*ZPLU3x3*gp*xZ)/MZ + (MT*ZPRU3x3*gp*xZ)/MZ + (MT*bZ*ee)/(2.*MZ*cw) - (MT*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_232 = Coupling(
    name='GC_232',
    value='(AUL3x3*MT*gp*xZ)/MZ + (AUR3x3*MT*bZ*ee)/(2.*MZ*cw) - (AUR3x3*MT*ee*w3Z)/(2.*MZ*sw) - (AUR3x3*MT*gp*xZ)/MZ + (BUL3x3*MT*bZ*ee)/(2.*MZ*cw) - (BUL3x3*MT*ee*w3Z)/(2.*MZ*sw) - (BUL3x3*MT*gp*xZ)/MZ + (BUR3x3*MT*gp*xZ)/MZ - (MT*ZPRU3x3*gp*xZ)/MZ - (MT*bZ*ee)/(2.*MZ*cw) + (MT*complexconjugate(ZPLU3x3)*gp*xZ)/MZ + (MT*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_233 = Coupling(
    name='GC_233',
    value='-(AUL3x3*MT*gp*xZp)/MZp - (AUR3x3*MT*bZp*ee)/(2.*MZp*cw) + (AUR3x3*MT*ee*w3Zp)/(2.*MZp*sw) + (AUR3x3*MT*gp*xZp)/MZp - (BUL3x3*MT*bZp*ee)/(2.*MZp*cw) + (BUL3x3*MT*ee*w3Zp)/(2.*MZp*sw) + (BUL3x3*MT*gp*xZp)/MZp - (BUR3x3*MT*gp*xZp)/MZp - (MT*ZPLU3x3*gp*xZp)/MZp + (MT*ZPRU3x3*gp*xZp)/MZp + (MT*bZp*ee)/(2.*MZp*cw) - (MT*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_234 = Coupling(
    name='GC_234',
    value='(AUL3x3*MT*gp*xZp)/MZp + (AUR3x3*MT*bZp*ee)/(2.*MZp*cw) - (AUR3x3*MT*ee*w3Zp)/(2.*MZp*sw) - (AUR3x3*MT*gp*xZp)/MZp + (BUL3x3*MT*bZp*ee)/(2.*MZp*cw) - (BUL3x3*MT*ee*w3Zp)/(2.*MZp*sw) - (BUL3x3*MT*gp*xZp)/MZp + (BUR3x3*MT*gp*xZp)/MZp - (MT*ZPRU3x3*gp*xZp)/MZp - (MT*bZp*ee)/(2.*MZp*cw) + (MT*complexconjugate(ZPLU3x3)*gp*xZp)/MZp + (MT*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_235 = Coupling(
    name='GC_235',
    value='(complex(0,1)*AUR3x4*MU1*kVLQ)/vev + (complex(0,1)*BUL3x4*MT*kVLQ)/vev',
    order={'QED': 1},
)

GC_236 = Coupling(
    name='GC_236',
    value='(complex(0,1)*AUR3x4*MT*kVLQ)/vev + (complex(0,1)*BUL3x4*MU1*kVLQ)/vev',
    order={'QED': 1},
)

GC_237 = Coupling(
    name='GC_237',
    value='(complex(0,1)*AUL3x4*MT*kVLQ)/vphi - (complex(0,1)*AUR3x4*MU1*kVLQ)/vphi - (complex(0,1)*BUL3x4*MT*kVLQ)/vphi + (complex(0,1)*BUR3x4*MU1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_238 = Coupling(
    name='GC_238',
    value='(complex(0,1)*AUL3x4*MU1*kVLQ)/vphi - (complex(0,1)*AUR3x4*MT*kVLQ)/vphi - (complex(0,1)*BUL3x4*MU1*kVLQ)/vphi + (complex(0,1)*BUR3x4*MT*kVLQ)/vphi',
    order={'NP': 1},
)

GC_239 = Coupling(
    name='GC_239',
    value='-(AUL3x4*MT*gp*kVLQ*xZ)/MZ - (AUR3x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR3x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR3x4*MU1*gp*kVLQ*xZ)/MZ - (BUL3x4*MT*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL3x4*MT*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL3x4*MT*gp*kVLQ*xZ)/MZ - (BUR3x4*MU1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_240 = Coupling(
    name='GC_240',
    value='(AUL3x4*MU1*gp*kVLQ*xZ)/MZ + (AUR3x4*MT*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR3x4*MT*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR3x4*MT*gp*kVLQ*xZ)/MZ + (BUL3x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL3x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL3x4*MU1*gp*kVLQ*xZ)/MZ + (BUR3x4*MT*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_241 = Coupling(
    name='GC_241',
    value='-(AUL3x4*MT*gp*kVLQ*xZp)/MZp - (AUR3x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR3x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR3x4*MU1*gp*kVLQ*xZp)/MZp - (BUL3x4*MT*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL3x4*MT*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL3x4*MT*gp*kVLQ*xZp)/MZp - (BUR3x4*MU1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_242 = Coupling(
    name='GC_242',
    value='(AUL3x4*MU1*gp*kVLQ*xZp)/MZp + (AUR3x4*MT*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR3x4*MT*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR3x4*MT*gp*kVLQ*xZp)/MZp + (BUL3x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL3x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL3x4*MU1*gp*kVLQ*xZp)/MZp + (BUR3x4*MT*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_243 = Coupling(
    name='GC_243',
    value='(complex(0,1)*AUR3x5*MU2*kVLQ)/vev + (complex(0,1)*BUL3x5*MT*kVLQ)/vev',
    order={'QED': 1},
)

GC_244 = Coupling(
    name='GC_244',
    value='(complex(0,1)*AUR3x5*MT*kVLQ)/vev + (complex(0,1)*BUL3x5*MU2*kVLQ)/vev',
    order={'QED': 1},
)

GC_245 = Coupling(
    name='GC_245',
    value='(complex(0,1)*AUL3x5*MT*kVLQ)/vphi - (complex(0,1)*AUR3x5*MU2*kVLQ)/vphi - (complex(0,1)*BUL3x5*MT*kVLQ)/vphi + (complex(0,1)*BUR3x5*MU2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_246 = Coupling(
    name='GC_246',
    value='(complex(0,1)*AUL3x5*MU2*kVLQ)/vphi - (complex(0,1)*AUR3x5*MT*kVLQ)/vphi - (complex(0,1)*BUL3x5*MU2*kVLQ)/vphi + (complex(0,1)*BUR3x5*MT*kVLQ)/vphi',
    order={'NP': 1},
)

GC_247 = Coupling(
    name='GC_247',
    value='-(AUL3x5*MT*gp*kVLQ*xZ)/MZ - (AUR3x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR3x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR3x5*MU2*gp*kVLQ*xZ)/MZ - (BUL3x5*MT*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL3x5*MT*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL3x5*MT*gp*kVLQ*xZ)/MZ - (BUR3x5*MU2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_248 = Coupling(
    name='GC_248',
    value='(AUL3x5*MU2*gp*kVLQ*xZ)/MZ + (AUR3x5*MT*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR3x5*MT*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR3x5*MT*gp*kVLQ*xZ)/MZ + (BUL3x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL3x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL3x5*MU2*gp*kVLQ*xZ)/MZ + (BUR3x5*MT*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_249 = Coupling(
    name='GC_249',
    value='-(AUL3x5*MT*gp*kVLQ*xZp)/MZp - (AUR3x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR3x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR3x5*MU2*gp*kVLQ*xZp)/MZp - (BUL3x5*MT*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL3x5*MT*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL3x5*MT*gp*kVLQ*xZp)/MZp - (BUR3x5*MU2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_250 = Coupling(
    name='GC_250',
    value='(AUL3x5*MU2*gp*kVLQ*xZp)/MZp + (AUR3x5*MT*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR3x5*MT*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR3x5*MT*gp*kVLQ*xZp)/MZp + (BUL3x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL3x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL3x5*MU2*gp*kVLQ*xZp)/MZp + (BUR3x5*MT*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_251 = Coupling(
    name='GC_251',
    value='(complex(0,1)*MU*complexconjugate(AUR1x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(BUL1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_252 = Coupling(
    name='GC_252',
    value='(complex(0,1)*MU*complexconjugate(BUL1x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(AUR1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_253 = Coupling(
    name='GC_253',
    value='-(complex(0,1)*MU*complexconjugate(AUR1x4)*kVLQ)/vphi + (complex(0,1)*MU*complexconjugate(BUR1x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(AUL1x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(BUL1x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_254 = Coupling(
    name='GC_254',
    value='(complex(0,1)*MU*complexconjugate(AUL1x4)*kVLQ)/vphi - (complex(0,1)*MU*complexconjugate(BUL1x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(AUR1x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(BUR1x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_255 = Coupling(
    name='GC_255',
    value='-(MU*bZ*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*MZ*cw) + (MU*complexconjugate(AUR1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU*complexconjugate(AUR1x4)*gp*kVLQ*xZ)/MZ - (MU*complexconjugate(BUR1x4)*gp*kVLQ*xZ)/MZ - (MU1*bZ*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUL1x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUL1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU1*complexconjugate(BUL1x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_256 = Coupling(
    name='GC_256',
    value='(MU*bZ*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*MZ*cw) + (MU*complexconjugate(AUL1x4)*gp*kVLQ*xZ)/MZ - (MU*complexconjugate(BUL1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU*complexconjugate(BUL1x4)*gp*kVLQ*xZ)/MZ + (MU1*bZ*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUR1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU1*complexconjugate(AUR1x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUR1x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_257 = Coupling(
    name='GC_257',
    value='-(MU*bZp*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*MZp*cw) + (MU*complexconjugate(AUR1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU*complexconjugate(AUR1x4)*gp*kVLQ*xZp)/MZp - (MU*complexconjugate(BUR1x4)*gp*kVLQ*xZp)/MZp - (MU1*bZp*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUL1x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUL1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU1*complexconjugate(BUL1x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_258 = Coupling(
    name='GC_258',
    value='(MU*bZp*complexconjugate(BUL1x4)*ee*kVLQ)/(2.*MZp*cw) + (MU*complexconjugate(AUL1x4)*gp*kVLQ*xZp)/MZp - (MU*complexconjugate(BUL1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU*complexconjugate(BUL1x4)*gp*kVLQ*xZp)/MZp + (MU1*bZp*complexconjugate(AUR1x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUR1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU1*complexconjugate(AUR1x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUR1x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_259 = Coupling(
    name='GC_259',
    value='(complex(0,1)*MC*complexconjugate(AUR2x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(BUL2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_260 = Coupling(
    name='GC_260',
    value='(complex(0,1)*MC*complexconjugate(BUL2x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(AUR2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_261 = Coupling(
    name='GC_261',
    value='-(complex(0,1)*MC*complexconjugate(AUR2x4)*kVLQ)/vphi + (complex(0,1)*MC*complexconjugate(BUR2x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(AUL2x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(BUL2x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_262 = Coupling(
    name='GC_262',
    value='(complex(0,1)*MC*complexconjugate(AUL2x4)*kVLQ)/vphi - (complex(0,1)*MC*complexconjugate(BUL2x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(AUR2x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(BUR2x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_263 = Coupling(
    name='GC_263',
    value='-(MC*bZ*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*MZ*cw) + (MC*complexconjugate(AUR2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MC*complexconjugate(AUR2x4)*gp*kVLQ*xZ)/MZ - (MC*complexconjugate(BUR2x4)*gp*kVLQ*xZ)/MZ - (MU1*bZ*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUL2x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUL2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU1*complexconjugate(BUL2x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_264 = Coupling(
    name='GC_264',
    value='(MC*bZ*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*MZ*cw) + (MC*complexconjugate(AUL2x4)*gp*kVLQ*xZ)/MZ - (MC*complexconjugate(BUL2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MC*complexconjugate(BUL2x4)*gp*kVLQ*xZ)/MZ + (MU1*bZ*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUR2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU1*complexconjugate(AUR2x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUR2x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_265 = Coupling(
    name='GC_265',
    value='-(MC*bZp*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*MZp*cw) + (MC*complexconjugate(AUR2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MC*complexconjugate(AUR2x4)*gp*kVLQ*xZp)/MZp - (MC*complexconjugate(BUR2x4)*gp*kVLQ*xZp)/MZp - (MU1*bZp*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUL2x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUL2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU1*complexconjugate(BUL2x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_266 = Coupling(
    name='GC_266',
    value='(MC*bZp*complexconjugate(BUL2x4)*ee*kVLQ)/(2.*MZp*cw) + (MC*complexconjugate(AUL2x4)*gp*kVLQ*xZp)/MZp - (MC*complexconjugate(BUL2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MC*complexconjugate(BUL2x4)*gp*kVLQ*xZp)/MZp + (MU1*bZp*complexconjugate(AUR2x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUR2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU1*complexconjugate(AUR2x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUR2x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_267 = Coupling(
    name='GC_267',
    value='(complex(0,1)*MT*complexconjugate(AUR3x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(BUL3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_268 = Coupling(
    name='GC_268',
    value='(complex(0,1)*MT*complexconjugate(BUL3x4)*kVLQ)/vev + (complex(0,1)*MU1*complexconjugate(AUR3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_269 = Coupling(
    name='GC_269',
    value='-(complex(0,1)*MT*complexconjugate(AUR3x4)*kVLQ)/vphi + (complex(0,1)*MT*complexconjugate(BUR3x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(AUL3x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(BUL3x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_270 = Coupling(
    name='GC_270',
    value='(complex(0,1)*MT*complexconjugate(AUL3x4)*kVLQ)/vphi - (complex(0,1)*MT*complexconjugate(BUL3x4)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(AUR3x4)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(BUR3x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_271 = Coupling(
    name='GC_271',
    value='-(MT*bZ*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*MZ*cw) + (MT*complexconjugate(AUR3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MT*complexconjugate(AUR3x4)*gp*kVLQ*xZ)/MZ - (MT*complexconjugate(BUR3x4)*gp*kVLQ*xZ)/MZ - (MU1*bZ*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUL3x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUL3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU1*complexconjugate(BUL3x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_272 = Coupling(
    name='GC_272',
    value='(MT*bZ*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*MZ*cw) + (MT*complexconjugate(AUL3x4)*gp*kVLQ*xZ)/MZ - (MT*complexconjugate(BUL3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MT*complexconjugate(BUL3x4)*gp*kVLQ*xZ)/MZ + (MU1*bZ*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*MZ*cw) - (MU1*complexconjugate(AUR3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU1*complexconjugate(AUR3x4)*gp*kVLQ*xZ)/MZ + (MU1*complexconjugate(BUR3x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_273 = Coupling(
    name='GC_273',
    value='-(MT*bZp*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*MZp*cw) + (MT*complexconjugate(AUR3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MT*complexconjugate(AUR3x4)*gp*kVLQ*xZp)/MZp - (MT*complexconjugate(BUR3x4)*gp*kVLQ*xZp)/MZp - (MU1*bZp*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUL3x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUL3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU1*complexconjugate(BUL3x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_274 = Coupling(
    name='GC_274',
    value='(MT*bZp*complexconjugate(BUL3x4)*ee*kVLQ)/(2.*MZp*cw) + (MT*complexconjugate(AUL3x4)*gp*kVLQ*xZp)/MZp - (MT*complexconjugate(BUL3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MT*complexconjugate(BUL3x4)*gp*kVLQ*xZp)/MZp + (MU1*bZp*complexconjugate(AUR3x4)*ee*kVLQ)/(2.*MZp*cw) - (MU1*complexconjugate(AUR3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU1*complexconjugate(AUR3x4)*gp*kVLQ*xZp)/MZp + (MU1*complexconjugate(BUR3x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_275 = Coupling(
    name='GC_275',
    value='(complex(0,1)*AUR4x4*MU1*kVLQ)/vev + (complex(0,1)*BUL4x4*MU1*kVLQ)/vev - (complex(0,1)*MU1*kVLQ)/vev',
    order={'QED': 1},
)

GC_276 = Coupling(
    name='GC_276',
    value='(complex(0,1)*AUL4x4*MU1*kVLQ)/vphi - (complex(0,1)*AUR4x4*MU1*kVLQ)/vphi - (complex(0,1)*BUL4x4*MU1*kVLQ)/vphi + (complex(0,1)*BUR4x4*MU1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_277 = Coupling(
    name='GC_277',
    value='-(AUL4x4*MU1*gp*kVLQ*xZ)/MZ - (AUR4x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR4x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR4x4*MU1*gp*kVLQ*xZ)/MZ - (BUL4x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL4x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL4x4*MU1*gp*kVLQ*xZ)/MZ - (BUR4x4*MU1*gp*kVLQ*xZ)/MZ + (MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (MU1*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_278 = Coupling(
    name='GC_278',
    value='(AUL4x4*MU1*gp*kVLQ*xZ)/MZ + (AUR4x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR4x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR4x4*MU1*gp*kVLQ*xZ)/MZ + (BUL4x4*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL4x4*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL4x4*MU1*gp*kVLQ*xZ)/MZ + (BUR4x4*MU1*gp*kVLQ*xZ)/MZ - (MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (MU1*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_279 = Coupling(
    name='GC_279',
    value='-(AUL4x4*MU1*gp*kVLQ*xZp)/MZp - (AUR4x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR4x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR4x4*MU1*gp*kVLQ*xZp)/MZp - (BUL4x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL4x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL4x4*MU1*gp*kVLQ*xZp)/MZp - (BUR4x4*MU1*gp*kVLQ*xZp)/MZp + (MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_280 = Coupling(
    name='GC_280',
    value='(AUL4x4*MU1*gp*kVLQ*xZp)/MZp + (AUR4x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR4x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR4x4*MU1*gp*kVLQ*xZp)/MZp + (BUL4x4*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL4x4*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL4x4*MU1*gp*kVLQ*xZp)/MZp + (BUR4x4*MU1*gp*kVLQ*xZp)/MZp - (MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_281 = Coupling(
    name='GC_281',
    value='(complex(0,1)*AUR4x5*MU2*kVLQ)/vev + (complex(0,1)*BUL4x5*MU1*kVLQ)/vev',
    order={'QED': 1},
)

GC_282 = Coupling(
    name='GC_282',
    value='(complex(0,1)*AUR4x5*MU1*kVLQ)/vev + (complex(0,1)*BUL4x5*MU2*kVLQ)/vev',
    order={'QED': 1},
)

GC_283 = Coupling(
    name='GC_283',
    value='(complex(0,1)*AUL4x5*MU1*kVLQ)/vphi - (complex(0,1)*AUR4x5*MU2*kVLQ)/vphi - (complex(0,1)*BUL4x5*MU1*kVLQ)/vphi + (complex(0,1)*BUR4x5*MU2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_284 = Coupling(
    name='GC_284',
    value='(complex(0,1)*AUL4x5*MU2*kVLQ)/vphi - (complex(0,1)*AUR4x5*MU1*kVLQ)/vphi - (complex(0,1)*BUL4x5*MU2*kVLQ)/vphi + (complex(0,1)*BUR4x5*MU1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_285 = Coupling(
    name='GC_285',
    value='-(AUL4x5*MU1*gp*kVLQ*xZ)/MZ - (AUR4x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR4x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR4x5*MU2*gp*kVLQ*xZ)/MZ - (BUL4x5*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL4x5*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL4x5*MU1*gp*kVLQ*xZ)/MZ - (BUR4x5*MU2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_286 = Coupling(
    name='GC_286',
    value='(AUL4x5*MU2*gp*kVLQ*xZ)/MZ + (AUR4x5*MU1*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR4x5*MU1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR4x5*MU1*gp*kVLQ*xZ)/MZ + (BUL4x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL4x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL4x5*MU2*gp*kVLQ*xZ)/MZ + (BUR4x5*MU1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_287 = Coupling(
    name='GC_287',
    value='-(AUL4x5*MU1*gp*kVLQ*xZp)/MZp - (AUR4x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR4x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR4x5*MU2*gp*kVLQ*xZp)/MZp - (BUL4x5*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL4x5*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL4x5*MU1*gp*kVLQ*xZp)/MZp - (BUR4x5*MU2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_288 = Coupling(
    name='GC_288',
    value='(AUL4x5*MU2*gp*kVLQ*xZp)/MZp + (AUR4x5*MU1*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR4x5*MU1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR4x5*MU1*gp*kVLQ*xZp)/MZp + (BUL4x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL4x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL4x5*MU2*gp*kVLQ*xZp)/MZp + (BUR4x5*MU1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_289 = Coupling(
    name='GC_289',
    value='(complex(0,1)*MU*complexconjugate(AUR1x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(BUL1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_290 = Coupling(
    name='GC_290',
    value='(complex(0,1)*MU*complexconjugate(BUL1x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(AUR1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_291 = Coupling(
    name='GC_291',
    value='-(complex(0,1)*MU*complexconjugate(AUR1x5)*kVLQ)/vphi + (complex(0,1)*MU*complexconjugate(BUR1x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(AUL1x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(BUL1x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_292 = Coupling(
    name='GC_292',
    value='(complex(0,1)*MU*complexconjugate(AUL1x5)*kVLQ)/vphi - (complex(0,1)*MU*complexconjugate(BUL1x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(AUR1x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(BUR1x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_293 = Coupling(
    name='GC_293',
    value='-(MU*bZ*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*MZ*cw) + (MU*complexconjugate(AUR1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU*complexconjugate(AUR1x5)*gp*kVLQ*xZ)/MZ - (MU*complexconjugate(BUR1x5)*gp*kVLQ*xZ)/MZ - (MU2*bZ*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUL1x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUL1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU2*complexconjugate(BUL1x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_294 = Coupling(
    name='GC_294',
    value='(MU*bZ*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*MZ*cw) + (MU*complexconjugate(AUL1x5)*gp*kVLQ*xZ)/MZ - (MU*complexconjugate(BUL1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU*complexconjugate(BUL1x5)*gp*kVLQ*xZ)/MZ + (MU2*bZ*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUR1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU2*complexconjugate(AUR1x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUR1x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_295 = Coupling(
    name='GC_295',
    value='-(MU*bZp*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*MZp*cw) + (MU*complexconjugate(AUR1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU*complexconjugate(AUR1x5)*gp*kVLQ*xZp)/MZp - (MU*complexconjugate(BUR1x5)*gp*kVLQ*xZp)/MZp - (MU2*bZp*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUL1x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUL1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU2*complexconjugate(BUL1x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_296 = Coupling(
    name='GC_296',
    value='(MU*bZp*complexconjugate(BUL1x5)*ee*kVLQ)/(2.*MZp*cw) + (MU*complexconjugate(AUL1x5)*gp*kVLQ*xZp)/MZp - (MU*complexconjugate(BUL1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU*complexconjugate(BUL1x5)*gp*kVLQ*xZp)/MZp + (MU2*bZp*complexconjugate(AUR1x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUR1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU2*complexconjugate(AUR1x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUR1x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_297 = Coupling(
    name='GC_297',
    value='(complex(0,1)*MC*complexconjugate(AUR2x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(BUL2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_298 = Coupling(
    name='GC_298',
    value='(complex(0,1)*MC*complexconjugate(BUL2x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(AUR2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_299 = Coupling(
    name='GC_299',
    value='-(complex(0,1)*MC*complexconjugate(AUR2x5)*kVLQ)/vphi + (complex(0,1)*MC*complexconjugate(BUR2x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(AUL2x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(BUL2x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_300 = Coupling(
    name='GC_300',
    value='(complex(0,1)*MC*complexconjugate(AUL2x5)*kVLQ)/vphi - (complex(0,1)*MC*complexconjugate(BUL2x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(AUR2x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(BUR2x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_301 = Coupling(
    name='GC_301',
    value='-(MC*bZ*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*MZ*cw) + (MC*complexconjugate(AUR2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MC*complexconjugate(AUR2x5)*gp*kVLQ*xZ)/MZ - (MC*complexconjugate(BUR2x5)*gp*kVLQ*xZ)/MZ - (MU2*bZ*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUL2x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUL2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU2*complexconjugate(BUL2x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_302 = Coupling(
    name='GC_302',
    value='(MC*bZ*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*MZ*cw) + (MC*complexconjugate(AUL2x5)*gp*kVLQ*xZ)/MZ - (MC*complexconjugate(BUL2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MC*complexconjugate(BUL2x5)*gp*kVLQ*xZ)/MZ + (MU2*bZ*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUR2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU2*complexconjugate(AUR2x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUR2x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_303 = Coupling(
    name='GC_303',
    value='-(MC*bZp*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*MZp*cw) + (MC*complexconjugate(AUR2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MC*complexconjugate(AUR2x5)*gp*kVLQ*xZp)/MZp - (MC*complexconjugate(BUR2x5)*gp*kVLQ*xZp)/MZp - (MU2*bZp*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUL2x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUL2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU2*complexconjugate(BUL2x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_304 = Coupling(
    name='GC_304',
    value='(MC*bZp*complexconjugate(BUL2x5)*ee*kVLQ)/(2.*MZp*cw) + (MC*complexconjugate(AUL2x5)*gp*kVLQ*xZp)/MZp - (MC*complexconjugate(BUL2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MC*complexconjugate(BUL2x5)*gp*kVLQ*xZp)/MZp + (MU2*bZp*complexconjugate(AUR2x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUR2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU2*complexconjugate(AUR2x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUR2x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_305 = Coupling(
    name='GC_305',
    value='(complex(0,1)*MT*complexconjugate(AUR3x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(BUL3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_306 = Coupling(
    name='GC_306',
    value='(complex(0,1)*MT*complexconjugate(BUL3x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(AUR3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_307 = Coupling(
    name='GC_307',
    value='-(complex(0,1)*MT*complexconjugate(AUR3x5)*kVLQ)/vphi + (complex(0,1)*MT*complexconjugate(BUR3x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(AUL3x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(BUL3x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_308 = Coupling(
    name='GC_308',
    value='(complex(0,1)*MT*complexconjugate(AUL3x5)*kVLQ)/vphi - (complex(0,1)*MT*complexconjugate(BUL3x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(AUR3x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(BUR3x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_309 = Coupling(
    name='GC_309',
    value='-(MT*bZ*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*MZ*cw) + (MT*complexconjugate(AUR3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MT*complexconjugate(AUR3x5)*gp*kVLQ*xZ)/MZ - (MT*complexconjugate(BUR3x5)*gp*kVLQ*xZ)/MZ - (MU2*bZ*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUL3x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUL3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU2*complexconjugate(BUL3x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_310 = Coupling(
    name='GC_310',
    value='(MT*bZ*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*MZ*cw) + (MT*complexconjugate(AUL3x5)*gp*kVLQ*xZ)/MZ - (MT*complexconjugate(BUL3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MT*complexconjugate(BUL3x5)*gp*kVLQ*xZ)/MZ + (MU2*bZ*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUR3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU2*complexconjugate(AUR3x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUR3x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_311 = Coupling(
    name='GC_311',
    value='-(MT*bZp*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*MZp*cw) + (MT*complexconjugate(AUR3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MT*complexconjugate(AUR3x5)*gp*kVLQ*xZp)/MZp - (MT*complexconjugate(BUR3x5)*gp*kVLQ*xZp)/MZp - (MU2*bZp*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUL3x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUL3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU2*complexconjugate(BUL3x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_312 = Coupling(
    name='GC_312',
    value='(MT*bZp*complexconjugate(BUL3x5)*ee*kVLQ)/(2.*MZp*cw) + (MT*complexconjugate(AUL3x5)*gp*kVLQ*xZp)/MZp - (MT*complexconjugate(BUL3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MT*complexconjugate(BUL3x5)*gp*kVLQ*xZp)/MZp + (MU2*bZp*complexconjugate(AUR3x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUR3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU2*complexconjugate(AUR3x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUR3x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_313 = Coupling(
    name='GC_313',
    value='(complex(0,1)*MU1*complexconjugate(AUR4x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(BUL4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_314 = Coupling(
    name='GC_314',
    value='(complex(0,1)*MU1*complexconjugate(BUL4x5)*kVLQ)/vev + (complex(0,1)*MU2*complexconjugate(AUR4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_315 = Coupling(
    name='GC_315',
    value='-(complex(0,1)*MU1*complexconjugate(AUR4x5)*kVLQ)/vphi + (complex(0,1)*MU1*complexconjugate(BUR4x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(AUL4x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(BUL4x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_316 = Coupling(
    name='GC_316',
    value='(complex(0,1)*MU1*complexconjugate(AUL4x5)*kVLQ)/vphi - (complex(0,1)*MU1*complexconjugate(BUL4x5)*kVLQ)/vphi - (complex(0,1)*MU2*complexconjugate(AUR4x5)*kVLQ)/vphi + (complex(0,1)*MU2*complexconjugate(BUR4x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_317 = Coupling(
    name='GC_317',
    value='-(MU1*bZ*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*MZ*cw) + (MU1*complexconjugate(AUR4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU1*complexconjugate(AUR4x5)*gp*kVLQ*xZ)/MZ - (MU1*complexconjugate(BUR4x5)*gp*kVLQ*xZ)/MZ - (MU2*bZ*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUL4x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUL4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MU2*complexconjugate(BUL4x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_318 = Coupling(
    name='GC_318',
    value='(MU1*bZ*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*MZ*cw) + (MU1*complexconjugate(AUL4x5)*gp*kVLQ*xZ)/MZ - (MU1*complexconjugate(BUL4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU1*complexconjugate(BUL4x5)*gp*kVLQ*xZ)/MZ + (MU2*bZ*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*MZ*cw) - (MU2*complexconjugate(AUR4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MU2*complexconjugate(AUR4x5)*gp*kVLQ*xZ)/MZ + (MU2*complexconjugate(BUR4x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_319 = Coupling(
    name='GC_319',
    value='-(MU1*bZp*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*MZp*cw) + (MU1*complexconjugate(AUR4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU1*complexconjugate(AUR4x5)*gp*kVLQ*xZp)/MZp - (MU1*complexconjugate(BUR4x5)*gp*kVLQ*xZp)/MZp - (MU2*bZp*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUL4x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUL4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MU2*complexconjugate(BUL4x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_320 = Coupling(
    name='GC_320',
    value='(MU1*bZp*complexconjugate(BUL4x5)*ee*kVLQ)/(2.*MZp*cw) + (MU1*complexconjugate(AUL4x5)*gp*kVLQ*xZp)/MZp - (MU1*complexconjugate(BUL4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU1*complexconjugate(BUL4x5)*gp*kVLQ*xZp)/MZp + (MU2*bZp*complexconjugate(AUR4x5)*ee*kVLQ)/(2.*MZp*cw) - (MU2*complexconjugate(AUR4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MU2*complexconjugate(AUR4x5)*gp*kVLQ*xZp)/MZp + (MU2*complexconjugate(BUR4x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_321 = Coupling(
    name='GC_321',
    value='(complex(0,1)*AUR5x5*MU2*kVLQ)/vev + (complex(0,1)*BUL5x5*MU2*kVLQ)/vev - (complex(0,1)*MU2*kVLQ)/vev',
    order={'QED': 1},
)

GC_322 = Coupling(
    name='GC_322',
    value='(complex(0,1)*AUL5x5*MU2*kVLQ)/vphi - (complex(0,1)*AUR5x5*MU2*kVLQ)/vphi - (complex(0,1)*BUL5x5*MU2*kVLQ)/vphi + (complex(0,1)*BUR5x5*MU2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_323 = Coupling(
    name='GC_323',
    value='-(AUL5x5*MU2*gp*kVLQ*xZ)/MZ - (AUR5x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (AUR5x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (AUR5x5*MU2*gp*kVLQ*xZ)/MZ - (BUL5x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BUL5x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BUL5x5*MU2*gp*kVLQ*xZ)/MZ - (BUR5x5*MU2*gp*kVLQ*xZ)/MZ + (MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (MU2*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_324 = Coupling(
    name='GC_324',
    value='(AUL5x5*MU2*gp*kVLQ*xZ)/MZ + (AUR5x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (AUR5x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (AUR5x5*MU2*gp*kVLQ*xZ)/MZ + (BUL5x5*MU2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BUL5x5*MU2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BUL5x5*MU2*gp*kVLQ*xZ)/MZ + (BUR5x5*MU2*gp*kVLQ*xZ)/MZ - (MU2*bZ*ee*kVLQ)/(2.*MZ*cw) + (MU2*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_325 = Coupling(
    name='GC_325',
    value='-(AUL5x5*MU2*gp*kVLQ*xZp)/MZp - (AUR5x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (AUR5x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (AUR5x5*MU2*gp*kVLQ*xZp)/MZp - (BUL5x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BUL5x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BUL5x5*MU2*gp*kVLQ*xZp)/MZp - (BUR5x5*MU2*gp*kVLQ*xZp)/MZp + (MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_326 = Coupling(
    name='GC_326',
    value='(AUL5x5*MU2*gp*kVLQ*xZp)/MZp + (AUR5x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (AUR5x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (AUR5x5*MU2*gp*kVLQ*xZp)/MZp + (BUL5x5*MU2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BUL5x5*MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BUL5x5*MU2*gp*kVLQ*xZp)/MZp + (BUR5x5*MU2*gp*kVLQ*xZp)/MZp - (MU2*bZp*ee*kVLQ)/(2.*MZp*cw) + (MU2*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_327 = Coupling(
    name='GC_327',
    value='-(complex(0,1)*ee)/3.',
    order={'QED': 1},
)

GC_328 = Coupling(
    name='GC_328',
    value='-(complex(0,1)*ee*kVLQ)/3.',
    order={'QED': 1},
)

GC_329 = Coupling(
    name='GC_329',
    value='complex(0,1)*ADL1x1*gp*xZ - (complex(0,1)*BDL1x1*bZ*ee)/(2.*cw) + (complex(0,1)*BDL1x1*ee*w3Z)/(2.*sw) - complex(0,1)*BDL1x1*gp*xZ + complex(0,1)*ZPLD1x1*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_330 = Coupling(
    name='GC_330',
    value='(complex(0,1)*ADR1x1*bZ*ee)/(2.*cw) - (complex(0,1)*ADR1x1*ee*w3Z)/(2.*sw) + complex(0,1)*ADR1x1*gp*xZ - complex(0,1)*BDR1x1*gp*xZ + complex(0,1)*ZPRD1x1*gp*xZ - (complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_331 = Coupling(
    name='GC_331',
    value='complex(0,1)*ADL1x2*gp*xZ - (complex(0,1)*BDL1x2*bZ*ee)/(2.*cw) + (complex(0,1)*BDL1x2*ee*w3Z)/(2.*sw) - complex(0,1)*BDL1x2*gp*xZ + complex(0,1)*ZPLD1x2*gp*xZ',
    order={'QED': 1},
)

GC_332 = Coupling(
    name='GC_332',
    value='(complex(0,1)*ADR1x2*bZ*ee)/(2.*cw) - (complex(0,1)*ADR1x2*ee*w3Z)/(2.*sw) + complex(0,1)*ADR1x2*gp*xZ - complex(0,1)*BDR1x2*gp*xZ + complex(0,1)*ZPRD1x2*gp*xZ',
    order={'QED': 1},
)

GC_333 = Coupling(
    name='GC_333',
    value='complex(0,1)*ADL1x3*gp*xZ - (complex(0,1)*BDL1x3*bZ*ee)/(2.*cw) + (complex(0,1)*BDL1x3*ee*w3Z)/(2.*sw) - complex(0,1)*BDL1x3*gp*xZ + complex(0,1)*ZPLD1x3*gp*xZ',
    order={'QED': 1},
)

GC_334 = Coupling(
    name='GC_334',
    value='(complex(0,1)*ADR1x3*bZ*ee)/(2.*cw) - (complex(0,1)*ADR1x3*ee*w3Z)/(2.*sw) + complex(0,1)*ADR1x3*gp*xZ - complex(0,1)*BDR1x3*gp*xZ + complex(0,1)*ZPRD1x3*gp*xZ',
    order={'QED': 1},
)

GC_335 = Coupling(
    name='GC_335',
    value='complex(0,1)*ADL1x4*gp*kVLQ*xZ - (complex(0,1)*BDL1x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL1x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL1x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_336 = Coupling(
    name='GC_336',
    value='(complex(0,1)*ADR1x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR1x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR1x4*gp*kVLQ*xZ - complex(0,1)*BDR1x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_337 = Coupling(
    name='GC_337',
    value='complex(0,1)*ADL1x5*gp*kVLQ*xZ - (complex(0,1)*BDL1x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL1x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL1x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_338 = Coupling(
    name='GC_338',
    value='(complex(0,1)*ADR1x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR1x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR1x5*gp*kVLQ*xZ - complex(0,1)*BDR1x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_339 = Coupling(
    name='GC_339',
    value='-(complex(0,1)*bZ*complexconjugate(BDL1x2)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x2)*gp*xZ + (complex(0,1)*complexconjugate(BDL1x2)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x2)*gp*xZ + complex(0,1)*complexconjugate(ZPLD1x2)*gp*xZ',
    order={'QED': 1},
)

GC_340 = Coupling(
    name='GC_340',
    value='(complex(0,1)*bZ*complexconjugate(ADR1x2)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x2)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x2)*gp*xZ - complex(0,1)*complexconjugate(BDR1x2)*gp*xZ + complex(0,1)*complexconjugate(ZPRD1x2)*gp*xZ',
    order={'QED': 1},
)

GC_341 = Coupling(
    name='GC_341',
    value='complex(0,1)*ADL2x2*gp*xZ - (complex(0,1)*BDL2x2*bZ*ee)/(2.*cw) + (complex(0,1)*BDL2x2*ee*w3Z)/(2.*sw) - complex(0,1)*BDL2x2*gp*xZ + complex(0,1)*ZPLD2x2*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_342 = Coupling(
    name='GC_342',
    value='(complex(0,1)*ADR2x2*bZ*ee)/(2.*cw) - (complex(0,1)*ADR2x2*ee*w3Z)/(2.*sw) + complex(0,1)*ADR2x2*gp*xZ - complex(0,1)*BDR2x2*gp*xZ + complex(0,1)*ZPRD2x2*gp*xZ - (complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_343 = Coupling(
    name='GC_343',
    value='complex(0,1)*ADL2x3*gp*xZ - (complex(0,1)*BDL2x3*bZ*ee)/(2.*cw) + (complex(0,1)*BDL2x3*ee*w3Z)/(2.*sw) - complex(0,1)*BDL2x3*gp*xZ + complex(0,1)*ZPLD2x3*gp*xZ',
    order={'QED': 1},
)

GC_344 = Coupling(
    name='GC_344',
    value='(complex(0,1)*ADR2x3*bZ*ee)/(2.*cw) - (complex(0,1)*ADR2x3*ee*w3Z)/(2.*sw) + complex(0,1)*ADR2x3*gp*xZ - complex(0,1)*BDR2x3*gp*xZ + complex(0,1)*ZPRD2x3*gp*xZ',
    order={'QED': 1},
)

GC_345 = Coupling(
    name='GC_345',
    value='complex(0,1)*ADL2x4*gp*kVLQ*xZ - (complex(0,1)*BDL2x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL2x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL2x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_346 = Coupling(
    name='GC_346',
    value='(complex(0,1)*ADR2x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR2x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR2x4*gp*kVLQ*xZ - complex(0,1)*BDR2x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_347 = Coupling(
    name='GC_347',
    value='complex(0,1)*ADL2x5*gp*kVLQ*xZ - (complex(0,1)*BDL2x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL2x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL2x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_348 = Coupling(
    name='GC_348',
    value='(complex(0,1)*ADR2x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR2x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR2x5*gp*kVLQ*xZ - complex(0,1)*BDR2x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_349 = Coupling(
    name='GC_349',
    value='-(complex(0,1)*bZ*complexconjugate(BDL1x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x3)*gp*xZ + (complex(0,1)*complexconjugate(BDL1x3)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x3)*gp*xZ + complex(0,1)*complexconjugate(ZPLD1x3)*gp*xZ',
    order={'QED': 1},
)

GC_350 = Coupling(
    name='GC_350',
    value='(complex(0,1)*bZ*complexconjugate(ADR1x3)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x3)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x3)*gp*xZ - complex(0,1)*complexconjugate(BDR1x3)*gp*xZ + complex(0,1)*complexconjugate(ZPRD1x3)*gp*xZ',
    order={'QED': 1},
)

GC_351 = Coupling(
    name='GC_351',
    value='-(complex(0,1)*bZ*complexconjugate(BDL2x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x3)*gp*xZ + (complex(0,1)*complexconjugate(BDL2x3)*ee*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x3)*gp*xZ + complex(0,1)*complexconjugate(ZPLD2x3)*gp*xZ',
    order={'QED': 1},
)

GC_352 = Coupling(
    name='GC_352',
    value='(complex(0,1)*bZ*complexconjugate(ADR2x3)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x3)*ee*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x3)*gp*xZ - complex(0,1)*complexconjugate(BDR2x3)*gp*xZ + complex(0,1)*complexconjugate(ZPRD2x3)*gp*xZ',
    order={'QED': 1},
)

GC_353 = Coupling(
    name='GC_353',
    value='complex(0,1)*ADL3x3*gp*xZ - (complex(0,1)*BDL3x3*bZ*ee)/(2.*cw) + (complex(0,1)*BDL3x3*ee*w3Z)/(2.*sw) - complex(0,1)*BDL3x3*gp*xZ + complex(0,1)*ZPLD3x3*gp*xZ + (complex(0,1)*bZ*ee)/(6.*cw) - (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_354 = Coupling(
    name='GC_354',
    value='(complex(0,1)*ADR3x3*bZ*ee)/(2.*cw) - (complex(0,1)*ADR3x3*ee*w3Z)/(2.*sw) + complex(0,1)*ADR3x3*gp*xZ - complex(0,1)*BDR3x3*gp*xZ + complex(0,1)*ZPRD3x3*gp*xZ - (complex(0,1)*bZ*ee)/(3.*cw)',
    order={'QED': 1},
)

GC_355 = Coupling(
    name='GC_355',
    value='complex(0,1)*ADL3x4*gp*kVLQ*xZ - (complex(0,1)*BDL3x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL3x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL3x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_356 = Coupling(
    name='GC_356',
    value='(complex(0,1)*ADR3x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR3x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR3x4*gp*kVLQ*xZ - complex(0,1)*BDR3x4*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_357 = Coupling(
    name='GC_357',
    value='complex(0,1)*ADL3x5*gp*kVLQ*xZ - (complex(0,1)*BDL3x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL3x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL3x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_358 = Coupling(
    name='GC_358',
    value='(complex(0,1)*ADR3x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR3x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR3x5*gp*kVLQ*xZ - complex(0,1)*BDR3x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_359 = Coupling(
    name='GC_359',
    value='-(complex(0,1)*bZ*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x4)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL1x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_360 = Coupling(
    name='GC_360',
    value='(complex(0,1)*bZ*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR1x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_361 = Coupling(
    name='GC_361',
    value='-(complex(0,1)*bZ*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x4)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL2x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_362 = Coupling(
    name='GC_362',
    value='(complex(0,1)*bZ*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR2x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_363 = Coupling(
    name='GC_363',
    value='-(complex(0,1)*bZ*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL3x4)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL3x4)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL3x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_364 = Coupling(
    name='GC_364',
    value='(complex(0,1)*bZ*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR3x4)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR3x4)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR3x4)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_365 = Coupling(
    name='GC_365',
    value='complex(0,1)*ADL4x4*gp*kVLQ*xZ - (complex(0,1)*BDL4x4*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL4x4*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL4x4*gp*kVLQ*xZ + (complex(0,1)*bZ*ee*kVLQ)/(6.*cw) - (complex(0,1)*ee*kVLQ*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_366 = Coupling(
    name='GC_366',
    value='(complex(0,1)*ADR4x4*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR4x4*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR4x4*gp*kVLQ*xZ - complex(0,1)*BDR4x4*gp*kVLQ*xZ - (complex(0,1)*bZ*ee*kVLQ)/(3.*cw)',
    order={'QED': 1},
)

GC_367 = Coupling(
    name='GC_367',
    value='complex(0,1)*ADL4x5*gp*kVLQ*xZ - (complex(0,1)*BDL4x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL4x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL4x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_368 = Coupling(
    name='GC_368',
    value='(complex(0,1)*ADR4x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR4x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR4x5*gp*kVLQ*xZ - complex(0,1)*BDR4x5*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_369 = Coupling(
    name='GC_369',
    value='-(complex(0,1)*bZ*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x5)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL1x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_370 = Coupling(
    name='GC_370',
    value='(complex(0,1)*bZ*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR1x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_371 = Coupling(
    name='GC_371',
    value='-(complex(0,1)*bZ*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x5)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL2x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_372 = Coupling(
    name='GC_372',
    value='(complex(0,1)*bZ*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR2x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_373 = Coupling(
    name='GC_373',
    value='-(complex(0,1)*bZ*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL3x5)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL3x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL3x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_374 = Coupling(
    name='GC_374',
    value='(complex(0,1)*bZ*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR3x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR3x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR3x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_375 = Coupling(
    name='GC_375',
    value='-(complex(0,1)*bZ*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL4x5)*gp*kVLQ*xZ + (complex(0,1)*complexconjugate(BDL4x5)*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*complexconjugate(BDL4x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_376 = Coupling(
    name='GC_376',
    value='(complex(0,1)*bZ*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR4x5)*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*complexconjugate(ADR4x5)*gp*kVLQ*xZ - complex(0,1)*complexconjugate(BDR4x5)*gp*kVLQ*xZ',
    order={'QED': 1},
)

GC_377 = Coupling(
    name='GC_377',
    value='complex(0,1)*ADL5x5*gp*kVLQ*xZ - (complex(0,1)*BDL5x5*bZ*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL5x5*ee*kVLQ*w3Z)/(2.*sw) - complex(0,1)*BDL5x5*gp*kVLQ*xZ + (complex(0,1)*bZ*ee*kVLQ)/(6.*cw) - (complex(0,1)*ee*kVLQ*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_378 = Coupling(
    name='GC_378',
    value='(complex(0,1)*ADR5x5*bZ*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR5x5*ee*kVLQ*w3Z)/(2.*sw) + complex(0,1)*ADR5x5*gp*kVLQ*xZ - complex(0,1)*BDR5x5*gp*kVLQ*xZ - (complex(0,1)*bZ*ee*kVLQ)/(3.*cw)',
    order={'QED': 1},
)

GC_379 = Coupling(
    name='GC_379',
    value='complex(0,1)*ADL1x1*gp*xZp - (complex(0,1)*BDL1x1*bZp*ee)/(2.*cw) + (complex(0,1)*BDL1x1*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL1x1*gp*xZp + complex(0,1)*ZPLD1x1*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_380 = Coupling(
    name='GC_380',
    value='(complex(0,1)*ADR1x1*bZp*ee)/(2.*cw) - (complex(0,1)*ADR1x1*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR1x1*gp*xZp - complex(0,1)*BDR1x1*gp*xZp + complex(0,1)*ZPRD1x1*gp*xZp - (complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_381 = Coupling(
    name='GC_381',
    value='complex(0,1)*ADL1x2*gp*xZp - (complex(0,1)*BDL1x2*bZp*ee)/(2.*cw) + (complex(0,1)*BDL1x2*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL1x2*gp*xZp + complex(0,1)*ZPLD1x2*gp*xZp',
    order={'NP': 1},
)

GC_382 = Coupling(
    name='GC_382',
    value='(complex(0,1)*ADR1x2*bZp*ee)/(2.*cw) - (complex(0,1)*ADR1x2*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR1x2*gp*xZp - complex(0,1)*BDR1x2*gp*xZp + complex(0,1)*ZPRD1x2*gp*xZp',
    order={'NP': 1},
)

GC_383 = Coupling(
    name='GC_383',
    value='complex(0,1)*ADL1x3*gp*xZp - (complex(0,1)*BDL1x3*bZp*ee)/(2.*cw) + (complex(0,1)*BDL1x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL1x3*gp*xZp + complex(0,1)*ZPLD1x3*gp*xZp',
    order={'NP': 1},
)

GC_384 = Coupling(
    name='GC_384',
    value='(complex(0,1)*ADR1x3*bZp*ee)/(2.*cw) - (complex(0,1)*ADR1x3*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR1x3*gp*xZp - complex(0,1)*BDR1x3*gp*xZp + complex(0,1)*ZPRD1x3*gp*xZp',
    order={'NP': 1},
)

GC_385 = Coupling(
    name='GC_385',
    value='complex(0,1)*ADL1x4*gp*kVLQ*xZp - (complex(0,1)*BDL1x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL1x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL1x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_386 = Coupling(
    name='GC_386',
    value='(complex(0,1)*ADR1x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR1x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR1x4*gp*kVLQ*xZp - complex(0,1)*BDR1x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_387 = Coupling(
    name='GC_387',
    value='complex(0,1)*ADL1x5*gp*kVLQ*xZp - (complex(0,1)*BDL1x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL1x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL1x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_388 = Coupling(
    name='GC_388',
    value='(complex(0,1)*ADR1x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR1x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR1x5*gp*kVLQ*xZp - complex(0,1)*BDR1x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_389 = Coupling(
    name='GC_389',
    value='-(complex(0,1)*bZp*complexconjugate(BDL1x2)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x2)*gp*xZp + (complex(0,1)*complexconjugate(BDL1x2)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x2)*gp*xZp + complex(0,1)*complexconjugate(ZPLD1x2)*gp*xZp',
    order={'NP': 1},
)

GC_390 = Coupling(
    name='GC_390',
    value='(complex(0,1)*bZp*complexconjugate(ADR1x2)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x2)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x2)*gp*xZp - complex(0,1)*complexconjugate(BDR1x2)*gp*xZp + complex(0,1)*complexconjugate(ZPRD1x2)*gp*xZp',
    order={'NP': 1},
)

GC_391 = Coupling(
    name='GC_391',
    value='complex(0,1)*ADL2x2*gp*xZp - (complex(0,1)*BDL2x2*bZp*ee)/(2.*cw) + (complex(0,1)*BDL2x2*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL2x2*gp*xZp + complex(0,1)*ZPLD2x2*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_392 = Coupling(
    name='GC_392',
    value='(complex(0,1)*ADR2x2*bZp*ee)/(2.*cw) - (complex(0,1)*ADR2x2*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR2x2*gp*xZp - complex(0,1)*BDR2x2*gp*xZp + complex(0,1)*ZPRD2x2*gp*xZp - (complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_393 = Coupling(
    name='GC_393',
    value='complex(0,1)*ADL2x3*gp*xZp - (complex(0,1)*BDL2x3*bZp*ee)/(2.*cw) + (complex(0,1)*BDL2x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL2x3*gp*xZp + complex(0,1)*ZPLD2x3*gp*xZp',
    order={'NP': 1},
)

GC_394 = Coupling(
    name='GC_394',
    value='(complex(0,1)*ADR2x3*bZp*ee)/(2.*cw) - (complex(0,1)*ADR2x3*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR2x3*gp*xZp - complex(0,1)*BDR2x3*gp*xZp + complex(0,1)*ZPRD2x3*gp*xZp',
    order={'NP': 1},
)

GC_395 = Coupling(
    name='GC_395',
    value='complex(0,1)*ADL2x4*gp*kVLQ*xZp - (complex(0,1)*BDL2x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL2x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL2x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_396 = Coupling(
    name='GC_396',
    value='(complex(0,1)*ADR2x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR2x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR2x4*gp*kVLQ*xZp - complex(0,1)*BDR2x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_397 = Coupling(
    name='GC_397',
    value='complex(0,1)*ADL2x5*gp*kVLQ*xZp - (complex(0,1)*BDL2x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL2x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL2x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_398 = Coupling(
    name='GC_398',
    value='(complex(0,1)*ADR2x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR2x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR2x5*gp*kVLQ*xZp - complex(0,1)*BDR2x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_399 = Coupling(
    name='GC_399',
    value='-(complex(0,1)*bZp*complexconjugate(BDL1x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x3)*gp*xZp + (complex(0,1)*complexconjugate(BDL1x3)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x3)*gp*xZp + complex(0,1)*complexconjugate(ZPLD1x3)*gp*xZp',
    order={'NP': 1},
)

GC_400 = Coupling(
    name='GC_400',
    value='(complex(0,1)*bZp*complexconjugate(ADR1x3)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x3)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x3)*gp*xZp - complex(0,1)*complexconjugate(BDR1x3)*gp*xZp + complex(0,1)*complexconjugate(ZPRD1x3)*gp*xZp',
    order={'NP': 1},
)

GC_401 = Coupling(
    name='GC_401',
    value='-(complex(0,1)*bZp*complexconjugate(BDL2x3)*ee)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x3)*gp*xZp + (complex(0,1)*complexconjugate(BDL2x3)*ee*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x3)*gp*xZp + complex(0,1)*complexconjugate(ZPLD2x3)*gp*xZp',
    order={'NP': 1},
)

GC_402 = Coupling(
    name='GC_402',
    value='(complex(0,1)*bZp*complexconjugate(ADR2x3)*ee)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x3)*ee*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x3)*gp*xZp - complex(0,1)*complexconjugate(BDR2x3)*gp*xZp + complex(0,1)*complexconjugate(ZPRD2x3)*gp*xZp',
    order={'NP': 1},
)

GC_403 = Coupling(
    name='GC_403',
    value='complex(0,1)*ADL3x3*gp*xZp - (complex(0,1)*BDL3x3*bZp*ee)/(2.*cw) + (complex(0,1)*BDL3x3*ee*w3Zp)/(2.*sw) - complex(0,1)*BDL3x3*gp*xZp + complex(0,1)*ZPLD3x3*gp*xZp + (complex(0,1)*bZp*ee)/(6.*cw) - (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_404 = Coupling(
    name='GC_404',
    value='(complex(0,1)*ADR3x3*bZp*ee)/(2.*cw) - (complex(0,1)*ADR3x3*ee*w3Zp)/(2.*sw) + complex(0,1)*ADR3x3*gp*xZp - complex(0,1)*BDR3x3*gp*xZp + complex(0,1)*ZPRD3x3*gp*xZp - (complex(0,1)*bZp*ee)/(3.*cw)',
    order={'NP': 1},
)

GC_405 = Coupling(
    name='GC_405',
    value='complex(0,1)*ADL3x4*gp*kVLQ*xZp - (complex(0,1)*BDL3x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL3x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL3x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_406 = Coupling(
    name='GC_406',
    value='(complex(0,1)*ADR3x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR3x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR3x4*gp*kVLQ*xZp - complex(0,1)*BDR3x4*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_407 = Coupling(
    name='GC_407',
    value='complex(0,1)*ADL3x5*gp*kVLQ*xZp - (complex(0,1)*BDL3x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL3x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL3x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_408 = Coupling(
    name='GC_408',
    value='(complex(0,1)*ADR3x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR3x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR3x5*gp*kVLQ*xZp - complex(0,1)*BDR3x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_409 = Coupling(
    name='GC_409',
    value='-(complex(0,1)*bZp*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x4)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL1x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_410 = Coupling(
    name='GC_410',
    value='(complex(0,1)*bZp*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR1x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_411 = Coupling(
    name='GC_411',
    value='-(complex(0,1)*bZp*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x4)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL2x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_412 = Coupling(
    name='GC_412',
    value='(complex(0,1)*bZp*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR2x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_413 = Coupling(
    name='GC_413',
    value='-(complex(0,1)*bZp*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL3x4)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL3x4)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL3x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_414 = Coupling(
    name='GC_414',
    value='(complex(0,1)*bZp*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR3x4)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR3x4)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR3x4)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_415 = Coupling(
    name='GC_415',
    value='complex(0,1)*ADL4x4*gp*kVLQ*xZp - (complex(0,1)*BDL4x4*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL4x4*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL4x4*gp*kVLQ*xZp + (complex(0,1)*bZp*ee*kVLQ)/(6.*cw) - (complex(0,1)*ee*kVLQ*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_416 = Coupling(
    name='GC_416',
    value='(complex(0,1)*ADR4x4*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR4x4*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR4x4*gp*kVLQ*xZp - complex(0,1)*BDR4x4*gp*kVLQ*xZp - (complex(0,1)*bZp*ee*kVLQ)/(3.*cw)',
    order={'NP': 1},
)

GC_417 = Coupling(
    name='GC_417',
    value='complex(0,1)*ADL4x5*gp*kVLQ*xZp - (complex(0,1)*BDL4x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL4x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL4x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_418 = Coupling(
    name='GC_418',
    value='(complex(0,1)*ADR4x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR4x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR4x5*gp*kVLQ*xZp - complex(0,1)*BDR4x5*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_419 = Coupling(
    name='GC_419',
    value='-(complex(0,1)*bZp*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL1x5)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL1x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL1x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_420 = Coupling(
    name='GC_420',
    value='(complex(0,1)*bZp*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR1x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR1x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR1x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_421 = Coupling(
    name='GC_421',
    value='-(complex(0,1)*bZp*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL2x5)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL2x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL2x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_422 = Coupling(
    name='GC_422',
    value='(complex(0,1)*bZp*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR2x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR2x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR2x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_423 = Coupling(
    name='GC_423',
    value='-(complex(0,1)*bZp*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL3x5)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL3x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL3x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_424 = Coupling(
    name='GC_424',
    value='(complex(0,1)*bZp*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR3x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR3x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR3x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_425 = Coupling(
    name='GC_425',
    value='-(complex(0,1)*bZp*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*cw) + complex(0,1)*complexconjugate(ADL4x5)*gp*kVLQ*xZp + (complex(0,1)*complexconjugate(BDL4x5)*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*complexconjugate(BDL4x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_426 = Coupling(
    name='GC_426',
    value='(complex(0,1)*bZp*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*cw) - (complex(0,1)*complexconjugate(ADR4x5)*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*complexconjugate(ADR4x5)*gp*kVLQ*xZp - complex(0,1)*complexconjugate(BDR4x5)*gp*kVLQ*xZp',
    order={'NP': 1},
)

GC_427 = Coupling(
    name='GC_427',
    value='complex(0,1)*ADL5x5*gp*kVLQ*xZp - (complex(0,1)*BDL5x5*bZp*ee*kVLQ)/(2.*cw) + (complex(0,1)*BDL5x5*ee*kVLQ*w3Zp)/(2.*sw) - complex(0,1)*BDL5x5*gp*kVLQ*xZp + (complex(0,1)*bZp*ee*kVLQ)/(6.*cw) - (complex(0,1)*ee*kVLQ*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_428 = Coupling(
    name='GC_428',
    value='(complex(0,1)*ADR5x5*bZp*ee*kVLQ)/(2.*cw) - (complex(0,1)*ADR5x5*ee*kVLQ*w3Zp)/(2.*sw) + complex(0,1)*ADR5x5*gp*kVLQ*xZp - complex(0,1)*BDR5x5*gp*kVLQ*xZp - (complex(0,1)*bZp*ee*kVLQ)/(3.*cw)',
    order={'NP': 1},
)

GC_429 = Coupling(
    name='GC_429',
    value='(complex(0,1)*ADR1x1*MD)/vev + (complex(0,1)*BDL1x1*MD)/vev - (complex(0,1)*MD)/vev',
    order={'QED': 1},
)

GC_430 = Coupling(
    name='GC_430',
    value='(complex(0,1)*ADL1x1*MD)/vphi - (complex(0,1)*ADR1x1*MD)/vphi - (complex(0,1)*BDL1x1*MD)/vphi + (complex(0,1)*BDR1x1*MD)/vphi',
    order={'NP': 1},
)

GC_431 = Coupling(
    name='GC_431',
    value='-(ADL1x1*MD*gp*xZ)/MZ + (ADR1x1*MD*bZ*ee)/(2.*MZ*cw) - (ADR1x1*MD*ee*w3Z)/(2.*MZ*sw) + (ADR1x1*MD*gp*xZ)/MZ + (BDL1x1*MD*bZ*ee)/(2.*MZ*cw) - (BDL1x1*MD*ee*w3Z)/(2.*MZ*sw) + (BDL1x1*MD*gp*xZ)/MZ - (BDR1x1*MD*gp*xZ)/MZ - (MD*ZPLD1x1*gp*xZ)/MZ + (MD*ZPRD1x1*gp*xZ)/MZ - (MD*bZ*ee)/(2.*MZ*cw) + (MD*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_432 = Coupling(
    name='GC_432',
    value='(ADL1x1*MD*gp*xZ)/MZ - (ADR1x1*MD*bZ*ee)/(2.*MZ*cw) + (ADR1x1*MD*ee*w3Z)/(2.*MZ*sw) - (ADR1x1*MD*gp*xZ)/MZ - (BDL1x1*MD*bZ*ee)/(2.*MZ*cw) + (BDL1x1*MD*ee*w3Z)/(2.*MZ*sw) - (BDL1x1*MD*gp*xZ)/MZ + (BDR1x1*MD*gp*xZ)/MZ + (MD*ZPLD1x1*gp*xZ)/MZ - (MD*ZPRD1x1*gp*xZ)/MZ + (MD*bZ*ee)/(2.*MZ*cw) - (MD*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_433 = Coupling(
    name='GC_433',
    value='-(ADL1x1*MD*gp*xZp)/MZp + (ADR1x1*MD*bZp*ee)/(2.*MZp*cw) - (ADR1x1*MD*ee*w3Zp)/(2.*MZp*sw) + (ADR1x1*MD*gp*xZp)/MZp + (BDL1x1*MD*bZp*ee)/(2.*MZp*cw) - (BDL1x1*MD*ee*w3Zp)/(2.*MZp*sw) + (BDL1x1*MD*gp*xZp)/MZp - (BDR1x1*MD*gp*xZp)/MZp - (MD*ZPLD1x1*gp*xZp)/MZp + (MD*ZPRD1x1*gp*xZp)/MZp - (MD*bZp*ee)/(2.*MZp*cw) + (MD*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_434 = Coupling(
    name='GC_434',
    value='(ADL1x1*MD*gp*xZp)/MZp - (ADR1x1*MD*bZp*ee)/(2.*MZp*cw) + (ADR1x1*MD*ee*w3Zp)/(2.*MZp*sw) - (ADR1x1*MD*gp*xZp)/MZp - (BDL1x1*MD*bZp*ee)/(2.*MZp*cw) + (BDL1x1*MD*ee*w3Zp)/(2.*MZp*sw) - (BDL1x1*MD*gp*xZp)/MZp + (BDR1x1*MD*gp*xZp)/MZp + (MD*ZPLD1x1*gp*xZp)/MZp - (MD*ZPRD1x1*gp*xZp)/MZp + (MD*bZp*ee)/(2.*MZp*cw) - (MD*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_435 = Coupling(
    name='GC_435',
    value='(complex(0,1)*ADR1x2*MS)/vev + (complex(0,1)*BDL1x2*MD)/vev',
    order={'QED': 1},
)

GC_436 = Coupling(
    name='GC_436',
    value='(complex(0,1)*ADR1x2*MD)/vev + (complex(0,1)*BDL1x2*MS)/vev',
    order={'QED': 1},
)

GC_437 = Coupling(
    name='GC_437',
    value='(complex(0,1)*ADL1x2*MD)/vphi - (complex(0,1)*ADR1x2*MS)/vphi - (complex(0,1)*BDL1x2*MD)/vphi + (complex(0,1)*BDR1x2*MS)/vphi',
    order={'NP': 1},
)

GC_438 = Coupling(
    name='GC_438',
    value='(complex(0,1)*ADL1x2*MS)/vphi - (complex(0,1)*ADR1x2*MD)/vphi - (complex(0,1)*BDL1x2*MS)/vphi + (complex(0,1)*BDR1x2*MD)/vphi',
    order={'NP': 1},
)

GC_439 = Coupling(
    name='GC_439',
    value='-(ADL1x2*MD*gp*xZ)/MZ + (ADR1x2*MS*bZ*ee)/(2.*MZ*cw) - (ADR1x2*MS*ee*w3Z)/(2.*MZ*sw) + (ADR1x2*MS*gp*xZ)/MZ + (BDL1x2*MD*bZ*ee)/(2.*MZ*cw) - (BDL1x2*MD*ee*w3Z)/(2.*MZ*sw) + (BDL1x2*MD*gp*xZ)/MZ - (BDR1x2*MS*gp*xZ)/MZ - (MD*ZPLD1x2*gp*xZ)/MZ + (MS*ZPRD1x2*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_440 = Coupling(
    name='GC_440',
    value='(ADL1x2*MS*gp*xZ)/MZ - (ADR1x2*MD*bZ*ee)/(2.*MZ*cw) + (ADR1x2*MD*ee*w3Z)/(2.*MZ*sw) - (ADR1x2*MD*gp*xZ)/MZ - (BDL1x2*MS*bZ*ee)/(2.*MZ*cw) + (BDL1x2*MS*ee*w3Z)/(2.*MZ*sw) - (BDL1x2*MS*gp*xZ)/MZ + (BDR1x2*MD*gp*xZ)/MZ - (MD*ZPRD1x2*gp*xZ)/MZ + (MS*ZPLD1x2*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_441 = Coupling(
    name='GC_441',
    value='-(ADL1x2*MD*gp*xZp)/MZp + (ADR1x2*MS*bZp*ee)/(2.*MZp*cw) - (ADR1x2*MS*ee*w3Zp)/(2.*MZp*sw) + (ADR1x2*MS*gp*xZp)/MZp + (BDL1x2*MD*bZp*ee)/(2.*MZp*cw) - (BDL1x2*MD*ee*w3Zp)/(2.*MZp*sw) + (BDL1x2*MD*gp*xZp)/MZp - (BDR1x2*MS*gp*xZp)/MZp - (MD*ZPLD1x2*gp*xZp)/MZp + (MS*ZPRD1x2*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_442 = Coupling(
    name='GC_442',
    value='(ADL1x2*MS*gp*xZp)/MZp - (ADR1x2*MD*bZp*ee)/(2.*MZp*cw) + (ADR1x2*MD*ee*w3Zp)/(2.*MZp*sw) - (ADR1x2*MD*gp*xZp)/MZp - (BDL1x2*MS*bZp*ee)/(2.*MZp*cw) + (BDL1x2*MS*ee*w3Zp)/(2.*MZp*sw) - (BDL1x2*MS*gp*xZp)/MZp + (BDR1x2*MD*gp*xZp)/MZp - (MD*ZPRD1x2*gp*xZp)/MZp + (MS*ZPLD1x2*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_443 = Coupling(
    name='GC_443',
    value='(complex(0,1)*ADR1x3*MB)/vev + (complex(0,1)*BDL1x3*MD)/vev',
    order={'QED': 1},
)

GC_444 = Coupling(
    name='GC_444',
    value='(complex(0,1)*ADR1x3*MD)/vev + (complex(0,1)*BDL1x3*MB)/vev',
    order={'QED': 1},
)

GC_445 = Coupling(
    name='GC_445',
    value='(complex(0,1)*ADL1x3*MD)/vphi - (complex(0,1)*ADR1x3*MB)/vphi - (complex(0,1)*BDL1x3*MD)/vphi + (complex(0,1)*BDR1x3*MB)/vphi',
    order={'NP': 1},
)

GC_446 = Coupling(
    name='GC_446',
    value='(complex(0,1)*ADL1x3*MB)/vphi - (complex(0,1)*ADR1x3*MD)/vphi - (complex(0,1)*BDL1x3*MB)/vphi + (complex(0,1)*BDR1x3*MD)/vphi',
    order={'NP': 1},
)

GC_447 = Coupling(
    name='GC_447',
    value='-(ADL1x3*MD*gp*xZ)/MZ + (ADR1x3*MB*bZ*ee)/(2.*MZ*cw) - (ADR1x3*MB*ee*w3Z)/(2.*MZ*sw) + (ADR1x3*MB*gp*xZ)/MZ + (BDL1x3*MD*bZ*ee)/(2.*MZ*cw) - (BDL1x3*MD*ee*w3Z)/(2.*MZ*sw) + (BDL1x3*MD*gp*xZ)/MZ - (BDR1x3*MB*gp*xZ)/MZ + (MB*ZPRD1x3*gp*xZ)/MZ - (MD*ZPLD1x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_448 = Coupling(
    name='GC_448',
    value='(ADL1x3*MB*gp*xZ)/MZ - (ADR1x3*MD*bZ*ee)/(2.*MZ*cw) + (ADR1x3*MD*ee*w3Z)/(2.*MZ*sw) - (ADR1x3*MD*gp*xZ)/MZ - (BDL1x3*MB*bZ*ee)/(2.*MZ*cw) + (BDL1x3*MB*ee*w3Z)/(2.*MZ*sw) - (BDL1x3*MB*gp*xZ)/MZ + (BDR1x3*MD*gp*xZ)/MZ + (MB*ZPLD1x3*gp*xZ)/MZ - (MD*ZPRD1x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_449 = Coupling(
    name='GC_449',
    value='-(ADL1x3*MD*gp*xZp)/MZp + (ADR1x3*MB*bZp*ee)/(2.*MZp*cw) - (ADR1x3*MB*ee*w3Zp)/(2.*MZp*sw) + (ADR1x3*MB*gp*xZp)/MZp + (BDL1x3*MD*bZp*ee)/(2.*MZp*cw) - (BDL1x3*MD*ee*w3Zp)/(2.*MZp*sw) + (BDL1x3*MD*gp*xZp)/MZp - (BDR1x3*MB*gp*xZp)/MZp + (MB*ZPRD1x3*gp*xZp)/MZp - (MD*ZPLD1x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_450 = Coupling(
    name='GC_450',
    value='(ADL1x3*MB*gp*xZp)/MZp - (ADR1x3*MD*bZp*ee)/(2.*MZp*cw) + (ADR1x3*MD*ee*w3Zp)/(2.*MZp*sw) - (ADR1x3*MD*gp*xZp)/MZp - (BDL1x3*MB*bZp*ee)/(2.*MZp*cw) + (BDL1x3*MB*ee*w3Zp)/(2.*MZp*sw) - (BDL1x3*MB*gp*xZp)/MZp + (BDR1x3*MD*gp*xZp)/MZp + (MB*ZPLD1x3*gp*xZp)/MZp - (MD*ZPRD1x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_451 = Coupling(
    name='GC_451',
    value='(complex(0,1)*ADR1x4*MD1*kVLQ)/vev + (complex(0,1)*BDL1x4*MD*kVLQ)/vev',
    order={'QED': 1},
)

GC_452 = Coupling(
    name='GC_452',
    value='(complex(0,1)*ADR1x4*MD*kVLQ)/vev + (complex(0,1)*BDL1x4*MD1*kVLQ)/vev',
    order={'QED': 1},
)

GC_453 = Coupling(
    name='GC_453',
    value='(complex(0,1)*ADL1x4*MD*kVLQ)/vphi - (complex(0,1)*ADR1x4*MD1*kVLQ)/vphi - (complex(0,1)*BDL1x4*MD*kVLQ)/vphi + (complex(0,1)*BDR1x4*MD1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_454 = Coupling(
    name='GC_454',
    value='(complex(0,1)*ADL1x4*MD1*kVLQ)/vphi - (complex(0,1)*ADR1x4*MD*kVLQ)/vphi - (complex(0,1)*BDL1x4*MD1*kVLQ)/vphi + (complex(0,1)*BDR1x4*MD*kVLQ)/vphi',
    order={'NP': 1},
)

GC_455 = Coupling(
    name='GC_455',
    value='-(ADL1x4*MD*gp*kVLQ*xZ)/MZ + (ADR1x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR1x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR1x4*MD1*gp*kVLQ*xZ)/MZ + (BDL1x4*MD*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL1x4*MD*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL1x4*MD*gp*kVLQ*xZ)/MZ - (BDR1x4*MD1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_456 = Coupling(
    name='GC_456',
    value='(ADL1x4*MD1*gp*kVLQ*xZ)/MZ - (ADR1x4*MD*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR1x4*MD*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR1x4*MD*gp*kVLQ*xZ)/MZ - (BDL1x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL1x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL1x4*MD1*gp*kVLQ*xZ)/MZ + (BDR1x4*MD*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_457 = Coupling(
    name='GC_457',
    value='-(ADL1x4*MD*gp*kVLQ*xZp)/MZp + (ADR1x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR1x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR1x4*MD1*gp*kVLQ*xZp)/MZp + (BDL1x4*MD*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL1x4*MD*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL1x4*MD*gp*kVLQ*xZp)/MZp - (BDR1x4*MD1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_458 = Coupling(
    name='GC_458',
    value='(ADL1x4*MD1*gp*kVLQ*xZp)/MZp - (ADR1x4*MD*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR1x4*MD*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR1x4*MD*gp*kVLQ*xZp)/MZp - (BDL1x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL1x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL1x4*MD1*gp*kVLQ*xZp)/MZp + (BDR1x4*MD*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_459 = Coupling(
    name='GC_459',
    value='(complex(0,1)*ADR1x5*MD2*kVLQ)/vev + (complex(0,1)*BDL1x5*MD*kVLQ)/vev',
    order={'QED': 1},
)

GC_460 = Coupling(
    name='GC_460',
    value='(complex(0,1)*ADR1x5*MD*kVLQ)/vev + (complex(0,1)*BDL1x5*MD2*kVLQ)/vev',
    order={'QED': 1},
)

GC_461 = Coupling(
    name='GC_461',
    value='(complex(0,1)*ADL1x5*MD*kVLQ)/vphi - (complex(0,1)*ADR1x5*MD2*kVLQ)/vphi - (complex(0,1)*BDL1x5*MD*kVLQ)/vphi + (complex(0,1)*BDR1x5*MD2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_462 = Coupling(
    name='GC_462',
    value='(complex(0,1)*ADL1x5*MD2*kVLQ)/vphi - (complex(0,1)*ADR1x5*MD*kVLQ)/vphi - (complex(0,1)*BDL1x5*MD2*kVLQ)/vphi + (complex(0,1)*BDR1x5*MD*kVLQ)/vphi',
    order={'NP': 1},
)

GC_463 = Coupling(
    name='GC_463',
    value='-(ADL1x5*MD*gp*kVLQ*xZ)/MZ + (ADR1x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR1x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR1x5*MD2*gp*kVLQ*xZ)/MZ + (BDL1x5*MD*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL1x5*MD*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL1x5*MD*gp*kVLQ*xZ)/MZ - (BDR1x5*MD2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_464 = Coupling(
    name='GC_464',
    value='(ADL1x5*MD2*gp*kVLQ*xZ)/MZ - (ADR1x5*MD*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR1x5*MD*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR1x5*MD*gp*kVLQ*xZ)/MZ - (BDL1x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL1x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL1x5*MD2*gp*kVLQ*xZ)/MZ + (BDR1x5*MD*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_465 = Coupling(
    name='GC_465',
    value='-(ADL1x5*MD*gp*kVLQ*xZp)/MZp + (ADR1x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR1x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR1x5*MD2*gp*kVLQ*xZp)/MZp + (BDL1x5*MD*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL1x5*MD*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL1x5*MD*gp*kVLQ*xZp)/MZp - (BDR1x5*MD2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_466 = Coupling(
    name='GC_466',
    value='(ADL1x5*MD2*gp*kVLQ*xZp)/MZp - (ADR1x5*MD*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR1x5*MD*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR1x5*MD*gp*kVLQ*xZp)/MZp - (BDL1x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL1x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL1x5*MD2*gp*kVLQ*xZp)/MZp + (BDR1x5*MD*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_467 = Coupling(
    name='GC_467',
    value='(complex(0,1)*MD*complexconjugate(ADR1x2))/vev + (complex(0,1)*MS*complexconjugate(BDL1x2))/vev',
    order={'QED': 1},
)

GC_468 = Coupling(
    name='GC_468',
    value='(complex(0,1)*MD*complexconjugate(BDL1x2))/vev + (complex(0,1)*MS*complexconjugate(ADR1x2))/vev',
    order={'QED': 1},
)

GC_469 = Coupling(
    name='GC_469',
    value='-(complex(0,1)*MD*complexconjugate(ADR1x2))/vphi + (complex(0,1)*MD*complexconjugate(BDR1x2))/vphi + (complex(0,1)*MS*complexconjugate(ADL1x2))/vphi - (complex(0,1)*MS*complexconjugate(BDL1x2))/vphi',
    order={'NP': 1},
)

GC_470 = Coupling(
    name='GC_470',
    value='(complex(0,1)*MD*complexconjugate(ADL1x2))/vphi - (complex(0,1)*MD*complexconjugate(BDL1x2))/vphi - (complex(0,1)*MS*complexconjugate(ADR1x2))/vphi + (complex(0,1)*MS*complexconjugate(BDR1x2))/vphi',
    order={'NP': 1},
)

GC_471 = Coupling(
    name='GC_471',
    value='(MD*bZ*complexconjugate(ADR1x2)*ee)/(2.*MZ*cw) - (MD*complexconjugate(ADR1x2)*ee*w3Z)/(2.*MZ*sw) + (MD*complexconjugate(ADR1x2)*gp*xZ)/MZ - (MD*complexconjugate(BDR1x2)*gp*xZ)/MZ + (MD*complexconjugate(ZPRD1x2)*gp*xZ)/MZ + (MS*bZ*complexconjugate(BDL1x2)*ee)/(2.*MZ*cw) - (MS*complexconjugate(ADL1x2)*gp*xZ)/MZ - (MS*complexconjugate(BDL1x2)*ee*w3Z)/(2.*MZ*sw) + (MS*complexconjugate(BDL1x2)*gp*xZ)/MZ - (MS*complexconjugate(ZPLD1x2)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_472 = Coupling(
    name='GC_472',
    value='-(MD*bZ*complexconjugate(BDL1x2)*ee)/(2.*MZ*cw) + (MD*complexconjugate(ADL1x2)*gp*xZ)/MZ + (MD*complexconjugate(BDL1x2)*ee*w3Z)/(2.*MZ*sw) - (MD*complexconjugate(BDL1x2)*gp*xZ)/MZ + (MD*complexconjugate(ZPLD1x2)*gp*xZ)/MZ - (MS*bZ*complexconjugate(ADR1x2)*ee)/(2.*MZ*cw) + (MS*complexconjugate(ADR1x2)*ee*w3Z)/(2.*MZ*sw) - (MS*complexconjugate(ADR1x2)*gp*xZ)/MZ + (MS*complexconjugate(BDR1x2)*gp*xZ)/MZ - (MS*complexconjugate(ZPRD1x2)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_473 = Coupling(
    name='GC_473',
    value='(MD*bZp*complexconjugate(ADR1x2)*ee)/(2.*MZp*cw) - (MD*complexconjugate(ADR1x2)*ee*w3Zp)/(2.*MZp*sw) + (MD*complexconjugate(ADR1x2)*gp*xZp)/MZp - (MD*complexconjugate(BDR1x2)*gp*xZp)/MZp + (MD*complexconjugate(ZPRD1x2)*gp*xZp)/MZp + (MS*bZp*complexconjugate(BDL1x2)*ee)/(2.*MZp*cw) - (MS*complexconjugate(ADL1x2)*gp*xZp)/MZp - (MS*complexconjugate(BDL1x2)*ee*w3Zp)/(2.*MZp*sw) + (MS*complexconjugate(BDL1x2)*gp*xZp)/MZp - (MS*complexconjugate(ZPLD1x2)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_474 = Coupling(
    name='GC_474',
    value='-(MD*bZp*complexconjugate(BDL1x2)*ee)/(2.*MZp*cw) + (MD*complexconjugate(ADL1x2)*gp*xZp)/MZp + (MD*complexconjugate(BDL1x2)*ee*w3Zp)/(2.*MZp*sw) - (MD*complexconjugate(BDL1x2)*gp*xZp)/MZp + (MD*complexconjugate(ZPLD1x2)*gp*xZp)/MZp - (MS*bZp*complexconjugate(ADR1x2)*ee)/(2.*MZp*cw) + (MS*complexconjugate(ADR1x2)*ee*w3Zp)/(2.*MZp*sw) - (MS*complexconjugate(ADR1x2)*gp*xZp)/MZp + (MS*complexconjugate(BDR1x2)*gp*xZp)/MZp - (MS*complexconjugate(ZPRD1x2)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_475 = Coupling(
    name='GC_475',
    value='(complex(0,1)*ADR2x2*MS)/vev + (complex(0,1)*BDL2x2*MS)/vev - (complex(0,1)*MS)/vev',
    order={'QED': 1},
)

GC_476 = Coupling(
    name='GC_476',
    value='(complex(0,1)*ADL2x2*MS)/vphi - (complex(0,1)*ADR2x2*MS)/vphi - (complex(0,1)*BDL2x2*MS)/vphi + (complex(0,1)*BDR2x2*MS)/vphi',
    order={'NP': 1},
)

GC_477 = Coupling(
    name='GC_477',
    value='-(ADL2x2*MS*gp*xZ)/MZ + (ADR2x2*MS*bZ*ee)/(2.*MZ*cw) - (ADR2x2*MS*ee*w3Z)/(2.*MZ*sw) + (ADR2x2*MS*gp*xZ)/MZ + (BDL2x2*MS*bZ*ee)/(2.*MZ*cw) - (BDL2x2*MS*ee*w3Z)/(2.*MZ*sw) + (BDL2x2*MS*gp*xZ)/MZ - (BDR2x2*MS*gp*xZ)/MZ - (MS*ZPLD2x2*gp*xZ)/MZ + (MS*ZPRD2x2*gp*xZ)/MZ - (MS*bZ*ee)/(2.*MZ*cw) + (MS*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_478 = Coupling(
    name='GC_478',
    value='(ADL2x2*MS*gp*xZ)/MZ - (ADR2x2*MS*bZ*ee)/(2.*MZ*cw) + (ADR2x2*MS*ee*w3Z)/(2.*MZ*sw) - (ADR2x2*MS*gp*xZ)/MZ - (BDL2x2*MS*bZ*ee)/(2.*MZ*cw) + (BDL2x2*MS*ee*w3Z)/(2.*MZ*sw) - (BDL2x2*MS*gp*xZ)/MZ + (BDR2x2*MS*gp*xZ)/MZ + (MS*ZPLD2x2*gp*xZ)/MZ - (MS*ZPRD2x2*gp*xZ)/MZ + (MS*bZ*ee)/(2.*MZ*cw) - (MS*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_479 = Coupling(
    name='GC_479',
    value='-(ADL2x2*MS*gp*xZp)/MZp + (ADR2x2*MS*bZp*ee)/(2.*MZp*cw) - (ADR2x2*MS*ee*w3Zp)/(2.*MZp*sw) + (ADR2x2*MS*gp*xZp)/MZp + (BDL2x2*MS*bZp*ee)/(2.*MZp*cw) - (BDL2x2*MS*ee*w3Zp)/(2.*MZp*sw) + (BDL2x2*MS*gp*xZp)/MZp - (BDR2x2*MS*gp*xZp)/MZp - (MS*ZPLD2x2*gp*xZp)/MZp + (MS*ZPRD2x2*gp*xZp)/MZp - (MS*bZp*ee)/(2.*MZp*cw) + (MS*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_480 = Coupling(
    name='GC_480',
    value='(ADL2x2*MS*gp*xZp)/MZp - (ADR2x2*MS*bZp*ee)/(2.*MZp*cw) + (ADR2x2*MS*ee*w3Zp)/(2.*MZp*sw) - (ADR2x2*MS*gp*xZp)/MZp - (BDL2x2*MS*bZp*ee)/(2.*MZp*cw) + (BDL2x2*MS*ee*w3Zp)/(2.*MZp*sw) - (BDL2x2*MS*gp*xZp)/MZp + (BDR2x2*MS*gp*xZp)/MZp + (MS*ZPLD2x2*gp*xZp)/MZp - (MS*ZPRD2x2*gp*xZp)/MZp + (MS*bZp*ee)/(2.*MZp*cw) - (MS*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_481 = Coupling(
    name='GC_481',
    value='(complex(0,1)*ADR2x3*MB)/vev + (complex(0,1)*BDL2x3*MS)/vev',
    order={'QED': 1},
)

GC_482 = Coupling(
    name='GC_482',
    value='(complex(0,1)*ADR2x3*MS)/vev + (complex(0,1)*BDL2x3*MB)/vev',
    order={'QED': 1},
)

GC_483 = Coupling(
    name='GC_483',
    value='(complex(0,1)*ADL2x3*MS)/vphi - (complex(0,1)*ADR2x3*MB)/vphi - (complex(0,1)*BDL2x3*MS)/vphi + (complex(0,1)*BDR2x3*MB)/vphi',
    order={'NP': 1},
)

GC_484 = Coupling(
    name='GC_484',
    value='(complex(0,1)*ADL2x3*MB)/vphi - (complex(0,1)*ADR2x3*MS)/vphi - (complex(0,1)*BDL2x3*MB)/vphi + (complex(0,1)*BDR2x3*MS)/vphi',
    order={'NP': 1},
)

GC_485 = Coupling(
    name='GC_485',
    value='-(ADL2x3*MS*gp*xZ)/MZ + (ADR2x3*MB*bZ*ee)/(2.*MZ*cw) - (ADR2x3*MB*ee*w3Z)/(2.*MZ*sw) + (ADR2x3*MB*gp*xZ)/MZ + (BDL2x3*MS*bZ*ee)/(2.*MZ*cw) - (BDL2x3*MS*ee*w3Z)/(2.*MZ*sw) + (BDL2x3*MS*gp*xZ)/MZ - (BDR2x3*MB*gp*xZ)/MZ + (MB*ZPRD2x3*gp*xZ)/MZ - (MS*ZPLD2x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_486 = Coupling(
    name='GC_486',
    value='(ADL2x3*MB*gp*xZ)/MZ - (ADR2x3*MS*bZ*ee)/(2.*MZ*cw) + (ADR2x3*MS*ee*w3Z)/(2.*MZ*sw) - (ADR2x3*MS*gp*xZ)/MZ - (BDL2x3*MB*bZ*ee)/(2.*MZ*cw) + (BDL2x3*MB*ee*w3Z)/(2.*MZ*sw) - (BDL2x3*MB*gp*xZ)/MZ + (BDR2x3*MS*gp*xZ)/MZ + (MB*ZPLD2x3*gp*xZ)/MZ - (MS*ZPRD2x3*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_487 = Coupling(
    name='GC_487',
    value='-(ADL2x3*MS*gp*xZp)/MZp + (ADR2x3*MB*bZp*ee)/(2.*MZp*cw) - (ADR2x3*MB*ee*w3Zp)/(2.*MZp*sw) + (ADR2x3*MB*gp*xZp)/MZp + (BDL2x3*MS*bZp*ee)/(2.*MZp*cw) - (BDL2x3*MS*ee*w3Zp)/(2.*MZp*sw) + (BDL2x3*MS*gp*xZp)/MZp - (BDR2x3*MB*gp*xZp)/MZp + (MB*ZPRD2x3*gp*xZp)/MZp - (MS*ZPLD2x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_488 = Coupling(
    name='GC_488',
    value='(ADL2x3*MB*gp*xZp)/MZp - (ADR2x3*MS*bZp*ee)/(2.*MZp*cw) + (ADR2x3*MS*ee*w3Zp)/(2.*MZp*sw) - (ADR2x3*MS*gp*xZp)/MZp - (BDL2x3*MB*bZp*ee)/(2.*MZp*cw) + (BDL2x3*MB*ee*w3Zp)/(2.*MZp*sw) - (BDL2x3*MB*gp*xZp)/MZp + (BDR2x3*MS*gp*xZp)/MZp + (MB*ZPLD2x3*gp*xZp)/MZp - (MS*ZPRD2x3*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_489 = Coupling(
    name='GC_489',
    value='(complex(0,1)*ADR2x4*MD1*kVLQ)/vev + (complex(0,1)*BDL2x4*MS*kVLQ)/vev',
    order={'QED': 1},
)

GC_490 = Coupling(
    name='GC_490',
    value='(complex(0,1)*ADR2x4*MS*kVLQ)/vev + (complex(0,1)*BDL2x4*MD1*kVLQ)/vev',
    order={'QED': 1},
)

GC_491 = Coupling(
    name='GC_491',
    value='(complex(0,1)*ADL2x4*MS*kVLQ)/vphi - (complex(0,1)*ADR2x4*MD1*kVLQ)/vphi - (complex(0,1)*BDL2x4*MS*kVLQ)/vphi + (complex(0,1)*BDR2x4*MD1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_492 = Coupling(
    name='GC_492',
    value='(complex(0,1)*ADL2x4*MD1*kVLQ)/vphi - (complex(0,1)*ADR2x4*MS*kVLQ)/vphi - (complex(0,1)*BDL2x4*MD1*kVLQ)/vphi + (complex(0,1)*BDR2x4*MS*kVLQ)/vphi',
    order={'NP': 1},
)

GC_493 = Coupling(
    name='GC_493',
    value='-(ADL2x4*MS*gp*kVLQ*xZ)/MZ + (ADR2x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR2x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR2x4*MD1*gp*kVLQ*xZ)/MZ + (BDL2x4*MS*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL2x4*MS*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL2x4*MS*gp*kVLQ*xZ)/MZ - (BDR2x4*MD1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_494 = Coupling(
    name='GC_494',
    value='(ADL2x4*MD1*gp*kVLQ*xZ)/MZ - (ADR2x4*MS*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR2x4*MS*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR2x4*MS*gp*kVLQ*xZ)/MZ - (BDL2x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL2x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL2x4*MD1*gp*kVLQ*xZ)/MZ + (BDR2x4*MS*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_495 = Coupling(
    name='GC_495',
    value='-(ADL2x4*MS*gp*kVLQ*xZp)/MZp + (ADR2x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR2x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR2x4*MD1*gp*kVLQ*xZp)/MZp + (BDL2x4*MS*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL2x4*MS*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL2x4*MS*gp*kVLQ*xZp)/MZp - (BDR2x4*MD1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_496 = Coupling(
    name='GC_496',
    value='(ADL2x4*MD1*gp*kVLQ*xZp)/MZp - (ADR2x4*MS*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR2x4*MS*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR2x4*MS*gp*kVLQ*xZp)/MZp - (BDL2x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL2x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL2x4*MD1*gp*kVLQ*xZp)/MZp + (BDR2x4*MS*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_497 = Coupling(
    name='GC_497',
    value='(complex(0,1)*ADR2x5*MD2*kVLQ)/vev + (complex(0,1)*BDL2x5*MS*kVLQ)/vev',
    order={'QED': 1},
)

GC_498 = Coupling(
    name='GC_498',
    value='(complex(0,1)*ADR2x5*MS*kVLQ)/vev + (complex(0,1)*BDL2x5*MD2*kVLQ)/vev',
    order={'QED': 1},
)

GC_499 = Coupling(
    name='GC_499',
    value='(complex(0,1)*ADL2x5*MS*kVLQ)/vphi - (complex(0,1)*ADR2x5*MD2*kVLQ)/vphi - (complex(0,1)*BDL2x5*MS*kVLQ)/vphi + (complex(0,1)*BDR2x5*MD2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_500 = Coupling(
    name='GC_500',
    value='(complex(0,1)*ADL2x5*MD2*kVLQ)/vphi - (complex(0,1)*ADR2x5*MS*kVLQ)/vphi - (complex(0,1)*BDL2x5*MD2*kVLQ)/vphi + (complex(0,1)*BDR2x5*MS*kVLQ)/vphi',
    order={'NP': 1},
)

GC_501 = Coupling(
    name='GC_501',
    value='-(ADL2x5*MS*gp*kVLQ*xZ)/MZ + (ADR2x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR2x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR2x5*MD2*gp*kVLQ*xZ)/MZ + (BDL2x5*MS*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL2x5*MS*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL2x5*MS*gp*kVLQ*xZ)/MZ - (BDR2x5*MD2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_502 = Coupling(
    name='GC_502',
    value='(ADL2x5*MD2*gp*kVLQ*xZ)/MZ - (ADR2x5*MS*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR2x5*MS*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR2x5*MS*gp*kVLQ*xZ)/MZ - (BDL2x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL2x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL2x5*MD2*gp*kVLQ*xZ)/MZ + (BDR2x5*MS*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_503 = Coupling(
    name='GC_503',
    value='-(ADL2x5*MS*gp*kVLQ*xZp)/MZp + (ADR2x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR2x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR2x5*MD2*gp*kVLQ*xZp)/MZp + (BDL2x5*MS*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL2x5*MS*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL2x5*MS*gp*kVLQ*xZp)/MZp - (BDR2x5*MD2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_504 = Coupling(
    name='GC_504',
    value='(ADL2x5*MD2*gp*kVLQ*xZp)/MZp - (ADR2x5*MS*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR2x5*MS*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR2x5*MS*gp*kVLQ*xZp)/MZp - (BDL2x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL2x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL2x5*MD2*gp*kVLQ*xZp)/MZp + (BDR2x5*MS*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_505 = Coupling(
    name='GC_505',
    value='(complex(0,1)*MB*complexconjugate(BDL1x3))/vev + (complex(0,1)*MD*complexconjugate(ADR1x3))/vev',
    order={'QED': 1},
)

GC_506 = Coupling(
    name='GC_506',
    value='(complex(0,1)*MB*complexconjugate(ADR1x3))/vev + (complex(0,1)*MD*complexconjugate(BDL1x3))/vev',
    order={'QED': 1},
)

GC_507 = Coupling(
    name='GC_507',
    value='(complex(0,1)*MB*complexconjugate(ADL1x3))/vphi - (complex(0,1)*MB*complexconjugate(BDL1x3))/vphi - (complex(0,1)*MD*complexconjugate(ADR1x3))/vphi + (complex(0,1)*MD*complexconjugate(BDR1x3))/vphi',
    order={'NP': 1},
)

GC_508 = Coupling(
    name='GC_508',
    value='-(complex(0,1)*MB*complexconjugate(ADR1x3))/vphi + (complex(0,1)*MB*complexconjugate(BDR1x3))/vphi + (complex(0,1)*MD*complexconjugate(ADL1x3))/vphi - (complex(0,1)*MD*complexconjugate(BDL1x3))/vphi',
    order={'NP': 1},
)

GC_509 = Coupling(
    name='GC_509',
    value='(MB*bZ*complexconjugate(BDL1x3)*ee)/(2.*MZ*cw) - (MB*complexconjugate(ADL1x3)*gp*xZ)/MZ - (MB*complexconjugate(BDL1x3)*ee*w3Z)/(2.*MZ*sw) + (MB*complexconjugate(BDL1x3)*gp*xZ)/MZ - (MB*complexconjugate(ZPLD1x3)*gp*xZ)/MZ + (MD*bZ*complexconjugate(ADR1x3)*ee)/(2.*MZ*cw) - (MD*complexconjugate(ADR1x3)*ee*w3Z)/(2.*MZ*sw) + (MD*complexconjugate(ADR1x3)*gp*xZ)/MZ - (MD*complexconjugate(BDR1x3)*gp*xZ)/MZ + (MD*complexconjugate(ZPRD1x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_510 = Coupling(
    name='GC_510',
    value='-(MB*bZ*complexconjugate(ADR1x3)*ee)/(2.*MZ*cw) + (MB*complexconjugate(ADR1x3)*ee*w3Z)/(2.*MZ*sw) - (MB*complexconjugate(ADR1x3)*gp*xZ)/MZ + (MB*complexconjugate(BDR1x3)*gp*xZ)/MZ - (MB*complexconjugate(ZPRD1x3)*gp*xZ)/MZ - (MD*bZ*complexconjugate(BDL1x3)*ee)/(2.*MZ*cw) + (MD*complexconjugate(ADL1x3)*gp*xZ)/MZ + (MD*complexconjugate(BDL1x3)*ee*w3Z)/(2.*MZ*sw) - (MD*complexconjugate(BDL1x3)*gp*xZ)/MZ + (MD*complexconjugate(ZPLD1x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_511 = Coupling(
    name='GC_511',
    value='(MB*bZp*complexconjugate(BDL1x3)*ee)/(2.*MZp*cw) - (MB*complexconjugate(ADL1x3)*gp*xZp)/MZp - (MB*complexconjugate(BDL1x3)*ee*w3Zp)/(2.*MZp*sw) + (MB*complexconjugate(BDL1x3)*gp*xZp)/MZp - (MB*complexconjugate(ZPLD1x3)*gp*xZp)/MZp + (MD*bZp*complexconjugate(ADR1x3)*ee)/(2.*MZp*cw) - (MD*complexconjugate(ADR1x3)*ee*w3Zp)/(2.*MZp*sw) + (MD*complexconjugate(ADR1x3)*gp*xZp)/MZp - (MD*complexconjugate(BDR1x3)*gp*xZp)/MZp + (MD*complexconjugate(ZPRD1x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_512 = Coupling(
    name='GC_512',
    value='-(MB*bZp*complexconjugate(ADR1x3)*ee)/(2.*MZp*cw) + (MB*complexconjugate(ADR1x3)*ee*w3Zp)/(2.*MZp*sw) - (MB*complexconjugate(ADR1x3)*gp*xZp)/MZp + (MB*complexconjugate(BDR1x3)*gp*xZp)/MZp - (MB*complexconjugate(ZPRD1x3)*gp*xZp)/MZp - (MD*bZp*complexconjugate(BDL1x3)*ee)/(2.*MZp*cw) + (MD*complexconjugate(ADL1x3)*gp*xZp)/MZp + (MD*complexconjugate(BDL1x3)*ee*w3Zp)/(2.*MZp*sw) - (MD*complexconjugate(BDL1x3)*gp*xZp)/MZp + (MD*complexconjugate(ZPLD1x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_513 = Coupling(
    name='GC_513',
    value='(complex(0,1)*MB*complexconjugate(BDL2x3))/vev + (complex(0,1)*MS*complexconjugate(ADR2x3))/vev',
    order={'QED': 1},
)

GC_514 = Coupling(
    name='GC_514',
    value='(complex(0,1)*MB*complexconjugate(ADR2x3))/vev + (complex(0,1)*MS*complexconjugate(BDL2x3))/vev',
    order={'QED': 1},
)

GC_515 = Coupling(
    name='GC_515',
    value='(complex(0,1)*MB*complexconjugate(ADL2x3))/vphi - (complex(0,1)*MB*complexconjugate(BDL2x3))/vphi - (complex(0,1)*MS*complexconjugate(ADR2x3))/vphi + (complex(0,1)*MS*complexconjugate(BDR2x3))/vphi',
    order={'NP': 1},
)

GC_516 = Coupling(
    name='GC_516',
    value='-(complex(0,1)*MB*complexconjugate(ADR2x3))/vphi + (complex(0,1)*MB*complexconjugate(BDR2x3))/vphi + (complex(0,1)*MS*complexconjugate(ADL2x3))/vphi - (complex(0,1)*MS*complexconjugate(BDL2x3))/vphi',
    order={'NP': 1},
)

GC_517 = Coupling(
    name='GC_517',
    value='(MB*bZ*complexconjugate(BDL2x3)*ee)/(2.*MZ*cw) - (MB*complexconjugate(ADL2x3)*gp*xZ)/MZ - (MB*complexconjugate(BDL2x3)*ee*w3Z)/(2.*MZ*sw) + (MB*complexconjugate(BDL2x3)*gp*xZ)/MZ - (MB*complexconjugate(ZPLD2x3)*gp*xZ)/MZ + (MS*bZ*complexconjugate(ADR2x3)*ee)/(2.*MZ*cw) - (MS*complexconjugate(ADR2x3)*ee*w3Z)/(2.*MZ*sw) + (MS*complexconjugate(ADR2x3)*gp*xZ)/MZ - (MS*complexconjugate(BDR2x3)*gp*xZ)/MZ + (MS*complexconjugate(ZPRD2x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_518 = Coupling(
    name='GC_518',
    value='-(MB*bZ*complexconjugate(ADR2x3)*ee)/(2.*MZ*cw) + (MB*complexconjugate(ADR2x3)*ee*w3Z)/(2.*MZ*sw) - (MB*complexconjugate(ADR2x3)*gp*xZ)/MZ + (MB*complexconjugate(BDR2x3)*gp*xZ)/MZ - (MB*complexconjugate(ZPRD2x3)*gp*xZ)/MZ - (MS*bZ*complexconjugate(BDL2x3)*ee)/(2.*MZ*cw) + (MS*complexconjugate(ADL2x3)*gp*xZ)/MZ + (MS*complexconjugate(BDL2x3)*ee*w3Z)/(2.*MZ*sw) - (MS*complexconjugate(BDL2x3)*gp*xZ)/MZ + (MS*complexconjugate(ZPLD2x3)*gp*xZ)/MZ',
    order={'QED': 1},
)

GC_519 = Coupling(
    name='GC_519',
    value='(MB*bZp*complexconjugate(BDL2x3)*ee)/(2.*MZp*cw) - (MB*complexconjugate(ADL2x3)*gp*xZp)/MZp - (MB*complexconjugate(BDL2x3)*ee*w3Zp)/(2.*MZp*sw) + (MB*complexconjugate(BDL2x3)*gp*xZp)/MZp - (MB*complexconjugate(ZPLD2x3)*gp*xZp)/MZp + (MS*bZp*complexconjugate(ADR2x3)*ee)/(2.*MZp*cw) - (MS*complexconjugate(ADR2x3)*ee*w3Zp)/(2.*MZp*sw) + (MS*complexconjugate(ADR2x3)*gp*xZp)/MZp - (MS*complexconjugate(BDR2x3)*gp*xZp)/MZp + (MS*complexconjugate(ZPRD2x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_520 = Coupling(
    name='GC_520',
    value='-(MB*bZp*complexconjugate(ADR2x3)*ee)/(2.*MZp*cw) + (MB*complexconjugate(ADR2x3)*ee*w3Zp)/(2.*MZp*sw) - (MB*complexconjugate(ADR2x3)*gp*xZp)/MZp + (MB*complexconjugate(BDR2x3)*gp*xZp)/MZp - (MB*complexconjugate(ZPRD2x3)*gp*xZp)/MZp - (MS*bZp*complexconjugate(BDL2x3)*ee)/(2.*MZp*cw) + (MS*complexconjugate(ADL2x3)*gp*xZp)/MZp + (MS*complexconjugate(BDL2x3)*ee*w3Zp)/(2.*MZp*sw) - (MS*complexconjugate(BDL2x3)*gp*xZp)/MZp + (MS*complexconjugate(ZPLD2x3)*gp*xZp)/MZp',
    order={'NP': 1},
)

GC_521 = Coupling(
    name='GC_521',
    value='(complex(0,1)*ADR3x3*MB)/vev + (complex(0,1)*BDL3x3*MB)/vev - (complex(0,1)*MB)/vev',
    order={'QED': 1},
)

GC_522 = Coupling(
    name='GC_522',
    value='(complex(0,1)*ADL3x3*MB)/vphi - (complex(0,1)*ADR3x3*MB)/vphi - (complex(0,1)*BDL3x3*MB)/vphi + (complex(0,1)*BDR3x3*MB)/vphi',
    order={'NP': 1},
)

GC_523 = Coupling(
    name='GC_523',
    value='-(ADL3x3*MB*gp*xZ)/MZ + (ADR3x3*MB*bZ*ee)/(2.*MZ*cw) - (ADR3x3*MB*ee*w3Z)/(2.*MZ*sw) + (ADR3x3*MB*gp*xZ)/MZ + (BDL3x3*MB*bZ*ee)/(2.*MZ*cw) - (BDL3x3*MB*ee*w3Z)/(2.*MZ*sw) + (BDL3x3*MB*gp*xZ)/MZ - (BDR3x3*MB*gp*xZ)/MZ - (MB*ZPLD3x3*gp*xZ)/MZ + (MB*ZPRD3x3*gp*xZ)/MZ - (MB*bZ*ee)/(2.*MZ*cw) + (MB*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_524 = Coupling(
    name='GC_524',
    value='(ADL3x3*MB*gp*xZ)/MZ - (ADR3x3*MB*bZ*ee)/(2.*MZ*cw) + (ADR3x3*MB*ee*w3Z)/(2.*MZ*sw) - (ADR3x3*MB*gp*xZ)/MZ - (BDL3x3*MB*bZ*ee)/(2.*MZ*cw) + (BDL3x3*MB*ee*w3Z)/(2.*MZ*sw) - (BDL3x3*MB*gp*xZ)/MZ + (BDR3x3*MB*gp*xZ)/MZ + (MB*ZPLD3x3*gp*xZ)/MZ - (MB*ZPRD3x3*gp*xZ)/MZ + (MB*bZ*ee)/(2.*MZ*cw) - (MB*ee*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_525 = Coupling(
    name='GC_525',
    value='-(ADL3x3*MB*gp*xZp)/MZp + (ADR3x3*MB*bZp*ee)/(2.*MZp*cw) - (ADR3x3*MB*ee*w3Zp)/(2.*MZp*sw) + (ADR3x3*MB*gp*xZp)/MZp + (BDL3x3*MB*bZp*ee)/(2.*MZp*cw) - (BDL3x3*MB*ee*w3Zp)/(2.*MZp*sw) + (BDL3x3*MB*gp*xZp)/MZp - (BDR3x3*MB*gp*xZp)/MZp - (MB*ZPLD3x3*gp*xZp)/MZp + (MB*ZPRD3x3*gp*xZp)/MZp - (MB*bZp*ee)/(2.*MZp*cw) + (MB*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_526 = Coupling(
    name='GC_526',
    value='(ADL3x3*MB*gp*xZp)/MZp - (ADR3x3*MB*bZp*ee)/(2.*MZp*cw) + (ADR3x3*MB*ee*w3Zp)/(2.*MZp*sw) - (ADR3x3*MB*gp*xZp)/MZp - (BDL3x3*MB*bZp*ee)/(2.*MZp*cw) + (BDL3x3*MB*ee*w3Zp)/(2.*MZp*sw) - (BDL3x3*MB*gp*xZp)/MZp + (BDR3x3*MB*gp*xZp)/MZp + (MB*ZPLD3x3*gp*xZp)/MZp - (MB*ZPRD3x3*gp*xZp)/MZp + (MB*bZp*ee)/(2.*MZp*cw) - (MB*ee*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_527 = Coupling(
    name='GC_527',
    value='(complex(0,1)*ADR3x4*MD1*kVLQ)/vev + (complex(0,1)*BDL3x4*MB*kVLQ)/vev',
    order={'QED': 1},
)

GC_528 = Coupling(
    name='GC_528',
    value='(complex(0,1)*ADR3x4*MB*kVLQ)/vev + (complex(0,1)*BDL3x4*MD1*kVLQ)/vev',
    order={'QED': 1},
)

GC_529 = Coupling(
    name='GC_529',
    value='(complex(0,1)*ADL3x4*MB*kVLQ)/vphi - (complex(0,1)*ADR3x4*MD1*kVLQ)/vphi - (complex(0,1)*BDL3x4*MB*kVLQ)/vphi + (complex(0,1)*BDR3x4*MD1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_530 = Coupling(
    name='GC_530',
    value='(complex(0,1)*ADL3x4*MD1*kVLQ)/vphi - (complex(0,1)*ADR3x4*MB*kVLQ)/vphi - (complex(0,1)*BDL3x4*MD1*kVLQ)/vphi + (complex(0,1)*BDR3x4*MB*kVLQ)/vphi',
    order={'NP': 1},
)

GC_531 = Coupling(
    name='GC_531',
    value='-(ADL3x4*MB*gp*kVLQ*xZ)/MZ + (ADR3x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR3x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR3x4*MD1*gp*kVLQ*xZ)/MZ + (BDL3x4*MB*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL3x4*MB*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL3x4*MB*gp*kVLQ*xZ)/MZ - (BDR3x4*MD1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_532 = Coupling(
    name='GC_532',
    value='(ADL3x4*MD1*gp*kVLQ*xZ)/MZ - (ADR3x4*MB*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR3x4*MB*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR3x4*MB*gp*kVLQ*xZ)/MZ - (BDL3x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL3x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL3x4*MD1*gp*kVLQ*xZ)/MZ + (BDR3x4*MB*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_533 = Coupling(
    name='GC_533',
    value='-(ADL3x4*MB*gp*kVLQ*xZp)/MZp + (ADR3x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR3x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR3x4*MD1*gp*kVLQ*xZp)/MZp + (BDL3x4*MB*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL3x4*MB*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL3x4*MB*gp*kVLQ*xZp)/MZp - (BDR3x4*MD1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_534 = Coupling(
    name='GC_534',
    value='(ADL3x4*MD1*gp*kVLQ*xZp)/MZp - (ADR3x4*MB*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR3x4*MB*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR3x4*MB*gp*kVLQ*xZp)/MZp - (BDL3x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL3x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL3x4*MD1*gp*kVLQ*xZp)/MZp + (BDR3x4*MB*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_535 = Coupling(
    name='GC_535',
    value='(complex(0,1)*ADR3x5*MD2*kVLQ)/vev + (complex(0,1)*BDL3x5*MB*kVLQ)/vev',
    order={'QED': 1},
)

GC_536 = Coupling(
    name='GC_536',
    value='(complex(0,1)*ADR3x5*MB*kVLQ)/vev + (complex(0,1)*BDL3x5*MD2*kVLQ)/vev',
    order={'QED': 1},
)

GC_537 = Coupling(
    name='GC_537',
    value='(complex(0,1)*ADL3x5*MB*kVLQ)/vphi - (complex(0,1)*ADR3x5*MD2*kVLQ)/vphi - (complex(0,1)*BDL3x5*MB*kVLQ)/vphi + (complex(0,1)*BDR3x5*MD2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_538 = Coupling(
    name='GC_538',
    value='(complex(0,1)*ADL3x5*MD2*kVLQ)/vphi - (complex(0,1)*ADR3x5*MB*kVLQ)/vphi - (complex(0,1)*BDL3x5*MD2*kVLQ)/vphi + (complex(0,1)*BDR3x5*MB*kVLQ)/vphi',
    order={'NP': 1},
)

GC_539 = Coupling(
    name='GC_539',
    value='-(ADL3x5*MB*gp*kVLQ*xZ)/MZ + (ADR3x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR3x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR3x5*MD2*gp*kVLQ*xZ)/MZ + (BDL3x5*MB*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL3x5*MB*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL3x5*MB*gp*kVLQ*xZ)/MZ - (BDR3x5*MD2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_540 = Coupling(
    name='GC_540',
    value='(ADL3x5*MD2*gp*kVLQ*xZ)/MZ - (ADR3x5*MB*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR3x5*MB*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR3x5*MB*gp*kVLQ*xZ)/MZ - (BDL3x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL3x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL3x5*MD2*gp*kVLQ*xZ)/MZ + (BDR3x5*MB*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_541 = Coupling(
    name='GC_541',
    value='-(ADL3x5*MB*gp*kVLQ*xZp)/MZp + (ADR3x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR3x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR3x5*MD2*gp*kVLQ*xZp)/MZp + (BDL3x5*MB*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL3x5*MB*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL3x5*MB*gp*kVLQ*xZp)/MZp - (BDR3x5*MD2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_542 = Coupling(
    name='GC_542',
    value='(ADL3x5*MD2*gp*kVLQ*xZp)/MZp - (ADR3x5*MB*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR3x5*MB*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR3x5*MB*gp*kVLQ*xZp)/MZp - (BDL3x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL3x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL3x5*MD2*gp*kVLQ*xZp)/MZp + (BDR3x5*MB*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_543 = Coupling(
    name='GC_543',
    value='(complex(0,1)*MD*complexconjugate(ADR1x4)*kVLQ)/vev + (complex(0,1)*MD1*complexconjugate(BDL1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_544 = Coupling(
    name='GC_544',
    value='(complex(0,1)*MD*complexconjugate(BDL1x4)*kVLQ)/vev + (complex(0,1)*MD1*complexconjugate(ADR1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_545 = Coupling(
    name='GC_545',
    value='-(complex(0,1)*MD*complexconjugate(ADR1x4)*kVLQ)/vphi + (complex(0,1)*MD*complexconjugate(BDR1x4)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(ADL1x4)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(BDL1x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_546 = Coupling(
    name='GC_546',
    value='(complex(0,1)*MD*complexconjugate(ADL1x4)*kVLQ)/vphi - (complex(0,1)*MD*complexconjugate(BDL1x4)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(ADR1x4)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(BDR1x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_547 = Coupling(
    name='GC_547',
    value='(MD*bZ*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*MZ*cw) - (MD*complexconjugate(ADR1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD*complexconjugate(ADR1x4)*gp*kVLQ*xZ)/MZ - (MD*complexconjugate(BDR1x4)*gp*kVLQ*xZ)/MZ + (MD1*bZ*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*MZ*cw) - (MD1*complexconjugate(ADL1x4)*gp*kVLQ*xZ)/MZ - (MD1*complexconjugate(BDL1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD1*complexconjugate(BDL1x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_548 = Coupling(
    name='GC_548',
    value='-(MD*bZ*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*MZ*cw) + (MD*complexconjugate(ADL1x4)*gp*kVLQ*xZ)/MZ + (MD*complexconjugate(BDL1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD*complexconjugate(BDL1x4)*gp*kVLQ*xZ)/MZ - (MD1*bZ*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*MZ*cw) + (MD1*complexconjugate(ADR1x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD1*complexconjugate(ADR1x4)*gp*kVLQ*xZ)/MZ + (MD1*complexconjugate(BDR1x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_549 = Coupling(
    name='GC_549',
    value='(MD*bZp*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*MZp*cw) - (MD*complexconjugate(ADR1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD*complexconjugate(ADR1x4)*gp*kVLQ*xZp)/MZp - (MD*complexconjugate(BDR1x4)*gp*kVLQ*xZp)/MZp + (MD1*bZp*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*MZp*cw) - (MD1*complexconjugate(ADL1x4)*gp*kVLQ*xZp)/MZp - (MD1*complexconjugate(BDL1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD1*complexconjugate(BDL1x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_550 = Coupling(
    name='GC_550',
    value='-(MD*bZp*complexconjugate(BDL1x4)*ee*kVLQ)/(2.*MZp*cw) + (MD*complexconjugate(ADL1x4)*gp*kVLQ*xZp)/MZp + (MD*complexconjugate(BDL1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD*complexconjugate(BDL1x4)*gp*kVLQ*xZp)/MZp - (MD1*bZp*complexconjugate(ADR1x4)*ee*kVLQ)/(2.*MZp*cw) + (MD1*complexconjugate(ADR1x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD1*complexconjugate(ADR1x4)*gp*kVLQ*xZp)/MZp + (MD1*complexconjugate(BDR1x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_551 = Coupling(
    name='GC_551',
    value='(complex(0,1)*MD1*complexconjugate(BDL2x4)*kVLQ)/vev + (complex(0,1)*MS*complexconjugate(ADR2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_552 = Coupling(
    name='GC_552',
    value='(complex(0,1)*MD1*complexconjugate(ADR2x4)*kVLQ)/vev + (complex(0,1)*MS*complexconjugate(BDL2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_553 = Coupling(
    name='GC_553',
    value='(complex(0,1)*MD1*complexconjugate(ADL2x4)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(BDL2x4)*kVLQ)/vphi - (complex(0,1)*MS*complexconjugate(ADR2x4)*kVLQ)/vphi + (complex(0,1)*MS*complexconjugate(BDR2x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_554 = Coupling(
    name='GC_554',
    value='-(complex(0,1)*MD1*complexconjugate(ADR2x4)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(BDR2x4)*kVLQ)/vphi + (complex(0,1)*MS*complexconjugate(ADL2x4)*kVLQ)/vphi - (complex(0,1)*MS*complexconjugate(BDL2x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_555 = Coupling(
    name='GC_555',
    value='(MD1*bZ*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*MZ*cw) - (MD1*complexconjugate(ADL2x4)*gp*kVLQ*xZ)/MZ - (MD1*complexconjugate(BDL2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD1*complexconjugate(BDL2x4)*gp*kVLQ*xZ)/MZ + (MS*bZ*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*MZ*cw) - (MS*complexconjugate(ADR2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MS*complexconjugate(ADR2x4)*gp*kVLQ*xZ)/MZ - (MS*complexconjugate(BDR2x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_556 = Coupling(
    name='GC_556',
    value='-(MD1*bZ*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*MZ*cw) + (MD1*complexconjugate(ADR2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD1*complexconjugate(ADR2x4)*gp*kVLQ*xZ)/MZ + (MD1*complexconjugate(BDR2x4)*gp*kVLQ*xZ)/MZ - (MS*bZ*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*MZ*cw) + (MS*complexconjugate(ADL2x4)*gp*kVLQ*xZ)/MZ + (MS*complexconjugate(BDL2x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MS*complexconjugate(BDL2x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_557 = Coupling(
    name='GC_557',
    value='(MD1*bZp*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*MZp*cw) - (MD1*complexconjugate(ADL2x4)*gp*kVLQ*xZp)/MZp - (MD1*complexconjugate(BDL2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD1*complexconjugate(BDL2x4)*gp*kVLQ*xZp)/MZp + (MS*bZp*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*MZp*cw) - (MS*complexconjugate(ADR2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MS*complexconjugate(ADR2x4)*gp*kVLQ*xZp)/MZp - (MS*complexconjugate(BDR2x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_558 = Coupling(
    name='GC_558',
    value='-(MD1*bZp*complexconjugate(ADR2x4)*ee*kVLQ)/(2.*MZp*cw) + (MD1*complexconjugate(ADR2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD1*complexconjugate(ADR2x4)*gp*kVLQ*xZp)/MZp + (MD1*complexconjugate(BDR2x4)*gp*kVLQ*xZp)/MZp - (MS*bZp*complexconjugate(BDL2x4)*ee*kVLQ)/(2.*MZp*cw) + (MS*complexconjugate(ADL2x4)*gp*kVLQ*xZp)/MZp + (MS*complexconjugate(BDL2x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MS*complexconjugate(BDL2x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_559 = Coupling(
    name='GC_559',
    value='(complex(0,1)*MB*complexconjugate(ADR3x4)*kVLQ)/vev + (complex(0,1)*MD1*complexconjugate(BDL3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_560 = Coupling(
    name='GC_560',
    value='(complex(0,1)*MB*complexconjugate(BDL3x4)*kVLQ)/vev + (complex(0,1)*MD1*complexconjugate(ADR3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_561 = Coupling(
    name='GC_561',
    value='-(complex(0,1)*MB*complexconjugate(ADR3x4)*kVLQ)/vphi + (complex(0,1)*MB*complexconjugate(BDR3x4)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(ADL3x4)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(BDL3x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_562 = Coupling(
    name='GC_562',
    value='(complex(0,1)*MB*complexconjugate(ADL3x4)*kVLQ)/vphi - (complex(0,1)*MB*complexconjugate(BDL3x4)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(ADR3x4)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(BDR3x4)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_563 = Coupling(
    name='GC_563',
    value='(MB*bZ*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*MZ*cw) - (MB*complexconjugate(ADR3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MB*complexconjugate(ADR3x4)*gp*kVLQ*xZ)/MZ - (MB*complexconjugate(BDR3x4)*gp*kVLQ*xZ)/MZ + (MD1*bZ*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*MZ*cw) - (MD1*complexconjugate(ADL3x4)*gp*kVLQ*xZ)/MZ - (MD1*complexconjugate(BDL3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD1*complexconjugate(BDL3x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_564 = Coupling(
    name='GC_564',
    value='-(MB*bZ*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*MZ*cw) + (MB*complexconjugate(ADL3x4)*gp*kVLQ*xZ)/MZ + (MB*complexconjugate(BDL3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MB*complexconjugate(BDL3x4)*gp*kVLQ*xZ)/MZ - (MD1*bZ*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*MZ*cw) + (MD1*complexconjugate(ADR3x4)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD1*complexconjugate(ADR3x4)*gp*kVLQ*xZ)/MZ + (MD1*complexconjugate(BDR3x4)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_565 = Coupling(
    name='GC_565',
    value='(MB*bZp*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*MZp*cw) - (MB*complexconjugate(ADR3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MB*complexconjugate(ADR3x4)*gp*kVLQ*xZp)/MZp - (MB*complexconjugate(BDR3x4)*gp*kVLQ*xZp)/MZp + (MD1*bZp*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*MZp*cw) - (MD1*complexconjugate(ADL3x4)*gp*kVLQ*xZp)/MZp - (MD1*complexconjugate(BDL3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD1*complexconjugate(BDL3x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_566 = Coupling(
    name='GC_566',
    value='-(MB*bZp*complexconjugate(BDL3x4)*ee*kVLQ)/(2.*MZp*cw) + (MB*complexconjugate(ADL3x4)*gp*kVLQ*xZp)/MZp + (MB*complexconjugate(BDL3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MB*complexconjugate(BDL3x4)*gp*kVLQ*xZp)/MZp - (MD1*bZp*complexconjugate(ADR3x4)*ee*kVLQ)/(2.*MZp*cw) + (MD1*complexconjugate(ADR3x4)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD1*complexconjugate(ADR3x4)*gp*kVLQ*xZp)/MZp + (MD1*complexconjugate(BDR3x4)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_567 = Coupling(
    name='GC_567',
    value='(complex(0,1)*ADR4x4*MD1*kVLQ)/vev + (complex(0,1)*BDL4x4*MD1*kVLQ)/vev - (complex(0,1)*MD1*kVLQ)/vev',
    order={'QED': 1},
)

GC_568 = Coupling(
    name='GC_568',
    value='(complex(0,1)*ADL4x4*MD1*kVLQ)/vphi - (complex(0,1)*ADR4x4*MD1*kVLQ)/vphi - (complex(0,1)*BDL4x4*MD1*kVLQ)/vphi + (complex(0,1)*BDR4x4*MD1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_569 = Coupling(
    name='GC_569',
    value='-(ADL4x4*MD1*gp*kVLQ*xZ)/MZ + (ADR4x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR4x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR4x4*MD1*gp*kVLQ*xZ)/MZ + (BDL4x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL4x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL4x4*MD1*gp*kVLQ*xZ)/MZ - (BDR4x4*MD1*gp*kVLQ*xZ)/MZ - (MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (MD1*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_570 = Coupling(
    name='GC_570',
    value='(ADL4x4*MD1*gp*kVLQ*xZ)/MZ - (ADR4x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR4x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR4x4*MD1*gp*kVLQ*xZ)/MZ - (BDL4x4*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL4x4*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL4x4*MD1*gp*kVLQ*xZ)/MZ + (BDR4x4*MD1*gp*kVLQ*xZ)/MZ + (MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (MD1*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_571 = Coupling(
    name='GC_571',
    value='-(ADL4x4*MD1*gp*kVLQ*xZp)/MZp + (ADR4x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR4x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR4x4*MD1*gp*kVLQ*xZp)/MZp + (BDL4x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL4x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL4x4*MD1*gp*kVLQ*xZp)/MZp - (BDR4x4*MD1*gp*kVLQ*xZp)/MZp - (MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_572 = Coupling(
    name='GC_572',
    value='(ADL4x4*MD1*gp*kVLQ*xZp)/MZp - (ADR4x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR4x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR4x4*MD1*gp*kVLQ*xZp)/MZp - (BDL4x4*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL4x4*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL4x4*MD1*gp*kVLQ*xZp)/MZp + (BDR4x4*MD1*gp*kVLQ*xZp)/MZp + (MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_573 = Coupling(
    name='GC_573',
    value='(complex(0,1)*ADR4x5*MD2*kVLQ)/vev + (complex(0,1)*BDL4x5*MD1*kVLQ)/vev',
    order={'QED': 1},
)

GC_574 = Coupling(
    name='GC_574',
    value='(complex(0,1)*ADR4x5*MD1*kVLQ)/vev + (complex(0,1)*BDL4x5*MD2*kVLQ)/vev',
    order={'QED': 1},
)

GC_575 = Coupling(
    name='GC_575',
    value='(complex(0,1)*ADL4x5*MD1*kVLQ)/vphi - (complex(0,1)*ADR4x5*MD2*kVLQ)/vphi - (complex(0,1)*BDL4x5*MD1*kVLQ)/vphi + (complex(0,1)*BDR4x5*MD2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_576 = Coupling(
    name='GC_576',
    value='(complex(0,1)*ADL4x5*MD2*kVLQ)/vphi - (complex(0,1)*ADR4x5*MD1*kVLQ)/vphi - (complex(0,1)*BDL4x5*MD2*kVLQ)/vphi + (complex(0,1)*BDR4x5*MD1*kVLQ)/vphi',
    order={'NP': 1},
)

GC_577 = Coupling(
    name='GC_577',
    value='-(ADL4x5*MD1*gp*kVLQ*xZ)/MZ + (ADR4x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR4x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR4x5*MD2*gp*kVLQ*xZ)/MZ + (BDL4x5*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL4x5*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL4x5*MD1*gp*kVLQ*xZ)/MZ - (BDR4x5*MD2*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_578 = Coupling(
    name='GC_578',
    value='(ADL4x5*MD2*gp*kVLQ*xZ)/MZ - (ADR4x5*MD1*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR4x5*MD1*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR4x5*MD1*gp*kVLQ*xZ)/MZ - (BDL4x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL4x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL4x5*MD2*gp*kVLQ*xZ)/MZ + (BDR4x5*MD1*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_579 = Coupling(
    name='GC_579',
    value='-(ADL4x5*MD1*gp*kVLQ*xZp)/MZp + (ADR4x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR4x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR4x5*MD2*gp*kVLQ*xZp)/MZp + (BDL4x5*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL4x5*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL4x5*MD1*gp*kVLQ*xZp)/MZp - (BDR4x5*MD2*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_580 = Coupling(
    name='GC_580',
    value='(ADL4x5*MD2*gp*kVLQ*xZp)/MZp - (ADR4x5*MD1*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR4x5*MD1*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR4x5*MD1*gp*kVLQ*xZp)/MZp - (BDL4x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL4x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL4x5*MD2*gp*kVLQ*xZp)/MZp + (BDR4x5*MD1*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_581 = Coupling(
    name='GC_581',
    value='(complex(0,1)*MD*complexconjugate(ADR1x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(BDL1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_582 = Coupling(
    name='GC_582',
    value='(complex(0,1)*MD*complexconjugate(BDL1x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(ADR1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_583 = Coupling(
    name='GC_583',
    value='-(complex(0,1)*MD*complexconjugate(ADR1x5)*kVLQ)/vphi + (complex(0,1)*MD*complexconjugate(BDR1x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(ADL1x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(BDL1x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_584 = Coupling(
    name='GC_584',
    value='(complex(0,1)*MD*complexconjugate(ADL1x5)*kVLQ)/vphi - (complex(0,1)*MD*complexconjugate(BDL1x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(ADR1x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(BDR1x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_585 = Coupling(
    name='GC_585',
    value='(MD*bZ*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*MZ*cw) - (MD*complexconjugate(ADR1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD*complexconjugate(ADR1x5)*gp*kVLQ*xZ)/MZ - (MD*complexconjugate(BDR1x5)*gp*kVLQ*xZ)/MZ + (MD2*bZ*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*MZ*cw) - (MD2*complexconjugate(ADL1x5)*gp*kVLQ*xZ)/MZ - (MD2*complexconjugate(BDL1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD2*complexconjugate(BDL1x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_586 = Coupling(
    name='GC_586',
    value='-(MD*bZ*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*MZ*cw) + (MD*complexconjugate(ADL1x5)*gp*kVLQ*xZ)/MZ + (MD*complexconjugate(BDL1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD*complexconjugate(BDL1x5)*gp*kVLQ*xZ)/MZ - (MD2*bZ*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*MZ*cw) + (MD2*complexconjugate(ADR1x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD2*complexconjugate(ADR1x5)*gp*kVLQ*xZ)/MZ + (MD2*complexconjugate(BDR1x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_587 = Coupling(
    name='GC_587',
    value='(MD*bZp*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*MZp*cw) - (MD*complexconjugate(ADR1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD*complexconjugate(ADR1x5)*gp*kVLQ*xZp)/MZp - (MD*complexconjugate(BDR1x5)*gp*kVLQ*xZp)/MZp + (MD2*bZp*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*MZp*cw) - (MD2*complexconjugate(ADL1x5)*gp*kVLQ*xZp)/MZp - (MD2*complexconjugate(BDL1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD2*complexconjugate(BDL1x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_588 = Coupling(
    name='GC_588',
    value='-(MD*bZp*complexconjugate(BDL1x5)*ee*kVLQ)/(2.*MZp*cw) + (MD*complexconjugate(ADL1x5)*gp*kVLQ*xZp)/MZp + (MD*complexconjugate(BDL1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD*complexconjugate(BDL1x5)*gp*kVLQ*xZp)/MZp - (MD2*bZp*complexconjugate(ADR1x5)*ee*kVLQ)/(2.*MZp*cw) + (MD2*complexconjugate(ADR1x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD2*complexconjugate(ADR1x5)*gp*kVLQ*xZp)/MZp + (MD2*complexconjugate(BDR1x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_589 = Coupling(
    name='GC_589',
    value='(complex(0,1)*MD2*complexconjugate(BDL2x5)*kVLQ)/vev + (complex(0,1)*MS*complexconjugate(ADR2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_590 = Coupling(
    name='GC_590',
    value='(complex(0,1)*MD2*complexconjugate(ADR2x5)*kVLQ)/vev + (complex(0,1)*MS*complexconjugate(BDL2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_591 = Coupling(
    name='GC_591',
    value='(complex(0,1)*MD2*complexconjugate(ADL2x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(BDL2x5)*kVLQ)/vphi - (complex(0,1)*MS*complexconjugate(ADR2x5)*kVLQ)/vphi + (complex(0,1)*MS*complexconjugate(BDR2x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_592 = Coupling(
    name='GC_592',
    value='-(complex(0,1)*MD2*complexconjugate(ADR2x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(BDR2x5)*kVLQ)/vphi + (complex(0,1)*MS*complexconjugate(ADL2x5)*kVLQ)/vphi - (complex(0,1)*MS*complexconjugate(BDL2x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_593 = Coupling(
    name='GC_593',
    value='(MD2*bZ*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*MZ*cw) - (MD2*complexconjugate(ADL2x5)*gp*kVLQ*xZ)/MZ - (MD2*complexconjugate(BDL2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD2*complexconjugate(BDL2x5)*gp*kVLQ*xZ)/MZ + (MS*bZ*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*MZ*cw) - (MS*complexconjugate(ADR2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MS*complexconjugate(ADR2x5)*gp*kVLQ*xZ)/MZ - (MS*complexconjugate(BDR2x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_594 = Coupling(
    name='GC_594',
    value='-(MD2*bZ*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*MZ*cw) + (MD2*complexconjugate(ADR2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD2*complexconjugate(ADR2x5)*gp*kVLQ*xZ)/MZ + (MD2*complexconjugate(BDR2x5)*gp*kVLQ*xZ)/MZ - (MS*bZ*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*MZ*cw) + (MS*complexconjugate(ADL2x5)*gp*kVLQ*xZ)/MZ + (MS*complexconjugate(BDL2x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MS*complexconjugate(BDL2x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_595 = Coupling(
    name='GC_595',
    value='(MD2*bZp*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*MZp*cw) - (MD2*complexconjugate(ADL2x5)*gp*kVLQ*xZp)/MZp - (MD2*complexconjugate(BDL2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD2*complexconjugate(BDL2x5)*gp*kVLQ*xZp)/MZp + (MS*bZp*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*MZp*cw) - (MS*complexconjugate(ADR2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MS*complexconjugate(ADR2x5)*gp*kVLQ*xZp)/MZp - (MS*complexconjugate(BDR2x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_596 = Coupling(
    name='GC_596',
    value='-(MD2*bZp*complexconjugate(ADR2x5)*ee*kVLQ)/(2.*MZp*cw) + (MD2*complexconjugate(ADR2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD2*complexconjugate(ADR2x5)*gp*kVLQ*xZp)/MZp + (MD2*complexconjugate(BDR2x5)*gp*kVLQ*xZp)/MZp - (MS*bZp*complexconjugate(BDL2x5)*ee*kVLQ)/(2.*MZp*cw) + (MS*complexconjugate(ADL2x5)*gp*kVLQ*xZp)/MZp + (MS*complexconjugate(BDL2x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MS*complexconjugate(BDL2x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_597 = Coupling(
    name='GC_597',
    value='(complex(0,1)*MB*complexconjugate(ADR3x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(BDL3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_598 = Coupling(
    name='GC_598',
    value='(complex(0,1)*MB*complexconjugate(BDL3x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(ADR3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_599 = Coupling(
    name='GC_599',
    value='-(complex(0,1)*MB*complexconjugate(ADR3x5)*kVLQ)/vphi + (complex(0,1)*MB*complexconjugate(BDR3x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(ADL3x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(BDL3x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_600 = Coupling(
    name='GC_600',
    value='(complex(0,1)*MB*complexconjugate(ADL3x5)*kVLQ)/vphi - (complex(0,1)*MB*complexconjugate(BDL3x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(ADR3x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(BDR3x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_601 = Coupling(
    name='GC_601',
    value='(MB*bZ*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*MZ*cw) - (MB*complexconjugate(ADR3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MB*complexconjugate(ADR3x5)*gp*kVLQ*xZ)/MZ - (MB*complexconjugate(BDR3x5)*gp*kVLQ*xZ)/MZ + (MD2*bZ*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*MZ*cw) - (MD2*complexconjugate(ADL3x5)*gp*kVLQ*xZ)/MZ - (MD2*complexconjugate(BDL3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD2*complexconjugate(BDL3x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_602 = Coupling(
    name='GC_602',
    value='-(MB*bZ*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*MZ*cw) + (MB*complexconjugate(ADL3x5)*gp*kVLQ*xZ)/MZ + (MB*complexconjugate(BDL3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MB*complexconjugate(BDL3x5)*gp*kVLQ*xZ)/MZ - (MD2*bZ*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*MZ*cw) + (MD2*complexconjugate(ADR3x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD2*complexconjugate(ADR3x5)*gp*kVLQ*xZ)/MZ + (MD2*complexconjugate(BDR3x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_603 = Coupling(
    name='GC_603',
    value='(MB*bZp*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*MZp*cw) - (MB*complexconjugate(ADR3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MB*complexconjugate(ADR3x5)*gp*kVLQ*xZp)/MZp - (MB*complexconjugate(BDR3x5)*gp*kVLQ*xZp)/MZp + (MD2*bZp*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*MZp*cw) - (MD2*complexconjugate(ADL3x5)*gp*kVLQ*xZp)/MZp - (MD2*complexconjugate(BDL3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD2*complexconjugate(BDL3x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_604 = Coupling(
    name='GC_604',
    value='-(MB*bZp*complexconjugate(BDL3x5)*ee*kVLQ)/(2.*MZp*cw) + (MB*complexconjugate(ADL3x5)*gp*kVLQ*xZp)/MZp + (MB*complexconjugate(BDL3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MB*complexconjugate(BDL3x5)*gp*kVLQ*xZp)/MZp - (MD2*bZp*complexconjugate(ADR3x5)*ee*kVLQ)/(2.*MZp*cw) + (MD2*complexconjugate(ADR3x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD2*complexconjugate(ADR3x5)*gp*kVLQ*xZp)/MZp + (MD2*complexconjugate(BDR3x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_605 = Coupling(
    name='GC_605',
    value='(complex(0,1)*MD1*complexconjugate(ADR4x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(BDL4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_606 = Coupling(
    name='GC_606',
    value='(complex(0,1)*MD1*complexconjugate(BDL4x5)*kVLQ)/vev + (complex(0,1)*MD2*complexconjugate(ADR4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_607 = Coupling(
    name='GC_607',
    value='-(complex(0,1)*MD1*complexconjugate(ADR4x5)*kVLQ)/vphi + (complex(0,1)*MD1*complexconjugate(BDR4x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(ADL4x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(BDL4x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_608 = Coupling(
    name='GC_608',
    value='(complex(0,1)*MD1*complexconjugate(ADL4x5)*kVLQ)/vphi - (complex(0,1)*MD1*complexconjugate(BDL4x5)*kVLQ)/vphi - (complex(0,1)*MD2*complexconjugate(ADR4x5)*kVLQ)/vphi + (complex(0,1)*MD2*complexconjugate(BDR4x5)*kVLQ)/vphi',
    order={'NP': 1},
)

GC_609 = Coupling(
    name='GC_609',
    value='(MD1*bZ*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*MZ*cw) - (MD1*complexconjugate(ADR4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD1*complexconjugate(ADR4x5)*gp*kVLQ*xZ)/MZ - (MD1*complexconjugate(BDR4x5)*gp*kVLQ*xZ)/MZ + (MD2*bZ*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*MZ*cw) - (MD2*complexconjugate(ADL4x5)*gp*kVLQ*xZ)/MZ - (MD2*complexconjugate(BDL4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) + (MD2*complexconjugate(BDL4x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_610 = Coupling(
    name='GC_610',
    value='-(MD1*bZ*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*MZ*cw) + (MD1*complexconjugate(ADL4x5)*gp*kVLQ*xZ)/MZ + (MD1*complexconjugate(BDL4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD1*complexconjugate(BDL4x5)*gp*kVLQ*xZ)/MZ - (MD2*bZ*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*MZ*cw) + (MD2*complexconjugate(ADR4x5)*ee*kVLQ*w3Z)/(2.*MZ*sw) - (MD2*complexconjugate(ADR4x5)*gp*kVLQ*xZ)/MZ + (MD2*complexconjugate(BDR4x5)*gp*kVLQ*xZ)/MZ',
    order={'QED': 1},
)

GC_611 = Coupling(
    name='GC_611',
    value='(MD1*bZp*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*MZp*cw) - (MD1*complexconjugate(ADR4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD1*complexconjugate(ADR4x5)*gp*kVLQ*xZp)/MZp - (MD1*complexconjugate(BDR4x5)*gp*kVLQ*xZp)/MZp + (MD2*bZp*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*MZp*cw) - (MD2*complexconjugate(ADL4x5)*gp*kVLQ*xZp)/MZp - (MD2*complexconjugate(BDL4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (MD2*complexconjugate(BDL4x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_612 = Coupling(
    name='GC_612',
    value='-(MD1*bZp*complexconjugate(BDL4x5)*ee*kVLQ)/(2.*MZp*cw) + (MD1*complexconjugate(ADL4x5)*gp*kVLQ*xZp)/MZp + (MD1*complexconjugate(BDL4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD1*complexconjugate(BDL4x5)*gp*kVLQ*xZp)/MZp - (MD2*bZp*complexconjugate(ADR4x5)*ee*kVLQ)/(2.*MZp*cw) + (MD2*complexconjugate(ADR4x5)*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (MD2*complexconjugate(ADR4x5)*gp*kVLQ*xZp)/MZp + (MD2*complexconjugate(BDR4x5)*gp*kVLQ*xZp)/MZp',
    order={'NP': 1},
)

GC_613 = Coupling(
    name='GC_613',
    value='(complex(0,1)*ADR5x5*MD2*kVLQ)/vev + (complex(0,1)*BDL5x5*MD2*kVLQ)/vev - (complex(0,1)*MD2*kVLQ)/vev',
    order={'QED': 1},
)

GC_614 = Coupling(
    name='GC_614',
    value='(complex(0,1)*ADL5x5*MD2*kVLQ)/vphi - (complex(0,1)*ADR5x5*MD2*kVLQ)/vphi - (complex(0,1)*BDL5x5*MD2*kVLQ)/vphi + (complex(0,1)*BDR5x5*MD2*kVLQ)/vphi',
    order={'NP': 1},
)

GC_615 = Coupling(
    name='GC_615',
    value='-(ADL5x5*MD2*gp*kVLQ*xZ)/MZ + (ADR5x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (ADR5x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (ADR5x5*MD2*gp*kVLQ*xZ)/MZ + (BDL5x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (BDL5x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) + (BDL5x5*MD2*gp*kVLQ*xZ)/MZ - (BDR5x5*MD2*gp*kVLQ*xZ)/MZ - (MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (MD2*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_616 = Coupling(
    name='GC_616',
    value='(ADL5x5*MD2*gp*kVLQ*xZ)/MZ - (ADR5x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (ADR5x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (ADR5x5*MD2*gp*kVLQ*xZ)/MZ - (BDL5x5*MD2*bZ*ee*kVLQ)/(2.*MZ*cw) + (BDL5x5*MD2*ee*kVLQ*w3Z)/(2.*MZ*sw) - (BDL5x5*MD2*gp*kVLQ*xZ)/MZ + (BDR5x5*MD2*gp*kVLQ*xZ)/MZ + (MD2*bZ*ee*kVLQ)/(2.*MZ*cw) - (MD2*ee*kVLQ*w3Z)/(2.*MZ*sw)',
    order={'QED': 1},
)

GC_617 = Coupling(
    name='GC_617',
    value='-(ADL5x5*MD2*gp*kVLQ*xZp)/MZp + (ADR5x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (ADR5x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (ADR5x5*MD2*gp*kVLQ*xZp)/MZp + (BDL5x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (BDL5x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) + (BDL5x5*MD2*gp*kVLQ*xZp)/MZp - (BDR5x5*MD2*gp*kVLQ*xZp)/MZp - (MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_618 = Coupling(
    name='GC_618',
    value='(ADL5x5*MD2*gp*kVLQ*xZp)/MZp - (ADR5x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (ADR5x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (ADR5x5*MD2*gp*kVLQ*xZp)/MZp - (BDL5x5*MD2*bZp*ee*kVLQ)/(2.*MZp*cw) + (BDL5x5*MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw) - (BDL5x5*MD2*gp*kVLQ*xZp)/MZp + (BDR5x5*MD2*gp*kVLQ*xZp)/MZp + (MD2*bZp*ee*kVLQ)/(2.*MZp*cw) - (MD2*ee*kVLQ*w3Zp)/(2.*MZp*sw)',
    order={'NP': 1},
)

GC_619 = Coupling(
    name='GC_619',
    value='(complex(0,1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_620 = Coupling(
    name='GC_620',
    value='-(complex(0,1)*Me*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_621 = Coupling(
    name='GC_621',
    value='-(complex(0,1)*MM*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_622 = Coupling(
    name='GC_622',
    value='-(complex(0,1)*MTA*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_623 = Coupling(
    name='GC_623',
    value='(complex(0,1)*WL1x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_624 = Coupling(
    name='GC_624',
    value='(complex(0,1)*WR1x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_625 = Coupling(
    name='GC_625',
    value='(complex(0,1)*complexconjugate(WL1x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_626 = Coupling(
    name='GC_626',
    value='(complex(0,1)*complexconjugate(WR1x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_627 = Coupling(
    name='GC_627',
    value='-(complex(0,1)*MD*WR1x1*cmath.sqrt(2))/vev + (complex(0,1)*MU*WL1x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_628 = Coupling(
    name='GC_628',
    value='-(complex(0,1)*MD*WL1x1*cmath.sqrt(2))/vev + (complex(0,1)*MU*WR1x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_629 = Coupling(
    name='GC_629',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WL1x1))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WR1x1))/vev',
    order={'QED': 1},
)

GC_630 = Coupling(
    name='GC_630',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WR1x1))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WL1x1))/vev',
    order={'QED': 1},
)

GC_631 = Coupling(
    name='GC_631',
    value='(complex(0,1)*WL1x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_632 = Coupling(
    name='GC_632',
    value='(complex(0,1)*WR1x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_633 = Coupling(
    name='GC_633',
    value='(complex(0,1)*complexconjugate(WL1x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_634 = Coupling(
    name='GC_634',
    value='(complex(0,1)*complexconjugate(WR1x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_635 = Coupling(
    name='GC_635',
    value='-(complex(0,1)*MS*WR1x2*cmath.sqrt(2))/vev + (complex(0,1)*MU*WL1x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_636 = Coupling(
    name='GC_636',
    value='-(complex(0,1)*MS*WL1x2*cmath.sqrt(2))/vev + (complex(0,1)*MU*WR1x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_637 = Coupling(
    name='GC_637',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WL1x2))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WR1x2))/vev',
    order={'QED': 1},
)

GC_638 = Coupling(
    name='GC_638',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WR1x2))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WL1x2))/vev',
    order={'QED': 1},
)

GC_639 = Coupling(
    name='GC_639',
    value='(complex(0,1)*WL1x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_640 = Coupling(
    name='GC_640',
    value='(complex(0,1)*WR1x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_641 = Coupling(
    name='GC_641',
    value='(complex(0,1)*complexconjugate(WL1x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_642 = Coupling(
    name='GC_642',
    value='(complex(0,1)*complexconjugate(WR1x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_643 = Coupling(
    name='GC_643',
    value='-(complex(0,1)*MB*WR1x3*cmath.sqrt(2))/vev + (complex(0,1)*MU*WL1x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_644 = Coupling(
    name='GC_644',
    value='-(complex(0,1)*MB*WL1x3*cmath.sqrt(2))/vev + (complex(0,1)*MU*WR1x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_645 = Coupling(
    name='GC_645',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WL1x3))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WR1x3))/vev',
    order={'QED': 1},
)

GC_646 = Coupling(
    name='GC_646',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WR1x3))/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WL1x3))/vev',
    order={'QED': 1},
)

GC_647 = Coupling(
    name='GC_647',
    value='(complex(0,1)*WL1x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_648 = Coupling(
    name='GC_648',
    value='(complex(0,1)*WR1x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_649 = Coupling(
    name='GC_649',
    value='(complex(0,1)*complexconjugate(WL1x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_650 = Coupling(
    name='GC_650',
    value='(complex(0,1)*complexconjugate(WR1x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_651 = Coupling(
    name='GC_651',
    value='-(complex(0,1)*MD1*WR1x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU*WL1x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_652 = Coupling(
    name='GC_652',
    value='-(complex(0,1)*MD1*WL1x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU*WR1x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_653 = Coupling(
    name='GC_653',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WL1x4)*kVLQ)/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WR1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_654 = Coupling(
    name='GC_654',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WR1x4)*kVLQ)/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WL1x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_655 = Coupling(
    name='GC_655',
    value='(complex(0,1)*WL1x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_656 = Coupling(
    name='GC_656',
    value='(complex(0,1)*WR1x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_657 = Coupling(
    name='GC_657',
    value='(complex(0,1)*complexconjugate(WL1x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_658 = Coupling(
    name='GC_658',
    value='(complex(0,1)*complexconjugate(WR1x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_659 = Coupling(
    name='GC_659',
    value='-(complex(0,1)*MD2*WR1x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU*WL1x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_660 = Coupling(
    name='GC_660',
    value='-(complex(0,1)*MD2*WL1x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU*WR1x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_661 = Coupling(
    name='GC_661',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WL1x5)*kVLQ)/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WR1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_662 = Coupling(
    name='GC_662',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WR1x5)*kVLQ)/vev + (complex(0,1)*MU*cmath.sqrt(2)*complexconjugate(WL1x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_663 = Coupling(
    name='GC_663',
    value='(complex(0,1)*WL2x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_664 = Coupling(
    name='GC_664',
    value='(complex(0,1)*WR2x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_665 = Coupling(
    name='GC_665',
    value='(complex(0,1)*complexconjugate(WL2x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_666 = Coupling(
    name='GC_666',
    value='(complex(0,1)*complexconjugate(WR2x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_667 = Coupling(
    name='GC_667',
    value='(complex(0,1)*MC*WL2x1*cmath.sqrt(2))/vev - (complex(0,1)*MD*WR2x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_668 = Coupling(
    name='GC_668',
    value='(complex(0,1)*MC*WR2x1*cmath.sqrt(2))/vev - (complex(0,1)*MD*WL2x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_669 = Coupling(
    name='GC_669',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WR2x1))/vev - (complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WL2x1))/vev',
    order={'QED': 1},
)

GC_670 = Coupling(
    name='GC_670',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WL2x1))/vev - (complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WR2x1))/vev',
    order={'QED': 1},
)

GC_671 = Coupling(
    name='GC_671',
    value='(complex(0,1)*WL2x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_672 = Coupling(
    name='GC_672',
    value='(complex(0,1)*WR2x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_673 = Coupling(
    name='GC_673',
    value='(complex(0,1)*complexconjugate(WL2x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_674 = Coupling(
    name='GC_674',
    value='(complex(0,1)*complexconjugate(WR2x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_675 = Coupling(
    name='GC_675',
    value='(complex(0,1)*MC*WL2x2*cmath.sqrt(2))/vev - (complex(0,1)*MS*WR2x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_676 = Coupling(
    name='GC_676',
    value='(complex(0,1)*MC*WR2x2*cmath.sqrt(2))/vev - (complex(0,1)*MS*WL2x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_677 = Coupling(
    name='GC_677',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WR2x2))/vev - (complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WL2x2))/vev',
    order={'QED': 1},
)

GC_678 = Coupling(
    name='GC_678',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WL2x2))/vev - (complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WR2x2))/vev',
    order={'QED': 1},
)

GC_679 = Coupling(
    name='GC_679',
    value='(complex(0,1)*WL2x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_680 = Coupling(
    name='GC_680',
    value='(complex(0,1)*WR2x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_681 = Coupling(
    name='GC_681',
    value='(complex(0,1)*complexconjugate(WL2x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_682 = Coupling(
    name='GC_682',
    value='(complex(0,1)*complexconjugate(WR2x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_683 = Coupling(
    name='GC_683',
    value='-(complex(0,1)*MB*WR2x3*cmath.sqrt(2))/vev + (complex(0,1)*MC*WL2x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_684 = Coupling(
    name='GC_684',
    value='-(complex(0,1)*MB*WL2x3*cmath.sqrt(2))/vev + (complex(0,1)*MC*WR2x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_685 = Coupling(
    name='GC_685',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WL2x3))/vev + (complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WR2x3))/vev',
    order={'QED': 1},
)

GC_686 = Coupling(
    name='GC_686',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WR2x3))/vev + (complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WL2x3))/vev',
    order={'QED': 1},
)

GC_687 = Coupling(
    name='GC_687',
    value='(complex(0,1)*WL2x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_688 = Coupling(
    name='GC_688',
    value='(complex(0,1)*WR2x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_689 = Coupling(
    name='GC_689',
    value='(complex(0,1)*complexconjugate(WL2x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_690 = Coupling(
    name='GC_690',
    value='(complex(0,1)*complexconjugate(WR2x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_691 = Coupling(
    name='GC_691',
    value='(complex(0,1)*MC*WL2x4*cmath.sqrt(2)*kVLQ)/vev - (complex(0,1)*MD1*WR2x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_692 = Coupling(
    name='GC_692',
    value='(complex(0,1)*MC*WR2x4*cmath.sqrt(2)*kVLQ)/vev - (complex(0,1)*MD1*WL2x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_693 = Coupling(
    name='GC_693',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WR2x4)*kVLQ)/vev - (complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WL2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_694 = Coupling(
    name='GC_694',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WL2x4)*kVLQ)/vev - (complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WR2x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_695 = Coupling(
    name='GC_695',
    value='(complex(0,1)*WL2x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_696 = Coupling(
    name='GC_696',
    value='(complex(0,1)*WR2x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_697 = Coupling(
    name='GC_697',
    value='(complex(0,1)*complexconjugate(WL2x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_698 = Coupling(
    name='GC_698',
    value='(complex(0,1)*complexconjugate(WR2x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_699 = Coupling(
    name='GC_699',
    value='(complex(0,1)*MC*WL2x5*cmath.sqrt(2)*kVLQ)/vev - (complex(0,1)*MD2*WR2x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_700 = Coupling(
    name='GC_700',
    value='(complex(0,1)*MC*WR2x5*cmath.sqrt(2)*kVLQ)/vev - (complex(0,1)*MD2*WL2x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_701 = Coupling(
    name='GC_701',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WR2x5)*kVLQ)/vev - (complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WL2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_702 = Coupling(
    name='GC_702',
    value='(complex(0,1)*MC*cmath.sqrt(2)*complexconjugate(WL2x5)*kVLQ)/vev - (complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WR2x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_703 = Coupling(
    name='GC_703',
    value='(complex(0,1)*WL3x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_704 = Coupling(
    name='GC_704',
    value='(complex(0,1)*WR3x1*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_705 = Coupling(
    name='GC_705',
    value='(complex(0,1)*complexconjugate(WL3x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_706 = Coupling(
    name='GC_706',
    value='(complex(0,1)*complexconjugate(WR3x1)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_707 = Coupling(
    name='GC_707',
    value='-(complex(0,1)*MD*WR3x1*cmath.sqrt(2))/vev + (complex(0,1)*MT*WL3x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_708 = Coupling(
    name='GC_708',
    value='-(complex(0,1)*MD*WL3x1*cmath.sqrt(2))/vev + (complex(0,1)*MT*WR3x1*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_709 = Coupling(
    name='GC_709',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WL3x1))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WR3x1))/vev',
    order={'QED': 1},
)

GC_710 = Coupling(
    name='GC_710',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WR3x1))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WL3x1))/vev',
    order={'QED': 1},
)

GC_711 = Coupling(
    name='GC_711',
    value='(complex(0,1)*WL3x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_712 = Coupling(
    name='GC_712',
    value='(complex(0,1)*WR3x2*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_713 = Coupling(
    name='GC_713',
    value='(complex(0,1)*complexconjugate(WL3x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_714 = Coupling(
    name='GC_714',
    value='(complex(0,1)*complexconjugate(WR3x2)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_715 = Coupling(
    name='GC_715',
    value='-(complex(0,1)*MS*WR3x2*cmath.sqrt(2))/vev + (complex(0,1)*MT*WL3x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_716 = Coupling(
    name='GC_716',
    value='-(complex(0,1)*MS*WL3x2*cmath.sqrt(2))/vev + (complex(0,1)*MT*WR3x2*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_717 = Coupling(
    name='GC_717',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WL3x2))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WR3x2))/vev',
    order={'QED': 1},
)

GC_718 = Coupling(
    name='GC_718',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WR3x2))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WL3x2))/vev',
    order={'QED': 1},
)

GC_719 = Coupling(
    name='GC_719',
    value='(complex(0,1)*WL3x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_720 = Coupling(
    name='GC_720',
    value='(complex(0,1)*WR3x3*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_721 = Coupling(
    name='GC_721',
    value='(complex(0,1)*complexconjugate(WL3x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_722 = Coupling(
    name='GC_722',
    value='(complex(0,1)*complexconjugate(WR3x3)*ee)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_723 = Coupling(
    name='GC_723',
    value='-(complex(0,1)*MB*WR3x3*cmath.sqrt(2))/vev + (complex(0,1)*MT*WL3x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_724 = Coupling(
    name='GC_724',
    value='-(complex(0,1)*MB*WL3x3*cmath.sqrt(2))/vev + (complex(0,1)*MT*WR3x3*cmath.sqrt(2))/vev',
    order={'QED': 1},
)

GC_725 = Coupling(
    name='GC_725',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WL3x3))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WR3x3))/vev',
    order={'QED': 1},
)

GC_726 = Coupling(
    name='GC_726',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WR3x3))/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WL3x3))/vev',
    order={'QED': 1},
)

GC_727 = Coupling(
    name='GC_727',
    value='(complex(0,1)*WL3x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_728 = Coupling(
    name='GC_728',
    value='(complex(0,1)*WR3x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_729 = Coupling(
    name='GC_729',
    value='(complex(0,1)*complexconjugate(WL3x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_730 = Coupling(
    name='GC_730',
    value='(complex(0,1)*complexconjugate(WR3x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_731 = Coupling(
    name='GC_731',
    value='-(complex(0,1)*MD1*WR3x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MT*WL3x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_732 = Coupling(
    name='GC_732',
    value='-(complex(0,1)*MD1*WL3x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MT*WR3x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_733 = Coupling(
    name='GC_733',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WL3x4)*kVLQ)/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WR3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_734 = Coupling(
    name='GC_734',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WR3x4)*kVLQ)/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WL3x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_735 = Coupling(
    name='GC_735',
    value='(complex(0,1)*WL3x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_736 = Coupling(
    name='GC_736',
    value='(complex(0,1)*WR3x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_737 = Coupling(
    name='GC_737',
    value='(complex(0,1)*complexconjugate(WL3x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_738 = Coupling(
    name='GC_738',
    value='(complex(0,1)*complexconjugate(WR3x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_739 = Coupling(
    name='GC_739',
    value='-(complex(0,1)*MD2*WR3x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MT*WL3x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_740 = Coupling(
    name='GC_740',
    value='-(complex(0,1)*MD2*WL3x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MT*WR3x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_741 = Coupling(
    name='GC_741',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WL3x5)*kVLQ)/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WR3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_742 = Coupling(
    name='GC_742',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WR3x5)*kVLQ)/vev + (complex(0,1)*MT*cmath.sqrt(2)*complexconjugate(WL3x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_743 = Coupling(
    name='GC_743',
    value='(complex(0,1)*WL4x1*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_744 = Coupling(
    name='GC_744',
    value='(complex(0,1)*WR4x1*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_745 = Coupling(
    name='GC_745',
    value='(complex(0,1)*complexconjugate(WL4x1)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_746 = Coupling(
    name='GC_746',
    value='(complex(0,1)*complexconjugate(WR4x1)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_747 = Coupling(
    name='GC_747',
    value='-(complex(0,1)*MD*WR4x1*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WL4x1*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_748 = Coupling(
    name='GC_748',
    value='-(complex(0,1)*MD*WL4x1*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WR4x1*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_749 = Coupling(
    name='GC_749',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WL4x1)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WR4x1)*kVLQ)/vev',
    order={'QED': 1},
)

GC_750 = Coupling(
    name='GC_750',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WR4x1)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WL4x1)*kVLQ)/vev',
    order={'QED': 1},
)

GC_751 = Coupling(
    name='GC_751',
    value='(complex(0,1)*WL4x2*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_752 = Coupling(
    name='GC_752',
    value='(complex(0,1)*WR4x2*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_753 = Coupling(
    name='GC_753',
    value='(complex(0,1)*complexconjugate(WL4x2)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_754 = Coupling(
    name='GC_754',
    value='(complex(0,1)*complexconjugate(WR4x2)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_755 = Coupling(
    name='GC_755',
    value='-(complex(0,1)*MS*WR4x2*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WL4x2*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_756 = Coupling(
    name='GC_756',
    value='-(complex(0,1)*MS*WL4x2*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WR4x2*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_757 = Coupling(
    name='GC_757',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WL4x2)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WR4x2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_758 = Coupling(
    name='GC_758',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WR4x2)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WL4x2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_759 = Coupling(
    name='GC_759',
    value='(complex(0,1)*WL4x3*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_760 = Coupling(
    name='GC_760',
    value='(complex(0,1)*WR4x3*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_761 = Coupling(
    name='GC_761',
    value='(complex(0,1)*complexconjugate(WL4x3)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_762 = Coupling(
    name='GC_762',
    value='(complex(0,1)*complexconjugate(WR4x3)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_763 = Coupling(
    name='GC_763',
    value='-(complex(0,1)*MB*WR4x3*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WL4x3*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_764 = Coupling(
    name='GC_764',
    value='-(complex(0,1)*MB*WL4x3*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WR4x3*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_765 = Coupling(
    name='GC_765',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WL4x3)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WR4x3)*kVLQ)/vev',
    order={'QED': 1},
)

GC_766 = Coupling(
    name='GC_766',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WR4x3)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WL4x3)*kVLQ)/vev',
    order={'QED': 1},
)

GC_767 = Coupling(
    name='GC_767',
    value='(complex(0,1)*WL4x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_768 = Coupling(
    name='GC_768',
    value='(complex(0,1)*WR4x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_769 = Coupling(
    name='GC_769',
    value='(complex(0,1)*complexconjugate(WL4x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_770 = Coupling(
    name='GC_770',
    value='(complex(0,1)*complexconjugate(WR4x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_771 = Coupling(
    name='GC_771',
    value='-(complex(0,1)*MD1*WR4x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WL4x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_772 = Coupling(
    name='GC_772',
    value='-(complex(0,1)*MD1*WL4x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WR4x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_773 = Coupling(
    name='GC_773',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WL4x4)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WR4x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_774 = Coupling(
    name='GC_774',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WR4x4)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WL4x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_775 = Coupling(
    name='GC_775',
    value='(complex(0,1)*WL4x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_776 = Coupling(
    name='GC_776',
    value='(complex(0,1)*WR4x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_777 = Coupling(
    name='GC_777',
    value='(complex(0,1)*complexconjugate(WL4x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_778 = Coupling(
    name='GC_778',
    value='(complex(0,1)*complexconjugate(WR4x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_779 = Coupling(
    name='GC_779',
    value='-(complex(0,1)*MD2*WR4x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WL4x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_780 = Coupling(
    name='GC_780',
    value='-(complex(0,1)*MD2*WL4x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU1*WR4x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_781 = Coupling(
    name='GC_781',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WL4x5)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WR4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_782 = Coupling(
    name='GC_782',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WR4x5)*kVLQ)/vev + (complex(0,1)*MU1*cmath.sqrt(2)*complexconjugate(WL4x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_783 = Coupling(
    name='GC_783',
    value='(complex(0,1)*WL5x1*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_784 = Coupling(
    name='GC_784',
    value='(complex(0,1)*WR5x1*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_785 = Coupling(
    name='GC_785',
    value='(complex(0,1)*complexconjugate(WL5x1)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_786 = Coupling(
    name='GC_786',
    value='(complex(0,1)*complexconjugate(WR5x1)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_787 = Coupling(
    name='GC_787',
    value='-(complex(0,1)*MD*WR5x1*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WL5x1*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_788 = Coupling(
    name='GC_788',
    value='-(complex(0,1)*MD*WL5x1*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WR5x1*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_789 = Coupling(
    name='GC_789',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WL5x1)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WR5x1)*kVLQ)/vev',
    order={'QED': 1},
)

GC_790 = Coupling(
    name='GC_790',
    value='-(complex(0,1)*MD*cmath.sqrt(2)*complexconjugate(WR5x1)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WL5x1)*kVLQ)/vev',
    order={'QED': 1},
)

GC_791 = Coupling(
    name='GC_791',
    value='(complex(0,1)*WL5x2*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_792 = Coupling(
    name='GC_792',
    value='(complex(0,1)*WR5x2*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_793 = Coupling(
    name='GC_793',
    value='(complex(0,1)*complexconjugate(WL5x2)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_794 = Coupling(
    name='GC_794',
    value='(complex(0,1)*complexconjugate(WR5x2)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_795 = Coupling(
    name='GC_795',
    value='-(complex(0,1)*MS*WR5x2*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WL5x2*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_796 = Coupling(
    name='GC_796',
    value='-(complex(0,1)*MS*WL5x2*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WR5x2*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_797 = Coupling(
    name='GC_797',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WL5x2)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WR5x2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_798 = Coupling(
    name='GC_798',
    value='-(complex(0,1)*MS*cmath.sqrt(2)*complexconjugate(WR5x2)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WL5x2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_799 = Coupling(
    name='GC_799',
    value='(complex(0,1)*WL5x3*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_800 = Coupling(
    name='GC_800',
    value='(complex(0,1)*WR5x3*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_801 = Coupling(
    name='GC_801',
    value='(complex(0,1)*complexconjugate(WL5x3)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_802 = Coupling(
    name='GC_802',
    value='(complex(0,1)*complexconjugate(WR5x3)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_803 = Coupling(
    name='GC_803',
    value='-(complex(0,1)*MB*WR5x3*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WL5x3*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_804 = Coupling(
    name='GC_804',
    value='-(complex(0,1)*MB*WL5x3*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WR5x3*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_805 = Coupling(
    name='GC_805',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WL5x3)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WR5x3)*kVLQ)/vev',
    order={'QED': 1},
)

GC_806 = Coupling(
    name='GC_806',
    value='-(complex(0,1)*MB*cmath.sqrt(2)*complexconjugate(WR5x3)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WL5x3)*kVLQ)/vev',
    order={'QED': 1},
)

GC_807 = Coupling(
    name='GC_807',
    value='(complex(0,1)*WL5x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_808 = Coupling(
    name='GC_808',
    value='(complex(0,1)*WR5x4*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_809 = Coupling(
    name='GC_809',
    value='(complex(0,1)*complexconjugate(WL5x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_810 = Coupling(
    name='GC_810',
    value='(complex(0,1)*complexconjugate(WR5x4)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_811 = Coupling(
    name='GC_811',
    value='-(complex(0,1)*MD1*WR5x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WL5x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_812 = Coupling(
    name='GC_812',
    value='-(complex(0,1)*MD1*WL5x4*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WR5x4*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_813 = Coupling(
    name='GC_813',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WL5x4)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WR5x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_814 = Coupling(
    name='GC_814',
    value='-(complex(0,1)*MD1*cmath.sqrt(2)*complexconjugate(WR5x4)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WL5x4)*kVLQ)/vev',
    order={'QED': 1},
)

GC_815 = Coupling(
    name='GC_815',
    value='(complex(0,1)*WL5x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_816 = Coupling(
    name='GC_816',
    value='(complex(0,1)*WR5x5*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_817 = Coupling(
    name='GC_817',
    value='(complex(0,1)*complexconjugate(WL5x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_818 = Coupling(
    name='GC_818',
    value='(complex(0,1)*complexconjugate(WR5x5)*ee*kVLQ)/(cmath.sqrt(2)*sw)',
    order={'QED': 1},
)

GC_819 = Coupling(
    name='GC_819',
    value='-(complex(0,1)*MD2*WR5x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WL5x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_820 = Coupling(
    name='GC_820',
    value='-(complex(0,1)*MD2*WL5x5*cmath.sqrt(2)*kVLQ)/vev + (complex(0,1)*MU2*WR5x5*cmath.sqrt(2)*kVLQ)/vev',
    order={'QED': 1},
)

GC_821 = Coupling(
    name='GC_821',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WL5x5)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WR5x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_822 = Coupling(
    name='GC_822',
    value='-(complex(0,1)*MD2*cmath.sqrt(2)*complexconjugate(WR5x5)*kVLQ)/vev + (complex(0,1)*MU2*cmath.sqrt(2)*complexconjugate(WL5x5)*kVLQ)/vev',
    order={'QED': 1},
)

GC_823 = Coupling(
    name='GC_823',
    value='complex(0,1)*G',
    order={'QCD': 1},
)

GC_824 = Coupling(
    name='GC_824',
    value='complex(0,1)*G*kVLQ',
    order={'QCD': 1},
)

GC_825 = Coupling(
    name='GC_825',
    value='-G',
    order={'QCD': 1},
)

GC_826 = Coupling(
    name='GC_826',
    value='complex(0,1)*G**2',
    order={'QCD': 2},
)

GC_827 = Coupling(
    name='GC_827',
    value='complex(0,1)*ee',
    order={'QED': 1},
)

GC_828 = Coupling(
    name='GC_828',
    value='(complex(0,1)*ee*w3Z)/sw',
    order={'QED': 1},
)

GC_829 = Coupling(
    name='GC_829',
    value='(complex(0,1)*ee*w3Zp)/sw',
    order={'NP': 1},
)

GC_830 = Coupling(
    name='GC_830',
    value='complex(0,1)*ee**2',
    order={'QED': 2},
)

GC_831 = Coupling(
    name='GC_831',
    value='(complex(0,1)*ee**2*w3Z)/sw',
    order={'QED': 2},
)

GC_832 = Coupling(
    name='GC_832',
    value='(complex(0,1)*ee**2*w3Zp)/sw',
    order={'NP': 1, 'QED': 1},
)

GC_833 = Coupling(
    name='GC_833',
    value='(complex(0,1)*ee**2*w3Z**2)/sw**2',
    order={'QED': 2},
)

GC_834 = Coupling(
    name='GC_834',
    value='(complex(0,1)*ee**2*w3Z*w3Zp)/sw**2',
    order={'NP': 1, 'QED': 1},
)

GC_835 = Coupling(
    name='GC_835',
    value='(complex(0,1)*ee**2*w3Zp**2)/sw**2',
    order={'NP': 2},
)

GC_836 = Coupling(
    name='GC_836',
    value='-(complex(0,1)*ee**2)/sw**2',
    order={'QED': 2},
)

GC_837 = Coupling(
    name='GC_837',
    value='(complex(0,1)*ee**2*vev)/(2.*sw**2)',
    order={'QED': 1},
)

GC_838 = Coupling(
    name='GC_838',
    value='(complex(0,1)*ee**2)/(2.*sw**2)',
    order={'QED': 2},
)

GC_839 = Coupling(
    name='GC_839',
    value='(complex(0,1)*ee**2*rhZ**2)/(2.*sw**2)',
    order={'QED': 2},
)

GC_840 = Coupling(
    name='GC_840',
    value='(complex(0,1)*ee**2*rhZ*rhZp)/(2.*sw**2)',
    order={'NP': 1, 'QED': 1},
)

GC_841 = Coupling(
    name='GC_841',
    value='(complex(0,1)*ee**2*rhZp**2)/(2.*sw**2)',
    order={'NP': 2},
)

GC_842 = Coupling(
    name='GC_842',
    value='-(complex(0,1)*bZ*ee**2*vev*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2*vev)/(2.*cw**2) + (complex(0,1)*ee**2*vev*w3Z**2)/(2.*sw**2)',
    order={'QED': 1},
)

GC_843 = Coupling(
    name='GC_843',
    value='(complex(0,1)*bZ*bZp*ee**2*vev)/(2.*cw**2) - (complex(0,1)*bZ*ee**2*vev*w3Zp)/(2.*cw*sw) - (complex(0,1)*bZp*ee**2*vev*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*vev*w3Z*w3Zp)/(2.*sw**2)',
    order={'NP': 1},
)

GC_844 = Coupling(
    name='GC_844',
    value='-(complex(0,1)*bZp*ee**2*vev*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2*vev)/(2.*cw**2) + (complex(0,1)*ee**2*vev*w3Zp**2)/(2.*sw**2)',
    order={'NP': 1},
)

GC_845 = Coupling(
    name='GC_845',
    value='-(complex(0,1)*bZ*ee**2*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2)/(2.*cw**2) + (complex(0,1)*ee**2*w3Z**2)/(2.*sw**2)',
    order={'QED': 2},
)

GC_846 = Coupling(
    name='GC_846',
    value='(complex(0,1)*bZ*bZp*ee**2)/(2.*cw**2) - (complex(0,1)*bZ*ee**2*w3Zp)/(2.*cw*sw) - (complex(0,1)*bZp*ee**2*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*w3Z*w3Zp)/(2.*sw**2)',
    order={'NP': 1, 'QED': 1},
)

GC_847 = Coupling(
    name='GC_847',
    value='-(complex(0,1)*bZp*ee**2*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2)/(2.*cw**2) + (complex(0,1)*ee**2*w3Zp**2)/(2.*sw**2)',
    order={'NP': 2},
)

GC_848 = Coupling(
    name='GC_848',
    value='-(complex(0,1)*bZ*ee**2*rhZ**2*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2*rhZ**2)/(2.*cw**2) + (complex(0,1)*ee**2*rhZ**2*w3Z**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ**2*xZ**2',
    order={'QED': 2},
)

GC_849 = Coupling(
    name='GC_849',
    value='-(complex(0,1)*bZ*ee**2*rhZ*rhZp*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2*rhZ*rhZp)/(2.*cw**2) + (complex(0,1)*ee**2*rhZ*rhZp*w3Z**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ*rpZp*xZ**2',
    order={'NP': 1, 'QED': 1},
)

GC_850 = Coupling(
    name='GC_850',
    value='-(complex(0,1)*bZ*ee**2*rhZp**2*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2*rhZp**2)/(2.*cw**2) + (complex(0,1)*ee**2*rhZp**2*w3Z**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZp**2*xZ**2',
    order={'NP': 2},
)

GC_851 = Coupling(
    name='GC_851',
    value='(complex(0,1)*bZ*bZp*ee**2*rhZ**2)/(2.*cw**2) - (complex(0,1)*bZ*ee**2*rhZ**2*w3Zp)/(2.*cw*sw) - (complex(0,1)*bZp*ee**2*rhZ**2*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*rhZ**2*w3Z*w3Zp)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ**2*xZ*xZp',
    order={'NP': 1, 'QED': 1},
)

GC_852 = Coupling(
    name='GC_852',
    value='(complex(0,1)*bZ*bZp*ee**2*rhZ*rhZp)/(2.*cw**2) - (complex(0,1)*bZ*ee**2*rhZ*rhZp*w3Zp)/(2.*cw*sw) - (complex(0,1)*bZp*ee**2*rhZ*rhZp*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*rhZ*rhZp*w3Z*w3Zp)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ*rpZp*xZ*xZp',
    order={'NP': 2},
)

GC_853 = Coupling(
    name='GC_853',
    value='(complex(0,1)*bZ*bZp*ee**2*rhZp**2)/(2.*cw**2) - (complex(0,1)*bZ*ee**2*rhZp**2*w3Zp)/(2.*cw*sw) - (complex(0,1)*bZp*ee**2*rhZp**2*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*rhZp**2*w3Z*w3Zp)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZp**2*xZ*xZp',
    order={'NP': 2},
)

GC_854 = Coupling(
    name='GC_854',
    value='-(complex(0,1)*bZp*ee**2*rhZ**2*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2*rhZ**2)/(2.*cw**2) + (complex(0,1)*ee**2*rhZ**2*w3Zp**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ**2*xZp**2',
    order={'NP': 2},
)

GC_855 = Coupling(
    name='GC_855',
    value='-(complex(0,1)*bZp*ee**2*rhZ*rhZp*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2*rhZ*rhZp)/(2.*cw**2) + (complex(0,1)*ee**2*rhZ*rhZp*w3Zp**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZ*rpZp*xZp**2',
    order={'NP': 2},
)

GC_856 = Coupling(
    name='GC_856',
    value='-(complex(0,1)*bZp*ee**2*rhZp**2*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2*rhZp**2)/(2.*cw**2) + (complex(0,1)*ee**2*rhZp**2*w3Zp**2)/(2.*sw**2) + 2.*complex(0,1)*gp**2*rpZp**2*xZp**2',
    order={'NP': 2},
)

GC_857 = Coupling(
    name='GC_857',
    value='2.*complex(0,1)*ee**2',
    order={'QED': 2},
)

GC_858 = Coupling(
    name='GC_858',
    value='(complex(0,1)*bZ*ee**2)/cw + (complex(0,1)*ee**2*w3Z)/sw',
    order={'QED': 2},
)

GC_859 = Coupling(
    name='GC_859',
    value='(complex(0,1)*bZp*ee**2)/cw + (complex(0,1)*ee**2*w3Zp)/sw',
    order={'NP': 1, 'QED': 1},
)

GC_860 = Coupling(
    name='GC_860',
    value='(complex(0,1)*bZ*ee**2*w3Z)/(cw*sw) + (complex(0,1)*bZ**2*ee**2)/(2.*cw**2) + (complex(0,1)*ee**2*w3Z**2)/(2.*sw**2)',
    order={'QED': 2},
)

GC_861 = Coupling(
    name='GC_861',
    value='(complex(0,1)*bZ*bZp*ee**2)/(2.*cw**2) + (complex(0,1)*bZ*ee**2*w3Zp)/(2.*cw*sw) + (complex(0,1)*bZp*ee**2*w3Z)/(2.*cw*sw) + (complex(0,1)*ee**2*w3Z*w3Zp)/(2.*sw**2)',
    order={'NP': 1, 'QED': 1},
)

GC_862 = Coupling(
    name='GC_862',
    value='(complex(0,1)*bZp*ee**2*w3Zp)/(cw*sw) + (complex(0,1)*bZp**2*ee**2)/(2.*cw**2) + (complex(0,1)*ee**2*w3Zp**2)/(2.*sw**2)',
    order={'NP': 2},
)

GC_863 = Coupling(
    name='GC_863',
    value='2.*complex(0,1)*gp**2*vphi*xZ**2',
    order={'NP': 1},
)

GC_864 = Coupling(
    name='GC_864',
    value='2.*complex(0,1)*gp**2*vphi*xZ*xZp',
    order={'NP': 1},
)

GC_865 = Coupling(
    name='GC_865',
    value='2.*complex(0,1)*gp**2*vphi*xZp**2',
    order={'NP': 1},
)

GC_866 = Coupling(
    name='GC_866',
    value='2.*complex(0,1)*gp**2*xZ**2',
    order={'NP': 2},
)

GC_867 = Coupling(
    name='GC_867',
    value='2.*complex(0,1)*gp**2*xZ*xZp',
    order={'NP': 2},
)

GC_868 = Coupling(
    name='GC_868',
    value='2.*complex(0,1)*gp**2*xZp**2',
    order={'NP': 2},
)

GC_869 = Coupling(
    name='GC_869',
    value='(complex(0,1)*ee**2*vev)/(2.*sw)',
    order={'QED': 1},
)

GC_870 = Coupling(
    name='GC_870',
    value='(complex(0,1)*bZ*ee**2*vev)/(2.*cw*sw)',
    order={'QED': 1},
)

GC_871 = Coupling(
    name='GC_871',
    value='(complex(0,1)*bZp*ee**2*vev)/(2.*cw*sw)',
    order={'NP': 1},
)

GC_872 = Coupling(
    name='GC_872',
    value='(complex(0,1)*ee**2)/(2.*sw)',
    order={'QED': 2},
)

GC_873 = Coupling(
    name='GC_873',
    value='(complex(0,1)*bZ*ee**2)/(2.*cw*sw)',
    order={'QED': 2},
)

GC_874 = Coupling(
    name='GC_874',
    value='(complex(0,1)*bZp*ee**2)/(2.*cw*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_875 = Coupling(
    name='GC_875',
    value='-(ee**2*rhZ)/(2.*sw)',
    order={'QED': 2},
)

GC_876 = Coupling(
    name='GC_876',
    value='-(ee**2*rhZp)/(2.*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_877 = Coupling(
    name='GC_877',
    value='-(bZ*ee**2*rhZ)/(2.*cw*sw)',
    order={'QED': 2},
)

GC_878 = Coupling(
    name='GC_878',
    value='-(bZ*ee**2*rhZp)/(2.*cw*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_879 = Coupling(
    name='GC_879',
    value='-(bZp*ee**2*rhZ)/(2.*cw*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_880 = Coupling(
    name='GC_880',
    value='-(bZp*ee**2*rhZp)/(2.*cw*sw)',
    order={'NP': 2},
)

GC_881 = Coupling(
    name='GC_881',
    value='(ee**2*rhZ)/(2.*sw)',
    order={'QED': 2},
)

GC_882 = Coupling(
    name='GC_882',
    value='(ee**2*rhZp)/(2.*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_883 = Coupling(
    name='GC_883',
    value='(bZ*ee**2*rhZ)/(2.*cw*sw)',
    order={'QED': 2},
)

GC_884 = Coupling(
    name='GC_884',
    value='(bZ*ee**2*rhZp)/(2.*cw*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_885 = Coupling(
    name='GC_885',
    value='(bZp*ee**2*rhZ)/(2.*cw*sw)',
    order={'NP': 1, 'QED': 1},
)

GC_886 = Coupling(
    name='GC_886',
    value='(bZp*ee**2*rhZp)/(2.*cw*sw)',
    order={'NP': 2},
)

GC_887 = Coupling(
    name='GC_887',
    value='-(3.*complex(0,1)*MH**2)/vev',
    order={'QED': 1},
)

GC_888 = Coupling(
    name='GC_888',
    value='-(complex(0,1)*MH**2*rhZ**2)/vev',
    order={'QED': 1},
)

GC_889 = Coupling(
    name='GC_889',
    value='-(complex(0,1)*MH**2*rhZ*rhZp)/vev',
    order={'NP': 1},
)

GC_890 = Coupling(
    name='GC_890',
    value='-(complex(0,1)*MH**2*rhZp**2)/vev',
    order={'NP': 1},
)

GC_891 = Coupling(
    name='GC_891',
    value='-(3.*complex(0,1)*MH**2)/vev**2',
    order={'QED': 2},
)

GC_892 = Coupling(
    name='GC_892',
    value='-(3.*complex(0,1)*MH**2*rhZ**4)/vev**2 - (3.*complex(0,1)*Mphi**2*rpZ**4)/vphi**2',
    order={'QED': 2},
)

GC_893 = Coupling(
    name='GC_893',
    value='-(3.*complex(0,1)*MH**2*rhZ**3*rhZp)/vev**2 - (3.*complex(0,1)*Mphi**2*rpZ**3*rpZp)/vphi**2',
    order={'NP': 1, 'QED': 1},
)

GC_894 = Coupling(
    name='GC_894',
    value='-(3.*complex(0,1)*MH**2*rhZ**2*rhZp**2)/vev**2 - (3.*complex(0,1)*Mphi**2*rpZ**2*rpZp**2)/vphi**2',
    order={'NP': 2},
)

GC_895 = Coupling(
    name='GC_895',
    value='-(3.*complex(0,1)*MH**2*rhZ*rhZp**3)/vev**2 - (3.*complex(0,1)*Mphi**2*rpZ*rpZp**3)/vphi**2',
    order={'NP': 2},
)

GC_896 = Coupling(
    name='GC_896',
    value='-(3.*complex(0,1)*MH**2*rhZp**4)/vev**2 - (3.*complex(0,1)*Mphi**2*rpZp**4)/vphi**2',
    order={'NP': 2},
)

GC_897 = Coupling(
    name='GC_897',
    value='-(complex(0,1)*MH**2*rhZ**2)/vev**2',
    order={'QED': 2},
)

GC_898 = Coupling(
    name='GC_898',
    value='-(complex(0,1)*MH**2*rhZ*rhZp)/vev**2',
    order={'NP': 1, 'QED': 1},
)

GC_899 = Coupling(
    name='GC_899',
    value='-(complex(0,1)*MH**2*rhZp**2)/vev**2',
    order={'NP': 2},
)

GC_900 = Coupling(
    name='GC_900',
    value='-(complex(0,1)*MH**2)/vev',
    order={'QED': 1},
)

GC_901 = Coupling(
    name='GC_901',
    value='-(2.*complex(0,1)*MH**2)/vev**2',
    order={'QED': 2},
)

GC_902 = Coupling(
    name='GC_902',
    value='-(complex(0,1)*MH**2)/vev**2',
    order={'QED': 2},
)

GC_903 = Coupling(
    name='GC_903',
    value='-(3.*complex(0,1)*Mphi**2)/vphi',
    order={'NP': 1},
)

GC_904 = Coupling(
    name='GC_904',
    value='-(complex(0,1)*Mphi**2*rpZ**2)/vphi',
    order={'NP': 1},
)

GC_905 = Coupling(
    name='GC_905',
    value='-(complex(0,1)*Mphi**2*rpZ*rpZp)/vphi',
    order={'NP': 1},
)

GC_906 = Coupling(
    name='GC_906',
    value='-(complex(0,1)*Mphi**2*rpZp**2)/vphi',
    order={'NP': 1},
)

GC_907 = Coupling(
    name='GC_907',
    value='-(3.*complex(0,1)*Mphi**2)/vphi**2',
    order={'NP': 2},
)

GC_908 = Coupling(
    name='GC_908',
    value='-(complex(0,1)*Mphi**2*rpZ**2)/vphi**2',
    order={'NP': 2},
)

GC_909 = Coupling(
    name='GC_909',
    value='-(complex(0,1)*Mphi**2*rpZ*rpZp)/vphi**2',
    order={'NP': 2},
)

GC_910 = Coupling(
    name='GC_910',
    value='-(complex(0,1)*Mphi**2*rpZp**2)/vphi**2',
    order={'NP': 2},
)

GC_911 = Coupling(
    name='GC_911',
    value='-(bZ*ee*rhZ)/(2.*cw) + (ee*rhZ*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_912 = Coupling(
    name='GC_912',
    value='-(bZ*ee*rhZp)/(2.*cw) + (ee*rhZp*w3Z)/(2.*sw)',
    order={'NP': 1},
)

GC_913 = Coupling(
    name='GC_913',
    value='-(bZp*ee*rhZ)/(2.*cw) + (ee*rhZ*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_914 = Coupling(
    name='GC_914',
    value='-(bZp*ee*rhZp)/(2.*cw) + (ee*rhZp*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_915 = Coupling(
    name='GC_915',
    value='(complex(0,1)*bZ*ee)/(2.*cw) + (complex(0,1)*ee*w3Z)/(2.*sw)',
    order={'QED': 1},
)

GC_916 = Coupling(
    name='GC_916',
    value='(complex(0,1)*bZp*ee)/(2.*cw) + (complex(0,1)*ee*w3Zp)/(2.*sw)',
    order={'NP': 1},
)

GC_917 = Coupling(
    name='GC_917',
    value='(complex(0,1)*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_918 = Coupling(
    name='GC_918',
    value='(ee*rhZ)/(2.*sw)',
    order={'QED': 1},
)

GC_919 = Coupling(
    name='GC_919',
    value='(ee*rhZp)/(2.*sw)',
    order={'NP': 1},
)

GC_920 = Coupling(
    name='GC_920',
    value='-(complex(0,1)*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_921 = Coupling(
    name='GC_921',
    value='-gp*rpZ*xZ',
    order={'NP': 1},
)

GC_922 = Coupling(
    name='GC_922',
    value='-gp*rpZp*xZ',
    order={'NP': 1},
)

GC_923 = Coupling(
    name='GC_923',
    value='-gp*rpZ*xZp',
    order={'NP': 1},
)

GC_924 = Coupling(
    name='GC_924',
    value='-gp*rpZp*xZp',
    order={'NP': 1},
)
