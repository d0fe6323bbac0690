"""Kazakhstan's Industrialization Map: a register workbook in, a dashboard and files for the meeting out."""

import sys

__version__ = "0.1.0"

# Here and not in __main__, which an older Python could not even parse.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("indmap needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")
