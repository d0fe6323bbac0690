"""Faults: the tree drawn is the tree there is, and every fault can be said to a person."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from indmap import errors
from indmap.errors import IndmapError, UnusableFile, all_faults
from indmap.words.language import Language
from indmap.words.texts import Texts, messages

ROOT = Path(__file__).resolve().parents[1]
_BRANCH = re.compile(r"^(?P<indent>[│ ]*)(?:├── |└── )?(?P<name>[A-Z]\w+)")
_FILLED_LATER = {"child.py", "workbook.py", "wire.py", "extent.py"}
"""Run in the child; the process that waits for it adds the limits to an ``UnreadableFile``."""


def drawn():
    """Each fault of the drawing with the fault it hangs from."""
    stack: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = _BRANCH.match(line)
        if found and (found["name"] == "IndmapError" or "──" in line):
            depth = found.start("name")
            stack = [above for above in stack if above[0] < depth]
            yield found["name"], stack[-1][1] if stack else "Exception"
            stack.append((depth, found["name"]))


def placeholders(key):
    return {name for _, name, _, _ in Formatter().parse(messages()[key]["en"]) if name}


def raised():
    """Every fault made in the product: the file, the line, its name, and the values it is given."""
    names = {fault.__name__ for fault in all_faults()}
    for path in (ROOT / "indmap").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                if all(keyword.arg for keyword in node.keywords):
                    yield path, node.lineno, node.func.id, {keyword.arg for keyword in node.keywords}
            elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id in names:
                yield path, node.lineno, node.exc.id, set()


def test_the_tree_drawn_is_the_tree_there_is():
    assert list(drawn()) == [(fault.__name__, fault.__base__.__name__) for fault in all_faults()]


@pytest.mark.parametrize("fault", all_faults(), ids=lambda fault: fault.__name__)
def test_every_fault_has_a_key_of_its_name_and_a_sentence(fault, language):
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", fault.__name__).lower()
    assert fault.key == f"fault.{words}"
    said = Texts(language)(fault.key, **dict.fromkeys(placeholders(fault.key), 1))
    assert said.endswith(".")
    assert "{" not in said


def test_no_two_faults_say_the_same():
    sentences = [Texts(Language.EN)(fault.key, **dict.fromkeys(placeholders(fault.key), 1)) for fault in all_faults()]
    assert len(set(sentences)) == len(sentences)


def test_a_fault_is_made_with_all_that_its_sentence_says():
    mute = [
        f"{path.name}:{line} {name} lacks {sorted(lacking)}"
        for path, line, name, given in raised()
        if (lacking := placeholders(getattr(errors, name).key) - given)
        and not (name == "UnreadableFile" and path.name in _FILLED_LATER)
    ]
    assert mute == []


def test_a_fault_carries_values_and_never_words():
    fault = errors.FileTooLarge(size=300, limit=250)
    assert fault.values == {"size": 300, "limit": 250}
    assert str(fault) == "size=300, limit=250"  # for the log
    assert isinstance(fault, UnusableFile | IndmapError)


def test_faults_of_a_file_can_be_caught_as_such():
    kinds = {fault for fault in all_faults() if issubclass(fault, UnusableFile)}
    assert errors.WrongSetting not in kinds
    assert {errors.NoTable, errors.EncryptedFile, errors.UnsafeFile} <= kinds
