"""By what each figure of a column is multiplied: thousands and millions, per cent and fractions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indmap.ingest.columns import Column, Mask, used
from indmap.ingest.figures import Figure
from indmap.ingest.units import NO_UNIT
from indmap.register.layout import ColumnMeaning

Floats = npt.NDArray[np.float64]

_NEAR = 10.0


def factors(figures: Sequence[Figure], meaning: ColumnMeaning) -> Floats:
    """The factor of each distinct cell: its own unit's, else the column's.

    A currency in one cell among bare ones stands for whole units of it; in most cells it is how the column is written.
    """
    usual = 1.0 if meaning.unit is None else meaning.unit
    signed = sum(_is_signed(figure, meaning.currency) for figure in figures)
    bare = sum(figure.unit == NO_UNIT and not math.isnan(figure.value) for figure in figures)
    whole = usual if signed > bare else 1.0
    return np.array([_own_factor(figure, usual, whole, meaning.currency) for figure in figures], float)


def _is_signed(figure: Figure, currency: str | None) -> bool:
    """Whether the cell says the column's currency and no scale."""
    return figure.unit.scale is None and figure.unit.currency is not None and figure.unit.currency == currency


def _own_factor(figure: Figure, usual: float, whole: float, currency: str | None) -> float:
    if figure.unit.scale is not None:
        return figure.unit.scale
    if figure.unit.currency is None:
        return usual
    return whole if _is_signed(figure, currency) else 1.0


@dataclass(frozen=True)
class Shares:
    """The factor of each distinct cell of a share, and the largest number where it is doubtful what it means.

    ``apart`` tells the cells below 1 in a column of per cent that has none near them: 0.85 beside 70 and 100.
    """

    factors: Floats
    doubtful: float | None = None
    apart: npt.NDArray[np.bool_] | None = None


def shares(figures: Sequence[Figure], column: Column, meaning: ColumnMeaning, kept: Mask, *, shown: bool) -> Shares:
    """Per cent or fraction: by the sign in the cell, else by the column as a whole; ``shown`` is its number format.

    A column that never passes 1 holds fractions, unless its heading says per cent and its numbers are whole. Under
    such a heading it is doubtful, where neither the format nor a sign in other cells speaks for it.
    """
    signed = [figure.unit.is_percent for figure in figures]
    plain = np.array([math.nan if figure.unit.is_percent else figure.value for figure in figures], float)
    stated = plain[used(column.places[kept])] if kept.any() else plain[:0]
    stated = np.abs(stated[~np.isnan(stated)])
    headed = meaning.unit is not None
    small = bool(stated.size) and stated.max() <= 1.0
    whole = headed and bool((stated == np.floor(stated)).all())
    usual, doubtful = (1.0 if small and not whole else 0.01), None
    if meaning.reason == "person" and meaning.unit is not None:
        usual = meaning.unit
    elif shown and stated.size and np.median(stated) <= 1.0:
        usual = 1.0
    elif headed and small and stated.max() > 0 and not any(signed):
        doubtful = float(stated.max())
    return Shares(np.where(signed, 0.01, usual), doubtful, None if usual == 1.0 else _apart(plain, stated))


def _apart(plain: Floats, stated: Floats) -> npt.NDArray[np.bool_]:
    """Which numbers may be fractions among per cent: those below 1, where none stands between them and 10."""
    is_gap = not ((stated > 1.0) & (stated < _NEAR)).any() and bool((stated >= _NEAR).any())
    return (np.abs(plain) > 0) & (np.abs(plain) < 1.0) & is_gap
