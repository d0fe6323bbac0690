"""What files are asked for on the page of the meeting: of which packs, in which languages, changed how."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from indmap.analysis import filters as cuts
from indmap.exhibits.view import View
from indmap.packs.draft import Draft, Order, applied, orders_of
from indmap.packs.pack import Pack
from indmap.packs.presets import PRESETS, REGIONAL, in_language, preset_pack, proposed
from indmap.packs.regional import in_region, with_projects
from indmap.ui import drafts, formats
from indmap.ui.making import Job
from indmap.words.codelists import codelist
from indmap.words.language import Language

_MOST = 40
"""Packs held in memory: every region's in two languages."""


@dataclass(frozen=True)
class Asked:
    """The choice as it can be fulfilled here and now; ``region`` is empty where all are asked for, or none."""

    view: View
    preset: str
    region: str
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    draft: Draft

    @property
    def of(self) -> str:
        """The register, its day and the cut that packs are of."""
        view = self.view
        query = json.dumps(cuts.to_query(view.filters), sort_keys=True)
        return f"{view.register.key}|{view.as_of}|{view.division}|{query}"

    @property
    def regions(self) -> tuple[str, ...]:
        """The region of each pack; one without a region where the preset is not regional."""
        if self.preset != REGIONAL:
            return ("",)
        return (self.region,) if self.region else with_projects(self.view)

    def ours(self, language: Language, region: str) -> Pack:
        """A pack as it is proposed."""
        view = self.view
        key = f"{self.of}|{view.measure}|{view.is_sample}|{language}|{self.preset}|{region}"
        return _pack(key, in_language(view, language), self.preset, region)

    def pack(self, language: Language, region: str) -> Pack:
        """A pack as the draft has it."""
        return applied(self.ours(language, region), self.draft, self.of)

    def orders(self, language: Language) -> tuple[Order, ...]:
        """The instructions of the first pack, as a person left them, else as they are proposed."""
        kept = self.draft.orders(self.ours(language, self.regions[0]), self.of)
        if kept is not None:
            return kept
        views = {each: in_language(self.view, each) for each in Language}
        return orders_of({each: proposed(view, self.regions[0]) for each, view in views.items()})

    def fingerprint(self, template: bytes | None) -> str:
        """What tells files made of this from those made of something else."""
        said = [self.view.measure, self.preset, self.region, *self.languages, *self.formats, str(hash(template))]
        return "|".join([self.of, *said, json.dumps(drafts.to_record(self.draft), sort_keys=True)])

    def jobs(self, template: bytes | None) -> Iterator[Job]:
        """The files to make, one after another."""
        for language in self.languages:
            for region in self.regions:
                for code in self.formats:
                    pack = self.pack(language, region)
                    view = in_language(self.view, language)
                    view = in_region(view, region) if region else view
                    words = [codelist("formats").label(code, self.view.language), language.autonym]
                    words += [self.view.label("regions", region)] if region else []
                    make = partial(formats.made, code, view, pack, template)
                    yield Job(" · ".join(words), formats.file_name(code, pack), formats.mime(code), make)


def asked(view: View) -> Asked:
    """What was chosen, as far as it is there: a region without projects, a format without its maker are not."""
    now = drafts.chosen()
    preset = now.preset if now.preset in PRESETS else PRESETS[0]
    languages = tuple(each for each in Language if each.value in now.languages) or (view.language,)
    there = formats.offered()
    wanted = tuple(code for code in there if code in now.formats) or there[:1]
    region = now.region if now.region in with_projects(view) else ""
    return Asked(view, preset, region, languages, wanted, drafts.draft(preset))


@st.cache_resource(max_entries=_MOST, show_spinner=False)
def _pack(key: str, _view: View, preset: str, region: str) -> Pack:  # noqa: ARG001 - key is the key
    return preset_pack(_view, preset, region)
