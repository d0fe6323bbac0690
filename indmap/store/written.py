"""Serialization of frozen dataclasses as JSON by their annotations; fields unknown to this version are ignored."""

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
    """The value as JSON in ASCII, since lone surrogates in a file's name break databases; equal values, equal text."""
    plain = {name: each for name, each in asdict(value).items() if name not in without}
    return json.dumps(plain, sort_keys=True, default=date.isoformat)


def rebuilt(kind: type[T], text: str) -> T:
    """The value of a JSON text; a ValueError, KeyError or TypeError if it does not describe one."""
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
    """The annotations of a dataclass, cached: a list of registers needs the same ones thousands of times."""
    return get_type_hints(kind)


def clean(text: str) -> str:
    """What a person typed, without what a database refuses: NUL and lone surrogates.

    >>> clean("a" + chr(0) + "b" + chr(0xD800))
    'ab?'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
