"""Model: the Lagrangian written as a UFO, whole or slim; the one place where vertices are defined."""

from recast.model.ufo.content import UFOContent
from recast.model.ufo.writer import ufo_files, write_ufo

__all__ = ["UFOContent", "ufo_files", "write_ufo"]
