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

eps = Parameter(
    name='eps',
    nature='external',
    type='real',
    value=0.01,
    texname='\\epsilon',
    lhablock='ZPINPUTS',
    lhacode=[2],
)

kVLQ = Parameter(
    name='kVLQ',
    nature='external',
    type='real',
    value=1.0,
    texname='k',
    lhablock='ZPINPUTS',
    lhacode=[3],
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

MD = Parameter(
    name='MD',
    nature='external',
    type='real',
    value=0.00469912071694372,
    texname='m_{d}',
    lhablock='MASS',
    lhacode=[1],
)

MU = Parameter(
    name='MU',
    nature='external',
    type='real',
    value=0.00215909823766968,
    texname='m_{u}',
    lhablock='MASS',
    lhacode=[2],
)

MS = Parameter(
    name='MS',
    nature='external',
    type='real',
    value=0.0928620088404752,
    texname='m_{s}',
    lhablock='MASS',
    lhacode=[3],
)

MC = Parameter(
    name='MC',
    nature='external',
    type='real',
    value=1.2601454185562,
    texname='m_{c}',
    lhablock='MASS',
    lhacode=[4],
)

MB = Parameter(
    name='MB',
    nature='external',
    type='real',
    value=4.05099188904215,
    texname='m_{b}',
    lhablock='MASS',
    lhacode=[5],
)

MT = Parameter(
    name='MT',
    nature='external',
    type='real',
    value=167.352732831869,
    texname='m_{t}',
    lhablock='MASS',
    lhacode=[6],
)

Me = Parameter(
    name='Me',
    nature='external',
    type='real',
    value=0.00051099895,
    texname='m_{e^-}',
    lhablock='MASS',
    lhacode=[11],
)

MM = Parameter(
    name='MM',
    nature='external',
    type='real',
    value=0.1056583755,
    texname='m_{\\mu^-}',
    lhablock='MASS',
    lhacode=[13],
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

MH = Parameter(
    name='MH',
    nature='external',
    type='real',
    value=125.2,
    texname='m_{h}',
    lhablock='MASS',
    lhacode=[25],
)

Mphi = Parameter(
    name='Mphi',
    nature='external',
    type='real',
    value=400.0,
    texname='m_{\\phi}',
    lhablock='MASS',
    lhacode=[6000025],
)

MD1 = Parameter(
    name='MD1',
    nature='external',
    type='real',
    value=1328.68239790651,
    texname='m_{D_1}',
    lhablock='MASS',
    lhacode=[6000001],
)

MD2 = Parameter(
    name='MD2',
    nature='external',
    type='real',
    value=1831.36942530379,
    texname='m_{D_2}',
    lhablock='MASS',
    lhacode=[6000003],
)

MU1 = Parameter(
    name='MU1',
    nature='external',
    type='real',
    value=1536.21354050088,
    texname='m_{U_1}',
    lhablock='MASS',
    lhacode=[6000002],
)

MU2 = Parameter(
    name='MU2',
    nature='external',
    type='real',
    value=1831.61315007924,
    texname='m_{U_2}',
    lhablock='MASS',
    lhacode=[6000004],
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

WW = Parameter(
    name='WW',
    nature='external',
    type='real',
    value=2.085,
    texname='\\Gamma_{W^+}',
    lhablock='DECAY',
    lhacode=[24],
)

WZp = Parameter(
    name='WZp',
    nature='external',
    type='real',
    value=0.00602019001756224,
    texname="\\Gamma_{Z'}",
    lhablock='DECAY',
    lhacode=[32],
)

WT = Parameter(
    name='WT',
    nature='external',
    type='real',
    value=1.3269520207782,
    texname='\\Gamma_{t}',
    lhablock='DECAY',
    lhacode=[6],
)

WH = Parameter(
    name='WH',
    nature='external',
    type='real',
    value=0.0041,
    texname='\\Gamma_{h}',
    lhablock='DECAY',
    lhacode=[25],
)

Wphi = Parameter(
    name='Wphi',
    nature='external',
    type='real',
    value=1.71367476164159,
    texname='\\Gamma_{\\phi}',
    lhablock='DECAY',
    lhacode=[6000025],
)

WD1 = Parameter(
    name='WD1',
    nature='external',
    type='real',
    value=4.84191284718254,
    texname='\\Gamma_{D_1}',
    lhablock='DECAY',
    lhacode=[6000001],
)

WD2 = Parameter(
    name='WD2',
    nature='external',
    type='real',
    value=11.1043992660304,
    texname='\\Gamma_{D_2}',
    lhablock='DECAY',
    lhacode=[6000003],
)

WU1 = Parameter(
    name='WU1',
    nature='external',
    type='real',
    value=9.19855913395562,
    texname='\\Gamma_{U_1}',
    lhablock='DECAY',
    lhacode=[6000002],
)

WU2 = Parameter(
    name='WU2',
    nature='external',
    type='real',
    value=11.1034986254379,
    texname='\\Gamma_{U_2}',
    lhablock='DECAY',
    lhacode=[6000004],
)

RCKM1x1 = Parameter(
    name='RCKM1x1',
    nature='external',
    type='real',
    value=0.974349672534698,
    texname='V_{11}',
    lhablock='VCKM',
    lhacode=[1, 1],
)

RCKM1x2 = Parameter(
    name='RCKM1x2',
    nature='external',
    type='real',
    value=0.225008433890089,
    texname='V_{12}',
    lhablock='VCKM',
    lhacode=[1, 2],
)

RCKM1x3 = Parameter(
    name='RCKM1x3',
    nature='external',
    type='real',
    value=0.00153350542372327,
    texname='V_{13}',
    lhablock='VCKM',
    lhacode=[1, 3],
)

RCKM2x1 = Parameter(
    name='RCKM2x1',
    nature='external',
    type='real',
    value=-0.224875639411894,
    texname='V_{21}',
    lhablock='VCKM',
    lhacode=[2, 1],
)

RCKM2x2 = Parameter(
    name='RCKM2x2',
    nature='external',
    type='real',
    value=0.973489620522533,
    texname='V_{22}',
    lhablock='VCKM',
    lhacode=[2, 2],
)

RCKM2x3 = Parameter(
    name='RCKM2x3',
    nature='external',
    type='real',
    value=0.0418196760081371,
    texname='V_{23}',
    lhablock='VCKM',
    lhacode=[2, 3],
)

RCKM3x1 = Parameter(
    name='RCKM3x1',
    nature='external',
    type='real',
    value=0.00791703705153409,
    texname='V_{31}',
    lhablock='VCKM',
    lhacode=[3, 1],
)

RCKM3x2 = Parameter(
    name='RCKM3x2',
    nature='external',
    type='real',
    value=-0.0410923070317917,
    texname='V_{32}',
    lhablock='VCKM',
    lhacode=[3, 2],
)

RCKM3x3 = Parameter(
    name='RCKM3x3',
    nature='external',
    type='real',
    value=0.999118208416161,
    texname='V_{33}',
    lhablock='VCKM',
    lhacode=[3, 3],
)

ICKM1x1 = Parameter(
    name='ICKM1x1',
    nature='external',
    type='real',
    value=0.0,
    texname='V_{11}',
    lhablock='IMVCKM',
    lhacode=[1, 1],
)

ICKM1x2 = Parameter(
    name='ICKM1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='V_{12}',
    lhablock='IMVCKM',
    lhacode=[1, 2],
)

ICKM1x3 = Parameter(
    name='ICKM1x3',
    nature='external',
    type='real',
    value=-0.0034012749037793,
    texname='V_{13}',
    lhablock='IMVCKM',
    lhacode=[1, 3],
)

ICKM2x1 = Parameter(
    name='ICKM2x1',
    nature='external',
    type='real',
    value=-0.000138593635676591,
    texname='V_{21}',
    lhablock='IMVCKM',
    lhacode=[2, 1],
)

ICKM2x2 = Parameter(
    name='ICKM2x2',
    nature='external',
    type='real',
    value=-3.2005693427903e-05,
    texname='V_{22}',
    lhablock='IMVCKM',
    lhacode=[2, 2],
)

ICKM2x3 = Parameter(
    name='ICKM2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='V_{23}',
    lhablock='IMVCKM',
    lhacode=[2, 3],
)

ICKM3x1 = Parameter(
    name='ICKM3x1',
    nature='external',
    type='real',
    value=-0.00331115489627739,
    texname='V_{31}',
    lhablock='IMVCKM',
    lhacode=[3, 1],
)

ICKM3x2 = Parameter(
    name='ICKM3x2',
    nature='external',
    type='real',
    value=-0.000764651334710995,
    texname='V_{32}',
    lhablock='IMVCKM',
    lhacode=[3, 2],
)

ICKM3x3 = Parameter(
    name='ICKM3x3',
    nature='external',
    type='real',
    value=0.0,
    texname='V_{33}',
    lhablock='IMVCKM',
    lhacode=[3, 3],
)

RUL1x1 = Parameter(
    name='RUL1x1',
    nature='external',
    type='real',
    value=-0.0274746737291473,
    texname='U^{UL}_{11}',
    lhablock='ULMIX',
    lhacode=[1, 1],
)

RUL1x2 = Parameter(
    name='RUL1x2',
    nature='external',
    type='real',
    value=-0.0728301309888768,
    texname='U^{UL}_{12}',
    lhablock='ULMIX',
    lhacode=[1, 2],
)

RUL1x3 = Parameter(
    name='RUL1x3',
    nature='external',
    type='real',
    value=-0.160030846527663,
    texname='U^{UL}_{13}',
    lhablock='ULMIX',
    lhacode=[1, 3],
)

RUL1x4 = Parameter(
    name='RUL1x4',
    nature='external',
    type='real',
    value=-0.00872967169212509,
    texname='U^{UL}_{14}',
    lhablock='ULMIX',
    lhacode=[1, 4],
)

RUL1x5 = Parameter(
    name='RUL1x5',
    nature='external',
    type='real',
    value=0.982576604577777,
    texname='U^{UL}_{15}',
    lhablock='ULMIX',
    lhacode=[1, 5],
)

RUL2x1 = Parameter(
    name='RUL2x1',
    nature='external',
    type='real',
    value=-1.22132628403227e-08,
    texname='U^{UL}_{21}',
    lhablock='ULMIX',
    lhacode=[2, 1],
)

RUL2x2 = Parameter(
    name='RUL2x2',
    nature='external',
    type='real',
    value=-9.4357023015049e-05,
    texname='U^{UL}_{22}',
    lhablock='ULMIX',
    lhacode=[2, 2],
)

RUL2x3 = Parameter(
    name='RUL2x3',
    nature='external',
    type='real',
    value=-0.0185734821777085,
    texname='U^{UL}_{23}',
    lhablock='ULMIX',
    lhacode=[2, 3],
)

RUL2x4 = Parameter(
    name='RUL2x4',
    nature='external',
    type='real',
    value=0.999765372627181,
    texname='U^{UL}_{24}',
    lhablock='ULMIX',
    lhacode=[2, 4],
)

RUL2x5 = Parameter(
    name='RUL2x5',
    nature='external',
    type='real',
    value=0.00622622602725231,
    texname='U^{UL}_{25}',
    lhablock='ULMIX',
    lhacode=[2, 5],
)

RUL3x1 = Parameter(
    name='RUL3x1',
    nature='external',
    type='real',
    value=0.999622496932664,
    texname='U^{UL}_{31}',
    lhablock='ULMIX',
    lhacode=[3, 1],
)

RUL3x2 = Parameter(
    name='RUL3x2',
    nature='external',
    type='real',
    value=-0.00200485505265725,
    texname='U^{UL}_{32}',
    lhablock='ULMIX',
    lhacode=[3, 2],
)

RUL3x3 = Parameter(
    name='RUL3x3',
    nature='external',
    type='real',
    value=-0.00439480192698309,
    texname='U^{UL}_{33}',
    lhablock='ULMIX',
    lhacode=[3, 3],
)

RUL3x4 = Parameter(
    name='RUL3x4',
    nature='external',
    type='real',
    value=-0.00023937824337909,
    texname='U^{UL}_{34}',
    lhablock='ULMIX',
    lhacode=[3, 4],
)

RUL3x5 = Parameter(
    name='RUL3x5',
    nature='external',
    type='real',
    value=0.0270060855806788,
    texname='U^{UL}_{35}',
    lhablock='ULMIX',
    lhacode=[3, 5],
)

RUL4x1 = Parameter(
    name='RUL4x1',
    nature='external',
    type='real',
    value=1.43040639906952e-06,
    texname='U^{UL}_{41}',
    lhablock='ULMIX',
    lhacode=[4, 1],
)

RUL4x2 = Parameter(
    name='RUL4x2',
    nature='external',
    type='real',
    value=0.99710111593914,
    texname='U^{UL}_{42}',
    lhablock='ULMIX',
    lhacode=[4, 2],
)

RUL4x3 = Parameter(
    name='RUL4x3',
    nature='external',
    type='real',
    value=-0.0107681518351557,
    texname='U^{UL}_{43}',
    lhablock='ULMIX',
    lhacode=[4, 3],
)

RUL4x4 = Parameter(
    name='RUL4x4',
    nature='external',
    type='real',
    value=-0.000390386863887607,
    texname='U^{UL}_{44}',
    lhablock='ULMIX',
    lhacode=[4, 4],
)

RUL4x5 = Parameter(
    name='RUL4x5',
    nature='external',
    type='real',
    value=0.0718101373393669,
    texname='U^{UL}_{45}',
    lhablock='ULMIX',
    lhacode=[4, 5],
)

RUL5x1 = Parameter(
    name='RUL5x1',
    nature='external',
    type='real',
    value=2.05176109559954e-08,
    texname='U^{UL}_{51}',
    lhablock='ULMIX',
    lhacode=[5, 1],
)

RUL5x2 = Parameter(
    name='RUL5x2',
    nature='external',
    type='real',
    value=0.000118022316065068,
    texname='U^{UL}_{52}',
    lhablock='ULMIX',
    lhacode=[5, 2],
)

RUL5x3 = Parameter(
    name='RUL5x3',
    nature='external',
    type='real',
    value=0.985664046431127,
    texname='U^{UL}_{53}',
    lhablock='ULMIX',
    lhacode=[5, 3],
)

RUL5x4 = Parameter(
    name='RUL5x4',
    nature='external',
    type='real',
    value=0.0170687905779074,
    texname='U^{UL}_{54}',
    lhablock='ULMIX',
    lhacode=[5, 4],
)

RUL5x5 = Parameter(
    name='RUL5x5',
    nature='external',
    type='real',
    value=0.160742956596619,
    texname='U^{UL}_{55}',
    lhablock='ULMIX',
    lhacode=[5, 5],
)

IUL1x1 = Parameter(
    name='IUL1x1',
    nature='external',
    type='real',
    value=7.69818935269567e-05,
    texname='U^{UL}_{11}',
    lhablock='IMULMIX',
    lhacode=[1, 1],
)

IUL1x2 = Parameter(
    name='IUL1x2',
    nature='external',
    type='real',
    value=0.0219254641021427,
    texname='U^{UL}_{12}',
    lhablock='IMULMIX',
    lhacode=[1, 2],
)

IUL1x3 = Parameter(
    name='IUL1x3',
    nature='external',
    type='real',
    value=-0.0476142369913135,
    texname='U^{UL}_{13}',
    lhablock='IMULMIX',
    lhacode=[1, 3],
)

IUL1x4 = Parameter(
    name='IUL1x4',
    nature='external',
    type='real',
    value=-0.00708547706522982,
    texname='U^{UL}_{14}',
    lhablock='IMULMIX',
    lhacode=[1, 4],
)

IUL1x5 = Parameter(
    name='IUL1x5',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UL}_{15}',
    lhablock='IMULMIX',
    lhacode=[1, 5],
)

IUL2x1 = Parameter(
    name='IUL2x1',
    nature='external',
    type='real',
    value=4.07055533743683e-09,
    texname='U^{UL}_{21}',
    lhablock='IMULMIX',
    lhacode=[2, 1],
)

IUL2x2 = Parameter(
    name='IUL2x2',
    nature='external',
    type='real',
    value=-3.53690656938045e-05,
    texname='U^{UL}_{22}',
    lhablock='IMULMIX',
    lhacode=[2, 2],
)

IUL2x3 = Parameter(
    name='IUL2x3',
    nature='external',
    type='real',
    value=0.00774027986561711,
    texname='U^{UL}_{23}',
    lhablock='IMULMIX',
    lhacode=[2, 3],
)

IUL2x4 = Parameter(
    name='IUL2x4',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UL}_{24}',
    lhablock='IMULMIX',
    lhacode=[2, 4],
)

IUL2x5 = Parameter(
    name='IUL2x5',
    nature='external',
    type='real',
    value=-0.00505346200807093,
    texname='U^{UL}_{25}',
    lhablock='IMULMIX',
    lhacode=[2, 5],
)

IUL3x1 = Parameter(
    name='IUL3x1',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UL}_{31}',
    lhablock='IMULMIX',
    lhacode=[3, 1],
)

IUL3x2 = Parameter(
    name='IUL3x2',
    nature='external',
    type='real',
    value=0.000595865196390257,
    texname='U^{UL}_{32}',
    lhablock='IMULMIX',
    lhacode=[3, 2],
)

IUL3x3 = Parameter(
    name='IUL3x3',
    nature='external',
    type='real',
    value=-0.00132098002099844,
    texname='U^{UL}_{33}',
    lhablock='IMULMIX',
    lhacode=[3, 3],
)

IUL3x4 = Parameter(
    name='IUL3x4',
    nature='external',
    type='real',
    value=-0.000195411502068912,
    texname='U^{UL}_{34}',
    lhablock='IMULMIX',
    lhacode=[3, 4],
)

IUL3x5 = Parameter(
    name='IUL3x5',
    nature='external',
    type='real',
    value=7.55566694424802e-05,
    texname='U^{UL}_{35}',
    lhablock='IMULMIX',
    lhacode=[3, 5],
)

IUL4x1 = Parameter(
    name='IUL4x1',
    nature='external',
    type='real',
    value=-1.15145075705062e-06,
    texname='U^{UL}_{41}',
    lhablock='IMULMIX',
    lhacode=[4, 1],
)

IUL4x2 = Parameter(
    name='IUL4x2',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UL}_{42}',
    lhablock='IMULMIX',
    lhacode=[4, 2],
)

IUL4x3 = Parameter(
    name='IUL4x3',
    nature='external',
    type='real',
    value=-0.0068921426022359,
    texname='U^{UL}_{43}',
    lhablock='IMULMIX',
    lhacode=[4, 3],
)

IUL4x4 = Parameter(
    name='IUL4x4',
    nature='external',
    type='real',
    value=-0.000744457465795068,
    texname='U^{UL}_{44}',
    lhablock='IMULMIX',
    lhacode=[4, 4],
)

IUL4x5 = Parameter(
    name='IUL4x5',
    nature='external',
    type='real',
    value=0.0216450322807843,
    texname='U^{UL}_{45}',
    lhablock='IMULMIX',
    lhacode=[4, 5],
)

IUL5x1 = Parameter(
    name='IUL5x1',
    nature='external',
    type='real',
    value=1.50183753392899e-09,
    texname='U^{UL}_{51}',
    lhablock='IMULMIX',
    lhacode=[5, 1],
)

IUL5x2 = Parameter(
    name='IUL5x2',
    nature='external',
    type='real',
    value=0.000109792403189996,
    texname='U^{UL}_{52}',
    lhablock='IMULMIX',
    lhacode=[5, 2],
)

IUL5x3 = Parameter(
    name='IUL5x3',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UL}_{53}',
    lhablock='IMULMIX',
    lhacode=[5, 3],
)

IUL5x4 = Parameter(
    name='IUL5x4',
    nature='external',
    type='real',
    value=0.00711637719102114,
    texname='U^{UL}_{54}',
    lhablock='IMULMIX',
    lhacode=[5, 4],
)

IUL5x5 = Parameter(
    name='IUL5x5',
    nature='external',
    type='real',
    value=-0.0478129381845301,
    texname='U^{UL}_{55}',
    lhablock='IMULMIX',
    lhacode=[5, 5],
)

RUR1x1 = Parameter(
    name='RUR1x1',
    nature='external',
    type='real',
    value=-3.29558442384174e-08,
    texname='U^{UR}_{11}',
    lhablock='URMIX',
    lhacode=[1, 1],
)

RUR1x2 = Parameter(
    name='RUR1x2',
    nature='external',
    type='real',
    value=-5.09869754991562e-05,
    texname='U^{UR}_{12}',
    lhablock='URMIX',
    lhacode=[1, 2],
)

RUR1x3 = Parameter(
    name='RUR1x3',
    nature='external',
    type='real',
    value=-0.014878666391001,
    texname='U^{UR}_{13}',
    lhablock='URMIX',
    lhacode=[1, 3],
)

RUR1x4 = Parameter(
    name='RUR1x4',
    nature='external',
    type='real',
    value=-0.00745035547642767,
    texname='U^{UR}_{14}',
    lhablock='URMIX',
    lhacode=[1, 4],
)

RUR1x5 = Parameter(
    name='RUR1x5',
    nature='external',
    type='real',
    value=0.999833461058258,
    texname='U^{UR}_{15}',
    lhablock='URMIX',
    lhacode=[1, 5],
)

RUR2x1 = Parameter(
    name='RUR2x1',
    nature='external',
    type='real',
    value=-0.00848497484325932,
    texname='U^{UR}_{21}',
    lhablock='URMIX',
    lhacode=[2, 1],
)

RUR2x2 = Parameter(
    name='RUR2x2',
    nature='external',
    type='real',
    value=-0.112316826644232,
    texname='U^{UR}_{22}',
    lhablock='URMIX',
    lhacode=[2, 2],
)

RUR2x3 = Parameter(
    name='RUR2x3',
    nature='external',
    type='real',
    value=-0.166476058054889,
    texname='U^{UR}_{23}',
    lhablock='URMIX',
    lhacode=[2, 3],
)

RUR2x4 = Parameter(
    name='RUR2x4',
    nature='external',
    type='real',
    value=0.976197657033941,
    texname='U^{UR}_{24}',
    lhablock='URMIX',
    lhacode=[2, 4],
)

RUR2x5 = Parameter(
    name='RUR2x5',
    nature='external',
    type='real',
    value=0.00509896920126091,
    texname='U^{UR}_{25}',
    lhablock='URMIX',
    lhacode=[2, 5],
)

RUR3x1 = Parameter(
    name='RUR3x1',
    nature='external',
    type='real',
    value=0.999960003129496,
    texname='U^{UR}_{31}',
    lhablock='URMIX',
    lhacode=[3, 1],
)

RUR3x2 = Parameter(
    name='RUR3x2',
    nature='external',
    type='real',
    value=-0.000837365002175196,
    texname='U^{UR}_{32}',
    lhablock='URMIX',
    lhacode=[3, 2],
)

RUR3x3 = Parameter(
    name='RUR3x3',
    nature='external',
    type='real',
    value=-0.00160882018713326,
    texname='U^{UR}_{33}',
    lhablock='URMIX',
    lhacode=[3, 3],
)

RUR3x4 = Parameter(
    name='RUR3x4',
    nature='external',
    type='real',
    value=0.00828300080114678,
    texname='U^{UR}_{34}',
    lhablock='URMIX',
    lhacode=[3, 4],
)

RUR3x5 = Parameter(
    name='RUR3x5',
    nature='external',
    type='real',
    value=5.50015160644457e-05,
    texname='U^{UR}_{35}',
    lhablock='URMIX',
    lhacode=[3, 5],
)

RUR4x1 = Parameter(
    name='RUR4x1',
    nature='external',
    type='real',
    value=3.41090517919164e-06,
    texname='U^{UR}_{41}',
    lhablock='URMIX',
    lhacode=[4, 1],
)

RUR4x2 = Parameter(
    name='RUR4x2',
    nature='external',
    type='real',
    value=0.992779560026488,
    texname='U^{UR}_{42}',
    lhablock='URMIX',
    lhacode=[4, 2],
)

RUR4x3 = Parameter(
    name='RUR4x3',
    nature='external',
    type='real',
    value=-0.0159725158067814,
    texname='U^{UR}_{43}',
    lhablock='URMIX',
    lhacode=[4, 3],
)

RUR4x4 = Parameter(
    name='RUR4x4',
    nature='external',
    type='real',
    value=0.110439691671369,
    texname='U^{UR}_{44}',
    lhablock='URMIX',
    lhacode=[4, 4],
)

RUR4x5 = Parameter(
    name='RUR4x5',
    nature='external',
    type='real',
    value=0.000451193517680303,
    texname='U^{UR}_{45}',
    lhablock='URMIX',
    lhacode=[4, 5],
)

RUR5x1 = Parameter(
    name='RUR5x1',
    nature='external',
    type='real',
    value=5.56512802208806e-08,
    texname='U^{UR}_{51}',
    lhablock='URMIX',
    lhacode=[5, 1],
)

RUR5x2 = Parameter(
    name='RUR5x2',
    nature='external',
    type='real',
    value=7.9316598128794e-05,
    texname='U^{UR}_{52}',
    lhablock='URMIX',
    lhacode=[5, 2],
)

RUR5x3 = Parameter(
    name='RUR5x3',
    nature='external',
    type='real',
    value=0.983236021851798,
    texname='U^{UR}_{53}',
    lhablock='URMIX',
    lhacode=[5, 3],
)

RUR5x4 = Parameter(
    name='RUR5x4',
    nature='external',
    type='real',
    value=0.16757743925448,
    texname='U^{UR}_{54}',
    lhablock='URMIX',
    lhacode=[5, 4],
)

RUR5x5 = Parameter(
    name='RUR5x5',
    nature='external',
    type='real',
    value=0.0163027173368043,
    texname='U^{UR}_{55}',
    lhablock='URMIX',
    lhacode=[5, 5],
)

IUR1x1 = Parameter(
    name='IUR1x1',
    nature='external',
    type='real',
    value=9.23397059147374e-11,
    texname='U^{UR}_{11}',
    lhablock='IMURMIX',
    lhacode=[1, 1],
)

IUR1x2 = Parameter(
    name='IUR1x2',
    nature='external',
    type='real',
    value=1.53495961877965e-05,
    texname='U^{UR}_{12}',
    lhablock='IMURMIX',
    lhacode=[1, 2],
)

IUR1x3 = Parameter(
    name='IUR1x3',
    nature='external',
    type='real',
    value=-0.00442687371233366,
    texname='U^{UR}_{13}',
    lhablock='IMURMIX',
    lhacode=[1, 3],
)

IUR1x4 = Parameter(
    name='IUR1x4',
    nature='external',
    type='real',
    value=-0.00604711433806361,
    texname='U^{UR}_{14}',
    lhablock='IMURMIX',
    lhacode=[1, 4],
)

IUR1x5 = Parameter(
    name='IUR1x5',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UR}_{15}',
    lhablock='IMURMIX',
    lhacode=[1, 5],
)

IUR2x1 = Parameter(
    name='IUR2x1',
    nature='external',
    type='real',
    value=0.00282795517994071,
    texname='U^{UR}_{21}',
    lhablock='IMURMIX',
    lhacode=[2, 1],
)

IUR2x2 = Parameter(
    name='IUR2x2',
    nature='external',
    type='real',
    value=-0.0421011716260916,
    texname='U^{UR}_{22}',
    lhablock='IMURMIX',
    lhacode=[2, 2],
)

IUR2x3 = Parameter(
    name='IUR2x3',
    nature='external',
    type='real',
    value=0.0693769357808451,
    texname='U^{UR}_{23}',
    lhablock='IMURMIX',
    lhacode=[2, 3],
)

IUR2x4 = Parameter(
    name='IUR2x4',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{UR}_{24}',
    lhablock='IMURMIX',
    lhacode=[2, 4],
)

IUR2x5 = Parameter(
    name='IUR2x5',
    nature='external',
    type='real',
    value=-0.00413853384475782,
    texname='U^{UR}_{25}',
    lhablock='IMURMIX',
    lhacode=[2, 5],
)

IUR3x1 = Parameter(
    name='IUR3x1',
    nature='external',
    type='real',
    value=-3.13515264233254e-09,
    texname='U^{UR}_{31}',
    lhablock='IMURMIX',
    lhacode=[3, 1],
)

IUR3x2 = Parameter(
    name='IUR3x2',
    nature='external',
    type='real',
    value=-0.000673873568784426,
    texname='U^{UR}_{32}',
    lhablock='IMURMIX',
    lhacode=[3, 2],
)

IUR3x3 = Parameter(
    name='IUR3x3',
    nature='external',
    type='real',
    value=0.000117795954392533,
    texname='U^{UR}_{33}',
    lhablock='IMURMIX',
    lhacode=[3, 3],
)

IUR3x4 = Parameter(
    name='IUR3x4',
    nature='external',
    type='real',
    value=0.00276100010448267,
    texname='U^{UR}_{34}',
    lhablock='IMURMIX',
    lhacode=[3, 4],
)

IUR3x5 = Parameter(
    name='IUR3x5',
    nature='external',
    type='real',
    value=-2.06936961161781e-05,
    texname='U^{UR}_{35}',
    lhablock='IMURMIX',
    lhacode=[3, 5],
)

IUR4x1 = Parameter(
    name='IUR4x1',
    nature='external',
    type='real',
    value=1.01504915401109e-06,
    texname='U^{UR}_{41}',
    lhablock='IMURMIX',
    lhacode=[4, 1],
)

IUR4x2 = Parameter(
    name='IUR4x2',
    nature='external',
    type='real',
    value=1.99547841453753e-06,
    texname='U^{UR}_{42}',
    lhablock='IMURMIX',
    lhacode=[4, 2],
)

IUR4x3 = Parameter(
    name='IUR4x3',
    nature='external',
    type='real',
    value=0.0148590996097047,
    texname='U^{UR}_{43}',
    lhablock='IMURMIX',
    lhacode=[4, 3],
)

IUR4x4 = Parameter(
    name='IUR4x4',
    nature='external',
    type='real',
    value=-0.0414156225913756,
    texname='U^{UR}_{44}',
    lhablock='IMURMIX',
    lhacode=[4, 4],
)

IUR4x5 = Parameter(
    name='IUR4x5',
    nature='external',
    type='real',
    value=-0.000669483285183,
    texname='U^{UR}_{45}',
    lhablock='IMURMIX',
    lhacode=[4, 5],
)

IUR5x1 = Parameter(
    name='IUR5x1',
    nature='external',
    type='real',
    value=-1.6723314437951e-08,
    texname='U^{UR}_{51}',
    lhablock='IMURMIX',
    lhacode=[5, 1],
)

IUR5x2 = Parameter(
    name='IUR5x2',
    nature='external',
    type='real',
    value=-5.07717771068963e-05,
    texname='U^{UR}_{52}',
    lhablock='IMURMIX',
    lhacode=[5, 2],
)

IUR5x3 = Parameter(
    name='IUR5x3',
    nature='external',
    type='real',
    value=2.02138826378458e-06,
    texname='U^{UR}_{53}',
    lhablock='IMURMIX',
    lhacode=[5, 3],
)

IUR5x4 = Parameter(
    name='IUR5x4',
    nature='external',
    type='real',
    value=0.0698244251739031,
    texname='U^{UR}_{54}',
    lhablock='IMURMIX',
    lhacode=[5, 4],
)

IUR5x5 = Parameter(
    name='IUR5x5',
    nature='external',
    type='real',
    value=-0.00484658328583621,
    texname='U^{UR}_{55}',
    lhablock='IMURMIX',
    lhacode=[5, 5],
)

RDL1x1 = Parameter(
    name='RDL1x1',
    nature='external',
    type='real',
    value=-0.0117883818042774,
    texname='U^{DL}_{11}',
    lhablock='DLMIX',
    lhacode=[1, 1],
)

RDL1x2 = Parameter(
    name='RDL1x2',
    nature='external',
    type='real',
    value=-0.0705209233656308,
    texname='U^{DL}_{12}',
    lhablock='DLMIX',
    lhacode=[1, 2],
)

RDL1x3 = Parameter(
    name='RDL1x3',
    nature='external',
    type='real',
    value=-0.161690743004646,
    texname='U^{DL}_{13}',
    lhablock='DLMIX',
    lhacode=[1, 3],
)

RDL1x4 = Parameter(
    name='RDL1x4',
    nature='external',
    type='real',
    value=-0.000140823432616185,
    texname='U^{DL}_{14}',
    lhablock='DLMIX',
    lhacode=[1, 4],
)

RDL1x5 = Parameter(
    name='RDL1x5',
    nature='external',
    type='real',
    value=0.982870973799721,
    texname='U^{DL}_{15}',
    lhablock='DLMIX',
    lhacode=[1, 5],
)

RDL2x1 = Parameter(
    name='RDL2x1',
    nature='external',
    type='real',
    value=-2.35986950196551e-08,
    texname='U^{DL}_{21}',
    lhablock='DLMIX',
    lhacode=[2, 1],
)

RDL2x2 = Parameter(
    name='RDL2x2',
    nature='external',
    type='real',
    value=-5.80458876530461e-06,
    texname='U^{DL}_{22}',
    lhablock='DLMIX',
    lhacode=[2, 2],
)

RDL2x3 = Parameter(
    name='RDL2x3',
    nature='external',
    type='real',
    value=-0.000495379129566283,
    texname='U^{DL}_{23}',
    lhablock='DLMIX',
    lhacode=[2, 3],
)

RDL2x4 = Parameter(
    name='RDL2x4',
    nature='external',
    type='real',
    value=0.999999827046036,
    texname='U^{DL}_{24}',
    lhablock='DLMIX',
    lhacode=[2, 4],
)

RDL2x5 = Parameter(
    name='RDL2x5',
    nature='external',
    type='real',
    value=7.54165886126534e-05,
    texname='U^{DL}_{25}',
    lhablock='DLMIX',
    lhacode=[2, 5],
)

RDL3x1 = Parameter(
    name='RDL3x1',
    nature='external',
    type='real',
    value=0.999919392476121,
    texname='U^{DL}_{31}',
    lhablock='DLMIX',
    lhacode=[3, 1],
)

RDL3x2 = Parameter(
    name='RDL3x2',
    nature='external',
    type='real',
    value=-0.000775141783221985,
    texname='U^{DL}_{32}',
    lhablock='DLMIX',
    lhacode=[3, 2],
)

RDL3x3 = Parameter(
    name='RDL3x3',
    nature='external',
    type='real',
    value=-0.00212314306904526,
    texname='U^{DL}_{33}',
    lhablock='DLMIX',
    lhacode=[3, 3],
)

RDL3x4 = Parameter(
    name='RDL3x4',
    nature='external',
    type='real',
    value=-2.34002840943011e-06,
    texname='U^{DL}_{34}',
    lhablock='DLMIX',
    lhacode=[3, 4],
)

RDL3x5 = Parameter(
    name='RDL3x5',
    nature='external',
    type='real',
    value=0.0115828110886677,
    texname='U^{DL}_{35}',
    lhablock='DLMIX',
    lhacode=[3, 5],
)

RDL4x1 = Parameter(
    name='RDL4x1',
    nature='external',
    type='real',
    value=5.44286401299214e-05,
    texname='U^{DL}_{41}',
    lhablock='DLMIX',
    lhacode=[4, 1],
)

RDL4x2 = Parameter(
    name='RDL4x2',
    nature='external',
    type='real',
    value=0.997234316877929,
    texname='U^{DL}_{42}',
    lhablock='DLMIX',
    lhacode=[4, 2],
)

RDL4x3 = Parameter(
    name='RDL4x3',
    nature='external',
    type='real',
    value=-0.0105620281954296,
    texname='U^{DL}_{43}',
    lhablock='DLMIX',
    lhacode=[4, 3],
)

RDL4x4 = Parameter(
    name='RDL4x4',
    nature='external',
    type='real',
    value=-8.2472711987591e-07,
    texname='U^{DL}_{44}',
    lhablock='DLMIX',
    lhacode=[4, 4],
)

RDL4x5 = Parameter(
    name='RDL4x5',
    nature='external',
    type='real',
    value=0.0694968668283427,
    texname='U^{DL}_{45}',
    lhablock='DLMIX',
    lhacode=[4, 5],
)

RDL5x1 = Parameter(
    name='RDL5x1',
    nature='external',
    type='real',
    value=-2.36538708390859e-07,
    texname='U^{DL}_{51}',
    lhablock='DLMIX',
    lhacode=[5, 1],
)

RDL5x2 = Parameter(
    name='RDL5x2',
    nature='external',
    type='real',
    value=0.000215006096690474,
    texname='U^{DL}_{52}',
    lhablock='DLMIX',
    lhacode=[5, 2],
)

RDL5x3 = Parameter(
    name='RDL5x3',
    nature='external',
    type='real',
    value=0.985675911506667,
    texname='U^{DL}_{53}',
    lhablock='DLMIX',
    lhacode=[5, 3],
)

RDL5x4 = Parameter(
    name='RDL5x4',
    nature='external',
    type='real',
    value=0.000472355213449922,
    texname='U^{DL}_{54}',
    lhablock='DLMIX',
    lhacode=[5, 4],
)

RDL5x5 = Parameter(
    name='RDL5x5',
    nature='external',
    type='real',
    value=0.162160233881316,
    texname='U^{DL}_{55}',
    lhablock='DLMIX',
    lhacode=[5, 5],
)

IDL1x1 = Parameter(
    name='IDL1x1',
    nature='external',
    type='real',
    value=-0.00471570142472695,
    texname='U^{DL}_{11}',
    lhablock='IMDLMIX',
    lhacode=[1, 1],
)

IDL1x2 = Parameter(
    name='IDL1x2',
    nature='external',
    type='real',
    value=0.0234381471733953,
    texname='U^{DL}_{12}',
    lhablock='IMDLMIX',
    lhacode=[1, 2],
)

IDL1x3 = Parameter(
    name='IDL1x3',
    nature='external',
    type='real',
    value=-0.0462272565888368,
    texname='U^{DL}_{13}',
    lhablock='IMDLMIX',
    lhacode=[1, 3],
)

IDL1x4 = Parameter(
    name='IDL1x4',
    nature='external',
    type='real',
    value=-0.000149147145649413,
    texname='U^{DL}_{14}',
    lhablock='IMDLMIX',
    lhacode=[1, 4],
)

IDL1x5 = Parameter(
    name='IDL1x5',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DL}_{15}',
    lhablock='IMDLMIX',
    lhacode=[1, 5],
)

IDL2x1 = Parameter(
    name='IDL2x1',
    nature='external',
    type='real',
    value=-4.71951148694175e-08,
    texname='U^{DL}_{21}',
    lhablock='IMDLMIX',
    lhacode=[2, 1],
)

IDL2x2 = Parameter(
    name='IDL2x2',
    nature='external',
    type='real',
    value=-2.78197072202231e-06,
    texname='U^{DL}_{22}',
    lhablock='IMDLMIX',
    lhacode=[2, 2],
)

IDL2x3 = Parameter(
    name='IDL2x3',
    nature='external',
    type='real',
    value=0.000297318717174108,
    texname='U^{DL}_{23}',
    lhablock='IMDLMIX',
    lhacode=[2, 3],
)

IDL2x4 = Parameter(
    name='IDL2x4',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DL}_{24}',
    lhablock='IMDLMIX',
    lhacode=[2, 4],
)

IDL2x5 = Parameter(
    name='IDL2x5',
    nature='external',
    type='real',
    value=-7.98742668628455e-05,
    texname='U^{DL}_{25}',
    lhablock='IMDLMIX',
    lhacode=[2, 5],
)

IDL3x1 = Parameter(
    name='IDL3x1',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DL}_{31}',
    lhablock='IMDLMIX',
    lhacode=[3, 1],
)

IDL3x2 = Parameter(
    name='IDL3x2',
    nature='external',
    type='real',
    value=0.000651127231228309,
    texname='U^{DL}_{32}',
    lhablock='IMDLMIX',
    lhacode=[3, 2],
)

IDL3x3 = Parameter(
    name='IDL3x3',
    nature='external',
    type='real',
    value=0.00022054633381664,
    texname='U^{DL}_{33}',
    lhablock='IMDLMIX',
    lhacode=[3, 3],
)

IDL3x4 = Parameter(
    name='IDL3x4',
    nature='external',
    type='real',
    value=-1.13900578685867e-06,
    texname='U^{DL}_{34}',
    lhablock='IMDLMIX',
    lhacode=[3, 4],
)

IDL3x5 = Parameter(
    name='IDL3x5',
    nature='external',
    type='real',
    value=-0.00463312443861138,
    texname='U^{DL}_{35}',
    lhablock='IMDLMIX',
    lhacode=[3, 5],
)

IDL4x1 = Parameter(
    name='IDL4x1',
    nature='external',
    type='real',
    value=4.23376479690248e-05,
    texname='U^{DL}_{41}',
    lhablock='IMDLMIX',
    lhacode=[4, 1],
)

IDL4x2 = Parameter(
    name='IDL4x2',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DL}_{42}',
    lhablock='IMDLMIX',
    lhacode=[4, 2],
)

IDL4x3 = Parameter(
    name='IDL4x3',
    nature='external',
    type='real',
    value=-0.0067598250493025,
    texname='U^{DL}_{43}',
    lhablock='IMDLMIX',
    lhacode=[4, 3],
)

IDL4x4 = Parameter(
    name='IDL4x4',
    nature='external',
    type='real',
    value=-1.65613294929866e-05,
    texname='U^{DL}_{44}',
    lhablock='IMDLMIX',
    lhacode=[4, 4],
)

IDL4x5 = Parameter(
    name='IDL4x5',
    nature='external',
    type='real',
    value=0.0231656218963649,
    texname='U^{DL}_{45}',
    lhablock='IMDLMIX',
    lhacode=[4, 5],
)

IDL5x1 = Parameter(
    name='IDL5x1',
    nature='external',
    type='real',
    value=3.11162352564184e-06,
    texname='U^{DL}_{51}',
    lhablock='IMDLMIX',
    lhacode=[5, 1],
)

IDL5x2 = Parameter(
    name='IDL5x2',
    nature='external',
    type='real',
    value=0.000314301190886209,
    texname='U^{DL}_{52}',
    lhablock='IMDLMIX',
    lhacode=[5, 2],
)

IDL5x3 = Parameter(
    name='IDL5x3',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DL}_{53}',
    lhablock='IMDLMIX',
    lhacode=[5, 3],
)

IDL5x4 = Parameter(
    name='IDL5x4',
    nature='external',
    type='real',
    value=0.000283602906462163,
    texname='U^{DL}_{54}',
    lhablock='IMDLMIX',
    lhacode=[5, 4],
)

IDL5x5 = Parameter(
    name='IDL5x5',
    nature='external',
    type='real',
    value=-0.0463314952316873,
    texname='U^{DL}_{55}',
    lhablock='IMDLMIX',
    lhacode=[5, 5],
)

RDR1x1 = Parameter(
    name='RDR1x1',
    nature='external',
    type='real',
    value=-3.07750161976234e-08,
    texname='U^{DR}_{11}',
    lhablock='DRMIX',
    lhacode=[1, 1],
)

RDR1x2 = Parameter(
    name='RDR1x2',
    nature='external',
    type='real',
    value=-3.6381747827876e-06,
    texname='U^{DR}_{12}',
    lhablock='DRMIX',
    lhacode=[1, 2],
)

RDR1x3 = Parameter(
    name='RDR1x3',
    nature='external',
    type='real',
    value=-0.000363893271358344,
    texname='U^{DR}_{13}',
    lhablock='DRMIX',
    lhacode=[1, 3],
)

RDR1x4 = Parameter(
    name='RDR1x4',
    nature='external',
    type='real',
    value=-0.000103949786738832,
    texname='U^{DR}_{14}',
    lhablock='DRMIX',
    lhacode=[1, 4],
)

RDR1x5 = Parameter(
    name='RDR1x5',
    nature='external',
    type='real',
    value=0.99999991690854,
    texname='U^{DR}_{15}',
    lhablock='DRMIX',
    lhacode=[1, 5],
)

RDR2x1 = Parameter(
    name='RDR2x1',
    nature='external',
    type='real',
    value=-0.00652852000947086,
    texname='U^{DR}_{21}',
    lhablock='DRMIX',
    lhacode=[2, 1],
)

RDR2x2 = Parameter(
    name='RDR2x2',
    nature='external',
    type='real',
    value=-0.0812599844567017,
    texname='U^{DR}_{22}',
    lhablock='DRMIX',
    lhacode=[2, 2],
)

RDR2x3 = Parameter(
    name='RDR2x3',
    nature='external',
    type='real',
    value=-0.158971650912963,
    texname='U^{DR}_{23}',
    lhablock='DRMIX',
    lhacode=[2, 3],
)

RDR2x4 = Parameter(
    name='RDR2x4',
    nature='external',
    type='real',
    value=0.978412732198561,
    texname='U^{DR}_{24}',
    lhablock='DRMIX',
    lhacode=[2, 4],
)

RDR2x5 = Parameter(
    name='RDR2x5',
    nature='external',
    type='real',
    value=5.35345648135232e-05,
    texname='U^{DR}_{25}',
    lhablock='DRMIX',
    lhacode=[2, 5],
)

RDR3x1 = Parameter(
    name='RDR3x1',
    nature='external',
    type='real',
    value=0.999893447303836,
    texname='U^{DR}_{31}',
    lhablock='DRMIX',
    lhacode=[3, 1],
)

RDR3x2 = Parameter(
    name='RDR3x2',
    nature='external',
    type='real',
    value=-0.00107799440718166,
    texname='U^{DR}_{32}',
    lhablock='DRMIX',
    lhacode=[3, 2],
)

RDR3x3 = Parameter(
    name='RDR3x3',
    nature='external',
    type='real',
    value=0.000205437163990769,
    texname='U^{DR}_{33}',
    lhablock='DRMIX',
    lhacode=[3, 3],
)

RDR3x4 = Parameter(
    name='RDR3x4',
    nature='external',
    type='real',
    value=0.00638599689083857,
    texname='U^{DR}_{34}',
    lhablock='DRMIX',
    lhacode=[3, 4],
)

RDR3x5 = Parameter(
    name='RDR3x5',
    nature='external',
    type='real',
    value=-3.60994469272814e-07,
    texname='U^{DR}_{35}',
    lhablock='DRMIX',
    lhacode=[3, 5],
)

RDR4x1 = Parameter(
    name='RDR4x1',
    nature='external',
    type='real',
    value=3.90411930029987e-05,
    texname='U^{DR}_{41}',
    lhablock='DRMIX',
    lhacode=[4, 1],
)

RDR4x2 = Parameter(
    name='RDR4x2',
    nature='external',
    type='real',
    value=0.995930776721159,
    texname='U^{DR}_{42}',
    lhablock='DRMIX',
    lhacode=[4, 2],
)

RDR4x3 = Parameter(
    name='RDR4x3',
    nature='external',
    type='real',
    value=-0.00947719502708721,
    texname='U^{DR}_{43}',
    lhablock='DRMIX',
    lhacode=[4, 3],
)

RDR4x4 = Parameter(
    name='RDR4x4',
    nature='external',
    type='real',
    value=0.0798249611809129,
    texname='U^{DR}_{44}',
    lhablock='DRMIX',
    lhacode=[4, 4],
)

RDR4x5 = Parameter(
    name='RDR4x5',
    nature='external',
    type='real',
    value=5.69541722444577e-06,
    texname='U^{DR}_{45}',
    lhablock='DRMIX',
    lhacode=[4, 5],
)

RDR5x1 = Parameter(
    name='RDR5x1',
    nature='external',
    type='real',
    value=2.434338026045e-06,
    texname='U^{DR}_{51}',
    lhablock='DRMIX',
    lhacode=[5, 1],
)

RDR5x2 = Parameter(
    name='RDR5x2',
    nature='external',
    type='real',
    value=0.000238539369248746,
    texname='U^{DR}_{52}',
    lhablock='DRMIX',
    lhacode=[5, 2],
)

RDR5x3 = Parameter(
    name='RDR5x3',
    nature='external',
    type='real',
    value=0.982514784066306,
    texname='U^{DR}_{53}',
    lhablock='DRMIX',
    lhacode=[5, 3],
)

RDR5x4 = Parameter(
    name='RDR5x4',
    nature='external',
    type='real',
    value=0.15965140956154,
    texname='U^{DR}_{54}',
    lhablock='DRMIX',
    lhacode=[5, 4],
)

RDR5x5 = Parameter(
    name='RDR5x5',
    nature='external',
    type='real',
    value=0.000384673827196619,
    texname='U^{DR}_{55}',
    lhablock='DRMIX',
    lhacode=[5, 5],
)

IDR1x1 = Parameter(
    name='IDR1x1',
    nature='external',
    type='real',
    value=-1.23109168110308e-08,
    texname='U^{DR}_{11}',
    lhablock='IMDRMIX',
    lhacode=[1, 1],
)

IDR1x2 = Parameter(
    name='IDR1x2',
    nature='external',
    type='real',
    value=1.209174127789e-06,
    texname='U^{DR}_{12}',
    lhablock='IMDRMIX',
    lhacode=[1, 2],
)

IDR1x3 = Parameter(
    name='IDR1x3',
    nature='external',
    type='real',
    value=-0.000104036800830027,
    texname='U^{DR}_{13}',
    lhablock='IMDRMIX',
    lhacode=[1, 3],
)

IDR1x4 = Parameter(
    name='IDR1x4',
    nature='external',
    type='real',
    value=-0.000110093992845762,
    texname='U^{DR}_{14}',
    lhablock='IMDRMIX',
    lhacode=[1, 4],
)

IDR1x5 = Parameter(
    name='IDR1x5',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DR}_{15}',
    lhablock='IMDRMIX',
    lhacode=[1, 5],
)

IDR2x1 = Parameter(
    name='IDR2x1',
    nature='external',
    type='real',
    value=-0.0130564105340682,
    texname='U^{DR}_{21}',
    lhablock='IMDRMIX',
    lhacode=[2, 1],
)

IDR2x2 = Parameter(
    name='IDR2x2',
    nature='external',
    type='real',
    value=-0.0389455492483257,
    texname='U^{DR}_{22}',
    lhablock='IMDRMIX',
    lhacode=[2, 2],
)

IDR2x3 = Parameter(
    name='IDR2x3',
    nature='external',
    type='real',
    value=0.0954122701089309,
    texname='U^{DR}_{23}',
    lhablock='IMDRMIX',
    lhacode=[2, 3],
)

IDR2x4 = Parameter(
    name='IDR2x4',
    nature='external',
    type='real',
    value=0.0,
    texname='U^{DR}_{24}',
    lhablock='IMDRMIX',
    lhacode=[2, 4],
)

IDR2x5 = Parameter(
    name='IDR2x5',
    nature='external',
    type='real',
    value=-5.669885359393e-05,
    texname='U^{DR}_{25}',
    lhablock='IMDRMIX',
    lhacode=[2, 5],
)

IDR3x1 = Parameter(
    name='IDR3x1',
    nature='external',
    type='real',
    value=4.1086695113263e-09,
    texname='U^{DR}_{31}',
    lhablock='IMDRMIX',
    lhacode=[3, 1],
)

IDR3x2 = Parameter(
    name='IDR3x2',
    nature='external',
    type='real',
    value=0.000839512555948316,
    texname='U^{DR}_{32}',
    lhablock='IMDRMIX',
    lhacode=[3, 2],
)

IDR3x3 = Parameter(
    name='IDR3x3',
    nature='external',
    type='real',
    value=0.00269818418134972,
    texname='U^{DR}_{33}',
    lhablock='IMDRMIX',
    lhacode=[3, 3],
)

IDR3x4 = Parameter(
    name='IDR3x4',
    nature='external',
    type='real',
    value=-0.0127719938022608,
    texname='U^{DR}_{34}',
    lhablock='IMDRMIX',
    lhacode=[3, 4],
)

IDR3x5 = Parameter(
    name='IDR3x5',
    nature='external',
    type='real',
    value=-1.08078676908579e-06,
    texname='U^{DR}_{35}',
    lhablock='IMDRMIX',
    lhacode=[3, 5],
)

IDR4x1 = Parameter(
    name='IDR4x1',
    nature='external',
    type='real',
    value=3.28496175346471e-05,
    texname='U^{DR}_{41}',
    lhablock='IMDRMIX',
    lhacode=[4, 1],
)

IDR4x2 = Parameter(
    name='IDR4x2',
    nature='external',
    type='real',
    value=4.83343405823422e-06,
    texname='U^{DR}_{42}',
    lhablock='IMDRMIX',
    lhacode=[4, 2],
)

IDR4x3 = Parameter(
    name='IDR4x3',
    nature='external',
    type='real',
    value=0.0138538484590773,
    texname='U^{DR}_{43}',
    lhablock='IMDRMIX',
    lhacode=[4, 3],
)

IDR4x4 = Parameter(
    name='IDR4x4',
    nature='external',
    type='real',
    value=-0.0383159825601242,
    texname='U^{DR}_{44}',
    lhablock='IMDRMIX',
    lhacode=[4, 4],
)

IDR4x5 = Parameter(
    name='IDR4x5',
    nature='external',
    type='real',
    value=-5.53961624966385e-06,
    texname='U^{DR}_{45}',
    lhablock='IMDRMIX',
    lhacode=[4, 5],
)

IDR5x1 = Parameter(
    name='IDR5x1',
    nature='external',
    type='real',
    value=2.53261236053498e-07,
    texname='U^{DR}_{51}',
    lhablock='IMDRMIX',
    lhacode=[5, 1],
)

IDR5x2 = Parameter(
    name='IDR5x2',
    nature='external',
    type='real',
    value=-0.00015266652546092,
    texname='U^{DR}_{52}',
    lhablock='IMDRMIX',
    lhacode=[5, 2],
)

IDR5x3 = Parameter(
    name='IDR5x3',
    nature='external',
    type='real',
    value=4.77761533187307e-06,
    texname='U^{DR}_{53}',
    lhablock='IMDRMIX',
    lhacode=[5, 3],
)

IDR5x4 = Parameter(
    name='IDR5x4',
    nature='external',
    type='real',
    value=0.09579084633439,
    texname='U^{DR}_{54}',
    lhablock='IMDRMIX',
    lhacode=[5, 4],
)

IDR5x5 = Parameter(
    name='IDR5x5',
    nature='external',
    type='real',
    value=-0.000109835455594915,
    texname='U^{DR}_{55}',
    lhablock='IMDRMIX',
    lhacode=[5, 5],
)

RZPLD1x1 = Parameter(
    name='RZPLD1x1',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{11}',
    lhablock='ZPLD',
    lhacode=[1, 1],
)

RZPLD1x2 = Parameter(
    name='RZPLD1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{12}',
    lhablock='ZPLD',
    lhacode=[1, 2],
)

RZPLD1x3 = Parameter(
    name='RZPLD1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{13}',
    lhablock='ZPLD',
    lhacode=[1, 3],
)

RZPLD2x2 = Parameter(
    name='RZPLD2x2',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{22}',
    lhablock='ZPLD',
    lhacode=[2, 2],
)

RZPLD2x3 = Parameter(
    name='RZPLD2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{23}',
    lhablock='ZPLD',
    lhacode=[2, 3],
)

RZPLD3x3 = Parameter(
    name='RZPLD3x3',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{33}',
    lhablock='ZPLD',
    lhacode=[3, 3],
)

IZPLD1x2 = Parameter(
    name='IZPLD1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{12}',
    lhablock='IMZPLD',
    lhacode=[1, 2],
)

IZPLD1x3 = Parameter(
    name='IZPLD1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{13}',
    lhablock='IMZPLD',
    lhacode=[1, 3],
)

IZPLD2x3 = Parameter(
    name='IZPLD2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='LD_{23}',
    lhablock='IMZPLD',
    lhacode=[2, 3],
)

RZPRD1x1 = Parameter(
    name='RZPRD1x1',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{11}',
    lhablock='ZPRD',
    lhacode=[1, 1],
)

RZPRD1x2 = Parameter(
    name='RZPRD1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{12}',
    lhablock='ZPRD',
    lhacode=[1, 2],
)

RZPRD1x3 = Parameter(
    name='RZPRD1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{13}',
    lhablock='ZPRD',
    lhacode=[1, 3],
)

RZPRD2x2 = Parameter(
    name='RZPRD2x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{22}',
    lhablock='ZPRD',
    lhacode=[2, 2],
)

RZPRD2x3 = Parameter(
    name='RZPRD2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{23}',
    lhablock='ZPRD',
    lhacode=[2, 3],
)

RZPRD3x3 = Parameter(
    name='RZPRD3x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{33}',
    lhablock='ZPRD',
    lhacode=[3, 3],
)

IZPRD1x2 = Parameter(
    name='IZPRD1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{12}',
    lhablock='IMZPRD',
    lhacode=[1, 2],
)

IZPRD1x3 = Parameter(
    name='IZPRD1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{13}',
    lhablock='IMZPRD',
    lhacode=[1, 3],
)

IZPRD2x3 = Parameter(
    name='IZPRD2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RD_{23}',
    lhablock='IMZPRD',
    lhacode=[2, 3],
)

RZPRU1x1 = Parameter(
    name='RZPRU1x1',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{11}',
    lhablock='ZPRU',
    lhacode=[1, 1],
)

RZPRU1x2 = Parameter(
    name='RZPRU1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{12}',
    lhablock='ZPRU',
    lhacode=[1, 2],
)

RZPRU1x3 = Parameter(
    name='RZPRU1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{13}',
    lhablock='ZPRU',
    lhacode=[1, 3],
)

RZPRU2x2 = Parameter(
    name='RZPRU2x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{22}',
    lhablock='ZPRU',
    lhacode=[2, 2],
)

RZPRU2x3 = Parameter(
    name='RZPRU2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{23}',
    lhablock='ZPRU',
    lhacode=[2, 3],
)

RZPRU3x3 = Parameter(
    name='RZPRU3x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{33}',
    lhablock='ZPRU',
    lhacode=[3, 3],
)

IZPRU1x2 = Parameter(
    name='IZPRU1x2',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{12}',
    lhablock='IMZPRU',
    lhacode=[1, 2],
)

IZPRU1x3 = Parameter(
    name='IZPRU1x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{13}',
    lhablock='IMZPRU',
    lhacode=[1, 3],
)

IZPRU2x3 = Parameter(
    name='IZPRU2x3',
    nature='external',
    type='real',
    value=0.0,
    texname='RU_{23}',
    lhablock='IMZPRU',
    lhacode=[2, 3],
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

eta = Parameter(
    name='eta',
    nature='internal',
    type='real',
    value='eps/cmath.sqrt(1 - eps**2)',
    texname='\\eta',
)

tr0 = Parameter(
    name='tr0',
    nature='internal',
    type='real',
    value='MZ**2 + MZp**2 + eta**2*MW**2',
    texname='\\mathrm{tr}',
)

M0S = Parameter(
    name='M0S',
    nature='internal',
    type='real',
    value='(tr0 + (MZ**2 - MZp**2)*cmath.sqrt((tr0**2 - 4*(1 + eta**2)*MZ**2*MZp**2)/(MZ**2 - MZp**2)**2))/(2*(1 + eta**2))',
    texname='m_0^2',
)

cw = Parameter(
    name='cw',
    nature='internal',
    type='real',
    value='MW/cmath.sqrt(M0S)',
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

txi = Parameter(
    name='txi',
    nature='internal',
    type='real',
    value='M0S*sw*eta/(M0S - MZp**2)',
    texname='\\tan\\xi',
)

cxi = Parameter(
    name='cxi',
    nature='internal',
    type='real',
    value='1/cmath.sqrt(1 + txi**2)',
    texname='\\cos\\xi',
)

sxi = Parameter(
    name='sxi',
    nature='internal',
    type='real',
    value='txi*cxi',
    texname='\\sin\\xi',
)

stretch = Parameter(
    name='stretch',
    nature='internal',
    type='real',
    value='cmath.sqrt(1 + eta**2)',
    texname='\\sqrt{1+\\eta^2}',
)

vphi = Parameter(
    name='vphi',
    nature='internal',
    type='real',
    value='MZ*MZp/(cmath.sqrt(M0S)*gp*stretch)',
    texname='v_\\Phi',
)

w3Z = Parameter(
    name='w3Z',
    nature='internal',
    type='real',
    value='cw*cxi',
    texname='c_{W_3Z}',
)

w3Zp = Parameter(
    name='w3Zp',
    nature='internal',
    type='real',
    value='-cw*sxi',
    texname="c_{W_3Z'}",
)

bZ = Parameter(
    name='bZ',
    nature='internal',
    type='real',
    value='-sw*cxi - eta*sxi',
    texname='c_{BZ}',
)

bZp = Parameter(
    name='bZp',
    nature='internal',
    type='real',
    value='sw*sxi - eta*cxi',
    texname="c_{BZ'}",
)

xZ = Parameter(
    name='xZ',
    nature='internal',
    type='real',
    value='stretch*sxi',
    texname='c_{XZ}',
)

xZp = Parameter(
    name='xZp',
    nature='internal',
    type='real',
    value='stretch*cxi',
    texname="c_{XZ'}",
)

UL1x1 = Parameter(
    name='UL1x1',
    nature='internal',
    type='complex',
    value='RUL1x1 + complex(0,1)*IUL1x1',
    texname='UL1_1',
)

UL1x2 = Parameter(
    name='UL1x2',
    nature='internal',
    type='complex',
    value='RUL1x2 + complex(0,1)*IUL1x2',
    texname='UL1_2',
)

UL1x3 = Parameter(
    name='UL1x3',
    nature='internal',
    type='complex',
    value='RUL1x3 + complex(0,1)*IUL1x3',
    texname='UL1_3',
)

UL1x4 = Parameter(
    name='UL1x4',
    nature='internal',
    type='complex',
    value='RUL1x4 + complex(0,1)*IUL1x4',
    texname='UL1_4',
)

UL1x5 = Parameter(
    name='UL1x5',
    nature='internal',
    type='complex',
    value='RUL1x5 + complex(0,1)*IUL1x5',
    texname='UL1_5',
)

UL2x1 = Parameter(
    name='UL2x1',
    nature='internal',
    type='complex',
    value='RUL2x1 + complex(0,1)*IUL2x1',
    texname='UL2_1',
)

UL2x2 = Parameter(
    name='UL2x2',
    nature='internal',
    type='complex',
    value='RUL2x2 + complex(0,1)*IUL2x2',
    texname='UL2_2',
)

UL2x3 = Parameter(
    name='UL2x3',
    nature='internal',
    type='complex',
    value='RUL2x3 + complex(0,1)*IUL2x3',
    texname='UL2_3',
)

UL2x4 = Parameter(
    name='UL2x4',
    nature='internal',
    type='complex',
    value='RUL2x4 + complex(0,1)*IUL2x4',
    texname='UL2_4',
)

UL2x5 = Parameter(
    name='UL2x5',
    nature='internal',
    type='complex',
    value='RUL2x5 + complex(0,1)*IUL2x5',
    texname='UL2_5',
)

UL3x1 = Parameter(
    name='UL3x1',
    nature='internal',
    type='complex',
    value='RUL3x1 + complex(0,1)*IUL3x1',
    texname='UL3_1',
)

UL3x2 = Parameter(
    name='UL3x2',
    nature='internal',
    type='complex',
    value='RUL3x2 + complex(0,1)*IUL3x2',
    texname='UL3_2',
)

UL3x3 = Parameter(
    name='UL3x3',
    nature='internal',
    type='complex',
    value='RUL3x3 + complex(0,1)*IUL3x3',
    texname='UL3_3',
)

UL3x4 = Parameter(
    name='UL3x4',
    nature='internal',
    type='complex',
    value='RUL3x4 + complex(0,1)*IUL3x4',
    texname='UL3_4',
)

UL3x5 = Parameter(
    name='UL3x5',
    nature='internal',
    type='complex',
    value='RUL3x5 + complex(0,1)*IUL3x5',
    texname='UL3_5',
)

UL4x1 = Parameter(
    name='UL4x1',
    nature='internal',
    type='complex',
    value='RUL4x1 + complex(0,1)*IUL4x1',
    texname='UL4_1',
)

UL4x2 = Parameter(
    name='UL4x2',
    nature='internal',
    type='complex',
    value='RUL4x2 + complex(0,1)*IUL4x2',
    texname='UL4_2',
)

UL4x3 = Parameter(
    name='UL4x3',
    nature='internal',
    type='complex',
    value='RUL4x3 + complex(0,1)*IUL4x3',
    texname='UL4_3',
)

UL4x4 = Parameter(
    name='UL4x4',
    nature='internal',
    type='complex',
    value='RUL4x4 + complex(0,1)*IUL4x4',
    texname='UL4_4',
)

UL4x5 = Parameter(
    name='UL4x5',
    nature='internal',
    type='complex',
    value='RUL4x5 + complex(0,1)*IUL4x5',
    texname='UL4_5',
)

UL5x1 = Parameter(
    name='UL5x1',
    nature='internal',
    type='complex',
    value='RUL5x1 + complex(0,1)*IUL5x1',
    texname='UL5_1',
)

UL5x2 = Parameter(
    name='UL5x2',
    nature='internal',
    type='complex',
    value='RUL5x2 + complex(0,1)*IUL5x2',
    texname='UL5_2',
)

UL5x3 = Parameter(
    name='UL5x3',
    nature='internal',
    type='complex',
    value='RUL5x3 + complex(0,1)*IUL5x3',
    texname='UL5_3',
)

UL5x4 = Parameter(
    name='UL5x4',
    nature='internal',
    type='complex',
    value='RUL5x4 + complex(0,1)*IUL5x4',
    texname='UL5_4',
)

UL5x5 = Parameter(
    name='UL5x5',
    nature='internal',
    type='complex',
    value='RUL5x5 + complex(0,1)*IUL5x5',
    texname='UL5_5',
)

UR1x1 = Parameter(
    name='UR1x1',
    nature='internal',
    type='complex',
    value='RUR1x1 + complex(0,1)*IUR1x1',
    texname='UR1_1',
)

UR1x2 = Parameter(
    name='UR1x2',
    nature='internal',
    type='complex',
    value='RUR1x2 + complex(0,1)*IUR1x2',
    texname='UR1_2',
)

UR1x3 = Parameter(
    name='UR1x3',
    nature='internal',
    type='complex',
    value='RUR1x3 + complex(0,1)*IUR1x3',
    texname='UR1_3',
)

UR1x4 = Parameter(
    name='UR1x4',
    nature='internal',
    type='complex',
    value='RUR1x4 + complex(0,1)*IUR1x4',
    texname='UR1_4',
)

UR1x5 = Parameter(
    name='UR1x5',
    nature='internal',
    type='complex',
    value='RUR1x5 + complex(0,1)*IUR1x5',
    texname='UR1_5',
)

UR2x1 = Parameter(
    name='UR2x1',
    nature='internal',
    type='complex',
    value='RUR2x1 + complex(0,1)*IUR2x1',
    texname='UR2_1',
)

UR2x2 = Parameter(
    name='UR2x2',
    nature='internal',
    type='complex',
    value='RUR2x2 + complex(0,1)*IUR2x2',
    texname='UR2_2',
)

UR2x3 = Parameter(
    name='UR2x3',
    nature='internal',
    type='complex',
    value='RUR2x3 + complex(0,1)*IUR2x3',
    texname='UR2_3',
)

UR2x4 = Parameter(
    name='UR2x4',
    nature='internal',
    type='complex',
    value='RUR2x4 + complex(0,1)*IUR2x4',
    texname='UR2_4',
)

UR2x5 = Parameter(
    name='UR2x5',
    nature='internal',
    type='complex',
    value='RUR2x5 + complex(0,1)*IUR2x5',
    texname='UR2_5',
)

UR3x1 = Parameter(
    name='UR3x1',
    nature='internal',
    type='complex',
    value='RUR3x1 + complex(0,1)*IUR3x1',
    texname='UR3_1',
)

UR3x2 = Parameter(
    name='UR3x2',
    nature='internal',
    type='complex',
    value='RUR3x2 + complex(0,1)*IUR3x2',
    texname='UR3_2',
)

UR3x3 = Parameter(
    name='UR3x3',
    nature='internal',
    type='complex',
    value='RUR3x3 + complex(0,1)*IUR3x3',
    texname='UR3_3',
)

UR3x4 = Parameter(
    name='UR3x4',
    nature='internal',
    type='complex',
    value='RUR3x4 + complex(0,1)*IUR3x4',
    texname='UR3_4',
)

UR3x5 = Parameter(
    name='UR3x5',
    nature='internal',
    type='complex',
    value='RUR3x5 + complex(0,1)*IUR3x5',
    texname='UR3_5',
)

UR4x1 = Parameter(
    name='UR4x1',
    nature='internal',
    type='complex',
    value='RUR4x1 + complex(0,1)*IUR4x1',
    texname='UR4_1',
)

UR4x2 = Parameter(
    name='UR4x2',
    nature='internal',
    type='complex',
    value='RUR4x2 + complex(0,1)*IUR4x2',
    texname='UR4_2',
)

UR4x3 = Parameter(
    name='UR4x3',
    nature='internal',
    type='complex',
    value='RUR4x3 + complex(0,1)*IUR4x3',
    texname='UR4_3',
)

UR4x4 = Parameter(
    name='UR4x4',
    nature='internal',
    type='complex',
    value='RUR4x4 + complex(0,1)*IUR4x4',
    texname='UR4_4',
)

UR4x5 = Parameter(
    name='UR4x5',
    nature='internal',
    type='complex',
    value='RUR4x5 + complex(0,1)*IUR4x5',
    texname='UR4_5',
)

UR5x1 = Parameter(
    name='UR5x1',
    nature='internal',
    type='complex',
    value='RUR5x1 + complex(0,1)*IUR5x1',
    texname='UR5_1',
)

UR5x2 = Parameter(
    name='UR5x2',
    nature='internal',
    type='complex',
    value='RUR5x2 + complex(0,1)*IUR5x2',
    texname='UR5_2',
)

UR5x3 = Parameter(
    name='UR5x3',
    nature='internal',
    type='complex',
    value='RUR5x3 + complex(0,1)*IUR5x3',
    texname='UR5_3',
)

UR5x4 = Parameter(
    name='UR5x4',
    nature='internal',
    type='complex',
    value='RUR5x4 + complex(0,1)*IUR5x4',
    texname='UR5_4',
)

UR5x5 = Parameter(
    name='UR5x5',
    nature='internal',
    type='complex',
    value='RUR5x5 + complex(0,1)*IUR5x5',
    texname='UR5_5',
)

DL1x1 = Parameter(
    name='DL1x1',
    nature='internal',
    type='complex',
    value='RDL1x1 + complex(0,1)*IDL1x1',
    texname='DL1_1',
)

DL1x2 = Parameter(
    name='DL1x2',
    nature='internal',
    type='complex',
    value='RDL1x2 + complex(0,1)*IDL1x2',
    texname='DL1_2',
)

DL1x3 = Parameter(
    name='DL1x3',
    nature='internal',
    type='complex',
    value='RDL1x3 + complex(0,1)*IDL1x3',
    texname='DL1_3',
)

DL1x4 = Parameter(
    name='DL1x4',
    nature='internal',
    type='complex',
    value='RDL1x4 + complex(0,1)*IDL1x4',
    texname='DL1_4',
)

DL1x5 = Parameter(
    name='DL1x5',
    nature='internal',
    type='complex',
    value='RDL1x5 + complex(0,1)*IDL1x5',
    texname='DL1_5',
)

DL2x1 = Parameter(
    name='DL2x1',
    nature='internal',
    type='complex',
    value='RDL2x1 + complex(0,1)*IDL2x1',
    texname='DL2_1',
)

DL2x2 = Parameter(
    name='DL2x2',
    nature='internal',
    type='complex',
    value='RDL2x2 + complex(0,1)*IDL2x2',
    texname='DL2_2',
)

DL2x3 = Parameter(
    name='DL2x3',
    nature='internal',
    type='complex',
    value='RDL2x3 + complex(0,1)*IDL2x3',
    texname='DL2_3',
)

DL2x4 = Parameter(
    name='DL2x4',
    nature='internal',
    type='complex',
    value='RDL2x4 + complex(0,1)*IDL2x4',
    texname='DL2_4',
)

DL2x5 = Parameter(
    name='DL2x5',
    nature='internal',
    type='complex',
    value='RDL2x5 + complex(0,1)*IDL2x5',
    texname='DL2_5',
)

DL3x1 = Parameter(
    name='DL3x1',
    nature='internal',
    type='complex',
    value='RDL3x1 + complex(0,1)*IDL3x1',
    texname='DL3_1',
)

DL3x2 = Parameter(
    name='DL3x2',
    nature='internal',
    type='complex',
    value='RDL3x2 + complex(0,1)*IDL3x2',
    texname='DL3_2',
)

DL3x3 = Parameter(
    name='DL3x3',
    nature='internal',
    type='complex',
    value='RDL3x3 + complex(0,1)*IDL3x3',
    texname='DL3_3',
)

DL3x4 = Parameter(
    name='DL3x4',
    nature='internal',
    type='complex',
    value='RDL3x4 + complex(0,1)*IDL3x4',
    texname='DL3_4',
)

DL3x5 = Parameter(
    name='DL3x5',
    nature='internal',
    type='complex',
    value='RDL3x5 + complex(0,1)*IDL3x5',
    texname='DL3_5',
)

DL4x1 = Parameter(
    name='DL4x1',
    nature='internal',
    type='complex',
    value='RDL4x1 + complex(0,1)*IDL4x1',
    texname='DL4_1',
)

DL4x2 = Parameter(
    name='DL4x2',
    nature='internal',
    type='complex',
    value='RDL4x2 + complex(0,1)*IDL4x2',
    texname='DL4_2',
)

DL4x3 = Parameter(
    name='DL4x3',
    nature='internal',
    type='complex',
    value='RDL4x3 + complex(0,1)*IDL4x3',
    texname='DL4_3',
)

DL4x4 = Parameter(
    name='DL4x4',
    nature='internal',
    type='complex',
    value='RDL4x4 + complex(0,1)*IDL4x4',
    texname='DL4_4',
)

DL4x5 = Parameter(
    name='DL4x5',
    nature='internal',
    type='complex',
    value='RDL4x5 + complex(0,1)*IDL4x5',
    texname='DL4_5',
)

DL5x1 = Parameter(
    name='DL5x1',
    nature='internal',
    type='complex',
    value='RDL5x1 + complex(0,1)*IDL5x1',
    texname='DL5_1',
)

DL5x2 = Parameter(
    name='DL5x2',
    nature='internal',
    type='complex',
    value='RDL5x2 + complex(0,1)*IDL5x2',
    texname='DL5_2',
)

DL5x3 = Parameter(
    name='DL5x3',
    nature='internal',
    type='complex',
    value='RDL5x3 + complex(0,1)*IDL5x3',
    texname='DL5_3',
)

DL5x4 = Parameter(
    name='DL5x4',
    nature='internal',
    type='complex',
    value='RDL5x4 + complex(0,1)*IDL5x4',
    texname='DL5_4',
)

DL5x5 = Parameter(
    name='DL5x5',
    nature='internal',
    type='complex',
    value='RDL5x5 + complex(0,1)*IDL5x5',
    texname='DL5_5',
)

DR1x1 = Parameter(
    name='DR1x1',
    nature='internal',
    type='complex',
    value='RDR1x1 + complex(0,1)*IDR1x1',
    texname='DR1_1',
)

DR1x2 = Parameter(
    name='DR1x2',
    nature='internal',
    type='complex',
    value='RDR1x2 + complex(0,1)*IDR1x2',
    texname='DR1_2',
)

DR1x3 = Parameter(
    name='DR1x3',
    nature='internal',
    type='complex',
    value='RDR1x3 + complex(0,1)*IDR1x3',
    texname='DR1_3',
)

DR1x4 = Parameter(
    name='DR1x4',
    nature='internal',
    type='complex',
    value='RDR1x4 + complex(0,1)*IDR1x4',
    texname='DR1_4',
)

DR1x5 = Parameter(
    name='DR1x5',
    nature='internal',
    type='complex',
    value='RDR1x5 + complex(0,1)*IDR1x5',
    texname='DR1_5',
)

DR2x1 = Parameter(
    name='DR2x1',
    nature='internal',
    type='complex',
    value='RDR2x1 + complex(0,1)*IDR2x1',
    texname='DR2_1',
)

DR2x2 = Parameter(
    name='DR2x2',
    nature='internal',
    type='complex',
    value='RDR2x2 + complex(0,1)*IDR2x2',
    texname='DR2_2',
)

DR2x3 = Parameter(
    name='DR2x3',
    nature='internal',
    type='complex',
    value='RDR2x3 + complex(0,1)*IDR2x3',
    texname='DR2_3',
)

DR2x4 = Parameter(
    name='DR2x4',
    nature='internal',
    type='complex',
    value='RDR2x4 + complex(0,1)*IDR2x4',
    texname='DR2_4',
)

DR2x5 = Parameter(
    name='DR2x5',
    nature='internal',
    type='complex',
    value='RDR2x5 + complex(0,1)*IDR2x5',
    texname='DR2_5',
)

DR3x1 = Parameter(
    name='DR3x1',
    nature='internal',
    type='complex',
    value='RDR3x1 + complex(0,1)*IDR3x1',
    texname='DR3_1',
)

DR3x2 = Parameter(
    name='DR3x2',
    nature='internal',
    type='complex',
    value='RDR3x2 + complex(0,1)*IDR3x2',
    texname='DR3_2',
)

DR3x3 = Parameter(
    name='DR3x3',
    nature='internal',
    type='complex',
    value='RDR3x3 + complex(0,1)*IDR3x3',
    texname='DR3_3',
)

DR3x4 = Parameter(
    name='DR3x4',
    nature='internal',
    type='complex',
    value='RDR3x4 + complex(0,1)*IDR3x4',
    texname='DR3_4',
)

DR3x5 = Parameter(
    name='DR3x5',
    nature='internal',
    type='complex',
    value='RDR3x5 + complex(0,1)*IDR3x5',
    texname='DR3_5',
)

DR4x1 = Parameter(
    name='DR4x1',
    nature='internal',
    type='complex',
    value='RDR4x1 + complex(0,1)*IDR4x1',
    texname='DR4_1',
)

DR4x2 = Parameter(
    name='DR4x2',
    nature='internal',
    type='complex',
    value='RDR4x2 + complex(0,1)*IDR4x2',
    texname='DR4_2',
)

DR4x3 = Parameter(
    name='DR4x3',
    nature='internal',
    type='complex',
    value='RDR4x3 + complex(0,1)*IDR4x3',
    texname='DR4_3',
)

DR4x4 = Parameter(
    name='DR4x4',
    nature='internal',
    type='complex',
    value='RDR4x4 + complex(0,1)*IDR4x4',
    texname='DR4_4',
)

DR4x5 = Parameter(
    name='DR4x5',
    nature='internal',
    type='complex',
    value='RDR4x5 + complex(0,1)*IDR4x5',
    texname='DR4_5',
)

DR5x1 = Parameter(
    name='DR5x1',
    nature='internal',
    type='complex',
    value='RDR5x1 + complex(0,1)*IDR5x1',
    texname='DR5_1',
)

DR5x2 = Parameter(
    name='DR5x2',
    nature='internal',
    type='complex',
    value='RDR5x2 + complex(0,1)*IDR5x2',
    texname='DR5_2',
)

DR5x3 = Parameter(
    name='DR5x3',
    nature='internal',
    type='complex',
    value='RDR5x3 + complex(0,1)*IDR5x3',
    texname='DR5_3',
)

DR5x4 = Parameter(
    name='DR5x4',
    nature='internal',
    type='complex',
    value='RDR5x4 + complex(0,1)*IDR5x4',
    texname='DR5_4',
)

DR5x5 = Parameter(
    name='DR5x5',
    nature='internal',
    type='complex',
    value='RDR5x5 + complex(0,1)*IDR5x5',
    texname='DR5_5',
)

CKM1x1 = Parameter(
    name='CKM1x1',
    nature='internal',
    type='complex',
    value='RCKM1x1 + complex(0,1)*ICKM1x1',
    texname='CKM1_1',
)

CKM1x2 = Parameter(
    name='CKM1x2',
    nature='internal',
    type='complex',
    value='RCKM1x2 + complex(0,1)*ICKM1x2',
    texname='CKM1_2',
)

CKM1x3 = Parameter(
    name='CKM1x3',
    nature='internal',
    type='complex',
    value='RCKM1x3 + complex(0,1)*ICKM1x3',
    texname='CKM1_3',
)

CKM2x1 = Parameter(
    name='CKM2x1',
    nature='internal',
    type='complex',
    value='RCKM2x1 + complex(0,1)*ICKM2x1',
    texname='CKM2_1',
)

CKM2x2 = Parameter(
    name='CKM2x2',
    nature='internal',
    type='complex',
    value='RCKM2x2 + complex(0,1)*ICKM2x2',
    texname='CKM2_2',
)

CKM2x3 = Parameter(
    name='CKM2x3',
    nature='internal',
    type='complex',
    value='RCKM2x3 + complex(0,1)*ICKM2x3',
    texname='CKM2_3',
)

CKM3x1 = Parameter(
    name='CKM3x1',
    nature='internal',
    type='complex',
    value='RCKM3x1 + complex(0,1)*ICKM3x1',
    texname='CKM3_1',
)

CKM3x2 = Parameter(
    name='CKM3x2',
    nature='internal',
    type='complex',
    value='RCKM3x2 + complex(0,1)*ICKM3x2',
    texname='CKM3_2',
)

CKM3x3 = Parameter(
    name='CKM3x3',
    nature='internal',
    type='complex',
    value='RCKM3x3 + complex(0,1)*ICKM3x3',
    texname='CKM3_3',
)

WL1x1 = Parameter(
    name='WL1x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*DL1x1 + complexconjugate(UL3x1)*CKM1x1*DL3x1 + complexconjugate(UL3x1)*CKM1x2*DL4x1 + complexconjugate(UL3x1)*CKM1x3*DL5x1 + complexconjugate(UL4x1)*CKM2x1*DL3x1 + complexconjugate(UL4x1)*CKM2x2*DL4x1 + complexconjugate(UL4x1)*CKM2x3*DL5x1 + complexconjugate(UL5x1)*CKM3x1*DL3x1 + complexconjugate(UL5x1)*CKM3x2*DL4x1 + complexconjugate(UL5x1)*CKM3x3*DL5x1',
    texname='WL1_1',
)

WR1x1 = Parameter(
    name='WR1x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*DR1x1',
    texname='WR1_1',
)

WL1x2 = Parameter(
    name='WL1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*DL1x2 + complexconjugate(UL3x1)*CKM1x1*DL3x2 + complexconjugate(UL3x1)*CKM1x2*DL4x2 + complexconjugate(UL3x1)*CKM1x3*DL5x2 + complexconjugate(UL4x1)*CKM2x1*DL3x2 + complexconjugate(UL4x1)*CKM2x2*DL4x2 + complexconjugate(UL4x1)*CKM2x3*DL5x2 + complexconjugate(UL5x1)*CKM3x1*DL3x2 + complexconjugate(UL5x1)*CKM3x2*DL4x2 + complexconjugate(UL5x1)*CKM3x3*DL5x2',
    texname='WL1_2',
)

WR1x2 = Parameter(
    name='WR1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*DR1x2',
    texname='WR1_2',
)

WL1x3 = Parameter(
    name='WL1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*DL1x3 + complexconjugate(UL3x1)*CKM1x1*DL3x3 + complexconjugate(UL3x1)*CKM1x2*DL4x3 + complexconjugate(UL3x1)*CKM1x3*DL5x3 + complexconjugate(UL4x1)*CKM2x1*DL3x3 + complexconjugate(UL4x1)*CKM2x2*DL4x3 + complexconjugate(UL4x1)*CKM2x3*DL5x3 + complexconjugate(UL5x1)*CKM3x1*DL3x3 + complexconjugate(UL5x1)*CKM3x2*DL4x3 + complexconjugate(UL5x1)*CKM3x3*DL5x3',
    texname='WL1_3',
)

WR1x3 = Parameter(
    name='WR1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*DR1x3',
    texname='WR1_3',
)

WL1x4 = Parameter(
    name='WL1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*DL1x4 + complexconjugate(UL3x1)*CKM1x1*DL3x4 + complexconjugate(UL3x1)*CKM1x2*DL4x4 + complexconjugate(UL3x1)*CKM1x3*DL5x4 + complexconjugate(UL4x1)*CKM2x1*DL3x4 + complexconjugate(UL4x1)*CKM2x2*DL4x4 + complexconjugate(UL4x1)*CKM2x3*DL5x4 + complexconjugate(UL5x1)*CKM3x1*DL3x4 + complexconjugate(UL5x1)*CKM3x2*DL4x4 + complexconjugate(UL5x1)*CKM3x3*DL5x4',
    texname='WL1_4',
)

WR1x4 = Parameter(
    name='WR1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*DR1x4',
    texname='WR1_4',
)

WL1x5 = Parameter(
    name='WL1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*DL1x5 + complexconjugate(UL3x1)*CKM1x1*DL3x5 + complexconjugate(UL3x1)*CKM1x2*DL4x5 + complexconjugate(UL3x1)*CKM1x3*DL5x5 + complexconjugate(UL4x1)*CKM2x1*DL3x5 + complexconjugate(UL4x1)*CKM2x2*DL4x5 + complexconjugate(UL4x1)*CKM2x3*DL5x5 + complexconjugate(UL5x1)*CKM3x1*DL3x5 + complexconjugate(UL5x1)*CKM3x2*DL4x5 + complexconjugate(UL5x1)*CKM3x3*DL5x5',
    texname='WL1_5',
)

WR1x5 = Parameter(
    name='WR1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*DR1x5',
    texname='WR1_5',
)

WL2x1 = Parameter(
    name='WL2x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*DL1x1 + complexconjugate(UL3x2)*CKM1x1*DL3x1 + complexconjugate(UL3x2)*CKM1x2*DL4x1 + complexconjugate(UL3x2)*CKM1x3*DL5x1 + complexconjugate(UL4x2)*CKM2x1*DL3x1 + complexconjugate(UL4x2)*CKM2x2*DL4x1 + complexconjugate(UL4x2)*CKM2x3*DL5x1 + complexconjugate(UL5x2)*CKM3x1*DL3x1 + complexconjugate(UL5x2)*CKM3x2*DL4x1 + complexconjugate(UL5x2)*CKM3x3*DL5x1',
    texname='WL2_1',
)

WR2x1 = Parameter(
    name='WR2x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*DR1x1',
    texname='WR2_1',
)

WL2x2 = Parameter(
    name='WL2x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*DL1x2 + complexconjugate(UL3x2)*CKM1x1*DL3x2 + complexconjugate(UL3x2)*CKM1x2*DL4x2 + complexconjugate(UL3x2)*CKM1x3*DL5x2 + complexconjugate(UL4x2)*CKM2x1*DL3x2 + complexconjugate(UL4x2)*CKM2x2*DL4x2 + complexconjugate(UL4x2)*CKM2x3*DL5x2 + complexconjugate(UL5x2)*CKM3x1*DL3x2 + complexconjugate(UL5x2)*CKM3x2*DL4x2 + complexconjugate(UL5x2)*CKM3x3*DL5x2',
    texname='WL2_2',
)

WR2x2 = Parameter(
    name='WR2x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*DR1x2',
    texname='WR2_2',
)

WL2x3 = Parameter(
    name='WL2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*DL1x3 + complexconjugate(UL3x2)*CKM1x1*DL3x3 + complexconjugate(UL3x2)*CKM1x2*DL4x3 + complexconjugate(UL3x2)*CKM1x3*DL5x3 + complexconjugate(UL4x2)*CKM2x1*DL3x3 + complexconjugate(UL4x2)*CKM2x2*DL4x3 + complexconjugate(UL4x2)*CKM2x3*DL5x3 + complexconjugate(UL5x2)*CKM3x1*DL3x3 + complexconjugate(UL5x2)*CKM3x2*DL4x3 + complexconjugate(UL5x2)*CKM3x3*DL5x3',
    texname='WL2_3',
)

WR2x3 = Parameter(
    name='WR2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*DR1x3',
    texname='WR2_3',
)

WL2x4 = Parameter(
    name='WL2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*DL1x4 + complexconjugate(UL3x2)*CKM1x1*DL3x4 + complexconjugate(UL3x2)*CKM1x2*DL4x4 + complexconjugate(UL3x2)*CKM1x3*DL5x4 + complexconjugate(UL4x2)*CKM2x1*DL3x4 + complexconjugate(UL4x2)*CKM2x2*DL4x4 + complexconjugate(UL4x2)*CKM2x3*DL5x4 + complexconjugate(UL5x2)*CKM3x1*DL3x4 + complexconjugate(UL5x2)*CKM3x2*DL4x4 + complexconjugate(UL5x2)*CKM3x3*DL5x4',
    texname='WL2_4',
)

WR2x4 = Parameter(
    name='WR2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*DR1x4',
    texname='WR2_4',
)

WL2x5 = Parameter(
    name='WL2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*DL1x5 + complexconjugate(UL3x2)*CKM1x1*DL3x5 + complexconjugate(UL3x2)*CKM1x2*DL4x5 + complexconjugate(UL3x2)*CKM1x3*DL5x5 + complexconjugate(UL4x2)*CKM2x1*DL3x5 + complexconjugate(UL4x2)*CKM2x2*DL4x5 + complexconjugate(UL4x2)*CKM2x3*DL5x5 + complexconjugate(UL5x2)*CKM3x1*DL3x5 + complexconjugate(UL5x2)*CKM3x2*DL4x5 + complexconjugate(UL5x2)*CKM3x3*DL5x5',
    texname='WL2_5',
)

WR2x5 = Parameter(
    name='WR2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*DR1x5',
    texname='WR2_5',
)

WL3x1 = Parameter(
    name='WL3x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*DL1x1 + complexconjugate(UL3x3)*CKM1x1*DL3x1 + complexconjugate(UL3x3)*CKM1x2*DL4x1 + complexconjugate(UL3x3)*CKM1x3*DL5x1 + complexconjugate(UL4x3)*CKM2x1*DL3x1 + complexconjugate(UL4x3)*CKM2x2*DL4x1 + complexconjugate(UL4x3)*CKM2x3*DL5x1 + complexconjugate(UL5x3)*CKM3x1*DL3x1 + complexconjugate(UL5x3)*CKM3x2*DL4x1 + complexconjugate(UL5x3)*CKM3x3*DL5x1',
    texname='WL3_1',
)

WR3x1 = Parameter(
    name='WR3x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*DR1x1',
    texname='WR3_1',
)

WL3x2 = Parameter(
    name='WL3x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*DL1x2 + complexconjugate(UL3x3)*CKM1x1*DL3x2 + complexconjugate(UL3x3)*CKM1x2*DL4x2 + complexconjugate(UL3x3)*CKM1x3*DL5x2 + complexconjugate(UL4x3)*CKM2x1*DL3x2 + complexconjugate(UL4x3)*CKM2x2*DL4x2 + complexconjugate(UL4x3)*CKM2x3*DL5x2 + complexconjugate(UL5x3)*CKM3x1*DL3x2 + complexconjugate(UL5x3)*CKM3x2*DL4x2 + complexconjugate(UL5x3)*CKM3x3*DL5x2',
    texname='WL3_2',
)

WR3x2 = Parameter(
    name='WR3x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*DR1x2',
    texname='WR3_2',
)

WL3x3 = Parameter(
    name='WL3x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*DL1x3 + complexconjugate(UL3x3)*CKM1x1*DL3x3 + complexconjugate(UL3x3)*CKM1x2*DL4x3 + complexconjugate(UL3x3)*CKM1x3*DL5x3 + complexconjugate(UL4x3)*CKM2x1*DL3x3 + complexconjugate(UL4x3)*CKM2x2*DL4x3 + complexconjugate(UL4x3)*CKM2x3*DL5x3 + complexconjugate(UL5x3)*CKM3x1*DL3x3 + complexconjugate(UL5x3)*CKM3x2*DL4x3 + complexconjugate(UL5x3)*CKM3x3*DL5x3',
    texname='WL3_3',
)

WR3x3 = Parameter(
    name='WR3x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*DR1x3',
    texname='WR3_3',
)

WL3x4 = Parameter(
    name='WL3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*DL1x4 + complexconjugate(UL3x3)*CKM1x1*DL3x4 + complexconjugate(UL3x3)*CKM1x2*DL4x4 + complexconjugate(UL3x3)*CKM1x3*DL5x4 + complexconjugate(UL4x3)*CKM2x1*DL3x4 + complexconjugate(UL4x3)*CKM2x2*DL4x4 + complexconjugate(UL4x3)*CKM2x3*DL5x4 + complexconjugate(UL5x3)*CKM3x1*DL3x4 + complexconjugate(UL5x3)*CKM3x2*DL4x4 + complexconjugate(UL5x3)*CKM3x3*DL5x4',
    texname='WL3_4',
)

WR3x4 = Parameter(
    name='WR3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*DR1x4',
    texname='WR3_4',
)

WL3x5 = Parameter(
    name='WL3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*DL1x5 + complexconjugate(UL3x3)*CKM1x1*DL3x5 + complexconjugate(UL3x3)*CKM1x2*DL4x5 + complexconjugate(UL3x3)*CKM1x3*DL5x5 + complexconjugate(UL4x3)*CKM2x1*DL3x5 + complexconjugate(UL4x3)*CKM2x2*DL4x5 + complexconjugate(UL4x3)*CKM2x3*DL5x5 + complexconjugate(UL5x3)*CKM3x1*DL3x5 + complexconjugate(UL5x3)*CKM3x2*DL4x5 + complexconjugate(UL5x3)*CKM3x3*DL5x5',
    texname='WL3_5',
)

WR3x5 = Parameter(
    name='WR3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*DR1x5',
    texname='WR3_5',
)

WL4x1 = Parameter(
    name='WL4x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*DL1x1 + complexconjugate(UL3x4)*CKM1x1*DL3x1 + complexconjugate(UL3x4)*CKM1x2*DL4x1 + complexconjugate(UL3x4)*CKM1x3*DL5x1 + complexconjugate(UL4x4)*CKM2x1*DL3x1 + complexconjugate(UL4x4)*CKM2x2*DL4x1 + complexconjugate(UL4x4)*CKM2x3*DL5x1 + complexconjugate(UL5x4)*CKM3x1*DL3x1 + complexconjugate(UL5x4)*CKM3x2*DL4x1 + complexconjugate(UL5x4)*CKM3x3*DL5x1',
    texname='WL4_1',
)

WR4x1 = Parameter(
    name='WR4x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*DR1x1',
    texname='WR4_1',
)

WL4x2 = Parameter(
    name='WL4x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*DL1x2 + complexconjugate(UL3x4)*CKM1x1*DL3x2 + complexconjugate(UL3x4)*CKM1x2*DL4x2 + complexconjugate(UL3x4)*CKM1x3*DL5x2 + complexconjugate(UL4x4)*CKM2x1*DL3x2 + complexconjugate(UL4x4)*CKM2x2*DL4x2 + complexconjugate(UL4x4)*CKM2x3*DL5x2 + complexconjugate(UL5x4)*CKM3x1*DL3x2 + complexconjugate(UL5x4)*CKM3x2*DL4x2 + complexconjugate(UL5x4)*CKM3x3*DL5x2',
    texname='WL4_2',
)

WR4x2 = Parameter(
    name='WR4x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*DR1x2',
    texname='WR4_2',
)

WL4x3 = Parameter(
    name='WL4x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*DL1x3 + complexconjugate(UL3x4)*CKM1x1*DL3x3 + complexconjugate(UL3x4)*CKM1x2*DL4x3 + complexconjugate(UL3x4)*CKM1x3*DL5x3 + complexconjugate(UL4x4)*CKM2x1*DL3x3 + complexconjugate(UL4x4)*CKM2x2*DL4x3 + complexconjugate(UL4x4)*CKM2x3*DL5x3 + complexconjugate(UL5x4)*CKM3x1*DL3x3 + complexconjugate(UL5x4)*CKM3x2*DL4x3 + complexconjugate(UL5x4)*CKM3x3*DL5x3',
    texname='WL4_3',
)

WR4x3 = Parameter(
    name='WR4x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*DR1x3',
    texname='WR4_3',
)

WL4x4 = Parameter(
    name='WL4x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*DL1x4 + complexconjugate(UL3x4)*CKM1x1*DL3x4 + complexconjugate(UL3x4)*CKM1x2*DL4x4 + complexconjugate(UL3x4)*CKM1x3*DL5x4 + complexconjugate(UL4x4)*CKM2x1*DL3x4 + complexconjugate(UL4x4)*CKM2x2*DL4x4 + complexconjugate(UL4x4)*CKM2x3*DL5x4 + complexconjugate(UL5x4)*CKM3x1*DL3x4 + complexconjugate(UL5x4)*CKM3x2*DL4x4 + complexconjugate(UL5x4)*CKM3x3*DL5x4',
    texname='WL4_4',
)

WR4x4 = Parameter(
    name='WR4x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*DR1x4',
    texname='WR4_4',
)

WL4x5 = Parameter(
    name='WL4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*DL1x5 + complexconjugate(UL3x4)*CKM1x1*DL3x5 + complexconjugate(UL3x4)*CKM1x2*DL4x5 + complexconjugate(UL3x4)*CKM1x3*DL5x5 + complexconjugate(UL4x4)*CKM2x1*DL3x5 + complexconjugate(UL4x4)*CKM2x2*DL4x5 + complexconjugate(UL4x4)*CKM2x3*DL5x5 + complexconjugate(UL5x4)*CKM3x1*DL3x5 + complexconjugate(UL5x4)*CKM3x2*DL4x5 + complexconjugate(UL5x4)*CKM3x3*DL5x5',
    texname='WL4_5',
)

WR4x5 = Parameter(
    name='WR4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*DR1x5',
    texname='WR4_5',
)

WL5x1 = Parameter(
    name='WL5x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x5)*DL1x1 + complexconjugate(UL3x5)*CKM1x1*DL3x1 + complexconjugate(UL3x5)*CKM1x2*DL4x1 + complexconjugate(UL3x5)*CKM1x3*DL5x1 + complexconjugate(UL4x5)*CKM2x1*DL3x1 + complexconjugate(UL4x5)*CKM2x2*DL4x1 + complexconjugate(UL4x5)*CKM2x3*DL5x1 + complexconjugate(UL5x5)*CKM3x1*DL3x1 + complexconjugate(UL5x5)*CKM3x2*DL4x1 + complexconjugate(UL5x5)*CKM3x3*DL5x1',
    texname='WL5_1',
)

WR5x1 = Parameter(
    name='WR5x1',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x5)*DR1x1',
    texname='WR5_1',
)

WL5x2 = Parameter(
    name='WL5x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x5)*DL1x2 + complexconjugate(UL3x5)*CKM1x1*DL3x2 + complexconjugate(UL3x5)*CKM1x2*DL4x2 + complexconjugate(UL3x5)*CKM1x3*DL5x2 + complexconjugate(UL4x5)*CKM2x1*DL3x2 + complexconjugate(UL4x5)*CKM2x2*DL4x2 + complexconjugate(UL4x5)*CKM2x3*DL5x2 + complexconjugate(UL5x5)*CKM3x1*DL3x2 + complexconjugate(UL5x5)*CKM3x2*DL4x2 + complexconjugate(UL5x5)*CKM3x3*DL5x2',
    texname='WL5_2',
)

WR5x2 = Parameter(
    name='WR5x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x5)*DR1x2',
    texname='WR5_2',
)

WL5x3 = Parameter(
    name='WL5x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x5)*DL1x3 + complexconjugate(UL3x5)*CKM1x1*DL3x3 + complexconjugate(UL3x5)*CKM1x2*DL4x3 + complexconjugate(UL3x5)*CKM1x3*DL5x3 + complexconjugate(UL4x5)*CKM2x1*DL3x3 + complexconjugate(UL4x5)*CKM2x2*DL4x3 + complexconjugate(UL4x5)*CKM2x3*DL5x3 + complexconjugate(UL5x5)*CKM3x1*DL3x3 + complexconjugate(UL5x5)*CKM3x2*DL4x3 + complexconjugate(UL5x5)*CKM3x3*DL5x3',
    texname='WL5_3',
)

WR5x3 = Parameter(
    name='WR5x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x5)*DR1x3',
    texname='WR5_3',
)

WL5x4 = Parameter(
    name='WL5x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x5)*DL1x4 + complexconjugate(UL3x5)*CKM1x1*DL3x4 + complexconjugate(UL3x5)*CKM1x2*DL4x4 + complexconjugate(UL3x5)*CKM1x3*DL5x4 + complexconjugate(UL4x5)*CKM2x1*DL3x4 + complexconjugate(UL4x5)*CKM2x2*DL4x4 + complexconjugate(UL4x5)*CKM2x3*DL5x4 + complexconjugate(UL5x5)*CKM3x1*DL3x4 + complexconjugate(UL5x5)*CKM3x2*DL4x4 + complexconjugate(UL5x5)*CKM3x3*DL5x4',
    texname='WL5_4',
)

WR5x4 = Parameter(
    name='WR5x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x5)*DR1x4',
    texname='WR5_4',
)

WL5x5 = Parameter(
    name='WL5x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x5)*DL1x5 + complexconjugate(UL3x5)*CKM1x1*DL3x5 + complexconjugate(UL3x5)*CKM1x2*DL4x5 + complexconjugate(UL3x5)*CKM1x3*DL5x5 + complexconjugate(UL4x5)*CKM2x1*DL3x5 + complexconjugate(UL4x5)*CKM2x2*DL4x5 + complexconjugate(UL4x5)*CKM2x3*DL5x5 + complexconjugate(UL5x5)*CKM3x1*DL3x5 + complexconjugate(UL5x5)*CKM3x2*DL4x5 + complexconjugate(UL5x5)*CKM3x3*DL5x5',
    texname='WL5_5',
)

WR5x5 = Parameter(
    name='WR5x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x5)*DR1x5',
    texname='WR5_5',
)

ZPLD1x1 = Parameter(
    name='ZPLD1x1',
    nature='internal',
    type='real',
    value='RZPLD1x1',
    texname='ZPLD1_1',
)

ZPLD1x2 = Parameter(
    name='ZPLD1x2',
    nature='internal',
    type='complex',
    value='RZPLD1x2 + complex(0,1)*IZPLD1x2',
    texname='ZPLD1_2',
)

ZPLD1x3 = Parameter(
    name='ZPLD1x3',
    nature='internal',
    type='complex',
    value='RZPLD1x3 + complex(0,1)*IZPLD1x3',
    texname='ZPLD1_3',
)

ZPLD2x2 = Parameter(
    name='ZPLD2x2',
    nature='internal',
    type='real',
    value='RZPLD2x2',
    texname='ZPLD2_2',
)

ZPLD2x3 = Parameter(
    name='ZPLD2x3',
    nature='internal',
    type='complex',
    value='RZPLD2x3 + complex(0,1)*IZPLD2x3',
    texname='ZPLD2_3',
)

ZPLD3x3 = Parameter(
    name='ZPLD3x3',
    nature='internal',
    type='real',
    value='RZPLD3x3',
    texname='ZPLD3_3',
)

ZPRD1x1 = Parameter(
    name='ZPRD1x1',
    nature='internal',
    type='real',
    value='RZPRD1x1',
    texname='ZPRD1_1',
)

ZPRD1x2 = Parameter(
    name='ZPRD1x2',
    nature='internal',
    type='complex',
    value='RZPRD1x2 + complex(0,1)*IZPRD1x2',
    texname='ZPRD1_2',
)

ZPRD1x3 = Parameter(
    name='ZPRD1x3',
    nature='internal',
    type='complex',
    value='RZPRD1x3 + complex(0,1)*IZPRD1x3',
    texname='ZPRD1_3',
)

ZPRD2x2 = Parameter(
    name='ZPRD2x2',
    nature='internal',
    type='real',
    value='RZPRD2x2',
    texname='ZPRD2_2',
)

ZPRD2x3 = Parameter(
    name='ZPRD2x3',
    nature='internal',
    type='complex',
    value='RZPRD2x3 + complex(0,1)*IZPRD2x3',
    texname='ZPRD2_3',
)

ZPRD3x3 = Parameter(
    name='ZPRD3x3',
    nature='internal',
    type='real',
    value='RZPRD3x3',
    texname='ZPRD3_3',
)

ZPRU1x1 = Parameter(
    name='ZPRU1x1',
    nature='internal',
    type='real',
    value='RZPRU1x1',
    texname='ZPRU1_1',
)

ZPRU1x2 = Parameter(
    name='ZPRU1x2',
    nature='internal',
    type='complex',
    value='RZPRU1x2 + complex(0,1)*IZPRU1x2',
    texname='ZPRU1_2',
)

ZPRU1x3 = Parameter(
    name='ZPRU1x3',
    nature='internal',
    type='complex',
    value='RZPRU1x3 + complex(0,1)*IZPRU1x3',
    texname='ZPRU1_3',
)

ZPRU2x2 = Parameter(
    name='ZPRU2x2',
    nature='internal',
    type='real',
    value='RZPRU2x2',
    texname='ZPRU2_2',
)

ZPRU2x3 = Parameter(
    name='ZPRU2x3',
    nature='internal',
    type='complex',
    value='RZPRU2x3 + complex(0,1)*IZPRU2x3',
    texname='ZPRU2_3',
)

ZPRU3x3 = Parameter(
    name='ZPRU3x3',
    nature='internal',
    type='real',
    value='RZPRU3x3',
    texname='ZPRU3_3',
)

ZPLU1x1 = Parameter(
    name='ZPLU1x1',
    nature='internal',
    type='complex',
    value='CKM1x1*ZPLD1x1*complexconjugate(CKM1x1) + CKM1x1*ZPLD1x2*complexconjugate(CKM1x2) + CKM1x1*ZPLD1x3*complexconjugate(CKM1x3) + CKM1x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM1x1) + CKM1x2*ZPLD2x2*complexconjugate(CKM1x2) + CKM1x2*ZPLD2x3*complexconjugate(CKM1x3) + CKM1x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM1x1) + CKM1x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM1x2) + CKM1x3*ZPLD3x3*complexconjugate(CKM1x3)',
    texname='ZPLU1_1',
)

ZPLU1x2 = Parameter(
    name='ZPLU1x2',
    nature='internal',
    type='complex',
    value='CKM1x1*ZPLD1x1*complexconjugate(CKM2x1) + CKM1x1*ZPLD1x2*complexconjugate(CKM2x2) + CKM1x1*ZPLD1x3*complexconjugate(CKM2x3) + CKM1x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM2x1) + CKM1x2*ZPLD2x2*complexconjugate(CKM2x2) + CKM1x2*ZPLD2x3*complexconjugate(CKM2x3) + CKM1x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM2x1) + CKM1x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM2x2) + CKM1x3*ZPLD3x3*complexconjugate(CKM2x3)',
    texname='ZPLU1_2',
)

ZPLU1x3 = Parameter(
    name='ZPLU1x3',
    nature='internal',
    type='complex',
    value='CKM1x1*ZPLD1x1*complexconjugate(CKM3x1) + CKM1x1*ZPLD1x2*complexconjugate(CKM3x2) + CKM1x1*ZPLD1x3*complexconjugate(CKM3x3) + CKM1x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM3x1) + CKM1x2*ZPLD2x2*complexconjugate(CKM3x2) + CKM1x2*ZPLD2x3*complexconjugate(CKM3x3) + CKM1x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM3x1) + CKM1x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM3x2) + CKM1x3*ZPLD3x3*complexconjugate(CKM3x3)',
    texname='ZPLU1_3',
)

ZPLU2x2 = Parameter(
    name='ZPLU2x2',
    nature='internal',
    type='complex',
    value='CKM2x1*ZPLD1x1*complexconjugate(CKM2x1) + CKM2x1*ZPLD1x2*complexconjugate(CKM2x2) + CKM2x1*ZPLD1x3*complexconjugate(CKM2x3) + CKM2x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM2x1) + CKM2x2*ZPLD2x2*complexconjugate(CKM2x2) + CKM2x2*ZPLD2x3*complexconjugate(CKM2x3) + CKM2x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM2x1) + CKM2x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM2x2) + CKM2x3*ZPLD3x3*complexconjugate(CKM2x3)',
    texname='ZPLU2_2',
)

ZPLU2x3 = Parameter(
    name='ZPLU2x3',
    nature='internal',
    type='complex',
    value='CKM2x1*ZPLD1x1*complexconjugate(CKM3x1) + CKM2x1*ZPLD1x2*complexconjugate(CKM3x2) + CKM2x1*ZPLD1x3*complexconjugate(CKM3x3) + CKM2x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM3x1) + CKM2x2*ZPLD2x2*complexconjugate(CKM3x2) + CKM2x2*ZPLD2x3*complexconjugate(CKM3x3) + CKM2x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM3x1) + CKM2x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM3x2) + CKM2x3*ZPLD3x3*complexconjugate(CKM3x3)',
    texname='ZPLU2_3',
)

ZPLU3x3 = Parameter(
    name='ZPLU3x3',
    nature='internal',
    type='complex',
    value='CKM3x1*ZPLD1x1*complexconjugate(CKM3x1) + CKM3x1*ZPLD1x2*complexconjugate(CKM3x2) + CKM3x1*ZPLD1x3*complexconjugate(CKM3x3) + CKM3x2*complexconjugate(ZPLD1x2)*complexconjugate(CKM3x1) + CKM3x2*ZPLD2x2*complexconjugate(CKM3x2) + CKM3x2*ZPLD2x3*complexconjugate(CKM3x3) + CKM3x3*complexconjugate(ZPLD1x3)*complexconjugate(CKM3x1) + CKM3x3*complexconjugate(ZPLD2x3)*complexconjugate(CKM3x2) + CKM3x3*ZPLD3x3*complexconjugate(CKM3x3)',
    texname='ZPLU3_3',
)

AUL1x1 = Parameter(
    name='AUL1x1',
    nature='internal',
    type='real',
    value='RUL1x1**2 + IUL1x1**2',
    texname='AUL1_1',
)

AUL1x2 = Parameter(
    name='AUL1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*UL1x2',
    texname='AUL1_2',
)

AUL1x3 = Parameter(
    name='AUL1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*UL1x3',
    texname='AUL1_3',
)

AUL1x4 = Parameter(
    name='AUL1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*UL1x4',
    texname='AUL1_4',
)

AUL1x5 = Parameter(
    name='AUL1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x1)*UL1x5',
    texname='AUL1_5',
)

AUL2x2 = Parameter(
    name='AUL2x2',
    nature='internal',
    type='real',
    value='RUL1x2**2 + IUL1x2**2',
    texname='AUL2_2',
)

AUL2x3 = Parameter(
    name='AUL2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*UL1x3',
    texname='AUL2_3',
)

AUL2x4 = Parameter(
    name='AUL2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*UL1x4',
    texname='AUL2_4',
)

AUL2x5 = Parameter(
    name='AUL2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x2)*UL1x5',
    texname='AUL2_5',
)

AUL3x3 = Parameter(
    name='AUL3x3',
    nature='internal',
    type='real',
    value='RUL1x3**2 + IUL1x3**2',
    texname='AUL3_3',
)

AUL3x4 = Parameter(
    name='AUL3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*UL1x4',
    texname='AUL3_4',
)

AUL3x5 = Parameter(
    name='AUL3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x3)*UL1x5',
    texname='AUL3_5',
)

AUL4x4 = Parameter(
    name='AUL4x4',
    nature='internal',
    type='real',
    value='RUL1x4**2 + IUL1x4**2',
    texname='AUL4_4',
)

AUL4x5 = Parameter(
    name='AUL4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL1x4)*UL1x5',
    texname='AUL4_5',
)

AUL5x5 = Parameter(
    name='AUL5x5',
    nature='internal',
    type='real',
    value='RUL1x5**2 + IUL1x5**2',
    texname='AUL5_5',
)

BUL1x1 = Parameter(
    name='BUL1x1',
    nature='internal',
    type='real',
    value='RUL2x1**2 + IUL2x1**2',
    texname='BUL1_1',
)

BUL1x2 = Parameter(
    name='BUL1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x1)*UL2x2',
    texname='BUL1_2',
)

BUL1x3 = Parameter(
    name='BUL1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x1)*UL2x3',
    texname='BUL1_3',
)

BUL1x4 = Parameter(
    name='BUL1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x1)*UL2x4',
    texname='BUL1_4',
)

BUL1x5 = Parameter(
    name='BUL1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x1)*UL2x5',
    texname='BUL1_5',
)

BUL2x2 = Parameter(
    name='BUL2x2',
    nature='internal',
    type='real',
    value='RUL2x2**2 + IUL2x2**2',
    texname='BUL2_2',
)

BUL2x3 = Parameter(
    name='BUL2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x2)*UL2x3',
    texname='BUL2_3',
)

BUL2x4 = Parameter(
    name='BUL2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x2)*UL2x4',
    texname='BUL2_4',
)

BUL2x5 = Parameter(
    name='BUL2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x2)*UL2x5',
    texname='BUL2_5',
)

BUL3x3 = Parameter(
    name='BUL3x3',
    nature='internal',
    type='real',
    value='RUL2x3**2 + IUL2x3**2',
    texname='BUL3_3',
)

BUL3x4 = Parameter(
    name='BUL3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x3)*UL2x4',
    texname='BUL3_4',
)

BUL3x5 = Parameter(
    name='BUL3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x3)*UL2x5',
    texname='BUL3_5',
)

BUL4x4 = Parameter(
    name='BUL4x4',
    nature='internal',
    type='real',
    value='RUL2x4**2 + IUL2x4**2',
    texname='BUL4_4',
)

BUL4x5 = Parameter(
    name='BUL4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UL2x4)*UL2x5',
    texname='BUL4_5',
)

BUL5x5 = Parameter(
    name='BUL5x5',
    nature='internal',
    type='real',
    value='RUL2x5**2 + IUL2x5**2',
    texname='BUL5_5',
)

AUR1x1 = Parameter(
    name='AUR1x1',
    nature='internal',
    type='real',
    value='RUR1x1**2 + IUR1x1**2',
    texname='AUR1_1',
)

AUR1x2 = Parameter(
    name='AUR1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*UR1x2',
    texname='AUR1_2',
)

AUR1x3 = Parameter(
    name='AUR1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*UR1x3',
    texname='AUR1_3',
)

AUR1x4 = Parameter(
    name='AUR1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*UR1x4',
    texname='AUR1_4',
)

AUR1x5 = Parameter(
    name='AUR1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x1)*UR1x5',
    texname='AUR1_5',
)

AUR2x2 = Parameter(
    name='AUR2x2',
    nature='internal',
    type='real',
    value='RUR1x2**2 + IUR1x2**2',
    texname='AUR2_2',
)

AUR2x3 = Parameter(
    name='AUR2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*UR1x3',
    texname='AUR2_3',
)

AUR2x4 = Parameter(
    name='AUR2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*UR1x4',
    texname='AUR2_4',
)

AUR2x5 = Parameter(
    name='AUR2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x2)*UR1x5',
    texname='AUR2_5',
)

AUR3x3 = Parameter(
    name='AUR3x3',
    nature='internal',
    type='real',
    value='RUR1x3**2 + IUR1x3**2',
    texname='AUR3_3',
)

AUR3x4 = Parameter(
    name='AUR3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*UR1x4',
    texname='AUR3_4',
)

AUR3x5 = Parameter(
    name='AUR3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x3)*UR1x5',
    texname='AUR3_5',
)

AUR4x4 = Parameter(
    name='AUR4x4',
    nature='internal',
    type='real',
    value='RUR1x4**2 + IUR1x4**2',
    texname='AUR4_4',
)

AUR4x5 = Parameter(
    name='AUR4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR1x4)*UR1x5',
    texname='AUR4_5',
)

AUR5x5 = Parameter(
    name='AUR5x5',
    nature='internal',
    type='real',
    value='RUR1x5**2 + IUR1x5**2',
    texname='AUR5_5',
)

BUR1x1 = Parameter(
    name='BUR1x1',
    nature='internal',
    type='real',
    value='RUR2x1**2 + IUR2x1**2',
    texname='BUR1_1',
)

BUR1x2 = Parameter(
    name='BUR1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x1)*UR2x2',
    texname='BUR1_2',
)

BUR1x3 = Parameter(
    name='BUR1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x1)*UR2x3',
    texname='BUR1_3',
)

BUR1x4 = Parameter(
    name='BUR1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x1)*UR2x4',
    texname='BUR1_4',
)

BUR1x5 = Parameter(
    name='BUR1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x1)*UR2x5',
    texname='BUR1_5',
)

BUR2x2 = Parameter(
    name='BUR2x2',
    nature='internal',
    type='real',
    value='RUR2x2**2 + IUR2x2**2',
    texname='BUR2_2',
)

BUR2x3 = Parameter(
    name='BUR2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x2)*UR2x3',
    texname='BUR2_3',
)

BUR2x4 = Parameter(
    name='BUR2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x2)*UR2x4',
    texname='BUR2_4',
)

BUR2x5 = Parameter(
    name='BUR2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x2)*UR2x5',
    texname='BUR2_5',
)

BUR3x3 = Parameter(
    name='BUR3x3',
    nature='internal',
    type='real',
    value='RUR2x3**2 + IUR2x3**2',
    texname='BUR3_3',
)

BUR3x4 = Parameter(
    name='BUR3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x3)*UR2x4',
    texname='BUR3_4',
)

BUR3x5 = Parameter(
    name='BUR3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x3)*UR2x5',
    texname='BUR3_5',
)

BUR4x4 = Parameter(
    name='BUR4x4',
    nature='internal',
    type='real',
    value='RUR2x4**2 + IUR2x4**2',
    texname='BUR4_4',
)

BUR4x5 = Parameter(
    name='BUR4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(UR2x4)*UR2x5',
    texname='BUR4_5',
)

BUR5x5 = Parameter(
    name='BUR5x5',
    nature='internal',
    type='real',
    value='RUR2x5**2 + IUR2x5**2',
    texname='BUR5_5',
)

ADL1x1 = Parameter(
    name='ADL1x1',
    nature='internal',
    type='real',
    value='RDL1x1**2 + IDL1x1**2',
    texname='ADL1_1',
)

ADL1x2 = Parameter(
    name='ADL1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x1)*DL1x2',
    texname='ADL1_2',
)

ADL1x3 = Parameter(
    name='ADL1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x1)*DL1x3',
    texname='ADL1_3',
)

ADL1x4 = Parameter(
    name='ADL1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x1)*DL1x4',
    texname='ADL1_4',
)

ADL1x5 = Parameter(
    name='ADL1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x1)*DL1x5',
    texname='ADL1_5',
)

ADL2x2 = Parameter(
    name='ADL2x2',
    nature='internal',
    type='real',
    value='RDL1x2**2 + IDL1x2**2',
    texname='ADL2_2',
)

ADL2x3 = Parameter(
    name='ADL2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x2)*DL1x3',
    texname='ADL2_3',
)

ADL2x4 = Parameter(
    name='ADL2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x2)*DL1x4',
    texname='ADL2_4',
)

ADL2x5 = Parameter(
    name='ADL2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x2)*DL1x5',
    texname='ADL2_5',
)

ADL3x3 = Parameter(
    name='ADL3x3',
    nature='internal',
    type='real',
    value='RDL1x3**2 + IDL1x3**2',
    texname='ADL3_3',
)

ADL3x4 = Parameter(
    name='ADL3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x3)*DL1x4',
    texname='ADL3_4',
)

ADL3x5 = Parameter(
    name='ADL3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x3)*DL1x5',
    texname='ADL3_5',
)

ADL4x4 = Parameter(
    name='ADL4x4',
    nature='internal',
    type='real',
    value='RDL1x4**2 + IDL1x4**2',
    texname='ADL4_4',
)

ADL4x5 = Parameter(
    name='ADL4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL1x4)*DL1x5',
    texname='ADL4_5',
)

ADL5x5 = Parameter(
    name='ADL5x5',
    nature='internal',
    type='real',
    value='RDL1x5**2 + IDL1x5**2',
    texname='ADL5_5',
)

BDL1x1 = Parameter(
    name='BDL1x1',
    nature='internal',
    type='real',
    value='RDL2x1**2 + IDL2x1**2',
    texname='BDL1_1',
)

BDL1x2 = Parameter(
    name='BDL1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x1)*DL2x2',
    texname='BDL1_2',
)

BDL1x3 = Parameter(
    name='BDL1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x1)*DL2x3',
    texname='BDL1_3',
)

BDL1x4 = Parameter(
    name='BDL1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x1)*DL2x4',
    texname='BDL1_4',
)

BDL1x5 = Parameter(
    name='BDL1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x1)*DL2x5',
    texname='BDL1_5',
)

BDL2x2 = Parameter(
    name='BDL2x2',
    nature='internal',
    type='real',
    value='RDL2x2**2 + IDL2x2**2',
    texname='BDL2_2',
)

BDL2x3 = Parameter(
    name='BDL2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x2)*DL2x3',
    texname='BDL2_3',
)

BDL2x4 = Parameter(
    name='BDL2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x2)*DL2x4',
    texname='BDL2_4',
)

BDL2x5 = Parameter(
    name='BDL2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x2)*DL2x5',
    texname='BDL2_5',
)

BDL3x3 = Parameter(
    name='BDL3x3',
    nature='internal',
    type='real',
    value='RDL2x3**2 + IDL2x3**2',
    texname='BDL3_3',
)

BDL3x4 = Parameter(
    name='BDL3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x3)*DL2x4',
    texname='BDL3_4',
)

BDL3x5 = Parameter(
    name='BDL3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x3)*DL2x5',
    texname='BDL3_5',
)

BDL4x4 = Parameter(
    name='BDL4x4',
    nature='internal',
    type='real',
    value='RDL2x4**2 + IDL2x4**2',
    texname='BDL4_4',
)

BDL4x5 = Parameter(
    name='BDL4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DL2x4)*DL2x5',
    texname='BDL4_5',
)

BDL5x5 = Parameter(
    name='BDL5x5',
    nature='internal',
    type='real',
    value='RDL2x5**2 + IDL2x5**2',
    texname='BDL5_5',
)

ADR1x1 = Parameter(
    name='ADR1x1',
    nature='internal',
    type='real',
    value='RDR1x1**2 + IDR1x1**2',
    texname='ADR1_1',
)

ADR1x2 = Parameter(
    name='ADR1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x1)*DR1x2',
    texname='ADR1_2',
)

ADR1x3 = Parameter(
    name='ADR1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x1)*DR1x3',
    texname='ADR1_3',
)

ADR1x4 = Parameter(
    name='ADR1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x1)*DR1x4',
    texname='ADR1_4',
)

ADR1x5 = Parameter(
    name='ADR1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x1)*DR1x5',
    texname='ADR1_5',
)

ADR2x2 = Parameter(
    name='ADR2x2',
    nature='internal',
    type='real',
    value='RDR1x2**2 + IDR1x2**2',
    texname='ADR2_2',
)

ADR2x3 = Parameter(
    name='ADR2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x2)*DR1x3',
    texname='ADR2_3',
)

ADR2x4 = Parameter(
    name='ADR2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x2)*DR1x4',
    texname='ADR2_4',
)

ADR2x5 = Parameter(
    name='ADR2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x2)*DR1x5',
    texname='ADR2_5',
)

ADR3x3 = Parameter(
    name='ADR3x3',
    nature='internal',
    type='real',
    value='RDR1x3**2 + IDR1x3**2',
    texname='ADR3_3',
)

ADR3x4 = Parameter(
    name='ADR3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x3)*DR1x4',
    texname='ADR3_4',
)

ADR3x5 = Parameter(
    name='ADR3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x3)*DR1x5',
    texname='ADR3_5',
)

ADR4x4 = Parameter(
    name='ADR4x4',
    nature='internal',
    type='real',
    value='RDR1x4**2 + IDR1x4**2',
    texname='ADR4_4',
)

ADR4x5 = Parameter(
    name='ADR4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR1x4)*DR1x5',
    texname='ADR4_5',
)

ADR5x5 = Parameter(
    name='ADR5x5',
    nature='internal',
    type='real',
    value='RDR1x5**2 + IDR1x5**2',
    texname='ADR5_5',
)

BDR1x1 = Parameter(
    name='BDR1x1',
    nature='internal',
    type='real',
    value='RDR2x1**2 + IDR2x1**2',
    texname='BDR1_1',
)

BDR1x2 = Parameter(
    name='BDR1x2',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x1)*DR2x2',
    texname='BDR1_2',
)

BDR1x3 = Parameter(
    name='BDR1x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x1)*DR2x3',
    texname='BDR1_3',
)

BDR1x4 = Parameter(
    name='BDR1x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x1)*DR2x4',
    texname='BDR1_4',
)

BDR1x5 = Parameter(
    name='BDR1x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x1)*DR2x5',
    texname='BDR1_5',
)

BDR2x2 = Parameter(
    name='BDR2x2',
    nature='internal',
    type='real',
    value='RDR2x2**2 + IDR2x2**2',
    texname='BDR2_2',
)

BDR2x3 = Parameter(
    name='BDR2x3',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x2)*DR2x3',
    texname='BDR2_3',
)

BDR2x4 = Parameter(
    name='BDR2x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x2)*DR2x4',
    texname='BDR2_4',
)

BDR2x5 = Parameter(
    name='BDR2x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x2)*DR2x5',
    texname='BDR2_5',
)

BDR3x3 = Parameter(
    name='BDR3x3',
    nature='internal',
    type='real',
    value='RDR2x3**2 + IDR2x3**2',
    texname='BDR3_3',
)

BDR3x4 = Parameter(
    name='BDR3x4',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x3)*DR2x4',
    texname='BDR3_4',
)

BDR3x5 = Parameter(
    name='BDR3x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x3)*DR2x5',
    texname='BDR3_5',
)

BDR4x4 = Parameter(
    name='BDR4x4',
    nature='internal',
    type='real',
    value='RDR2x4**2 + IDR2x4**2',
    texname='BDR4_4',
)

BDR4x5 = Parameter(
    name='BDR4x5',
    nature='internal',
    type='complex',
    value='complexconjugate(DR2x4)*DR2x5',
    texname='BDR4_5',
)

BDR5x5 = Parameter(
    name='BDR5x5',
    nature='internal',
    type='real',
    value='RDR2x5**2 + IDR2x5**2',
    texname='BDR5_5',
)

rhZ = Parameter(
    name='rhZ',
    nature='internal',
    type='real',
    value='((bZ*ee)/(2.*cw) - (ee*w3Z)/(2.*sw))*vev/MZ',
    texname='rhZ',
)

rpZ = Parameter(
    name='rpZ',
    nature='internal',
    type='real',
    value='(gp*xZ)*vphi/MZ',
    texname='rpZ',
)

rhZp = Parameter(
    name='rhZp',
    nature='internal',
    type='real',
    value='((bZp*ee)/(2.*cw) - (ee*w3Zp)/(2.*sw))*vev/MZp',
    texname='rhZp',
)

rpZp = Parameter(
    name='rpZp',
    nature='internal',
    type='real',
    value='(gp*xZp)*vphi/MZp',
    texname='rpZp',
)
