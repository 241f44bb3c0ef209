"""Questions that ask two things, in both languages; and those that only look like it."""

from __future__ import annotations

import pytest

from generator.rules.questions import QuestionGrammar


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("男员工有没有留长发，女员工有没有留长指甲？", "有没有留长指甲"),
        ("是否使用敬语，是否微笑服务？", "是否微笑服务"),
        ("通风好不好，空气清不清新？", "清不清新"),
        ("是否戴了工号牌？牌面是否完好？", "是否完好"),
        ("回答客人询问是否温和，内容是否正确？", "是否正确"),
        ("上班时是否不窜岗，也不随便换班？", "也不随便换班"),
        ("地板是否光亮，并且不滑？", "并且不滑"),
        ("来电是否问明事由并记下？", "并记下"),
        ("散客到店是否问候，问明有没有订房；有订房的是否找出订房单？", "是否找出订房单"),
    ],
)
def test_double_questions_in_chinese(question: str, second: str) -> None:
    assert QuestionGrammar.of("zh").second(question) == second


@pytest.mark.parametrize(
    "question",
    [
        "地面是否干净、完好、光亮？",
        "说话、走路是否都做到轻？",
        "客人投诉时，是否耐心听完？",
        "接待员是否问明有没有订房？",
        "是否询问客人有无预订？",
        "是否在客人到达前，备好房间？",
        "有没有吸烟、看手机，或做与工作无关的事？",
        "有没有同一位客人谈得太久，冷落了其他客人？",
        "是否带着对讲机，以便随时联系？",
        "是否合并存放、一并登记、并排停放？",
        "登记完整，并且签字",
        "菜肴有哪些、价格多少，是否了解？",
    ],
)
def test_single_questions_in_chinese(question: str) -> None:
    assert QuestionGrammar.of("zh").second(question) == ""


@pytest.mark.parametrize(
    "question",
    [
        "Is the log complete and is it signed?",
        "Are the floors clean, are the walls clean?",
        "Is the log complete? Does it carry a date?",
        "Do staff greet guests as well as whether they smile?",
        "Does the clerk ask for the name, and does she write it down?",
        "Are the shelves dry and also labelled?",
    ],
)
def test_double_questions_in_english(question: str) -> None:
    assert QuestionGrammar.of("en").second(question)


@pytest.mark.parametrize(
    "question",
    [
        "Is the log complete and signed?",
        "Are floors, walls and doors clean?",
        "Does the clerk ask whether the guest has a booking?",
        "Do staff check whether food is fresh?",
        "When a guest complains, is the complaint written down?",
        "The log is complete and is signed.",
    ],
)
def test_single_questions_in_english(question: str) -> None:
    assert QuestionGrammar.of("en").second(question) == ""
