"""The pictures of a whole page in one: made on the click, of what the page shows, named after page and exhibit."""

import io
import zipfile

from indmap.ui import downloads
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import open_page


def test_a_page_of_many_exhibits_offers_its_pictures_in_one():
    at = open_page("what_if", Language.RU)
    label = Texts(Language.RU)("card.pictures_of_page")
    (button,) = [each for each in at.get("download_button") if each.proto.label == label]
    assert button.proto.deferred_file_id  # nothing is made before the click
    page, makers = at.session_state[downloads._ON_PAGE]
    with zipfile.ZipFile(io.BytesIO(downloads._pictures(page, tuple(makers.values())))) as bundle:
        names = bundle.namelist()
    stems = ["what_if_01_what_if_figures_2021-09-28_ru", "what_if_02_what_if_statuses_2021-09-28_ru"]
    assert names == [f"{stem}.{kind}" for stem in stems for kind in ("svg", "png", "pdf")]


def test_a_page_with_one_exhibit_has_its_own_menu_alone():
    at = open_page("projects", Language.RU)
    assert Texts(Language.RU)("card.pictures_of_page") not in [each.proto.label for each in at.get("download_button")]
