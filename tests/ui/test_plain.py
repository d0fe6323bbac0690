"""Nothing that is shown as text is ever anything else."""

from hypothesis import given
from hypothesis import strategies as st

from indmap.ui.plain import escape


@given(st.text())
def test_escaping_only_adds_backslashes(text: str) -> None:
    escaped = escape(text)
    assert len(escaped) >= len(text)
    kept, place = [], 0
    while place < len(escaped):
        place += escaped[place] == "\\"
        kept.append(escaped[place])
        place += 1
    assert "".join(kept) == text


def test_marks_are_taken_literally() -> None:
    assert escape("[a](http://b) **c** $d$ :red[e] <i>") == (r"\[a\]\(http\:\/\/b\) \*\*c\*\* \$d\$ \:red\[e\] \<i\>")
