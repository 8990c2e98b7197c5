import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.philox import philox4x32
from recast.core.seeds import derive_seed, stream, uniforms


@pytest.mark.parametrize(
    ("counter", "key", "expected"),
    [
        # known answers published with Random123 (kat_vectors, philox4x32 10)
        ([0] * 4, (0, 0), [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
        ([0xFFFFFFFF] * 4, (0xFFFFFFFF,) * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
        (
            [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
            (0xA4093822, 0x299F31D0),
            [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1],
        ),
    ],
)
def test_philox_gives_the_published_known_answers(counter, key, expected):
    result = philox4x32(*(np.uint64(word) for word in (*counter, *key)))
    assert list(result) == expected


@given(st.integers(0, 2**63), st.permutations(list(range(20))))
def test_uniforms_do_not_depend_on_the_order_of_events(seed, order):
    events = np.arange(20)
    whole = uniforms(seed, "sample", events, 3)
    assert np.array_equal(uniforms(seed, "sample", np.array(order), 3), whole[order])


def test_uniforms_differ_between_events_objects_draws_labels_and_seeds():
    values = [
        uniforms(1, "a", 5, 0),
        uniforms(1, "a", 6, 0),
        uniforms(1, "a", 5, 1),
        uniforms(1, "a", 5, 0, draw=1),
        uniforms(1, "b", 5, 0),
        uniforms(2, "a", 5, 0),
    ]
    assert len({float(v) for v in values}) == len(values)


def test_uniforms_broadcast_events_and_objects():
    event, obj = np.array([5, 2**40 + 1, 2**64 - 1], np.uint64), np.arange(4)
    table = uniforms(1, "a", event[:, None], obj[None, :])
    assert table.shape == (3, 4)
    assert all(table[i, j] == uniforms(1, "a", event[i], obj[j]) for i in range(3) for j in range(4))
    assert len(np.unique(table)) == 12


def test_uniforms_stay_what_they_were():
    # samples made before must give the same limits; 53 bits of the first two words
    event = np.array([0, 7, 2**40 + 3], np.uint64)
    assert uniforms(3, "sample/muon efficiency", event, [0, 1, 2], draw=1).tolist() == [
        0.37819054664506546,
        0.20910003979610958,
        0.15236935122775974,
    ]


def test_uniforms_are_uniform():
    values = uniforms(7, "flat", np.arange(200_000))
    assert values.min() >= 0
    assert values.max() < 1
    counts = np.histogram(values, bins=50, range=(0, 1))[0]
    chi2 = ((counts - 4000) ** 2 / 4000).sum()
    assert 20 < chi2 < 90  # 49 degrees of freedom, both tails beyond 1e-4


def test_streams_are_named_and_reproducible():
    assert stream(3, "a", 1).random() == stream(3, "a", 1).random()
    assert stream(3, "a", 1).random() != stream(3, "a", 2).random()
    assert stream(3, "a1").random() != stream(3, "a", 1).random()


@given(st.integers(0, 2**64), st.integers(1, 200))
def test_derived_seeds_have_the_bits_asked_for(seed, bits):
    assert 0 <= derive_seed(seed, "x", bits=bits) < 2**bits
