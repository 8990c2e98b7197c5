"""Generate: what the worker processes of a run have in common, loaded once before they are forked."""

from __future__ import annotations

from numba.core.registry import cpu_target

import recast.generate.builtin
import recast.generate.shower_worker  # noqa: F401 - loaded for others

__all__: list[str] = []

cpu_target.target_context.refresh()  # what numba's first call takes a second and 100 MB for
