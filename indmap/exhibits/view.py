"""The view: one cut of one register, in one language, as every exhibit takes it."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.filters import Filters
from indmap.analysis.forecast import forecast, typical_slips
from indmap.analysis.official import Aims
from indmap.analysis.weights import Preference
from indmap.analysis.what_if import Scenario
from indmap.exhibits.charts import Chart
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.register.projects import Projects
from indmap.register.register import Register
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.language import Language
from indmap.words.regions import Division, region_label
from indmap.words.texts import Texts

_FORMATS = {"count": Format.COUNT, "cost": Format.MONEY, "jobs": Format.COUNT}


@dataclass(frozen=True)
class View:
    """A register, the facts that the filters let through, and how they are to be shown."""

    register: Register
    facts: Facts
    filters: Filters
    measure: str
    as_of: date
    division: Division
    texts: Texts
    is_sample: bool = False
    preference: Preference = field(default_factory=Preference)
    aims: Aims = field(default_factory=Aims)
    scenario: Scenario = field(default_factory=Scenario)

    @property
    def language(self) -> Language:
        """The language of every word shown."""
        return self.texts.language

    @property
    def year(self) -> int:
        """The year that plans and paces are of: the chosen one, else the year of the as-of date."""
        return self.filters.year if self.filters.year is not None else self.as_of.year

    @property
    def format(self) -> Format:
        """How the chosen measure is written."""
        return _FORMATS[self.measure]

    @property
    def measure_label(self) -> str:
        """The chosen measure with its unit."""
        return self.texts(f"measure.{self.measure}")

    @cached_property
    def outlook(self) -> pd.DataFrame:
        """The forecast of the open projects; what is typical is told by the whole register, not by the cut."""
        return forecast(self.facts, self.as_of, typical_slips(self.register.projects, self.as_of))

    def projects(self, facts: Facts | None = None) -> Projects:
        """The whole rows of the register behind some facts, by default the view's own."""
        return self.register.projects.iloc[(self.facts if facts is None else facts).index]

    def by(self, measure: str) -> "View":
        """The same view in another measure."""
        return replace(self, measure=measure)

    def label(self, codes: str, code: str) -> str:
        """The words for a code; a region's as it was called on the as-of date."""
        return self.region(code) if codes == "regions" else codelist(codes).label(code, self.language)

    def region(self, code: str, form: str = "") -> str:
        """A region's name; one that was split since says so where its parts are shown beside it."""
        name = region_label(code, self.language, self.as_of, form)
        is_whole = self.division is Division.D2018 or codelist("regions").text(code, "division") != "2018"
        return name if is_whole else self.texts("regions.before_split", region=name)

    def field(self, code: str) -> str:
        """A field's name."""
        return fields()[code].label(self.language)

    def column(self, name: str, field: str, format_: Format = Format.TEXT) -> Column:
        """A column headed by a field's name."""
        return Column(name, self.field(field), format_)

    def exhibit(
        self,
        key: str,
        chart: Chart,
        data: pd.DataFrame,
        columns: tuple[Column, ...],
        *,
        message: str = "",
        note: str = "",
    ) -> Exhibit:
        """An exhibit of this view: its subtitle found by its key, its provenance filled in."""
        subtitle = self.texts(f"{key}_subtitle", measure=self.measure_label, year=self.year)
        return Exhibit(
            key=key,
            message=message,
            subtitle=subtitle,
            chart=chart,
            data=data,
            columns=columns,
            language=self.language,
            note=note,
            source=self.source,
            cut=self.cut,
            as_of=self.as_of,
            as_of_words=self.texts("common.as_of", day=self.as_of),
            sample=self.texts("common.sample") if self.is_sample else "",
            alt=f"{message} {subtitle}".strip(),
        )

    @property
    def source(self) -> str:
        """The register's name and the first digits of its hash."""
        return f"{self.register.source.name} · {self.register.source.short_hash}"

    @property
    def cut(self) -> str:
        """The filters in force, in words."""
        year = self.filters.year
        parts = [self.texts("common.all_years") if year is None else self.texts("common.year", year=year)]
        for codes in ("regions", "sectors", "statuses"):
            chosen: tuple[str, ...] = getattr(self.filters, codes)
            parts.append(
                ", ".join(self.label(codes, code) for code in chosen) if chosen else self.texts(f"common.all_{codes}")
            )
        return " · ".join(parts)

    def lacking(self, *names: str) -> tuple[str, ...]:
        """Those of the fields that the whole register says nothing of."""
        projects = self.register.projects
        return tuple(name for name in names if name in projects and projects[name].isna().all())

    def missing(self, *names: str) -> str:
        """The sentence for what cannot be computed: which columns would give it, if that is what is missing."""
        lacking = self.lacking(*names)
        if not lacking:
            return self.texts("common.not_given")
        key = "unusable" if set(lacking) & set(self.register.source.layout.fields) else "no_column"
        if len(lacking) == 1:
            return self.texts(f"common.{key}", field=self.field(lacking[0]))
        fields = ", ".join(self.texts("common.quoted", words=self.field(name)) for name in lacking)
        return self.texts(f"common.{key}_several", fields=fields)
