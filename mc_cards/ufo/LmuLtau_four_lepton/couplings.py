"""Couplings. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from .function_library import complexconjugate, im, re
from .object_library import Coupling, all_couplings

GC_1 = Coupling(
    name='GC_1',
    value='(complex(0,1)*ee*sw)/(2.*cw) + (complex(0,1)*cw*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_2 = Coupling(
    name='GC_2',
    value='complex(0,1)*gp',
    order={'NP': 1},
)

GC_3 = Coupling(
    name='GC_3',
    value='-complex(0,1)*gp',
    order={'NP': 1},
)

GC_4 = Coupling(
    name='GC_4',
    value='-complex(0,1)*ee',
    order={'QED': 1},
)

GC_5 = Coupling(
    name='GC_5',
    value='(complex(0,1)*ee*sw)/(2.*cw) - (complex(0,1)*cw*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_6 = Coupling(
    name='GC_6',
    value='(complex(0,1)*ee*sw)/cw',
    order={'QED': 1},
)

GC_7 = Coupling(
    name='GC_7',
    value='(2.*complex(0,1)*ee)/3.',
    order={'QED': 1},
)

GC_8 = Coupling(
    name='GC_8',
    value='-(complex(0,1)*ee*sw)/(6.*cw) + (complex(0,1)*cw*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_9 = Coupling(
    name='GC_9',
    value='-(2.*complex(0,1)*ee*sw)/(3.*cw)',
    order={'QED': 1},
)

GC_10 = Coupling(
    name='GC_10',
    value='-(complex(0,1)*ee)/3.',
    order={'QED': 1},
)

GC_11 = Coupling(
    name='GC_11',
    value='-(complex(0,1)*ee*sw)/(6.*cw) - (complex(0,1)*cw*ee)/(2.*sw)',
    order={'QED': 1},
)

GC_12 = Coupling(
    name='GC_12',
    value='(complex(0,1)*ee*sw)/(3.*cw)',
    order={'QED': 1},
)

GC_13 = Coupling(
    name='GC_13',
    value='complex(0,1)*G',
    order={'QCD': 1},
)

GC_14 = Coupling(
    name='GC_14',
    value='-G',
    order={'QCD': 1},
)

GC_15 = Coupling(
    name='GC_15',
    value='complex(0,1)*G**2',
    order={'QCD': 2},
)
