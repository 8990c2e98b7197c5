"""Words in place of enums: every public function parses them or raises, whichever room it is in."""

import ast
import dataclasses
import enum
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recast
from recast.analysis.normalisation import Normalisation, predict_from_signal
from recast.analysis.yields import Yield
from recast.core.errors import InputError
from recast.core.words import file_words, parse_word, parses_words
from recast.exclusion.plane import Axis, evaluate
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import bound
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import scenario
from recast.lowenergy.registry import observable
from recast.model.point import ModelPoint
from recast.statistics.counting import CountMethod, excluded_count
from recast.statistics.expected import count_limits, expected_counts
from recast.statistics.likelihood import parse_likelihood

WRONG = "no such word"
REFUSED = rf'(unknown|cannot write).* "{WRONG}"\. (Known: |Did you mean )'
DUMMY = object()
POINT = ModelPoint(30.0, 0.05)
AXES = (Axis("mzp_gev", np.array([20.0, 40.0])), Axis("gp", np.array([0.01, 0.1])))
PLANE = evaluate(["trident"], *AXES, DataSet.PAPER)
COUNT = parse_likelihood({"regions": {"SR": {"observed": 3, "background": 20.0, "signal": 5.0}}})
ARGUMENTS = {
    "background": 78.0,
    "c9": -1.0,
    "c9_prime": 0.5,
    "collider": None,
    "constraint": "trident",
    "data": DataSet.PAPER,
    "expected": 78.0,
    "experiment": "ccfr",
    "full": Yield(75.0, 1.5, 3000, 2500.0),
    "function": lambda mass, gp: gp - 0.01 * mass,
    "g1": 0.36,
    "gp": (0.001, 1.0),
    "masses": np.array([20.0, 30.0]),
    "masses_gev": [20.0, 30.0],
    "md_gev": 3000.0,
    "mq_gev": 2000.0,
    "mu_gev": 1000.0,
    "mzp_gev": 30.0,
    "name": "babar_4mu",
    "names": ["trident"],
    "observable": "trident",
    "observed": 77,
    "out": Path("out.parquet"),
    "plane": PLANE,
    "profile": "full",
    "point": Plane(np.asarray(30.0), np.asarray(0.05)),
    "points": [],
    "quantity": "a quantity",
    "quarks": scenario("paper"),
    "pair": "sb",
    "forms": Forms.all(Form.DERIVED),
    "regions": ["trident"],
    "scale_gev": 160.0,
    "shift": 0.001,
    "signal": Yield(15.0, 0.6, 900, 625.0),
    "sm": Yield(60.0, 1.2, 5000, 2500.0),
    "title": "a title",
    "x": AXES[0],
    "y": AXES[1],
}
"""Arguments by name, with which most functions below the generator do their work."""
PARTICULAR = {
    "recast.exclusion.coupling_figure.coupling_figure": {"mzp_gev": (20.0, 40.0)},
    "recast.generate.helicity.HelicityMatrixElement.__init__": {"point": POINT},
    "recast.lowenergy.base.Plane.__init__": {"mzp_gev": 30.0, "gp": 0.05},
    "recast.lowenergy.point_table.constraint_row": {"name": "trident"},
    "recast.lowenergy.kinetic_mixing.induced_kinetic_mixing": {"gp": 0.05},
    "recast.model.param_card.param_card_text": {"point": POINT},
    "recast.pipeline.pulls.low_energy_pulls": {"couplings": {"reference": 0.05}},
    "recast.statistics.strength.strength_limits": {"given": COUNT},
}
INSTANCES = {name: dataclasses.replace(observable("trident")) for name in ("Quantity", "Limit", "Measured")}
AT_WORK = re.compile(
    r"recast\.(statistics\.\w+\.[a-z]|lowenergy\.(?!base)\w+\.[a-z]|analysis\.normalisation|model\.kinetic_mixing|"
    r"inputs\.\w+\.[a-z]|pipeline\.pulls|exclusion\.(plane|published|lowenergy_curves|coupling_figure)\.)"
)
"""Functions that must return a value with these arguments: for them word and member give the same one."""
ELSEWHERE = ("ConstraintPlane",)
"""In those rooms: classes that are made with arguments of their own."""


def enums(hint):
    """Return the enums that an annotation names, however deep."""
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {hint}
    inner = [part for part in typing.get_args(hint) if not isinstance(part, str | int | list)]
    return set().union(*map(enums, inner))


def hints_of(function):
    """Return the annotations, with the names that their module imports for type checkers alone."""
    try:
        return typing.get_type_hints(function)
    except NameError:
        tree = ast.parse(inspect.getsource(inspect.getmodule(inspect.unwrap(function))))
        names = {}
        for node in tree.body:
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                exec(compile(ast.Module(node.body, []), "<types>", "exec"), names)  # of our own modules
        return typing.get_type_hints(function, localns=names)


def public_functions():
    """Yield name and callable of what the modules offer, methods and constructors of classes included."""
    for module in pkgutil.walk_packages(recast.__path__, "recast."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name in getattr(loaded, "__all__", []):
            item = getattr(loaded, name)
            if getattr(item, "__module__", None) != module.name:
                continue
            if not inspect.isclass(item):
                if callable(item) and hasattr(item, "__name__"):
                    yield f"{module.name}.{name}", item
            elif not issubclass(item, enum.Enum) and not getattr(item, "_is_protocol", False):
                for key, method in vars(item).items():
                    plain = getattr(method, "__func__", method)
                    if inspect.isfunction(plain) and (key == "__init__" or not key.startswith("_")):
                        yield f"{module.name}.{name}.{key}", plain


def found():
    """Return (name, function, parameter, annotation) of every parameter that is an enum."""
    functions = dict(public_functions())
    rows = []
    for name, function in functions.items():
        for parameter, hint in hints_of(function).items():
            if parameter != "return" and enums(hint):
                rows.append(pytest.param(function, parameter, hint, id=f"{name}:{parameter}"))
    return rows


def filled(hint, value):
    """Return an argument of an annotation with `value` where it names an enum."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {value: DUMMY} if enums(parts[0]) else {DUMMY: value}
    if origin is tuple:
        return (value,) * (1 if Ellipsis in parts else len(parts))
    return [value] if isinstance(origin, type) and issubclass(origin, Sequence) else value


def arguments(function, parameter, hint, value):
    """Return arguments of a function with `value` for one parameter, and whether all of them are real."""
    name = f"{function.__module__}.{function.__qualname__}"
    signature, own = inspect.signature(function), PARTICULAR.get(name, {})
    real, given = True, {}
    for key, item in signature.parameters.items():
        kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        if item.kind in kinds:
            continue
        if key == parameter:
            given[key] = filled(hint, value)
        elif key == "self":
            owner = function.__qualname__.split(".")[0]
            real = real and owner in INSTANCES
            given[key] = INSTANCES.get(owner, DUMMY)
        elif key in own or (item.default is inspect.Parameter.empty and key in ARGUMENTS):
            given[key] = own.get(key, ARGUMENTS.get(key))
        elif item.default is inspect.Parameter.empty:
            other = enums(hints_of(function).get(key))
            members = [next(iter(kind)) for kind in other]
            real = real and bool(members)
            given[key] = members[0] if members else DUMMY
    return given, real


def called(function, given):
    """Call with the first arguments by position, as far as they can be, and the others by name."""
    by_place = []
    for key, item in inspect.signature(function).parameters.items():
        if key not in given or item.kind is inspect.Parameter.KEYWORD_ONLY:
            break
        by_place.append(key)
    by_name = {key: value for key, value in given.items() if key not in by_place}
    return function(*(given[key] for key in by_place), **by_name)


def plain(value):
    """Return a value in a form that compares, types included: a word is not the member."""
    if isinstance(value, np.ndarray | np.generic):
        return (np.shape(value), np.asarray(value).tobytes())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return (type(value), fields)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return re.sub("0x[0-9a-f]+", "", repr(value))


def outcome(function, given):
    try:
        return "value", plain(called(function, given))
    except Exception as error:
        return "error", re.sub("0x[0-9a-f]+", "", f"{type(error).__name__}: {error}")


def words_of(kind):
    return {item: item.value if isinstance(item.value, str) else item.name.lower() for item in kind}


ROWS = found()


def test_the_walk_finds_the_functions_of_every_room():
    names = [row.id for row in ROWS]
    for name in (
        "recast.lowenergy.bounds.bound:data",
        "recast.inputs.z_pole.z_pole:data",  # behind functools.cache
        "recast.lowenergy.base.Quantity.info:data",
        "recast.lowenergy.forms.Forms.all:form",
        "recast.generate.base.Process.__init__:contribution",
        "recast.events.hepmc.writer.hepmc_pieces:forms",
        "recast.model.param_card.param_card_text:content",
        "recast.pipeline.status.clean:what",
    ):
        assert name in names


@pytest.mark.parametrize(("function", "parameter", "hint"), ROWS)
def test_a_wrong_word_is_refused_before_anything_is_done(function, parameter, hint):
    given, _ = arguments(function, parameter, hint, WRONG)
    for call in (lambda: called(function, given), lambda: function(**given)):
        with pytest.raises(
            InputError, match=rf'(unknown|cannot write).* "{WRONG}"\. (Known: |Did you mean )'
        ):
            call()


@pytest.mark.parametrize(("function", "parameter", "hint"), ROWS)
def test_a_word_does_what_the_member_does(function, parameter, hint):
    (kind,) = enums(hint)
    for member, word in words_of(kind).items():
        given, real = arguments(function, parameter, hint, word)
        by_word = outcome(function, given)
        assert by_word == outcome(function, arguments(function, parameter, hint, member)[0])
        assert f'unknown {kind.__name__.lower()} "{word}"' not in by_word[1]
        name = f"{function.__module__}.{function.__qualname__}"
        if AT_WORK.match(name) and not any(word in name for word in ELSEWHERE):
            assert real, name
            assert by_word[0] == "value", by_word


def test_the_numbers_of_words_are_those_of_the_members():
    found = {name: float(excluded_count(name, 77, 78.0)) for name in ("paper", "poisson", "cls")}
    assert found == pytest.approx({"paper": 94.0, "poisson": 93.073, "cls": 96.369}, abs=5e-4)
    with pytest.raises(
        InputError, match=r'unknown statistics method "bogus"\. Known: cls, cls_asymptotic, paper, poisson\.'
    ):
        excluded_count("bogus", 77, 78.0)
    limits = count_limits("cls", 77, 78.0)
    assert limits.method is CountMethod.CLS
    assert limits.observed == pytest.approx(96.369, abs=5e-4)
    assert limits == count_limits(CountMethod.CLS, 77, 78.0)
    np.testing.assert_array_equal(
        expected_counts("poisson", 78.0), expected_counts(CountMethod.POISSON, 78.0)
    )
    (point,) = bound("bs_mixing", [30.0], "2014").points
    assert point.gp_excluded == pytest.approx(0.01639, abs=5e-6)
    assert bound("bs_mixing", [30.0], "2014") == bound("bs_mixing", [30.0], DataSet.PAPER)
    yields = (Yield(15.0, 0.6, 900, 625.0), Yield(60.0, 1.2, 5000, 2500.0))
    for choice in Normalisation:
        assert predict_from_signal(str(choice), 78.0, *yields) == predict_from_signal(choice, 78.0, *yields)


class Colour(enum.StrEnum):
    DARK_RED = "dark-red"
    BLUE = "blue"


class Size(enum.Enum):
    SMALL = 1.0
    VERY_LARGE = 9.0


def test_words_are_values_or_names():
    assert parse_word(Colour, "dark-red") is Colour.DARK_RED
    assert parse_word(Colour, Colour.BLUE) is Colour.BLUE
    assert parse_word(Size, "very_large") is Size.VERY_LARGE
    for value, text in (
        ("bleu", 'f.yaml: unknown paint "bleu"\\. Did you mean "blue"\\?'),
        (None, "f.yaml: unknown paint None\\. Known: blue, dark-red\\."),
        (7, "unknown paint 7"),
        (Size.SMALL, "unknown paint <Size.SMALL"),
    ):
        with pytest.raises(InputError, match=text):
            parse_word(Colour, value, "paint", where="f.yaml")


@parses_words
def paint(
    first: Colour,
    second: Colour | None = None,
    *rest: int,
    more: Sequence[Colour] = (),
    by: Mapping[Colour, Size] | None = None,
    free: str = "red",
) -> tuple:
    """Return the arguments."""
    return first, second, rest, more, by, free


def test_only_arguments_that_are_enums_are_parsed():
    assert paint("blue") == (Colour.BLUE, None, (), (), None, "red")
    assert paint("blue", None, 3, free="blue")[1:3] == (None, (3,))
    first, second, _, more, by, free = paint(
        first="blue", second="dark-red", more=["blue"], by={"blue": "small"}, free="x"
    )
    assert (first, second, more) == (Colour.BLUE, Colour.DARK_RED, [Colour.BLUE])
    assert more[0] is Colour.BLUE
    assert (by, free) == ({Colour.BLUE: Size.SMALL}, "x")
    assert paint.__doc__ == "Return the arguments."
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        paint()


@parses_words
@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    colour: Colour
    lid: Colour = Colour.BLUE


def test_constructors_of_frozen_classes_parse_as_well():
    assert Box("blue", "dark-red") == Box(Colour.BLUE, Colour.DARK_RED)
    assert Box("blue").colour is Colour.BLUE
    assert dataclasses.replace(Box("blue"), lid="dark-red").lid is Colour.DARK_RED
    with pytest.raises(InputError, match='unknown colour "green"'):
        Box(lid="green", colour="blue")


@given(st.lists(st.lists(st.text("ab_/\\. ", min_size=1, max_size=4), min_size=1, max_size=3), max_size=12))
def test_names_of_files_are_distinct_and_no_part_is_a_folder(names):
    found = file_words(names)
    assert len({item.lower() for item in found}) == len(names)
    assert all(re.fullmatch(r"[\w.+~-]+", item) for item in found)


def test_names_of_files_that_are_plain_stay():
    assert file_words([("cutflow",), ("spectrum", "4mu", "m4l"), ("B",), ("b",)]) == [
        *("cutflow", "spectrum_4mu_m4l", "B", "b_2")
    ]
