"""The child for real: workbooks through it, and every way it may die."""

import contextlib
import io
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import msoffcrypto
import msoffcrypto.format.ooxml
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from indmap.errors import EncryptedFile, MissingColumns, UnreadableFile, UnusableFile
from indmap.ingest import children, process, read_register, unlock_file
from indmap.ingest.outcome import Listener, Stage
from indmap.ingest.registers import key_of
from indmap.register.findings import FINDING_COLUMNS
from indmap.register.layout import Answers
from indmap.register.projects import no_projects
from tests.ingest.builders import BOOK_AS_OF, HEADER, ROWS, repacked, workbook

BOOK = workbook()
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def nobody_waits():
    """A child started ahead by another test has the usual program."""
    children.let_go()


def locked(password):
    content = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(BOOK)).encrypt(password, content)
    return content.getvalue()


def test_a_workbook_becomes_a_register_of_the_declared_types():
    register = read_register(workbook(hidden=("справочник",)), "register_2021-09-28.xlsx")
    projects = register.projects
    assert list(projects.dtypes) == list(no_projects().dtypes)
    assert projects["cost"].tolist() == [23.4e9, 145e9]
    assert projects["region"].tolist() == ["KZ-79", "KZ-KAR"]
    assert projects["planned_date"].tolist() == [pd.Timestamp(2021, 12, 31), pd.Timestamp(2021, 9, 28)]
    assert projects[["sheet", "row"]].iloc[0].tolist() == ["Реестр", 2]
    assert register.source.as_of == BOOK_AS_OF
    assert tuple(register.findings.columns) == FINDING_COLUMNS
    assert (register.source.rows_read, register.source.rows_accepted, register.source.rows_set_aside) == (2, 2, 0)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-16", "\t"), ("cp1251", ";")])
def test_delimited_text_gives_the_same_register(encoding, delimiter):
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS)]
    register = read_register("\r\n".join(lines).encode(encoding), "register.csv")
    assert register.projects["cost"].tolist() == [23.4e9, 145e9]
    assert register.projects["name"].tolist() == ["Завод А", "Завод Б"]


def test_a_fault_in_the_child_comes_out_as_the_same_fault():
    with pytest.raises(MissingColumns) as caught:
        read_register(workbook([("Регион", "Статус"), ("ВКО", "Введен")]), "x.xlsx")
    told = vars(caught.value)["values"]
    assert (told["fields"], told["found"]) == (("name",), ("Регион", "Статус"))


def test_a_password_is_asked_for_unless_it_is_the_built_in_one():
    assert len(read_register(locked("VelvetSweatshop"), "x.xlsx").projects) == 2
    with pytest.raises(EncryptedFile):
        read_register(locked("secret"), "x.xlsx")
    with pytest.raises(EncryptedFile):
        read_register(locked("secret"), "x.xlsx", Answers(password="wrong"))
    assert len(read_register(locked("secret"), "x.xlsx", Answers(password="secret")).projects) == 2


def unreadable(content=BOOK):
    with pytest.raises(UnreadableFile) as caught:
        read_register(content, "x.xlsx")
    told = vars(caught.value)["values"]
    assert set(told) == {"reason", "seconds", "memory"}
    return told["reason"]


def test_a_child_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setenv("INDMAP_MAX_SECONDS", "1")
    monkeypatch.setattr(children, "_START", "import time; time.sleep(600)")
    assert unreadable() == "time"


def test_a_child_that_crashes_is_a_file_that_cannot_be_read(monkeypatch):
    monkeypatch.setattr(children, "_START", "import os; os.abort()")
    assert unreadable() == "crash"
    monkeypatch.setattr(children, "_START", "print('nonsense')")
    assert unreadable() == "reply"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the memory of a process")
def test_a_child_that_wants_too_much_memory_is_refused(monkeypatch):
    monkeypatch.setenv("INDMAP_MAX_MEMORY_MB", "16")
    assert unreadable(workbook([HEADER, *ROWS * 10_000])) in ("memory", "crash")


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/sharedStrings.xml", b'<sst count="1" uniqueCount="4294967295"><si><t>x</t></si></sst>'),
        ("xl/workbook.xml", b"<workbook><sheets><sheet"),
        (
            "xl/worksheets/sheet1.xml",
            b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>',
        ),
    ],
)
def test_a_workbook_built_to_harm_harms_only_its_child(part, content):
    with contextlib.suppress(UnusableFile):
        assert len(read_register(repacked(BOOK, {part: content}), "x.xlsx").projects) <= 2
    assert len(read_register(BOOK, "x.xlsx").projects) == 2


def test_the_server_never_loads_the_reader_of_workbooks():
    script = (
        "import sys; from indmap.ingest import read_register; from pathlib import Path;"
        "read_register(Path(sys.argv[1]).read_bytes(), 'x.csv');"
        "print(sorted({'python_calamine', 'msoffcrypto', 'chardet'} & set(sys.modules)))"
    )
    sample = ROOT / "tests" / "ingest" / "small.csv"
    ran = subprocess.run(
        [sys.executable, "-c", script, str(sample)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_the_key_names_the_reading():
    plain = key_of("ab", "x.xlsx", Answers())
    assert plain == key_of("ab", "x.xlsx", Answers(password="secret"))
    others = [
        key_of("cd", "x.xlsx", Answers()),
        key_of("ab", "y.xlsx", Answers()),
        key_of("ab", "x.xlsx", Answers(as_of=date(2021, 9, 28))),
    ]
    assert len({plain, *others}) == 4


class Cancelled(BaseException):
    """What Streamlit raises in a script that is not wanted any more is no Exception either."""


def settled_as(layout, **fields):
    """The layout with other fields for some columns."""
    columns = tuple(
        replace(c, field=fields[c.letter], unit=1e6, reason="person") if c.letter in fields else c
        for c in layout.columns
    )
    return replace(layout, columns=columns)


def test_a_reading_tells_how_far_it_has_come():
    told = []
    read_register(BOOK, "x.xlsx", listener=Listener(lambda stage, seconds: told.append((stage, seconds))))
    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages == [stage for stage in Stage if stage is not Stage.QUEUE]
    assert all(seconds >= 0 for _, seconds in told)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for in /proc")
def test_a_reading_that_is_cancelled_kills_its_child_and_frees_its_place(monkeypatch, tmp_path):
    """A child that has started another: both are gone, and the next file is read though there is one place."""
    said = tmp_path / "children"
    monkeypatch.setenv("INDMAP_MAX_AT_ONCE", "1")
    script = f"import os, time; os.fork(); open({str(said)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(600)"
    started = children._START

    def cancel(stage, _seconds):
        if stage is Stage.OPEN and said.exists() and said.read_text().count("\n") == 2:
            raise Cancelled

    for _ in range(3):
        said.unlink(missing_ok=True)
        monkeypatch.setattr(children, "_START", script)
        with pytest.raises(Cancelled):
            read_register(BOOK, "x.xlsx", listener=Listener(cancel))
        wait_until_gone([int(line) for line in said.read_text().split()])
    monkeypatch.setattr(children, "_START", started)
    assert len(read_register(BOOK, "x.xlsx").projects) == 2


def wait_until_gone(pids):
    """A process that was killed takes a moment to be gone."""
    for _ in range(500):
        if not any(map(is_running, pids)):
            return
        time.sleep(0.01)
    pytest.fail(f"still running: {pids}")


def is_running(pid):
    """Whether a process is there and has not just been killed."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_wait_for_a_place_is_told_and_may_be_cancelled(monkeypatch):
    monkeypatch.setenv("INDMAP_MAX_AT_ONCE", "3")
    slots = process._slots(3)
    told = []

    def watch(stage, seconds):
        told.append(stage)
        if stage is Stage.QUEUE and seconds:
            raise Cancelled

    for _ in range(3):
        assert slots.acquire(blocking=False)
    with pytest.raises(Cancelled):
        read_register(BOOK, "x.xlsx", listener=Listener(watch))
    assert told == [Stage.GUARD, Stage.QUEUE]
    for _ in range(3):
        slots.release()


def test_columns_are_settled_while_the_file_is_read_once(monkeypatch):
    asked, children = [], []
    reading = process._reading
    monkeypatch.setattr(process, "_reading", lambda *given: children.append(given) or reading(*given))

    def settle(layout):
        asked.append(layout)
        return settled_as(layout, C="spent")

    register = read_register(BOOK, "x.xlsx", listener=Listener(settle=settle))
    assert len(children) == len(asked) == 1
    assert "spent" in register.source.layout.fields
    assert register.projects["spent"].tolist() == [23.4e6, 145e6]
    assert register.projects["cost"].isna().all()
    given = read_register(BOOK, "x.xlsx", Answers(layout=settled_as(asked[0], C="spent")))
    assert (given.key, given.source) == (register.key, register.source)
    assert_frame_equal(given.projects, register.projects)
    assert_frame_equal(given.findings, register.findings)


def test_a_column_that_lacks_may_be_settled_and_nothing_to_say_is_no_answer():
    content = workbook([("Что строят", "Регион", "Статус"), ("Завод", "ВКО", "Введен")])
    register = read_register(content, "x.xlsx", listener=Listener(settle=lambda layout: settled_as(layout, A="name")))
    assert register.projects["name"].tolist() == ["Завод"]
    with pytest.raises(MissingColumns):
        read_register(content, "x.xlsx", listener=Listener(settle=lambda _: None))
    plain = read_register(BOOK, "x.xlsx")
    assert read_register(BOOK, "x.xlsx", listener=Listener(settle=lambda _: None)).key == plain.key


def test_a_layout_that_is_given_is_not_asked_about():
    layout = read_register(BOOK, "x.xlsx").source.layout
    read_register(BOOK, "x.xlsx", Answers(layout=layout), Listener(settle=lambda _: pytest.fail("asked")))


def test_a_lock_is_taken_off_once():
    assert unlock_file(locked("secret"), "x.xlsx", "secret") == BOOK
    with pytest.raises(EncryptedFile):
        unlock_file(locked("secret"), "x.xlsx", "wrong")


def test_what_libraries_print_is_no_answer_and_is_not_heaped_up(monkeypatch):
    flood = "import sys; sys.stderr.write('x' * 30_000_000); sys.stderr.write('MemoryError'); sys.exit(1)"
    monkeypatch.setattr(children, "_START", flood)
    assert unreadable() == "memory"
