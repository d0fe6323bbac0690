"""A look at an old binary workbook's bytes for errors of formulas, without opening it."""

import re

_CODES = rb"[\x00\x07\x0f\x17\x1d\x24\x2a]"
_CELL = re.compile(rb"\x05\x02\x08\x00.{6}" + _CODES + rb"\x01", re.DOTALL)
_RESULT = re.compile(rb"\x06\x00.\x00.{6}\x02." + _CODES + rb"...\xff\xff", re.DOTALL)


def may_hold_failures(content: bytes) -> bool:
    """Whether a record looks like an error, typed in or left by a formula; a rare other one may look so too.

    >>> may_hold_failures(bytes.fromhex("0502 0800 0100 0200 0f00 2a01")), may_hold_failures(bytes(20))
    (True, False)
    """
    return bool(_CELL.search(content) or _RESULT.search(content))
