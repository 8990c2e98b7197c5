"""Commands on a machine that lacks something, and then on a whole one; used by test_faults.py.

By hand: unshare -rm python tests/workflows/faults.py NUMBER SEED [KIND...] [JOB...] [serial] prints all.
A job of kills.py runs with too little memory, disk, file handles or size of files, on a disk that has become
read-only, with a clock and file times that jump, or beside itself. It has to bear it, or to end with one
line; started again without the fault it leaves the files of an undisturbed run. The kinds take turns.
"""

import contextlib
import functools
import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kills import JOBS, LONGEST_S, Child, Endurance, Job, Place, Tally, finished_steps, leftovers
from runs import ROOT

TAKEN = tuple(name for name in JOBS if not name.startswith("snakemake"))
ERRORS = (
    "recast.core.errors.",
    "OSError: ",
    "MemoryError",
    "numpy._core._exceptions._ArrayMemoryError",
    "pyarrow.lib.ArrowMemoryError",
)
"""How the last line of the library's errors begins, those of the machine."""


ABORTS = (127, -signal.SIGABRT, -signal.SIGSEGV)
"""How compiled libraries end a process without memory, before any of Python's code can say so."""


def _silent(text: str) -> None:
    pass


def has_mounts() -> bool:
    """Return whether small disks can be mounted in a namespace of their own (unshare -rm)."""
    with tempfile.TemporaryDirectory() as name:
        mount = ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", name]
        try:
            return subprocess.run(mount, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            return False


def limited_memory(extra: float) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + int(extra)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limited_handles(extra: int) -> None:
    taken = {int(entry.name) for entry in Path("/proc/self/fd").iterdir()}
    free = (number for number in itertools.count() if number not in taken)
    limit = next(itertools.islice(free, extra, None))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))


def limited_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def jumping_clock(seed: int) -> None:
    """Let the time of day jump by a year at every call."""
    jumps, plain, plain_ns = random.Random(seed), time.time, time.time_ns

    def jump() -> int:
        return jumps.randrange(-(3 * 10**7), 3 * 10**7)

    time.time = lambda: plain() + jump()
    time.time_ns = lambda: plain_ns() + jump() * 10**9


def scatter_times(folder: Path, moments: random.Random) -> None:
    """Give all files times of the past and the future."""
    for path in sorted(folder.rglob("*")):
        moment = moments.choice((0.0, 1.0, time.time() - 1e8, time.time() + 1e8, 4e9))
        os.utime(path, (moment, moment), follow_symlinks=False)


class Faults(Endurance):
    """Jobs under faults."""

    def __init__(
        self, folder: Path, seed: int, jobs: Sequence[str], say: Callable[[str], None], most: int
    ) -> None:
        super().__init__(folder, seed, jobs, say, most)
        self.borne: Counter[str] = Counter()
        self.aborted = 0
        self.lines: Counter[str] = Counter()

    def disturb(self, number: int, kinds: Sequence[str]) -> Tally:
        """Do so many times what the names say."""
        for number_ in range(number):
            kind, name = kinds[number_ % len(kinds)], self._random.choice(list(self._jobs))
            counts = self._workers(name)
            place = self._place(self._random.choices(counts, (3, 1)[: len(counts)])[0])
            place.folder.mkdir()
            self.tally.kills[f"{kind} {place.workers} {name}"] += 1
            which = f"{kind}, {name} {place.workers} in {place.folder.name}"
            before = len(self.tally.faults)
            getattr(self, f"_{kind}")(self._jobs[name], place, which)
            self._afterwards(name, place, which)
            if len(self.tally.faults) == before:
                subprocess.run(["umount", "-l", place.folder], capture_output=True, check=False)
                shutil.rmtree(place.folder, ignore_errors=True)
        return self.tally

    def _under(
        self, job: Job, place: Place, which: str, before: Callable[[], None] | None, what: str
    ) -> bool:
        """Run the job under a fault; return whether it bore it."""
        child = Child(job, place, before)
        status = child.wait(LONGEST_S)
        said = [line for line in child.said() if line.strip()]
        last = said[-1] if said else ""
        self._say(f"{which} ({what}): status {status}" + (f", {last[:300]}" if status else ""))
        if status is None:
            self._fault("hang", f"{which} ({what})")
            self._end_all(child)
        elif status in ABORTS and which.startswith("memory"):
            self.aborted += 1
        elif status < 0:
            self._fault("message", f"{which} ({what}): ended by signal {-status}, {said[-3:]}")
        elif status > 0:
            ours = last.startswith(("recast: ", *ERRORS))
            mends = last.startswith(ERRORS) or len(last.removeprefix("recast: ").split(". ")) > 1
            if not ours or not mends or "internal error" in last:
                self._fault("message", f"{which} ({what}): status {status}, {said[-3:]}")
            self.lines[last.replace(str(place.folder), "FOLDER")[:200]] += 1
        self._end_of_session(child, which)
        if status == 0:
            self.borne[which.partition(",")[0]] += 1
        return status == 0

    def _afterwards(self, name: str, place: Place, which: str) -> None:
        """Check that nothing is half, run to the end without the fault, and compare."""
        kept: dict[str, int] = {}
        self._after_kill(name, place, kept)
        child = Child(self._jobs[name], place)
        status = child.wait(LONGEST_S)
        if status != 0:
            self._fault("message", f"{which}, afterwards: {status}, {child.said()[-3:]}")
            self._end_all(child)
            return
        self._compare(name, place, which)
        for path, marker in kept.items():
            if finished_steps(place.folder).get(path) != marker:
                self._fault("lost", f"{which}: {path} was made again")
        for path in leftovers(place.folder):
            self._fault("leftover", f"{which}: {path}")

    def _partly(self, job: Job, place: Place) -> None:
        """Let it go on for a while."""
        child = Child(job, place)
        if child.wait(self._random.uniform(0.0, 1.2) * max(self.duration_s.values()) / 2) is None:
            self._end_all(child)
            child.wait(LONGEST_S)

    def _memory(self, job: Job, place: Place, which: str) -> None:
        place.out.mkdir()
        extra = 10 ** self._random.uniform(5.0, 8.7)
        self._under(job, place, which, lambda: limited_memory(extra), f"{extra / 1e6:.1f} MB more")

    def _handles(self, job: Job, place: Place, which: str) -> None:
        place.out.mkdir()
        extra = self._random.randrange(14)
        self._under(job, place, which, lambda: limited_handles(extra), f"{extra} files more")

    def _file(self, job: Job, place: Place, which: str) -> None:
        place.out.mkdir()
        size = int(10 ** self._random.uniform(4.0, 6.0))  # what it says is a file as well, with a traceback
        self._under(job, place, which, lambda: limited_files(size), f"files of {size} bytes")

    def _disk(self, job: Job, place: Place, which: str) -> None:
        size = int(2 ** self._random.uniform(2.0, 10.0))
        inodes = self._random.choice((0, 0, self._random.randrange(5, 60)))
        options = f"size={size}k" + (f",nr_inodes={inodes}" if inodes else "")
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place.folder], check=True)
        try:
            place.out.mkdir()
            (place.folder / "tmp").mkdir()
            self._under(job, place, which, None, options)
        except OSError as error:
            self._say(f"{which} ({options}): {error}")
        subprocess.run(["mount", "-o", "remount,size=1g,nr_inodes=100000", place.folder], check=True)
        place.out.mkdir(exist_ok=True)

    def _readonly(self, job: Job, place: Place, which: str) -> None:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place.folder], check=True)
        place.out.mkdir()
        self._partly(job, place)
        subprocess.run(["mount", "-o", "remount,ro", place.folder], check=True)
        if self._under(job, place, which, None, "read-only") and job.start is not JOBS["analyse"].start:
            self._fault("message", f"{which}: no error on a read-only disk")
        subprocess.run(["mount", "-o", "remount,rw", place.folder], check=True)

    def _clock(self, job: Job, place: Place, which: str) -> None:
        place.out.mkdir()
        self._partly(job, place)
        scatter_times(place.folder, self._random)
        seed = self._random.randrange(2**32)
        if not self._under(job, place, which, lambda: jumping_clock(seed), "times scattered"):
            self._fault("wrong", f"{which}: it minds the clock")

    def _together(self, job: Job, place: Place, which: str) -> None:
        """Start it twice in one folder, the second one a moment later."""
        place.out.mkdir()
        children = [Child(job, place)]
        time.sleep(self._random.uniform(0.0, 0.5) * min(self.duration_s.values()))
        other = Place(place.folder, place.shared, place.workers)
        twin = Child(job, other, said="twin")
        children.append(twin)
        for child in children:
            status = child.wait(LONGEST_S)
            last = (child.said() or [""])[-1]
            waits = "another run is at work in this folder. Wait for it" in last
            self._say(f"{which}: status {status}, {last}")
            if status != 0 and not (status == 2 and waits) and "another run" not in last:
                self._fault("message", f"{which}: status {status}, {child.said()[-3:]}")
            if status is None:
                self._end_all(child)


KINDS = ("memory", "handles", "file", "disk", "readonly", "clock", "together")
MOUNTED = ("disk", "readonly")
"""Kinds that need a namespace of mounts."""


def disturb_runs(
    number: int,
    seed: int,
    kinds: Sequence[str] = KINDS,
    jobs: Sequence[str] = TAKEN,
    say: Callable[[str], None] = _silent,
    most: int = 2,
) -> Faults:
    """Disturb so many times and return what was counted."""
    with tempfile.TemporaryDirectory(prefix="f", ignore_cleanup_errors=True) as name:
        work = Faults(Path(name), seed, jobs, say, most)
        work.prepare(1500)
        with contextlib.suppress(KeyboardInterrupt):
            work.disturb(number, kinds)
        for place in Path(name).glob("p*"):
            subprocess.run(["umount", "-l", place], capture_output=True, check=False)
        return work


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    chosen = [word for word in sys.argv[3:] if word in KINDS] or list(KINDS)
    named = [word for word in sys.argv[3:] if word in JOBS] or list(TAKEN)
    tell = functools.partial(print, flush=True)
    most = 1 if "serial" in sys.argv else 2
    made = disturb_runs(int(sys.argv[1]), int(sys.argv[2]), chosen, named, tell, most)
    print(made.tally)  # noqa: T201
    print(f"  borne: {dict(made.borne)}; ended by a library without memory: {made.aborted}")  # noqa: T201
    for text, count in made.lines.most_common():
        print(f"  {count:4d} {text}")  # noqa: T201
