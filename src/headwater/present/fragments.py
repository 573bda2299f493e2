"""The addresses of the report: places in one page, for what its tables have room for."""

from collections.abc import Iterable, Mapping

from headwater.model.provenance import Edge
from headwater.present import names
from headwater.present.addresses import Addresses
from headwater.present.anchors import Anchors
from headwater.present.sources import Source


def fragments(anchored: Anchors, edges: Iterable[Edge], sources: Mapping[Source, int]) -> Addresses:
    """Return where things stand in a page that shows these edges, and these sources by number."""
    numbers = anchored.known.numbers
    rows = {(edge.downstream, edge.upstream) for edge in edges}
    named = {names.key(source.name): number for source, number in sources.items()}

    def source(name: str) -> str | None:
        number = named.get(names.key(name))
        return f"#s{number}" if number else None

    def edge(downstream: str, upstream: str) -> str | None:
        return f"#e{numbers[downstream]}-{numbers[upstream]}" if (downstream, upstream) in rows else None

    return Addresses(
        article=lambda number: f"#a{number}",
        claim=lambda number: f"#claim-{number}",
        place=lambda place: f"#{anchored.of(place)}",
        source=source,
        edge=edge,
    )
