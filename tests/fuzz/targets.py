"""What is fuzzed: a target for each reader, with inputs to start from and the bounds that it keeps.

A target takes bytes. They are read, and what is read hangs together and holds no number that is not finite;
or they are refused by a `RecastError` of one line. Anything else is a find.
"""

import dataclasses
import gzip
import io
import json
import lzma
import math
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from backports import zstd

from recast.analysis.card import parse_card as parse_analysis_card
from recast.analysis.templates import load_templates
from recast.api.results import Cost, Curve, Limit, Yields
from recast.cards import parse_any_card
from recast.core.errors import InputError, RecastError
from recast.core.reading import read_json, read_text
from recast.core.slha import read_slha
from recast.core.trust import no_code
from recast.core.yaml import load_yaml, value_place
from recast.events.containers import full_file
from recast.events.formats import EventFormat
from recast.events.full import FullEvents, concatenate
from recast.events.hepmc.read import open_hepmc
from recast.events.hepmc.writer import hepmc3_header, hepmc3_text
from recast.events.lhe.full import open_lhe
from recast.events.options import Completeness, ReadOptions
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.full import write_parquet_full
from recast.events.partons import parton_sample, read_parton_file
from recast.events.readers import format_of, open_full
from recast.events.root.branch_map import load_branch_map
from recast.events.root.full import RootKind, write_root_full
from recast.events.sample import load_sample
from recast.events.source import Source, open_source
from recast.generate.engine.notation import Names, parse_notation
from recast.generate.madgraph.grammar import checked_definition, checked_process
from recast.generate.madgraph.model_names import read_names
from recast.generate.madgraph.outputs import check_event_file, copy_events, logged_cross_section
from recast.generate.madgraph.param_card import check_widths, read_card_text
from recast.model.model_card import read_model
from recast.model.param_card import param_card_text, read_point_card
from recast.model.point import ModelPoint, QuarkSector
from recast.model.point_file import read_point
from recast.model.point_list import read_points
from recast.model.ufo.formula import formula
from recast.model.ufo.reader import parse_ufo, read_restriction, read_ufo
from recast.report.bibtex import parse_bibtex
from recast.statistics.expected import count_limits
from recast.statistics.files import chosen_patch, parse_any_likelihood, parse_content

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus")
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from event_files import read_events  # noqa: E402
from full_events import (  # noqa: E402
    EVENT2,
    EVENT3,
    FOOTER3,
    LHE,
    random_events,
    text2,
    text3,
)
from workspaces import everything  # noqa: E402

PART = b"#=== "
"""Begins the line with the name of each file of an input that is a folder."""


class Way(Enum):
    """How a target is fuzzed."""

    GUIDED = "by coverage, where atheris is installed"
    CHANGED = "with changes of valid inputs: it starts a process of its own"
    APART = "the same, in a process of its own, as libraries of others decode it"


@dataclasses.dataclass(frozen=True)
class Target:
    """A reader."""

    read: Callable[[bytes, Path], object]
    """Reads an input with the help of a folder; returns what must be finite."""
    seeds: Callable[[], Iterable[bytes]]
    seconds: float = 10.0
    """Longest time of an input, compiled; interpreted code has ten times as long."""
    memory_mb: int = 1024
    """Address space that an input may take beyond what the libraries have."""
    region: Callable[[bytes], tuple[int, int]] | None = None
    """Where it is changed, if not everywhere."""
    way: Way = Way.GUIDED


def check(target: Target, data: bytes, folder: Path) -> None:
    """Read an input; raise what is a find."""
    _finite(_read_or_refused(lambda: target.read(data, folder)))


def _read_or_refused(read: Callable[[], Any]) -> Any:
    """Return what is read; None where it is refused in one line."""
    try:
        return read()
    except RecastError as error:
        text = str(error)
    assert "\n" not in text, text
    assert len(text) < 4000, text[:4000]
    return None


def _finite(value: Any) -> None:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, float | complex):
            assert math.isfinite(abs(item)), item
        elif isinstance(item, np.ndarray):
            assert np.isfinite(item).all()
        elif isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list | tuple):
            waiting += item


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _folder(folder: Path, data: bytes) -> Path:
    """Write the parts of an input as files; names are words, whatever the input says."""
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    for part in data.split(PART)[1:]:
        name, _, content = part.partition(b"\n")
        if name.replace(b".", b"").replace(b"_", b"").isalnum() and len(name) < 60:
            _file(folder, name.decode(), content)
    return folder


def joined(files: Iterable[Path]) -> bytes:
    """Return files as one input."""
    return b"".join(PART + path.name.encode() + b"\n" + path.read_bytes() for path in files)


# events


def _full(content: bytes, completeness: Completeness) -> FullEvents:
    source = Source(io.BytesIO(content), "fuzz")
    form = format_of(source)
    if form is EventFormat.LHE:
        file = open_lhe(source, completeness)
    elif form in (EventFormat.HEPMC3, EventFormat.HEPMC2):
        file = open_hepmc(source, form, completeness)
    else:
        raise InputError("no text", where="fuzz")
    events = concatenate(list(file.chunks))
    events.check("fuzz")
    return events


def _hangs_together(events: FullEvents) -> None:
    """Refuse events that do not hang together, or do not come back from the text that is made of them."""
    assert len(events) == len(events.counts) == len(events.vertex_counts) == len(events.weights)
    assert events.counts.sum() == len(events.pid) == len(events.e)
    assert events.vertex_counts.sum() == len(events.first_in) == len(events.position)
    limit = np.repeat(events.vertex_counts, events.counts)
    for links in (events.production, events.end):
        assert (links >= -1).all()
        assert (links < limit).all()
    assert (events.first_in < np.repeat(events.counts, events.vertex_counts)).all()
    assert np.isfinite(events.e).all()
    assert np.isfinite(events.weights).all()
    assert (events.mothers() < len(events.pid)).all()
    header = hepmc3_header(("a", "b", "c"), events.weight_names)
    back = _full(header + hepmc3_text(events) + FOOTER3, Completeness.REQUIRED)
    assert back.counts.tolist() == events.counts.tolist()
    assert np.array_equal(back.weights, events.weights)
    for mine, theirs in zip(events.pieces(1), back.pieces(1), strict=True):
        for name in ("pid", "status", "px", "py", "pz", "e", "mass"):
            assert np.array_equal(np.sort(getattr(mine, name)), np.sort(getattr(theirs, name))), name


def _text(data: bytes, _folder: Path) -> None:
    """Read event text strictly, and up to where it is cut off."""
    for completeness in Completeness:
        events = _read_or_refused(lambda completeness=completeness: _full(data, completeness))
        if events is not None:
            _hangs_together(events)


def _record(data: bytes, folder: Path) -> list[Any]:
    options = ReadOptions(cross_section_pb=1.0, sqrt_s_gev=8000.0)
    events, sample = read_events(_file(folder, "events", data), options=options)
    return [np.asarray(events.weight), sample.to_json()]


def _partons(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "x.lhe", data)
    # what its header states may be no number: then it is not what is taken
    found, sample, _ = parton_sample(read_parton_file(path), path, ReadOptions())
    return [found.table.weight, found.table.momenta, sample.to_json()]


_BANNER = b"""<header>
<MGVersion>
#  3.5.7
</MGVersion>
<MGGenerationInfo>
#  Number of Events        :       2
#  Integrated weight (pb)  :       0.5
</MGGenerationInfo>
# of the log: Cross-section :   0.5 +- 0.002 pb
"""


def _madgraph(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "unweighted_events.lhe", data)
    logged = logged_cross_section(data.decode("utf-8", "replace"))
    found = check_event_file(path, 2, 8000.0, "3.5.7", logged)
    copy_events(path, folder / "copy.lhe", found.mended_pb)
    return [found.cross_section_pb, found.cross_section_error_pb, found.negative_share]


def _madgraph_seeds() -> Iterator[bytes]:
    balanced = LHE.replace(b"-40.5 40.5", b"-50.0 50.0").replace(b"9.5 90.5 90.0", b"0.0 100.0 100.0")
    balanced = balanced.replace(b"4.75 45.25", b"0.0 50.0").replace(b" 45.0 0 0.0", b" 50.0 0 0.0")
    balanced = balanced.replace(b"-45.0 0 0.0", b"-50.0 0 0.0").replace(b"<header>\n", _BANNER)
    for sigma in (b"2.0 0.1 2.0 1", b"0.5 0.1 2.0 1"):
        yield balanced.replace(b"2.0 0.1 2.0 1", sigma)


def _packed(data: bytes, folder: Path) -> None:
    with open_source(_file(folder, "packed", data)) as source:
        taken = 0
        while block := source.read(1 << 16):
            taken += len(block)
        assert taken <= max(1 << 26, 300 * len(data)) + (1 << 16)


def _whole(data: bytes, folder: Path) -> None:
    """Read a ROOT or Parquet file."""
    path = _file(folder, "binary", data)
    with open_full(path, ReadOptions()) as file:
        for events in file.chunks:
            events.check(str(path))


def _facts(data: bytes, folder: Path) -> list[Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "facts.parquet"
    pq.write_table(pa.table({"x": [1.0]}).replace_schema_metadata({"recast": data}), path)
    file = full_file(path, parquet_facts(path), lambda _: iter(()))
    return [file.facts, file.sample.to_json() if file.sample else None]


_CYCLE = EVENT3.replace(b"V -1 0 [1,2]", b"V -1 0 [1,2,7]").replace(b"-1 -1\nP", b"-1 -1 8.0 0.5\nP")
_TURNED = EVENT2.replace(b'"nominal" "second"', b'"second" "nominal"')
_HEPMC3 = (text3(1), text3(1, 2, event=_CYCLE) + text3(3, names=b"second\\|nominal"))
_HEPMC2 = (text2(1), text2(1) + text2(2, event=_TURNED))
_LHES = (
    LHE,
    LHE + LHE,
    LHE.replace(b"</header>", b"<slha>\nBLOCK MASS\n 32 50.0\nDECAY 32 0.1\n</slha>\n</header>"),
)


def _packed_seeds() -> Iterator[bytes]:
    for text in (LHE, text3(1)):
        yield from (gzip.compress(text), zstd.compress(text), lzma.compress(text))
        yield gzip.compress(text) + gzip.compress(text)


def _written(kinds: Iterable[str]) -> Iterator[bytes]:
    import tempfile

    for kind in kinds:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "x"
            if kind == "parquet":
                write_parquet_full(path, {}, [random_events(1)])
            else:
                write_root_full(path, RootKind(kind), {}, [random_events(1)])
            yield path.read_bytes()


def _footer(data: bytes) -> tuple[int, int]:
    """Return where the description of a Parquet file stands."""
    size = struct.unpack("<I", data[-8:-4])[0] if len(data) > 8 else 0
    return max(len(data) - 8 - size, 0), len(data)


def _directory(data: bytes) -> tuple[int, int]:
    """Return where the descriptions of a ROOT file stand: at its end."""
    return max(len(data) - 4000, 0), len(data)


# cards, models


def _run_card(data: bytes, folder: Path) -> Any:
    path = _file(folder, "card.yaml", data)
    with no_code():
        card = parse_any_card(load_yaml(path), str(path), folder=path.parent)
    return card.model_dump(mode="json")


def _analysis_card(data: bytes, folder: Path) -> None:
    path = _file(folder, "analysis.yaml", data)
    card = parse_analysis_card(load_yaml(path), str(path)).model_dump_json()  # edges of bins may be infinite
    assert "NaN" not in card


def _model_card(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "model.yaml", data)
    with no_code():
        model = read_model(path)
        value_place(read_text(path), "ufo")
        values = {
            name: item.high if item.default is None else item.default
            for name, item in model.parameters.items()
        }
        point = model.point(values)
        return [values, point.mediator.mass_gev, point.mediator.width_gev]


def _yaml(data: bytes, folder: Path) -> None:
    load_yaml(_file(folder, "any.yaml", data))


def _branch_map(data: bytes, folder: Path) -> Any:
    return load_branch_map(str(_file(folder, "map.yaml", data))).model_dump(mode="json")


def _point(data: bytes, folder: Path) -> list[Any]:
    point = read_point(_file(folder, "point.yaml", data))
    return [point.mzp_gev, point.gp]


def _background(data: bytes, folder: Path) -> Any:
    return dataclasses.asdict(load_templates(_folder(folder, data)))


def _slha(data: bytes, folder: Path) -> Any:
    path = _file(folder, "param_card.dat", data)
    for step in (
        lambda: read_slha(read_text(path), str(path)).quantum_numbers(),
        lambda: check_widths(read_card_text(path), {"Zp": 32, "t": 6}, str(path)),
        lambda: _finite(read_restriction(read_ufo(ROOT / "mc_cards" / "ufo" / "scalar_phi"), path)),
    ):
        _read_or_refused(step)


def _param_card(data: bytes, folder: Path) -> list[float]:
    point, _ = read_point_card(_file(folder, "param_card.dat", data))
    return [point.mzp_gev, point.gp]  # the VEV is infinite without a coupling


def _ufo(data: bytes, folder: Path) -> Any:
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "the UFO .* is Python code")
        ufo = read_ufo(_folder(folder, data))
    return ufo.defaults()


def _ufo_content(data: bytes, folder: Path) -> Any:
    path = _file(folder, "ufo.json", data)
    parse_ufo.cache_clear()
    return parse_ufo(read_text(path), "fuzz").defaults()


def _names(data: bytes, folder: Path) -> None:
    read_names(_folder(folder, data))


def _formula(data: bytes, folder: Path) -> None:
    text = read_text(_file(folder, "formula", data))
    formula(text).evaluate({"MZ": 91.0, "g": 0.5, "c": 1j})


def _process(data: bytes, folder: Path) -> None:
    text = read_text(_file(folder, "process", data))
    ufo = ROOT / "mc_cards" / "ufo" / "scalar_phi"
    for step in (
        lambda: parse_notation(text, Names(read_ufo(ufo))),
        lambda: checked_process(text, read_names(ufo)),
        lambda: checked_definition(text, read_names(ufo)),
    ):
        _read_or_refused(step)


def _bibtex(data: bytes, folder: Path) -> None:
    path = _file(folder, "references.bib", data)
    parse_bibtex(read_text(path), str(path))


def _points(data: bytes, folder: Path) -> list[Any]:
    with no_code():
        found = read_points([str(_file(folder, "points.csv", data))])
    return [list(table.values.values()) for table in found.tables]


def _points_yaml(data: bytes, folder: Path) -> list[Any]:
    with no_code():
        found = read_points([str(_file(folder, "points.yaml", data))])
    return [list(table.values.values()) for table in found.tables]


# likelihoods and results


def _likelihood(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "likelihood.json", data)
    model = parse_any_likelihood(parse_content(read_text(path), str(path)), str(path)).model
    return [model.start, model.data.counts, model.data.auxiliary]


def _patch(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "patch.json", data)
    content = parse_content(read_text(path), str(path))
    name = "a" if isinstance(content, dict) else None
    given = everything()
    patch = chosen_patch(content, name, str(path), background=given, background_where="workspace")
    model = parse_any_likelihood(given, "workspace", patch=patch).model
    assert given == everything()
    return [model.start]


def _json(data: bytes, folder: Path) -> Any:
    return read_json(_file(folder, "any.json", data))


def _results(data: bytes, folder: Path) -> Any:
    with no_code():
        curve = Curve.load(_file(folder, "results.json", data))
        return curve.rows()


def _saved(data: bytes, folder: Path) -> list[Any]:
    path = _file(folder, "saved.json", data)
    found = []
    for kind in (Limit, Yields, Cost):
        with no_code():
            found.append(_read_or_refused(lambda kind=kind: kind.load(path).rows()))
    return found


def _sample(data: bytes, folder: Path) -> Any:
    _file(folder, "x.lhe.sample.json", data)
    return load_sample(folder / "x.lhe").to_json()


# inputs to start from


def _files(*patterns: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _texts(*texts: str) -> Callable[[], list[bytes]]:
    return lambda: [text.encode() for text in texts]


def _plain(*contents: Any) -> Callable[[], list[bytes]]:
    return lambda: [json.dumps(content).encode() for content in contents]


def _ufo_seeds() -> list[bytes]:
    folder = ROOT / "mc_cards" / "ufo" / "scalar_phi"
    return [joined(sorted(folder.glob("*.py")))]


def _content_seeds() -> list[bytes]:
    return [read_ufo(ROOT / "mc_cards" / "ufo" / "scalar_phi").text.encode()]


def _model_seeds() -> list[bytes]:
    folder = str(ROOT / "mc_cards" / "ufo").encode()
    return [text.replace(b"../ufo", folder) for text in _files("mc_cards/models/*.yaml")()]


_SLHA = """BLOCK MASS
  25 1.25e+02 # MH
  32 5.0D+01
BLOCK QNUMBERS 32 # Zp
  1 0
  2 3
  3 1
  4 0
DECAY 32 1.0e-01
  5.0e-01 2 13 -13
DECAY 6 auto
BLOCK HIDDEN Q= 1.0e+03
  1 1 0.5
XSECTION 1.3e+04 2212 2212 2 32 32
"""
_REGIONS = {
    "regions": {
        "SR": {
            "observed": 2,
            "background": {"events": 1.5, "uncertainties": {"zz": 0.2, "lumi": [-0.02, 0.03]}},
            "signal": {"events": 3.0, "simulation_error": 0.2, "uncertainties": {"lumi": 0.03}},
        }
    },
    "nuisances": {"lumi": "luminosity"},
}
_OPERATIONS = [
    {"op": "add", "path": "/channels/0/samples/-", "value": everything()["channels"][0]["samples"][0]},
    {"op": "remove", "path": "/channels/0/samples/0"},
    {"op": "move", "from": "/channels/1", "path": "/channels/0"},
    {"op": "test", "path": "/version", "value": "1.0.0"},
]
_PATCHES = {"metadata": {}, "patches": [{"metadata": {"name": "a", "values": [1]}, "patch": _OPERATIONS}]}
_SAMPLE = {
    "name": "x", "process": "p p > mu+ mu-", "contribution": "sm", "sqrt_s_gev": 8000.0, "path": "x.lhe",
    "n_events": 10, "cross_section_pb": 1.0, "cross_section_error_pb": 0.1, "provenance": {"seed": 1},
}  # fmt: skip
_TOTALS = {"n_events": 3, "final_energy_gev": 100.0}
_FACTS = {"full": {"weight_names": ["a", "b"], "totals": _TOTALS, "own": True, "sample": _SAMPLE}}


def _point_cards() -> list[bytes]:
    quarks = QuarkSector(mq_gev=5000.0, mu_gev=4000.0, md_gev=3000.0, yq=(0.1, 0.1 + 0.2j, 0.0))
    points = (ModelPoint.from_two(mzp_gev=30.0, gp=0.1, quarks=each) for each in (None, quarks))
    return [param_card_text(point).encode() for point in points]


def _saved_seeds() -> list[bytes]:
    limit = Limit(count_limits("cls", 77, 78.0, background_error=3.0, signal_relative_error=0.1, cl=0.95))
    return [json.dumps(limit.to_dict()).encode()]


def _hs3() -> list[bytes]:
    from recast.statistics.hs3 import to_hs3

    regions = parse_any_likelihood(_REGIONS, "regions").regions
    assert regions is not None
    return [json.dumps(to_hs3(content)).encode() for content in (everything(), regions.workspace())]


TARGETS: dict[str, Target] = {
    "hepmc3": Target(_text, lambda: _HEPMC3),
    "hepmc2": Target(_text, lambda: _HEPMC2),
    "lhe": Target(_text, lambda: _LHES),
    "record": Target(_record, lambda: (*_HEPMC3, *_HEPMC2, *_LHES)),
    "partons": Target(_partons, lambda: _LHES),
    "madgraph": Target(_madgraph, lambda: [*_madgraph_seeds()]),
    "packed": Target(_packed, _packed_seeds),
    "slha": Target(_slha, lambda: [_SLHA.encode(), *_files("mc_cards/ufo/*/restrict_*.dat")()]),
    "param_card": Target(_param_card, _point_cards),
    "yaml": Target(_yaml, lambda: [b"a: &x {b: 1e-3}\nc: [*x, 0x1f, .inf]\nd: {<<: *x, e: !!str 3}\n"]),
    "run_card": Target(_run_card, _files("workflows/*.yaml")),
    "analysis_card": Target(_analysis_card, _files("analyses/*/analysis.yaml")),
    "model_card": Target(_model_card, _model_seeds),
    "branch_map": Target(_branch_map, _files("recast/events/root/branch_maps/*.yaml")),
    "model_point": Target(
        _point,
        _texts(
            "mzp_gev: 30\ngp: 0.1\nelectroweak: gmu\n"
            "quarks: {mq_gev: 5000, mu_gev: 4000, md_gev: 3000, yq: [0.1, [0.1, 0.2], 0]}\n"
        ),
    ),
    "background": Target(
        _background,
        lambda: [
            joined(
                (ROOT / "analyses" / "cms_2013_t_to_zq" / name)
                for name in ("backgrounds.csv", "backgrounds.yaml")
            )
        ],
    ),
    "points": Target(
        _points, _texts('# a\nname,model,mzp_gev,coupling\nx,le_lmu,30,0.02\n"y",lmu_ltau, 9,1e-1\n')
    ),
    "points_yaml": Target(
        _points_yaml, _texts("model: lmu_ltau\npoints:\n- {mzp_gev: 30, coupling: 0.02, name: x}\n")
    ),
    "ufo": Target(_ufo, _ufo_seeds, way=Way.CHANGED),
    "ufo_content": Target(_ufo_content, _content_seeds),
    "names": Target(_names, _ufo_seeds),
    "formula": Target(
        _formula, _texts("1.5e-05*MZ**2", "cmath.sqrt(g)/(2+c.conjugate()) if g > 0 else complex(0,1)")
    ),
    "process": Target(
        _process, _texts("p p > mu+ mu- QED=4 / phi, (z > e+ e-)", "all = u d~ g", "p p > z > l+ l- $ a @1")
    ),
    "pyhf": Target(_likelihood, lambda: [json.dumps(everything()).encode()]),
    "hs3": Target(_likelihood, _hs3),
    "regions": Target(
        _likelihood, lambda: [yaml.safe_dump(_REGIONS).encode(), json.dumps(_REGIONS).encode()]
    ),
    "patch": Target(_patch, _plain(_OPERATIONS, _PATCHES)),
    "json": Target(_json, _plain({"a": [1, 2.5, "x", None, True]})),
    "results": Target(_results, lambda: []),
    "saved": Target(_saved, _saved_seeds),
    "sample": Target(_sample, _plain(_SAMPLE)),
    "facts": Target(_facts, _plain(_FACTS)),
    "bibtex": Target(
        _bibtex, _texts('@article{A:1x, title = "a {b} c" # 3, year=2014}\n@misc(k, note = {x})\n@comment{y}')
    ),
    "parquet": Target(_whole, lambda: _written(["parquet"]), region=_footer, way=Way.APART),
    "root": Target(_whole, lambda: _written([*RootKind]), region=_directory, way=Way.APART),
}
