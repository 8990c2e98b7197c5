"""Pipeline: closure of analyses against published numbers, by a plan in each analysis' folder."""

from recast.pipeline.closure.run import Closure, validate, validate_all

__all__ = ["Closure", "validate", "validate_all"]
