"""Machine code is kept where it fits the modules that it names."""

from recast.core.compiled import names_of_classes


def test_moved_and_renamed_classes_have_another_cache(tmp_path):
    (tmp_path / "a.py").write_text("class One:\n    pass\n")
    first = names_of_classes(tmp_path)
    (tmp_path / "a.py").write_text("class One:\n    x = 1\n\n\ndef f():\n    return 2\n")
    assert names_of_classes(tmp_path) == first  # numba itself sees that a function has changed
    (tmp_path / "a.py").write_text("class Two:\n    pass\n")
    renamed = names_of_classes(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({first, renamed, names_of_classes(tmp_path)}) == 3
