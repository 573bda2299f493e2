"""The parts of a network that are kept, and what the page and its twin give of them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from headwater.present.pages.network import Network, NetworkPage, network_page
from headwater.web import networks
from headwater.web.networks import Networks


def test_the_same_part_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out thousands takes seconds: whoever comes back, and whoever comes meanwhile, does not begin anew."""
    asked: list[tuple[str, int]] = []

    def counted(found: Network, around: str, most: int) -> NetworkPage:
        asked.append((around, most))
        return network_page(found, around, most)

    monkeypatch.setattr(networks, "network_page", counted)
    kept = Networks(Network(nodes={}, links=()))
    with ThreadPoolExecutor(4) as several:
        pages = list(several.map(lambda most: kept.page("nobody", most), [150, 150, 3000, 150]))

    assert asked == [("", 0)]
    assert all(page is pages[0] for page in pages)


def test_a_network_is_given_up_to_a_size_that_does_not_stop_the_others(ferry: TestClient) -> None:
    """A picture of tens of thousands takes minutes, and nobody could read it."""
    page = ferry.get("/api/network?most=3000").json()

    assert len(page["spots"]) == len(page["nodes"]) == page["all_nodes"]
    assert ferry.get("/api/network?most=3001").status_code == 400
    assert ferry.get("/network?most=3000").status_code == 200


def test_somebody_is_found_by_name_without_a_script_too(ferry: TestClient) -> None:
    """The one who is looked for may be none of those who are shown."""
    found = ferry.get("/api/network/names?name=packet").json()
    page = ferry.get("/network?name=packet&most=1").text

    assert "The Skerrow Packet" in [node["name"] for node in found]
    assert page.count('data-node="') >= len(found)
    assert "has “zzz” in its name" in ferry.get("/network?name=zzz").text


def test_the_library_of_the_picture_comes_from_here(ferry: TestClient) -> None:
    """Pages load nothing from elsewhere, and nothing but what was put there to be loaded."""
    script = ferry.get("/static/vendor/cytoscape.esm.min.mjs")

    assert script.headers["content-type"].startswith("text/javascript")
    assert ferry.get("/static/vendor/README.md").status_code == 404
    assert ferry.get("/static/../app.py").status_code == 404
