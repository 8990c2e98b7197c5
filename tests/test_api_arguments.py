"""Arguments of the library whose types are wrong are errors of the input."""

from pathlib import Path

import numpy as np
import pytest

import recast
from recast.api.arguments import checks_arguments
from recast.core.errors import InputError


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: recast.limit(observed=[77], background=78.0),
            "observed is of type list, not a whole number",
        ),
        (lambda: recast.limit(observed=77.5, background=78.0), "observed is 77.5, not a whole number"),
        (lambda: recast.limit(observed=True, background=78.0), "observed is True, not a whole number"),
        (lambda: recast.limit(observed=77, background="78"), "background is '78', not a number"),
        (lambda: recast.limit(observed=77, background=78, method=None), "method is None, not a text"),
        (lambda: recast.bound(None, mzp_gev=30), "constraint is None, not a text"),
        (lambda: recast.analyse("x", ["a.lhe"]), "files is of type list, not a text or a path"),
        (lambda: recast.analyse("x", "a.lhe", limit=True), "limit is True, not a text"),
        (lambda: recast.analyse("x", "a.lhe", mass_gev="30"), "mass_gev is '30', not a number"),
        (lambda: recast.plot("x", size=5), "size is 5, not 2 numbers"),
        (lambda: recast.plot(3.0), "folder is 3.0, not a text or a path"),
        (
            lambda: recast.check({"mzp_gev": 1}, results=3),
            "results is 3, not a text or a path or a list of them",
        ),
        (lambda: recast.generate_events(out="x", events="60"), "events is '60', not a whole number"),
        (lambda: recast.run("quickstart", jobs="2"), "jobs is '2', not a whole number"),
        (lambda: recast.scan("quickstart", update=2), "update is 2, not True or False"),
    ],
)
def test_a_wrong_type_is_one_line(call, message):
    with pytest.raises(InputError, match=f"recast.[a-z_]+: {message}"):
        call()


def test_numbers_of_numpy_and_paths_are_taken():
    plain = recast.limit(observed=77, background=78.0, method="cls")
    assert recast.limit(observed=np.int64(77), background=np.float32(78), method="cls").rows() == plain.rows()
    assert recast.limit(observed=77.0, background=78, method="cls").rows() == plain.rows()
    assert (
        recast.bound("trident", 30.0, data=2014).rows() == recast.bound("trident", 30.0, data="2014").rows()
    )


@checks_arguments
def taken(number: int, *rest: str | Path, pair: tuple[float, float] | None = None, any_of: dict | int = 0):
    return number, rest, pair, any_of


def test_arguments_have_the_types_of_their_annotations():
    number, rest, pair, other = taken(np.int16(2), "a", Path("b"), pair=[1, np.float64(2)], any_of={"x": 1})
    assert type(number) is int
    assert rest == ("a", Path("b"))
    assert pair == (1.0, 2.0)
    assert [type(value) for value in pair] == [float, float]
    assert other == {"x": 1}  # with another type among them: left to the function
    assert taken(1, pair=None)[2] is None
    with pytest.raises(InputError, match="pair is of type list, not 2 numbers"):
        taken(1, pair=[1.0])
    with pytest.raises(TypeError, match="missing a required argument"):
        taken()


def test_none_is_no_source():
    (found,) = recast.check({"mzp_gev": 30, "coupling": 0.05}, against="none")
    assert str(found.verdict) == "not covered"
