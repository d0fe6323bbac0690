"""Totals that a file states, compared with ours; total rows are never projects."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Total:
    """One figure of a total row: its position, the stated sum and ours, in the field's base units.

    ``ours`` is the sum of all rows or of the section's, whichever agrees with it.
    """

    sheet: str
    cell: str
    field: str
    stated: float
    ours: float
    agrees: bool

    @property
    def difference(self) -> float:
        """The stated sum less ours; zero if they agree within rounding."""
        return 0.0 if self.agrees else self.stated - self.ours
