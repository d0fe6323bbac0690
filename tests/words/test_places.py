"""Which of today's regions a town lies in."""

import pytest

from indmap.words.places import part_of


@pytest.mark.parametrize(
    ("wide", "locality", "part"),
    [
        ("KZ-KAR", "Жайрем", "KZ-62"),  # the dearest commissioned project of the notice
        ("KZ-KAR", "пос. Жайрем, г. Каражал", "KZ-62"),
        ("KZ-KAR", "Жәйрем кенті", "KZ-62"),
        ("KZ-KAR", "г. Темиртау", "KZ-35"),
        ("KZ-KAR", "Zhezqazghan", "KZ-62"),
        ("KZ-VOS", "г. Семей", "KZ-10"),
        ("KZ-VOS", "Усть-Каменогорск", "KZ-63"),
        ("KZ-ALM", "Талдықорған қ.", "KZ-33"),
        ("KZ-ALM", "промышленная зона", None),
        ("KZ-KAR", "г. Темиртау, г. Жезказган", None),  # two towns, two regions: not guessed
        ("KZ-KAR", "", None),
        ("KZ-39", "Костанай", "KZ-39"),  # a region that was not split is its own part
    ],
)
def test_a_place_says_the_part_or_nothing(wide, locality, part):
    assert part_of(wide, locality) == part
