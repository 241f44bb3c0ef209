"""The draft is shown while it is edited: pages follow the source, and mistakes leave them as they were."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

BASE = Path(__file__).parent / "base"
PATIENCE = 60
"""Seconds until a test gives up waiting; no measure of speed."""


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int, root: Path) -> Iterator[subprocess.Popen[str]]:
    shutil.copytree(BASE / "standards", tmp_path / "standards")
    command = [sys.executable, "-m", "generator", "serve", "--root", str(tmp_path), "--port", str(port)]
    log = (tmp_path / "log").open("w", encoding="utf-8")
    process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, text=True)
    yield process
    process.terminate()
    process.wait(PATIENCE)
    log.close()


def page(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/services/desk.html") as answer:
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""


def wait_for(port: int, text: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if text in page(port):
            return True
        time.sleep(0.2)
    return False


def test_pages_follow_the_source_and_survive_mistakes(
    server: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    file = tmp_path / "standards" / "services" / "desk.yml"
    text = file.read_text(encoding="utf-8")
    assert wait_for(port, "登记没有遗漏")
    file.write_text(text.replace("登记没有遗漏", "登记一笔不漏"), encoding="utf-8")
    assert wait_for(port, "登记一笔不漏")
    prints = {path.name for path in tmp_path.rglob("*.pdf")}
    assert "desk-sheet.pdf" in prints
    assert "handbook.pdf" not in prints
    file.write_text(text.replace("points: 0.5", "points: 五"), encoding="utf-8")
    end = time.monotonic() + PATIENCE
    while "invalid-number" not in (tmp_path / "log").read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.2)
    assert "desk.yml:19:13" in (tmp_path / "log").read_text(encoding="utf-8")
    assert "登记一笔不漏" in page(port)
    server.terminate()
    assert server.wait(PATIENCE) == 0
    assert page(port) == ""
