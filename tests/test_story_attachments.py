"""The data of the stories stands by itself, and the files it names are attached."""

from pathlib import Path

import pytest

from portal.documents.actions import path_of
from portal.documents.content import content_type_of
from portal.documents.models import Document
from portal.stories.attachments import with_documents, with_files
from portal.stories.player import play
from portal.stories.story import Story, StoryError, load, merge
from portal.stories.yaml12 import read
from portal.workflow.models import Attachment

STORIES = Path(__file__).parent / "stories"
DATA = STORIES / "data"
FILERS = {
    "annex1/e-referral": "health-ministry",
    "annex1/subsidies": "agriculture-ministry/2",
    "annex1/land-plots": "almaty-akimat",
    "annex2/telemedicine": "supplier",
    "annex2/platform-storage": "operator",
}
NAMED = "files/terms-of-reference.pdf"


def annex(name: str) -> dict:
    return read((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def filing(folder: Path, name: str) -> Story:
    """A story of one scene: the data as it stands is filed by its filer."""
    kind = "request" if name.startswith("annex1") else "application"
    (folder / "data").symlink_to(DATA)
    story = folder / "story.yaml"
    story.write_text(
        f"scenes: [{{at: today-1d 10:00, as: {FILERS[name]}, do: {kind}.submit, name: r,"
        f" with: {name}, expect: {{delivered_to: [ministry, integrator]}}}}]"
    )
    return load(story)


def rows(*named: str) -> dict:
    return {"documentation": {"has_documentation": "yes", "rows": [{"file": key} for key in named]}}


@pytest.mark.parametrize("name", FILERS)
def test_what_the_data_holds_can_be_filed(db, tmp_path, name):
    lines = []
    assert play(filing(tmp_path, name), say=lines.append), lines


@pytest.mark.parametrize("name", ["subsidies", "land-plots"])
def test_a_request_merged_over_another_is_itself(name):
    request = annex(f"annex1/{name}")
    assert merge(annex("annex1/e-referral"), request) == request


@pytest.mark.parametrize("path", sorted(DATA.glob("annex*/*.yaml")), ids=lambda path: path.stem)
def test_every_file_that_the_data_names_is_a_small_pdf(path):
    sections = read(path.read_text(encoding="utf-8"))
    for row in sections.get("documentation", sections.get("documents"))["rows"]:
        with (DATA / row["file"]).open("rb") as file:
            assert content_type_of(file, row["file"]) == "application/pdf"
        assert (DATA / row["file"]).stat().st_size < 60_000


def test_a_story_attaches_the_files_that_it_names(db, tmp_path):
    assert play(filing(tmp_path, "annex1/land-plots"), keep=True)
    document = Attachment.objects.get().document
    assert document.name == "terms-of-reference.pdf"
    assert path_of(document.sha256).read_bytes() == (DATA / NAMED).read_bytes()


def test_a_file_named_twice_is_kept_on_the_disk_once(people):
    given = with_documents(
        rows(NAMED, NAMED), actor=people("almaty-akimat"), folder=STORIES / "demo"
    )
    first, second = (row["file"] for row in given["documentation"]["rows"])
    assert first != second
    assert len(set(Document.objects.values_list("sha256"))) == 1
    assert not Document.objects.filter(attached_at=None).exists()


def test_what_names_no_file_stays_as_it_is(people):
    sections = rows("", "1b4e28ba-2fa1-11d2-883f-0016d3cca427") | {"goal": {"goal": NAMED}, "x": 1}
    assert (
        with_documents(sections, actor=people("almaty-akimat"), folder=STORIES / "demo") == sections
    )


def test_a_file_that_is_not_there_is_said(people):
    with pytest.raises(StoryError, match="no file “files/nowhere.pdf”"):
        with_documents(rows("files/nowhere.pdf"), actor=people("almaty-akimat"), folder=STORIES)


def test_data_of_a_step_names_its_files_and_its_day(db, at, people):
    at("2026-05-20 23:30")
    said = {"act_file": NAMED, "date": "today", "number": "today is not the day", "count": 3}
    given = with_files(said, actor=people("supplier"), folder=STORIES)
    document = Document.objects.get(key=given["act_file"])
    assert (document.name, document.organisation) == (
        "terms-of-reference.pdf", people("supplier").organisation
    )  # fmt: skip
    assert document.attached_at is None  # the step attaches it
    assert given | {"act_file": ""} == {
        "act_file": "", "date": "2026-05-20", "number": "today is not the day", "count": 3,
    }  # fmt: skip


def test_a_file_of_a_step_that_is_not_there_fails(db, people):
    with pytest.raises(StoryError, match="no file “files/lost.pdf”"):
        with_files({"act_file": "files/lost.pdf"}, actor=people("supplier"), folder=STORIES)
