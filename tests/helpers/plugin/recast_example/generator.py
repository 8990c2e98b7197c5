"""A generator: the embedded one with its factorisation scale at mZ, whatever the card says."""

import dataclasses

from recast.generate.builtin import BuiltinGenerator


class FixedScale(BuiltinGenerator):
    """What a generator is stands in `recast.generate.base.Generator`; this one changes a setting."""

    def __init__(self, settings, madgraph):
        del madgraph  # no external program is run
        super().__init__(dataclasses.replace(settings, scale="fixed"))
