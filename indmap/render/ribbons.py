"""The blocks and ribbons of a flow (Sankey diagram), laid out before any medium draws them.

Heights are in the flow's own units, downwards from the top; blocks of one side are separated by a gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indmap.exhibits.charts import Flow
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import values

_GAP = 0.06  # of the whole, so that a name fits beside each of the smallest
_STEPS = 16


@dataclass(frozen=True)
class Block:
    """One block of one side: its label, role, top and bottom."""

    label: str
    role: str
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """The amount that flows through it."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Ribbon:
    """The flow from a source to a target; ``left`` and ``right`` are its upper edges at both ends."""

    source: str
    target: str
    role: str
    size: float
    left: float
    right: float


@dataclass(frozen=True)
class Flowing:
    """The layout of a flow; ``height`` is that of the taller side."""

    sources: Sequence[Block]
    targets: Sequence[Block]
    ribbons: Sequence[Ribbon]
    height: float


def flowing(chart: Flow, exhibit: Exhibit) -> Flowing:
    """The layout of an exhibit's flow."""
    data = exhibit.data
    sizes = [value or 0.0 for value in values(exhibit, chart.value)]
    pairs = list(zip(data[chart.source].astype(str), data[chart.target].astype(str), sizes, strict=True))
    looks = (
        dict(zip(data[chart.source].astype(str), data[chart.source_role].astype(str), strict=True)),
        dict(zip(data[chart.target].astype(str), data[chart.target_role].astype(str), strict=True)),
    )
    gap = _GAP * (sum(sizes) or 1.0)
    sources = _blocks(chart.sources, [(one, size) for one, _, size in pairs], looks[0], gap)
    targets = _blocks(chart.targets, [(other, size) for _, other, size in pairs], looks[1], gap)
    ribbons = _ribbons(pairs, sources, targets)
    return Flowing(sources, targets, ribbons, max((side[-1].bottom for side in (sources, targets) if side), default=1))


def outline(ribbon: Ribbon) -> tuple[list[float], list[float], list[float]]:
    """The ribbon as points from left (0) to right (1): x, upper edge, lower edge."""
    across = [step / _STEPS for step in range(_STEPS + 1)]
    upper = [ribbon.left + (ribbon.right - ribbon.left) * _eased(place) for place in across]
    return across, upper, [edge + ribbon.size for edge in upper]


def middles(blocks: Sequence[Block], rooms: Sequence[float], height: float) -> list[float]:
    """The positions of one side's names: at the blocks' middles, moved apart by the ``rooms`` that they need."""
    places: list[float] = []
    for block, room in zip(blocks, rooms, strict=True):
        least = places[-1] + (rooms[len(places) - 1] + room) / 2 if places else room / 2
        places.append(max((block.top + block.bottom) / 2, least))
    most = height
    for row in reversed(range(len(places))):
        places[row] = min(places[row], most - rooms[row] / 2)
        most = places[row] - rooms[row] / 2
    return places


def _eased(place: float) -> float:
    return place * place * (3 - 2 * place)


def _blocks(
    order: Sequence[str], sizes: Sequence[tuple[str, float]], looks: Mapping[str, str], gap: float
) -> list[Block]:
    blocks: list[Block] = []
    top = 0.0
    for label in order:
        size = sum(amount for each, amount in sizes if each == label)
        if size:
            blocks.append(Block(label, looks[label], top, top + size))
            top += size + gap
    return blocks


def _ribbons(
    pairs: Sequence[tuple[str, str, float]], sources: Sequence[Block], targets: Sequence[Block]
) -> list[Ribbon]:
    """Ribbons in the order of both sides, so that few of them cross."""
    left, right = ({block.label: block.top for block in side} for side in (sources, targets))
    amounts = {(one, other): size for one, other, size in pairs if size}
    made = []
    for source in sources:
        for target in targets:
            if size := amounts.get((source.label, target.label)):
                edges = left[source.label], right[target.label]
                made.append(Ribbon(source.label, target.label, source.role, size, *edges))
                left[source.label] += size
                right[target.label] += size
    return made
