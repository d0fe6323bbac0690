"""The provenance of an exhibit's figures, in lines that every file has."""

from indmap.exhibits.exhibit import Exhibit
from indmap.words.texts import Texts


def provenance(exhibit: Exhibit) -> tuple[str, ...]:
    """The note, the filters in force, the as-of date, the register's name and hash; without empty ones."""
    texts = Texts(exhibit.language)
    lines = (
        exhibit.note,
        texts("sheet.filters", cut=exhibit.cut) if exhibit.cut else "",
        exhibit.as_of_words,
        texts("sheet.source", source=exhibit.source) if exhibit.source else "",
    )
    return tuple(line for line in lines if line)
