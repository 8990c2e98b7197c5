"""CLs of pyhf for a workspace: its own bound of 10 on the strength taken off, fits to the last digits."""

import importlib.util
from collections.abc import Sequence

import numpy as np
import pytest
from scipy.special import ndtr


def _model(content: dict):
    pyhf = pytest.importorskip("pyhf")
    backend = "jax" if importlib.util.find_spec("jax") else "numpy"  # with derivatives where there are some
    pyhf.set_backend(backend, pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))
    workspace = pyhf.Workspace(content)
    model = workspace.model()
    bounds = model.config.suggested_bounds()
    bounds[model.config.poi_index] = (0.0, 1000.0)
    return pyhf, model, workspace.data(model), bounds


def pyhf_cls(content: dict, strength: float) -> tuple[float, list[float]]:
    """Return the observed CLs of a strength and the five expected ones, from `pyhf.infer.hypotest`."""
    pyhf, model, data, bounds = _model(content)
    found, bands = pyhf.infer.hypotest(strength, data, model, par_bounds=bounds, return_expected_set=True)
    return float(found), [float(item) for item in bands]


def lowest_pyhf_cls(content: dict, strength: float, starts: Sequence[dict]) -> tuple[float, float]:
    """Return the observed and the median expected CLs from the lowest of the fits of pyhf.

    `starts` are parameters by name, from which the fits begin as well as from pyhf's own start.
    """
    pyhf, model, data, bounds = _model(content)
    begins = [model.config.suggested_init()]
    for start in starts:
        values = np.array(model.config.suggested_init(), float)
        for name, value in start.items():
            values[model.config.par_slice(name)] = value
        begins.append(values.tolist())

    def fitted(seen, mu: float | None):
        options = {"par_bounds": bounds, "return_fitted_val": True}
        fits = []
        for begin in begins:
            if mu is None:
                found = pyhf.infer.mle.fit(seen, model, init_pars=begin, **options)
            else:
                found = pyhf.infer.mle.fixed_poi_fit(mu, seen, model, init_pars=begin, **options)
            fits.append((float(found[1]), np.asarray(found[0])))
        return min(fits, key=lambda item: item[0])

    background = fitted(data, 0.0)[1]
    asimov = np.asarray(model.expected_data(pyhf.tensorlib.astensor(background))).tolist()
    best = fitted(data, None)
    above = best[1][model.config.poi_index] > strength
    root = 0.0 if above else max(fitted(data, strength)[0] - best[0], 0.0) ** 0.5
    sigma = (fitted(asimov, strength)[0] - fitted(asimov, 0.0)[0]) ** 0.5
    distance = root - sigma if root <= sigma else (root**2 - sigma**2) / (2.0 * sigma)
    return float(ndtr(-(distance + sigma)) / ndtr(-distance)), float(2.0 * ndtr(-sigma))
