"""The site under test: built once for all workers from `standards/`, over http and from its folder."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from generator.app.project import Project
from tests.handbooks import build_now, copy_case, edit, release

PATIENCE = 300
"""Seconds that the other workers wait for the one that builds."""


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site of the working draft, which has no releases before it."""

    def make(folder: Path) -> None:
        no_releases = shutil.ignore_patterns("releases")
        shutil.copytree(root / "standards", folder / "standards", ignore=no_releases)
        build_now(Project(folder))

    return once(tmp_path_factory, "handbook", make) / "site" / "draft"


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a small handbook with three releases: superseded, effective, and for next year."""
    return once(tmp_path_factory, "grown", grow) / "site"


def grow(folder: Path) -> None:
    project = copy_case("base", folder)
    form = project.standards / "forms" / "pool.yml"
    pool, garden = (project.standards / "services" / f"{name}.yml" for name in ("pool", "garden"))
    form.write_text(POOL_LOG, encoding="utf-8")
    pool.write_text(SERVICE.format(id="pool", title="泳池"), encoding="utf-8")
    edit(project, "records.yml", "[complaint-form", "[pool-log, complaint-form")
    edit(project, "suggestions.yml", "release: 2026Q4", "release: 2026Q2")
    release(project, "2026Q2", "2026-04-01")
    edit(project, "records.yml", "pool-log, ", "")
    form.unlink()
    pool.unlink()
    garden.write_text(SERVICE.format(id="garden", title="绿化"), encoding="utf-8")
    edit(project, "services/desk.yml", "within: 2小时", "within: 4小时")
    release(project, "2026Q3", "2026-07-01")
    edit(project, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    release(project, "2027Q1", "2027-01-01")
    edit(project, "services/desk.yml", "within: 4小时", "within: 1小时")
    edit(
        project,
        "services/desk.yml",
        "criteria:",
        "  - {id: desk.smile, text: 面带微笑, who: [clerk]}\ncriteria:",
    )
    build_now(project)


SERVICE = """id: {id}
number: unspecified
title: {title}
department: quality
total: 1
criteria:
  - {{id: {id}.tidy, title: 整洁, text: 每周清理, points: 1}}
"""
POOL_LOG = """forms:
  - id: pool-log
    number: unspecified
    title: 泳池记录
    content:
      - title: 水质
        fields:
          - {id: pool-log.water, title: 余氯}
"""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first worker who needs it makes for all."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, ready = shared / name, shared / f"{name}.ready"
    try:
        folder.mkdir()
    except FileExistsError:
        wait_for(ready)
    else:
        make(folder)
        ready.touch()
    return folder


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
