"""Runs a card and writes, as JSON, the files executed in each kind of step, and which file reads which data.

python trace_steps.py CARD.yaml OUT: the hook that sees files opened cannot be taken out of a process again.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = (str(ROOT / "recast"), str(ROOT / "mc_cards"))
READERS = ("core/reading.py", "core/yaml.py", "model/model_card.py")

opened: dict[str, set[str]] = defaultdict(set)
executed: dict[str, set[str]] = defaultdict(set)


def on_open(event: str, arguments: tuple) -> None:
    if event != "open" or not isinstance(arguments[0], str) or not arguments[0].startswith(PLACES):
        return
    if arguments[0].endswith((".py", ".pyc")) or "__pycache__" in arguments[0]:
        return
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(PLACES) and not name.endswith(READERS):
            opened[name].add(arguments[0])
            return
        frame = frame.f_back


def main() -> None:
    sys.addaudithook(on_open)
    from recast.cards import load_card
    from recast.core.progress import Silent
    from recast.pipeline.run import run_card
    from recast.pipeline.steps import Steps

    make = Steps.make

    def traced(self, kind, name, events, description, build, *rest):
        def seen(folder):
            def on_call(frame, event, _):
                if event == "call" and frame.f_code.co_filename.startswith(PLACES):
                    executed[f"{kind} {' '.join(modules)}"].add(frame.f_code.co_filename)

            sys.setprofile(on_call)
            try:
                build(folder)
            finally:
                sys.setprofile(None)

        modules = sorted({build.func.__module__, *(rest[0] if rest else ())})
        seen.__module__ = build.func.__module__
        return make(self, kind, name, events, description, seen, *rest)

    Steps.make = traced
    run_card(load_card(Path(sys.argv[1])), Path(sys.argv[2]), jobs=1, progress=Silent())
    found = {"opened": opened, "executed": executed}
    plain = {what: {key: sorted(names) for key, names in item.items()} for what, item in found.items()}
    sys.stdout.write(json.dumps(plain))


if __name__ == "__main__":
    main()
