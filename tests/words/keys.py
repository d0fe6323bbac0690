"""Which message keys the code says: literally, or by an f-string read as a pattern.

A placeholder of an f-string stands for a number or for any identifier that the same module (or the module that owns
the measures) writes as a literal, itself or by another f-string: ``f"narrative.{key}"`` is as honest as the literals
that ``key`` is made of.
"""

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from indmap.analysis.kpis import MEASURES
from indmap.words.fields import Kind

ROOT = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KEY = re.compile(r"[a-z_]+\.[a-z0-9_]+")


@cache
def modules() -> tuple[ast.Module, ...]:
    """Every module of the product, parsed."""
    paths = [*(ROOT / "indmap").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


def said_literally() -> set[str]:
    """Keys handed to ``texts(…)`` as literals, and the subtitles of exhibits, found by their key."""
    found = set()
    for module in modules():
        for call in _calls(module, "texts"):
            found |= {node.value for node in _branches(call.args[0]) if isinstance(node, ast.Constant)}
        for call in _calls(module, "exhibit"):
            if call.args and isinstance(call.args[0], ast.Constant):
                found.add(f"{call.args[0].value}_subtitle")
    return found


def said_by_pattern() -> set[str]:
    """Patterns of the keys handed to ``texts(…)`` as f-strings."""
    found = set()
    for module in modules():
        names = _names(module)
        for call in _calls(module, "texts"):
            found |= {_pattern(node, names) for node in _branches(call.args[0]) if isinstance(node, ast.JoinedStr)}
    return {pattern for pattern in found if not pattern.endswith("_subtitle")}


def said_anywhere(keys: Collection[str]) -> set[str]:
    """Keys that stand as literals anywhere: in a table of tabs, as the key of an exhibit handed on."""
    literals = {text for module in modules() for text in _literals(module) if _KEY.fullmatch(text)}
    return {key for key in keys if key in literals or key.removesuffix("_subtitle") in literals - {key}}


def matching(pattern: str, keys: Collection[str]) -> set[str]:
    """The keys that a pattern can mean."""
    return {key for key in keys if re.fullmatch(pattern, key)}


def _calls(module: ast.Module, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            if called == name:
                yield node


def _branches(node: ast.expr) -> Iterator[ast.expr]:
    """The node, or both sides of ``this if that else the_other``."""
    if isinstance(node, ast.IfExp):
        yield from _branches(node.body)
        yield from _branches(node.orelse)
    else:
        yield node


def _literals(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _names(module: ast.Module) -> str:
    """What a placeholder in this module may stand for, as a pattern."""
    words = {text for text in _literals(module) if _NAME.fullmatch(text)} | {*MEASURES, *Kind}
    word = "(?:" + "|".join([r"\d+", *sorted(words)]) + ")"
    made = [_pattern(node, word) for node in ast.walk(module) if isinstance(node, ast.JoinedStr)]
    return "(?:" + "|".join([word, *(text for text in made if re.match(r"[a-z(]", text) and "\\." not in text)]) + ")"


def _pattern(node: ast.JoinedStr, names: str) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else names for part in node.values)
