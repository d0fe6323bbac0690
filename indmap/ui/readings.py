"""The registers read lately, by what was read and what was answered: the same question is not read twice."""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import TypeAlias, TypeVar

from indmap.ingest import read_register
from indmap.ingest.outcome import Listener
from indmap.register.layout import Answers, Layout
from indmap.register.register import Register

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Question: TypeAlias = tuple[str, str, Answers]


class Readings:
    """So many registers at most, the one asked for longest ago forgotten first.

    Not Streamlit's own cache: that one reads under a lock in which nobody sees progress or can stop it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._tables: OrderedDict[_Question, Layout] = OrderedDict()
        self._registers: OrderedDict[tuple[_Question, Layout | None], Register] = OrderedDict()

    def read(self, sha256: str, name: str, content: bytes, answers: Answers, listener: Listener) -> Register:
        """The register in a file, known by the hash; what the listener would settle of its columns counts too."""
        question = (sha256, name, replace(answers, layout=None, password=None))
        if found := self._known(question, answers, listener):
            return found
        settled = answers.layout

        def settle(layout: Layout) -> Layout | None:
            nonlocal settled
            self._keep(self._tables, question, layout)
            settled = listener.settle(layout) if listener.settle else None
            return settled

        register = read_register(content, name, answers, replace(listener, settle=settle))
        self._keep(self._registers, (question, settled), register)
        return register

    def _known(self, question: _Question, answers: Answers, listener: Listener) -> Register | None:
        settled = answers.layout
        if settled is None:
            with self._lock:
                table = self._tables.get(question)
            if table is None:
                return None
            settled = listener.settle(table) if listener.settle else None
        with self._lock:
            if found := self._registers.get((question, settled)):
                self._registers.move_to_end((question, settled))
            return found

    def _keep(self, kept: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
        with self._lock:
            kept[key] = value
            kept.move_to_end(key)
            while len(kept) > self._most:
                kept.popitem(last=False)
