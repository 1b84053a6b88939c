"""Rows written past the ORM come back as they were."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import bulk
from catalog.models import Entry

# PostgreSQL keeps no NUL and no half of a pair.
texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=200)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        texts | st.sampled_from(["\\N", "\\.", "\t\r\n\\", "NULL", ""]), min_size=1, max_size=9
    )
)
def test_every_text_comes_back_as_it_was_written(db, typed):
    Entry.objects.all().delete()
    bulk.add([entry(number, text) for number, text in enumerate(typed)])
    assert list(Entry.objects.order_by("pk").values_list("text", flat=True)) == typed
    bulk.put(
        [entry(number, "x") for number in range(len(typed))], known_by="key", changing=["text"]
    )
    assert set(Entry.objects.values_list("text", flat=True)) == {"x"}
    assert Entry.objects.count() == len(typed)


def test_objects_learn_their_keys(db):
    entries = [entry(number, "") for number in range(5)]
    bulk.add(entries, keys=True)
    assert [each.pk for each in entries] == list(
        Entry.objects.order_by("key").values_list("pk", flat=True)
    )
    Entry.objects.create(
        key="object:9", kind="object", language="kk", path="/", tokens="", folding="1"
    )


def test_long_texts_are_handed_over_in_pieces(db):
    long = "ұзын \\ мәтін\n" * 60_000
    bulk.add([entry(1, long), entry(2, long)])
    assert set(Entry.objects.values_list("text", flat=True)) == {long}


def entry(number: int, text: str) -> Entry:
    return Entry(
        key=f"object:{number}",
        kind="object",
        text=text,
        language="kk",
        path="/",
        tokens="",
        folding="1",
    )
