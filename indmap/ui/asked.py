"""What files are asked for on the page of the meeting: of which packs, in which languages, changed how."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import streamlit as st

from indmap.analysis import filters as cuts
from indmap.exhibits.view import View
from indmap.packs.draft import Draft, Order, applied, arranged, edited, orders_of
from indmap.packs.pack import Pack, Part
from indmap.packs.presets import PRESETS, REGIONAL, in_language, pack_key, preset_pack, proposed
from indmap.packs.regional import in_region, with_projects
from indmap.ui import cache, drafts, formats, history
from indmap.ui.drafts import About
from indmap.ui.making import Job
from indmap.words.codelists import codelist
from indmap.words.language import Language

SHOWN_LANGUAGE, SHOWN_REGION = "meeting.shown_language", "meeting.shown_region"
"""Where the session holds which of the packs asked for is looked at and edited."""
_Word = TypeVar("_Word", bound=str)
_MOST = 40
"""Packs held in memory: every region's in two languages."""


@dataclass(frozen=True)
class Asked:
    """The choice as it can be fulfilled here and now; ``region`` is empty where all are asked for, or none.

    ``places`` are the regions that have projects, each of which can have a pack. ``language`` and ``place`` are those
    of the pack that is looked at and edited, one of those asked for.
    """

    view: View
    preset: str
    region: str
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    draft: Draft
    places: tuple[str, ...]
    language: Language
    place: str

    @property
    def about(self) -> About:
        """What the draft is of; the sample is one register in every language."""
        return about(self.view, self.preset)

    @property
    def regions(self) -> tuple[str, ...]:
        """The region of each pack; one without a region where the preset is not regional."""
        if self.preset != REGIONAL:
            return ("",)
        return (self.region,) if self.region else self.places

    @property
    def presets(self) -> tuple[str, ...]:
        """The presets that there are packs for: without a region known there is none of a region."""
        return _presets(self.places)

    @property
    def count(self) -> int:
        """How many files are asked for."""
        return len(self.languages) * len(self.regions) * len(self.formats)

    def view_in(self, language: Language) -> View:
        """The view in a language; the sample as a sender writing in that language would send it."""
        view = in_language(self.view, language)
        if not view.is_sample or language is self.view.language:
            return view
        register = history.register_of(history.shown(), language)
        facts = cache.facts(register.key, view.as_of, view.division, register)
        return replace(view, register=register, facts=cuts.choose(facts, view.filters))

    def ours(self, language: Language, region: str) -> Pack:
        """A pack as it is proposed."""
        view = self.view
        key = f"{self.about.digest}|{view.register.key}|{view.measure}|{language}|{self.preset}|{region}"
        return _pack(key, self, language, region)

    def pack(self, language: Language, region: str) -> Pack:
        """A pack as the draft has it."""
        return applied(self.ours(language, region), self.draft)

    @property
    def shown(self) -> Pack:
        """The pack that is looked at, as it is proposed."""
        return self.ours(self.language, self.place)

    def parts(self) -> tuple[tuple[Part, Part], ...]:
        """The parts of the pack looked at, those left out too: each as it is proposed and as the draft has it."""
        pack = self.shown
        return tuple((part, edited(part, pack, self.draft)) for part in arranged(pack, self.draft))

    def proposed(self) -> tuple[Order, ...]:
        """The instructions that are proposed for the pack looked at, in every language."""
        return orders_of({each: proposed(self.view_in(each), self.place) for each in Language})

    def orders(self) -> tuple[Order, ...]:
        """The instructions of the pack looked at, as a person left them, else as they are proposed."""
        kept = self.draft.instructions.get(self.shown.key)
        return self.proposed() if kept is None else kept

    def fingerprint(self, template: bytes | None) -> str:
        """What tells files made of this from those made of something else."""
        said = [self.view.measure, self.preset, self.region, *self.languages, *self.formats, str(hash(template))]
        return "|".join([self.about.key, *said, json.dumps(drafts.to_record(self.draft), sort_keys=True)])

    def jobs(self, template: bytes | None) -> Iterator[Job]:
        """The files to make, one after another; a pack is put together when its first file is made."""
        names = codelist("formats")
        for language in self.languages:
            for region in self.regions:
                for code in self.formats:
                    words = [names.label(code, self.view.language), language.autonym]
                    words += [self.view.label("regions", region)] if region else []
                    name = formats.file_name(code, pack_key(self.preset, region), self.view.as_of, language)
                    make = partial(self._file, code, language, region, template)
                    yield Job(" · ".join(words), name, formats.mime(code), make)

    def _file(self, code: str, language: Language, region: str, template: bytes | None) -> bytes:
        view = self.view_in(language)
        view = in_region(view, region) if region else view
        return formats.made(code, view, self.pack(language, region), template)


def asked(view: View) -> Asked:
    """What was chosen, as far as it is there: a region without projects, a format without its maker are not."""
    now = drafts.chosen()
    places = with_projects(view)
    preset = now.preset if now.preset in _presets(places) else PRESETS[0]
    languages = tuple(each for each in Language if each.value in now.languages) or (view.language,)
    there = formats.offered()
    wanted = tuple(code for code in there if code in now.formats) or there[:1]
    region = now.region if now.region in places else ""
    language = _one_of(languages, SHOWN_LANGUAGE, view.language)
    place = (region or _one_of(places, SHOWN_REGION, "")) if preset == REGIONAL else ""
    return Asked(view, preset, region, languages, wanted, drafts.draft(about(view, preset)), places, language, place)


def about(view: View, preset: str) -> About:
    """What a draft of the view's packs is of; the sample is one register in every language."""
    register = history.shown().id if view.is_sample else view.register.key
    name = "" if view.is_sample else view.register.source.name
    return About(preset, register, name, view.as_of, view.division.value, cuts.to_query(view.filters))


def _presets(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in PRESETS if each != REGIONAL or places)


def _one_of(offered_: Sequence[_Word], name: str, otherwise: _Word) -> _Word:
    """The one that the session holds under a name, else this one, else the first."""
    wanted = (st.session_state.get(name), otherwise)
    return next((each for code in wanted for each in offered_ if each == code), offered_[0])


@st.cache_resource(max_entries=_MOST, show_spinner=False)
def _pack(key: str, _asked: Asked, language: Language, region: str) -> Pack:  # noqa: ARG001 - key is the key
    return preset_pack(_asked.view_in(language), _asked.preset, region)
