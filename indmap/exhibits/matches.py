"""Are these two one project?"""

import pandas as pd

from indmap.analysis.moved import Moved
from indmap.exhibits.charts import Table
from indmap.exhibits.doubles import in_words
from indmap.exhibits.encodings import Column
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.fields import fields
from indmap.words.numbers import ABSENT

_ALWAYS = ("project_id", "name", "company", "bin", "region", "cost", "planned_date", "stage")
_DIFFERENT = "≠"


def side_by_side(view: View, moved: Moved, earlier: int, later: int) -> Exhibit:
    """What the earlier and the later register say, field by field; a field in which they differ is marked."""
    before, after = moved.whole.earlier.projects.iloc[earlier], moved.whole.later.projects.iloc[later]
    both = {code: (in_words(view, before, code), in_words(view, after, code)) for code in fields()}
    lines = [
        (view.field(code) if one == other else f"{_DIFFERENT} {view.field(code)}", one, other)
        for code, (one, other) in both.items()
        if (one, other) != (ABSENT, ABSENT) and (code in _ALWAYS or one != other)
    ]
    data = pd.DataFrame(lines, columns=["field", "earlier", "later"], dtype="str")
    columns = (
        Column("field", view.texts("matches.field")),
        Column("earlier", view.texts("matches.in_earlier", day=moved.whole.earlier.as_of)),
        Column("later", view.texts("matches.in_later", day=moved.whole.later.as_of)),
    )
    return view.exhibit("matches.side_by_side", Table(wrapped=True), data, columns)
