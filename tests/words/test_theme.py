"""Every role and status has its look, on every surface, and can be read there."""

from dataclasses import fields as parts

import pytest

from indmap.words.codelists import codelist
from indmap.words.theme import Mode, symbol, theme

PARTS = ("part_1", "part_2", "part_3", "part_4")
ROLES = ("plan", "actual", "forecast", "highlighted", "context", "ahead", "behind", *PARTS)
HATCHES = {"none", "outline", "/", "x", ".", "-"}


@pytest.fixture(params=list(Mode), ids=str)
def look(request):
    return theme(request.param)


def contrast(one, other):
    """The contrast of two colours by WCAG 2: 1 for none, 21 for black on white."""

    def luminance(colour):
        shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_status_and_role_has_a_fill_a_label_and_a_hatch(look):
    needed = {*codelist("statuses"), *ROLES}
    assert set(look.fills) == set(look.labels) == set(look.hatches) == needed
    assert set(look.hatches.values()) <= HATCHES


def test_every_status_has_a_symbol_of_its_own(look):
    assert set(look.symbols) == set(codelist("statuses"))
    assert len(set(look.symbols.values())) == len(look.symbols)
    assert all(symbol(code) == look.symbols[code] for code in codelist("statuses"))


def test_statuses_of_one_colour_would_not_be_told_apart(look):
    looks = [(look.fills[code], look.hatches[code]) for code in codelist("statuses")]
    assert len(set(looks)) == len(looks)


def test_statuses_are_told_apart_without_colour(look):
    """What is filled differs from what is not, and within each by its hatch, but for two that are dark and light."""
    forms = [
        (look.fills[code] == look.background or look.hatches[code] == "outline", look.hatches[code])
        for code in codelist("statuses")
        if code != "on_track"
    ]
    assert len(set(forms)) == len(forms)


def test_labels_can_be_read_on_their_fills(look):
    for code, fill in look.fills.items():
        assert contrast(fill, look.labels[code]) >= 4.5, code
    for fill, ink in (*look.scale(5, diverging=False), *look.scale(5, diverging=True)):
        assert contrast(fill, ink) >= 4.5, fill


def test_words_and_marks_can_be_seen_on_the_page(look):
    assert contrast(look.ink, look.background) >= 7
    assert contrast(look.muted, look.background) >= 4.5
    for code, fill in look.fills.items():
        if look.hatches[code] != "outline" and fill != look.background:  # else it is seen by its line
            assert contrast(fill, look.background) >= 3, code
    assert contrast(look.outline, look.background) >= 3


def test_a_scale_has_as_many_classes_as_asked_from_end_to_end(look):
    for classes in range(1, 6):
        assert len(look.scale(classes, diverging=False)) == classes
    assert look.scale(5, diverging=True)[0][0] == look.diverging[0]
    assert look.scale(3, diverging=True)[1][0] == look.diverging[2]
    assert len(look.sequential) == len(look.diverging) == len(look.sequential_labels) == len(look.diverging_labels)


def test_both_surfaces_say_the_same_things():
    light, dark = theme(Mode.LIGHT), theme(Mode.DARK)
    assert [part.name for part in parts(light)] == [part.name for part in parts(dark)]
    assert (light.hatches, light.symbols, light.font) == (dark.hatches, dark.symbols, dark.font)
