"""Kazakh that no attested source has word for word is marked for a native reader."""

import importlib.util
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
spec = importlib.util.spec_from_file_location("kazakh_review", DATA / "kazakh_review.py")
kazakh_review = importlib.util.module_from_spec(spec)
spec.loader.exec_module(kazakh_review)


def test_the_review_file_lists_every_composed_text() -> None:
    kept = kazakh_review._rows(kazakh_review.REVIEW)
    assert kept == kazakh_review.current(), "run: .venv/bin/python data/kazakh_review.py"


def test_a_text_that_changed_loses_its_reader(tmp_path, monkeypatch) -> None:
    review = tmp_path / "kazakh_review.csv"
    review.write_text("key,kk,ru,read_by\ntexts/card.form,Диаграмма,Диаграмма или таблица,Айгүл\n", encoding="utf-8")
    monkeypatch.setattr(kazakh_review, "REVIEW", review)
    row = next(row for row in kazakh_review.current() if row["key"] == "texts/card.form")
    assert row["read_by"] == ""
