"""The command line under bad input: one line on standard error, a status, and no internal error."""

import errno
import json
import os
import subprocess
import sys
import warnings

import click
import pytest
import yaml

from recast.cli import main as module
from recast.cli.common import output
from recast.cli.main import main
from recast.cli.model import model
from recast.core.errors import InputError

CARD = {
    "name": "small",
    "figures": [
        {
            "name": "lines",
            "kind": "coupling",
            "title": "<script>alert(1)</script> [bold]x[/bold] [/]",
            "mzp_gev": [1, 100],
            "gp": [0.001, 1],
            "regions": ["trident"],
        }
    ],
}


def run(capsys, *words):
    with pytest.raises(SystemExit) as caught:
        main([str(word) for word in words])
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


def refused(capsys, *words, status=2):
    found, _, err = run(capsys, *words)
    assert found == status, err
    assert err.count("\n") == 1
    assert "internal error" not in err
    assert "Traceback" not in err
    return err


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Return the folder of a finished run, card.yaml of which is one folder above."""
    folder = tmp_path_factory.mktemp("a [bold] ü")
    (folder / "card.yaml").write_text(yaml.safe_dump(CARD))
    with pytest.raises(SystemExit) as caught:
        main(["run", str(folder / "card.yaml"), "--out", str(folder / "out [red]")])
    assert caught.value.code == 0
    return folder / "out [red]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mzp_gev: 1\nmzp_gev: 2\ngp: 0.1\n", 'line 2: not valid YAML: the key "mzp_gev" stands twice'),
        (f"mzp_gev: 1{'0' * 400}\ngp: 0.1\n", "a whole number of 401 digits"),
        ("mzp_gev: [[[[1]]]]\ngp: 0.1\n", "mzp_gev is [[[[1]]]], not a number"),
        ("", "this is not a mapping of keys to values"),
        ("mzp_GeV: 1\ngp: 0.1\n", 'unknown key "mzp_GeV". Did you mean "mzp_gev"?'),
        (
            "{mzp_gev: 100, gp: 0.1, quarks: {mq_gev: 1e4, mu_gev: 1e4, md_gev: 1e4, kinetic_mixing: 0.999}}",
            "no weak mixing angle gives mW and mZ at this kinetic mixing. Make kinetic_mixing smaller.",
        ),
    ],
)
@pytest.mark.parametrize("command", ["spectrum", "width", "check"])
def test_a_bad_point_file(capsys, tmp_path, command, text, message):
    (tmp_path / "point.yaml").write_text(text)
    assert message in refused(capsys, "model", command, "--point", tmp_path / "point.yaml", "--json")


def test_numbers_of_a_point_file_may_have_an_exponent_without_a_dot(capsys, tmp_path):
    (tmp_path / "point.yaml").write_text("mzp_gev: 1e2\ngp: 1e-1\n")
    status, out, _ = run(capsys, "model", "spectrum", "--point", tmp_path / "point.yaml", "--json")
    assert status == 0
    assert json.loads(out)["vphi_gev"] == pytest.approx(1000.0)


def test_a_card_with_tables_needs_quarks(capsys, tmp_path):
    point = ("--mzp", "30", "--gp", "0.1", "--content", "unitary")
    assert "the point has no quark sector" in refused(
        capsys, "model", "param-card", tmp_path / "x.dat", *point
    )


def test_names_with_brackets_are_printed_as_they_are(capsys, tmp_path):
    path = tmp_path / "[bold] ü x.dat"
    status, out, _ = run(capsys, "model", "param-card", path, "--mzp", "30", "--gp", "0.1")
    assert (status, out) == (0, f"param card written to {path}\n")


def test_cells_of_tables_are_printed_as_they_are(capsys):
    from rich.table import Table

    table = Table("[red]head[/red]", title="[bold]title")
    table.add_row("[/] :warning: [green]x")
    output().print(table)
    printed = capsys.readouterr().out
    assert all(text in printed for text in ("[red]head[/red]", "[bold]title", "[/] :warning: [green]x"))


def test_a_card_is_no_folder_and_no_device(capsys, tmp_path):
    assert "is a folder, not a file" in refused(capsys, "run", tmp_path)
    assert "it is a folder" in refused(capsys, "model", "param-card", tmp_path, "--mzp", "30", "--gp", "0.1")
    assert "no such file. Is it the folder of a finished run?" in refused(capsys, "cite", tmp_path)


def test_plot_makes_no_folder_for_what_is_no_run(capsys, tmp_path):
    refused(capsys, "plot", tmp_path, "--out", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_report_escapes_titles(finished):
    page = (finished / "report.html").read_text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [bold]x[/bold] [/]" in page


@pytest.mark.parametrize("command", ["plot", "report"])
@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda text: text[: len(text) // 2], "results.json: not JSON ("),
        (lambda _: "", "results.json: not JSON ("),
        (lambda text: text.replace('"figures": [', '"x": NaN, "figures": [', 1), "NaN is no number of JSON"),
        (lambda _: '{"figures": 3, "provenance": {}}', "results.json: damaged ("),
        (lambda _: '{"figures": [{}], "provenance": {"card": {}, "versions": {}}}', "results.json: "),
        (lambda _: "[]", "not the results of recast run. Run the card again with --update."),
    ],
)
def test_damaged_results_are_named(capsys, finished, tmp_path, command, edit, message):
    (tmp_path / "results.json").write_text(edit((finished / "results.json").read_text()))
    assert message in refused(capsys, command, tmp_path)


def test_a_damaged_card_of_the_folder_is_named(capsys, finished, tmp_path):
    (tmp_path / "card.json").write_bytes(b"\xff")
    found = refused(capsys, "run", finished.parent / "card.yaml", "--out", tmp_path)
    assert "card.json: not UTF-8 text (byte 0). Choose another --out or add --update." in found


@pytest.mark.parametrize(
    ("number", "status", "mend"),
    [
        (errno.ENOSPC, 1, "Make room, and run the same command again"),
        (errno.EACCES, 2, "Change its permissions, or choose another place."),
        (errno.ENAMETOOLONG, 2, "Choose a shorter name."),
        (errno.EIO, 1, os.strerror(errno.EIO)),
    ],
)
def test_an_error_of_the_system_says_whose_it_is(capsys, monkeypatch, number, status, mend):
    def fail(**_):
        raise OSError(number, os.strerror(number), "some/place")

    monkeypatch.setattr(model.commands["width"], "callback", fail)
    found = refused(capsys, "model", "width", "--mzp", "30", "--gp", "0.1", status=status)
    assert found.startswith("recast: some/place: ")
    assert mend in found


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "out of memory. Use fewer --jobs or fewer events"),
        (RuntimeError("can't start new thread"), "can't start new thread. Allow more processes (ulimit -u)"),
        (ImportError("x.so: failed to map segment"), "x.so: failed to map segment. Use fewer --jobs or"),
        (InputError("cannot be read", where="x"), "x: cannot be read. Allow more open files (ulimit -n)"),
    ],
)
def test_what_the_machine_lacks_is_no_internal_error(capsys, monkeypatch, error, message):
    def fail(**_):
        if isinstance(error, InputError):
            raise error from OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        raise error

    monkeypatch.setattr(model.commands["width"], "callback", fail)
    status = 2 if isinstance(error, InputError) else 1
    assert message in refused(capsys, "model", "width", "--mzp", "30", "--gp", "0.1", status=status)


def test_a_warning_is_one_line(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        with module._warnings_on_one_line():
            warnings.warn_explicit("bad\nnumber", RuntimeWarning, "/a/b/place.py", 7)
    assert capsys.readouterr().err == "warning: bad number (place.py, line 7)\n"


def test_a_usage_error_of_many_lines_is_one_line(capsys, monkeypatch):
    def fail(**_):
        raise click.UsageError("first\nsecond")

    monkeypatch.setattr(model.commands["width"], "callback", fail)
    assert "first second." in refused(capsys, "model", "width", "--mzp", "30", "--gp", "0.1")


@pytest.mark.parametrize("words", ["run --schema", "cite", "analyses list", "--help"])
@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_a_reader_that_leaves_early_is_no_error(words):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "recast.cli.main", *words.split()]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_closed_standard_output_is_no_error(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as caught:
        main(["limit", "--observed", "77", "--background", "78", "--json"])
    sys.stdout.close()
    assert (caught.value.code, capsys.readouterr().err) == (0, "")
