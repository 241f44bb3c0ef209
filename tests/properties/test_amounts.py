"""Law: what is told of an amount reads back as that amount, in both languages."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.model.time_limits import Amount
from generator.source.amounts import AmountReader
from generator.views.wording import Teller
from generator.words import LANGUAGES, Words

AMOUNT: TypeAdapter[Amount] = TypeAdapter(Amount)
READERS = {language: (Teller(Words(language)), AmountReader(Words(language))) for language in LANGUAGES}

counts = st.integers(1, 400).map(str) | st.just("0.5")
times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
units = st.sampled_from(["minute", "hour", "day", "week", "month", "year"])
periods = st.sampled_from(["shift", "day", "week", "month", "quarter", "half-year", "year"])
windows = st.tuples(st.integers(1, 50), st.integers(1, 50), units | st.just("working-day"))
amounts = st.one_of(
    st.just({"form": "immediately"}),
    st.fixed_dictionaries({"form": st.just("elapsed"), "amount": counts, "unit": units}),
    st.fixed_dictionaries({"form": st.just("working-days"), "amount": counts}),
    st.fixed_dictionaries(
        {"form": st.just("same-day"), "offset": st.sampled_from([0, 1])}, optional={"before": times}
    ),
    windows.map(lambda w: {"form": "window", "low": str(w[0]), "high": str(w[0] + w[1]), "unit": w[2]}),
    st.fixed_dictionaries(
        {
            "form": st.just("recurrence"),
            "times": st.integers(1, 30).map(str),
            "every": periods,
            "span": st.integers(1, 12).map(str),
            "at-least": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "form": st.just("calendar"),
            "every": st.just("year"),
            "month": st.integers(1, 12).map(str),
            "day": st.integers(1, 28).map(str),
            "by": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "form": st.just("calendar"),
            "every": st.sampled_from(["month", "quarter"]),
            "day": st.integers(1, 31).map(str),
            "by": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "form": st.just("calendar"),
            "every": st.just("week"),
            "weekday": st.sampled_from(["monday", "friday", "sunday"]),
            "by": st.booleans(),
        },
        optional={"part": st.sampled_from(["morning", "afternoon"])},
    ),
    st.fixed_dictionaries(
        {
            "form": st.just("calendar"),
            "every": st.sampled_from(["month", "quarter", "year"]),
            "end": st.just(value=True),
            "by": st.booleans(),
        }
    ),
)


@given(amounts, st.sampled_from(LANGUAGES))
def test_what_is_told_reads_back_as_the_same_amount(parts: dict[str, object], language: str) -> None:
    teller, reader = READERS[language]
    amount = AMOUNT.validate_python(parts)
    for told in (teller.within(amount), teller.amount(amount)):
        again = reader(told)
        assert again is not None, told
        assert AMOUNT.validate_python(again) == amount


@given(st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_any_text_is_an_amount_or_none(text: str, language: str) -> None:
    parts = READERS[language][1](text)
    if parts is not None:
        AMOUNT.validate_python(parts)


@given(st.decimals(Decimal("0.1"), Decimal(100), places=1), units)
def test_decimal_amounts_keep_their_value(amount: Decimal, unit: str) -> None:
    for teller, reader in READERS.values():
        parts = {"form": "elapsed", "amount": str(amount), "unit": unit}
        again = reader(teller.amount(AMOUNT.validate_python(parts)))
        assert again is not None
        assert Decimal(again["amount"]) == amount
