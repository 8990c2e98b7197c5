import contextlib
import errno
import multiprocessing
import os
import signal
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from recast.core import atomic
from recast.core.atomic import (
    atomic_folder,
    atomic_path,
    make_folder,
    scratch_folder,
    to_json,
    write_json,
    write_text,
)
from recast.core.cache import cached_folder, content_key, hash_files
from recast.core.errors import InputError, PlaceError, lack_of


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path):
    target = write_text(tmp_path / "a.txt", "old")
    with pytest.raises(ZeroDivisionError), atomic_path(target) as temporary:
        temporary.write_text("half")
        1 / 0  # noqa: B018
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_failed_folder_is_not_there(tmp_path):
    with pytest.raises(ZeroDivisionError), atomic_folder(tmp_path / "new") as temporary:
        (temporary / "part").write_text("half")
        1 / 0  # noqa: B018
    assert list(tmp_path.iterdir()) == []


def test_json_refuses_nan(tmp_path):
    with pytest.raises(ValueError, match="Out of range float"):
        to_json({"x": float("nan")})
    with pytest.raises(ValueError, match="Out of range float"):
        write_json(tmp_path / "x.json", [float("inf")])
    assert list(tmp_path.iterdir()) == []


def test_unwritable_place_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"cannot write into folder .*file/below .*Choose another place"):
        make_folder(tmp_path / "file" / "below")


def test_cached_folder_is_built_once_and_keyed_by_its_description(tmp_path):
    calls = []

    def build(folder: Path) -> None:
        calls.append(folder)
        (folder / "data").write_text(str(len(calls)))

    first = cached_folder("kind", {"a": 1}, build, base=tmp_path)
    assert cached_folder("kind", {"a": 1}, build, base=tmp_path) == first
    other = cached_folder("kind", {"a": 2}, build, base=tmp_path)
    assert other != first
    assert len(calls) == 2
    assert content_key({"a": 1, "b": 2}) == content_key({"b": 2, "a": 1})


def test_a_folder_without_its_marker_is_built_again(tmp_path):
    path = cached_folder("kind", {"a": 1}, lambda f: (f / "x").write_text("1") and None, base=tmp_path)
    (path / "complete.json").unlink()
    again = cached_folder("kind", {"a": 1}, lambda f: (f / "x").write_text("2") and None, base=tmp_path)
    assert again == path
    assert (path / "x").read_text() == "2"


def _build_slowly(folder: Path) -> None:
    with (folder.parent / "builds").open("a") as stream:
        stream.write("x")
    time.sleep(0.5)
    (folder / "x").write_text("whole")


def _cached(base: str) -> None:
    cached_folder("kind", {"a": 1}, _build_slowly, base=Path(base))


def test_two_processes_build_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_cached, args=(str(tmp_path),)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [p.exitcode for p in processes] == [0, 0]
    assert (tmp_path / "builds").read_text() == "x"


def test_a_killed_build_leaves_nothing_that_looks_finished_and_no_lock(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=_cached, args=(str(tmp_path),))
    process.start()
    while not (tmp_path / "builds").exists():
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    _cached(str(tmp_path))
    assert (tmp_path / "builds").read_text() == "xx"
    (folder,) = tmp_path.glob("kind-*")
    assert list(tmp_path.glob(".part-*")) == []
    assert (folder / "x").read_text() == "whole"


def test_hash_of_a_folder_sees_names_and_contents_but_not_compiled_python(tmp_path):
    (tmp_path / "a.py").write_text("1")
    first = hash_files(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("z")
    assert hash_files(tmp_path) == first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert hash_files(tmp_path) != first


def test_a_full_disk_names_the_kept_folder(tmp_path):
    def build(folder):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        cached_folder("kind", {"a": 1}, build, base=tmp_path)
    assert caught.value.filename.startswith(str(tmp_path / "kind-"))


def test_a_full_disk_that_is_met_again_when_a_file_is_closed_is_named_at_first(tmp_path):
    with pytest.raises(OSError, match="No space left") as caught, atomic_path(tmp_path / "x.gz"):
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        finally:
            raise OSError(errno.ENOSPC, "No space left on device")
    assert lack_of(caught.value) is not caught.value
    assert lack_of(caught.value).filename == str(tmp_path / "x.gz")


def test_no_place_for_temporary_files_is_one_line(monkeypatch):
    def none():
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in [...]")

    monkeypatch.setattr("tempfile.gettempdir", none)
    with pytest.raises(PlaceError, match="no place for temporary files .* set TMPDIR"), scratch_folder("x"):
        pass


def test_a_full_disk_names_the_file(tmp_path):
    with pytest.raises(OSError, match="No space left") as caught, atomic_path(tmp_path / "x.csv"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.filename == str(tmp_path / "x.csv")
    assert not list(tmp_path.iterdir())


def _write_and_wait(folder: str) -> None:
    with (
        atomic_path(Path(folder) / "x.csv") as file,
        atomic_folder(Path(folder) / "made") as made,
        scratch_folder("test") as scratch,
    ):
        for path in (file, made / "half", scratch / "half"):
            path.write_text("half")
        (Path(folder) / "ready").touch()
        time.sleep(60)


def hidden(folder: Path) -> list[Path]:
    return sorted([*folder.glob(".*"), *folder.glob("recast-test-*")])


@pytest.fixture
def writer(tmp_path, monkeypatch):
    """A process that writes into the folder, which is also the place of temporary files."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(atomic, "_looked_through", set())
    process = multiprocessing.get_context("spawn").Process(target=_write_and_wait, args=(str(tmp_path),))
    process.start()
    while not (tmp_path / "ready").exists():
        time.sleep(0.01)
    yield process
    process.kill()
    process.join()


def write_beside(folder: Path) -> None:
    write_text(folder / "other.csv", "whole")
    with scratch_folder("test"):
        pass


def test_what_a_killed_process_was_writing_is_removed_by_the_next_one(tmp_path, writer):
    assert len(hidden(tmp_path)) == 3
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    assert len(hidden(tmp_path)) == 3
    write_beside(tmp_path)
    assert hidden(tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {"ready", "other.csv"}


def test_what_a_living_process_is_writing_stays(tmp_path, writer):
    before = hidden(tmp_path)
    write_beside(tmp_path)
    assert hidden(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"ready", "other.csv", *(p.name for p in before)}


def test_what_looks_abandoned_before_it_has_its_lock_is_made_again(tmp_path, monkeypatch):
    """Another process may look between the making of a file and its lock."""
    plain, removed = atomic.fcntl.flock, []

    def remove_first(handle, how):
        if not removed:
            removed.extend(hidden(tmp_path))
            for path in removed:
                path.rmdir() if path.is_dir() else path.unlink()
        plain(handle, how)

    monkeypatch.setattr(atomic.fcntl, "flock", remove_first)
    write_text(tmp_path / "x.csv", "whole")
    assert (tmp_path / "x.csv").read_text() == "whole"
    with atomic_folder(tmp_path / "made") as made:
        (made / "x").touch()
    assert len(removed) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"x.csv", "made"}


def test_files_of_others_with_such_names_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "_looked_through", set())
    (tmp_path / ".part-file-x").symlink_to(tmp_path / "mine")
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".particle").write_text("mine")
    (tmp_path / ".part-generate-0123").mkdir()
    write_text(tmp_path / "x.csv", "whole")
    assert {path.name for path in hidden(tmp_path)} == {".part-file-x", ".particle", ".part-generate-0123"}
    assert (tmp_path / "mine").read_text() == "mine"


def _as_user(user: int, folder: Path, wait: bool, told: Connection) -> None:
    def build(made: Path) -> None:
        (made / "x").write_text("whole")
        told.send("at work")
        if wait:
            time.sleep(60)

    os.setgroups([])
    os.setgid(12345)
    os.setuid(user)
    os.umask(0o002)
    try:
        told.send((cached_folder("kind", {"a": 1}, build, base=folder) / "x").read_text())
    except PlaceError as error:
        told.send(str(error))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start programs of other users")
def test_two_users_share_a_cache():
    """What one of them leaves half, the other cannot remove: one line says so, and the first goes on."""
    # a fork: other users may not be able to read the interpreter
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory(prefix="u") as name:
        shared = Path(name)
        os.chown(shared, -1, 12345)
        shared.chmod(0o2775)

        def start(user: int, wait: bool = False) -> list[str]:
            """Start it, kill it where it waits, and return what it said."""
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_as_user, args=(user, shared, wait, theirs))
            process.start()
            theirs.close()
            said = []
            with contextlib.suppress(EOFError):
                while not wait or not said:
                    said.append(ours.recv())
            process.kill() if wait else None
            process.join()
            return said

        assert start(12346, wait=True) == ["at work"]
        (refused,) = start(12347)
        assert "unfinished and cannot be removed (Permission denied)" in refused
        assert "Ask its owner to remove it, or use another folder" in refused
        assert start(12346) == ["at work", "whole"]
        assert start(12347) == ["whole"]
