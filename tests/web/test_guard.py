"""Who is let in, from where, and what pages may do."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from headwater.web.app import app
from headwater.web.desk import Desk
from headwater.web.guard import Guard, local
from web.conftest import BASE, OURS, PORT, client_of


@pytest.fixture
def guard() -> Guard:
    """Return a guard of this machine."""
    return local(PORT)


@pytest.fixture
def stranger(ferry_file: Path, guard: Guard) -> TestClient:
    """Return a browser that has not come in."""
    return client_of(Desk(path=ferry_file), guard, cookie=False)


def test_nobody_comes_in_without_the_key(stranger: TestClient) -> None:
    """Any program and any page on the machine can reach the port; only who holds the link may read the case."""
    assert [stranger.get(path).status_code for path in ("/", "/api/case", "/?token=wrong")] == [403, 403, 403]


def test_the_link_lets_in_and_leaves_the_key_out_of_the_address(stranger: TestClient, guard: Guard) -> None:
    """A key in the address would stand in the history and go out with every copied link."""
    answer = stranger.get(f"/?token={guard.token}")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert "httponly" in answer.headers["set-cookie"].casefold()
    assert stranger.get("/").status_code == 200


def test_a_name_that_was_made_to_point_here_is_refused(ferry: TestClient) -> None:
    """A page elsewhere can let its own name lead to this machine, and would then read what we serve."""
    assert ferry.get("/", headers={"host": f"evil.example:{PORT}"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {},
    ],
)
def test_a_change_from_elsewhere_is_refused(ferry: TestClient, headers: dict[str, str]) -> None:
    """Another page could send a form here, and the browser would add the cookie."""
    assert ferry.post("/add", data={"addresses": "https://example.org"}, headers=headers).status_code == 403


def test_a_change_from_our_own_page_is_heard(ferry: TestClient) -> None:
    """Who has nothing to add is told so, and not refused at the door."""
    answer = ferry.post("/add", data={"addresses": ""}, headers=OURS)

    assert answer.status_code == 409
    assert "neither a file nor an address" in answer.text


@pytest.mark.parametrize("path", ["/", "/api/case", "/static/app.js", "/nowhere"])
def test_every_answer_forbids_what_pages_do_not_need(ferry: TestClient, path: str) -> None:
    """Should text of an article ever stand unescaped, nothing of it may run or call home."""
    headers = ferry.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_what_is_too_large_is_refused_before_it_is_read(ferry: TestClient) -> None:
    """A disk must not be filled by one request."""
    answer = ferry.post("/add", content=b"x", headers={**OURS, "content-length": "900000000"})

    assert answer.status_code == 413


def test_a_server_open_to_others_asks_for_its_password(ferry_file: Path) -> None:
    """On a network the link alone is not enough: everybody can see it go by."""
    guard = Guard(hosts=None, cookie="headwater-1", password="a long one")  # noqa: S106 - a test's own
    client = client_of(Desk(path=ferry_file), guard, cookie=False)

    assert client.get("/").headers["location"] == "/enter"
    assert client.post("/enter", data={"password": "wrong"}, headers=OURS).status_code == 403
    assert client.post("/enter", data={"password": "a long one"}, headers=OURS).status_code == 303
    assert client.get("/").status_code == 200


def test_the_key_cannot_be_used_to_lead_elsewhere(stranger: TestClient, guard: Guard) -> None:
    """A link to us must not be turned into one that leads to another's page."""
    answer = stranger.get(f"//evil.example/?token={guard.token}")

    assert not answer.headers.get("location", "").startswith(("//", "http://evil", "https://evil"))
    assert BASE.startswith("http://127.0.0.1")


def test_no_library_of_the_app_can_send_what_it_measures() -> None:
    """The web framework speaks to OpenTelemetry, which sends nothing as long as the part that could is not there."""
    assert find_spec("opentelemetry.sdk") is None


def test_cookies_of_other_servers_lock_nobody_out(stranger: TestClient, guard: Guard) -> None:
    """Browsers send every local server the cookies of all others, whatever they hold."""
    cookie = f'foo={{"a": "b"}}; {guard.cookie}={guard.token}; bar="'

    assert stranger.get("/", headers={"cookie": cookie}).status_code == 200


def test_who_sends_too_much_is_heard_out_before_the_answer(ferry_file: Path) -> None:
    """Browsers show no answer that comes while they still send, but that the connection was reset."""
    passed: list[str] = []
    sent = iter([b"x" * 10, b"x" * 10, b""])

    async def receive() -> Message:
        body = next(sent)
        passed.append("heard")
        return {"type": "http.request", "body": body, "more_body": bool(body)}

    async def send(message: Message) -> None:
        passed.append(f"{message['type']} {message.get('status', '')}".strip())

    headers = {"host": f"127.0.0.1:{PORT}", "sec-fetch-site": "same-origin", "content-length": "900000000"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/add",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }

    async def asked() -> None:
        await app(Desk(path=ferry_file), local(PORT))(scope, receive, send)

    with ThreadPoolExecutor(1) as apart:  # as a browser test before it leaves its own loop in this thread
        apart.submit(lambda: asyncio.run(asked())).result()

    assert passed == ["heard", "heard", "heard", "http.response.start 413", "http.response.body"]
