"""Kills commands with SIGKILL at random moments and lets them go on; used by test_kills.py.

By hand: python tests/workflows/kills.py NUMBER SEED [JOB...] prints every kill. A job is a command, the
library or a workflow on a small task. It is started in a folder of its own, killed at a random moment of its
usual duration and started again, which may be killed as well, until it ends by itself. The whole process
group is killed, its leader alone, or one other process of it.
"""

import contextlib
import dataclasses
import hashlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout
from runs import NO_GIT, ROOT, environment, quick_card, write_card
from snakemake_runs import command as snakemake_command

LONGEST_S = 600.0
"""Nothing here may take longer."""
ENDS_S = 20.0
"""So long may the other processes of a killed leader live."""
FAULTS = ("lost", "wrong", "half", "leftover", "lock", "process", "hang", "message")
"""What is counted: results that are lost, wrong or half; files, locks and processes that stay; commands that
do not end; errors that are not one line."""


@dataclasses.dataclass(frozen=True)
class Place:
    """The folder of one start and its restarts, and that of the things which all share."""

    folder: Path
    shared: Path
    workers: int

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def environment(self) -> dict[str, str]:
        (self.folder / "tmp").mkdir(parents=True, exist_ok=True)
        return {"GIT_DIR": NO_GIT, "TMPDIR": str(self.folder / "tmp"), "PYTHONWARNINGS": "ignore"}


def _recast(*words: object) -> Callable[[], None]:
    def call() -> None:
        from recast.cli.main import main

        main([str(word) for word in words])

    return call


@dataclasses.dataclass(frozen=True)
class Job:
    """What is started: a function in a fork of this process, or the words of a program."""

    start: Callable[[Place], Callable[[], None] | list[str]]
    weight: float
    workers: tuple[int, ...] = (1,)
    like: str = ""
    """Another job that leaves the same files."""
    own_cache: bool = False
    """Whether the cache is in its folder."""


def _run(place: Place) -> Callable[[], None]:
    return _recast("run", place.shared / "card.yaml", "--out", place.out, "--jobs", place.workers)


def _scan(place: Place) -> Callable[[], None]:
    words = ("scan", place.shared / "card.yaml", "--mass", 20, "--mass", 30, "--out", place.out)
    return _recast(*words, "--jobs", place.workers)


def _validate(place: Place) -> Callable[[], None]:
    words = ("analyses", "validate", place.shared / "closed", "--out", place.out)
    return _recast(*words, "--steps", place.folder / "steps", "--jobs", place.workers)


def _convert(name: str) -> Callable[[Place], Callable[[], None]]:
    def start(place: Place) -> Callable[[], None]:
        words = ("convert", place.shared / "events.hepmc3", place.out / f"events.{name}")
        form = () if name != "ntuple.root" else ("--format", "rntuple")
        return _recast(*words, *form, "--jobs", place.workers)

    return start


def _export(form: str) -> Callable[[Place], Callable[[], None]]:
    return lambda place: _recast("export", form, place.shared / "run" / "out", "--out", place.out)


def _yoda(place: Place) -> Callable[[], None]:
    words = ("export", "yoda", "atlas_2013_z4l", place.shared / "events.hepmc3")
    return _recast(*words, "--out", place.out / "events.yoda")


def _analyse(place: Place) -> Callable[[], None]:
    words = ("analyse", "atlas_2013_z4l", place.shared / "events.hepmc3", "--jobs", place.workers)
    return _recast(*words)


def _figures(place: Place) -> Callable[[], None]:
    return _recast("run", place.shared / "figures.yaml", "--out", place.out)


def _library(place: Place) -> Callable[[], None]:
    def call() -> None:
        import recast

        curve = recast.run(place.shared / "card.yaml", place.out, jobs=place.workers)
        curve.save(place.out / "curve.json")
        recast.plot(place.out, place.out / "plots")

    return call


def _workflow(card: str) -> Callable[[Place], list[str]]:
    def start(place: Place) -> list[str]:
        words = ("--cores", place.workers, "--directory", place.folder)
        config = {"card": place.shared / card, "out": place.out, "threads": place.workers}
        return snakemake_command("local", *words, **config)

    return start


JOBS = {
    "run": Job(_run, 5, (1, 2)),
    "scan": Job(_scan, 2, (1, 2)),
    "figures": Job(_figures, 5),
    "validate": Job(_validate, 4, (1, 2)),
    "convert-root": Job(_convert("root"), 8, (1, 2)),
    "convert-rntuple": Job(_convert("ntuple.root"), 8, (1, 2)),
    "convert-parquet": Job(_convert("parquet"), 8, (1, 2)),
    "convert-hepmc3.gz": Job(_convert("hepmc3.gz"), 8, (1, 2)),
    "convert-hepmc2": Job(_convert("hepmc2"), 8, (1, 2)),
    "export-pyhf": Job(_export("pyhf"), 10),
    "export-hs3": Job(_export("hs3"), 10),
    "export-yoda": Job(_yoda, 10),
    "analyse": Job(_analyse, 8, (1, 2), own_cache=True),
    "library": Job(_library, 3, (1, 2)),
    "snakemake": Job(_workflow("card.yaml"), 0.3, (2,), like="run"),
    "snakemake-figures": Job(_workflow("figures.yaml"), 1.5, like="figures"),
}

CLOSURE = """
seed: 7
studies:
  - kind: narrow_width
    title: "narrow width"
    settings: {points: [{mzp_gev: 30, gp: 0.1}], samples: 20000}
  - kind: events
    title: "four muons"
    settings: {datasets: [final], final_states: {4mu: 150}, profile: parton, cross_section: true}
  - kind: acceptance
    title: "acceptance"
    settings: {masses_gev: [20, 40], events: 60, events_sm: 100, points: 2000, profile: parton}
"""
FIGURES = {
    "name": "figures",
    "figures": [
        {
            "name": "lines",
            "kind": "coupling",
            "title": "lines",
            "mzp_gev": [1, 100],
            "gp": [0.001, 1],
            "regions": ["trident", "g_minus_2"],
        }
    ],
}


def _prepare(shared: Path, events: int) -> None:
    """Write what the jobs read."""
    from full_events import text3

    shared.mkdir()
    card = quick_card(shared, 30.0, generate={"events": 60, "events_sm": 60, "matrix_element": "helicity"})
    write_card(shared, card | {"shower": {"profile": "parton", "control_variate": False}})
    write_card(shared, FIGURES, "figures.yaml")
    closed = shared / "closed"
    shutil.copytree(shared / "one_energy", closed)
    (closed / "closure.yaml").write_text(CLOSURE)
    (shared / "events.hepmc3").write_bytes(text3(*range(events)))


class Child:
    """A started job: the leader of a session of its own."""

    def __init__(
        self, job: Job, place: Place, before: Callable[[], None] | None = None, said: str = "said"
    ) -> None:
        """Start it; `before` is called in a fork first, `said` names the file of what it says."""
        self._said, env = place.folder.with_name(f"{place.folder.name}-{said}"), place.environment()
        if job.own_cache:
            env["RECAST_CACHE_DIR"] = str(place.folder / "cache")
        work = job.start(place)
        if callable(work):
            # a fork of this process has the libraries loaded: more of its short life is spent at work
            context = multiprocessing.get_context("fork")
            arguments = (work, env, place.folder, self._said, before)
            self._forked = context.Process(target=_forked, args=arguments)
            self._forked.start()
            self._spawned, self.pid = None, self._forked.pid
        else:
            with self._said.open("wb") as stream:
                self._spawned = subprocess.Popen(
                    work,
                    stdout=stream,
                    stderr=stream,
                    env=environment(**env),
                    cwd=place.folder,
                    start_new_session=True,
                )
            self.pid = self._spawned.pid

    def wait(self, timeout_s: float) -> int | None:
        """Return the exit status, None if it goes on after this time."""
        if self._spawned is None:
            self._forked.join(timeout_s)
            return self._forked.exitcode
        try:
            return self._spawned.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None

    def said(self) -> list[str]:
        return self._said.read_text(errors="replace").splitlines()

    def others(self) -> list[int]:
        """Return the other living processes of the session."""
        return [pid for pid in _session(self.pid) if pid != self.pid]


def _forked(
    work: Callable[[], None], env: dict[str, str], folder: Path, said: Path, before: Callable[[], None] | None
) -> None:
    os.setsid()
    with said.open("wb") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    os.environ.update(env)
    os.chdir(folder)
    tempfile.tempdir = None
    if before is not None:
        before()
    work()


def _session(leader: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                yield int(entry.name)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def content_of(path: Path) -> bytes:
    """Return what counts of a file: of ROOT its events, as it holds the time and a number of its own."""
    if path.suffix != ".root":
        return path.read_bytes()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_root_content, (path,))


def _root_content(path: Path) -> bytes:
    from recast.events.options import ReadOptions
    from recast.events.readers import open_full

    digest = hashlib.sha256()
    with open_full(path, ReadOptions()) as file:
        digest.update(json.dumps([file.own, file.facts], default=str).encode())
        for chunk in file.chunks:
            for field in dataclasses.fields(chunk):
                value = getattr(chunk, field.name)
                digest.update(value.tobytes() if hasattr(value, "tobytes") else repr(value).encode())
    return digest.digest()


def results_of(place: Path) -> dict[str, bytes]:
    """Return the files of a place but for hidden ones, scratch and the records of what goes on."""
    found = {}
    for top, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in ("tmp", "state")]
        for name in names:
            path = Path(top, name)
            if not name.startswith(".") and path.parent != place:
                with contextlib.suppress(FileNotFoundError):
                    found[str(path.relative_to(place))] = content_of(path)
    return found


def leftovers(place: Path) -> list[str]:
    """Return temporary files and folders, whatever made them."""
    found = [path for path in place.rglob("*") if path.name.startswith((".part-", ".probe-"))]
    scratch = (place / "tmp").iterdir() if (place / "tmp").is_dir() else ()
    found += (path for path in scratch if not path.name.startswith("snakemake"))  # its own
    return sorted(str(path.relative_to(place)) for path in found)


def held_locks(place: Path) -> list[str]:
    """Return the locks that are held; a killed process frees its own when its last thread is gone."""
    held = []
    for path in place.rglob(".*.lock"):
        try:
            with FileLock(path, timeout=ENDS_S):
                pass
        except Timeout:
            held.append(str(path.relative_to(place)))
    return held


def finished_steps(place: Path) -> dict[str, int]:
    """Return the finished steps with the numbers of their markers on the disk."""
    return {
        str(path.relative_to(place)): path.stat().st_ino
        for path in place.rglob("complete.json")
        if not any(part.startswith(".part-") for part in path.parts)
    }


@dataclasses.dataclass
class Tally:
    """What was counted."""

    seed: int
    kills: Counter[str] = dataclasses.field(default_factory=Counter)
    """By job and workers, and what was killed."""
    finished: Counter[str] = dataclasses.field(default_factory=Counter)
    faults: list[str] = dataclasses.field(default_factory=list)

    @property
    def number(self) -> int:
        return self.kills.total()

    def count(self, fault: str) -> int:
        return sum(item.startswith(f"{fault}: ") for item in self.faults)

    def __str__(self) -> str:
        jobs: Counter[str] = Counter()
        for name, count in self.kills.items():
            jobs[name.rpartition(" ")[0]] += count
        how = Counter[str]()
        for name, count in self.kills.items():
            how[name.rpartition(" ")[2]] += count
        lines = [f"{self.number} kills, seed {self.seed}: {self.finished.total()} ends by itself"]
        lines += [f"  {name}: {count} kills, {self.finished[name]} ends" for name, count in jobs.items()]
        lines.append("  killed: " + ", ".join(f"{count} {name}" for name, count in sorted(how.items())))
        lines.append("  faults: " + ", ".join(f"{self.count(name)} {name}" for name in FAULTS))
        return "\n".join([*lines, *(f"  {item}" for item in self.faults)])


class Endurance:
    """Jobs, what they leave undisturbed, and the count."""

    def __init__(
        self, folder: Path, seed: int, jobs: Sequence[str], say: Callable[[str], None], most: int = 2
    ) -> None:
        """Prepare nothing yet; `most` is the largest number of workers."""
        self.tally, self._say, self._folder, self._most = Tally(seed), say, folder, most
        self._random, self._jobs = random.Random(seed), {name: JOBS[name] for name in jobs}
        self.shared = folder / "shared"
        self.whole: dict[str, dict[str, bytes]] = {}
        self.duration_s: dict[str, float] = {}
        self._places = 0

    def prepare(self, events: int = 4000) -> None:
        """Run everything once undisturbed, for the results, and once more for the usual duration."""
        _preload()
        _prepare(self.shared, events)
        if any(name.startswith("export-") and name != "export-yoda" for name in self._jobs):
            self._undisturbed(JOBS["run"], Place(self.shared / "run", self.shared, 1))
        for name, job in self._jobs.items():
            if (job.like or name) not in self.whole:
                place = Place(self._folder / f"whole-{job.like or name}", self.shared, 1)
                whole_s = self._undisturbed(JOBS[job.like or name], place)
                self.whole[job.like or name] = results_of(place.folder)
                if not job.like:
                    self.duration_s[f"{name} 1"] = whole_s
            for count in self._workers(name):
                which = f"{name} {count}"
                if which not in self.duration_s:
                    place = self._place(count)
                    self.duration_s[which] = self._undisturbed(job, place)
                    self._compare(name, place, f"undisturbed {which}")
                    shutil.rmtree(place.folder)
                self._say(f"{name}, {count} workers: {self.duration_s[which]:.2f} s")
        if self.tally.faults:
            raise AssertionError(f"undisturbed runs differ: {self.tally.faults}")

    def _workers(self, name: str) -> tuple[int, ...]:
        job = self._jobs[name]
        return tuple(count for count in job.workers if count <= self._most or job.like)

    def _undisturbed(self, job: Job, place: Place) -> float:
        """Run it to the end and return how long that takes [s]."""
        place.folder.mkdir(parents=True)
        place.out.mkdir()
        start = time.monotonic()
        child = Child(job, place)
        status = child.wait(LONGEST_S)
        assert status == 0, child.said()
        return time.monotonic() - start

    def _place(self, workers: int) -> Place:
        self._places += 1
        return Place(self._folder / f"p{self._places}", self.shared, workers)

    def kill(self, number: int) -> Tally:
        """Kill so many times."""
        names = list(self._jobs)
        while self.tally.number < number:
            (name,) = self._random.choices(names, [self._jobs[name].weight for name in names])
            counts = self._workers(name)
            # several workers take seconds to start
            self._one(name, self._random.choices(counts, (2, 1)[: len(counts)])[0], number)
        return self.tally

    def _one(self, name: str, workers: int, number: int) -> None:
        """Start, kill and start again until the job ends by itself."""
        job, place, which = self._jobs[name], self._place(workers), f"{name} {workers}"
        place.folder.mkdir()
        place.out.mkdir()
        kept: dict[str, int] = {}
        again = False
        while True:
            begin = time.monotonic()
            child = Child(job, place)
            # every other start after a kill is let go on to the end
            spared = self.tally.number >= number or (again and self._random.random() < 0.5)
            moment = self._random.uniform(0.0, self.duration_s[which])
            status = child.wait(LONGEST_S if spared else moment)
            if status is None and spared:
                self._fault("hang", f"{which} in {place.folder.name} does not end")
                self._end_all(child)
                return
            if status is None:
                again = True
                status = self._kill(child, which, moment)
                self._after_kill(name, place, kept)
                if status == 0:
                    break
                continue
            if status != 0:
                self._fault(
                    "message", f"{which} in {place.folder.name}: status {status}, {child.said()[-3:]}"
                )
                return
            if not again:  # the machine is less busy than it was
                self.duration_s[which] = min(self.duration_s[which], time.monotonic() - begin)
            break
        self.tally.finished[which] += 1
        self._compare(name, place, f"{which} in {place.folder.name}")
        for path, number_ in kept.items():
            if finished_steps(place.folder).get(path) != number_:
                self._fault("lost", f"{which} in {place.folder.name}: {path} was made again")
        for path in leftovers(place.folder):
            self._fault("leftover", f"{which} in {place.folder.name}: {path}")
        if not any(f"in {place.folder.name}" in item for item in self.tally.faults):
            shutil.rmtree(place.folder)

    def _kill(self, child: Child, which: str, moment: float) -> int | None:
        """Kill the group, the leader or another process; return the status if the job ended by itself."""
        others = child.others()
        ways = ["group", "leader", "other"] if others else ["group"]
        way = self._random.choice(ways)
        self.tally.kills[f"{which} {way}"] += 1
        self._say(f"kill {self.tally.number}: {way} of {which} after {moment:.3f} s")
        if way == "other":
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._random.choice(others), signal.SIGKILL)
            status = child.wait(LONGEST_S)
            if status is None:
                self._fault("hang", f"{which} does not end after one of its processes was killed")
                self._end_all(child)
                child.wait(ENDS_S)
                return None
            if status != 0:
                last = child.said()[-1:]
                if status not in (1, 2) or not last or "internal error" in last[0]:
                    self._fault("message", f"{which}, a process killed: status {status}, {child.said()[-3:]}")
            self._end_of_session(child, which)
            return status
        if way == "group":
            for pid in [child.pid, *others]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        else:
            os.kill(child.pid, signal.SIGKILL)
        child.wait(ENDS_S)
        self._end_of_session(child, which)
        return None

    def _end_of_session(self, child: Child, which: str) -> None:
        end = time.monotonic() + ENDS_S
        while child.others():
            if time.monotonic() > end:
                self._fault("process", f"{which}: {len(child.others())} processes stay")
                self._end_all(child)
                return
            time.sleep(0.02)

    def _end_all(self, child: Child) -> None:
        for pid in [child.pid, *child.others()]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _after_kill(self, name: str, place: Place, kept: dict[str, int]) -> None:
        """Check that what looks finished is whole and no lock is held; note the finished steps."""
        whole = self.whole[self._jobs[name].like or name]
        for path, content in results_of(place.folder).items():
            if path in whole and content != whole[path]:
                self._fault("half", f"{name} in {place.folder.name}: {path}")
        for path in held_locks(place.folder):
            self._fault("lock", f"{name} in {place.folder.name}: {path}")
        kept.update(finished_steps(place.folder))

    def _compare(self, name: str, place: Place, where: str) -> None:
        whole, found = self.whole[self._jobs[name].like or name], results_of(place.folder)
        for path in sorted(whole.keys() - found.keys()):
            self._fault("lost", f"{where}: {path}")
        for path in sorted(found.keys() - whole.keys()):
            self._fault("wrong", f"{where}: {path} is new")
        for path in sorted(whole.keys() & found.keys()):
            if whole[path] != found[path]:
                self._fault("wrong", f"{where}: {path}")

    def _fault(self, kind: str, text: str) -> None:
        self.tally.faults.append(f"{kind}: {text}")
        self._say(f"FAULT {kind}: {text}")


def _preload() -> None:
    """Load what the jobs need, before they are forked."""
    import recast.analysis.run
    import recast.api.verbs
    import recast.cli.analyse
    import recast.cli.analyses
    import recast.cli.convert
    import recast.cli.export_yoda
    import recast.cli.scan
    import recast.events.convert
    import recast.generate.preload
    import recast.report.plot  # noqa: F401


def _silent(text: str) -> None:
    pass


def kill_runs(
    number: int,
    seed: int,
    jobs: Sequence[str] = tuple(JOBS),
    say: Callable[[str], None] = _silent,
    most: int = 2,
) -> Tally:
    """Kill `number` times, or until interrupted, and return what was counted; no fault should be in it."""
    with tempfile.TemporaryDirectory(prefix="k") as name:  # short: sockets have short names
        work = Endurance(Path(name), seed, jobs, say, most)
        work.prepare()
        with contextlib.suppress(KeyboardInterrupt):
            work.kill(number)
        return work.tally


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    for sign in (signal.SIGINT, signal.SIGTERM):  # ends with what was counted until then
        signal.signal(sign, signal.default_int_handler)
    chosen = sys.argv[3:] or list(JOBS)
    print(kill_runs(int(sys.argv[1]), int(sys.argv[2]), chosen, lambda text: print(text, flush=True)))  # noqa: T201
