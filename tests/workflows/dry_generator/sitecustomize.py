"""On PYTHONPATH it makes the generator a dry one: each sample has the events of the file RECAST_TEST_EVENTS.

Cross sections are a smooth function of the coupling. All else, showers, selections and limits too, is real.
"""

import os

if os.environ.get("RECAST_TEST_EVENTS"):
    import dataclasses
    import functools
    from pathlib import Path

    import numpy as np

    from recast.core.provenance import provenance
    from recast.events.lhe.writer import HeaderInfo, write_partons
    from recast.events.partons import read_parton_file
    from recast.events.sample import Sample
    from recast.generate.builtin import BuiltinGenerator
    from recast.generate.tuning import Tuning

    _FILE = Path(os.environ["RECAST_TEST_EVENTS"])

    @functools.cache
    def _events():
        return read_parton_file(_FILE).table

    def _tune(self, process, point, seed, workers):
        return Tuning.start(1).replace(facts=provenance(key=self.tuning_key(process, point)))

    def _generate(self, process, point, n_events, seed, out, *, workers, progress):
        table = _events()
        sigma = 0.08 * (1.0 if not point.gp else 50.0 * point.gp**2)
        weights = np.full(len(table), sigma)
        facts = provenance(generator="dry", seed=seed)
        card = point.param_card() if point.gp else ""
        header = HeaderInfo(process.sqrt_s_gev, sigma, 0.0, sigma, facts, card)
        write_partons(out, header, [dataclasses.replace(table, weight=weights)])
        name = f"{process.final_state}-{process.contribution}-dry-{self._label(process, point)}-{seed}"
        return Sample(
            name,
            process.name,
            str(process.contribution),
            process.sqrt_s_gev,
            out,
            len(table),
            sigma,
            0.0,
            facts,
        )

    BuiltinGenerator.tune, BuiltinGenerator.generate = _tune, _generate
