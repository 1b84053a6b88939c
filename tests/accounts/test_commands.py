"""`create_organisation` and `create_officer`: how a new portal gets its first people."""

import io
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from portal.accounts.models import User
from portal.audit.models import AuditRow
from portal.organisations.models import Organisation

pytestmark = pytest.mark.django_db
BIN = "240340990061"


def create_organisation(bin_=BIN, index="X", kind="authorised_body"):
    names = {
        f"{stem}_{language}": "Министрлік (демо)"
        for stem in ("name", "short")
        for language in ("kk", "ru", "en")
    }
    call_command("create_organisation", bin_, kind=kind, index=index, **names, stdout=io.StringIO())


def create_officer(email="First@Ministry.demo.example", **options):
    out = io.StringIO()
    names = {"surname": "Тасқынбелов", "given_name": "Арлан"}
    call_command("create_officer", email, **({"bin": BIN} | names | options), stdout=out)
    return out.getvalue()


def test_a_new_portal_gets_its_first_administrator():
    create_organisation()
    printed = create_officer(administrator=True, rank="head", position="бас сарапшы")
    user = User.objects.get(email="first@ministry.demo.example")
    assert user.check_password(printed.split()[-1])
    assert user.is_administrator
    membership = user.memberships.get()
    assert (membership.rank, membership.position) == ("head", "бас сарапшы")
    verbs = list(AuditRow.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["organisation.created", "account.officer_created"]


def test_a_password_may_come_from_standard_input(monkeypatch):
    create_organisation()
    monkeypatch.setattr(sys, "stdin", io.StringIO("ақ-самал-жел-1\n"))
    printed = create_officer(ask_password=True)
    assert "ақ-самал-жел-1" not in printed
    assert User.objects.get().check_password("ақ-самал-жел-1")


def test_a_weak_password_is_refused(monkeypatch):
    create_organisation()
    monkeypatch.setattr(sys, "stdin", io.StringIO("12345\n"))
    with pytest.raises(CommandError):
        create_officer(ask_password=True)
    assert not User.objects.exists()


def test_an_officer_needs_an_organisation():
    with pytest.raises(CommandError, match="create_organisation"):
        create_officer()


def test_an_address_in_use_is_refused():
    create_organisation()
    create_officer()
    with pytest.raises(CommandError):
        create_officer("FIRST@ministry.demo.example")
    assert User.objects.count() == 1


def test_an_organisation_with_a_wrong_bin_is_refused():
    with pytest.raises(CommandError, match="bin"):
        create_organisation("240340990062")


def test_a_second_authorised_body_is_refused():
    create_organisation()
    with pytest.raises(CommandError, match="already"):
        create_organisation("240340990160", "Y")
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("command", ["create_officer", "create_organisation"])
def test_the_commands_say_how_to_use_them(command):
    result = subprocess.run(
        [sys.executable, str(settings.ROOT / "manage.py"), command, "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--bin" in result.stdout or "12 digits" in result.stdout
