"""Registers to be kept: the sample and its earlier months, and the same with another day or another row."""

import hashlib
from dataclasses import replace

from pandas.testing import assert_frame_equal

from indmap.ingest import read_register
from indmap.register.register import Register
from indmap.words import files


def sample(month=-1):
    """A sample register in Russian: the last, or an earlier month's."""
    path = [path for path in files.samples() if path.stem.endswith("_ru")][month]
    return read_register(path.read_bytes(), path.name)


def variant(register, number, as_of=None):
    """The register as somebody else would send it: another key, its first ``number`` rows, and maybe another day."""
    projects = register.projects.head(number).reset_index(drop=True)
    source = replace(register.source, as_of=as_of or register.source.as_of)
    key = hashlib.sha256(f"{register.key}{number}{as_of}".encode()).hexdigest()
    return Register(source, key, projects, register.findings)


def assert_same(found, expected):
    """Two frames with the same rows, columns, kinds and categories."""
    assert_frame_equal(found, expected)
