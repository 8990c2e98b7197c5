from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.cards import GenerateBlock, card_schema, load_card, parse_card
from recast.core.errors import InputError
from recast.generate.base import FinalState, GeneratorSettings


def card(**changes):
    content = {
        "name": "test",
        "model": {"mzp_gev": [20, 10.5]},
        "analysis": {"name": "atlas_2013_z4l"},
    }
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(content.get(key), dict):
            content[key] = content[key] | value
        else:
            content[key] = value
    return content


def test_a_short_card_is_completed_with_defaults():
    parsed = parse_card(card())
    assert parsed.model.mzp_gev == (10.5, 20.0)
    assert parsed.limit.method == "paper"
    assert parsed.generate.settings() == GeneratorSettings()


def test_the_words_of_the_card_are_those_of_the_code():
    assert set(get_args(GenerateBlock.model_fields["final_state"].annotation)) < set(FinalState)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"modle": {}}, r'c: unknown key "modle"\. Did you mean "model"\?'),
        ({"model": {"mzp": 1}}, r'c: unknown key "model.mzp"\. Did you mean "mzp_gev"\?'),
        (
            {"generate": {"cuts": {"mll_min": 4}}},
            r'unknown key "generate.cuts.mll_min"\. Did you mean "mll_min_gev"',
        ),
        ({"seed": "one"}, r"c: seed is 'one'\. Input should be a valid integer\."),
        ({"seed": -1}, r"c: seed is -1\. Input should be greater than or equal to 0\."),
        ({"model": {"mzp_gev": [10, "x"]}}, r"c: model.mzp_gev.1 is 'x'\. Input should be a valid number"),
        ({"model": {"mzp_gev": [0]}}, r"model.mzp_gev.0 is 0\. Input should be greater than 0"),
        ({"model": {"mzp_gev": [-5.0]}}, r"model.mzp_gev.0 is -5\.0\. Input should be greater than 0"),
        (
            {"model": {"mzp_gev": [float("nan")]}},
            r"model.mzp_gev.0 is 'nan'\. Input should be a finite number",
        ),
        ({"model": {"mzp_gev": []}}, r"at least 1 item"),
        ({"model": {"mzp_gev": [10, 10]}}, r"model.mzp_gev: a mass stands twice"),
        ({"model": {"gp_reference": True}}, r"model.gp_reference is True\. Input should be a valid number"),
        ({"model": {"electroweak_scheme": "gnu"}}, r'unknown scheme "gnu"\. Did you mean "gmu"\?'),
        ({"generate": {"backend": "madgraf"}}, r"generate.backend is 'madgraf'"),
        ({"generate": {"final_state": "4mo"}}, r"generate.final_state is '4mo'\. Did you mean \"4mu\"\?"),
        ({"generate": {"final_state": "4e"}}, r"generate.final_state is '4e'\."),
        ({"analysis": {"k_factor": 1.2}}, r"k_factor is not 1, so k_factor_source must say"),
        (
            {"analysis": {"k_factor": 1.2, "k_factor_source": "somewhere"}},
            r"k_factor cancels in the relative normalisation; use normalisation: absolute",
        ),
        ({"exclusion": {"compare_direct_at_gev": 33}}, r"compare_direct_at_gev is 33, which is not among"),
        ({"name": "../evil"}, r"c: name is '../evil'\. String should match pattern"),
        ({"limit": {"method": "clz"}}, r"limit.method is 'clz'\. Did you mean \"cls\"\?"),
    ],
)
def test_bad_cards_name_the_key_and_the_mend(changes, message):
    with pytest.raises(InputError, match=message):
        parse_card(card(**changes), "c")


def test_a_missing_key_is_named():
    content = card()
    del content["analysis"]
    with pytest.raises(InputError, match=r'c: the key "analysis" is missing. Add analysis to the card.'):
        parse_card(content, "c")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_content_is_accepted_or_fails_otherwise_than_with_one_line(content):
    with pytest.raises(InputError) as caught:
        parse_card(content, "c")
    assert "\n" not in str(caught.value)


def test_a_card_file_is_read(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text("name: a\nmodel: {mzp_gev: [1e1]}\nanalysis: {name: atlas_2013_z4l}\n")
    assert load_card(path).model.mzp_gev == (10.0,)


def test_the_schema_names_every_block():
    assert {"model", "generate", "shower", "analysis", "limit", "exclusion", "low_energy"} <= set(
        card_schema()["$defs"]["RunCard"]["properties"]
    )
