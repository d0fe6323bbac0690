"""The pack: what a file for a meeting holds, before any medium lays it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indmap import __version__
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.language import Language

QUALITY = "quality"
"""The key of the part that every pack ends with: the data's quality, the method, what was left out."""


@dataclass(frozen=True)
class Part:
    """One slide or section: its heading, what it shows, sentences that go with it, notes for the speaker.

    ``edited`` marks a heading that a person has rewritten.
    """

    key: str
    heading: str
    exhibits: tuple[Exhibit, ...]
    sentences: tuple[str, ...] = ()
    notes: str = ""
    edited: bool = False

    @property
    def shown(self) -> tuple[Exhibit, ...]:
        """The exhibits that hold anything."""
        return tuple(exhibit for exhibit in self.exhibits if not exhibit.is_empty)

    @property
    def is_empty(self) -> bool:
        """Whether none of its exhibits holds anything."""
        return not self.shown

    @property
    def reason(self) -> str:
        """Why there is nothing to show."""
        return next((exhibit.note for exhibit in self.exhibits if exhibit.note), "")


@dataclass(frozen=True)
class Pack:
    """Everything that a file for a meeting needs.

    ``parts`` are those with something to show, the last of them on quality and method; ``left_out`` those without.
    ``cut`` says the filters in force, ``source`` the register's name and hash, ``sample`` the words of the badge,
    empty where the register is real; ``version`` is that of the program.
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
    """A pack of a view; parts with nothing to show are set apart."""
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
    """A part whose notes for the speaker are what its exhibits say in words."""
    said = [*sentences]
    for exhibit in exhibits:
        said += [exhibit.message, exhibit.subtitle, exhibit.note]
    lines = dict.fromkeys(line for line in said if line)
    return Part(key, heading, exhibits, tuple(line for line in sentences if line), "\n".join(lines))
