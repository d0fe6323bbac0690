"""The pack of one page: how much is commissioned, the year by month, and whom to call."""

from dataclasses import replace

from indmap.exhibits import overview
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.packs import sections
from indmap.packs.pack import Pack, pack, part

_CALLED = ("name", "status", "region", "cost", "expected_date", "responsible")


def one_page(view: View) -> Pack:
    """The one-page pack of a view, with the appendix that every pack has."""
    first = sections.figures(view)
    shown = (*first.exhibits, overview.by_month(view), _to_call(view))
    parts = (part("figures", first.heading, shown, first.sentences),)
    title = view.texts("packs.national_title")
    return pack(view, "one_page", title, view.cut, (*parts, sections.quality(view, parts)))


def _to_call(view: View) -> Exhibit:
    """Whom to call about what, with only the columns that fit beside a chart."""
    whole = overview.to_call(view)
    return replace(whole, columns=tuple(column for column in whole.columns if column.name in _CALLED))
