"""Who may look at a record in the workbench, and who may not."""

from __future__ import annotations

import socket

import pytest
from browsing import HOME, PORT
from starlette.testclient import TestClient

from dragoman.errors import ConfigError
from dragoman.workbench import open_door
from dragoman.workbench.guard import Key

Outside = tuple[TestClient, Key]


def test_nobody_without_the_key_sees_anything(outside: Outside):
    assert [403] * 4 == [
        outside[0].get(path).status_code for path in ("/", "/statements", "/statements.csv", "/static/style.css")
    ]


def test_a_wrong_token_opens_nothing(outside: Outside):
    assert 403 == outside[0].get("/?token=guess").status_code


def test_the_token_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_gets(outside: Outside):
    answer = outside[0].get(outside[1].address)

    cookie = answer.headers["set-cookie"]
    assert (303, "/") == (answer.status_code, answer.headers["location"])
    assert ["HttpOnly", "Path=/", "SameSite=strict"] == sorted(cookie.split("; ")[1:])
    assert outside[1].token not in cookie


def test_the_token_can_open_any_page_and_is_taken_out_of_its_address(outside: Outside):
    answer = outside[0].get("/statements", params={"by": "Hall", "token": outside[1].token})

    assert "/statements?by=Hall" == answer.headers["location"]


def test_the_way_on_from_the_token_never_leads_to_another_machine(outside: Outside):
    answer = outside[0].get(f"{HOME}//evil.example/", params={"token": outside[1].token})

    assert "/evil.example/" == answer.headers["location"]


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_server_called_by_another_name_does_not_answer(browser: TestClient, host: str):
    assert 421 == browser.get("/", headers={"Host": host}).status_code


def test_localhost_is_a_name_of_it(browser: TestClient):
    browser.cookies = dict(browser.cookies.items())  # type: ignore[assignment]  # for any host
    assert 200 == browser.get(f"http://localhost:{PORT}/keys").status_code


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:1"])
def test_another_page_gets_no_answer_though_its_browser_has_the_cookie(browser: TestClient, origin: str):
    assert 403 == browser.get("/statements", headers={"Origin": origin}).status_code


def test_nothing_is_loaded_into_a_page_of_another_site(browser: TestClient):
    sent = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}

    assert 403 == browser.get("/static/icon.svg", headers=sent).status_code


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading_is_answered(browser: TestClient, method: str):
    assert 405 == browser.request(method, "/statements").status_code


@pytest.mark.parametrize("path", ["/keys", "/nosuch", "/static/style.css", "/static/nosuch", "/statements.csv"])
def test_every_answer_forbids_what_is_not_ours(browser: TestClient, path: str):
    headers = browser.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert ("nosniff", "no-referrer", "no-store", "DENY") == (
        headers["x-content-type-options"],
        headers["referrer-policy"],
        headers["cache-control"],
        headers["x-frame-options"],
    )


@pytest.mark.parametrize("name", ["../guard.py", "%2e%2e/guard.py", "..%2fguard.py", "/etc/passwd"])
def test_no_file_but_the_pages_own_is_sent(browser: TestClient, name: str):
    assert 404 == browser.get(f"{HOME}/static/{name}").status_code


def test_the_door_is_open_to_this_machine_alone():
    serving = open_door()
    with serving.door:
        host, port = serving.door.getsockname()

    assert ("127.0.0.1", f"http://127.0.0.1:{port}/") == (host, serving.address.partition("?")[0])


def test_a_port_that_is_taken_is_told():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ConfigError, match="cannot be used"):
            open_door(other.getsockname()[1])
