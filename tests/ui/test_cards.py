"""Each card fails alone, in one sentence with its code, and the log has the rest."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indmap.exhibits import overview
from indmap.ui import cards
from indmap.words.language import Language
from indmap.words.texts import Texts

PAGE = str(Path(__file__).resolve().parents[2] / "pages" / "overview.py")


def opened() -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["framed"] = True
    at.query_params["lang"] = "en"
    return at.run()


def broken(*_, **__):
    raise ZeroDivisionError("a secret of the code")


@pytest.mark.parametrize(
    ("module", "name", "code"),
    [(overview, "by_month", "test_cards.broken"), (cards, "draw", "overview.by_month")],
    ids=["made", "drawn"],
)
def test_a_card_fails_alone(monkeypatch, caplog, module, name, code) -> None:
    before = len(opened().get("plotly_chart"))
    monkeypatch.setattr(module, name, broken)
    at = opened()
    assert not at.exception
    said = [error.value.replace("\\", "") for error in at.error]
    assert Texts(Language.EN)("card.failed", code=code) in said
    assert "secret" not in "".join(said)
    assert "ZeroDivisionError" in caplog.text
    assert at.metric, "the headline figures live"
    assert any("<tbody>" in block.proto.body for block in at.get("html")), "the table of projects lives"
    assert len(at.get("plotly_chart")) < before
