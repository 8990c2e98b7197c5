"""On PYTHONPATH it breaks the generator, in every process, at the masses of RECAST_TEST_BREAKS_AT [GeV]."""

import os

if os.environ.get("RECAST_TEST_BREAKS_AT"):
    from recast.generate.builtin import BuiltinGenerator

    _masses = {float(word) for word in os.environ["RECAST_TEST_BREAKS_AT"].split()}
    _generate = BuiltinGenerator.generate

    def _breaking(self, process, point, *arguments, **options):
        if point.mzp_gev in _masses and point.gp:
            raise FloatingPointError("broken on purpose")
        return _generate(self, process, point, *arguments, **options)

    BuiltinGenerator.generate = _breaking
