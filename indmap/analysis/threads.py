"""Threads: each project through all registers, from the first that names it to the last."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.links import paired
from indmap.register.projects import Projects

COLUMNS = ("thread", "edition", "as_of", "row", "how")


def threads(registers: Sequence[tuple[date, Projects]], settled: Sequence[tuple[str, str, bool]] = ()) -> pd.DataFrame:
    """One row a project and register: ``thread``, ``edition`` (place in ``registers``), ``as_of``, ``row``, ``how``.

    Registers may come in any order and are followed in the order of their days, equal days as given. A project that
    was gone for a while is found again. ``how`` (codelist ``matches``) is empty where a thread begins.
    """
    order = sorted(range(len(registers)), key=lambda place: registers[place][0])
    walk = _Walk(settled)
    found = [walk.on(place, *registers[place]) for place in order]
    if not found:
        return pd.DataFrame(columns=list(COLUMNS))
    whole = pd.concat(found, ignore_index=True)
    return whole.sort_values(["thread", "as_of"], kind="stable", ignore_index=True)


class _Walk:
    """Register after register: the last one's rows with their threads, and the rows of threads that are gone."""

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
            pairing, codes_speak = paired(self.last, projects, self.settled)
            found = np.flatnonzero(pairing.partner >= 0)
            mine[pairing.partner[found]] = self.here[found]
            how[pairing.partner[found]] = pairing.how[found]
            self._find_again(mine, how, projects, codes_speak=codes_speak)
            self._lose(pairing.left()[0])
        fresh = np.flatnonzero(mine < 0)
        mine[fresh] = np.arange(self.started, self.started + len(fresh))
        self.started += len(fresh)
        self.last, self.here = projects, mine
        columns = {"thread": mine, "edition": place, "as_of": pd.Timestamp(day), "row": np.arange(len(mine))}
        return pd.DataFrame({**columns, "how": pd.array(how, dtype="str")})

    def _find_again(self, mine: np.ndarray, how: np.ndarray, projects: Projects, *, codes_speak: bool) -> None:
        """Looks for the new among those that were gone."""
        new = np.flatnonzero(mine < 0)
        if self.gone is None or not len(new) or self.gone.empty:
            return
        again, _ = paired(self.gone, projects.iloc[new], self.settled, codes_speak=codes_speak)
        found = np.flatnonzero(again.partner >= 0)
        back = new[again.partner[found]]
        mine[back], how[back] = self.away[found], again.how[found]
        still = again.left()[0]
        self.gone, self.away = self.gone.iloc[still], self.away[still]

    def _lose(self, went: np.ndarray) -> None:
        """Keeps the rows that went now beside those that went before."""
        if self.last is not None and len(went):
            rows = self.last.iloc[went]
            self.gone = rows if self.gone is None else pd.concat([self.gone, rows], ignore_index=True)
            self.away = np.concatenate([self.away, self.here[went]])
