"""The site under test: built once for all workers from `standards/`, over http and from its folder."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from generator.app.project import Project
from tests.handbooks import build_now

PATIENCE = 300
"""Seconds that the other workers wait for the one that builds."""


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site of the working draft."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, ready = shared / "handbook", shared / "handbook.ready"
    try:
        folder.mkdir()
    except FileExistsError:
        wait_for(ready)
    else:
        shutil.copytree(root / "standards", folder / "standards")
        build_now(Project(folder))
        ready.touch()
    return folder / "site" / "draft"


def wait_for(file: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not file.exists():
        if time.monotonic() > end:
            pytest.fail("the worker that builds the site has not finished")
        time.sleep(0.2)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of the draft on a plain http server; the site's root is one folder up."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/draft"
        server.shutdown()


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site: Path) -> str:
    """Return where the site begins: on a server, and as a folder of files."""
    return str(request.getfixturevalue("server")) if request.param == "http" else site.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that fails its test on an error in the console and on a request that leaves the site."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    troubles = watched(context)
    yield page
    context.close()
    assert troubles == []


def watched(context: BrowserContext) -> list[str]:
    """Return the list that errors and requests to the outside will be noted in."""
    troubles: list[str] = []

    def outside(address: str) -> bool:
        return not address.startswith(("http://127.0.0.1:", "file://", "data:", "blob:", "about:"))

    def lost(sent: Request) -> bool:
        # Who follows a link while the page still loads breaks off what is on its way.
        return sent.failure != "net::ERR_ABORTED"

    context.on("request", lambda sent: troubles.append(sent.url) if outside(sent.url) else None)
    context.on("requestfailed", lambda sent: troubles.append(sent.url) if lost(sent) else None)
    context.on("console", lambda told: troubles.append(told.text) if told.type == "error" else None)
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    return troubles
