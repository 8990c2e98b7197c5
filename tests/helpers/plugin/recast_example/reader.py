"""A reader: text with a line for each event (weight) and each final particle (PDG code, px, py, pz, mass).

# lines sqrt_s_gev=8000 cross_section_pb=0.04
event 0.5
13 20.0 1.0 3.0 0.1057
"""

import numpy as np

from recast.core.errors import InputError
from recast.events.full import BEAM, FINAL, FullFile, linked_events
from recast.events.readers import Reader, begins_with

MARK = b"# lines "


def open_lines(source, options, jobs):
    """Return the events, all in one chunk: an example need not bound its memory."""

    def chunks():
        text = b""
        while block := source.read(1 << 20):
            text += block
        head, *lines = text.decode("ascii", "replace").splitlines()
        facts = dict(word.split("=") for word in head.split()[2:])
        energy = float(facts["sqrt_s_gev"]) / 2
        weights, counts, rows = [], [], []
        for number, line in enumerate(lines, 2):
            words = line.split()
            if words[0] == "event":
                weights.append(float(words[1]))
                counts.append(2)
                rows += [(2212, BEAM, 0.0, 0.0, sign * energy, 0.0) for sign in (1, -1)]
            elif len(words) == 5 and counts:
                rows.append((int(words[0]), FINAL, *map(float, words[1:])))
                counts[-1] += 1
            else:
                raise InputError(f"{len(words)} words", where=f"{source.name}, line {number}", mend="Need 5.")
        columns = dict(zip(("pid", "status", "px", "py", "pz", "mass"), np.array(rows, float).T, strict=True))
        yield linked_events(
            np.array(counts),
            columns,
            np.array(weights),
            cross_section_pb=(float(facts["cross_section_pb"]), 0.0),
            where=source.name,
        )

    return FullFile(source.name, chunks())


READER = Reader("text with a line for each particle", begins_with(MARK), open_text=open_lines)
