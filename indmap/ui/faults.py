"""A fault as the person reads it: one sentence of what is wrong, one of what to do."""

from collections.abc import Sequence

from indmap.errors import IndmapError
from indmap.words.fields import fields
from indmap.words.numbers import ABSENT
from indmap.words.texts import Texts, messages


def sentence(fault: IndmapError, texts: Texts) -> str:
    """The fault's sentence in the page's language, with fields called by their names and lists written out."""
    key = fault.key if fault.key in messages() else IndmapError.key
    values = {name: _written(name, value, texts) for name, value in fault.values.items()}
    return texts(key, **values)


def _written(name: str, value: object, texts: Texts) -> object:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return value
    known = fields()
    words = [known[each].label(texts.language) if name == "fields" and each in known else str(each) for each in value]
    return ", ".join(words) or ABSENT
