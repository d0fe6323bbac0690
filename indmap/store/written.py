"""Frozen dataclasses as JSON text and back, by their own annotations; a field that one side lacks is left out."""

import json
import types
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


def written(value: "DataclassInstance", *, without: Sequence[str] = ()) -> str:
    """The value as ASCII, so that no letter of a file's name can break a database; the same value, the same text."""
    plain = {name: each for name, each in asdict(value).items() if name not in without}
    return json.dumps(plain, sort_keys=True, default=date.isoformat)


def rebuilt(kind: type[T], text: str) -> T:
    """The value again; a ValueError, KeyError or TypeError where the text is not one."""
    found: T = _rebuilt(kind, json.loads(text))
    return found


def _rebuilt(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - any annotation there is
    if plain is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        return _rebuilt(next(each for each in get_args(kind) if each is not type(None)), plain)
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        kinds = [inner[0]] * len(plain) if inner[-1] is Ellipsis else inner
        return tuple(_rebuilt(each, value) for each, value in zip(kinds, plain, strict=True))
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        known = [field.name for field in fields(kind) if field.name in plain]
        return kind(**{name: _rebuilt(hints[name], plain[name]) for name in known})  # type: ignore[operator]
    return date.fromisoformat(plain) if kind is date else plain


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The annotations of a dataclass, found once: a list of registers asks for the same ones thousands of times."""
    return get_type_hints(kind)


def clean(text: str) -> str:
    """What a person typed, without what a database refuses: NUL and halves of letters.

    >>> clean("a" + chr(0) + "b" + chr(0xD800))
    'ab?'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
