"""Showers an LHE file as `recast shower` does."""

from pathlib import Path

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.parquet.slim import read_parquet
from recast.events.partons import read_parton_file
from recast.events.sample import sample_of
from recast.generate.shower import shower


def showered(path: Path, out: Path) -> int:
    """Shower the file to parton level and return the number of events that came out."""
    file = read_parton_file(path)
    sample = sample_of(
        path,
        len(file.table),
        sqrt_s_gev=file.sqrt_s_gev,
        stated_pb=(file.cross_section_pb, file.cross_section_error_pb),
        cross_section_pb=None,
        beams=file.beams,
    )
    with workers(1) as pool:
        shower(sample, "parton", 1, out, workers=pool, progress=Silent())
    return len(read_parquet(out))
