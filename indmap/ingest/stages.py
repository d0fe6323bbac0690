"""The stage of a cell that says more than the stage: since when, how far, or a remark in brackets."""

import re
from collections.abc import Sequence
from datetime import date

from indmap.ingest.dates import read_date
from indmap.words.codelists import codelist
from indmap.words.spellings import find

_LONGEST = 80
_SHARE = re.compile(r"(?P<share>\d{1,3})(?:[.,]\d+)?\s*%")
_BRACKETS = re.compile(r"\((?P<remark>[^()]*)\)")
_LOOSE = " \t\n\u00a0,;:–—-"
_WHOLE = 100


def stage_of(text: str, as_of: date | None) -> str | None:
    """The stage that a text names, alone or beside a day, a share of the work or a remark in brackets.

    What is commissioned is so by the register's day and wholly: «commissioned (first stage)» is something else.

    >>> stage_of("СМР – 85%", None), stage_of("введен 15.07.2021 г.", None), stage_of("приостановлен (суд)", None)
    ('construction', 'commissioned', 'suspended')
    >>> stage_of("введен (1 очередь)", None), stage_of("СМР завершены", None)
    (None, None)
    """
    if (code := find("stages", text)) or len(text) > _LONGEST:
        return code
    words = text.split()
    for length in range(len(words) - 1, 0, -1):
        for start, stop in ((0, length), (len(words) - length, len(words))):
            if code := find("stages", " ".join(words[start:stop])):
                rest = " ".join([*words[:start], *words[stop:]]).strip(_LOOSE)
                return code if _goes_along(rest, code, as_of, after=start == 0) else None
    return None


def _goes_along(rest: str, code: str, as_of: date | None, *, after: bool) -> bool:
    """Whether the rest of a cell leaves the stage as it is; a remark does ``after`` it only."""
    is_done = codelist("stages").holds(code, "is_commissioned")
    remark = _BRACKETS.fullmatch(rest)
    said = (remark["remark"] if remark else rest).strip(_LOOSE)
    if share := _SHARE.fullmatch(said):
        return not is_done or int(share["share"]) == _WHOLE
    if when := read_date(said):
        return not is_done or as_of is None or when.first <= as_of
    return remark is not None and after and not is_done and not _names_a_stage(said.split())


def _names_a_stage(words: Sequence[str]) -> bool:
    ends = range(1, len(words) + 1)
    return any(find("stages", " ".join(words[start:end])) for end in ends for start in range(end))
