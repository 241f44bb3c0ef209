"""QR codes are deterministic, quiet around, and hold what they should."""

from xml.etree import ElementTree as ET

from generator.render.qr import QUIET_ZONE, qr_svg


def test_a_code_is_square_svg_with_room_around() -> None:
    tree = ET.fromstring(qr_svg("sheets/desk.html#print-AB12-CD34"))  # noqa: S314 - our own output
    left, top, across, down = map(int, tree.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert across == down
    assert (across - 2 * QUIET_ZONE - 17) % 4 == 0
    assert "width" not in tree.attrib


def test_the_same_text_gives_the_same_bytes() -> None:
    assert qr_svg("x") == qr_svg("x")
