"""What the tables of discipline say below them."""

from indmap.exhibits import discipline
from indmap.words.language import Language
from tests.analysis.test_discipline import TOLD
from tests.exhibits.views import sample_view


def test_the_updates_say_how_many_of_all_changes_came_lately():
    note = discipline.updates(sample_view(Language.EN), TOLD).note  # one change by 18 September, one by the 28th
    assert note == "The registers of the last 30 days have 100% of all changes."
    alone = TOLD[TOLD["as_of"] <= TOLD["as_of"].unique()[1]]
    assert discipline.updates(sample_view(Language.EN), alone).note == ""
