"""A catalogued service among the candidates for duplicates (clause 11(3))."""

from urllib.parse import quote

from catalog.catalogue import Commissioned, enter
from catalog.models import Entry
from tests import journey

from .services import NAMES, catalogued, now

LIKE_THE_REQUEST = (
    "Пациентті бейінді мамандардың консультациясына электрондық жолдау",
    "Электронное направление пациента на консультацию профильных специалистов",
    "Electronic referral of a patient to consultation",
    "Жолдамаларды ресімдеу және орындалуын есепке алу.",
    "Оформление направлений и учёт их исполнения.",
    "Issues referrals and keeps account of them.",
)


def test_the_conclusions_workplace_shows_the_service_and_leads_to_its_card(client, people, db):
    service = catalogued(LIKE_THE_REQUEST, customer="almaty-akimat")
    conclusion = journey.conclusion_of(journey.under_review())
    found = [each for each in conclusion.shown_candidates if each.kind == Entry.Kind.IC_SERVICE]
    assert [each.number for each in found] == [service.number]
    client.force_login(people("integrator").user)
    page = client.get(f"/ru/cases/{quote(conclusion.project.number)}/conclusion/").content.decode()
    assert service.name_ru in page
    assert f"ИК-услуга № {service.number}" in page
    assert f'href="/ru/catalogue/{quote(service.number)}/"' in page
    assert "Акимат города Алматы" in page


def test_a_new_version_is_found_by_the_words_of_the_earlier_one_too(client, db):
    service = catalogued()
    version = service.versions_shown[0]
    commissioned = _again(service, version)
    texts = dict(zip(NAMES, LIKE_THE_REQUEST, strict=True))
    newer = enter(commissioned, texts, now())
    assert newer.edition == 2
    entry = Entry.objects.get(key=f"ic_service:{service.pk}")
    assert entry.title_kk == LIKE_THE_REQUEST[0]
    assert "Пациентті консультацияға жолдау." in entry.text
    assert entry.text.count(LIKE_THE_REQUEST[3]) == 1
    page = client.get(f"/en/catalogue/{service.number}/").content.decode()
    assert "№ 7/ОП" in page
    assert "№ 9/ОП" in page
    assert "Referral of a patient to consultation." in page


def _again(service, version):
    return Commissioned(
        record=version.commissioning, on=now().today, protocol="9/ОП", subject=service.subject,
        customer=service.customer, operator=service.operator, supplier=service.supplier,
    )  # fmt: skip
