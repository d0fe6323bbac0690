"""Reading a workbook to a checked register, guard and child process included, against bare readers of the same file.

Each reader runs in its own process, for its peak memory; times are medians. Ours is measured twice: as on the page,
where the child has started while a person chose the file, and with a child that starts cold.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
BARE = {
    "calamine": "import io, python_calamine\n"
    "def read(): python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()",
    "openpyxl": "import io, pandas\ndef read(): pandas.read_excel(io.BytesIO(content), engine='openpyxl', header=1)",
}
OURS = """
from indmap.ingest import make_ready, read_register
from indmap.words import files
def read(): return read_register(content, path.name)
def warm(): read_register(files.samples()[-1].read_bytes(), files.samples()[-1].name)
def size(found): return sum(int(each.memory_usage(deep=True).sum()) for each in (found.projects, found.findings))
"""
READY = f"{OURS}def prepare(): make_ready(); time.sleep(3)"

# The first reading also pays for imports; a child pays for its own each time unless it was started before.
# Memory is measured in the first reading, when no earlier one has left any.
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
path, times = Path(sys.argv[2]), int(sys.argv[3])
content = path.read_bytes()
def prepare(): pass
def warm(): pass
def size(found): return 0
{reader}
taken, grown, kept = [], None, None
def peak():
    status = Path("/proc/self/status")  # what getrusage says of this process may be its parent's
    lines = status.read_text().splitlines() if status.exists() else []
    said = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return said[0] if said else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
warm()
if (reset := Path("/proc/self/clear_refs")).exists():
    reset.write_text("5")  # the peak counts from here on
before = peak()
for _ in range(times):
    prepare()
    start = time.perf_counter()
    found = read()
    taken.append(time.perf_counter() - start)
    if grown is None:
        grown, kept = peak() - before, size(found)
    found = None
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([taken, grown * 1024 / 1e6, kept / 1e6, child * 1024 / 1e6]))
"""


@dataclass(frozen=True)
class Measured:
    """Seconds for one reading; megabytes of growth of the process, of the frames read, and of the largest child."""

    seconds: float
    grown: float
    kept: float
    child: float


def measure(path: Path, reader: str, times: int) -> Measured:
    """One reader's medians over so many readings, without the first if there are more."""
    command = [sys.executable, "-c", _MEASURE.format(reader=reader), str(ROOT), str(path), str(times)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    taken, *sizes = json.loads(ran.stdout)
    return Measured(median(taken[1:] or taken), *sizes)


def table(path: Path, projects: int) -> None:
    """Print our time beside each bare reader's."""
    times = 5 if projects <= 10_000 else 2
    ours, cold = measure(path, READY, times), measure(path, OURS, times)
    bare = {name: measure(path, reader, 1 if name == "openpyxl" else times) for name, reader in BARE.items()}
    ratios = [ours.seconds / bare["calamine"].seconds, bare["openpyxl"].seconds / ours.seconds]
    print(
        f"{projects:>9,} {ours.seconds:>8.2f} {cold.seconds:>8.2f}"
        f" {bare['calamine'].seconds:>9.2f} {bare['openpyxl'].seconds:>9.2f}"
        f" {ratios[0]:>7.2f} {ratios[1]:>8.2f} {ours.grown:>9.0f} {ours.kept:>9.0f} {ours.child:>9.0f}"
    )


def head() -> None:
    """Print what the columns are."""
    print(
        "Reading an xlsx of 25 columns to a checked register, guard and child included; seconds, then ratios, then MB"
    )
    print("times: ours / calamine's (3 at 10,000 and 2.5 at 100,000 allowed); faster: pandas with openpyxl / ours")
    print("cold: ours without a child that got ready while the file was chosen")
    print("server: what the serving process grew by at its most; register: its frames, which is the most allowed")
    names = ("projects", "ours", "cold", "calamine", "openpyxl", "times", "faster", "server", "register", "child")
    print("{:>9} {:>8} {:>8} {:>9} {:>9} {:>7} {:>8} {:>9} {:>9} {:>9}".format(*names))
