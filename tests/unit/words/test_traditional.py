"""Traditional characters: what the glossary decides, what stays, what the search takes for one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.fonts import missing
from generator.words import Words, catalogue, placeholders
from generator.words.traditional import FOLDER, Traditional, TraditionalWords, variants

PLAIN = Traditional({})


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("软件质量", "軟件質量"),
        ("头发、发票、回复、复印", "頭髮、發票、回覆、複印"),
        ("后台里面很干净", "後臺裡面很乾淨"),
        ("签合同的情况下签发，贴标签", "簽合同的情況下簽發，貼標籤"),
        ("一周、1周、周到", "一週、1週、周到"),
        ("KF-08 desk.yml #a-b.c {n}", "KF-08 desk.yml #a-b.c {n}"),
    ],
)
def test_characters_follow_their_words(simplified: str, traditional: str) -> None:
    assert PLAIN(simplified) == traditional


def test_the_longest_word_of_the_glossary_wins_and_stays_as_written() -> None:
    glossary = {"程序": "程式", "工作程序": "作業程序", "程序文件": "程序书"}
    for entries in (glossary, dict(reversed(glossary.items()))):
        assert Traditional(entries)("程序和工作程序，程序文件") == "程式和作業程序，程序书"


def test_the_glossary_is_stronger_than_the_corrections() -> None:
    assert Traditional({"签": "署"})("签字、标签") == "署字、標籤"


@pytest.mark.parametrize(
    "text", ["https://例子.公司/质量/手册", "https://example.com/a?b=c#手册", "http://后台"]
)
def test_web_addresses_stay(text: str) -> None:
    assert Traditional({"手册": "手冊", "example": "sample"})(text) == text


def test_an_address_ends_where_chinese_begins() -> None:
    write = Traditional({"com": "COM"})
    assert write("见https://a.com/x质量手册，或 a.com") == "見https://a.com/x質量手冊，或 a.COM"


@given(st.text(st.sampled_from("质量程序手册ab {}[]\n，。1")), st.booleans())
def test_a_glossary_that_repeats_the_conversion_changes_nothing(text: str, longer: bool) -> None:  # noqa: FBT001
    entry = "质量程序" if longer else "质"
    assert Traditional({entry: PLAIN(entry)})(text) == PLAIN(text)


def test_the_programs_words_are_converted_with_the_glossary_around_their_places() -> None:
    words, simplified = TraditionalWords(Traditional({"时": "時間", "n": "m"})), Words("zh")
    assert words.script == "traditional"
    assert words.language == "zh"
    assert words("amounts.unit.hour.many", n=2) == "2小時間"
    assert words("amounts.unit.week.many", n=2) == "2週"
    assert words("common.html-language") == "zh-TW"
    assert simplified("amounts.unit.hour.many", n=2) == "2小时"
    assert all(words.placeholders_of(key) == placeholders(text) for key, text in catalogue("zh").items())


def test_what_is_told_otherwise_in_traditional_stands_in_the_catalogue_too() -> None:
    extra = {key: text for key, text in catalogue(FOLDER).items() if not key.startswith("corrections.")}
    chinese = catalogue("zh")
    assert extra.keys() <= chinese.keys()
    assert {key: placeholders(text) for key, text in extra.items()} == {
        key: placeholders(chinese[key]) for key in extra
    }


def test_every_entry_can_be_printed() -> None:
    words = TraditionalWords(PLAIN)
    assert missing("".join(words.section("print").values()), words.script) == ()
    assert missing("".join(words.section("amounts").values()), words.script) == ()


def test_characters_that_a_conversion_joins_are_one_in_the_search() -> None:
    groups = variants(["回复", "复印", "恢复", "反覆", "干净", "干部", "人"])
    assert groups == ("乾干幹", "净淨", "复復複覆")


@given(st.lists(st.text(st.sampled_from("回复印恢反覆干净部发头现里面后台质量"), max_size=8)))
def test_a_text_in_both_scripts_is_the_same_to_the_search(texts: list[str]) -> None:
    first = {character: group[0] for group in variants(texts) for character in group}
    for text in texts:
        one, other = ("".join(first.get(each, each) for each in form) for form in (text, PLAIN(text)))
        assert one == other
    assert not re.search(r"[\s\ud800-\udfff]", "".join(first))


def test_corrections_keep_each_character_at_its_place() -> None:
    corrections = {key: text for key, text in catalogue(FOLDER).items() if key.startswith("corrections.")}
    assert corrections
    assert all(len(key.removeprefix("corrections.")) == len(text) for key, text in corrections.items())
    assert variants(["一格里"]) == ("裡里",)
