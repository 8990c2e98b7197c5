import io
import json
import os
import tracemalloc

import pytest

from recast.core.atomic import write_text
from recast.core.errors import InputError
from recast.core.reading import read_json, read_rows, read_standard_input, read_text, user_path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", r"x: not UTF-8 text \(byte 0\). Save it as UTF-8."),
        (b"x" * 11, "x: more than 10 bytes, not a file of this kind"),
    ],
)
def test_what_is_no_text_is_named(tmp_path, content, message):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_text(tmp_path / "x", largest=10)


def test_missing_files_folders_and_loops_are_named(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, message in (
        ("absent", "no such file. Make it."),
        ("", "is a folder, not a file"),
        ("loop", "cannot be read"),
    ):
        with pytest.raises(InputError, match=message):
            read_text(tmp_path / name, mend="Make it.")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 256, "x{80}...: is no path .it is too long."),
        ("é" * 128, "is no path .it is too long."),
        ("/".join(["x" * 200] * 21), "is no path .it is too long."),
        ("a" * 300 + "\0", r"^a{80}: is no path .it has a null character.$"),
    ],
)
def test_names_that_no_system_takes_are_named(name, message):
    with pytest.raises(InputError, match=message):
        user_path(name)


def test_the_longest_names_are_paths():
    for name in ("x" * 255, "/".join(["x" * 200] * 20), "é" * 127):
        assert str(user_path(name)) == name


def test_a_byte_order_mark_is_no_text(tmp_path):
    (tmp_path / "x").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_text(tmp_path / "x") == "a: 1\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": NaN}', r"not JSON \(NaN is no number of JSON\)"),
        ("[Infinity]", "Infinity is no number of JSON"),
        ('{"a": 1', r"not JSON \("),
        ("", r"not JSON \("),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 5000, r"not JSON \(a whole number of 5000 digits\)"),
        ("[1e999]", r"not JSON \(1e999 is too large\)"),
        ("[-1e999]", r"not JSON \(-1e999 is too large\)"),
        (f"[{'1' * 301}]", r"not JSON \(a whole number of 301 digits\)"),
    ],
)
def test_what_is_no_json_is_named(tmp_path, text, message):
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read_json(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", r"standard input: not UTF-8 text \(byte 0\)"),
        (b"x" * 11, "standard input: more than 10 bytes, not a file of this kind"),
    ],
)
def test_standard_input_has_the_same_bounds(monkeypatch, content, message):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    with pytest.raises(InputError, match=message):
        read_standard_input(10)


@pytest.mark.parametrize(
    ("text", "message"), [("a\n" + "x" * 200_000, r"not CSV \(field larger"), ("a\n\xff", "not UTF-8")]
)
def test_what_is_no_csv_is_named(tmp_path, text, message):
    (tmp_path / "x.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=message):
        read_rows(tmp_path / "x.csv")


def test_json_is_read(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"a": [1, 2.5]}))
    assert read_json(path) == {"a": [1, 2.5]}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_no_file_takes_the_place_of_a_pipe_or_a_folder(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, kind in (("pipe", "no plain file"), ("", "a folder")):
        with pytest.raises(InputError, match=f"cannot be written, it is {kind}. Choose another name."):
            write_text(tmp_path / name, "x")
    assert (tmp_path / "pipe").is_fifo()


def test_room_for_the_largest_file_is_not_taken_for_a_small_one(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("[1, 2]")
    tracemalloc.start()
    try:
        assert read_json(path) == [1, 2]
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    finally:
        tracemalloc.stop()
