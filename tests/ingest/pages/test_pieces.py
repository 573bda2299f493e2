"""What a page's data hold, as pieces."""

from headwater.ingest.pages.pieces import data_pieces
from headwater.ingest.pages.trees import tree


def test_titles_and_stored_texts_are_pieces_with_their_paths() -> None:
    """A headline may stand in the data alone; its place is the attribute."""
    script = '<script type="application/ld+json">{"articleBody": "The bridge is shut."}</script>'
    page = (
        f"<html><head><meta charset=utf-8><title>Bridge shut</title><meta property='og:title' content='Bridge'>"
        f"<meta name=robots content=all></head><body>{script}<script>no()</script></body></html>"
    )
    root = tree(page)
    pieces = data_pieces(root)

    assert [piece.text for piece in pieces] == ["Bridge shut", "Bridge", '{"articleBody": "The bridge is shut."}']
    assert [root.xpath(piece.part) for piece in pieces] == [[piece.text] for piece in pieces]
