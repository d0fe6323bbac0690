"""What moved since the last register, and who slips?"""

from indmap.exhibits import changes, shifts, slips
from indmap.ui import cards, compare, frame

view = frame.open_page("changes")
moved, slipped = compare.moved_since(view), compare.slipped_until(view)
frame.headline(view, changes.opening(view, moved))
compare.choice(view)
if moved:
    plan, delivered = compare.of(moved, shifts.plan), compare.of(moved, shifts.delivered)
    cards.headline(view, compare.of(moved, changes.figures))
    cards.row(view, {"shifts.plan_tab": plan, "shifts.delivered_tab": delivered}, compare.of(moved, shifts.statuses))
    cards.row(view, compare.of(moved, shifts.postponed))
by_region, by_sector = compare.of(slipped, slips.by_region), compare.of(slipped, slips.by_sector)
by_responsible = compare.of(slipped, slips.by_responsible)
cards.row(
    view,
    {"slips.region_tab": by_region, "slips.sector_tab": by_sector, "slips.responsible_tab": by_responsible},
    compare.of(slipped, slips.repeated),
)
cards.row(view, compare.of(slipped, slips.silent), compare.of(slipped, slips.claimed))
if moved:
    compare.movements(view, moved)
frame.close_page(view)
