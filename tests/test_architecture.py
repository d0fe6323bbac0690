"""The promises of the layout: what stands where, how large it may grow, and what it may know."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from indmap.ui import frame
from indmap.words.texts import messages

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "indmap").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
SCREEN = [ROOT / "app.py", *PAGES, *sorted((ROOT / "indmap" / "ui").rglob("*.py"))]

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3,}")

OWN_LETTERS = {
    "words/grammar.py": "spoken Kazakh numerals, of which suffixes are made",
    "words/numbers.py": "the order of a date's words is grammar",
    "words/language.py": "a language's name in itself",
    "words/spellings.py": "letters that are taken for each other",
}
"""Modules that may hold Cyrillic, and why; every other word stands in data/."""

SAID_IN_ALL_LANGUAGES = {"Тіл · Язык · Language"}
"""Read before a language is chosen."""


def name(path):
    return path.relative_to(ROOT).as_posix()


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def literals(path):
    """The texts that a module holds, without those that only say something to its reader."""
    module = parsed(path)
    loose = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.lineno, node.value


def length(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def imported(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


# --- size and shape ---


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_and_says_what_it_is(path):
    assert length(path) <= 250
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_fits_on_a_screen(path):
    long = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


def test_no_module_is_a_drawer():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "shared", "base"}
    assert [name(path) for path in MODULES if path.stem in drawers] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_only_arranges(path):
    text, module = path.read_text(encoding="utf-8"), parsed(path)
    assert length(path) <= 60
    assert ast.get_docstring(module)
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(module))
    assert "session_state" not in text
    allowed = ("indmap.ui", "indmap.exhibits", "indmap.analysis")
    assert all(module.startswith(allowed) for module in imported(path)), list(imported(path))


def test_every_page_is_in_the_navigation_and_has_a_title():
    listed = {page for group in frame.PAGES.values() for page in group}
    assert listed == {path.stem for path in PAGES}
    assert {f"{page}.title" for page in listed} | {f"navigation.{group}" for group in frame.PAGES} <= set(messages())


# --- words stand in data/ ---


@pytest.mark.parametrize("path", SCREEN, ids=name)
def test_no_sentence_is_written_where_it_is_shown(path):
    """A literal with a space and a Cyrillic letter is a sentence; in Latin letters it may be HTML or a style."""
    sentences = [
        (line, text)
        for line, text in literals(path)
        if CYRILLIC.search(text) and " " in text and text not in SAID_IN_ALL_LANGUAGES
    ]
    assert sentences == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_word_of_ours_is_written_in_code(path):
    """Neither a label nor a spelling; patterns that read figures and dates may name single letters."""
    inside = path.relative_to(ROOT / "indmap")
    if inside.as_posix() in OWN_LETTERS or inside.parts[0] == "bench":  # the bench presses what a person sees
        return
    words = [(line, text) for line, text in literals(path) if CYRILLIC_WORD.search(text)]
    assert [each for each in words if each[1] not in SAID_IN_ALL_LANGUAGES] == []


def test_only_words_reads_data():
    """Nothing else takes the folder's path, nor finds its own place on the disk to make one."""
    takers = [name(path) for path in MODULES if re.search(r"\bDATA\b", path.read_text(encoding="utf-8"))]
    finders = [name(path) for path in MODULES if "__file__" in path.read_text(encoding="utf-8")]
    outside = ("indmap/__main__.py", "indmap/bootstrap.py", "indmap/bench/")  # run before, or beside, the app
    assert [taker for taker in takers if not taker.startswith(("indmap/words/", *outside))] == []
    starts_a_child = "indmap/ingest/children.py"
    allowed = ("indmap/words/", starts_a_child, *outside)
    assert [finder for finder in finders if not finder.startswith(allowed)] == []


# --- who knows whom, as Python itself finds it ---


def loaded_by(statement):
    """The top-level modules that are loaded after a statement in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sorted({{name for name in sys.modules}}))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


def test_the_core_loads_no_screen_no_drawing_and_no_reader():
    loaded = loaded_by(
        "import indmap.exhibits.overview, indmap.exhibits.regions, indmap.exhibits.sectors, indmap.exhibits.data\n"
        "import indmap.exhibits.projects, indmap.exhibits.method"
    )
    assert not loaded & {"streamlit", "plotly", "altair", "vl_convert", "xlsxwriter", "python_calamine", "openpyxl"}


def test_renderers_load_no_screen():
    loaded = loaded_by("import indmap.render.plotly, indmap.render.vega, indmap.render.sheet")
    assert "streamlit" not in loaded


def test_a_serving_process_never_loads_what_opens_workbooks():
    """A file is opened in a child that may be killed; the reader's own code stays out of the server."""
    loaded = loaded_by("from indmap.ingest import read_register")
    assert not loaded & {"python_calamine", "openpyxl", "msoffcrypto", "streamlit", "plotly"}


def test_the_bootstrap_needs_nothing_but_python():
    outside = loaded_by("import indmap.__main__, indmap.bootstrap") - loaded_by("pass")
    ours = {module for module in outside if module.partition(".")[0] not in sys.stdlib_module_names}
    assert {module for module in ours if not module.startswith(("indmap", "__"))} == set()
    assert {module for module in ours if module.startswith("indmap.")} <= {"indmap.__main__", "indmap.bootstrap"}
