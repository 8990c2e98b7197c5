"""Coverage-guided fuzzing of the readers of event text (HepMC3, HepMC2, LHE) with atheris.

    pip install "recast-hep[fuzz]"
    NUMBA_DISABLE_JIT=1 python tests/fuzz/fuzz_text.py CORPUS -max_total_time=900 -timeout=30    interpreted
    NUMBA_BOUNDSCHECK=1 python tests/fuzz/fuzz_text.py CORPUS -max_total_time=900 -timeout=30    compiled

Interpreted, the fuzzer sees which lines of the parsers an input reaches; compiled with checks of every index,
it goes through what it found there. Every input has to be read, or refused with one line; what is read has to
hang together, and HepMC3 text written from it has to read back with the same particles.
CORPUS is a folder that keeps the inputs, filled with the seeds if empty.
"""

import io
import os
import sys
from pathlib import Path

import atheris

INTERPRETED = os.environ.get("NUMBA_DISABLE_JIT") == "1"
KERNELS = (
    "graph",
    "hepmc.text2",
    "hepmc.text3",
    "lhe.text",
    "links",
    "tokens",
    "origin",
    "pdg_table",
    "slimming",
)
# numba does not compile what atheris has put its counters into
LEFT_OUT = [] if INTERPRETED else [f"recast.events.{name}" for name in KERNELS]

with atheris.instrument_imports(include=["recast.events"], exclude=LEFT_OUT):
    import numpy as np

    from recast.core.errors import InputError
    from recast.events.formats import EventFormat
    from recast.events.full import FullEvents, concatenate
    from recast.events.hepmc.read import open_hepmc
    from recast.events.hepmc.writer import hepmc3_header, hepmc3_text
    from recast.events.lhe.full import open_lhe
    from recast.events.options import Completeness
    from recast.events.readers import format_of
    from recast.events.source import Source

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "helpers"))
from full_events import EVENT2, EVENT3, FOOTER3, LHE, text2, text3  # noqa: E402

CYCLE = EVENT3.replace(b"V -1 0 [1,2]", b"V -1 0 [1,2,7]").replace(b"-1 -1\nP", b"-1 -1 8.0 0.5\nP")
TURNED = EVENT2.replace(b'"nominal" "second"', b'"second" "nominal"')
SEEDS = (
    text3(1),
    text3(1, 2, event=CYCLE) + text3(3, names=b"second\\|nominal"),
    text2(1),
    text2(1) + text2(2, event=TURNED),
    LHE,
    LHE + LHE,
)


def read(content: bytes, completeness: Completeness) -> FullEvents:
    """Return all events of a text."""
    source = Source(io.BytesIO(content), "fuzz")
    form = format_of(source)
    if form is EventFormat.LHE:
        file = open_lhe(source, completeness)
    elif form in (EventFormat.HEPMC3, EventFormat.HEPMC2):
        file = open_hepmc(source, form, completeness)
    else:
        raise InputError("no text", where="fuzz")
    events = concatenate(list(file.chunks))
    events.check("fuzz")
    return events


def check(events: FullEvents) -> None:
    """Refuse events that do not hang together, or do not come back from the text that is made of them."""
    assert len(events) == len(events.counts) == len(events.vertex_counts) == len(events.weights)
    assert events.counts.sum() == len(events.pid) == len(events.e)
    assert events.vertex_counts.sum() == len(events.first_in) == len(events.position)
    limit = np.repeat(events.vertex_counts, events.counts)
    for links in (events.production, events.end):
        assert (links >= -1).all()
        assert (links < limit).all()
    owner = np.repeat(events.counts, events.vertex_counts)
    assert (events.first_in < owner).all()
    assert np.isfinite(events.e).all()
    assert np.isfinite(events.weights).all()
    mothers = events.mothers()
    assert (mothers < len(events.pid)).all()
    header = hepmc3_header(("a", "b", "c"), events.weight_names)
    back = read(header + hepmc3_text(events) + FOOTER3, Completeness.REQUIRED)
    assert back.counts.tolist() == events.counts.tolist()
    assert np.array_equal(back.weights, events.weights)
    for mine, theirs in zip(events.pieces(1), back.pieces(1), strict=True):
        for name in ("pid", "status", "px", "py", "pz", "e", "mass"):
            assert np.array_equal(np.sort(getattr(mine, name)), np.sort(getattr(theirs, name))), name


def one_input(data: bytes) -> None:
    """Read an input strictly, and up to where it is cut off."""
    for completeness in Completeness:
        try:
            events = read(data, completeness)
        except InputError as error:
            refusal = str(error)
        else:
            check(events)
            continue
        assert "\n" not in refusal
        assert refusal.startswith("fuzz")


def main() -> None:
    """Fuzz until an option of libFuzzer ends it."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-") and not Path(word).is_file()]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            for number, seed in enumerate(SEEDS):
                (folder / f"seed{number}").write_bytes(seed)
    for seed in SEEDS:  # compiles what is compiled, which would look like a hang
        one_input(seed)
    words = Path(__file__).with_name("words.dict")
    atheris.Setup([*sys.argv, f"-dict={words}", "-max_len=8192"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
