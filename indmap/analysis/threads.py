"""Threads: each project followed through all registers, from the first that has it to the last."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.links import paired
from indmap.register.projects import Projects

COLUMNS = ("thread", "edition", "as_of", "row", "how")


def threads(registers: Sequence[tuple[date, Projects]], settled: Sequence[tuple[str, str, bool]] = ()) -> pd.DataFrame:
    """One row per project and register: ``thread``, ``edition`` (index in ``registers``), ``as_of``, ``row``, ``how``.

    Registers are followed by as-of date whatever their order; those of one date, as given. A project that was missing
    for a while continues its thread. ``how`` (codelist ``matches``) is empty where a thread begins.
    """
    order = sorted(range(len(registers)), key=lambda place: registers[place][0])
    walk = _Walk(settled)
    found = [walk.on(place, *registers[place]) for place in order]
    if not found:
        return pd.DataFrame(columns=list(COLUMNS))
    whole = pd.concat(found, ignore_index=True)
    return whole.sort_values(["thread", "as_of"], kind="stable", ignore_index=True)


class _Walk:
    """The last register with the threads of its rows, ``here``; and all missing rows with theirs, ``away``."""

    def __init__(self, settled: Sequence[tuple[str, str, bool]]) -> None:
        self.settled = settled
        self.last: Projects | None = None
        self.here = np.zeros(0, np.intp)
        self.gone: Projects | None = None
        self.away = np.zeros(0, np.intp)
        self.started = 0

    def on(self, place: int, day: date, projects: Projects) -> pd.DataFrame:
        """The threads of the next register's rows."""
        mine, how = np.full(len(projects), -1), np.full(len(projects), "", object)
        if self.last is not None:
            pairing, same_codes = paired(self.last, projects, self.settled)
            found = np.flatnonzero(pairing.partner >= 0)
            mine[pairing.partner[found]] = self.here[found]
            how[pairing.partner[found]] = pairing.how[found]
            self._find_again(mine, how, projects, same_codes=same_codes)
            self._lose(pairing.left()[0])
        fresh = np.flatnonzero(mine < 0)
        mine[fresh] = np.arange(self.started, self.started + len(fresh))
        self.started += len(fresh)
        self.last, self.here = projects, mine
        columns = {"thread": mine, "edition": place, "as_of": pd.Timestamp(day), "row": np.arange(len(mine))}
        return pd.DataFrame({**columns, "how": pd.array(how, dtype="str")})

    def _find_again(self, mine: np.ndarray, how: np.ndarray, projects: Projects, *, same_codes: bool) -> None:
        """Match the new rows with projects that were missing, in place."""
        new = np.flatnonzero(mine < 0)
        if self.gone is None or not len(new) or self.gone.empty:
            return
        again, _ = paired(self.gone, projects.iloc[new], self.settled, same_codes=same_codes)
        found = np.flatnonzero(again.partner >= 0)
        back = new[again.partner[found]]
        mine[back], how[back] = self.away[found], again.how[found]
        still = again.left()[0]
        self.gone, self.away = self.gone.iloc[still], self.away[still]

    def _lose(self, went: np.ndarray) -> None:
        """Add the rows that are missing now to those that went missing before."""
        if self.last is not None and len(went):
            rows = self.last.iloc[went]
            self.gone = rows if self.gone is None else pd.concat([self.gone, rows], ignore_index=True)
            self.away = np.concatenate([self.away, self.here[went]])
