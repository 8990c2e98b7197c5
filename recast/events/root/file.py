"""Events: ROOT files of every kind that recast reads, told apart by the trees that they hold."""

from __future__ import annotations

import contextlib
import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uproot

from recast.core.errors import InputError, RecastError, raise_lack
from recast.events.full import FullFile, guarded
from recast.events.options import ReadOptions
from recast.events.root.branch_map import load_branch_map
from recast.events.root.flat import open_flat
from recast.events.root.full import FACTS, open_root_full
from recast.events.root.hepmc import HEPMC_TREE, open_root_hepmc

__all__ = ["SharedFile", "open_root"]

_DELPHES, _PARTICLE = "Delphes", "Particle/Particle.PID"
_MEND = "Make or fetch it again."


class SharedFile(io.FileIO):
    """An open file whose position is each thread's own, so that several read it at once."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._own = threading.local()

    def seek(self, position: int, whence: int = os.SEEK_SET, /) -> int:
        """Choose where this thread reads next, counted from the beginning."""
        if whence != os.SEEK_SET:
            raise ValueError("positions are counted from the beginning")
        self._own.position = position
        return position

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next `size` bytes, or those up to the end of the file."""
        position = getattr(self._own, "position", 0)
        left = max(os.fstat(self.fileno()).st_size - position, 0)
        size = left if size is None or size < 0 else min(size, left)  # a damaged file states any size
        data = os.pread(self.fileno(), size, position)
        self._own.position = position + len(data)
        return data


def _chosen(file: Any, options: ReadOptions, where: str) -> FullFile:
    names = {key.split(";")[0] for key in file.keys()}  # noqa: SIM118 - no dictionary
    if options.branch_map is not None:
        return open_flat(file, options.branch_map, where)
    if FACTS in names:
        return open_root_full(file, where)
    if HEPMC_TREE in names:
        return open_root_hepmc(file, where)
    if _DELPHES in names:
        if _PARTICLE not in set(file[_DELPHES].keys()):
            raise InputError(
                "a Delphes file without its generated particles",
                where=where,
                mend="Use the reconstructed ones: --branch-map delphes.",
            )
        return open_flat(file, load_branch_map("delphes-particle"), where)
    raise InputError(
        f"a ROOT file of no known kind (it holds {', '.join(sorted(names)) or 'nothing'})",
        where=where,
        mend="Say what its branches mean: --branch-map, see docs/events.md.",
    )


@contextlib.contextmanager
def open_root(path: Path, options: ReadOptions) -> Iterator[FullFile]:
    """Open a ROOT file: recast's own, HepMC3's tree, Delphes, or a flat ntuple with a branch map.

    Raises
    ------
    InputError
        If it is damaged or of no known kind.
    """
    where = str(path)
    with contextlib.ExitStack() as stack:
        try:
            # an open file is read without uproot's own threads and is not mapped into memory
            file = stack.enter_context(
                uproot.open(stack.enter_context(SharedFile(path)), array_cache=None, use_threads=False)
            )
        except Exception as error:  # the library raises whatever the bytes make of its readers
            raise_lack(error)
            raise InputError(
                f"not a whole ROOT file ({type(error).__name__})",
                where=where,
                mend="Was it cut off while copying? Make or fetch it again.",
            ) from error
        size, stated = path.stat().st_size, int(file.file.fEND)
        if size < stated:
            raise InputError(
                f"cut off: {size} of {stated} bytes are there",
                where=where,
                mend="Copy or make it again: what is before the cut cannot be used.",
            )
        try:
            opened = _chosen(file, options, where)
        except RecastError:
            raise
        except Exception as error:
            raise_lack(error)
            raise InputError(f"damaged ({type(error).__name__})", where=where, mend=_MEND) from error
        opened.chunks = guarded(opened.chunks, where)
        yield opened
