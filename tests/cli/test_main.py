import json

import pytest

from recast.cli.main import main


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


def test_an_unknown_command_names_the_nearest(capsys):
    status, out, err = run(capsys, "lmit")
    assert status == 2
    assert out == ""
    assert err == 'recast: unknown command "lmit". Did you mean "limit"?\n'


def test_a_wrong_option_is_one_line(capsys):
    status, _, err = run(capsys, "limit", "--observed", "many", "--background", "1")
    assert status == 2
    assert err.startswith("recast: Invalid value for '--observed'")
    assert err.count("\n") == 1


def test_a_missing_card_is_one_line(capsys):
    status, _, err = run(capsys, "run", "nowhere.yaml")
    assert status == 2
    assert err.startswith("recast: nowhere.yaml: no such file. The command recast run --new card.yaml ")
    assert err.count("\n") == 1


def test_the_end_of_a_stream_inside_a_command_is_no_interruption(capsys, monkeypatch):
    def ends(*_):
        raise EOFError("unexpected EOF")

    monkeypatch.setattr("recast.cli.analyses.list_analyses", ends)
    status, _, err = run(capsys, "analyses", "list")
    assert status == 1
    assert (
        err.strip()
        == "recast: internal error (EOFError: unexpected EOF). Run again with --debug and report it."
    )


def test_debug_shows_the_traceback(capsys):
    status, _, err = run(capsys, "run", "nowhere.yaml", "--debug")
    assert status == 2
    assert "Traceback" in err


def test_help_lists_every_command(capsys):
    status, out, _ = run(capsys, "--help")
    assert status == 0
    for name in ("run", "generate", "shower", "analyse", "limit", "doctor", "lowenergy", "model"):
        assert name in out


@pytest.mark.parametrize(
    ("method", "observed", "expected"),
    [("paper", 94.0, 95.0), ("poisson", 93.0677, 94.1679), ("cls", 96.37, 97.09)],
)
def test_limit_prints_one_json_object(capsys, method, observed, expected):
    status, out, err = run(
        capsys, "limit", "--observed", "77", "--background", "78", "--method", method, "--json"
    )
    assert (status, err) == (0, "")
    content = json.loads(out)
    assert content["excluded_count_observed"] == pytest.approx(observed, abs=0.01)
    assert content["excluded_count_expected"]["median"] == pytest.approx(expected, abs=0.01)


def test_limit_says_so_where_no_signal_is_allowed(capsys):
    status, out, err = run(capsys, "limit", "--observed", "0", "--background", "78")
    assert status == 0
    assert "observed                   3.00 events, no signal is allowed\n" in out
    assert "signal -" not in out
    note = "with 0 observed events the background of 78 alone is excluded (paper): no signal is allowed"
    assert " ".join(err.split()) == f"note limit: {note}"
    _, out, err = run(capsys, "limit", "--observed", "0", "--background", "78", "--json")
    assert (json.loads(out)["notes"], err) == ([note], "")


@pytest.mark.parametrize(
    ("method", "error", "count"),
    [("paper", "0", 3.0), ("poisson", "0", 2.99573), ("cls", "0", 2.99573), ("cls", "0.5", 2.99573)],
)
def test_limit_without_background(capsys, method, error, count):
    arguments = ("--observed", "0", "--background", "0", "--method", method, "--json")
    status, out, _ = run(capsys, "limit", *arguments, "--background-error", error)
    content = json.loads(out)
    assert status == 0
    assert content["excluded_count_observed"] == pytest.approx(count, abs=1e-5)
    assert list(content["excluded_count_expected"].values()) == pytest.approx([count] * 5, abs=1e-5)


def test_doctor_finds_this_installation_healthy(capsys):
    status, out, _ = run(capsys, "doctor", "--json")
    content = json.loads(out)
    assert status == 0
    assert content["healthy"]
    assert {"Pythia 8", "pyAmpliCol", "PDF sets", "numpy"} <= {item["part"] for item in content["findings"]}


def test_doctor_names_a_missing_package_and_its_mend(capsys, monkeypatch):
    import recast.cli.doctor as module

    def absent(name):
        if name == "symbolica":
            raise module.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(module, "version", absent)
    status, out, _ = run(capsys, "doctor", "--json")
    content = json.loads(out)
    (finding,) = [item for item in content["findings"] if item["part"] == "pyAmpliCol"]
    assert status == 1
    assert finding["state"] == "missing"
    assert "matrix_element: helicity" in finding["mend"]
