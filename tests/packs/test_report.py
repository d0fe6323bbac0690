"""The report opened again: its figures, what it may run, whatever a register's text says."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html

from indmap.exhibits import projects
from indmap.exhibits.charts import RegionMap
from indmap.exhibits.written import cells, marked
from indmap.packs.national import national
from indmap.packs.pack import part
from indmap.packs.regional import regional
from indmap.packs.report import report
from indmap.words.geography import outlines
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import view
from tests.packs.prints import squeezed
from tests.render.exhibits import every_kind, table, with_text

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \"' $title url(#x) {n} =1+1"


def listed(of):
    return projects.table(of, projects.search(of, ""))


def parsed(content: bytes):
    return html.fromstring(content.decode())


def rows(content: bytes) -> dict:
    return json.loads(parsed(content).get_element_by_id("rows").text)


@pytest.fixture(scope="module")
def made():
    of = view(WHOLE)
    return national(of), listed(of), report(national(of), listed(of))


def test_every_number_of_every_exhibit_is_in_it(made):
    pack, _, content = made
    said = squeezed(parsed(content).find("body").text_content())
    for exhibit in pack.exhibits:
        for column in exhibit.columns:
            for cell in cells(exhibit, column):
                assert squeezed(cell) in said, (exhibit.key, column.label, cell)
    for line in (pack.title, pack.cut, pack.source, pack.as_of_words, f"indmap {pack.version}"):
        assert squeezed(line) in said


def test_the_list_has_every_project_and_what_it_is_sorted_by(made):
    _, exhibit, content = made
    found = rows(content)
    assert [row["cells"] for row in found["rows"]] == marked(exhibit).to_numpy().tolist()
    cost = [column.name for column in exhibit.columns].index("cost")
    assert [row["keys"][str(cost)] for row in found["rows"]] == [145e9, 40e9, 23e9, 12e9, 10e9, 7e9, 5e9, 1e9, None]


def test_a_list_too_long_for_a_browser_says_how_many_are_left_out(monkeypatch, made):
    pack, exhibit, whole = made
    monkeypatch.setattr("indmap.packs.report.MOST_PROJECTS", 7)
    content = report(pack, exhibit)
    assert rows(content)["rows"] == rows(whole)["rows"][:7]
    said = "More rows in the XLSX file: 2"
    assert said in parsed(content).get_element_by_id("projects").text_content()
    assert said not in parsed(whole).get_element_by_id("projects").text_content()


def test_it_runs_its_own_code_alone_and_asks_for_nothing(made):
    content = made[2].decode()
    page = parsed(made[2])
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    script, style = page.findall(".//script")[-1].text, page.find(".//style").text
    for kind, text in (("script", script), ("style", style)):
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    addresses = set(re.findall(r"https?://[\w./]+", content))
    assert addresses == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not page.xpath("//*[@src or @style or @onclick or @onload or @onerror]")
    assert not page.xpath("//a[not(starts-with(@href, '#'))]")


def test_ids_are_of_one_element_each_and_links_lead_somewhere(made):
    page = parsed(made[2])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", made[2].decode())) | {link[1:] for link in page.xpath("//a/@href")}
    assert used <= set(ids)
    assert any(each.startswith("d") and "hatch" in each for each in used)


def test_text_of_a_register_is_text_in_every_kind():
    of = view(WHOLE, Language.EN)
    hostile = tuple(with_text(exhibit, HOSTILE) for exhibit in every_kind(Language.EN).values())
    pack = replace(national(of), parts=(part("part", HOSTILE, hostile, (HOSTILE,)),), title=HOSTILE, source=HOSTILE)
    content = report(pack, with_text(listed(of), HOSTILE))
    page = parsed(content)
    assert len(page.findall(".//script")) == 2
    assert page.findall(".//img") == []
    assert page.find(".//title").text == HOSTILE
    assert page.text_content().count(HOSTILE) > len(hostile)
    assert rows(content)["rows"][0]["cells"][0] == HOSTILE


def test_a_map_knows_its_regions(made):
    page = parsed(made[2])
    pack = made[0]
    maps = [exhibit for exhibit in pack.exhibits if isinstance(exhibit.chart, RegionMap)]
    assert [len(each.data) for each in maps] == [17]
    assert sorted(page.xpath("//*[local-name()='path']/@data-region")) == sorted(maps[0].data["label"])


def test_a_map_with_an_outlined_region_names_the_region_under_each_shape():
    of = view(WHOLE)
    pack = regional(of, "KZ-15")
    (exhibit,) = (each for each in pack.exhibits if isinstance(each.chart, RegionMap))
    names = dict(zip(exhibit.data[exhibit.chart.code], exhibit.data[exhibit.chart.label], strict=True))
    neighbours = [each.code for each in outlines(exhibit.chart.division) if each.code != "KZ-15"]
    page = parsed(report(pack, listed(of)))
    assert page.xpath("//*[local-name()='path']/@data-region") == [names[code] for code in (*neighbours, "KZ-15")]


def test_languages_and_the_same_bytes(language):
    of = view(WHOLE, language)
    content = report(national(of), listed(of))
    assert parsed(content).get("lang") == language.value
    assert report(national(of), listed(of)) == content


def test_a_sample_and_an_edited_heading_are_marked():
    of = view(WHOLE)
    parts = (replace(part("part", "In my own words", (table(Language.EN),), ()), edited=True),)
    page = parsed(report(replace(national(of), parts=parts, sample="Sample register"), listed(of)))
    assert page.find(".//h2").text_content() == "In my own words (edited)"
    assert page.find_class("sample")[0].text == "Sample register"


@pytest.mark.parametrize("name", REGISTERS)
def test_poor_registers_are_reported_too(name):
    of = view(REGISTERS[name], Language.RU)
    pack = national(of)
    said = squeezed(parsed(report(pack, listed(of))).text_content())
    assert all(squeezed(each.heading) in said for each in pack.left_out)
