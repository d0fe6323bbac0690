"""The exhibit: what is to be seen, complete, before any medium draws it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from indmap.exhibits.charts import Chart
from indmap.exhibits.encodings import Column
from indmap.words.language import Language


@dataclass(frozen=True)
class Exhibit:
    """What is to be seen, complete: no renderer needs anything else.

    ``message`` is a sentence made from the data, empty where they do not support one; ``subtitle`` says measure, unit
    and period; ``data`` is exactly what is drawn, in base units, and ``columns`` are its columns as a person reads
    them in the table, the workbook and the text alternative. ``cut`` says the filters in force in words; ``source``
    the register's name and hash; ``sample`` is the words of the sample badge, empty where the register is real.
    """

    key: str
    message: str
    subtitle: str
    chart: Chart
    data: pd.DataFrame
    columns: tuple[Column, ...]
    language: Language
    note: str = ""
    source: str = ""
    cut: str = ""
    as_of: date | None = None
    as_of_words: str = ""
    sample: str = ""
    alt: str = ""

    @property
    def title(self) -> str:
        """The first line of a card: the message, or the subtitle where there is none."""
        return self.message or self.subtitle

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw; the note then says which column would give it."""
        return self.data.empty
