"""Model: the Lagrangian written as a UFO, whole or slim; the one place where vertices are defined."""

from recast.model.ufo.content import SCALAR, Contents, UFOContent
from recast.model.ufo.writer import ufo_files, write_ufo

__all__ = ["SCALAR", "Contents", "UFOContent", "ufo_files", "write_ufo"]
