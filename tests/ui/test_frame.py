"""What a page opens on before anybody chooses."""

import pandas as pd
import pytest

from indmap.ui.frame import LEAST_SHARE, _default_year


@pytest.mark.parametrize(("of_the_year", "others", "opens_on"), [(128, 0, 2021), (10, 90, 2021), (4, 472, None)])
def test_the_year_of_the_date_unless_next_to_nothing_is_planned_for_it(of_the_year, others, opens_on) -> None:
    facts = pd.DataFrame({"year": [2021.0] * of_the_year + [2027.0] * others})
    assert of_the_year / len(facts) >= LEAST_SHARE or opens_on is None
    assert _default_year(facts, 2021) == opens_on
