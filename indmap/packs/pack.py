"""The pack: the content of a file for a meeting, independent of the medium."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indmap import __version__
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.language import Language

QUALITY = "quality"
"""The key of the appendix that every pack ends with: data quality, method, parts left out."""


@dataclass(frozen=True)
class Part:
    """One slide or section: its heading, exhibits, sentences, and speaker notes.

    ``edited``: a person has changed its text or instructions.
    """

    key: str
    heading: str
    exhibits: tuple[Exhibit, ...]
    sentences: tuple[str, ...] = ()
    notes: str = ""
    edited: bool = False

    @property
    def shown(self) -> tuple[Exhibit, ...]:
        """The exhibits that are not empty."""
        return tuple(exhibit for exhibit in self.exhibits if not exhibit.is_empty)

    @property
    def is_empty(self) -> bool:
        """Whether all its exhibits are empty."""
        return not self.shown

    @property
    def reason(self) -> str:
        """Why there is nothing to show."""
        return next((exhibit.note for exhibit in self.exhibits if exhibit.note), "")


@dataclass(frozen=True)
class Pack:
    """Everything that a file for a meeting needs.

    ``parts`` are the non-empty ones, the appendix last; ``left_out`` the empty ones. ``cut`` describes the filters in
    force, ``source`` is the register's name and hash, ``sample`` the text of the badge on sample data, empty for a real
    register; ``version`` is the program's.
    """

    key: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    language: Language
    as_of: date
    as_of_words: str
    source: str
    cut: str
    sample: str
    version: str = __version__
    left_out: tuple[Part, ...] = ()

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every exhibit shown, in order."""
        return tuple(exhibit for part in self.parts for exhibit in part.shown)


def pack(view: View, key: str, title: str, subtitle: str, parts: Iterable[Part]) -> Pack:
    """A pack of a view; empty parts go to ``left_out``."""
    found = tuple(parts)
    return Pack(
        key=key,
        title=title,
        subtitle=subtitle,
        parts=tuple(part for part in found if not part.is_empty),
        language=view.language,
        as_of=view.as_of,
        as_of_words=view.texts("common.as_of", day=view.as_of),
        source=view.source,
        cut=view.cut,
        sample=view.texts("common.sample") if view.is_sample else "",
        left_out=tuple(part for part in found if part.is_empty),
    )


def part(key: str, heading: str, exhibits: tuple[Exhibit, ...], sentences: tuple[str, ...] = ()) -> Part:
    """A part whose speaker notes are its sentences and the texts of its exhibits."""
    said = [*sentences]
    for exhibit in exhibits:
        said += [exhibit.message, exhibit.subtitle, exhibit.note]
    lines = dict.fromkeys(line for line in said if line)
    return Part(key, heading, exhibits, tuple(line for line in sentences if line), "\n".join(lines))
