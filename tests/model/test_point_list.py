"""Lists of points: what is read, and one line for whatever is wrong, with its row and column."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.exclusion.check import check, write_verdicts
from recast.model.point_list import MOST_POINTS, point_list, read_points


def written(tmp_path, text, name="points.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [str(path)]


def test_csv_with_models_names_and_comments(tmp_path):
    text = "# a list\nname,model,mzp_gev,coupling,charges.mu\na,lmu_ltau,30,0.02,\n\nb,le_lmu, 9,0.1,2\n"
    points = read_points(written(tmp_path, text))
    assert (points.labels, points.models) == (("a", "b"), ("lmu_ltau", "le_lmu"))
    assert points.names == ("mzp_gev", "gp", "charges.mu")
    first, second = points.tables
    assert (first.mass.tolist(), first.coupling.tolist()) == ([30.0], [0.02])
    assert second.values["charges.mu"].tolist() == [2.0]
    assert first.values["charges.mu"].tolist() == [1.0]
    assert points.given(1) == {"mzp_gev": 9.0, "gp": 0.1, "charges.mu": 2.0}


def test_a_name_in_quotes_may_begin_as_a_comment_does(tmp_path):
    text = 'name,mzp_gev,coupling\n"#3",30,0.02\n #4,30,0.02\n# 5,30,0.02\n"a\n#b",30,0.03\n'
    points = read_points(written(tmp_path, text))
    assert points.labels == ("#3", "a #b")
    table = write_verdicts(check(points, against=["trident"]), tmp_path / "v.csv").read_text()
    assert [row["name"] for row in csv.DictReader(io.StringIO(table))] == ["#3", "a #b"]
    assert '\n"#3",' in table


def test_yaml_and_words_are_the_same(tmp_path):
    words = read_points(["mzp_gev=30", "coupling=0.02"], "le_lmu")
    listed = read_points(written(tmp_path, "- {model: le_lmu, mzp_gev: 30, gp: 0.02}\n", "a.yaml"))
    block = "model: le_lmu\npoints:\n  - {mzp_gev: 30, coupling: 2e-2}\n"
    whole = read_points(written(tmp_path, block, "b.yaml"))
    for points in (words, listed, whole):
        assert points.models == ("le_lmu",)
        assert points.given(0) == {"mzp_gev": 30.0, "gp": 0.02}


def test_standard_input():
    points = read_points(["-"], standard_input="mzp_gev,gp\n1,0.1\n2,0.2\n")
    assert points.tables[0].mass.tolist() == [1.0, 2.0]


def test_the_coupling_has_the_name_of_the_model():
    points = read_points(["mzp_gev=30", "coupling=0.02"], "dark_photon")
    assert points.given(0) == {"mzp_gev": 30.0, "kinetic_mixing": 0.02}
    scalar = read_points(["mphi_gev=30", "coupling=0.02"], "scalar_phi")
    assert scalar.given(0) == {"mphi_gev": 30.0, "yphi": 0.02}


def test_points_with_equal_charges_are_solved_for_together():
    rows = [{"mzp_gev": m, "gp": 0.1, "charges.mu": q} for m, q in ((1, 1), (2, 2), (3, 1), (4, 2))]
    groups = point_list(rows).tables[0].others()
    assert [(others["charges.mu"], places.tolist()) for others, places in groups] == [
        (1.0, [0, 2]),
        (2.0, [1, 3]),
    ]


HEAD = "mzp_gev,coupling\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "points.csv: it is empty. The first row names the columns: mzp_gev,coupling"),
        ("# nothing\n\n", "points.csv: it is empty."),
        (HEAD, "points.csv: it holds no points"),
        (HEAD + "30,0.1\n30,abc\n", "points.csv, row 3, column coupling: 'abc' is not a number"),
        (HEAD + "30,nan\n", "points.csv, row 2, column coupling: nan is not a finite number"),
        (HEAD + "inf,0.1\n", "points.csv, row 2, column mzp_gev: inf is not a finite number"),
        (
            HEAD + "-5,0.1\n",
            "row 2, column mzp_gev: -5 is out of range. It must be between 1e-06 and 1e+06 GeV",
        ),
        (HEAD + "30,-0.1\n", "row 2, column coupling: -0.1 is out of range. It must be between 0 and 100."),
        (HEAD + "30\n", "points.csv, row 2: 1 values for 2 columns"),
        (HEAD + "30,0.1,5\n", "points.csv, row 2: 3 values for 2 columns"),
        (HEAD + "30,\n", "points.csv, row 2: no value of gp (or coupling). lmu_ltau needs it."),
        (HEAD + "# no\n\n,0.1\n", "points.csv, row 4: no value of mzp_gev. lmu_ltau needs it."),
        ("mzp,gp\n30,0.1\n", 'row 2: unknown column "mzp" for the model lmu_ltau. Did you mean "mzp_gev"?'),
        (",".join(map(str, range(1001))) + "\n", "points.csv, row 1: 1001 columns, more than 1000"),
        ("mzp_gev,gp,gp\n", 'points.csv, row 1: the column "gp" stands twice'),
        ("mzp_gev,,gp\n", "points.csv, row 1: a column has no name"),
        (
            "mzp_gev;gp\n30,5;0,02\n",
            "points.csv, row 1: its columns stand between semicolons or tabs. Put",
        ),
        ("mzp_gev\tgp\n30\t0.02\n", "points.csv, row 1: its columns stand between semicolons or tabs"),
        ("mzp_gev,gp,coupling\n1,1,1\n", "points.csv, row 2: gp and coupling are the same; give one"),
        (
            "model,mzp_gev,gp\nlmu_tau,1,1\n",
            'row 2, column model: unknown model "lmu_tau". Did you mean "lmu_ltau"?',
        ),
        ("mass,gp\n30,0.1\n", 'unknown column "mass" for the model lmu_ltau. Did you mean "mzp_gev"?'),
        ("m,gp\n30,0.1\n", 'unknown column "m" for the model lmu_ltau. Did you mean "mzp_gev"?'),
        ("mzp_gev,g\n30,0.1\n", 'unknown column "g" for the model lmu_ltau. Did you mean "gp"?'),
        ("mzp_gev,gp,spin\n30,0.1,\n", 'points.csv, header: unknown column "spin"'),
        ('mzp_gev,gp\n"30,0.1\n', "points.csv, row 2: not CSV: unexpected end of data"),
    ],
)
def test_bad_csv(tmp_path, text, message):
    with pytest.raises(InputError) as caught:
        read_points(written(tmp_path, text))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "points.yaml: it is empty."),
        ("[]", "points.yaml: it holds no points"),
        ("3", "points.yaml: it is no list of points"),
        ("- 3", "points.yaml: it is no list of points"),
        ("- {mzp_gev: true, gp: 1}", "point 1, column mzp_gev: True is not a number"),
        ("- {mzp_gev: 1, gp: 1, name: [a]}", "point 1, column name: the name is ['a'], not a word"),
        ('- {mzp_gev: 1, gp: 1, "": 1}', 'point 1: unknown column ""'),
        ("- {mzp_gev: [1], gp: 1}", "point 1, column mzp_gev: [1] is not a number"),
        ("- {model: 3, mzp_gev: 1, gp: 1}", "point 1: model is 3, not a name"),
        ("modl: a\npoints: []", 'points.yaml: unknown key "modl". Did you mean "model"?'),
        ("- {mzp_gev: 1, mzp_gev: 2}", 'the key "mzp_gev" stands twice'),
    ],
)
def test_bad_yaml(tmp_path, text, message):
    with pytest.raises(InputError) as caught:
        read_points(written(tmp_path, text, "points.yaml"))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "no points given. Try: recast check mzp_gev=30 coupling=0.02"),
        (["absent.csv"], "absent.csv: no such file"),
        (["thirty"], '"thirty" is neither a file nor NAME=VALUE'),
        (["points.txt"], "points.txt: the points are in .txt format. Give CSV or YAML."),
        (["a.csv", "b.csv"], "2 files or words given"),
        (["mzp_gev=30", "gp"], "2 files or words given"),
        (["mzp_gev="], '"mzp_gev=" is not NAME=VALUE'),
        (["mzp_gev=1", "mzp_gev=2"], "arguments: mzp_gev stands twice"),
    ],
)
def test_bad_words(words, message):
    with pytest.raises(InputError) as caught:
        read_points(words)
    assert message in str(caught.value)


def test_too_many_points_are_refused_in_one_line():
    class Long(list):
        def __len__(self):
            return MOST_POINTS + 1

    with pytest.raises(InputError, match="more than 1000000 points. Split the list."):
        point_list(Long([{}]))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_one_line(text):
    said = ""
    try:
        assert len(read_points(["-"], standard_input=text)) > 0
    except InputError as error:
        said = str(error)
    assert "\n" not in said


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(1e-3, 1e3), st.floats(1e-6, 1.0)), min_size=1, max_size=20))
def test_numbers_come_back_bit_by_bit(rows):
    text = "mzp_gev,gp\n" + "".join(f"{m!r},{g!r}\n" for m, g in rows)
    (table,) = read_points(["-"], standard_input=text).tables
    np.testing.assert_array_equal(np.column_stack([table.mass, table.coupling]), rows)


def test_paths_of_models_start_from_the_file_of_points(tmp_path, monkeypatch):
    """A card of the same name in the working directory is another one."""
    for place, charge in (("points", 2.0), ("here", 1.0)):
        (tmp_path / place).mkdir()
        (tmp_path / place / "mine.yaml").write_text(
            f"family: zprime\nname: mine\ncharges: {{mu: {charge}}}\ncoupling_reference: 0.05\n"
        )
    (tmp_path / "points" / "a.csv").write_text("model,mzp_gev,coupling\nmine.yaml,30,0.02\n")
    row = "{mzp_gev: 30, coupling: 0.02}"
    (tmp_path / "points" / "b.yaml").write_text(f"model: mine.yaml\npoints: [{row}]\n")
    (tmp_path / "points" / "c.yaml").write_text(f"- {row[:-1]}, model: mine.yaml}}\n")
    monkeypatch.chdir(tmp_path / "here")
    for name in ("a.csv", "b.yaml", "c.yaml"):
        (table,) = read_points([f"../points/{name}"]).tables
        assert table.model.charges({}).vector("mu") == 2.0
    (table,) = read_points(["mzp_gev=30", "coupling=0.02"], "mine.yaml").tables
    assert table.model.charges({}).vector("mu") == 1.0
