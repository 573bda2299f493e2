"""The original beside the text: the page as it came, at the place, and pages of PDFs as pictures drawn apart from the server."""

import struct
import zlib

from starlette.testclient import TestClient


def _dots(png: bytes) -> tuple[int, set[bytes]]:
    """Return how wide a picture is, and which colours are in it."""
    width, height = struct.unpack(">II", png[16:24])
    length = struct.unpack(">I", png[33:37])[0]
    rows = zlib.decompress(png[41 : 41 + length])
    row = 1 + 3 * width
    starts = (at * row + 1 + 3 * x for at in range(height) for x in range(0, width, 7))
    return width, {rows[start : start + 3] for start in starts}


def test_the_page_of_a_pdf_is_shown_with_the_place_marked(two_pages: tuple[TestClient, str, int]) -> None:
    """A file to be saved and searched by hand is no original beside the text."""
    client, article, last = two_pages
    beside = client.get(f"/articles/{article}?beside=true&start={last}&end={last + 20}").text
    marked = client.get(f"/articles/{article}/page.png?start={last}&end={last + 20}")
    bare = client.get(f"/articles/{article}/page.png?start={last}")

    assert "Page 2 of the PDF" in beside
    assert f"/articles/{article}/page.png?start={last}&amp;end={last + 20}" in beside
    assert marked.headers["content-type"] == "image/png"
    assert bytes((255, 217, 76)) in _dots(marked.content)[1]
    assert bytes((255, 217, 76)) not in _dots(bare.content)[1]
    assert "Page 1 of the PDF" in client.get(f"/articles/{article}/original").text


def test_what_has_no_pages_has_no_picture(ferry: TestClient) -> None:
    """The address can be typed for any article."""
    article = ferry.get("/api/articles").json()["rows"][0]["id"]

    assert ferry.get(f"/articles/{article}/page.png").status_code == 409


def test_the_original_stands_beside_the_text(ferry: TestClient) -> None:
    """Nobody should have to go back and forth between what was written and what was read of it."""
    article = ferry.get("/api/articles").json()["rows"][0]["id"]
    page = ferry.get(f"/articles/{article}?beside=true&start=3&end=9").text

    assert (
        f'<iframe class="capture" sandbox src="/articles/{article}/capture?start=3&amp;end=9#headwater-place"' in page
    )
    assert f'href="/articles/{article}?beside=true&amp;start=' in page
