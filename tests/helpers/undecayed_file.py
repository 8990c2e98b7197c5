"""An LHE file of u u~ > X, X left undecayed, with a param card in its header."""

import math
from pathlib import Path

__all__ = ["write_undecayed"]


def write_undecayed(
    path: Path, slha: str, code: int = 32, mass: float = 30.0, *, count: int = 20, pair: bool = False
) -> Path:
    """Write `count` events; a `pair` is X and its antiparticle at right angles to the beams."""
    events = []
    for number in range(count):
        boost = -1.0 + 2.0 * number / count
        energy = mass * (2.5 if pair else 1.0)
        first, second = 0.5 * energy * math.exp(boost), 0.5 * energy * math.exp(-boost)
        rows = [
            f"2 -1 0 0 501 0 0. 0. {first!r} {first!r} 0. 0. 9.",
            f"-2 -1 0 0 0 501 0. 0. {-second!r} {second!r} 0. 0. 9.",
        ]
        pt = mass * 0.75 if pair else 0.0
        pz, sign = 0.5 * (first - second) if pair else first - second, 1
        for particle in (code, -code) if pair else (code,):
            energy = math.sqrt(pt**2 + pz**2 + mass**2)
            rows.append(f"{particle} 1 1 2 0 0 {sign * pt!r} 0. {pz!r} {energy!r} {mass!r} 0. 9.")
            sign = -sign
        text = "\n".join(rows)
        events.append(f"<event>\n{len(rows)} 1 1.0 {mass} 0.0078 0.12\n{text}\n</event>\n")
    path.write_text(
        f'<LesHouchesEvents version="3.0">\n<header>\n<slha>\n{slha}\n</slha>\n</header>\n<init>\n'
        "2212 2212 4000. 4000. 0 0 0 0 3 1\n1.0 0.01 1.0 1\n</init>\n"
        f"{''.join(events)}</LesHouchesEvents>\n"
    )
    return path
