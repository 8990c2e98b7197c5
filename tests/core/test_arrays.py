import io
import struct
import zipfile

import numpy as np
import pytest

from recast.core.arrays import arrays_of


def saved(**arrays):
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def member(header, content=b"", packed=zipfile.ZIP_STORED):
    """Return an archive with one array of this header."""
    text = header.encode().ljust(117) + b"\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as file:
        file.writestr("a.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + content)
    return stream.getvalue()


def test_arrays_come_back():
    found = arrays_of(saved(a=np.arange(3), b=np.ones((2, 2))))
    assert found["a"].tolist() == [0, 1, 2]
    assert found["b"].shape == (2, 2)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a zip file"),
        (saved(a=np.arange(3))[:-30], "not a zip file"),
        (
            member("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,)}"),
            "a.npy states 10{12}",
        ),
        (member("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", b"cos"), "states 1 numbers|pickle"),
        (
            member(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (10000,)}",
                bytes(80_000),
                zipfile.ZIP_DEFLATED,
            ),
            "its arrays are larger than the file",
        ),
        (member("{'descr': 'x'}"), "no arrays can be read"),
    ],
)
def test_what_states_more_than_it_holds_is_refused(content, message):
    with pytest.raises(ValueError, match=message):
        arrays_of(content)
