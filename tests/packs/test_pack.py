"""What packs hold: the parts of a meeting, in order, with those that cannot be made set apart."""

import pytest

from indmap.packs.national import national
from indmap.packs.pack import QUALITY
from indmap.packs.regional import regional, with_projects
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import plain, view

PARTS = [
    *("figures", "year", "invested", "fulfilled", "sectors", "launched"),
    *("coming", "late", "causes", "effect", "instructions", "quality"),
]


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_a_whole_register_gives_every_part(language):
    pack = national(view(WHOLE, language))
    assert [part.key for part in pack.parts] == PARTS
    assert pack.left_out == ()


def test_headings_say_the_figures():
    pack = national(view(WHOLE))
    headings = {part.key: plain(part.heading) for part in pack.parts}
    # 8 of 9 are in the plan; three of them are commissioned: 145 + 1 + 7 bn
    assert headings["figures"] == "Key figures: 3 of 8 commissioned · 153 bn tenge"
    assert headings["invested"] == "Investment by region. Leader: Karaganda Region"
    # Cannery and Cement are past their dates; Mill is expected in March, first wanted in December
    assert headings["late"] == "Behind schedule: 3 · 33 bn tenge"
    # Mill, Pipes and Wind are still to come, Mill only next year
    assert headings["coming"] == "Due by year-end: 2 · 52 bn tenge"


@pytest.mark.parametrize("name", REGISTERS)
def test_every_pack_ends_with_quality(name):
    of = view(REGISTERS[name])
    for pack in (national(of), *(regional(of, code) for code in with_projects(of))):
        assert pack.parts[-1].key == QUALITY
        assert all(part.is_empty for part in pack.left_out)
        assert all(part.reason for part in pack.left_out)


def test_a_region_stands_among_all_that_are_ranked():
    pack = regional(view(WHOLE), "KZ-KAR")
    # Karaganda and Kostanay have three projects each and one commissioned: both are first
    assert plain(pack.parts[0].heading) == "1 of 3 commissioned · rank 1 of 2"
    assert pack.cut == "2021 · Karaganda Region · All sectors · All statuses"


def test_instructions_are_drafted_from_what_is_late():
    part = next(part for part in national(view(WHOLE)).parts if part.key == "instructions")
    said = part.exhibits[0].data["what"].tolist()
    assert said == ["Ensure commissioning: Cannery", "Ensure commissioning: Mill", "Ensure commissioning: Cement"]
