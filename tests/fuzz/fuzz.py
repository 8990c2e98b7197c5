"""Fuzzes the readers: coverage-guided with atheris where it is installed, else with changes of valid inputs.

    pip install "recast-hep[fuzz]"
    python tests/fuzz/fuzz.py SECONDS FOLDER [TARGET...] [--seed 1] [--changes]

SECONDS are of processor time, for each target (all by default; see targets.py); 0 reads the corpus alone.
What is found is kept in FOLDER/finds, inputs that reach new lines in FOLDER/inputs/TARGET, and the counts in
FOLDER/tally.jsonl; the exit status is 1 after a find. Under atheris kernels are interpreted, so that it sees
which of their lines an input reaches. `--changes` leaves it out, and compiles them with checks of every
index. Each target is a process of its own, with a limit on its memory.
"""

import argparse
import contextlib
import hashlib
import importlib.util
import json
import math
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INTERPRETED = 10
"""So many times longer may interpreted kernels take."""
LONGEST = 200_000


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def limited_memory(megabytes: int) -> None:
    """Limit the address space to so much above what is taken."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = taken + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


class Tally:
    """Counts executions and keeps finds, one of each kind."""

    def __init__(self, name: str, folder: Path, seconds: float) -> None:
        self.name, self.folder, self.seconds = name, folder / "finds", seconds
        self.executions, self.slowest_s, self.finds = 0, 0.0, {}
        self.begin = time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

    def spent(self) -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime - self.begin

    def add(self, data: bytes, kind: str, text: str, taken: float) -> float:
        """Count an input and return the time it took, at least a millisecond."""
        self.executions += 1
        self.slowest_s = max(self.slowest_s, taken)
        if kind:
            self.find(data, kind, text)
        return max(taken, 0.001)

    def find(self, data: bytes, kind: str, text: str) -> None:
        if kind in self.finds:
            self.finds[kind] += 1
            return
        self.finds[kind] = 1
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"{self.name}-{hashlib.sha256(kind.encode()).hexdigest()[:8]}"
        file.write_bytes(data)
        file.with_suffix(".txt").write_text(f"{kind}\n{text}")
        say(f"find in {self.name}: {kind} ({file.name})")

    def report(self, used: float | None = None) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        facts = {
            "target": self.name, "executions": self.executions, "processor_s": round(used or self.spent(), 1),
            "slowest_s": round(self.slowest_s, 2), "peak_mb": peak, "finds": self.finds,
        }  # fmt: skip
        say(json.dumps(facts))
        with (self.folder.parent / "tally.jsonl").open("a") as stream:
            stream.write(json.dumps(facts) + "\n")


def kind_of(error: BaseException) -> str:
    """Return type and place of an error: the last line of recast's own in it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/recast/" in frame.filename] or frames
    last = ours[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.name}: {last.line}"


def attempt(target: Any, data: bytes, folder: Path) -> tuple[str, str, float]:
    """Return the kind of a find and its text, both empty if there is none, and the time it took."""
    import targets

    begin = time.process_time()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            if "NUMBA_DISABLE_JIT" in os.environ:  # compiled code warns of no number
                warnings.simplefilter("ignore", RuntimeWarning)
            targets.check(target, data, folder)
    except Exception as error:
        return kind_of(error), "".join(traceback.format_exception(error)), time.process_time() - begin
    return "", "", time.process_time() - begin


def kept(name: str, folder: Path) -> list[bytes]:
    """Return the inputs of the corpus, and those of earlier runs."""
    import targets

    folders = targets.CORPUS / name, folder / "inputs" / name
    return [path.read_bytes() for place in folders for path in sorted(place.glob("*"))]


def one(name: str, target: Any, tally: Tally, place: Path, allowed: float) -> Callable[[bytes], None]:
    """Return a function that reads an input and counts it."""

    def read(data: bytes) -> None:
        kind, text, taken = attempt(target, data, place)
        if not kind and taken > allowed:
            kind, text = "slow", f"{taken:.1f} s"
        tally.add(data, kind, text, taken if allowed < math.inf else 0.0)

    return read


def guided(name: str, options: argparse.Namespace) -> None:
    """Fuzz a target with atheris; does not return."""
    import atheris
    import mutate
    import targets

    target = targets.TARGETS[name]
    place = Path(tempfile.mkdtemp(prefix="fuzz-"))
    own = options.folder / "inputs" / name
    own.mkdir(parents=True, exist_ok=True)
    seeds = [*target.seeds(), *kept(name, options.folder)]
    for data in seeds:
        (own / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    tally = Tally(name, options.folder, options.seconds)
    read = one(name, target, tally, place, target.seconds * INTERPRETED)
    for data in seeds:
        read(data)
    limited_memory(target.memory_mb)

    def step(data: bytes) -> None:
        read(data)
        if tally.spent() > options.seconds:
            tally.report()
            sys.stdout.flush()
            os._exit(min(len(tally.finds), 1))

    def change(data: bytes, largest: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < 0.4:
            return atheris.Mutate(data, largest)
        return mutate.mutated(data, rng, seeds)[:largest]

    words = [f"-dict={HERE / 'words.dict'}", f"-max_len={LONGEST}", f"-seed={options.seed}", "-timeout=300"]
    words += [f"-artifact_prefix={options.folder}/", "-verbosity=0", "-rss_limit_mb=0", str(own)]
    atheris.Setup([sys.argv[0], *words], step, custom_mutator=change)
    atheris.Fuzz()


def _serve(name: str, connection: Any) -> None:
    """Read what comes through a connection, in a process of its own."""
    import targets

    target = targets.TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for data in target.seeds():
            attempt(target, data, Path(place))
        limited_memory(target.memory_mb)
        connection.send(None)
        while (data := connection.recv()) is not None:
            connection.send((*attempt(target, data, Path(place)), time.process_time()))


@contextlib.contextmanager
def apart(name: str) -> Iterator[Callable[[bytes, float], tuple[str, str, float]]]:
    """Give a function that reads an input in a process of its own, which is made anew when it dies."""
    context = multiprocessing.get_context("spawn")
    state: dict[str, Any] = {}

    def begin() -> None:
        state["ours"], theirs = context.Pipe()
        state["process"] = context.Process(target=_serve, args=(name, theirs), daemon=True)
        state["process"].start()
        theirs.close()
        state["ours"].recv()

    def end() -> int | None:
        state["process"].kill()
        state["process"].join()
        state["ours"].close()
        return state["process"].exitcode

    def read(data: bytes, longest_s: float) -> tuple[str, str, float]:
        state["ours"].send(data)
        if not state["ours"].poll(longest_s):
            end()
            begin()
            return "hang", f"no end after {longest_s} s", longest_s
        try:
            kind, text, taken, _ = state["ours"].recv()
        except EOFError:
            state["process"].join()
            status = state["process"].exitcode
            end()
            begin()
            return f"dies with status {status}", "", 0.0
        return kind, text, taken

    begin()
    try:
        yield read
    finally:
        end()


def changed(name: str, options: argparse.Namespace) -> int:
    """Fuzz a target with changes of valid inputs; returns how many kinds of finds there are."""
    import mutate
    import targets

    target = targets.TARGETS[name]
    valid = [*target.seeds()]
    seeds = [*valid, *kept(name, options.folder)]
    regions = {seed: target.region(seed) if target.region else None for seed in seeds}
    rng = random.Random(options.seed)
    tally = Tally(name, options.folder, options.seconds)
    with contextlib.ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fuzz-")))
        for data in valid:  # compiles what is compiled
            one(name, target, tally, place, math.inf)(data)
        if target.way is targets.Way.APART and options.seconds:
            elsewhere, used = stack.enter_context(apart(name)), 0.0
            while used < options.seconds:
                seed = rng.choice(seeds)
                data = mutate.mutated(seed, rng, seeds, regions[seed])
                used += tally.add(data, *elsewhere(data, target.seconds))
            tally.report(used)
            return len(tally.finds)
        limited_memory(target.memory_mb)
        read = one(name, target, tally, place, target.seconds)
        for data in seeds:
            read(data)
        while tally.spent() < options.seconds:
            seed = rng.choice(seeds)
            read(mutate.mutated(seed, rng, seeds, regions[seed]))
    tally.report()
    return len(tally.finds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seconds", type=float)
    parser.add_argument("folder", type=Path)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changes", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(HERE))
    is_guided = (
        options.seconds > 0 and not options.changes and importlib.util.find_spec("atheris") is not None
    )
    os.environ["OMP_NUM_THREADS"] = "1"
    if options.seconds:
        os.environ["NUMBA_DISABLE_JIT" if is_guided else "NUMBA_BOUNDSCHECK"] = "1"
    found = 0
    with tempfile.TemporaryDirectory() as cache:
        os.environ.setdefault("RECAST_CACHE_DIR", cache)
        if is_guided:
            import atheris

            with atheris.instrument_imports(include=["recast"]):
                import targets
        import targets

        for name in options.targets or targets.TARGETS:
            if (child := os.fork()) == 0:
                if is_guided and targets.TARGETS[name].way is targets.Way.GUIDED:
                    guided(name, options)
                os._exit(min(changed(name, options), 1))
            if status := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
                found = 1
                say(f"{name}: ended with status {status}")
    sys.exit(found)


if __name__ == "__main__":
    main()
