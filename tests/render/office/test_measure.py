"""Words measured in the shipped letters, in which a digit takes 0.636 of its size and a bold one 0.696."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indmap.render.office.measure import lines, pieces, width

WORDS = some.text(alphabet="абвгқ \u00a0xШ7-", max_size=60)


def test_a_text_is_as_wide_as_its_letters():
    assert width("1234", 10) == pytest.approx(4 * 6.36, abs=0.05)
    assert width("1234", 10, bold=True) == pytest.approx(4 * 6.96, abs=0.05)


@pytest.mark.parametrize("letter", "әғқңөұүһіӘҒҚҢӨҰҮҺІ₸№«»–−≥→▲●■◆○‖✕")
def test_every_letter_of_the_three_languages_and_every_symbol_is_known(letter):
    unknown = width("\U000f0000", 10)
    assert (width(letter, 10), width(letter, 10, bold=True)) != (unknown, unknown)


def test_lines_are_counted_by_words():
    digits = "1234567890"  # of ten points: 63.6 points wide
    assert lines(digits, 64, 10) == 1
    assert lines(f"{digits} {digits}", 64, 10) == 2
    assert lines(f"{digits} {digits}", 131, 10) == 1
    assert lines(digits * 2, 64, 10) == 2
    assert lines(f"{digits}\u00a0{digits[:2]}", 64, 10) == 2
    assert lines("", 64, 10) == 1


def test_a_line_may_end_after_a_hyphen_between_letters():
    long = width("Казахстанская", 10)
    assert lines("Восточно-Казахстанская", long + 1, 10) == 2
    assert lines("2021-06", width("2021-", 10), 10) == 2  # torn, for it cannot end there
    assert lines("2021-06", width("2021-06", 10), 10) == 1


@given(WORDS, some.floats(20, 300), some.floats(20, 300), some.sampled_from([8.0, 10.0, 14.0]))
def test_more_room_never_takes_more_lines(text, one, other, size):
    assert lines(text, max(one, other), size) <= lines(text, min(one, other), size)
    assert lines(text, one, size) * one >= width(text.replace(" ", ""), size) * 0.999


@given(WORDS)
def test_pieces_make_the_text_again(text):
    assert "".join(pieces(text)) == text.replace(" ", "")
