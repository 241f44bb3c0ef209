"""QR codes are deterministic, quiet around, and hold what they should."""

import io
import zlib
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image

from generator.render.qr import QUIET_ZONE, qr_png, qr_svg


def test_a_code_is_square_svg_with_room_around() -> None:
    tree = ET.fromstring(qr_svg("sheets/desk.html#print-AB12-CD34"))  # noqa: S314 - our own output
    left, top, across, down = map(int, tree.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert across == down
    assert (across - 2 * QUIET_ZONE - 17) % 4 == 0
    assert "width" not in tree.attrib


def test_the_same_text_gives_the_same_bytes() -> None:
    assert qr_svg("x") == qr_svg("x")


@pytest.mark.parametrize(
    "text", ["x", "sheets/desk.html#print-AB12-CD34", "https://example.org/" + "a" * 400]
)
def test_a_picture_is_read_back(text: str) -> None:
    picture = Image.open(io.BytesIO(qr_png(text)))
    assert picture.mode == "1"
    assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [text]
    edge = QUIET_ZONE * 8
    assert picture.crop((0, 0, picture.width, edge)).getextrema() == (255, 255)
    assert not picture.getpixel((edge, edge))


def test_a_picture_depends_on_no_library_that_compresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> bytes:
        raise AssertionError("what this gives differs between machines")

    for name in ("compress", "compressobj"):
        monkeypatch.setattr(zlib, name, forbidden)
    assert qr_png("x") == qr_png("x")
