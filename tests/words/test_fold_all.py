"""Folding many texts at once is folding each of them."""

from hypothesis import given
from hypothesis import strategies as st

from indmap.words.spellings import fold, fold_all


@given(st.lists(st.text(st.characters(exclude_characters="\0"))))
def test_many_are_folded_as_each_is(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


def test_a_text_that_holds_the_mark_stays_one_text() -> None:
    assert fold_all(["a\0b", "c"]) == ["a b", "c"]
