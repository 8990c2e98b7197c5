"""A kind of processes: a short name for one of the general engine, which takes what `make` leaves."""

from recast.generate.processes import ProcessKind


def make(notation, options):
    """Return a `Reaction` of one's own for a notation, or None."""
    del notation, options


KIND = ProcessKind({"photon_pair": "p p > a a"}, make)
