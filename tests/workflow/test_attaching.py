"""Files that come with a step: the actor's own, attached to the record by it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.audit.models import AuditRow
from portal.documents.actions import store
from portal.documents.models import Document
from portal.rules.refusal import Refusal
from portal.workflow.models import Attachment
from portal.workflow.perform import Done, perform
from tests.documents.test_documents import PDF
from tests.procurement import operation


@pytest.fixture(scope="module", autouse=True)
def allocated(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, lambda: operation.until(operation.ALLOCATED)):
        yield


def kept(organisation: str) -> Document:
    upload = SimpleUploadedFile("акт.pdf", PDF)
    return store(upload, actor=operation.actor(organisation))


def record_act(document: Document | None, **said):
    testing = operation.testing()
    operation.clock_at("2026-05-25 10:00")
    return perform(
        testing, "record_security_test", actor=operation.actor("supplier"),
        version=testing.version, act_file=document and str(document.key),
        **operation.ACT | {"date": "2026-05-14"} | said,
    )  # fmt: skip


def test_a_file_of_the_actor_is_attached_by_the_step(db):
    testing = operation.testing()
    document = kept("supplier")
    assert document.attached_at is None
    assert isinstance(record_act(document), Done)
    attachment = Attachment.objects.get(document=document)
    assert (attachment.record_id, attachment.section) == (testing.pk, "record_security_test")
    assert Document.objects.get(pk=document.pk).attached_at is not None
    audited = AuditRow.objects.get(record=testing.pk, verb="testing.record_security_test").data
    assert document.sha256 in str(audited)


def test_a_file_of_another_organisation_is_refused_as_one_that_is_not_there(db):
    document = kept("operator")
    refused = record_act(document)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause, list(refused.fields)) == (
        "document-unknown", "ours", ["act_file"]
    )  # fmt: skip
    assert operation.testing().state == "environment_allocated"
    assert not Attachment.objects.filter(document=document).exists()
    assert Document.objects.get(pk=document.pk).attached_at is None


def test_a_refused_step_attaches_nothing(db):
    document = kept("supplier")
    assert isinstance(record_act(document, date="2030-01-01"), Refusal)
    assert not Attachment.objects.filter(document=document).exists()


def test_a_step_without_a_file_attaches_nothing(db):
    before = Attachment.objects.count()
    testing = operation.testing()
    answer = perform(
        testing, "fail", actor=operation.actor("operator"), version=testing.version,
        defects="Жүйе қолжетімсіз.",
    )  # fmt: skip
    assert isinstance(answer, Done)
    assert Attachment.objects.count() == before
