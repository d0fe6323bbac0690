"""No box says a word of the platform's English where it is empty."""

import ast
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "indmap" / "ui"
BOXES = ("selectbox", "multiselect")


def boxes(text: str) -> list[tuple[int, dict[str, str]]]:
    """The boxes of a module that can be empty: their lines, and what they are told."""
    found = []
    for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        told = {each.arg: ast.unparse(each.value) for each in call.keywords if each.arg}
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in BOXES and (name == "multiselect" or told.get("index") == "None"):
            found.append((call.lineno, told))
    return found


@pytest.mark.parametrize("path", sorted(UI.glob("*.py")), ids=lambda path: path.stem)
def test_a_box_that_can_be_empty_says_what_to_do_in_the_language(path):
    assert [line for line, told in boxes(path.read_text("utf-8")) if "placeholder" not in told] == []


def test_the_measure_finds_a_box_without_words():
    assert boxes("st.selectbox('a', [1], index=None)\nst.selectbox('b', [1])\nst.multiselect('c', [1])") == [
        (1, {"index": "None"}),
        (3, {}),
    ]
