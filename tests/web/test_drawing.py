"""Pages of PDFs as pictures: a file made to take long keeps nobody from any page."""

import pytest
from starlette.testclient import TestClient

from headwater.web import drawing


def test_who_asks_while_another_page_is_drawn_is_told_soon(
    two_pages: tuple[TestClient, str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight who wait for one long picture would hold every thread that pages are made in."""
    client, article, _ = two_pages
    monkeypatch.setattr(drawing, "_WAIT_SECONDS", 0.01)

    with drawing._DRAWING:
        answer = client.get(f"/articles/{article}/page.png")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "Page 1 of" in answer.text
    assert client.get(f"/articles/{article}/page.png").headers["content-type"] == "image/png"


def test_a_page_that_took_too_long_is_not_tried_again(
    two_pages: tuple[TestClient, str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look at it would cost as much again, and say the same."""
    client, article, last = two_pages
    refused = {("another capture", 1): "it took too long"}
    monkeypatch.setattr(drawing, "_REFUSED", refused)
    monkeypatch.setattr(drawing, "_MOST_REFUSED", 1)
    with monkeypatch.context() as hurried:
        hurried.setattr(drawing, "_SECONDS", 0)
        first = client.get(f"/articles/{article}/page.png")

    with drawing._DRAWING:
        again = client.get(f"/articles/{article}/page.png?near=true")

    assert (first.status_code, again.status_code) == (409, 409)
    assert "it took more than 0 seconds" in again.text
    assert [number for _, number in refused] == [1]
    assert ("another capture", 1) not in refused
    assert client.get(f"/articles/{article}/page.png?start={last}").status_code == 200
