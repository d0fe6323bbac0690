"""What became of each correction: put right, fallen away, or not met in this file."""

from indmap.exhibits import corrections
from indmap.exhibits.corrections import Outcome, State
from indmap.exhibits.written import written
from indmap.register.layout import Correction
from indmap.words.language import Language
from tests.exhibits.views import view
from tests.table import projects

DRAWN = "| name | cost |\n| Mill | 1 bn |\n| Smelter | 2 bn |"
MILL = Correction("Mill", "cost", "много", "5", "letter 12")
SMELTER = Correction("smelter", "cost", "7", "5", "letter 12")
GONE = Correction("Mine", "cost", "7", "5", "letter 12")
ROW = dict(zip(projects(DRAWN)["name"], projects(DRAWN)["row"], strict=True))


def found(code, project, raw):
    row, sheet = int(ROW[project]), str(projects(DRAWN)["sheet"].iloc[0])
    return (code, sheet, f"D{row}", row, "cost", raw, "5 (letter 12)")


FOUND = (found("corrected", "Mill", "много"), found("correction_expired", "Smelter", "8"))


def test_an_outcome_is_found_by_field_value_and_project():
    shown = view(DRAWN, findings=FOUND)
    sheet = str(projects(DRAWN)["sheet"].iloc[0])
    assert corrections.outcomes(shown, (MILL, SMELTER, GONE)) == (
        Outcome(MILL, State.APPLIED, (f"{sheet}!D{int(ROW['Mill'])}",), "много"),
        Outcome(SMELTER, State.EXPIRED, (f"{sheet}!D{int(ROW['Smelter'])}",), "8"),
        Outcome(GONE, State.NOT_HERE),
    )


def test_the_table_says_that_a_correction_fell_away_and_what_the_file_says_now():
    table = written(corrections.table(view(DRAWN, Language.EN, findings=FOUND), (MILL, SMELTER, GONE)))
    assert table["What became of it"].tolist() == [
        "Put right",
        "Fell away: the file now says “8”",
        "There is no such project in this file",
    ]
    assert table.iloc[0, :5].tolist() == ["Mill", "Cost", "много", "5", "letter 12"]


def test_without_corrections_there_is_a_note(language):
    exhibit = corrections.table(view(DRAWN, language), ())
    assert exhibit.is_empty
    assert exhibit.note
