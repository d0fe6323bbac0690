"""A total that the file states, beside ours: evidence of what was read, never a project."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Total:
    """One figure of a total row: where it stands, what it says and what our rows add up to, in the field's base units.

    ``ours`` is the sum that it agrees with, where there is one: of all rows, or of the section's.
    """

    sheet: str
    cell: str
    field: str
    stated: float
    ours: float
    agrees: bool

    @property
    def difference(self) -> float:
        """By how much the file says more than its rows, zero where they agree within rounding."""
        return 0.0 if self.agrees else self.stated - self.ours
