"""Report: report.html holds everything, escapes all text and loads nothing from elsewhere."""

import base64
import hashlib
import html.parser
import json
import re

import pytest

from recast.core.errors import InputError
from recast.report.html import write_report

PNG = b"\x89PNG and so on"


class Parsed(html.parser.HTMLParser):
    """Collects tags with attributes and the text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.code = [], "", []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.code.append((tag, dict(attrs), ""))
            self.inside = True

    def handle_endtag(self, tag):  # noqa: ARG002
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            tag, attributes, text = self.code[-1]
            self.code[-1] = (tag, attributes, text + data)
        else:
            self.text += f" {data}"


@pytest.fixture
def page(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    (tmp_path / "f.png").write_bytes(PNG)
    results["figures"] = [
        {
            "name": "f",
            "title": "",
            "caption": "Data set 2014.",
            "files": ["f.png", "f.pdf"],
            "levels": {"babar_4mu": "90 % CL, one-sided, digitised"},
            "crossings": [
                {
                    "constraint": "trident",
                    "mzp_gev": 45.7,
                    "gp": 0.0615,
                    "simulation_error_gev": 0.21,
                    "interpolation_error_gev": 0.14,
                }
            ],
        }
    ]
    return write_report(results, tmp_path).read_text(encoding="utf-8")


def test_text_of_cards_and_analyses_is_escaped(page):
    scripts = [(attributes, text) for tag, attributes, text in Parsed(page).code if tag == "script"]
    assert [attributes.get("id", "") for attributes, _ in scripts] == ["recast-data", "", ""]
    assert page.count("<script") == page.count("</script") == 3
    assert not any("alert(1)" in text for _, text in scripts[1:])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "a &lt;b&gt;name&lt;/b&gt;" in page
    assert "card &amp; co" in page


def test_nothing_is_loaded_from_elsewhere_and_the_plots_are_inside(page):
    parsed = Parsed(page)
    images = [attributes["src"] for tag, attributes in parsed.tags if tag == "img"]
    assert images == ["data:image/png;base64," + base64.b64encode(PNG).decode()] * 2
    assert not [tag for tag, _ in parsed.tags if tag in ("link", "iframe")]
    assert not [attributes for tag, attributes in parsed.tags if "src" in attributes and tag != "img"]
    assert not re.search(r"url\(|@import", page)


def test_the_policy_of_the_page_names_its_own_scripts_and_styles_alone(page):
    parsed = Parsed(page)
    (policy,) = (
        attributes["content"]
        for _, attributes in parsed.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for tag, attributes, text in parsed.code
        if attributes.get("type") != "application/json"
    ]
    assert len(digests) == 4
    assert sorted(re.findall(r"sha256-([^']+)'", policy)) == sorted(digests)
    assert not [
        tag for tag, attributes in parsed.tags if any(n == "style" or n[:2] == "on" for n in attributes)
    ]


def test_hostile_names_stay_text_in_the_data_of_the_page(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    hostile = "</script><!--<script>alert(2)</script>&amp;\u2028"
    results["curve"]["coupling"]["tex"] = hostile
    page = write_report(results, tmp_path).read_text(encoding="utf-8")
    assert page.count("<script") == page.count("</script") == 3
    (data,) = (text for _, attributes, text in Parsed(page).code if attributes.get("id") == "recast-data")
    assert not set("<>&\u2028") & set(data)
    label = json.loads(data)["points"][0]["label"]
    assert "</script><!--<script>alert(2)</script>&amp;\u2028 = 0.05" in label


def test_limits_closure_cutflows_pulls_crossings_and_provenance_are_there(page):
    text = " ".join(Parsed(page).text.split())
    for words in (
        "0.02 ± 0.0002",
        "no signal above the background",
        "87.5 ± 1.4",
        "78 (1403.1269)",
        "1.12 ± 0.018",
        "1.01 ± 0.004",
        "m1 > 20 GeV",
        "trident 95 % CL, two-sided |pull| > 1.96σ 2.5σ excluded",
        "tau 2σ, two-sided pull > 2σ -2.32σ",
        "kaon as stated, no CL – –",
        "90 % CL, one-sided, digitised",
        "45.70 0.0615 0.21 0.14",
        "seed 7",
        "Altmannshofer, Wolfgang",
    ):
        assert words in text, words


def test_works_that_an_analysis_brings_are_shown_and_escaped(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    results["references"] = ["Altmannshofer:2014cfa", "Mine", "NOTE-1"]
    results["works"] = {
        "Mine": {
            "type": "article",
            "author": "<b>N</b>",
            "title": "{A <i>title</i>}",
            "doi": 'x" onclick="y',
        },
        "NOTE-1": {"type": "misc", "note": "NOTE-1", "annote": "a note", "eprint": "2501.00001"},
    }
    page = write_report(results, tmp_path).read_text(encoding="utf-8")
    assert "&lt;b&gt;N&lt;/b&gt;: A &lt;i&gt;title&lt;/i&gt;" in page
    assert "<li>a note –" in page
    links = [attributes for tag, attributes in Parsed(page).tags if tag == "a"]
    assert {"href": 'https://doi.org/x" onclick="y'} in links
    assert {"href": "https://arxiv.org/abs/2501.00001"} in links


def test_a_missing_plot_is_named_with_the_mend(results, tmp_path):
    with pytest.raises(InputError, match=r"exclusion.png: cannot be read .*Make it again: recast plot"):
        write_report(results, tmp_path)


def test_a_window_has_the_events_expected_at_each_mass(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    for point, background in zip(results["points"], (6.912, 0.2), strict=True):
        point["statistics"] = {"background": background}
    results["facts"] |= {
        "observed_events": None,
        "expected_events": None,
        "window_backgrounds": [[30.0, 6.912], [90.0, 0.2]],
    }
    text = " ".join(Parsed(write_report(results, tmp_path).read_text(encoding="utf-8")).text.split())
    assert (
        "no observed count is published; events expected without new physics: 0.2 at 90 GeV to 6.91 at 30 GeV"
        in text
    )
    assert "mZ' [GeV] events expected without new physics g' observed" in text
    assert "30 6.91 0.02 ± 0.0002" in text
    assert "77 events" not in text


def test_notes_are_shown_and_escaped(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    results["notes"] = ["relative normalisation: far <b>off</b>"]
    page = write_report(results, tmp_path).read_text(encoding="utf-8")
    assert "Note:" in page
    assert "far &lt;b&gt;off&lt;/b&gt;." in page


def test_no_selected_event_is_a_bound_in_every_table(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    expectation = results["standard_model"]["expectation"]
    nothing = {"value": 0.0, "error": 0.0, "bound_95cl": 1.234}
    expectation["total"] = expectation["by_sample"]["sm-8TeV"] = nothing
    expectation["factors"]["sm-8TeV"].append(
        {"name": "region", "value": 0.0, "error": 0.0, "unit": "1", "source": "s", "bound_95cl": 0.03}
    )
    step = results["standard_model"]["samples"][0]["cutflow"][-1]
    step |= {"n_raw": 0, "sum_weights_pb": 0.0, "sum_squared_weights_pb2": 0.0, "bound_95cl_pb": 9e-4}
    text = " ".join(Parsed(write_report(results, tmp_path).read_text(encoding="utf-8")).text.split())
    for words in (
        "expected events, 4mu 0 (below 1.23 at 95 % CL) 78 (1403.1269)",
        "= events 0 (below 1.23 at 95 % CL)",
        "region 0 (below 0.03 at 95 % CL)",
        "m1 > 20 GeV 0 0 (below 0.9 at 95 % CL)",
        "2.996 (−ln 0.05) events of the root mean square weight",
    ):
        assert words in text, words
    assert "0 ± 0" not in text


def test_a_point_that_failed_leaves_the_columns_of_others_in_their_place(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    first, failed = results["curve"]["rows"]
    first |= {"projections": {"14TeV_300fb": {"value": 0.003}}, "numbers": {"acceptance": 0.25}}
    failed["source"] = "failed"
    text = " ".join(Parsed(write_report(results, tmp_path).read_text(encoding="utf-8")).text.split())
    assert "0.003 0.25 scaling" in text
    assert "no limit no limit - failed no signal above the background" in text


def test_a_published_expectation_of_zero_has_no_ratio(results, tmp_path):
    (tmp_path / "exclusion.png").write_bytes(PNG)
    results["standard_model"]["expectation"]["published"] = 0.0
    assert "0 (1403.1269)" in write_report(results, tmp_path).read_text(encoding="utf-8")
