"""Withdrawn snapshots and notes: kept with the reason, never deleted."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import insert, select

from indmap.errors import WrongSetting
from indmap.register.snapshot import Withdrawal
from indmap.store.database import Writing
from indmap.store.tables import WITHDRAWALS
from indmap.store.written import clean


def withdraw_row(writing: Writing, action: str, about: str, reason: str) -> None:
    """Mark an object as withdrawn, unless it already is; raises WrongSetting without a reason."""
    said = clean(reason).strip()
    if not said:
        raise WrongSetting(name="reason", value=reason)
    if writing.connection.execute(select(WITHDRAWALS.c.object).where(WITHDRAWALS.c.object == about)).first():
        return
    row = {"object": about, "reason": said, "withdrawn_by": writing.actor, "withdrawn_at": writing.at}
    writing.connection.execute(insert(WITHDRAWALS), row)
    writing.record(action, about, said)


def withdrawal_of(row: Mapping[Any, Any]) -> Withdrawal | None:
    """The withdrawal that a row was joined with, if any."""
    if row["withdrawn_at"] is None:
        return None
    return Withdrawal(row["reason"], row["withdrawn_by"], row["withdrawn_at"].replace(tzinfo=UTC))
