"""What moved since the last register, and who slips?"""

from indmap.exhibits import changes, shifts, slips
from indmap.ui import cards, compare, frame, matches

view = frame.open_page("changes")
moved, slipped = compare.moved_since(view), compare.slipped_until(view)
frame.headline(view, changes.opening(view, moved))
compare.choice(view)
bodies = {
    "slips.region_tab": compare.of(slipped, slips.by_region),
    "slips.sector_tab": compare.of(slipped, slips.by_sector),
    "slips.responsible_tab": compare.of(slipped, slips.by_responsible),
}
if moved:
    plan, delivered = compare.of(moved, shifts.plan), compare.of(moved, shifts.delivered)
    cards.headline(view, compare.of(moved, changes.figures))
    cards.row(view, {"shifts.plan_tab": plan, "shifts.delivered_tab": delivered}, compare.of(moved, shifts.statuses))
    cards.row(view, compare.of(moved, shifts.postponed))
cards.row(view, bodies)
for make in (slips.repeated, slips.silent, slips.claimed):
    cards.row(view, compare.of(slipped, make))
if moved:
    compare.movements(view, moved)
    matches.panel(view, moved)
frame.close_page(view)
