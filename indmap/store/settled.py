"""Decisions of people that are reused for later files: column mappings, answers, and matches of projects."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

from sqlalchemy import delete, insert, select

from indmap.register.layout import ColumnMeaning
from indmap.register.remarks import Match
from indmap.store.database import Database, Writing
from indmap.store.tables import ANSWERS, MAPPED, MAPPINGS, MATCHES
from indmap.store.written import clean


class Settled(Database):
    """The part of the store for decisions."""

    def remember_mapping(self, shape: str, columns: Sequence[ColumnMeaning], by: str = "") -> None:
        """Store the meaning of the columns under this header, replacing an earlier mapping."""
        rows = [
            {"shape": shape, "place": place, "heading": clean(column.heading), "field": column.field}
            | {"unit": column.unit, "currency": column.currency}
            for place, column in enumerate(columns)
        ]

        def remember(writing: Writing) -> None:
            about = {"shape": shape, "settled_at": writing.at, "settled_by": writing.actor}
            writing.connection.execute(delete(MAPPINGS).where(MAPPINGS.c.shape == shape))
            writing.connection.execute(insert(MAPPINGS), about)
            if rows:
                writing.connection.execute(insert(MAPPED), rows)
            writing.record("mapping", shape, json.dumps([column.field for column in columns]))

        self._write(clean(by), remember)

    def mapping_for(self, shape: str, columns: Sequence[ColumnMeaning]) -> tuple[ColumnMeaning, ...] | None:
        """These columns with the meanings stored for their header; None if there are none for as many columns."""
        query = select(MAPPED).where(MAPPED.c.shape == shape).order_by(MAPPED.c.place)
        rows = self._read(lambda connection: connection.execute(query).all())
        if not rows or len(rows) != len(columns):
            return None
        return tuple(
            replace(column, field=row.field, unit=row.unit, currency=row.currency, reason="remembered", sure=1.0)
            for column, row in zip(columns, rows, strict=True)
        )

    def forget_mapping(self, shape: str, by: str = "") -> None:
        """Delete the mapping of this header."""

        def forget(writing: Writing) -> None:
            writing.connection.execute(delete(MAPPINGS).where(MAPPINGS.c.shape == shape))
            writing.record("mapping_forgotten", shape)

        self._write(clean(by), forget)

    def remember_answer(self, about: str, question: str, answer: object, by: str = "") -> None:
        """Store an answer, any JSON value, about the file or header whose hash is ``about``."""
        key = {"about": about, "question": clean(question)}
        row = key | {"answer": json.dumps(answer)}

        def remember(writing: Writing) -> None:
            _delete_answer(writing, key)
            settled = {"settled_at": writing.at, "settled_by": writing.actor}
            writing.connection.execute(insert(ANSWERS), row | settled)
            writing.record("answer", about, json.dumps([row["question"], row["answer"]]))

        self._write(clean(by), remember)

    def forget_answer(self, about: str, question: str, by: str = "") -> None:
        """Delete the answer to this question."""
        key = {"about": about, "question": clean(question)}

        def forget(writing: Writing) -> None:
            _delete_answer(writing, key)
            writing.record("answer_forgotten", about, key["question"])

        self._write(clean(by), forget)

    def answers_for(self, about: str) -> Mapping[str, Any]:
        """The answers about a file or a header, by question."""
        query = select(ANSWERS.c.question, ANSWERS.c.answer).where(ANSWERS.c.about == about)
        return self._read(
            lambda connection: {row.question: json.loads(row.answer) for row in connection.execute(query)}
        )

    def settle_match(self, one: str, other: str, same: bool | None, by: str = "", reason: str = "") -> None:  # noqa: FBT001 - the answer to the question
        """Store whether two keys are one project, for all comparisons; None takes the answer back."""
        first, second = sorted((clean(one), clean(other)))

        def settle(writing: Writing) -> None:
            row = {"seq": writing.next_number(MATCHES), "one": first, "other": second, "same": same}
            row |= {"settled_by": writing.actor, "settled_at": writing.at, "reason": clean(reason)}
            writing.connection.execute(insert(MATCHES), row)
            writing.record("match", f"{first} {second}", json.dumps([same, row["reason"]]))

        self._write(clean(by), settle)

    def matches(self) -> tuple[Match, ...]:
        """The latest answer about each pair, in the order given, without those taken back."""
        rows = self._read(lambda connection: connection.execute(select(MATCHES).order_by(MATCHES.c.seq)).all())
        last = {(row.one, row.other): row for row in rows}
        return tuple(
            Match(row.one, row.other, row.same, row.settled_by, row.reason, row.settled_at.replace(tzinfo=UTC))
            for row in sorted(last.values(), key=lambda row: row.seq)
            if row.same is not None
        )


def _delete_answer(writing: Writing, key: Mapping[str, str]) -> None:
    this = (ANSWERS.c.about == key["about"], ANSWERS.c.question == key["question"])
    writing.connection.execute(delete(ANSWERS).where(*this))
