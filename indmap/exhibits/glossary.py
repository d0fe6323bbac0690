"""The words of this tool in three languages, and the fields of a register."""

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.files import table
from indmap.words.language import Language
from indmap.words.spellings import fold

_LANGUAGES = ("kk", "ru", "en")


def glossary(view: View, wanted: str = "") -> Exhibit:
    """The terms in which the words searched for occur, in any language; all of them where nothing is searched for."""
    sought = fold(wanted)
    rows = [
        tuple(row[language] for language in _LANGUAGES)
        for row in table("glossary")
        if "{" not in row["en"]  # the frame of a sentence, no term
        and sought in fold(" ".join(row[language] for language in _LANGUAGES))
    ]
    data = pd.DataFrame(rows, columns=list(_LANGUAGES), dtype="str").drop_duplicates()
    columns = _in_each_language(view)
    message = view.texts("method.terms", n=len(data))
    note = "" if len(data) else view.texts("method.no_term")
    return view.exhibit("glossary.glossary", Table(), data, columns, message=message, note=note)


def dictionary(view: View) -> Exhibit:
    """Every field of a register: its name in the three languages, its unit, and whether this register has it."""
    given = view.register.projects
    rows = [
        (
            code,
            *(field.label(Language(language)) for language in _LANGUAGES),
            view.texts(f"method.kind_{field.kind.value}"),
            view.texts("method.given" if given[code].notna().any() else "method.not_given"),
        )
        for code, field in fields().items()
    ]
    names = ["code", *_LANGUAGES, "kind", "there"]
    data = pd.DataFrame(rows, columns=names, dtype="str")
    columns = (
        Column("code", view.texts("method.code")),
        *_in_each_language(view),
        Column("kind", view.texts("method.kind")),
        Column("there", view.texts("method.there")),
    )
    message = view.texts("method.fields", n=int((data["there"] == view.texts("method.given")).sum()), whole=len(data))
    return view.exhibit("glossary.dictionary", Table(), data, columns, message=message)


def statement(view: View) -> Exhibit:
    """What was done for people who see, hear or move otherwise, what is known to fall short, and the keys."""
    known = codelist("accessibility")
    data = pd.DataFrame(
        [(known.label(code, view.language), known.text(code, f"text_{view.language.value}")) for code in known],
        columns=["topic", "text"],
        dtype="str",
    )
    columns = tuple(Column(name, view.texts(f"method.{name}")) for name in ("topic", "text"))
    return view.exhibit("glossary.statement", Table(wrapped=True), data, columns)


def _in_each_language(view: View) -> tuple[Column, ...]:
    """A column a language, the state language first."""
    return tuple(Column(language, view.texts(f"method.language_{language}")) for language in _LANGUAGES)
