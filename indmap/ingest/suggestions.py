"""What a cell that names no code was probably meant to say: offered to a person, never taken by itself."""

from rapidfuzz import fuzz, process

from indmap.words.spellings import fold, spellings

LISTS = {"region": "regions", "sector": "sectors", "stage": "stages", "level": "levels", "delay_reason": "reasons"}
_LEAST = 84.0
_APART = 3.0
_SAME_BEGINNING = 2


def suggest(field: str, raw: str) -> str | None:
    """The code whose spelling is nearest, if it is near enough and no other code is as near.

    A region's code is the one its name is listed under, whatever it meant on a day.
    The beginnings have to agree: what is not launched is one letter group away from what is.

    >>> suggest("region", "Карагандинсая обл."), suggest("stage", "Реализуеться")
    ('KZ-35', 'construction')
    """
    known, folded = spellings(LISTS[field]), fold(raw)
    near = process.extract(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST, limit=8)
    near = [each for each in near if each[0][:_SAME_BEGINNING] == folded[:_SAME_BEGINNING]]
    if not near:
        return None
    code, score = known[near[0][0]], near[0][1]
    if any(known[other] != code and score - also < _APART for other, also, _ in near):
        return None
    return code
