"""What may happen to a file on a disk: each has its sentence, and nothing accepted is lost."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from indmap.errors import (
    SnapshotDamaged,
    StoreDamaged,
    StoreFault,
    StoreFull,
    StoreMissing,
    StoreOnNetwork,
    StoreReadOnly,
    StoreUnavailable,
    WrongSetting,
)
from indmap.store import Store, data_folder
from indmap.store.folder import refuse_network
from indmap.store.marker import NAME
from indmap.store.store import FILE
from tests.store.histories import assert_same, variant

ROOT = Path(__file__).resolve().parents[2]
RANDOM = random.Random(20210928)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def filled(folder, register):
    """The path of a store's file with three snapshots in it."""
    store = Store.open(folder, "")
    for number in (20, 30, 40):
        store.save_snapshot(variant(register, number), [(os.urandom(100_000), f"{number}.xlsx")])
    return folder / FILE


# --- the file is gone, or another ---


def test_a_file_that_is_gone_is_never_a_blank_history(folder, filled):
    filled.unlink()
    for _ in range(2):
        with pytest.raises(StoreMissing) as caught:
            Store.open(folder, "")
        assert caught.value.values == {"path": str(filled), "mark": str(folder / NAME)}
        assert not filled.exists()


def test_to_begin_anew_a_person_takes_the_mark_away(folder, filled):
    filled.unlink()
    (folder / NAME).unlink()
    assert Store.open(folder, "").snapshots() == ()


def test_a_copy_put_back_is_the_store_again(folder, filled, tmp_path):
    store = Store.open(folder, "")
    assert store.back_up(tmp_path / "copies" / "copy.sqlite") == ()
    before = store.snapshots()
    filled.unlink()
    shutil.copy(tmp_path / "copies" / "copy.sqlite", filled)
    assert Store.open(folder, "").snapshots() == before
    assert Store.open(folder, "").verify() == ()


def test_another_store_in_its_place_is_refused(folder, filled, tmp_path):
    Store.open(tmp_path / "other", "")
    shutil.copy(tmp_path / "other" / FILE, filled)
    with pytest.raises(StoreMissing):
        Store.open(folder, "")


def test_an_emptied_file_is_not_a_blank_history(folder, filled):
    filled.write_bytes(b"")
    with pytest.raises(StoreMissing):
        Store.open(folder, "")


def test_a_store_brought_without_its_mark_is_taken_and_marked(folder, filled):
    (folder / NAME).unlink()
    assert len(Store.open(folder, "").snapshots()) == 3
    filled.unlink()
    with pytest.raises(StoreMissing):
        Store.open(folder, "")


# --- the file is damaged ---


@pytest.mark.parametrize("damage", ["other bytes", "zeroed header", "torn in the middle"])
def test_a_damaged_file_is_a_fault_and_is_left_as_it_is(folder, filled, damage):
    whole = filled.read_bytes()
    content = {
        "other bytes": b"not a database at all" * 100,
        "zeroed header": bytes(100) + whole[100:],
        "torn in the middle": whole[:200] + b"\xff" * (len(whole) - 200),
    }[damage]
    filled.write_bytes(content)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(folder, "").snapshots()
    assert caught.value.values == {"path": str(filled)}
    assert filled.read_bytes() == content


def test_a_truncated_file_is_found_out(folder, filled):
    whole = filled.read_bytes()
    for share in (0.05, 0.3, 0.6, 0.9):
        filled.write_bytes(whole[: int(len(whole) * share)])
        assert not is_whole(folder)


def is_whole(folder):
    """Whether the store opens and its own look finds nothing."""
    try:
        return Store.open(folder, "").verify() == ()
    except StoreFault:
        return False


def test_no_flipped_byte_changes_a_register_unseen(folder, filled, register):
    whole = bytearray(filled.read_bytes())
    facts = {each.id: each for each in Store.open(folder, "").snapshots()}
    seen = 0
    for _ in range(40):
        place = RANDOM.randrange(100, len(whole))
        flipped = whole.copy()
        flipped[place] ^= 1 << RANDOM.randrange(8)
        filled.write_bytes(flipped)
        seen += not is_whole(folder)
        with contextlib.suppress(StoreFault, WrongSetting):
            for listed in Store.open(folder, "").snapshots(withdrawn=True):
                with contextlib.suppress(SnapshotDamaged):
                    loaded = Store.open(folder, "").snapshot_register(listed.id)
                    assert listed == facts[listed.id]
                    assert_same(loaded.projects, register.projects.head(listed.rows))
                    assert_same(loaded.findings, register.findings)
    assert seen >= 20  # the others fell where SQLite keeps nothing


def test_every_flipped_byte_of_an_original_is_found(folder, filled):
    whole = bytearray(filled.read_bytes())
    store = Store.open(folder, "")
    (_, sha256, _) = store.snapshots()[0].files[0]
    start = whole.index(store.original(sha256)[:1_000])
    for place in range(start, start + 1_000, 100):
        flipped = whole.copy()
        flipped[place] ^= 1
        filled.write_bytes(flipped)
        with pytest.raises(SnapshotDamaged):
            store.original(sha256)


def test_one_damaged_snapshot_is_named_and_the_others_load(folder, filled, register):
    with contextlib.closing(sqlite3.connect(filled)) as connection:
        connection.execute("DROP TRIGGER snapshot_part_no_update")
        (data,) = connection.execute(
            "SELECT data FROM snapshot_part JOIN snapshot ON id = snapshot WHERE seq = 2"
        ).fetchone()
        torn = data[:500] + bytes([data[500] ^ 1]) + data[501:]
        connection.execute(
            "UPDATE snapshot_part SET data = ? WHERE snapshot = (SELECT id FROM snapshot WHERE seq = 2)", (torn,)
        )
        connection.commit()
    store = Store.open(folder, "")
    first, second, third = store.snapshots()
    with pytest.raises(SnapshotDamaged) as caught:
        store.snapshot_register(second.id)
    assert (caught.value.values["number"], caught.value.values["name"]) == (2, register.source.name)
    assert len(store.snapshot_register(first.id).projects) == 20
    assert len(store.snapshot_register(third.id).projects) == 40
    assert [(each.kind, each.object) for each in store.verify()] == [("snapshot", "2")]


# --- no room, no rights ---


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 12 MB; where this user may not mount one, the test is skipped."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place, leave=0):
    with contextlib.suppress(OSError), (place / "ballast").open("wb", buffering=0) as out:
        while shutil.disk_usage(place).free > leave:
            out.write(bytes(min(4096, shutil.disk_usage(place).free - leave) or 1))


def keep_without_end(store, register, kept):
    for number in range(1, 40):
        saved, _ = store.save_snapshot(variant(register, number), [(os.urandom(800_000), "a.bin")])
        kept.append(saved)


def test_a_full_disk_refuses_the_next_one_and_keeps_every_earlier(small_disk, register):
    store = Store.open(small_disk, "")
    kept = []
    with pytest.raises(StoreFull) as caught:
        keep_without_end(store, register, kept)
    assert 5 <= len(kept) < 20
    assert caught.value.values == {"path": str(small_disk / FILE)}
    fill(small_disk)
    assert shutil.disk_usage(small_disk).free == 0
    again = Store.open(small_disk, "")  # not a byte is free
    assert again.snapshots() == tuple(kept)
    assert len(again.snapshot_register(kept[-1].id).projects) == len(kept)
    with pytest.raises((StoreFull, StoreUnavailable)):
        again.remember_answer("a", "b", "c")
    subprocess.run(["mount", "-o", "remount,size=24m", str(small_disk)], check=True)
    again.remember_answer("a", "b", "c")
    assert again.verify() == ()


def test_no_copy_is_better_than_half_of_one(small_disk, filled, folder):
    store = Store.open(folder, "")
    fill(small_disk, leave=50_000)
    with pytest.raises(StoreFull) as caught:
        store.back_up(small_disk / "copy.sqlite")
    assert caught.value.values == {"path": str(small_disk / "copy.sqlite")}
    assert [each.name for each in small_disk.iterdir()] == ["ballast"]


def test_a_disk_that_cannot_be_written_is_still_read(small_disk, register):
    saved, _ = Store.open(small_disk, "").save_snapshot(variant(register, 3), [])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    store = Store.open(small_disk, "")
    assert store.snapshots() == (saved,)
    assert len(store.snapshot_register(saved.id).projects) == 3
    with pytest.raises((StoreReadOnly, StoreUnavailable)):
        store.remember_answer("a", "b", "c")


def test_a_limit_on_the_size_of_files_is_a_full_disk_too(folder, filled):
    """Where no small disk may be mounted, the system's limit says the same."""
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() == ["refused", "3"], ran.stderr
    assert Store.open(folder, "").verify() == ()


LIMITED = """
import os, resource, signal, sys
from pathlib import Path
from indmap.errors import StoreFull, StoreUnavailable
from indmap.store import Store
store = Store.open(Path(sys.argv[1]), "")
register = store.snapshot_register(store.snapshots()[0].id)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
store.withdraw(store.snapshots()[0].id, "to be kept anew")
try:
    store.save_snapshot(register, [(os.urandom(2_000_000), "a.bin")])
except (StoreFull, StoreUnavailable):
    print("refused", len(store.snapshots(withdrawn=True)))
"""


def test_a_folder_that_cannot_be_is_a_fault(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path / "file" / "below", "")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_rights_is_a_fault(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path, "")
    tmp_path.chmod(0o700)


# --- where it stands ---


def test_the_folder_is_the_setting_s_or_the_person_s(tmp_path, monkeypatch):
    monkeypatch.setenv("INDMAP_DATA_DIR", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("INDMAP_DATA_DIR")
    assert data_folder().name == "indmap"
    assert ROOT not in data_folder().parents


def test_a_folder_on_another_machine_is_refused(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/home /home nfs4 rw 0 0\n"
        "//nas/x /mnt/our\\040disk cifs rw 0 0\n"
        "/dev/sdb /home/me ext4 rw 0 0\n"
    )
    for remote in ("/home/other/indmap", "/mnt/our disk/indmap"):
        with pytest.raises(StoreOnNetwork) as caught:
            refuse_network(Path(remote), mounts)
        assert caught.value.values == {"path": remote}
    for here in ("/var/lib/indmap", "/home/me/indmap"):
        refuse_network(Path(here), mounts)
    with pytest.raises(StoreOnNetwork):
        refuse_network(Path("//server/share/indmap"), mounts)
    refuse_network(tmp_path, tmp_path / "no such list")
