"""What every test may ask for, and how Hypothesis runs: never against a clock, the same examples on every CI run."""

import atexit
import itertools
import os
import shutil
import tempfile
from datetime import date

import pytest
from hypothesis import settings

from indmap.words.language import Language
from indmap.words.texts import Texts

# Whatever the app keeps for its next start stays out of the person's own folder while it is tested.
os.environ["INDMAP_DATA_DIR"] = tempfile.mkdtemp(prefix="indmap-tests-")
_NUMBERS = itertools.count()
atexit.register(shutil.rmtree, os.environ["INDMAP_DATA_DIR"], ignore_errors=True)


@pytest.fixture(autouse=True)
def kept_apart(monkeypatch):
    """What one test has kept, no other finds."""
    monkeypatch.setenv("INDMAP_DATA_DIR", f"{os.environ['INDMAP_DATA_DIR']}/{next(_NUMBERS)}")


settings.register_profile("here", deadline=None, max_examples=40)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def as_of():
    """The day of the Government's notice."""
    return date(2021, 9, 28)


@pytest.fixture(params=list(Language), ids=str)
def language(request):
    """Each language in turn."""
    return request.param


@pytest.fixture
def texts(language):
    """The messages of each language in turn."""
    return Texts(language)
