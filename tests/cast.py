"""The fixed cast of the tests, the stories and the demo.

Public bodies and two invented companies; every person, address and BIN is invented. The
key of an organisation means its officer: "health-ministry"; "health-ministry/2" is another
officer and "health-ministry/head" the head. "ministry/admin" administers the calendar, and
"system" is the portal itself. The stranger is "tourism-ministry": a state body like the
others that takes no part in anything.
"""

from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from portal.accounts.actor import SYSTEM, Actor, actor_of
from portal.accounts.models import Membership, User
from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.text import Text

Kind, Rank = Organisation.Kind, Membership.Rank


@dataclass(frozen=True)
class Body:
    """An organisation; `people` are "Surname Given Patronymic" of the officer, /2 and the head."""

    key: str
    kind: str
    bin: str
    index: str
    domain: str
    name: Text
    short: Text
    people: tuple[str, str, str]
    languages: tuple[str, str, str] = ("kk", "ru", "kk")


@dataclass(frozen=True)
class Person:
    key: str
    body: Body
    name: str
    email: str
    language: str
    rank: str
    is_administrator: bool = False


BODIES = (
    Body(
        "ministry", Kind.AUTHORISED_BODY, "190740993019", "ЦДИАӨМ", "digital.demo.example",
        Text(
            "Қазақстан Республикасының Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі",
            "Министерство цифрового развития, инноваций и аэрокосмической промышленности Республики Казахстан",
            "Ministry of Digital Development, Innovations and Aerospace Industry of the Republic of Kazakhstan",
        ),
        Text("Цифрлық даму министрлігі", "Министерство цифрового развития", "Ministry of Digital Development"),
        ("Бәйшешекова Айзат Нұрболатқызы", "Сұңқартасов Мейірлан Ертайұлы", "Тұмарбелов Әлімғазы Серікқалиұлы"),
    ),
    Body(
        "integrator", Kind.SERVICE_INTEGRATOR, "220140993015", "СИ", "integrator.demo.example",
        Text("Сервистік интегратор (демо)", "Сервисный интегратор (демо)", "Service integrator (demo)"),
        Text("Сервистік интегратор (демо)", "Сервисный интегратор (демо)", "Service integrator (demo)"),
        ("Жұлдызкөлова Арайгүл Маратқызы", "Қарлығашқанов Бағлан Ермекұлы", "Самалдықова Гүлнұр Асқарқызы"),
    ),
    Body(
        "operator", Kind.OPERATOR, "220140993025", "ОП", "operator.demo.example",
        Text("Оператор (демо)", "Оператор (демо)", "Operator (demo)"),
        Text("Оператор (демо)", "Оператор (демо)", "Operator (demo)"),
        ("Бұлақтасов Нұркен Саматұлы", "Ақшатырова Зере Бауыржанқызы", "Шыңбұлақов Ерасыл Қуанышұлы"),
    ),
    Body(
        "health-ministry", Kind.STATE_BODY, "190740993029", "ДСМ", "health.demo.example",
        Text(
            "Қазақстан Республикасының Денсаулық сақтау министрлігі",
            "Министерство здравоохранения Республики Казахстан",
            "Ministry of Healthcare of the Republic of Kazakhstan",
        ),
        Text("Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare"),
        ("Шапағаткөлова Меруерт Жанатқызы", "Бұлттасов Диас Асылханұлы", "Жанарқырова Сәуле Қанатқызы"),
    ),
    Body(
        "agriculture-ministry", Kind.STATE_BODY, "190740993039", "АШМ", "agriculture.demo.example",
        Text(
            "Қазақстан Республикасының Ауыл шаруашылығы министрлігі",
            "Министерство сельского хозяйства Республики Казахстан",
            "Ministry of Agriculture of the Republic of Kazakhstan",
        ),
        Text("Ауыл шаруашылығы министрлігі", "Министерство сельского хозяйства", "Ministry of Agriculture"),
        ("Егінқырлов Тимур Рүстемұлы", "Қызғалдақова Іңкәр Болатқызы", "Алқапсаров Дархан Мұратұлы"),
        ("ru", "kk", "ru"),
    ),
    Body(
        "almaty-akimat", Kind.STATE_BODY, "190740993049", "АҚӘ", "almaty.demo.example",
        Text("Алматы қаласының әкімдігі", "Акимат города Алматы", "Akimat of the city of Almaty"),
        Text("Алматы қаласының әкімдігі", "Акимат города Алматы", "Akimat of Almaty"),
        ("Алмабелов Санжар Ерланұлы", "Көктөбелова Алуа Дәуренқызы", "Ілежарлов Арман Жомартұлы"),
    ),
    Body(
        "national-bank", Kind.NATIONAL_BANK, "190740993059", "ҰБ", "bank.demo.example",
        Text(
            "Қазақстан Республикасының Ұлттық Банкі",
            "Национальный Банк Республики Казахстан",
            "National Bank of the Republic of Kazakhstan",
        ),
        Text("Ұлттық Банк", "Национальный Банк", "National Bank"),
        ("Теңгелікова Айым Талғатқызы", "Сандықтасов Рамазан Ілиясұлы", "Қазыналықова Мадина Оразқызы"),
        ("en", "kk", "ru"),
    ),
    Body(
        "tourism-ministry", Kind.STATE_BODY, "230540993011", "ТСМ", "tourism.demo.example",
        Text(
            "Қазақстан Республикасының Туризм және спорт министрлігі",
            "Министерство туризма и спорта Республики Казахстан",
            "Ministry of Tourism and Sports of the Republic of Kazakhstan",
        ),
        Text("Туризм және спорт министрлігі", "Министерство туризма и спорта", "Ministry of Tourism and Sports"),
        ("Шарынкөлова Жансая Ержанқызы", "Көлсайтасов Әділ Нұрланұлы", "Қапшағайлов Асхат Тоқтарұлы"),
    ),
    Body(
        "supplier", Kind.SUPPLIER, "210240993017", "ТК", "tumar.demo.example",
        Text("«Тұмар Код» ЖШС (демо)", "ТОО «Тумар Код» (демо)", "Tumar Code LLP (demo)"),
        Text("«Тұмар Код» (демо)", "«Тумар Код» (демо)", "Tumar Code (demo)"),
        ("Байқоңырқұмов Алишер Маратұлы", "Сарысуқамысова Камила Ришатқызы", "Найзағайтасов Данияр Еркінұлы"),
        ("ru", "kk", "ru"),
    ),
    Body(
        "second-supplier", Kind.SUPPLIER, "210240993027", "ҚД", "kyzgaldak.demo.example",
        Text("«Қызғалдақ Дерек» ЖШС (демо)", "ТОО «Кызгалдак Дерек» (демо)", "Kyzgaldak Derek LLP (demo)"),
        Text("«Қызғалдақ Дерек» (демо)", "«Кызгалдак Дерек» (демо)", "Kyzgaldak Derek (demo)"),
        ("Жауқазынкөлова Томирис Әлібекқызы", "Қайыңтоғаев Ержігіт Самғатұлы", "Ақсуатқырова Гауһар Нұржанқызы"),
    ),
)  # fmt: skip
PLACES = (
    ("", "officer", Rank.OFFICER),
    ("/2", "second", Rank.OFFICER),
    ("/head", "head", Rank.HEAD),
)
POSITIONS = {
    Rank.OFFICER: Text("бас сарапшы", "главный эксперт", "chief expert"),
    Rank.HEAD: Text("басқарма басшысы", "руководитель управления", "head of division"),
}
PEOPLE = {
    person.key: person
    for body in BODIES
    for (ending, mailbox, rank), name, language in zip(
        PLACES, body.people, body.languages, strict=True
    )
    for person in [
        Person(f"{body.key}{ending}", body, name, f"{mailbox}@{body.domain}", language, rank)
    ]
}
PEOPLE["ministry/admin"] = Person(
    "ministry/admin", BODIES[0], "Айшуақкөлова Дәрина Қайратқызы", f"admin@{BODIES[0].domain}",
    "kk", Rank.OFFICER, is_administrator=True,
)  # fmt: skip
DEMO = {
    "health-ministry": ROLE_NAMES[Role.STATE_BODY],
    "integrator": ROLE_NAMES[Role.SERVICE_INTEGRATOR],
    "ministry": ROLE_NAMES[Role.AUTHORISED_BODY],
    "operator": ROLE_NAMES[Role.OPERATOR],
    "supplier": ROLE_NAMES[Role.SUPPLIER],
    "ministry/admin": Text(
        "күнтізбе әкімшісі", "администратор календаря", "administrator of the calendar"
    ),
}


def ensure(password: str | None = None) -> None:
    """Create whoever is missing; with a password, whoever has none yet signs in with it.

    Rows that exist are left as they are: a changed password stays, nobody is signed out.
    """
    Organisation.objects.bulk_create(map(_organisation, BODIES), ignore_conflicts=True)
    organisations = {body.bin: body for body in Organisation.objects.filter(bin__in=_bins())}
    encoded = make_password(password)
    emails = [person.email for person in PEOPLE.values()]
    User.objects.bulk_create(
        (_user(person, encoded) for person in PEOPLE.values()), ignore_conflicts=True
    )
    if password is not None:
        none_yet = User.objects.filter(
            email__in=emails, password__startswith=UNUSABLE_PASSWORD_PREFIX
        )
        none_yet.update(password=encoded)
    users = User.objects.filter(email__in=emails).in_bulk(field_name="email")
    Membership.objects.bulk_create(
        (
            _membership(person, users[person.email], organisations[person.body.bin])
            for person in PEOPLE.values()
        ),
        ignore_conflicts=True,
    )


def organisation(key: str) -> Organisation:
    """The organisation of anybody in the cast; raises KeyError for a key that is not."""
    return Organisation.objects.get(bin=PEOPLE[key].body.bin)


def user(key: str) -> User:
    return User.objects.get(email=PEOPLE[key].email)


def actor(key: str) -> Actor:
    """Somebody of the cast, as they act; raises KeyError for a key that is not of it."""
    if key == "system":
        return SYSTEM
    return actor_of(user(key))


def accounts() -> list[tuple[str, str, str]]:
    """(e-mail, part played, organisation) of one account per role: the list a demo prints."""
    return [
        (PEOPLE[key].email, str(role), str(PEOPLE[key].body.short)) for key, role in DEMO.items()
    ]


def _bins() -> list[str]:
    return [body.bin for body in BODIES]


def _organisation(body: Body) -> Organisation:
    return Organisation(
        bin=body.bin, kind=body.kind, index=body.index, email=f"office@{body.domain}",
        name_kk=body.name.kk, name_ru=body.name.ru, name_en=body.name.en,
        short_kk=body.short.kk, short_ru=body.short.ru, short_en=body.short.en,
    )  # fmt: skip


def _user(person: Person, encoded: str) -> User:
    surname, given_name, patronymic = person.name.split()
    return User(
        email=person.email, password=encoded, surname=surname, given_name=given_name,
        patronymic=patronymic, language=person.language, is_administrator=person.is_administrator,
    )  # fmt: skip


def _membership(person: Person, of: User, body: Organisation) -> Membership:
    position = POSITIONS[person.rank]
    return Membership(
        user=of, organisation=body, rank=person.rank,
        position_kk=position.kk, position_ru=position.ru, position_en=position.en,
    )  # fmt: skip
